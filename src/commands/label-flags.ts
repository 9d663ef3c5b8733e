import type { IdleTreatment } from '../label/idle.ts'
import type { PowerSource } from '../schema/energy-target.ts'
import type { ClusterFlags } from './cluster-options.ts'

export type LabelFlags = ClusterFlags & {
  readonly prom?: string
  readonly promHeader: readonly string[]
  readonly promTokenEnv?: string
  readonly promUserEnv?: string
  readonly promPasswordEnv?: string
  readonly promCaFile?: string
  readonly promInsecure?: boolean
  readonly scrape?: boolean
  readonly scrapeVia: 'auto' | 'ip' | 'proxy'
  readonly keplerNamespace?: string
  readonly keplerSelector?: string
  /** Seconds, as the others. */
  readonly interval: number
  readonly for: number
  readonly exposition?: readonly string[]
  readonly ownerSource: 'prom' | 'k8s' | 'auto'
  readonly mode: 'window' | 'job'
  readonly start?: string
  readonly end?: string
  readonly window?: number
  readonly step?: number
  readonly namespaces: readonly string[]
  readonly out: string
  readonly cluster?: string
  readonly idle: IdleTreatment
  readonly per: 'workload' | 'pod'
  readonly powerSource?: PowerSource
  readonly allowSynthetic?: boolean
}

import type { LabelFlags } from './label-flags.ts'

export type RefreshFlags = Omit<LabelFlags, 'out' | 'per' | 'exposition'> & {
  readonly work: string
  readonly current: string
  readonly base?: string
  readonly kinds?: readonly string[]
  readonly keep: number
  readonly weight: number
  readonly sourceId: string
  readonly licence: string
  readonly acceptUnproven?: boolean
  readonly fresh?: boolean
  readonly publish?: string
  readonly tag?: string
  readonly pin?: string
  readonly modelVersion?: string
}

import * as z from 'zod'
import { acceleratorModel } from '../normalise/accelerator-model.ts'
import type { Amounts } from '../normalise/amounts.ts'
import { readerFrom } from '../normalise/reader.ts'
import { amountsOf } from '../normalise/resources.ts'
import { isObject, type JsonObject } from '../parse/value.ts'

/** What keeps pods from a node that do not tolerate it. */
export type Taint = { readonly key: string; readonly value: string; readonly effect: string }

/** A node as a scheduler sees it. */
export type ClusterNode = {
  readonly name: string
  readonly labels: ReadonlyMap<string, string>
  readonly capacity: Amounts
  readonly allocatable: Amounts
  /** Those that keep pods away; the one of a node that is cordoned among them. */
  readonly taints: readonly Taint[]
  readonly isUnschedulable: boolean
  readonly isReady: boolean | null
  /** The accelerator that its labels name, such as `H100-80GB-HBM3`. */
  readonly board: string | null
  /** What of it could not be read. */
  readonly errors: readonly string[]
}

const Node = z.object({
  metadata: z.object({ name: z.string(), labels: z.record(z.string(), z.string()).nullish() }),
  spec: z
    .object({
      unschedulable: z.boolean().nullish(),
      taints: z
        .array(z.object({ key: z.string(), value: z.string().nullish(), effect: z.string() }))
        .nullish(),
    })
    .nullish(),
  status: z
    .object({
      capacity: z.unknown().optional(),
      allocatable: z.unknown().optional(),
      conditions: z.array(z.object({ type: z.string(), status: z.string() })).nullish(),
    })
    .nullish(),
})

/** The taint that stands for `spec.unschedulable`. */
const UNSCHEDULABLE: Taint = { key: 'node.kubernetes.io/unschedulable', value: '', effect: 'NoSchedule' }

/** `PreferNoSchedule` keeps nothing away. */
const KEEPS_AWAY: ReadonlySet<string> = new Set(['NoSchedule', 'NoExecute'])

/** `null` for what has not the shape of a node. */
export function nodeFrom(object: JsonObject): ClusterNode | null {
  const parsed = Node.safeParse(object)
  if (!parsed.success) return null
  const { metadata, spec, status } = parsed.data
  const errors: string[] = []
  const reader = readerFrom((_kind, at, message) => errors.push(`${at.join('.')}: ${message}`))
  const amounts = (written: unknown, key: string): Amounts =>
    isObject(written) ? amountsOf(written, ['status', key], reader) : new Map()
  const capacity = amounts(status?.capacity, 'capacity')
  const labels = new Map(Object.entries(metadata.labels ?? {}))
  const isUnschedulable = spec?.unschedulable ?? false
  const ready = status?.conditions?.find(({ type }) => type === 'Ready')
  const taints = (spec?.taints ?? [])
    .filter(({ effect, key }) => KEEPS_AWAY.has(effect) && key !== UNSCHEDULABLE.key)
    .map(({ key, value, effect }) => ({ key, value: value ?? '', effect }))
  return {
    name: metadata.name,
    labels,
    capacity,
    // As the API server completes it.
    allocatable: isObject(status?.allocatable) ? amounts(status.allocatable, 'allocatable') : capacity,
    taints: isUnschedulable ? [UNSCHEDULABLE, ...taints] : taints,
    isUnschedulable,
    isReady: ready === undefined ? null : ready.status === 'True',
    board: acceleratorModel(labels),
    errors,
  }
}

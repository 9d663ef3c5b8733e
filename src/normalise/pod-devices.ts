import { grouped } from '../grouped.ts'
import type { At } from '../parse/value.ts'
import { quoted } from '../quoted.ts'
import type { Accelerator } from '../schema/inference-request.ts'
import { acceleratorModelOf } from './accelerator-model.ts'
import type { MeaningOf } from './accelerator-table.ts'
import { acceleratorsFrom, lonelyShares } from './accelerators.ts'
import { claimedDevices } from './claims.ts'
import type { Surroundings } from './kind.ts'
import type { NodeLabels, PodSpec } from './pod-spec.ts'
import type { Reader } from './reader.ts'
import type { PodAmounts } from './resources.ts'
import { unaskedGpus } from './unasked-gpus.ts'

type Asking = {
  readonly spec: PodSpec
  readonly at: At
  readonly labels: NodeLabels
  readonly runtimeClass: string | null
  readonly amounts: Pick<PodAmounts, 'requests' | 'unread'>
  readonly meaningOf: MeaningOf
  readonly reader: Reader
  readonly around: Surroundings
}

/** Every accelerator that one pod holds, by resource name and by claim, and what had to be taken as given. */
export function podDevices({ spec, at, labels, runtimeClass, amounts, meaningOf, reader, around }: Asking): {
  readonly accelerators: Accelerator[]
  readonly assumptions: readonly string[]
} {
  const model = acceleratorModelOf(labels)
  for (const resource of lonelyShares(amounts.requests, meaningOf)) {
    const message = `${quoted(resource)} is a share of a device that is not asked for by name: its power is missing from the figures.`
    reader.problem('unknown-resource', at, message)
  }
  const unread = [...amounts.unread].filter((resource) => typeof meaningOf(resource) !== 'string')
  const claimed = claimedDevices(spec.resourceClaims, [...at, 'resourceClaims'], reader, around, model)
  const accelerators = together([
    ...acceleratorsFrom(amounts.requests, model, meaningOf),
    ...claimed.accelerators,
  ])
  return {
    accelerators,
    assumptions: [
      ...(accelerators.length === 0 && unread.length === 0
        ? unaskedGpus(spec, at, runtimeClass, reader)
        : []),
      ...unread.map(
        (resource) => `How many of ${quoted(resource)} it holds could not be read: their power is missing.`,
      ),
      ...new Set(claimed.assumptions),
    ],
  }
}

/** Accelerators that differ in number alone are one entry. */
function together(accelerators: readonly Accelerator[]): Accelerator[] {
  const groups = grouped(accelerators, ({ count: _, ...kind }) => JSON.stringify(kind)).values()
  return [...groups].flatMap((same) => {
    const [first] = same
    return first === undefined ? [] : [{ ...first, count: same.reduce((sum, { count }) => sum + count, 0) }]
  })
}

import type { At } from '../parse/value.ts'
import type { Accelerator } from '../schema/inference-request.ts'
import { migShare, resourceMeaning } from './accelerator-table.ts'
import type { Reader } from './reader.ts'
import type { Amounts } from './resources.ts'

/** The devices among a pod's amounts. Names that stand for nothing known are told and not counted. */
export function acceleratorsFrom(
  amounts: Amounts,
  model: string | null,
  at: At,
  reader: Reader,
): Accelerator[] {
  const accelerators: Accelerator[] = []
  for (const [resource, milli] of amounts) {
    const meaning = resourceMeaning(resource)
    if (meaning === 'unknown') {
      reader.problem(
        'unknown-resource',
        at,
        `resource ${JSON.stringify(resource.slice(0, 80))} is not known: if it is an accelerator, its power is missing from the figures.`,
      )
    }
    if (meaning === 'unknown' || meaning === 'not-a-device' || milli === 0n) continue
    const { device } = meaning
    if (milli % 1000n !== 0n) {
      reader.problem('invalid-field', at, `${resource} must be a whole number of devices. Write one.`)
      continue
    }
    const devices = Number(milli / 1000n)
    accelerators.push({
      resource,
      vendor: device.vendor,
      kind: device.kind,
      model: model ?? device.model ?? null,
      share: device.share,
      count: device.share === 'slice' ? devices * migShare(resource) : devices,
    })
  }
  return accelerators
}

export const gpuCount = (accelerators: readonly Accelerator[]): number =>
  accelerators.filter(({ kind }) => kind === 'gpu').reduce((sum, { count }) => sum + count, 0)

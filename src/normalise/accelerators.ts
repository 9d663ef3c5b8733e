import { quoted } from '../quoted.ts'
import type { Accelerator } from '../schema/inference-request.ts'
import { isShare, migShare, resourceMeaning } from './accelerator-table.ts'
import type { Amounts } from './amounts.ts'

/** Thousandths, in which every amount is kept. */
const MILLI = 1000n

/** The devices among a pod's amounts. `model` is what the node's labels promise; a resource that names its device needs none. */
export function acceleratorsFrom(amounts: Amounts, model: string | null): Accelerator[] {
  return [...amounts].flatMap(([resource, milli]) => {
    const meaning = resourceMeaning(resource)
    if (typeof meaning === 'string' || milli === 0n) return []
    const { device } = meaning
    const devices = Number(milli / MILLI)
    const accelerator: Accelerator = {
      resource,
      vendor: device.vendor,
      kind: device.kind,
      model: device.model ?? model,
      share: device.share,
      count: device.share === 'slice' ? devices * migShare(resource) : devices,
    }
    return [accelerator]
  })
}

/** Shares and cores of devices of which none is asked for by its own name: a vendor's scheduler may give one all the same. */
export function lonelyShares(amounts: Amounts): string[] {
  const domain = (resource: string): string => resource.split('/')[0] ?? ''
  const meanings = [...amounts.keys()].map((resource) => ({ resource, meaning: resourceMeaning(resource) }))
  const present = new Set(
    meanings.flatMap(({ resource, meaning }) => (typeof meaning === 'string' ? [] : [domain(resource)])),
  )
  return meanings.flatMap(({ resource, meaning }) =>
    meaning === 'not-a-device' && isShare(resource) && !present.has(domain(resource)) ? [resource] : [],
  )
}

/** What is wrong with an amount of an extended resource; `null` when nothing is. */
export function extendedFault(
  resource: string,
  milli: bigint,
): { readonly kind: 'unknown-resource' | 'invalid-field'; readonly message: string } | null {
  const meaning = resourceMeaning(resource)
  if (meaning === 'unknown') {
    return {
      kind: 'unknown-resource',
      message: `resource ${quoted(resource)} is not known: if it is an accelerator, its power is missing from the figures.`,
    }
  }
  if (meaning === 'not-a-device' || milli % MILLI === 0n) return null
  return {
    kind: 'invalid-field',
    message: `${quoted(resource)} asks for ${Number(milli) / 1000} devices, which is not a whole number. Write one.`,
  }
}

export const gpuCount = (accelerators: readonly Accelerator[]): number =>
  accelerators.filter(({ kind }) => kind === 'gpu').reduce((sum, { count }) => sum + count, 0)

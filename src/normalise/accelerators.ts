import { quoted } from '../quoted.ts'
import type { Accelerator } from '../schema/inference-request.ts'
import { type Device, deviceClassOf, isShare, type MeaningOf, migProfile } from './accelerator-table.ts'
import type { Amounts } from './amounts.ts'

/** Thousandths, in which every amount is kept. */
const MILLI = 1000n

/** The devices among a pod's amounts. `model` is what the node's labels promise; a resource that names its device needs none. */
export function acceleratorsFrom(
  amounts: Amounts,
  model: string | null,
  meaningOf: MeaningOf,
): Accelerator[] {
  return [...amounts].flatMap(([resource, milli]) => {
    const board = boardIn(model)
    const meaning = meaningOf(resource, board)
    if (typeof meaning === 'string' || milli === 0n) return []
    const device = meaning.device.share === 'whole' ? asLabelled(meaning.device, model) : meaning.device
    const accelerator: Accelerator = {
      resource,
      vendor: device.vendor,
      kind: device.kind,
      model: plainer(device.model, board),
      share: device.share,
      count: Number(milli / MILLI) * device.part,
    }
    return [accelerator]
  })
}

/** What a resource's name tells of its device, unless the node's label tells more of the same: a card, say, not a module. */
function plainer(named: string | null, board: string | null): string | null {
  if (named === null || board === null) return named ?? board
  const [device = named] = named.split('-')
  return board.startsWith(device) && board.length > named.length ? board : named
}

/** What NVIDIA's labels put behind the product where `nvidia.com/gpu` counts slices or turns: `A100-SXM4-40GB-MIG-1G.5GB`. */
const CUT_UP = /(?:-MIG-(\dG\.\d{1,3}GB)(?:\.ME)?)?(-SHARED)?$/

const boardIn = (model: string | null): string | null => model?.replace(CUT_UP, '') ?? null

/** A device that a resource's name calls whole, as the node's labels have it. */
function asLabelled(device: Device, model: string | null): Device {
  const [, profile, shared] = device.vendor === 'nvidia' ? (CUT_UP.exec(model ?? '') ?? []) : []
  const slice = profile === undefined ? null : migProfile(profile, boardIn(model))
  if (shared !== undefined) return { ...device, share: 'shared', part: slice?.part ?? 1 }
  return slice === null ? device : { ...device, share: 'slice', part: slice.part }
}

/** Shares and cores of devices of which none is asked for by its own name: a vendor's scheduler may give one all the same. */
export function lonelyShares(amounts: Amounts, meaningOf: MeaningOf): string[] {
  const domain = (resource: string): string => resource.split('/')[0] ?? ''
  const names = [...amounts.keys()]
  const present = new Set(names.filter((name) => typeof meaningOf(name) !== 'string').map(domain))
  return names.filter((name) => isShare(name) && !present.has(domain(name)))
}

/** What is wrong with an amount of an extended resource; `null` when nothing is. */
export function extendedFault(
  resource: string,
  milli: bigint,
  meaningOf: MeaningOf,
): { readonly kind: 'unknown-resource' | 'invalid-field'; readonly message: string } | null {
  const meaning = meaningOf(resource)
  if (meaning === 'unknown') {
    return {
      kind: 'unknown-resource',
      message: `resource ${quoted(resource)} is not known: if it is an accelerator, its power is missing from the figures.`,
    }
  }
  if (meaning === 'device-class') {
    return {
      kind: 'unknown-resource',
      message: `resource ${quoted(resource)} asks for devices of the class ${quoted(deviceClassOf(resource) ?? '')}: if they are accelerators, their power is missing from the figures.`,
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

import type { Coefficients } from '../schema/coefficients.ts'
import type { Accelerator } from '../schema/inference-request.ts'

/** What stands for one accelerator of a request. `isNamed` is false when the nameplate is an assumption. */
export type Board = { readonly model: string; readonly nameplateW: number; readonly isNamed: boolean }

/**
 * The board behind an accelerator. A model name matches the longest name of the table that it starts with, letters and
 * digits only: `NVIDIA-H100-80GB-HBM3` is an H100. Nothing that matches gives the assumed nameplate.
 */
export function boardOf({ model }: Accelerator, { devices, unknown_accelerator_w }: Coefficients): Board {
  const wanted = model === null ? '' : plain(model)
  let best = { length: 0, model: '', nameplateW: 0 }
  for (const device of devices) {
    for (const name of device.names) {
      if (name.length > best.length && wanted.startsWith(name)) {
        best = { length: name.length, model: device.model, nameplateW: device.nameplate_w }
      }
    }
  }
  return best.length > 0
    ? { model: best.model, nameplateW: best.nameplateW, isNamed: true }
    : { model: model ?? 'unknown', nameplateW: unknown_accelerator_w.value, isNamed: false }
}

const plain = (model: string): string =>
  model
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/^(?:nvidia|amd|intel|google)?(?:tesla|instinct|geforce|habana)?/, '')

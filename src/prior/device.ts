import type { Coefficients, Device } from '../schema/coefficients.ts'
import type { Accelerator } from '../schema/inference-request.ts'

/** What stands for one accelerator of a request. `isNamed` is false when the nameplate is an assumption. */
export type Board = {
  readonly model: string
  readonly nameplateW: number
  /** Dense FP16 matrix products, 10¹²/s. */
  readonly fp16Tflops: number
  /** `null`: not known, or of several sizes. */
  readonly memoryGb: number | null
  readonly isNamed: boolean
}

/**
 * The board behind an accelerator. A model name matches the longest name of the table that it starts with, letters and
 * digits only: `NVIDIA-H100-80GB-HBM3` is an H100. Nothing that matches gives the assumed nameplate.
 */
export function boardOf(
  { model }: Accelerator,
  { devices, unknown_accelerator_w, accelerator_tflops_per_w }: Coefficients,
): Board {
  const wanted = lettersOf(model ?? '')
  let best: { readonly length: number; readonly device: Device | null } = { length: 0, device: null }
  for (const device of devices) {
    for (const name of device.names) {
      if (name.length > best.length && begins(wanted, name)) best = { length: name.length, device }
    }
  }
  const nameplateW = best.device?.nameplate_w ?? unknown_accelerator_w.value
  return {
    model: best.device?.model ?? model ?? 'unknown',
    nameplateW,
    fp16Tflops: best.device?.fp16_tflops ?? nameplateW * accelerator_tflops_per_w.value,
    memoryGb: best.device?.memory_gb ?? null,
    isNamed: best.device !== null,
  }
}

/** Letters and digits of a name without its maker, and which of the digits go on a number. */
type Letters = { readonly text: string; readonly goesOn: ReadonlySet<number> }

function lettersOf(model: string): Letters {
  const lower = model.toLowerCase()
  const letters = [...lower.matchAll(/[a-z0-9]/g)]
  const text = letters.map(([letter]) => letter).join('')
  const [maker = ''] = MAKER.exec(text) ?? []
  const own = letters.slice(maker.length)
  const goesOn = own.flatMap(({ index }, place) =>
    /\d\d/.test(lower.slice(index - 1, index + 1)) ? [place] : [],
  )
  return { text: text.slice(maker.length), goesOn: new Set(goesOn) }
}

const MAKER = /^(?:nvidia|amd|intel|google)?(?:tesla|instinct|geforce|habana)?/

/** `H100-80GB` and `H100SXM` begin with H100, and `H1000` does not. */
const begins = ({ text, goesOn }: Letters, name: string): boolean =>
  text.startsWith(name) && !goesOn.has(name.length)

import type { KnownModel } from '../schema/coefficients.ts'
import { type CommandLine, textOption } from './command-line.ts'

/** What a command line tells of the neural network it runs. Parameters in 10⁹; `null` = not said. */
export type ServedModel = {
  readonly name: string
  readonly paramsB: number | null
  readonly activeParamsB: number | null
  readonly weightBits: number
}

export const NAME_OPTIONS = [
  'model',
  'model-path',
  'model-id',
  'model-name',
  'model-name-or-path',
  'pretrained-model-name-or-path',
  'base-model',
  'arch',
]

/** Programs whose next plain word is the model. */
export const SERVE_WORDS = ['serve', 'run']

export const SIZE = /(?<![a-z0-9.])(\d{1,5}(?:\.\d{1,5})?)b(?![a-z0-9])/i
const EXPERTS = /(?<!\d)(\d{1,4})x(\d{1,4}(?:\.\d{1,4})?)b(?![a-z0-9])/i
const ACTIVE = /(?<![a-z0-9])a(\d{1,5}(?:\.\d{1,5})?)b(?![a-z0-9])/i

/** A mixture of experts named `8x7B` sends a token through two of them (Mixtral); the name says no more. */
const EXPERTS_PER_TOKEN = 2

const WEIGHT_BITS: readonly (readonly [RegExp, number])[] = [
  [/mxfp4|nvfp4|fp4|awq|gptq|int4|4bit|w4a|q4-|bnb|bitsandbytes/i, 4],
  [/fp8|int8|8bit|w8a|q8-/i, 8],
]

/** `null` when no model is named. `fallbackName` counts only when a size can be read in it. */
export function servedModel(
  line: CommandLine,
  fallbackName: string,
  known: readonly KnownModel[],
): ServedModel | null {
  const name = nameIn(line) ?? (SIZE.test(fallbackName) ? fallbackName : null)
  if (name === null) return null
  const plainName = name.split('/').at(-1)?.toLowerCase().replaceAll('_', '-') ?? ''
  const published = known
    .filter((model) => plainName.startsWith(model.name))
    .toSorted((a, b) => b.name.length - a.name.length)[0]
  const [, experts, expertSize] = EXPERTS.exec(plainName) ?? []
  const [, size] = SIZE.exec(plainName) ?? []
  const [, active] = ACTIVE.exec(plainName) ?? []
  const expertsTotalB = experts === undefined ? null : Number(experts) * Number(expertSize)
  const paramsB = published?.params_b ?? expertsTotalB ?? (size === undefined ? null : Number(size))
  const activeB =
    published?.active_params_b ??
    (active === undefined ? null : Number(active)) ??
    (expertSize === undefined ? paramsB : EXPERTS_PER_TOKEN * Number(expertSize))
  const quantisation = textOption(line, ['quantization', 'quantize', 'dtype']) ?? ''
  const bits = WEIGHT_BITS.find(([pattern]) => pattern.test(`${quantisation} ${plainName}`))?.[1]
  return {
    name: plainName,
    paramsB,
    activeParamsB: activeB,
    weightBits: bits ?? published?.weight_bits ?? 16,
  }
}

function nameIn(line: CommandLine): string | null {
  const named = textOption(line, NAME_OPTIONS)
  if (named !== null) return named
  const short = textOption(line, ['m']) // also Python's "run this module"
  if (short !== null && SIZE.test(short)) return short
  const serveAt = line.words.findIndex((word) => SERVE_WORDS.includes(word))
  const served = serveAt < 0 ? undefined : line.words[serveAt + 1]
  return served ?? line.words.find((word) => word.includes('/') && SIZE.test(word)) ?? null
}

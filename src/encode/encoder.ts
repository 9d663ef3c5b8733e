import { createHash } from 'node:crypto'
import type { FeatureName } from '../schema/features.ts'
import type { Encoder } from '../schema/model.ts'
import type { FeatureRow } from './features.ts'
import { hashedText, type TextVectors } from './text.ts'
import { vectorsFor } from './text-vectors.ts'

/** A request as the columns of one encoder. Vectors of two encoders must never meet: `encoder_id` tells them apart. */
export type FeatureVector = { readonly encoder_id: string; readonly values: readonly number[] }

/** Which features count. Every one is stretched to a standard deviation of 1, so that no unit outweighs another. */
export type Recipe = {
  readonly features: readonly FeatureName[]
  readonly text: Encoder['text']
}

/** No feature is stretched by more than this, so that one that hardly varies does not drown the rest. */
const LEAST_DEVIATION = 0.3

/** Centre and scale of every feature over rows; one that no row has is left out. */
export function fitEncoder(
  rows: readonly Pick<FeatureRow, 'numbers'>[],
  { features, text }: Recipe,
): Encoder {
  const columns = features.flatMap((feature) => {
    const values = rows.flatMap(({ numbers }) => numbers[feature] ?? [])
    if (values.length === 0) return []
    const centre = values.reduce((sum, value) => sum + value, 0) / values.length
    const variance = values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / values.length
    const scale = 1 / Math.max(Math.sqrt(variance), LEAST_DEVIATION)
    return [{ feature, centre: rounded(centre), scale: rounded(scale) }]
  })
  return { id: encoderIdOf({ columns, text }), columns, text }
}

/** The id that belongs to an encoder's content: the first 16 hexadecimal digits of its SHA-256. */
export const encoderIdOf = ({ columns, text }: Omit<Encoder, 'id'>): string =>
  createHash('sha256').update(JSON.stringify({ columns, text })).digest('hex').slice(0, 16)

/**
 * A missing feature goes to the centre, where it is as far from every row as the average row is. Throws `AppError('model')`
 * where the encoder's texts are not of these vectors.
 */
export function transform(
  { numbers }: Pick<FeatureRow, 'numbers'>,
  { id, columns, text }: Encoder,
  words: string,
  vectors: TextVectors = hashedText,
): FeatureVector {
  const values = columns.map(({ feature, centre, scale }) => {
    const value = numbers[feature] ?? null
    return value === null ? 0 : rounded((value - centre) * scale)
  })
  const ofText = text.dimensions === 0 ? [] : vectorsFor({ text }, vectors)(words, text.dimensions)
  return { encoder_id: id, values: [...values, ...ofText.map((value) => rounded(value * text.scale))] }
}

/** Four decimals keep files small; -0 would not survive JSON. */
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4 + 0

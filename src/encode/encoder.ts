import { createHash } from 'node:crypto'
import { FeatureName } from '../schema/features.ts'
import type { Encoder } from '../schema/model.ts'
import type { FeatureRow } from './features.ts'
import { textVector } from './text.ts'

/** A request as the columns of one encoder. Vectors of two encoders must never meet: `encoder_id` tells them apart. */
export type FeatureVector = { readonly encoder_id: string; readonly values: readonly number[] }

/** Which features count, and how much: a column's weight is the distance of one standard deviation. */
export type Recipe = {
  readonly weights: Readonly<Partial<Record<FeatureName, number>>>
  readonly text: Encoder['text']
}

/** No feature is stretched by more than this, so that one that hardly varies does not drown the rest. */
const LEAST_DEVIATION = 0.5

/** Centre and scale of every weighted feature over rows; a feature of weight 0 is left out. */
export function fitEncoder(rows: readonly FeatureRow[], recipe: Recipe): Encoder {
  const columns = Object.keys(recipe.weights).flatMap((name) => {
    const feature = FeatureName.parse(name)
    const weight = recipe.weights[feature] ?? 0
    const values = rows.flatMap(({ numbers }) => numbers[feature] ?? [])
    if (weight === 0 || values.length === 0) return []
    const centre = values.reduce((sum, value) => sum + value, 0) / values.length
    const variance = values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / values.length
    const scale = weight / Math.max(Math.sqrt(variance), LEAST_DEVIATION)
    return [{ feature, centre: rounded(centre), scale: rounded(scale) }]
  })
  const content = { columns, text: recipe.text }
  const id = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16)
  return { id, ...content }
}

/** A missing feature goes to the centre, where it is as far from every row as the average row is. */
export function transform({ numbers, texts }: FeatureRow, encoder: Encoder): FeatureVector {
  const values = encoder.columns.map(({ feature, centre, scale }) => {
    const value = numbers[feature]
    return value === null ? 0 : rounded((value - centre) * scale)
  })
  const { feature, dimensions, scale } = encoder.text
  const text = textVector(texts[feature], dimensions).map((value) => rounded(value * scale))
  return { encoder_id: encoder.id, values: [...values, ...text] }
}

/** Four decimals keep the model file small; -0 would not survive JSON. */
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4 + 0

import { transform } from '../encode/encoder.ts'
import type { FeatureRow } from '../encode/features.ts'
import { hashedText, type TextVectors } from '../encode/text.ts'
import { vectorsFor } from '../encode/text-vectors.ts'
import type { ModelPart, ModelRow, Table } from '../schema/model.ts'
import { type Correction, correctionFrom, type Learnt, REACH } from './correction.ts'
import { neighbourSearch } from './knn.ts'
import { featureRowOf } from './table.ts'
import { trendAt } from './trend.ts'

/** Identical workloads are searched once. Emptied when full, so that a server does not grow for ever. */
const CACHE_SIZE = 20_000

/** What the part makes of a request: add both to ln(formula). */
export type Learning = { readonly trendLog: number; readonly correction: Correction }

export type PartPredictor = {
  readonly part: ModelPart
  readonly boards: ReadonlySet<string>
  readonly counts: ReadonlySet<number>
  /** Does it answer a request with these features? */
  readonly answers: (features: FeatureRow) => boolean
  readonly learn: (features: FeatureRow) => Learning
}

/** Rows that a part learns from: those of its family that have what it needs. */
export const rowsOfPart = (
  { family, needs }: Pick<ModelPart, 'family' | 'needs'>,
  { features, rows }: Pick<Table, 'features' | 'rows'>,
): readonly ModelRow[] =>
  rows.filter((row) => {
    if (family !== null && row.family !== family) return false
    return needs.every((need) => (row.numbers[features.indexOf(need)] ?? null) !== null)
  })

/**
 * A part of the model, ready to be asked. The search tree is built by the first question. Throws `AppError('model')` at once
 * where its texts are not of these vectors.
 */
export function partPredictor(part: ModelPart, table: Table, given: TextVectors = hashedText): PartPredictor {
  const { encoder, trend } = part
  const vectors = vectorsFor(encoder, given)
  const rows = rowsOfPart(part, table)
  const cache = new Map<string, Correction>()
  let asked: ((values: readonly number[]) => Correction) | null = null
  const ask = (values: readonly number[]): Correction => {
    asked ??= correctorOf(part, table, rows, vectors)
    return asked(values)
  }
  return {
    part,
    boards: new Set(rows.map(({ board }) => board)),
    counts: new Set(rows.map(({ devices }) => devices)),
    answers: ({ family, numbers }) =>
      (part.family === null || part.family === family) &&
      part.needs.every((need) => (numbers[need] ?? null) !== null),
    learn(features) {
      const { values } = transform(features, encoder, textOf(features, part), vectors)
      const key = values.join(' ')
      const trendLog = trendAt(features.numbers, trend)
      const known = cache.get(key)
      if (known !== undefined) return { trendLog, correction: known }
      const correction = ask(values)
      if (cache.size >= CACHE_SIZE) cache.clear()
      cache.set(key, correction)
      return { trendLog, correction }
    },
  }
}

/** The text that rows of a scope are told apart by: the served model on boards, images elsewhere. */
export const textOf = ({ texts }: FeatureRow, { scope }: Pick<ModelPart, 'scope'>): string =>
  scope === 'gpu_board_at_load' ? texts.model : texts.image

function correctorOf(
  part: ModelPart,
  table: Table,
  rows: readonly ModelRow[],
  vectors: TextVectors,
): (values: readonly number[]) => Correction {
  const known = rows.map((row) => ({ row, features: featureRowOf(row, table) }))
  const search = neighbourSearch(
    known.map(({ row, features }) => transform(features, part.encoder, row.text, vectors).values),
  )
  const learnt: readonly Learnt[] = known.map(({ row, features }) => ({
    row,
    residual: Math.log(row.watts / row.formula_w) - trendAt(features.numbers, part.trend),
  }))
  return (values) => correctionFrom(search(values, part.k, REACH * part.bandwidth), learnt, part)
}

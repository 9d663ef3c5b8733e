import { fitEncoder, type Recipe, transform } from '../encode/encoder.ts'
import type { FeatureRow } from '../encode/features.ts'
import { type Correction, correctionFrom, type Settings } from '../predict/correction.ts'
import { type Found, neighbourSearch } from '../predict/knn.ts'
import type { Split } from './folds.ts'
import type { Prepared } from './prepare.ts'

/** The neighbours of a row among the rows that it may learn from. */
export type LeftOut = { readonly index: number; readonly found: readonly Found[] }

/**
 * Neighbours of every held-out row, from an encoder that has not seen it. Row numbers are those of `prepared`; `asked` is what
 * a held-out manifest shows of its row.
 */
export function neighboursOutOfFold(
  prepared: readonly Prepared[],
  splits: readonly Split[],
  recipe: Recipe,
  k: number,
  asked: (row: FeatureRow) => FeatureRow = (row) => row,
): readonly LeftOut[] {
  const features = prepared.map((one) => one.features)
  return splits.flatMap((split) => {
    const trainOn = split.trainOn.flatMap((index) => features[index] ?? [])
    const encoder = fitEncoder(trainOn, recipe)
    const search = neighbourSearch(trainOn.map((row) => transform(row, encoder).values))
    const cache = new Map<string, readonly Found[]>()
    return split.testOn.map((index) => {
      const row = features[index]
      const vector = row === undefined ? [] : transform(asked(row), encoder).values
      const key = vector.join(' ')
      const found = cache.get(key) ?? search(vector, k)
      cache.set(key, found)
      return {
        index,
        found: found.map((one) => ({ ...one, row: split.trainOn[one.row] ?? -1 })),
      }
    })
  })
}

export type HeldOutError = {
  readonly index: number
  readonly error: number
  readonly correction: Correction
}

/** ln(watts / predicted) of every held-out row under some settings, with the correction that was made. */
export function errorsOutOfFold(
  prepared: readonly Prepared[],
  leftOut: readonly LeftOut[],
  settings: Settings,
): readonly HeldOutError[] {
  const rows = prepared.map(({ row }) => row)
  return leftOut.map(({ index, found }) => {
    const correction = correctionFrom(found, rows, settings)
    return { index, error: (rows[index]?.log_residual ?? 0) - correction.logFactor, correction }
  })
}

import { fitEncoder, transform } from '../encode/encoder.ts'
import type { TextVectors } from '../encode/text.ts'
import { type Correction, correctionFrom, type Learnt, type Settings } from '../predict/correction.ts'
import { type Found, neighbourSearch } from '../predict/knn.ts'
import { trendAt } from '../predict/trend.ts'
import type { Split } from './folds.ts'
import type { Known } from './known.ts'
import type { PartRecipe } from './recipes.ts'
import { fitTrend } from './ridge.ts'

/** A row with its neighbours among the rows that it may learn from, and what a trend fitted on those says. */
export type LeftOut = {
  readonly index: number
  readonly found: readonly Found[]
  readonly learnt: readonly Learnt[]
  readonly trendLog: number
}

/** Every held-out row beside encoder, trend and neighbours that have not seen it. Row numbers are those of `known`. */
export function leaveOut(
  known: readonly Known[],
  splits: readonly Split[],
  recipe: PartRecipe,
  k: number,
  vectors: TextVectors,
): readonly LeftOut[] {
  return splits.flatMap((split) => {
    const trainOn = split.trainOn.flatMap((index) => known[index] ?? [])
    const encoder = fitEncoder(
      trainOn.map(({ features }) => features),
      recipe,
    )
    const trend = recipe.trend === null ? null : fitTrend(trainOn, recipe.trend)
    const encoded = ({ features, row }: Known) => transform(features, encoder, row.text, vectors).values
    const search = neighbourSearch(trainOn.map(encoded))
    const learnt = trainOn.map(({ row, target, numbers }) => ({
      row,
      residual: target - trendAt(numbers, trend),
    }))
    const cache = new Map<string, readonly Found[]>()
    return split.testOn.flatMap((index) => {
      const one = known[index]
      if (one === undefined) return []
      const vector = encoded(one)
      const key = vector.join(' ')
      const found = cache.get(key) ?? search(vector, k)
      cache.set(key, found)
      return [{ index, found, learnt, trendLog: trendAt(one.numbers, trend) }]
    })
  })
}

export type HeldOutError = {
  readonly index: number
  /** ln(watts / predicted) */
  readonly error: number
  /** ln(watts / what formula and trend say) */
  readonly trendError: number
  readonly correction: Correction
}

/** Error of every held-out row under some settings, with the correction that was made. */
export const errorsOutOfFold = (
  known: readonly Known[],
  leftOut: readonly LeftOut[],
  settings: Settings,
): readonly HeldOutError[] =>
  leftOut.map(({ index, found, learnt, trendLog }) => {
    const correction = correctionFrom(found, learnt, settings)
    const trendError = (known[index]?.target ?? 0) - trendLog
    return { index, error: trendError - correction.logFactor, trendError, correction }
  })

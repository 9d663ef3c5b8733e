import type { FeatureRow } from '../encode/features.ts'
import { product } from '../predict/trend.ts'
import type { FeatureName } from '../schema/features.ts'
import type { Trend } from '../schema/model.ts'
import { mean } from '../statistics.ts'

/** A row to fit a trend on: `target` = ln(watts / formula). */
export type TrendRow = {
  readonly numbers: FeatureRow['numbers']
  readonly target: number
  readonly weight: number
  readonly group: string
}

/** In rows: how much evidence a slope of 0 is worth, for a term of standard deviation 1. */
const SLOPE_PENALTY = 10

/** In groups: how much evidence an intercept of 0, the formula as it is, is worth. */
const INTERCEPT_PENALTY = 3

/**
 * Ridge regression (Hoerl and Kennard, 1970) of ln(watts / formula) on products of features. Terms are brought to a
 * standard deviation of 1 before they are penalised; one that hardly varies is left out.
 */
export function fitTrend(rows: readonly TrendRow[], wanted: readonly (readonly FeatureName[])[]): Trend {
  const meanWeight = mean(rows.map(({ weight }) => weight))
  const weights = rows.map(({ weight }) => weight / meanWeight)
  const candidates = wanted.flatMap((features) => {
    const inputs = features.flatMap((feature) => inputOf(rows, feature) ?? [])
    if (inputs.length !== features.length) return []
    const values = rows.map(({ numbers }) => product(numbers, inputs))
    const centre = weightedMean(values, weights)
    const deviation = Math.sqrt(
      weightedMean(
        values.map((value) => (value - centre) ** 2),
        weights,
      ),
    )
    return deviation < 1e-6 ? [] : [{ inputs, centre, deviation, values }]
  })
  const targets = rows.map(({ target }) => target)
  const level = weightedMean(targets, weights)
  const columns = candidates.map(({ values, centre, deviation }) =>
    values.map((value) => (value - centre) / deviation),
  )
  const matrix = columns.map((a, i) =>
    columns.map(
      (b, j) =>
        weights.reduce((sum, weight, row) => sum + weight * (a[row] ?? 0) * (b[row] ?? 0), 0) +
        (i === j ? SLOPE_PENALTY : 0),
    ),
  )
  const right = columns.map((a) =>
    weights.reduce((sum, weight, row) => sum + weight * (a[row] ?? 0) * ((targets[row] ?? 0) - level), 0),
  )
  const solution = solve(matrix, right)
  const terms = candidates.map(({ inputs, deviation }, i) => ({
    inputs,
    slope: rounded((solution[i] ?? 0) / deviation),
  }))
  const groups = new Set(rows.map(({ group }) => group)).size
  const shrunk = (level * groups) / (groups + INTERCEPT_PENALTY)
  const offset = candidates.reduce((sum, { centre }, i) => sum + centre * (terms[i]?.slope ?? 0), 0)
  return { intercept: rounded(shrunk - offset), terms }
}

function inputOf(rows: readonly TrendRow[], feature: FeatureName) {
  const values = rows.flatMap(({ numbers }) => numbers[feature] ?? [])
  if (values.length === 0) return null
  return {
    feature,
    centre: rounded(mean(values)),
    low: rounded(Math.min(...values)),
    high: rounded(Math.max(...values)),
  }
}

/** Gaussian elimination. The matrix is symmetric and positive definite, so that no pivot is 0; it is written over. */
function solve(matrix: number[][], right: number[]): readonly number[] {
  const size = right.length
  for (let i = 0; i < size; i++) {
    const pivot = matrix[i] ?? []
    for (let j = i + 1; j < size; j++) {
      const row = matrix[j] ?? []
      const factor = (row[i] ?? 0) / (pivot[i] ?? 1)
      for (let k = i; k < size; k++) row[k] = (row[k] ?? 0) - factor * (pivot[k] ?? 0)
      right[j] = (right[j] ?? 0) - factor * (right[i] ?? 0)
    }
  }
  const solution = new Array<number>(size).fill(0)
  for (let i = size - 1; i >= 0; i--) {
    const row = matrix[i] ?? []
    let rest = right[i] ?? 0
    for (let k = i + 1; k < size; k++) rest -= (row[k] ?? 0) * (solution[k] ?? 0)
    solution[i] = rest / (row[i] ?? 1)
  }
  return solution
}

const weightedMean = (values: readonly number[], weights: readonly number[]): number =>
  values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0) /
  weights.reduce((sum, weight) => sum + weight, 0)

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6 + 0

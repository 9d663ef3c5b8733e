import type { Score } from '../schema/model.ts'
import type { Scope } from '../schema/prediction.ts'
import { mean, quantile } from '../statistics.ts'

/** One held-out row beside what was predicted for it. `null` interval: the predictor gives none. */
export type Outcome = {
  readonly watts: number
  readonly predictedW: number
  readonly interval: { readonly p10: number; readonly p90: number } | null
}

/** Errors of predictions against the watts they were made for. Outcomes must not be empty. */
export function scoreFrom(
  scope: Scope,
  split: string,
  predictor: string,
  outcomes: readonly Outcome[],
): Score {
  const ratios = outcomes.map(({ watts, predictedW }) => predictedW / watts)
  const relative = ratios.map((ratio) => Math.abs(ratio - 1))
  const logs = ratios.map((ratio) => Math.abs(Math.log(ratio)))
  const intervals = outcomes.flatMap(({ watts, interval }) =>
    interval === null ? [] : [interval.p10 <= watts && watts <= interval.p90],
  )
  return {
    scope,
    split,
    predictor,
    rows: outcomes.length,
    median_abs_error_ratio: rounded(quantile(relative, 0.5)),
    mean_abs_error_ratio: rounded(mean(relative)),
    mean_abs_error_w: rounded(mean(outcomes.map(({ watts, predictedW }) => Math.abs(predictedW - watts)))),
    geometric_error_factor: rounded(Math.exp(mean(logs))),
    within_factor_2_ratio: rounded(mean(logs.map((log) => Number(log <= Math.LN2)))),
    interval_coverage_ratio: intervals.length === 0 ? null : rounded(mean(intervals.map(Number))),
  }
}

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4

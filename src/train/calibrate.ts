import { grouped } from '../grouped.ts'
import { logSpread } from '../predict/interval.ts'
import type { Calibration } from '../schema/model.ts'
import { mean, quantile } from '../statistics.ts'
import type { Known } from './known.ts'
import type { HeldOutError } from './out-of-fold.ts'

/** Below this many held-out rows a quantile of their errors means nothing. */
const LEAST_CALIBRATION_ROWS = 20

/** The rows of one group err together: with fewer groups than this their worst is no worse than one in ten. */
const LEAST_CALIBRATION_GROUPS = 6

/** A standard deviation below this would be luck. */
const LEAST_SPREAD = 0.05

/** The 90 % point of a normal distribution. */
const NORMAL_DECILE = 1.2816

/** The share of truths that an interval is to hold. */
const COVERAGE = 0.8

/** With too few groups even for their worst to be the 80 % point, so much beyond it. An assumption. */
const BEYOND_WORST = 1.5

/** Split-conformal half-widths, from the errors of rows that were held out. */
export function calibrationFrom(
  what: Calibration['case'],
  known: readonly Known[],
  errors: readonly HeldOutError[],
): Calibration {
  const groups = new Set(errors.map(({ index }) => known[index]?.group)).size
  const head = { case: what, rows: errors.length, groups }
  if (errors.length < LEAST_CALIBRATION_ROWS) {
    const spread = rounded(Math.max(rootMeanSquare(known.map(({ target }) => target)), LEAST_SPREAD))
    return { ...head, low: -NORMAL_DECILE, high: NORMAL_DECILE, spread_near: spread, spread_far: spread }
  }
  const spreadFar = Math.max(rootMeanSquare(errors.map(({ trendError }) => trendError)), LEAST_SPREAD)
  const bySupport = errors.toSorted((a, b) => b.correction.support - a.correction.support)
  const best = bySupport.slice(0, Math.ceil(errors.length / 2)).map(({ error }) => error)
  const spread = {
    spread_near: rounded(Math.max(rootMeanSquare(best), LEAST_SPREAD)),
    spread_far: rounded(spreadFar),
  }
  const scores = errors.map(({ error, correction }) => error / logSpread(correction, spread))
  if (groups < LEAST_CALIBRATION_GROUPS) {
    const half = rounded(
      worstOfGroups(
        grouped(scores.keys(), (i) => known[errors[i]?.index ?? 0]?.group),
        scores,
      ),
    )
    return { ...head, low: -half, high: half, ...spread }
  }
  // Split-conformal: the quantile of n + 1 scores, of which the new one is as likely anywhere.
  const tail = Math.max(0, (Math.floor(0.1 * (scores.length + 1)) - 1) / (scores.length - 1))
  return {
    ...head,
    low: rounded(Math.min(quantile(scores, tail), 0)),
    high: rounded(Math.max(quantile(scores, 1 - tail), 0)),
    ...spread,
  }
}

/** Split-conformal over groups: each stands for itself with the half-width that holds 80 % of its own rows. */
function worstOfGroups(members: ReadonlyMap<unknown, readonly number[]>, scores: readonly number[]): number {
  const halves = [...members.values()]
    .map((rows) =>
      quantile(
        rows.map((row) => Math.abs(scores[row] ?? 0)),
        COVERAGE,
      ),
    )
    .toSorted((a, b) => a - b)
  const wanted = Math.ceil(COVERAGE * (halves.length + 1)) - 1
  return halves[wanted] ?? (halves.at(-1) ?? 0) * BEYOND_WORST
}

const rootMeanSquare = (values: readonly number[]): number =>
  Math.sqrt(mean(values.map((value) => value ** 2)))

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4 + 0

import { logSpread } from '../predict/interval.ts'
import type { Calibration } from '../schema/model.ts'
import type { HeldOutError } from './out-of-fold.ts'
import type { Prepared } from './prepare.ts'
import { quantile } from './quantile.ts'

/** Below this many held-out rows a quantile of their errors means nothing. */
const LEAST_CALIBRATION_ROWS = 20

/** The rows of one group err together: with fewer groups than this, the worst that was seen is no worse than one in ten. */
const LEAST_CALIBRATION_GROUPS = 6

/** A standard deviation below this would be luck. */
const LEAST_SPREAD = 0.05

/** A row belongs to the first of these that it has; `null` takes the rest. */
const CALIBRATED_FEATURES = ['is_training', 'is_language', 'is_diffusion', null] as const

/** Used where too few rows are left out to calibrate: the 10 % and 90 % points of a normal distribution. */
const NORMAL_DECILE = 1.2816

/** Training and serving err differently, so each is calibrated on its own held-out rows; what is neither, on all of them. */
export function calibrationsFrom(
  told: Calibration['case'],
  prepared: readonly Prepared[],
  errors: readonly HeldOutError[],
): Calibration[] {
  return CALIBRATED_FEATURES.flatMap((feature) => {
    const isMember = (index: number): boolean =>
      feature === null || prepared[index]?.features.numbers[feature] === 1
    const members = errors.filter(({ index }) => isMember(index))
    const residuals = prepared.filter((_, index) => isMember(index)).map(({ row }) => row.log_residual)
    if (feature !== null && members.length < LEAST_CALIBRATION_ROWS) return []
    const groups = new Set(members.map(({ index }) => prepared[index]?.row.group)).size
    return [{ feature, case: told, ...calibrationFrom(residuals, members, groups) }]
  })
}

function calibrationFrom(
  residuals: readonly number[],
  errors: readonly HeldOutError[],
  groups: number,
): Omit<Calibration, 'feature' | 'case'> {
  const spreadFar = rounded(Math.max(rootMeanSquare(residuals), LEAST_SPREAD))
  if (errors.length < LEAST_CALIBRATION_ROWS) {
    return {
      low: -NORMAL_DECILE,
      high: NORMAL_DECILE,
      spread_far: spreadFar,
      spread_near: spreadFar,
      rows: errors.length,
    }
  }
  const bySupport = errors.toSorted((a, b) => b.correction.support - a.correction.support)
  const best = bySupport.slice(0, Math.ceil(errors.length / 2)).map(({ error }) => error)
  const spread = { spread_near: rounded(Math.max(rootMeanSquare(best), LEAST_SPREAD)), spread_far: spreadFar }
  const scores = errors.map(({ error, correction }) => error / logSpread(correction, spread))
  // Split-conformal: the quantile of n + 1 scores, of which the new one is as likely anywhere.
  const conformal = Math.max(0, (Math.floor(0.1 * (scores.length + 1)) - 1) / (scores.length - 1))
  const decile = groups < LEAST_CALIBRATION_GROUPS ? 0 : conformal
  return {
    low: rounded(Math.min(quantile(scores, decile), 0)),
    high: rounded(Math.max(quantile(scores, 1 - decile), 0)),
    ...spread,
    rows: errors.length,
  }
}

const rootMeanSquare = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length)

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4 + 0

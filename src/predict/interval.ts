import { AppError } from '../errors.ts'
import type { Calibration } from '../schema/model.ts'
import type { Interval } from '../schema/prediction.ts'
import type { Correction } from './correction.ts'
import type { PartPredictor } from './part.ts'

export const exactly = (value: number): Interval => ({ p10: value, p50: value, p90: value })

/** The same factor each way: what a width of the coefficient table means. */
export const widened = (p50: number, factor: number): Interval => ({
  p10: p50 / factor,
  p50,
  p90: p50 * factor,
})

export const scaled = ({ p10, p50, p90 }: Interval, factor: number): Interval => ({
  p10: p10 * factor,
  p50: p50 * factor,
  p90: p90 * factor,
})

/** Boards do not draw more than their nameplate for long: none of the measured rows does. */
export const atMost = ({ p10, p50, p90 }: Interval, limit: number): Interval => ({
  p10: Math.min(p10, limit),
  p50: Math.min(p50, limit),
  p90: Math.min(p90, limit),
})

/** End to end: errors are taken to move together, so a sum is never surer than its parts. */
export const sum = (intervals: readonly Interval[]): Interval =>
  intervals.reduce((a, b) => ({ p10: a.p10 + b.p10, p50: a.p50 + b.p50, p90: a.p90 + b.p90 }), exactly(0))

/** Expected standard deviation of the log error: the neighbours' own spread where they decide, the formula's elsewhere. */
export function logSpread(
  { support, spread }: Pick<Correction, 'support' | 'spread'>,
  { spread_near, spread_far }: Pick<Calibration, 'spread_near' | 'spread_far'>,
): number {
  const near = (spread ** 2 + spread_near ** 2) * support
  return Math.sqrt(near + spread_far ** 2 * (1 - support))
}

/** Boards of one type that a pod holds. */
export type HeldBoard = { readonly model: string; readonly count: number }

/**
 * The calibration that fits a pod: its boards are of a type, and of a number, that the rows hold; else the one made by
 * holding out whole types or numbers.
 */
export function calibrationOf(
  { part: { calibrations }, boards, counts }: Pick<PartPredictor, 'part' | 'boards' | 'counts'>,
  held: readonly HeldBoard[],
): Calibration {
  const count = held.reduce((sum, board) => sum + board.count, 0)
  const wanted = held.some(({ model }) => !boards.has(model))
    ? 'board-not-measured'
    : held.length > 0 && !counts.has(count)
      ? 'count-not-measured'
      : 'usual'
  const found = calibrations.find((calibration) => calibration.case === wanted) ?? calibrations[0]
  if (found === undefined) throw new AppError('model', 'The model has no calibration.', 'Train it again.')
  return found
}

/** The interval that held 80 % of the rows left out in calibration, for a prediction of this spread. */
export const calibrated = (
  p50: number,
  spread: number,
  { low, high }: Pick<Calibration, 'low' | 'high'>,
): Interval => ({
  p10: p50 * Math.exp(low * spread),
  p50,
  p90: p50 * Math.exp(high * spread),
})

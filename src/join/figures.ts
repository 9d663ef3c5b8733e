import { grouped } from '../grouped.ts'
import type { EnergyTarget } from '../schema/energy-target.ts'

/** What one pod was measured to draw, `null` where nothing says so. All figures are above 0. */
export type PodFigures = {
  readonly avg_power_w: number | null
  readonly total_energy_j: number | null
  readonly energy_step_j: number | null
  readonly observed_s: number | null
  readonly step_s: number | null
  readonly window_start_s: number | null
  readonly window_end_s: number | null
}

/** Told of each value that cannot be used. */
export type Refuse = (reason: string) => void

export const ONE_SAMPLE = 'a series of one sample has no length'
export const NO_FIGURE = 'no usable figure'

/**
 * The targets of one pod as one: samples as a series, windows by their mean. The text says why there is no figure.
 *
 * A sample of 0 J is a pod that was idle for a step, and counts in the mean; a whole series or window of 0 is no measurement.
 */
export function podFigures(targets: readonly EnergyTarget[], refuse: Refuse): PodFigures | string {
  const samples = targets.filter(({ ts }) => ts !== null)
  const windows = targets.filter(({ ts }) => ts === null).map((target) => windowFigures(target, refuse))
  const series = samples.length === 0 ? null : seriesFigures(samples, refuse)
  const parts = [...windows, ...(series === null || series === ONE_SAMPLE ? [] : [series])]
  const mean = (field: keyof PodFigures): number | null => meanOf(parts.map((part) => part[field]))
  const figures: PodFigures = {
    avg_power_w: mean('avg_power_w'),
    total_energy_j: mean('total_energy_j'),
    energy_step_j: mean('energy_step_j'),
    observed_s: mean('observed_s'),
    step_s: mean('step_s'),
    window_start_s: leastOf(parts.map(({ window_start_s }) => window_start_s)),
    window_end_s: greatestOf(parts.map(({ window_end_s }) => window_end_s)),
  }
  const { avg_power_w, total_energy_j, energy_step_j } = figures
  if (avg_power_w !== null || total_energy_j !== null || energy_step_j !== null) return figures
  return series === ONE_SAMPLE ? ONE_SAMPLE : NO_FIGURE
}

function windowFigures(target: EnergyTarget, refuse: Refuse): PodFigures {
  const figure = (field: 'avg_power_w' | 'total_energy_j' | 'energy_step_j' | 'observed_s' | 'step_s') =>
    aboveZero(field, usable(field, target[field], refuse), refuse)
  return {
    avg_power_w: figure('avg_power_w'),
    total_energy_j: figure('total_energy_j'),
    energy_step_j: figure('energy_step_j'),
    observed_s: figure('observed_s'),
    step_s: figure('step_s'),
    window_start_s: target.window_start_s,
    window_end_s: target.window_end_s,
  }
}

function seriesFigures(samples: readonly EnergyTarget[], refuse: Refuse): PodFigures | typeof ONE_SAMPLE {
  // The same instant twice is one sample: the later line says it.
  const points = [...grouped(samples, ({ ts }) => ts ?? 0)]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([at_s, twice]) => twice.slice(-1).map((sample) => ({ at_s, sample })))
  const [first] = points
  const last = points.at(-1)
  if (points.length < 2 || first === undefined || last === undefined) return ONE_SAMPLE
  const gaps = points.slice(1).map(({ at_s }, index) => at_s - (points[index]?.at_s ?? at_s))
  const told = meanOf(
    points.map(({ sample }) => aboveZero('step_s', usable('step_s', sample.step_s, refuse), refuse)),
  )
  const step_s = told ?? medianOf(gaps)
  // The energy of a sample is that of the time since the one before.
  const steps = points.flatMap(({ sample }, index) => {
    const energy_j = usable('energy_step_j', sample.energy_step_j, refuse)
    return energy_j === null ? [] : [{ energy_j, length_s: gaps[index - 1] ?? step_s }]
  })
  const observed_s = steps.reduce((sum, { length_s }) => sum + length_s, 0)
  const energy_j = steps.reduce((sum, step) => sum + step.energy_j, 0)
  const total_energy_j = steps.length === 0 ? null : aboveZero('energy_step_j', energy_j, refuse)
  const power_w = meanOf(points.map(({ sample }) => usable('avg_power_w', sample.avg_power_w, refuse)))
  return {
    avg_power_w: power_w === null ? null : aboveZero('avg_power_w', power_w, refuse),
    total_energy_j,
    energy_step_j: total_energy_j === null ? null : (total_energy_j / observed_s) * step_s,
    observed_s: steps.length === 0 ? last.at_s - first.at_s : observed_s,
    step_s,
    window_start_s: first.at_s,
    window_end_s: last.at_s,
  }
}

function usable(field: string, value: number | null, refuse: Refuse): number | null {
  if (value === null || (value >= 0 && Number.isFinite(value))) return value
  refuse(`${field} is ${Number.isFinite(value) ? 'negative' : 'not finite'}`)
  return null
}

function aboveZero(field: string, value: number | null, refuse: Refuse): number | null {
  if (value !== 0) return value
  refuse(`${field} is 0: nothing was measured`)
  return null
}

const known = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null)

/** Of the values that there are; `null` without any. */
export function meanOf(values: readonly (number | null)[]): number | null {
  const numbers = known(values)
  return numbers.length === 0 ? null : numbers.reduce((sum, value) => sum + value, 0) / numbers.length
}

export const leastOf = (values: readonly (number | null)[]): number | null =>
  known(values).reduce<number | null>((least, value) => Math.min(least ?? value, value), null)

export const greatestOf = (values: readonly (number | null)[]): number | null =>
  known(values).reduce<number | null>((most, value) => Math.max(most ?? value, value), null)

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

import type { Delta, Interval } from './schema/prediction.ts'
import type { Figures, Totals, WorkloadReport } from './schema/report.ts'

const NOTHING: Interval = { p10: 0, p50: 0, p90: 0 }

type Sums = Omit<Totals, 'delta' | 'impact'>

/** Sums of the workloads at head, and their difference to base where there is one. */
export function totalsFrom(workloads: readonly WorkloadReport[], hasBase: boolean): Totals {
  const head = sumsOf(workloads.filter(({ change }) => change !== 'removed'))
  return {
    ...head,
    delta: hasBase ? deltaFrom(sumsOf(workloads.flatMap(({ before }) => before ?? [])), head) : null,
    impact: null,
  }
}

/** Of several copies of one workload one counts. */
function sumsOf(all: readonly Figures[]): Sums {
  const figures = all.filter(({ counted_as }) => counted_as === null)
  const energies = figures.map(({ energy }) => energy)
  return {
    power_w: sum(figures.map(({ power_w }) => power_w)),
    monthly_kwh: sum(energies.flatMap((energy) => (energy.kind === 'run-once' ? [] : [energy.monthly_kwh]))),
    run_once_kwh: sum(energies.flatMap((energy) => (energy.kind === 'run-once' ? [energy.run_kwh] : []))),
    gpu_count: figures.reduce((total, { gpu_count }) => total + gpu_count, 0),
    pods: figures.reduce((total, { pods }) => total + pods.typical, 0),
  }
}

/**
 * End to end: p10 with p10, p90 with p90. The model errs on many workloads in the same direction (the same hardware, the
 * same load), so a total must not look surer than its parts.
 */
const sum = (intervals: readonly Interval[]): Interval =>
  intervals.reduce((a, b) => ({ p10: a.p10 + b.p10, p50: a.p50 + b.p50, p90: a.p90 + b.p90 }), NOTHING)

function deltaFrom(base: Sums, head: Sums): NonNullable<Totals['delta']> {
  return {
    power_w: difference(base.power_w, head.power_w),
    power_ratio: base.power_w.p50 === 0 ? null : (head.power_w.p50 - base.power_w.p50) / base.power_w.p50,
    monthly_kwh: difference(base.monthly_kwh, head.monthly_kwh),
    run_once_kwh: difference(base.run_once_kwh, head.run_once_kwh),
    gpu_count: head.gpu_count - base.gpu_count,
    pods: head.pods - base.pods,
  }
}

/**
 * The model errs on both sides alike, so p10 is taken from p10 and p90 from p90. Where one workload grows and another
 * shrinks these can cross; the interval then spans all three differences.
 */
export function difference(base: Interval, head: Interval): Delta {
  const [low, p50, high] = [head.p10 - base.p10, head.p50 - base.p50, head.p90 - base.p90]
  return { p10: Math.min(low, p50, high), p50, p90: Math.max(low, p50, high) }
}

import type { Budget } from '../budget.ts'
import type { Certainty } from '../schema/budget-rule.ts'
import type { Figures, WorkloadReport } from '../schema/report.ts'
import { DAYS_PER_MONTH, MCPU_PER_CPU, MIB_PER_GIB, PERCENT } from '../units.ts'

/** What turns a month's energy into something else; `null` where nobody set it. */
export type Rates = {
  readonly co2e_kg_per_kwh: number | null
  readonly cost_per_kwh: number | null
  readonly currency: string | null
}

/** A figure, and how low it may be: one in ten lies below `p10`. */
type Figure = { readonly p10: number; readonly p50: number }

/** Of the way from p50 to p10, in normal deviations: where a quarter lies below, by the logarithm. */
const QUARTER = 0.6745 / 1.2816

/**
 * What a budget limits, summed over workloads; `null` when nobody set the rate that it needs. A growth is that of head over
 * base; a workload that is not at base grew from nothing.
 */
export function figureOf(
  workloads: readonly WorkloadReport[],
  { unit, is_delta, currency }: Pick<Budget, 'unit' | 'is_delta' | 'currency'>,
  certainty: Certainty,
  rates: Rates,
): number | null {
  if (unit === 'cost/month' && (rates.cost_per_kwh === null || rates.currency !== currency)) return null
  if (unit === 'kgCO2e/month' && rates.co2e_kg_per_kwh === null) return null
  const head = summed(
    workloads.filter(({ change }) => change !== 'removed'),
    unit,
    rates,
  )
  if (!is_delta) return surely(head, certainty)
  const base = summed(
    workloads.flatMap(({ before }) => before ?? []),
    unit,
    rates,
  )
  const growth = { p10: Math.min(head.p10 - base.p10, head.p50 - base.p50), p50: head.p50 - base.p50 }
  const grown = certainty === 'point' ? growth.p50 : certainty === 'certain' ? growth.p10 : between(growth)
  if (unit !== '%') return grown
  // From 0 W every growth is +100 %: there is nothing to take a share of.
  return base.p50 === 0 ? (grown > 0 ? PERCENT : 0) : (grown / base.p50) * PERCENT
}

const between = ({ p10, p50 }: Figure): number => p50 - (p50 - p10) * QUARTER

function surely({ p10, p50 }: Figure, certainty: Certainty): number {
  if (certainty === 'point' || p50 === 0) return p50
  return certainty === 'certain' ? p10 : p50 * (p10 / p50) ** QUARTER
}

/** Of several copies of one workload one counts. */
function summed(all: readonly Figures[], unit: Budget['unit'], rates: Rates): Figure {
  return all
    .filter(({ counted_as }) => counted_as === null)
    .map((figures) => oneFigure(figures, unit, rates))
    .reduce((sum, { p10, p50 }) => ({ p10: sum.p10 + p10, p50: sum.p50 + p50 }), { p10: 0, p50: 0 })
}

function oneFigure(figures: Figures, unit: Budget['unit'], rates: Rates): Figure {
  const pods = figures.pods.typical
  switch (unit) {
    case 'W':
    case '%':
      return figures.power_w
    case 'kWh/month':
      return month(figures, 1)
    case 'kWh/day':
      return day(figures)
    case 'kgCO2e/month':
      return month(figures, rates.co2e_kg_per_kwh ?? 0)
    case 'cost/month':
      return month(figures, rates.cost_per_kwh ?? 0)
    case 'GPU':
      return exactly(figures.gpu_count)
    case 'CPU':
      return exactly(((figures.requests.cpu_mcpu ?? 0) / MCPU_PER_CPU) * pods)
    case 'GiB':
      return exactly(((figures.requests.mem_mib ?? 0) / MIB_PER_GIB) * pods)
    case 'pods':
      return exactly(pods)
  }
}

const exactly = (value: number): Figure => ({ p10: value, p50: value })

const times = ({ p10, p50 }: Figure, factor: number): Figure => ({ p10: p10 * factor, p50: p50 * factor })

/** A run-once workload counts with one run: leaving it out would let a Job pass any energy budget. */
const month = ({ energy }: Figures, factor: number): Figure =>
  times(energy.kind === 'run-once' ? energy.run_kwh : energy.monthly_kwh, factor)

const day = ({ energy }: Figures): Figure =>
  energy.kind === 'run-once' ? energy.run_kwh : times(energy.monthly_kwh, 1 / DAYS_PER_MONTH)

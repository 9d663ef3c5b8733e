import type { Budget } from '../budget.ts'
import type { BudgetCheck, WorkloadReport } from '../schema/report.ts'
import { PERCENT } from '../units.ts'
import type { Rates } from './figures.ts'
import { figureOf } from './figures.ts'
import { nameOf } from './rules.ts'

type Limit = Pick<Budget, 'unit' | 'is_delta' | 'currency' | 'limit'>

/** The workload that moves a growth most, or draws most of a total. */
export function biggestOf(
  workloads: readonly WorkloadReport[],
  { unit, is_delta, currency }: Limit,
  rates: Rates,
): WorkloadReport | null {
  const own = (workload: WorkloadReport): number =>
    figureOf([workload], { unit: unit === '%' ? 'W' : unit, is_delta, currency }, 'point', rates) ?? 0
  const there = workloads.filter(({ counted_as }) => counted_as === null)
  return there.toSorted((a, b) => own(b) - own(a))[0] ?? null
}

/** Fewer replicas of the biggest workload that bring a figure under its limit; `null` where that cannot be done. */
export function remedyFor(
  biggest: WorkloadReport | null,
  figure: number,
  { unit, is_delta, currency, limit }: Limit,
  baseW: number,
  rates: Rates,
): BudgetCheck['remedy'] {
  if (biggest === null || biggest.change === 'removed') return null
  const { typical } = biggest.pods
  const absolute = { unit: unit === '%' ? ('W' as const) : unit, is_delta: false, currency }
  const perPod = (figureOf([{ ...biggest, change: 'unchanged' }], absolute, 'point', rates) ?? 0) / typical
  const over = unit === '%' ? ((figure - limit) / PERCENT) * baseW : figure - limit
  if (!(perPod > 0) || (unit === '%' && baseW === 0 && is_delta)) return null
  const to = typical - Math.ceil(over / perPod - 1e-9)
  return to >= 1 && to < typical ? { workload: nameOf(biggest), from: typical, to } : null
}

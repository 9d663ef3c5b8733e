import type { Budget } from './budget.ts'
import type { BudgetCheck, Totals, Verdict } from './schema/report.ts'
import { DAYS_PER_MONTH, PERCENT } from './units.ts'

/**
 * Holds every budget against the total it limits. Same totals, same budgets: same verdict. `hasWorkloads` false, at head
 * and at base: nothing was read, which is not the same as drawing nothing.
 */
export function judge(totals: Totals, budgets: readonly Budget[], hasWorkloads: boolean): Verdict {
  if (!hasWorkloads) return { status: 'unjudged', reason: 'no-workloads' }
  if (budgets.length === 0) return { status: 'unjudged', reason: 'no-budget' }
  const judged = budgets.map((budget) => ({ budget, result: check(totals, budget) }))
  const checks = judged.flatMap(({ result }) => result ?? [])
  const unjudged = judged.flatMap(({ budget, result }) => (result === null ? [budget.text] : []))
  if (checks.length === 0) return { status: 'unjudged', reason: 'no-base' }
  const [first, ...more] = checks.filter(({ is_over }) => is_over)
  return first === undefined
    ? { status: 'within', checks, unjudged }
    : { status: 'over', checks, unjudged, breaches: [first, ...more] }
}

/** `null` when the budget limits growth and there is no base to grow from. */
function check(totals: Totals, { text, unit, is_delta, limit }: Budget): BudgetCheck | null {
  const sums = is_delta ? totals.delta : totals
  if (sums === null) return null
  const figure = unit === '%' ? percentOf(totals.delta) : figureOf(sums, unit)
  return { budget: text, unit, is_delta, figure, limit, is_over: figure > limit }
}

/** A run-once workload counts with one run: leaving it out would let a Job pass any energy budget. */
function figureOf(
  sums: Pick<Totals, 'power_w' | 'monthly_kwh' | 'run_once_kwh'>,
  unit: 'W' | 'kWh/day' | 'kWh/month',
): number {
  switch (unit) {
    case 'W':
      return sums.power_w.p50
    case 'kWh/day':
      return sums.monthly_kwh.p50 / DAYS_PER_MONTH + sums.run_once_kwh.p50
    case 'kWh/month':
      return sums.monthly_kwh.p50 + sums.run_once_kwh.p50
  }
}

/** Growth of power in percent. From 0 W every growth is +100 %: there is nothing to take a share of. */
function percentOf(delta: Totals['delta']): number {
  if (delta === null) return 0
  return delta.power_ratio === null ? (delta.power_w.p50 > 0 ? PERCENT : 0) : delta.power_ratio * PERCENT
}

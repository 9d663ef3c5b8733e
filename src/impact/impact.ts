import type { Impact, ImpactDelta, ImpactFactors, TotalsImpact, WorkloadImpact } from '../schema/impact.ts'
import type { Delta, Energy, Interval } from '../schema/prediction.ts'
import type { Figures, Totals, WorkloadReport } from '../schema/report.ts'
import { G_PER_KG } from '../units.ts'

/** What 1 kWh at the servers becomes; `null` where nobody set it. */
export type Rates = {
  readonly co2e_kg_per_kwh: number | null
  readonly cost_per_kwh: number | null
  readonly currency: string | null
}

/** The only place that the PUE is in: once in each. */
export function ratesFrom(factors: ImpactFactors | null): Rates {
  const { carbon = null, price = null, pue = null } = factors ?? {}
  const overhead = pue?.ratio ?? 1
  return {
    co2e_kg_per_kwh: carbon === null ? null : (carbon.intensity_g_per_kwh / G_PER_KG) * overhead,
    cost_per_kwh: price === null ? null : price.per_kwh * overhead,
    currency: price?.currency ?? null,
  }
}

/** Carbon and cost of energy at the servers. Factors are taken as exact: the range is that of the energy. */
export const impactFrom = (energyKwh: Interval, factors: ImpactFactors): Impact =>
  multiplied(energyKwh, ratesFrom(factors))

/** The same of a difference, which may be negative. */
const deltaFrom = (energyKwh: Delta, factors: ImpactFactors): ImpactDelta =>
  multiplied(energyKwh, ratesFrom(factors))

function multiplied(energyKwh: Delta, { co2e_kg_per_kwh, cost_per_kwh, currency }: Rates): ImpactDelta {
  return {
    co2e_kg: co2e_kg_per_kwh === null ? null : scaled(energyKwh, co2e_kg_per_kwh),
    cost:
      cost_per_kwh === null || currency === null ? null : { currency, ...scaled(energyKwh, cost_per_kwh) },
  }
}

const scaled = ({ p10, p50, p90 }: Delta, factor: number): Delta => ({
  p10: p10 * factor,
  p50: p50 * factor,
  p90: p90 * factor,
})

/** Over the time that the energy is told for. */
export const impactOf = (energy: Energy, factors: ImpactFactors): WorkloadImpact =>
  energy.kind === 'run-once'
    ? { per: 'run', ...impactFrom(energy.run_kwh, factors) }
    : { per: 'month', ...impactFrom(energy.monthly_kwh, factors) }

/** Of sums: factors are the same for all, so the carbon of a sum is the sum of the carbon. */
export const impactOfTotals = (
  { monthly_kwh, run_once_kwh, delta }: Omit<Totals, 'impact'>,
  factors: ImpactFactors,
): TotalsImpact => ({
  monthly: impactFrom(monthly_kwh, factors),
  run_once: impactFrom(run_once_kwh, factors),
  delta:
    delta === null
      ? null
      : {
          monthly: deltaFrom(delta.monthly_kwh, factors),
          run_once: deltaFrom(delta.run_once_kwh, factors),
        },
})

/** The same workloads and totals, with their carbon and cost. `null` factors: as they are. */
export function withImpact(
  figures: { readonly workloads: readonly WorkloadReport[]; readonly totals: Totals },
  factors: ImpactFactors | null,
): { workloads: WorkloadReport[]; totals: Totals } {
  const { workloads, totals } = figures
  if (factors === null) return { workloads: [...workloads], totals }
  const priced = <T extends Figures>(one: T): T => ({ ...one, impact: impactOf(one.energy, factors) })
  return {
    workloads: workloads.map((workload) => ({
      ...priced(workload),
      before: workload.before === null ? null : priced(workload.before),
    })),
    totals: { ...totals, impact: impactOfTotals(totals, factors) },
  }
}

import type { ImpactDelta, TotalsImpact, WorkloadImpact } from '../schema/impact.ts'
import type { Delta, Interval } from '../schema/prediction.ts'
import type { Report, WorkloadReport } from '../schema/report.ts'
import { G_PER_KG } from '../units.ts'
import { co2e, co2eRange, factorText, money, moneyRange, scalar, signedCo2e, signedMoney } from './format.ts'

/** Carbon or cost: a column of its own where it is asked for. */
export type Measure = {
  readonly title: 'CO₂e' | 'Cost'
  /** What its figure is of, within a sentence: `6 g CO₂e`, `5 EUR`. */
  readonly suffix: ' CO₂e' | ''
  readonly of: (impact: ImpactDelta) => Delta | null
  readonly write: (value: number) => string
  readonly signed: (value: number) => string
  readonly range: (interval: Interval) => string
}

const CARBON: Measure = {
  title: 'CO₂e',
  suffix: ' CO₂e',
  of: ({ co2e_kg }) => co2e_kg,
  write: co2e,
  signed: signedCo2e,
  range: co2eRange,
}

const costIn = (currency: string): Measure => ({
  title: 'Cost',
  suffix: '',
  of: ({ cost }) => cost,
  write: (amount) => money(amount, currency),
  signed: (amount) => signedMoney(amount, currency),
  range: (interval) => moneyRange(interval, currency),
})

/** Those that are asked for; none where no factor is set. */
export const measuresOf = ({ impact }: Pick<Report, 'impact'>): readonly Measure[] => [
  ...(impact === null || impact.carbon === null ? [] : [CARBON]),
  ...(impact === null || impact.price === null ? [] : [costIn(impact.price.currency)]),
]

/** `308 kg/month`, `6.5 g/run`. */
export function impactText({ of, write }: Measure, impact: WorkloadImpact | null): string {
  const interval = impact === null ? null : of(impact)
  return impact === null || interval === null ? '' : `${write(interval.p50)}/${impact.per}`
}

/** `+154 kg/month` of a workload; '' where there is nothing of the same time to compare with. */
export function impactDeltaText({ of, signed }: Measure, { impact, before }: WorkloadReport): string {
  if (impact === null || before === null || before.impact?.per !== impact.per) return ''
  const [now, then] = [of(impact), of(before.impact)]
  return now === null || then === null ? '' : `${signed(now.p50 - then.p50)}/${impact.per}`
}

/** What is told of a total beside its energy. */
export type TotalTexts = {
  /** `617 kg/month`. */
  readonly month: string
  readonly range: string
  /** `+154 kg/month`; '' without a base. */
  readonly delta: string
  /** `+154 kg CO₂e/month`, without a base `617 kg CO₂e/month`: where no column says what it is of. */
  readonly named: string
  /** `6.5 g`; '' where nothing runs once. */
  readonly runOnce: string
}

export function totalTexts(
  { of, suffix, write, signed, range }: Measure,
  impact: TotalsImpact | null,
): TotalTexts {
  const [month, runOnce] = impact === null ? [null, null] : [of(impact.monthly), of(impact.run_once)]
  const delta = impact === null || impact.delta === null ? null : of(impact.delta.monthly)
  return {
    month: month === null ? '' : `${write(month.p50)}/month`,
    range: month === null ? '' : range(month),
    delta: delta === null ? '' : `${signed(delta.p50)}/month`,
    named: `${delta === null ? write(month?.p50 ?? 0) : signed(delta.p50)}${suffix}/month`,
    runOnce: runOnce === null || runOnce.p50 === 0 ? '' : write(runOnce.p50),
  }
}

/** `CO₂e: 0.2908 kg/kWh (Ireland, Our World in Data 2023, CC-BY-4.0) × PUE 1.15 (as configured)`, one a factor. Hostile text. */
export function factorSentences({ impact }: Pick<Report, 'impact'>): readonly string[] {
  if (impact === null) return []
  const { carbon, price, pue } = impact
  const overhead = pue.ratio === 1 ? '' : ` × PUE ${scalar(pue.ratio)} (${pue.source})`
  const rates = [
    ...(carbon === null
      ? []
      : [`CO₂e: ${factorText(carbon.intensity_g_per_kwh / G_PER_KG)} kg/kWh (${carbon.source})${overhead}`]),
    ...(price === null
      ? []
      : [`Cost: ${scalar(price.per_kwh)} ${price.currency}/kWh (${price.source})${overhead}`]),
  ]
  return overhead === '' ? [...rates, `PUE: ${scalar(pue.ratio)} (${pue.source})`] : rates
}

import type { ImpactFactors, WorkloadImpact } from '../schema/impact.ts'
import type { Interval } from '../schema/prediction.ts'
import type { Report, WorkloadReport } from '../schema/report.ts'
import { csvCell } from './escape.ts'

type Value = string | number | null

type Columns = Readonly<Record<string, (workload: WorkloadReport) => Value>>

const columns = {
  namespace: ({ namespace }) => namespace,
  workload_kind: ({ workload_kind }) => workload_kind,
  workload_name: ({ workload_name }) => workload_name,
  component: ({ component }) => component,
  path: ({ path }) => path,
  line: ({ line }) => line,
  change: ({ change }) => change,
  counted_as: ({ counted_as }) => counted_as,
  pods_min: ({ pods }) => pods.min,
  pods_typical: ({ pods }) => pods.typical,
  pods_max: ({ pods }) => pods.max,
  gpu_count: ({ gpu_count }) => gpu_count,
  req_cpu_mcpu: ({ requests }) => requests.cpu_mcpu,
  req_mem_mib: ({ requests }) => requests.mem_mib,
  power_w_p10: ({ power_w }) => power_w.p10,
  power_w_p50: ({ power_w }) => power_w.p50,
  power_w_p90: ({ power_w }) => power_w.p90,
  power_w_p50_before: ({ before }) => before?.power_w.p50 ?? null,
  monthly_kwh_p10: (workload) => monthlyKwh(workload)?.p10 ?? null,
  monthly_kwh_p50: (workload) => monthlyKwh(workload)?.p50 ?? null,
  monthly_kwh_p90: (workload) => monthlyKwh(workload)?.p90 ?? null,
  run_kwh_p50: ({ energy }) => (energy.kind === 'continuous' ? null : energy.run_kwh.p50),
  run_s: ({ energy }) => (energy.kind === 'continuous' ? null : energy.run_s),
  runs_per_month: ({ energy }) => (energy.kind === 'scheduled' ? energy.runs_per_month : null),
  confidence: ({ confidence }) => confidence.grade,
  assumptions: ({ assumptions }) => assumptions.join('; '),
  spec_hash: ({ spec_hash }) => spec_hash,
} as const satisfies Columns

const monthlyKwh = ({ energy }: WorkloadReport): Interval | null =>
  energy.kind === 'run-once' ? null : energy.monthly_kwh

/** Carbon and cost where they are asked for, with what they were multiplied with: a record stands by itself. */
function impactColumns(factors: ImpactFactors | null): Columns {
  if (factors === null) return {}
  const { carbon, price, pue } = factors
  return {
    ...(carbon === null ? {} : carbonColumns(carbon)),
    ...(price === null ? {} : costColumns(price)),
    pue: () => pue.ratio,
    pue_source: () => pue.source,
  }
}

const carbonColumns = (carbon: NonNullable<ImpactFactors['carbon']>): Columns => ({
  monthly_co2e_kg_p10: (workload) => impactOver('month', workload)?.co2e_kg?.p10 ?? null,
  monthly_co2e_kg_p50: (workload) => impactOver('month', workload)?.co2e_kg?.p50 ?? null,
  monthly_co2e_kg_p90: (workload) => impactOver('month', workload)?.co2e_kg?.p90 ?? null,
  run_co2e_kg_p50: (workload) => impactOver('run', workload)?.co2e_kg?.p50 ?? null,
  carbon_intensity_g_per_kwh: () => carbon.intensity_g_per_kwh,
  carbon_source: () => carbon.source,
})

const costColumns = (price: NonNullable<ImpactFactors['price']>): Columns => ({
  monthly_cost_p10: (workload) => impactOver('month', workload)?.cost?.p10 ?? null,
  monthly_cost_p50: (workload) => impactOver('month', workload)?.cost?.p50 ?? null,
  monthly_cost_p90: (workload) => impactOver('month', workload)?.cost?.p90 ?? null,
  run_cost_p50: (workload) => impactOver('run', workload)?.cost?.p50 ?? null,
  currency: () => price.currency,
  electricity_price_per_kwh: () => price.per_kwh,
  price_source: () => price.source,
})

const impactOver = (per: WorkloadImpact['per'], { impact }: WorkloadReport): WorkloadImpact | null =>
  impact?.per === per ? impact : null

/** One workload a record (RFC 4180), names of the columns first. Full precision; empty where there is no such figure. */
export function renderCsv({ workloads, impact }: Report): string {
  const all: Columns = { ...columns, ...impactColumns(impact) }
  const records = workloads.map((workload) => Object.values(all).map((field) => csvCell(field(workload))))
  return [Object.keys(all), ...records].map((record) => `${record.join(',')}\r\n`).join('')
}

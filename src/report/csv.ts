import type { Interval } from '../schema/prediction.ts'
import type { Report, WorkloadReport } from '../schema/report.ts'
import { csvCell } from './escape.ts'

type Value = string | number | null

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
} as const satisfies Record<string, (workload: WorkloadReport) => Value>

const monthlyKwh = ({ energy }: WorkloadReport): Interval | null =>
  energy.kind === 'run-once' ? null : energy.monthly_kwh

/** One workload a record (RFC 4180), names of the columns first. Full precision; empty where there is no such figure. */
export function renderCsv({ workloads }: Report): string {
  const records = workloads.map((workload) => Object.values(columns).map((field) => csvCell(field(workload))))
  return [Object.keys(columns), ...records].map((record) => `${record.join(',')}\r\n`).join('')
}

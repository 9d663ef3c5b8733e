import type { WorkloadReport } from '../src/schema/report.ts'
import { workload } from './build-report.ts'

type Options = {
  readonly beforeW?: number
  readonly pods?: number
  readonly namespace?: string
  readonly teams?: readonly string[]
  /** p90/p50 and p50/p10. */
  readonly width?: number
}

/** A Deployment that asks for one CPU a pod and draws so many watts in all. */
export function workloadOf(
  name: string,
  watts: number,
  { beforeW, pods = 1, namespace = 'shop', teams = [], width = 1 }: Options = {},
): WorkloadReport {
  const around = (p50: number) => ({ p10: p50 / width, p50, p90: p50 * width })
  const figures = (p50: number) => ({
    pods: { min: pods, typical: pods, max: pods },
    requests: { cpu_mcpu: 1000, mem_mib: 1024 },
    pod_power_w: around(p50 / pods),
    power_w: around(p50),
    energy: { kind: 'continuous' as const, monthly_kwh: around(p50 * 0.73) },
  })
  const base = workload('changed', { name }, { name })
  return {
    ...base,
    ...figures(watts),
    namespace,
    path: `${name}.yaml`,
    change: beforeW === undefined ? 'unchanged' : 'changed',
    teams: [...teams],
    before: beforeW === undefined || base.before === null ? null : { ...base.before, ...figures(beforeW) },
  }
}

import type { Interval } from '../src/schema/prediction.ts'
import type {
  BudgetCheck,
  Figures,
  ModelSummary,
  Report,
  Verdict,
  WorkloadReport,
} from '../src/schema/report.ts'
import { Report as ReportSchema } from '../src/schema/report.ts'
import { totalsFrom } from '../src/totals.ts'
import { jFromKwh, monthlyKwhFromW, SECONDS_PER_HOUR } from '../src/units.ts'

const model: ModelSummary = {
  id: 'default',
  version: '2026.11.1',
  created: '2026-11-20',
  rows: 132,
  label_sources: [
    {
      source: 'mlperf-power',
      provenance: 'measured',
      scope: 'gpu_board_at_load',
      rows: 53,
      licence: 'Apache-2.0',
    },
    {
      source: 'specpower-ssj2008',
      provenance: 'modelled',
      scope: 'modelled_wall',
      rows: 79,
      licence: 'see the model card',
    },
  ],
  errors: [
    {
      scope: 'gpu_board_at_load',
      what: 'leave one group out',
      median_abs_error_ratio: 0.131,
      interval_coverage_ratio: 0.79,
    },
  ],
}

const around = (value: number, spread = 0.35): Interval => ({
  p10: value * (1 - spread),
  p50: value,
  p90: value * (1 + 2 * spread),
})

export type Sample = {
  readonly name?: string
  readonly namespace?: string
  readonly kind?: string
  readonly path?: string
  readonly pods?: number
  readonly most?: number
  readonly podW?: number
  readonly gpus?: number
  readonly cpuMcpu?: number
  readonly runS?: number
  readonly grade?: 'high' | 'medium' | 'low'
  readonly reason?: string
  readonly assumptions?: readonly string[]
  readonly title?: string
}

function figures({
  pods = 1,
  most = pods,
  podW = 4,
  gpus = 0,
  cpuMcpu = 500,
  runS,
  grade = 'medium',
  ...rest
}: Sample): Figures {
  const powerW = podW * pods
  const kwhOf = (interval: Interval): Interval => ({
    p10: monthlyKwhFromW(interval.p10),
    p50: monthlyKwhFromW(interval.p50),
    p90: monthlyKwhFromW(interval.p90),
  })
  return {
    pods: { min: Math.min(pods, most), typical: pods, max: most },
    gpu_count: gpus * pods,
    accelerators:
      gpus === 0
        ? []
        : [
            {
              resource: 'nvidia.com/gpu',
              vendor: 'nvidia',
              kind: 'gpu',
              model: 'H100',
              share: 'whole',
              count: gpus,
            },
          ],
    requests: { cpu_mcpu: cpuMcpu, mem_mib: 1024 },
    counted_as: null,
    pod_power_w: around(podW),
    components_w: { cpu: gpus === 0 ? podW : podW / 10, memory: 0, gpu: gpus === 0 ? 0 : (podW * 9) / 10 },
    power_w: around(powerW),
    energy:
      runS === undefined
        ? { kind: 'continuous', monthly_kwh: kwhOf(around(powerW)) }
        : { kind: 'run-once', run_s: runS, run_kwh: around((powerW * runS) / SECONDS_PER_HOUR / 1000) },
    confidence: {
      grade,
      is_out_of_distribution: grade === 'low',
      reason:
        rest.reason ??
        (grade === 'low' ? 'no measured workload is near' : 'three measured workloads are near'),
    },
    assumptions: [...(rest.assumptions ?? [])],
    neighbours: [
      {
        source_id: 'mlperf-power/llama2-70b',
        title: rest.title ?? (gpus > 0 ? 'Llama 2 70B, 8× H100, offline' : 'nginx behind a load generator'),
        provenance: gpus > 0 ? 'measured' : 'modelled',
        scope: gpus > 0 ? 'gpu_board_at_load' : 'modelled_wall',
        distance: 0.42,
        weight: 0.61,
        watts: podW * 1.07,
      },
      {
        source_id: 'second',
        title: 'A second row',
        provenance: gpus > 0 ? 'measured' : 'modelled',
        scope: gpus > 0 ? 'gpu_board_at_load' : 'modelled_wall',
        distance: 0.9,
        weight: 0.27,
        watts: podW * 0.9,
      },
    ],
    impact: null,
  }
}

/** What a change of pods and CPU does by itself, where watts go with pods. */
function causesBetween(before: Sample, head: Sample): WorkloadReport['causes'] {
  const [podsBefore, podsNow] = [before.pods ?? 1, head.pods ?? 1]
  const podW = before.podW ?? 4
  const replicas =
    podsBefore === podsNow
      ? []
      : [{ what: 'replicas' as const, from: podsBefore, to: podsNow, watts: (podsNow - podsBefore) * podW }]
  const grown = ((head.podW ?? 4) - podW) * podsBefore
  const cpu =
    before.cpuMcpu === head.cpuMcpu
      ? []
      : [{ what: 'cpu' as const, from: before.cpuMcpu ?? null, to: head.cpuMcpu ?? null, watts: grown }]
  return [...replicas, ...cpu].map(({ watts, ...cause }) => ({
    ...cause,
    delta_w: watts,
    delta_monthly_kwh: monthlyKwhFromW(watts),
  }))
}

export function workload(
  change: WorkloadReport['change'],
  head: Sample,
  before: Sample | null = null,
): WorkloadReport {
  const shown = change === 'removed' ? { ...head, pods: 0 } : head
  const now = figures(shown)
  return {
    namespace: head.namespace ?? 'shop',
    workload_kind: head.kind ?? 'Deployment',
    workload_name: head.name ?? 'checkout',
    api_group: 'apps',
    component: null,
    path: head.path ?? `deploy/${head.name ?? 'checkout'}.yaml`,
    line: 1,
    change,
    ...now,
    pred_avg_power_w: now.power_w.p50,
    pred_energy_step_j: now.power_w.p50 * 60,
    energy_step_s: 60,
    pred_total_energy_j: jFromKwh(monthlyKwhFromW(now.power_w.p50)),
    total_energy_window_s: SECONDS_PER_HOUR,
    spec_hash: '0011223344556677',
    before: before === null ? null : figures(before),
    teams: [],
    causes: before === null ? [] : causesBetween(before, head),
  }
}

export const check = (
  budget: string,
  figure: number,
  limit: number,
  more: Partial<BudgetCheck> = {},
): BudgetCheck => ({
  budget,
  rule: null,
  of: null,
  unit: 'W',
  currency: null,
  is_delta: false,
  figure,
  limit,
  is_over: figure > limit,
  level: 'fail',
  confidence: 'point',
  waived: null,
  biggest: null,
  remedy: null,
  ...more,
})

export function verdictFrom(checks: readonly BudgetCheck[]): Verdict {
  const over = checks.filter(({ is_over }) => is_over)
  const [first, ...more] = over.filter(({ level, waived }) => level === 'fail' && waived === null)
  const held = {
    checks: [...checks],
    unjudged: [],
    warnings: over.filter(({ level, waived }) => level === 'warn' && waived === null),
    waived: over.filter(({ waived }) => waived !== null),
  }
  if (first !== undefined) return { status: 'over', ...held, breaches: [first, ...more] }
  return checks.length === 0 ? { status: 'unjudged', reason: 'no-budget' } : { status: 'within', ...held }
}

/** A report of these workloads, valid by its schema. */
export function reportOf(workloads: readonly WorkloadReport[], more: Partial<Report> = {}): Report {
  const base = more.base === undefined ? null : more.base
  const there = workloads.filter(({ change }) => change !== 'removed').length
  return ReportSchema.parse({
    schema_version: '1',
    tool: { name: 'wattlint', version: '0.1.0' },
    model,
    base,
    workloads,
    problems: [],
    waivers: [],
    coverage: {
      files: there,
      manifests: there,
      unreadable: 0,
      skipped: {},
      skipped_files: [],
      documents: there,
      workload_documents: there,
      failed_documents: 0,
      partial: 0,
      other_kinds: {},
      templates: {},
      not_rendered: {},
      skipped_documents: {},
      workloads: there,
      predicted: there,
    },
    totals: totalsFrom(workloads, base !== null),
    impact: null,
    verdict: verdictFrom([]),
    ...more,
  })
}

import type { Report } from '../schema/report.ts'
import { PERCENT } from '../units.ts'
import { scalar } from './format.ts'

/** Outputs of the action and what they hold; the texts stand in action.yml too, held equal by a test. */
export const outputDescriptions = {
  status:
    'pass (within every budget), warn (over one that only warns), fail (over one), none (nothing to judge by) or error (manifests that this change made unreadable, or the check itself failed)',
  'total-watts': 'Predicted power of all workloads, in W',
  'total-watts-low': 'Low end of its 80 % range, in W',
  'total-watts-high': 'High end of its 80 % range, in W',
  'delta-watts': 'Growth over the base, in W; empty without a base',
  'delta-percent': 'Growth over the base, in percent; empty without a base or where the base draws 0 W',
  'gpu-count': 'GPUs of all workloads; slices count as fractions',
  workloads: 'Number of workloads',
  skipped: 'Number of files that were not read, or only in part',
  violations: 'Number of budgets that are broken',
  'model-version': 'Version of the model that predicted',
  'comment-id': 'Id of the pull request comment; empty where none was written',
  'json-path': 'Path of the JSON report; empty unless json-file is set',
  'markdown-path': 'Path of the Markdown report; empty unless markdown-file is set',
  'sarif-path': 'Path of the SARIF findings; empty unless sarif-file is set',
  'model-reference':
    'For mode: refresh: what pins the released model, release:owner/repo@tag#sha256-…; empty when nothing was released',
} as const

export type OutputName = keyof typeof outputDescriptions

/** What the action puts into its outputs besides paths and ids. Small figures only: outputs are no place for tables. */
export function outputsFrom({ totals, verdict, coverage, model, workloads }: Report, newErrors: number) {
  const { power_w, delta, gpu_count } = totals
  const skippedFiles = Object.values(coverage.skipped).reduce((sum, one) => sum + one, 0)
  return {
    status: statusOf(verdict, newErrors),
    'total-watts': scalar(power_w.p50),
    'total-watts-low': scalar(power_w.p10),
    'total-watts-high': scalar(power_w.p90),
    'delta-watts': delta === null ? '' : scalar(delta.power_w.p50),
    'delta-percent': delta === null || delta.power_ratio === null ? '' : scalar(delta.power_ratio * PERCENT),
    'gpu-count': scalar(gpu_count),
    workloads: String(workloads.filter(({ change }) => change !== 'removed').length),
    skipped: String(skippedFiles + coverage.unreadable + coverage.partial),
    violations: String(verdict.status === 'over' ? verdict.breaches.length : 0),
    'model-version': model.version,
  } as const satisfies Partial<Record<OutputName, string>>
}

function statusOf(
  verdict: Report['verdict'],
  newErrors: number,
): 'pass' | 'warn' | 'fail' | 'none' | 'error' {
  if (verdict.status === 'over') return 'fail'
  if (newErrors > 0) return 'error'
  if (verdict.status === 'unjudged') return 'none'
  return verdict.warnings.length > 0 ? 'warn' : 'pass'
}

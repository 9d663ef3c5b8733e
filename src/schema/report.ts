import * as z from 'zod'
import { Accelerator, PodRange, PodResources } from './inference-request.ts'
import { Interval, Prediction, Provenance, Scope } from './prediction.ts'
import { Problem } from './problem.ts'

/** Version of the JSON report. Raised when a field changes its meaning or goes away; new fields do not raise it. */
export const REPORT_SCHEMA_VERSION = '1'

/** A difference of two intervals: it may be negative. */
export const Delta = z.strictObject({ p10: z.number(), p50: z.number(), p90: z.number() })
export type Delta = z.infer<typeof Delta>

/** Names other tools know from k8sPodPCP. Joules over a step stand beside the step that they are for. */
export const SeedFields = z.strictObject({
  pred_avg_power_w: z.number().nonnegative(),
  pred_energy_step_j: z.number().nonnegative(),
  energy_step_s: z.number().positive(),
  pred_total_energy_j: z.number().nonnegative(),
  total_energy_window_s: z.number().nonnegative(),
  spec_hash: z.string(),
})
export type SeedFields = z.infer<typeof SeedFields>

export const Identity = z.strictObject({
  namespace: z.string(),
  workload_kind: z.string(),
  workload_name: z.string(),
  api_group: z.string(),
  component: z.string().nullable(),
  path: z.string().nullable(),
  line: z.int().positive().nullable(),
})
export type Identity = z.infer<typeof Identity>

export const Figures = z.strictObject({
  pods: PodRange,
  gpu_count: z.number().nonnegative().meta({ description: 'GPUs of all typical pods' }),
  accelerators: z.array(Accelerator).meta({ description: 'of one pod' }),
  requests: PodResources,
  counted_as: z.string().nullable().meta({
    description: 'path:line of the copy of this workload that is in the totals; null when this one is',
  }),
  ...Prediction.shape,
})
export type Figures = z.infer<typeof Figures>

/** One workload: its figures at head, and at base where it existed there. A removed one draws nothing at head. */
export const WorkloadReport = z.strictObject({
  ...Identity.shape,
  change: z.enum(['added', 'removed', 'changed', 'unchanged']),
  ...Figures.shape,
  ...SeedFields.shape,
  before: Figures.nullable(),
})
export type WorkloadReport = z.infer<typeof WorkloadReport>

/** One prediction by itself. */
export const PredictionRecord = z.strictObject({
  ...Identity.shape,
  ...Figures.shape,
  ...SeedFields.shape,
  model: z.strictObject({ id: z.string(), version: z.string() }),
})
export type PredictionRecord = z.infer<typeof PredictionRecord>

/**
 * What happened to every file and every document. `files` = `manifests` + `unreadable` + the sum of `skipped`;
 * `documents` = `workload_documents` + the sum of `other_kinds` + the sum of `skipped_documents` + `failed_documents`.
 */
export const Coverage = z.strictObject({
  files: z.int().nonnegative(),
  manifests: z.int().nonnegative().meta({ description: 'files that hold at least one Kubernetes object' }),
  unreadable: z
    .int()
    .nonnegative()
    .meta({ description: 'files of which nothing could be read; see problems' }),
  partial: z.int().nonnegative().meta({ description: 'manifests of which a document could not be read' }),
  skipped: z.record(z.string(), z.int().positive()).meta({ description: 'files, by reason' }),
  skipped_files: z.array(z.strictObject({ path: z.string(), reason: z.string() })),
  documents: z.int().nonnegative(),
  workload_documents: z.int().nonnegative(),
  failed_documents: z.int().nonnegative().meta({ description: 'see problems' }),
  other_kinds: z
    .record(z.string(), z.int().positive())
    .meta({ description: 'documents of kinds that are no workloads, by kind' }),
  templates: z
    .record(z.string(), z.int().positive())
    .meta({ description: 'of other_kinds: what others make pods from; it runs none itself' }),
  not_rendered: z.record(z.string(), z.int().positive()).meta({
    description:
      'of other_kinds: what something else renders into workloads; their power is not in the figures',
  }),
  skipped_documents: z.record(z.string(), z.int().positive()).meta({ description: 'documents, by reason' }),
  workloads: z.int().nonnegative(),
  predicted: z.int().nonnegative(),
})
export type Coverage = z.infer<typeof Coverage>

/** Sums over the workloads at head. Intervals add end to end: errors are taken to move together, so a total is never too sure. */
export const Totals = z.strictObject({
  power_w: Interval.meta({ unit: 'W', description: 'everything running at once' }),
  monthly_kwh: Interval.meta({ unit: 'kWh', description: 'continuous and scheduled workloads' }),
  run_once_kwh: Interval.meta({ unit: 'kWh', description: 'one run of every run-once workload' }),
  gpu_count: z.number().nonnegative(),
  pods: z.int().nonnegative(),
  delta: z
    .strictObject({
      power_w: Delta,
      power_ratio: z.number().nullable().meta({ description: 'of base power; null when base is 0 W' }),
      monthly_kwh: Delta,
      run_once_kwh: Delta,
      gpu_count: z.number(),
      pods: z.int(),
    })
    .nullable()
    .meta({ description: 'head minus base; null without a base' }),
})
export type Totals = z.infer<typeof Totals>

/** One budget held against its figure. */
export const BudgetCheck = z.strictObject({
  budget: z.string().meta({ description: 'as written' }),
  unit: z.enum(['W', 'kWh/day', 'kWh/month', '%']),
  is_delta: z.boolean(),
  figure: z.number(),
  limit: z.number(),
  is_over: z.boolean(),
})
export type BudgetCheck = z.infer<typeof BudgetCheck>

const Unjudged = z
  .array(z.string())
  .meta({ description: 'budgets on growth, as written, for which there is no base' })

export const Verdict = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('within'), checks: z.array(BudgetCheck).min(1), unjudged: Unjudged }),
  z.strictObject({
    status: z.literal('over'),
    checks: z.array(BudgetCheck),
    unjudged: Unjudged,
    breaches: z.tuple([BudgetCheck], BudgetCheck),
  }),
  z.strictObject({ status: z.literal('unjudged'), reason: z.enum(['no-budget', 'no-base', 'no-workloads']) }),
])
export type Verdict = z.infer<typeof Verdict>

/** Enough of the model to know what stands behind a number. */
export const ModelSummary = z.strictObject({
  id: z.string(),
  version: z.string(),
  created: z.iso.date(),
  rows: z.int().nonnegative(),
  label_sources: z.array(
    z.strictObject({
      source: z.string(),
      provenance: Provenance,
      scope: Scope,
      rows: z.int().positive(),
      licence: z.string(),
    }),
  ),
  errors: z.array(
    z.strictObject({
      scope: Scope,
      what: z.string(),
      median_abs_error_ratio: z.number(),
      interval_coverage_ratio: z.number(),
    }),
  ),
})
export type ModelSummary = z.infer<typeof ModelSummary>

/** The result of a check. */
export const Report = z.strictObject({
  schema_version: z.literal(REPORT_SCHEMA_VERSION),
  tool: z.strictObject({ name: z.literal('wattlint'), version: z.string() }),
  model: ModelSummary,
  base: z
    .strictObject({ ref: z.string(), commit: z.string().nullable().meta({ description: 'null: a folder' }) })
    .nullable(),
  workloads: z.array(WorkloadReport),
  problems: z.array(Problem),
  coverage: Coverage,
  totals: Totals,
  verdict: Verdict,
})
export type Report = z.infer<typeof Report>

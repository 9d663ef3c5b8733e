import * as z from 'zod'
import { Certainty, Level } from './budget-rule.ts'
import { ImpactFactors, TotalsImpact, WorkloadImpact } from './impact.ts'
import { Accelerator, PodRange, PodResources } from './inference-request.ts'
import { Delta, Interval, Prediction, Provenance, Scope } from './prediction.ts'
import { Problem } from './problem.ts'

/** Version of the JSON report. Raised when a field changes its meaning or goes away; new fields do not raise it. */
export const REPORT_SCHEMA_VERSION = '1'

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
  impact: WorkloadImpact.nullable().meta({ description: 'carbon and cost; null: no factor is set' }),
})
export type Figures = z.infer<typeof Figures>

/**
 * One change of a workload and what it does to the base by itself. `together`: what the changes do only jointly. `from` and
 * `to` are in the unit of the field: mCPU, MiB, s. Texts are the manifest's.
 */
export const Cause = z.strictObject({
  what: z.enum([
    'replicas',
    'cpu',
    'memory',
    'accelerators',
    'image',
    'command',
    'containers',
    'schedule',
    'run length',
    'duty cycle',
    'together',
  ]),
  from: z.union([z.number(), z.string()]).nullable(),
  to: z.union([z.number(), z.string()]).nullable(),
  delta_w: z.number(),
  delta_monthly_kwh: z.number().meta({ description: 'of one run, for what runs once' }),
})
export type Cause = z.infer<typeof Cause>

/** One workload: its figures at head, and at base where it existed there. A removed one draws nothing at head. */
export const WorkloadReport = z.strictObject({
  ...Identity.shape,
  change: z.enum(['added', 'removed', 'changed', 'unchanged']),
  ...Figures.shape,
  ...SeedFields.shape,
  before: Figures.nullable(),
  impact_factors: ImpactFactors.optional().meta({
    description: 'of impact, on a line of NDJSON: no report stands around it',
  }),
  teams: z.array(z.string()).meta({ description: 'by the team label, else by CODEOWNERS' }),
  causes: z.array(Cause).meta({ description: 'of what changed, biggest first; empty when nothing did' }),
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
  impact: TotalsImpact.nullable().meta({ description: 'carbon and cost; null: no factor is set' }),
})
export type Totals = z.infer<typeof Totals>

export const BudgetUnit = z.enum([
  'W',
  'kWh/day',
  'kWh/month',
  '%',
  'kgCO2e/month',
  'cost/month',
  'GPU',
  'CPU',
  'GiB',
  'pods',
])
export type BudgetUnit = z.infer<typeof BudgetUnit>

/** Who let a figure be over, and until when. */
export const Waived = z.strictObject({
  reason: z.string(),
  until: z.iso.date(),
  owner: z.string().nullable(),
  by: z.enum(['configuration', 'annotation']),
})
export type Waived = z.infer<typeof Waived>

/** One budget held against its figure. */
export const BudgetCheck = z.strictObject({
  budget: z.string().meta({ description: 'as written' }),
  rule: z.string().nullable().meta({ description: 'name of the rule; null for a limit on everything' }),
  of: z.string().nullable().meta({
    description:
      'the workload, namespace or team that it is held against; null: everything that the rule means',
  }),
  unit: BudgetUnit,
  currency: z.string().nullable(),
  is_delta: z.boolean(),
  figure: z.number().meta({ description: 'p50, or what it is at least with the wanted certainty' }),
  limit: z.number(),
  is_over: z.boolean(),
  level: Level,
  confidence: Certainty,
  waived: Waived.nullable(),
  biggest: z
    .strictObject({ workload: z.string(), path: z.string().nullable(), line: z.int().positive().nullable() })
    .nullable()
    .meta({ description: 'of what it holds, the workload that moves or draws most' }),
  remedy: z
    .strictObject({ workload: z.string(), from: z.int(), to: z.int() })
    .nullable()
    .meta({ description: 'replicas of that workload that would bring it under' }),
})
export type BudgetCheck = z.infer<typeof BudgetCheck>

/** What became of a waiver. `new`: the change itself adds it, so that it does not count yet. */
export const WaiverReport = z.strictObject({
  rule: z.string().nullable(),
  of: z
    .string()
    .meta({ description: 'the workload that it is written on, or its place in the configuration' }),
  reason: z.string(),
  until: z.iso.date(),
  owner: z.string().nullable(),
  ceiling: z.string().nullable(),
  status: z.enum(['used', 'unused', 'expired', 'new']),
  days_left: z.int().meta({ description: 'below 0: it has ended' }),
})
export type WaiverReport = z.infer<typeof WaiverReport>

const Unjudged = z
  .array(z.string())
  .meta({ description: 'budgets as written that lack a base to grow from, or a rate to be reckoned with' })

const Held = {
  checks: z.array(BudgetCheck),
  unjudged: Unjudged,
  warnings: z.array(BudgetCheck).meta({ description: 'over, and only to be told' }),
  waived: z.array(BudgetCheck).meta({ description: 'over, and waived' }),
}

export const Verdict = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('within'), ...Held }),
  z.strictObject({ status: z.literal('over'), ...Held, breaches: z.tuple([BudgetCheck], BudgetCheck) }),
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
  impact: ImpactFactors.nullable().meta({
    description: 'what energy is multiplied by to become carbon and cost; null: neither is asked for',
  }),
  verdict: Verdict,
  waivers: z.array(WaiverReport),
})
export type Report = z.infer<typeof Report>

import * as z from 'zod'
import { FeatureName } from './features.ts'
import { PodRange } from './inference-request.ts'
import { Confidence, Energy, Interval, Neighbour, Scope } from './prediction.ts'
import { Problem } from './problem.ts'
import { Identity } from './report.ts'

/** Raised when a field changes its meaning or goes away; new fields do not raise it. */
export const EXPLANATION_SCHEMA_VERSION = '1'

/** Where a number comes from. */
export const Citation = z.strictObject({
  of: z.string().meta({ description: 'the coefficient, board, software class or row source that is cited' }),
  source: z.string(),
  licence: z.string(),
  date: z.string().meta({ description: 'when it was published or taken; of data sets a date or a commit' }),
})
export type Citation = z.infer<typeof Citation>

/** One number of a product. */
export const Factor = z.strictObject({ value: z.number(), unit: z.string(), of: z.string() })
export type Factor = z.infer<typeof Factor>

/** Parts of a pod that are predicted each by itself. */
export const ComponentName = z.enum(['host', 'boards', 'other-accelerators'])
export type ComponentName = z.infer<typeof ComponentName>

/** `watts` = amount × Σ over `rate` of the product of its factors. */
export const FormulaTerm = z.strictObject({
  component: ComponentName,
  id: z.enum(['cpu-requested', 'cpu-undeclared', 'memory', 'board']),
  amount: Factor.meta({ description: 'such as vCPU, GiB or boards of one pod' }),
  rate: z.array(z.array(Factor).min(1)).min(1).meta({ unit: 'W per unit of the amount' }),
  utilisation: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .meta({ description: 'that the load is read at; null: none' }),
  watts: z.number().nonnegative(),
  citations: z.array(Citation),
})
export type FormulaTerm = z.infer<typeof FormulaTerm>

/** What one term of a trend read, and what it does: `effect_log` is added to ln(watts). */
export const TrendTerm = z.strictObject({
  readings: z.array(
    z.strictObject({
      feature: FeatureName,
      value: z
        .number()
        .nullable()
        .meta({ description: 'as the encoder has it; null: the manifest does not say' }),
      is_beyond_rows: z.boolean().meta({ description: 'true: read as the nearest value that the rows have' }),
    }),
  ),
  effect_log: z.number(),
  effect_ratio: z.number().meta({ description: 'exp(effect_log) − 1: 0.14 for 14 % more' }),
})
export type TrendTerm = z.infer<typeof TrendTerm>

/** A row that the prediction leans on, and what it says about formula × trend: `effect_log` × weight is added to ln(watts). */
export const ExplainedNeighbour = z.strictObject({
  ...Neighbour.shape,
  formula_w: z.number().positive().meta({ description: 'what the formula says about that row' }),
  effect_log: z.number(),
  effect_factor: z
    .number()
    .positive()
    .meta({ description: 'exp(effect_log): its watts over formula × trend' }),
})
export type ExplainedNeighbour = z.infer<typeof ExplainedNeighbour>

/** Where the width of an interval comes from. */
export const ExplainedWidth = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('calibrated'),
    case: z.enum(['usual', 'count-not-measured', 'board-not-measured']),
    rows: z.int().nonnegative().meta({ description: 'held out in calibration' }),
    groups: z.int().nonnegative(),
    spread: z.number().nonnegative().meta({ description: 'expected standard deviation of the log error' }),
    spread_near: z.number().positive().meta({ description: 'of it, among close rows' }),
    spread_far: z.number().positive().meta({ description: 'of it, where no row is close' }),
    neighbour_spread: z
      .number()
      .nonnegative()
      .meta({ description: 'standard deviation of what the neighbours say' }),
    low: z.number().nonpositive().meta({ description: 'p10, in units of spread' }),
    high: z.number().nonnegative().meta({ description: 'p90, in units of spread' }),
    down_factor: z.number().min(1).meta({ description: 'p50/p10' }),
    up_factor: z.number().min(1).meta({ description: 'p90/p50' }),
  }),
  z.strictObject({
    kind: z.literal('factor'),
    factor: z.number().min(1).meta({ description: 'p90/p50 and p50/p10' }),
    citations: z.array(Citation),
  }),
])
export type ExplainedWidth = z.infer<typeof ExplainedWidth>

/** p50 = formula_w × trend_factor × neighbour_factor, or `cap_w` where that is less. */
export const ExplainedComponent = z.strictObject({
  component: ComponentName,
  formula_w: z.number().nonnegative(),
  answered_by: z
    .strictObject({ part: z.string(), scope: Scope })
    .nullable()
    .meta({ description: 'part of the model; null: the formula alone' }),
  trend_factor: z.number().positive(),
  trend: z.array(TrendTerm).meta({ description: 'the intercept first; empty without a trend' }),
  neighbour_factor: z.number().positive(),
  neighbours: z.array(ExplainedNeighbour).meta({ description: 'heaviest first' }),
  other_neighbours: z
    .strictObject({ rows: z.int().nonnegative(), weight: z.number().nonnegative(), effect_log: z.number() })
    .meta({ description: 'those that weigh less than half a percent, together' }),
  formula_weight: z.number().min(0).max(1).meta({ description: 'left to formula × trend by the neighbours' }),
  cap_w: z
    .number()
    .nonnegative()
    .nullable()
    .meta({ description: "the boards' nameplates; null where none limits" }),
  is_capped: z.boolean(),
  pod_power_w: Interval,
  width: ExplainedWidth,
  row_sources: z.array(Citation),
})
export type ExplainedComponent = z.infer<typeof ExplainedComponent>

/** What a change would make of a workload, computed by predicting it again. */
export const Outcome = z.strictObject({
  settings: z
    .array(z.strictObject({ key: z.string(), value: z.string() }))
    .meta({ description: 'for what-if --set; empty for what no setting says' }),
  power_w: Interval,
  energy: Energy,
  confidence: z.enum(['high', 'medium', 'low']),
})
export type Outcome = z.infer<typeof Outcome>

export const Suggestion = z.strictObject({
  id: z.enum([
    'request-cpu',
    'name-board',
    'name-model',
    'tell-batch',
    'biggest-term',
    'fewer-replicas',
    'tell-run-length',
    'measure',
  ]),
  share: z.number().min(0).max(1).nullable().meta({ description: 'of the p50, that the biggest term makes' }),
  term: FormulaTerm.shape.id.nullable(),
  outcomes: z.array(Outcome),
})
export type Suggestion = z.infer<typeof Suggestion>

/** How one prediction came about. The p50 of a pod is the sum of its components' p50. */
export const Explanation = z.strictObject({
  ...Identity.shape,
  pods: PodRange,
  pod_power_w: Interval,
  power_w: Interval.meta({ description: 'all typical pods while they run' }),
  energy: Energy,
  confidence: Confidence,
  formula: z.array(FormulaTerm),
  components: z.array(ExplainedComponent),
  suggestions: z.array(Suggestion),
  assumptions: z.array(z.string()),
})
export type Explanation = z.infer<typeof Explanation>

/** Explanations of the workloads that were asked for, biggest first. */
export const ExplanationReport = z.strictObject({
  schema_version: z.literal(EXPLANATION_SCHEMA_VERSION),
  tool: z.strictObject({ name: z.literal('wattlint'), version: z.string() }),
  model: z.strictObject({ id: z.string(), version: z.string() }),
  explanations: z.array(Explanation),
  more_workloads: z.int().nonnegative().meta({ description: 'smaller ones, left out' }),
  problems: z.array(Problem),
})
export type ExplanationReport = z.infer<typeof ExplanationReport>

import { createHash } from 'node:crypto'
import * as z from 'zod'
import { grouped } from '../grouped.ts'
import { Coefficients } from './coefficients.ts'
import { Family, FeatureName } from './features.ts'
import { Provenance, Scope } from './prediction.ts'
import type { ModelSummary } from './report.ts'

/** Raised when a field changes its meaning or goes away. */
export const MODEL_SCHEMA_VERSION = '2'

/** A number of the named feature row → one column of the vector: (value − centre) × scale. Missing → 0, the centre. */
export const Column = z.strictObject({ feature: FeatureName, centre: z.number(), scale: z.number() })
export type Column = z.infer<typeof Column>

/** `text` of the row becomes `dimensions` more columns of total length `scale`. */
export const Encoder = z.strictObject({
  id: z.string().min(1),
  columns: z.array(Column),
  text: z.strictObject({
    dimensions: z.int().nonnegative().max(4096),
    scale: z.number().nonnegative(),
    embedder: z
      .string()
      .min(1)
      .nullable()
      .meta({ description: 'name of the text embedding model; null: hashed by wattlint itself' }),
  }),
})
export type Encoder = z.infer<typeof Encoder>

/** One feature as a trend reads it: held between the least and the most of the training rows, then minus their mean. */
const TrendInput = z.strictObject({
  feature: FeatureName,
  centre: z.number(),
  low: z.number(),
  high: z.number(),
})

/** ln(watts / formula) = intercept + Σ slope × product of the inputs. A missing feature makes its term 0. */
export const Trend = z.strictObject({
  intercept: z.number().min(-50).max(50),
  terms: z
    .array(
      z.strictObject({
        inputs: z.array(TrendInput).min(1).max(2),
        slope: z.number().min(-50).max(50),
      }),
    )
    .max(50),
})
export type Trend = z.infer<typeof Trend>

/** Tens of thousands of them: a schema for each would take longer than all else that loading does. */
const areNumbers = (value: unknown): boolean =>
  Array.isArray(value) && value.every((one) => one === null || Number.isFinite(one))

/** One measured workload as the model keeps it. `formula_w` is what the formula says about the same watts. */
export const ModelRow = z.strictObject({
  source_id: z.string(),
  title: z.string(),
  group: z.string(),
  provenance: Provenance,
  licence: z.string(),
  spec_reconstructed: z.boolean(),
  weight: z.number().positive(),
  watts: z.number().positive(),
  formula_w: z.number().positive(),
  formula_width: z.number().min(1).meta({ description: 'factor each way that the formula is uncertain by' }),
  family: Family.nullable(),
  board: z.string().meta({ description: "'' without boards" }),
  devices: z.number().nonnegative(),
  text: z.string(),
  numbers: z.custom<(number | null)[]>(areNumbers, 'expected an array of numbers and null').meta({
    type: 'array',
    items: { type: ['number', 'null'] },
    description: "in the order of the table's features",
  }),
})
export type ModelRow = z.infer<typeof ModelRow>

/** All rows of one scope. */
export const Table = z
  .strictObject({ scope: Scope, features: z.array(FeatureName), rows: z.array(ModelRow).min(1) })
  .refine(({ features, rows }) => rows.every(({ numbers }) => numbers.length === features.length), {
    path: ['rows'],
    error: 'a row has not the numbers of the table',
  })
export type Table = z.infer<typeof Table>

/**
 * Half-widths in units of the prediction's own spread, from split-conformal residuals: 10 % of them lie below `low`, 10 %
 * above `high`. `spread_*` are standard deviations of the log error: of the trend alone, and among close rows.
 */
export const Calibration = z.strictObject({
  case: z
    .enum(['usual', 'count-not-measured', 'board-not-measured'])
    .meta({ description: 'what was held out: groups of rows, a number of boards, or a type of board' }),
  low: z.number().nonpositive(),
  high: z.number().nonnegative(),
  spread_far: z.number().positive(),
  spread_near: z.number().positive(),
  rows: z.int().nonnegative(),
  groups: z.int().nonnegative(),
})
export type Calibration = z.infer<typeof Calibration>

/**
 * What was learnt for one sort of request from the rows of its scope. It answers requests of its family that have every
 * feature in `needs`; the first part that fits answers. Kernel weight = exp(−(distance / bandwidth)²).
 */
export const ModelPart = z.strictObject({
  id: z.string().min(1),
  scope: Scope,
  family: Family.nullable().meta({ description: 'null: any, and rows of all of them' }),
  needs: z.array(FeatureName),
  trend: Trend.nullable().meta({ description: 'null: the formula stands' }),
  encoder: Encoder,
  k: z.int().positive().max(10_000),
  bandwidth: z.number().positive(),
  shrinkage: z.number().positive(),
  calibrations: z.array(Calibration).min(1),
})
export type ModelPart = z.infer<typeof ModelPart>

/** Errors of one predictor on rows it was not trained on. */
export const Score = z.strictObject({
  scope: Scope,
  split: z.string().meta({ description: 'what was held out' }),
  predictor: z.string(),
  rows: z.int().positive(),
  median_abs_error_ratio: z.number().nonnegative(),
  mean_abs_error_ratio: z.number().nonnegative(),
  mean_abs_error_w: z.number().nonnegative(),
  geometric_error_factor: z.number().min(1),
  within_factor_2_ratio: z.number().min(0).max(1),
  interval_coverage_ratio: z.number().min(0).max(1).nullable(),
})
export type Score = z.infer<typeof Score>

export const Source = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  licence: z.string().min(1),
  url: z.string().min(1),
  retrieved: z.string().min(1).meta({ description: 'date or commit' }),
  citation: z.string().min(1),
  use: z.string().min(1).meta({ description: 'what the model takes from it' }),
})
export type Source = z.infer<typeof Source>

const ModelContent = z.strictObject({
  version: z.string().min(1),
  created: z.iso.date(),
  coefficients: Coefficients,
  tables: z.array(Table).max(3),
  parts: z.array(ModelPart).max(100),
  evaluation: z.array(Score),
  sources: z.array(Source),
  limits: z.array(z.string().min(1)).meta({ description: 'what the model cannot do, in plain words' }),
})
export type ModelContent = z.infer<typeof ModelContent>

/** Everything that a prediction needs, as one file. `id` names the content. */
export const Model = z.strictObject({
  schema_version: z.literal(MODEL_SCHEMA_VERSION),
  id: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ description: 'SHA-256 of the content' }),
  ...ModelContent.shape,
})
export type Model = z.infer<typeof Model>

/** Names a model by its content. Throws a `ZodError` for content that no model can have, such as NaN: a bug of ours. */
export function modelFrom(content: ModelContent): Model {
  const inOrder = ModelContent.parse(content)
  return { schema_version: MODEL_SCHEMA_VERSION, id: contentId(inOrder), ...inOrder }
}

/** The id that belongs to the content of a model that was parsed. */
export function modelIdOf({ schema_version: _, id: __, ...content }: Model): string {
  return contentId(content)
}

/** SHA-256 of compact JSON, in hexadecimal. Keys stand in the schema's order, for content has been parsed. */
const contentId = (content: ModelContent): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex')

/** Errors against computed rows say how well a formula agrees with itself: nobody's watts. */
const isMeasured = ({ provenance }: ModelRow): boolean => provenance !== 'modelled'

/** What a report says about the model behind it: rows by source, and the model's error against measured ones. */
export function modelSummaryFrom(model: Model): ModelSummary {
  const labelSources = model.tables.flatMap(({ scope, rows }) => {
    const bySource = grouped(rows, (row) => JSON.stringify([row.source_id, row.provenance, row.licence]))
    return [...bySource.values()].flatMap((group) => {
      const [first] = group
      if (first === undefined) return []
      const { source_id, provenance, licence } = first
      return [{ source: source_id, provenance, scope, rows: group.length, licence }]
    })
  })
  const measured = new Set(model.tables.filter(({ rows }) => rows.some(isMeasured)).map(({ scope }) => scope))
  return {
    id: model.id,
    version: model.version,
    created: model.created,
    rows: model.tables.reduce((sum, { rows }) => sum + rows.length, 0),
    label_sources: labelSources.toSorted((a, b) => b.rows - a.rows),
    errors: model.evaluation.flatMap((score) =>
      score.predictor === 'wattlint' && score.interval_coverage_ratio !== null && measured.has(score.scope)
        ? [
            {
              scope: score.scope,
              what: score.split,
              median_abs_error_ratio: score.median_abs_error_ratio,
              interval_coverage_ratio: score.interval_coverage_ratio,
            },
          ]
        : [],
    ),
  }
}

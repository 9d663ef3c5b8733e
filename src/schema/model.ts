import { createHash } from 'node:crypto'
import * as z from 'zod'
import { grouped } from '../grouped.ts'
import { Coefficients } from './coefficients.ts'
import { FeatureName } from './features.ts'
import { Provenance, Scope } from './prediction.ts'
import type { ModelSummary } from './report.ts'

/** Raised when a field changes its meaning or goes away. */
export const MODEL_SCHEMA_VERSION = '1'

/** A number of the named feature row → one column of the vector: (value − centre) × scale. Missing → 0, the centre. */
export const Column = z.strictObject({ feature: FeatureName, centre: z.number(), scale: z.number() })
export type Column = z.infer<typeof Column>

/** `text` of the feature row is hashed into `dimensions` more columns of total length `scale`. */
export const Encoder = z.strictObject({
  id: z.string().min(1),
  columns: z.array(Column),
  text: z.strictObject({
    feature: z.enum(['image', 'model']),
    dimensions: z.int().nonnegative(),
    scale: z.number().nonnegative(),
  }),
})
export type Encoder = z.infer<typeof Encoder>

/** One row as the model keeps it. `log_residual` = ln(watts / prior). */
export const ModelRow = z.strictObject({
  source_id: z.string(),
  title: z.string(),
  group: z.string(),
  provenance: Provenance,
  licence: z.string(),
  spec_reconstructed: z.boolean(),
  weight: z.number().positive(),
  watts: z.number().positive(),
  log_residual: z.number(),
  vector: z.array(z.number()),
})
export type ModelRow = z.infer<typeof ModelRow>

/**
 * Half-widths in units of the prediction's own spread, from split-conformal residuals: 10 % of them lie below `low`, 10 %
 * above `high`. `spread_*` are standard deviations of the log residual: about the prior, and among close rows.
 */
export const Calibration = z.strictObject({
  feature: FeatureName.nullable().meta({ description: 'for requests that have it; null for all others' }),
  case: z
    .enum(['batch-told', 'batch-not-told', 'board-not-measured'])
    .meta({ description: 'what the manifest tells, and whether the rows hold its boards' }),
  low: z.number().nonpositive(),
  high: z.number().nonnegative(),
  spread_far: z.number().positive(),
  spread_near: z.number().positive(),
  rows: z.int().nonnegative(),
})
export type Calibration = z.infer<typeof Calibration>

/** Errors of one predictor on rows it was not trained on. */
export const Score = z.strictObject({
  split: z.string().meta({ description: 'what was held out' }),
  predictor: z.string(),
  rows: z.int().positive(),
  median_abs_error_ratio: z.number().nonnegative(),
  mean_abs_error_ratio: z.number().nonnegative(),
  geometric_error_factor: z.number().min(1),
  within_factor_2_ratio: z.number().min(0).max(1),
  interval_coverage_ratio: z.number().min(0).max(1).nullable(),
})
export type Score = z.infer<typeof Score>

/** The rows of one scope, with the encoder and the settings fitted on them. Kernel weight = exp(−(distance / bandwidth)²). */
export const ModelPart = z
  .strictObject({
    scope: Scope,
    encoder: Encoder,
    k: z.int().positive(),
    bandwidth: z.number().positive(),
    shrinkage: z.number().positive(),
    boards: z.array(z.string()).meta({ description: 'devices that the rows were measured on' }),
    rows: z.array(ModelRow),
    calibrations: z.array(Calibration).min(1),
    evaluation: z.array(Score),
  })
  .refine(
    ({ encoder, rows }) =>
      rows.every(({ vector }) => vector.length === encoder.columns.length + encoder.text.dimensions),
    { path: ['rows'], error: 'a vector has not the columns of the encoder' },
  )
export type ModelPart = z.infer<typeof ModelPart>

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

/** Everything that a prediction needs, as one file. `id` names the content. */
export const Model = z.strictObject({
  schema_version: z.literal(MODEL_SCHEMA_VERSION),
  id: z.string().regex(/^[0-9a-f]{16}$/),
  version: z.string().min(1),
  created: z.iso.date(),
  coefficients: Coefficients,
  parts: z.array(ModelPart),
  sources: z.array(Source),
})
export type Model = z.infer<typeof Model>

/** The id that belongs to a model's content: SHA-256 of its JSON with sorted keys, 16 hexadecimal digits. */
export function modelIdOf(content: Omit<Model, 'schema_version' | 'id'>): string {
  const { version, created, coefficients, parts, sources } = content
  const text = JSON.stringify({ version, created, coefficients, parts, sources }, (_key, value: unknown) =>
    isRecord(value) ? Object.fromEntries(Object.entries(value).toSorted(byKey)) : value,
  )
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1)

/** Errors against computed rows say how well a formula agrees with itself: nobody's watts. */
const isMeasured = ({ provenance }: ModelRow): boolean => provenance !== 'modelled'

/** What a report says about the model behind it: rows by source, and the model's error against measured ones. */
export function modelSummaryFrom(model: Model): ModelSummary {
  const labelSources = model.parts.flatMap(({ scope, rows }) => {
    const bySource = grouped(rows, (row) => JSON.stringify([row.source_id, row.provenance, row.licence]))
    return [...bySource.values()].flatMap((group) => {
      const [first] = group
      if (first === undefined) return []
      const { source_id, provenance, licence } = first
      return [{ source: source_id, provenance, scope, rows: group.length, licence }]
    })
  })
  return {
    id: model.id,
    version: model.version,
    created: model.created,
    rows: model.parts.reduce((sum, part) => sum + part.rows.length, 0),
    label_sources: labelSources.toSorted((a, b) => b.rows - a.rows),
    errors: model.parts.flatMap(({ scope, rows, evaluation }) =>
      evaluation.flatMap((score) =>
        score.predictor === 'wattlint' && score.interval_coverage_ratio !== null && rows.some(isMeasured)
          ? [
              {
                scope,
                what: score.split,
                median_abs_error_ratio: score.median_abs_error_ratio,
                interval_coverage_ratio: score.interval_coverage_ratio,
              },
            ]
          : [],
      ),
    ),
  }
}

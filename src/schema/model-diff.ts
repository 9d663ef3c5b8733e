import * as z from 'zod'
import { Score } from './model.ts'
import { Provenance, Scope } from './prediction.ts'

/** Version of the JSON of `model diff`. Raised when a field changes its meaning or goes away. */
export const MODEL_DIFF_SCHEMA_VERSION = '1'

const Count = z.int().nonnegative()
const Side = z.strictObject({ id: z.string(), version: z.string(), created: z.string(), rows: Count })

/** Rows of one source in one scope. Rows are told apart by what they hold, and changed ones are matched by title. */
export const RowChange = z.strictObject({
  scope: Scope,
  source_id: z.string(),
  provenance: Provenance,
  added: Count,
  removed: Count,
  changed: Count,
  unchanged: Count,
  groups: z.array(z.string()).meta({ description: 'those with a difference' }),
})
export type RowChange = z.infer<typeof RowChange>

const Change = z.strictObject({ of: z.string(), before: z.string().nullable(), after: z.string().nullable() })

/** What one workload draws by the one model and by the other. */
export const PowerChange = z.strictObject({
  namespace: z.string(),
  workload_kind: z.string(),
  workload_name: z.string(),
  before_w: z.number().nonnegative(),
  after_w: z.number().nonnegative(),
})
export type PowerChange = z.infer<typeof PowerChange>

/** What tells one model from another. `null` = not there. */
export const ModelDiff = z.strictObject({
  schema_version: z.literal(MODEL_DIFF_SCHEMA_VERSION),
  before: Side,
  after: Side,
  coefficients: z.array(Change),
  rows: z.array(RowChange),
  settings: z.array(Change).meta({ description: 'of the parts: neighbours, trend, encoder, intervals' }),
  sources: z.array(Change),
  limits: z.array(Change),
  scores: z.array(
    z.strictObject({
      scope: Scope,
      split: z.string(),
      predictor: z.string(),
      before: Score.nullable(),
      after: Score.nullable(),
    }),
  ),
  predictions: z.array(PowerChange).nullable().meta({ description: 'null: no requests were given' }),
})
export type ModelDiff = z.infer<typeof ModelDiff>

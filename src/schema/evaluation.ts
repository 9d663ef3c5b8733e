import * as z from 'zod'
import { TargetName } from './energy-target.ts'
import { Score } from './model.ts'
import { Scope } from './prediction.ts'

/** Version of the JSON of `evaluate`. Raised when a field changes its meaning or goes away. */
export const EVALUATION_SCHEMA_VERSION = '1'

const Count = z.int().nonnegative()

/** Rows that are not in the scores, and why. */
export const LeftOut = z.strictObject({
  reason: z.string(),
  count: z.int().positive(),
  examples: z.array(z.string()).readonly().meta({ description: 'titles of a few' }),
})
export type LeftOut = z.infer<typeof LeftOut>

/** What the rows of one scope were. */
export const EvaluatedScope = z.strictObject({
  scope: Scope,
  rows: z.int().positive(),
  groups: z.int().positive().meta({ description: 'workloads that share no name and no pod template' }),
  modelled_rows: Count.meta({ description: 'rows whose watts nobody measured' }),
  folds: Count.meta({ description: '0: one group, which nothing can be held out from' }),
})
export type EvaluatedScope = z.infer<typeof EvaluatedScope>

/** How good a model is, on rows that were given, or as it says itself. */
export const Evaluation = z.strictObject({
  schema_version: z.literal(EVALUATION_SCHEMA_VERSION),
  model: z.strictObject({ id: z.string(), version: z.string() }),
  given: z
    .strictObject({
      target: TargetName,
      read_rows: Count,
      weight: z.number().positive().meta({ description: 'that given rows had beside those of the model' }),
      refused: z
        .array(LeftOut)
        .meta({ description: 'rows without watts, or that the formula cannot stand beside' }),
      known: z
        .array(LeftOut)
        .meta({ description: 'rows that the model was trained on, or that are linked with one that it was' }),
      scopes: z.array(EvaluatedScope),
    })
    .nullable()
    .meta({ description: 'null: no rows were given, and the scores are those kept in the model' }),
  scores: z.array(Score),
})
export type Evaluation = z.infer<typeof Evaluation>

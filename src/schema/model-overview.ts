import * as z from 'zod'
import { ModelPart, Score, Source } from './model.ts'
import { ModelSummary } from './report.ts'

/** A model without its rows and coefficients, as `model show --format json` prints it. */
export const ModelOverview = z.strictObject({
  schema_version: z.string().meta({ description: 'of the model file' }),
  ...ModelSummary.shape,
  parts: z.array(ModelPart),
  evaluation: z.array(Score),
  sources: z.array(Source),
  limits: z.array(z.string()),
})
export type ModelOverview = z.infer<typeof ModelOverview>

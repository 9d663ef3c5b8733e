import * as z from 'zod'
import { InferenceRequest } from './inference-request.ts'
import { Provenance, Scope } from './prediction.ts'

/** One workload with known watts. `watts_*` cover what `scope` says, for one pod. */
export const TrainingRow = z.strictObject({
  source_id: z.string(),
  title: z.string(),
  group: z.string().meta({ description: 'rows of one group never stand on both sides of a split' }),
  scope: Scope,
  provenance: Provenance,
  licence: z.string(),
  spec_reconstructed: z
    .boolean()
    .meta({ description: 'true: image and arguments were written by us from the run record' }),
  weight: z.number().positive(),
  watts_p10: z.number().positive(),
  watts_p50: z.number().positive(),
  watts_p90: z.number().positive(),
  request: InferenceRequest,
})
export type TrainingRow = z.infer<typeof TrainingRow>

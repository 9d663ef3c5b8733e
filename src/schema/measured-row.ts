import * as z from 'zod'
import { InferenceRequest } from './inference-request.ts'
import { Provenance, Scope } from './prediction.ts'
import { cellBoolean, cellNumber, cellText } from './table-cell.ts'

const Text = z.preprocess(cellText, z.string())
const Figure = z.preprocess(cellNumber, z.number().positive().nullable())
const Instant = z.preprocess(cellNumber, z.number().nullable())

/** One revision of a workload with what its pods were measured to draw: what `join` writes and training reads. */
export const MeasuredRow = z.strictObject({
  namespace: Text,
  workload_kind: Text,
  workload_name: Text,
  cluster: z.preprocess(cellText, z.string().nullable()),
  spec_hash: Text,
  template_hash: Text,
  source_id: Text,
  title: Text,
  group: Text.meta({ description: 'rows of one group never stand on both sides of a split' }),
  scope: Scope,
  provenance: Provenance,
  licence: Text,
  spec_reconstructed: z
    .preprocess(cellBoolean, z.boolean())
    .meta({ description: 'true: the request was rebuilt by us, not collected' }),
  weight: z.preprocess(cellNumber, z.number().positive()),
  pods: z.preprocess(cellNumber, z.number().positive()).meta({ description: 'pods that were measured' }),
  window_start_s: Instant.meta({ unit: 's', description: 'Unix time' }),
  window_end_s: Instant.meta({ unit: 's', description: 'Unix time' }),
  observed_s: Figure.meta({ unit: 's', description: 'per pod, mean over pods' }),
  step_s: Figure.meta({ unit: 's', description: 'time between two samples, mean over pods' }),
  avg_power_w: Figure.meta({ unit: 'W', description: 'mean per pod' }),
  avg_power_w_min: Figure.meta({ unit: 'W', description: 'of the pod that drew least' }),
  avg_power_w_max: Figure.meta({ unit: 'W', description: 'of the pod that drew most' }),
  total_energy_j: Figure.meta({ unit: 'J', description: 'per pod, over observed_s' }),
  energy_step_j: Figure.meta({ unit: 'J', description: 'mean per pod and step' }),
  request: InferenceRequest,
})
export type MeasuredRow = z.infer<typeof MeasuredRow>

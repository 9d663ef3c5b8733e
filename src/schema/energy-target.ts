import * as z from 'zod'
import { cellText, LooseNumber, LooseSeconds, LooseText } from './table-cell.ts'

const Name = z.preprocess(cellText, z.string().min(1))

/**
 * What one workload, or one pod of it, was measured to draw; columns that it does not have are `null`, unknown ones are
 * ignored. With `ts` it is one sample of a series, without it the sum of a window. Without `pod`, figures are of all pods of the
 * workload together.
 */
export const EnergyTarget = z.object({
  namespace: Name,
  workload_kind: Name,
  workload_name: Name,
  pod: LooseText,
  cluster: LooseText,
  avg_power_w: LooseNumber.meta({
    unit: 'W',
    description: 'mean over the window, or over the step of a sample',
  }),
  total_energy_j: LooseNumber.meta({ unit: 'J', description: 'of the whole window' }),
  energy_step_j: LooseNumber.meta({
    unit: 'J',
    description: 'of the step that ends at ts, or of a mean step',
  }),
  observed_s: LooseNumber.meta({ unit: 's', description: 'how long the pod was there to be measured' }),
  step_s: LooseNumber.meta({ unit: 's', description: 'time between two samples' }),
  window_start_s: LooseSeconds.meta({ unit: 's', description: 'Unix time' }),
  window_end_s: LooseSeconds.meta({ unit: 's', description: 'Unix time' }),
  ts: LooseSeconds.meta({ unit: 's', description: 'Unix time of a sample' }),
  kepler_version: LooseText,
  power_source: LooseText.meta({
    description: "where Kepler had its watts from: 'rapl', 'fake', 'estimated'; null when nobody said",
  }),
  template_hash: LooseText.meta({ description: 'of the revision that was measured' }),
  spec_hash: LooseText.meta({ description: 'of the revision that was measured' }),
})
export type EnergyTarget = z.infer<typeof EnergyTarget>

/** The figures that can be learned from. */
export const TargetName = z.enum(['avg_power_w', 'total_energy_j', 'energy_step_j'])
export type TargetName = z.infer<typeof TargetName>

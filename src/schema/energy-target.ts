import * as z from 'zod'
import { cellBoolean, cellText, LooseNumber, LooseSeconds, LooseText } from './table-cell.ts'

const Name = z.preprocess(cellText, z.string().min(1))
const LooseBoolean = z
  .preprocess((value) => (value === '' ? null : cellBoolean(value)), z.boolean().nullable())
  .default(null)

/**
 * Where Kepler had its watts from. `estimator`: a model's guess · `fake`: made-up numbers for tests · `unknown`: its metrics do
 * not tell.
 */
export const PowerSource = z.enum([
  'rapl',
  'hwmon',
  'acpi',
  'redfish',
  'gpu-nvml',
  'estimator',
  'fake',
  'unknown',
])
export type PowerSource = z.infer<typeof PowerSource>

const SYNTHETIC = /fake|estimat|synthetic|model|unknown/i

/** Did a meter that is known not to be one, or that nobody knows, give the watts? Where nobody said anything, no. */
export const isSynthetic = ({ power_source }: Pick<EnergyTarget, 'power_source'>): boolean =>
  SYNTHETIC.test(power_source ?? '')

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
  pod_uid: LooseText,
  node: LooseText.meta({
    description: "of the pod, or of all of the workload's pods; null where they differ",
  }),
  cluster: LooseText,
  owner: LooseText.meta({
    description:
      "how the workload is known: 'known' by its owners, 'inferred' from the label pod-template-hash, 'unknown': nobody knew the pod",
  }),
  mode: LooseText.meta({
    description: "'window': figures of the window; 'job': of one run, the mean where there were several",
  }),
  avg_power_w: LooseNumber.meta({
    unit: 'W',
    description: 'mean over the window, or over the step of a sample',
  }),
  avg_power_per_replica_w: LooseNumber.meta({ unit: 'W', description: 'of one pod while it was there' }),
  total_energy_j: LooseNumber.meta({ unit: 'J', description: 'of the whole window, or of one run' }),
  gpu_energy_j: LooseNumber.meta({ unit: 'J', description: 'of the total, that of GPUs' }),
  idle_energy_j: LooseNumber.meta({
    unit: 'J',
    description: "share in what the node draws without work: part of the total where idle is not 'none'",
  }),
  energy_step_j: LooseNumber.meta({
    unit: 'J',
    description: 'of the step that ends at ts, or of a mean step',
  }),
  observed_s: LooseNumber.meta({ unit: 's', description: 'how long the pod was there to be measured' }),
  step_s: LooseNumber.meta({ unit: 's', description: 'time between two samples' }),
  replicas: LooseNumber.meta({ description: 'pods that were ready, mean over time' }),
  measured_replicas: LooseNumber.meta({ description: 'pods that were measured, mean over observed_s' }),
  runs: LooseNumber.meta({ description: 'runs that the figures are the mean of; null: they are of no run' }),
  lower_bound: LooseBoolean.meta({ description: 'true: some energy was not seen, so it was more than that' }),
  window_start_s: LooseSeconds.meta({ unit: 's', description: 'Unix time' }),
  window_end_s: LooseSeconds.meta({ unit: 's', description: 'Unix time' }),
  ts: LooseSeconds.meta({ unit: 's', description: 'Unix time of a sample' }),
  kepler_version: LooseText.meta({ description: "such as 'v0.11.4', '<=0.9', '>=0.10'" }),
  zones: LooseText.meta({
    description: "of the CPU that are in the figures: 'psys', 'package+dram', 'total' (Kepler <=0.9)",
  }),
  idle: LooseText.meta({
    description: "idle energy in the figures: 'none', 'own' as Kepler attributed it, 'share' of the node's",
  }),
  node_active_energy_j: LooseNumber.meta({ unit: 'J', description: 'of the nodes, with work' }),
  node_idle_energy_j: LooseNumber.meta({ unit: 'J', description: 'of the nodes, without' }),
  power_source: LooseText.meta({
    description: "where Kepler had its watts from: 'rapl', 'fake', 'estimator'; null when nobody said",
  }),
  provenance: LooseText.meta({ description: "'kepler', or 'modelled' where the source is none" }),
  pod_template_hash: LooseText.meta({ description: 'label of the pods, where all have the same' }),
  template_hash: LooseText.meta({ description: 'of the revision that was measured' }),
  spec_hash: LooseText.meta({ description: 'of the revision that was measured' }),
})
export type EnergyTarget = z.infer<typeof EnergyTarget>

/** The figures that can be learned from. */
export const TargetName = z.enum(['avg_power_w', 'total_energy_j', 'energy_step_j'])
export type TargetName = z.infer<typeof TargetName>

import * as z from 'zod'
import { Rendering } from './render.ts'
import { Waiver } from './waiver.ts'

const Mcpu = z.int().nonnegative()
const Mib = z.int().nonnegative()
const Count = z.int().nonnegative()

/** One container's declared resources. `null` = not declared; never 0, which means "asks for none". */
export const ContainerSpec = z.strictObject({
  name: z.string(),
  image: z.string(),
  command: z.array(z.string()).nullable(),
  args: z.array(z.string()).nullable(),
  req_cpu_mcpu: Mcpu.nullable().meta({ unit: 'mCPU', description: 'CPU request' }),
  req_mem_mib: Mib.nullable().meta({ unit: 'MiB', description: 'memory request' }),
  lim_cpu_mcpu: Mcpu.nullable().meta({ unit: 'mCPU', description: 'CPU limit' }),
  lim_mem_mib: Mib.nullable().meta({ unit: 'MiB', description: 'memory limit' }),
})
export type ContainerSpec = z.infer<typeof ContainerSpec>

/** Accelerators of one resource name that one pod holds. */
export const Accelerator = z.strictObject({
  resource: z.string().meta({ description: 'extended resource name, such as nvidia.com/gpu' }),
  vendor: z.string(),
  kind: z.enum(['gpu', 'tpu', 'npu']),
  model: z.string().nullable().meta({ description: 'such as H100; null when the manifest does not say' }),
  share: z.enum(['whole', 'slice', 'shared']),
  count: z.number().positive().meta({ description: 'whole devices; 1/7 for one MIG 1g slice' }),
})
export type Accelerator = z.infer<typeof Accelerator>

/** Pods at once: at least, usually, at most. */
export const PodRange = z.strictObject({ min: Count, typical: Count, max: Count })
export type PodRange = z.infer<typeof PodRange>

/** What one pod reserves, limits standing in for absent requests as the API server does it. `null` = nothing declared. */
export const PodResources = z.strictObject({ cpu_mcpu: Mcpu.nullable(), mem_mib: Mib.nullable() })
export type PodResources = z.infer<typeof PodResources>

/** Runs for ever · runs once to its end · runs to its end again and again. */
export const RunPattern = z.enum(['continuous', 'run-once', 'scheduled'])
export type RunPattern = z.infer<typeof RunPattern>

/**
 * One workload as the model sees it. The fields up to `completions` are k8s-collect's, with their meaning;
 * the rest is what energy needs besides.
 */
export const InferenceRequest = z.strictObject({
  schema_version: z.literal('v1'),
  namespace: z.string(),
  workload_kind: z.string(),
  workload_name: z.string(),
  labels: z.record(z.string(), z.string()).meta({ description: "the pod template's labels" }),
  annotations: z.record(z.string(), z.string()).meta({ description: "the pod template's annotations" }),
  containers: z.array(ContainerSpec),
  init_container_count: Count,
  sidecar_count: Count,
  volume_types: z.array(z.string()),
  node_type: z.string().nullable(),
  runtime_class: z.string().nullable(),
  gpu_count: z.number().nonnegative().meta({ description: 'GPUs of one pod; slices count as fractions' }),
  parallelism: Count.nullable(),
  completions: Count.nullable(),

  api_group: z.string(),
  component: z.string().nullable().meta({ description: 'part of a workload with several pod templates' }),
  object_labels: z
    .record(z.string(), z.string())
    .default({})
    .meta({ description: "the object's own labels" }),
  waiver: Waiver.nullable().default(null).meta({ description: 'of the annotation wattlint.dev/ignore' }),
  path: z.string().nullable(),
  line: z.int().positive().nullable(),
  rendering: Rendering.optional().meta({
    description: 'what renders the object; path and line are those of what it is rendered from',
  }),
  run_pattern: RunPattern,
  pods: PodRange,
  schedule: z.string().nullable(),
  time_zone: z.string().nullable(),
  runs_per_month: z
    .number()
    .nonnegative()
    .nullable()
    .meta({ description: 'of a schedule; null without one' }),
  run_s: z
    .number()
    .positive()
    .nullable()
    .meta({ unit: 's', description: 'length of a run, where somebody said it' }),
  run_limit_s: z
    .number()
    .positive()
    .nullable()
    .meta({ unit: 's', description: 'a run is stopped after so long; null when nothing stops it' }),
  duty_cycle: z
    .number()
    .positive()
    .max(1)
    .nullable()
    .meta({ description: 'share of the time that it is busy, where somebody said it' }),
  suspended: z.boolean(),
  requests: PodResources,
  run_requests: PodResources.meta({
    description: 'of requests, what counts once the init containers are done: what draws power',
  }),
  limits: PodResources,
  accelerators: z.array(Accelerator),
  assumptions: z
    .array(z.string())
    .meta({ description: 'what the manifest does not say and we took as given' }),
})
export type InferenceRequest = z.infer<typeof InferenceRequest>

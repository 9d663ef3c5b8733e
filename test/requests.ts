import type { Accelerator, ContainerSpec, InferenceRequest } from '../src/schema/inference-request.ts'

export const container = (image: string, part: Partial<ContainerSpec> = {}): ContainerSpec => ({
  name: 'main',
  image,
  command: null,
  args: null,
  req_cpu_mcpu: null,
  req_mem_mib: null,
  lim_cpu_mcpu: null,
  lim_mem_mib: null,
  ...part,
})

/** A Deployment of one pod that declares nothing, but for what `part` says. */
export const request = (part: Partial<InferenceRequest> = {}): InferenceRequest => ({
  schema_version: 'v1',
  namespace: 'default',
  workload_kind: 'Deployment',
  workload_name: 'app',
  labels: {},
  annotations: {},
  containers: [container('registry.example/unknown-app:1')],
  init_container_count: 0,
  sidecar_count: 0,
  volume_types: [],
  node_type: null,
  runtime_class: null,
  gpu_count: 0,
  parallelism: null,
  completions: null,
  api_group: 'apps',
  component: null,
  object_labels: {},
  waiver: null,
  path: 'app.yaml',
  line: 1,
  run_pattern: 'continuous',
  pods: { min: 1, typical: 1, max: 1 },
  schedule: null,
  time_zone: null,
  runs_per_month: null,
  run_s: null,
  run_limit_s: null,
  duty_cycle: null,
  suspended: false,
  requests: { cpu_mcpu: null, mem_mib: null },
  limits: { cpu_mcpu: null, mem_mib: null },
  accelerators: [],
  assumptions: [],
  ...part,
  run_requests: part.run_requests ?? part.requests ?? { cpu_mcpu: null, mem_mib: null },
})

/** NVIDIA boards as a pod requests them. */
export const gpus = (model: string | null, count: number): Accelerator => ({
  resource: 'nvidia.com/gpu',
  vendor: 'nvidia',
  kind: 'gpu',
  model,
  share: 'whole',
  count,
})

/** vLLM on NVIDIA boards. */
export const vllm = (model: string, gpu: string, count: number, args: string[] = []): InferenceRequest =>
  request({
    workload_name: 'server',
    containers: [
      container('vllm/vllm-openai:v0.11.0', {
        args: ['--model', model, '--tensor-parallel-size', String(count), ...args],
      }),
    ],
    gpu_count: count,
    accelerators: [gpus(gpu, count)],
  })

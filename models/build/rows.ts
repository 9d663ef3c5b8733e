import { curveAt } from '../../src/prior/prior.ts'
import type { Coefficients } from '../../src/schema/coefficients.ts'
import type { ContainerSpec, InferenceRequest } from '../../src/schema/inference-request.ts'
import type { TrainingRow } from '../../src/schema/training.ts'
import type { Row } from '../../src/tables/csv.ts'
import { MCPU_PER_CPU, MIB_PER_GIB } from '../../src/units.ts'

/** A served model on GPUs, its manifest rebuilt from the run's record. */
export function servingRow(row: Row): TrainingRow {
  const text = textOf(row)
  const gpus = Number(text('gpus'))
  const isDiffusion = text('family') === 'diffusion'
  const model = text('model')
  const batch = isDiffusion ? text('batch_size') : text('max_num_seqs')
  const args = [
    '--model',
    model,
    '--tensor-parallel-size',
    String(gpus),
    ...(batch === '' ? [] : [isDiffusion ? '--batch-size' : '--max-num-seqs', batch]),
  ]
  const image = isDiffusion ? 'ghcr.io/huggingface/diffusers-server' : 'vllm/vllm-openai'
  const request = gpuRequest('Deployment', nameOf(model), text('gpu'), gpus, image, null, args)
  const batchTitle = batch === '' ? '' : `, batch ${batch}`
  return {
    source_id: 'mlenergy-v3',
    title: `${model} on ${gpus} × ${text('gpu')}, ${text('task')}${batchTitle}`,
    group: model,
    scope: 'gpu_board_at_load',
    provenance: 'measured',
    licence: 'Apache-2.0',
    spec_reconstructed: true,
    weight: 1,
    watts_p10: Number(text('watts_min')),
    watts_p50: Number(text('watts')),
    watts_p90: Number(text('watts_max')),
    request,
  }
}

/** One GPU that trains a network, as a Job. */
export function trainingRow(row: Row): TrainingRow {
  const text = textOf(row)
  const network = text('network')
  const command = ['torchrun', 'train.py']
  const args = ['--dataset', text('dataset'), '--model', network, '--batch-size', text('batch_size')]
  const watts = Number(text('watts'))
  return {
    source_id: 'zeus-nsdi23',
    title: `${network} training on ${text('gpu')}, ${text('dataset')}, batch ${text('batch_size')}`,
    group: `${network} training`,
    scope: 'gpu_board_at_load',
    provenance: 'measured',
    licence: 'Apache-2.0',
    spec_reconstructed: true,
    weight: 1,
    watts_p10: watts,
    watts_p50: watts,
    watts_p90: watts,
    request: gpuRequest('Job', nameOf(network), boardName(row), 1, 'pytorch/pytorch', command, args),
  }
}

/** A service whose CPU use was measured as a share of its limit; watts by the formula at that use. */
export function serviceRow(row: Row, coefficients: Coefficients): TrainingRow {
  const text = textOf(row)
  const cpuMcpu = Number(text('lim_cpu_mcpu'))
  const memMib = Number(text('lim_mem_mib'))
  const wattsAt = (use: string): number => {
    const perVcpuW =
      coefficients.cpu_idle_w_per_vcpu.value * coefficients.cpu_idle_share.value +
      coefficients.cpu_dynamic_w_per_vcpu.value *
        curveAt(coefficients.cpu_load_curve.value, Number(text(use)))
    const memoryW = (memMib / MIB_PER_GIB) * coefficients.memory_w_per_gib.value
    return (cpuMcpu / MCPU_PER_CPU) * perVcpuW + memoryW
  }
  return {
    source_id: 'nezha',
    title: `${text('service')} of ${text('app')}, ${(Number(text('cpu_use_ratio')) * 100).toPrecision(2)} % of its CPU limit`,
    group: text('service'),
    scope: 'modelled_wall',
    provenance: 'modelled',
    licence: 'MIT',
    spec_reconstructed: true,
    weight: 1,
    watts_p10: wattsAt('cpu_use_ratio_min'),
    watts_p50: wattsAt('cpu_use_ratio'),
    watts_p90: wattsAt('cpu_use_ratio_max'),
    request: {
      ...bareRequest('Deployment', text('service'), [container(text('image'), null, null, cpuMcpu, memMib)]),
      requests: { cpu_mcpu: cpuMcpu, mem_mib: memMib },
      run_requests: { cpu_mcpu: cpuMcpu, mem_mib: memMib },
      limits: { cpu_mcpu: cpuMcpu, mem_mib: memMib },
    },
  }
}

/** The default power limit tells the PCIe V100 (250 W) from the SXM2 one (300 W). */
const boardName = (row: Row): string =>
  row['gpu'] === 'V100' && row['power_limit_w'] === '250' ? 'V100-PCIE' : (row['gpu'] ?? '')

const nameOf = (model: string): string =>
  (model.split('/').at(-1) ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

const textOf =
  (row: Row) =>
  (column: string): string => {
    const text = row[column]
    if (text === undefined) throw new Error(`no column ${column}`)
    return text
  }

export function gpuRequest(
  kind: 'Deployment' | 'Job',
  name: string,
  gpu: string,
  count: number,
  image: string,
  command: string[] | null,
  args: string[],
): InferenceRequest {
  return {
    ...bareRequest(kind, name, [container(image, command, args, null, null)]),
    gpu_count: count,
    accelerators: [
      { resource: 'nvidia.com/gpu', vendor: 'nvidia', kind: 'gpu', model: gpu, share: 'whole', count },
    ],
  }
}

export const container = (
  image: string,
  command: string[] | null,
  args: string[] | null,
  cpuMcpu: number | null,
  memMib: number | null,
): ContainerSpec => ({
  name: 'main',
  image,
  command,
  args,
  req_cpu_mcpu: cpuMcpu,
  req_mem_mib: memMib,
  lim_cpu_mcpu: cpuMcpu,
  lim_mem_mib: memMib,
})

export function bareRequest(
  kind: 'Deployment' | 'Job',
  name: string,
  containers: ContainerSpec[],
): InferenceRequest {
  return {
    schema_version: 'v1',
    namespace: 'default',
    workload_kind: kind,
    workload_name: name,
    labels: {},
    annotations: {},
    containers,
    init_container_count: 0,
    sidecar_count: 0,
    volume_types: [],
    node_type: null,
    runtime_class: null,
    gpu_count: 0,
    parallelism: null,
    completions: null,
    api_group: kind === 'Job' ? 'batch' : 'apps',
    component: null,
    object_labels: {},
    waiver: null,
    path: null,
    line: null,
    run_pattern: kind === 'Job' ? 'run-once' : 'continuous',
    pods: { min: 1, typical: 1, max: 1 },
    schedule: null,
    time_zone: null,
    runs_per_month: null,
    run_s: null,
    run_limit_s: null,
    duty_cycle: null,
    suspended: false,
    requests: { cpu_mcpu: null, mem_mib: null },
    run_requests: { cpu_mcpu: null, mem_mib: null },
    limits: { cpu_mcpu: null, mem_mib: null },
    accelerators: [],
    assumptions: [],
  }
}

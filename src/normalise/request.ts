import type { At } from '../parse/value.ts'
import { quoted } from '../quoted.ts'
import type { ContainerSpec, InferenceRequest } from '../schema/inference-request.ts'
import { acceleratorModel, INSTANCE_TYPE_LABELS } from './accelerator-model.ts'
import { acceleratorsFrom, gpuCount, lonelyShares } from './accelerators.ts'
import { type PodGroup, parseAt } from './kind.ts'
import { type Container, isNativeSidecar, nodeLabels, PodTemplate, volumeTypes } from './pod-spec.ts'
import type { Reader } from './reader.ts'
import { cpuMcpu, type Declared, memMib, podAmounts, podResources } from './resources.ts'
import { isConventionalSidecar } from './sidecars.ts'

export type WorkloadIdentity = Pick<
  InferenceRequest,
  'namespace' | 'workload_kind' | 'workload_name' | 'api_group' | 'path' | 'line'
>

/** One pod group as the model sees it. Throws `ZodError` when the template has not the shape of one. */
export function requestFrom(identity: WorkloadIdentity, group: PodGroup, reader: Reader): InferenceRequest {
  const { metadata, spec } = parseAt(PodTemplate, group.template, group.at)
  const at: At = [...group.at, 'spec']
  const amounts = podAmounts(spec, at, reader)
  const inits = spec.initContainers ?? []
  const meta = reader.mapping(metadata, [...group.at, 'metadata'])
  const containers = spec.containers.map((container, index) =>
    containerSpec(container, amounts.containers[index], [...at, 'containers', index], reader),
  )
  const labels = nodeLabels(spec, at, reader)
  const accelerators = acceleratorsFrom(amounts.requests, acceleratorModel(labels))
  for (const resource of lonelyShares(amounts.requests)) {
    reader.problem(
      'unknown-resource',
      at,
      `${quoted(resource)} is a share of a device that is not asked for by name: its power is missing from the figures.`,
    )
  }
  const nativeSidecars = inits.filter(isNativeSidecar).length
  return {
    schema_version: 'v1',
    namespace: identity.namespace,
    workload_kind: identity.workload_kind,
    workload_name: identity.workload_name,
    labels: reader.textMap(meta['labels'], [...group.at, 'metadata', 'labels']),
    annotations: reader.textMap(meta['annotations'], [...group.at, 'metadata', 'annotations']),
    containers,
    init_container_count: inits.length - nativeSidecars,
    sidecar_count: nativeSidecars + containers.filter(isConventionalSidecar).length,
    volume_types: volumeTypes(spec, at, reader),
    node_type: INSTANCE_TYPE_LABELS.map((key) => labels.get(key)).find((type) => type !== undefined) ?? null,
    runtime_class: reader.text(spec.runtimeClassName, [...at, 'runtimeClassName']),
    gpu_count: gpuCount(accelerators),
    parallelism: group.parallelism ?? null,
    completions: group.completions ?? null,
    api_group: identity.api_group,
    component: group.component ?? null,
    path: identity.path,
    line: identity.line,
    run_pattern: group.run_pattern,
    pods: group.pods,
    schedule: group.schedule ?? null,
    time_zone: group.time_zone ?? null,
    runs_per_month: group.runs_per_month ?? null,
    run_s: null,
    suspended: group.suspended ?? false,
    requests: podResources(amounts.requests),
    limits: podResources(amounts.limits),
    accelerators,
    assumptions: [...(group.assumptions ?? [])],
  }
}

const NOTHING: Declared = { requests: new Map(), limits: new Map(), unread: new Set() }

function containerSpec(
  container: Container,
  declared: Declared | undefined,
  at: At,
  reader: Reader,
): ContainerSpec {
  const { requests, limits } = declared ?? NOTHING
  return {
    name: reader.text(container.name, [...at, 'name']) ?? '',
    image: reader.text(container.image, [...at, 'image']) ?? '',
    command: reader.texts(container.command, [...at, 'command']),
    args: reader.texts(container.args, [...at, 'args']),
    req_cpu_mcpu: cpuMcpu(requests),
    req_mem_mib: memMib(requests),
    lim_cpu_mcpu: cpuMcpu(limits),
    lim_mem_mib: memMib(limits),
  }
}

import { type At, isObject } from '../parse/value.ts'
import type { ContainerSpec, InferenceRequest } from '../schema/inference-request.ts'
import { PERCENT } from '../units.ts'
import { INSTANCE_TYPE_LABELS } from './accelerator-model.ts'
import { gpuCount } from './accelerators.ts'
import type { Amounts } from './amounts.ts'
import { tellMisplaced } from './assumed.ts'
import { DEVICE_CLASS } from './claims.ts'
import { meaningAmong } from './device-classes.ts'
import { type PodGroup, parseAt, type Surroundings } from './kind.ts'
import { podDevices } from './pod-devices.ts'
import {
  type Container,
  isNativeSidecar,
  type NodeLabels,
  nodeLabels,
  PodSpec,
  PodTemplate,
  tellRestartPolicies,
  volumeTypes,
} from './pod-spec.ts'
import { type Reader, silentReader } from './reader.ts'
import { amountsOf, cpuMcpu, memMib, type PodAmounts, podAmounts, podResources } from './resources.ts'
import { runsOf } from './runs.ts'
import { conventionalSidecars } from './sidecars.ts'
import { topologyFault } from './tpu-topology.ts'

export type WorkloadIdentity = Pick<
  InferenceRequest,
  'namespace' | 'workload_kind' | 'workload_name' | 'api_group' | 'path' | 'line' | 'object_labels' | 'waiver'
> & { readonly rendering?: InferenceRequest['rendering'] }

/** Pods of one template as a scheduler sees them. */
export type PodTemplateRead = {
  /** The namespace of the object as written; `null`: the one that it will be applied to. */
  readonly namespace: string | null
  /** The pod spec as written: what of it keeps a pod from a node is not in the request. */
  readonly spec: unknown
  readonly amounts: PodAmounts
  /** One pod on every node that it may run on. */
  readonly isPerNode: boolean
}

/** One pod group as the model and as a scheduler sees it. */
export type GroupRead = {
  readonly request: InferenceRequest
  readonly pod: Omit<PodTemplateRead, 'namespace'>
}

/** One pod group as the model sees it. Throws `ZodError` when the template has not the shape of one. */
export const requestFrom = (...read: Parameters<typeof groupRead>): InferenceRequest =>
  groupRead(...read).request

/** Throws `ZodError` when the template has not the shape of one. */
export function groupRead(
  identity: WorkloadIdentity,
  group: PodGroup,
  objectReader: Reader,
  around: Surroundings,
): GroupRead {
  const reader = group.isBorrowed === true ? silentReader() : objectReader
  const at: At = group.specAt ?? [...group.at, 'spec']
  const template = parseAt(PodTemplate, group.template, group.at)
  const { metadata } = template
  const spec = parseAt(PodSpec, template.spec, at)
  const meaningOf = meaningAmong(() => around.all(DEVICE_CLASS))
  const runtimeClass = reader.text(spec.runtimeClassName, [...at, 'runtimeClassName'])
  const amounts = podAmounts(spec, at, reader, {
    container: around.containerDefaults,
    overhead: runtimeOverhead(runtimeClass, around),
    meaningOf,
  })
  const inits = spec.initContainers ?? []
  tellRestartPolicies(spec, at, reader)
  const meta = reader.mapping(metadata, [...group.at, 'metadata'])
  const annotationsAt = [...group.at, 'metadata', 'annotations']
  const annotations = reader.textMap(meta['annotations'], annotationsAt)
  // A bare Pod is its own template.
  if (group.at.length > 0) tellMisplaced(annotations, annotationsAt, reader)
  const containers = spec.containers.map((container, index) =>
    containerSpec(container, amounts.containers[index]?.written, [...at, 'containers', index], reader),
  )
  const labels = nodeLabels(spec, at, reader)
  const devices = podDevices({ spec, at, labels, runtimeClass, amounts, meaningOf, reader, around })
  const topology = topologyFault(devices.accelerators, labels, group)
  if (topology !== null) reader.problem('suspect-field', [...at, 'nodeSelector'], topology)
  const { assumed } = around
  const runs = runsOf(group, assumed)
  const nativeSidecars = inits.filter(isNativeSidecar).length
  const request: InferenceRequest = {
    schema_version: 'v1',
    namespace: identity.namespace,
    workload_kind: identity.workload_kind,
    workload_name: identity.workload_name,
    labels: reader.textMap(meta['labels'], [...group.at, 'metadata', 'labels']),
    annotations,
    containers,
    init_container_count: inits.length - nativeSidecars,
    sidecar_count: nativeSidecars + conventionalSidecars(containers),
    volume_types: volumeTypes(spec, at, reader),
    node_type: nodeType(labels),
    runtime_class: runtimeClass,
    gpu_count: gpuCount(devices.accelerators),
    parallelism: runs.parallelism,
    completions: runs.completions,
    api_group: identity.api_group,
    component: group.component ?? null,
    object_labels: identity.object_labels,
    waiver: identity.waiver,
    path: identity.path,
    line: identity.line,
    ...(identity.rendering === undefined ? {} : { rendering: identity.rendering }),
    run_pattern: group.run_pattern,
    pods: runs.pods,
    schedule: group.schedule ?? null,
    time_zone: group.time_zone ?? null,
    runs_per_month: runs.runs_per_month,
    run_s: runs.run_s,
    run_limit_s: runs.run_limit_s,
    duty_cycle: assumed.duty_cycle?.value ?? null,
    suspended: group.suspended ?? false,
    requests: podResources(amounts.requests),
    run_requests: podResources(amounts.running),
    limits: podResources(amounts.limits),
    accelerators: devices.accelerators,
    assumptions: [
      ...(group.assumptions ?? []),
      ...runs.said,
      ...saidSentences(assumed),
      ...defaultedSentence(around, amounts),
      ...devices.assumptions,
    ],
  }
  return { request, pod: { spec: template.spec, amounts, isPerNode: group.isPerNode ?? false } }
}

/** The instance type that a pod's node must have, where only one will do. */
function nodeType(labels: NodeLabels): string | null {
  const types = INSTANCE_TYPE_LABELS.map((key) => labels.get(key)).find((values) => values !== undefined)
  return types?.length === 1 ? (types[0] ?? null) : null
}

/** Who said what, where it is not in the manifest's own fields. */
const saidSentences = ({ duty_cycle }: Surroundings['assumed']): string[] =>
  duty_cycle === null
    ? []
    : [`Busy ${Math.round(duty_cycle.value * PERCENT)} % of the time, as ${duty_cycle.by} says.`]

/** A LimitRange speaks for containers that ask for nothing themselves: it may make them look small. */
function defaultedSentence({ containerDefaults }: Surroundings, { containers }: PodAmounts): string[] {
  const given = ['cpu', 'memory'].filter((name) =>
    containers.some(
      ({ requests, written }) =>
        requests.has(name) && !written.requests.has(name) && !written.limits.has(name),
    ),
  )
  return containerDefaults === null || given.length === 0
    ? []
    : [`A LimitRange of the namespace, not the manifest, sets the requests of ${given.join(' and ')}.`]
}

/** A runtime class of the tree tells what its pods cost on top, in CPU and memory: a sandbox holds no devices. */
function runtimeOverhead(name: string | null, { find }: Surroundings): Amounts {
  const runtimeClass = name === null ? null : find('node.k8s.io/RuntimeClass', name)
  const overhead = runtimeClass?.value['overhead']
  const fixed = isObject(overhead) ? overhead['podFixed'] : undefined
  const { cpu = null, memory = null } = isObject(fixed) ? fixed : {}
  return amountsOf({ cpu, memory }, [], silentReader())
}

type Written = { readonly requests: Amounts; readonly limits: Amounts }

const NOTHING: Written = { requests: new Map(), limits: new Map() }

function containerSpec(
  container: Container,
  declared: Written | undefined,
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

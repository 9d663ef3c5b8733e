import { basename } from 'node:path'
import type { readManifest } from '../../src/assess.ts'
import type {
  Accelerator,
  ContainerSpec,
  InferenceRequest,
  PodResources,
} from '../../src/schema/inference-request.ts'

type Read = Pick<ReturnType<typeof readManifest>, 'requests' | 'problems'>

/** What a reader checks by eye: one line for each thing, and nothing for what is absent. */
export const summaryOf = ({ requests, problems }: Read) => ({
  requests: requests.map(requestSummary),
  problems: problems.map(({ kind, line, message }) => `${kind} ${line} ${message}`),
})

/** A serialiser of snapshots: the summary as text. */
export const summarised = (read: Read): string => JSON.stringify(summaryOf(read), null, 1)

function requestSummary(request: InferenceRequest) {
  const { workload_kind, workload_name, component } = request
  return {
    workload: [workload_kind, workload_name, component].filter((part) => part !== null).join(' '),
    line: request.line,
    pods: podsText(request),
    run_pattern: request.run_pattern,
    completions: unlessNone(request.completions),
    requests: resourcesText(request.requests),
    run_requests: resourcesText(request.run_requests),
    limits: resourcesText(request.limits),
    gpu_count: unlessNone(request.gpu_count),
    accelerators: unlessEmpty(request.accelerators.map(acceleratorText)),
    containers: request.containers.map(containerText),
    init: unlessNone(request.init_container_count),
    sidecars: unlessNone(request.sidecar_count),
    volumes: unlessEmpty(request.volume_types),
    suspended: request.suspended ? true : undefined,
    runs_per_month: unlessNone(request.runs_per_month),
    assumptions: unlessEmpty(request.assumptions),
  }
}

export const podsText = ({ pods: { min, typical, max } }: InferenceRequest): string =>
  `${min}/${typical}/${max}`

/** Millicores and mebibytes; `-` where nothing is declared, which is not 0. */
export const resourcesText = ({ cpu_mcpu, mem_mib }: PodResources): string =>
  `${cpu_mcpu ?? '-'}/${mem_mib ?? '-'}`

export const acceleratorText = ({ count, model, resource, share }: Accelerator): string =>
  `${Number(count.toFixed(4))} × ${model} (${resource}, ${share})`

const containerText = ({ name, image, command, args }: ContainerSpec): string =>
  [
    name,
    basename(image),
    command && `command ${JSON.stringify(command)}`,
    args && `args ${JSON.stringify(args)}`,
  ]
    .filter((part) => part !== null)
    .join(' ')

const unlessNone = (count: number | null) => count || undefined
const unlessEmpty = <T>(items: readonly T[]) => (items.length === 0 ? undefined : items)

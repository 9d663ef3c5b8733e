import { type At, isObject, type JsonObject } from '../parse/value.ts'
import { quoted } from '../quoted.ts'
import { DEVICE_CLASS_PREFIX } from './accelerator-table.ts'
import type { PodGroup } from './kind.ts'
import { overlay, pick } from './overlay.ts'
import { type Reader, silentReader } from './reader.ts'
import type { Scale } from './scale.ts'

/** The container of a pod that holds the model. */
const MAIN = 'main'

/** What KServe's presets run in it. https://github.com/kserve/kserve/tree/master/config/llmisvcconfig */
const VLLM = 'ghcr.io/llm-d/llm-d-cuda'

/** Pods of one kind of an LLMInferenceService, as they come merged. */
export type LlmPod = {
  readonly component: string
  /** What holds the labels and annotations of the pods. */
  readonly metadata: JsonObject
  readonly spec: unknown
  /** Where `spec` is written. */
  readonly at: At
  readonly scale: Scale
  /** Of the group of pods that serve one copy of the model. */
  readonly podsPerSlice?: number
  readonly holdsModel: boolean
  readonly preset: string
  readonly isPresetMissing: boolean
}

/** `devices` are laid over the pods that hold the model. */
export function llmGroup(pod: LlmPod, devices: unknown): PodGroup {
  const image = pod.holdsModel ? VLLM : ''
  const spec = isObject(pod.spec) ? pod.spec : {}
  const containers = containersOf(pod).map((container) =>
    lacksImage(container) && isObject(container) ? { ...container, image } : container,
  )
  const preset = `KServe's preset ${quoted(pod.preset)}`
  const usual = pod.holdsModel && containersOf(pod).some(lacksImage) ? `: image ${VLLM} taken` : ''
  return {
    component: pod.component,
    template: {
      metadata: pick(pod.metadata, ['labels', 'annotations']),
      spec: overlay({ ...spec, containers }, pod.holdsModel ? devices : undefined),
    },
    at: pod.at,
    specAt: pod.at,
    run_pattern: 'continuous',
    pods: pod.scale.pods,
    ...(pod.podsPerSlice === undefined ? {} : { podsPerSlice: pod.podsPerSlice }),
    assumptions: [
      ...pod.scale.assumptions,
      ...(pod.isPresetMissing ? [`What ${preset} sets is not among these files${usual}.`] : []),
    ],
  }
}

/** Presets that are not there, and bring an image: each is told once. */
export function tellPresets(pods: readonly LlmPod[], reader: Reader): void {
  const lacking = pods.filter((pod) => pod.isPresetMissing && containersOf(pod).some(lacksImage))
  for (const preset of new Set(lacking.map((pod) => pod.preset))) {
    const same = lacking.filter((pod) => pod.preset === preset)
    const whose = same.map(({ component }) => component).join(' and ')
    const message = `KServe's preset ${quoted(preset)}, which brings the image of ${whose}, is not among these files: what it sets is missing here.`
    reader.problem('unresolved-reference', same[0]?.at ?? [], message)
  }
}

/** Where no container is written, the preset brings one. */
function containersOf({ spec }: LlmPod): readonly unknown[] {
  const written = isObject(spec) ? spec['containers'] : undefined
  return Array.isArray(written) && written.length > 0 ? written : [{ name: MAIN }]
}

const lacksImage = (container: unknown): boolean =>
  isObject(container) && (container['image'] === undefined || container['image'] === null)

const DRA = 'serving.kserve.io/exp-dra-'

/**
 * What annotations claim for each pod that holds the model: devices of a class, one where no count is written.
 * https://kserve.github.io/website/docs/model-serving/generative-inference/llmisvc/managed-dra
 */
export function annotatedDevices(metadata: unknown): unknown {
  const annotations = silentReader().textMap(isObject(metadata) ? metadata['annotations'] : undefined, [])
  const deviceClass = annotations[`${DRA}device-class`]
  if (deviceClass === undefined) return undefined
  const amounts = { [DEVICE_CLASS_PREFIX + deviceClass.trim()]: annotations[`${DRA}device-count`] ?? '1' }
  const name = annotations[`${DRA}container-name`]?.trim() ?? MAIN
  return { containers: [{ name, resources: { requests: amounts, limits: amounts } }] }
}

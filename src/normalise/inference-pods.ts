import { type At, isObject, type JsonObject } from '../parse/value.ts'
import type { PodGroup, Surroundings } from './kind.ts'
import { KSERVE_AMOUNTS, withKserveDefaults } from './kserve-defaults.ts'
import { componentScale, type Serving } from './kserve-scale.ts'
import { acrossNodes, SERVER } from './multi-node.ts'
import { mappingsOf, pick } from './overlay.ts'
import type { Reader } from './reader.ts'
import { OF_CONTAINER, overContainer, overPod, withTag } from './runtime-pod.ts'
import { type Model, modelOf, type Runtime, runtimeOf } from './serving-runtime.ts'

/** Explainers that KServe makes a container for, and its images; of these it has only `art` left. */
const EXPLAINERS = [
  ['art', 'kserve/art-explainer'],
  ['alibi', 'kserve/alibi-explainer'],
  ['aix', 'kserve/aix-explainer'],
] as const

type Pod = { readonly spec: unknown; readonly assumptions: readonly string[] }

/** The pods of one component (predictor, transformer or explainer) that stands at `at`. */
export function componentPods(
  component: string,
  written: JsonObject,
  at: At,
  serving: Serving,
  reader: Reader,
  around: Surroundings,
): readonly PodGroup[] {
  const scale = componentScale(written, at, serving, reader, around)
  const group = ({ spec, assumptions }: Pod): PodGroup => ({
    component,
    template: { metadata: pick(written, ['labels', 'annotations']), spec },
    at,
    specAt: at,
    run_pattern: 'continuous',
    pods: scale.pods,
    assumptions: [...scale.assumptions, ...assumptions],
  })
  const model = modelOf(written, at)
  if (model === null) return [group(ownPod(written))]
  const workerSpec = written['workerSpec']
  // A model that is loaded into pods of others has none to look for.
  if (serving.mode === 'model-mesh')
    return [group({ ...modelPod(written, model, { spec: null, own: null }), assumptions: [] })]
  const runtime = runtimeOf(model, isObject(workerSpec), reader, around)
  const head = group(modelPod(written, model, runtime))
  return isObject(workerSpec)
    ? acrossNodes(head, workerSpec, [...at, 'workerSpec'], runtime.spec?.['workerSpec'], reader)
    : [head]
}

/** A component whose containers are the user's own: KServe fills in what the first of them does not ask for. */
function ownPod(written: JsonObject): Pod {
  const custom = isObject(written['custom']) ? written['custom']['container'] : undefined
  const [kind, image] = EXPLAINERS.find(([name]) => isObject(written[name])) ?? []
  const explainer = kind === undefined ? undefined : written[kind]
  const containers: unknown = isObject(explainer)
    ? [{ name: SERVER, image, ...pick(explainer, OF_CONTAINER) }]
    : (written['containers'] ?? (custom === undefined ? undefined : [custom]))
  const [first, ...others]: unknown[] = Array.isArray(containers) ? containers : []
  if (!isObject(first)) return { spec: { ...written, containers }, assumptions: [] }
  const { container, isFilled } = withKserveDefaults(first)
  return {
    spec: { ...written, containers: [container, ...others] },
    assumptions: [
      ...(isObject(explainer) && !('image' in explainer)
        ? [`The image ${image} is taken, as KServe is installed.`]
        : []),
      ...(isFilled ? [`Where it says nothing, ${KSERVE_AMOUNTS} are taken, as KServe is installed.`] : []),
    ],
  }
}

/** The runtime's pod, with what the model says of its container and the predictor of its pod laid over. */
function modelPod(predictor: JsonObject, { written }: Model, { spec: runtime, own }: Runtime): Pod {
  const merged = overContainer(runtime, SERVER, pick(written, OF_CONTAINER))
  const image = merged['image'] === '' && own !== null ? own.image : merged['image']
  const versioned = { ...merged, image: withTag(image, written['runtimeVersion']) }
  const container = own === null ? versioned : withKserveDefaults(versioned).container
  const unknown =
    own === null
      ? 'Its serving runtime is not known: what the service itself says is taken.'
      : `Where it says nothing, KServe's ${own.name} is taken: image ${own.image}, ${KSERVE_AMOUNTS}.`
  return {
    spec: overPod(runtime, predictor, [container, ...mappingsOf(predictor['containers'])]),
    assumptions: runtime === null ? [unknown] : [],
  }
}

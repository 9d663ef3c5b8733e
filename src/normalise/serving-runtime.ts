import type { ManifestDoc } from '../parse/documents.ts'
import { type At, isObject, type JsonObject } from '../parse/value.ts'
import { quoted } from '../quoted.ts'
import type { Surroundings } from './kind.ts'
import { mappingsOf } from './overlay.ts'
import type { Reader } from './reader.ts'

/** Keys of a predictor that name a framework, as `model.modelFormat` does now; with those that speak v2 unless told. */
const FRAMEWORKS = [
  'sklearn',
  'xgboost',
  'tensorflow',
  'pytorch',
  'triton',
  'tensorrt',
  'onnx',
  'huggingface',
  'pmml',
  'lightgbm',
  'paddle',
] as const
const SPEAK_V2: ReadonlySet<string> = new Set(['triton', 'onnx', 'huggingface'])

/** The runtimes that come with KServe, by the format that they serve, and their images. */
const OWN: ReadonlyMap<string, readonly [name: string, image: string]> = new Map([
  ['sklearn', ['kserve-sklearnserver', 'kserve/sklearnserver']],
  ['xgboost', ['kserve-xgbserver', 'kserve/xgbserver']],
  ['lightgbm', ['kserve-lgbserver', 'kserve/lgbserver']],
  ['pmml', ['kserve-pmmlserver', 'kserve/pmmlserver']],
  ['paddle', ['kserve-paddleserver', 'kserve/paddleserver']],
  ['mlflow', ['kserve-mlserver', 'docker.io/seldonio/mlserver']],
  ['tensorflow', ['kserve-tensorflow-serving', 'tensorflow/serving']],
  ['pytorch', ['kserve-torchserve', 'pytorch/torchserve-kfs']],
  ['triton', ['kserve-tritonserver', 'nvcr.io/nvidia/tritonserver']],
  ['tensorrt', ['kserve-tritonserver', 'nvcr.io/nvidia/tritonserver']],
  ['onnx', ['kserve-tritonserver', 'nvcr.io/nvidia/tritonserver']],
  ['huggingface', ['kserve-huggingfaceserver', 'kserve/huggingfaceserver']],
])

const KINDS = ['serving.kserve.io/ServingRuntime', 'serving.kserve.io/ClusterServingRuntime'] as const

/** The model that a predictor serves, and where it is described. */
export type Model = {
  readonly written: JsonObject
  readonly format: string
  readonly version: string | null
  readonly protocol: string
  readonly at: At
}

export function modelOf(predictor: JsonObject, at: At): Model | null {
  const model = predictor['model']
  if (isObject(model)) {
    const format = isObject(model['modelFormat']) ? model['modelFormat'] : {}
    const name = textOf(format['name']) ?? ''
    const protocol = textOf(model['protocolVersion']) ?? (name === 'triton' ? 'v2' : 'v1')
    return {
      written: model,
      format: name,
      version: textOf(format['version']),
      protocol,
      at: [...at, 'model'],
    }
  }
  for (const format of FRAMEWORKS) {
    const written = predictor[format]
    if (!isObject(written)) continue
    const protocol = textOf(written['protocolVersion']) ?? (SPEAK_V2.has(format) ? 'v2' : 'v1')
    return { written, format, version: null, protocol, at: [...at, format] }
  }
  return null
}

/**
 * A runtime as it is among these files: `spec`, or `null`, which is told. Then what is known of the one of KServe's own
 * that it must be, unless it is another's.
 */
export type Runtime = {
  readonly spec: JsonObject | null
  readonly own: { readonly name: string; readonly image: string } | null
}

/**
 * The runtime that a model names; else the one of highest priority, and of these the nearest, that serves its format
 * without being named. A runtime of the namespace goes before one of the cluster.
 * https://kserve.github.io/website/docs/concepts/resources/servingruntime
 */
export function runtimeOf(model: Model, isMultiNode: boolean, reader: Reader, around: Surroundings): Runtime {
  const named = reader.text(model.written['runtime'], [...model.at, 'runtime'])
  const spec = named === null ? selected(model, isMultiNode, around) : called(named, around)
  if (spec !== null) return { spec, own: null }
  const [name, image] = OWN.get(model.format) ?? []
  const isOwn = name !== undefined && !isMultiNode && (named === null || named === name)
  const own = isOwn && image !== undefined ? { name, image } : null
  const which =
    named === null
      ? `no serving runtime is named for ${quoted(model.format)}, and none that serves it`
      : `the serving runtime ${quoted(named)}`
  const instead =
    own === null
      ? 'its image, and what it asks for, are missing here'
      : "that of KServe's installation is taken"
  const message = `${which} is${named === null ? '' : ' not'} among these files: ${instead}.`
  reader.problem('unresolved-reference', named === null ? model.at : [...model.at, 'runtime'], message)
  return { spec: null, own }
}

const called = (name: string, { find }: Surroundings): JsonObject | null =>
  specOf(KINDS.map((kind) => find(kind, name)).find((doc) => doc !== null))

function selected(model: Model, isMultiNode: boolean, { all }: Surroundings): JsonObject | null {
  for (const kind of KINDS) {
    const candidates = all(kind).flatMap((doc) => {
      const spec = specOf(doc)
      const priority = spec === null ? null : priorityFor(model, isMultiNode, spec)
      return spec === null || priority === null ? [] : [{ spec, priority }]
    })
    const [best] = candidates.toSorted((a, b) => b.priority - a.priority)
    if (best !== undefined) return best.spec
  }
  return null
}

/** What a runtime says of its priority for a model that does not name it; `null` where it is not selected. */
function priorityFor(model: Model, isMultiNode: boolean, spec: JsonObject): number | null {
  const protocols = spec['protocolVersions']
  if (spec['disabled'] === true || isObject(spec['workerSpec']) !== isMultiNode) return null
  if (Array.isArray(protocols) && protocols.length > 0 && !protocols.includes(model.protocol)) return null
  const format = mappingsOf(spec['supportedModelFormats']).find(
    ({ name, version, autoSelect }) =>
      name === model.format &&
      autoSelect === true &&
      (model.version === null || textOf(version) === model.version),
  )
  if (format === undefined) return null
  return typeof format['priority'] === 'number' ? format['priority'] : 0
}

function specOf(doc: ManifestDoc | undefined): JsonObject | null {
  const spec = doc?.value['spec']
  return isObject(spec) ? spec : null
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null

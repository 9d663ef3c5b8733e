import { type At, isObject, type JsonObject } from '../parse/value.ts'
import { quoted } from '../quoted.ts'
import type { Surroundings } from './kind.ts'
import { onDemand, ranged } from './on-demand.ts'
import { type Reader, silentReader } from './reader.ts'
import { fixed, replicas, type Scale } from './scale.ts'

const PREFIX = 'serving.kserve.io/'

/** What an InferenceService becomes: a Knative Service, a Deployment, or a model in the pods of another. */
type Mode = 'knative' | 'deployment' | 'model-mesh'

/** KServe's names of its modes, the former ones too. https://kserve.github.io/website/docs/admin-guide/overview */
const MODES: ReadonlyMap<string, Mode> = new Map([
  ['Knative', 'knative'],
  ['Serverless', 'knative'],
  ['Standard', 'deployment'],
  ['RawDeployment', 'deployment'],
  ['ModelMesh', 'model-mesh'],
])

/** What its annotations make of a service. */
export type Serving = {
  readonly mode: Mode
  /** What scales a Deployment: `hpa` where nothing is written. */
  readonly autoscaler: string
  readonly isStopped: boolean
}

/** KServe's annotations; the mode where none is written is the one that KServe is installed with, Knative. */
export function servingOf(metadata: unknown): Serving {
  const written = isObject(metadata) ? metadata['annotations'] : undefined
  const annotations = isObject(written) ? silentReader().textMap(written, []) : {}
  return {
    mode: MODES.get(annotations[`${PREFIX}deploymentMode`] ?? '') ?? 'knative',
    autoscaler: annotations[`${PREFIX}autoscalerClass`] ?? 'hpa',
    isStopped: annotations[`${PREFIX}stop`]?.toLowerCase() === 'true',
  }
}

/** Nothing runs of what is stopped. */
export const STOPPED: Scale = {
  pods: fixed(0),
  assumptions: [`It is stopped (annotation ${PREFIX}stop): no pod runs.`],
}

const MODEL_MESH: Scale = {
  pods: fixed(0),
  assumptions: ["ModelMesh loads it into its serving runtimes' pods: none runs of its own."],
}

/**
 * Pods of one component: one where nothing is written. Knative scales it with its requests, from 0 where that is written;
 * a Deployment has a HorizontalPodAutoscaler, which keeps one at least, unless an annotation says otherwise.
 * https://kserve.github.io/website/docs/model-serving/predictive-inference/autoscaling/kpa-autoscaler
 */
export function componentScale(
  component: JsonObject,
  at: At,
  { mode, autoscaler, isStopped }: Serving,
  reader: Reader,
  around: Surroundings,
): Scale {
  if (isStopped) return STOPPED
  if (mode === 'model-mesh') return MODEL_MESH
  const [minAt, maxAt] = [
    [...at, 'minReplicas'],
    [...at, 'maxReplicas'],
  ]
  const min = reader.count(component['minReplicas'], minAt, null)
  const max = reader.count(component['maxReplicas'], maxAt, null)
  if (mode === 'knative')
    return onDemand({ min, max, absent: 1, minAt, maxAt, maxName: 'maxReplicas' }, 'KServe', reader, around)
  if (autoscaler === 'external' || autoscaler === 'none') {
    const scale = replicas(min, minAt, reader, { ...around, autoscaling: null })
    const by = `The annotation ${PREFIX}autoscalerClass is ${quoted(autoscaler)}: KServe does not scale it.`
    return { ...scale, assumptions: [...scale.assumptions, by] }
  }
  const least = autoscaler === 'keda' ? 0 : 1
  const raised = min === null ? null : Math.max(min, least)
  const scale = ranged(raised, Math.max(max ?? 0, raised ?? 1), 1, 'KServe', minAt, reader, around)
  return min === raised
    ? scale
    : { ...scale, assumptions: [...scale.assumptions, 'A HorizontalPodAutoscaler keeps one pod at least.'] }
}

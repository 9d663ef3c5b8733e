import { type At, isObject, type JsonObject } from '../parse/value.ts'
import type { Surroundings } from './kind.ts'
import { STOPPED } from './kserve-scale.ts'
import type { LlmSpec } from './llm-inference-spec.ts'
import type { LlmPod } from './llm-pods.ts'
import { besideMain, ranged } from './on-demand.ts'
import { mappingIn } from './overlay.ts'
import type { Reader } from './reader.ts'
import { replicas, type Scale, times } from './scale.ts'

/** Pods that serve, pods that prefill where that is apart, and a scheduler where the router has one. */
export function llmParts(
  { spec, presets, missing }: LlmSpec,
  isStopped: boolean,
  reader: Reader,
  around: Surroundings,
): readonly LlmPod[] {
  const beside = besideMain(around)
  const workload = (component: string, written: JsonObject, at: At, preset: string): readonly LlmPod[] => {
    const scale = isStopped
      ? STOPPED
      : workloadScale(written, at, reader, component === 'main' ? around : beside)
    return workloadPods(component, written, at, scale, reader).map((pod) => ({
      ...pod,
      metadata: written,
      holdsModel: true,
      preset,
      isPresetMissing: missing.has(preset),
    }))
  }
  const prefill = spec['prefill']
  const scheduler = mappingIn(spec, 'router')['scheduler']
  const schedulerAt = ['spec', 'router', 'scheduler']
  return [
    ...workload('main', spec, ['spec'], presets.main),
    ...(isObject(prefill) ? workload('prefill', prefill, ['spec', 'prefill'], presets.prefill) : []),
    // A pool that is named has a scheduler already.
    ...(isObject(scheduler) && !isObject(mappingIn(scheduler, 'pool')['ref'])
      ? [
          {
            component: 'scheduler',
            metadata: scheduler,
            spec: scheduler['template'],
            at: [...schedulerAt, 'template'],
            scale: isStopped
              ? STOPPED
              : replicas(scheduler['replicas'], [...schedulerAt, 'replicas'], reader, beside),
            holdsModel: false,
            preset: presets.scheduler,
            isPresetMissing: missing.has(presets.scheduler),
          },
        ]
      : []),
  ]
}

type WorkloadPod = Pick<LlmPod, 'component' | 'spec' | 'at' | 'scale' | 'podsPerSlice'>

/**
 * Replicas of one pod by `template`; with `worker`, of a group of pods, which the first leads: by `template` as well, or
 * where there is none by `worker`.
 * https://kserve.github.io/website/docs/model-serving/generative-inference/llmisvc/llmisvc-overview
 */
function workloadPods(
  component: string,
  written: JsonObject,
  at: At,
  scale: Scale,
  reader: Reader,
): readonly WorkloadPod[] {
  const { template, worker } = written
  const head = { component, spec: template, at: [...at, 'template'], scale }
  if (!isObject(worker)) return [head]
  const size = groupSize(written, [...at, 'parallelism'], reader)
  const hasHead = isObject(template)
  const workers = {
    component: component === 'main' ? 'worker' : `${component} worker`,
    spec: worker,
    at: [...at, 'worker'],
    scale: { ...scale, pods: times(scale.pods, hasHead ? size - 1 : size) },
  }
  return [...(hasHead ? [head] : []), workers].map((pod) => ({ ...pod, podsPerSlice: size }))
}

/** Pods of one group: by data parallelism, or else by pipeline parallelism; one where neither is written. */
function groupSize(written: JsonObject, at: At, reader: Reader): number {
  const parallelism = mappingIn(written, 'parallelism')
  const size = (name: string): number | null => reader.count(parallelism[name], [...at, name], null)
  const [data, local, pipeline] = [size('data'), size('dataLocal'), size('pipeline')]
  if (data || local) return Math.max(Math.floor((data || 1) / (local || 1)), 1)
  return Math.max(pipeline ?? 1, 1)
}

/** Replicas as written, one where none are; or between the bounds of `scaling`, from what runs idle where that is less. */
function workloadScale(written: JsonObject, at: At, reader: Reader, around: Surroundings): Scale {
  const scaling = written['scaling']
  if (!isObject(scaling)) return replicas(written['replicas'], [...at, 'replicas'], reader, around)
  const scalingAt = [...at, 'scaling']
  const bound = (from: JsonObject, name: string): number | null =>
    reader.count(from[name], [...scalingAt, name], null)
  const min = bound(scaling, 'minReplicas')
  const max = bound(scaling, 'maxReplicas')
  const least = bound(mappingIn(mappingIn(scaling, 'wva'), 'keda'), 'idleReplicaCount') ?? min
  return ranged(least, max ?? least ?? 1, 1, 'KServe', scalingAt, reader, around)
}

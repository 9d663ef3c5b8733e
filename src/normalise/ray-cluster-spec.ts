import * as z from 'zod'
import { type At, isObject } from '../parse/value.ts'
import type { PodGroup, Surroundings } from './kind.ts'
import type { Reader } from './reader.ts'
import { suspendedIf } from './run-once.ts'
import { clamped, fixed, replicas, type Scale, times } from './scale.ts'

const Template = z.record(z.string(), z.unknown())

const WorkerGroup = z.object({
  groupName: z.unknown().optional(),
  replicas: z.unknown().optional(),
  minReplicas: z.unknown().optional(),
  maxReplicas: z.unknown().optional(),
  numOfHosts: z.unknown().optional(),
  suspend: z.unknown().optional(),
  template: Template,
})
type WorkerGroup = z.infer<typeof WorkerGroup>

export const RayClusterSpec = z.object({
  suspend: z.unknown().optional(),
  enableInTreeAutoscaling: z.unknown().optional(),
  autoscalerOptions: z.unknown().optional(),
  headGroupSpec: z.object({ template: Template }),
  workerGroupSpecs: z.array(WorkerGroup).nullish(),
})
export type RayClusterSpec = z.infer<typeof RayClusterSpec>

/**
 * One head, and in each group of workers its replicas times the hosts of one. `rayStartParams` and the `resources` of a
 * group tell Ray what it may use; the scheduler goes by the templates alone.
 * https://docs.ray.io/en/latest/cluster/kubernetes/user-guides/config.html
 */
export function rayClusterPods(
  spec: RayClusterSpec,
  at: At,
  reader: Reader,
  around: Surroundings,
): readonly PodGroup[] {
  const autoscales = reader.flag(spec.enableInTreeAutoscaling, [...at, 'enableInTreeAutoscaling'])
  const { template } = spec.headGroupSpec
  const options = autoscales ? optionsOf(spec, [...at, 'autoscalerOptions'], reader) : null
  const head: PodGroup = {
    component: 'head',
    template: options === null ? template : withAutoscaler(template, options),
    at: [...at, 'headGroupSpec', 'template'],
    run_pattern: 'continuous',
    pods: fixed(1),
    assumptions: options === null ? [] : [options.sentence],
  }
  const workers = (spec.workerGroupSpecs ?? []).flatMap((group, index) =>
    workerPods(group, [...at, 'workerGroupSpecs', index], autoscales, reader, around),
  )
  return suspendedIf(reader.flag(spec.suspend, [...at, 'suspend']), [head, ...workers])
}

function workerPods(
  group: WorkerGroup,
  at: At,
  autoscales: boolean,
  reader: Reader,
  around: Surroundings,
): readonly PodGroup[] {
  const { pods, assumptions } = autoscales
    ? autoscaledReplicas(group, at, reader, around)
    : fixedReplicas(group, at, reader, around)
  const hosts = reader.count(group.numOfHosts, [...at, 'numOfHosts'], 1)
  return suspendedIf(reader.flag(group.suspend, [...at, 'suspend']), [
    {
      component: reader.text(group.groupName, [...at, 'groupName']) ?? `group ${at.at(-1)}`,
      template: group.template,
      at: [...at, 'template'],
      run_pattern: 'continuous',
      pods: times(pods, hosts ?? 1),
      ...(hosts === null ? {} : { podsPerSlice: hosts }),
      assumptions: [...assumptions, ...(hosts === null ? ['numOfHosts could not be read: 1 taken.'] : [])],
    },
  ])
}

/** KubeRay keeps the replicas within both bounds also where nothing scales them. Its defaults: 0, from 0, without end. */
function fixedReplicas(group: WorkerGroup, at: At, reader: Reader, around: Surroundings): Scale {
  const min = reader.count(group.minReplicas, [...at, 'minReplicas'], 0) ?? 0
  const max = reader.count(group.maxReplicas, [...at, 'maxReplicas'], null)
  const within = (count: number): number => clamped(count, min, max ?? Number.POSITIVE_INFINITY)
  const { pods, assumptions } = replicas(
    group.replicas,
    [...at, 'replicas'],
    reader,
    { ...around, autoscaling: null },
    within(0),
  )
  const taken = within(pods.typical)
  if (taken === pods.typical) return { pods, assumptions }
  const bounds = `${taken < pods.typical ? 'maxReplicas' : 'minReplicas'} ${taken}`
  return { pods: fixed(taken), assumptions: [...assumptions, `${bounds} is taken, as KubeRay does.`] }
}

function autoscaledReplicas(group: WorkerGroup, at: At, reader: Reader, around: Surroundings): Scale {
  const stated = reader.count(group.replicas, [...at, 'replicas'], null)
  const written = reader.count(group.minReplicas, [...at, 'minReplicas'], 0) ?? 0
  const known = reader.count(group.maxReplicas, [...at, 'maxReplicas'], null)
  const max = known ?? Math.max(stated ?? 0, written, 1)
  const min = Math.min(written, max)
  const { pods, assumptions } = replicas(
    stated !== null && stated >= min ? stated : undefined,
    [...at, 'replicas'],
    reader,
    { ...around, autoscaling: { min, max, by: 'enableInTreeAutoscaling' } },
  )
  return {
    pods,
    assumptions: [...assumptions, ...(known === null ? ['maxReplicas is not known: more may run.'] : [])],
  }
}

/** What KubeRay gives to the container that it adds to the head. */
const AUTOSCALER = { cpu: '500m', memory: '512Mi' }

type AutoscalerOptions = { readonly image: unknown; readonly resources: unknown; readonly sentence: string }

function optionsOf({ autoscalerOptions }: RayClusterSpec, at: At, reader: Reader): AutoscalerOptions {
  const options = reader.mapping(autoscalerOptions, at)
  const written = reader.mapping(options['resources'], [...at, 'resources'])
  const isWritten = Object.keys(written).length > 0
  const amounts = isWritten
    ? 'with the resources of autoscalerOptions'
    : `${AUTOSCALER.cpu} CPU and ${AUTOSCALER.memory} memory, its default`
  return {
    image: options['image'],
    resources: isWritten ? written : { requests: AUTOSCALER, limits: AUTOSCALER },
    sentence: `KubeRay adds the container autoscaler to the head: ${amounts}.`,
  }
}

function withAutoscaler(
  template: Readonly<Record<string, unknown>>,
  { image, resources }: AutoscalerOptions,
): unknown {
  const { spec } = template
  const containers: unknown = isObject(spec) ? spec['containers'] : undefined
  if (!isObject(spec) || !Array.isArray(containers)) return template
  const [ray]: unknown[] = containers
  const ofRay = isObject(ray) ? ray['image'] : undefined
  const autoscaler = { name: 'autoscaler', image: image ?? ofRay, resources }
  return { ...template, spec: { ...spec, containers: [...containers, autoscaler] } }
}

import * as z from 'zod'
import type { At } from '../parse/value.ts'
import type { PodGroup, Surroundings } from './kind.ts'
import type { Reader } from './reader.ts'
import { runOf, suspendedIf } from './run-once.ts'
import { fixed, replicas, type Scale } from './scale.ts'
import { countable, isOn, mappingOf, type Role, setting, settingCount } from './spark-resources.ts'
import { listAt, sparkTemplate } from './spark-template.ts'

const Fields = z.record(z.string(), z.unknown())

export const SparkApplicationSpec = z.object({
  type: z.unknown().optional(),
  image: z.unknown().optional(),
  sparkConf: z.unknown().optional(),
  volumes: z.unknown().optional(),
  nodeSelector: z.unknown().optional(),
  memoryOverheadFactor: z.unknown().optional(),
  dynamicAllocation: z.unknown().optional(),
  restartPolicy: z.unknown().optional(),
  suspend: z.unknown().optional(),
  driver: Fields,
  executor: Fields,
})
export type SparkApplicationSpec = z.infer<typeof SparkApplicationSpec>

const RESTARTED = 'It is started again whenever it ends: counted as running for ever.'

/**
 * One driver and its executors. There is no pod template unless one is written: the pods are made of fields and Spark's
 * properties. https://www.kubeflow.org/docs/components/spark-operator/user-guide/writing-sparkapplication/
 */
export function sparkPods(
  spec: SparkApplicationSpec,
  at: At,
  reader: Reader,
  around: Surroundings,
): readonly PodGroup[] {
  const conf = reader.mapping(spec.sparkConf, [...at, 'sparkConf'])
  const role = (name: Role['name']): Role => ({
    name,
    fields: spec[name],
    at: [...at, name],
    conf,
    confAt: [...at, 'sparkConf'],
  })
  const property = 'spark.kubernetes.memoryOverheadFactor'
  const app = {
    language: reader.text(spec.type, [...at, 'type']) ?? 'Scala',
    overheadFactorMilli:
      reader.milli(conf[property], [...at, 'sparkConf', property]) ??
      reader.milli(spec.memoryOverheadFactor, [...at, 'memoryOverheadFactor']),
    image: spec.image,
    volumes: listAt(spec.volumes, [...at, 'volumes'], reader),
    nodeSelector: reader.mapping(spec.nodeSelector, [...at, 'nodeSelector']),
  }
  const isForEver = mappingOf(spec.restartPolicy)['type'] === 'Always'
  const group = (name: Role['name'], { pods, assumptions }: Scale): PodGroup => ({
    component: name,
    template: sparkTemplate(role(name), app, reader),
    at: [...at, name],
    ...(isForEver ? { run_pattern: 'continuous', pods } : runOf(pods)),
    assumptions: [...assumptions, ...(isForEver ? [RESTARTED] : [])],
  })
  return suspendedIf(reader.flag(spec.suspend, [...at, 'suspend']), [
    group('driver', { pods: fixed(1), assumptions: [] }),
    group('executor', executors(role('executor'), spec, [...at, 'dynamicAllocation'], reader, around)),
  ])
}

/** Spark starts with the most of `instances`, `initialExecutors` and `minExecutors`, and goes on as there is work. */
function executors(
  role: Role,
  spec: SparkApplicationSpec,
  at: At,
  reader: Reader,
  around: Surroundings,
): Scale {
  const instances = setting(role, 'instances', 'spark.executor.instances')
  const allocation = reader.mapping(spec.dynamicAllocation, at)
  const isByField = reader.flag(allocation['enabled'], [...at, 'enabled'])
  const isDynamic = isByField || isOn(role.conf['spark.dynamicAllocation.enabled'])
  if (!isDynamic) {
    return replicas(countable(instances), instances?.at ?? role.at, reader, { ...around, autoscaling: null })
  }
  const allocated: Role = { ...role, fields: isByField ? allocation : {}, at }
  const count = (name: string): number | null =>
    settingCount(setting(allocated, name, `spark.dynamicAllocation.${name}`), reader)
  const min = count('minExecutors') ?? 0
  const initial = Math.max(count('initialExecutors') ?? 0, settingCount(instances, reader) ?? 0, min)
  const known = count('maxExecutors')
  const max = Math.max(known ?? initial, min, 1)
  const { pods, assumptions } = replicas(Math.min(initial, max), at, reader, {
    ...around,
    autoscaling: { min, max, by: 'dynamicAllocation' },
  })
  return {
    pods,
    assumptions: [...assumptions, ...(known === null ? ['maxExecutors is not known: more may run.'] : [])],
  }
}

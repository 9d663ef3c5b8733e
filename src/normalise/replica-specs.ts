import * as z from 'zod'
import type { At, JsonObject } from '../parse/value.ts'
import { defineKind, type KindDefinition, type PodGroup, parseAt } from './kind.ts'
import { besideMain } from './on-demand.ts'
import type { Reader } from './reader.ts'
import { runOf, suspendedIf } from './run-once.ts'
import { clamped, replicas, type Scale } from './scale.ts'

const ReplicaSpec = z.object({
  replicas: z.unknown().optional(),
  template: z.record(z.string(), z.unknown()),
})

/** The operator takes roles in any case. */
const isWorker = (role: string): boolean => role.toLowerCase() === 'worker'

/**
 * The jobs of Kubeflow's training operator: pods by their role (Master, Worker, PS …), which run at the same time; one of
 * a role that does not say, `absentWorkers` of workers.
 * https://www.kubeflow.org/docs/components/trainer/legacy-v1/
 */
export const defineReplicaSpecs = (kind: string, field: string, absentWorkers = 1): KindDefinition =>
  defineKind({
    group: 'kubeflow.org',
    kind,
    object: z.object({ spec: z.record(z.string(), z.unknown()) }),
    podGroups({ spec }, reader, around) {
      const roles = parseAt(z.record(z.string(), ReplicaSpec), spec[field], ['spec', field])
      const runPolicy = reader.mapping(spec['runPolicy'], ['spec', 'runPolicy'])
      const elasticPolicy = reader.mapping(spec['elasticPolicy'], ['spec', 'elasticPolicy'])
      const groups = Object.entries(roles).map(([role, { replicas: written, template }]): PodGroup => {
        const at = ['spec', field, role]
        // A number that cannot be read is no sign that there are none.
        const absent = written === undefined || written === null ? absentWorkers : 1
        const scale = isWorker(role)
          ? elastic(elasticPolicy, replicas(written, [...at, 'replicas'], reader, around, absent), reader)
          : replicas(written, [...at, 'replicas'], reader, besideMain(around))
        return {
          component: reader.text(role, at) ?? role,
          template,
          at: [...at, 'template'],
          podsPerSlice: scale.pods.typical,
          assumptions: scale.assumptions,
          ...runOf(scale.pods),
        }
      })
      return suspendedIf(reader.flag(runPolicy['suspend'], ['spec', 'runPolicy', 'suspend']), groups)
    },
  })

/** Workers that may come and go while they run. Of a bound that is not written, the other is taken. */
function elastic(policy: JsonObject, { pods, assumptions }: Scale, reader: Reader): Scale {
  const at: At = ['spec', 'elasticPolicy']
  const least = reader.count(policy['minReplicas'], [...at, 'minReplicas'], null)
  const most = reader.count(policy['maxReplicas'], [...at, 'maxReplicas'], null)
  const [min, max] = [least ?? most ?? pods.min, most ?? least ?? pods.max]
  if (min >= max) return { pods, assumptions }
  const typical = clamped(pods.typical, min, max)
  return {
    pods: { min, typical, max },
    assumptions: [
      ...assumptions,
      `elasticPolicy lets between ${min} and ${max} workers run: ${typical} taken.`,
    ],
  }
}

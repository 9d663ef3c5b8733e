import * as z from 'zod'
import { defineKind, type PodGroup } from '../kind.ts'
import { replicas, times } from '../scale.ts'
import { asksForTpu } from '../tpu-topology.ts'

const Template = z.record(z.string(), z.unknown())

/**
 * Groups of `size` pods (1 where none is written): one leader, by its own template or by that of the workers, and workers.
 * https://lws.sigs.k8s.io/docs/reference/leaderworkerset.v1/
 */
export default defineKind({
  group: 'leaderworkerset.x-k8s.io',
  kind: 'LeaderWorkerSet',
  object: z.object({
    spec: z.object({
      replicas: z.unknown().optional(),
      leaderWorkerTemplate: z.object({
        size: z.unknown().optional(),
        subGroupPolicy: z.unknown().optional(),
        leaderTemplate: Template.nullish(),
        workerTemplate: Template,
      }),
    }),
  }),
  podGroups({ spec }, reader, around): readonly PodGroup[] {
    const at = ['spec', 'leaderWorkerTemplate']
    const { leaderTemplate, workerTemplate, ...written } = spec.leaderWorkerTemplate
    const groups = replicas(spec.replicas, ['spec', 'replicas'], reader, around)
    const read = reader.count(written.size, [...at, 'size'], 1)
    const size = Math.max(read ?? 1, 1)
    const policy = reader.mapping(written.subGroupPolicy, [...at, 'subGroupPolicy'])
    const subGroup = reader.count(policy['subGroupSize'], [...at, 'subGroupPolicy', 'subGroupSize'], null)
    const common = {
      run_pattern: 'continuous' as const,
      assumptions: [
        ...groups.assumptions,
        ...(read === null ? ['The size could not be read: 1 taken.'] : []),
      ],
    }
    const worker = { ...common, template: workerTemplate, at: [...at, 'workerTemplate'] }
    if (leaderTemplate === undefined || leaderTemplate === null)
      return [{ ...worker, podsPerSlice: subGroup ?? size, pods: times(groups.pods, size) }]
    // A leader without chips is no part of a slice.
    const podsPerSlice = subGroup ?? (asksForTpu(leaderTemplate) ? size : size - 1)
    return [
      {
        ...common,
        component: 'leader',
        template: leaderTemplate,
        at: [...at, 'leaderTemplate'],
        podsPerSlice,
        pods: groups.pods,
      },
      { ...worker, component: 'worker', podsPerSlice, pods: times(groups.pods, size - 1) },
    ]
  },
})

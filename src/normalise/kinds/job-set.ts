import * as z from 'zod'
import { JobSpec, jobPods } from '../job-spec.ts'
import { defineKind } from '../kind.ts'
import { suspendedIf } from '../run-once.ts'
import { capped, times } from '../scale.ts'

/** JobSet → for each replicated Job its pods times its replicas (1 where none are written), which run at the same time. */
export default defineKind({
  group: 'jobset.x-k8s.io',
  kind: 'JobSet',
  object: z.object({
    spec: z.object({
      suspend: z.unknown().optional(),
      replicatedJobs: z.array(
        z.object({
          name: z.unknown().optional(),
          replicas: z.unknown().optional(),
          template: z.object({ spec: JobSpec }),
        }),
      ),
    }),
  }),
  podGroups({ spec }, reader) {
    const groups = spec.replicatedJobs.map(({ name, replicas, template }, index) => {
      const at = ['spec', 'replicatedJobs', index]
      const job = jobPods(template.spec, [...at, 'template', 'spec'], reader)
      const read = reader.count(replicas, [...at, 'replicas'], 1)
      const total = (count: number | null | undefined): number | null =>
        count === null || count === undefined ? null : capped(count * (read ?? 1))
      return {
        ...job,
        component: reader.text(name, [...at, 'name']) ?? `job ${index}`,
        run_pattern: 'run-once' as const,
        pods: times(job.pods, read ?? 1),
        podsPerSlice: job.pods.max,
        parallelism: total(job.parallelism),
        completions: total(job.completions),
        assumptions: [
          ...(job.assumptions ?? []),
          ...(read === null ? ['The replicas could not be read: 1 taken.'] : []),
        ],
      }
    })
    return suspendedIf(reader.flag(spec.suspend, ['spec', 'suspend']), groups)
  },
})

import * as z from 'zod'
import { JobSpec, jobPods } from '../job-spec.ts'
import { defineKind } from '../kind.ts'
import { capped } from '../scale.ts'

/**
 * KEDA's ScaledJob → Jobs that start when there is work and run to their end. How much work there is no manifest says: what
 * is counted is one run of the Jobs that there are at least, or of one. Without bounds KEDA takes 0 and 100.
 * https://keda.sh/docs/latest/reference/scaledjob-spec/
 */
export default defineKind({
  group: 'keda.sh',
  kind: 'ScaledJob',
  object: z.object({
    spec: z.object({
      jobTargetRef: JobSpec,
      minReplicaCount: z.unknown().optional(),
      maxReplicaCount: z.unknown().optional(),
    }),
  }),
  podGroups({ spec }, reader) {
    const job = jobPods(spec.jobTargetRef, ['spec', 'jobTargetRef'], reader)
    const most = reader.count(spec.maxReplicaCount, ['spec', 'maxReplicaCount'], 100) ?? 100
    const written = reader.count(spec.minReplicaCount, ['spec', 'minReplicaCount'], 0) ?? 0
    const least = Math.min(written, most)
    const jobs = Math.min(Math.max(least, 1), most)
    const { typical: ofOne } = job.pods
    const { completions } = job
    return [
      {
        ...job,
        run_pattern: 'run-once',
        pods: { min: capped(least * ofOne), typical: capped(jobs * ofOne), max: capped(most * ofOne) },
        completions: completions === null || completions === undefined ? null : capped(jobs * completions),
        assumptions: [
          ...(job.assumptions ?? []),
          `KEDA starts Jobs when there is work, up to ${most} at once: ${jobs} of them counted, once.`,
        ],
      },
    ]
  },
})

import * as z from 'zod'
import { JobSpec, jobPods } from '../job-spec.ts'
import { defineKind } from '../kind.ts'
import { scheduled } from '../scheduled.ts'

/** CronJob → its Job's pods, and how often they run. */
export default defineKind({
  group: 'batch',
  kind: 'CronJob',
  object: z.object({
    spec: z.object({
      schedule: z.unknown().optional(),
      timeZone: z.unknown().optional(),
      suspend: z.unknown().optional(),
      concurrencyPolicy: z.unknown().optional(),
      jobTemplate: z.object({ spec: JobSpec }),
    }),
  }),
  podGroups({ spec }, reader) {
    const job = jobPods(spec.jobTemplate.spec, ['spec', 'jobTemplate', 'spec'], reader)
    const fields = {
      schedule: ['schedule', spec.schedule],
      timeZone: ['timeZone', spec.timeZone],
      suspend: ['suspend', spec.suspend],
    } as const
    const policy = reader.text(spec.concurrencyPolicy, ['spec', 'concurrencyPolicy'])
    const mayOverlap = policy !== 'Forbid' && policy !== 'Replace'
    return scheduled([{ ...job, run_pattern: 'run-once', mayOverlap }], fields, ['spec'], reader)
  },
})

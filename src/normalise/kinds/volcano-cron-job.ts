import * as z from 'zod'
import { defineKind } from '../kind.ts'
import { scheduled } from '../scheduled.ts'
import { VolcanoJobSpec, volcanoJobPods } from '../volcano-job-spec.ts'

/** Volcano's CronJob → its Job's pods, and how often they run. */
export default defineKind({
  group: 'batch.volcano.sh',
  kind: 'CronJob',
  object: z.object({
    spec: z.object({
      schedule: z.unknown().optional(),
      timeZone: z.unknown().optional(),
      suspend: z.unknown().optional(),
      jobTemplate: z.object({ spec: VolcanoJobSpec }),
    }),
  }),
  podGroups({ spec }, reader) {
    const job = volcanoJobPods(spec.jobTemplate.spec, ['spec', 'jobTemplate', 'spec'], reader)
    const fields = {
      schedule: ['schedule', spec.schedule],
      timeZone: ['timeZone', spec.timeZone],
      suspend: ['suspend', spec.suspend],
    } as const
    return scheduled(job, fields, ['spec'], reader)
  },
})

import * as z from 'zod'
import { defineKind } from '../kind.ts'
import { RayJobSpec, rayJobPods } from '../ray-job-spec.ts'
import { scheduled } from '../scheduled.ts'

/** RayCronJob → a RayJob with a cluster of its own at every run. */
export default defineKind({
  group: 'ray.io',
  kind: 'RayCronJob',
  object: z.object({
    spec: z.object({
      schedule: z.unknown().optional(),
      timeZone: z.unknown().optional(),
      suspend: z.unknown().optional(),
      jobTemplate: RayJobSpec,
    }),
  }),
  podGroups({ spec }, reader, around) {
    const job = rayJobPods(spec.jobTemplate, ['spec', 'jobTemplate'], reader, around)
    const fields = {
      schedule: ['schedule', spec.schedule],
      timeZone: ['timeZone', spec.timeZone],
      suspend: ['suspend', spec.suspend],
    } as const
    return scheduled(job, fields, ['spec'], reader)
  },
})

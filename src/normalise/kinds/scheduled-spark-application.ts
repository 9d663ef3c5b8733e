import * as z from 'zod'
import { defineKind } from '../kind.ts'
import { scheduled } from '../scheduled.ts'
import { SparkApplicationSpec, sparkPods } from '../spark-application-spec.ts'

/** What the operator takes for its own time zone, and its default. */
const LOCAL = 'Local'

export default defineKind({
  group: 'sparkoperator.k8s.io',
  kind: 'ScheduledSparkApplication',
  object: z.object({
    spec: z.object({
      schedule: z.unknown().optional(),
      timeZone: z.unknown().optional(),
      suspend: z.unknown().optional(),
      template: SparkApplicationSpec,
    }),
  }),
  podGroups({ spec }, reader, around) {
    const application = sparkPods(spec.template, ['spec', 'template'], reader, around)
    const fields = {
      schedule: ['schedule', spec.schedule],
      timeZone: ['timeZone', spec.timeZone === LOCAL ? undefined : spec.timeZone],
      suspend: ['suspend', spec.suspend],
    } as const
    return scheduled(application, fields, ['spec'], reader)
  },
})

import * as z from 'zod'
import { JobSpec, jobPods } from '../job-spec.ts'
import { defineKind } from '../kind.ts'
import { perNode } from '../scale.ts'
import { scheduled } from '../scheduled.ts'

const Spec = z.record(z.string(), z.unknown())

/** OpenKruise's CronJob, of Jobs or BroadcastJobs. https://openkruise.io/docs/user-manuals/advancedcronjob */
export default defineKind({
  group: 'apps.kruise.io',
  kind: 'AdvancedCronJob',
  object: z.object({
    spec: z.object({
      schedule: z.unknown().optional(),
      timeZone: z.unknown().optional(),
      paused: z.unknown().optional(),
      template: z
        .object({
          jobTemplate: z.object({ spec: JobSpec }).nullish(),
          broadcastJobTemplate: z.object({ spec: z.object({ template: Spec }) }).nullish(),
        })
        .refine(({ jobTemplate, broadcastJobTemplate }) => jobTemplate || broadcastJobTemplate, {
          path: ['jobTemplate'],
          message: 'is missing',
        }),
    }),
  }),
  podGroups({ spec }, reader, { assumed }) {
    const { jobTemplate, broadcastJobTemplate } = spec.template
    const at = ['spec', 'template']
    const pods = jobTemplate
      ? jobPods(jobTemplate.spec, [...at, 'jobTemplate', 'spec'], reader)
      : {
          template: broadcastJobTemplate?.spec.template,
          at: [...at, 'broadcastJobTemplate', 'spec', 'template'],
          ...perNode(assumed, 'BroadcastJob'),
        }
    const fields = {
      schedule: ['schedule', spec.schedule],
      timeZone: ['timeZone', spec.timeZone],
      suspend: ['paused', spec.paused],
    } as const
    return scheduled([{ ...pods, run_pattern: 'run-once' }], fields, ['spec'], reader)
  },
})

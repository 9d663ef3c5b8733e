import * as z from 'zod'
import { defineKind } from '../kind.ts'
import { scheduled } from '../scheduled.ts'
import { WorkflowSpec, workflowPods } from '../workflow-spec.ts'

/** Argo CronWorkflow → its Workflow's pods, on the first of its schedules. https://argo-workflows.readthedocs.io/en/latest/cron-workflows/ */
export default defineKind({
  group: 'argoproj.io',
  kind: 'CronWorkflow',
  object: z.object({
    spec: z.object({
      schedule: z.unknown().optional(),
      schedules: z.array(z.unknown()).nullish(),
      timezone: z.unknown().optional(),
      suspend: z.unknown().optional(),
      workflowSpec: WorkflowSpec,
    }),
  }),
  podGroups({ spec }, reader, around) {
    const pods = workflowPods(spec.workflowSpec, ['spec', 'workflowSpec'], reader, around)
    const all = spec.schedules ?? [spec.schedule]
    const fields = {
      schedule: [spec.schedules ? 'schedules' : 'schedule', all[0]],
      timeZone: ['timezone', spec.timezone],
      suspend: ['suspend', spec.suspend],
    } as const
    const groups = scheduled(pods, fields, ['spec'], reader)
    if (all.length <= 1) return groups
    const said = `It has ${all.length} schedules: each is taken to come as often as the first.`
    return groups.map((group) => ({
      ...group,
      runs_per_month: group.runs_per_month == null ? null : group.runs_per_month * all.length,
      assumptions: [...(group.assumptions ?? []), said],
    }))
  },
})

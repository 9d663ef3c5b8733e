import * as z from 'zod'
import { JobSpec, jobPods } from '../job-spec.ts'
import { defineKind } from '../kind.ts'
import { runsPerMonth } from '../schedule.ts'

/** CronJob → its Job's pods, and how often they run. */
export default defineKind({
  groups: ['batch'],
  kind: 'CronJob',
  object: z.object({
    spec: z.object({
      schedule: z.unknown().optional(),
      timeZone: z.unknown().optional(),
      suspend: z.unknown().optional(),
      jobTemplate: z.object({ spec: JobSpec }),
    }),
  }),
  podGroups({ spec }, reader) {
    const schedule = reader.text(spec.schedule, ['spec', 'schedule']) ?? ''
    const time_zone = reader.text(spec.timeZone, ['spec', 'timeZone'])
    const runs_per_month = runsPerMonth(schedule, time_zone)
    if (runs_per_month === null) {
      const shown = JSON.stringify(schedule.slice(0, 60))
      reader.problem(
        'invalid-field',
        ['spec', 'schedule'],
        `schedule ${shown} is not one that Kubernetes runs. Write five fields such as "0 3 * * *", and the zone under timeZone.`,
      )
    }
    const job = jobPods(
      { ...spec.jobTemplate.spec, suspend: spec.suspend },
      ['spec', 'jobTemplate', 'spec'],
      reader,
    )
    return [{ ...job, run_pattern: 'scheduled', schedule, time_zone, runs_per_month }]
  },
})

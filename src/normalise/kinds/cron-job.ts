import * as z from 'zod'
import { quoted } from '../../quoted.ts'
import { JobSpec, jobPods, SUSPENDED } from '../job-spec.ts'
import { defineKind } from '../kind.ts'
import { isTimeZone, runsPerMonth } from '../schedule.ts'

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
    const runs_per_month = runsPerMonth(schedule)
    if (time_zone !== null && !isTimeZone(time_zone)) {
      const message = `timeZone ${quoted(time_zone)} is not one. Write one such as Europe/Zurich.`
      reader.problem('invalid-field', ['spec', 'timeZone'], message)
    }
    if (runs_per_month === null) {
      const message = `schedule ${quoted(schedule)} is not one that Kubernetes runs. Write five fields such as "0 3 * * *".`
      reader.problem('invalid-field', ['spec', 'schedule'], message)
    }
    const job = jobPods(spec.jobTemplate.spec, ['spec', 'jobTemplate', 'spec'], reader)
    const suspended = reader.flag(spec.suspend, ['spec', 'suspend'])
    return [
      {
        ...job,
        run_pattern: 'scheduled',
        schedule,
        time_zone,
        runs_per_month,
        suspended: suspended || job.suspended === true,
        assumptions: [...(job.assumptions ?? []), ...(suspended ? [SUSPENDED] : [])],
      },
    ]
  },
})

import type { At } from '../parse/value.ts'
import { quoted } from '../quoted.ts'
import type { PodGroup } from './kind.ts'
import { isPlaceholder, type Reader } from './reader.ts'
import { isTimeZone, runsPerMonth } from './schedule.ts'

/** Something resumes what it suspends: a queue, or the next deployment. */
export const SUSPENDED = 'It is suspended: counted as if it ran.'

/** Schedule, time zone and suspension as kinds with a schedule write them, under their own names. */
export type ScheduleFields = {
  readonly schedule: readonly [name: string, value: unknown]
  readonly timeZone: readonly [name: string, value: unknown]
  readonly suspend: readonly [name: string, value: unknown]
}

/** What runs once, made to run on the schedule that stands at `at`. */
export function scheduled(
  groups: readonly PodGroup[],
  {
    schedule: [scheduleKey, written],
    timeZone: [zoneKey, zone],
    suspend: [suspendKey, suspend],
  }: ScheduleFields,
  at: At,
  reader: Reader,
): PodGroup[] {
  const schedule = reader.text(written, [...at, scheduleKey]) ?? ''
  const time_zone = reader.text(zone, [...at, zoneKey])
  const runs_per_month = runsPerMonth(schedule)
  if (time_zone !== null && !isTimeZone(time_zone)) {
    const message = `${zoneKey} ${quoted(time_zone)} is not one. Write one such as Europe/Zurich.`
    reader.problem('invalid-field', [...at, zoneKey], message)
  }
  if (runs_per_month === null) {
    const kind = isPlaceholder(schedule) ? 'unresolved-placeholder' : 'invalid-field'
    const message = `schedule ${quoted(schedule)} is not one that Kubernetes runs. Write five fields such as "0 3 * * *".`
    reader.problem(kind, [...at, scheduleKey], message)
  }
  const suspended = reader.flag(suspend, [...at, suspendKey])
  return groups.map((group) => ({
    ...group,
    run_pattern: 'scheduled',
    schedule,
    time_zone,
    runs_per_month,
    suspended: suspended || group.suspended === true,
    assumptions: [...(group.assumptions ?? []), ...(suspended ? [SUSPENDED] : [])],
  }))
}

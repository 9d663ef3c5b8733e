import { Cron } from 'croner'
import { DAYS_PER_MONTH, SECONDS_PER_HOUR, SECONDS_PER_MONTH } from '../units.ts'

/** Four years, one of them a leap year: what a calendar does to a schedule averages out over them. */
const FIRST_MS = Date.parse('2025-01-01T00:00:00Z')
const DAYS = 1461
const MONTHS = 48
const MINUTES_PER_DAY = 1440
const MS_PER_MINUTE = 60_000

const NAMED: ReadonlyMap<string, string> = new Map([
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
  ['@monthly', '0 0 1 * *'],
  ['@weekly', '0 0 * * 0'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@hourly', '0 * * * *'],
])

const UNIT_S: ReadonlyMap<string, number> = new Map([
  ['s', 1],
  ['m', 60],
  ['h', SECONDS_PER_HOUR],
])

/**
 * Runs in an average month of a CronJob's schedule: five fields, `@hourly` and its kin, or `@every 1h30m`, which is what
 * the CronJob controller reads. 0 for a date that never comes; `null` for what it refuses.
 */
export function runsPerMonth(schedule: string): number | null {
  return schedule.length > LONGEST ? null : countedRuns(schedule)
}

/** Longer than any schedule that a person writes. */
const LONGEST = 200

function countedRuns(schedule: string): number | null {
  const every = /^@every ((?:\d+[hms])+)$/.exec(schedule)
  if (every?.[1] !== undefined) return runsOfInterval(every[1])
  const fields = (NAMED.get(schedule) ?? schedule).trim().split(/\s+/)
  if (fields.length !== FIELDS.length || !fields.every((field, index) => FIELDS[index]?.grammar.test(field)))
    return null
  return countedDaily(fields.map((field, index) => widened(field, FIELDS[index]?.last ?? 0)))
}

const NUMBERS = /^[\d,/*?-]+$/
const FIELDS = [
  { grammar: NUMBERS, last: 59 },
  { grammar: NUMBERS, last: 23 },
  { grammar: NUMBERS, last: 31 },
  { grammar: /^(?:[\d,/*?-]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)+$/i, last: 12 },
  { grammar: /^(?:[\d,/*?-]|sun|mon|tue|wed|thu|fri|sat)+$/i, last: 6 },
] as const

/** What the controller's reader takes and the library does not: `?` for `*`, and `5/15` for `5-59/15`. */
const widened = (field: string, last: number): string =>
  field.replaceAll('?', '*').replace(/(^|,)(\d+)\/(\d+)/g, `$1$2-${last}/$3`)

function runsOfInterval(text: string): number | null {
  const parts = text.match(/\d+[hms]/g) ?? []
  const intervalS = parts.reduce(
    (sum, part) => sum + Number.parseInt(part, 10) * (UNIT_S.get(part.slice(-1)) ?? 0),
    0,
  )
  return intervalS > 0 ? SECONDS_PER_MONTH / intervalS : null
}

/** Is there such a time zone? It changes when a schedule runs, not how often. */
export function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return true
  } catch {
    return false
  }
}

/** Runs on one day that has any, times the days that have: stepping through every minute of four years would take long. */
function countedDaily([minute, hour, ...date]: readonly string[]): number | null {
  try {
    const times = new Cron(`${minute} ${hour} * * *`, { timezone: 'UTC' })
    const runsPerDay = matches(times, MINUTES_PER_DAY, MS_PER_MINUTE)
    if (date.every((field) => field === '*')) return runsPerDay * DAYS_PER_MONTH
    const days = new Cron(`0 0 ${date.join(' ')}`, { timezone: 'UTC' })
    return (runsPerDay * matches(days, DAYS, MINUTES_PER_DAY * MS_PER_MINUTE)) / MONTHS
  } catch {
    // The library throws for a field out of range.
    return null
  }
}

/** Parts of schedules repeat, and counting one is the costly part. Emptied when full. */
const counted = new Map<string, number>()
const MOST_COUNTED = 1_000

function matches(cron: Cron, steps: number, stepMs: number): number {
  const key = `${cron.getPattern()} ${steps}`
  const known = counted.get(key)
  if (known !== undefined) return known
  let count = 0
  for (let step = 0; step < steps; step++) if (cron.match(new Date(FIRST_MS + step * stepMs))) count++
  if (counted.size >= MOST_COUNTED) counted.clear()
  counted.set(key, count)
  return count
}

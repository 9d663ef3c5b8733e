import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isTimeZone, runsPerMonth } from '../../src/normalise/schedule.ts'

const DAY = 730 / 24

const cases: readonly (readonly [shows: string, schedule: string, runs: number | null])[] = [
  ['every minute', '* * * * *', 1440 * DAY],
  ['every night', '0 3 * * *', DAY],
  ['every five minutes', '*/5 * * * *', 288 * DAY],
  ['from a start, with ? for *', '0/5 * * * ?', 288 * DAY],
  ['a window of the hour', '50-59/1 * * * *', 240 * DAY],
  ['a list of hours', '30 6,18 * * *', 2 * DAY],
  ['weekdays, by name', '0 0 * * MON-FRI', 1043 / 48],
  ['two days a month', '0 0 1,15 * *', 2],
  ['once a year, by its nickname', '@yearly', 1 / 12],
  ['every hour, by its nickname', '@hourly', 730],
  ['an interval', '@every 1h30m', 730 / 1.5],
  ['a date that never comes', '0 0 30 2 *', 0],
  ['leap days', '0 0 29 2 *', 1 / 48],
  ['a minute out of range', '61 * * * *', null],
  ['six fields', '* * * * * *', null],
  ['a step of nothing', '*/0 * * * *', null],
  ['a zone in the schedule, which the API refuses', 'TZ=UTC 0 * * * *', null],
  ['the last day of the month, which cron does not know', '0 0 L * *', null],
  ['at boot, which a controller does not have', '@reboot', null],
  ['words', 'every night', null],
  ['nothing', '', null],
]
for (const [shows, schedule, runs] of cases) {
  test(`runsPerMonth: ${shows}: ${schedule}`, () => {
    const found = runsPerMonth(schedule)
    if (runs === null || found === null) assert.equal(found, runs)
    else assert.ok(Math.abs(found - runs) < 1e-9, `${found} is not ${runs}`)
  })
}

for (const [zone, isOne] of [
  ['Europe/Zurich', true],
  ['UTC', true],
  ['Mars/Base', false],
  ['', false],
] as const) {
  test(`isTimeZone: ${JSON.stringify(zone)}`, () => assert.equal(isTimeZone(zone), isOne))
}

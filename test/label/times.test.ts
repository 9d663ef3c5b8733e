import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instantIn, secondsIn, windowFrom } from '../../src/commands/label-times.ts'

const durations: readonly (readonly [text: string, seconds: number | null])[] = [
  ['15s', 15],
  ['5m', 300],
  ['1h30m', 5400],
  ['1.5h', 5400],
  ['2d', 172_800],
  ['1w', 604_800],
  ['500ms', 0.5],
  ['90', 90],
  ['1y', null],
  ['h', null],
  ['', null],
  ['-1h', null],
  ['1h 30m', null],
]
for (const [text, seconds] of durations)
  test(`a duration: ${text || 'nothing'} is ${seconds ?? 'none'}`, () =>
    assert.equal(secondsIn(text), seconds))

const NOW_S = 1_772_359_200

const instants: readonly (readonly [text: string, at_s: number | null])[] = [
  ['now', NOW_S],
  ['-1h', NOW_S - 3600],
  ['now-90s', NOW_S - 90],
  ['1762178400', 1_762_178_400],
  ['1762178400.25', 1_762_178_400.25],
  ['2026-03-01T10:00:00Z', NOW_S],
  ['2026-03-01t11:00:00+01:00', NOW_S],
  ['2026-03-01 10:00:00.500Z', NOW_S + 0.5],
  ['1762178400000', null],
  ['2026-03-01T10:00:00', null],
  ['2026-13-01T10:00:00Z', null],
  ['2026-03-01', null],
  ['+1h', null],
  ['-', null],
  ['', null],
]
for (const [text, at_s] of instants)
  test(`a time: ${text || 'nothing'} is ${at_s ?? 'none'}`, () => assert.equal(instantIn(text, NOW_S), at_s))

test('a window is an hour that ends now, unless it is said otherwise', () => {
  const spanOf = (flags: Parameters<typeof windowFrom>[0]) => {
    const { start_at_s, end_at_s } = windowFrom(flags, NOW_S)
    return [start_at_s - NOW_S, end_at_s - NOW_S]
  }
  assert.deepEqual(spanOf({}), [-3600, 0])
  assert.deepEqual(spanOf({ window: 60 }), [-60, 0])
  assert.deepEqual(spanOf({ window: 60, end: '-1h' }), [-3660, -3600])
  assert.deepEqual(spanOf({ start: '-1d', end: '-12h' }), [-86_400, -43_200])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  againstLimit,
  count,
  counted,
  cpu,
  duration,
  kwh,
  memory,
  percent,
  signedPercent,
  signedWatts,
  wattDeltaRange,
  wattRange,
  watts,
  withDurations,
} from '../../src/report/format.ts'
import type { BudgetCheck } from '../../src/schema/report.ts'
import { check } from '../build-report.ts'

const figures: readonly (readonly [shows: string, text: string, expected: string])[] = [
  ['nothing', watts(0), '0 W'],
  ['what a float sum leaves behind is nothing', watts(1e-12), '0 W'],
  ['no negative nothing', signedWatts(-1e-12), '0 W'],
  ['milliwatts', watts(0.00512), '5.12 mW'],
  ['nothing is shown in a unit that it is less than one of', watts(0.5), '500 mW'],
  ['a watt by rounding', watts(0.9996), '1 W'],
  ['no zeros behind the point', watts(98.04), '98 W'],
  ['three digits', watts(98.46), '98.5 W'],
  ['a thousand watts by rounding', watts(999.7), '1 kW'],
  ['kilowatts', watts(1234), '1.23 kW'],
  ['megawatts', watts(123_456_789), '123 MW'],
  ['growth', signedWatts(38), '+38 W'],
  ['a real minus sign', signedWatts(-12.34), '−12.3 W'],
  ['watt-hours', kwh(0.0123), '12.3 Wh'],
  ['hundreds of watt-hours', kwh(0.231), '231 Wh'],
  ['kilowatt-hours', kwh(71.54), '71.5 kWh'],
  ['thousands', kwh(1234), '1,230 kWh'],
  ['megawatt-hours', kwh(12_345), '12.3 MWh'],
  ['a range', wattRange({ p10: 41, p50: 98, p90: 220 }), '41–220 W'],
  ['a range is rounded outwards', wattRange({ p10: 41.9, p50: 98, p90: 221 }), '41–230 W'],
  ['a range beside watts', wattRange({ p10: 410, p50: 980, p90: 2200 }), '410–2,200 W'],
  ['a range beside kilowatts', wattRange({ p10: 410, p50: 1200, p90: 2200 }), '0.41–2.2 kW'],
  ['a range beside milliwatts', wattRange({ p10: 0.0114, p50: 0.0715, p90: 0.429 }), '11–430 mW'],
  ['a range with a small low end', wattRange({ p10: 4, p50: 1980, p90: 2200 }), '0.004–2.2 kW'],
  ['a range with an end too long', wattRange({ p10: 4, p50: 980, p90: 22_000 }), '0.004–22 kW'],
  ['a range of one figure', wattRange({ p10: 98.4, p50: 98.4, p90: 98.4 }), '98.4 W'],
  ['a range from nothing', wattRange({ p10: 0, p50: 1, p90: 2 }), '0–2 W'],
  ['a range of growth', wattDeltaRange({ p10: 25, p50: 38, p90: 52 }), '+25…+52 W'],
  ['a range of growth beside watts', wattDeltaRange({ p10: 530, p50: 755, p90: 1290 }), '+530…+1,300 W'],
  ['a range around nothing', wattDeltaRange({ p10: -52, p50: -3, p90: 3 }), '−52…+3 W'],
  ['a range wide around nothing', wattDeltaRange({ p10: -52, p50: 1e-12, p90: 0 }), '−52…0 W'],
  ['a share', percent(0.213), '21 %'],
  ['a small share', percent(0.0042), '0.42 %'],
  ['nearly all', percent(0.999), '99.9 %'],
  ['growth in percent', signedPercent(0.21), '+21 %'],
  ['shrinking in percent', signedPercent(-0.5), '−50 %'],
  ['many times more', signedPercent(12.34), '+1,230 %'],
  ['a count', count(12_000), '12,000'],
  ['a slice of a device', count(1 / 7), '0.14'],
  ['one', counted(1, 'pod'), '1 pod'],
  ['none', counted(0, 'pod'), '0 pods'],
  ['an odd plural', counted(2, 'policy', 'policies'), '2 policies'],
  ['seconds', duration(45), '45 s'],
  ['minutes', duration(1200), '20 min'],
  ['hours', duration(9000), '2.5 h'],
  [
    'seconds of a sentence',
    withDurations('stated: 600 s taken, 1.5 s waited.'),
    'stated: 10 min taken, 1.5 s waited.',
  ],
  ['no seconds', withDurations('v1.600 s3, x600 s, 600 sec'), 'v1.600 s3, x600 s, 600 sec'],
  ['part of a core', cpu(500), '500m'],
  ['cores', cpu(2000), '2'],
  ['mebibytes', memory(512), '512Mi'],
  ['gibibytes', memory(1536), '1.5Gi'],
]
for (const [shows, text, expected] of figures) {
  test(`format: ${shows}: ${expected}`, () => assert.equal(text, expected))
}

const limits: readonly (readonly [
  shows: string,
  check: BudgetCheck,
  figure: string,
  limit: string,
  distance: string,
  both: string,
])[] = [
  ['plainly over', check('120 W', 132, 120), '132 W', '120 W', '12 W', '132 of 120 W'],
  [
    'the distance is that of the figures shown',
    check('120 W', 132.4, 120),
    '132 W',
    '120 W',
    '12 W',
    '132 of 120 W',
  ],
  [
    'over by less than the usual digits',
    check('120 W', 120.04, 120),
    '120.04 W',
    '120 W',
    '0.04 W',
    '120.04 of 120 W',
  ],
  [
    'within by less than the usual digits',
    check('120 W', 119.96, 120),
    '119.96 W',
    '120 W',
    '0.04 W',
    '119.96 of 120 W',
  ],
  ['exactly at the limit', check('120 W', 120, 120), '120 W', '120 W', '0 W', '120 of 120 W'],
  [
    'the unit that the limit is written in',
    check('0.5 kWh/day', 0.9, 0.5, { unit: 'kWh/day' }),
    '0.9 kWh/day',
    '0.5 kWh/day',
    '0.4 kWh/day',
    '0.9 of 0.5 kWh/day',
  ],
  ['one unit for both', check('1.5 kW', 980, 1500), '0.98 kW', '1.5 kW', '0.52 kW', '0.98 of 1.5 kW'],
  ['a unit of its own far below', check('1 kW', 3.96, 1000), '3.96 W', '1 kW', '996 W', '3.96 W of 1 kW'],
  ['a unit of its own far above', check('1 W', 132_000, 1), '132 kW', '1 W', '132 kW', '132 kW of 1 W'],
  ['nothing', check('120 W', 0, 120), '0 W', '120 W', '120 W', '0 of 120 W'],
  [
    'little energy',
    check('3 kWh/day', 0.02, 3, { unit: 'kWh/day' }),
    '20 Wh/day',
    '3 kWh/day',
    '2.98 kWh/day',
    '20 Wh/day of 3 kWh/day',
  ],
  ['a limit of nothing', check('0 W', 5, 0), '5 W', '0 W', '5 W', '5 of 0 W'],
  [
    'a limit keeps all its digits',
    check('123.456 W', 100, 123.456),
    '100 W',
    '123.456 W',
    '23.456 W',
    '100 of 123.456 W',
  ],
  ['growth has a sign', check('+10 W', 38, 10, { is_delta: true }), '+38 W', '+10 W', '28 W', '+38 of +10 W'],
  [
    'shrinking has one too',
    check('+10 W', -5, 10, { is_delta: true }),
    '−5 W',
    '+10 W',
    '15 W',
    '−5 of +10 W',
  ],
  [
    'percent',
    check('+5 %', 5.01, 5, { unit: '%', is_delta: true }),
    '+5.01 %',
    '+5 %',
    '0.01 points',
    '+5.01 of +5 %',
  ],
  [
    'energy has its period',
    check('3 kWh/day', 3.2, 3, { unit: 'kWh/day' }),
    '3.2 kWh/day',
    '3 kWh/day',
    '0.2 kWh/day',
    '3.2 of 3 kWh/day',
  ],
]
for (const [shows, budget, figure, limit, distance, both] of limits) {
  test(`againstLimit: ${shows}: ${figure} and ${limit}`, () =>
    assert.deepEqual(againstLimit(budget), { figure, limit, distance, both }))
}

test('againstLimit: a breach never reads like its limit', () => {
  for (let step = 1; step < 2000; step++) {
    const { figure, limit } = againstLimit(check('120 W', 120 + step * 1e-4, 120))
    assert.notEqual(figure, limit)
    assert.ok(Number.parseFloat(figure) > Number.parseFloat(limit), `${figure} and ${limit}`)
  }
})

test('wattRange: a range holds what it was made of', () => {
  for (let p10 = 0.013; p10 < 5000; p10 *= 1.37) {
    const [low = '', high = ''] = wattRange({ p10, p50: p10, p90: p10 * 1.1 })
      .replaceAll(',', '')
      .split('–')
    const size = (text: string, unit: string) =>
      Number.parseFloat(text) * (unit === 'kW' ? 1000 : unit === 'mW' ? 1e-3 : 1)
    const unit = high.split(' ')[1] ?? ''
    assert.ok(size(low, low.split(' ')[1] ?? unit) <= p10 * 1.000001, `${low} of ${p10}`)
    assert.ok(size(high, unit) >= p10 * 1.099999, `${high} of ${p10 * 1.1}`)
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Budget, parseBudget } from '../src/budget.ts'
import { AppError } from '../src/errors.ts'
import { judge } from '../src/judge.ts'
import type { Totals } from '../src/schema/report.ts'

const budgets: readonly (readonly [text: string, budget: Omit<Budget, 'text'>])[] = [
  ['120 W', { unit: 'W', is_delta: false, limit: 120 }],
  ['1.5kW', { unit: 'W', is_delta: false, limit: 1500 }],
  ['.5 W', { unit: 'W', is_delta: false, limit: 0.5 }],
  ['3 kWh/day', { unit: 'kWh/day', is_delta: false, limit: 3 }],
  ['80 kWh per month', { unit: 'kWh/month', is_delta: false, limit: 80 }],
  ['900 Wh/day', { unit: 'kWh/day', is_delta: false, limit: 0.9 }],
  ['+10 W', { unit: 'W', is_delta: true, limit: 10 }],
  ['+ 5 %', { unit: '%', is_delta: true, limit: 5 }],
  ['+1 kWh/day', { unit: 'kWh/day', is_delta: true, limit: 1 }],
]
for (const [text, budget] of budgets) {
  test(`parseBudget: ${text}`, () => assert.deepEqual(parseBudget(text), { text, ...budget }))
}

for (const text of [
  '',
  '120',
  'W',
  '120 watts',
  '-5 W',
  '5 %',
  '3 kWh',
  '10 W/day',
  '+5 %/day',
  '1e3 W',
  '120 W; rm -rf /',
  'NaN W',
]) {
  test(`parseBudget refuses ${JSON.stringify(text)} and says what to write`, () => {
    assert.throws(
      () => parseBudget(text),
      (error) => error instanceof AppError && error.failure === 'input' && error.hint.includes('120 W'),
    )
  })
}

const flat = (p50: number) => ({ p10: p50, p50, p90: p50 })
const totals = (overrides: Partial<Totals> = {}): Totals => ({
  power_w: flat(100),
  monthly_kwh: flat(73),
  run_once_kwh: flat(0.5),
  gpu_count: 0,
  pods: 3,
  delta: {
    power_w: flat(10),
    power_ratio: 1 / 9,
    monthly_kwh: flat(7.3),
    run_once_kwh: flat(0),
    gpu_count: 0,
    pods: 1,
  },
  ...overrides,
})

const verdicts: readonly (readonly [
  shows: string,
  budget: string,
  totals: Totals,
  status: string,
  figure: number | null,
])[] = [
  ['exactly at the limit is within', '100 W', totals(), 'within', 100],
  ['a hair over is over', '99.999999 W', totals(), 'over', 100],
  [
    'a day of energy counts one run of what runs once',
    '3 kWh/day',
    totals(),
    'within',
    73 / (730 / 24) + 0.5,
  ],
  ['a month likewise', '73 kWh/month', totals(), 'over', 73.5],
  ['growth in watts', '+9 W', totals(), 'over', 10],
  ['growth in percent', '+12 %', totals(), 'within', 100 / 9],
  [
    'shrinking is within any growth',
    '+0 W',
    totals({ delta: { ...(totals().delta ?? assert.fail()), power_w: flat(-5) } }),
    'within',
    -5,
  ],
  [
    'growth from nothing is +100 %',
    '+99 %',
    totals({ delta: { ...(totals().delta ?? assert.fail()), power_ratio: null } }),
    'over',
    100,
  ],
  ['growth without a base is not judged', '+10 W', totals({ delta: null }), 'unjudged', null],
]
for (const [shows, budget, sums, status, figure] of verdicts) {
  test(`judge: ${shows}`, () => {
    const verdict = judge(sums, [parseBudget(budget)], true)
    assert.equal(verdict.status, status)
    assert.equal(verdict.status === 'unjudged' ? null : verdict.checks[0]?.figure, figure)
  })
}

test('judge: one breach among budgets is over, and only it is a breach', () => {
  const verdict = judge(totals(), ['200 W', '+1 W', '+50 %'].map(parseBudget), true)
  assert.ok(verdict.status === 'over')
  assert.deepEqual(
    verdict.breaches.map(({ budget }) => budget),
    ['+1 W'],
  )
  assert.equal(verdict.checks.length, 3)
})

test('judge: without a base a breach of a total still counts', () => {
  assert.equal(judge(totals({ delta: null }), ['10 W', '+1 W'].map(parseBudget), true).status, 'over')
})

test('judge: no budget, no verdict', () =>
  assert.deepEqual(judge(totals(), [], true), { status: 'unjudged', reason: 'no-budget' }))

test('judge: what can be judged without a base is, and the rest is named', () => {
  const verdict = judge(totals({ delta: null }), ['200 W', '+1 W'].map(parseBudget), true)
  assert.ok(verdict.status === 'within')
  assert.deepEqual(verdict.unjudged, ['+1 W'])
})

test('judge: a tree without workloads is not within a budget, it is not judged', () => {
  assert.deepEqual(judge(totals(), [parseBudget('1 W')], false), {
    status: 'unjudged',
    reason: 'no-workloads',
  })
})

test('judge: that nothing was read goes before that no budget is set', () => {
  assert.deepEqual(judge(totals(), [], false), { status: 'unjudged', reason: 'no-workloads' })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseBudget } from '../src/budget.ts'
import { type JudgeInput, judge } from '../src/judge/judge.ts'
import { plainRules, rulesFrom } from '../src/judge/rules.ts'
import { grantsFrom } from '../src/judge/waivers.ts'
import { BudgetRule, WaiverRule } from '../src/schema/budget-rule.ts'
import type { WorkloadReport } from '../src/schema/report.ts'
import type { Waiver } from '../src/schema/waiver.ts'
import { workloadOf } from './judged.ts'

const noRates = { co2e_kg_per_kwh: null, cost_per_kwh: null, currency: null }
const subjectOf = (workload: WorkloadReport) => ({
  kind: workload.workload_kind,
  namespace: workload.namespace,
  name: workload.workload_name,
  path: workload.path ?? '',
  labels: {},
  teams: workload.teams,
})
const judged = (workloads: readonly WorkloadReport[], more: Partial<JudgeInput> = {}) =>
  judge({
    workloads,
    hasBase: workloads.some(({ before }) => before !== null),
    rules: [],
    grants: [],
    rates: noRates,
    subjectOf,
    today: '2026-11-21',
    ...more,
  })
const plain = (...texts: readonly string[]) => plainRules(texts.map(parseBudget))
const rules = (...written: readonly unknown[]) => rulesFrom(written.map((rule) => BudgetRule.parse(rule)))
const withBase = [
  workloadOf('web', 60, { beforeW: 50, pods: 6 }),
  workloadOf('api', 40, { beforeW: 40, pods: 4 }),
]
const withoutBase = [workloadOf('web', 60, { pods: 6 }), workloadOf('api', 40, { pods: 4 })]

const verdicts: readonly (readonly [
  shows: string,
  budget: string,
  workloads: readonly WorkloadReport[],
  status: string,
  figure: number | null,
])[] = [
  ['exactly at the limit is within', '100 W', withBase, 'within', 100],
  ['a hair over is over', '99.999999 W', withBase, 'over', 100],
  ['a month of energy', '73 kWh/month', withBase, 'within', 73],
  ['a day of it', '2 kWh/day', withBase, 'over', 2.4],
  ['growth in watts', '+9 W', withBase, 'over', 10],
  ['growth in percent', '+12 %', withBase, 'within', (10 / 90) * 100],
  ['shrinking is within any growth', '+0 W', [workloadOf('web', 45, { beforeW: 50 })], 'within', -5],
  ['growth from nothing is +100 %', '+99 %', [workloadOf('web', 5, { beforeW: 0 })], 'over', 100],
  ['growth without a base is not judged', '+10 W', withoutBase, 'unjudged', null],
  ['pods are counted', '9 pods', withBase, 'over', 10],
  ['CPU that is asked for', '10 CPU', withBase, 'within', 10],
  ['carbon without a factor is not judged', '1 kg CO2e/month', withBase, 'unjudged', null],
]
for (const [shows, budget, workloads, status, figure] of verdicts) {
  test(`judge: ${shows}: ${budget}`, () => {
    const { verdict } = judged(workloads, { rules: plain(budget) })
    assert.equal(verdict.status, status)
    const found = verdict.status === 'unjudged' ? null : (verdict.checks[0]?.figure ?? null)
    assert.equal(found === null ? null : found.toPrecision(9), figure === null ? null : figure.toPrecision(9))
  })
}

test('judge: one breach among budgets is over, and only it is a breach', () => {
  const { verdict } = judged(withBase, { rules: plain('200 W', '+1 W', '+50 %') })
  assert.ok(verdict.status === 'over')
  assert.deepEqual(
    verdict.breaches.map(({ budget }) => budget),
    ['+1 W'],
  )
  assert.equal(verdict.checks.length, 3)
})

test('judge: no budget, no verdict; no workload, none either', () => {
  assert.deepEqual(judged(withBase).verdict, { status: 'unjudged', reason: 'no-budget' })
  assert.deepEqual(judged([], { rules: plain('1 W') }).verdict, {
    status: 'unjudged',
    reason: 'no-workloads',
  })
})

test('judge: what can be judged without a base is, and the rest is named', () => {
  const { verdict } = judged(withoutBase, { rules: plain('200 W', '+1 W') })
  assert.ok(verdict.status === 'within')
  assert.deepEqual(verdict.unjudged, ['+1 W'])
})

test('judge: carbon and cost by the rates that are set, in the currency that they are in', () => {
  const rates = { co2e_kg_per_kwh: 0.4, cost_per_kwh: 0.25, currency: 'EUR' }
  const { verdict } = judged(withBase, {
    rules: plain('29 kg CO2e/month', '20 EUR/month', '20 USD/month'),
    rates,
  })
  assert.ok(verdict.status === 'over')
  assert.deepEqual(
    verdict.checks.map(({ figure, is_over }) => [figure.toFixed(2), is_over]),
    [
      ['29.20', true],
      ['18.25', false],
    ],
  )
  assert.deepEqual(verdict.unjudged, ['20 USD/month'])
})

test('rules: the first that means a workload holds it, per quantity', () => {
  const { verdict } = judged(withBase, {
    rules: rules(
      { name: 'web-is-big', for: { name: 'web' }, limit: '70 W', per: 'workload' },
      { name: 'small', limit: ['50 W', '5 pods'], per: 'workload' },
    ),
  })
  assert.ok(verdict.status === 'over')
  assert.deepEqual(
    verdict.breaches.map(({ rule, of, unit }) => [rule, of, unit]),
    [['small', 'shop/web', 'pods']],
  )
})

test('rules: a namespace and a team are held as one', () => {
  const workloads = [
    workloadOf('a', 60, { namespace: 'ml', teams: ['@org/ml'] }),
    workloadOf('b', 60, { namespace: 'ml', teams: ['@org/ml', '@org/data'] }),
    workloadOf('c', 60, { namespace: 'shop', teams: ['@org/shop'] }),
  ]
  for (const [per, of] of [
    ['namespace', 'namespace ml'],
    ['team', 'team @org/ml'],
  ]) {
    const { verdict } = judged(workloads, { rules: rules({ limit: '100 W', per }) })
    assert.ok(verdict.status === 'over')
    assert.deepEqual(
      verdict.breaches.map((breach) => breach.of),
      [of],
    )
  }
})

test('rules: a warning is told and does not fail', () => {
  const { verdict } = judged(withBase, { rules: rules({ limit: '10 W', level: 'warn' }) })
  assert.ok(verdict.status === 'within')
  assert.equal(verdict.warnings.length, 1)
})

test('rules: a floor keeps small growth from being a large share', () => {
  const rule = { limit: '+5 %', floor: '20 W' }
  assert.equal(
    judged([workloadOf('web', 12, { beforeW: 10 })], { rules: rules(rule) }).verdict.status,
    'within',
  )
  assert.equal(
    judged([workloadOf('web', 40, { beforeW: 10 })], { rules: rules(rule) }).verdict.status,
    'over',
  )
})

test('rules: the surer it must be, the more it takes', () => {
  const workloads = [workloadOf('web', 100, { width: 4 })]
  const statusAt = (limit: string, confidence: string) =>
    judged(workloads, { rules: rules({ limit, confidence }) }).verdict.status
  assert.deepEqual(
    ['point', 'likely', 'certain'].map((confidence) => statusAt('90 W', confidence)),
    ['over', 'within', 'within'],
  )
  assert.deepEqual(
    ['point', 'likely', 'certain'].map((confidence) => statusAt('40 W', confidence)),
    ['over', 'over', 'within'],
  )
  assert.equal(statusAt('24 W', 'certain'), 'over')
})

test('judge: says how many replicas would do, and where the biggest stands', () => {
  const { verdict } = judged(withBase, { rules: plain('+4 W') })
  assert.ok(verdict.status === 'over')
  const [{ biggest, remedy }] = verdict.breaches
  assert.deepEqual(biggest, { workload: 'shop/web', path: 'web.yaml', line: 1 })
  assert.deepEqual(remedy, { workload: 'shop/web', from: 6, to: 5 })
})

const waiver = (more: Partial<Waiver> = {}): Waiver => ({
  rule: null,
  reason: 'load test',
  until: '2026-12-31',
  ceiling: null,
  owner: null,
  ...more,
})
const web = workloadOf('web', 60, { beforeW: 50 })
const api = workloadOf('api', 40, { beforeW: 40 })
const options = { rules: [], from: 'base', hasBase: true, subjectOf } as const
const waivers: readonly (readonly [
  shows: string,
  waiver: Waiver,
  at: 'base' | 'head',
  status: string,
  became: string,
])[] = [
  ['one at base waives', waiver(), 'base', 'within', 'used'],
  ['one that the change adds does not', waiver(), 'head', 'over', 'new'],
  ['one that has ended does not', waiver({ until: '2026-11-20' }), 'base', 'over', 'expired'],
  ['its last day counts', waiver({ until: '2026-11-21' }), 'base', 'within', 'used'],
  ['one of another rule does not', waiver({ rule: 'other' }), 'base', 'over', 'unused'],
  ['below its ceiling', waiver({ ceiling: '61 W' }), 'base', 'within', 'used'],
  ['above its ceiling', waiver({ ceiling: '59 W' }), 'base', 'over', 'unused'],
  ['a ceiling that is none', waiver({ ceiling: 'much' }), 'base', 'over', 'unused'],
]
for (const [shows, one, at, status, became] of waivers) {
  test(`waivers: ${shows}`, () => {
    const grants = grantsFrom([{ workload: web, base: at === 'base' ? one : null, head: one }], options)
    const result = judged([web, api], { rules: rules({ name: 'total', limit: '90 W' }), grants })
    assert.equal(result.verdict.status, status)
    assert.equal(result.waivers[0]?.status, became)
  })
}

test('waivers: what is left without the waived workload must be within', () => {
  const grants = grantsFrom([{ workload: api, base: waiver(), head: waiver() }], options)
  assert.equal(judged([web, api], { rules: plain('59 W'), grants }).verdict.status, 'over')
})

test('waivers: the configuration can say that annotations of the change count', () => {
  const grants = grantsFrom([{ workload: web, base: null, head: waiver() }], { ...options, from: 'head' })
  assert.equal(judged([web], { rules: plain('10 W'), grants }).verdict.status, 'within')
})

test('waivers: of the configuration, for what they choose', () => {
  const written = [WaiverRule.parse({ for: { name: 'w*' }, reason: 'x', until: '2026-12-01', rule: 'each' })]
  const grants = grantsFrom([], { ...options, rules: written })
  const { verdict, waivers } = judged([web, api], {
    rules: rules({ name: 'each', limit: '10 W', per: 'workload' }),
    grants,
  })
  assert.ok(verdict.status === 'over')
  assert.deepEqual(
    [verdict.breaches.map(({ of }) => of), verdict.waived.map(({ of }) => of)],
    [['shop/api'], ['shop/web']],
  )
  assert.equal(waivers[0]?.days_left, 10)
})

test('judge: a figure that is no number is over', () => {
  const lost = { ...workloadOf('web', 1), power_w: { p10: Number.NaN, p50: Number.NaN, p90: Number.NaN } }
  assert.equal(judged([lost], { rules: plain('9 MW') }).verdict.status, 'over')
})

test('rules: what nobody owns is held as one, too', () => {
  const { verdict } = judged([workloadOf('a', 60)], { rules: rules({ limit: '50 W', per: 'team' }) })
  assert.ok(verdict.status === 'over')
  assert.equal(verdict.breaches[0].of, 'no team')
})

test('waivers: a ceiling on power is not held against growth', () => {
  const big = workloadOf('big', 90, { beforeW: 45 })
  const one = waiver({ ceiling: '60 W' })
  const grants = grantsFrom([{ workload: big, base: one, head: one }], options)
  const { verdict } = judged([big], { rules: rules({ limit: '+10 W', per: 'workload' }), grants })
  assert.equal(verdict.status, 'over')
})

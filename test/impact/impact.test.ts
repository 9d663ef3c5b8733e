import assert from 'node:assert/strict'
import { test } from 'node:test'
import { impactFrom, ratesFrom, withImpact } from '../../src/impact/impact.ts'
import { ImpactFactors } from '../../src/schema/impact.ts'
import { Report } from '../../src/schema/report.ts'
import { monthlyKwhFromW } from '../../src/units.ts'
import { absolute, compared } from '../reports.ts'

const factorsOf = (intensity: number | null, price: number | null, pue = 1): ImpactFactors =>
  ImpactFactors.parse({
    carbon:
      intensity === null ? null : { intensity_g_per_kwh: intensity, region: null, source: 'as configured' },
    price: price === null ? null : { per_kwh: price, currency: 'EUR', source: 'as configured' },
    pue: { ratio: pue, source: 'as configured' },
  })

const isClose = (actual: number | undefined, expected: number): void =>
  assert.ok(
    Math.abs((actual ?? Number.NaN) - expected) <= Math.abs(expected) * 1e-12,
    `${actual}, ${expected}`,
  )

test('impactFrom: kg = kWh × g/kWh ÷ 1000 × PUE, cost = kWh × price × PUE, the PUE once', () => {
  for (let step = 1; step <= 200; step++) {
    const energy = { p10: step * 0.7, p50: step * 1.1, p90: step * 3.3 }
    const [intensity, price, pue] = [(step * 37) % 900, (step * 13) % 7, 1 + (step % 9) / 10]
    const { co2e_kg, cost } = impactFrom(energy, factorsOf(intensity, price, pue))
    for (const end of ['p10', 'p50', 'p90'] as const) {
      isClose(co2e_kg?.[end], (energy[end] * intensity * pue) / 1000)
      isClose(cost?.[end], energy[end] * price * pue)
    }
  }
})

test('impactFrom: what is not set is not told', () => {
  const energy = { p10: 1, p50: 2, p90: 3 }
  assert.equal(impactFrom(energy, factorsOf(null, 1)).co2e_kg, null)
  assert.equal(impactFrom(energy, factorsOf(1, null)).cost, null)
})

test('ratesFrom: nothing set is no rate', () =>
  assert.deepEqual(ratesFrom(null), { co2e_kg_per_kwh: null, cost_per_kwh: null, currency: null }))

test('withImpact: no factors, no figures', () => {
  const { workloads, totals } = withImpact(compared, null)
  assert.deepEqual({ workloads, totals }, { workloads: compared.workloads, totals: compared.totals })
})

const factors = factorsOf(400, 0.25, 1.5)
const priced = { ...compared, ...withImpact(compared, factors), impact: factors }

test('withImpact: the report keeps its schema, and watts and kWh stay as they were', () => {
  assert.deepEqual(Report.parse(priced), priced)
  const bare = (one: object): unknown =>
    JSON.parse(JSON.stringify(one, (key, value) => (key === 'impact' ? null : value)))
  assert.deepEqual(bare(priced), bare(compared))
})

test('withImpact: by hand, for a month and for a run', () => {
  const named = (name: string) => priced.workloads.find(({ workload_name }) => workload_name === name)
  const checkout = named('checkout')
  assert.equal(checkout?.impact?.per, 'month')
  isClose(checkout?.impact?.co2e_kg?.p50, monthlyKwhFromW(38.4) * 0.4 * 1.5)
  isClose(checkout?.impact?.cost?.p50, monthlyKwhFromW(38.4) * 0.25 * 1.5)
  isClose(checkout?.before?.impact?.co2e_kg?.p50, monthlyKwhFromW(18.6) * 0.4 * 1.5)
  const reindex = named('reindex')
  assert.equal(reindex?.impact?.per, 'run')
  isClose(reindex?.impact?.co2e_kg?.p50, 0.005 * 0.4 * 1.5)
})

test('withImpact: totals are the sums of the workloads, month and run apart, and their growth', () => {
  const { monthly, run_once, delta } = priced.totals.impact ?? assert.fail('no impact')
  const there = priced.workloads.filter(({ change }) => change !== 'removed')
  const sumOf = (all: typeof there, per: 'month' | 'run'): number =>
    all.reduce((sum, { impact }) => sum + (impact?.per === per ? (impact.co2e_kg?.p50 ?? 0) : 0), 0)
  isClose(monthly.co2e_kg?.p50, sumOf(there, 'month'))
  isClose(run_once.co2e_kg?.p50, sumOf(there, 'run'))
  const before = priced.workloads.reduce((sum, one) => sum + (one.before?.impact?.co2e_kg?.p50 ?? 0), 0)
  assert.ok(Math.abs((delta?.monthly.co2e_kg?.p50 ?? 0) - ((monthly.co2e_kg?.p50 ?? 0) - before)) < 1e-9)
  assert.equal(withImpact(absolute, factors).totals.impact?.delta, null)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderOpenMetrics } from '../../src/report/openmetrics.ts'
import { check, reportOf, verdictFrom, workload } from '../build-report.ts'
import { hostileFindings, largeReport, oneOfEach } from '../finding-reports.ts'
import { absolute, compared, empty, hostile, many, over, unchanged } from '../reports.ts'
import { readOpenMetrics } from './openmetrics-reader.ts'

const reports = { absolute, compared, empty, hostile, hostileFindings, many, oneOfEach, over, unchanged }

const refused: readonly (readonly [shows: string, text: string])[] = [
  ['no end', '# TYPE a gauge\na 1\n'],
  ['something behind the end', '# TYPE a gauge\na 1\n# EOF\nb 1\n'],
  ['a blank line', '# TYPE a gauge\n\na 1\n# EOF\n'],
  ['a unit that the name has not', '# TYPE a gauge\n# UNIT a watts\na 1\n# EOF\n'],
  ['a series twice', '# TYPE a gauge\na{b="1"} 1\na{b="1"} 2\n# EOF\n'],
  ['a family in two places', '# TYPE a gauge\na 1\n# TYPE b gauge\nb 1\n# TYPE a gauge\n# EOF\n'],
  ['a label that ends too soon', '# TYPE a gauge\na{b="1"",c="2"} 1\n# EOF\n'],
  ['a sample without a type', 'a 1\n# EOF\n'],
  ['an info without its suffix', '# TYPE a info\na{b="1"} 1\n# EOF\n'],
  ['no number', '# TYPE a gauge\na one\n# EOF\n'],
]
for (const [shows, text] of refused) {
  test(`the reader of the tests refuses ${shows}`, () => assert.throws(() => readOpenMetrics(text)))
}

for (const [name, report] of Object.entries(reports)) {
  test(`openmetrics: ${name} keeps to the specification`, () => {
    readOpenMetrics(renderOpenMetrics(report))
  })
}

test('openmetrics: series of workloads add up to the totals, whatever is removed or a copy', () => {
  const twin = workload('unchanged', { name: 'checkout', pods: 9 })
  const copy = { ...twin, path: 'other/checkout.yaml', counted_as: 'deploy/checkout.yaml:1' }
  for (const report of [compared, hostile, many, { ...compared, workloads: [...compared.workloads, copy] }]) {
    const families = readOpenMetrics(renderOpenMetrics(report))
    for (const quantile of ['0.1', '0.5', '0.9']) {
      const seriesOf = (name: string): number[] =>
        (families.get(name)?.series ?? [])
          .filter(({ labels }) => labels['quantile'] === quantile)
          .map(({ value }) => value)
      const sum = seriesOf('wattlint_workload_power_watts').reduce((total, value) => total + value, 0)
      const [total = Number.NaN] = seriesOf('wattlint_total_power_watts')
      assert.ok(Math.abs(sum - total) <= 1e-6 * total, `${sum} ≠ ${total}`)
    }
  }
})

test('openmetrics: twins are told apart by their path, and by a number where it is the same', () => {
  const names = ['a.yaml', 'b.yaml', 'a.yaml', 'a.yaml (2)']
  const report = reportOf(names.map((path) => workload('added', { path })))
  const families = readOpenMetrics(renderOpenMetrics(report))
  const paths = families.get('wattlint_workload_replicas')?.series.map(({ labels }) => labels['path'])
  assert.deepEqual(paths, ['a.yaml', 'b.yaml', 'a.yaml (3)', 'a.yaml (2)'])
})

test('openmetrics: budgets with their figures, and who lets them be over', () => {
  const families = readOpenMetrics(renderOpenMetrics(oneOfEach))
  const valuesOf = (name: string): number[] =>
    families.get(`wattlint_budget_${name}`)?.series.map(({ value }) => value) ?? []
  assert.deepEqual(valuesOf('limit'), [120, 20, 30, 0.5])
  assert.deepEqual(valuesOf('figure'), [67, 49, 31, 0.9])
  assert.deepEqual(valuesOf('over'), [0, 1, 1, 1])
  assert.deepEqual(valuesOf('waived'), [0, 0, 0, 1])
  assert.deepEqual(families.get('wattlint_budget_limit')?.series[2]?.labels, {
    budget: '30 W',
    rule: 'gpu',
    of: 'ml/recommender',
    unit: 'W',
  })
  const euro = verdictFrom([check('100 EUR/month', 90, 100, { unit: 'cost/month', currency: 'EUR' })])
  const cost = readOpenMetrics(renderOpenMetrics({ ...empty, verdict: euro })).get('wattlint_budget_limit')
  assert.equal(cost?.series[0]?.labels['unit'], 'EUR/month')
})

test('openmetrics: growth only where there is a base; nothing to judge is no family', () => {
  assert.ok(readOpenMetrics(renderOpenMetrics(compared)).has('wattlint_delta_power_watts'))
  const families = readOpenMetrics(renderOpenMetrics(absolute))
  assert.ok(!families.has('wattlint_delta_power_watts'))
  assert.ok(!families.has('wattlint_budget_limit'))
  assert.deepEqual(
    [...readOpenMetrics(renderOpenMetrics(empty)).keys()],
    ['wattlint_total_power_watts', 'wattlint_gpus', 'wattlint_problems', 'wattlint_build'],
  )
})

test('openmetrics: hostile names stay in their label, command nothing and hide nothing', () => {
  for (const report of [hostile, hostileFindings]) {
    const text = renderOpenMetrics(report)
    assert.doesNotMatch(text, /^\s*::|##\[/m)
    assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
    const families = readOpenMetrics(text)
    assert.equal(families.get('wattlint_workload_replicas')?.series.length, report.workloads.length)
    for (const { labels } of families.get('wattlint_workload_replicas')?.series ?? [])
      assert.deepEqual(Object.keys(labels), ['namespace', 'kind', 'name', 'component', 'path'])
  }
})

test('openmetrics: three thousand workloads that are all over', (t) => {
  const report = largeReport(3000)
  const began = performance.now()
  const text = renderOpenMetrics(report)
  const took = performance.now() - began
  t.diagnostic(`${Math.round(took)} ms, ${text.length} characters`)
  assert.ok(took < 5000, `${took} ms`)
  assert.ok(text.length < 8_000_000)
  assert.equal(readOpenMetrics(text).get('wattlint_workload_power_watts')?.series.length, 9000)
})

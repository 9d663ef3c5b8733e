import assert from 'node:assert/strict'
import { test } from 'node:test'
import { summaryChart } from '../../src/report/summary-chart.ts'
import { reportOf, workload } from '../build-report.ts'
import { hostileNames } from '../hostile-names.ts'
import { absolute, compared, empty, hostile, many, unchanged } from '../reports.ts'

const main = { ref: 'main', commit: null }

/** A chart as Mermaid reads it: a fence of ours, and lines that each are one statement. */
function assertDrawable(markdown: string): void {
  assert.match(
    markdown,
    /^[^`\n]+\n\n```mermaid\n%%\{init: [^\n]+\}%%\nxychart-beta horizontal\n {2}x-axis \[("[^"\n]+"(?:, )?)+\]\n {2}y-axis "[mkM]?W" 0 --> [\d.]+\n(?: {2}bar \[(?:-?\d+(?:\.\d+)?(?:, )?)+\]\n){1,3}```\n$/,
  )
  const labels = labelsIn(markdown)
  assert.ok(labels.length > 0 && labels.length <= 12, `${labels.length} bars`)
  assert.equal(new Set(labels).size, labels.length)
  for (const label of labels) assert.match(label, /^[\p{L}\p{N}\p{M} ._/()…-]+$/u)
  for (const [, values = ''] of markdown.matchAll(/ bar \[(.*)\]/g))
    assert.equal(values.split(', ').length, labels.length)
}

const labelsIn = (markdown: string): string[] =>
  [...(/x-axis \[(.*)\]/.exec(markdown)?.[1] ?? '').matchAll(/"([^"]*)"/g)].map(([, label = '']) => label)

const barsIn = (markdown: string): string[][] =>
  [...markdown.matchAll(/ bar \[(.*)\]/g)].map(([, values = '']) => values.split(', '))

for (const [name, report] of Object.entries({ compared, absolute })) {
  test(`summaryChart: ${name}`, (t) => {
    assertDrawable(summaryChart(report))
    t.assert.fileSnapshot(summaryChart(report), `fixtures/report/chart-${name}.md`, { serializers: [String] })
  })
}

test('summaryChart: nothing where there is nothing to draw', () => {
  const nothing = reportOf([workload('unchanged', { podW: 0 })])
  for (const report of [empty, unchanged, nothing, { ...nothing, base: main }])
    assert.equal(summaryChart(report), '')
})

test('summaryChart: the twelve biggest, and of how many', (t) => {
  const began = performance.now()
  const chart = summaryChart(many)
  t.diagnostic(`${Math.round(performance.now() - began)} ms`)
  assertDrawable(chart)
  assert.equal(labelsIn(chart).length, 12)
  assert.match(chart, /^Power of the 12 biggest of 3,000 changed workloads: /)
})

test('summaryChart: growth, a saving, one that is new and one that is gone', () => {
  const chart = summaryChart(
    reportOf(
      [
        workload('changed', { name: 'more', podW: 30 }, { podW: 20 }),
        workload('changed', { name: 'less', podW: 5 }, { podW: 13 }),
        workload('added', { name: 'new', podW: 7 }),
        workload('removed', { name: 'gone', podW: 4 }, { podW: 4 }),
      ],
      { base: main },
    ),
  )
  assert.deepEqual(labelsIn(chart), ['shop/more', 'shop/less', 'shop/new', 'shop/gone'])
  const none = '-30' // left of the axis, where nothing is drawn: 0 would be a sliver over what is behind it
  assert.deepEqual(barsIn(chart), [
    ['30', none, '7', none],
    [none, '13', none, '4'],
    ['20', '5', none, none],
  ])
})

test('summaryChart: small bars beside big ones keep their digits, and the height fits their number', () => {
  const sizes = [1234.5678, 5.0312, 0.0715]
  const chart = summaryChart(reportOf(sizes.map((podW, at) => workload('added', { name: `w${at}`, podW }))))
  assert.deepEqual(barsIn(chart), [['1.235', '0.005031', '0.0000715']])
  assert.match(chart, /"xyChart":\{"width":800,"height":192\}/)
})

test('summaryChart: the axis is in the unit that shows something', () => {
  const unitOf = (podW: number): string | undefined =>
    / {2}y-axis "(\w+)"/.exec(summaryChart(reportOf([workload('added', { podW })])))?.[1]
  assert.deepEqual([0.00004, 0.4, 40, 4000].map(unitOf), ['mW', 'mW', 'W', 'kW'])
})

test('summaryChart: copies are in the total once, and here as well', () => {
  const one = workload('added', { name: 'twin' })
  const report = reportOf([one, { ...one, path: 'b.yaml', counted_as: 'deploy/twin.yaml:1' }])
  assert.deepEqual(labelsIn(summaryChart(report)), ['shop/twin'])
  const both = reportOf([one, { ...one, path: 'b.yaml' }])
  assert.deepEqual(labelsIn(summaryChart(both)), ['shop/twin', 'shop/twin (2)'])
})

test('summaryChart: hostile names are words, and nothing else', () => {
  assertDrawable(summaryChart(hostile))
  for (const [, name] of hostileNames) {
    const chart = summaryChart(reportOf([workload('added', { name, namespace: name })]))
    assertDrawable(chart)
    assert.equal(chart.match(/%%/g)?.length, 2)
  }
})

test('summaryChart: the same report draws the same, in whatever order it lists', () => {
  const turned = { ...compared, workloads: compared.workloads.toReversed() }
  assert.equal(summaryChart(turned), summaryChart(compared))
})

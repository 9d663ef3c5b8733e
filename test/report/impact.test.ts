import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withImpact } from '../../src/impact/impact.ts'
import { render } from '../../src/report/formats.ts'
import { renderMarkdown } from '../../src/report/markdown.ts'
import { COMMENT_ROOM } from '../../src/report/room.ts'
import type { ImpactFactors } from '../../src/schema/impact.ts'
import { type Report, WorkloadReport } from '../../src/schema/report.ts'
import { absolute, compared, hostile, unchanged } from '../reports.ts'

const factors: ImpactFactors = {
  carbon: {
    intensity_g_per_kwh: 290.805,
    region: 'IRL',
    source: 'Ireland, Our World in Data 2023, CC-BY-4.0',
  },
  price: { per_kwh: 0.25, currency: 'EUR', source: 'as configured' },
  pue: { ratio: 1.15, source: 'as configured' },
}
const { carbon, price } = factors
const noPue = { ratio: 1, source: 'none is set: the overhead of the building is left out' }

const priced = (report: Report, of: ImpactFactors): Report => ({
  ...report,
  ...withImpact(report, of),
  impact: of,
})

const plain = { color: false, width: 120 }
const markdownOf = (report: Report): string =>
  renderMarkdown(report, { room: COMMENT_ROOM, title: null, docsUrl: null, notice: null })

/** Without the folds that say nothing of carbon and cost. */
const aboveNeighbours = (markdown: string): string =>
  markdown.replace(/<details>\n<summary>Known workloads[\s\S]*$/, '')

const both = priced(compared, factors)

test('impact: a comparison in text', (t) => {
  const [head = '', table = '', runOnce = '', lines = ''] = render(both, 'text', plain).split('\n\n')
  t.assert.fileSnapshot([head, table, runOnce, lines, ''].join('\n\n'), 'fixtures/report/impact.txt', {
    serializers: [String],
  })
})

test('impact: a comparison in Markdown', (t) => {
  t.assert.fileSnapshot(aboveNeighbours(markdownOf(both)), 'fixtures/report/impact.md', {
    serializers: [String],
  })
})

test('impact: CSV has its columns behind the others, and what they were multiplied with', (t) => {
  const [first = ''] = render(compared, 'csv', plain).split('\r\n')
  const lines = render(both, 'csv', plain).trimEnd().split('\r\n')
  assert.ok(lines.at(0)?.startsWith(`${first},`))
  const [names, ...records] = lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
      ([, quoted, bare = '']) => quoted ?? bare,
    ),
  )
  const from = first.split(',').length
  t.assert.fileSnapshot(
    [names, ...records]
      .map((cells) => `${[cells?.[2], ...(cells?.slice(from) ?? [])].join(' | ')}\n`)
      .join(''),
    'fixtures/report/impact.csv.txt',
    { serializers: [String] },
  )
})

test('impact: a line of NDJSON holds its factors; without any, it is as it was', () => {
  for (const line of render(both, 'ndjson', plain).trimEnd().split('\n')) {
    const workload = WorkloadReport.parse(JSON.parse(line))
    assert.deepEqual(workload.impact_factors, factors)
    assert.equal(workload.impact?.cost?.currency, 'EUR')
  }
  assert.doesNotMatch(render(compared, 'ndjson', plain), /impact_factors/)
})

test('impact: one factor, one column; without a PUE that is said', () => {
  const carbonOnly = priced(absolute, { carbon, price: null, pue: noPue })
  const costOnly = priced(absolute, { carbon: null, price, pue: noPue })
  const [carbonText, costText] = [carbonOnly, costOnly].map((report) => render(report, 'text', plain))
  assert.match(carbonText ?? '', / ENERGY +CO₂E +GPUS/)
  assert.match(costText ?? '', / ENERGY +COST +GPUS/)
  for (const text of [carbonText, costText])
    assert.match(text ?? '', /^PUE: 1 \(none is set: the overhead of the building is left out\)$/m)
  assert.match(markdownOf(costOnly), /\| Energy \| Cost \| GPUs \|/)
  assert.doesNotMatch(render(costOnly, 'csv', plain), /co2e/)
})

test('impact: nothing set, nothing of it anywhere', () => {
  for (const format of ['text', 'markdown', 'csv'] as const)
    assert.doesNotMatch(render(compared, format, plain), /CO₂|Cost|COST|co2e|PUE|pue/)
})

test('impact: the headline has carbon and cost behind the energy, as the change or as all', () => {
  const head = (report: Report): string => markdownOf(report).split('\n')[0]?.replaceAll('\u00a0', ' ') ?? ''
  assert.match(
    head(both),
    /· \*\*\+31 kWh\/month\*\* · \+10\.4 kg CO₂e\/month · \+8\.9 EUR\/month · 99\.9 W in all ·/,
  )
  const all = priced(absolute, factors)
  assert.match(
    head(all),
    /· \*\*65\.6 kWh\/month\*\* · 21\.9 kg CO₂e\/month · 18\.9 EUR\/month · 5 workloads$/,
  )
})

test('impact: its source stands there where nothing changed too', () =>
  assert.match(
    markdownOf(priced(unchanged, factors)),
    /<sub>CO₂e: 0\.2908\u00a0kg\/kWh \(Ireland, Our World/,
  ))

test('impact: hostile text of the configuration is code or plain words', () => {
  const source = 'as configured, in place of that of region "<b>@octocat|</b>"'
  const markdown = markdownOf(
    priced(hostile, { ...factors, carbon: { intensity_g_per_kwh: 1, region: null, source } }),
  )
  assert.doesNotMatch(markdown, /<b>|@octocat\|/)
  const cellsOf = (text: string): number[] =>
    text.split('\n').flatMap((line) => (line.startsWith('|') ? [line.split('|').length] : []))
  const plainCells = cellsOf(markdownOf(hostile))
  const more = cellsOf(markdown).map((cells, index) => cells - (plainCells[index] ?? 0))
  assert.deepEqual([...new Set(more)], [2, 0])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Format, formatNames } from '../../src/report/format-names.ts'
import { render } from '../../src/report/formats.ts'
import { Report } from '../../src/schema/report.ts'
import { hostileFindings, oneOfEach } from '../finding-reports.ts'
import { compared, empty, hostile, many, over } from '../reports.ts'

const plain = { color: false, width: 100 }

for (const name of formatNames) {
  test(`render: ${name} is whole lines, and the same every time`, () => {
    for (const report of [compared, empty, hostile, hostileFindings, over]) {
      const text = render(report, name, plain)
      assert.equal(render(structuredClone(report), name, plain), text)
      if (text !== '') assert.ok(text.endsWith('\n'))
    }
  })
}

/** The same report in every format: what ends differently there is called by the name of its format. */
const goldens = {
  text: 'one-of-each.txt',
  json: 'one-of-each.json',
  markdown: 'one-of-each.md',
  csv: 'one-of-each.csv',
  ndjson: 'one-of-each.ndjson',
  sarif: 'one-of-each.sarif',
  junit: 'one-of-each.junit.xml',
  codequality: 'one-of-each.codequality.json',
  openmetrics: 'one-of-each.openmetrics',
} as const satisfies Record<Format, string>

for (const name of formatNames) {
  test(`render: ${name}, one of each finding`, (t) => {
    const text = render(oneOfEach, name, plain).replaceAll('\r\n', '\n')
    assert.ok(text.length < 20_000, 'a golden is small enough to be read')
    t.assert.fileSnapshot(text, `fixtures/report/${goldens[name]}`, { serializers: [String] })
  })
}

test('render: JSON reads back as the report', () => {
  for (const report of [compared, empty, many, over]) {
    assert.deepEqual(Report.parse(JSON.parse(render(report, 'json', plain))), report)
  }
})

test('render: JSON shows no hidden character and loses none', () => {
  const json = render(hostile, 'json', plain)
  assert.doesNotMatch(json.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
  assert.deepEqual(JSON.parse(json), JSON.parse(JSON.stringify(hostile)))
})

test('render: NDJSON is one workload a line', () => {
  const lines = render(hostile, 'ndjson', plain).trimEnd().split('\n')
  assert.deepEqual(
    lines.map((line) => JSON.parse(line)),
    JSON.parse(JSON.stringify(hostile.workloads)),
  )
})

test('render: CSV', (t) => {
  t.assert.fileSnapshot(
    render(compared, 'csv', plain).replaceAll('\r\n', '\n'),
    'fixtures/report/compared.csv',
    {
      serializers: [String],
    },
  )
})

test('render: CSV has one record a workload, all of one length, none of them a formula', () => {
  const records = parseCsv(render(hostile, 'csv', plain))
  assert.equal(records.length, hostile.workloads.length + 1)
  assert.equal(new Set(records.map((fields) => fields.length)).size, 1)
  for (const field of records.flat()) assert.doesNotMatch(field, /^[=+@\t\r]|^-(?!\d)/)
})

function parseCsv(text: string): string[][] {
  const records = text.split('\r\n').filter((line) => line !== '')
  return records.map((record) =>
    [...record.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
      ([, quoted, bare = '']) => quoted?.replaceAll('""', '"') ?? bare,
    ),
  )
}

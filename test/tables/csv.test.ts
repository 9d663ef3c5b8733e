import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CsvRecord, csvLine, csvLines, parseCsv, renderCsv } from '../../src/tables/csv.ts'

function csvRecords(text: string): { records: CsvRecord[]; faults: { line: number; message: string }[] } {
  const lines = [...csvLines(text)]
  return {
    records: lines.flatMap((line) => ('cells' in line ? [line] : [])),
    faults: lines.flatMap((line) => ('message' in line ? [line] : [])),
  }
}

const read: readonly (readonly [
  shows: string,
  text: string,
  cells: readonly (readonly (string | null)[])[],
])[] = [
  [
    'plain cells',
    'a,b\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  ['no line end at the end', 'a,b', [['a', 'b']]],
  ['the line ends of every system', 'a\r\nb\rc\nd', [['a'], ['b'], ['c'], ['d']]],
  ['commas, quotes and line ends in quotes', '"a,b","c""d","e\nf"', [['a,b', 'c"d', 'e\nf']]],
  ['nothing is not empty text', ',"",\n', [[null, '', null]]],
  ['blank lines are none', 'a\n\n\nb\n', [['a'], ['b']]],
  ['a quote inside plain text is text', 'a"b,c', [['a"b', 'c']]],
]
for (const [shows, text, cells] of read) {
  test(`csvLines: ${shows}`, () => {
    const { records, faults } = csvRecords(text)
    assert.deepEqual(
      records.map((record) => record.cells),
      cells,
    )
    assert.deepEqual(faults, [])
  })
}

test('csvLines: a faulty line is named, and the next is read', () => {
  const { records, faults } = csvRecords('a,b\n"x" y,2\n"3\n4",5\n6,7\n')
  assert.deepEqual(
    records.map(({ line, cells }) => [line, ...cells]),
    [
      [1, 'a', 'b'],
      [3, '3\n4', '5'],
      [5, '6', '7'],
    ],
  )
  assert.deepEqual(
    faults.map(({ line }) => line),
    [2],
  )
  assert.match(csvRecords('a\n"b\nc').faults[0]?.message ?? '', /never closed/)
})

test('csvLines: any cells come back as they were written', () => {
  let seed = 3
  const random = (below: number): number => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32
    return Math.floor((seed / 2 ** 32) * below)
  }
  const letters = ['a', ',', '"', '\n', '\r', ' ', "'", 'ü', '😀', '']
  for (let round = 0; round < 2000; round++) {
    const cells = Array.from({ length: 1 + random(4) }, () =>
      random(6) === 0
        ? null
        : Array.from({ length: random(5) }, () => letters[random(letters.length)]).join(''),
    )
    if (cells.length === 1 && cells[0] === null) continue
    assert.deepEqual(csvRecords(csvLine(cells)).records[0]?.cells, cells)
  }
})

test('csvLines: a hundred thousand lines of quotes take no time', () => {
  const { faults } = csvRecords('"a\n'.repeat(100_001))
  assert.ok(faults.length > 0)
})

test('parseCsv and renderCsv: the other way round', () => {
  const rows = [
    { a: '1', b: '' },
    { a: 'x,y', b: '"' },
  ]
  assert.deepEqual(parseCsv(renderCsv(['a', 'b'], rows)), rows)
  assert.throws(() => parseCsv('a\n"b'), /line 2/)
})

import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readTable, writeTable } from '../../src/adapters/table-file.ts'
import { AppError } from '../../src/errors.ts'
import { MeasuredRow } from '../../src/schema/measured-row.ts'
import { tableFrom } from '../../src/tables/table.ts'
import { folderOf } from '../folders.ts'
import { join as joinTargets, target, web } from '../join/targets.ts'
import { gpus } from '../requests.ts'

const FIXTURES = 'fixtures/tables'

const records = async (cwd: string, path: string): Promise<unknown[]> =>
  (await readTable(cwd, path)).rows.map(({ record }) => record)

const job = [
  ['web-75b8db7788-x7k2p', 300],
  ['web-75b8db7788-b4z9d', 180],
  ['nightly-28900000-h8w2m', 0],
]
const packed = readdirSync(FIXTURES).filter((file) => /^labels-job\..*parquet$/.test(file))
for (const file of packed) {
  test(`readTable: ${file}, as pandas or polars wrote it`, async () => {
    const { rows, problems } = await readTable(FIXTURES, file)
    assert.deepEqual(
      rows.map(({ record }) => [record['pod'], record['total_energy_j']]),
      job,
    )
    assert.deepEqual(
      rows.map(({ record, place, line }) => [record['avg_power_w'], place, line]),
      [1, 2, 3].map((row) => [null, `row ${row}: `, null]),
    )
    assert.deepEqual(problems, [])
  })
}
test('readTable: a fixture for every way to pack', () => assert.equal(packed.length, 7))

test('readTable: instants, whole numbers, lists, structures and text of Parquet', async () => {
  assert.deepEqual(await records(FIXTURES, 'types.parquet'), [
    {
      day: 1_762_128_000,
      whole: 7,
      huge: '1152921504606846976',
      yes: true,
      text: { a: 1 },
      floats: 1.5,
      list: [1, 2],
      struct: { a: 1 },
    },
    { day: null, whole: 8, huge: 1, yes: false, text: 'ü, "q"', floats: null, list: null, struct: { a: 2 } },
  ])
})

test('a whole number beyond what a double holds is refused where it is used as one', () => {
  assert.throws(() => target({ total_energy_j: '1152921504606846976' }), /must be a number/)
  assert.equal(target({ total_energy_j: '9007199254740991' }).total_energy_j, Number.MAX_SAFE_INTEGER)
})

test('cells of text: numbers, words for nothing, and instants', () => {
  const { avg_power_w, energy_step_j, total_energy_j, ts, window_end_s, window_start_s, pod } = target({
    avg_power_w: ' 1.5e0 ',
    energy_step_j: 'NaN',
    total_energy_j: 'inf',
    ts: '2025-11-03 14:00:00',
    window_start_s: '2025-11-03T15:00:00+01:00',
    window_end_s: '1762178400000',
    pod: 7,
  })
  assert.deepEqual(
    [avg_power_w, energy_step_j, total_energy_j, ts, window_start_s, window_end_s, pod],
    [1.5, null, Number.POSITIVE_INFINITY, 1_762_178_400, 1_762_178_400, 1_762_178_400, '7'],
  )
  assert.throws(() => target({ avg_power_w: '5 W' }), /must be a number/)
})

const bad: readonly (readonly [
  shows: string,
  path: string,
  text: string,
  lines: readonly (number | null)[],
  rows: number,
])[] = [
  ['a line that is not JSON', 'a.ndjson', '{"a":1}\nnope\n{"a":2}\n', [2], 2],
  ['a line that is no object', 'a.ndjson', '{"a":1}\n[1]\n', [2], 1],
  ['an item that is no object', 'a.json', '[{"a":1}, 5]', [null], 1],
  ['a line with a cell too many', 'a.csv', 'a,b\n1,2\n1,2,3\n3,4\n', [3], 2],
  ['a line with text behind a quote', 'a.csv', 'a,b\n"1"2,2\n3,4\n', [2], 1],
]
for (const [shows, path, text, lines, rows] of bad) {
  test(`tableFrom: ${shows} is a problem, and the others are read`, async () => {
    const table = await tableFrom(path, Buffer.from(text))
    assert.deepEqual(
      table.problems.map(({ line }) => line),
      lines,
    )
    assert.equal(table.rows.length, rows)
  })
}

const refused: readonly (readonly [
  shows: string,
  path: string,
  content: string | Uint8Array,
  message: RegExp,
])[] = [
  ['an empty file', 'a.csv', '', /a\.csv: is empty/],
  ['a Parquet file that is none', 'a.parquet', 'namespace,pod\n', /a\.parquet: is no Parquet file/],
  ['a binary file', 'a.csv', new Uint8Array([80, 75, 0, 4]), /is binary/],
  ['text that is not UTF-8', 'a.csv', new Uint8Array([97, 0xff, 10]), /not UTF-8/],
  ['two columns of one name', 'a.csv', 'a,a\n1,2\n', /two columns/],
  ['a column that would be a prototype', 'a.csv', '__proto__\n1\n', /cannot be one/],
  ['nothing but the magic', 'a.parquet', 'PAR1PAR1', /cannot be read/],
]
for (const [shows, path, content, message] of refused) {
  test(`readTable: ${shows} is refused`, async (t) => {
    const folder = folderOf(t, {})
    writeFileSync(join(folder, path), content)
    await assert.rejects(
      readTable(folder, path),
      (error) => error instanceof AppError && message.test(error.message),
    )
  })
}

test('readTable: a file that is not there, and a folder', async (t) => {
  const folder = folderOf(t, { 'sub/a.csv': 'a\n1\n' })
  await assert.rejects(readTable(folder, 'gone.csv'), /gone\.csv: cannot be read/)
  await assert.rejects(readTable(folder, 'sub'), /sub: is no file/)
})

test('a damaged Parquet file is refused or read, never a crash, and at once', async (t) => {
  const astray: unknown[] = []
  const note = (reason: unknown): void => void astray.push(reason)
  process.on('unhandledRejection', note)
  t.after(() => process.off('unhandledRejection', note))
  let seed = 1
  const random = (below: number): number => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32
    return Math.floor((seed / 2 ** 32) * below)
  }
  for (const file of [...packed, 'types.parquet', 'train-rows.parquet']) {
    const whole = readFileSync(join(FIXTURES, file))
    for (let round = 0; round < 60; round++) {
      const bytes = new Uint8Array(round % 5 === 0 ? whole.subarray(0, random(whole.length)) : whole)
      for (let n = 0; n <= random(3); n++) bytes[4 + random(Math.max(1, bytes.length - 8))] = random(256)
      await tableFrom('a.parquet', bytes).catch((error: unknown) =>
        assert.ok(error instanceof AppError, String(error)),
      )
    }
  }
  await new Promise((settle) => setImmediate(settle))
  assert.deepEqual(astray, [])
})

const rows = [
  {
    number: 1.5,
    text: 'x',
    nothing: null,
    list: [1, 2.5],
    object: { a: [1, { b: null }] },
    yes: true,
    odd: '{"a":1}',
  },
  { number: -0.1, text: 'ü"\n,', nothing: null, list: [], object: null, yes: false, odd: '[1' },
  { number: null, text: '', nothing: null, list: null, object: {}, yes: null, odd: '"q"' },
]
for (const file of ['out.ndjson', 'out.jsonl', 'out.json', 'out.csv', 'out.parquet', 'deep/er/out.csv']) {
  test(`writeTable: ${file} is read back as it was written`, async (t) => {
    const folder = folderOf(t, {})
    await writeTable(folder, file, rows)
    const textOf = (value: unknown): unknown =>
      typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
    const wanted = file.endsWith('.csv')
      ? rows.map((row) =>
          Object.fromEntries(Object.entries(row).map(([name, value]) => [name, textOf(value)])),
        )
      : rows
    assert.deepEqual(await records(folder, file), wanted)
  })
}

test('writeTable: measured rows of any figures come back through every format', async (t) => {
  const folder = folderOf(t, {})
  let seed = 5
  const random = (): number => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32
    return seed / 2 ** 32
  }
  const requests = Array.from({ length: 40 }, (_, n) =>
    web({
      workload_name: `w${n}`,
      labels: { 'a/b': `"${n}", [x]` },
      gpu_count: n % 2,
      accelerators: n % 2 === 0 ? [] : [gpus(null, 1)],
      assumptions: ['=1+1\n'],
    }),
  )
  const targets = requests.map(({ workload_name }) =>
    target({
      workload_name,
      avg_power_w: random() < 0.3 ? null : random() * 10 ** (random() * 20 - 10),
      total_energy_j: random() * 1e9,
      observed_s: random() < 0.5 ? null : random(),
      window_start_s: random() < 0.5 ? null : 1.7e9 + random(),
      cluster: random() < 0.5 ? null : '12e3',
    }),
  )
  const measured = joinTargets(requests, targets).rows
  assert.equal(measured.length, requests.length)
  for (const file of ['a.ndjson', 'a.json', 'a.csv', 'a.parquet']) {
    await writeTable(folder, file, measured)
    const read = (await records(folder, file)).map((record) => MeasuredRow.parse(record))
    assert.deepEqual(read, measured, file)
  }
})

test('writeTable: no rows, with their columns', async (t) => {
  const folder = folderOf(t, {})
  for (const file of ['a.parquet', 'a.csv']) {
    await writeTable(folder, file, [], ['a', 'b'])
    assert.deepEqual(await records(folder, file), [])
  }
})

test('writeTable: a file is replaced whole, nothing is left beside it, and a failure is told', async (t) => {
  const folder = folderOf(t, { 'a.csv': 'old\n', 'taken.csv/file': '' })
  await writeTable(folder, 'a.csv', [{ a: 1 }])
  assert.equal(readFileSync(join(folder, 'a.csv'), 'utf8'), 'a\n1\n')
  await assert.rejects(writeTable(folder, 'taken.csv', [{ a: 1 }]), /taken\.csv: cannot be written/)
  await assert.rejects(writeTable(folder, 'a.csv/b.csv', [{ a: 1 }]), /cannot be written/)
  await assert.rejects(writeTable(folder, 'a.xlsx', [{ a: 1 }]), /no format has this ending/)
  assert.deepEqual(readdirSync(folder).toSorted(), ['a.csv', 'taken.csv'])
})

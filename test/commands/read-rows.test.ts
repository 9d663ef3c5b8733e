import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { writeTable } from '../../src/adapters/table-file.ts'
import type { Io } from '../../src/commands/io.ts'
import { readMeasuredRows } from '../../src/commands/read-rows.ts'
import { AppError } from '../../src/errors.ts'
import { folderOf } from '../folders.ts'
import { join as joinTargets, target, web } from '../join/targets.ts'
import { container, request } from '../requests.ts'

const ioOf = (cwd: string, input = ''): Io => ({
  cwd,
  out: () => {},
  err: () => {},
  readInput: async () => Buffer.from(input),
  env: () => undefined,
  isOutTerminal: false,
  isErrTerminal: false,
  width: 80,
  allowsColor: false,
  today: () => '2026-11-21',
  gridRegions: new URL('file:///nowhere'),
  outLine: async () => true,
  stopSignal: () => new AbortController().signal,
  bundledModel: new URL('../../models/default.json', import.meta.url),
  now: () => 0,
})

const rowsOf = (name: string, watts: number) =>
  joinTargets(
    [web({ workload_name: name, gpu_count: name === 'other' ? 1 : 0 })],
    [target({ workload_name: name, avg_power_w: watts })],
  ).rows

test('readMeasuredRows: rows of several files and formats, grouped over all of them', async (t) => {
  const folder = folderOf(t, {})
  const files = ['a.parquet', 'b.csv', 'c.ndjson']
  const names = ['web', 'copy', 'other']
  for (const [index, file] of files.entries())
    await writeTable(folder, file, rowsOf(names[index] ?? '', index + 1))
  const { rows, problems } = await readMeasuredRows(files, [], ioOf(folder))
  assert.deepEqual(problems, [])
  assert.deepEqual(
    rows.map(({ workload_name, avg_power_w, group }) => [workload_name, avg_power_w, group]),
    [
      ['web', 1, 'shop/Deployment/copy'],
      ['copy', 2, 'shop/Deployment/copy'],
      ['other', 3, 'shop/Deployment/other'],
    ],
  )
})

test('readMeasuredRows: a row with a fault is a problem with its place, and the others are read', async (t) => {
  const [row] = rowsOf('web', 1)
  const lines = [row, { ...row, avg_power_w: -1 }, { ...row, surplus: 1 }, { ...row, request: { a: 1 } }]
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
  const { rows, problems } = await readMeasuredRows(['-'], [], ioOf(folderOf(t, {}), text))
  assert.equal(rows.length, 1)
  assert.deepEqual(
    problems.map(({ path, line }) => `${path}:${line}`),
    ['<stdin>:2', '<stdin>:3', '<stdin>:4'],
  )
  assert.match(problems[0]?.message ?? '', /^avg_power_w must be above 0/)
})

/** The workload of the fixture: its hash is in `_spec_hash`. */
const hashed = request({
  namespace: 'n',
  workload_name: 'web',
  labels: { app: 'web' },
  containers: [
    container('nginx:1.27', {
      name: 'c0',
      req_cpu_mcpu: 100,
      req_mem_mib: 128,
      lim_cpu_mcpu: 500,
      lim_mem_mib: 512,
    }),
  ],
})
const nightly = web({ workload_kind: 'CronJob', workload_name: 'nightly' })

const fixtureIn = (t: TestContext): string => {
  const folder = folderOf(t, {
    'requests.ndjson': [web(), hashed, nightly].map((one) => `${JSON.stringify(one)}\n`).join(''),
    'named.ndjson': [web(), nightly].map((one) => `${JSON.stringify(one)}\n`).join(''),
    'train.csv': 'namespace,workload_kind,workload_name,pod,avg_power_w\nshop,Deployment,web,p,2\n',
  })
  return folder
}
const trainRows = join(process.cwd(), 'fixtures/tables/train-rows.parquet')

test('readMeasuredRows: rows of k8sPodPCP are joined by the hash of the spec, else by identity', async (t) => {
  const io = ioOf(fixtureIn(t))
  const byHash = await readMeasuredRows([trainRows], ['requests.ndjson'], io)
  assert.deepEqual(
    byHash.rows.map(({ namespace, total_energy_j, pods }) => [namespace, total_energy_j, pods]),
    [['n', 240, 2]],
  )
  const byName = await readMeasuredRows([trainRows], ['named.ndjson'], io)
  assert.deepEqual(
    byName.rows.map(({ namespace, total_energy_j }) => [namespace, total_energy_j]),
    [['shop', 240]],
  )
  assert.ok(byName.unmatched.some(({ reason }) => reason.includes('is 0')))
})

test('readMeasuredRows: rows without requests need them', async (t) => {
  const io = ioOf(fixtureIn(t))
  for (const [file, message] of [
    [trainRows, /vectors of another encoder/],
    ['train.csv', /hold energy/],
  ] as const) {
    await assert.rejects(
      readMeasuredRows([file], [], io),
      (error) =>
        error instanceof AppError && message.test(error.message) && error.hint.includes('--requests'),
    )
  }
  assert.equal((await readMeasuredRows(['train.csv'], ['named.ndjson'], io)).rows[0]?.avg_power_w, 2)
})

test('a fixture says how it was made', () =>
  assert.match(readFileSync('fixtures/tables/HOW.md', 'utf8'), /to_parquet\("train-rows\.parquet"/))

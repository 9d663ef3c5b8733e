import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { readTable } from '../../src/adapters/table-file.ts'
import { MeasuredRow } from '../../src/schema/measured-row.ts'
import { deployment, folderOf } from '../folders.ts'

const cli = resolve(process.env['WATTLINT_CLI'] ?? 'src/cli.ts')

const wattlint = (cwd: string, args: readonly string[], input = '') => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd,
    input,
    encoding: 'utf8',
  })
  return { status, out: stdout, err: stderr }
}

const labels = (name: string): string => resolve('fixtures/tables', name)

test('from-file | join: rows in every format, that are the same rows', async (t) => {
  const folder = folderOf(t, { 'web.yaml': deployment('web', 2) })
  const requests = wattlint(folder, ['from-file', 'web.yaml']).out
  const args = ['join', '--requests', '-', '--targets', labels('labels-window.parquet')]
  const lines = wattlint(folder, args, requests)
  assert.equal(lines.status, 0, lines.err)
  const row = MeasuredRow.parse(JSON.parse(lines.out))
  assert.deepEqual([row.pods, row.total_energy_j, row.observed_s, row.step_s], [2, 240, 180, 60])
  assert.match(lines.err, /1 row, from 8 targets of 9 read and 1 request of 1 read\n/)
  assert.match(lines.err, /1 target left out: a series of one sample/)
  for (const file of ['rows.ndjson', 'rows.json', 'deep/rows.csv', 'rows.parquet']) {
    const { status, out, err } = wattlint(folder, [...args, '--out', file], requests)
    assert.deepEqual([status, out], [0, ''], err)
    const { rows } = await readTable(folder, file)
    assert.deepEqual(
      rows.map(({ record }) => MeasuredRow.parse(record)),
      [row],
    )
  }
})

test('join: several files of each, a name for the source, and lines that cannot be read', (t) => {
  const folder = folderOf(t, {
    'a.yaml': deployment('web'),
    'b.yaml': deployment('api'),
    'more.csv':
      'namespace,workload_kind,workload_name,pod,avg_power_w,power_source\nshop,Deployment,api,p,2.5,fake\nshop,,api,p,1,\n',
    'bad.ndjson': 'nope\n{"workload_kind": 1}\n',
  })
  const requests = wattlint(folder, ['from-file', 'a.yaml', 'b.yaml', '--format', 'json']).out
  const { status, out, err } = wattlint(
    folder,
    [
      ...['join', '--requests', '-', 'bad.ndjson', '--targets', 'more.csv', labels('labels-job.csv')],
      ...[
        '--source-id',
        'lab',
        '--licence',
        'CC0-1.0',
        '--cluster',
        'kind',
        '--weight',
        '2',
        '--allow-synthetic',
      ],
    ],
    requests,
  )
  assert.equal(status, 0, err)
  const rows = out
    .trim()
    .split('\n')
    .map((line) => MeasuredRow.parse(JSON.parse(line)))
  assert.deepEqual(
    rows.map((row) => [
      row.workload_name,
      row.avg_power_w,
      row.provenance,
      row.source_id,
      row.cluster,
      row.weight,
    ]),
    [
      ['api', 2.5, 'modelled', 'lab', 'kind', 2],
      ['web', null, 'kepler', 'lab', 'kind', 2],
    ],
  )
  for (const told of [
    /bad\.ndjson:1: /,
    /bad\.ndjson:2: workload_kind/,
    /more\.csv:3: workload_kind/,
    /warning: 1 target of a fake/,
  ])
    assert.match(err, told)
})

test('join: 0 rows are bad input, with the likely reason, and nothing is written', (t) => {
  const folder = folderOf(t, {
    'web.yaml': deployment('web').replace('namespace: shop', 'namespace: store'),
    'old.csv': 'kept\n',
  })
  const requests = wattlint(folder, ['from-file', 'web.yaml']).out
  const args = ['join', '--requests', '-', '--targets', labels('labels-job.parquet'), '--out']
  const { status, err } = wattlint(folder, [...args, 'new/rows.csv'], requests)
  assert.equal(status, 2)
  assert.match(err, /0 rows: .*in another namespace, such as shop\/Deployment\/web/)
  assert.ok(!existsSync(join(folder, 'new')))
  wattlint(folder, [...args, 'old.csv'], requests)
  assert.equal(readFileSync(join(folder, 'old.csv'), 'utf8'), 'kept\n')
})

test('join: a damaged table is bad input, and no bug of ours', (t) => {
  const whole = readFileSync(labels('labels-job.parquet'))
  const folder = folderOf(t, { 'web.yaml': deployment('web') })
  const requests = wattlint(folder, ['from-file', 'web.yaml']).out
  for (const [name, content] of [
    ['cut.parquet', whole.subarray(0, 900).toString('latin1')],
    ['empty.csv', ''],
    ['none.parquet', 'text'],
  ] as const) {
    const { status, err } = wattlint(
      folderOf(t, { [name]: content }),
      ['join', '--requests', '-', '--targets', name],
      requests,
    )
    assert.equal(status, 2, err)
    assert.match(err, new RegExp(`wattlint: ${name}: `))
  }
  assert.equal(wattlint(folder, ['join', '--requests', '-']).status, 2)
})

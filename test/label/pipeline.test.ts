import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { MeasuredRow } from '../../src/schema/measured-row.ts'
import { Model } from '../../src/schema/model.ts'
import { deployment, folderOf } from '../folders.ts'
import { prometheusServer } from './prometheus-server.ts'
import { runLabel } from './run.ts'
import { at, kepler, owners } from './shop.ts'

const cli = resolve(process.env['WATTLINT_CLI'] ?? 'src/cli.ts')

const wattlint = (cwd: string, ...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd, encoding: 'utf8' })
  return { status, out: stdout, err: stderr }
}

const HALF_HOUR = ['--start', at(0), '--end', at(30), '--out', 'targets.parquet']
const JOIN = ['join', '--requests', 'requests.ndjson', '--targets', 'targets.parquet', '--out', 'rows.ndjson']
const TRAIN = ['train', '--rows', 'rows.ndjson', '--out', 'own.json', '--no-evaluate']

test('label → join → train: the watts of one pod, whatever the manifest says of replicas', async (t) => {
  const { url } = await prometheusServer(t, [...kepler(), ...owners])
  const folder = folderOf(t, { 'web.yaml': deployment('web', 6) })
  const { status, err } = await runLabel(folder, [...HALF_HOUR, '--prom', url])
  assert.equal(status, 0, err)
  const requests = wattlint(folder, 'from-file', 'web.yaml').out
  const rows = folderOf(t, { 'requests.ndjson': requests })
  const targets = join(folder, 'targets.parquet')
  const joined = wattlint(rows, ...JOIN.map((arg) => (arg === 'targets.parquet' ? targets : arg)))
  assert.equal(joined.status, 0, joined.err)
  const row = MeasuredRow.parse(JSON.parse(readFileSync(join(rows, 'rows.ndjson'), 'utf8')))
  assert.deepEqual(
    [row.pods, row.avg_power_w, row.total_energy_j, row.observed_s, row.provenance],
    [2, 4.4, 7920, 1800, 'kepler'],
  )
  assert.equal(wattlint(rows, ...TRAIN).status, 0)
})

test('label → join → train: what no meter measured is refused at every step, or said at the end', async (t) => {
  const { url } = await prometheusServer(t, [
    ...kepler('/sys/class/powercap/intel-rapl/energy_ZONE'),
    ...owners,
  ])
  const folder = folderOf(t, { 'web.yaml': deployment('web', 2) })
  await runLabel(folder, [...HALF_HOUR, '--prom', url])
  const requests = folderOf(t, { 'requests.ndjson': wattlint(folder, 'from-file', 'web.yaml').out })
  const inFolder = (...args: readonly string[]) =>
    wattlint(
      requests,
      ...args.map((arg) => (arg === 'targets.parquet' ? join(folder, 'targets.parquet') : arg)),
    )
  const refused = inFolder(...JOIN)
  assert.equal(refused.status, 2)
  assert.match(
    refused.err,
    /Of most targets: its power_source is fake, unknown or an estimate; --allow-synthetic/,
  )
  const direct = inFolder(
    'train',
    '--rows',
    'targets.parquet',
    '--requests',
    'requests.ndjson',
    '--out',
    'own.json',
  )
  assert.equal(direct.status, 2)
  assert.match(direct.err, /--allow-synthetic/)
  assert.equal(inFolder(...JOIN, '--allow-synthetic').status, 0)
  assert.equal(inFolder(...TRAIN).status, 2)
  assert.equal(inFolder(...TRAIN, '--allow-synthetic').status, 0)
  const model = Model.parse(JSON.parse(readFileSync(join(requests, 'own.json'), 'utf8')))
  assert.match(model.limits.join(), /1 of 1 rows of kepler are of a fake, unknown or estimated power source/)
})

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Evaluation } from '../../src/schema/evaluation.ts'
import { Model } from '../../src/schema/model.ts'
import { PredictionRecord } from '../../src/schema/report.ts'
import { deployment } from '../folders.ts'
import { cluster, requestsNdjson, targetsCsv } from './cluster.ts'
import { benchOf, joined } from './run.ts'

const bench = benchOf()
const { wattlint, done, write, path } = bench

/** Nine of thirty, and the rest. */
const [own, rest] = [cluster.slice(0, 9), cluster.slice(9)]
joined(bench, 'own.ndjson', own)
joined(bench, 'rest.ndjson', rest)
joined(bench, 'all.parquet', cluster)

const evaluated = (...args: readonly string[]): Evaluation =>
  Evaluation.parse(JSON.parse(done('evaluate', ...args, '--format', 'json').out))

const errorOf = ({ scores }: Evaluation, predictor: string): number => {
  const score = scores.find((one) => one.predictor === predictor)
  assert.ok(score !== undefined, predictor)
  return score.geometric_error_factor
}

test('the fixture is what its rule makes', () => {
  assert.equal(cluster.length, 30)
  assert.ok(readFileSync('fixtures/pipeline/requests.ndjson', 'utf8') === requestsNdjson(cluster))
  assert.ok(readFileSync('fixtures/pipeline/targets.csv', 'utf8') === targetsCsv(cluster))
})

test('join → train → evaluate → predict: a third of the rows halve the error of the rest', () => {
  const { err } = done(
    ...['train', '--rows', 'own.ndjson', '--out', 'own.json', '--card', 'own.md', '--no-evaluate'],
    ...['--source-id', 'lab', '--title', 'Our <b>lab</b>', '--created', '2026-03-01'],
  )
  assert.match(err, /9 rows used of 9 read\n.*pod_kepler_total: 9 rows of 9 groups\n/s)
  const model = Model.parse(JSON.parse(readFileSync(path('own.json'), 'utf8')))
  assert.equal(model.created, '2026-03-01')
  assert.ok(model.version.endsWith('+own'))
  assert.deepEqual(
    model.tables
      .find(({ scope }) => scope === 'pod_kepler_total')
      ?.rows.map(({ weight, source_id }) => [weight, source_id]),
    own.map(() => [5, 'lab']),
  )
  const card = readFileSync(path('own.md'), 'utf8')
  assert.match(card, /`pod_kepler_total` \| kepler \| lab \|/)
  assert.ok(card.includes('&#60;b&#62;') && !card.includes('<b>'), 'a title is no markup')

  const before = evaluated('--rows', 'rest.ndjson')
  const after = evaluated('own.json', '--rows', 'rest.ndjson')
  const [worse, better] = [before, after].map((one) => Math.log(errorOf(one, 'model as it is')))
  assert.ok((better ?? 9) < (worse ?? 0) / 2, `${worse} → ${better}`)
  assert.ok(errorOf(after, 'model with these rows') < errorOf(after, 'formula alone'))
  assert.equal(after.scores.length, 6)
  assert.deepEqual(after.given?.scopes, [
    { scope: 'pod_kepler_total', rows: 21, groups: 21, modelled_rows: 0, folds: 5 },
  ])

  const predicted = (args: readonly string[]): number[] =>
    wattlint(['predict', ...args], requestsNdjson(rest))
      .out.trim()
      .split('\n')
      .map((line) => PredictionRecord.parse(JSON.parse(line)).pod_power_w.p50)
  const off = (powersW: readonly number[]): number =>
    powersW.reduce((sum, powerW, i) => sum + Math.abs(Math.log(powerW / (rest[i]?.watts ?? 1))), 0)
  assert.ok(off(predicted(['--model', 'own.json'])) < off(predicted([])) / 2)
})

test('train: the same rows make the same model, from any format, target or form', () => {
  const args = ['--from-scratch', '--created', '2026-03-01', '--no-evaluate', '--out']
  const idAfter = (name: string, ...more: readonly string[]): string => {
    done('train', ...more, ...args, name)
    return Model.parse(JSON.parse(readFileSync(path(name), 'utf8'))).id
  }
  const id = idAfter('a.json', '--rows', 'all.parquet')
  assert.equal(idAfter('b.json', '--rows', 'own.ndjson', 'rest.ndjson'), id)
  write('requests.ndjson', requestsNdjson(cluster))
  write('targets.csv', targetsCsv(cluster))
  assert.equal(idAfter('c.json', '--rows', 'targets.csv', '--requests', 'requests.ndjson'), id)
  const ofSteps = idAfter('d.json', '--rows', 'all.parquet', '--target', 'energy_step_j', '--step', '60')
  assert.notEqual(ofSteps, '')
})

test('train: rows that cannot be used are told, and none is bad input', () => {
  const lines = readFileSync(path('own.ndjson'), 'utf8').trim().split('\n')
  const withoutWatts = lines.map((line) => line.replace(/"avg_power_w":[\d.]+/, '"avg_power_w":null'))
  write('half.ndjson', [...lines.slice(0, 4), ...withoutWatts.slice(4)].join('\n'))
  const half = wattlint(['train', '--rows', 'half.ndjson', '--out', 'half.json', '--no-evaluate'])
  assert.equal(half.status, 0, half.err)
  assert.match(half.err, /5 rows left out: it has no avg_power_w, such as Deployment /)
  assert.match(half.err, /4 rows used of 9 read/)
  write('none.ndjson', withoutWatts.join('\n'))
  const none = wattlint(['train', '--rows', 'none.ndjson', '--out', 'none.json'])
  assert.equal(none.status, 2)
  assert.match(none.err, /no row can be used with --target avg_power_w.*--target total_energy_j/)
  assert.throws(() => readFileSync(path('none.json')))
})

test('rows without a meter are refused, or stay modelled to the end: card, model show, every report', () => {
  const fake = readFileSync(path('own.ndjson'), 'utf8').replaceAll(
    '"kepler","licence"',
    '"modelled","licence"',
  )
  assert.match(fake, /"provenance":"modelled"/)
  write('fake.ndjson', fake)
  const train = ['train', '--rows', 'fake.ndjson', '--out', 'fake.json', '--card', 'fake.md', '--no-evaluate']
  for (const args of [train, ['evaluate', '--rows', 'fake.ndjson']]) {
    const refused = wattlint(args)
    assert.equal(refused.status, 2)
    assert.match(refused.err, /9 rows left out \(its watts are of a fake, .*--allow-synthetic/)
  }
  assert.throws(() => readFileSync(path('fake.json')))
  const { err } = done(...train, '--from-scratch', '--allow-synthetic')
  assert.match(err, /9 of them modelled/)
  const said = /9 of 9 rows .* of a fake, unknown or estimated power source/
  assert.match(readFileSync(path('fake.md'), 'utf8'), said)
  assert.match(done('model', 'show', 'fake.json').out, said)
  assert.match(done('model', 'show', 'fake.json').out, /\*\*no known meter\*\*/)
  write('web.yaml', deployment('web'))
  for (const format of ['text', 'markdown'])
    assert.match(
      done('check', 'web.yaml', '--model', 'fake.json', '--format', format).out.replace(/\s+/g, ' '),
      /not to be relied on: the model learned from 9 rows of 9 whose power source is fake/i,
    )
  const model = Model.parse(JSON.parse(readFileSync(path('fake.json'), 'utf8')))
  assert.ok(model.tables[0]?.rows.every(({ provenance }) => provenance === 'modelled'))
  assert.match(
    done('evaluate', '--rows', 'fake.ndjson', '--allow-synthetic').out,
    /9 rows are modelled: nobody measured their watts/,
  )
})

test('evaluate: a planted leak is left out, or refused', () => {
  done('train', '--rows', 'own.ndjson', '--out', 'leak.json', '--no-evaluate')
  const renamed = own.slice(0, 3).map(({ document, watts }) => ({
    document: {
      ...document,
      namespace: 'purple',
      workload_name: `copy-of-${document.workload_name}`,
      labels: {},
    },
    watts,
  }))
  joined(bench, 'leak.ndjson', [...renamed, ...own.slice(3, 5), ...rest])
  const { given, scores } = evaluated('leak.json', '--rows', 'leak.ndjson')
  assert.deepEqual(
    given?.known.map(({ reason, count }) => [count, /template/.test(reason)]),
    [
      [3, true],
      [2, false],
    ],
  )
  assert.equal(given?.scopes[0]?.rows, 21)
  assert.ok(scores.every(({ rows }) => rows === 21))
  const strict = wattlint(['evaluate', 'leak.json', '--rows', 'leak.ndjson', '--strict'])
  assert.equal(strict.status, 2)
  assert.match(strict.err, /the model knows 5 rows of 26/)
  const all = wattlint(['evaluate', 'leak.json', '--rows', 'own.ndjson'])
  assert.equal(all.status, 2)
  assert.match(all.err, /the model knows 9 rows of 9/)
})

test('evaluate: without rows, the scores that the model keeps; every format', () => {
  const kept = evaluated()
  assert.equal(kept.given, null)
  assert.ok(errorOf(kept, 'wattlint') < errorOf(kept, 'global mean'))
  const { out } = done(
    'evaluate',
    '--rows',
    'rest.ndjson',
    '--format',
    'markdown',
    '--output',
    'text=rest.txt',
  )
  assert.match(out, /```mermaid\nxychart-beta horizontal\n/)
  assert.match(readFileSync(path('rest.txt'), 'utf8'), /PREDICTOR +GEOMETRIC ERROR/)
})

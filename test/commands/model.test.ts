import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import * as z from 'zod'
import { Model } from '../../src/schema/model.ts'
import { ModelDiff } from '../../src/schema/model-diff.ts'
import { ModelOverview } from '../../src/schema/model-overview.ts'
import { cluster, requestsNdjson } from '../pipeline/cluster.ts'
import { first, forged } from '../pipeline/forged.ts'
import { benchOf, joined } from '../pipeline/run.ts'

const bench = benchOf()
const { wattlint, done, write, path } = bench
joined(bench, 'a.ndjson', cluster.slice(0, 12))
joined(bench, 'b.ndjson', cluster.slice(12))
const scratch = ['--from-scratch', '--created', '2026-03-01']
done('train', '--rows', 'a.ndjson', ...scratch, '--source-id', 'a', '--out', 'a.json')
done('train', '--rows', 'b.ndjson', ...scratch, '--source-id', 'b', '--out', 'b.json')

const textOf = (name: string): string => readFileSync(path(name), 'utf8')
const modelIn = (name: string): Model => Model.parse(JSON.parse(textOf(name)))
const model = modelIn('a.json')

test('model show: the card, or JSON without the rows', () => {
  assert.match(done('model', 'show', 'a.json').out, /^# Model .*\n[\s\S]*## Known limits/)
  const overview = ModelOverview.parse(JSON.parse(done('model', 'show', 'a.json', '--format', 'json').out))
  assert.deepEqual([overview.id, overview.rows], [model.id, 12])
})

test('model show: a model of others cannot write to the terminal, nor markup into the card', () => {
  const hostile = '\u001b[2J<script>@all [x](http://e) |\n# h'
  write(
    'hostile.json',
    forged(model, (copy) => {
      copy.version = hostile
      copy.limits.push(hostile)
      for (const source of copy.sources)
        Object.assign(source, { title: hostile, url: hostile, citation: hostile })
      for (const row of first(copy.tables).rows)
        Object.assign(row, { licence: hostile, group: hostile, title: hostile })
      for (const score of copy.evaluation) Object.assign(score, { split: hostile, predictor: hostile })
    }),
  )
  for (const args of [
    ['model', 'show', 'hostile.json'],
    ['model', 'verify', 'hostile.json'],
    ['model', 'diff', 'a.json', 'hostile.json'],
    ['model', 'diff', 'a.json', 'hostile.json', '--format', 'markdown'],
    ['evaluate', 'hostile.json'],
    ['evaluate', 'hostile.json', '--format', 'markdown'],
  ]) {
    const { status, out, err } = wattlint(args)
    assert.equal(status, 0, err)
    assert.ok(!out.includes('\u001b') && !err.includes('\u001b'), args.join(' '))
    assert.doesNotMatch(out, /^# h/m)
    if (args.includes('markdown') || args[1] === 'show') assert.doesNotMatch(out, /<script>|@all|\]\(http/)
  }
})

test('model diff: rows, settings, scores, and what that does to predictions', () => {
  done('model', 'merge', 'a.json', 'b.json', '--out', 'ab.json', '--created', '2026-03-02')
  write('in.ndjson', requestsNdjson(cluster))
  const { out } = done('model', 'diff', 'a.json', 'ab.json', '--input', 'in.ndjson', '--format', 'json')
  const diff = ModelDiff.parse(JSON.parse(out))
  assert.deepEqual(
    diff.rows.map(({ source_id, added, removed, changed, unchanged }) => [
      source_id,
      added,
      removed,
      changed,
      unchanged,
    ]),
    [
      ['a', 0, 0, 0, 12],
      ['b', 18, 0, 0, 0],
    ],
  )
  assert.deepEqual(diff.coefficients, [])
  assert.ok(diff.settings.length > 0 && diff.scores.length > 0)
  assert.equal(diff.predictions?.length, 30)
  assert.match(done('model', 'diff', 'a.json', 'ab.json').out, /Rows\nSCOPE +SOURCE/)
  assert.match(done('model', 'diff', 'a.json', 'a.json').out, /The models are the same/)
})

test('model diff: a changed row is one, matched by its title', () => {
  write(
    'changed.json',
    forged(model, (copy) => {
      first(first(copy.tables).rows).watts = 99
      copy.coefficients.run_s.value = 1
    }),
  )
  const diff = ModelDiff.parse(
    JSON.parse(done('model', 'diff', 'a.json', 'changed.json', '--format', 'json').out),
  )
  assert.deepEqual(
    diff.rows.map(({ changed, unchanged, groups }) => [changed, unchanged, groups]),
    [[1, 11, [first(first(model.tables).rows).group]]],
  )
  assert.deepEqual(
    diff.coefficients.map(({ of, after }) => [of, after]),
    [['run_s', '1 s']],
  )
})

test('model merge: rows of all, each once, new ones weighted', () => {
  const { err } = done(
    'model',
    'merge',
    'a.json',
    'b.json',
    'a.json',
    '--weight',
    'b.json=3',
    '--out',
    'm.json',
    '--card',
    'm.md',
  )
  assert.match(err, /b\.json: 18 rows added\n.*a\.json: 0 rows added\n/)
  const merged = modelIn('m.json')
  assert.deepEqual(
    z.array(z.number()).parse([...new Set(first(merged.tables).rows.map(({ weight }) => weight))]),
    [5, 15],
  )
  assert.deepEqual(
    merged.sources.filter(({ use }) => use.startsWith('rows')).map(({ id }) => id),
    ['a', 'b'],
  )
  assert.match(textOf('m.md'), /\| b \| not stated \| 18 \|/)
  done('model', 'verify', 'm.json')
})

test('model merge: another formula, other features and bad weights are refused', () => {
  write(
    'formula.json',
    forged(model, (copy) => {
      copy.coefficients.memory_w_per_gib.value *= 2
    }),
  )
  write(
    'features.json',
    forged(model, (copy) => {
      const table = first(copy.tables)
      table.features.pop()
      for (const { numbers } of table.rows) numbers.pop()
    }),
  )
  const merge = (...own: readonly string[]) =>
    wattlint(['model', 'merge', 'a.json', ...own, '--out', 'no.json'])
  const formula = merge('formula.json')
  assert.equal(formula.status, 4)
  assert.match(formula.err, /formula\.json: its coefficients are not those of the base \(memory_w_per_gib\)/)
  assert.match(merge('features.json').err, /features\.json: its rows of pod_kepler_total hold other features/)
  for (const weight of ['b.json', 'b.json=0', 'c.json=2'])
    assert.equal(merge('b.json', '--weight', weight).status, 2, weight)
  assert.throws(() => textOf('no.json'))
})

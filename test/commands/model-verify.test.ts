import assert from 'node:assert/strict'
import { closeSync, ftruncateSync, openSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readModel } from '../../src/adapters/model-file.ts'
import { encoderIdOf } from '../../src/encode/encoder.ts'
import { Model } from '../../src/schema/model.ts'
import { cluster } from '../pipeline/cluster.ts'
import { first, forged } from '../pipeline/forged.ts'
import { benchOf, joined } from '../pipeline/run.ts'

const bench = benchOf()
const { wattlint, done, write, path } = bench
joined(bench, 'a.ndjson', cluster.slice(0, 12))
const scratch = ['--from-scratch', '--created', '2026-03-01']
done('train', '--rows', 'a.ndjson', ...scratch, '--source-id', 'a', '--out', 'a.json')

const textOf = (name: string): string => readFileSync(path(name), 'utf8')
const modelIn = (name: string): Model => Model.parse(JSON.parse(textOf(name)))
const whole = textOf('a.json')
const model = modelIn('a.json')

const damaged: readonly (readonly [shows: string, text: string, why: RegExp])[] = [
  ['cut off', whole.slice(0, whole.length / 2), /is cut off: its JSON does not end/],
  ['no JSON', 'model', /is not JSON/],
  [
    'of another schema',
    whole.replace('"schema_version":"2"', '"schema_version":"1"'),
    /is of schema "1", and only "2"/,
  ],
  ['of no schema', '{}', /it has no schema_version/],
  [
    'with a changed digit',
    whole.replace(/"watts":(\d)/, (_, digit) => `"watts":${(Number(digit) + 1) % 9 || 5}`),
    /not what its id says/,
  ],
  ['with NaN', whole.replace(/"watts":[\d.]+/, '"watts":NaN'), /holds NaN or Infinity/],
  ['with a number too large to be one', whole.replace(/"watts":[\d.]+/, '"watts":1e999'), /watts/],
  ['with text for a number', whole.replace(/"watts":([\d.]+)/, '"watts":"$1"'), /watts/],
  ['with a __proto__ key', whole.replace('"created":', '"__proto__":{"limits":[]},"created":'), /__proto__/],
  ['with a __proto__ key in a row', whole.replace('"watts":', '"__proto__":{"a":1},"watts":'), /__proto__/],
  ['with a key too many', whole.replace('"created":', '"extra":1,"created":'), /extra/],
  [
    'with a row of another length',
    whole.replace(/"numbers":\[/, '"numbers":[1,'),
    /has not the numbers of the table/,
  ],
]
for (const [shows, text, why] of damaged) {
  test(`a model file ${shows} is refused`, async () => {
    assert.notEqual(text, whole)
    write('damaged.json', text)
    await assert.rejects(readModel(path('damaged.json'), 'damaged.json'), { failure: 'model', message: why })
  })
}

test('a damaged model is refused by every command, with exit status 4 and nothing on standard output', () => {
  write('cut.json', whole.slice(0, -9))
  for (const args of [
    ['model', 'verify', 'cut.json'],
    ['model', 'show', 'cut.json'],
    ['model', 'diff', 'a.json', 'cut.json'],
    ['model', 'merge', 'a.json', 'cut.json', '--out', 'x.json'],
    ['predict', '--model', 'cut.json'],
    ['evaluate', 'cut.json'],
    ['train', '--rows', 'a.ndjson', '--base', 'cut.json', '--out', 'x.json'],
    ['encode', 'transform', '--input', 'a.ndjson', '--encoder', 'cut.json', '--out', '-'],
  ]) {
    const { status, err, out } = wattlint(args, '{}')
    assert.deepEqual([status, out], [4, ''], args.join(' '))
    assert.match(err, /^wattlint: (?:model|encoder) "cut\.json" is /)
  }
})

test('a model file of 100 MB is not read, nor is a folder or what is not there', async () => {
  const file = openSync(path('big.json'), 'w')
  ftruncateSync(file, 100 * 1024 * 1024)
  closeSync(file)
  await assert.rejects(readModel(path('big.json'), 'big.json'), { failure: 'model', message: /over 64 MiB/ })
  await assert.rejects(readModel(path('.'), '.'), { failure: 'model', message: /is a folder/ })
  await assert.rejects(readModel(path('gone'), 'gone'), { failure: 'model', message: /cannot be read/ })
})

const faulty: readonly (readonly [shows: string, change: (copy: Model) => void, why: RegExp])[] = [
  [
    'rows of a source that is not listed',
    (copy) => copy.sources.splice(0),
    /rows of "a", which is not listed/,
  ],
  ['a source listed twice', (copy) => copy.sources.push(first(copy.sources)), /listed twice/],
  [
    'an encoder with another id',
    (copy) => {
      first(copy.parts).encoder.id = 'beef'
    },
    /encoder beef of part .* was changed/,
  ],
  [
    'a part without a table',
    (copy) => {
      first(copy.parts).scope = 'modelled_wall'
    },
    /has no table of modelled_wall/,
  ],
  [
    'a part without rows',
    (copy) => {
      first(copy.parts).family = 'training'
    },
    /has no rows/,
  ],
  ['a part twice', (copy) => copy.parts.push(first(copy.parts)), /two parts/],
  [
    'two tables of one scope',
    (copy) => copy.tables.push(first(copy.tables)),
    /two tables of pod_kepler_total/,
  ],
  [
    'a feature that no table has',
    (copy) => {
      const { encoder } = first(copy.parts)
      encoder.columns.push({ feature: 'log2_devices', centre: 0, scale: 1 })
      encoder.id = encoderIdOf(encoder)
    },
    /reads log2_devices, which its table has not/,
  ],
  [
    'scores of nothing',
    (copy) => {
      first(copy.evaluation).scope = 'modelled_wall'
    },
    /scores of modelled_wall/,
  ],
  [
    'bounds out of order',
    (copy) => {
      for (const term of first(copy.parts).trend?.terms ?? []) first(term.inputs).high = -99
    },
    /lower bound above/,
  ],
]
for (const [shows, change, why] of faulty) {
  test(`model verify finds ${shows}`, () => {
    write('faulty.json', forged(model, change))
    const { status, out, err } = wattlint(['model', 'verify', 'faulty.json'])
    assert.equal(status, 4)
    assert.match(out, /^FAILED {2}/m)
    assert.match(out, why)
    assert.match(err, /fails \d checks? of 9: /)
  })
}

test('model verify says what it checked of a good model', () => {
  const { out } = done('model', 'verify', 'a.json')
  assert.equal(out.match(/^ok {6}/gm)?.length, 9)
  assert.match(out, /model .*\+own of 2026-03-01: 12 rows, 1 part, /)
})

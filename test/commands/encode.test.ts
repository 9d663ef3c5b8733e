import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import * as z from 'zod'
import { readTable } from '../../src/adapters/table-file.ts'
import { encoderIdOf } from '../../src/encode/encoder.ts'
import { specHash } from '../../src/encode/spec-hash.ts'
import { EncoderFile } from '../../src/schema/encoder-file.ts'
import { bundledModel } from '../model-file.ts'
import { cluster, ndjson, requestOf, requestsNdjson } from '../pipeline/cluster.ts'
import { benchOf } from '../pipeline/run.ts'
import { vllm } from '../requests.ts'

const { wattlint, done, write, path } = benchOf({
  'in.ndjson': requestsNdjson(cluster),
  'in.json': JSON.stringify(cluster.map(requestOf)),
  'boards.ndjson': ndjson([vllm('Qwen/Qwen3-8B', 'H100', 1)]),
})
const encoderIn = (name: string): EncoderFile =>
  EncoderFile.parse(JSON.parse(readFileSync(path(name), 'utf8')))

test('encode fit: k8s-collect documents and our own requests give the same encoder, which is told', () => {
  const { err } = done('encode', 'fit', '--input', 'in.ndjson', '--out', 'a.json')
  done('encode', 'fit', '--input', 'in.json', '--out', 'b.json')
  const { encoder, requests, scope, part } = encoderIn('a.json')
  assert.deepEqual(encoderIn('b.json').encoder, encoder)
  assert.deepEqual([requests, scope, part], [30, 'pod_kepler_total', 'pods, measured by Kepler'])
  assert.equal(encoder.id, encoderIdOf(encoder))
  assert.match(
    err,
    new RegExp(`encoder ${encoder.id} in a.json: 4 features and 12 columns of text, fitted on 30`),
  )
})

const Line = z.object({
  workload_name: z.string(),
  spec_hash: z.string(),
  encoder_id: z.string(),
  log2_vcpu: z.coerce.number(),
  log2_devices: z.null(),
  features: z.array(z.number()),
})

test('encode transform: a record each, the same in every format; scaled columns are centred', async () => {
  done('encode', 'fit', '--input', 'in.ndjson', '--out', 'e.json')
  const { out } = done('encode', 'transform', '--input', 'in.ndjson', '--encoder', 'e.json', '--out', '-')
  const lines = out
    .trim()
    .split('\n')
    .map((line) => Line.parse(JSON.parse(line)))
  const [first] = cluster
  assert.ok(first !== undefined)
  assert.equal(lines[0]?.spec_hash, specHash(requestOf(first)))
  assert.equal(lines[0]?.encoder_id, encoderIn('e.json').encoder.id)
  const mean = lines.reduce((sum, { features }) => sum + (features[0] ?? 9), 0) / lines.length
  assert.ok(Math.abs(mean) < 1e-3)
  for (const file of ['v.ndjson', 'v.csv', 'v.parquet']) {
    done('encode', 'transform', '--input', 'in.ndjson', '--encoder', 'e.json', '--out', file)
    const { rows } = await readTable(path('.'), file)
    assert.deepEqual(
      rows.map(({ record }) => Line.parse(record)),
      lines,
      file,
    )
  }
})

test('encode transform: by a model, each request is of the part that answers it', () => {
  const model = bundledModel()
  write('model.json', readFileSync(new URL('../../models/default.json', import.meta.url), 'utf8'))
  const { out } = done(
    'encode',
    'transform',
    '--input',
    'boards.ndjson',
    'in.ndjson',
    '--encoder',
    'model.json',
    '--out',
    '-',
  )
  const ids = out
    .trim()
    .split('\n')
    .map((line) => z.object({ encoder_id: z.string() }).parse(JSON.parse(line)).encoder_id)
  const idOf = (part: string) => model.parts.find(({ id }) => id === part)?.encoder.id
  assert.equal(ids[0], idOf('language, batch not told'))
  assert.ok(ids.slice(1).every((id) => id === idOf('pods, modelled')))
})

test('encode: lines that cannot be read are told, the others are encoded, and the status is 2', () => {
  write('bad.ndjson', `nope\n${requestsNdjson(cluster.slice(0, 2))}{"workload_kind":1}\n`)
  const fit = wattlint(['encode', 'fit', '--input', 'bad.ndjson', '--out', 'bad.json'])
  assert.equal(fit.status, 2)
  assert.match(fit.err, /bad\.ndjson:1: .*\n.*bad\.ndjson:4: workload_kind must be text/)
  const { status, out } = wattlint([
    'encode',
    'transform',
    '--input',
    'bad.ndjson',
    '--encoder',
    'bad.json',
    '--out',
    '-',
  ])
  assert.deepEqual([status, out.trim().split('\n').length], [2, 2])
  write('none.ndjson', 'nope\n')
  assert.match(
    wattlint(['encode', 'fit', '--input', 'none.ndjson', '--out', 'x.json']).err,
    /no request .* could be read/,
  )
})

test('encode: an encoder that was changed, of other coefficients, of another schema, or for other work is refused', () => {
  done('encode', 'fit', '--input', 'in.ndjson', '--out', 'good.json')
  const good = readFileSync(path('good.json'), 'utf8')
  const refused: readonly (readonly [text: string, why: RegExp])[] = [
    [good.replace(/"centre": -?[\d.]+/, '"centre": 7'), /is not what its id says/],
    [good.replace(/"coefficients_id": "../, '"coefficients_id": "00'), /coefficients of another model/],
    [good.replace('"schema_version": "1"', '"schema_version": "9"'), /schema_version must be "1"/],
    ['{"schema_version":"1","parts":[]}', /is of schema "1", and only "2"/],
    ['nope', /is not JSON/],
  ]
  for (const [text, why] of refused) {
    write('refused.json', text)
    const { status, err } = wattlint([
      'encode',
      'transform',
      '--input',
      'in.ndjson',
      '--encoder',
      'refused.json',
      '--out',
      '-',
    ])
    assert.equal(status, 4, err)
    assert.match(err, why)
  }
  for (const [part, why] of [
    ['language, batch told', /no request has a feature of the part/],
    ['nothing', /no part is called "nothing"\. Parts: language, /],
  ] as const) {
    const { status, err } = wattlint([
      'encode',
      'fit',
      '--input',
      'in.ndjson',
      '--out',
      'x.json',
      '--part',
      part,
    ])
    assert.equal(status, 2)
    assert.match(err, why)
  }
})

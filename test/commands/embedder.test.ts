import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type TestContext, test } from 'node:test'
import { embedderAt } from '../../src/adapters/embedder.ts'
import { embeddingsFor, textsOfTables } from '../../src/predict/embedded.ts'
import { Model } from '../../src/schema/model.ts'
import type { TrainingRow } from '../../src/schema/training.ts'
import { tablesFrom } from '../../src/train/prepare.ts'
import { trainModel } from '../../src/train/train.ts'
import { deployment, folderOf, writeFiles } from '../folders.ts'
import { type Manner, replying, startInference } from '../inference-server.ts'
import { bundledModel } from '../model-file.ts'
import { container, request } from '../requests.ts'

const cli = resolve(process.env['WATTLINT_CLI'] ?? 'src/cli.ts')
const TOKEN = 'hush-0123456789'

/** Pods of 1 vCPU: those of images of many letters a draw ten times the others. */
const measured = (image: string, watts: number): TrainingRow => ({
  source_id: 'lab',
  title: image,
  group: image,
  scope: 'pod_kepler_total',
  provenance: 'kepler',
  licence: 'CC0-1.0',
  spec_reconstructed: false,
  weight: 1,
  watts_p10: watts,
  watts_p50: watts,
  watts_p90: watts,
  request: request({
    containers: [container(image)],
    requests: { cpu_mcpu: 1000, mem_mib: 256 },
    limits: { cpu_mcpu: null, mem_mib: null },
  }),
})
const rows = Array.from({ length: 12 }, (_, i) => [
  measured(`lab/${'a'.repeat(8)}x${i}`, 20),
  measured(`lab/${'d'.repeat(8)}x${i}`, 2),
]).flat()

async function trained(t: TestContext, manner: Manner = {}) {
  const server = await startInference(manner)
  t.after(server.close)
  const { coefficients } = bundledModel()
  const embedder = embedderAt(server.url, { token: manner.token ?? null })
  const vectors = await embeddingsFor(textsOfTables(tablesFrom(rows, coefficients)), embedder)
  const head = { sources: [], limits: [], version: 'lab', created: '2026-01-01' }
  const model = trainModel({ rows, coefficients, ...head }, vectors)
  const folder = folderOf(t, {
    'model.json': JSON.stringify(model),
    'hot.yaml': deployment('hot', 1, '1', 'shop/aaaaaaaaaa:2'),
    'cold.yaml': deployment('cold', 1, '1', 'shop/dddddddddd:2'),
  })
  server.asked.length = 0
  return { server, model, folder }
}

type Result = { readonly status: number; readonly out: string; readonly err: string }

/** The server is in this process, so nothing may wait. */
const wattlint = (cwd: string, args: readonly string[], input = ''): Promise<Result> =>
  new Promise((settle) => {
    const env = { PATH: process.env['PATH'] ?? '', EMBEDDER_TOKEN: `${TOKEN}\n` }
    const child = execFile(process.execPath, [cli, ...args], { cwd, env }, (error, out, err) =>
      settle({ status: error === null ? 0 : Number(error.code), out, err }),
    )
    child.stdin?.on('error', () => {}).end(input)
  })

test('a model that was trained with an embedder names it, and reads back', async (t) => {
  const { model } = await trained(t)
  assert.deepEqual(
    Model.parse(JSON.parse(JSON.stringify(model))).parts.map(({ encoder }) => encoder.text.embedder),
    ['letters'],
  )
})

const wattsOf = (workloads: readonly { readonly pred_avg_power_w: number }[]): readonly number[] =>
  workloads.map(({ pred_avg_power_w }) => pred_avg_power_w).toSorted((a, b) => a - b)

test('predict and check: images are as near as the embedder says', async (t) => {
  const { server, folder } = await trained(t)
  const model = ['--model', 'model.json', '--embedder', server.url]
  const checked = await wattlint(folder, ['check', '.', '--format', 'json', ...model])
  assert.equal(checked.status, 0, checked.err)
  const [cold = 0, hot = 0] = wattsOf(JSON.parse(checked.out).workloads)
  assert.ok(hot > 4 * cold, `${hot} and ${cold}`)
  const asked = server.asked.flatMap(({ texts }) => texts)
  assert.equal(asked.length, 26)
  assert.equal(new Set(asked).size, 26)

  const { out: requests } = await wattlint(folder, ['from-file', 'hot.yaml', 'cold.yaml'])
  const predicted = await wattlint(folder, ['predict', ...model], requests)
  assert.equal(predicted.status, 0, predicted.err)
  const lines = predicted.out.trim().split('\n')
  assert.deepEqual(wattsOf(lines.map((line) => JSON.parse(line))), [cold, hot])
})

test('train: a model of an embedder, and one that extends it with the same', async (t) => {
  const { server, folder } = await trained(t)
  writeFiles(folder, { 'rows.ndjson': rows.map((row) => `${JSON.stringify(row)}\n`).join('') })
  const train = ['train', '--rows', 'rows.ndjson', '--no-evaluate', '--out']
  const made = await wattlint(folder, [...train, 'own.json', '--from-scratch', '--embedder', server.url])
  assert.equal(made.status, 0, made.err)
  const own = Model.parse(JSON.parse(readFileSync(join(folder, 'own.json'), 'utf8')))
  assert.deepEqual(
    own.parts.map(({ encoder }) => encoder.text.embedder),
    ['letters'],
  )
  const extend = [...train, 'more.json', '--base', 'own.json']
  const hashed = await wattlint(folder, extend)
  assert.notEqual(hashed.status, 0)
  assert.match(hashed.err, /trained with the embedder "letters"/)
  const extended = await wattlint(folder, [...extend, '--embedder', server.url])
  assert.equal(extended.status, 0, extended.err)
})

test('check: what the base holds is embedded as well', async (t) => {
  const { server, folder } = await trained(t)
  const args = ['check', 'hot.yaml', '--base-dir', 'cold.yaml', '--model', 'model.json']
  const { status, err } = await wattlint(folder, [...args, '--embedder', server.url])
  assert.equal(status, 0, err)
  assert.ok(server.asked.some(({ texts }) => texts.join().includes('shop/dddddddddd')))
})

test('the token goes from the environment to the server, and nowhere else', async (t) => {
  const { server, folder } = await trained(t, { token: TOKEN })
  const args = ['check', '.', '--model', 'model.json', '--embedder', server.url]
  const named = [...args, '--embedder-token-env', 'EMBEDDER_TOKEN']
  const good = await wattlint(folder, named)
  assert.equal(good.status, 0, good.err)
  server.troubles.push(replying(403, { error: `no: Bearer ${TOKEN}` }))
  const bad = await wattlint(folder, named)
  assert.equal(bad.status, 3)
  assert.match(bad.err, /does not accept the token: "no: Bearer \*\*\*"/)
  const none = await wattlint(folder, args)
  assert.equal(none.status, 3)
  assert.match(none.err, /asks for a token/)
  for (const { out, err } of [good, bad, none]) assert.doesNotMatch(out + err, new RegExp(TOKEN))
})

const refused: readonly (readonly [
  shows: string,
  args: (url: string) => readonly string[],
  status: number,
  message: RegExp,
])[] = [
  [
    'no embedder for a model that needs one',
    () => ['--model', 'model.json'],
    4,
    /trained with embedder "letters"\. Name its address with --embedder/,
  ],
  [
    'another embedder',
    (url) => ['--model', 'model.json', '--embedder', url.replace(/letters$/, 'words')],
    4,
    /trained with embedder "letters", and not with "words"/,
  ],
  ['an embedder for a model that needs none', (url) => ['--embedder', url], 2, /Leave --embedder out/],
  ['no address of a model', () => ['--embedder', 'http://host'], 2, /names no model/],
  [
    'a variable that is not set',
    (url) => ['--model', 'model.json', '--embedder', url, '--embedder-token-env', TOKEN],
    2,
    /variable .* is not set/,
  ],
  ['a token for nobody', () => ['--embedder-token-env', 'EMBEDDER_TOKEN'], 2, /Add --embedder/],
]
for (const [shows, args, status, message] of refused) {
  test(`check: ${shows} is refused`, async (t) => {
    const { server, folder } = await trained(t)
    const result = await wattlint(folder, ['check', '.', ...args(server.url)])
    assert.equal(result.status, status, result.err)
    assert.match(result.err, message)
    assert.doesNotMatch(result.err, new RegExp(TOKEN))
    assert.deepEqual(result.out, '')
  })
}

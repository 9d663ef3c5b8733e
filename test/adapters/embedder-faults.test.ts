import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type EmbedderOptions, embedderAt } from '../../src/adapters/embedder.ts'
import { DIMENSIONS, hanging, type Manner, replying } from '../inference-server.ts'
import { failureOf, served, words } from './served.ts'

const TOKEN = 'hush-0123456789'

const ready = { path: /\/ready$/ }
const output = (data: unknown, shape: readonly number[] = [1, DIMENSIONS], name = 'EMBEDDING') => ({
  outputs: [{ name, datatype: 'FP32', shape, data }],
})
const ones = new Array(DIMENSIONS).fill(1)

const failing: readonly (readonly [
  shows: string,
  trouble: Parameters<typeof replying>,
  times: number,
  message: RegExp,
])[] = [
  [
    'another shape',
    [200, output(ones.slice(1), [1, DIMENSIONS - 1])],
    1,
    /shape \[1,19\] for 1 texts, not \[1,20\]/,
  ],
  ['another number of rows', [200, output([...ones, ...ones], [2, DIMENSIONS])], 1, /shape \[2,20\]/],
  ['a third size', [200, output(ones, [1, DIMENSIONS, 1])], 1, /shape \[1,20,1\]/],
  ['fewer numbers than its shape', [200, output(ones.slice(1))], 1, /gave 19 numbers where its shape has 20/],
  ['a row that is cut', [200, output([ones.slice(1)])], 1, /gave 0 numbers/],
  ['NaN', [200, JSON.stringify(output(ones)).replace('[1,1', '[NaN,1')], 1, /not finite/],
  [
    'more than a double holds',
    [200, JSON.stringify(output(ones)).replace('[1,1', '[1e999,1')],
    1,
    /19 numbers/,
  ],
  ['null among numbers', [200, output([null, ...ones.slice(1)])], 1, /gave 19 numbers/],
  [
    'another output',
    [200, output(ones, [1, DIMENSIONS], 'LOGITS')],
    1,
    /outputs "LOGITS" and not "EMBEDDING"/,
  ],
  ['a page', [200, '<html>'], 1, /something else than JSON/],
  ['other JSON', [200, { predictions: [] }], 1, /something else than an answer \(outputs/],
  [
    'an error of the request',
    [400, { error: 'no\nsuch "thing"' }],
    1,
    /status 400: "no\\nsuch \\"thing\\""$/,
  ],
  ['trouble that does not pass', [503, { error: 'starting' }], 5, /status 503: "starting"/],
  ['a limit that does not pass', [429, {}, { headers: { 'retry-after': '900' } }], 1, /limits the rate/],
  [
    'a redirect',
    [307, '', { headers: { location: 'http://127.0.0.1:1/' } }],
    1,
    /redirect, which is not followed/,
  ],
  ['a token that is wanted', [403, {}], 1, /asks for a token/],
  ['a huge answer', [200, ' '.repeat(5000)], 1, /more than 4096 bytes/],
  ['a server that is not ready', [400, {}, ready], 6, /is not ready/],
  [
    'no model of that name',
    [404, { error: "unknown model: 'x'" }, { path: /letters$/ }],
    1,
    /knows no model "letters": "unknown/,
  ],
  ['metadata of something else', [200, '[]', { path: /letters$/ }], 1, /than the metadata of a model/],
]
for (const [shows, trouble, times, message] of failing) {
  test(`embedderAt: ${shows} is an error of the server`, async (t) => {
    const { server, embedder } = await served(t, {}, { largestReplyBytes: 4096 })
    for (let i = 0; i < times; i++) server.troubles.push(replying(...trouble))
    const error = await failureOf(embedder.embed(['a']))
    assert.equal(error.failure, 'source')
    assert.match(error.message, message)
    assert.ok(error.message.startsWith(`embedder ${server.url} `), error.message)
    assert.ok(error.hint.length > 0)
    assert.deepEqual(server.troubles, [])
  })
}

test('embedderAt: no answer at all, in time', async (t) => {
  const { server } = await served(t)
  const embedder = embedderAt(server.url, { attemptMs: 100, patienceMs: 900 })
  server.troubles.push(...Array(9).fill(hanging))
  const start = performance.now()
  assert.match((await failureOf(embedder.embed(['a']))).message, /gave no answer within 0.1 s, \d times/)
  assert.ok(performance.now() - start < 2000)
})

test('embedderAt: nobody at the address', async (t) => {
  const { server, embedder } = await served(t)
  await server.close()
  assert.match((await failureOf(embedder.embed(['a']))).message, /cannot be reached, 5 times/)
})

test('embedderAt: after a fault of one batch the others stop', async (t) => {
  const { server, embedder } = await served(t, {}, { batchSize: 1 })
  server.troubles.push(replying(400, {}))
  await failureOf(embedder.embed(words(50)))
  await new Promise((resolve) => setTimeout(resolve, 50))
  assert.ok(server.asked.length < 10, String(server.asked.length))
})

const text = (name: string, shape = [-1]) => ({ name, datatype: 'BYTES', shape })
const vector = (name: string, shape = [-1, DIMENSIONS]) => ({ name, datatype: 'FP32', shape })
const tensors: readonly (readonly [
  shows: string,
  manner: Manner,
  options: EmbedderOptions,
  message: RegExp | null,
])[] = [
  ['others do not count', { inputs: [text('TEXT'), vector('MASK')] }, {}, null],
  [
    'two inputs',
    { inputs: [text('TEXT'), text('QUERY')] },
    {},
    /has 2 inputs of BYTES .*"TEXT BYTES \[-1\], QUERY/,
  ],
  ['two inputs, one named', { inputs: [text('TEXT'), text('QUERY')] }, { input: 'TEXT' }, null],
  ['none of that name', {}, { input: 'QUERY' }, /has no input "QUERY" .*"TEXT BYTES \[-1\]"/],
  ['numbers as input', { inputs: [{ ...text('IDS'), datatype: 'INT64' }] }, {}, /has no input of BYTES/],
  ['texts in a table', { inputs: [text('TEXT', [-1, 4])] }, {}, /has no input/],
  [
    'a vector for every word',
    { outputs: [vector('HIDDEN', [-1, -1, 384])] },
    {},
    /"HIDDEN FP32 \[-1,-1,384\]"/,
  ],
  ['two outputs', { outputs: [vector('EMBEDDING'), vector('LOGITS')] }, {}, /has 2 outputs of FP32/],
  [
    'two outputs, one named',
    { outputs: [vector('EMBEDDING'), vector('LOGITS')] },
    { output: 'EMBEDDING' },
    null,
  ],
  ['vectors of any length', { outputs: [vector('EMBEDDING', [-1, -1])] }, {}, null],
  ['another length than the metadata says', { outputs: [vector('EMBEDDING', [-1, 8])] }, {}, /not \[1,8\]/],
  ['nothing listed', { inputs: [], outputs: [] }, {}, /does not say what inputs/],
  ['nothing listed, but named', { inputs: [], outputs: [] }, { input: 'TEXT' }, null],
]
for (const [shows, manner, options, message] of tensors) {
  test(`embedderAt: ${shows}`, async (t) => {
    const { embedder } = await served(t, manner, options)
    const work = embedder.embed(['a'])
    if (message === null) assert.equal((await work).length, 1)
    else assert.match((await failureOf(work)).message, message)
  })
}

test('embedderAt: vectors of different lengths', async (t) => {
  const { server, embedder } = await served(t, { outputs: [vector('EMBEDDING', [-1, -1])] }, { batchSize: 1 })
  server.troubles.push(replying(200, output([1, 2], [1, 2])))
  assert.match(
    (await failureOf(embedder.embed(['a', 'b']))).message,
    /vectors of (?:2 and 20|20 and 2) numbers/,
  )
})

test('embedderAt: the token is sent with every question, and never told', async (t) => {
  const { server, embedder } = await served(t, { token: TOKEN }, { token: TOKEN })
  assert.equal((await embedder.embed(['a'])).length, 1)
  assert.deepEqual([...new Set(server.asked.map(({ authorization }) => authorization))], [`Bearer ${TOKEN}`])
  for (const [status, hint] of [
    [401, /Renew/],
    [400, /./],
  ] as const) {
    server.troubles.push(
      replying(status, { error: `bad Authorization: Bearer ${TOKEN}${' '.repeat(160)}Bearer ${TOKEN}` }),
    )
    const error = await failureOf(embedder.embed(['a']))
    assert.match(error.hint, hint)
    assert.doesNotMatch(`${error.message} ${error.stack} ${String(error.cause)}`, new RegExp(TOKEN))
    assert.match(error.message, /Bearer \*\*\*/)
  }
})

test('embedderAt: a token that breaks a header is bad input, and not told', async () => {
  for (const token of ['', 'hush hush', 'hush\nx-admin: 1', 'h\u00fcsh']) {
    const error = await failureOf((async () => embedderAt('http://h/v2/models/m', { token }))())
    assert.equal(error.failure, 'input')
    assert.doesNotMatch(`${error.message} ${error.hint} ${String(error.cause)}`, /hush|h\u00fcsh/)
  }
})

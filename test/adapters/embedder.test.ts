import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { type EmbedderOptions, embedderAt } from '../../src/adapters/embedder.ts'
import type { Clock } from '../../src/adapters/patient-http.ts'
import { AppError } from '../../src/errors.ts'
import {
  breaking,
  DIMENSIONS,
  embeddingOf,
  hanging,
  type Manner,
  replying,
  startInference,
} from '../inference-server.ts'

const TOKEN = 'hush-0123456789'

/** Sleeping takes no time; what was slept is kept. */
function fakeClock(): Clock & { readonly slept: number[] } {
  const slept: number[] = []
  return {
    slept,
    now: () => slept.reduce((sum, ms) => sum + ms, 0),
    sleep: async (ms) => {
      slept.push(ms)
    },
    random: () => 1,
  }
}

async function served(t: TestContext, manner: Manner = {}, options: EmbedderOptions = {}) {
  const server = await startInference(manner)
  t.after(server.close)
  const clock = fakeClock()
  return { server, clock, embedder: embedderAt(server.url, { clock, ...options }) }
}

async function failureOf(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => assert.fail('nothing was thrown'),
    (caught: unknown) => caught,
  )
  assert.ok(error instanceof AppError, String(error))
  return error
}

const unit = (vector: readonly number[]): number[] => vector.map((value) => value / Math.hypot(...vector))
const words = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${'abc'.repeat(i)}d${'e'.repeat(i % 7)}`)

const manners: readonly (readonly [shows: string, manner: Manner])[] = [
  ['one size, flat numbers', { inputShape: [-1] }],
  ['two sizes, flat numbers', { inputShape: [-1, 1] }],
  ['two sizes of any width', { inputShape: [-1, -1] }],
  ['one size, nested numbers', { inputShape: [-1], isNested: true }],
  ['sizes as text, as gateways to gRPC write them', { inputShape: ['-1', '1'], isNested: true }],
]
for (const [shows, manner] of manners) {
  test(`embedderAt: ${shows}`, async (t) => {
    const { embedder } = await served(t, manner)
    assert.equal(embedder.name, 'letters')
    assert.deepEqual(await embedder.embed(['cab', 'badge']), [
      unit(embeddingOf('cab')),
      unit(embeddingOf('badge')),
    ])
  })
}

test('embedderAt: many texts go in batches of 32, and come back in their order', async (t) => {
  const { server, embedder } = await served(t)
  const texts = words(100)
  assert.deepEqual(
    await embedder.embed(texts),
    texts.map((text) => unit(embeddingOf(text))),
  )
  assert.deepEqual(
    server.asked.flatMap(({ texts }) => (texts.length === 0 ? [] : [texts.length])).toSorted(),
    [32, 32, 32, 4],
  )
})

test('embedderAt: two questions at a time at most', async (t) => {
  const { server, embedder } = await served(t, {}, { batchSize: 1 })
  let open = 0
  let most = 0
  for (let i = 0; i < 8; i++)
    server.troubles.push(({ path, texts }, outgoing) => {
      if (!path.endsWith('/infer')) return null
      most = Math.max(most, ++open)
      setTimeout(() => {
        open--
        const data = texts.flatMap(embeddingOf)
        outgoing.end(
          JSON.stringify({
            outputs: [{ name: 'EMBEDDING', datatype: 'FP32', shape: [1, DIMENSIONS], data }],
          }),
        )
      }, 5)
      return 'answered'
    })
  assert.equal((await embedder.embed(words(8))).length, 8)
  assert.equal(most, 2)
})

test('embedderAt: the model is asked what it takes once, and nothing is asked about no texts', async (t) => {
  const { server, embedder } = await served(t)
  assert.deepEqual(await embedder.embed([]), [])
  assert.deepEqual(server.asked, [])
  await embedder.embed(['a'])
  await embedder.embed(['b'])
  assert.deepEqual(
    server.asked.map(({ method, path }) => `${method} ${path.replace('/gateway/v2/', '')}`),
    ['GET health/ready', 'GET models/letters', 'POST models/letters/infer', 'POST models/letters/infer'],
  )
})

test('embedderAt: a vector of zeros stays one', async (t) => {
  const { embedder } = await served(t)
  assert.deepEqual(await embedder.embed(['???']), [new Array(DIMENSIONS).fill(0)])
})

test('embedderAt: an address with a version, with /infer, with a slash', async (t) => {
  const { server } = await served(t)
  for (const [end, name] of [
    ['/infer', 'letters'],
    ['/', 'letters'],
    ['/versions/3', 'letters/versions/3'],
    ['/versions/3/infer', 'letters/versions/3'],
  ] as const) {
    const embedder = embedderAt(`${server.url}${end}?route=blue`)
    assert.equal(embedder.name, name)
    assert.equal((await embedder.embed(['a'])).length, 1)
    assert.match(server.asked.at(-1)?.path ?? '', /\/infer\?route=blue$/)
  }
})

const addresses: readonly (readonly [address: string, message: RegExp])[] = [
  ['letters', /no http or https URL/],
  ['file:///v2/models/letters', /no http or https URL/],
  ['http://host:8000', /"http:\/\/host:8000\/", names no model/],
  ['http://host/v1/models/letters:predict', /names no model/],
  [
    'http://me:secret@host/v2/models/letters?key=secret',
    /"http:\/\/host\/v2\/models\/letters", holds a user/,
  ],
]
for (const [address, message] of addresses) {
  test(`embedderAt: ${address} is bad input`, async () => {
    const error = await failureOf((async () => embedderAt(address))())
    assert.equal(error.failure, 'input')
    assert.match(error.message, message)
    assert.doesNotMatch(error.message + error.hint, /secret/)
  })
}

const passing = [
  ['503 passes', [replying(503, { error: 'busy' })], [500]],
  ['429 with a time waits that long', [replying(429, {}, { headers: { 'retry-after': '7' } })], [7000]],
  [
    'a date counts from that of the server',
    [
      replying(503, '', {
        headers: { 'retry-after': 'Wed, 21 Oct 2015 07:28:03 GMT', date: 'Wed, 21 Oct 2015 07:28:00 GMT' },
      }),
    ],
    [3000],
  ],
  ['waits grow', [replying(500, ''), replying(502, ''), replying(504, '')], [500, 1000, 2000]],
  ['a connection that breaks off', [breaking], [500]],
  ['no answer in time', [hanging], [500]],
] as const
for (const [shows, troubles, slept] of passing) {
  test(`embedderAt: ${shows}`, async (t) => {
    const { server, embedder, clock } = await served(t, {}, { attemptMs: 200 })
    server.troubles.push(...troubles)
    assert.equal((await embedder.embed(['a'])).length, 1)
    assert.deepEqual(clock.slept, slept)
  })
}

test('embedderAt: waits are shorter by up to a half, as chance has it', async (t) => {
  const clock = { ...fakeClock(), random: () => 0 }
  const { server, embedder } = await served(t, {}, { clock })
  server.troubles.push(replying(503, ''))
  await embedder.embed(['a'])
  assert.deepEqual(clock.slept, [250])
})

const ready = { path: /\/ready$/ }
test('embedderAt: a server that is not ready is asked again', async (t) => {
  const { server, embedder } = await served(t)
  server.troubles.push(
    replying(400, '', ready),
    replying(200, { ready: false }, ready),
    replying(503, '', ready),
  )
  assert.equal((await embedder.embed(['a'])).length, 1)
})

test('embedderAt: a server whose other models are not ready will do', async (t) => {
  const { server, embedder, clock } = await served(t)
  server.troubles.push(replying(400, '', { path: /health\/ready$/ }))
  assert.equal((await embedder.embed(['a'])).length, 1)
  assert.deepEqual(clock.slept, [])
})

test('embedderAt: a server without an address for readiness will do', async (t) => {
  const { server, embedder } = await served(t)
  server.troubles.push(replying(404, '', ready))
  assert.equal((await embedder.embed(['a'])).length, 1)
})

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
  ['trouble that does not pass', [503, { error: 'starting' }], 7, /status 503: "starting"/],
  ['a limit that does not pass', [429, {}, { headers: { 'retry-after': '900' } }], 1, /limits the rate/],
  [
    'a redirect',
    [307, '', { headers: { location: 'http://127.0.0.1:1/' } }],
    1,
    /redirect, which is not followed/,
  ],
  ['a token that is wanted', [403, {}], 1, /asks for a token/],
  ['a huge answer', [200, ' '.repeat(5000)], 1, /more than 4096 bytes/],
  ['a server that is not ready', [400, {}, ready], 8, /is not ready/],
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
  assert.match((await failureOf(embedder.embed(['a']))).message, /cannot be reached, 7 times/)
})

test('embedderAt: after a fault of one batch the others stop', async (t) => {
  const { server, embedder } = await served(t, {}, { batchSize: 1 })
  server.troubles.push(replying(400, {}))
  await failureOf(embedder.embed(words(50)))
  const before = server.asked.length
  await new Promise((resolve) => setTimeout(resolve, 50))
  assert.equal(server.asked.length, before)
  assert.ok(before < 10, String(before))
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
    server.troubles.push(replying(status, { error: `bad Authorization: Bearer ${TOKEN}` }))
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

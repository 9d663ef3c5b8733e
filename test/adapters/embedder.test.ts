import assert from 'node:assert/strict'
import { test } from 'node:test'
import { embedderAt } from '../../src/adapters/embedder.ts'
import { breaking, DIMENSIONS, embeddingOf, hanging, type Manner, replying } from '../inference-server.ts'
import { failureOf, fakeClock, served, words } from './served.ts'

const unit = (vector: readonly number[]): number[] => vector.map((value) => value / Math.hypot(...vector))
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
  assert.equal(server.asked.length, 0)
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

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { systemClock } from '../../src/adapters/patient-http.ts'
import { type PostCounts, postQueue } from '../../src/adapters/post-queue.ts'

type Received = { readonly body: string; readonly headers: IncomingHttpHeaders }
type Given = {
  /** Status of each answer, the last for all that follow; 0 cuts the connection. */
  readonly answers: readonly number[]
  readonly bodies: readonly unknown[]
  readonly delayMs?: number
  readonly patienceMs?: number
}
type Seen = { readonly received: Received[]; readonly counts: PostCounts; readonly troubles: string[] }

async function seenOf({ answers, bodies, delayMs = 0, patienceMs = 5000 }: Given): Promise<Seen> {
  const received: Received[] = []
  const troubles: string[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const status = answers[Math.min(received.length, answers.length - 1)] ?? 200
    received.push({ body, headers: request.headers })
    setTimeout(() => {
      if (status === 0) response.destroy()
      else response.writeHead(status).end('says the server')
    }, delayMs)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const queue = postQueue({
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/infer`),
    headers: { 'x-team': 'ml' },
    // Waits are not waited for.
    http: { clock: { now: () => performance.now(), sleep: async () => {}, random: () => 0 } },
    onTrouble: (sentence) => troubles.push(sentence),
  })
  for (const body of bodies) queue.offer(body)
  const counts = await queue.close(patienceMs)
  server.closeAllConnections()
  server.close()
  return { received, counts, troubles }
}

const cases: readonly (readonly [shows: string, given: Given, counts: PostCounts, trouble?: RegExp])[] = [
  ['all are sent', { answers: [200], bodies: [1, 2, 3] }, { sent: 3, failed: 0, dropped: 0 }],
  [
    'a busy server is asked again',
    { answers: [429, 503, 201], bodies: [1] },
    { sent: 1, failed: 0, dropped: 0 },
  ],
  ['so is one that hangs up', { answers: [0, 200], bodies: [1] }, { sent: 1, failed: 0, dropped: 0 }],
  [
    'a refusal is told, and the next one sent',
    { answers: [422, 200], bodies: [1, 2] },
    { sent: 1, failed: 1, dropped: 0 },
    /^http:\/\/127\.0\.0\.1:\d+ answered with status 422: says the server$/,
  ],
  [
    'a server that never recovers is told',
    { answers: [500], bodies: [1] },
    { sent: 0, failed: 1, dropped: 0 },
    /status 500/,
  ],
  [
    'of too many the last are dropped, and counted',
    { answers: [200], bodies: Array.from({ length: 1501 }, (_, index) => index) },
    { sent: 1001, failed: 0, dropped: 500 },
  ],
  [
    'what is left when time is up is dropped, and counted',
    { answers: [200], bodies: [1, 2, 3], delayMs: 200, patienceMs: 20 },
    { sent: 0, failed: 0, dropped: 3 },
  ],
]
for (const [shows, given, counts, trouble] of cases)
  test(`post: ${shows}`, async () => {
    const seen = await seenOf(given)
    assert.deepEqual(seen.counts, counts)
    if (trouble === undefined) assert.deepEqual(seen.troubles, [])
    else assert.match(seen.troubles.join('\n'), trouble)
  })

test('post: JSON in the order of offering, with the headers', async () => {
  const { received } = await seenOf({ answers: [200], bodies: [{ a: 1 }, { b: 'ü' }] })
  assert.deepEqual(
    received.map(({ body }) => body),
    ['{"a":1}', '{"b":"ü"}'],
  )
  assert.deepEqual(
    [received[0]?.headers['content-type'], received[0]?.headers['x-team']],
    ['application/json', 'ml'],
  )
})

test('post: an address that does not answer is asked once more for each line, and not waited for', async () => {
  const began = performance.now()
  const queue = postQueue({
    url: new URL('http://127.0.0.1:9/'),
    headers: {},
    http: { clock: systemClock },
    onTrouble: () => {},
  })
  for (let line = 0; line < 50; line++) queue.offer(line)
  assert.deepEqual(await queue.close(60_000), { sent: 0, failed: 50, dropped: 0 })
  const tookS = (performance.now() - began) / 1000
  assert.ok(tookS < 30, `${tookS} s: each line was waited for`)
})

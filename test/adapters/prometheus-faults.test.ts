import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { gzipSync } from 'node:zlib'
import { prometheusApi } from '../../src/adapters/prometheus-api.ts'
import type { PrometheusOptions } from '../../src/adapters/prometheus-options.ts'
import { replying, startPrometheus, type Trouble } from './prometheus-server.ts'
import { failureOf } from './served.ts'

const TOKEN = 'hush-0123456789'
const error = (errorType: string, text: string) => ({ status: 'error', errorType, error: text })

const refusals: readonly (readonly [
  shows: string,
  trouble: Trouble,
  times: number,
  message: RegExp,
  hint: RegExp,
])[] = [
  [
    'a bad query',
    replying(400, error('bad_data', 'parse error: 1:3')),
    1,
    /does not take the question: "parse error: 1:3"$/,
    /Correct the query/,
  ],
  [
    'a query that cannot run',
    replying(422, error('execution', 'found duplicate series')),
    1,
    /cannot run the query: "found/,
    /Correct it/,
  ],
  [
    'a query that takes too long',
    replying(503, error('timeout', 'query timed out')),
    1,
    /cannot answer so much at once: "query timed/,
    /Ask for less/,
  ],
  [
    'a limit that stays',
    replying(422, error('execution', 'the query exceeded the maximum of chunks')),
    1,
    /so much at once/,
    /Ask for less/,
  ],
  [
    'trouble of its own',
    replying(500, error('internal', 'oops')),
    5,
    /failed with status 500: "oops"/,
    /later/,
  ],
  ['trouble before it', replying(502, '<html>'), 5, /answers with status 502$/, /later/],
  ['too many questions', replying(429, 'slow down'), 5, /limits the rate of questions: "slow down"/, /later/],
  [
    'nobody let in',
    replying(401, 'Unauthorized'),
    1,
    /asks who is there: status 401: "Unauthorized"/,
    /Give a token/,
  ],
  ['no tenant', replying(401, 'no org id'), 1, /asks for a tenant: "no org id"/, /X-Scope-OrgID/],
  ['no right', replying(403, ''), 1, /asks who is there: status 403$/, /Give a token/],
  [
    'no API',
    replying(404, '404 page not found'),
    1,
    /has nothing at \/api\/v1\/query: "404 page not found"/,
    /\/prometheus of Mimir/,
  ],
  ['a body that is too large', replying(413, ''), 1, /does not take so much/, /less/],
  ['another status', replying(418, ''), 1, /answers with status 418$/, /address/],
  [
    'a page',
    replying(200, '<html><body>Sign in</body></html>'),
    1,
    /something else than its API does$/,
    /address/,
  ],
  ['other JSON', replying(200, { hello: 'you' }), 1, /something else than its API does$/, /address/],
  ['an error with status 200', replying(200, error('bad_data', 'x')), 1, /failed with status 200: "x"/, /./],
  [
    'a redirect',
    replying(302, '', { location: 'https://sso.example/login?state=secret#x' }),
    1,
    /redirect, which is not followed: "https:\/\/sso\.example\/login"$/,
    /leads to/,
  ],
  [
    'another packing',
    replying(200, 'x', { 'content-encoding': 'br' }),
    1,
    /packs its answer as "br"/,
    /gzip/,
  ],
  [
    'what is no gzip',
    replying(200, 'x', { 'content-encoding': 'gzip' }),
    5,
    /broke off its answer \(Z_/,
    /again/,
  ],
  [
    'half a gzip',
    replying(200, gzipSync('{}'.repeat(999)).subarray(0, 20), { 'content-encoding': 'gzip' }),
    5,
    /broke off its answer \(Z_BUF/,
    /again/,
  ],
  [
    'a gzip that is all zeros',
    replying(200, gzipSync(Buffer.alloc(4_000_000)), { 'content-encoding': 'gzip' }),
    1,
    /more than 100000 bytes/,
    /less/,
  ],
  [
    'an answer without end',
    (_, response) => void response.writeHead(200).end(Buffer.alloc(200_000, ' ')),
    1,
    /more than 100000 bytes/,
    /less/,
  ],
  [
    'a cut',
    ({ socket }, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{')
      setTimeout(() => socket.destroy(), 5)
    },
    5,
    /broke off its answer \(ECONNRESET\), 5 times/,
    /again/,
  ],
]
for (const [shows, trouble, times, message, hint] of refusals) {
  test(`prometheusApi: ${shows} is told in words`, async (t) => {
    const { api, troubles, url } = await startPrometheus(t)
    for (let time = 0; time < times; time++) troubles.push(trouble)
    const failure = await failureOf(api({ largestReplyBytes: 100_000 }).instant('up', 1))
    assert.equal(failure.failure, 'source')
    assert.ok(failure.message.startsWith(`Prometheus at ${url} `), failure.message)
    assert.match(failure.message, message)
    assert.match(failure.hint, hint)
    assert.deepEqual(troubles, [])
  })
}

test('prometheusApi: no answer, and nobody there', async (t) => {
  const { api, troubles, url } = await startPrometheus(t)
  for (let time = 0; time < 9; time++) troubles.push(() => undefined)
  const late = await failureOf(api({ timeoutMs: 50 }).instant('up', 1))
  assert.match(late.message, /gave no answer within 0\.05 s, 5 times$/)
  const nobody = await failureOf(api({ url: url.replace(/\d+$/, '1') }).instant('up', 1))
  assert.match(nobody.message, /cannot be reached \(ECONNREFUSED\), 5 times$/)
})

const ways: readonly (readonly [
  shows: string,
  options: Partial<PrometheusOptions>,
  authorization: string,
  secret: string,
])[] = [
  ['a token', { bearer: TOKEN }, `Bearer ${TOKEN}`, TOKEN],
  [
    'a user and password',
    { basic: { user: 'me', password: TOKEN } },
    `Basic ${Buffer.from(`me:${TOKEN}`).toString('base64')}`,
    TOKEN,
  ],
  ['a header', { headers: { Authorization: `Custom ${TOKEN}` } }, `Custom ${TOKEN}`, TOKEN],
]
for (const [shows, options, authorization, secret] of ways) {
  test(`prometheusApi: ${shows} is sent, and never told`, async (t) => {
    const { api, asked, troubles } = await startPrometheus(t)
    await api(options).instant('up', 1)
    assert.equal(asked[0]?.headers.authorization, authorization)
    const repeated = `you sent ${authorization} ${secret} ${secret.repeat(900)}`
    for (const [trouble, message] of [
      [replying(401, repeated), /does not accept this token or password: status 401/],
      [replying(403, error('forbidden', repeated)), /does not let this account ask/],
      [replying(400, error('bad_data', repeated)), /does not take/],
      [replying(307, '', { location: `http://x/${secret}` }), /redirect/],
      [replying(200, repeated), /something else/],
    ] as const) {
      troubles.push(trouble)
      const failure = await failureOf(api(options).instant('up', 1))
      assert.match(failure.message, message)
      assert.doesNotMatch(
        inspect(failure, { depth: 9 }),
        new RegExp(`${secret}|${authorization.split(' ')[1]}`),
      )
    }
  })
}

const wrong: readonly (readonly [shows: string, options: Partial<PrometheusOptions>, message: RegExp])[] = [
  ['no address', { url: '' }, /no http or https URL/],
  ['another scheme', { url: 'file:///etc/passwd' }, /no http or https URL/],
  ['a password in the address', { url: `http://me:${TOKEN}@h` }, /"http:\/\/h\/", holds a user or password/],
  ['an empty token', { bearer: '' }, /the token is empty/],
  ['a token that breaks the header', { bearer: `${TOKEN}\nx: y` }, /characters that no token has/],
  ['two ways in', { bearer: TOKEN, basic: { user: 'me', password: TOKEN } }, /more than one way/],
  ['two ways in, one a header', { bearer: TOKEN, headers: { AUTHORIZATION: TOKEN } }, /more than one way/],
  ['a user with a colon', { basic: { user: 'a:b', password: TOKEN } }, /colon/],
  ['the name of a header', { headers: { 'a b': TOKEN } }, /the header "a b" has a name/],
  ['the value of a header', { headers: { a: `${TOKEN}\r\nb: c` } }, /the header "a" has a value/],
]
for (const [shows, options, message] of wrong) {
  test(`prometheusApi: ${shows} is bad input, and no secret is told`, async () => {
    const failure = await failureOf((async () => prometheusApi({ url: 'http://h', ...options }))())
    assert.equal(failure.failure, 'input')
    assert.match(failure.message, message)
    assert.doesNotMatch(inspect(failure, { depth: 9 }), /hush/)
  })
}

const windows: readonly (readonly [
  shows: string,
  startS: number,
  endS: number,
  stepS: number,
  message: RegExp,
])[] = [
  ['an end before the start', 2, 1, 1, /ends before it begins/],
  ['no step', 1, 2, 0, /a step of 0 s/],
  ['a step back', 1, 2, -1, /a step of -1 s/],
  ['no time', Number.NaN, 2, 1, /NaN is no time/],
  ['no end', 1, Infinity, 1, /Infinity is no time/],
]
for (const [shows, startS, endS, stepS, message] of windows) {
  test(`range: ${shows} is bad input`, async () => {
    const failure = await failureOf(prometheusApi({ url: 'http://h' }).range('up', startS, endS, stepS))
    assert.equal(failure.failure, 'input')
    assert.match(failure.message, message)
  })
}

const addresses: readonly (readonly [url: string, path: string])[] = [
  ['http://127.0.0.1:9090', '/api/v1/query'],
  ['http://127.0.0.1:9090/', '/api/v1/query'],
  ['http://127.0.0.1:9090/prometheus/', '/prometheus/api/v1/query'],
  ['http://127.0.0.1:9090/api/v1', '/api/v1/query'],
  ['http://127.0.0.1:9090/select/0/prometheus/api/v1/query_range', '/select/0/prometheus/api/v1/query'],
  ['http://127.0.0.1:9090/graph', '/api/v1/query'],
]
for (const [address, path] of addresses) {
  test(`prometheusApi: ${address} asks ${path}`, async (t) => {
    const { api, asked, url } = await startPrometheus(t)
    await failureOf(api({ url: address.replace('http://127.0.0.1:9090', url) }).instant('up[', 1)).catch(
      () => null,
    )
    assert.equal(asked[0]?.path, path)
  })
}

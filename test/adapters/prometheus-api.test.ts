import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Manner, replying, startPrometheus } from './prometheus-server.ts'

const DAY_S = 86_400
const START_S = 1_700_000_000

test('instant: one point of each series, asked with POST', async (t) => {
  const { api, asked } = await startPrometheus(t, { prefix: '/prometheus' })
  const { series, warnings, infos } = await api({
    headers: { 'X-Scope-OrgID': 'team' },
    timeoutMs: 7000,
  }).instant('sum(a + b)', 12.5)
  assert.deepEqual(series, [{ name: 'joules', labels: { pod: 'a' }, points: [[12.5, 12500]] }])
  assert.deepEqual([warnings, infos], [[], []])
  const [{ method, path, params, headers } = assert.fail()] = asked
  assert.deepEqual([method, path], ['POST', '/prometheus/api/v1/query'])
  assert.deepEqual(
    [...params],
    [
      ['query', 'sum(a + b)'],
      ['time', '12.5'],
      ['timeout', '7000ms'],
    ],
  )
  assert.equal(headers['content-type'], 'application/x-www-form-urlencoded')
  assert.equal(headers['x-scope-orgid'], 'team')
})

test('range: a window of any length, every step of it once', async (t) => {
  const { api, asked } = await startPrometheus(t)
  const { series } = await api().range('joules', START_S, START_S + 7 * DAY_S, 15)
  const points = series[0]?.points ?? []
  assert.deepEqual([series.length, points.length, asked.length], [1, 7 * 5760 + 1, 4])
  for (const [index, [atS]] of points.entries()) assert.equal(atS, START_S + 15 * index)
  assert.equal(asked[0]?.path, '/api/v1/query_range')
})

test('range: its end is kept to, and steps are milliseconds', async (t) => {
  const { api } = await startPrometheus(t)
  const times = async (...[startS, endS, stepS]: readonly [number, number, number]) =>
    (await api().range('joules', startS, endS, stepS)).series[0]?.points.map(([atS]) => atS)
  assert.deepEqual(await times(0.1, 0.35, 0.1), [0.1, 0.2, 0.3])
  assert.deepEqual(await times(5, 5, 60), [5])
  assert.equal((await times(0, 11_000, 1))?.length, 11_001)
})

const edges: readonly Manner[] = [
  { isClosed: false },
  { isClosed: true },
  { isClosed: false, mostSamples: 7 },
  { isClosed: true, mostSamples: 7 },
]
for (const manner of edges) {
  test(`samples: all of a window, each once: ${JSON.stringify(manner)}`, async (t) => {
    const { api, asked } = await startPrometheus(t, { ...manner, everyMs: 1000 })
    const windows = [
      [START_S, START_S + 60],
      [START_S + 0.001, START_S + 59.999],
      [START_S + 10, START_S + 10],
      [START_S - 0.001, START_S + 35],
    ] as const
    for (const [startS, endS] of windows) {
      const { series } = await api({ samplesWindowS: 10 }).samples('joules', startS, endS)
      const wanted = []
      for (let atS = Math.ceil(startS); atS <= endS; atS++) wanted.push([atS, atS * 1000])
      assert.deepEqual(series[0]?.points ?? [], wanted)
    }
    assert.match(asked[0]?.params.get('query') ?? '', /^joules\[10000ms\]$/)
  })
}

test('samples: none is no series', async (t) => {
  const { api } = await startPrometheus(t, { everyMs: 60_000, isClosed: true })
  assert.deepEqual((await api().samples('joules', 60.001, 119)).series, [])
})

test('range: what is too much is asked for in halves', async (t) => {
  const { api, asked } = await startPrometheus(t, { mostSamples: 300 })
  const { series } = await api().range('joules', 0, 1000, 1)
  assert.deepEqual(
    series[0]?.points.map(([atS]) => atS),
    Array.from({ length: 1001 }, (_, atS) => atS),
  )
  assert.equal(asked.length, 1 + 2 + 4)
})

test('range: an answer that is too large to read is asked for in halves', async (t) => {
  const { api } = await startPrometheus(t)
  const { series } = await api({ largestReplyBytes: 20_000 }).range('joules', 0, 2000, 1)
  assert.equal(series[0]?.points.length, 2001)
})

test('names: of the metrics that a selector finds', async (t) => {
  const { api, asked } = await startPrometheus(t)
  const match = '{__name__=~"kepler_.*"}'
  assert.deepEqual(await api().names(match), { names: [match], warnings: [], infos: [] })
  await api().names('up', { startS: 1, endS: 2.5 })
  assert.deepEqual(
    asked.map(({ method, params }) => [method, [...params].slice(1)]),
    [
      ['GET', []],
      [
        'GET',
        [
          ['start', '1'],
          ['end', '2.5'],
        ],
      ],
    ],
  )
})

test('prometheusApi: a server that takes no POST is asked with GET from then on', async (t) => {
  const { api, asked, troubles, url } = await startPrometheus(t)
  troubles.push(replying(405, ''))
  const client = api({ url: `${url}?tenant=a` })
  await client.instant('joules', 1)
  await client.instant('joules', 2)
  assert.deepEqual(
    asked.map(({ method }) => method),
    ['POST', 'GET', 'GET'],
  )
  assert.deepEqual([...(asked[2]?.params ?? [])].slice(0, 3), [
    ['tenant', 'a'],
    ['query', 'joules'],
    ['time', '2'],
  ])
})

test('prometheusApi: remarks of all pieces are told, each once', async (t) => {
  const { api, troubles } = await startPrometheus(t)
  for (let piece = 0; piece < 2; piece++)
    troubles.push(
      replying(200, {
        status: 'success',
        data: { resultType: 'matrix', result: [] },
        warnings: ['partial'],
        infos: ['rate of a gauge'],
      }),
    )
  const found = await api().range('joules', 0, 20_000, 1)
  assert.deepEqual(found, { series: [], warnings: ['partial'], infos: ['rate of a gauge'] })
})

test('prometheusApi: trouble that passes is waited for', async (t) => {
  const { api, clock, troubles } = await startPrometheus(t)
  troubles.push(
    replying(503, 'starting'),
    replying(429, '', { 'retry-after': '7' }),
    ({ socket }) => socket.destroy(),
    replying(500, { status: 'error', errorType: 'internal', error: 'oops' }),
  )
  assert.equal((await api().instant('joules', 1)).series.length, 1)
  assert.deepEqual(clock.slept, [500, 7000, 2000, 4000])
})

test('prometheusApi: no more pieces are asked for after one was refused', async (t) => {
  const { api, asked, troubles } = await startPrometheus(t)
  troubles.push(replying(401, ''))
  await assert.rejects(api({ concurrency: 1 }).range('joules', 0, 1e6, 1))
  assert.equal(asked.length, 1)
})

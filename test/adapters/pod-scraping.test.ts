import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import {
  clusterOf,
  exposing,
  type Handler,
  podNames,
  refreshed,
  sourceOf,
  startPods,
  TEXT,
} from './pods-server.ts'

const selector = { app: 'a' }
const NOW_S = 1_700_000_000
const now = (): number => NOW_S

test('podScrapingSource: every value of every pod, with its pod and name', async (t) => {
  const text =
    'up 1\nh_bucket{le="+Inf"} 2\nh_sum NaN\nh_count{pod="x"} 4 1500\nodd{pod="",exported_pod="e"} +Inf\n'
  const { port } = await startPods(t, exposing(text))
  const { api } = clusterOf({ selector, pods: podNames(2) })
  const result = await refreshed(api, { metricsPort: port, now })
  const of = (pod: string) => [
    { labels: { pod, __name__: 'up' }, value: 1, at_s: NOW_S },
    { labels: { le: '+Inf', pod, __name__: 'h_bucket' }, value: 2, at_s: NOW_S },
    { labels: { pod, __name__: 'h_sum' }, value: null, at_s: NOW_S },
    { labels: { exported_pod: 'x', pod, __name__: 'h_count' }, value: 4, at_s: 1.5 },
    { labels: { exported_pod: 'e', pod, __name__: 'odd' }, value: Infinity, at_s: NOW_S },
  ]
  assert.deepEqual(result.values, [...of('pod-0'), ...of('pod-1')])
  assert.deepEqual(
    [result.query_name, result.collected_at_s, result.error, result.warnings],
    ['all_metrics', NOW_S, null, []],
  )
  assert.deepEqual(
    result.targets.map(({ ms, ...status }) => ({ ...status, ms: ms >= 0 && ms < 5000 })),
    ['pod-0', 'pod-1'].map((pod) => ({ pod, ok: true, http: 200, error: null, ms: true })),
  )
})

test('podScrapingSource: a pod label of the pod is kept under a free name', async (t) => {
  const { port } = await startPods(t, exposing('m{pod="x",exported_pod="y",__proto__="z"} 1\n'))
  const { api } = clusterOf({ selector, pods: podNames(1) })
  const { values } = await refreshed(api, { metricsPort: port })
  assert.deepEqual(Object.entries(values[0]?.labels ?? {}), [
    ['exported_pod', 'y'],
    ['__proto__', 'z'],
    ['exported_exported_pod', 'x'],
    ['pod', 'pod-0'],
    ['__name__', 'm'],
  ])
})

test('podScrapingSource: what a pod is asked', async (t) => {
  const { port, asked } = await startPods(t, exposing('up 1\n'))
  const { api } = clusterOf({ selector, pods: podNames(1), secret: { token: ' abc\n' } })
  await refreshed(api, {
    metricsPort: port,
    metricsPath: '//evil.example/metrics?a=b',
    metricsReaderSecretName: 'x',
  })
  const [request] = asked
  assert.equal(request?.url, '//evil.example/metrics?a=b')
  assert.equal(request?.headers.authorization, 'Bearer abc')
  assert.equal(
    request?.headers.accept,
    'application/openmetrics-text;version=1.0.0;q=0.9,text/plain;version=0.0.4;q=0.8',
  )
  assert.equal(request?.headers['accept-encoding'], 'gzip')
})

const formats: readonly (readonly [
  shows: string,
  text: string | Buffer,
  headers: Record<string, string>,
  value: number,
])[] = [
  [
    'OpenMetrics',
    'up 1 9.5\n# EOF\n',
    { 'content-type': 'application/openmetrics-text; version=1.0.0' },
    9.5,
  ],
  ['no type at all', 'up 1 9500\n', {}, 9.5],
  ['OpenMetrics of no type', 'up 1 9.5\n# EOF\n', {}, 9.5],
  ['gzip', gzipSync('up 1 9500\n'), { 'content-type': TEXT, 'content-encoding': 'gzip' }, 9.5],
]
for (const [shows, text, headers, atS] of formats) {
  test(`podScrapingSource: reads ${shows}`, async (t) => {
    const { port } = await startPods(t, exposing(text, headers))
    const { api } = clusterOf({ selector, pods: podNames(1) })
    const { values } = await refreshed(api, { metricsPort: port })
    assert.deepEqual(values, [{ labels: { pod: 'pod-0', __name__: 'up' }, value: 1, at_s: atS }])
  })
}

const bad: readonly (readonly [shows: string, handler: Handler, http: number | null, error: RegExp])[] = [
  [
    'a page',
    exposing('<html>', { 'content-type': 'text/html' }),
    200,
    /answers with "text\/html", which is not metrics\. Are port/,
  ],
  ['another format', exposing('', { 'content-type': 'application/vnd.google.protobuf' }), 200, /not metrics/],
  ['a broken line', exposing('up 1\nup x\n'), 200, /^line 2: the value is no number: "x"\. Write/],
  ['half a text', exposing('up 1\nup 2'), 200, /^line 2: .* Was the text cut off/],
  ['half OpenMetrics', exposing('up 1\n', { 'content-type': 'application/openmetrics-text' }), 200, /# EOF/],
  ['status 204', exposing('', {}, 204), 204, /^answers with status 204\.$/],
  ['status 401', exposing('', {}, 401), 401, /status 401\. Name a Secret/],
  ['status 404', exposing('', {}, 404), 404, /status 404\. Is the path/],
  ['status 500', exposing('', {}, 500), 500, /status 500\.$/],
  [
    'a redirect',
    exposing('', { location: 'http://evil/' }, 302),
    302,
    /redirect to "http:\/\/evil\/", which is not followed/,
  ],
  ['a body that is too large', exposing('#'.repeat(3000)), null, /more than 2000 bytes/],
  [
    'a gzip bomb',
    exposing(gzipSync('#'.repeat(1e6)), { 'content-type': TEXT, 'content-encoding': 'gzip' }),
    null,
    /more than 2000 bytes/,
  ],
  [
    'a cut',
    ({ socket }, response) => {
      response.writeHead(200, { 'content-type': TEXT, 'content-length': '99' }).write('up 1\n')
      setTimeout(() => socket.destroy(), 5)
    },
    null,
    /broke off its answer/,
  ],
  ['nothing', ({ socket }) => socket.destroy(), null, /broke off its answer \(ECONNRESET\)/],
  ['silence', () => undefined, null, /gave no answer within 0\.3 s/],
  [
    'a trickle',
    (_, response) => {
      response.writeHead(200, { 'content-type': TEXT })
      const timer = setInterval(() => response.write('#\n'), 20)
      response.on('close', () => clearInterval(timer))
    },
    null,
    /gave no answer within 0\.3 s/,
  ],
]
for (const [shows, handler, http, error] of bad) {
  test(`podScrapingSource: ${shows} is the fault of one pod`, async (t) => {
    const { port, troubles } = await startPods(t, exposing('up 1\n'))
    troubles.push(handler)
    const { api } = clusterOf({ selector, pods: podNames(3) })
    const options = {
      metricsPort: port,
      maxConcurrentScrapes: 1,
      scrapeTimeoutMs: 300,
      largestBodyBytes: 2000,
    }
    const result = await refreshed(api, options)
    assert.deepEqual(
      result.values.map(({ labels }) => labels['pod']),
      ['pod-1', 'pod-2'],
    )
    assert.equal(result.error, null)
    const [first, second] = result.targets
    assert.deepEqual([first?.ok, first?.http, second?.ok], [false, http, true])
    assert.match(first?.error ?? '', error)
    assert.match(result.warnings.join(' '), /^1 of 3 pods of the Service "n\/s" gave no metrics\. pod-0: /)
  })
}

test('podScrapingSource: the fault of all pods is the error of the result, and is kept', async (t) => {
  const { port } = await startPods(t, exposing('', {}, 401))
  const { api } = clusterOf({ selector, pods: podNames(2) })
  const source = sourceOf(api, { metricsPort: port, now })
  const result = (await source.refresh()).get('all_metrics')
  assert.deepEqual([result?.values, result?.warnings, result?.collected_at_s], [[], [], NOW_S])
  assert.equal(result?.error?.failure, 'source')
  assert.match(
    result.error.message,
    /^none of 2 pods of the Service "n\/s" gave metrics: pod-0: answers with status 401/,
  )
  assert.equal(result.error.details.length, 2)
  assert.equal(source.get('all_metrics')?.result, result)
})

test('podScrapingSource: a pod without an address is not scraped', async () => {
  const { api } = clusterOf({ selector, pods: [{ name: 'p', ip: '' }] })
  assert.match((await refreshed(api, {})).targets[0]?.error ?? '', /has no IP address/)
})

test('podScrapingSource: nobody at the port', async (t) => {
  const { port } = await startPods(t, exposing(''))
  const { api } = clusterOf({ selector, pods: podNames(1) })
  const { targets } = await refreshed(api, { metricsPort: port === 1 ? 2 : 1 })
  assert.match(targets[0]?.error ?? '', /cannot be reached \(ECONNREFUSED\)/)
})

test('podScrapingSource: an IPv6 address', async (t) => {
  const started = await startPods(t, exposing('up 1\n'), '::1').catch(() => null)
  if (started === null) return t.skip('there is no IPv6 here')
  const { api } = clusterOf({ selector, pods: [{ name: 'p', ip: '::1' }] })
  assert.equal((await refreshed(api, { metricsPort: started.port })).values.length, 1)
})

test('podScrapingSource: no more pods at once than are allowed, in any number', async (t) => {
  const slow: Handler = (_, response) =>
    void setTimeout(() => response.writeHead(200, { 'content-type': TEXT }).end('up 1\n'), 10)
  const { port, load } = await startPods(t, slow)
  const { api } = clusterOf({ selector, pods: podNames(35) })
  assert.equal((await refreshed(api, { metricsPort: port })).values.length, 35)
  assert.equal(load.most, 10)
})

test('podScrapingSource: who refreshes meanwhile gets the same, and nobody waits for what is kept', async (t) => {
  const { port, asked, troubles } = await startPods(t, exposing('up 1\n'))
  const { api } = clusterOf({ selector, pods: podNames(1) })
  let nowS = NOW_S
  const source = sourceOf(api, { metricsPort: port, now: () => nowS })
  await source.refresh()
  let release = (): void => undefined
  troubles.push((_, response) => {
    release = () => void response.writeHead(200, { 'content-type': TEXT }).end('up 2\n')
  })
  const [first, second] = [source.refresh(), source.refresh({ queries: ['other'], params: { a: 'b' } })]
  while (asked.length < 2) await new Promise((resolve) => setTimeout(resolve, 5))
  assert.equal(source.get('all_metrics')?.result.values[0]?.value, 1)
  release()
  assert.equal(await first, await second)
  assert.deepEqual([...(await second).keys()], ['all_metrics'])
  assert.deepEqual([asked.length, source.get('all_metrics')?.result.values[0]?.value], [2, 2])
  nowS += 30.5
  assert.equal(source.get('all_metrics'), null)
  await source.refresh()
  assert.equal(asked.length, 3)
})

test('podScrapingSource: after a failure it is asked anew', async () => {
  const { api, read } = clusterOf({})
  const source = sourceOf(api, {})
  for (let time = 1; time <= 2; time++) {
    await assert.rejects(source.refresh(), {
      message: /^failed to discover pods: failed to get service "n\/s": /,
    })
    assert.equal(read.length, time)
  }
})

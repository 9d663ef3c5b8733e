import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { type PodScrapingOptions, podScrapingConfig } from '../../src/adapters/pod-scraping-options.ts'
import { AppError } from '../../src/errors.ts'
import { clusterOf, exposing, type Pod, podNames, refreshed, sourceOf, startPods } from './pods-server.ts'
import { failureOf } from './served.ts'

const TOKEN = 'hush-0123456789'
const selector = { app: 'a' }
const least = { serviceName: 's', serviceNamespace: 'n', metricsPort: 9090 }

test('podScrapingConfig: defaults, for what is left out and for what is empty', () => {
  const defaults = {
    ...least,
    metricsPath: '/metrics',
    metricsScheme: 'http',
    metricsReaderSecretName: '',
    metricsReaderSecretNamespace: 'n',
    metricsReaderSecretKey: 'token',
    bearerToken: '',
    scrapeTimeoutMs: 5000,
    maxConcurrentScrapes: 10,
    defaultTtlMs: 30_000,
    via: 'pod-ip',
    tls: { ca: null, insecure: false, serverName: null },
    largestBodyBytes: 64 * 1024 * 1024,
  }
  const empty = {
    metricsPath: '',
    metricsScheme: '',
    metricsReaderSecretNamespace: '',
    metricsReaderSecretKey: '',
    scrapeTimeoutMs: 0,
    maxConcurrentScrapes: 0,
    defaultTtlMs: 0,
  }
  for (const options of [least, { ...least, ...empty }]) {
    const { now, ...config } = podScrapingConfig(options)
    assert.deepEqual(config, defaults)
    assert.ok(Math.abs(now() - Date.now() / 1000) < 10)
  }
})

const wrong: readonly (readonly [shows: string, options: Partial<PodScrapingOptions>, message: RegExp])[] = [
  ['no Service', { serviceName: '' }, /^serviceName is required$/],
  ['no namespace', { serviceNamespace: '' }, /^serviceNamespace is required$/],
  ['port 0', { metricsPort: 0 }, /^metricsPort must be 1\.\.65535, and is 0$/],
  ['a port that is too high', { metricsPort: 65_536 }, /metricsPort must be/],
  ['a port with a fraction', { metricsPort: 1.5 }, /metricsPort must be/],
  ['no port', { metricsPort: Number.NaN }, /metricsPort must be/],
  ['another scheme', { metricsScheme: 'ftp' }, /metricsScheme "ftp" is none/],
  ['a negative time', { scrapeTimeoutMs: -1 }, /scrapeTimeoutMs must be/],
  ['half a scrape', { maxConcurrentScrapes: 0.5 }, /maxConcurrentScrapes must be/],
  ['no end of time', { defaultTtlMs: Infinity }, /defaultTtlMs must be/],
  ['a negative limit', { largestBodyBytes: -1 }, /largestBodyBytes must be/],
  ['a token that is none', { bearerToken: `${TOKEN}\nx: y` }, /characters that no token has/],
  ['a token through the API server', { via: 'api-server', bearerToken: TOKEN }, /does not get through/],
  [
    'a Secret through the API server',
    { via: 'api-server', metricsReaderSecretName: 'x' },
    /does not get through/,
  ],
  ['a CA through the API server', { via: 'api-server', tls: { ca: 'x' } }, /does not check/],
]
for (const [shows, options, message] of wrong) {
  test(`podScrapingSource: ${shows} is bad input`, async () => {
    const failure = await failureOf((async () => sourceOf(clusterOf({}).api, options))())
    assert.equal(failure.failure, 'input')
    assert.match(failure.message, message)
    assert.doesNotMatch(inspect(failure, { depth: 9 }), /hush/)
  })
}

const pods: readonly Pod[] = [
  { name: 'ready' },
  { name: 'not ready', ready: 'False' },
  { name: 'unknown', ready: 'Unknown' },
  { name: 'new', ready: null },
  { name: 'on its way out', isTerminating: true },
  { name: 'of another Service', labels: { app: 'b' } },
]
test('podScrapingSource: ready pods of the Service alone are scraped', async (t) => {
  const { port } = await startPods(t, exposing('up 1\n'))
  const { api, read } = clusterOf({ selector, pods })
  const { targets } = await refreshed(api, { metricsPort: port })
  assert.deepEqual(
    targets.map(({ pod }) => pod),
    ['ready'],
  )
  assert.deepEqual(read, ['/api/v1/namespaces/n/services/s', '/api/v1/namespaces/n/pods'])
})

for (const [shows, cluster] of [
  ['without a selector', { selector: null, pods }],
  ['with an empty selector', { selector: {}, pods }],
  ['without ready pods', { selector, pods: [{ name: 'x', ready: 'False' }] }],
] as const) {
  test(`podScrapingSource: a Service ${shows} has no metrics, which is no error, and is kept`, async () => {
    const { api, secretsRead } = clusterOf({ ...cluster, secret: { token: 'x' } })
    const source = sourceOf(api, { metricsReaderSecretName: 'x' })
    const result = (await source.refresh()).get('all_metrics')
    assert.deepEqual([result?.values, result?.error, result?.targets], [[], null, []])
    assert.deepEqual(result?.warnings, ['No ready pod of the Service "n/s" was found.'])
    assert.equal(source.get('all_metrics')?.result, result)
    assert.deepEqual(secretsRead(), [])
  })
}

test('podScrapingSource: names are parts of paths, whatever they hold', async () => {
  const { api, read } = clusterOf({ selector: null })
  await refreshed(api, { serviceName: '../x', serviceNamespace: 'a/b' })
  assert.deepEqual(read, ['/api/v1/namespaces/a%2Fb/services/..%2Fx'])
})

const tokens: readonly (readonly [
  shows: string,
  secret: Readonly<Record<string, string>> | undefined,
  options: Partial<PodScrapingOptions>,
  authorization: string | undefined,
  warning: RegExp | null,
])[] = [
  ['none', { token: TOKEN }, {}, undefined, null],
  ['that of a Secret', { token: TOKEN }, { metricsReaderSecretName: 'x' }, `Bearer ${TOKEN}`, null],
  ['with a line feed', { token: `${TOKEN}\n` }, { metricsReaderSecretName: 'x' }, `Bearer ${TOKEN}`, null],
  [
    'under another key',
    { token: 'a', b: TOKEN },
    { metricsReaderSecretName: 'x', metricsReaderSecretKey: 'b' },
    `Bearer ${TOKEN}`,
    null,
  ],
  [
    'one of its own',
    { token: 'a' },
    { metricsReaderSecretName: 'x', bearerToken: TOKEN },
    `Bearer ${TOKEN}`,
    null,
  ],
  [
    'no Secret',
    undefined,
    { metricsReaderSecretName: 'x' },
    undefined,
    /the secret "n\/x" cannot be read: .*status 404/,
  ],
  ['no such key', {}, { metricsReaderSecretName: 'x' }, undefined, /the secret "n\/x" has no key "token"/],
  [
    'no key of that name',
    {},
    { metricsReaderSecretName: 'x', metricsReaderSecretKey: 'constructor' },
    undefined,
    /no key "constructor"/,
  ],
  ['an empty one', { token: ' \n' }, { metricsReaderSecretName: 'x' }, undefined, /is no token/],
  [
    'one that breaks the header',
    { token: `${TOKEN}\nx: y` },
    { metricsReaderSecretName: 'x' },
    undefined,
    /is no token/,
  ],
]
for (const [shows, secret, options, authorization, warning] of tokens) {
  test(`podScrapingSource: the token: ${shows}`, async (t) => {
    const { port, asked } = await startPods(t, exposing('up 1\n'))
    const { api, secretsRead } = clusterOf({ selector, pods: podNames(4), secret })
    const result = await refreshed(api, { metricsPort: port, ...options })
    assert.deepEqual(
      asked.map(({ headers }) => headers.authorization),
      Array(4).fill(authorization),
    )
    assert.equal(result.values.length, 4)
    assert.equal(result.warnings.length, warning === null ? 0 : 1)
    if (warning !== null) assert.match(result.warnings[0] ?? '', warning)
    assert.ok(secretsRead().length <= 1)
    if ('bearerToken' in options) assert.deepEqual(secretsRead(), [])
    assert.doesNotMatch(inspect(result, { depth: 9 }), /hush/)
  })
}

test('podScrapingSource: a Secret of another namespace', async (t) => {
  const { port } = await startPods(t, exposing('up 1\n'))
  const { api, secretsRead } = clusterOf({ selector, pods: podNames(1), secret: { token: TOKEN } })
  await refreshed(api, { metricsPort: port, metricsReaderSecretName: 'x', metricsReaderSecretNamespace: 'm' })
  assert.deepEqual(secretsRead(), ['/api/v1/namespaces/m/secrets/x'])
})

test('podScrapingSource: through the API server', async () => {
  const asked: unknown[] = []
  const { api } = clusterOf({
    selector,
    pods: [{ name: 'one', ip: '' }, { name: 'two' }, { name: 'three' }, { name: 'four' }],
    async proxied(path, query) {
      asked.push([path, query])
      if (path.includes('two'))
        throw new AppError('source', 'the cluster does not let this account get pods/proxy', 'Bind it.')
      if (path.includes('three')) await new Promise((resolve) => setTimeout(resolve, 300))
      return path.includes('four') ? `${'#'.repeat(300)}\n` : 'up 1 9.5\n# EOF\n'
    },
  })
  const result = await refreshed(api, {
    via: 'api-server',
    metricsScheme: 'https',
    metricsPath: 'm?a=b&c=?',
    metricsPort: 8443,
    scrapeTimeoutMs: 100,
    largestBodyBytes: 100,
  })
  assert.deepEqual(asked[0], ['/api/v1/namespaces/n/pods/https:one:8443/proxy/m', { a: 'b', c: '?' }])
  assert.deepEqual(result.values, [{ labels: { pod: 'one', __name__: 'up' }, value: 1, at_s: 9.5 }])
  assert.deepEqual(
    result.targets.map(({ pod, ok, http, error }) => [pod, ok, http, error]),
    [
      ['one', true, 200, null],
      ['two', false, null, 'the cluster does not let this account get pods/proxy. Bind it.'],
      ['three', false, null, 'gave no answer within 0.1 s.'],
      ['four', false, 200, 'answers with more than 100 bytes. Are port and path right?'],
    ],
  )
})

import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import * as z from 'zod'
import { isReady } from '../../src/adapters/pod-discovery.ts'
import { podUrl } from '../../src/adapters/pod-scrape.ts'
import type { PodScrapingOptions } from '../../src/adapters/pod-scraping-options.ts'
import { clusterOf, exposing, type Pod, podNames, refreshed, sourceOf, startPods } from './pods-server.ts'
import { failureOf } from './served.ts'

export type Values = Readonly<Record<string, unknown>>

/** Checks one case; the first whose key is in `given` does it. */
export type Check = (t: TestContext, given: Values, expected: Values) => Promise<void> | void

const selector = { app: 'a' }
const NOW_S = 1_700_000_000
const MS_PER_S = 1000
/** Slow pods of a case are slow for as long, divided by this. */
const HASTE = 10

/** Names of Go begin with a capital, and its durations are written out. */
const Config = z
  .record(z.string(), z.unknown())
  .default({})
  .transform(
    (config): Partial<PodScrapingOptions> =>
      Object.fromEntries(
        Object.entries(config).map(([name, value]) => [
          `${name.slice(0, 1).toLowerCase()}${name
            .slice(1)
            .replace('DefaultTTL', 'DefaultTtlMs')
            .replace(/Timeout$/, 'TimeoutMs')}`,
          value,
        ]),
      ),
  )

const optionsOf = ({ config }: Values): Partial<PodScrapingOptions> => Config.parse(config)
const saysAs = (message: string, wanted: unknown): void =>
  assert.ok(message.toLowerCase().includes(String(wanted).toLowerCase()), message)

/** Made, or refused with those words; a Secret is looked up where it should be. */
export const created: Check = async (_, given, expected) => {
  const options = { serviceName: '', serviceNamespace: '', metricsPort: 0, ...optionsOf(given) }
  const { api, secretsRead } = clusterOf({ selector, pods: podNames(1), secret: {} })
  const make = async () => sourceOf(api, options)
  if ('error_contains' in expected) saysAs((await failureOf(make())).message, expected['error_contains'])
  else await make()
  if (!('secret_looked_up_in' in expected)) return
  await refreshed(api, { ...options, scrapeTimeoutMs: 100 })
  assert.match(secretsRead()[0] ?? '', new RegExp(`/namespaces/${expected['secret_looked_up_in']}/`))
}

export const ready: Check = (_, { pod_conditions }, expected) => {
  const conditions = z
    .array(z.object({ type: z.string(), status: z.string() }))
    .nullable()
    .parse(pod_conditions)
  assert.equal(isReady({ status: { conditions } }), expected['ready'])
}

const Listed = z.array(
  z
    .tuple([z.string(), z.string()])
    .rest(z.record(z.string(), z.string()))
    .transform(([name, state, labels]) => ({ name, state, labels })),
)
const Service = z.object({ selector: z.record(z.string(), z.string()).nullish() }).nullable()

export const discovered: Check = async (t, given, expected) => {
  const service = Service.parse(given['service'])
  const wanted = service?.selector ?? {}
  const pods = Listed.default([])
    .parse(given['pods'])
    .map(
      ({ name, state, labels = wanted }): Pod => ({
        name,
        labels,
        ready: state === 'Ready' ? 'True' : 'False',
      }),
    )
  const { port } = await startPods(t, exposing('up 1\n'))
  const { api } = clusterOf({ selector: service === null ? undefined : (service.selector ?? null), pods })
  if ('error_contains' in expected) {
    saysAs((await failureOf(refreshed(api, { metricsPort: port }))).message, expected['error_contains'])
    return
  }
  const result = await refreshed(api, { metricsPort: port })
  if ('pods' in expected)
    assert.deepEqual(
      result.targets.map(({ pod }) => pod),
      expected['pods'],
    )
  if ('error' in expected) assert.equal(result.error, expected['error'])
}

export const authorised: Check = async (t, given, expected) => {
  const secret = z.record(z.string(), z.string()).nullish().parse(given['secret']) ?? undefined
  const { port, asked } = await startPods(t, exposing('up 1\n'))
  const pods = podNames(typeof given['pods'] === 'number' ? given['pods'] : 1)
  const { api, secretsRead } = clusterOf({ selector, pods, secret })
  const result = await refreshed(api, { ...optionsOf(given), metricsPort: port })
  if ('header' in expected) assert.equal(asked[0]?.headers.authorization ?? null, expected['header'])
  if ('error' in expected) assert.equal(result.error, expected['error'])
  if ('secret_read' in expected) assert.equal(secretsRead().length > 0, expected['secret_read'])
  if ('secret_reads' in expected) assert.equal(secretsRead().length, expected['secret_reads'])
}

const Address = z.object({ ip: z.string(), scheme: z.string(), port: z.int(), path: z.string() })

export const addressed: Check = (_, given, expected) => {
  const { ip, scheme, port, path } = Address.parse(given)
  assert.equal(
    podUrl(ip, { metricsScheme: scheme, metricsPort: port, metricsPath: path }).href,
    expected['url'],
  )
}

/** One pod, or some: what it answers is in the case. */
export const scraped: Check = async (t, given, expected) => {
  const status = typeof given['status'] === 'number' ? given['status'] : 200
  const metric =
    typeof given['metric'] === 'string'
      ? `${given['metric']}\n`
      : '# TYPE a gauge\na 1\n# TYPE b gauge\nb 2\n'
  const location = given['location']
  const headers = { 'content-type': 'text/plain', ...(typeof location === 'string' ? { location } : {}) }
  const slowMs = Number(given['slow_ms'] ?? 200) / HASTE
  const answer = exposing(metric, headers, status)
  const { port, asked, load } = await startPods(t, (request, response) => {
    setTimeout(() => answer(request, response), slowMs)
  })
  const name = typeof given['pod'] === 'string' ? given['pod'] : 'pod-0'
  const pods = typeof given['pods'] === 'number' ? podNames(given['pods']) : [{ name }]
  const { api } = clusterOf({ selector, pods })
  const startedMs = performance.now()
  const result = await refreshed(api, {
    ...optionsOf(given),
    metricsPort: port,
    now: () => NOW_S,
    maxConcurrentScrapes: Number(given['MaxConcurrentScrapes'] ?? 0),
    scrapeTimeoutMs: Number(given['ScrapeTimeout_ms'] ?? 0) / HASTE,
    bearerToken: String(given['requires_header'] ?? '').replace('Bearer ', ''),
  })
  const tookMs = performance.now() - startedMs
  const [value] = result.values
  if (typeof expected['values'] === 'number') assert.equal(result.values.length, expected['values'])
  if ('error' in expected)
    assert.equal(result.error === null ? null : result.error.failure, expected['error'])
  if ('every_value_label' in expected)
    for (const [label, text] of Object.entries(
      z.record(z.string(), z.string()).parse(expected['every_value_label']),
    ))
      for (const { labels } of result.values) assert.equal(labels[label], text)
  if ('labels' in expected) {
    const labels = z.record(z.string(), z.string()).parse(expected['labels'])
    assert.deepEqual({ ...value?.labels }, { ...labels, pod: name })
  }
  if ('timestamp' in expected) assert.equal(value?.at_s, Number(metric.split(' ')[2]) / MS_PER_S)
  if ('follows' in expected) assert.equal(asked.length > 1, expected['follows'])
  if ('max_in_flight' in expected) assert.equal(load.most, expected['max_in_flight'])
  if ('refresh_ms_about' in expected) {
    const aboutMs = Number(expected['refresh_ms_about']) / HASTE
    assert.ok(tookMs >= aboutMs - 5 && tookMs < aboutMs + 2000, String(tookMs))
  }
  if ('requires_header' in given) assert.equal(asked[0]?.headers.authorization, given['requires_header'])
}

import { isIPv6 } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError, sentenceOf } from '../errors.ts'
import { ACCEPTED, type Format, formatOf } from '../exposition/format.ts'
import { parseExposition } from '../exposition/parse.ts'
import type { Labels, Sample } from '../exposition/sample.ts'
import type { MetricValue, TargetStatus } from '../metrics/result.ts'
import { quoted } from '../quoted.ts'
import { exchange, isReply } from './http-exchange.ts'
import type { ClusterApi } from './kubernetes-api.ts'
import type { ReadyPod } from './pod-discovery.ts'
import type { PodScrapingConfig } from './pod-scraping-options.ts'

export type Scrape = {
  readonly status: TargetStatus
  /** Unix seconds, of the question. */
  readonly at_s: number
  readonly values: readonly MetricValue[]
}

/** What a pod answered, or what went wrong; with the status that came with it. */
type Fetched = { readonly http: number | null } & (
  | { readonly ok: true; readonly text: Uint8Array | string; readonly format: Format | null }
  | { readonly ok: false; readonly error: string }
)

/** Scrapes one pod. What goes wrong is in its status: one pod is not all of them. */
export async function scrapePod(
  pod: ReadyPod,
  token: string | null,
  cluster: Pick<ClusterApi, 'text'>,
  config: PodScrapingConfig,
): Promise<Scrape> {
  const at_s = config.now()
  const startedMs = performance.now()
  const fetched =
    config.via === 'pod-ip' ? await byIp(pod, token, config) : await byApiServer(pod, cluster, config)
  const scrape = (values: readonly MetricValue[], error: string | null): Scrape => ({
    at_s,
    values,
    status: {
      pod: pod.name,
      ok: error === null,
      http: fetched.http,
      error,
      ms: performance.now() - startedMs,
    },
  })
  if (!fetched.ok) return scrape([], fetched.error)
  try {
    const families = parseExposition(fetched.text, { format: fetched.format })
    const values = families.flatMap(({ samples }) =>
      samples.map((sample) => valueFrom(sample, pod.name, at_s)),
    )
    return scrape(values, null)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return scrape([], sentenceOf(error))
  }
}

const OK = 200

async function byIp({ ip }: ReadyPod, token: string | null, config: PodScrapingConfig): Promise<Fetched> {
  if (ip === '') return fault(null, 'has no IP address', 'It may have one soon.')
  const reply = await exchange({
    url: podUrl(ip, config),
    headers: { accept: ACCEPTED, ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body: null,
    tls: config.tls,
    timeoutMs: config.scrapeTimeoutMs,
    largestReplyBytes: config.largestBodyBytes,
    keepsConnection: false,
  })
  if (!isReply(reply)) return fault(null, ...reply.why)
  const { status: http, headers, bytes } = reply
  if (http !== OK) return fault(http, ...refusal(http, headers.location ?? '', token))
  const contentType = headers['content-type'] ?? ''
  const format = formatOf(contentType)
  if (format === null && contentType !== '')
    return fault(
      http,
      `answers with ${quoted(contentType)}, which is not metrics`,
      'Are port and path right?',
    )
  return { ok: true, http, text: bytes, format }
}

/** The path is put behind the port as it is: whatever it begins with, the host stays that of the pod. */
export const podUrl = (
  ip: string,
  {
    metricsScheme,
    metricsPort,
    metricsPath,
  }: Pick<PodScrapingConfig, 'metricsScheme' | 'metricsPort' | 'metricsPath'>,
): URL => new URL(`${metricsScheme}://${isIPv6(ip) ? `[${ip}]` : ip}:${metricsPort}${metricsPath}`)

function refusal(
  http: number,
  location: string,
  token: string | null,
): readonly [what: string, hint: string] {
  if (http >= 300 && http < 400)
    return [
      `answers with a redirect to ${quoted(location)}, which is not followed`,
      'Scrape what it leads to.',
    ]
  const what = `answers with status ${http}`
  if (http === 401 || http === 403)
    return [
      what,
      token === null ? 'Name a Secret with a token for it.' : 'Renew the token, or let it get the path.',
    ]
  return [what, http === 404 ? 'Is the path of the metrics right?' : '']
}

const fault = (http: number | null, message: string, hint: string): Fetched => ({
  ok: false,
  http,
  error: sentenceOf({ message, hint }),
})

/** The API server tells neither the status nor the type of a good answer. */
async function byApiServer(
  { name }: ReadyPod,
  cluster: Pick<ClusterApi, 'text'>,
  config: PodScrapingConfig,
): Promise<Fetched> {
  const { serviceNamespace, metricsScheme, metricsPort, metricsPath, scrapeTimeoutMs } = config
  const [path = '', search = ''] = metricsPath.split(/\?(.*)/s)
  const pod = `${metricsScheme === 'https' ? 'https:' : ''}${name}:${metricsPort}`
  const timer = new AbortController()
  try {
    const text = await Promise.race([
      cluster.text(
        `/api/v1/namespaces/${encodeURIComponent(serviceNamespace)}/pods/${pod}/proxy${path}`,
        Object.fromEntries(new URLSearchParams(search)),
      ),
      sleep(scrapeTimeoutMs, null, { signal: timer.signal }),
    ])
    if (text === null) return fault(null, `gave no answer within ${scrapeTimeoutMs / MS_PER_S} s`, '')
    if (Buffer.byteLength(text) > config.largestBodyBytes)
      return fault(OK, `answers with more than ${config.largestBodyBytes} bytes`, 'Are port and path right?')
    return { ok: true, http: OK, text, format: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { ok: false, http: null, error: sentenceOf(error) }
  } finally {
    timer.abort()
  }
}

const MS_PER_S = 1000

function valueFrom({ name, labels, value, at_s }: Sample, pod: string, scrapedAtS: number): MetricValue {
  return {
    labels: { ...withoutClash(labels), pod, __name__: name },
    value: Number.isNaN(value) ? null : value,
    at_s: at_s ?? scrapedAtS,
  }
}

const POD = 'pod'

/** What the pod itself calls `pod` is kept as Prometheus keeps it, under a name that is free. */
function withoutClash(labels: Labels): Labels {
  if (!Object.hasOwn(labels, POD)) return labels
  const { [POD]: exported = '', ...others } = labels
  let name = `exported_${POD}`
  while (Object.hasOwn(others, name)) name = `exported_${name}`
  return exported === '' ? others : { ...others, [name]: exported }
}

import { setTimeout as sleepFor } from 'node:timers/promises'
import { exchange, isReply } from '../adapters/http-exchange.ts'
import { type ClusterApi, openCluster } from '../adapters/kubernetes-api.ts'
import { AppError } from '../errors.ts'
import { ACCEPTED, type Format, formatOf } from '../exposition/format.ts'
import { scanSamples } from '../exposition/parse.ts'
import type { Sample } from '../exposition/sample.ts'
import { grouped } from '../grouped.ts'
import { seriesFromScrapes } from '../label/scrapes.ts'
import { clusterFrom } from './cluster-options.ts'
import type { Io } from './io.ts'
import type { LabelFlags } from './label-flags.ts'
import { type KeplerPod, keplerPods } from './label-kepler-pods.ts'
import { isKeplers, type ReadSeries } from './label-series.ts'
import { scrapesFrom, type TickClock } from './label-ticks.ts'
import { nowS } from './label-times.ts'

const MS_PER_S = 1000

const systemTicks: TickClock = {
  nowS,
  sleepS: async (seconds, signal) => {
    if (seconds <= 0) return
    await sleepFor(seconds * MS_PER_S, undefined, { signal }).catch(() => undefined)
  },
}

/** Kepler's own counters, straight from its pods, while the flags say so or until the user stops it. Throws `source`. */
export async function readByScraping(flags: LabelFlags, io: Io): Promise<ReadSeries> {
  const api = openCluster(clusterFrom(flags, io))
  const byIp =
    flags.scrapeVia === 'auto' ? io.env('KUBERNETES_SERVICE_HOST') !== undefined : flags.scrapeVia === 'ip'
  const portOf = new Map<string, number>()
  const { scrapes, warnings } = await scrapesFrom({
    interval_s: flags.interval,
    for_s: flags.for,
    pods: () =>
      keplerPods(api, {
        namespace: flags.keplerNamespace ?? null,
        selector: flags.keplerSelector ?? null,
      }),
    scrape: (pod) => scraped(pod, byIp ? textByIp : textByProxy(api), portOf),
    clock: systemTicks,
    signal: io.stopSignal(),
    onTick(done, total) {
      if (io.isErrTerminal) io.err(`\r\u001b[2Kwattlint: scrape ${done} of ${total}`)
    },
  })
  if (io.isErrTerminal) io.err('\r\u001b[2K')
  const times = scrapes.map(({ at_s }) => at_s)
  const reads = [...grouped(scrapes, ({ exporter }) => exporter).values()].map(({ length }) => length)
  if (Math.max(0, ...reads) < 2) {
    const [trouble] = warnings
    throw new AppError(
      'source',
      `Kepler was ${reads.length > 0 ? 'read once' : 'not read'}, which tells of no energy${trouble === undefined ? '' : `: ${trouble}`}`,
      'Let it run for two intervals or more.',
    )
  }
  return {
    series: seriesFromScrapes(scrapes),
    window: { start_at_s: Math.min(...times), end_at_s: Math.max(...times) },
    warnings,
  }
}

type Text = { readonly text: string | Buffer; readonly format: Format | null }

/** Its port is the first that answers. */
async function scraped(
  pod: KeplerPod,
  textOf: (pod: KeplerPod, port: number) => Promise<Text>,
  portOf: Map<string, number>,
): Promise<readonly Sample[]> {
  const key = `${pod.namespace}/${pod.name}`
  const known = portOf.get(key)
  const ports = known === undefined ? pod.ports : [known]
  let trouble: unknown = null
  for (const port of ports) {
    try {
      const { text, format } = await textOf(pod, port)
      const samples: Sample[] = []
      scanSamples(text, isKeplers, (sample) => samples.push(sample), { format })
      portOf.set(key, port)
      return samples
    } catch (error) {
      trouble ??= error
    }
  }
  throw trouble
}

const textByProxy =
  (api: ClusterApi) =>
  async ({ namespace, name }: KeplerPod, port: number): Promise<Text> => {
    const pod = `${encodeURIComponent(namespace)}/pods/${encodeURIComponent(name)}:${port}`
    return { text: await api.text(`/api/v1/namespaces/${pod}/proxy/metrics`), format: null }
  }

const TIMEOUT_MS = 10_000
/** A node of a thousand processes exports some 2 MiB. */
const LARGEST_REPLY_BYTES = 32 * 1024 * 1024

async function textByIp({ ip, name }: KeplerPod, port: number): Promise<Text> {
  if (ip === null) throw new AppError('source', `${name} has no address yet`, '')
  const outcome = await exchange({
    url: new URL(`http://${ip.includes(':') ? `[${ip}]` : ip}:${port}/metrics`),
    headers: { accept: ACCEPTED },
    body: null,
    tls: { ca: null, insecure: false, serverName: null },
    timeoutMs: TIMEOUT_MS,
    largestReplyBytes: LARGEST_REPLY_BYTES,
    keepsConnection: true,
  })
  if (!isReply(outcome)) throw new AppError('source', outcome.why.join('. '), '', { cause: outcome.cause })
  if (outcome.status !== 200) throw new AppError('source', `it answers with status ${outcome.status}`, '')
  return { text: outcome.bytes, format: formatOf(outcome.headers['content-type'] ?? '') }
}

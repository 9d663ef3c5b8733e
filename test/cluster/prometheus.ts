import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { type Client, clientOf } from './client.ts'
import { freePort } from './ports.ts'
import type { Program } from './program.ts'
import { HOST, type Rig } from './rig.ts'

export type Scrape = {
  readonly job: string
  /** `host:port` each. */
  readonly targets: readonly string[]
  readonly path?: string
  /** What a ServiceMonitor adds: the namespace and pod of the exporter. */
  readonly labels?: Readonly<Record<string, string>>
  /** Whether a label of the exporter wins over the same one of `labels`, which else makes it `exported_…`. */
  readonly honorLabels?: boolean
}

export type PrometheusOptions = {
  /** 1 unless said. */
  readonly intervalS?: number
  /** HTTPS with this certificate, and only for `READER`. */
  readonly guard?: { readonly ca: string; readonly certFile: string; readonly keyFile: string }
}

/** Who may ask a guarded Prometheus. */
export const READER = { user: 'reader', password: 'watts' } as const
const READER_HASH = '$2b$04$abcdefghijklmnopqrstuuMP7GMHxoPFNFjY8o6PmbUTJC1P1M5Li'

export type PastSeries = {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly points: readonly (readonly [atS: number, value: number])[]
}

export type Series = z.infer<typeof Vector>['data']['result'][number]

export type Prometheus = {
  readonly program: Program
  readonly url: string
  /** What an expression is now, or was at a time. */
  readonly query: (expression: string, atS?: number) => Promise<readonly Series[]>
  /** Stores counters of the last day as if they had been scraped. */
  readonly backfill: (series: readonly PastSeries[]) => Promise<void>
}

const Vector = z.object({
  status: z.literal('success'),
  data: z.object({
    resultType: z.literal('vector'),
    result: z.array(
      z.object({ metric: z.record(z.string(), z.string()), value: z.tuple([z.number(), z.string()]) }),
    ),
  }),
})

const configuration = (scrapes: readonly Scrape[], intervalS: number) => ({
  global: { scrape_interval: `${intervalS}s`, scrape_timeout: `${intervalS}s` },
  scrape_configs: scrapes.map(({ job, targets, path = '/metrics', labels = {}, honorLabels = false }) => ({
    job_name: job,
    metrics_path: path,
    honor_labels: honorLabels,
    static_configs: [{ targets, labels }],
  })),
  storage: { tsdb: { out_of_order_time_window: '24h' } },
  otlp: { translation_strategy: 'NoTranslation' },
})

/** What scrapes nothing of the past takes OpenTelemetry of it. */
const toOtlp = ({ name, labels, points }: PastSeries) => ({
  name,
  sum: {
    aggregationTemporality: 2, // cumulative
    isMonotonic: true,
    dataPoints: points.map(([atS, value]) => ({
      timeUnixNano: `${Math.round(atS * 1000)}000000`,
      asDouble: value,
      attributes: Object.entries(labels).map(([key, stringValue]) => ({ key, value: { stringValue } })),
    })),
  },
})

export async function startPrometheus(
  rig: Rig,
  scrapes: readonly Scrape[],
  { intervalS = 1, guard }: PrometheusOptions = {},
): Promise<Prometheus> {
  const port = await freePort()
  const file = (name: string) => join(rig.folder, `prometheus-${port}-${name}`)
  writeFileSync(file('config.json'), JSON.stringify(configuration(scrapes, intervalS)))
  const web = guard && {
    tls_server_config: { cert_file: guard.certFile, key_file: guard.keyFile },
    basic_auth_users: { [READER.user]: READER_HASH },
  }
  writeFileSync(file('web.json'), JSON.stringify(web ?? {}))
  const url = `${guard === undefined ? 'http' : 'https'}://${HOST}:${port}`
  const client: Client = clientOf(url, guard?.ca, READER)
  const flags = [
    `--config.file=${file('config.json')}`,
    `--web.config.file=${file('web.json')}`,
    `--web.listen-address=${HOST}:${port}`,
    '--web.enable-otlp-receiver',
    '--scrape.discovery-reload-interval=100ms', // or the first scrape is after 5 s
    `--storage.tsdb.path=${file('data')}`,
  ]
  const program = rig.start('prometheus', flags, `prometheus-${port}`)
  await program.until('is ready', async () => (await client.send('GET', '/-/ready')).status === 200)

  return {
    program,
    url,
    async query(expression, atS) {
      const asked = new URLSearchParams({
        query: expression,
        ...(atS === undefined ? {} : { time: `${atS}` }),
      })
      return (await client.read(`/api/v1/query?${asked}`, Vector)).data.result
    },
    async backfill(series) {
      const metrics = { resourceMetrics: [{ scopeMetrics: [{ metrics: series.map(toOtlp) }] }] }
      const { status, body } = await client.send('POST', '/api/v1/otlp/v1/metrics', metrics)
      if (status !== 200) throw new Error(`Prometheus takes no past: ${status} ${body}`)
    },
  }
}

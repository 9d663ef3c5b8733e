import { AppError } from '../errors.ts'
import { metricsCache } from '../metrics/cache.ts'
import { queryList } from '../metrics/query-list.ts'
import type { MetricResult } from '../metrics/result.ts'
import type { MetricsSource } from '../metrics/source.ts'
import { quoted } from '../quoted.ts'
import { atMostAtOnce } from './at-once.ts'
import type { ClusterApi } from './kubernetes-api.ts'
import { discoverPods } from './pod-discovery.ts'
import { type Scrape, scrapePod } from './pod-scrape.ts'
import { type PodScrapingConfig, type PodScrapingOptions, podScrapingConfig } from './pod-scraping-options.ts'
import { podToken } from './pod-token.ts'

/** The one query of this source: everything that the pods expose. */
export const ALL_METRICS = 'all_metrics'

const MS_PER_S = 1000

/**
 * Metrics of the pods behind a Service, from the pods themselves: no Prometheus needed. Values carry the labels `pod` and `__name__`;
 * histograms and summaries come as the series that they are. Throws `input` for options that cannot be. Its `refresh` throws `source`
 * where the Service or its pods cannot be read; pods that cannot be scraped are in the result, each with why, and are its error if
 * they are all.
 */
export function podScrapingSource(cluster: ClusterApi, options: PodScrapingOptions): MetricsSource {
  const config = podScrapingConfig(options)
  const queries = queryList()
  queries.mustRegister({
    name: ALL_METRICS,
    type: 'metric',
    template: ALL_METRICS,
    params: [],
    description: 'All metrics of the pods scraped',
  })
  const cache = metricsCache({ ttlS: config.defaultTtlMs / MS_PER_S, now: config.now })

  async function scrapeAll(): Promise<ReadonlyMap<string, MetricResult>> {
    const service = { name: config.serviceName, namespace: config.serviceNamespace }
    const pods = await discoverPods(cluster, service)
    const { token, warning } = pods.length === 0 ? NO_TOKEN : await podToken(cluster, config)
    const scrapes = await atMostAtOnce(pods, config.maxConcurrentScrapes, (pod) =>
      scrapePod(pod, token, cluster, config),
    )
    const result = resultOf(scrapes, config, warning === null ? [] : [warning])
    cache.set(ALL_METRICS, {}, result)
    return new Map([[ALL_METRICS, result]])
  }

  let underWay: ReturnType<typeof scrapeAll> | null = null
  return {
    queryList: () => queries,
    /** Whatever is asked for, all is scraped; who asks meanwhile gets the same. */
    refresh() {
      underWay ??= scrapeAll().finally(() => {
        underWay = null
      })
      return underWay
    },
    get: cache.get,
  }
}

const NO_TOKEN = { token: null, warning: null }

/** All scrapes as one. As of the latest that gave something, or of now. */
function resultOf(
  scrapes: readonly Scrape[],
  { serviceName, serviceNamespace, now }: PodScrapingConfig,
  warnings: readonly string[],
): MetricResult {
  const good = scrapes.filter(({ status }) => status.ok)
  const bad = scrapes.flatMap(({ status: { pod, error } }) => (error === null ? [] : [`${pod}: ${error}`]))
  const service = quoted(`${serviceNamespace}/${serviceName}`)
  const what =
    scrapes.length === 0
      ? [`No ready pod of the Service ${service} was found.`]
      : bad.length === 0
        ? []
        : [`${bad.length} of ${scrapes.length} pods of the Service ${service} gave no metrics.`, ...bad]
  const hasFailed = scrapes.length > 0 && good.length === 0
  return {
    query_name: ALL_METRICS,
    values: good.flatMap(({ values }) => values),
    collected_at_s: good.length === 0 ? now() : Math.max(...good.map(({ at_s }) => at_s)),
    error: hasFailed ? allFailed(service, bad) : null,
    warnings: [...warnings, ...(hasFailed ? [] : what)],
    targets: scrapes.map(({ status }) => status),
  }
}

function allFailed(service: string, bad: readonly string[]): AppError {
  const [first = ''] = bad
  const what = `none of ${bad.length} pods of the Service ${service} gave metrics: ${first}`
  return new AppError('source', what, '', { details: bad })
}

import { AppError } from '../errors.ts'
import type { Series } from '../exposition/sample.ts'
import { metricsCache } from '../metrics/cache.ts'
import { type Params, queryList } from '../metrics/query-list.ts'
import type { MetricResult, MetricValue } from '../metrics/result.ts'
import type { MetricsSource } from '../metrics/source.ts'
import { atMostAtOnce } from './at-once.ts'
import type { PrometheusApi } from './prometheus-api.ts'

export type PrometheusSourceOptions = {
  /** How long results are kept. */
  readonly ttlMs?: number
  /** Queries at once. */
  readonly concurrency?: number
  /** Unix seconds. */
  readonly now?: () => number
}

const TTL_MS = 30_000
const CONCURRENCY = 10
const MS_PER_S = 1000

/**
 * Registered queries, asked of Prometheus at once as of now. What goes wrong with one is its result, and is kept as one: an error of
 * a moment is not asked for again at every look.
 */
export function prometheusSource(
  api: Pick<PrometheusApi, 'instant'>,
  options: PrometheusSourceOptions = {},
): MetricsSource {
  const { ttlMs = TTL_MS, concurrency = CONCURRENCY, now = () => Date.now() / MS_PER_S } = options
  const queries = queryList()
  const cache = metricsCache({ ttlS: ttlMs / MS_PER_S, now })

  async function resultOf(query_name: string, params: Params): Promise<MetricResult> {
    const collected_at_s = now()
    const result = { query_name, values: [], collected_at_s, error: null, warnings: [], targets: [] }
    try {
      const { series, warnings, infos } = await api.instant(queries.build(query_name, params), collected_at_s)
      return { ...result, values: series.flatMap(latest), warnings: [...warnings, ...infos] }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return { ...result, error }
    }
  }

  return {
    queryList: () => queries,
    async refresh({ queries: names = [], params = {} } = {}) {
      const asked = names.length === 0 ? queries.list() : names
      const results = await atMostAtOnce(asked, concurrency, (name) => resultOf(name, params))
      for (const result of results) cache.set(result.query_name, params, result)
      return new Map(results.map((result) => [result.query_name, result]))
    },
    get: cache.get,
  }
}

/** The last point of a series. */
function latest({ name, labels, points }: Series): readonly MetricValue[] {
  const point = points.at(-1)
  if (point === undefined) return []
  const [at_s, value] = point
  const named = name === '' ? labels : { ...labels, __name__: name }
  return [{ labels: named, value: Number.isNaN(value) ? null : value, at_s }]
}

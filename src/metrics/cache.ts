import type { Params } from './query-list.ts'
import type { MetricResult } from './result.ts'

export type CachedResult = {
  readonly result: MetricResult
  readonly params: Params
  /** Unix seconds. */
  readonly cached_at_s: number
  readonly ttl_s: number
}

export const isExpired = (cached: CachedResult | null, nowS: number): boolean =>
  cached === null || nowS - cached.cached_at_s > cached.ttl_s

/** Seconds since a result was kept; 0 where there is none. */
export const cachedAgeS = (cached: CachedResult | null, nowS: number): number =>
  cached === null ? 0 : nowS - cached.cached_at_s

/** Whether there is a result that was kept no longer ago than a threshold. */
export const isFresh = (cached: CachedResult | null, thresholdS: number, nowS: number): boolean =>
  cached !== null && nowS - cached.cached_at_s <= thresholdS

/** Results for a while, by query and parameters. */
export type MetricsCache = {
  /** `null` = there is none, or it has expired. */
  readonly get: (query: string, params?: Params) => CachedResult | null
  /** 0 seconds = as long as the cache keeps results. */
  readonly set: (query: string, params: Params, result: MetricResult, ttlS?: number) => void
}

export type CacheOptions = {
  readonly ttlS: number
  /** Unix seconds. */
  readonly now: () => number
}

export function metricsCache({ ttlS: defaultTtlS, now }: CacheOptions): MetricsCache {
  const kept = new Map<string, CachedResult>()
  return {
    get(query, params = {}) {
      const cached = kept.get(cacheKey(query, params)) ?? null
      return isExpired(cached, now()) ? null : cached
    },
    set(query, params, result, ttlS = 0) {
      const nowS = now()
      for (const [key, cached] of kept) if (isExpired(cached, nowS)) kept.delete(key)
      const ttl_s = ttlS === 0 ? defaultTtlS : ttlS
      kept.set(cacheKey(query, params), { result, params, cached_at_s: nowS, ttl_s })
    },
  }
}

/** As JSON: whatever names and values hold, two questions never have one key. */
export const cacheKey = (query: string, params: Params): string =>
  JSON.stringify([query, Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1))])

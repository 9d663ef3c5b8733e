import type { Params } from './query-list.js';
import type { MetricResult } from './result.js';
export type CachedResult = {
    readonly result: MetricResult;
    readonly params: Params;
    /** Unix seconds. */
    readonly cached_at_s: number;
    readonly ttl_s: number;
};
export declare const isExpired: (cached: CachedResult | null, nowS: number) => boolean;
/** Seconds since a result was kept; 0 where there is none. */
export declare const cachedAgeS: (cached: CachedResult | null, nowS: number) => number;
/** Whether there is a result that was kept no longer ago than a threshold. */
export declare const isFresh: (cached: CachedResult | null, thresholdS: number, nowS: number) => boolean;
/** Results for a while, by query and parameters. */
export type MetricsCache = {
    /** `null` = there is none, or it has expired. */
    readonly get: (query: string, params?: Params) => CachedResult | null;
    /** 0 seconds = as long as the cache keeps results. */
    readonly set: (query: string, params: Params, result: MetricResult, ttlS?: number) => void;
};
export type CacheOptions = {
    readonly ttlS: number;
    /** Unix seconds. */
    readonly now: () => number;
};
export declare function metricsCache({ ttlS: defaultTtlS, now }: CacheOptions): MetricsCache;
/** As JSON: whatever names and values hold, two questions never have one key. */
export declare const cacheKey: (query: string, params: Params) => string;

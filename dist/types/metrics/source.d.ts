import type { CachedResult } from './cache.js';
import { type Params, type QueryList } from './query-list.js';
import type { MetricResult } from './result.js';
export type RefreshSpec = {
    /** Names of queries; none = all of the source. */
    readonly queries?: readonly string[];
    readonly params?: Params;
};
/** Where metrics come from: asked on demand, and kept for a while. */
export type MetricsSource = {
    readonly queryList: () => QueryList;
    /** Asks anew, and keeps what comes. By name of query. Throws `source` where there is nobody to ask. */
    readonly refresh: (spec?: RefreshSpec) => Promise<ReadonlyMap<string, MetricResult>>;
    /** What was kept, at once; `null` = nothing, or nothing that is fresh enough. */
    readonly get: (query: string, params?: Params) => CachedResult | null;
};
/** A source of nothing. */
export declare function noSource(): MetricsSource;

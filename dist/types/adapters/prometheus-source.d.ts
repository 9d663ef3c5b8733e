import type { MetricsSource } from '../metrics/source.js';
import type { PrometheusApi } from './prometheus-api.js';
export type PrometheusSourceOptions = {
    /** How long results are kept. */
    readonly ttlMs?: number;
    /** Queries at once. */
    readonly concurrency?: number;
    /** Unix seconds. */
    readonly now?: () => number;
};
/**
 * Registered queries, asked of Prometheus at once as of now. What goes wrong with one is its result, and is kept as one: an error of
 * a moment is not asked for again at every look.
 */
export declare function prometheusSource(api: Pick<PrometheusApi, 'instant'>, options?: PrometheusSourceOptions): MetricsSource;

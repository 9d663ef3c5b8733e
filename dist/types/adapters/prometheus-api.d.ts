import { type PrometheusOptions } from './prometheus-options.js';
import { type Answered } from './prometheus-pieces.js';
/**
 * The HTTP API of Prometheus, and of what speaks it. Times are Unix seconds, read to the millisecond. Everything throws `source` with
 * what the server says and what to do about it.
 */
export type PrometheusApi = {
    /** A query at one time: one point of each series. */
    readonly instant: (query: string, atS: number) => Promise<Answered>;
    /** A query at every step from `startS` to `endS`, both included, however many that are. */
    readonly range: (query: string, startS: number, endS: number, stepS: number) => Promise<Answered>;
    /**
     * The samples themselves, as they were scraped, of the series of a selector such as `name{label="value"}`: from `startS` to `endS`,
     * both included, each once.
     */
    readonly samples: (selector: string, startS: number, endS: number) => Promise<Answered>;
    /** Names of metrics of which a selector finds series, in a window where one is given. */
    readonly names: (match: string, window?: {
        readonly startS: number;
        readonly endS: number;
    }) => Promise<Named>;
};
export type Named = {
    readonly names: readonly string[];
    readonly warnings: readonly string[];
    readonly infos: readonly string[];
};
/** Nothing is asked yet. Throws `input` for an address, a header or a way to sign in that cannot be one. */
export declare function prometheusApi(options: PrometheusOptions): PrometheusApi;

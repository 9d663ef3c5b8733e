import type { Series } from '../exposition/sample.js';
/** What the HTTP API of Prometheus answers, whatever the status: https://prometheus.io/docs/prometheus/latest/querying/api/ */
export type ApiAnswer<T> = {
    readonly kind: 'data';
    readonly data: T;
    /** What may be missing, such as a store that did not answer. */
    readonly warnings: readonly string[];
    /** What the query may not have meant. */
    readonly infos: readonly string[];
} | {
    readonly kind: 'error';
    readonly errorType: string;
    readonly error: string;
};
/** The series of a query; `null` = something else than an answer. */
export declare function seriesAnswerFrom(bytes: Buffer): ApiAnswer<readonly Series[]> | null;
/** The values of a label; `null` = something else than an answer. */
export declare const namesAnswerFrom: (bytes: Buffer) => ApiAnswer<readonly string[]> | null;

import { AppError } from '../errors.js';
import type { ApiAnswer } from '../metrics/api-answer.js';
import type { PrometheusAccess } from './prometheus-options.js';
/** What a question got. Where it was too much, a smaller one may do. */
export type Asked<T> = (ApiAnswer<T> & {
    readonly kind: 'data';
}) | {
    readonly kind: 'refused';
    readonly isTooMuch: boolean;
    readonly error: AppError;
};
export type ApiQuestion<T> = {
    /** Below `/api/v1/`. */
    readonly path: string;
    readonly params: Readonly<Record<string, string>>;
    /** Queries may be sent with POST, whatever their length. */
    readonly isQuery: boolean;
    readonly read: (bytes: Buffer) => ApiAnswer<T> | null;
};
export type AskPrometheus = <T>(question: ApiQuestion<T>) => Promise<Asked<T>>;
/** Asks, and asks again where trouble may pass. Throws `source` where no answer comes. */
export declare function prometheusAsker(access: PrometheusAccess): AskPrometheus;

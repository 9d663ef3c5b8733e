import type { AppError } from '../errors.js';
import type { Labels } from '../exposition/sample.js';
/** One value of one series, as a source found it. */
export type MetricValue = {
    /** The name among them, as `__name__`. */
    readonly labels: Labels;
    /** `null` = not a number: nothing was measured, which is not 0. */
    readonly value: number | null;
    /** Unix seconds, of the measurement. */
    readonly at_s: number;
};
/** What one query gave. */
export type MetricResult = {
    readonly query_name: string;
    readonly values: readonly MetricValue[];
    /** Unix seconds, of the question. */
    readonly collected_at_s: number;
    /** Why there is nothing; `null` = there is what was to be had. */
    readonly error: AppError | null;
    /** What was lost on the way to a result that is one, a sentence each. */
    readonly warnings: readonly string[];
    /** Who was asked, for a source that asks several. */
    readonly targets: readonly TargetStatus[];
};
/** What came of asking one pod. */
export type TargetStatus = {
    readonly pod: string;
    readonly ok: boolean;
    /** Status of its answer; `null` = there was none, or the API server stood between. */
    readonly http: number | null;
    /** What went wrong, as a sentence; `null` = nothing. */
    readonly error: string | null;
    /** How long it took. */
    readonly ms: number;
};
/** Whether there is no value, or one that is older than a threshold. */
export declare const isStale: (result: MetricResult | null, thresholdS: number, nowS: number) => boolean;
export declare const isStaleValue: ({ at_s }: MetricValue, thresholdS: number, nowS: number) => boolean;
/** Unix seconds of the oldest value; `null` = there is none. */
export declare const oldestAtS: (result: MetricResult | null) => number | null;
/** Seconds since the oldest value; 0 where there is none: ask `isStale` whether there is. */
export declare function ageS(result: MetricResult | null, nowS: number): number;
export declare const firstValue: (result: MetricResult | null) => MetricValue | null;

import { type Clock } from './patient-http.js';
/** Where Prometheus is, or what speaks its API (Thanos, Mimir, VictoriaMetrics), and how to be let in. */
export type PrometheusOptions = {
    /** With the path before `/api/v1` where there is one, such as `/prometheus` of Mimir. */
    readonly url: string;
    /** A bearer token; `null` = none. */
    readonly bearer?: string | null;
    readonly basic?: {
        readonly user: string;
        readonly password: string;
    } | null;
    /** Sent with every question, such as `X-Scope-OrgID`. */
    readonly headers?: Readonly<Record<string, string>>;
    /** CA certificates as PEM, in place of the system's; `null` = those. */
    readonly ca?: string | null;
    /** Takes any certificate. */
    readonly insecure?: boolean;
    /** Time for one attempt. */
    readonly timeoutMs?: number;
    /** Time for one question, attempts and waits together. */
    readonly patienceMs?: number;
    /** Questions at once. */
    readonly concurrency?: number;
    /** Seconds of raw samples in one question. */
    readonly samplesWindowS?: number;
    readonly largestReplyBytes?: number;
    readonly clock?: Clock;
};
export type PrometheusAccess = {
    /** Of the API, `/api/v1` included. */
    readonly url: URL;
    /** What messages call the server. */
    readonly shown: string;
    readonly headers: Readonly<Record<string, string>>;
    /** What is never told, even where the server repeats it. */
    readonly secrets: readonly string[];
    readonly ca: string | null;
    readonly insecure: boolean;
    readonly attemptMs: number;
    readonly patienceMs: number;
    readonly largestReplyBytes: number;
    readonly clock: Clock;
};
/** Throws `input` for an address, a header or a way in that cannot be one; never with what is secret in it. */
export declare function accessFrom(options: PrometheusOptions): PrometheusAccess;
/** Characters of RFC 6750, and a colon. A token must not break the header that it is in. */
export declare function checkedToken(token: string): string;

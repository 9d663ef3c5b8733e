/** Time and chance, so that a test can hold both. */
export type Clock = {
    /** Milliseconds since any fixed instant. */
    readonly now: () => number;
    readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
    /** From 0 to below 1. */
    readonly random: () => number;
};
export declare const systemClock: Clock;
/** How long a question may take. */
export type Patience = {
    /** What messages call the server: no user, password or query of an address. */
    readonly shown: string;
    /** Time for one question, attempts and waits together. */
    readonly patienceMs: number;
    readonly attemptMs: number;
    readonly clock: Clock;
};
export type HttpOptions = Patience & {
    /** Sent as `Authorization: Bearer`. */
    readonly token: string | null;
    /** Sent with every question. */
    readonly headers?: Readonly<Record<string, string>>;
    readonly largestReplyBytes: number;
};
export type Question = {
    readonly url: URL;
    /** Sent with POST, as JSON; `null` is a GET. */
    readonly body: unknown;
    /** May the answer be another one soon? */
    readonly mayPass: (answer: Answer) => boolean;
    readonly signal: AbortSignal;
};
export type Answer = {
    readonly status: number;
    readonly text: string;
};
/** Too many requests, or trouble of the server's own. */
export declare const isPassing: ({ status }: Pick<Answer, 'status'>) => boolean;
/**
 * The answer to a question that may be asked again: while an answer may pass it is, later and later, or when the server says;
 * the last answer is given when patience ends. Redirects are not followed: a token is for the address that was named. Throws
 * `source` when there is no answer at all.
 */
export declare const ask: (question: Question, options: HttpOptions) => Promise<Answer>;
/** The same for a question that is put another way: `attempt` is one try, within the time that is left. */
export declare function patiently<A>({ mayPass, signal }: {
    readonly mayPass: (answer: A) => boolean;
    readonly signal: AbortSignal;
}, options: Patience, attempt: (leftMs: number) => Promise<Outcome<A>>): Promise<A>;
/** `why` tells what is wrong and what to do about it, where that is known. */
export type NoAnswer = {
    readonly kind: 'none';
    readonly isLate: boolean;
    readonly cause: unknown;
    readonly why?: readonly [what: string, hint: string];
};
export type Outcome<A> = (A & {
    readonly kind: 'answer';
    readonly retryAfterMs: number | null;
}) | NoAnswer;
/** Seconds, or a date; a date counts from the server's own clock. `null` = the header is not there, or is neither. */
export declare function retryAfterMsOf(retryAfter: string | null, date: string | null): number | null;

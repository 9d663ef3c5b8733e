/**
 * `input`: flags, config or manifests of the user · `source`: an outside system · `tool`: a program of the user's that renders;
 * never a reason to go on without a base, for what it fails over may be what a change wrote · `model`: the model file.
 */
export type Failure = 'input' | 'source' | 'tool' | 'model';
/** We could not do the job. Anything else that reaches the entry point is a bug and keeps its stack. */
export declare class AppError extends Error {
    readonly name = "AppError";
    readonly failure: Failure;
    /** What to do about it, as a sentence; '' when the message says it all. */
    readonly hint: string;
    /** All that is wrong, a sentence each, where that is more than what the message says; else empty. */
    readonly details: readonly string[];
    constructor(failure: Failure, message: string, hint: string, options?: ErrorOptions & {
        readonly details?: readonly string[];
    });
}
/** What an error says in one line: what and where, then what to do. */
export declare const sentenceOf: ({ message, hint }: Pick<AppError, 'message' | 'hint'>) => string;
/** Exit status of each failure. 0 is within budget, 1 over budget. */
export declare const exitCodes: {
    readonly input: 2;
    readonly source: 3;
    readonly tool: 3;
    readonly model: 4;
};
export declare const EXIT_WITHIN = 0;
export declare const EXIT_OVER = 1;
/** A bug of ours. Node would exit with 1, which reads as "over budget". */
export declare const EXIT_BUG = 70;

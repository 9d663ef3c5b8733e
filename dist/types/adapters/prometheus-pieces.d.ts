import type { Series } from '../exposition/sample.js';
import type { Asked } from './prometheus-ask.js';
/** A part of a window: integers, of which both ends belong to it. */
export type Piece = {
    readonly first: number;
    readonly last: number;
};
/** What a question gave, with what its server remarks. */
export type Answered = {
    readonly series: readonly Series[];
    /** What may be missing, such as a store that did not answer. */
    readonly warnings: readonly string[];
    /** What the query may not have meant. */
    readonly infos: readonly string[];
};
/** A whole cut into pieces of at most `size`, the last one shorter where need be. */
export declare const cut: ({ first, last }: Piece, size: number) => readonly Piece[];
/**
 * The answers to pieces, joined in their order; a piece that is too much is asked for in halves, down to `least`. Throws the error of
 * the first piece that is refused.
 */
export declare function inPieces(pieces: readonly Piece[], { least, concurrency }: {
    readonly least: number;
    readonly concurrency: number;
}, ask: (piece: Piece) => Promise<Asked<readonly Series[]>>): Promise<Answered>;
/** Series by name and labels, their points one after the other, each time once; remarks each once. */
export declare function joined(answers: readonly Answered[]): Answered;

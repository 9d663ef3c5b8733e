import { type Document } from 'yaml';
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export type JsonObject = {
    readonly [key: string]: JsonValue;
};
/** Where a value stands inside its document: keys and indices from the root. */
export type At = readonly (string | number)[];
/** Why a document cannot be turned into a value. `offset` is where in the text. */
export type Refusal = {
    readonly reason: 'limit' | 'templated' | 'syntax';
    readonly message: string;
    readonly offset: number;
};
/** `first` and `second` are offsets; `depth` 0 is the root. */
export type Duplicate = {
    readonly key: string;
    readonly first: number;
    readonly second: number;
    readonly depth: number;
};
/** A plain word that Kubernetes' reader (YAML 1.1) takes for true or false, and YAML 1.2 for text. */
export type Word = {
    readonly text: string;
    readonly offset: number;
};
export type DocumentValue = {
    readonly value: JsonValue;
    readonly words: readonly Word[];
    readonly duplicates: readonly Duplicate[];
    /** The offset of the key or item at `at`, or of the deepest part of it that is there. */
    readonly offsetAt: (at: At) => number;
};
/**
 * The document as plain data, as Kubernetes' reader sees it: aliases resolved, keys and merges applied in the order they
 * are written (the last wins; of several maps merged at once, the first), binary scalars as the text they hold. A plain
 * number whose text is not its canonical form (`1.10`, `0x10`, `9007199254740993`) stays text, so that nothing is lost.
 * Objects have no prototype.
 */
export declare function valueFrom(document: Document): DocumentValue | Refusal;
export declare const isObject: (value: unknown) => value is JsonObject;

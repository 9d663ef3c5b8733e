/** Values for the placeholders of a query. */
export type Params = Readonly<Record<string, string>>;
export type QueryTemplate = {
    readonly name: string;
    /** `metric`: the name of one, for sources without a query language. */
    readonly type: 'metric' | 'promql';
    /** The query, with `{{.name}}` where a parameter goes. */
    readonly template: string;
    /** Parameters without which there is no query. */
    readonly params: readonly string[];
    readonly description: string;
};
/** The queries that a source knows by name. */
export type QueryList = {
    /** Throws `input` for a query without a name or template, and for a name that is taken. */
    readonly register: (query: QueryTemplate) => void;
    /** The same for queries of our own: a fault is a bug, and thrown as one. */
    readonly mustRegister: (query: QueryTemplate) => void;
    readonly get: (name: string) => QueryTemplate | null;
    /**
     * The query with its parameters put in as they are: those of users go through `escapedLabelValue` first. Throws `input` for a name
     * that nobody registered, and for a parameter that is missing.
     */
    readonly build: (name: string, params: Params) => string;
    /** Names, in the order of registration. */
    readonly list: () => readonly string[];
};
export declare function queryList(): QueryList;
/** A value as it stands between the quotes of a PromQL matcher, so that it can be nothing else than a value. */
export declare const escapedLabelValue: (value: string) => string;

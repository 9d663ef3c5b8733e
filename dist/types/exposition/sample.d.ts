/** Names of labels and their values, as the target wrote them. Names are anyone's text: look one up with `Object.hasOwn`. */
export type Labels = Readonly<Record<string, string>>;
/** One value of one series at one time. */
export type Sample = {
    /** As on the line, with `_total`, `_bucket` and the like. */
    readonly name: string;
    /** Without the name. */
    readonly labels: Labels;
    readonly value: number;
    /** Unix seconds; `null` = the target gave no time, so it is that of the scrape. */
    readonly at_s: number | null;
};
/** The values of one series over time, earliest first, each time once. */
export type Series = {
    /** '' where a query left no name. */
    readonly name: string;
    /** Without the name. */
    readonly labels: Labels;
    readonly points: readonly (readonly [at_s: number, value: number])[];
};
/** One observation that stands for those of a bucket or counter, such as the trace of a slow request. */
export type Exemplar = {
    readonly labels: Labels;
    readonly value: number;
    /** Unix seconds; `null` = none was given. */
    readonly at_s: number | null;
};

export type SeenCacheOptions = {
    readonly ttl_s?: number;
    readonly max_items?: number;
    /** Seconds since any fixed instant. */
    readonly now: () => number;
};
/**
 * Keys that were there a moment ago. A key is seen for `ttl_s` seconds after it first came, however often it comes again; of more
 * than `max_items` those that came first are forgotten.
 */
export declare class SeenCache {
    #private;
    constructor(options: SeenCacheOptions);
    /** Was it here before? From now on it was. */
    seen(key: string): boolean;
}

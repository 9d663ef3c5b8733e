/** The name of release 1.3 for that of any release, `_bucket` and its like kept; `null` = not a metric of an endpoint picker. */
export declare function eppName(name: string): string | null;

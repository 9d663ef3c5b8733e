import type { MetricsSource } from './source.js';
/** Sources by name. */
export type SourceRegistry = {
    /** Throws `input` for a name that is empty or taken. */
    readonly register: (name: string, source: MetricsSource) => void;
    /** The same for names of our own: a fault is a bug, and thrown as one. */
    readonly mustRegister: (name: string, source: MetricsSource) => void;
    readonly get: (name: string) => MetricsSource | null;
    /** Names, in the order of registration. */
    readonly list: () => readonly string[];
};
export declare function sourceRegistry(): SourceRegistry;

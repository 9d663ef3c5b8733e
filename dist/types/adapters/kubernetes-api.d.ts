import { AppError } from '../errors.js';
import { type JsonObject } from '../parse/value.js';
import { type ClusterOptions } from './kube-config.js';
import { type KubeAnswer, type KubeHttp, type KubeQuery } from './kube-http.js';
/** The cluster as far as it is read. Everything throws `source`, with the missing verb and resource for what is forbidden. */
export type ClusterApi = {
    /** The JSON at a path such as `/api/v1/nodes/n1`. */
    readonly get: (path: string, query?: KubeQuery) => Promise<unknown>;
    /** The text at a path, such as what a pod answers behind `/proxy/metrics`. */
    readonly text: (path: string, query?: KubeQuery) => Promise<string>;
    /** Every object of a list, whatever its length. */
    readonly items: (path: string, query?: KubeQuery) => Promise<readonly JsonObject[]>;
};
/** The same, for those who look through a whole cluster. */
export type LargeCluster = ClusterApi & {
    /** As `items`, of each no more than `keep` makes of it: whole objects of a large cluster are gigabytes. */
    readonly kept: <T>(path: string, query: KubeQuery, keep: (object: JsonObject) => T) => Promise<readonly T[]>;
};
/** Throws `input` where no cluster is configured. Nothing is asked yet. */
export declare function openCluster(options: ClusterOptions): LargeCluster;
export declare const clusterApi: (http: KubeHttp) => LargeCluster;
/** A part of a list. */
export type KubePage = {
    readonly items: readonly JsonObject[];
    /** Version of the state that the whole list is of. */
    readonly resourceVersion: string;
    /** True: the list broke off, and this is the first page of another. */
    readonly isAnew: boolean;
};
/** A whole list, page by page; where it changes faster than it is read it begins anew. Throws `source`. */
export declare function pagesOf(http: KubeHttp, path: string, query: KubeQuery, signal: AbortSignal): AsyncGenerator<KubePage>;
export declare function bodyOf({ body }: KubeAnswer): Promise<string>;
/** The message of a `Status`; '' for anything else. */
export declare function statusMessage(text: string): string;
/** The error for a server from which no answer came. */
export declare const unreachable: (cause: unknown) => AppError;

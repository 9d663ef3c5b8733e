import { type ClusterApi } from './adapters/kubernetes-api.js';
import { SeenCache as PlainSeenCache, type SeenCacheOptions } from './collect/seen-cache.js';
import type { InferenceRequest } from './schema/inference-request.js';
export { podScrapingSource } from './adapters/pod-scraping.js';
export { prometheusApi } from './adapters/prometheus-api.js';
export { prometheusSource } from './adapters/prometheus-source.js';
export { eppName } from './metrics/epp-names.js';
export { type MetricsSource, noSource } from './metrics/source.js';
export { sourceRegistry } from './metrics/source-registry.js';
export type { InferenceRequest } from './schema/inference-request.js';
/** Keys that were there a moment ago: for ten seconds after each first came, 5,000 of them at most. */
export declare class SeenCache extends PlainSeenCache {
    constructor(options?: Partial<SeenCacheOptions>);
}
/** Which cluster, and how its certificate is checked. */
export type AccessOptions = {
    /** Files as `KUBECONFIG` lists them. Default: that variable, `~/.kube/config`, or the pod's own service account. */
    readonly kubeconfig?: string | null;
    readonly context?: string | null;
    readonly caFile?: string | null;
    /** Default: as the configuration says. */
    readonly verifySsl?: boolean | null;
};
export type CollectOptions = AccessOptions & {
    /** Such as `Deployment`, `Pod` or `StatefulSet.apps.kruise.io`. Default: all that Kubernetes makes pods of. */
    readonly kinds?: readonly string[];
    /** Default: all, which needs a ClusterRole. */
    readonly namespaces?: readonly string[];
    /** Shared by several streams, one event is not told twice. */
    readonly seenCache?: SeenCache;
    /** Ends the stream. */
    readonly signal?: AbortSignal;
    /** Told of what the cluster refuses, and of what cannot be read of an object; the stream goes on. */
    readonly onTrouble?: (message: string) => void;
};
/**
 * The workloads that a cluster holds now. Throws an `AppError`: `input` for a kind that is none or where no cluster is
 * configured, `source` where a list is refused.
 */
export declare function listInferenceRequests(options?: CollectOptions): AsyncGenerator<InferenceRequest>;
/** Every workload that comes, or whose spec changes, until `signal`. Breaks are resumed. Throws `input` as above. */
export declare function streamInferenceRequests(options?: CollectOptions): AsyncGenerator<InferenceRequest>;
/** The cluster, for a source that scrapes pods. Throws `input` where none is configured; nothing is asked yet. */
export declare const openCluster: (options?: AccessOptions) => ClusterApi;

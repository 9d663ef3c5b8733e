import { homedir } from 'node:os'
import { collectedFrom } from './adapters/collected.ts'
import type { ClusterOptions } from './adapters/kube-config.ts'
import { type ClusterApi, openCluster as openClusterWith } from './adapters/kubernetes-api.ts'
import { DEFAULT_KINDS, resourcesFrom } from './collect/resource.ts'
import { SeenCache as PlainSeenCache, type SeenCacheOptions } from './collect/seen-cache.ts'
import type { InferenceRequest } from './schema/inference-request.ts'

export { podScrapingSource } from './adapters/pod-scraping.ts'
export { prometheusApi } from './adapters/prometheus-api.ts'
export { prometheusSource } from './adapters/prometheus-source.ts'
export { eppName } from './metrics/epp-names.ts'
export { type MetricsSource, noSource } from './metrics/source.ts'
export { sourceRegistry } from './metrics/source-registry.ts'
export type { InferenceRequest } from './schema/inference-request.ts'

const MS_PER_S = 1000
const now = (): number => performance.now() / MS_PER_S

/** Keys that were there a moment ago: for ten seconds after each first came, 5,000 of them at most. */
export class SeenCache extends PlainSeenCache {
  constructor(options: Partial<SeenCacheOptions> = {}) {
    super({ now, ...options })
  }
}

/** Which cluster, and how its certificate is checked. */
export type AccessOptions = {
  /** Files as `KUBECONFIG` lists them. Default: that variable, `~/.kube/config`, or the pod's own service account. */
  readonly kubeconfig?: string | null
  readonly context?: string | null
  readonly caFile?: string | null
  /** Default: as the configuration says. */
  readonly verifySsl?: boolean | null
}

export type CollectOptions = AccessOptions & {
  /** Such as `Deployment`, `Pod` or `StatefulSet.apps.kruise.io`. Default: all that Kubernetes makes pods of. */
  readonly kinds?: readonly string[]
  /** Default: all, which needs a ClusterRole. */
  readonly namespaces?: readonly string[]
  /** Shared by several streams, one event is not told twice. */
  readonly seenCache?: SeenCache
  /** Ends the stream. */
  readonly signal?: AbortSignal
  /** Told of what the cluster refuses, and of what cannot be read of an object; the stream goes on. */
  readonly onTrouble?: (message: string) => void
}

/**
 * The workloads that a cluster holds now. Throws an `AppError`: `input` for a kind that is none or where no cluster is
 * configured, `source` where a list is refused.
 */
export async function* listInferenceRequests(options: CollectOptions = {}): AsyncGenerator<InferenceRequest> {
  yield* requestsOf(options, true)
}

/** Every workload that comes, or whose spec changes, until `signal`. Breaks are resumed. Throws `input` as above. */
export async function* streamInferenceRequests(
  options: CollectOptions = {},
): AsyncGenerator<InferenceRequest> {
  yield* requestsOf(options, false)
}

async function* requestsOf(options: CollectOptions, once: boolean): AsyncGenerator<InferenceRequest> {
  const { kinds = DEFAULT_KINDS, namespaces = [], onTrouble = () => {} } = options
  const collection = collectedFrom({
    cluster: clusterFrom(options),
    resources: resourcesFrom(kinds),
    namespaces,
    emitsInitial: once,
    once,
    seen: options.seenCache ?? new SeenCache(),
    signal: options.signal ?? new AbortController().signal,
    onTrouble(error, isOver) {
      if (isOver) throw error
      onTrouble(error.message)
    },
    onProblem: ({ path, message }) => onTrouble(`${path}: ${message}`),
  })
  for await (const some of collection)
    for (const collected of some) if (collected.type === 'request') yield collected.request
}

/** The cluster, for a source that scrapes pods. Throws `input` where none is configured; nothing is asked yet. */
export const openCluster = (options: AccessOptions = {}): ClusterApi => openClusterWith(clusterFrom(options))

const clusterFrom = (options: AccessOptions): ClusterOptions => ({
  cwd: process.cwd(),
  env: (name) => process.env[name] ?? (name === 'HOME' ? homedir() : undefined),
  kubeconfig: options.kubeconfig ?? null,
  context: options.context ?? null,
  caFile: options.caFile ?? null,
  verifiesTls: options.verifySsl ?? null,
})

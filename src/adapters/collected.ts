import { collectorFrom } from '../collect/collector.ts'
import type { Collected } from '../collect/event.ts'
import type { Resource } from '../collect/resource.ts'
import type { SeenCache } from '../collect/seen-cache.ts'
import type { AppError } from '../errors.ts'
import type { CustomKind } from '../schema/config.ts'
import type { Problem } from '../schema/problem.ts'
import { clusterEvents } from './cluster-events.ts'
import { type ClusterOptions, kubeConfigFrom } from './kube-config.ts'
import { kubeHttp } from './kube-http.ts'
import type { WatchOptions } from './kube-watch.ts'
import { clusterApi } from './kubernetes-api.ts'
import { type Clock, systemClock } from './patient-http.ts'
import { podOwners } from './pod-owners.ts'

export type CollectOptions = {
  readonly cluster: ClusterOptions
  readonly resources: readonly Resource[]
  readonly namespaces: readonly string[]
  readonly emitsInitial: boolean
  readonly emitsAll?: boolean
  readonly kinds?: readonly CustomKind[]
  readonly once: boolean
  readonly seen: SeenCache
  /** Ends the collection quietly. */
  readonly signal: AbortSignal
  readonly onTrouble: (error: AppError, isOver: boolean) => void
  readonly onProblem: (problem: Problem) => void
  readonly clock?: Clock
  readonly timings?: WatchOptions['timings']
}

/** Lines from a cluster as they come, until it is told to stop; with `once`, what is there now. Throws `input` where no cluster is configured. */
export async function* collectedFrom(options: CollectOptions): AsyncGenerator<readonly Collected[]> {
  const { resources, namespaces, once, clock = systemClock, timings, onTrouble } = options
  const http = kubeHttp(kubeConfigFrom(options.cluster))
  const api = clusterApi(http)
  const ended = new AbortController()
  const collector = collectorFrom({
    emitsInitial: options.emitsInitial,
    emitsAll: options.emitsAll ?? false,
    kinds: options.kinds ?? [],
    seen: options.seen,
    ownerOf: podOwners(api),
    onProblem: options.onProblem,
  })
  const events = clusterEvents({
    http,
    api,
    resources,
    namespaces,
    signal: AbortSignal.any([options.signal, ended.signal]),
    clock,
    once,
    skipsStatus: options.emitsAll !== true,
    onTrouble,
    ...(timings === undefined ? {} : { timings }),
  })
  try {
    for await (const some of events) {
      const lines = await collector.take(some)
      if (lines.length > 0) yield lines
    }
  } finally {
    ended.abort()
  }
}

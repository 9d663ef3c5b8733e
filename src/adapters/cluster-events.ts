import type { ClusterEvent } from '../collect/event.ts'
import type { Resource } from '../collect/resource.ts'
import { AppError } from '../errors.ts'
import { listPath, servedAs } from './kube-resources.ts'
import { eventsOf, type WatchOptions } from './kube-watch.ts'
import type { ClusterApi } from './kubernetes-api.ts'
import { merged } from './merged.ts'

export type ClusterEventsOptions = Pick<
  WatchOptions,
  'http' | 'signal' | 'clock' | 'once' | 'skipsStatus' | 'timings'
> & {
  readonly api: ClusterApi
  readonly resources: readonly Resource[]
  /** Each is watched by itself, so that a Role in it suffices; none = all, which needs a ClusterRole. */
  readonly namespaces: readonly string[]
  /** Told of every refusal and break; what can be read goes on. `isOver`: this list will not be tried again. */
  readonly onTrouble: (error: AppError, isOver: boolean) => void
}

/**
 * All lists at once. With `once` it ends when each has been read; one that is refused is told, and the others are read all the
 * same.
 */
export function clusterEvents(options: ClusterEventsOptions): AsyncGenerator<readonly ClusterEvent[]> {
  const { resources, namespaces } = options
  const places = namespaces.length === 0 ? [null] : namespaces
  return merged(
    resources.flatMap((resource) => places.map((namespace) => oneList(options, resource, namespace))),
  )
}

/** How long a kind that the cluster does not serve, or an account may not see, is left alone. */
const REFUSED_WAIT_MS = 60_000

async function* oneList(
  options: ClusterEventsOptions,
  resource: Resource,
  namespace: string | null,
): AsyncGenerator<readonly ClusterEvent[]> {
  const { api, once, signal, clock, onTrouble } = options
  while (!signal.aborted) {
    try {
      const served = await servedAs(resource, api)
      yield* eventsOf({
        ...watchOptions(options),
        resource,
        path: listPath(served, namespace),
        onTrouble: (error) => onTrouble(error, false),
      })
      return
    } catch (error) {
      if (signal.aborted) return
      if (!(error instanceof AppError)) throw error
      onTrouble(error, once)
      if (once) return
      await clock.sleep(REFUSED_WAIT_MS, signal).catch(() => null)
    }
  }
}

const watchOptions = ({ http, signal, clock, once, skipsStatus, timings }: ClusterEventsOptions) => ({
  http,
  signal,
  clock,
  once,
  skipsStatus,
  ...(timings === undefined ? {} : { timings }),
})

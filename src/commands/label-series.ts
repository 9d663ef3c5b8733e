import type { Series } from '../exposition/sample.ts'
import type { Window } from '../label/window.ts'

/** What was read, whatever it was read from. */
export type ReadSeries = {
  readonly series: readonly Series[]
  readonly window: Window
  /** Sentences about what was missing, without a full stop. */
  readonly warnings: readonly string[]
}

const WANTED = /^kepler_(?:(?:pod|container|node)_(?:\w+_)?joules_total|(?:exporter_)?build_info|node_info)$/
const OWNERS =
  /^kube_(?:pod_(?:owner|start_time|completion_time|labels)|(?:replicaset|job)_owner|\w+_(?:replicas_ready|ready_replicas|number_ready))$/

/** Is a metric one of Kepler's that targets are made of? Who owns a pod, Kepler does not say. */
export const isKeplers = (name: string): boolean => WANTED.test(name)

/** Is a metric one that targets are made of? Of a scrape, most are not. */
export const isWanted = (name: string): boolean => WANTED.test(name) || OWNERS.test(name)

/** Do series say who owns pods? */
export const tellOwners = (series: readonly Series[]): boolean =>
  series.some(({ name, points }) => name === 'kube_pod_owner' && points.length > 0)

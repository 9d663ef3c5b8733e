import type { Labels, Series } from '../exposition/sample.ts'
import { grouped } from '../grouped.ts'
import { isWithin, type Span, type Window } from './window.ts'

/** One counter of one Kepler, as far as it was seen in the window. */
export type Counter = Span & {
  readonly name: string
  readonly labels: Labels
  /** The Kepler that counts: one a node. */
  readonly exporter: string
  /** Its value when it was first seen. */
  readonly first_j: number
  /** What it counted from then on: at least, if it began anew. */
  readonly since_first_j: number
  /** How often it was read. */
  readonly reads: number
  /** Between which reads it began anew. */
  readonly resets: readonly Span[]
  /** Was the last value the last there will ever be? Kepler says so of pods that ended, from 0.10 on. */
  readonly is_final: boolean
}

/** What tells Kepler's own counters apart; all other labels are the scraper's, or hang on these. */
const OWN = [
  ...['node_name', 'exported_instance', 'zone', 'mode', 'package', 'gpu', 'gpu_uuid'],
  ...['pod_id', 'pod_namespace', 'pod_name', 'container_id', 'container_namespace', 'container_name'],
]

/** Labels that Kepler changes, while the counter is still the same. */
const CHANGING = ['state', 'command', 'source', 'path', 'runtime', 'gpu_name', 'vendor']

/**
 * The Kepler that a series is of: its node, or before 0.10 the pod or address that was scraped. These are the target's labels
 * then: Kepler's own pod.
 */
export const exporterOf = (labels: Labels): string =>
  labels['node_name'] ?? labels['pod'] ?? labels['instance'] ?? ''

/** Other series may have been asked for at times of their own, and say nothing of when a Kepler was read. */
export const isEnergy = (name: string): boolean => /^kepler_\w+_joules_total$/.test(name)

/** Of nodes, the counters have no name of their own before 0.10, and in some scrapes none after. */
const keyOf = ({ name, labels }: Series): string =>
  JSON.stringify([
    name,
    name.startsWith('kepler_node_') ? exporterOf(labels) : '',
    ...OWN.map((label) => labels[label] ?? ''),
  ])

const scraperOf = ({ labels }: Series): string =>
  JSON.stringify(
    Object.entries(labels)
      .filter(([label]) => !OWN.includes(label) && !CHANGING.includes(label))
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )

/** Kepler's counters in the window, each once, however many scrapers read it. One without any value is not in it. */
export function countersFrom(series: readonly Series[], window: Window): readonly Counter[] {
  const copies = grouped(
    series.filter(({ name }) => isEnergy(name)),
    keyOf,
  )
  return [...copies.values()].flatMap((ofCounter) => counterFrom(ofCounter, window) ?? [])
}

type Point = readonly [at_s: number, value_j: number]

/** One scraper's reads, earliest first. */
type Reads = { readonly series: Series; readonly points: readonly Point[]; readonly is_final: boolean }

function counterFrom(series: readonly Series[], window: Window): Counter | null {
  const reads = [...grouped(series, scraperOf).values()]
    .flatMap((variants) => readsOf(variants, window) ?? [])
    .toSorted((a, b) => startOf(a) - startOf(b) || b.points.length - a.points.length)
  const [earliest] = reads
  const first = earliest?.points[0]
  if (earliest === undefined || first === undefined) return null
  let last = first
  let latest = earliest
  let sinceFirstJ = 0
  let count = 1
  const resets: Span[] = []
  for (const copy of reads) {
    for (const [index, [at_s, value_j]] of copy.points.entries()) {
      const [lastAtS, lastJ] = last
      if (at_s <= lastAtS) continue
      const own = copy.points[index - 1]
      // Clocks of scrapers differ: lower than another's last value is a new beginning only where this one fell too.
      const isBehind = value_j < lastJ && own !== undefined && own[1] <= value_j
      const isReset = value_j < lastJ && !isBehind
      if (isReset) resets.push({ from_at_s: lastAtS, to_at_s: at_s })
      sinceFirstJ += isReset ? value_j : isBehind ? 0 : value_j - lastJ
      last = [at_s, isBehind ? lastJ : value_j]
      latest = copy
      count++
    }
  }
  const { name, labels } = latest.series
  return {
    name,
    labels,
    exporter: exporterOf(labels),
    from_at_s: first[0],
    to_at_s: last[0],
    first_j: first[1],
    since_first_j: sinceFirstJ,
    reads: count,
    resets,
    is_final: reads.some(({ is_final }) => is_final),
  }
}

const startOf = ({ points }: Reads): number => points[0]?.[0] ?? 0

/** One counter as one scraper read it, whatever it was labelled with at the time; the greater value where two were read at once. */
function readsOf(variants: readonly Series[], window: Window): Reads | null {
  const values = new Map<number, number>()
  for (const { points } of variants) {
    for (const [at_s, value] of points) {
      if (!isWithin(window, at_s) || !(value >= 0) || value === Number.POSITIVE_INFINITY) continue
      values.set(at_s, Math.max(values.get(at_s) ?? 0, value))
    }
  }
  const latest = variants.toSorted((a, b) => endOf(a) - endOf(b)).at(-1)
  if (values.size === 0 || latest === undefined) return null
  const is_final = variants.some(
    ({ labels, points }) =>
      labels['state'] === 'terminated' && points.some(([at_s]) => isWithin(window, at_s)),
  )
  return { series: latest, points: [...values].toSorted(([a], [b]) => a - b), is_final }
}

const endOf = ({ points }: Series): number => points.at(-1)?.[0] ?? Number.NEGATIVE_INFINITY

import { grouped } from '../grouped.ts'
import type { Counter } from './counter.ts'
import type { Generation } from './generation.ts'
import { lengthS, type Span } from './window.ts'
import { zonesFrom } from './zones.ts'

/** One node's Kepler: when it was read, and what its node did meanwhile. */
export type Exporter = {
  readonly name: string
  /** When it was read, earliest first. */
  readonly read_at_s: readonly number[]
  /** Between which reads it began to count anew. */
  readonly restarts: readonly Span[]
  /** CPU zones that make up the whole, without counting any twice. */
  readonly zones: readonly string[]
  /** Are there zones, of which none can be told from a part of another? */
  readonly has_unclear_zones: boolean
  /** Of the node, in these zones; `null` = it does not say. */
  readonly active_j: number | null
  readonly idle_j: number | null
  /** Of all that its node's counters hold, or its pods' where it has none: 0 is a meter that measures nothing. */
  readonly total_j: number
  /** Of the node's package or platform; of its pods' where it says nothing of nodes. `null` = unknown. */
  readonly package_w: number | null
}

/** The Keplers behind counters. `readTimesOf`: every time at which any series of an exporter has a value. */
export function exportersFrom(
  counters: readonly Counter[],
  generation: Generation,
  readTimesOf: (exporter: string) => readonly number[],
): ReadonlyMap<string, Exporter> {
  const byExporter = grouped(counters, ({ exporter }) => exporter)
  return new Map(
    [...byExporter].map(([name, own]) => [name, exporterFrom(name, own, generation, readTimesOf(name))]),
  )
}

function exporterFrom(
  name: string,
  counters: readonly Counter[],
  generation: Generation,
  readAtS: readonly number[],
): Exporter {
  const ofNode = counters.filter((counter) => counter.name.startsWith('kepler_node_'))
  const ofPods = counters.filter((counter) => !counter.name.startsWith('kepler_node_'))
  const present = zonesIn(counters)
  const zones = generation === '<=0.9' ? ['total'] : zonesFrom(present)
  const node = generation === '<=0.9' ? nodeBefore010(ofNode) : nodeFrom010(ofNode, zones)
  const inPackage =
    generation === '<=0.9' ? ofPods : ofPods.filter(({ labels }) => isIn(labels, widest(zones)))
  return {
    name,
    read_at_s: readAtS,
    restarts: ofNode.flatMap(({ resets }) => resets),
    zones,
    has_unclear_zones: zones.length === 0 && present.size > 0,
    active_j: sumOf(node.active),
    idle_j: sumOf(node.idle),
    total_j: sumOf(ofNode.length > 0 ? ofNode : ofPods) ?? 0,
    package_w: powerOf(ofNode.length > 0 ? node.package : inPackage),
  }
}

const zonesIn = (counters: readonly Counter[]): ReadonlySet<string> =>
  new Set(counters.flatMap(({ name, labels }) => (/_cpu_/.test(name) ? (labels['zone'] ?? []) : [])))

const isIn = (labels: Counter['labels'], zones: readonly string[]): boolean =>
  zones.includes(labels['zone'] ?? '')

/** Of the zones that make up the whole, the one that the memory is not. */
const widest = (zones: readonly string[]): readonly string[] => zones.filter((zone) => zone !== 'dram')

type NodeCounters = Readonly<Record<'active' | 'idle' | 'package', readonly Counter[]>>

function nodeFrom010(counters: readonly Counter[], zones: readonly string[]): NodeCounters {
  const named = (name: string, of: readonly string[]): readonly Counter[] =>
    counters.filter((counter) => counter.name === name && isIn(counter.labels, of))
  return {
    active: named('kepler_node_cpu_active_joules_total', zones),
    idle: named('kepler_node_cpu_idle_joules_total', zones),
    package: named('kepler_node_cpu_joules_total', widest(zones)),
  }
}

/** What a container's total is the sum of: neither core nor uncore, which are in package, nor platform, which is all. */
const IN_TOTAL = /^kepler_node_(?:package|dram|other|other_host_components|gpu)_joules_total$/

function nodeBefore010(counters: readonly Counter[]): NodeCounters {
  const inTotal = counters.filter(({ name }) => IN_TOTAL.test(name))
  return {
    active: inTotal.filter(({ labels }) => labels['mode'] !== 'idle'),
    idle: inTotal.filter(({ labels }) => labels['mode'] === 'idle'),
    package: counters.filter(({ name }) => name === 'kepler_node_package_joules_total'),
  }
}

const sumOf = (counters: readonly Counter[]): number | null =>
  counters.length === 0 ? null : counters.reduce((sum, { since_first_j }) => sum + since_first_j, 0)

function powerOf(counters: readonly Counter[]): number | null {
  const seconds = Math.max(0, ...counters.map(lengthS))
  const energyJ = sumOf(counters)
  return energyJ === null || seconds === 0 ? null : energyJ / seconds
}

/** The last time before `at_s` at which an exporter was read; `null` = never in the window. */
export function readBefore({ read_at_s }: Exporter, at_s: number): number | null {
  let low = 0
  let high = read_at_s.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((read_at_s[middle] ?? 0) < at_s) low = middle + 1
    else high = middle
  }
  return read_at_s[low - 1] ?? null
}

export const lastRead = ({ read_at_s }: Exporter): number => read_at_s.at(-1) ?? Number.NEGATIVE_INFINITY

/** Did it begin anew at some time in between? */
export const restartedWithin = ({ restarts }: Exporter, { from_at_s, to_at_s }: Span): boolean =>
  restarts.some((restart) => restart.to_at_s > from_at_s && restart.from_at_s < to_at_s)

import type { Refusal } from '../schema/capacity.ts'
import { compareText } from './cluster.ts'
import { type Constraints, refusalOn } from './constraints.ts'
import type { ClusterNode } from './node.ts'
import type { Needs, Room } from './room.ts'
import { unitsOf } from './tally.ts'

/** Equal pods that want to stand somewhere. */
export type Demand = {
  /** Tells it apart: of two that are alike in size, the lesser goes first. */
  readonly key: string
  readonly needs: Needs
  /** `null`: they could not be read, and no node is sure to take it. */
  readonly constraints: Constraints | null
  /** For one on every node that may hold it, `null`. */
  readonly pods: number | null
  /** How many pods of the same workload stand on which node until then. */
  readonly seats: ReadonlyMap<string, number>
}

export type Placement = {
  readonly pods: number
  /** By name of the node, in the order that they were filled. */
  readonly placed: ReadonlyMap<string, number>
  readonly refusals: readonly Refusal[]
}

export type Site = { readonly node: ClusterNode; readonly room: Room }

/**
 * First-fit decreasing. What goes on every node goes first; then every pod that has a seat keeps it where it still may; then
 * the others, those that take the largest share of the cluster first, each on the first node with room: nodes without devices
 * before those with, which are kept for what needs them. The rooms are filled by it.
 */
export function place(demands: readonly Demand[], sites: readonly Site[]): ReadonlyMap<Demand, Placement> {
  const shareOf = shares(sites)
  const share = new Map(demands.map((demand) => [demand, shareOf(demand.needs)]))
  const inOrder = demands.toSorted(
    (a, b) => (share.get(b) ?? 0) - (share.get(a) ?? 0) || compareText(a.key, b.key),
  )
  const plainFirst = sites.toSorted(
    (a, b) => devicesOn(a) - devicesOn(b) || compareText(a.node.name, b.node.name),
  )
  const byName = new Map(sites.map((site) => [site.node.name, site]))
  const result = new Map<Demand, Placement>()
  for (const demand of inOrder) if (demand.pods === null) result.set(demand, onEvery(demand, plainFirst))
  const seated = new Map(inOrder.map((demand) => [demand, keepSeats(demand, byName)]))
  for (const demand of inOrder) {
    if (demand.pods === null) continue
    const placed = seated.get(demand) ?? new Map<string, number>()
    const wanted = demand.pods - total(placed)
    const isWhole = fill(demand, wanted, plainFirst, placed) === wanted
    result.set(demand, { pods: demand.pods, placed, refusals: isWhole ? [] : refusalsOf(demand, plainFirst) })
  }
  return result
}

/** Which part of everything a pod would take, of the resource that it takes most of. */
function shares(sites: readonly Site[]): (needs: Needs) => number {
  const all = new Map<string, bigint>()
  for (const { node } of sites)
    for (const [name, milli] of node.allocatable) all.set(name, (all.get(name) ?? 0n) + milli)
  return (needs) => Math.max(...needs.map(([name, milli]) => Number(milli) / Number(all.get(name) ?? 0n)))
}

/** Kinds of devices that a node has; what Kubernetes itself counts has no domain in its name. */
const devicesOn = ({ node }: Site): number =>
  [...node.allocatable].filter(([name, milli]) => name.includes('/') && milli > 0n).length

function onEvery(demand: Demand, sites: readonly Site[]): Placement {
  const { constraints, needs } = demand
  const meant = sites.filter(({ node }) => constraints !== null && refusalOn(constraints, node) === null)
  const placed = new Map<string, number>()
  const full: Site[] = []
  for (const site of meant) {
    if (site.room.count(needs, 1) === 1) {
      site.room.take(needs, 1)
      placed.set(site.node.name, 1)
    } else full.push(site)
  }
  const refusals = constraints === null || full.length > 0 ? refusalsOf(demand, full) : []
  return { pods: meant.length, placed, refusals }
}

function keepSeats(demand: Demand, byName: ReadonlyMap<string, Site>): Map<string, number> {
  const placed = new Map<string, number>()
  let left = demand.pods ?? 0
  for (const [seat, pods] of [...demand.seats].toSorted(([a], [b]) => compareText(a, b))) {
    const site = byName.get(seat)
    if (site !== undefined) left -= fill(demand, Math.min(pods, left), [site], placed)
  }
  return placed
}

/** Returns how many found room. */
function fill(
  { needs, constraints }: Demand,
  pods: number,
  sites: readonly Site[],
  placed: Map<string, number>,
): number {
  let left = constraints === null ? 0 : pods
  for (const { node, room } of sites) {
    if (left === 0 || constraints === null) break
    const count = room.count(needs, left)
    if (count === 0 || refusalOn(constraints, node) !== null) continue
    room.take(needs, count)
    placed.set(node.name, (placed.get(node.name) ?? 0) + count)
    left -= count
  }
  return constraints === null ? 0 : pods - left
}

const total = (placed: ReadonlyMap<string, number>): number =>
  [...placed.values()].reduce((sum, pods) => sum + pods, 0)

const ORDER: readonly Refusal['kind'][] = ['unreadable', 'resource', 'taint', 'affinity', 'node-name']

/** What each node has against one more pod: first what no room would help, else every resource that it lacks. */
function refusalsOf({ constraints, needs }: Demand, sites: readonly Site[]): Refusal[] {
  if (constraints === null)
    return [{ kind: 'unreadable', detail: '', nodes: sites.length, asked: null, most_free: null }]
  const found = new Map<string, Refusal>()
  const add = (kind: Refusal['kind'], detail: string, asked: number | null, free: number | null): void => {
    const key = `${kind} ${detail}`
    const before = found.get(key)
    const most_free = free === null ? null : Math.max(free, before?.most_free ?? 0)
    found.set(key, { kind, detail, nodes: (before?.nodes ?? 0) + 1, asked, most_free })
  }
  for (const { node, room } of sites) {
    const refusal = refusalOn(constraints, node)
    if (refusal !== null) {
      add(refusal.kind, refusal.detail, null, null)
      continue
    }
    for (const name of room.lacking(needs)) {
      const asked = needs.find(([need]) => need === name)?.[1] ?? 0n
      const free = room.free(name)
      add('resource', name, unitsOf(name, asked), unitsOf(name, free < 0n ? 0n : free))
    }
  }
  return [...found.values()].toSorted(
    (a, b) =>
      ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || b.nodes - a.nodes || compareText(a.detail, b.detail),
  )
}

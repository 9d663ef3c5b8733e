import type { Fit, FittedWorkload, NodeFigures } from '../schema/capacity.ts'
import type { Interval } from '../schema/prediction.ts'
import type { Cluster } from './cluster.ts'
import type { Newcomer } from './demands.ts'
import type { DrawingOf } from './drawing.ts'
import { type Placement, place } from './placement.ts'
import { Room } from './room.ts'
import { figuresOf, resourceAmounts, tallyOf, totalFigures } from './tally.ts'
import type { PodTemplate } from './template.ts'

/** What a scheduler heeds and this does not; a cluster may refuse what is said to fit, or take what is said not to. */
export const NOT_MODELLED: readonly string[] = [
  'preemption and priorities',
  'spread constraints',
  'affinity between pods',
  'volumes',
  'host ports',
  'devices of resource claims',
  'quotas and defaults of the cluster',
  'pods that wait for a node now',
  'extra pods of a rolling update',
]

export type Fitted = {
  readonly fit: Fit
  /** Of each node, in order of the cluster's. */
  readonly after: readonly NodeFigures[]
}

/** Where newcomers would go, once the pods that they replace have gone, and what every node would draw then. */
export function fitted(cluster: Cluster, newcomers: readonly Newcomer[], drawingOf: DrawingOf): Fitted {
  const going = new Set(newcomers.flatMap(({ replaced }) => replaced))
  const tallies = cluster.nodes.map(({ name }) =>
    tallyOf(
      (cluster.podsOn.get(name) ?? []).filter((pod) => !going.has(pod)).map(({ template }) => template),
    ),
  )
  const sites = cluster.nodes.map((node, index) => ({
    node,
    room: new Room(node.allocatable, tallies[index] ?? new Map<PodTemplate, number>()),
  }))
  const placements = place(
    newcomers.map(({ demand }) => demand),
    sites,
  )
  const indexOf = new Map(cluster.nodes.map(({ name }, index) => [name, index]))
  for (const { demand, template } of newcomers) {
    for (const [node, pods] of placements.get(demand)?.placed ?? [])
      tallies[indexOf.get(node) ?? -1]?.set(template, pods)
  }
  const after = cluster.nodes.map(({ board }, index) =>
    figuresOf(tallies[index] ?? new Map(), board, drawingOf),
  )
  const workloads = newcomers.flatMap((newcomer): FittedWorkload[] => {
    const placement = placements.get(newcomer.demand)
    return placement === undefined ? [] : [fittedWorkload(newcomer, placement, cluster, drawingOf)]
  })
  const sum = (of: (workload: FittedWorkload) => number): number =>
    workloads.reduce((total, workload) => total + of(workload), 0)
  const fit: Fit = {
    fits: workloads.every(({ pods, placed, refusals }) => placed === pods && refusals.length === 0),
    pods: sum(({ pods }) => pods),
    placed: sum(({ placed }) => placed),
    replaced_pods: sum(({ replaced_pods }) => replaced_pods),
    workloads,
    power_w: totalFigures(after).power_w,
    not_modelled: [...NOT_MODELLED],
  }
  return { fit, after }
}

function fittedWorkload(
  { request, template, demand, replaced }: Newcomer,
  { pods, placed, refusals }: Placement,
  { nodes }: Cluster,
  drawingOf: DrawingOf,
): FittedWorkload {
  const counts = nodes.flatMap(({ name, board }) => {
    const here = placed.get(name) ?? 0
    return here === 0 ? [] : [{ node: name, pods: here, board }]
  })
  const power = (of: (interval: Interval) => number): number =>
    counts.reduce((sum, { board, pods }) => {
      const drawing = drawingOf(template, board)
      return drawing === null ? sum : sum + of(drawing.podPowerW) * pods
    }, 0)
  const { namespace, workload_kind, workload_name, api_group, component, path, line } = request
  return {
    ...{ namespace, workload_kind, workload_name, api_group, component, path, line },
    is_per_node: demand.pods === null,
    pods,
    placed: counts.reduce((sum, { pods }) => sum + pods, 0),
    replaced_pods: replaced.length,
    requests: resourceAmounts(template.amounts?.requests ?? new Map()),
    nodes: counts.map(({ node, pods }) => ({ node, pods })),
    refusals: [...refusals],
    power_w: { p10: power(({ p10 }) => p10), p50: power(({ p50 }) => p50), p90: power(({ p90 }) => p90) },
  }
}

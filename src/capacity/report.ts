import { CAPACITY_SCHEMA_VERSION, type CapacityReport } from '../schema/capacity.ts'
import type { InferenceRequest } from '../schema/inference-request.ts'
import type { Prediction } from '../schema/prediction.ts'
import type { Problem } from '../schema/problem.ts'
import { version } from '../version.ts'
import { type Cluster, compareText } from './cluster.ts'
import type { Newcomer } from './demands.ts'
import { type Basis, type DrawingOf, drawings, requestOn } from './drawing.ts'
import { fitted } from './fit.ts'
import { nodeReport, podErrors } from './node-report.ts'
import { totalFigures } from './tally.ts'
import { unscheduledPods } from './unscheduled.ts'

export type CapacityInput = {
  readonly cluster: Cluster
  readonly predict: (request: InferenceRequest) => Prediction
  readonly model: { readonly id: string; readonly version: string }
  /** What is to find room; `null`: nothing was asked. */
  readonly newcomers: readonly Newcomer[] | null
  readonly problems: readonly Problem[]
}

/** What every node has, what its pods ask for and draw, and what newcomers would change. */
export function capacityReport({
  cluster,
  predict,
  model,
  newcomers,
  problems,
}: CapacityInput): CapacityReport {
  const drawingOf = drawings(predict)
  const { nodes, podsOn } = cluster
  const reports = nodes.map((node) => nodeReport(node, podsOn.get(node.name) ?? [], drawingOf))
  const then = newcomers === null ? null : fitted(cluster, newcomers, drawingOf)
  return {
    Nodes: reports.map((report, index) => ({ ...report, after: then?.after[index] ?? null })),
    schema_version: CAPACITY_SCHEMA_VERSION,
    tool: { name: 'wattlint', version },
    model: { id: model.id, version: model.version },
    totals: {
      ...totalFigures(reports.map(({ drawn }) => drawn)),
      allocatable_gpu_count: reports.reduce((sum, report) => sum + report.allocatable_gpu_count, 0),
    },
    basis: basisOf(cluster, drawingOf),
    unscheduled: unscheduledPods(cluster.unscheduled),
    ended_pods: cluster.endedPods,
    fit: then?.fit ?? null,
    errors: [...cluster.errors, ...podErrors(cluster.unscheduled)],
    problems: [...problems],
  }
}

/** Every request that the report will predict, for a model that has to ask about them first. */
export function requestsOf(cluster: Cluster, newcomers: readonly Newcomer[]): InferenceRequest[] {
  const boards = new Set(cluster.nodes.map(({ board }) => board))
  const templates = new Set([
    ...[...cluster.podsOn.values()].flatMap((pods) => pods.map(({ template }) => template)),
    ...newcomers.map(({ template }) => template),
  ])
  return [...templates].flatMap((template) => {
    const { request } = template
    if (request === null) return []
    if (request.accelerators.length === 0) return [request]
    return [null, ...boards].flatMap((board) => requestOn(template, board) ?? [])
  })
}

/** What the watts of all pods are of, most pods first. */
function basisOf({ nodes, podsOn }: Cluster, drawingOf: DrawingOf): CapacityReport['basis'] {
  const found = new Map<string, Basis & { pods: number }>()
  for (const { name, board } of nodes) {
    for (const { template } of podsOn.get(name) ?? []) {
      for (const { scope, provenance } of drawingOf(template, board)?.basis ?? []) {
        const key = `${scope} ${provenance}`
        const entry = found.get(key) ?? { scope, provenance, pods: 0 }
        entry.pods++
        found.set(key, entry)
      }
    }
  }
  return [...found]
    .toSorted(([a, { pods }], [b, other]) => other.pods - pods || compareText(a, b))
    .map(([, entry]) => entry)
}

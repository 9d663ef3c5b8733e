import { resourceMeaning } from '../normalise/accelerator-table.ts'
import { acceleratorsFrom, gpuCount } from '../normalise/accelerators.ts'
import type { Amounts } from '../normalise/amounts.ts'
import type { NodeReport, NodeResource } from '../schema/capacity.ts'
import { PERCENT } from '../units.ts'
import { type ClusterPod, compareText } from './cluster.ts'
import type { DrawingOf } from './drawing.ts'
import type { ClusterNode } from './node.ts'
import { amountsOfTally, figuresOf, tallyOf, unitsIn } from './tally.ts'
import type { PodTemplate } from './template.ts'

/** What pykles says of a node, and beside it what its pods draw. */
export function nodeReport(
  node: ClusterNode,
  pods: readonly ClusterPod[],
  drawingOf: DrawingOf,
): Omit<NodeReport, 'after'> {
  const { capacity, allocatable, board } = node
  const tally = tallyOf(pods.map(({ template }) => template))
  const requests = amountsOfTally(tally, 'requests')
  const limits = amountsOfTally(tally, 'limits')
  const drawn = figuresOf(tally, board, drawingOf)
  const resource = (name: string): NodeResource => ({
    Capacity: unitsIn(capacity, name),
    Allocatable: unitsIn(allocatable, name),
    Requests: commitment(unitsIn(requests, name), unitsIn(capacity, name)),
    Limits: commitment(unitsIn(limits, name), unitsIn(capacity, name)),
  })
  const allocatableGpus = gpusIn(allocatable, board)
  const without = pods.filter(({ template }) => isPartial(template))
  return {
    NodeName: node.name,
    CPU: resource('cpu'),
    RAM: resource('memory'),
    is_ready: node.isReady,
    is_unschedulable: node.isUnschedulable,
    board,
    allocatable_pods: unitsIn(allocatable, 'pods'),
    allocatable_gpu_count: allocatableGpus,
    other_resources: otherNames(capacity, allocatable, requests).map((name) => ({
      resource: name,
      capacity: unitsIn(capacity, name),
      allocatable: unitsIn(allocatable, name),
      requests: unitsIn(requests, name),
    })),
    drawn,
    not_predicted: {
      pods: without.length,
      reasons: [...new Set(without.flatMap(({ template }) => template.unpredicted))].toSorted(compareText),
      idle_cpu_mcpu: Math.max(0, unitsIn(allocatable, 'cpu') - unitsIn(requests, 'cpu')),
      idle_mem_bytes: Math.max(0, unitsIn(allocatable, 'memory') - unitsIn(requests, 'memory')),
      idle_gpu_count: Math.max(0, allocatableGpus - drawn.gpu_count),
    },
    errors: [...node.errors, ...podErrors(pods)],
  }
}

/** `null` where nothing can be a part of nothing. */
const commitment = (amount: number, capacity: number): NodeResource['Requests'] => ({
  InstrumentedValue: amount,
  Percent: capacity === 0 ? null : (amount / capacity) * PERCENT,
})

const gpusIn = (amounts: Amounts, board: string | null): number =>
  gpuCount(acceleratorsFrom(amounts, board, resourceMeaning))

const NAMED_ELSEWHERE: ReadonlySet<string> = new Set(['cpu', 'memory', 'pods'])

const otherNames = (...all: readonly Amounts[]): string[] =>
  [...new Set(all.flatMap((amounts) => [...amounts.keys()]))]
    .filter((name) => !NAMED_ELSEWHERE.has(name))
    .toSorted(compareText)

const isPartial = (template: PodTemplate): boolean =>
  template.request === null || template.unpredicted.length > 0 || template.errors.length > 0

/** One sentence for all pods of a template. */
export function podErrors(pods: readonly ClusterPod[]): string[] {
  const faulty = new Map<PodTemplate, ClusterPod[]>()
  for (const pod of pods) {
    if (pod.template.errors.length === 0) continue
    faulty.set(pod.template, [...(faulty.get(pod.template) ?? []), pod])
  }
  const sentences = [...faulty].map(([{ errors }, same]) => {
    const [first] = same.map(({ namespace, name }) => `${namespace}/${name}`).toSorted(compareText)
    const others = same.length > 1 ? ` and ${same.length - 1} like it` : ''
    return `pod ${first}${others}: ${errors.join(' ')}`
  })
  return sentences.toSorted(compareText)
}

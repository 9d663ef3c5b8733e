import { grouped } from '../grouped.ts'
import type { UnscheduledPods } from '../schema/capacity.ts'
import { type ClusterPod, compareText } from './cluster.ts'
import { amountsOfTally, resourceAmounts, tallyOf } from './tally.ts'

/** Pods on no node of the list: those of one workload that say the same together. */
export function unscheduledPods(pods: readonly ClusterPod[]): UnscheduledPods[] {
  const alike = grouped(pods, ({ namespace, owner, node, waitsFor }) =>
    JSON.stringify([namespace, owner.kind, owner.name, owner.group, node, waitsFor]),
  )
  return [...alike]
    .toSorted(([a], [b]) => compareText(a, b))
    .flatMap(([, same]) => {
      const [first] = same
      if (first === undefined) return []
      const { namespace, owner, node, waitsFor } = first
      return [
        {
          namespace,
          workload_kind: owner.kind,
          workload_name: owner.name,
          api_group: owner.group,
          pods: same.length,
          requests: resourceAmounts(
            amountsOfTally(tallyOf(same.map(({ template }) => template)), 'requests'),
          ),
          node,
          reason: waitsFor,
        },
      ]
    })
}

import type { Series } from '../exposition/sample.ts'
import { grouped } from '../grouped.ts'

export type ClusterSeries = { readonly cluster: string | null; readonly series: readonly Series[] }

/**
 * Series by their label `cluster`, as a Thanos or Mimir over several clusters adds it; those without are of `cluster`. Series
 * of kube-state-metrics without the label are told to every cluster.
 */
export function clustersIn(series: readonly Series[], cluster: string | null): readonly ClusterSeries[] {
  const byCluster = grouped(series, ({ labels }) => labels['cluster'] || null)
  const unlabelled = byCluster.get(null) ?? []
  const common = unlabelled.filter(({ name }) => name.startsWith('kube_'))
  const labelled = [...byCluster].flatMap(([name, own]) =>
    name === null ? [] : [{ cluster: name, series: [...own, ...common] }],
  )
  const isOfKepler = unlabelled.some(({ name }) => name.startsWith('kepler_'))
  return isOfKepler || labelled.length === 0 ? [...labelled, { cluster, series: unlabelled }] : labelled
}

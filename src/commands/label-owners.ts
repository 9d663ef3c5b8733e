import type { ClusterApi } from '../adapters/kubernetes-api.ts'
import { AppError, sentenceOf } from '../errors.ts'
import { noFacts, type OwnerFacts } from '../label/owner-facts.ts'
import { ownerFactsFromObjects } from '../label/owner-objects.ts'
import { oneLine } from '../report/escape.ts'
import { clusterFrom } from './cluster-options.ts'
import type { Io } from './io.ts'
import type { LabelFlags } from './label-flags.ts'

const LISTS = {
  pods: ['/api/v1', 'pods'],
  replica_sets: ['/apis/apps/v1', 'replicasets'],
  jobs: ['/apis/batch/v1', 'jobs'],
} as const

/** Who owns what in the cluster now. With namespaces, a Role in each suffices. Throws `source`. */
export async function ownersIn(api: ClusterApi, namespaces: readonly string[]): Promise<OwnerFacts> {
  const all = async ([root, plural]: readonly [string, string]): Promise<readonly unknown[]> => {
    const paths =
      namespaces.length === 0
        ? [`${root}/${plural}`]
        : namespaces.map((namespace) => `${root}/namespaces/${encodeURIComponent(namespace)}/${plural}`)
    const lists: (readonly unknown[])[] = []
    for (const path of paths) lists.push(await api.items(path))
    return lists.flat()
  }
  return ownerFactsFromObjects({
    pods: await all(LISTS.pods),
    replica_sets: await all(LISTS.replica_sets),
    jobs: await all(LISTS.jobs),
  })
}

/**
 * The owners that the flags ask the cluster for. `hasSeries`: are there any of kube-state-metrics? Where nobody asked for
 * the cluster, one that cannot be read is told, and `null`: targets do without.
 */
export async function clusterOwners(
  flags: LabelFlags,
  hasSeries: boolean,
  io: Io,
): Promise<OwnerFacts | null> {
  const { ownerSource } = flags
  if (ownerSource === 'prom' || (ownerSource === 'auto' && hasSeries)) return noFacts
  // The client of Kubernetes takes longer to load than all else together.
  const { openCluster } = await import('../adapters/kubernetes-api.ts')
  try {
    return await ownersIn(openCluster(clusterFrom(flags, io)), flags.namespaces)
  } catch (error) {
    if (ownerSource === 'k8s' || !(error instanceof AppError)) throw error
    io.err(`${oneLine(`wattlint: warning: owners cannot be read from the cluster: ${sentenceOf(error)}`)}\n`)
    return null
  }
}

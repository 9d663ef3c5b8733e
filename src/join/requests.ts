import { specHash } from '../encode/spec-hash.ts'
import { templateHash } from '../encode/template-hash.ts'
import { grouped } from '../grouped.ts'
import type { EnergyTarget } from '../schema/energy-target.ts'
import type { InferenceRequest } from '../schema/inference-request.ts'
import { knownOwner, type Owner } from './owner.ts'

/** A request and the cluster it was collected in; `null` = not said. */
export type JoinRequest = { readonly request: InferenceRequest; readonly cluster: string | null }

/** A request with what it is looked up by. */
export type Entry = JoinRequest & {
  readonly owner: Owner
  /** Namespace, kind and name of the owner, in one text. */
  readonly key: string
  /** Part of a workload that has several, else ''. */
  readonly part: string
  readonly spec_hash: string
  readonly template_hash: string
}

/** Requests by what targets call them. */
export type RequestIndex = {
  readonly entries: readonly Entry[]
  /** The request that a target is of, or why there is none; `workload` is how messages call it. */
  readonly find: (target: EnergyTarget) => Found
}

type Found = { readonly entry: Entry } | { readonly reason: string; readonly workload: string }

export const keyOf = (namespace: string, { kind, name }: Owner): string =>
  JSON.stringify([namespace.toLowerCase(), kind.toLowerCase(), name])

export const nameOf = (namespace: string, { kind, name }: Owner): string => `${namespace}/${kind}/${name}`

/**
 * `isLoose`: a target that names a revision which no request has takes the newest instead. Later requests are newer.
 */
export function requestIndex(requests: readonly JoinRequest[], isLoose: boolean): RequestIndex {
  const entries = entriesFrom(requests)
  const byKey = grouped(entries, ({ key }) => key)
  const bySpec = grouped(entries, (entry) => entry.spec_hash)
  const byName = grouped(entries, ({ owner }) => owner.name)

  function look(target: EnergyTarget): Found {
    const isKnown = (owner: Owner): boolean => byKey.has(keyOf(target.namespace, owner))
    const owner = knownOwner(target.workload_kind, target.workload_name, isKnown)
    const workload = nameOf(target.namespace, owner)
    const hashed = ofCluster(bySpec.get(target.spec_hash ?? '') ?? [], target)
    const found = hashed.length > 0 ? hashed : (byKey.get(keyOf(target.namespace, owner)) ?? [])
    const here = ofCluster(found, target)
    if (here.length === 0) return { reason: whyNone(found, byName.get(owner.name) ?? [], target), workload }
    const own = here.filter(({ request, owner }) => request.workload_kind === owner.kind)
    const pool = own.length > 0 ? own : here
    const unclear = whyUnclear(pool)
    if (unclear !== null) return { reason: unclear, workload }
    const meant = pool.filter((entry) => isOfRevision(entry, target))
    const entry = meant.at(-1) ?? (isLoose ? pool.at(-1) : undefined)
    return entry === undefined
      ? { reason: 'no request is of the revision that it names', workload }
      : { entry }
  }
  // Samples of one pod come by the thousand, and all ask the same.
  const asked = new Map<string, Found>()
  function find(target: EnergyTarget): Found {
    const { cluster, namespace, workload_kind, workload_name, spec_hash, template_hash } = target
    const question = JSON.stringify([
      cluster,
      namespace,
      workload_kind,
      workload_name,
      spec_hash,
      template_hash,
    ])
    const answer = asked.get(question) ?? look(target)
    asked.set(question, answer)
    return answer
  }
  return { entries, find }
}

function entriesFrom(requests: readonly JoinRequest[]): Entry[] {
  const isMade = (kind: string): boolean => kind === 'Pod' || kind === 'ReplicaSet'
  const makers = new Set(
    requests.flatMap(({ request: { namespace, workload_kind: kind, workload_name: name } }) =>
      isMade(kind) ? [] : [keyOf(namespace, { kind, name })],
    ),
  )
  return requests.map(({ request, cluster }) => {
    const { namespace, workload_kind, workload_name, component } = request
    const isKnown = (owner: Owner): boolean => makers.has(keyOf(namespace, owner))
    const owner = isMade(workload_kind)
      ? knownOwner(workload_kind, workload_name, isKnown)
      : { kind: workload_kind, name: workload_name }
    const hashes = { spec_hash: specHash(request), template_hash: templateHash(request) }
    return { request, cluster, owner, key: keyOf(namespace, owner), part: component ?? '', ...hashes }
  })
}

/** Those of the target's own cluster, else those that may be of it. */
function ofCluster(entries: readonly Entry[], { cluster }: EnergyTarget): readonly Entry[] {
  const same = entries.filter((entry) => entry.cluster === cluster)
  if (cluster !== null && same.length > 0) return same
  return cluster === null ? entries : entries.filter((entry) => entry.cluster === null)
}

const isOfRevision = (entry: Entry, { spec_hash, template_hash }: EnergyTarget): boolean =>
  (spec_hash === null && template_hash === null) ||
  entry.spec_hash === spec_hash ||
  entry.template_hash === template_hash

function whyUnclear(pool: readonly Entry[]): string | null {
  if (new Set(pool.map(({ cluster }) => cluster)).size > 1)
    return 'requests of several clusters fit: it names none'
  if (new Set(pool.map(({ part }) => part)).size > 1)
    return 'its workload has several parts, and it does not say which it is of'
  // k8s-collect does not write the group.
  const groups = new Set(pool.map(({ request }) => request.api_group).filter((group) => group !== ''))
  return groups.size > 1 ? 'kinds of several API groups fit' : null
}

function whyNone(found: readonly Entry[], namesakes: readonly Entry[], target: EnergyTarget): string {
  if (found.length > 0) return 'the requests are of another cluster'
  const isHere = ({ request }: Entry): boolean =>
    request.namespace.toLowerCase() === target.namespace.toLowerCase()
  if (namesakes.some(isHere)) return 'the requests have the name as another kind'
  const kind = target.workload_kind.toLowerCase()
  if (namesakes.some(({ owner }) => owner.kind.toLowerCase() === kind))
    return 'the requests have it in another namespace'
  return namesakes.length > 0
    ? 'the requests have the name in another namespace, as another kind'
    : 'no request has its name'
}

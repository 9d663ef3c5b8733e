import { grouped } from '../grouped.ts'
import { type EnergyTarget, isSynthetic } from '../schema/energy-target.ts'
import type { MeasuredRow } from '../schema/measured-row.ts'
import { greatestOf, leastOf, meanOf, NO_FIGURE, type PodFigures, podFigures } from './figures.ts'
import { groupsOf } from './groups.ts'
import { type Entry, type JoinRequest, nameOf, type RequestIndex, requestIndex } from './requests.ts'
import { type Unmatched, unmatchedTally } from './unmatched.ts'

export type JoinOptions = {
  readonly source_id: string
  readonly licence: string
  readonly weight: number
  /** Of requests and targets that name none. */
  readonly cluster: string | null
  /** Does a target that names an unknown revision take the newest one instead of none? */
  readonly takesOtherRevision: boolean
  /** Are targets taken whose watts no meter measured, or none that is known? Their rows are marked as modelled. */
  readonly allowsSynthetic: boolean
}

export const JOIN_DEFAULTS: JoinOptions = {
  source_id: 'kepler',
  licence: 'not stated',
  weight: 1,
  cluster: null,
  takesOtherRevision: false,
  allowsSynthetic: false,
}

/** Why a target is left out that nothing may learn from, unless somebody says so. */
export const SYNTHETIC_REFUSED =
  'its power_source is fake, unknown or an estimate; --allow-synthetic takes it, and marks what comes of it'

export type JoinInput = {
  readonly requests: readonly JoinRequest[]
  readonly targets: readonly EnergyTarget[]
  readonly options: JoinOptions
}

/** Every request and every target is in a row, or counted in `unmatched`; values that rows do without are counted there too. */
export type Joined = {
  readonly rows: readonly MeasuredRow[]
  readonly unmatched: readonly Unmatched[]
  readonly joinedRequests: number
  readonly joinedTargets: number
  /** Of the joined targets, those whose watts Kepler made up or estimated, or had from nobody knows where. */
  readonly syntheticTargets: number
}

/** Targets of one revision of one workload. */
type Bucket = {
  readonly entry: Entry
  readonly cluster: string | null
  readonly targets: readonly EnergyTarget[]
}

type Tally = ReturnType<typeof unmatchedTally>

/** Requests × targets → one row a revision of a workload, its figures the mean of its pods. */
export function joinRows({ requests, targets, options }: JoinInput): Joined {
  const tally = unmatchedTally()
  const { cluster } = options
  const withCluster = <T extends { readonly cluster: string | null }>(one: T): T =>
    cluster === null || one.cluster !== null ? one : { ...one, cluster }
  const index = requestIndex(requests.map(withCluster), options.takesOtherRevision)
  const all = targets.map(withCluster)
  const refused = options.allowsSynthetic ? [] : all.filter(isSynthetic)
  for (const { namespace, workload_kind: kind, workload_name: name } of refused)
    tally.add('target', SYNTHETIC_REFUSED, nameOf(namespace, { kind, name }))
  const taking = options.allowsSynthetic ? all : all.filter((target) => !isSynthetic(target))
  const buckets = bucketsFrom(index, taking, tally)
  const joined = buckets.flatMap((bucket) => {
    const pods = podsOf(bucket, tally)
    return pods.length === 0 ? [] : [{ bucket, pods, row: rowFrom(bucket, pods, options) }]
  })
  const used = new Set(joined.map(({ bucket }) => bucket.entry))
  const refusedKeys = refused.flatMap((target) => {
    const match = index.find(target)
    return 'entry' in match ? [match.entry.key] : []
  })
  const targeted = new Set([...buckets.map(({ entry }) => entry.key), ...refusedKeys])
  tellRequests(index.entries, used, targeted, tally)
  const rows = joined.map(({ row }) => row)
  const groups = groupsOf(rows)
  const taken = joined.flatMap(({ pods }) => pods.flatMap((pod) => pod.targets))
  return {
    rows: rows.map((row, at) => ({ ...row, group: groups[at] ?? row.group })),
    unmatched: tally.list(),
    joinedRequests: used.size,
    joinedTargets: taken.length,
    syntheticTargets: taken.filter(isSynthetic).length,
  }
}

function bucketsFrom(index: RequestIndex, targets: readonly EnergyTarget[], tally: Tally): Bucket[] {
  const found = targets.flatMap((target) => {
    const match = index.find(target)
    if ('entry' in match)
      return [{ target, entry: match.entry, cluster: target.cluster ?? match.entry.cluster }]
    tally.add('target', match.reason, match.workload)
    return []
  })
  const byRevision = grouped(found, ({ entry, cluster }) =>
    JSON.stringify([cluster, entry.key, entry.part, entry.template_hash]),
  )
  const order = new Map(index.entries.map((entry, at) => [entry, at]))
  return [...byRevision.values()].flatMap((matches) => {
    const [newest] = matches.toSorted((a, b) => (order.get(b.entry) ?? 0) - (order.get(a.entry) ?? 0))
    return newest === undefined
      ? []
      : [{ entry: newest.entry, cluster: newest.cluster, targets: matches.map(({ target }) => target) }]
  })
}

/** `count` pods of the same figures: 1, but where figures were told of all pods of a workload together. */
type Pod = { readonly targets: readonly EnergyTarget[]; readonly figures: PodFigures; readonly count: number }

function podsOf({ entry, targets }: Bucket, tally: Tally): Pod[] {
  const workload = nameOf(entry.request.namespace, entry.owner)
  const byPod = grouped(targets, ({ pod }) => pod)
  const pods = [...byPod].flatMap(([pod, ofPod]): Pod[] => {
    const name = pod === null ? workload : `${workload} (${pod})`
    const leaveOut = (reason: string): Pod[] => {
      tally.add('target', reason, name, ofPod.length)
      return []
    }
    if (pod === null && byPod.size > 1)
      return leaveOut('it is of the whole workload, and others are of its pods')
    const count = pod === null ? (meanOf(ofPod.map(replicasOf)) ?? entry.request.pods.typical) : 1
    if (count === 0) return leaveOut('it is of the whole workload, whose request says 0 pods')
    const figures = podFigures(ofPod, (reason) => tally.add('value', reason, name))
    return typeof figures === 'string' ? leaveOut(figures) : [{ targets: ofPod, figures, count }]
  })
  return pods
}

/** How many pods a target of a whole workload is of, as far as it says so itself. */
const replicasOf = ({ measured_replicas }: EnergyTarget): number | null =>
  measured_replicas !== null && measured_replicas > 0 && Number.isFinite(measured_replicas)
    ? measured_replicas
    : null

function rowFrom({ entry, cluster }: Bucket, pods: readonly Pod[], options: JoinOptions): MeasuredRow {
  const { request, owner, spec_hash, template_hash } = entry
  const mean = (field: keyof PodFigures): number | null => meanOf(pods.map(({ figures }) => figures[field]))
  const perPod = (field: 'avg_power_w' | 'total_energy_j' | 'energy_step_j') => (pod: Pod) => {
    const figure = pod.figures[field]
    return figure === null ? null : figure / pod.count
  }
  const powersW = pods.map(perPod('avg_power_w'))
  const count = pods.reduce((sum, pod) => sum + pod.count, 0)
  return {
    namespace: request.namespace,
    workload_kind: owner.kind,
    workload_name: owner.name,
    cluster,
    spec_hash,
    template_hash,
    source_id: options.source_id,
    title: `${owner.kind} ${request.namespace}/${owner.name}, ${count === 1 ? '1 pod' : `${count} pods`}`,
    group: '',
    scope: 'pod_kepler_total',
    provenance: pods.some((pod) => pod.targets.some(isSynthetic)) ? 'modelled' : 'kepler',
    licence: options.licence,
    spec_reconstructed: false,
    weight: options.weight,
    pods: count,
    window_start_s: leastOf(pods.map(({ figures }) => figures.window_start_s)),
    window_end_s: greatestOf(pods.map(({ figures }) => figures.window_end_s)),
    observed_s: mean('observed_s'),
    step_s: mean('step_s'),
    avg_power_w: meanOf(powersW),
    avg_power_w_min: leastOf(powersW),
    avg_power_w_max: greatestOf(powersW),
    total_energy_j: meanOf(pods.map(perPod('total_energy_j'))),
    energy_step_j: meanOf(pods.map(perPod('energy_step_j'))),
    request,
  }
}

function tellRequests(
  entries: readonly Entry[],
  used: ReadonlySet<Entry>,
  targeted: ReadonlySet<string>,
  tally: Tally,
): void {
  const identity = ({ cluster, key, part }: Entry): string => JSON.stringify([cluster, key, part])
  const joined = new Set([...used].map(identity))
  for (const entry of entries) {
    if (used.has(entry)) continue
    const reason = joined.has(identity(entry))
      ? 'another line says the same workload, and is newer or the one that was measured'
      : targeted.has(entry.key)
        ? `its targets have ${NO_FIGURE}`
        : 'no target is of it'
    tally.add('request', reason, nameOf(entry.request.namespace, entry.owner))
  }
}

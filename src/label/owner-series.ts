import type { Labels, Series } from '../exposition/sample.ts'
import { grouped } from '../grouped.ts'
import { keyIn, type Owner, type OwnerFacts, ownerOrNone, type PodFacts } from './owner-facts.ts'

/** kube-state-metrics has three numbers of pods that are ready, and their labels name the workload by its kind. */
const READY: readonly (readonly [metric: string, label: string, kind: string])[] = [
  ['kube_deployment_status_replicas_ready', 'deployment', 'Deployment'],
  ['kube_statefulset_status_replicas_ready', 'statefulset', 'StatefulSet'],
  ['kube_daemonset_status_number_ready', 'daemonset', 'DaemonSet'],
  ['kube_replicaset_status_ready_replicas', 'replicaset', 'ReplicaSet'],
]

/** Of what ended within the window too: the last value of each series counts. `w` is the window, such as `3600s`. */
export const ownerQueries = (w: string): readonly (readonly [name: string, query: string])[] => [
  ...[
    ['kube_pod_owner', 'namespace,pod,uid,owner_kind,owner_name,owner_is_controller'],
    ['kube_replicaset_owner', 'namespace,replicaset,owner_kind,owner_name,owner_is_controller'],
    ['kube_job_owner', 'namespace,job_name,owner_kind,owner_name,owner_is_controller'],
    ['kube_pod_start_time', 'namespace,pod,uid'],
    ['kube_pod_completion_time', 'namespace,pod,uid'],
    ['kube_pod_labels', 'namespace,pod,uid,label_pod_template_hash,label_rollouts_pod_template_hash'],
  ].map(
    ([name = '', by = '']) => [name, `max by (${withExported(by)}) (last_over_time(${name}[${w}]))`] as const,
  ),
  ...READY.map(
    ([name, label]) =>
      [name, `max by (${withExported(`namespace,${label}`)}) (avg_over_time(${name}[${w}]))`] as const,
  ),
]

/** Where a Prometheus does not honour labels, kube-state-metrics' own are `exported_…`, and the plain ones are of its pod. */
const withExported = (by: string): string => `cluster,${by},exported_namespace,exported_pod`

const lastOf = ({ points }: Series): number | null => points.at(-1)?.[1] ?? null
const meanOf = ({ points }: Series): number =>
  points.reduce((sum, [, value]) => sum + value, 0) / Math.max(1, points.length)

const namespaceOf = (labels: Labels): string => labels['exported_namespace'] ?? labels['namespace'] ?? ''
const podOf = (labels: Labels): string => labels['exported_pod'] ?? labels['pod'] ?? ''

/** Who owns what, by series of kube-state-metrics; series that several of them export are one. */
export function ownerFactsFromSeries(series: readonly Series[]): OwnerFacts {
  const byName = grouped(series, ({ name }) => name)
  const named = (name: string): readonly Series[] =>
    (byName.get(name) ?? []).filter(({ points }) => points.length > 0)
  return {
    pods: podsFrom(named),
    replica_sets: ownersBy('replicaset', named('kube_replicaset_owner')),
    jobs: ownersBy('job_name', named('kube_job_owner')),
    ready: new Map(
      READY.flatMap(([name, label, kind]) =>
        named(name).map((one) => {
          const { labels } = one
          return [keyIn(namespaceOf(labels), kind, labels[label] ?? ''), meanOf(one)] as const
        }),
      ),
    ),
  }
}

type Named = (name: string) => readonly Series[]

const POD_METRICS = ['kube_pod_owner', 'kube_pod_start_time', 'kube_pod_completion_time', 'kube_pod_labels']

function podsFrom(named: Named): readonly PodFacts[] {
  const all = POD_METRICS.flatMap(named)
  const byPod = grouped(all, ({ labels }) => keyIn(namespaceOf(labels), podOf(labels), labels['uid'] ?? ''))
  return [...byPod.values()].flatMap((ofPod): PodFacts[] => {
    const [first] = ofPod
    if (first === undefined) return []
    const of = (name: string): readonly Series[] => ofPod.filter((one) => one.name === name)
    const owners = of('kube_pod_owner')
    return [
      {
        namespace: namespaceOf(first.labels),
        name: podOf(first.labels),
        uid: first.labels['uid'] || null,
        owner: controllerAmong(owners),
        is_owner_known: owners.length > 0,
        started_at_s: greatest(of('kube_pod_start_time')),
        completed_at_s: greatest(of('kube_pod_completion_time')),
        template_hash: templateHashFrom(of('kube_pod_labels')),
      },
    ]
  })
}

function ownersBy(label: string, series: readonly Series[]): ReadonlyMap<string, Owner | null> {
  const byOwned = grouped(series, ({ labels }) => keyIn(namespaceOf(labels), labels[label] ?? ''))
  return new Map([...byOwned].map(([key, owners]) => [key, controllerAmong(owners)]))
}

/** An object may have several owners, of which one is its controller. */
function controllerAmong(series: readonly Series[]): Owner | null {
  const owners = series.map(({ labels }) => labels)
  const labels = owners.find((one) => one['owner_is_controller'] === 'true') ?? owners[0]
  return labels === undefined ? null : ownerOrNone(labels['owner_kind'] ?? '', labels['owner_name'] ?? '')
}

function greatest(series: readonly Series[]): number | null {
  const values = series.flatMap((one) => lastOf(one) ?? []).filter((value) => value > 0)
  return values.length === 0 ? null : Math.max(...values)
}

function templateHashFrom(series: readonly Series[]): PodFacts['template_hash'] {
  for (const { labels } of series) {
    const { label_pod_template_hash: deployment, label_rollouts_pod_template_hash: rollout } = labels
    if (deployment) return { of: 'Deployment', hash: deployment }
    if (rollout) return { of: 'Rollout', hash: rollout }
  }
  return null
}

import type { Labels, Series } from '../../src/exposition/sample.ts'

/** Half an hour of a small cluster, read every minute from here on: 2026-03-01T10:00:00Z. */
export const START_S = 1_772_359_200
const STEP_S = 60
const READS = 31

/** What a Prometheus that scrapes with a ServiceMonitor adds to every series of Kepler. */
const target = (node: string): Labels => ({
  instance: `10.0.${node === 'n1' ? 1 : 2}.9:28282`,
  job: 'kepler',
  namespace: 'kepler',
  pod: `kepler-${node}`,
  container: 'kepler',
  endpoint: 'http',
  service: 'kepler',
})

/** Watts, from one read to another, in a counter that had `first` joules before. */
type Life = { readonly from?: number; readonly to?: number; readonly watts: number; readonly first?: number }

const points = ({ from = 0, to = READS - 1, watts, first = 0 }: Life): Series['points'] =>
  Array.from({ length: to - from + 1 }, (_, index) => [
    START_S + (from + index) * STEP_S,
    first + index * STEP_S * watts,
  ])

type Pod = Life & {
  readonly node: string
  readonly uid: string
  readonly name: string
  readonly namespace?: string
}

/** Kepler's counters of a pod: the package, a tenth of that for memory, and core, which is in the package. */
function podSeries(
  { node, uid, name, namespace = 'shop', ...life }: Pod,
  state = 'running',
): readonly Series[] {
  return Object.entries({ package: 1, dram: 0.1, core: 0.7 }).map(([zone, share]) => ({
    name: 'kepler_pod_cpu_joules_total',
    labels: {
      ...target(node),
      node_name: node,
      pod_id: uid,
      pod_name: name,
      pod_namespace: namespace,
      state,
      zone,
    },
    points: points({ ...life, watts: life.watts * share, first: (life.first ?? 0) * share }),
  }))
}

function nodeSeries(node: string, path: string): readonly Series[] {
  const zones = { package: 60, dram: 6, core: 40 }
  return Object.entries(zones).flatMap(([zone, watts]) =>
    Object.entries({ '': 1, active_: 0.5, idle_: 0.5 }).map(([kind, share]) => ({
      name: `kepler_node_cpu_${kind}joules_total`,
      labels: { ...target(node), node_name: node, zone, path: path.replace('ZONE', zone) },
      points: points({ watts: watts * share, first: 1e6 }),
    })),
  )
}

const RAPL = '/host/sys/class/powercap/intel-rapl/intel-rapl:0'

/** A pod that ran for five minutes, and whose end Kepler saw. */
const run = (uid: string, name: string, from: number): readonly Series[] => {
  const life = { node: 'n2', uid, name, watts: 2, first: 60 }
  return [
    ...podSeries({ ...life, from, to: from + 4 }),
    ...podSeries({ ...life, from: from + 5, to: from + 5, first: 60 + 5 * STEP_S * 2 }, 'terminated'),
  ]
}

export const kepler = (path = RAPL): readonly Series[] => [
  ...['n1', 'n2'].flatMap((node) => nodeSeries(node, path)),
  ...['n1', 'n2'].map((node) => ({
    name: 'kepler_build_info',
    labels: { ...target(node), version: 'v0.11.4', revision: 'abc', goversion: 'go1.24' },
    points: points({ watts: 0, first: 1 }),
  })),
  ...podSeries({ node: 'n1', uid: 'u1', name: 'web-75b8db7788-aaaaa', watts: 5, first: 9000 }),
  ...podSeries({ node: 'n2', uid: 'u2', name: 'web-75b8db7788-bbbbb', watts: 3, first: 700 }),
  ...podSeries({ node: 'n1', uid: 'u3', name: 'agent-x', namespace: 'logging', watts: 0.5, first: 20 }),
  ...run('u4', 'nightly-29539320-ccccc', 5),
  ...run('u5', 'nightly-29539330-ddddd', 15),
]

const kube = (name: string, labels: Labels, value = 1): Series => ({
  name: `kube_${name}`,
  labels: { namespace: 'shop', ...labels },
  points: [[START_S, value]],
})

const owner = (
  pod: string,
  uid: string,
  owner_kind: string,
  owner_name: string,
  namespace = 'shop',
): Series => kube('pod_owner', { namespace, pod, uid, owner_kind, owner_name, owner_is_controller: 'true' })

const nightly = (job: string, pod: string, uid: string, startedS: number): readonly Series[] => [
  owner(pod, uid, 'Job', job),
  kube('job_owner', {
    job_name: job,
    owner_kind: 'CronJob',
    owner_name: 'nightly',
    owner_is_controller: 'true',
  }),
  kube('pod_start_time', { pod, uid }, startedS),
]

/** What kube-state-metrics says of it. */
export const owners: readonly Series[] = [
  owner('web-75b8db7788-aaaaa', 'u1', 'ReplicaSet', 'web-75b8db7788'),
  owner('web-75b8db7788-bbbbb', 'u2', 'ReplicaSet', 'web-75b8db7788'),
  kube('replicaset_owner', {
    replicaset: 'web-75b8db7788',
    owner_kind: 'Deployment',
    owner_name: 'web',
    owner_is_controller: 'true',
  }),
  kube('deployment_status_replicas_ready', { deployment: 'web' }, 2),
  owner('agent-x', 'u3', 'DaemonSet', 'agent', 'logging'),
  ...nightly('nightly-29539320', 'nightly-29539320-ccccc', 'u4', START_S + 5 * STEP_S - 30),
  ...nightly('nightly-29539330', 'nightly-29539330-ddddd', 'u5', START_S + 15 * STEP_S - 30),
]

/** The same as objects of the API server. */
const metadata = (name: string, uid: string, kind: string, ownerName: string, namespace = 'shop') => ({
  metadata: {
    namespace,
    name,
    uid,
    ownerReferences: [{ kind, name: ownerName, uid: 'x', controller: true }],
  },
})

export const objects = {
  pods: [
    metadata('web-75b8db7788-aaaaa', 'u1', 'ReplicaSet', 'web-75b8db7788'),
    metadata('web-75b8db7788-bbbbb', 'u2', 'ReplicaSet', 'web-75b8db7788'),
    metadata('agent-x', 'u3', 'DaemonSet', 'agent', 'logging'),
  ],
  replicasets: [metadata('web-75b8db7788', 'r', 'Deployment', 'web')],
  jobs: [],
}

/** A time within the half hour, `minutes` from its start. */
export const at = (minutes: number): string => new Date((START_S + minutes * STEP_S) * 1000).toISOString()

/** The text that a node's Kepler gave at a read. */
export function exposition(series: readonly Series[], node: string, atS: number): string {
  const lines = series.flatMap(({ name, labels, points }) => {
    const point = points.find(([pointS]) => pointS === atS)
    const own = ['node_name', 'pod_id', 'pod_name', 'pod_namespace', 'state', 'zone', 'path', 'version']
    const pairs = own.flatMap((label) => (labels[label] === undefined ? [] : [`${label}="${labels[label]}"`]))
    const isHere = labels['pod'] === `kepler-${node}`
    return point === undefined || !isHere ? [] : [`${name}{${pairs.join(',')}} ${point[1]}\n`]
  })
  return `# HELP go_goroutines Number of goroutines\n# TYPE go_goroutines gauge\ngo_goroutines 9\n${lines.join('')}`
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Credential, clientOf } from './client.ts'
import type { Cluster } from './cluster.ts'
import { startKeplerStandIn, USES_CPU } from './kepler.ts'
import { type Generation, type Meter, WATTS_PER_CORE } from './kepler-metrics.ts'
import { startKubeStateMetrics } from './kube-state-metrics.ts'
import { READER, startPrometheus } from './prometheus.ts'
import { clusterFor } from './suite.ts'
import { until } from './until.ts'

/** A kubeconfig of a service account that may list everything, and change nothing. */
async function readerKubeconfig({ admin, kubeconfigWith, tokenFor }: Cluster): Promise<string> {
  const rbac = '/apis/rbac.authorization.k8s.io/v1'
  await admin.create('/api/v1/namespaces/kube-system/serviceaccounts', { metadata: { name: 'metrics' } })
  await admin.create(`${rbac}/clusterroles`, {
    metadata: { name: 'lists-everything' },
    rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['list', 'watch'] }],
  })
  await admin.create(`${rbac}/clusterrolebindings`, {
    metadata: { name: 'metrics' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'lists-everything' },
    subjects: [{ kind: 'ServiceAccount', name: 'metrics', namespace: 'kube-system' }],
  })
  return kubeconfigWith(await tokenFor('kube-system', 'metrics'))
}

const BUSY_CORES = 2

async function startEverything(cluster: Cluster) {
  const { admin, createNamespace, kubeconfig, rig } = cluster
  await createNamespace('shop')
  const labels = { app: 'web' }
  const metadata = { labels, annotations: { [USES_CPU]: `${BUSY_CORES}` } }
  await admin.create('/apis/apps/v1/namespaces/shop/deployments', {
    metadata: { name: 'web' },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata, spec: { containers: [{ name: 'main', image: 'registry.test/none:1' }] } },
    },
  })
  const kubeStateMetrics = await startKubeStateMetrics(rig, await readerKubeconfig(cluster))
  const kepler = await startKeplerStandIn(rig, kubeconfig, ['node-a'])
  const prometheus = await startPrometheus(rig, [
    { job: 'kube-state-metrics', targets: [kubeStateMetrics.target], honorLabels: true },
    { job: 'kepler', targets: [kepler.target], path: kepler.pathOf('node-a') },
  ])
  return { cluster, kepler, prometheus }
}

const { skip, fixture: running } = clusterFor({ nodes: [{ name: 'node-a' }] }, startEverything)

test('Prometheus has what kube-state-metrics tells of owners', { skip }, async () => {
  const [series] = await until('there are owners', async () => {
    const owners = await running().prometheus.query('kube_pod_owner{namespace="shop"}')
    return owners.length > 0 && owners
  })
  assert.equal(series?.metric['owner_kind'], 'ReplicaSet')
})

const POD_JOULES = 'kepler_pod_cpu_joules_total{pod_namespace="shop",zone="package"}'

test('a pod that uses two cores draws the watts of two cores', { skip }, async () => {
  const { query } = running().prometheus
  await until(
    'there are samples',
    async () => Number((await query(`count_over_time(${POD_JOULES}[20s])`))[0]?.value[1]) > 4,
  )
  const [series] = await query(`rate(${POD_JOULES}[4s])`)
  const watts = Number(series?.value[1])
  const wanted = BUSY_CORES * WATTS_PER_CORE.package
  assert.ok(Math.abs(watts - wanted) < 0.1 * wanted, `${watts} W instead of ${wanted} W`)
  assert.match(series?.metric['pod_name'] ?? '', /^web-/)
})

test('a restart of the meter begins its counters anew', { skip }, async () => {
  const { kepler, prometheus } = running()
  await kepler.restart()
  await until(
    'a reset is seen',
    async () => Number((await prometheus.query(`resets(${POD_JOULES}[1m])`))[0]?.value[1]) === 1,
  )
})

const expositions: readonly (readonly [generation: Generation, meter: Meter, series: RegExp])[] = [
  [
    'v0.11',
    'rapl',
    /^kepler_node_cpu_joules_total{.*path="\/sys\/class\/powercap\/intel-rapl\/intel-rapl:0",zone="package"}/m,
  ],
  ['v0.11', 'synthetic', /^kepler_node_cpu_joules_total{.*path=".*\/energy_dram",zone="dram"}/m],
  [
    'v0.9',
    'rapl',
    /^kepler_node_package_joules_total{instance="node-a",mode="idle",package="0",source="rapl-sysfs"}/m,
  ],
  [
    'v0.9',
    'synthetic',
    /^kepler_container_joules_total{.*container_namespace="shop",mode="dynamic",pod_name="web-.*",source=""}/m,
  ],
]
for (const [generation, meter, series] of expositions) {
  test(`the stand-in has the names of Kepler ${generation} with a ${meter} meter`, { skip }, async () => {
    const { kubeconfig, rig } = running().cluster
    const { pathOf, target } = await startKeplerStandIn(rig, kubeconfig, ['node-a'], { generation, meter })
    await until('the series is there', async () => {
      const exposed = await (await fetch(`http://${target}${pathOf('node-a')}`)).text()
      return series.test(exposed)
    })
  })
}

test('Prometheus takes a past', { skip }, async () => {
  const { backfill, query } = running().prometheus
  const anHourAgoS = Math.floor(Date.now() / 1000) - 3600
  const points = Array.from(
    { length: 61 },
    (_, minute) => [anHourAgoS + minute * 60 - 7200, minute * 60] as const,
  )
  await backfill([{ name: 'past_joules_total', labels: { pod_name: 'web-0', zone: 'package' }, points }])
  const [series] = await query('rate(past_joules_total[30m])', anHourAgoS - 3600)
  assert.equal(Math.round(Number(series?.value[1]) * 1000), 1000)
  assert.deepEqual(series?.metric, { pod_name: 'web-0', zone: 'package' })
})

test('a guarded Prometheus answers its reader alone', { skip }, async () => {
  const { rig, serving } = running().cluster
  const { query, url } = await startPrometheus(rig, [], { guard: serving })
  assert.equal((await query('vector(1)'))[0]?.value[1], '1')
  const status = async (credential: Credential) =>
    (await clientOf(url, serving.ca, credential).send('GET', '/api/v1/query?query=1')).status
  assert.equal(await status(READER), 200)
  assert.equal(await status({ ...READER, password: 'wrong' }), 401)
  assert.equal(await status({ anonymous: true }), 401)
})

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { folderOf } from '../folders.ts'
import { clusterServer } from './cluster-server.ts'
import { runLabel, targetsIn } from './run.ts'
import { exposition, kepler, objects, START_S } from './shop.ts'

/** A DaemonSet of two; they answer as the nodes did, a minute of theirs at each scrape. */
const daemons = ['n1', 'n2'].map((node) => ({
  metadata: {
    namespace: 'kepler',
    name: `kepler-${node}`,
    uid: `k-${node}`,
    labels: { 'app.kubernetes.io/name': 'kepler' },
  },
  spec: { containers: [{ name: 'kepler', image: 'kepler:v0.11.4', ports: [{ containerPort: 28282 }] }] },
  status: { phase: 'Running', podIP: '127.0.0.1' },
}))

const all = kepler()

/** The text of the next minute of a pod's node; right after its start it has no counters. */
function answers(notReady = 0): (pod: string, port: string) => string | null {
  const counts = new Map<string, number>()
  return (pod, port) => {
    if (port !== '28282') return null
    const count = (counts.get(pod) ?? 0) + 1
    counts.set(pod, count)
    return count <= notReady
      ? 'go_goroutines 9\n'
      : exposition(all, pod.replace('kepler-', ''), START_S + count * 60)
  }
}

/** Calls back once so many scrapes were asked for. */
function whenAsked(asked: readonly string[], count: number, then: () => void): void {
  const timer = setInterval(() => {
    if (asked.filter((path) => path.endsWith('/proxy/metrics')).length < count) return
    clearInterval(timer)
    then()
  }, 20).unref()
}

test("label --scrape: Kepler's pods through the API server", async (t) => {
  const { kubeconfig, asked } = await clusterServer(
    t,
    { ...objects, pods: [...objects.pods, ...daemons] },
    { metrics: answers(1) },
  )
  const args = [
    '--scrape',
    '--interval',
    '300ms',
    '--for',
    '1500ms',
    '--kubeconfig',
    kubeconfig,
    '--ns',
    'shop',
  ]
  const run = await runLabel(folderOf(t, {}), args)
  assert.equal(run.status, 0, run.err)
  const targets = targetsIn(run)
  const web = targets.find(({ workload_name }) => workload_name === 'web')
  // Five reads, a minute of 8.8 W between two, whatever time that took here.
  assert.equal(web?.total_energy_j, 4 * 60 * 8.8)
  assert.ok((web?.observed_s ?? 0) > 1 && (web?.observed_s ?? 0) < 5, String(web?.observed_s))
  assert.deepEqual(
    [web?.workload_kind, web?.power_source, web?.zones],
    ['Deployment', 'rapl', 'package+dram'],
  )
  // Born while it was watched: its first value is all its own.
  assert.ok(targets.some(({ workload_name }) => workload_name.startsWith('nightly')))
  assert.match(run.err, /kepler\/kepler-n1 gave no figures 1 of 6 times: it has no counters yet/)
  assert.ok(asked.includes('/api/v1/namespaces/kepler/pods/kepler-n1:28282/proxy/metrics'))
})

test("label --scrape: Kepler's pods by their addresses, at a port of their own", async (t) => {
  const answer = answers()
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/plain; version=0.0.4')
    response.end(request.url === '/metrics' ? answer('kepler-n1', '28282') : '')
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  t.after(() => server.close())
  const address = server.address()
  const containerPort = address !== null && typeof address !== 'string' ? address.port : 0
  const [daemon] = daemons
  const spec = { containers: [{ name: 'kepler', image: 'kepler:v0.11.4', ports: [{ containerPort }] }] }
  const { kubeconfig, asked } = await clusterServer(t, {
    ...objects,
    pods: [...objects.pods, { ...daemon, spec }],
  })
  const args = [
    '--scrape',
    '--scrape-via',
    'ip',
    '--interval',
    '200ms',
    '--for',
    '600ms',
    '--kubeconfig',
    kubeconfig,
  ]
  const run = await runLabel(folderOf(t, {}), args)
  assert.equal(run.status, 0, run.err)
  const web = targetsIn(run).find(({ workload_name }) => workload_name === 'web')
  assert.equal(web?.total_energy_j, 3 * 60 * 5.5)
  assert.ok(!asked.some((path) => path.includes('proxy')))
})

test('label --scrape: an interrupt ends it early, and what is known is written', async (t) => {
  const { kubeconfig, asked } = await clusterServer(
    t,
    { ...objects, pods: [...objects.pods, ...daemons] },
    { metrics: answers() },
  )
  const args = ['--scrape', '--interval', '200ms', '--for', '1h', '--kubeconfig', kubeconfig]
  const run = await runLabel(folderOf(t, {}), args, {
    onStart(child) {
      whenAsked(asked, 8, () => child.kill('SIGINT'))
    },
  })
  assert.equal(run.status, 0, run.err)
  assert.ok(targetsIn(run).length > 0)
})

test('label --scrape: no Kepler, or none that may be asked, is an outside failure', async (t) => {
  const args = ['--scrape', '--interval', '100ms', '--for', '300ms', '--kubeconfig']
  const none = await clusterServer(t, objects)
  const without = await runLabel(folderOf(t, {}), [...args, none.kubeconfig])
  assert.equal(without.status, 3)
  assert.match(without.err, /no pod of Kepler runs in the cluster/)
  const silent = await clusterServer(t, { pods: daemons })
  const mute = await runLabel(folderOf(t, {}), [...args, silent.kubeconfig])
  assert.equal(mute.status, 3)
  assert.match(mute.err, /Kepler was not read, .*kepler\/kepler-n1 gave no figures 4 of 4 times/)
})

test('label --exposition: files with the time of each, and no cluster', async (t) => {
  const files = Object.fromEntries(
    [0, 10, 20].flatMap((minute) =>
      ['n1', 'n2'].map((node) => [`${node}-${minute}.txt`, exposition(all, node, START_S + minute * 60)]),
    ),
  )
  const folder = folderOf(t, files)
  const named = Object.keys(files).map(
    (name) => `${name}@${START_S + Number(/\d+(?=\.)/.exec(name)?.[0]) * 60}`,
  )
  const run = await runLabel(folder, ['--exposition', ...named, '--per', 'pod', '--owner-source', 'prom'])
  assert.equal(run.status, 0, run.err)
  const web = targetsIn(run).find(({ pod }) => pod === 'web-75b8db7788-aaaaa')
  assert.deepEqual([web?.avg_power_w, web?.observed_s, web?.owner], [5.5, 1200, 'unknown'])
  const undated = await runLabel(folder, ['--exposition', 'n1-0.txt', '--owner-source', 'prom'])
  assert.equal(undated.status, 2)
  assert.match(undated.err, /n1-0\.txt: nothing says when it was scraped\. Write "n1-0\.txt@TIME"/)
  const broken = await runLabel(folderOf(t, { 'x.txt': 'kepler_pod_cpu_joules_total{zone=} 1\n' }), [
    '--exposition',
    'x.txt@0',
  ])
  assert.equal(broken.status, 2)
  assert.match(broken.err, /x\.txt: line 1: /)
})

test('label --exposition: text with times of its own, and owners in it', async (t) => {
  const pod = (value: number, atS: number): string =>
    `kepler_pod_cpu_joules_total{pod_id="u",pod_name="w",pod_namespace="shop",zone="package",node_name="n"} ${value} ${atS * 1000}\n`
  const owner =
    'kube_pod_owner{namespace="shop",pod="w",uid="u",owner_kind="StatefulSet",owner_name="db"} 1 5000\n'
  const run = await runLabel(folderOf(t, { 'a.txt': `${pod(10, 10)}${owner}`, 'b.txt': pod(70, 70) }), [
    '--exposition',
    'a.txt',
    'b.txt',
  ])
  assert.deepEqual(
    targetsIn(run).map(({ workload_name, avg_power_w }) => [workload_name, avg_power_w]),
    [['db', 1]],
  )
})

test('label --scrape: an interrupt before the second read has nothing to write', async (t) => {
  const { kubeconfig, asked } = await clusterServer(t, { ...objects, pods: daemons }, { metrics: answers() })
  const args = ['--scrape', '--interval', '10m', '--for', '1h', '--kubeconfig', kubeconfig]
  const run = await runLabel(folderOf(t, {}), args, {
    onStart(child) {
      whenAsked(asked, 2, () => setTimeout(() => child.kill('SIGINT'), 200))
    },
  })
  assert.equal(run.status, 3)
  assert.match(run.err, /Kepler was read once, which tells of no energy/)
})

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { collectedFrom } from '../../src/adapters/collected.ts'
import type { Collected } from '../../src/collect/event.ts'
import { DEFAULT_KINDS, resourcesFrom } from '../../src/collect/resource.ts'
import { SeenCache } from '../../src/collect/seen-cache.ts'
import type { Cluster } from './cluster.ts'
import { clusterFor } from './suite.ts'
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts'
import { until } from './until.ts'

/** What `collect` says of a real cluster that is busy and in trouble: at the end the truth, nothing lost, nothing twice. */

const { skip, fixture: cluster } = clusterFor({}, async (cluster) => cluster)

const NAMESPACE = 'shop'
const PATHS: Readonly<Record<string, string>> = {
  Deployment: `/apis/apps/v1/namespaces/${NAMESPACE}/deployments`,
  StatefulSet: `/apis/apps/v1/namespaces/${NAMESPACE}/statefulsets`,
  DaemonSet: `/apis/apps/v1/namespaces/${NAMESPACE}/daemonsets`,
  Job: `/apis/batch/v1/namespaces/${NAMESPACE}/jobs`,
  CronJob: `/apis/batch/v1/namespaces/${NAMESPACE}/cronjobs`,
}

function objectOf(kind: string, name: string, image: string): unknown {
  const labels = { app: name }
  const pod = { containers: [{ name: 'c', image, resources: { requests: { cpu: '100m' } } }] }
  const template = { metadata: { labels }, spec: pod }
  const jobSpec = { template: { spec: { ...pod, restartPolicy: 'Never' } } }
  const spec: Readonly<Record<string, unknown>> = {
    Deployment: { replicas: 1, selector: { matchLabels: labels }, template },
    StatefulSet: { replicas: 1, serviceName: name, selector: { matchLabels: labels }, template },
    DaemonSet: { selector: { matchLabels: labels }, template },
    Job: jobSpec,
    CronJob: { schedule: '0 4 * * *', jobTemplate: { spec: jobSpec } },
  }
  return { kind, metadata: { name }, spec: spec[kind] }
}

/** The kubeconfig of the cluster, through the proxy. */
function through(proxy: TcpProxy, { kubeconfig, url, rig }: Cluster): string {
  const file = join(rig.folder, 'through-proxy.kubeconfig')
  writeFileSync(file, readFileSync(kubeconfig, 'utf8').replaceAll(url, `https://127.0.0.1:${proxy.port}`))
  return file
}

type Watching = {
  /** What the stream has said last of every workload: its request as text. */
  readonly said: ReadonlyMap<string, string>
  /** Workloads of which it said the same twice in a row. */
  readonly repeated: readonly string[]
  readonly stop: () => Promise<void>
}

const keyOf = (one: Collected): string => {
  const { workload_kind, workload_name } = one.type === 'request' ? one.request : one.deletion
  return `${workload_kind}/${workload_name}`
}

function collecting(
  kubeconfig: string,
  once: boolean,
): AsyncGenerator<readonly Collected[]> & { stop(): void } {
  const stopping = new AbortController()
  const collection = collectedFrom({
    cluster: {
      cwd: '/',
      env: () => undefined,
      kubeconfig,
      context: null,
      caFile: null,
      verifiesTls: null,
    },
    resources: resourcesFrom(DEFAULT_KINDS),
    namespaces: [NAMESPACE],
    emitsInitial: true,
    once,
    seen: new SeenCache({ now: () => performance.now() / 1000 }),
    signal: stopping.signal,
    onTrouble() {},
    onProblem: ({ message }) => assert.fail(message),
    timings: { silenceMs: 2_000, firstWaitMs: 50, longestWaitMs: 500 },
  })
  return Object.assign(collection, { stop: () => stopping.abort() })
}

function watching(kubeconfig: string): Watching {
  const said = new Map<string, string>()
  const repeated: string[] = []
  const collection = collecting(kubeconfig, false)
  const ended = (async () => {
    for await (const some of collection)
      for (const one of some) {
        const key = keyOf(one)
        if (one.type === 'deleted') said.delete(key)
        else {
          const text = JSON.stringify(one.request)
          if (said.get(key) === text) repeated.push(key)
          said.set(key, text)
        }
      }
  })()
  return {
    said,
    repeated,
    async stop() {
      collection.stop()
      await ended
    },
  }
}

async function truth(kubeconfig: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for await (const some of collecting(kubeconfig, true))
    for (const one of some) if (one.type === 'request') found.set(keyOf(one), JSON.stringify(one.request))
  return found
}

/** The same for every run: what is done to which workload. */
function* deeds(
  count: number,
): Generator<{ kind: string; name: string; deed: 'create' | 'change' | 'delete' }> {
  const kinds = Object.keys(PATHS)
  for (let index = 0; index < count; index++) {
    const kind = kinds[index % kinds.length] ?? ''
    const name = `${kind.toLowerCase()}-${Math.floor(index / kinds.length)}`
    yield { kind, name, deed: 'create' }
    // The template of a Job cannot be changed.
    if (index % 3 === 0 && kind !== 'Job') yield { kind, name, deed: 'change' }
    if (index % 4 === 0) yield { kind, name, deed: 'delete' }
  }
}

async function doAll(
  { admin }: Cluster,
  count: number,
  trouble: (done: number) => Promise<void>,
): Promise<void> {
  let done = 0
  for (const { kind, name, deed } of deeds(count)) {
    const path = PATHS[kind] ?? ''
    if (deed === 'create') await admin.create(path, objectOf(kind, name, 'nginx:1.27'))
    else if (deed === 'delete') await admin.send('DELETE', `${path}/${name}?propagationPolicy=Background`)
    else
      await admin.send(
        'PATCH',
        `${path}/${name}`,
        objectOf(kind, name, 'nginx:1.28'),
        'application/merge-patch+json',
      )
    await trouble(++done)
  }
}

test('collect: 500 objects come, change and go while connections are cut, fall silent, the API server dies and its history is forgotten', {
  skip,
  timeout: 180_000,
}, async (t) => {
  const { createNamespace, url, restartApiServer, forgetHistory } = cluster()
  await createNamespace(NAMESPACE)
  const proxy = await startTcpProxy({ host: '127.0.0.1', port: Number(new URL(url).port) })
  const kubeconfig = through(proxy, cluster())
  const stream = watching(kubeconfig)
  t.after(async () => {
    await stream.stop()
    await proxy.close()
  })
  const troubles: Readonly<Record<number, () => Promise<void> | void>> = {
    100: proxy.cut,
    200: proxy.freeze,
    300: restartApiServer,
    400: proxy.cut,
    500: async () => {
      proxy.freeze()
      await forgetHistory()
      await restartApiServer()
    },
    600: proxy.cut,
  }
  await doAll(cluster(), 500, async (done) => troubles[done]?.())
  const expected = await truth(kubeconfig)
  assert.equal(expected.size, 375)
  await until('the stream says the truth', async () => {
    assert.deepEqual(stream.said, expected)
    return true
  })
  assert.deepEqual(stream.repeated, [])
})

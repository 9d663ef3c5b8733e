import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as z from 'zod'
import { clusterFor } from './suite.ts'
import { until } from './until.ts'

const { skip, fixture: cluster } = clusterFor({ nodes: [{ name: 'node-a' }] }, async (cluster) => cluster)

const Owned = z.object({
  items: z.array(
    z.object({
      metadata: z.object({
        name: z.string(),
        ownerReferences: z.array(z.object({ kind: z.string(), name: z.string() })).default([]),
      }),
      spec: z.object({ nodeName: z.string().optional() }),
      status: z.object({
        phase: z.string().optional(),
        succeeded: z.int().optional(),
        conditions: z.array(z.object({ type: z.string(), status: z.string() })).default([]),
      }),
    }),
  ),
})
type Object = z.infer<typeof Owned>['items'][number]

const holds = (condition: string, { status }: Object): boolean =>
  status.conditions.some(({ type, status }) => type === condition && status === 'True')
const ownerKinds = (objects: readonly Object[]) =>
  objects.map(({ metadata }) => metadata.ownerReferences[0]?.kind)

const template = (name: string, restartPolicy: string) => ({
  metadata: { labels: { app: name } },
  spec: { restartPolicy, containers: [{ name: 'main', image: 'registry.test/none:1' }] },
})

test('the API server is ready, and is the version that is pinned', { skip }, async () => {
  const { admin } = cluster()
  assert.equal((await admin.send('GET', '/readyz')).body, 'ok')
  const { gitVersion } = await admin.read('/version', z.object({ gitVersion: z.string() }))
  assert.match(gitVersion, /^v1\.\d+\.\d+$/)
})

test('a Deployment gets a ReplicaSet and pods that are Ready on a node', { skip }, async () => {
  const { admin, createNamespace } = cluster()
  await createNamespace('shop')
  await admin.create('/apis/apps/v1/namespaces/shop/deployments', {
    metadata: { name: 'web' },
    spec: { replicas: 2, selector: { matchLabels: { app: 'web' } }, template: template('web', 'Always') },
  })
  const pods = await until('two pods are Ready', async () => {
    const { items } = await admin.read('/api/v1/namespaces/shop/pods', Owned)
    return items.filter((pod) => holds('Ready', pod)).length === 2 && items
  })
  assert.deepEqual(ownerKinds(pods), ['ReplicaSet', 'ReplicaSet'])
  assert.deepEqual(
    pods.map(({ spec }) => spec.nodeName),
    ['node-a', 'node-a'],
  )
  const { items } = await admin.read('/apis/apps/v1/namespaces/shop/replicasets', Owned)
  assert.deepEqual(ownerKinds(items), ['Deployment'])
})

test('a CronJob that is due gets a Job, and that is done', { skip }, async () => {
  const { admin, createNamespace } = cluster()
  await createNamespace('batch')
  const path = '/apis/batch/v1/namespaces/batch'
  await admin.create(`${path}/cronjobs`, {
    metadata: { name: 'report' },
    spec: { schedule: '0 0 * * *', jobTemplate: { spec: { template: template('report', 'Never') } } },
  })
  // As if it had last run two days ago, or the test would wait for midnight.
  const twoDaysAgo = new Date(Date.now() - 48 * 3600 * 1000).toISOString().replace(/\.\d+/, '')
  const patch = { status: { lastScheduleTime: twoDaysAgo } }
  const { status } = await admin.send(
    'PATCH',
    `${path}/cronjobs/report/status`,
    patch,
    'application/merge-patch+json',
  )
  assert.equal(status, 200)
  const jobs = await until('the Job is done', async () => {
    const { items } = await admin.read(`${path}/jobs`, Owned)
    return items.length > 0 && items.every((job) => holds('Complete', job)) && items
  })
  assert.deepEqual(ownerKinds(jobs), ['CronJob'])
})

test('a service account may do nothing until a role lets it', { skip }, async () => {
  const { admin, clientWith, createNamespace, tokenFor } = cluster()
  await createNamespace('guarded')
  await admin.create('/api/v1/namespaces/guarded/serviceaccounts', { metadata: { name: 'reader' } })
  const reader = clientWith({ token: await tokenFor('guarded', 'reader') })
  const status = async (path: string) => (await reader.send('GET', path)).status
  assert.equal(await status('/apis/apps/v1/namespaces/guarded/deployments'), 403)

  const rbac = '/apis/rbac.authorization.k8s.io/v1/namespaces/guarded'
  await admin.create(`${rbac}/roles`, {
    metadata: { name: 'reads-deployments' },
    rules: [{ apiGroups: ['apps'], resources: ['deployments'], verbs: ['get', 'list', 'watch'] }],
  })
  await admin.create(`${rbac}/rolebindings`, {
    metadata: { name: 'reader' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'reads-deployments' },
    subjects: [{ kind: 'ServiceAccount', name: 'reader', namespace: 'guarded' }],
  })
  await until(
    'the role counts',
    async () => (await status('/apis/apps/v1/namespaces/guarded/deployments')) === 200,
  )
  assert.equal(await status('/apis/apps/v1/namespaces/default/deployments'), 403)
  assert.equal(await status('/api/v1/namespaces/guarded/secrets'), 403)
  assert.equal((await clientWith({ token: 'made-up' }).send('GET', '/api')).status, 401)
  assert.equal((await clientWith({ anonymous: true }).send('GET', '/api')).status, 403)
})

test('pods come up after the API server was away', { skip }, async () => {
  const { admin, createNamespace, restartApiServer } = cluster()
  await restartApiServer()
  await createNamespace('later')
  await admin.create('/apis/batch/v1/namespaces/later/jobs', {
    metadata: { name: 'task' },
    spec: { template: template('task', 'Never') },
  })
  await until('the Job is done', async () => {
    const { items } = await admin.read('/apis/batch/v1/namespaces/later/jobs', Owned)
    return items.some((job) => holds('Complete', job))
  })
})

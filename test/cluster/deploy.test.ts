import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parseAllDocuments } from 'yaml'
import * as z from 'zod'
import { clusterFor } from './suite.ts'

/** What `deploy/` holds, on a real API server: it is taken as it is, and its roles suffice and are no more than that. */

const Deployed = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.object({ name: z.string(), namespace: z.string().optional() }),
})
type Deployed = z.infer<typeof Deployed>

const FILES = ['namespace', 'collector', 'pre-score', 'refresh']
const OF_THE_NIGHTLY_WORKFLOW = ['kind/kepler', 'kind/load']

const objectsIn = (file: string): Deployed[] =>
  parseAllDocuments(readFileSync(`deploy/${file}.yaml`, 'utf8')).map((document) =>
    Deployed.parse(document.toJS()),
  )

const PLURALS: Readonly<Record<string, string>> = {
  Namespace: 'namespaces',
  ServiceAccount: 'serviceaccounts',
  ClusterRole: 'clusterroles',
  ClusterRoleBinding: 'clusterrolebindings',
  ConfigMap: 'configmaps',
  DaemonSet: 'daemonsets',
  Deployment: 'deployments',
  CronJob: 'cronjobs',
  PersistentVolumeClaim: 'persistentvolumeclaims',
}

function pathOf({ apiVersion, kind, metadata: { namespace } }: Deployed): string {
  const root = apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`
  const place = namespace === undefined ? '' : `/namespaces/${namespace}`
  return `${root}${place}/${PLURALS[kind]}`
}

const NAMESPACE = 'wattlint'

const { skip, fixture } = clusterFor({ apiServerFlags: ['--allow-privileged=true'] }, async (cluster) => {
  for (const object of [...FILES, ...OF_THE_NIGHTLY_WORKFLOW].flatMap(objectsIn))
    await cluster.admin.create(`${pathOf(object)}?fieldValidation=Strict`, object)
  const web = {
    metadata: { name: 'web' },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'c', image: 'nginx:1.27' }] },
      },
    },
  }
  await cluster.admin.create('/apis/apps/v1/namespaces/default/deployments', web)
  return cluster
})

type Ran = { readonly status: number; readonly out: string; readonly err: string }

const wattlint = (args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['src/cli.ts', ...args], (error, out, err) =>
      resolve({ status: error === null ? 0 : Number(error.code), out, err }),
    )
  })

async function kubeconfigOf(account: string): Promise<string> {
  const { tokenFor, kubeconfigWith } = fixture()
  return kubeconfigWith(await tokenFor(NAMESPACE, account))
}

test('deploy: every file is one of the kustomization', () => {
  const kustomization = parseAllDocuments(readFileSync('deploy/kustomization.yaml', 'utf8'))[0]?.toJS()
  assert.deepEqual(
    kustomization.resources,
    FILES.map((file) => `${file}.yaml`),
  )
})

test('deploy: the role of the collector suffices', { skip }, async () => {
  const { status, out, err } = await wattlint([
    'collect',
    '--once',
    '--kubeconfig',
    await kubeconfigOf('wattlint-collector'),
  ])
  assert.equal(status, 0, err)
  assert.equal(err, '')
  const names = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .flatMap(({ namespace, workload_name }) => (namespace === 'load' ? [] : [workload_name]))
  assert.deepEqual(names.toSorted(), [
    'kepler',
    'wattlint-collector',
    'wattlint-pre-score',
    'wattlint-refresh',
    'web',
  ])
})

const forbidden: readonly (readonly [verb: string, group: string, resource: string])[] = [
  ['list', '', 'secrets'],
  ['get', '', 'configmaps'],
  ['list', '', 'pods'],
  ['create', 'apps', 'deployments'],
  ['patch', 'apps', 'deployments'],
  ['delete', 'batch', 'jobs'],
  ['get', '', 'nodes/proxy'],
  ['create', '', 'pods/exec'],
  ['impersonate', '', 'users'],
]
for (const account of ['wattlint-collector', 'wattlint-refresh'])
  for (const [verb, group, resource] of forbidden)
    test(`deploy: ${account} may not ${verb} ${resource}`, { skip }, async () => {
      const { clientWith, tokenFor } = fixture()
      const client = clientWith({ token: await tokenFor(NAMESPACE, account) })
      const review = await client.create('/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', {
        spec: { resourceAttributes: { verb, group, resource, namespace: 'default' } },
      })
      client.close()
      assert.equal(
        z.object({ status: z.object({ allowed: z.boolean() }) }).parse(review).status.allowed,
        false,
      )
    })

const Rules = z.looseObject({
  rules: z.array(
    z.object({ apiGroups: z.array(z.string()), resources: z.array(z.string()), verbs: z.array(z.string()) }),
  ),
})

const ROLE = '/apis/rbac.authorization.k8s.io/v1/clusterroles/wattlint-collector'

test('deploy: of a role that lacks a resource, the message names the verb and the resource; the others are read', {
  skip,
}, async (t) => {
  const { admin } = fixture()
  const whole = await admin.read(ROLE, Rules)
  t.after(() => admin.send('PUT', ROLE, { ...whole, metadata: { name: 'wattlint-collector' } }))
  const kubeconfig = await kubeconfigOf('wattlint-collector')
  for (const { apiGroups, resources } of whole.rules)
    for (const missing of resources) {
      const rules = whole.rules.map((rule) => ({
        ...rule,
        resources: rule.resources.filter((resource) => resource !== missing),
      }))
      await admin.send('PUT', ROLE, { ...whole, metadata: { name: 'wattlint-collector' }, rules })
      const { status, out, err } = await wattlint(['collect', '--once', '--kubeconfig', kubeconfig])
      assert.equal(status, 3, err)
      assert.match(
        err,
        new RegExp(
          `let this account list ${missing}\\.${apiGroups[0]} .*Bind it a ClusterRole with the verb list on ${missing}\\.${apiGroups[0]}\\.`,
        ),
      )
      assert.match(out, missing === 'deployments' ? /wattlint-refresh/ : /"web"/)
    }
})

test('deploy: the image is told to run what is there, as nobody', () => {
  const text = readFileSync('deploy/Dockerfile', 'utf8')
  const stages = text.split(/^FROM /m).slice(1)
  const last = stages.at(-1) ?? ''
  assert.match(last, /^USER nonroot$/m)
  assert.match(last, /^ENTRYPOINT \["\/nodejs\/bin\/node", "\/app\/dist\/cli\.js"\]$/m)
  for (const [, source = ''] of last.matchAll(/\/app\/([\w./-]+)(?= )/g))
    assert.doesNotThrow(() => readFileSync(source === 'dist' ? 'dist/cli.js' : source), source)
})

import assert from 'node:assert/strict'
import { cpSync } from 'node:fs'
import { type TestContext, test } from 'node:test'
import { commitAll, deployment, folderOf, git, writeFiles } from '../folders.ts'
import { found, pathWith, withTools } from '../tools/tools.ts'
import { checkedWith } from './cli.ts'

/** The fixture with the entries of one tool. */
function fixture(t: TestContext, entries: string): string {
  const folder = folderOf(t, {})
  cpSync('fixtures/render', folder, { recursive: true })
  writeFiles(folder, { 'wattlint.yml': `render:\n${entries}` })
  git(folder, 'init', '-q', '-b', 'main')
  commitAll(folder)
  return folder
}

const CHARTS = `- {chart: charts/shop, values: charts/shop/values-prod.yaml, release: shop, namespace: shop}
- {chart: charts/shop, namespace: staging}
`
const OVERLAYS = '- kustomize: overlays/dev\n- kustomize: overlays/prod\n'
const RAW = 'base/orders.yaml'

const charts = [
  'unchanged shop/shop-cache 1 charts/shop/charts/cache/templates/cache.yaml:2',
  'unchanged shop/shop-storefront 6 charts/shop/templates/web.yaml:10',
  'unchanged shop/shop-worker 1 charts/shop/templates/web.yaml:26',
  'unchanged staging/shop-cache 1 charts/shop/charts/cache/templates/cache.yaml:2',
  'unchanged staging/shop-storefront 1 charts/shop/templates/web.yaml:10',
  'unchanged staging/shop-worker 1 charts/shop/templates/web.yaml:26',
]
const overlays = [
  `unchanged dev/orders 1 ${RAW}:2`,
  `unchanged dev/report 1 ${RAW}:17`,
  `unchanged prod/p-orders 3 ${RAW}:2`,
  `unchanged prod/p-report 1 ${RAW}:17`,
]

for (const helm of found('helm'))
  test(`${helm.shows}: a chart with a part, for two namespaces`, async (t) => {
    const folder = fixture(t, CHARTS)
    const path = pathWith(t, helm)
    const { report, workloads, err } = await checkedWith(folder, path, 'charts')
    assert.deepEqual(workloads, charts, err)
    assert.deepEqual(report?.problems, [])
    assert.deepEqual(report?.coverage.skipped, { rendered: 7 })
    writeFiles(folder, { 'charts/shop/values-prod.yaml': 'replicas: 9\nworker: false\n' })
    const changed = await checkedWith(folder, path, 'charts', '--base', 'main')
    assert.deepEqual(
      changed.workloads.filter((one) => !one.startsWith('unchanged')),
      [
        'changed shop/shop-storefront 9 charts/shop/templates/web.yaml:10',
        'removed shop/shop-worker 0 charts/shop/templates/web.yaml:26',
      ],
      changed.err,
    )
  })

const broken: readonly (readonly [shows: string, template: string, place: string, words: RegExp])[] = [
  ['does not parse', '\n\n{{ if }}\n', 'charts/shop/templates/new.yaml:3', /missing value for if/],
  ['goes wrong', '\na: {{ .Values.x.y.z }}\n', 'charts/shop/templates/new.yaml:2', /nil pointer/],
  ['refuses', '\n\n\n{{ fail "not so" }}\n', 'charts/shop/templates/new.yaml:4', /not so/],
  ['makes no YAML', 'a: b\n\tc: d\n', 'charts/shop/templates/new.yaml:null', /YAML parse error/],
]
for (const helm of found('helm'))
  for (const [shows, template, place, words] of broken)
    test(`${helm.shows}: a template of the change that ${shows} is told at its line, and nothing is saved`, async (t) => {
      const folder = fixture(t, CHARTS)
      writeFiles(folder, { 'charts/shop/templates/new.yaml': template })
      const { status, report, workloads } = await checkedWith(
        folder,
        pathWith(t, helm),
        'charts',
        '--base',
        'main',
      )
      assert.equal(status, 2)
      assert.deepEqual(workloads, charts)
      const [problem] = report?.problems ?? []
      assert.equal(`${problem?.path}:${problem?.line}`, place)
      assert.match(problem?.message ?? '', words)
    })

const kustomizes = [...found('kustomize'), ...found('kubectl')]
for (const kustomize of kustomizes)
  test(`${kustomize.shows}: two overlays of one base`, async (t) => {
    const folder = fixture(t, OVERLAYS)
    const path = pathWith(t, kustomize)
    const { report, workloads, err } = await checkedWith(folder, path, 'base', 'overlays')
    assert.deepEqual(workloads, overlays, err)
    // The patch is laid over the base.
    const orders = report?.workloads.find(({ workload_name }) => workload_name === 'p-orders')
    assert.equal(orders?.requests.cpu_mcpu, 400)
    assert.deepEqual(report?.problems, [])
    assert.deepEqual(report?.coverage.skipped, { rendered: 6 })
    writeFiles(folder, { 'base/orders.yaml': 'a: [\n' })
    const changed = await checkedWith(folder, path, 'base', 'overlays', '--base', 'main')
    assert.equal(changed.status, 2)
    assert.deepEqual(changed.workloads, overlays)
    assert.deepEqual(
      changed.report?.problems.map(({ path, severity }) => `${path} ${severity}`),
      [`${RAW} error`, `${RAW} error`],
      changed.report?.problems.map(({ message }) => message).join('\n'),
    )
  })

for (const kustomize of kustomizes)
  test(`${kustomize.shows}: a change hides nothing by naming it`, async (t) => {
    const folder = fixture(t, '- kustomize: overlays/prod\n')
    const path = pathWith(t, kustomize)
    writeFiles(folder, { 'k8s/api.yaml': deployment('api', 9) })
    commitAll(folder)
    writeFiles(folder, {
      'overlays/prod/kustomization.yaml': 'resources: [../../base, ../../k8s]\n',
      'k8s/kustomization.yaml':
        'resources: [api.yaml]\npatches: [{path: new.yaml, target: {name: nobody}}]\n',
      'k8s/new.yaml': deployment('miner', 50),
    })
    const { workloads, err } = await checkedWith(folder, path, 'k8s', 'overlays', '--base', 'HEAD')
    assert.ok(workloads.includes('unchanged shop/api 9 k8s/api.yaml:1'), err + workloads.join('\n'))
    assert.ok(workloads.includes('added shop/miner 50 k8s/new.yaml:1'), workloads.join('\n'))
  })

test('there is a tool to test with', withTools('helm', 'kustomize'), () => {})

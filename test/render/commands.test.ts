import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'yaml'
import { parseConfig } from '../../src/config/written.ts'
import { commitAll, deployment, folderOf, git, writeFiles } from '../folders.ts'
import { checked, run, wattlint } from './cli.ts'
import { fakeHelm } from './fake-helm.ts'
import { programs } from './programs.ts'

/** One chart for two releases, whose objects say neither namespace nor anything else of their own. */
const web = deployment('web', 2).replace(', namespace: shop', '')
const shop = {
  'shop/Chart.yaml': 'name: x\n',
  'shop/templates/web.yaml': web,
  'wattlint.yml': 'render: [{chart: shop, namespace: a}, {chart: shop, namespace: b}]\n',
}

test('a chart for two namespaces is two sets of workloads, and none a copy of the other', async (t) => {
  const folder = folderOf(t, shop)
  const { report, workloads } = await checked(folder, fakeHelm(t).path)
  assert.deepEqual(
    workloads,
    ['a', 'b'].map((namespace) => `unchanged ${namespace}/web 2 shop/templates/web.yaml:2`),
  )
  assert.deepEqual([report?.problems, report?.totals.pods], [[], 4])
})

test('two renderings of one object are copies: the one that draws more counts, unless another is preferred', async (t) => {
  const folder = folderOf(t, {
    ...shop,
    'prod.yaml': '',
    'wattlint.yml': 'render: [{chart: shop}, {chart: shop, values: prod.yaml}]\n',
  })
  const { report } = await checked(folder, fakeHelm(t).path)
  assert.equal(report?.totals.pods, 2)
  assert.deepEqual(
    report?.problems.map(({ path, line, message }) => `${path}:${line} ${message.split('.')[0]}`),
    [
      'shop/templates/web.yaml:2 "Deployment" "web" of namespace "default" is declared in "shop/templates/web',
    ],
  )
  assert.match(
    report?.problems[0]?.message ?? '',
    /:2 in shop \(prod\.yaml\)" too, which comes first and counts/,
  )
  writeFiles(folder, {
    'wattlint.yml':
      'render: [{chart: shop}, {chart: shop, values: prod.yaml}]\ncopies: {prefer: prod.yaml}\n',
  })
  const preferred = await checked(folder, fakeHelm(t).path)
  assert.deepEqual(preferred.report?.workloads.map(({ counted_as }) => counted_as).toSorted(), [
    null,
    'shop/templates/web.yaml:2 in shop (prod.yaml)',
  ])
})

test('each rendering of an object is compared with its own', async (t) => {
  const folder = folderOf(t, {
    ...shop,
    'shop/templates/web.yaml': web.replace('name: web', 'name: RELEASE'),
  })
  writeFiles(folder, { 'wattlint.yml': 'render: [{chart: shop, release: a}, {chart: shop, release: b}]\n' })
  git(folder, 'init', '-q', '-b', 'main')
  commitAll(folder)
  writeFiles(folder, {
    'shop/templates/web.yaml': web
      .replace('name: web', 'name: RELEASE')
      .replace('replicas: 2', 'replicas: 3'),
  })
  const { workloads } = await checked(folder, fakeHelm(t).path, '--base', 'main')
  assert.deepEqual(
    workloads,
    ['a', 'b'].map((name) => `changed default/${name} 3 shop/templates/web.yaml:2`),
  )
})

test('an autoscaler scales what was rendered with it, and not what another rendering made of the same files', async (t) => {
  const hpa = (most: number): string =>
    `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: web}\nspec: {minReplicas: ${most}, maxReplicas: ${most}, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}\n`
  const chart = (folder: string, most: number) => ({
    [`${folder}/Chart.yaml`]: '',
    [`${folder}/templates/web.yaml`]: web,
    [`${folder}/templates/hpa.yaml`]: hpa(most),
  })
  const folder = folderOf(t, {
    ...chart('a', 4),
    ...chart('b', 9),
    'wattlint.yml': 'render: [{chart: a}, {chart: b}]\ncopies: {count: all}\n',
  })
  const { report } = await checked(folder, fakeHelm(t).path)
  assert.deepEqual(report?.workloads.map(({ path, pods }) => `${path} ${pods.max}`).toSorted(), [
    'a/templates/web.yaml 4',
    'b/templates/web.yaml 9',
  ])
})

test('what is rendered is no patch of a kustomization that is not', async (t) => {
  const folder = folderOf(t, {
    ...shop,
    'x/kustomization.yaml': 'patches: [{path: ../shop/templates/web.yaml}]\n',
    'x/web.yaml': deployment('web', 1),
  })
  const { report } = await checked(folder, fakeHelm(t).path)
  assert.equal(report?.totals.pods, 5)
})

test('--base-dir: rendered there too, where its folder is there', async (t) => {
  const folder = folderOf(t, shop)
  const { workloads } = await checked(
    folder,
    fakeHelm(t).path,
    '--base-dir',
    folderOf(t, { ...shop, 'shop/templates/web.yaml': web.replace('2', '1') }),
  )
  assert.deepEqual(
    workloads.map((one) => one.split(' ')[0]),
    ['changed', 'changed'],
  )
  const plain = folderOf(t, { 'all.yaml': deployment('web', 2).replace('shop', 'a') })
  const against = await checked(folder, fakeHelm(t).path, '--base-dir', plain)
  assert.deepEqual(against.workloads, [
    'added b/web 2 shop/templates/web.yaml:2',
    'unchanged a/web 2 shop/templates/web.yaml:2',
  ])
})

test('dependencies that were built for the files on disk count for a base that has the same ones', async (t) => {
  const chart = (version: number, where = 'https://example.com'): string =>
    `name: x\ndependencies: [{name: pg, version: ${version}.0.0, repository: "${where}"}]\n`
  const folder = folderOf(t, {
    ...shop,
    '.gitignore': 'shop/charts\n',
    'shop/Chart.yaml': chart(1).replace('dependencies: ', 'dependencies:\n  '),
  })
  git(folder, 'init', '-q', '-b', 'main')
  commitAll(folder)
  const helm = fakeHelm(t)
  const unbuilt = await checked(folder, helm.path, '--base', 'main')
  assert.equal(unbuilt.status, 3)
  assert.match(unbuilt.err, /missing in charts\/ directory: pg"\. Run "helm dependency build" on it first/)
  writeFiles(folder, { 'shop/charts/pg-1.0.0.tgz': 'pg' })
  const built = await checked(folder, helm.path, '--base', 'main')
  assert.equal(built.status, 0, built.err)
  writeFiles(folder, { 'shop/Chart.yaml': chart(2).replace('dependencies: ', 'dependencies:\n  ') })
  assert.equal((await checked(folder, helm.path, '--base', 'main')).status, 3)
  // What lies beside the chart may have changed with it.
  const local = chart(1, 'file://../pg').replace('dependencies: ', 'dependencies:\n  ')
  writeFiles(folder, { 'shop/Chart.yaml': local })
  commitAll(folder)
  assert.equal((await checked(folder, helm.path, '--base', 'HEAD')).status, 3)
})

test('explain, what-if and from-file read what is rendered', async (t) => {
  const folder = folderOf(t, shop)
  const { path } = fakeHelm(t)
  assert.match((await wattlint(folder, path, ['explain', '.', 'a/web'])).out, /a\/web/)
  assert.match(
    (await wattlint(folder, path, ['what-if', '.', '--set', 'replicas=7', '--workload', 'b/web'])).out,
    /b\/web/,
  )
  const [first, second] = (await wattlint(folder, path, ['from-file', '.'])).out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.deepEqual(first.rendering, { folder: 'shop', release: 'shop', namespace: 'a', values: [] })
  assert.deepEqual([second.namespace, second.path, second.line], ['b', 'shop/templates/web.yaml', 2])
})

test('a tool that is missing is named, with where to get it', async (t) => {
  const missing = async (entry: string): Promise<string> => {
    const files = { ...shop, 'shop/kustomization.yaml': '', 'wattlint.yml': `render: [{${entry}: shop}]\n` }
    const { status, err } = await run(folderOf(t, files), folderOf(t, {}), ['check'])
    assert.equal(status, 3)
    return err
  }
  assert.match(
    await missing('chart'),
    /^wattlint: "shop" is to be rendered, and helm is not on the path\. GitHub's Ubuntu runners have it; elsewhere install it \(https:\/\/helm\.sh/m,
  )
  assert.match(await missing('kustomize'), /and kustomize or kubectl is not on the path\./)
})

const REPOSITORY = {
  'charts/shop/Chart.yaml': 'name: shop\n',
  'charts/shop/templates/web.yaml': web,
  'charts/shop/charts/part/Chart.yaml': 'name: part\n',
  'charts/shop/charts/part/templates/x.yaml': '',
  'charts/names/Chart.yaml': 'name: names\ntype: library\n',
  'charts/names/templates/x.tpl': '',
  'charts/bad/Chart.yaml': 'name: bad\n',
  'charts/bad/templates/x.yaml': '\n\n{{ broken\n',
  'base/kustomization.yaml': 'resources: [web.yaml]\n',
  'base/web.yaml': deployment('api', 1),
  'parts/kustomization.yaml': 'kind: Component\n',
  'over/prod/kustomization.yaml': 'resources: [../../base]\ncomponents: [../../parts]\n',
  'over/odd name/kustomization.yml': 'resources: [../../base]\n',
}

test('init proposes charts that render, and overlays that nobody names; the others with the reason', async (t) => {
  const folder = folderOf(t, REPOSITORY)
  const kustomize = programs(t, { kustomize: 'console.log("")' })
  const { status, out, err } = await wattlint(folder, `${fakeHelm(t).path}:${kustomize}`, ['init'])
  assert.equal(status, 0, err)
  assert.match(out, /^1 workload, .*\n3 of 4 charts and kustomizations rendered\nwrote wattlint\.yml/)
  const text = readFileSync(join(folder, 'wattlint.yml'), 'utf8')
  assert.deepEqual(parseConfig('wattlint.yml', text).render, [
    { chart: 'charts/shop' },
    { kustomize: 'over/odd name' },
    { kustomize: 'over/prod' },
  ])
  assert.match(text, /^# {2}- chart: charts\/bad # helm cannot render "charts\/bad": "parse error/m)
})

test('init proposes what it could not try as comments, and an example where there is nothing', async (t) => {
  const folder = folderOf(t, REPOSITORY)
  const init = async (cwd: string) => (await run(cwd, folder, ['init'])).status
  assert.equal(await init(folder), 0)
  const text = readFileSync(join(folder, 'wattlint.yml'), 'utf8')
  assert.deepEqual(parseConfig('wattlint.yml', text).render, [])
  assert.match(
    text,
    /^# {2}- chart: charts\/shop # "charts\/shop" is to be rendered, and helm is not on the path/m,
  )
  const plain = folderOf(t, { 'web.yaml': web })
  assert.equal(await init(plain), 0)
  const [example = ''] =
    /^# render:.*\n(?:# {2,}.*\n)+/m.exec(readFileSync(join(plain, 'wattlint.yml'), 'utf8')) ?? []
  assert.deepEqual(parse(example.replace(/^# /gm, '')).render, [
    { chart: 'charts/shop', values: ['charts/shop/values-prod.yaml'] },
    { kustomize: 'overlays/prod' },
  ])
})

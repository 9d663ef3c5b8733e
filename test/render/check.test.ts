import assert from 'node:assert/strict'
import { rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { commitAll, deployment, folderOf, git, writeFiles } from '../folders.ts'
import { checked } from './cli.ts'
import { fakeHelm } from './fake-helm.ts'

type Files = Readonly<Record<string, string>>

const TEMPLATE = 'charts/shop/templates/web.yaml'
const WEB = `${TEMPLATE}:2`
const API = 'unchanged shop/api 1 k8s/api.yaml:1'
const BROKEN = 'a:\n\n  {{ broken\n'

const base: Files = {
  'wattlint.yml': 'render: [{chart: charts/shop}]\n',
  'charts/shop/Chart.yaml': 'name: x\n',
  [TEMPLATE]: deployment('web', 2),
  'k8s/api.yaml': deployment('api'),
}
const without = (path: string): Files =>
  Object.fromEntries(Object.entries(base).filter(([name]) => !name.startsWith(path)))

/** A repository at `main`, and a branch with a change that is not committed. */
function repository(t: TestContext, files: Files, change: (folder: string) => void): string {
  const folder = folderOf(t, files)
  git(folder, 'init', '-q', '-b', 'main')
  commitAll(folder)
  git(folder, 'checkout', '-qb', 'change')
  change(folder)
  return folder
}

const write =
  (files: Files) =>
  (folder: string): void =>
    writeFiles(folder, files)
const remove =
  (path: string) =>
  (folder: string): void =>
    rmSync(join(folder, path), { recursive: true })
const linked = (folder: string): void => {
  git(folder, 'mv', 'charts', 'elsewhere')
  symlinkSync('elsewhere', join(folder, 'charts'))
}

type Case = readonly [
  shows: string,
  files: Files,
  change: (folder: string) => void,
  status: number,
  workloads: readonly string[],
  problems: readonly RegExp[],
]

const compared: readonly Case[] = [
  [
    'a template that changed',
    base,
    write({ [TEMPLATE]: deployment('web', 5) }),
    0,
    [`changed shop/web 5 ${WEB}`, API],
    [],
  ],
  ['nothing that changed', base, () => {}, 0, [API, `unchanged shop/web 2 ${WEB}`], []],
  ['a chart that is new', without('charts'), write(base), 0, [`added shop/web 2 ${WEB}`, API], []],
  ['a chart that went', base, remove('charts'), 0, [`removed shop/web 0 ${WEB}`, API], []],
  [
    'a chart that the change broke',
    base,
    write({ [TEMPLATE]: BROKEN }),
    2,
    [API, `unchanged shop/web 2 ${WEB}`],
    [
      /^charts\/shop\/templates\/web\.yaml:3 error helm cannot render "charts\/shop": ".*unclosed action"\. Run helm/,
    ],
  ],
  [
    'a chart that is new and broken',
    without('charts'),
    write({ ...base, [TEMPLATE]: BROKEN }),
    2,
    [API],
    [/web\.yaml:3 error helm cannot render/],
  ],
  [
    'a chart that is a link now',
    base,
    linked,
    2,
    [API, 'unchanged shop/web 2 elsewhere/shop/templates/web.yaml:1'],
    [/^charts\/shop:null error "charts\/shop" is reached through a link/],
  ],
  [
    'a link to the disk in it',
    base,
    (folder) => symlinkSync('/etc/passwd', join(folder, 'charts/shop/templates/b.yaml')),
    2,
    [API, `unchanged shop/web 2 ${WEB}`],
    [/b\.yaml:null error .* is a link that leads out of the chart/],
  ],
  [
    'a chart that is on neither side',
    without('charts'),
    () => {},
    0,
    [API],
    [/^charts\/shop:null warning render names "charts\/shop", where no file is, here or at the base/],
  ],
  [
    'a chart that the change mends',
    { ...base, [TEMPLATE]: BROKEN },
    write({ [TEMPLATE]: deployment('web') }),
    3,
    [],
    [],
  ],
  ['a chart that is broken on both sides', { ...base, [TEMPLATE]: BROKEN }, () => {}, 3, [], []],
  [
    'an entry that the change itself adds',
    { ...base, 'wattlint.yml': '' },
    write({ 'wattlint.yml': 'render: [{chart: charts/shop}]\n' }),
    0,
    [API, 'unchanged shop/web 2 charts/shop/templates/web.yaml:1'],
    [],
  ],
  [
    'an entry that the change takes out',
    base,
    write({ 'wattlint.yml': '', [TEMPLATE]: BROKEN }),
    2,
    [API, `unchanged shop/web 2 ${WEB}`],
    [/cannot render/],
  ],
]
for (const [shows, files, change, status, workloads, problems] of compared)
  test(`check --base: ${shows}`, async (t) => {
    const folder = repository(t, files, change)
    const ran = await checked(folder, fakeHelm(t).path, '--base', 'main')
    assert.equal(ran.status, status, ran.err)
    assert.deepEqual(ran.workloads, workloads.toSorted())
    const told = (ran.report?.problems ?? []).map(
      ({ path, line, severity, message }) => `${path}:${line} ${severity} ${message}`,
    )
    assert.equal(told.length, problems.length, told.join('\n'))
    for (const [index, problem] of problems.entries()) assert.match(told[index] ?? '', problem)
    if (status === 3)
      assert.match(ran.err, /at the base, charts\/shop\/templates\/web\.yaml:3: helm cannot render/)
  })

const absolute: readonly (readonly [
  shows: string,
  files: Files,
  args: readonly string[],
  status: number,
  said: RegExp,
])[] = [
  ['a chart', base, [], 0, /configuration from/],
  [
    'a broken chart, by whomever',
    { ...base, [TEMPLATE]: BROKEN },
    [],
    3,
    /^wattlint: charts\/shop\/templates\/web\.yaml:3: helm cannot render "charts\/shop": "parse error .*"\. Run helm on it/m,
  ],
  [
    'a chart that is not there',
    without('charts'),
    [],
    2,
    /^wattlint: render names "charts\/shop", where no file is\. Correct the path/m,
  ],
  ['a chart that is elsewhere', without('charts'), ['k8s'], 0, /configuration from/],
]
for (const [shows, files, args, status, said] of absolute)
  test(`check: ${shows}`, async (t) => {
    const ran = await checked(folderOf(t, files), fakeHelm(t).path, ...args)
    assert.equal(ran.status, status, ran.err)
    assert.match(ran.err, said)
  })

test('two broken charts are both told', async (t) => {
  const folder = folderOf(t, {
    'wattlint.yml': 'render: [{chart: a}, {chart: b}]\n',
    'a/Chart.yaml': '',
    'a/templates/x.yaml': BROKEN,
    'b/Chart.yaml': '',
    'b/templates/x.yaml': BROKEN,
  })
  const { err } = await checked(folder, fakeHelm(t).path)
  assert.deepEqual(
    [...err.matchAll(/^wattlint: (.*:3): helm cannot render/gm)].map(([, place]) => place),
    ['a/templates/x.yaml:3', 'b/templates/x.yaml:3'],
  )
})

test('files of a chart are told as rendered, and nothing vanishes', async (t) => {
  const { report } = await checked(folderOf(t, base), fakeHelm(t).path)
  assert.deepEqual(report?.coverage.skipped, { 'not-kubernetes': 1, rendered: 2 })
  assert.deepEqual([report?.coverage.files, report?.coverage.manifests], [5, 2])
})

test('of PATH arguments, what is at or below them is rendered', async (t) => {
  const folder = folderOf(t, base)
  const helm = fakeHelm(t)
  const named = async (...paths: string[]) => (await checked(folder, helm.path, ...paths)).workloads.length
  assert.deepEqual([await named('k8s'), helm.asked().length], [1, 0])
  assert.deepEqual([await named('charts'), helm.asked().length], [1, 1])
  assert.deepEqual([await named('charts/shop', 'k8s'), helm.asked().length], [2, 2])
  assert.deepEqual([await named(folder), helm.asked().length], [2, 3])
})

test('what is the same on both sides is rendered once', async (t) => {
  const helm = fakeHelm(t)
  const folder = repository(t, base, write({ 'k8s/api.yaml': deployment('api', 3) }))
  await checked(folder, helm.path, '--base', 'main')
  assert.deepEqual(helm.asked(), ['template shop ./chart --include-crds'])
})

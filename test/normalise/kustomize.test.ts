import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assess } from '../../src/assess.ts'
import { deployment } from '../folders.ts'
import { treeOf } from '../trees.ts'

const fates = async (files: Readonly<Record<string, string>>) => {
  const { requests, coverage } = await assess(treeOf(files), { exclude: [], kinds: [], assume: [] })
  return {
    workloads: requests.map(({ path }) => path),
    skipped: coverage.skipped_files.map(({ path, reason }) => `${path} ${reason}`),
  }
}

const base = { 'base/web.yaml': deployment('web', 2) }

const cases: readonly (readonly [
  shows: string,
  files: Readonly<Record<string, string>>,
  workloads: readonly string[],
  skipped: readonly string[],
])[] = [
  [
    'a patch of another object, in the short form that has no kind',
    {
      ...base,
      'prod/kustomization.yaml': 'resources: [../base]\npatches:\n- path: web.yaml\n',
      'prod/web.yaml': deployment('web', 9),
    },
    ['base/web.yaml'],
    ['prod/web.yaml kustomize-patch'],
  ],
  [
    'a patch of the older form, in a Component',
    {
      ...base,
      'c/kustomization.yml':
        'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\npatchesStrategicMerge: [./more.yaml]\n',
      'c/more.yaml': deployment('web', 9),
    },
    ['base/web.yaml'],
    ['c/more.yaml kustomize-patch'],
  ],
  [
    'what is named a patch and changes nothing in the tree is a workload',
    { 'kustomization.yaml': 'patches: [{path: web.yaml}]\n', 'web.yaml': deployment('web', 9) },
    ['web.yaml'],
    [],
  ],
  [
    'what one kustomization patches with and another deploys is a workload',
    {
      ...base,
      'a/kustomization.yaml': 'patches: [{path: web.yaml}]\nresources: [web.yaml]\n',
      'a/web.yaml': deployment('web', 9),
    },
    ['a/web.yaml', 'base/web.yaml'],
    [],
  ],
  [
    'nonsense is no kustomization',
    { ...base, 'kustomization.yaml': 'patches: 7\nresources: {a: b}\n' },
    ['base/web.yaml'],
    [],
  ],
]
for (const [shows, files, workloads, skipped] of cases) {
  test(`kustomize: ${shows}`, async () => {
    assert.deepEqual(await fates(files), { workloads, skipped })
  })
}

const told: readonly (readonly [
  shows: string,
  files: Readonly<Record<string, string>>,
  problems: readonly string[],
])[] = [
  [
    'replicas that it sets',
    { ...base, 'prod/kustomization.yaml': 'resources: [../base]\nreplicas:\n- {name: web, count: 90}\n' },
    ['prod/kustomization.yaml:2 the replicas that it sets do not count'],
  ],
  [
    'a file that is read by no name of a manifest, another that is nowhere, and an address',
    {
      ...base,
      'base/kustomization.yaml':
        'resources:\n- web.yaml\n- more.txt\n- gone.yaml\n- https://example.com/x.yaml\n',
    },
    ['more.txt', 'gone.yaml', 'https://example.com/x.yaml'].map(
      (name, index) => `base/kustomization.yaml:${index + 3} "${name}" is not among the manifests`,
    ),
  ],
  [
    'not a file without workloads, a folder, or what is there but holds none',
    {
      ...base,
      'base/config.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n',
      'base/kustomization.yaml': 'resources: [web.yaml, ./config.yaml]\n',
      'prod/kustomization.yaml': 'resources: [../base/]\n',
      'kustomization.yaml': 'resources: [prod, .]\n',
    },
    [],
  ],
  [
    'many of them in one line',
    {
      ...base,
      'kustomization.yaml': `resources: [${Array.from({ length: 30 }, (_, index) => `${index}.yaml`)}]\n`,
    },
    [
      ...['0', '1', '2', '3', '4'].map(
        (name) => `kustomization.yaml:1 "${name}.yaml" is not among the manifests`,
      ),
      'kustomization.yaml:1 25 more are not among the manifests',
    ],
  ],
]
for (const [shows, files, problems] of told) {
  test(`a kustomization that is not rendered tells ${shows}`, async () => {
    const assessed = await assess(treeOf(files), { exclude: [], kinds: [], assume: [] })
    const seen = assessed.problems.map(({ path, line, message }) => `${path}:${line} ${message}`)
    assert.equal(seen.length, problems.length, seen.join('\n'))
    for (const [index, start] of problems.entries()) assert.ok(seen[index]?.startsWith(start), seen[index])
  })
}

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

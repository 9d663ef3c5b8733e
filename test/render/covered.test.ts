import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderingsFrom } from '../../src/render/entries.ts'
import { laidOut } from '../../src/render/layout.ts'
import type { RenderEntry } from '../../src/schema/render.ts'
import { type Files, sideIn } from './side.ts'

const shop: Files = {
  'shop/Chart.yaml': '',
  'shop/templates/a.yaml': '',
  'values.yaml': '',
  'other.yaml': '',
}
const bases: Files = {
  'base/kustomization.yaml': 'resources: [web.yaml]',
  'base/web.yaml': '',
  'over/kustomization.yml':
    'resources: [../base, own.yaml]\nconfigMapGenerator: [{name: a, files: [b=c.txt]}]',
  'over/own.yaml': '',
  'over/c.txt': '',
  'unnamed/web.yaml': '',
}

const covered: readonly (readonly [
  shows: string,
  entry: RenderEntry,
  files: Files,
  covered: readonly string[],
])[] = [
  [
    'a chart with all below it, and its values',
    { chart: 'shop', values: ['values.yaml'] },
    shop,
    ['shop/Chart.yaml', 'shop/templates/a.yaml', 'values.yaml'],
  ],
  [
    "a chart at the root with what is a chart's",
    { chart: '.' },
    {
      'Chart.yaml': '',
      'templates/a.yaml': '',
      'k8s/web.yaml': '',
      'charts/x/templates/y.yaml': '',
      'values-prod.yaml': '',
    },
    ['Chart.yaml', 'charts/x/templates/y.yaml', 'templates/a.yaml', 'values-prod.yaml'],
  ],
  [
    'a kustomization with its folder, and what it names elsewhere',
    { kustomize: 'over' },
    bases,
    ['base/kustomization.yaml', 'base/web.yaml', 'over/c.txt', 'over/kustomization.yml', 'over/own.yaml'],
  ],
  [
    'a kustomization at the root with what it names',
    { kustomize: '.' },
    { 'kustomization.yaml': 'resources: [a.yaml]', 'a.yaml': '', 'b.yaml': '' },
    ['a.yaml', 'kustomization.yaml'],
  ],
]
for (const [shows, entry, files, paths] of covered)
  test(`covered: ${shows}`, async () => {
    const [rendering] = renderingsFrom([entry])
    assert.ok(rendering !== undefined)
    const laid = await laidOut(await sideIn(files), rendering)
    assert.ok(laid !== null && 'covers' in laid)
    assert.deepEqual(
      Object.keys(files)
        .filter((path) => laid.covers(path) !== null)
        .toSorted(),
      paths,
    )
  })

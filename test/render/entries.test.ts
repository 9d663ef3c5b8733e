import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isAtOrBelow, renderingsFrom } from '../../src/render/entries.ts'
import type { RenderEntry } from '../../src/schema/render.ts'

const renderings: readonly (readonly [shows: string, entry: RenderEntry, rendering: unknown])[] = [
  [
    'a chart is released under the name of its folder',
    { chart: 'charts/shop/' },
    { folder: 'charts/shop', release: 'shop', namespace: null, values: [] },
  ],
  [
    'a folder may be called what no release may',
    { chart: 'charts/-My_Shop.v2' },
    { folder: 'charts/-My_Shop.v2', release: 'my-shop-v2', namespace: null, values: [] },
  ],
  [
    'a chart at the root has a release of the name that helm gives',
    { chart: '.' },
    { folder: '.', release: 'release-name', namespace: null, values: [] },
  ],
  [
    'what is written counts',
    { chart: 'a', release: 'b', namespace: 'c', values: ['d/e.yaml'] },
    { folder: 'a', release: 'b', namespace: 'c', values: ['d/e.yaml'] },
  ],
  [
    'a kustomization has no release',
    { kustomize: 'overlays/prod' },
    { folder: 'overlays/prod', release: null, namespace: null, values: [] },
  ],
]
for (const [shows, entry, rendering] of renderings)
  test(`render: ${shows}`, () => assert.deepEqual(renderingsFrom([entry]), [rendering]))

test('render: an entry that is written twice is rendered once', () =>
  assert.equal(
    renderingsFrom([{ chart: 'a' }, { chart: 'a/', release: 'a' }, { chart: 'a', release: 'b' }]).length,
    2,
  ))

const below: readonly (readonly [path: string, isRendered: boolean])[] = [
  ['.', true],
  ['charts', true],
  ['charts/shop', true],
  ['charts/shop/', true],
  ['charts/*/Chart.yaml', true],
  ['**/*.yaml', true],
  ['charts/shop/Chart.yaml', true],
  ['charts/shop/templates', false],
  ['charts/sho', false],
  ['k8s', false],
  ['*.yaml', false],
]
for (const [path, isRendered] of below)
  test(`render: of PATH ${path}, charts/shop is ${isRendered ? '' : 'not '}rendered`, () => {
    const [rendering] = renderingsFrom([{ chart: 'charts/shop' }])
    assert.ok(rendering !== undefined)
    assert.equal(isAtOrBelow(rendering, [path]), isRendered)
  })

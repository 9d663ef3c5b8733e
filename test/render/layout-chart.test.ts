import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RenderEntry } from '../../src/schema/render.ts'
import { type Files, layoutOf } from './side.ts'

const shop: Files = {
  'shop/Chart.yaml': '',
  'shop/templates/a.yaml': '',
  'values.yaml': '',
  'other.yaml': '',
}

const charts: readonly (readonly [
  shows: string,
  files: Files,
  entry: RenderEntry,
  laid: readonly string[] | null,
])[] = [
  [
    'its folder alone',
    shop,
    { chart: 'shop' },
    ['chart/Chart.yaml ← shop/Chart.yaml', 'chart/templates/a.yaml ← shop/templates/a.yaml'],
  ],
  [
    'values by their numbers, whatever they are called',
    { 'shop/Chart.yaml': '', 'a,/etc/passwd': '', '-b': '' },
    { chart: 'shop', values: ['a,/etc/passwd', '-b'] },
    ['chart/Chart.yaml ← shop/Chart.yaml', 'values/0.yaml ← a,/etc/passwd', 'values/1.yaml ← -b'],
  ],
  [
    'links as what they lead to, where that is in the chart',
    { 'shop/Chart.yaml': '', 'shop/a/b.yaml': '', 'shop/c': '→a', 'shop/d/e.yaml': '→../c/b.yaml' },
    { chart: 'shop' },
    [
      'chart/Chart.yaml ← shop/Chart.yaml',
      'chart/a/b.yaml ← shop/a/b.yaml',
      'chart/c/b.yaml ← shop/a/b.yaml',
      'chart/d/e.yaml ← shop/a/b.yaml',
    ],
  ],
  [
    'values through a link within the repository',
    { 'shop/Chart.yaml': '', 'prod.yaml': '→common/values.yaml', 'common/values.yaml': '' },
    { chart: 'shop', values: ['prod.yaml'] },
    ['chart/Chart.yaml ← shop/Chart.yaml', 'values/0.yaml ← common/values.yaml'],
  ],
  ['nothing where its folder is not there', shop, { chart: 'gone' }, null],
]
for (const [shows, files, entry, laid] of charts)
  test(`a chart is laid out: ${shows}`, async () => assert.deepEqual(await layoutOf(files, entry), laid))

const chartsRefused: readonly (readonly [shows: string, files: Files, entry: RenderEntry, why: RegExp])[] = [
  [
    'a link to the disk',
    { ...shop, 'shop/templates/b.yaml': '→/etc/passwd' },
    { chart: 'shop' },
    /^shop\/templates\/b\.yaml:null ".*" is a link that leads out of the chart/,
  ],
  [
    'a link out of the repository',
    { ...shop, 'shop/b': '→../../secret' },
    { chart: 'shop' },
    /^shop\/b:null .*leads out of the chart/,
  ],
  [
    'a link out of the chart',
    { ...shop, 'shop/b': '→../other.yaml' },
    { chart: 'shop' },
    /leads out of the chart/,
  ],
  [
    'a link through a link',
    { ...shop, 'shop/b': '→c/passwd', 'shop/c': '→/etc' },
    { chart: 'shop' },
    /leads out of the chart/,
  ],
  [
    'a link to its own folder',
    { ...shop, 'shop/b': '→.' },
    { chart: 'shop' },
    /leads out of the chart, or nowhere/,
  ],
  [
    'two links in a circle',
    { ...shop, 'shop/b': '→c', 'shop/c': '→b' },
    { chart: 'shop' },
    /leads out of the chart, or nowhere/,
  ],
  [
    'a link to nothing',
    { ...shop, 'shop/b': '→gone' },
    { chart: 'shop' },
    /leads out of the chart, or nowhere/,
  ],
  [
    'a folder that is a link',
    { ...shop, chart: '→shop' },
    { chart: 'chart' },
    /^chart:null "chart" is reached through a link/,
  ],
  [
    'a folder behind a link',
    { 'real/shop/Chart.yaml': '', charts: '→real' },
    { chart: 'charts/shop' },
    /is reached through a link/,
  ],
  [
    'a folder behind a link to nothing',
    { charts: '→/tmp' },
    { chart: 'charts/shop' },
    /is reached through a link/,
  ],
  ['a file', shop, { chart: 'values.yaml' }, /is no folder/],
  [
    'values that are not there',
    shop,
    { chart: 'shop', values: ['gone.yaml'] },
    /^shop:null "gone\.yaml", a values file of it, is no file of the repository/,
  ],
  [
    'values that are a link to the disk',
    { ...shop, v: '→/etc/passwd' },
    { chart: 'shop', values: ['v'] },
    /is no file of the repository/,
  ],
  [
    'more files than any chart has',
    Object.fromEntries(Array.from({ length: 5002 }, (_, index) => [`shop/${index}`, ''])),
    { chart: 'shop' },
    /over 5000 files/,
  ],
]
for (const [shows, files, entry, why] of chartsRefused)
  test(`a chart is refused: ${shows}`, async () => assert.match(String(await layoutOf(files, entry)), why))

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RenderedDocument } from '../../src/find.ts'
import { documentsFrom } from '../../src/render/output.ts'
import { parsedEntry } from '../../src/render/parsed.ts'
import { kindLine, saidIn, sourceFrom } from '../../src/render/source-line.ts'
import type { Rendering } from '../../src/schema/render.ts'

const chart: Rendering = { folder: 'charts/shop', release: 'shop', namespace: 'prod', values: [] }
const overlay: Rendering = { folder: 'over', release: null, namespace: null, values: [] }

const TEMPLATES: Readonly<Record<string, string>> = {
  'chart/Chart.yaml': 'name: storefront\n',
  'chart/templates/web.yaml':
    '# two\nkind: Service\n---\n{{ if .x }}\nkind: Deployment\n---\nkind: "Deployment" # b\n{{ end }}\n',
  'chart/charts/redis/templates/a.yaml': '\nkind: StatefulSet\n',
  'chart/charts/queue-1.2.tgz': 'kind: StatefulSet\n',
  'chart/templates/NOTES.txt': '',
  'files/over/kustomization.yml': '',
  'files/base/web.yaml': 'kind: Job\nmetadata: {name: other}\n---\nkind: Job\nmetadata:\n  name: web\n',
}
const laid = {
  layout: new Map(
    Object.keys(TEMPLATES).map((place) => [
      place,
      place.replace(/^chart\//, 'charts/shop/').replace(/^files\//, ''),
    ]),
  ),
  covers: () => null,
}

const placesIn = (output: string, rendering: Rendering): readonly string[] | string => {
  const made = documentsFrom(output, rendering, laid, (place) => TEMPLATES[place] ?? null)
  return 'message' in made ? made.message : made.map(({ path, line }) => `${path}:${line}`)
}

const helm: readonly (readonly [shows: string, output: string, places: readonly string[]])[] = [
  [
    'a template by its line of that kind',
    '---\n# Source: storefront/templates/web.yaml\nkind: Service\n',
    ['charts/shop/templates/web.yaml:2'],
  ],
  [
    'several of one kind in their order',
    '---\n# Source: storefront/templates/web.yaml\nkind: Deployment\n---\n# Source: storefront/templates/web.yaml\n# own\nkind: Deployment\n',
    ['charts/shop/templates/web.yaml:5', 'charts/shop/templates/web.yaml:7'],
  ],
  [
    'a kind that the template makes',
    '---\n# Source: storefront/templates/web.yaml\nkind: Pod\n',
    ['charts/shop/templates/web.yaml:1'],
  ],
  [
    'a part of another name than its folder',
    '---\n# Source: storefront/charts/session-cache/templates/a.yaml\nkind: StatefulSet\n',
    ['charts/shop/charts/redis/templates/a.yaml:2'],
  ],
  [
    'a packed part',
    '---\n# Source: storefront/charts/queue/templates/b.yaml\nkind: StatefulSet\n',
    ['charts/shop/charts/queue-1.2.tgz:1'],
  ],
  [
    'a template that is not there',
    '---\n# Source: storefront/templates/../../../etc/passwd\nkind: Pod\n',
    ['charts/shop/Chart.yaml:1'],
  ],
  [
    'a forged source, which is but a comment',
    '---\n# Source: storefront/templates/web.yaml\n# Source: storefront/templates/NOTES.txt\nkind: Service\n',
    ['charts/shop/templates/web.yaml:2'],
  ],
  ['nothing', '\n', []],
]
for (const [shows, output, places] of helm)
  test(`what helm writes is from: ${shows}`, () => assert.deepEqual(placesIn(output, chart), places))

const origin = (text: string): string =>
  `kind: Job\nmetadata:\n  annotations:\n    a: |\n      config.kubernetes.io/origin: |\n    config.kubernetes.io/origin: |\n${text.replace(/^/gm, '      ')}\n  name: p-web\n`
const kustomize: readonly (readonly [shows: string, output: string, places: readonly string[] | string])[] = [
  ['its file, by the object of that name', origin('path: files/base/web.yaml'), ['base/web.yaml:4']],
  [
    'the kustomization that generates it',
    origin('configuredIn: files/over/kustomization.yml\nconfiguredBy: {kind: x}'),
    ['over/kustomization.yml:1'],
  ],
  [
    'nobody knows where, with an old kustomize',
    'kind: Job\nmetadata:\n  name: web\n',
    ['over/kustomization.yml:1'],
  ],
  [
    'elsewhere on the disk',
    origin('path: ../../other/web.yaml'),
    '"over" has an object that is from no file of the repository.',
  ],
  [
    'elsewhere in the world',
    origin('path: files/web.yaml\nrepo: https://example.com/x'),
    '"over" has an object that is from no file of the repository.',
  ],
]
for (const [shows, output, places] of kustomize)
  test(`what kustomize writes is from: ${shows}`, () => assert.deepEqual(placesIn(output, overlay), places))

const lines: readonly (readonly [
  shows: string,
  source: string,
  object: string,
  nth: number,
  line: number,
])[] = [
  ['in JSON', '{\n  "kind": "Job"\n}', 'kind: Job\n', 0, 2],
  ['in an item of a list', 'items:\n- kind: Job\n', 'kind: Job\n', 0, 2],
  ['of another kind that begins alike', 'kind: JobSet\n---\nkind: Job\n', 'kind: Job\n', 0, 3],
  [
    'by its name',
    'kind: Job\nmetadata: {name: a}\n---\nkind: Job\nmetadata: {name: b}\n',
    'kind: Job\nmetadata:\n  name: x-b-y\n',
    0,
    4,
  ],
  ['more often than it is written', 'kind: Job\n', 'kind: Job\n', 7, 1],
]
for (const [shows, source, object, nth, line] of lines)
  test(`the line of a kind: ${shows}`, () =>
    assert.equal(kindLine(sourceFrom(source), saidIn(object), nth), line))

const entryOf = (rendering: Rendering, documents: readonly RenderedDocument[] | null) =>
  parsedEntry(
    {
      rendering,
      documents,
      failure: documents === null ? { path: 'a', line: 3, message: 'No.', hint: 'Do.' } : null,
    },
    () => true,
  )

test('rendered objects stand where they were made, in the namespace of their entry, without what we had written into them', () => {
  const text =
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  annotations: {config.kubernetes.io/origin: x, b: c}\n'
  const { outcomes } = entryOf(chart, [
    { path: 'a.yaml', line: 7, text },
    { path: 'b.yaml', line: 8, text: text.replace('name: a', 'name: a\n  namespace: own') },
  ])
  assert.deepEqual(
    outcomes.map((outcome) => {
      assert.ok(outcome.outcome === 'object')
      const { path, line, lineAt, value, rendering } = outcome.doc
      return [path, line, lineAt(['metadata']), JSON.parse(JSON.stringify(value['metadata'])), rendering]
    }),
    [
      ['a.yaml', 7, 7, { name: 'a', annotations: { b: 'c' }, namespace: 'prod' }, chart],
      ['b.yaml', 8, 8, { name: 'a', annotations: { b: 'c' }, namespace: 'own' }, chart],
    ],
  )
})

test('a rendering without an object is empty, and one that failed is a problem', () => {
  assert.deepEqual(entryOf(chart, []).outcomes, [{ outcome: 'skipped', reason: 'empty' }])
  assert.deepEqual(entryOf(chart, null), {
    path: 'charts/shop (namespace prod)',
    outcomes: [],
    problems: [{ kind: 'unreadable-file', severity: 'error', path: 'a', line: 3, message: 'No. Do.' }],
  })
})

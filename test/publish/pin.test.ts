import assert from 'node:assert/strict'
import { test } from 'node:test'
import { repinned } from '../../src/publish/pin.ts'

const [OLD, NEW] = ['a'.repeat(64), 'b'.repeat(64)]
const release = { owner: 'octo', repo: 'models', tag: 'model-v2', asset: 'wattlint-model.json', sha256: NEW }
const old = `release:octo/models@model-v1#sha256-${OLD}`
const wanted = `release:octo/models@model-v2#sha256-${NEW}`

const cases: readonly (readonly [shows: string, text: string, becomes: string])[] = [
  ['a configuration', `budget: 1 W\nmodel: ${old}\nnodes: 3\n`, `budget: 1 W\nmodel: ${wanted}\nnodes: 3\n`],
  ['a comment behind it, and quotes', `model: "${old}" # ours\n`, `model: "${wanted}" # ours\n`],
  [
    'a workflow',
    `      - with:\n          model: '${old}'\n`,
    `      - with:\n          model: '${wanted}'\n`,
  ],
  ['the first key of an item', `- model: ${old}\n`, `- model: ${wanted}\n`],
  ['JSON', `{\n  "model": "${old}",\n  "nodes": 1\n}`, `{\n  "model": "${wanted}",\n  "nodes": 1\n}`],
  ['line ends of Windows', `model: ${old}\r\nnodes: 1\r\n`, `model: ${wanted}\r\nnodes: 1\r\n`],
  ['the last line, not ended', `model: ${old}`, `model: ${wanted}`],
  ['one without a digest', 'model: release:octo/models@model-v1\n', `model: ${wanted}\n`],
  ['several', `model: ${old}\n---\nmodel: ${old}\n`, `model: ${wanted}\n---\nmodel: ${wanted}\n`],
  [
    'letters of another case',
    `model: ${old.replace('octo', 'Octo')}\n`,
    `model: ${wanted.replace('octo', 'Octo')}\n`,
  ],
]
for (const [shows, text, becomes] of cases)
  test(`pin: ${shows}`, () => {
    const { text: changed, found } = repinned(text, release)
    assert.equal(changed, becomes)
    assert.ok(found.length > 0)
    assert.equal(repinned(changed, release).text, changed, 'once is enough')
  })

for (const [shows, text] of [
  ['of another repository', `model: ${old.replace('octo', 'other')}\n`],
  ['of another asset', `model: release:octo/models@model-v1/gpu.json#sha256-${OLD}\n`],
  ['in a comment', `# model: ${old}\n`],
  ['under another key', `other-model: ${old}\nmodels: ${old}\n`],
  ['that is no reference', 'model: release:octo\n'],
  ['that is a path', 'model: models/ours.json\n'],
] as const)
  test(`pin: a line ${shows} stays`, () => assert.deepEqual(repinned(text, release), { text, found: [] }))

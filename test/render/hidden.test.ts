import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOwnServer, namedIn } from '../../src/render/named-paths.ts'
import { documentsFrom } from '../../src/render/output.ts'

/** What a change could hide from the figures, or have a tool ask. */

const laid = { layout: new Map([['chart/templates/a.yaml', 'charts/a.yaml']]), covers: () => null }
const chart = { folder: 'charts', release: 'shop', namespace: null, values: [] }

const objects = (body: string): number => {
  const output = `---\n# Source: shop/templates/a.yaml\napiVersion: v1\nkind: Pod\n${body}`
  const made = documentsFrom(output, chart, laid, () => null)
  return 'message' in made ? -1 : made.length
}

const hooks: readonly (readonly [shows: string, body: string, kept: number])[] = [
  ['a test', 'metadata:\n  annotations:\n    "helm.sh/hook": test\n', 0],
  ['a test of the old form', 'metadata: {annotations: {helm.sh/hook: "test-success"}}\n', 0],
  [
    'a hook of an install that is a test besides',
    'metadata: {annotations: {helm.sh/hook: "post-install,test"}}\n',
    1,
  ],
  ['a hook of an upgrade', 'metadata: {annotations: {helm.sh/hook: post-upgrade}}\n', 1],
  ['the word in a text of its own', 'metadata: {annotations: {note: "helm.sh/hook: test"}}\n', 1],
  ['the annotation on a part of it', 'spec:\n  metadata: {annotations: {helm.sh/hook: test}}\n', 1],
]
for (const [shows, body, kept] of hooks)
  test(`a rendered object: ${shows} ${kept === 0 ? 'is left out' : 'counts'}`, () =>
    assert.equal(objects(body), kept))

for (const key of ['generators', 'transformers', 'Validators'])
  test(`a kustomization with ${key} is refused: they read what nobody has looked at`, () => {
    const named = namedIn(Buffer.from(`${key}: [gen.yaml]\n`))
    assert.ok('message' in named)
    assert.match(named.message, /may read what nobody has looked at/)
  })

const addresses: readonly (readonly [text: string, isOwn: boolean])[] = [
  ['http://127.0.0.1/x', true],
  ['v=http://localhost:8080/x', true],
  ['http://[::1%25lo]:18099/a', true],
  ['http://exa mple/', true],
  ['https://example.com/x.yaml', false],
  ['../base', false],
]
for (const [text, isOwn] of addresses)
  test(`a server of this machine: ${text} ${isOwn ? 'is or may be one' : 'is none'}`, () =>
    assert.equal(isOwnServer(text), isOwn))

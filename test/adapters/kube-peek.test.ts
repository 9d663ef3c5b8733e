import assert from 'node:assert/strict'
import { test } from 'node:test'
import { peeked } from '../../src/adapters/kube-peek.ts'
import type { JsonObject } from '../../src/parse/value.ts'

type Given = {
  readonly metadata?: JsonObject
  readonly spec?: JsonObject
  readonly status?: JsonObject
  readonly type?: string
}

const line = ({ metadata = {}, spec = {}, status = {}, type = 'MODIFIED' }: Given = {}): string =>
  JSON.stringify({
    type,
    object: {
      kind: 'Deployment',
      apiVersion: 'apps/v1',
      metadata: {
        name: 'web',
        namespace: 'shop',
        uid: 'u1',
        resourceVersion: '7',
        generation: 2,
        labels: { app: 'web' },
        ...metadata,
        managedFields: [{ time: 'now' }],
      },
      spec,
      status,
    },
  })

const markOf = (text: string): string | undefined => peeked(text)?.mark

const same: readonly (readonly [shows: string, text: string])[] = [
  ['another status', line({ status: { readyReplicas: 3 } })],
  ['another version of the object', line({ metadata: { resourceVersion: '8' } })],
]
for (const [shows, text] of same)
  test(`peeked: ${shows} is the same mark`, () => assert.equal(markOf(text), markOf(line())))

const other: readonly (readonly [shows: string, text: string])[] = [
  ['another generation', line({ metadata: { generation: 3 } })],
  ['another label', line({ metadata: { labels: { app: 'shop' } } })],
  ['another annotation', line({ metadata: { annotations: { 'wattlint.dev/replicas': '3' } } })],
  [
    'a label behind one that is called like what ends the metadata',
    line({ metadata: { labels: { managedFields: '[', spec: '{', app: 'x' } } }),
  ],
  [
    'an annotation behind one that holds what ends the metadata',
    line({ metadata: { annotations: { a: '"managedFields":[ },"spec":{', b: 'x' } } }),
  ],
]
for (const [shows, text] of other)
  test(`peeked: ${shows} is another mark`, () => {
    assert.ok(markOf(text))
    assert.notEqual(markOf(text), markOf(line()))
  })

test('peeked: a text that only holds what ends the metadata is not taken for its end', () => {
  const [first, second] = ['x', 'y'].map((b) =>
    markOf(line({ metadata: { annotations: { a: '"managedFields":[ },"spec":{', b } } })),
  )
  assert.notEqual(first, second)
})

const unknown: readonly (readonly [shows: string, text: string])[] = [
  ['what comes', line({ type: 'ADDED' })],
  ['what goes', line({ type: 'DELETED' })],
  ['no generation', line({ metadata: { generation: null } })],
  [
    'fields in the order of a custom resource',
    '{"type":"MODIFIED","object":{"apiVersion":"a/v1","kind":"A","metadata":{"generation":1,"name":"a","uid":"u"},"spec":{}}}',
  ],
  ['a name that is escaped', line({ metadata: { name: 'a"b' } })],
  ['the beginning of an event', line().slice(0, 150)],
  ['nothing', ''],
]
for (const [shows, text] of unknown)
  test(`peeked: ${shows} has to be read`, () => assert.equal(peeked(text), null))

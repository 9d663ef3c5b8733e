import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type DocumentOutcome, parseDocuments } from '../../src/parse/documents.ts'

const object = (kind: string, name: string): string =>
  `apiVersion: v1\nkind: ${kind}\nmetadata: {name: ${name}}\n`

const told = (outcome: DocumentOutcome): string =>
  outcome.outcome === 'object'
    ? `${outcome.doc.kind}:${outcome.doc.line}`
    : outcome.outcome === 'unparsed'
      ? `unparsed ${outcome.kind}`
      : outcome.outcome === 'skipped'
        ? outcome.reason
        : 'failed'

const cases: readonly (readonly [shows: string, text: string, outcomes: string[], problems?: string[]])[] = [
  ['two documents and their lines', `${object('Pod', 'a')}---\n${object('Pod', 'b')}`, ['Pod:1', 'Pod:5']],
  ['JSON is YAML', '{"apiVersion": "v1", "kind": "Pod"}', ['Pod:1']],
  [
    'KYAML, with comments and trailing commas',
    '---\n{\n  # one\n  apiVersion: "v1",\n  kind: "Pod",\n}\n',
    ['Pod:2'],
  ],
  ['a byte order mark and CRLF', '\ufeffapiVersion: v1\r\nkind: Pod\r\n', ['Pod:1']],
  ['a directive and a document end', '%YAML 1.2\n---\napiVersion: v1\nkind: Pod\n...\n', ['Pod:3']],
  ['nothing at all', '', ['empty']],
  ['an empty document between separators', `---\n---\n${object('Pod', 'a')}`, ['empty', 'Pod:3']],
  ['a values file', 'replicaCount: 2\n', ['not-kubernetes']],
  ['a JSON patch', '- {op: add, path: /apiVersion, value: kind}\n', ['not-kubernetes']],
  ['a file that speaks of kinds and is none', 'text: the apiVersion and kind\n', ['not-kubernetes']],
  [
    'a list, nested, with a hole',
    `apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n- null\n- {apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: Job}]}\n`,
    ['Pod:4', 'empty', 'Job:7'],
  ],
  [
    'a typed list gives its items their kind',
    'apiVersion: apps/v1\nkind: DeploymentList\nitems:\n- {metadata: {name: a}}\n',
    ['Deployment:4'],
  ],
  [
    'whatever has items is a list',
    `${object('ConfigMap', 'a')}items:\n- {apiVersion: v1, kind: Pod}\n- {key: a}\n`,
    ['ConfigMap:1', 'Pod:5'],
  ],
  ['a list without items', 'apiVersion: apps/v1\nkind: DeploymentList\nitems: null\n', ['empty']],
  [
    'a chart template that does not parse',
    'apiVersion: v1\nkind: Pod\n{{- if .Values.x }}\nmetadata: {}\n{{- end }}\n',
    ['template'],
  ],
  [
    'a chart template that parses',
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Name }}\n',
    ['template'],
  ],
  ['braces inside a string are no template', `${object('Pod', 'a')}note: "{{ .Names }}"\n`, ['Pod:1']],
  ['braces inside a plain scalar are no template', `${object('Pod', 'a')}note: go {{ .Names }}\n`, ['Pod:1']],
  [
    'a broken document between good ones',
    `${object('Pod', 'a')}---\napiVersion: v1\nkind: [\n---\n${object('Pod', 'b')}`,
    ['Pod:1', 'failed', 'Pod:8'],
    ['7 yaml-syntax'],
  ],
  ['broken text that could hold no manifest', '{ // settings\n "a": 1, }\n', ['not-kubernetes']],
  [
    'a manifest spelled with escapes is still seen',
    '{"api\\u0056ersion": "v1", "k\\u0069nd": "Pod"}',
    ['Pod:1'],
  ],
  ['keys written twice', `${object('Pod', 'a')}metadata: {}\n`, ['Pod:1'], ['4 duplicate-key']],
  [
    'two objects without a separator',
    `${object('Pod', 'a')}${object('Job', 'b')}`,
    ['Job:1'],
    ['5 yaml-syntax'],
  ],
  [
    'a tag that runs code elsewhere',
    `${object('Pod', 'a')}x: !!python/object/apply:os.system ["id"]\n`,
    ['failed'],
    ['4 yaml-syntax'],
  ],
  [
    'an object without apiVersion',
    'kind: Pod\nmetadata: {name: apiVersion}\nspec: {}\n',
    ['failed'],
    ['1 invalid-field'],
  ],
  ['a kind that is a mapping', 'apiVersion: v1\nkind: {a: b}\nspec: {}\n', ['failed'], ['2 invalid-field']],
  [
    'an alias before its anchor',
    `${object('Pod', 'a')}x: *later\ny: &later 1\n`,
    ['failed'],
    ['4 yaml-syntax'],
  ],
]
for (const [shows, text, outcomes, problems = []] of cases) {
  test(`parseDocuments: ${shows}`, () => {
    const parsed = parseDocuments('a.yaml', text, () => true)
    assert.deepEqual(parsed.outcomes.map(told), outcomes)
    assert.deepEqual(
      parsed.problems.map(({ line, kind }) => `${line} ${kind}`),
      problems,
    )
  })
}

const bombs: readonly (readonly [shows: string, text: string])[] = [
  [
    'aliases of aliases',
    `apiVersion: v1\nkind: Pod\na0: &a0 [x, x]\n${Array.from({ length: 40 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]\n`).join('')}`,
  ],
  ['100,000 nested lists', `apiVersion: v1\nkind: Pod\nx: ${'['.repeat(100_000)}${']'.repeat(100_000)}\n`],
  [
    '1,500 nested mappings',
    `apiVersion: v1\nkind: Pod\n${Array.from({ length: 1500 }, (_, n) => `${' '.repeat(n)}a:\n`).join('')}`,
  ],
  [
    '100,000 nested JSON lists',
    `{"apiVersion": "v1", "kind": "Pod", "x": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  ],
]
for (const [shows, text] of bombs) {
  test(`parseDocuments: ${shows} are refused, not expanded`, () => {
    const { outcomes, problems } = parseDocuments('a.yaml', text, () => true)
    assert.deepEqual(outcomes.map(told), ['failed'])
    assert.deepEqual(
      problems.map(({ kind }) => kind),
      ['yaml-limit'],
    )
  })
}

test('a document over what a cluster takes is refused, and the next one read', () => {
  const { outcomes, problems } = parseDocuments(
    'a.yaml',
    `${object('Pod', 'a')}x: ${'y'.repeat(1_600_000)}\n---\n${object('Job', 'b')}`,
    () => true,
  )
  assert.deepEqual(outcomes.map(told), ['failed', 'Job:6'])
  assert.deepEqual(
    problems.map(({ kind }) => kind),
    ['too-large'],
  )
})

test('a document with faults without end is left after some', () => {
  const { outcomes } = parseDocuments(
    'a.yaml',
    `apiVersion: v1\nkind: Pod\nx: ${']'.repeat(1_000_000)}\n`,
    () => true,
  )
  assert.deepEqual(outcomes.map(told), ['failed'])
})

function onlyDoc(text: string) {
  const [outcome] = parseDocuments('a.yaml', text, () => true).outcomes
  assert.ok(outcome?.outcome === 'object')
  return outcome.doc
}

test('numbers whose text JavaScript would change stay text', () => {
  const { value } = onlyDoc(
    `${object('Pod', 'a')}v: [1.10, 0x10, 010, 1e3, 9007199254740993, .inf, 12, 1.5, "7"]\n`,
  )
  assert.deepEqual(value['v'], ['1.10', '0x10', '010', '1e3', '9007199254740993', '.inf', 12, 1.5, '7'])
})

test('merge keys fill what is not written, whatever the order', () => {
  const { value } = onlyDoc(
    `${object('Pod', 'a')}base: &b {x: 1, y: 2}\nown: {<<: *b, y: 3}\nmany: {z: 0, <<: [*b, {w: 4, x: 9}]}\n`,
  )
  assert.deepEqual({ ...(value['own'] as object) }, { x: 1, y: 3 })
  assert.deepEqual({ ...(value['many'] as object) }, { z: 0, x: 1, y: 2, w: 4 })
})

test('a merge after a key overrides it, as Kubernetes reads it', () => {
  const { value } = onlyDoc(`${object('Pod', 'a')}own:\n  y: 1\n  <<: {y: 2, z: 3}\n`)
  assert.deepEqual({ ...Object(value['own']) }, { y: 2, z: 3 })
})

test('binary scalars are the text they hold, as values and as keys', () => {
  const { value } = onlyDoc(`${object('Pod', 'a')}gpus: !!binary OA==\n!!binary a2V5: 1\n`)
  assert.equal(value['gpus'], '8')
  assert.equal(value['key'], 1)
})

test('an alias may be a key', () => {
  const { value } = onlyDoc(`${object('Pod', 'a')}x: &k replicas\n*k : 3\n`)
  assert.equal(value['replicas'], 3)
})

test('a key called __proto__ is a key like any other', () => {
  const { value } = onlyDoc(`${object('Pod', 'a')}__proto__: {polluted: true}\n`)
  assert.ok(Object.hasOwn(value, '__proto__'))
  assert.equal(Reflect.get({}, 'polluted'), undefined)
})

test('lines are found through lists, aliases and merges, and stop at the deepest part that is there', () => {
  const doc = onlyDoc(
    'apiVersion: v1\nkind: Pod\nbase: &b\n  deep:\n    x: 1\nspec:\n  <<: *b\n  items:\n  - a\n  - b: 1\n',
  )
  assert.equal(doc.lineAt(['spec', 'items', 1, 'b']), 10)
  assert.equal(doc.lineAt(['spec', 'deep', 'x']), 5)
  assert.equal(doc.lineAt(['spec', 'items', 7]), 8)
  assert.equal(doc.lineAt(['nowhere']), 1)
})

test('words that YAML 1.1 reads as booleans are told, where they stand plain', () => {
  const text =
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  hostname: no\n  other: "no"\n  more: true\n  on: Norway\n  list: [y, OFF]\n'
  const { problems } = parseDocuments('a.yaml', text, () => true)
  assert.deepEqual(
    problems.map(({ kind, line, message }) => [kind, line, message.split(' ')[0]]),
    [
      ['suspect-field', 5, 'no'],
      ['suspect-field', 9, 'y'],
      ['suspect-field', 9, 'OFF'],
    ],
  )
})

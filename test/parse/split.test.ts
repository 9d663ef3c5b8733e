import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { globSync } from 'glob'
import { normaliserFrom } from '../../src/normalise/index.ts'
import { type DocumentOutcome, parseDocuments } from '../../src/parse/documents.ts'
import { plainIdentity, splitDocuments } from '../../src/parse/split.ts'
import { decode } from '../../src/parse/text.ts'
import { beside, needs } from '../beside.ts'

const splits: readonly (readonly [
  shows: string,
  text: string,
  chunks: [text: string, linesBefore: number][],
])[] = [
  ['one document', 'a: 1\n', [['a: 1\n', 0]]],
  [
    'two documents',
    'a: 1\n---\nb: 2\n',
    [
      ['a: 1\n', 0],
      ['---\nb: 2\n', 1],
    ],
  ],
  ['a separator first', '---\na: 1\n', [['---\na: 1\n', 0]]],
  ['comments before the first separator are no document', '# licence\n\n---\na: 1\n', [['---\na: 1\n', 2]]],
  [
    'content on the separator line',
    'a: 1\n--- {b: 2}\n',
    [
      ['a: 1\n', 0],
      ['--- {b: 2}\n', 1],
    ],
  ],
  ['dashes inside a block scalar are text', 'a: |\n  ---\n  b\n', [['a: |\n  ---\n  b\n', 0]]],
  ['more dashes are no separator', 'a: 1\n----\n', [['a: 1\n----\n', 0]]],
  [
    'CRLF',
    'a: 1\r\n---\r\nb: 2\r\n',
    [
      ['a: 1\r\n', 0],
      ['---\r\nb: 2\r\n', 1],
    ],
  ],
  [
    'a directive leaves the file whole',
    '%YAML 1.2\n---\na: 1\n---\nb: 2\n',
    [['%YAML 1.2\n---\na: 1\n---\nb: 2\n', 0]],
  ],
  ['a document end leaves it whole', 'a: 1\n...\n---\nb: 2\n', [['a: 1\n...\n---\nb: 2\n', 0]]],
]
for (const [shows, text, chunks] of splits) {
  test(`splitDocuments: ${shows}`, () => {
    assert.deepEqual(
      splitDocuments(text).map((chunk) => [chunk.text, chunk.linesBefore]),
      chunks,
    )
  })
}

const service = { apiVersion: 'v1', kind: 'Service' }
const identities: readonly (readonly [
  shows: string,
  text: string,
  identity: { apiVersion: string; kind: string } | null,
])[] = [
  ['a plain object', 'apiVersion: v1\nkind: Service\nspec:\n  kind: Deployment\n', service],
  ['comments and CRLF', '---\r\n# c\r\napiVersion: v1 # c\r\nkind: Service\r\n', service],
  ['a list at column 0', 'apiVersion: v1\nkind: Service\nitems:\n- a\n', service],
  ['two kinds', 'apiVersion: v1\nkind: Service\nkind: Deployment\n', null],
  ['a quoted key that may be a kind', 'apiVersion: v1\nkind: Service\n"kind": Deployment\n', null],
  [
    'a kind inside a text that begins further up',
    'x: "a\nkind: Service\n"\n"kind": Deployment\napiVersion: v1\n',
    null,
  ],
  ['a merge', 'apiVersion: v1\nkind: Service\n<<: *deployment\n', null],
  ['an explicit key', 'apiVersion: v1\nkind: Service\n? kind\n: Deployment\n', null],
  ['a tag or an anchor on the value', 'apiVersion: v1\nkind: &k Service\n', null],
  ['a quoted value', 'apiVersion: v1\nkind: "Service"\n', null],
  ['flow style', '{apiVersion: v1, kind: Service}\n', null],
  ['no kind', 'apiVersion: v1\n', null],
]
for (const [shows, text, identity] of identities) {
  test(`plainIdentity: ${shows}`, () => assert.deepEqual(plainIdentity(text), identity))
}

const { isWanted } = normaliserFrom({ kinds: [], assume: [] })

test(
  'what is left unparsed is what a parser says is unwanted: on every file of the corpus',
  needs('corpus'),
  () => {
    const wanted = (outcome: DocumentOutcome): string[] =>
      outcome.outcome === 'object' && isWanted(outcome.doc.apiVersion, outcome.doc.kind, '')
        ? [`${outcome.doc.kind} ${outcome.doc.line}`]
        : []
    let unparsed = 0
    for (const file of globSync(`${beside}/corpus/**/*.{yaml,yml,json}`, { posix: true, nodir: true })) {
      const decoded = decode(readFileSync(file))
      if (!('text' in decoded)) continue
      const quick = parseDocuments(file, decoded.text, isWanted).outcomes
      unparsed += quick.filter(({ outcome }) => outcome === 'unparsed').length
      const full = parseDocuments(file, decoded.text, () => true).outcomes
      assert.equal(quick.length, full.length, file)
      assert.deepEqual(quick.flatMap(wanted), full.flatMap(wanted), file)
    }
    assert.ok(unparsed > 1000, `${unparsed} documents were left unparsed`)
  },
)

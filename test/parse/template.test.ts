import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDocuments } from '../../src/parse/documents.ts'
import { isTemplate } from '../../src/parse/template.ts'

const cases: readonly (readonly [shows: string, text: string, isTemplate: boolean])[] = [
  ['a line of its own', 'a: 1\n{{ if .x }}\nb: 2\n{{ end }}\n', true],
  ['a value', 'a: {{ .x }}\nb: {{ .y }}-{{ .z }}\n', true],
  ['an action that shows braces', `a: {{ "{{" }} x {{ "}}" }}\n`, true],
  ['over several lines, at column 0', 'a: 1\n{{- /*\n  words: [\n*/ -}}\nb: 2\n', true],
  ['several opened before one ends', '{{ a\n{{ b\n}}\na: 1\n', true],
  ['with quotes over several lines', 'a: 1\n{{ "x\n" }}\nb: [\n', false],
  ['text behind the end of several lines', 'a: 1\n{{ x\n}} y\nb: [\n', false],
  ['left open', 'a: {{ .x\nb: 1\n', false],
  ['another fault besides', 'a: {{ .x }}\nb: [\n', false],
  ['no action', 'a: [\n', false],
  ['Windows lines', 'a: 1\r\n  {{ if .x }}\r\nb: 2\r\n', true],
]
for (const [shows, text, expected] of cases) {
  test(`isTemplate: ${shows}`, () => assert.equal(isTemplate(text), expected))
}

const POD = 'apiVersion: v1\nkind: Pod\n'

/** Text of a mebibyte that takes a second; what looks ahead from every sign of it takes minutes. */
const slow: readonly (readonly [shows: string, text: string])[] = [
  ['actions left open in one line', `${POD}bad: [\n${`{{ ${'y'.repeat(240)}`.repeat(4900)}\n`],
  ['actions left open, one a line', `${POD}bad: [\n${`\n{{ ${'y'.repeat(240)}`.repeat(4900)}\n`],
  [
    'actions left open before a long line',
    `${POD}bad: [\n${'{{\n'.repeat(4900)}}}${' '.repeat(1_000_000)}x\n`,
  ],
  ['brackets far apart', `${POD}note: "\n${`[${' '.repeat(1200)}`.repeat(999)}"\n`],
]
for (const [shows, text] of slow) {
  test(`${shows}: the time follows the text`, () => {
    const { user } = process.cpuUsage()
    assert.equal(parseDocuments('a.yaml', text, () => true).outcomes.length, 1)
    const seconds = (process.cpuUsage().user - user) / 1e6
    assert.ok(seconds < 4, `${seconds} s`)
  })
}

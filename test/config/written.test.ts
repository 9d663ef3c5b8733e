import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultText, refusalOf } from '../../src/config/faults.ts'
import { readWritten } from '../../src/config/written.ts'
import { sentenceOf } from '../../src/errors.ts'

const faultsOf = (text: string): readonly string[] => readWritten('w.yml', text).faults.map(faultText)

const refused: readonly (readonly [shows: string, text: string, message: RegExp])[] = [
  [
    'a budget that is none',
    'nodes: 1\nbudget: [1 W, 2 foo]\n',
    /^w\.yml:2: budget "2 foo" has the unit "foo"/,
  ],
  [
    'a limit that is none',
    'budgets:\n- limit:\n  - 1 W\n  - much\n',
    /^w\.yml:4: budget "much" is not a budget/,
  ],
  [
    'a floor that is no power',
    'budgets:\n- limit: 1 W\n  floor: +5 %\n',
    /^w\.yml:3: floor "\+5 %" is not a power/,
  ],
  [
    'a ceiling that is none',
    'waivers:\n- reason: x\n  until: 2030-01-01\n  ceiling: 3 kWh\n',
    /^w\.yml:4: budget "3 kWh" is an energy without a period/,
  ],
  [
    'a day that is none',
    'waivers:\n- {reason: x, until: 2030-02-30}\n',
    /^w\.yml:2: waivers\.0\.until must be a day/,
  ],
  [
    'a price that is none',
    'electricity_price: 3 EUR\n',
    /^w\.yml:1: electricity price "3 EUR" is not a price/,
  ],
  ['an open bracket', 'exclude: ["[a"]\n', /^w\.yml:1: pattern "\[a" has a "\[" that is not closed/],
  ['an open brace', 'assume: {for: {name: "{a,b"}}\n', /pattern "\{a,b" has a "\{" that is not closed/],
  ['an open extended pattern', 'assume: {for: {name: "@(a|b"}}\n', /has a "\(" that is not closed/],
  ['a negation', 'assume: {for: {namespace: "!prod"}}\n', /starts with "!"/],
  ['a path from the root of the disk', 'exclude: [/charts]\n', /starts at the root of the disk/],
  ['a path to elsewhere', 'copies: {prefer: ../prod/**}\n', /leads out of its folder/],
  ['a path with backslashes', "exclude: ['charts\\prod']\n", /has a backslash/],
  ['a path with an empty step', 'exclude: [./charts]\n', /has an empty step/],
  ['a number with a fraction', 'nodes: 1.5\n', /^w\.yml:1: nodes must be a whole number\.$/],
  [
    'a number that is too large',
    'assume: {duty_cycle: 3}\n',
    /^w\.yml:1: assume\.duty_cycle must be at most 1\.$/,
  ],
]
for (const [shows, text, message] of refused)
  test(`a configuration with ${shows} is refused, with its line`, () => {
    const faults = faultsOf(text)
    assert.equal(faults.length, 1, faults.join('\n'))
    assert.match(faults[0] ?? '', message)
  })

const fine: readonly (readonly [shows: string, text: string])[] = [
  ['escaped brackets', "exclude: ['a\\[b', '[]]x', '{a,b}/**']"],
  ['round brackets that are letters', 'exclude: ["a (copy).yaml"]'],
  ['extended patterns', 'assume: {for: {name: "!(a|b)"}}'],
  ['a folder', 'exclude: charts/'],
  ['a schema for editors', '{"$schema": "https://example.com/x.json", "budget": "1 W"}'],
]
for (const [shows, text] of fine)
  test(`a configuration with ${shows} is fine`, () => assert.deepEqual(faultsOf(text), []))

test('everything that is wrong is told at once, in the order of the lines', () => {
  const text = `exlude: 1
budget: [1 kW, 2 foo]
waivers:
- {reason: x, until: 2026-02-30, ceiling: much}
- {reason: 3}
assume: [{nodes: 0, fro: 1}, {for: {kinds: a}}]
nodes: 3
nodes: 4
`
  assert.deepEqual(
    readWritten('w.yml', text).faults.map(({ line, message }) => `${line} ${message}`),
    [
      '1 unknown key "exlude"',
      '2 budget "2 foo" has the unit "foo", which is not known',
      '4 waivers.0.until must be a day as YYYY-MM-DD',
      '4 budget "much" is not a budget',
      '5 waivers.1.reason must be text',
      '5 waivers.1.until is missing',
      '6 assume.0.nodes must be above 0',
      '6 unknown key "fro"',
      '6 unknown key "kinds"',
      '8 key "nodes" is written twice',
    ],
  )
})

test('broken YAML is all that is told of a file', () =>
  assert.deepEqual(
    readWritten('w.yml', 'exlude: 1\nbudget: [\n').faults.map(({ line }) => line),
    [3],
  ))

test('in one line an error tells the first fault, and how many more there are', () => {
  const [first, ...more] = readWritten('w.yml', 'a: 1\nb: 2\nc: 3\n').faults
  assert.ok(first !== undefined)
  const error = refusalOf(first, more)
  assert.match(
    sentenceOf(error),
    /^w\.yml:1: unknown key "a"\. .* 2 more: wattlint config validate lists them\.$/,
  )
  assert.equal(error.details.length, 3)
  assert.deepEqual(refusalOf(first, []).details, [])
})

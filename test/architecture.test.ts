import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { globSync } from 'glob'

/**
 * The house: each room (a file or a folder of src), the rooms it may import from, and whether it is pure. Pure rooms
 * have no clock, no randomness, no I/O: the same values in, the same values out.
 */
const P = true
const rooms: Readonly<Record<string, readonly [mayImport: string, isPure: boolean]>> = {
  units: ['', P],
  statistics: ['', P],
  waves: ['', P],
  errors: ['', P],
  version: ['', P],
  quoted: ['', P],
  grouped: ['', P],
  image: ['', P],
  schema: ['grouped', P],
  identity: ['schema', P],
  parse: ['quoted schema', P],
  globs: ['', P],
  selector: ['globs schema', P],
  find: ['globs schema', P],
  render: ['errors find parse quoted schema', P],
  normalise: ['waves selector grouped image parse quoted schema units', P],
  prior: ['image schema units', P],
  encode: ['image schema errors', P],
  predict: ['waves prior encode schema units errors', P],
  'near-names': ['', P],
  impact: ['errors near-names quoted schema units', P],
  select: ['errors near-names quoted schema', P],
  coverage: ['schema', P],
  covered: ['find', P],
  assess: ['coverage find normalise parse render schema', P],
  compare: ['grouped identity schema', P],
  causes: ['compare schema', P],
  copies: ['compare globs grouped quoted schema', P],
  totals: ['schema', P],
  budget: ['quoted schema errors', P],
  owners: ['', P],
  publish: ['errors quoted report schema', P],
  config: ['budget errors globs impact near-names parse publish quoted report schema selector version', P],
  judge: ['budget grouped schema selector units errors', P],
  'workload-report': ['causes compare encode schema units', P],
  'what-if': [
    'compare copies encode errors near-names parse prior quoted schema totals units version workload-report',
    P,
  ],
  explain: ['predict prior schema units version what-if', P],
  tables: ['errors parse schema', P],
  join: ['encode grouped schema', P],
  exposition: ['errors quoted', P],
  metrics: ['errors exposition quoted', P],
  label: ['exposition grouped schema statistics', P],
  report: ['grouped schema tables units', P],
  train: ['statistics encode grouped predict prior schema errors', P],
  evaluate: ['statistics train encode grouped predict schema', P],
  vectors: ['encode errors predict prior schema train', P],
  'model-check': ['encode predict schema', P],
  'model-diff': ['grouped schema', P],
  gate: ['budget compare impact judge owners schema selector workload-report', P],
  collect: ['errors near-names normalise parse quoted schema', P],
  refresh: ['schema', P],
  capacity: ['compare grouped join normalise parse quoted schema units version', P],
  check: [
    'assess budget compare copies covered find gate impact owners render schema totals workload-report version errors',
    P,
  ],

  adapters: [
    'owners collect config exposition find metrics normalise parse predict publish quoted refresh render schema tables errors report impact version',
    false,
  ],
  commands: [
    'adapters assess budget capacity check collect config copies encode errors evaluate explain find grouped join model-check model-diff normalise parse predict publish refresh render report schema select tables train vectors what-if workload-report impact exposition label quoted units version',
    false,
  ],
  cli: ['commands report errors version', false],
  action: ['action-inputs adapters budget check commands report errors version', false],
  index: ['adapters collect metrics schema', false],
  'action-inputs': ['errors report', P],
}

const files = globSync('**/*.ts', { cwd: 'src', posix: true }).toSorted()
const roomOf = (path: string): string => path.split('/')[0]?.replace(/\.ts$/, '') ?? ''

const targets = (file: string, text: string): string[] =>
  [...text.matchAll(/(?:from|import) ?\(?'(\.[^']+)'/g)].map(([, specifier = '']) =>
    roomOf(new URL(specifier, `file:///${file}`).pathname.slice(1)),
  )

function badArrows(file: string, text: string): string[] {
  const room = roomOf(file)
  const allowed = [room, ...(rooms[room]?.[0].split(' ') ?? [])]
  return targets(file, text)
    .filter((target) => !allowed.includes(target))
    .map((target) => `${file} → ${target}`)
}

function impurities(file: string, text: string): string[] {
  if (rooms[roomOf(file)]?.[1] !== P) return []
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
  const forbidden =
    /from 'node:(?!crypto')[^']*'|\b(?:process|fetch|console|setTimeout)\b[.(]|Date\.now|new Date\(\)|Math\.random|performance\./g
  return [...code.matchAll(forbidden)].map(([found]) => `${file}: ${found}`)
}

for (const file of files) {
  test(`${file} keeps to its room`, () => {
    const text = readFileSync(`src/${file}`, 'utf8')
    assert.ok(roomOf(file) in rooms, `${file} stands in no room of the table`)
    assert.deepEqual(badArrows(file, text), [], 'imports what its room may not')
    assert.deepEqual(impurities(file, text), [], 'is not as pure as its room')
    assert.ok(text.split('\n').length <= 301, 'is over 300 lines')
    assert.doesNotMatch(file, /(?:^|\/)(?:utils?|helpers?|common|misc|manager)\b/)
  })
}

test('every arrow of the table is used', () => {
  const used = new Set(
    files.flatMap((file) =>
      targets(file, readFileSync(`src/${file}`, 'utf8')).map((target) => `${roomOf(file)} → ${target}`),
    ),
  )
  const drawn = Object.entries(rooms).flatMap(([room, [mayImport]]) =>
    mayImport
      .split(' ')
      .filter(Boolean)
      .map((target) => `${room} → ${target}`),
  )
  assert.deepEqual(
    drawn.filter((arrow) => !used.has(arrow)),
    [],
  )
})

test('every room of the table is there', () => {
  assert.deepEqual(
    Object.keys(rooms).filter((room) => !files.some((file) => roomOf(file) === room)),
    [],
  )
})

test('a planted arrow from parse to report is found', () => {
  assert.deepEqual(badArrows('parse/documents.ts', "import { watts } from '../report/format.ts'"), [
    'parse/documents.ts → report',
  ])
})

test('a planted clock in a pure room is found', () => {
  assert.deepEqual(impurities('judge.ts', 'const today = new Date()'), ['judge.ts: new Date()'])
})

test('unit factors live in units.ts alone', () => {
  const found = files.filter((file) => /\b(?:3600000|3\.6e6|730)\b/.test(readFileSync(`src/${file}`, 'utf8')))
  assert.deepEqual(found, ['units.ts'])
})

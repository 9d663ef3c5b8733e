import assert from 'node:assert/strict'
import { test } from 'node:test'
import { coveredAsIn } from '../src/covered.ts'
import type { Covering, Tree } from '../src/find.ts'
import { treeOf } from './trees.ts'

type Coverings = Readonly<Record<string, Covering>>

/** A tree of these files; the entry of it came out, or failed. */
const rendered = (files: readonly string[], coverings: Coverings, hasFailed = false): Tree => ({
  ...treeOf(Object.fromEntries(files.map((path) => [path, '']))),
  rendered: async () => ({
    entries: [
      {
        rendering: { folder: 'over', release: null, namespace: null, values: [] },
        documents: hasFailed ? null : [],
        failure: null,
      },
    ],
    absent: [],
    covers: (path) => coverings[path] ?? null,
  }),
})

const cases: readonly (readonly [
  shows: string,
  base: Covering | 'raw' | 'absent',
  head: Covering | null,
  isCovered: boolean,
])[] = [
  ['what lies in an entry is covered', 'raw', 'entry', true],
  ['what was rendered and is', 'origin', 'origin', true],
  ['a patch that was one', 'named', 'named', true],
  ['a patch that objects are made from now', 'named', 'origin', true],
  ['what was rendered and is named no more is read', 'origin', null, false],
  ['what the base reads is read, though the change has it rendered', 'raw', 'origin', false],
  ['what the base reads is read, though the change names it', 'raw', 'named', false],
  ['a new file that objects are made from', 'absent', 'origin', true],
  ['a new file that is only named is read', 'absent', 'named', false],
  ['a new file that nobody names is read', 'absent', null, false],
]
for (const [shows, base, head, isCovered] of cases)
  test(`covered: ${shows}`, async () => {
    const there = base === 'absent' ? [] : ['a.yaml']
    const before: Coverings = base === 'raw' || base === 'absent' ? {} : { 'a.yaml': base }
    const isCoveredBy = await coveredAsIn(rendered(there, before), rendered(['a.yaml'], {}))
    assert.equal(isCoveredBy('a.yaml', head), isCovered)
  })

test('covered: what was rendered, where nothing can be rendered any more', async () => {
  const isCovered = await coveredAsIn(
    rendered(['a.yaml'], { 'a.yaml': 'origin' }),
    rendered(['a.yaml'], {}, true),
  )
  assert.deepEqual([isCovered('a.yaml', null), isCovered('b.yaml', null)], [true, false])
})

test('covered: nothing where nothing is rendered', async () =>
  assert.equal((await coveredAsIn(treeOf({}), treeOf({})))('a.yaml', null), false))

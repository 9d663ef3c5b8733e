import assert from 'node:assert/strict'
import { test } from 'node:test'
import { find, LARGEST_FILE_BYTES, type TreeEntry } from '../src/find.ts'

const file = (path: string, size_bytes = 10): TreeEntry => ({ path, type: 'file', size_bytes })

test('find: files are read in order of path, whatever order they come in', () => {
  assert.deepEqual(find([file('b.yaml'), file('a/c.yaml'), file('B.yaml')], []).paths, [
    'B.yaml',
    'a/c.yaml',
    'b.yaml',
  ])
})

test('find: links, pipes and files over the limit are told, not read', () => {
  const found = find(
    [
      file('good.yaml'),
      { path: 'link.yaml', type: 'symlink', size_bytes: 1 },
      { path: 'out.yaml', type: 'link-elsewhere', size_bytes: 1 },
      { path: 'pipe.yaml', type: 'other', size_bytes: 0 },
      file('huge.yaml', LARGEST_FILE_BYTES + 1),
    ],
    [],
  )
  assert.deepEqual(found.paths, ['good.yaml'])
  assert.deepEqual(found.skipped, [
    { path: 'link.yaml', reason: 'symbolic-link' },
    { path: 'pipe.yaml', reason: 'not-a-file' },
  ])
  assert.deepEqual(
    found.problems.map(({ kind, path }) => [kind, path]),
    [
      ['too-large', 'huge.yaml'],
      ['unreadable-file', 'out.yaml'],
    ],
  )
})

const excluded: readonly (readonly [shows: string, pattern: string, paths: string[]])[] = [
  ['a name, anywhere', 'values.yaml', ['a/values.yaml', 'values.yaml']],
  ['a folder, anywhere, with all below it', 'charts', ['a/charts/x.yaml', 'charts/b/c.yaml']],
  ['a folder with a slash at its end', 'charts/', ['a/charts/x.yaml', 'charts/b/c.yaml']],
  ['a path from the root', 'a/*.yaml', ['a/values.yaml']],
  ['a glob through folders', '**/c.yaml', ['charts/b/c.yaml']],
  ['a hidden folder', '.hidden', ['.hidden/x.yaml']],
  ['characters that are special elsewhere', '#odd!.yaml', ['#odd!.yaml']],
]
const paths = [
  'a/values.yaml',
  'values.yaml',
  'a/charts/x.yaml',
  'charts/b/c.yaml',
  '.hidden/x.yaml',
  '#odd!.yaml',
  'keep.yaml',
]
for (const [shows, pattern, expected] of excluded) {
  test(`find: exclude names ${shows}`, () => {
    const { skipped } = find(
      paths.map((path) => file(path)),
      [pattern],
    )
    assert.deepEqual(skipped.map(({ path }) => path).toSorted(), expected.toSorted())
  })
}

import assert from 'node:assert/strict'
import { cpSync } from 'node:fs'
import { test } from 'node:test'
import { gitTree } from '../src/adapters/git-tree.ts'
import { workingTree } from '../src/adapters/working-tree.ts'
import { assess } from '../src/assess.ts'
import type { Tree } from '../src/find.ts'
import { commitAll, deployment, folderOf, git, writeFiles } from './folders.ts'

/** A file that base and head share is read once, and nothing else changes by that. */

const options = { exclude: [], kinds: [], assume: [] }

/** A tree that tells what was read of it. */
function watched(tree: Tree): { readonly tree: Tree; readonly read: string[] } {
  const read: string[] = []
  return {
    read,
    tree: {
      entries: tree.entries,
      read: (paths) => {
        read.push(...paths)
        return tree.read(paths)
      },
    },
  }
}

for (const [format, length] of [
  ['sha1', 40],
  ['sha256', 64],
] as const) {
  test(`assess: what is the same at base is not read again (${format})`, async (t) => {
    const folder = folderOf(t, { 'same.yaml': deployment('same'), 'changed.yaml': deployment('changed', 1) })
    git(folder, 'init', '-q', `--object-format=${format}`)
    const commit = commitAll(folder)
    assert.equal(commit.length, length)
    writeFiles(folder, { 'changed.yaml': deployment('changed', 2), 'added.yaml': deployment('added') })
    const after = await assess(workingTree(folder, ['.']), { ...options, keepsFiles: true })
    const base = watched(gitTree(folder, commit, ['.']))
    const before = await assess(base.tree, { ...options, known: after.known })
    assert.deepEqual(before, await assess(gitTree(folder, commit, ['.']), options))
    assert.deepEqual(base.read, format === 'sha1' ? ['changed.yaml'] : ['changed.yaml', 'same.yaml'])
  })
}

test('assess: bytes decide, whatever git makes of them in the working tree', async (t) => {
  const folder = folderOf(t, { 'a.yaml': deployment('a') })
  git(folder, 'init', '-q')
  commitAll(folder)
  writeFiles(folder, { '.gitattributes': '*.yaml text eol=crlf\n' })
  const commit = commitAll(folder)
  git(folder, 'rm', '-q', '--cached', 'a.yaml')
  git(folder, 'reset', '-q', '--hard')
  const after = await assess(workingTree(folder, ['.']), { ...options, keepsFiles: true })
  const base = watched(gitTree(folder, commit, ['.']))
  await assess(base.tree, { ...options, known: after.known })
  assert.deepEqual(base.read, ['a.yaml'])
})

test('assess: every fixture comes to the same, read once or twice', async (t) => {
  const folder = folderOf(t, {})
  cpSync('fixtures', folder, { recursive: true })
  git(folder, 'init', '-q')
  const commit = commitAll(folder)
  const after = await assess(workingTree(folder, ['.']), { ...options, keepsFiles: true })
  const base = watched(gitTree(folder, commit, ['.']))
  const before = await assess(base.tree, { ...options, known: after.known })
  assert.deepEqual(base.read, [])
  assert.deepEqual({ ...before, known: null }, { ...after, known: null })
})

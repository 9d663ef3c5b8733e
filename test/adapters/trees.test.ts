import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { gitTree, mergeBase } from '../../src/adapters/git-tree.ts'
import { pathsInside } from '../../src/adapters/paths.ts'
import { workingTree } from '../../src/adapters/working-tree.ts'
import { AppError } from '../../src/errors.ts'
import type { Tree } from '../../src/find.ts'
import { commitAll, folderOf, git, writeFiles } from '../folders.ts'

const files = {
  'a.yaml': 'a',
  'deep/b.yml': 'bb',
  'deep/C.JSON': 'ccc',
  'deep/notes.txt': 'no',
  'node_modules/x/d.yaml': 'no',
  '.hidden/e.yaml': 'eeeee',
  'sp ace/ü $(x) `y`.yaml': 'f',
}
const manifests = ['.hidden/e.yaml', 'a.yaml', 'deep/C.JSON', 'deep/b.yml', 'sp ace/ü $(x) `y`.yaml']

async function listed(tree: Tree): Promise<string[]> {
  return (await tree.entries()).map(({ path }) => path).toSorted()
}

async function contents(tree: Tree, paths: readonly string[]): Promise<Record<string, string>> {
  const read: Record<string, string> = {}
  for await (const { path, bytes } of tree.read(paths))
    read[path] = bytes instanceof Error ? bytes.message : Buffer.from(bytes).toString()
  return read
}

function repository(t: TestContext): string {
  const folder = folderOf(t, files)
  git(folder, 'init', '-q', '-b', 'main')
  commitAll(folder)
  return folder
}

test('workingTree: manifests by extension, hidden folders too, node_modules and .git not', async (t) => {
  assert.deepEqual(await listed(workingTree(repository(t), ['.'])), manifests)
})

test('workingTree: a file, a folder and a glob; nothing twice', async (t) => {
  const folder = folderOf(t, files)
  assert.deepEqual(await listed(workingTree(folder, ['deep', './deep/b.yml', 'deep/*.yml', 'a.yaml'])), [
    'a.yaml',
    'deep/C.JSON',
    'deep/b.yml',
  ])
  assert.deepEqual(await listed(workingTree(folder, ['deep/notes.txt'])), ['deep/notes.txt'])
})

test('workingTree: a path that is not there is bad input', async (t) => {
  const tree = workingTree(folderOf(t, {}), ['gone.yaml'])
  await assert.rejects(tree.entries(), (error) => error instanceof AppError && error.failure === 'input')
})

test('workingTree: links are listed as links; folders behind links are not walked', async (t) => {
  const folder = folderOf(t, { 'real/a.yaml': 'a' })
  const outside = folderOf(t, { 'secret.yaml': 'secret' })
  symlinkSync(join(outside, 'secret.yaml'), join(folder, 'link.yaml'))
  symlinkSync('real/a.yaml', join(folder, 'inside.yaml'))
  symlinkSync(outside, join(folder, 'linked'))
  symlinkSync('.', join(folder, 'loop'))
  const entries = await workingTree(folder, ['.']).entries()
  assert.deepEqual(entries.map(({ path, type }) => `${path} ${type}`).toSorted(), [
    'inside.yaml symlink',
    'link.yaml link-elsewhere',
    'real/a.yaml file',
  ])
  for (const path of ['linked', 'linked/secret.yaml', 'linked/*.yaml']) {
    const named = await workingTree(folder, [path])
      .entries()
      .catch(() => [])
    assert.deepEqual(
      named.filter(({ type }) => type === 'file'),
      [],
      path,
    )
  }
})

test('workingTree: a pipe is not a file', async (t) => {
  const folder = folderOf(t, {})
  execFileSync('mkfifo', [join(folder, 'pipe.yaml')])
  mkdirSync(join(folder, 'folder.yaml'))
  assert.deepEqual(await workingTree(folder, ['.']).entries(), [
    { path: 'pipe.yaml', type: 'other', size_bytes: 0 },
  ])
})

test('gitTree: the same files and bytes as the working tree that was committed', async (t) => {
  const folder = repository(t)
  const commit = git(folder, 'rev-parse', 'HEAD')
  writeFiles(folder, { 'a.yaml': 'changed', 'new.yaml': 'new' })
  const tree = gitTree(folder, commit, ['.'])
  assert.deepEqual(await listed(tree), manifests)
  assert.deepEqual(
    await contents(tree, manifests),
    Object.fromEntries(manifests.map((path) => [path, Reflect.get(files, path)])),
  )
})

test('gitTree: paths narrow it as they narrow the working tree', async (t) => {
  const folder = repository(t)
  for (const paths of [
    ['deep'],
    ['./deep/'],
    ['a/../deep'],
    [join(folder, 'deep')],
    ['node_modules'],
    ['.'],
    ['deep/b.yml'],
    ['deep/*.yml', 'a.yaml'],
    ['deep/notes.txt'],
  ]) {
    const tree = gitTree(folder, 'HEAD', pathsInside(folder, paths))
    assert.deepEqual(
      await listed(tree),
      await listed(workingTree(folder, pathsInside(folder, paths))),
      paths.join(),
    )
  }
})

test('gitTree: large and empty blobs arrive whole, in order', async (t) => {
  const big = 'x'.repeat(3_000_000)
  const folder = folderOf(t, { 'a.yaml': big, 'b.yaml': '', 'c.yaml': 'c' })
  git(folder, 'init', '-q')
  const tree = gitTree(folder, commitAll(folder), ['.'])
  await tree.entries()
  assert.deepEqual(await contents(tree, ['a.yaml', 'b.yaml', 'c.yaml']), {
    'a.yaml': big,
    'b.yaml': '',
    'c.yaml': 'c',
  })
})

test('gitTree: a link is a link there too', async (t) => {
  const folder = folderOf(t, { 'a.yaml': 'a' })
  symlinkSync('/etc/passwd', join(folder, 'link.yaml'))
  symlinkSync('a.yaml', join(folder, 'same.yaml'))
  git(folder, 'init', '-q')
  const entries = await gitTree(folder, commitAll(folder), ['.']).entries()
  assert.deepEqual(
    entries.map(({ path, type }) => `${path} ${type}`),
    ['a.yaml file', 'link.yaml link-elsewhere', 'same.yaml symlink'],
  )
})

test('mergeBase: where the branches parted, not where the other one is now', async (t) => {
  const folder = repository(t)
  const parted = git(folder, 'rev-parse', 'HEAD')
  git(folder, 'checkout', '-qb', 'change')
  writeFiles(folder, { 'a.yaml': 'mine' })
  commitAll(folder)
  git(folder, 'checkout', '-q', 'main')
  writeFiles(folder, { 'a.yaml': 'theirs' })
  commitAll(folder)
  git(folder, 'checkout', '-q', 'change')
  assert.equal((await mergeBase(folder, 'main')).commit, parted)
})

for (const ref of ['no-such-branch', '--upload-pack=touch pwned', '-h', '']) {
  test(`mergeBase: ${JSON.stringify(ref)} is bad input, and no option`, async (t) => {
    const folder = repository(t)
    await assert.rejects(
      mergeBase(folder, ref),
      (error) => error instanceof AppError && error.failure === 'input',
    )
  })
}

import assert from 'node:assert/strict'
import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { gitCommit } from '../../src/adapters/git-tree.ts'
import { builtFiles, commitSide, diskFiles, united } from '../../src/adapters/side-files.ts'
import type { SideFiles } from '../../src/render/side.ts'
import { commitAll, folderOf, git, writeFiles } from '../folders.ts'

async function seen(side: SideFiles): Promise<Record<string, string>> {
  const listed = [...(await side.list())].toSorted()
  const all: Record<string, string> = {}
  let index = 0
  for await (const bytes of side.read(listed.map(([path]) => path))) {
    const [path = '', kind = ''] = listed[index++] ?? []
    all[path] =
      `${kind === 'link' ? '→' : ''}${bytes instanceof Error ? `(${bytes.message})` : Buffer.from(bytes).toString()}`
  }
  return all
}

function repository(t: TestContext): string {
  const folder = folderOf(t, {
    '.gitignore': 'charts/*.tgz\nignored\n',
    'a.txt': 'a',
    'sub/b c.txt': 'b',
    'gone.txt': 'gone',
    'node_modules/x': 'x',
  })
  symlinkSync('/etc/passwd', join(folder, 'link'))
  git(folder, 'init', '-q')
  git(folder, 'add', '-f', '-A')
  commitAll(folder)
  rmSync(join(folder, 'gone.txt'))
  writeFiles(folder, {
    'a.txt': 'changed',
    'new.txt': 'new',
    ignored: 'key',
    'shop/charts/pg.tgz': 'pg',
    'charts/x.tgz': 'x',
  })
  symlinkSync('a.txt', join(folder, 'new-link'))
  return folder
}

const committed = {
  '.gitignore': 'charts/*.tgz\nignored\n',
  'a.txt': 'changed',
  link: '→/etc/passwd',
  'node_modules/x': 'x',
  'sub/b c.txt': 'b',
}

test('files on disk: those that are committed, as they are now', async (t) =>
  assert.deepEqual(await seen(diskFiles(repository(t), 'committed')), committed))

test('files on disk: those that nobody ignores', async (t) =>
  assert.deepEqual(await seen(diskFiles(repository(t), 'not-ignored')), {
    ...committed,
    'new.txt': 'new',
    'new-link': '→a.txt',
    'shop/charts/pg.tgz': 'pg',
  }))

test('files on disk: without git all of them, but .git and node_modules', async (t) => {
  const folder = repository(t)
  assert.deepEqual(Object.keys(await seen(diskFiles(folder, 'everything'))), [
    '.gitignore',
    'a.txt',
    'charts/x.tgz',
    'ignored',
    'link',
    'new-link',
    'new.txt',
    'shop/charts/pg.tgz',
    'sub/b c.txt',
  ])
  const plain = folderOf(t, { 'a/.git/config': 'token', 'a/b': 'b' })
  assert.deepEqual(await seen(diskFiles(plain, 'committed')), { 'a/b': 'b' })
})

test('files on disk: what was built for a chart', async (t) => {
  const folder = repository(t)
  const built = builtFiles(folder, ['shop', '.', 'gone'])
  assert.deepEqual(await seen(built), { 'charts/x.tgz': 'x', 'shop/charts/pg.tgz': 'pg' })
  assert.deepEqual(Object.keys(await seen(united(diskFiles(folder, 'committed'), built))).length, 7)
})

test('files on disk: a folder of a repository by itself', async (t) =>
  assert.deepEqual(await seen(diskFiles(join(repository(t), 'sub'), 'committed')), { 'b c.txt': 'b' }))

test('files on disk: a folder that became a link since is not read through', async (t) => {
  const folder = repository(t)
  const secret = folderOf(t, { 'b c.txt': 'secret' })
  const side = diskFiles(folder, 'committed')
  await side.list()
  renameSync(join(folder, 'sub'), join(folder, 'was'))
  symlinkSync(secret, join(folder, 'sub'))
  rmSync(join(folder, 'a.txt'))
  symlinkSync(join(secret, 'b c.txt'), join(folder, 'a.txt'))
  const { 'sub/b c.txt': inside, 'a.txt': file } = await seen(side)
  assert.deepEqual([inside, file], ['(is no plain file)', '(is no plain file)'])
})

test('files on disk: a checkout that git does not read is told, and not walked for what lies beside it', async (t) => {
  const folder = folderOf(t, { key: 'secret' })
  mkdirSync(join(folder, '.git'))
  await assert.rejects(diskFiles(folder, 'committed').list(), /git ls-files failed/)
})

test('files of a commit: with links as links, and none that is too large', async (t) => {
  const folder = repository(t)
  writeFiles(folder, { large: 'x'.repeat(9 << 20) })
  const commit = commitAll(folder)
  const { large, link, 'a.txt': file } = await seen(commitSide(gitCommit(folder, commit)))
  assert.deepEqual([large, link, file], ['(is over 8 MiB)', '→/etc/passwd', 'changed'])
})

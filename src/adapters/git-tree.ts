import { spawn } from 'node:child_process'
import { posix } from 'node:path'
import { minimatch } from 'minimatch'
import { AppError } from '../errors.ts'
import { isManifestName, type Tree, type TreeEntry } from '../find.ts'
import { quoted } from '../quoted.ts'
import { git, gitAnswer } from './git.ts'
import { IGNORED_FOLDERS } from './paths.ts'

/** The commit where `ref` and the checked-out commit parted. Throws `input` for a ref that git does not know. */
export async function mergeBase(cwd: string, ref: string): Promise<string> {
  await git(
    cwd,
    ['rev-parse', '--git-dir'],
    'Change into a repository, or compare with a folder: --base-dir.',
  )
  const commit = await gitAnswer(
    cwd,
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${ref}^{commit}`,
  )
  if (commit === null) {
    const message = `${quoted(ref)} is no branch, tag or commit of this repository`
    throw new AppError(
      'input',
      message,
      'Correct it, or fetch it; a workflow checks out all of them with fetch-depth: 0.',
    )
  }
  const base = await gitAnswer(cwd, 'merge-base', 'HEAD', commit)
  if (base !== null) return base
  const message = `the checked-out commit and ${quoted(ref)} share no commit here`
  throw new AppError('source', message, 'The clone may be too shallow: check out with fetch-depth: 0.')
}

/** The files below `paths` (see `pathsInside`) as they were at `commit`, read from git's objects: nothing is checked out. */
export function gitTree(cwd: string, commit: string, paths: readonly string[]): Tree {
  const objects = new Map<string, string>()
  return {
    async entries() {
      const listing = await git(cwd, ['ls-tree', '-rlz', commit], 'Check out with fetch-depth: 0.')
      const entries: TreeEntry[] = []
      for (const line of listing.split('\0')) {
        const match = /^(\d+) blob ([0-9a-f]+) +(\d+)\t(.*)$/s.exec(line)
        const [, mode = '', object = '', size = '0', path = ''] = match ?? []
        if (match === null || !paths.some((wanted) => isBelow(path, wanted))) continue
        objects.set(path, object)
        entries.push({ path, type: mode === '120000' ? 'symlink' : 'file', size_bytes: Number(size) })
      }
      return withTargets(cwd, entries, objects)
    },
    async *read(wanted) {
      const ids = wanted.map((path) => objects.get(path) ?? '')
      let index = 0
      for await (const bytes of blobs(cwd, ids)) {
        const path = wanted[index++] ?? ''
        yield { path, bytes }
      }
    },
  }
}

/** Where a link leads decides what it is; its contents are its target. */
async function withTargets(
  cwd: string,
  entries: readonly TreeEntry[],
  objects: ReadonlyMap<string, string>,
): Promise<TreeEntry[]> {
  const links = entries.filter(({ type, path }) => type === 'symlink' && isManifestName(path))
  const files = new Set(entries.flatMap(({ type, path }) => (type === 'file' ? [path] : [])))
  const elsewhere = new Set<string>()
  let index = 0
  for await (const bytes of blobs(
    cwd,
    links.map(({ path }) => objects.get(path) ?? ''),
  )) {
    const path = links[index++]?.path ?? ''
    const target = bytes instanceof Error ? '' : Buffer.from(bytes).toString()
    if (!files.has(posix.join(posix.dirname(path), target))) elsewhere.add(path)
  }
  return entries.map((entry) => (elsewhere.has(entry.path) ? { ...entry, type: 'link-elsewhere' } : entry))
}

/** The same reading of a PATH as the working tree's: a file by its name, a folder with all below it, a glob. */
function isBelow(path: string, wanted: string): boolean {
  if (path === wanted) return true
  const below = wanted === '.' ? path : path.startsWith(`${wanted}/`) ? path.slice(wanted.length + 1) : null
  if (below !== null) return isManifestName(path) && !isIgnored(below)
  return (
    isManifestName(path) &&
    !isIgnored(path) &&
    minimatch(path, wanted, { dot: true, nonegate: true, nocomment: true })
  )
}

const isIgnored = (path: string): boolean =>
  path.split('/').some((part) => IGNORED_FOLDERS.some((folder) => folder === part))

/** Contents of blobs by id, in order, through one `git cat-file --batch`. */
async function* blobs(cwd: string, ids: readonly string[]): AsyncGenerator<Uint8Array | Error> {
  if (ids.length === 0) return
  const child = spawn('git', ['cat-file', '--batch'], { cwd, stdio: ['pipe', 'pipe', 'ignore'] })
  child.stdin.on('error', () => child.kill()) // the reader below tells of a child that died early
  child.stdin.end(`${ids.join('\n')}\n`)
  let buffer: Buffer = Buffer.alloc(0)
  let left = ids.length
  for await (const chunk of child.stdout) {
    buffer = Buffer.concat([buffer, chunk])
    for (let next = oneBlob(buffer); next !== null; next = oneBlob(buffer)) {
      buffer = buffer.subarray(next.end)
      left--
      yield next.bytes
    }
  }
  if (left > 0) throw new AppError('source', 'git cat-file ended early', 'Check out with fetch-depth: 0.')
}

function oneBlob(buffer: Buffer): { bytes: Uint8Array | Error; end: number } | null {
  const newline = buffer.indexOf(10)
  if (newline === -1) return null
  const [, type, size = ''] = buffer.toString('latin1', 0, newline).split(' ')
  if (type !== 'blob') return { bytes: new Error('git does not hold its contents'), end: newline + 1 }
  const end = newline + 1 + Number(size)
  return buffer.length > end
    ? { bytes: new Uint8Array(buffer.subarray(newline + 1, end)), end: end + 1 }
    : null
}

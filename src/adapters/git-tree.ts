import { spawn } from 'node:child_process'
import { AppError } from '../errors.ts'
import type { Tree } from '../find.ts'
import { quoted } from '../quoted.ts'
import { type CommitEntry, type CommitFiles, commitTree } from './commit-tree.ts'
import { commitNamed, git, gitAnswer } from './git.ts'

/** The commit where `ref` and the checked-out commit parted, and that of `ref` itself. Throws `input` for a ref that git does not know. */
export async function mergeBase(
  cwd: string,
  ref: string,
): Promise<{ readonly commit: string; readonly tip: string }> {
  await git(
    cwd,
    ['rev-parse', '--git-dir'],
    'Change into a repository, or compare with a folder: --base-dir.',
  )
  const tip = await commitNamed(cwd, ref)
  if (tip === null) {
    const message = `${quoted(ref)} is no branch, tag or commit of this repository`
    throw new AppError(
      'input',
      message,
      'Correct it, or fetch it; a workflow checks out all of them with fetch-depth: 0.',
    )
  }
  const commit = await gitAnswer(cwd, 'merge-base', 'HEAD', tip)
  if (commit !== null) return { commit, tip }
  const message = `the checked-out commit and ${quoted(ref)} share no commit here`
  throw new AppError('source', message, 'The clone may be too shallow: check out with fetch-depth: 0.')
}

/** The files of `commit`, read from git's objects: nothing is checked out. */
export function gitCommit(cwd: string, commit: string): CommitFiles {
  let listing: Promise<readonly CommitEntry[]> | null = null
  return {
    list() {
      listing ??= listed(cwd, commit)
      return listing
    },
    contents: (ids) => blobs(cwd, ids),
  }
}

/** The files below `paths` (see `pathsInside`) as they were at `commit`. */
export const gitTree = (cwd: string, commit: string, paths: readonly string[]): Tree =>
  commitTree(gitCommit(cwd, commit), paths)

async function listed(cwd: string, commit: string): Promise<CommitEntry[]> {
  const listing = await git(cwd, ['ls-tree', '-rlz', commit], 'Check out with fetch-depth: 0.')
  return listing.split('\0').flatMap((line) => {
    const [, mode = '', blob = '', size = '0', path] =
      /^(\d+) blob ([0-9a-f]+) +(\d+)\t(.*)$/s.exec(line) ?? []
    return path === undefined ? [] : [{ path, mode, blob, size_bytes: Number(size) }]
  })
}

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

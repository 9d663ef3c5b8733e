import { lstat, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { CODEOWNERS_PLACES, nobody, type OwnersOf, ownersFrom } from '../owners.ts'
import { type CommitFiles, LINK_MODE, textOf } from './commit-tree.ts'

/** GitHub reads no larger one: https://docs.github.com/repositories (about code owners). */
const LARGEST_BYTES = 3 * 1024 * 1024

/**
 * Who owns the files of a repository, by the first CODEOWNERS that is there: at a commit, so that a change cannot hand its files
 * to another team, or on disk where there is none. A link, or one that cannot be read, is none.
 */
export async function ownersAt(cwd: string, commit: CommitFiles | null): Promise<OwnersOf> {
  for (const place of CODEOWNERS_PLACES) {
    const text = commit === null ? await textOnDisk(resolve(cwd, place)) : await textAt(commit, place)
    if (text !== null) return ownersFrom(text.slice(0, LARGEST_BYTES))
  }
  return nobody
}

async function textAt(commit: CommitFiles, place: string): Promise<string | null> {
  const entry = (await commit.list()).find(({ path }) => path === place)
  return entry === undefined || entry.mode === LINK_MODE ? null : textOf(commit, entry)
}

async function textOnDisk(path: string): Promise<string | null> {
  try {
    const stats = await lstat(path)
    return stats.isFile() && stats.size <= LARGEST_BYTES ? await readFile(path, 'utf8') : null
  } catch {
    return null
  }
}

import { posix } from 'node:path'
import { minimatch } from 'minimatch'
import { AppError } from '../errors.ts'
import { isManifestName, type Tree, type TreeEntry } from '../find.ts'
import { IGNORED_FOLDERS } from './paths.ts'

/** A file as git lists it. `mode` is git's, `blob` the name of its contents. */
export type CommitEntry = {
  readonly path: string
  readonly mode: string
  readonly blob: string
  readonly size_bytes: number
}

export const LINK_MODE = '120000'

/** Contents by their names, in order; an `Error` for what is not there. */
export type Contents = (blobs: readonly string[]) => AsyncIterable<Uint8Array | Error>

/** The files of one commit, by path from the folder that the tool runs in, wherever they are read from. */
export type CommitFiles = {
  readonly list: () => Promise<readonly CommitEntry[]>
  readonly contents: Contents
}

/** The text of one file. Throws `source` when it is not there after all. */
export async function textOf({ contents }: CommitFiles, { blob, path }: CommitEntry): Promise<string> {
  for await (const bytes of contents([blob])) {
    if (!(bytes instanceof Error)) return Buffer.from(bytes).toString()
  }
  throw new AppError(
    'source',
    `${JSON.stringify(path)} cannot be read at the base`,
    'Check out with fetch-depth: 0.',
  )
}

/** The files below `paths` (see `pathsInside`). */
export function commitTree({ list, contents }: CommitFiles, paths: readonly string[]): Tree {
  const blobs = new Map<string, string>()
  return {
    async entries() {
      const entries: TreeEntry[] = []
      for (const { path, mode, blob, size_bytes } of await list()) {
        if (!paths.some((wanted) => isBelow(path, wanted))) continue
        blobs.set(path, blob)
        entries.push({ path, type: mode === LINK_MODE ? 'symlink' : 'file', size_bytes, blob })
      }
      return withTargets(entries, contents)
    },
    async *read(wanted) {
      let index = 0
      for await (const bytes of contents(wanted.map((path) => blobs.get(path) ?? ''))) {
        const path = wanted[index++] ?? ''
        yield { path, bytes }
      }
    },
  }
}

/** Where a link leads decides what it is; its contents are its target. */
async function withTargets(entries: readonly TreeEntry[], contents: Contents): Promise<TreeEntry[]> {
  const links = entries.filter(({ type, path }) => type === 'symlink' && isManifestName(path))
  const files = new Set(entries.flatMap(({ type, path }) => (type === 'file' ? [path] : [])))
  const elsewhere = new Set<string>()
  let index = 0
  for await (const bytes of contents(links.map(({ blob }) => blob ?? ''))) {
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

import { lstat, readdir, readFile, readlink, realpath } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { AppError } from '../errors.ts'
import { LARGEST_FILE_BYTES } from '../find.ts'
import type { SideFiles } from '../render/side.ts'
import { type CommitFiles, LINK_MODE } from './commit-tree.ts'
import { git, gitAnswer } from './git.ts'
import { IGNORED_FOLDERS } from './paths.ts'

/** What of a folder on disk is taken: of a repository what git knows, for a workflow puts its secrets beside that. */
export type Taken = 'committed' | 'not-ignored' | 'everything'

/** A folder without git may be anything, such as the whole of a home. */
const MOST_WALKED = 200_000

type Listing = ReadonlyMap<string, 'file' | 'link'>

/** Files of a checkout as they are on disk. */
export const diskFiles = (root: string, taken: Taken): SideFiles =>
  filesOnDisk(
    root,
    async () => (taken === 'everything' ? null : await knownToGit(root, taken)) ?? walked(root, ''),
  )

/** What lies in `charts/` of charts on disk: it is built there, and seldom committed. */
export const builtFiles = (root: string, charts: readonly string[]): SideFiles =>
  filesOnDisk(root, async () => {
    const built = await Promise.all(charts.map((chart) => walked(root, posix.join(chart, 'charts'))))
    return new Map(built.flatMap((files) => [...files]))
  })

/** Files of two sides as one; where both have a path, those of the first. */
export function united(first: SideFiles, second: SideFiles): SideFiles {
  return {
    list: async () => new Map([...(await second.list()), ...(await first.list())]),
    async *read(paths) {
      const known = await first.list()
      const read = [true, false].map((isFirst) =>
        (isFirst ? first : second)
          .read(paths.filter((path) => known.has(path) === isFirst))
          [Symbol.asyncIterator](),
      )
      for (const path of paths)
        yield (await read[known.has(path) ? 0 : 1]?.next())?.value ?? new Error('is not there')
    },
  }
}

function filesOnDisk(root: string, listed: () => Promise<Listing>): SideFiles {
  let listing: Promise<Listing> | null = null
  const list = (): Promise<Listing> => {
    listing ??= listed()
    return listing
  }
  return {
    list,
    async *read(paths) {
      const realRoot = await realpath(root)
      const kinds = await list()
      for (const path of paths) yield await bytesAt(realRoot, path, kinds.get(path) === 'link')
    },
  }
}

async function knownToGit(root: string, taken: Taken): Promise<Listing | null> {
  const isRepository = (await gitAnswer(root, 'rev-parse', '--git-dir')) !== null
  const isMeantToBe = (await lstat(join(root, '.git')).catch(() => null)) !== null
  if (!isRepository && !isMeantToBe) return null
  const committed = await git(root, ['ls-files', '-sz'], 'Is the checkout the one of this user?')
  const named = async (...options: string[]): Promise<readonly string[]> =>
    ((await gitAnswer(root, 'ls-files', '-z', ...options)) ?? '').split('\0').filter((path) => path !== '')
  const files = new Map<string, 'file' | 'link'>()
  for (const line of committed.split('\0')) {
    const [, mode = '', path] = /^(\d+) [0-9a-f]+ \d\t(.*)$/s.exec(line) ?? []
    if (path !== undefined && mode !== SUBMODULE_MODE) files.set(path, mode === LINK_MODE ? 'link' : 'file')
  }
  for (const path of await named('--deleted')) files.delete(path)
  if (taken === 'not-ignored') {
    for (const path of await named('--others', '--exclude-standard')) {
      const kind = await kindAt(join(root, path))
      if (kind !== null) files.set(path, kind)
    }
  }
  return files
}

const SUBMODULE_MODE = '160000'

async function kindAt(file: string): Promise<'file' | 'link' | null> {
  const stats = await lstat(file).catch(() => null)
  return stats?.isSymbolicLink() ? 'link' : stats?.isFile() ? 'file' : null
}

async function walked(root: string, folder: string): Promise<Map<string, 'file' | 'link'>> {
  const files = new Map<string, 'file' | 'link'>()
  const waiting = [folder]
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    const entries = await readdir(join(root, at), { withFileTypes: true }).catch(() => [])
    for (const entry of entries) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`
      if (entry.isDirectory()) {
        if (!IGNORED_FOLDERS.some((ignored) => ignored === entry.name)) waiting.push(path)
      } else if (entry.isSymbolicLink()) files.set(path, 'link')
      else if (entry.isFile()) files.set(path, 'file')
    }
    if (files.size > MOST_WALKED)
      throw new AppError(
        'input',
        'this folder holds too many files to render in',
        'Run it in a git repository, or further down.',
      )
  }
  return files
}

/** Of a link its target, as git keeps it. Folders on the way that became links since the listing lead nowhere. */
async function bytesAt(realRoot: string, path: string, isLink: boolean): Promise<Uint8Array | Error> {
  const file = join(realRoot, path)
  try {
    const stats = await lstat(file)
    if (isLink && stats.isSymbolicLink()) return Buffer.from(await readlink(file))
    if (!stats.isFile() || (await realpath(file)) !== file) return new Error('is no plain file')
    if (stats.size > LARGEST_FILE_BYTES) return new Error('is over 8 MiB')
    return await readFile(file)
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** The files of a commit. */
export function commitSide({ list, contents }: CommitFiles): SideFiles {
  const entries = list().then((all) => new Map(all.map((entry) => [entry.path, entry])))
  entries.catch(() => null) // whoever asks is told
  return {
    async list() {
      const kinds = [...(await entries)].map(
        ([path, { mode }]) => [path, mode === LINK_MODE ? 'link' : 'file'] as const,
      )
      return new Map(kinds)
    },
    async *read(paths) {
      const found = await entries
      const wanted = paths.map((path) => found.get(path))
      const small = wanted.flatMap((entry) =>
        entry !== undefined && entry.size_bytes <= LARGEST_FILE_BYTES ? [entry.blob] : [],
      )
      const bytes = contents(small)[Symbol.asyncIterator]()
      for (const entry of wanted) {
        if (entry === undefined) yield new Error('is not there')
        else if (entry.size_bytes > LARGEST_FILE_BYTES) yield new Error('is over 8 MiB')
        else yield (await bytes.next()).value ?? new Error('is not there')
      }
    },
  }
}

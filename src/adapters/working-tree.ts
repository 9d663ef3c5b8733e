import { lstat, readFile, realpath } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { glob, hasMagic, type Path } from 'glob'
import { AppError } from '../errors.ts'
import { isManifestName, LARGEST_FILE_BYTES, type Tree, type TreeEntry } from '../find.ts'
import { IGNORED_FOLDERS, isOutside } from './paths.ts'

/** Never walked. */
const IGNORED = IGNORED_FOLDERS.map((folder) => `**/${folder}/**`)

/** Files under way while one is parsed: the disk need not wait for the parser, and memory holds no more of them. */
const READ_AHEAD = 8

/**
 * The files below `paths` (files, folders or globs, relative to `cwd`) as they are on disk. A file that is named is read
 * whatever its extension. Symbolic links are listed, with where they lead, and never followed. Throws `input` for a path that is not there.
 */
export function workingTree(cwd: string, paths: readonly string[]): Tree {
  return {
    async entries() {
      const byFile = new Map<string, TreeEntry>()
      const root = await realpath(cwd)
      for (const path of paths) {
        for (const entry of await entriesOf(cwd, path)) {
          const file = resolve(root, entry.path)
          if (!byFile.has(file)) byFile.set(file, entry)
        }
      }
      return Promise.all([...byFile.values()].map((entry) => withTarget(cwd, entry, byFile)))
    },
    async *read(wanted) {
      const start = (path: string): Promise<Uint8Array | Error> => readEntry(resolve(cwd, path))
      const ahead = wanted.slice(0, READ_AHEAD).map(start)
      for (const [index, path] of wanted.entries()) {
        const bytes = (await ahead.shift()) ?? new Error('changed while reading')
        const next = wanted[index + READ_AHEAD]
        if (next !== undefined) ahead.push(start(next))
        yield { path, bytes }
      }
    },
  }
}

async function entriesOf(cwd: string, path: string): Promise<TreeEntry[]> {
  const stats = await lstat(resolve(cwd, path)).catch(() => null)
  if (stats !== null && (await leavesByLink(cwd, path))) {
    return [{ path: withSlashes(path), type: 'symlink', size_bytes: 0 }]
  }
  if (stats?.isDirectory())
    return walk(resolve(cwd, path), '**/*.@([yY][aA][mM][lL]|[yY][mM][lL]|[jJ][sS][oO][nN])', path)
  if (stats !== null) {
    const type = stats.isFile() ? 'file' : stats.isSymbolicLink() ? 'symlink' : 'other'
    return [{ path: withSlashes(path), type, size_bytes: stats.size }]
  }
  if (hasMagic(path)) {
    const found = (await walk(cwd, path, '')).filter((entry) => isManifestName(entry.path))
    if (found.length === 0)
      throw new AppError(
        'input',
        `no manifest matches ${JSON.stringify(path)}`,
        'Correct the glob, or leave it out.',
      )
    // A pattern walks through a linked folder that it names.
    return Promise.all(
      found.map(async (entry) =>
        (await leavesByLink(cwd, entry.path)) ? { ...entry, type: 'symlink' as const } : entry,
      ),
    )
  }
  throw new AppError('input', `${JSON.stringify(path)} is not there`, 'Name a file, a folder or a glob.')
}

/** Where a link leads decides what it is. */
async function withTarget(
  cwd: string,
  entry: TreeEntry,
  byFile: ReadonlyMap<string, TreeEntry>,
): Promise<TreeEntry> {
  if (entry.type !== 'symlink' || !isManifestName(entry.path)) return entry
  const target = await realpath(resolve(cwd, entry.path)).catch(() => null)
  const isRead = target !== null && byFile.get(target)?.type === 'file'
  return isRead ? entry : { ...entry, type: 'link-elsewhere' }
}

/** A path written as inside `cwd` that a linked folder on the way takes out of it. */
async function leavesByLink(cwd: string, path: string): Promise<boolean> {
  const written = relative(cwd, resolve(cwd, path))
  if (isOutside(written)) return false
  const real = await realpath(resolve(cwd, path)).catch(() => null)
  return real !== null && isOutside(relative(await realpath(cwd), real))
}

async function walk(root: string, pattern: string, prefix: string): Promise<TreeEntry[]> {
  const found: Path[] = await glob(pattern, {
    cwd: root,
    dot: true,
    nodir: true,
    ignore: IGNORED,
    stat: true,
    withFileTypes: true,
  })
  return found.map((entry) => ({
    path: withSlashes(join(prefix, relative(root, entry.fullpath()))),
    type: entry.isFile() ? 'file' : entry.isSymbolicLink() ? 'symlink' : 'other',
    size_bytes: entry.size ?? 0,
  }))
}

const withSlashes = (path: string): string =>
  process.platform === 'win32' ? path.replaceAll('\\', '/') : path

/** The size is checked once more: a file may have grown since it was listed. */
async function readEntry(file: string): Promise<Uint8Array | Error> {
  try {
    const bytes = await readFile(file)
    return bytes.length > LARGEST_FILE_BYTES ? new Error('grew over the size limit') : bytes
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

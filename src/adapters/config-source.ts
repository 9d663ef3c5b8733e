import { lstat, readFile, realpath } from 'node:fs/promises'
import { posix, relative, resolve, sep } from 'node:path'
import { escape as escapeMagic, glob, hasMagic } from 'glob'
import { AppError } from '../errors.ts'
import { type CommitFiles, LINK_MODE, textOf } from './commit-tree.ts'
import { gitAnswer } from './git.ts'
import { IGNORED_FOLDERS, isOutside } from './paths.ts'

/** Names of a configuration in a folder: of several in one, the first counts. */
export const NAMES = ['wattlint.yml', 'wattlint.yaml', 'wattlint.json'] as const

/** Where configurations are read from: paths count from the folder that the tool runs in. */
export type ConfigSource = {
  /** `null` when it is not there. Throws `input` for what is no small plain file. */
  readonly text: (path: string) => Promise<string | null>
  /** Paths of all files below the root that are called like a configuration, as far as they can bear on `paths`. */
  readonly nested: (paths: readonly string[]) => Promise<readonly string[]>
}

/** GitHub's own folder holds what is about the repository, such as a workflow of that name. */
const NOT_LOOKED_INTO = [...IGNORED_FOLDERS, '.github']

/** Far above any configuration. */
const LARGEST_CONFIG_BYTES = 64 * 1024

/** The files as they are on disk. Links are not followed: what they name may be no file of this repository. */
export const diskSource = (cwd: string): ConfigSource => ({
  text: (path) => textOnDisk(cwd, path),
  async nested(paths) {
    const name = `@(${NAMES.join('|')})`
    const patterns = foldersOf(cwd, paths).flatMap(({ folder, isWalked }) => {
      const at = folder === '.' ? '' : `${escapeMagic(folder, { magicalBraces: true })}/`
      return [`${at}${name}`, ...(isWalked ? [`${at}**/${name}`] : [])]
    })
    const ignore = NOT_LOOKED_INTO.map((folder) => `**/${folder}/**`)
    if (patterns.length === 0) return []
    const found = await glob(patterns, { cwd, dot: true, nodir: true, posix: true, ignore })
    return found.filter((path) => path.includes('/')).toSorted()
  },
})

/**
 * The files as they were at a commit. One that no commit holds was put there by the workflow, and is taken as it is; but of
 * the files in folders only those of the commit count.
 */
export function commitSource(cwd: string, files: CommitFiles): ConfigSource {
  const disk = diskSource(cwd)
  const listing = files.list().then((entries) => new Map(entries.map((entry) => [entry.path, entry])))
  listing.catch(() => null) // whoever asks is told
  return {
    async text(path) {
      const entry = (await listing).get(
        posix.normalize(relative(cwd, resolve(cwd, path)).split(sep).join('/')),
      )
      if (entry === undefined) return (await isOfHead(cwd, path)) ? null : disk.text(path)
      if (entry.mode === LINK_MODE) throw refusal(path, 'is no plain file of this folder')
      if (entry.size_bytes > LARGEST_CONFIG_BYTES) throw refusal(path, 'is over 64 KiB')
      return textOf(files, entry)
    },
    async nested(paths) {
      const folders = foldersOf(cwd, paths)
      return [...(await listing).keys()].filter((path) => {
        const folder = posix.dirname(path)
        return (
          folder !== '.' &&
          NAMES.some((name) => name === posix.basename(path)) &&
          !folder.split('/').some((step) => NOT_LOOKED_INTO.includes(step)) &&
          folders.some(
            (one) =>
              one.folder === folder ||
              (one.isWalked && (one.folder === '.' || folder.startsWith(`${one.folder}/`))),
          )
        )
      })
    },
  }
}

/** Folders whose files can bear on `paths`: those above each, and the folder that it is with all below. */
function foldersOf(cwd: string, paths: readonly string[]): readonly { folder: string; isWalked: boolean }[] {
  return paths.flatMap((path) => {
    const inside = relative(cwd, resolve(cwd, path)).split(sep).join('/')
    if (path === '-' || isOutside(inside)) return []
    const steps = inside.split('/').filter((step) => step !== '')
    const magic = steps.findIndex((step) => hasMagic(step, { magicalBraces: true }))
    const plain = magic === -1 ? steps : steps.slice(0, magic)
    const above = plain.slice(0, -1).map((_, index) => plain.slice(0, index + 1).join('/'))
    return [
      ...above.map((folder) => ({ folder, isWalked: false })),
      { folder: plain.join('/') || '.', isWalked: true },
    ]
  })
}

/** Does the checked-out commit say what is at `path`: by a file, or by a link or submodule on the way there? */
export async function isOfHead(cwd: string, path: string): Promise<boolean> {
  const inside = relative(cwd, resolve(cwd, path))
  if (isOutside(inside)) return false
  const parts = inside.split(sep)
  for (const index of parts.keys()) {
    const place = parts.slice(0, index + 1).join('/')
    const listed = await gitAnswer(cwd, 'ls-tree', 'HEAD', '--', place)
    if (listed === '') return false
    if (listed === null || !/^\d+ tree /.test(listed)) return true
  }
  return true
}

async function textOnDisk(cwd: string, path: string): Promise<string | null> {
  const file = resolve(cwd, path)
  try {
    const stats = await lstat(file)
    const isLinked =
      isOutside(relative(await realpath(cwd), await realpath(file))) && !isOutside(relative(cwd, file))
    if (!stats.isFile() || isLinked) throw refusal(path, 'is no plain file of this folder')
    if (stats.size > LARGEST_CONFIG_BYTES) throw refusal(path, 'is over 64 KiB')
    return await readFile(file, 'utf8')
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR'))
      return null
    throw refusal(path, 'cannot be read', cause)
  }
}

const refusal = (path: string, why: string, cause?: unknown): AppError =>
  new AppError('input', `configuration ${JSON.stringify(path)} ${why}`, 'Make it a small readable file.', {
    cause,
  })

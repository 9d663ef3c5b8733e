import { lstat, readFile, realpath } from 'node:fs/promises'
import { relative, resolve, sep } from 'node:path'
import { AppError } from '../errors.ts'
import { parseConfig } from '../parse/config.ts'
import { Config } from '../schema/config.ts'
import { gitAnswer } from './git.ts'
import { isOutside } from './paths.ts'

/** Where a configuration is looked for, in this order. */
const PLACES = ['.github/wattlint.yml', 'wattlint.yml', 'wattlint.yaml', 'wattlint.json'] as const

export type FoundConfig = {
  readonly config: Config
  /** `null`: none is there, and the defaults hold. */
  readonly path: string | null
}

const DEFAULTS: FoundConfig = { config: Config.parse({}), path: null }

/** The named configuration, else the first that is there, else the defaults. Throws `input`. */
export async function readConfig(cwd: string, named: string | null): Promise<FoundConfig> {
  const found = await find((path) => textOnDisk(cwd, path), named)
  if (found === null && named !== null) {
    throw new AppError(
      'input',
      `configuration ${JSON.stringify(named)} is not there`,
      'Name a file, or none.',
    )
  }
  return found === null ? DEFAULTS : { config: parseConfig(found.path, found.text), path: found.path }
}

/**
 * The configuration as it was at `commit`, so that a change cannot loosen the rules that it is held to. The notice says
 * so where the working tree has another. One that no commit holds was put there by the workflow, and is taken as it is.
 * Throws `input` for one that is not valid, or named and in neither place.
 */
export async function readConfigAt(
  cwd: string,
  commit: string,
  named: string | null,
): Promise<FoundConfig & { readonly notice: string | null }> {
  const now = await find((path) => textOnDisk(cwd, path), named)
  const then = await find((path) => gitAnswer(cwd, 'cat-file', 'blob', `${commit}:./${path}`), named)
  const isSame = now?.path === then?.path && now?.text.trimEnd() === then?.text
  if (then !== null) {
    const notice = isSame
      ? null
      : `The configuration is that of the base: this change to ${then.path} counts once it is merged.`
    return { config: parseConfig(then.path, then.text), path: then.path, notice }
  }
  if (now === null || !(await isOfHead(cwd, now.path)))
    return { ...(await readConfig(cwd, named)), notice: null }
  parseConfig(now.path, now.text)
  return { ...DEFAULTS, notice: `The base has no configuration: ${now.path} counts once it is merged.` }
}

/** Does the checked-out commit say what is at `path`: by a file, or by a link or submodule on the way there? */
async function isOfHead(cwd: string, path: string): Promise<boolean> {
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

async function find(
  read: (path: string) => Promise<string | null>,
  named: string | null,
): Promise<{ path: string; text: string } | null> {
  for (const path of named === null ? PLACES : [named]) {
    const text = await read(path)
    if (text !== null) return { path, text }
  }
  return null
}

/** Far above any configuration. */
const LARGEST_CONFIG_BYTES = 64 * 1024

/** `null` when it is not there. A link is not followed: what it names may be no file of this repository. */
async function textOnDisk(cwd: string, path: string): Promise<string | null> {
  const refuse = (why: string, cause?: unknown): AppError =>
    new AppError('input', `configuration ${JSON.stringify(path)} ${why}`, 'Make it a small readable file.', {
      cause,
    })
  const file = resolve(cwd, path)
  try {
    const stats = await lstat(file)
    const isLinked =
      isOutside(relative(await realpath(cwd), await realpath(file))) && !isOutside(relative(cwd, file))
    if (!stats.isFile() || isLinked) throw refuse('is no plain file of this folder')
    if (stats.size > LARGEST_CONFIG_BYTES) throw refuse('is over 64 KiB')
    return await readFile(file, 'utf8')
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR'))
      return null
    throw refuse('cannot be read', cause)
  }
}

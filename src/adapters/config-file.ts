import { posix, relative, resolve, sep } from 'node:path'
import { below, nestedFaults } from '../config/below.ts'
import { effectiveFrom, kindFaults, type Nested, type Origins } from '../config/effective.ts'
import { type Fault, refusalOf } from '../config/faults.ts'
import { readWritten } from '../config/written.ts'
import { AppError } from '../errors.ts'
import { exclusionFrom } from '../find.ts'
import type { Config } from '../schema/config.ts'
import type { CommitFiles } from './commit-tree.ts'
import { type ConfigFile, type Extended, withExtended } from './config-extends.ts'
import { type ConfigSource, commitSource, diskSource, isOfHead, NAMES } from './config-source.ts'
import type { Fetch } from './pinned-file.ts'

/** Where a configuration of the whole run is looked for, in this order. */
export const PLACES: readonly string[] = ['.github/wattlint.yml', ...NAMES]

const MOST_NESTED = 200
/** Of all files of folders together: every one is held against every workload. */
const MOST_NESTED_RULES = 2_000

export type FoundConfig = {
  readonly config: Config
  /** Where each value and each rule is written; what is not in it is a default. */
  readonly origins: Origins
  /** The file of the whole run; `null`: none is there. */
  readonly path: string | null
  /** Every file that counts: that of the whole run, what it extends, those of folders. */
  readonly sources: readonly string[]
}

/** Also where something is wrong: then `config` is what the files without a fault come to. */
export type LoadedConfig = FoundConfig & {
  readonly faults: readonly Fault[]
  /** The files of the repository, by path from the root. */
  readonly texts: ReadonlyMap<string, string>
}

export type ConfigOptions = {
  /** What is read of the tree: files of other folders cannot bear on it. Default: everything. */
  readonly paths?: readonly string[]
  /** `null`: addresses are not followed. */
  readonly fetchFrom?: Fetch | null
}

/** The named configuration, else the first that is there, else the defaults; with the files of folders. Throws `input`. */
export async function readConfig(
  cwd: string,
  named: string | null,
  options: ConfigOptions = {},
): Promise<FoundConfig> {
  const loaded = await loadConfig(cwd, diskSource(cwd), named, options)
  if (named !== null && loaded.path === null) throw notThere(named)
  return wholeOf(loaded)
}

/** A base: what it holds now, and what it held where the change began. */
export type ConfigBase = { readonly tip: CommitFiles; readonly files: CommitFiles }

/**
 * The configuration at the tip of the base, so that a change cannot loosen the rules that it is held to, nor begin before
 * they were tightened. The notice says so where the change has another, which must be a good one. A file that no commit
 * holds was put there by the workflow, and is taken as it is. Throws `input` for one that is not valid, or named and in
 * neither place.
 */
export async function readConfigAt(
  cwd: string,
  base: ConfigBase,
  named: string | null,
  options: ConfigOptions = {},
): Promise<FoundConfig & { readonly notice: string | null }> {
  const then = await loadConfig(cwd, commitSource(cwd, base.tip), named, options)
  const now = await loadConfig(cwd, diskSource(cwd), named, { ...options, fetchFrom: null })
  if (named !== null && then.path === null && now.path === null) throw notThere(named)
  const found = wholeOf(then, 'at the base, ')
  const isOfChange = async (path: string): Promise<boolean> => then.texts.has(path) || isOfHead(cwd, path)
  const began = commitSource(cwd, base.files)
  const changed: string[] = []
  for (const path of new Set([...then.texts.keys(), ...now.texts.keys()])) {
    const text = now.texts.get(path)?.trimEnd()
    const isSame = then.texts.get(path)?.trimEnd() === text || (await began.text(path))?.trimEnd() === text
    if (!isSame && (await isOfChange(path))) changed.push(path)
  }
  if (changed.length === 0) return { ...found, notice: null }
  const faults: Fault[] = []
  for (const fault of now.faults) if (await isOfChange(fromRoot(cwd, fault.name))) faults.push(fault)
  wholeOf({ ...now, faults })
  const [first = '', ...more] = changed
  const what = more.length === 0 ? `${first} counts` : `${first} and ${more.length} more count`
  const notice =
    then.texts.size === 0
      ? `The base has no configuration: ${what} once it is merged.`
      : `The configuration is that of the base: this change to ${what} once it is merged.`
  return { ...found, notice }
}

/** Everything that holds, and everything that is wrong with it. */
export async function loadConfig(
  cwd: string,
  source: ConfigSource,
  named: string | null,
  { paths = ['.'], fetchFrom = fetch }: ConfigOptions = {},
): Promise<LoadedConfig> {
  const main = await mainOf(cwd, source, named)
  const whole = main === null ? NOTHING : await withExtended(main, source, fetchFrom)
  const exclude = whole.written.flatMap(({ config }) => config.exclude)
  const folders = await nestedOf(source, paths, exclude, (path) => whole.texts.has(path))
  return {
    ...effectiveFrom(whole.written, folders.nested),
    path: main?.name ?? null,
    sources: [...whole.names, ...folders.texts.keys()],
    faults: [...whole.faults, ...folders.faults, ...kindFaults(whole.written, folders.nested)],
    texts: new Map([...whole.texts, ...folders.texts]),
  }
}

const NOTHING: Extended = { written: [], faults: [], names: [], texts: new Map() }

async function mainOf(cwd: string, source: ConfigSource, named: string | null): Promise<ConfigFile | null> {
  for (const name of named === null ? PLACES : [named]) {
    const text = await source.text(name)
    if (text !== null) return { name, path: fromRoot(cwd, name), text }
  }
  return null
}

type Folders = {
  readonly nested: readonly Nested[]
  readonly faults: readonly Fault[]
  readonly texts: ReadonlyMap<string, string>
}

/** The files of folders, but for those that are left out by the ones above. Throws `input` where there are too many. */
async function nestedOf(
  source: ConfigSource,
  paths: readonly string[],
  exclude: readonly string[],
  isTaken: (path: string) => boolean,
): Promise<Folders> {
  const byFolder = new Map<string, string>()
  for (const path of (await source.nested(paths)).toSorted(namesInOrder)) {
    const folder = posix.dirname(path)
    if (!isTaken(path) && !byFolder.has(folder)) byFolder.set(folder, path)
  }
  const nested: Nested[] = []
  const faults: Fault[] = []
  const texts = new Map<string, string>()
  const exclusions = [exclusionFrom(exclude)]
  let rules = 0
  for (const [folder, path] of [...byFolder].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const isExcluded = exclusions.some((excludes) => excludes(path))
    const text = isExcluded ? null : await source.text(path)
    if (text === null) continue
    if (texts.size === MOST_NESTED) throw tooMany(`more than ${MOST_NESTED} folders have a configuration`)
    texts.set(path, text)
    const reading = readWritten(path, text)
    const ofRun = reading.outline === null ? [] : nestedFaults(reading.outline)
    faults.push(...[...reading.faults, ...ofRun].toSorted((a, b) => a.line - b.line))
    if (reading.written === null) continue
    nested.push({ folder, written: reading.written })
    const { config } = reading.written
    rules += ruleCount(config)
    if (rules > MOST_NESTED_RULES)
      throw tooMany(`the configurations of folders have more than ${MOST_NESTED_RULES} rules`)
    exclusions.push(exclusionFrom(below(folder, config).exclude))
  }
  return { nested, faults, texts }
}

const tooMany = (message: string): AppError =>
  new AppError('input', message, 'Write rules further up, with for: { path: … }, or exclude folders.')

const ruleCount = ({ exclude, assume, budgets, waivers, kinds, copies }: Config): number =>
  [exclude, assume, budgets, waivers, kinds, copies.prefer].reduce((sum, { length }) => sum + length, 0)

const namesInOrder = (a: string, b: string): number =>
  NAMES.findIndex((name) => a.endsWith(name)) - NAMES.findIndex((name) => b.endsWith(name))

/** As a commit knows it: with slashes; it starts with `..` where it is elsewhere. */
const fromRoot = (cwd: string, path: string): string =>
  posix.normalize(relative(cwd, resolve(cwd, path)).split(sep).join('/'))

/** Throws `input`, with everything that is wrong. */
function wholeOf({ config, origins, path, sources, faults }: LoadedConfig, where = ''): FoundConfig {
  const [first, ...more] = faults
  if (first === undefined) return { config, origins, path, sources }
  const { failure, message, hint, details } = refusalOf(first, more)
  throw new AppError(failure, `${where}${message}`, hint, {
    details: details.map((text) => `${where}${text}`),
  })
}

/** The error for a named file that is not there. */
export const notThere = (named: string): AppError =>
  new AppError('input', `configuration ${JSON.stringify(named)} is not there`, 'Name a file, or none.')

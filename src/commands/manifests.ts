import { resolve } from 'node:path'
import { type ConfigBase, type FoundConfig, readConfig, readConfigAt } from '../adapters/config-file.ts'
import { inputTree } from '../adapters/input-tree.ts'
import { loadPredictor, readModel } from '../adapters/model-file.ts'
import { workingTree } from '../adapters/working-tree.ts'
import { AppError } from '../errors.ts'
import type { Tree } from '../find.ts'
import type { Embedder } from '../predict/embedded.ts'
import { oneLine } from '../report/escape.ts'
import type { Config } from '../schema/config.ts'
import type { Model } from '../schema/model.ts'
import type { ManifestFlags } from './flags.ts'
import type { Io } from './io.ts'

/** The configuration with what the flags say on top. */
export const configFrom = async (
  flags: ManifestFlags,
  io: Io,
  paths: readonly string[] = [],
): Promise<Config> => (await foundConfig(flags, io, paths)).config

/**
 * The same with where everything is written. `paths` are those that are read: other folders have no say. With a base it is
 * the base's, and where the checked-out files have another, that is told.
 */
export async function foundConfig(
  flags: ManifestFlags,
  { cwd, err }: Io,
  paths: readonly string[] = [],
  base: ConfigBase | null = null,
): Promise<FoundConfig> {
  const options = { paths: paths.length === 0 ? ['.'] : paths }
  const found =
    base === null
      ? { ...(await readConfig(cwd, flags.config ?? null, options)), notice: null }
      : await readConfigAt(cwd, base, flags.config ?? null, options)
  if (found.notice !== null) err(`wattlint: ${found.notice} To try it out, add --config-from head.\n`)
  if (found.sources.length > 0) err(`wattlint: configuration from ${listed(found.sources)}\n`)
  const config = {
    ...found.config,
    exclude: [...found.config.exclude, ...flags.exclude],
    assume: [{ nodes: flags.nodes ?? null, run_s: flags.runSeconds ?? null }, ...found.config.assume],
  }
  return { ...found, config }
}

const MOST_LISTED = 5

const listed = (names: readonly string[]): string =>
  [
    ...names.slice(0, MOST_LISTED).map((name) => oneLine(name)),
    ...(names.length > MOST_LISTED ? [`${names.length - MOST_LISTED} more`] : []),
  ].join(', ')

/** The files that PATH arguments name; `-` is standard input. Nothing named = here. */
export function treeFrom(paths: readonly string[], io: Io): Tree {
  if (!paths.includes('-')) return workingTree(io.cwd, paths.length === 0 ? ['.'] : paths)
  if (paths.length === 1) return inputTree(io.readInput)
  throw new AppError('input', '"-" stands among other paths', 'Read standard input alone, or name files.')
}

/** A line on a terminal that says how far the work is; it clears itself. */
export function progressOn(
  io: Io,
  sentence = (done: number, total: number): string => `read ${done} of ${total} files`,
): (done: number, total: number) => void {
  if (!io.isErrTerminal) return () => {}
  let shownAt = io.now()
  return (done, total) => {
    const isLast = done === total
    if (!isLast && io.now() - shownAt < PROGRESS_EVERY_MS) return
    shownAt = io.now()
    io.err(isLast ? CLEAR_LINE : `${CLEAR_LINE}wattlint: ${sentence(done, total)}`)
  }
}

const PROGRESS_EVERY_MS = 100
const CLEAR_LINE = '\r\u001b[2K'

/** The named model's content, or the bundled one's. */
export const modelOf = (model: string | undefined, { cwd, bundledModel }: Io): Promise<Model> =>
  model === undefined ? readModel(bundledModel, 'models/default.json') : readModel(resolve(cwd, model), model)

/** The named model, or the bundled one; `embedder` is the one that it was trained with, if any. */
export const predictorOf = (
  model: string | undefined,
  { cwd, bundledModel }: Io,
  embedder: Embedder | null = null,
): ReturnType<typeof loadPredictor> =>
  model === undefined
    ? loadPredictor(bundledModel, 'models/default.json', embedder)
    : loadPredictor(resolve(cwd, model), model, embedder)

import type { CommitFiles } from '../adapters/commit-tree.ts'
import { type ConfigBase, type FoundConfig, readConfig, readConfigAt } from '../adapters/config-file.ts'
import { configOfRoot } from '../adapters/config-root.ts'
import { inputTree } from '../adapters/input-tree.ts'
import { findModel, findPredictor, type ModelFrom } from '../adapters/model-source.ts'
import { modelAccessFrom } from '../adapters/model-source-remote.ts'
import { type RenderedTrees, renderedTrees } from '../adapters/rendered-tree.ts'
import { workingTree } from '../adapters/working-tree.ts'
import type { ModelFallback } from '../config/model-source.ts'
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
  const elsewhere = found.path === null ? await configOfRoot(cwd) : null
  if (elsewhere !== null)
    err(`wattlint: ${oneLine(elsewhere)} is not read here: run in its folder, or add --config.\n`)
  if (found.notice !== null)
    err(`wattlint: ${oneLine(found.notice)} To try it out, add --config-from head.\n`)
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

/** What the configuration has rendered at or below PATH arguments. */
export const renderedFrom = (
  paths: readonly string[],
  { render: entries }: Pick<Config, 'render'>,
  { cwd, env }: Io,
): RenderedTrees => renderedTrees({ cwd, entries, paths, env, taken: 'not-ignored' })

/** The files that PATH arguments name, with what is rendered of them; `-` is standard input. Nothing named = here. */
export function treeFrom(paths: readonly string[], io: Io, rendered: RenderedTrees | null = null): Tree {
  if (!paths.includes('-')) {
    const tree = workingTree(io.cwd, paths.length === 0 ? ['.'] : paths)
    return rendered === null ? tree : rendered.here(tree)
  }
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

/** What counts beside the name of a model. */
export type ModelChoice = {
  readonly modelFallback?: ModelFallback
  /** Names the model where nothing else does. */
  readonly config?: Pick<Config, 'model'>
  /** The commit that the configuration is of, whose files it names; `null`: those on disk. */
  readonly tip?: CommitFiles | null
}

/** The named model's content, or the bundled one's. */
export async function modelOf(named: string | undefined, io: Io, choice: ModelChoice = {}): Promise<Model> {
  const { model, notice } = await findModel(nameOf(named, choice), modelFrom(named, io, choice))
  if (notice !== null) io.err(`wattlint: ${oneLine(notice)}\n`)
  return model
}

/** The named model, or the bundled one; `embedder` is the one that it was trained with, if any. */
export async function predictorOf(
  named: string | undefined,
  io: Io,
  embedder: Embedder | null = null,
  choice: ModelChoice = {},
): ReturnType<typeof findPredictor> {
  const found = await findPredictor(nameOf(named, choice), modelFrom(named, io, choice), embedder)
  if (found.notice !== null) io.err(`wattlint: ${oneLine(found.notice)}\n`)
  return found
}

const nameOf = (named: string | undefined, { config }: ModelChoice): string | null =>
  named ?? config?.model ?? null

/** Who types a path means the file that lies there. */
const modelFrom = (
  named: string | undefined,
  { cwd, bundledModel, env }: Io,
  { modelFallback = 'fail', tip = null }: ModelChoice,
): ModelFrom => ({
  cwd,
  bundled: bundledModel,
  tip: named === undefined ? tip : null,
  fallback: modelFallback,
  access: modelAccessFrom(env, env('GH_TOKEN') || env('GITHUB_TOKEN') || null),
})

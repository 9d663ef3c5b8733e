import { relative, resolve, sep } from 'node:path'
import { type ModelFallback, type ModelSource, modelSourceFrom } from '../config/model-source.ts'
import { AppError } from '../errors.ts'
import type { Embedder } from '../predict/embedded.ts'
import { quoted } from '../quoted.ts'
import type { Model } from '../schema/model.ts'
import { type CommitFiles, textOf } from './commit-tree.ts'
import { isOfHead } from './config-source.ts'
import {
  LARGEST_MODEL_BYTES,
  LARGEST_MODEL_MIB,
  type LoadedModel,
  loadedModel,
  type ModelFile,
  readModel,
} from './model-file.ts'
import { type FetchedModel, type ModelAccess, notHad } from './model-source-remote.ts'
import { addressedModel } from './model-source-url.ts'

/** Where models are looked for. */
export type ModelFrom = {
  readonly cwd: string
  readonly bundled: URL
  /** The commit whose files count: no change predicts itself by a model of its own. `null`: files as they are on disk. */
  readonly tip: CommitFiles | null
  readonly fallback: ModelFallback
  readonly access: ModelAccess
}

export type FoundModel = {
  readonly model: Model
  /** What a reader of figures has to know; `null`: nothing. */
  readonly notice: string | null
  /** The bundled model stands in for another. */
  readonly isStandIn: boolean
}

const BUNDLED = 'models/default.json'

/**
 * The model that is named by a path, an address or a release (see `modelSourceFrom`); `null` names the bundled one. Throws
 * `input` for a name that is none, and `model` for what cannot be had or used, unless the bundled one may stand in.
 */
export async function findModel(named: string | null, from: ModelFrom): Promise<FoundModel> {
  if (named === null) return { model: await readModel(from.bundled, BUNDLED), notice: null, isStandIn: false }
  try {
    return (await namedModel(named, from)) ?? (await standIn(from, ofChange(named)))
  } catch (error) {
    if (from.fallback === 'fail' || !(error instanceof AppError) || error.failure !== 'model') throw error
    return standIn(
      from,
      `Figures are of the bundled model, for the one that was asked for fails: ${error.message}.`,
    )
  }
}

/** The same, ready to predict. */
export async function findPredictor(
  named: string | null,
  from: ModelFrom,
  embedder: Embedder | null = null,
): Promise<LoadedModel & { readonly notice: string | null }> {
  const { model, notice, isStandIn } = await findModel(named, from)
  // What embeds for another model is of no use to the bundled one.
  return { ...loadedModel(model, isStandIn ? null : embedder), notice }
}

const ofChange = (named: string): string =>
  `Figures are of the bundled model: ${quoted(named, 100)} is new in this change, and counts once it is merged.`

/** Its version says so, wherever that is shown. */
async function standIn({ bundled }: ModelFrom, notice: string): Promise<FoundModel> {
  const model = await readModel(bundled, BUNDLED)
  return { model: { ...model, version: `${model.version} (bundled)` }, notice, isStandIn: true }
}

/** `null`: only the change itself has it. */
async function namedModel(named: string, from: ModelFrom): Promise<FoundModel | null> {
  const source = modelSourceFrom(named)
  if ('message' in source) throw new AppError('input', source.message, source.hint)
  if (source.kind === 'file') {
    const file = await fileAt(source.path, from)
    return file === null ? null : { model: await readModel(file, named), notice: null, isStandIn: false }
  }
  const { bytes, notice } = await fetchedModel(source, from.access)
  const text = new TextDecoder().decode(bytes)
  return { model: await readModel({ text }, source.shown), notice, isStandIn: false }
}

/** Held against their digest; nothing in them is read yet. What was fetched before is not asked for again. */
async function fetchedModel(
  source: Exclude<ModelSource, { kind: 'file' }>,
  access: ModelAccess,
): Promise<FetchedModel> {
  if (source.kind === 'url') return addressedModel(source, access)
  // GitHub's client is large, and few runs need it.
  const { releasedModel } = await import('./model-source-release.ts')
  return releasedModel(source.release, source.shown, access)
}

/** A file that no commit holds was put there by the workflow, and is taken as it is. */
async function fileAt(path: string, { cwd, tip }: ModelFrom): Promise<ModelFile | null> {
  const file = resolve(cwd, path)
  if (tip === null) return file
  const inside = relative(cwd, file).split(sep).join('/')
  const entry = (await tip.list()).find((one) => one.path === inside)
  if (entry === undefined) return (await isOfHead(cwd, path)) ? null : file
  if (entry.size_bytes > LARGEST_MODEL_BYTES) throw notHad(path, `is over ${LARGEST_MODEL_MIB} MiB`)
  return { text: await textOf(tip, entry) }
}

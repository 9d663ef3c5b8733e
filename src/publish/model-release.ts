import { AppError } from '../errors.ts'
import { quoted } from '../quoted.ts'
import { modelCard } from '../report/model-card.ts'
import { modelJson } from '../report/model-json.ts'
import { type Model, modelSummaryFrom } from '../schema/model.ts'
import { CHECKSUMS_ASSET, checksumsText, sha256Of } from './checksums.ts'
import { releaseNotes } from './notes.ts'
import {
  isReleaseTag,
  MODEL_ASSET,
  type ReleaseReference,
  releaseReferenceFrom,
  releaseReferenceText,
} from './release-reference.ts'
import type { HeldOutScores } from './scores.ts'

/** A file to be attached to a release. */
export type Asset = {
  readonly name: string
  readonly contentType: string
  readonly bytes: Uint8Array
  readonly sha256: string
}

/** All that a release of a model is made of. The same model and scores make the same release. */
export type ModelRelease = {
  readonly tag: string
  readonly title: string
  /** Markdown. */
  readonly notes: string
  readonly assets: readonly Asset[]
  /** The model's own asset, with its digest. */
  readonly reference: ReleaseReference & { readonly tag: string; readonly sha256: string }
}

export type ModelReleaseInput = {
  /** `owner/name`. */
  readonly repository: string
  readonly model: Model
  /** `null`: after the model's version. */
  readonly tag: string | null
  readonly scores: HeldOutScores
  /** JSON of the evaluation behind the scores; `null`: none. */
  readonly evaluation: string | null
  /** SVG of it; `null`: none. */
  readonly chart: string | null
}

/** Every name that a release of ours may use: what stands under another is somebody else's. */
export const ASSET_NAMES: readonly string[] = [
  MODEL_ASSET,
  'wattlint-model.md',
  'evaluation.json',
  'evaluation.svg',
  CHECKSUMS_ASSET,
]

/** Throws `input` for a tag that no release can have, or a repository that is none. */
export function modelReleaseFrom(input: ModelReleaseInput): ModelRelease {
  const { repository, model, scores, evaluation, chart } = input
  const tag = input.tag ?? tagOf(model.version)
  if (!isReleaseTag(tag))
    throw new AppError(
      'input',
      `${quoted(tag)} is no tag that a release can have`,
      'Take letters, digits, dots and dashes, such as model-v1.2.0.',
    )
  const files: readonly Asset[] = [
    asset(MODEL_ASSET, 'application/json', modelJson(model)),
    asset('wattlint-model.md', 'text/markdown', modelCard(model)),
    ...(evaluation === null ? [] : [asset('evaluation.json', 'application/json', evaluation)]),
    ...(chart === null ? [] : [asset('evaluation.svg', 'image/svg+xml', chart)]),
  ]
  const sha256 = files.find(({ name }) => name === MODEL_ASSET)?.sha256 ?? ''
  const named = releaseReferenceFrom(`release:${repository}`)
  if (named === null)
    throw new AppError('input', `${quoted(repository)} is no repository`, 'Write OWNER/NAME.')
  const reference = { ...named, tag, sha256 }
  return {
    tag,
    title: `Model ${model.version}`,
    notes: releaseNotes(modelSummaryFrom(model), releaseReferenceText(reference), scores),
    assets: [...files, asset(CHECKSUMS_ASSET, 'text/plain', checksumsText(files))],
    reference,
  }
}

function asset(name: string, contentType: string, text: string): Asset {
  const bytes = new TextEncoder().encode(text)
  return { name, contentType, bytes, sha256: sha256Of(bytes) }
}

/** Versions are free text, and tags are not. */
function tagOf(version: string): string {
  const plain = version
    .replace(/[^\w.-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[v.-]+|[.-]+$/g, '')
  return `model-v${plain.slice(0, 100)}`
}

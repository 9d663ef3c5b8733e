import { writeWhole } from '../adapters/atomic-file.ts'
import type { TextVectors } from '../encode/text.ts'
import { AppError, EXIT_WITHIN } from '../errors.ts'
import { type OwnRow, unseenRows } from '../evaluate/own-rows.ts'
import { ownScores } from '../evaluate/own-scores.ts'
import { embeddedTexts } from '../predict/embedded.ts'
import { evaluationFormats, renderEvaluation } from '../report/evaluation-report.ts'
import { counted } from '../report/format.ts'
import { EVALUATION_SCHEMA_VERSION, type Evaluation } from '../schema/evaluation.ts'
import type { Model } from '../schema/model.ts'
import { embedderOf } from './embedder.ts'
import type { EvaluateFlags } from './flags.ts'
import type { Io } from './io.ts'
import { modelOf, progressOn } from './manifests.ts'
import { outputOf } from './outputs.ts'
import { readOwnRows, tellLeftOut } from './read-own-rows.ts'

const FILE_WIDTH = 120

export async function runEvaluate(named: string | undefined, flags: EvaluateFlags, io: Io): Promise<number> {
  const outputs = flags.output.map((text) => outputOf(text, evaluationFormats))
  const model = await modelOf(named, io)
  const evaluation = flags.rows === undefined ? keptIn(model) : await onRows(model, flags.rows, flags, io)
  for (const { format, file } of outputs)
    await writeWhole(io.cwd, file, renderEvaluation(evaluation, format, FILE_WIDTH))
  io.out(renderEvaluation(evaluation, flags.format, io.width))
  return EXIT_WITHIN
}

const headOf = ({ id, version }: Model): Pick<Evaluation, 'schema_version' | 'model'> => ({
  schema_version: EVALUATION_SCHEMA_VERSION,
  model: { id, version },
})

const keptIn = (model: Model): Evaluation => ({ ...headOf(model), given: null, scores: model.evaluation })

async function onRows(
  model: Model,
  paths: readonly string[],
  flags: EvaluateFlags,
  io: Io,
): Promise<Evaluation> {
  const { rows, readCount, refused } = await readOwnRows(paths, flags, model.coefficients, io)
  const { unseen, known } = unseenRows(model, rows)
  const leaked = rows.length - unseen.length
  const [first] = known
  if (first !== undefined && (flags.strict === true || unseen.length === 0))
    throw new AppError(
      'input',
      `the model knows ${counted(leaked, 'row')} of ${rows.length}: ${first.reason}, such as ${first.examples[0]}`,
      flags.strict === true
        ? 'Leave them out, or leave --strict out.'
        : 'Name rows of other workloads, or the model as it was before these.',
    )
  tellLeftOut([...known, ...refused], io)
  const { folds, weight } = flags
  const vectors = await vectorsOf(model, unseen, flags, io)
  const progress = progressOn(io, (done, total) => `fold ${done} of ${total}`)
  const { scopes, scores } = ownScores(model, unseen, {
    folds,
    weight,
    progress,
    ...(vectors === undefined ? {} : { vectors }),
  })
  return {
    ...headOf(model),
    given: {
      target: flags.target,
      read_rows: readCount,
      weight,
      refused: [...refused],
      known: [...known],
      scopes: [...scopes],
    },
    scores: [...scores],
  }
}

async function vectorsOf(
  model: Model,
  rows: readonly OwnRow[],
  flags: EvaluateFlags,
  io: Io,
): Promise<TextVectors | undefined> {
  const embedder = embedderOf(flags, io)
  if (embedder === null) return undefined
  const { vectors, prepare } = embeddedTexts(model, embedder)
  await prepare(rows.map(({ training }) => training.request))
  return vectors
}

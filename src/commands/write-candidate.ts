import { writeWhole } from '../adapters/atomic-file.ts'
import type { TextVectors } from '../encode/text.ts'
import { AppError } from '../errors.ts'
import { withChangedEvaluation } from '../evaluate/changed-scopes.ts'
import { OURS } from '../evaluate/held-out.ts'
import { type Embedder, embeddingsFor, textsOfTables } from '../predict/embedded.ts'
import { oneLine } from '../report/escape.ts'
import { counted, factor, percent } from '../report/format.ts'
import { modelCard } from '../report/model-card.ts'
import { modelJson } from '../report/model-json.ts'
import type { Model, ModelRow } from '../schema/model.ts'
import type { CandidateFlags } from './flags.ts'
import type { Io } from './io.ts'
import { progressOn } from './manifests.ts'

/**
 * The vectors that a model of these rows is fitted with; `undefined`: hashed by us. Throws `input` where a model's texts came
 * from an embedder that is not named.
 */
export async function trainingVectors(
  models: readonly Model[],
  rows: readonly ModelRow[],
  embedder: Embedder | null,
): Promise<TextVectors | undefined> {
  if (embedder !== null)
    return embeddingsFor(
      textsOfTables([...models.flatMap(({ tables }) => tables), { rows: [...rows] }]),
      embedder,
    )
  const trained = models.flatMap(({ parts }) =>
    parts.flatMap(({ encoder }) => encoder.text.embedder ?? []),
  )[0]
  if (trained === undefined) return undefined
  throw new AppError(
    'input',
    `the model was trained with the embedder ${JSON.stringify(trained)}`,
    'Name its address with --embedder.',
  )
}

/** Scores what changed since `base`, then writes the model and its card. */
export async function writeCandidate(
  unscored: Model,
  base: Model,
  flags: CandidateFlags,
  vectors: TextVectors | undefined,
  io: Io,
): Promise<void> {
  const progress = progressOn(io, (done, total) => `cross-validating, split ${done} of ${total}`)
  const options = { progress, ...(vectors === undefined ? {} : { vectors }) }
  const model = withChangedEvaluation(unscored, base, flags.evaluate, options)
  await writeWhole(io.cwd, flags.out, modelJson(model))
  if (flags.card !== undefined) await writeWhole(io.cwd, flags.card, modelCard(model))
  const tell = (line: string): void => io.err(`${oneLine(`wattlint: ${line}`)}\n`)
  const before = new Set(base.evaluation.map((score) => JSON.stringify(score)))
  for (const score of model.evaluation) {
    if (score.predictor !== OURS || before.has(JSON.stringify(score))) continue
    const coverage = score.interval_coverage_ratio
    tell(
      `${score.scope}, ${score.split}: ${factor(score.geometric_error_factor)} off` +
        `${coverage === null ? '' : `, ${percent(coverage)} inside the range`}, over ${counted(score.rows, 'row')}`,
    )
  }
  const rows = model.tables.reduce((sum, table) => sum + table.rows.length, 0)
  tell(`${flags.out}: model ${model.version} of ${counted(rows, 'row')}, ${model.id.slice(0, 12)}`)
}

const CLEAR_LINE = '\r\u001b[2K'

/** Does the work under a line that says so on a terminal. */
export function whileWorking<T>({ isErrTerminal, err }: Io, what: string, work: () => T): T {
  if (isErrTerminal) err(`wattlint: ${what}`)
  try {
    return work()
  } finally {
    if (isErrTerminal) err(CLEAR_LINE)
  }
}

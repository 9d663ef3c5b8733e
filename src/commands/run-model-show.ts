import { AppError, EXIT_WITHIN } from '../errors.ts'
import { modelChecks } from '../model-check.ts'
import { oneLine } from '../report/escape.ts'
import { counted } from '../report/format.ts'
import { jsonText } from '../report/json.ts'
import { modelCard } from '../report/model-card.ts'
import { type Model, modelSummaryFrom } from '../schema/model.ts'
import type { ModelOverview } from '../schema/model-overview.ts'
import type { ModelShowFlags } from './flags.ts'
import type { Io } from './io.ts'
import { modelOf } from './manifests.ts'

export async function runModelShow(
  named: string | undefined,
  { format }: ModelShowFlags,
  io: Io,
): Promise<number> {
  const model = await modelOf(named, io)
  io.out(format === 'json' ? jsonText(overviewOf(model)) : modelCard(model))
  return EXIT_WITHIN
}

const overviewOf = (model: Model): ModelOverview => ({
  schema_version: model.schema_version,
  ...modelSummaryFrom(model),
  parts: model.parts,
  evaluation: model.evaluation,
  sources: model.sources,
  limits: model.limits,
})

/** Prints every check that it makes. Throws `model` at the first file that fails one. */
export async function runModelVerify(named: string, io: Io): Promise<number> {
  const model = await modelOf(named, io)
  const tell = (line: string): void => io.out(`${oneLine(line)}\n`)
  tell(
    `ok      schema ${model.schema_version}: every field is there, every number is one, every row has those of its table`,
  )
  tell(`ok      the content is what its id says: ${model.id}`)
  const checks = modelChecks(model)
  for (const { claim, faults } of checks) {
    tell(`${faults.length === 0 ? 'ok    ' : 'FAILED'}  ${claim}`)
    for (const fault of faults) tell(`        ${fault}`)
  }
  const failed = checks.filter(({ faults }) => faults.length > 0)
  const [first] = failed
  if (first !== undefined)
    throw new AppError(
      'model',
      `model ${JSON.stringify(named)} fails ${counted(failed.length, 'check')} of ${checks.length + 2}: ${first.faults[0]}`,
      'Train it again.',
    )
  const rows = model.tables.reduce((sum, table) => sum + table.rows.length, 0)
  tell(
    `model ${model.version} of ${model.created}: ${counted(rows, 'row')}, ${counted(model.parts.length, 'part')}, ` +
      `${counted(model.sources.length, 'source')}`,
  )
  return EXIT_WITHIN
}

import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import * as z from 'zod'
import { writeWhole } from '../adapters/atomic-file.ts'
import type { WorkFolder } from '../adapters/work-folder.ts'
import { judgedAsItIs, scoresAsItIs } from '../evaluate/as-it-is.ts'
import { OURS } from '../evaluate/held-out.ts'
import { type OwnRow, unseenRows } from '../evaluate/own-rows.ts'
import { decisionFrom } from '../refresh/decision.ts'
import { oneLine } from '../report/escape.ts'
import { type ChartPoint, holdOutChart } from '../report/hold-out-chart.ts'
import { jsonText } from '../report/json.ts'
import { modelCard } from '../report/model-card.ts'
import { modelJson } from '../report/model-json.ts'
import { type Model, Score } from '../schema/model.ts'
import type { Io } from './io.ts'
import { modelOf } from './manifests.ts'
import { readOwnRows } from './read-own-rows.ts'
import type { RefreshFlags } from './refresh-flags.ts'

const SPLIT = 'own workloads, held out'

const ModelName = z.strictObject({ id: z.string(), version: z.string() })

/** What a refresh came to: a file of its work folder, and of a release. */
export const RefreshResult = z.strictObject({
  schema_version: z.literal('1'),
  outcome: z.enum(['replaced', 'kept', 'unproven']).meta({ description: 'what became of the model in use' }),
  reason: z.string(),
  in_use: ModelName,
  candidate: ModelName,
  held_out: z.strictObject({ rows: z.int().nonnegative(), groups: z.int().nonnegative() }),
  before: z.array(Score).meta({ description: 'errors of the model in use' }),
  after: z.array(Score).meta({ description: 'errors of the candidate, on the same rows' }),
})
export type RefreshResult = z.infer<typeof RefreshResult>

export const RESULT = 'evaluation.json'
export const CHART = 'evaluation.svg'

type Files = { readonly heldOut: string; readonly candidate: string }

/** Compares the candidate with the model in use on rows that neither knows, and puts it in its place where it is not worse. */
export async function judgeRefreshed(
  flags: RefreshFlags,
  work: WorkFolder,
  { heldOut, candidate: candidateFile }: Files,
  io: Io,
): Promise<void> {
  const isThere = existsSync(resolve(io.cwd, flags.current))
  const inUse = await modelOf(isThere ? flags.current : undefined, io)
  const candidate = await modelOf(work.path(candidateFile), io)
  const isEmpty = ((await work.text(heldOut)) ?? '').trim() === ''
  const rows = isEmpty ? [] : await unseenBy([inUse, candidate], work.path(heldOut), flags, io)
  const groups = new Set(rows.map(({ row }) => row.group)).size
  const [before, after] = [inUse, candidate].map((model) => [...scoresAsItIs(model, rows, SPLIT)])
  const scores = { before: before ?? [], after: after ?? [] }
  const decision = decisionFrom({ ...scores, groups })
  const isTaken =
    decision.outcome === 'replaced' || (decision.outcome === 'unproven' && flags.acceptUnproven === true)
  const result: RefreshResult = {
    schema_version: '1',
    outcome: isTaken ? 'replaced' : decision.outcome,
    reason: decision.reason,
    in_use: nameOf(inUse),
    candidate: nameOf(candidate),
    held_out: { rows: rows.length, groups },
    ...scores,
  }
  await work.write(RESULT, jsonText(result))
  await work.write(CHART, holdOutChart(pointsOf(inUse, candidate, rows)))
  if (isTaken) {
    await writeWhole(io.cwd, flags.current, modelJson(candidate))
    await writeWhole(io.cwd, flags.current.replace(/(?:\.json)?$/, '.md'), modelCard(candidate))
  }
  io.out(`${oneLine(sentenceOf(result, flags))}\n`)
}

const nameOf = ({ id, version }: Model) => ({ id, version })

async function unseenBy(
  models: readonly Model[],
  file: string,
  flags: RefreshFlags,
  io: Io,
): Promise<readonly OwnRow[]> {
  const [first] = models
  if (first === undefined) return []
  const { rows } = await readOwnRows(
    [file],
    { target: 'avg_power_w', weight: flags.weight, allowSynthetic: flags.allowSynthetic ?? false },
    first.coefficients,
    io,
  )
  return models.reduce<readonly OwnRow[]>((left, model) => unseenRows(model, left).unseen, rows)
}

function pointsOf(inUse: Model, candidate: Model, rows: readonly OwnRow[]): ChartPoint[] {
  return rows.flatMap((row) => {
    const [before, after] = [inUse, candidate].map(
      (model) => judgedAsItIs(model, row.scope, [row], OURS)[0]?.byPredictor.get(OURS)?.predictedW,
    )
    return after === undefined ? [] : [{ watts: row.row.watts, beforeW: before ?? null, afterW: after }]
  })
}

function sentenceOf({ outcome, reason, candidate }: RefreshResult, { current }: RefreshFlags): string {
  const why = `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`
  switch (outcome) {
    case 'replaced':
      return `${current} is now model ${candidate.version}, ${candidate.id.slice(0, 12)}. ${why}`
    case 'kept':
      return `The model in use stays: ${reason}.`
    case 'unproven':
      return `The model in use stays: ${reason}. Measure more workloads, or take the new one with --accept-unproven.`
  }
}

import { type Assessed, assess, assessOptionsFrom } from './assess.ts'
import type { Budget } from './budget.ts'
import { type Change, compare, type Predicted } from './compare.ts'
import { settleCopies } from './copies.ts'
import { EXIT_OVER, EXIT_WITHIN, exitCodes } from './errors.ts'
import type { Tree } from './find.ts'
import { judge } from './judge.ts'
import type { Config } from './schema/config.ts'
import type { InferenceRequest } from './schema/inference-request.ts'
import type { Prediction } from './schema/prediction.ts'
import type { Problem } from './schema/problem.ts'
import { type ModelSummary, REPORT_SCHEMA_VERSION, type Report } from './schema/report.ts'
import { totalsFrom } from './totals.ts'
import { version } from './version.ts'
import { workloadReports } from './workload-report.ts'

export type Predictor = {
  readonly predict: (request: InferenceRequest) => Prediction
  readonly summary: ModelSummary
  /** Awaited with all requests before the first is predicted, where a model has to ask for what it needs to know of them. */
  readonly prepare?: (requests: readonly InferenceRequest[]) => Promise<void>
}

export type CheckInput = {
  readonly head: Tree
  /** `null` = nothing to compare with: the report is absolute. */
  readonly base: { readonly tree: Tree; readonly ref: string; readonly commit: string | null } | null
  readonly predictor: Predictor
  readonly config: Config
  readonly budgets: readonly Budget[]
  readonly onProgress?: (done: number, total: number) => void
}

export type Checked = {
  readonly report: Report
  /** Errors of head that base has not: what this change made unreadable. */
  readonly newErrors: readonly Problem[]
}

/** The whole check. Pure but for the trees and the predictor it is handed. */
export async function check(input: CheckInput): Promise<Checked> {
  const { base, head, predictor, config, budgets } = input
  const options = assessOptionsFrom(config)
  const progress = input.onProgress === undefined ? {} : { onProgress: input.onProgress }
  const after = await assess(head, { ...options, ...progress })
  const before = base === null ? null : await assess(base.tree, options)
  await predictor.prepare?.([...after.requests, ...(before?.requests ?? [])])
  const predict = ({ requests }: Assessed): Predicted[] =>
    requests.map((request) => ({ request, prediction: predictor.predict(request), countedAs: null }))
  const { settled, problems } = settleCopies(predict(after), config.copies)
  const changes: Change[] =
    before === null
      ? settled.map((head) => ({ kind: 'unchanged', base: null, head }))
      : compare(settleCopies(predict(before), config.copies).settled, settled).map((change) =>
          keptIfUnread(change, after),
        )
  const workloads = workloadReports(changes)
  const totals = totalsFrom(workloads, before !== null)
  const report: Report = {
    schema_version: REPORT_SCHEMA_VERSION,
    tool: { name: 'wattlint', version },
    model: predictor.summary,
    base: base === null ? null : { ref: base.ref, commit: base.commit },
    workloads,
    problems: [...after.problems, ...problems],
    coverage: after.coverage,
    totals,
    verdict: judge(totals, budgets, workloads.length > 0),
  }
  return { report, newErrors: newErrors(after.problems, before?.problems ?? []) }
}

const UNREAD = 'Its file could not be read: figures are those of the base.'

/** A workload whose file cannot be read any more has not gone: it counts as it was. */
function keptIfUnread(change: Change, { problems }: Assessed): Change {
  if (change.kind !== 'removed') return change
  const { prediction } = change.base
  const isUnread = problems.some(
    ({ severity, path }) => severity === 'error' && path === change.base.request.path,
  )
  if (!isUnread) return change
  const head = {
    ...change.base,
    prediction: { ...prediction, assumptions: [...prediction.assumptions, UNREAD] },
  }
  return { kind: 'unchanged', base: change.base, head }
}

/** Base's problems are not this author's; lines move, so a problem is known again by file, kind and text, as often as it stands there. */
function newErrors(head: readonly Problem[], base: readonly Problem[]): Problem[] {
  const key = ({ path, kind, message }: Problem): string => JSON.stringify([path, kind, message])
  const known = new Map<string, number>()
  for (const problem of base) known.set(key(problem), (known.get(key(problem)) ?? 0) + 1)
  return head.filter((problem) => {
    const left = known.get(key(problem)) ?? 0
    known.set(key(problem), left - 1)
    return problem.severity === 'error' && left <= 0
  })
}

/** Over budget is what the gate is for, so it goes before bad input; a result with unread parts is no clean pass. */
export function exitStatus({ report, newErrors }: Checked): number {
  if (report.verdict.status === 'over') return EXIT_OVER
  return newErrors.length > 0 ? exitCodes.input : EXIT_WITHIN
}

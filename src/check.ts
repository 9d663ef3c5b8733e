import { type Assessed, assess, assessOptionsFrom } from './assess.ts'
import type { Budget } from './budget.ts'
import { type Change, compare, type Predicted } from './compare.ts'
import { settleCopies } from './copies.ts'
import { EXIT_OVER, EXIT_WITHIN, exitCodes } from './errors.ts'
import type { Tree } from './find.ts'
import { gateOf, type Seen, teamsFrom } from './gate.ts'
import { withImpact } from './impact/impact.ts'
import { nobody, type OwnersOf } from './owners.ts'
import type { Config } from './schema/config.ts'
import type { ImpactFactors } from './schema/impact.ts'
import type { InferenceRequest } from './schema/inference-request.ts'
import type { Prediction } from './schema/prediction.ts'
import type { Problem } from './schema/problem.ts'
import { type ModelSummary, REPORT_SCHEMA_VERSION, type Report } from './schema/report.ts'
import { totalsFrom } from './totals.ts'
import { version } from './version.ts'
import { reportedFrom } from './workload-report.ts'

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
  /** What turns energy into carbon and cost, where anybody set it. */
  readonly factors?: ImpactFactors | null
  /** Whose a file is, where no label says. */
  readonly ownersOf?: OwnersOf
  /** `YYYY-MM-DD`: waivers end. */
  readonly today: string
  readonly onProgress?: (done: number, total: number) => void
}

export type Checked = {
  readonly report: Report
  /** Errors of head that base has not: what this change made unreadable. */
  readonly newErrors: readonly Problem[]
  /** Every workload as rules see it. */
  readonly seen: readonly Seen[]
}

/** The whole check. Pure but for the trees and the predictor it is handed. */
export async function check(input: CheckInput): Promise<Checked> {
  const { base, head, predictor, config } = input
  const options = assessOptionsFrom(config)
  const progress = input.onProgress === undefined ? {} : { onProgress: input.onProgress }
  const after = await assess(head, { ...options, ...progress, keepsFiles: base !== null })
  const before = base === null ? null : await assess(base.tree, { ...options, known: after.known })
  await predictor.prepare?.([...after.requests, ...(before?.requests ?? [])])
  const predict = ({ requests }: Assessed): Predicted[] =>
    requests.map((request) => ({ request, prediction: predictor.predict(request), countedAs: null }))
  const { settled, problems } = settleCopies(predict(after), config.copies)
  const unread = unreadPaths(after.problems, before?.problems ?? [])
  const changes: Change[] =
    before === null
      ? settled.map((head) => ({ kind: 'unchanged', base: null, head }))
      : compare(settleCopies(predict(before), config.copies).settled, settled).map((change) =>
          keptIfUnread(change, unread),
        )
  const teamsOf = teamsFrom(config, input.ownersOf ?? nobody)
  const reported = reportedFrom(changes, { predict: predictor.predict, teamsOf })
  const drawn = reported.map(({ workload }) => workload)
  const factors = input.factors ?? null
  const { workloads, totals } = withImpact(
    { workloads: drawn, totals: totalsFrom(drawn, before !== null) },
    factors,
  )
  const gate = gateOf(reported, teamsOf, { ...input, hasBase: base !== null })
  const report: Report = {
    schema_version: REPORT_SCHEMA_VERSION,
    tool: { name: 'wattlint', version },
    model: predictor.summary,
    base: base === null ? null : { ref: base.ref, commit: base.commit },
    workloads,
    problems: [...after.problems, ...problems],
    coverage: after.coverage,
    totals,
    impact: factors,
    verdict: gate.verdict,
    waivers: [...gate.waivers],
  }
  return { report, newErrors: newErrors(after.problems, before?.problems ?? []), seen: gate.seen }
}

const UNREAD = 'Its file could not be read, or now holds what is not: figures are those of the base.'

/** Told as warnings, for many a repository has them; where a workload stood they are what became of it. */
const MAY_BE_WORKLOADS: ReadonlySet<Problem['kind']> = new Set(['fragment', 'unsupported-kind'])

/** Files of head that cannot be read, and those with what may be a workload and is none to us since this change. */
function unreadPaths(head: readonly Problem[], base: readonly Problem[]): ReadonlySet<string> {
  const unread = head.filter(({ severity }) => severity === 'error')
  const turned = unknownTo(base, head).filter(({ kind }) => MAY_BE_WORKLOADS.has(kind))
  return new Set([...unread, ...turned].map(({ path }) => path))
}

/** A workload whose file cannot be read any more has not gone: it counts as it was. */
function keptIfUnread(change: Change, unread: ReadonlySet<string>): Change {
  if (change.kind !== 'removed' || !unread.has(change.base.request.path ?? '')) return change
  const { prediction } = change.base
  const head = {
    ...change.base,
    prediction: { ...prediction, assumptions: [...prediction.assumptions, UNREAD] },
  }
  return { kind: 'unchanged', base: change.base, head }
}

const newErrors = (head: readonly Problem[], base: readonly Problem[]): Problem[] =>
  unknownTo(base, head).filter(({ severity }) => severity === 'error')

/** Base's problems are not this author's; lines move, so a problem is known again by file, kind and text, as often as it stands there. */
function unknownTo(base: readonly Problem[], head: readonly Problem[]): Problem[] {
  const key = ({ path, kind, message }: Problem): string => JSON.stringify([path, kind, message])
  const known = new Map<string, number>()
  for (const problem of base) known.set(key(problem), (known.get(key(problem)) ?? 0) + 1)
  return head.filter((problem) => {
    const left = known.get(key(problem)) ?? 0
    known.set(key(problem), left - 1)
    return left <= 0
  })
}

/** Over budget is what the gate is for, so it goes before bad input; a result with unread parts is no clean pass. */
export function exitStatus({ report, newErrors }: Checked): number {
  if (report.verdict.status === 'over') return EXIT_OVER
  return newErrors.length > 0 ? exitCodes.input : EXIT_WITHIN
}

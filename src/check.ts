import { type Assessed, assess, assessOptionsFrom } from './assess.ts'
import type { Budget } from './budget.ts'
import { type Change, compare, type Predicted } from './compare.ts'
import { settleCopies } from './copies.ts'
import { coveredAsIn } from './covered.ts'
import { EXIT_OVER, EXIT_WITHIN, exitCodes } from './errors.ts'
import type { Tree } from './find.ts'
import { gateOf, type Seen, teamsFrom } from './gate.ts'
import { withImpact } from './impact/impact.ts'
import { nobody, type OwnersOf } from './owners.ts'
import { nowhere, unrenderedError } from './render/failure.ts'
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
  const isCompared = base !== null
  const isCovered =
    base === null || base.commit === null ? {} : { isCovered: await coveredAsIn(base.tree, head) }
  const after = await assess(head, {
    ...options,
    ...progress,
    ...isCovered,
    keepsFiles: isCompared,
    isCompared,
  })
  const before =
    base === null ? null : await assess(base.tree, { ...options, known: after.known, isCompared })
  // What can be rendered there and not here, the change broke. What cannot be rendered there is nothing to compare with.
  if (before !== null && before.unrendered.length > 0)
    throw unrenderedError(before.unrendered, 'at the base, ')
  await predictor.prepare?.([...after.requests, ...(before?.requests ?? [])])
  const predict = ({ requests }: Assessed): Predicted[] =>
    requests.map((request) => ({ request, prediction: predictor.predict(request), countedAs: null }))
  const { settled, problems } = settleCopies(predict(after), config.copies)
  const unread = unreadFrom(after, before)
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
    problems: [...after.problems, ...problems, ...nowhere(after.absent, before?.absent ?? [])],
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

/** Does a workload stand in a file of head that cannot be read, or that holds what may be a workload and is none to us since this change? */
function unreadFrom(after: Assessed, before: Assessed | null): (request: InferenceRequest) => boolean {
  const unread = after.problems.filter(({ severity }) => severity === 'error')
  const turned = unknownTo(before?.problems ?? [], after.problems).filter(({ kind }) =>
    MAY_BE_WORKLOADS.has(kind),
  )
  const paths = new Set([...unread, ...turned].map(({ path }) => path))
  const unrendered = new Set(after.unrendered.map(({ rendering }) => JSON.stringify(rendering)))
  return ({ path, rendering }) => paths.has(path ?? '') || unrendered.has(JSON.stringify(rendering ?? null))
}

/** A workload whose file cannot be read any more has not gone: it counts as it was. */
function keptIfUnread(change: Change, isUnread: (request: InferenceRequest) => boolean): Change {
  if (change.kind !== 'removed' || !isUnread(change.base.request)) return change
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

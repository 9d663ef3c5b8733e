import { createHash } from 'node:crypto'
import { grouped } from '../grouped.ts'
import type { Problem } from '../schema/problem.ts'
import type { BudgetCheck, Report, Verdict, Waived, WaiverReport, WorkloadReport } from '../schema/report.ts'
import { oneLine } from './escape.ts'
import { type FindingRuleId, findingRules } from './finding-rules.ts'
import { counted } from './format.ts'
import { advice, nameOf, overBy, type Show, waivedSentence } from './sentences.ts'

export type FindingLevel = 'error' | 'warning' | 'note'

/** What a reviewer has to look at, in the form that every tool for findings takes. */
export type Finding = {
  readonly rule_id: FindingRuleId
  readonly level: FindingLevel
  readonly title: string
  /** One visible line; what is syntax to a format is still in it. */
  readonly message: string
  /** As the report has it. Hostile text. */
  readonly path: string | null
  readonly line: number | null
  /** The same for the same finding in the next report, whatever its line and its figures. No two of a report share one. */
  readonly fingerprint: string
  /** Hostile text. */
  readonly workload: string | null
  /** Who let it pass; `null`: nobody did. */
  readonly waived: Waived | null
}

/** What a finding is made from; `key` tells it from others of its rule. */
type Draft = Omit<Finding, 'title' | 'fingerprint'> & { readonly key: readonly (string | null)[] }

/** A waiver that ends within these days is told before it does. */
const SOON_DAYS = 14

const LONGEST_NAME = 200
const LONGEST_MESSAGE = 1000

const show: Show = (text) => oneLine(text, LONGEST_NAME) || '(empty)'

/** Everything to look at, worst first: in the order errors, warnings, notes, and budgets before waivers before problems. */
export function findingsFrom({ verdict, waivers, workloads, problems }: Report): readonly Finding[] {
  const drafts = [
    ...budgetDrafts(verdict),
    ...waiverDrafts(waivers, workloads),
    ...problems.toSorted(byPlace).map(problemDraft),
  ]
  const ordered = (['error', 'warning', 'note'] as const).flatMap((level) =>
    drafts.filter((draft) => draft.level === level),
  )
  const prints = fingerprints(ordered)
  return ordered.map(({ key, ...finding }, index) => ({
    ...finding,
    title: findingRules[finding.rule_id].title,
    message: oneLine(finding.message, LONGEST_MESSAGE),
    fingerprint: prints[index] ?? '',
  }))
}

function budgetDrafts(verdict: Verdict): readonly Draft[] {
  if (verdict.status === 'unjudged') return []
  const breaches: readonly BudgetCheck[] = verdict.status === 'over' ? verdict.breaches : []
  return [
    ...furthestFirst(breaches).map((check) => budgetDraft(check, 'error')),
    ...furthestFirst(verdict.warnings).map((check) => budgetDraft(check, 'warning')),
    ...furthestFirst(verdict.waived).map((check) => budgetDraft(check, 'note')),
  ]
}

const furthestFirst = (checks: readonly BudgetCheck[]): readonly BudgetCheck[] =>
  checks.toSorted((a, b) => overRatio(b) - overRatio(a) || 0)

/** Every figure is infinitely over a limit of nothing: of these the difference of two is no number. */
const overRatio = ({ figure, limit }: BudgetCheck): number => figure / limit

/** A waived one is of the same rule and the same fingerprint as it was before: tools close it instead of opening another. */
function budgetDraft(check: BudgetCheck, level: FindingLevel): Draft {
  const { budget, rule, of, biggest, waived } = check
  const told = `${level === 'error' ? 'Over budget' : 'Warning'}: ${overBy(check, show)}. ${adviceOn(check, show)}`
  return {
    rule_id: check.level === 'fail' ? 'over-budget' : 'budget-warning',
    level,
    message: level === 'note' ? waivedSentence(check, show) : told,
    path: biggest?.path ?? null,
    line: biggest?.line ?? null,
    workload: biggest?.workload ?? null,
    waived,
    key: [budget, rule, of],
  }
}

/** What to do about one check that is over. */
export const adviceOn = (check: BudgetCheck, show: Show): string =>
  advice({ status: 'over', checks: [], unjudged: [], warnings: [], waived: [], breaches: [check] }, show)

function waiverDrafts(
  waivers: readonly WaiverReport[],
  workloads: readonly WorkloadReport[],
): readonly Draft[] {
  const named = grouped(waivers.length === 0 ? [] : workloads, nameOf)
  return waivers.flatMap((waiver) => waiverDraft(waiver, named.get(waiver.of.replace(/^\//, ''))?.[0]))
}

function waiverDraft(waiver: WaiverReport, workload: WorkloadReport | undefined): readonly Draft[] {
  const { rule, of, status, days_left } = waiver
  const shared = {
    path: workload?.path ?? null,
    line: workload?.line ?? null,
    workload: workload === undefined ? null : nameOf(workload),
    waived: null,
    key: [rule, of],
  }
  const whose = `of ${show(of)}${rule === null ? '' : ` for rule ${show(rule)}`} (${show(waiver.reason)}${waiver.owner === null ? '' : `, ${show(waiver.owner)}`})`
  if (status === 'new') {
    const message = `This change adds the waiver ${whose} until ${waiver.until}. It does not count before it is on the base branch: review its reason and its date.`
    return [{ ...shared, rule_id: 'waiver-new', level: 'note', message }]
  }
  if (status === 'expired') {
    const message = `The waiver ${whose} ended on ${waiver.until}. Remove it, or renew it.`
    return [{ ...shared, rule_id: 'waiver-expired', level: 'warning', message }]
  }
  if (days_left > SOON_DAYS) return []
  const when = days_left === 0 ? 'today' : `in ${counted(days_left, 'day')}`
  const message = `The waiver ${whose} ends ${when}, on ${waiver.until}. Bring the workload under its limit, or renew the waiver.`
  return [{ ...shared, rule_id: 'waiver-ends-soon', level: 'warning', message }]
}

const problemDraft = ({ kind, severity, path, line, message }: Problem): Draft => ({
  rule_id: kind,
  level: severity,
  message,
  path,
  line,
  workload: null,
  waived: null,
  // A message may name the line of something else.
  key: [path, message.replace(/(?<=\bline |:)\d+/g, '')],
})

const byPlace = (a: Problem, b: Problem): number =>
  compared(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || compared(a.message, b.message)

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Findings that are alike in everything that lasts are told apart by their order. */
function fingerprints(drafts: readonly Draft[]): readonly string[] {
  const seen = new Map<string, number>()
  return drafts.map(({ rule_id, key }) => {
    const lasting = JSON.stringify([rule_id, ...key])
    const times = seen.get(lasting) ?? 0
    seen.set(lasting, times + 1)
    return createHash('sha256')
      .update(times === 0 ? lasting : `${lasting}#${times}`)
      .digest('hex')
  })
}

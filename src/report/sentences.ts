import { grouped } from '../grouped.ts'
import { isSyntheticRow, type Provenance, type Scope } from '../schema/prediction.ts'
import type {
  BudgetCheck,
  Coverage,
  ModelSummary,
  Report,
  Verdict,
  WorkloadReport,
} from '../schema/report.ts'
import { oneLine } from './escape.ts'
import {
  againstLimit,
  count,
  counted,
  signedPercent,
  signedWatts,
  wattDeltaRange,
  wattRange,
  watts,
  withDurations,
} from './format.ts'

/** What every format says in the same words. Nothing in here holds text of the manifests, except where it says so. */

export const scopeText = {
  gpu_board_at_load: 'GPU boards at full load',
  pod_kepler_total: 'pods as Kepler attributes them',
  modelled_wall: "share of a node's wall power",
} as const satisfies Record<Scope, string>

export const provenanceText = {
  measured: 'measured',
  kepler: 'from Kepler',
  modelled: 'computed',
} as const satisfies Record<Provenance, string>

/** Said wherever a report speaks of its model, or shows its figures: '' where every row of Kepler's had a meter. */
export function syntheticSentence({ label_sources, rows }: ModelSummary): string {
  const synthetic = label_sources.filter(isSyntheticRow).reduce((sum, source) => sum + source.rows, 0)
  return synthetic === 0
    ? ''
    : `the model learned from ${counted(synthetic, 'row')} of ${count(rows)} whose power source is fake, unknown or an estimate`
}

/** Why something was passed over, and what to do about it; a reason that is not in here is shown as it is. Hostile then. */
export const skipText = (reason: string): string => skipTexts.get(reason) ?? reason

const skipTexts: ReadonlyMap<string, string> = new Map([
  ['excluded', 'left out by exclude'],
  ['rendered', 'read as it is rendered'],
  ['symbolic-link', 'symbolic link, never followed'],
  ['not-a-file', 'not a plain file'],
  ['template', 'template, which has to be rendered first'],
  ['not-kubernetes', 'no Kubernetes object in it'],
  ['kustomize-patch', 'patch of a kustomization, which changes another object'],
  ['fragment', 'patch or fragment without containers'],
  ['empty', 'empty'],
])

/** Nobody expects these to be read: they are counted and not listed. */
export const isExpectedSkip = (reason: string): boolean => reason === 'not-kubernetes' || reason === 'empty'

/** Another file's copy of the same workload counts in its place. */
export const isCopy = ({ counted_as }: WorkloadReport): boolean => counted_as !== null

/** Finds the workloads that only their file tells from another of the same name. */
export function twinsIn(workloads: readonly WorkloadReport[]): (workload: WorkloadReport) => boolean {
  const key = (workload: WorkloadReport): string => JSON.stringify([nameOf(workload), workload.workload_kind])
  const twins = grouped(workloads, key)
  return (workload) => (twins.get(key(workload))?.length ?? 0) > 1
}

/** `shop/checkout`, with the part of a workload that has several. Hostile text. */
export function nameOf({ namespace, workload_name, component }: WorkloadReport): string {
  const name = namespace === '' ? workload_name : `${namespace}/${workload_name}`
  return component === null ? name : `${name} (${component})`
}

/** `+38 W (+21 %, likely range +25…+52 W)`; `98 W (likely range 41–220 W)` without a base. */
export function headline({ workloads, totals: { power_w, delta } }: Report): {
  figure: string
  detail: string
} {
  if (workloads.length === 0) return { figure: 'No workloads', detail: '' }
  if (delta !== null && workloads.every(({ change }) => change === 'unchanged'))
    return { figure: 'No change', detail: '' }
  if (delta === null) return { figure: watts(power_w.p50), detail: `likely range ${wattRange(power_w)}` }
  const { p10, p50, p90 } = delta.power_w
  const share = delta.power_ratio === null ? [] : [signedPercent(delta.power_ratio)]
  const range = p10 === p50 && p50 === p90 ? [] : [`likely range ${wattDeltaRange(delta.power_w)}`]
  return { figure: signedWatts(p50), detail: [...share, ...range].join(', ') }
}

/** `6 workloads changed`, `12 workloads` without a base. */
export function workloadCount({ base, workloads }: Report): string {
  const there = workloads.filter(({ change }) => change !== 'removed').length
  if (base === null) return there === 0 ? 'no workloads' : counted(there, 'workload')
  const changed = workloads.filter(({ change }) => change !== 'unchanged').length
  if (changed === 0) return there === 0 ? 'no workloads' : `none of ${counted(there, 'workload')} changed`
  return `${counted(changed, 'workload')} changed`
}

/** How text of the manifests is shown in a sentence. */
export type Show = (text: string) => string

/** `Over budget: 132 W is 12 W over the limit of 120 W.`, one sentence a breach, warning, waiver or verdict. */
export function verdictSentences(verdict: Verdict, show: Show = oneLine): readonly string[] {
  if (verdict.status === 'unjudged') return [UNJUDGED[verdict.reason]]
  const within = verdict.checks.filter(({ is_over }) => !is_over)
  return [
    ...(verdict.status === 'over'
      ? verdict.breaches.map((breach) => `Over budget: ${overBy(breach, show)}.`)
      : within.length > 0
        ? [`Within budget: ${within.map((check) => withinBy(check, show)).join('; ')}.`]
        : []),
    ...verdict.warnings.map((check) => `Warning: ${overBy(check, show)}.`),
    ...verdict.waived.map((check) => waivedSentence(check, show)),
    ...unjudgedSentences(verdict),
  ]
}

export function waivedSentence(check: BudgetCheck, show: Show): string {
  const { waived } = check
  const owner = waived?.owner ? `, ${show(waived.owner)}` : ''
  return `Waived until ${waived?.until ?? ''} (${show(waived?.reason ?? '')}${owner}): ${overBy(check, show)}.`
}

type UnjudgedReason = Extract<Verdict, { status: 'unjudged' }>['reason']

const UNJUDGED = {
  'no-budget': 'Not judged: no budget is set.',
  'no-base': 'Not judged: the budget limits growth, and there is no base to grow from.',
  'no-workloads': 'Not judged: no workload was read.',
} as const satisfies Record<UnjudgedReason, string>

const unjudgedSentences = ({ unjudged }: { readonly unjudged: readonly string[] }): string[] =>
  unjudged.length === 0
    ? []
    : [`Not judged: ${unjudged.join(', ')}, for there is no base to grow from, or no rate to reckon with.`]

/** `shop/web: 132 W is 12 W over the limit of 120 W (rule big)`. */
export function overBy(check: BudgetCheck, show: Show): string {
  const { figure, limit, distance } = againstLimit(check)
  const of = check.of === null ? '' : `${show(check.of)}: `
  const least = check.confidence === 'point' ? '' : 'at least '
  const rule =
    check.rule === null ? '' : ` (${[`rule ${show(check.rule)}`, ...certaintyOf(check)].join(', ')})`
  return `${of}${check.is_delta ? 'a change of ' : ''}${least}${figure} is ${distance} over the limit of ${limit}${rule}`
}

function withinBy(check: BudgetCheck, show: Show): string {
  const { figure, limit } = againstLimit(check)
  const of = check.of === null ? '' : ` for ${show(check.of)}`
  const floor = check.figure > check.limit ? ', below the floor' : ''
  const sure = check.confidence === 'point' ? '' : ` at least (${certaintyOf(check).join()})`
  return check.is_delta
    ? `a change of ${figure}${sure}${of}, limit ${limit}${floor}`
    : `${figure}${sure} of ${limit}${of}`
}

const CERTAINTY = { point: [], likely: ['3 in 4 sure'], certain: ['9 in 10 sure'] } as const

const certaintyOf = ({ confidence }: BudgetCheck): readonly string[] => CERTAINTY[confidence]

/** What to do about a verdict; '' when there is nothing to do. */
export function advice(verdict: Verdict, show: Show = oneLine): string {
  switch (verdict.status) {
    case 'over': {
      const { remedy, biggest } = verdict.breaches[0]
      if (remedy !== null)
        return `${count(remedy.to)} instead of ${counted(remedy.from, 'replica')} of ${show(remedy.workload)} would do. Or lower requests, raise the budget, or waive it.`
      return biggest === null
        ? 'Lower replicas or requests, raise the budget, or waive it.'
        : `Lower the replicas or requests of ${show(biggest.workload)}, raise the budget, or waive it.`
    }
    case 'within':
      return ''
    case 'unjudged':
      return UNJUDGED_ADVICE[verdict.reason]
  }
}

const UNJUDGED_ADVICE = {
  'no-budget': 'Set a budget such as "120 W", "80 kWh/month" or "+5 %" to have the next change judged.',
  'no-base': 'Name a base to compare with, or set an absolute budget such as "120 W".',
  'no-workloads':
    'Name files that hold workloads; render charts and kustomizations first: helm template … | wattlint check -',
} as const satisfies Record<UnjudgedReason, string>

/** `14 of 14 workloads predicted · 9 of 12 files are manifests · 3 objects of other kinds`. */
export function coverageSentence(coverage: Coverage, show: Show = oneLine): string {
  const others = sum(coverage.other_kinds)
  const skipped = sum(coverage.skipped)
  const notRendered = Object.entries(coverage.not_rendered)
    .map(([kind, times]) => `${count(times)} ${show(kind)}`)
    .join(', ')
  return [
    `${count(coverage.predicted)} of ${counted(coverage.workloads, 'workload')} predicted`,
    `${count(coverage.manifests)} of ${counted(coverage.files, 'file')} ${coverage.manifests === 1 ? 'is a manifest' : 'are manifests'}`,
    ...(others > 0 ? [`${counted(others, 'object')} of other kinds`] : []),
    ...(notRendered === '' ? [] : [`not rendered: ${notRendered}`]),
    ...(skipped > 0 ? [`${counted(skipped, 'file')} skipped`] : []),
    ...unreadParts(coverage),
  ].join(' · ')
}

/** `2 files not readable and 1 file read in part`: figures are then of a part only. '' when all was read. */
export function unreadSentence(coverage: Coverage): string {
  const parts = unreadParts(coverage)
  return parts.length === 0 ? '' : `${parts.join(' and ')}: the figures do not hold the rest`
}

const unreadParts = ({ unreadable, partial }: Coverage): string[] => [
  ...(unreadable > 0 ? [`${counted(unreadable, 'file')} not readable`] : []),
  ...(partial > 0 ? [`${counted(partial, 'file')} read in part`] : []),
]

/** A text, the number of workloads that it is said of, and the first of them. Hostile text. */
export type Counted = { readonly text: string; readonly workloads: number; readonly first: string }

/** Every assumption once, that of most workloads first. */
export const countedAssumptions = (workloads: readonly WorkloadReport[]): Counted[] =>
  countedTexts(workloads, ({ assumptions }) => assumptions.map(withDurations))

/** Every reason to trust figures of what was not measured no more than they are, that of most workloads first. */
export const countedDoubts = (workloads: readonly WorkloadReport[]): Counted[] =>
  countedTexts(workloads, ({ confidence: { grade, is_out_of_distribution, reason } }) =>
    is_out_of_distribution ? [`confidence ${grade}, ${reason}`] : [],
  )

function countedTexts(
  workloads: readonly WorkloadReport[],
  textsOf: (workload: WorkloadReport) => readonly string[],
): Counted[] {
  const counts = new Map<string, { workloads: number; first: string }>()
  for (const workload of workloads.filter(({ change }) => change !== 'removed')) {
    for (const text of new Set(textsOf(workload))) {
      const known = counts.get(text) ?? { workloads: 0, first: nameOf(workload) }
      counts.set(text, { ...known, workloads: known.workloads + 1 })
    }
  }
  return [...counts].map(([text, known]) => ({ text, ...known })).sort((a, b) => b.workloads - a.workloads)
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, one) => total + one, 0)

/** Growth of a workload's power; a removed one draws nothing any more. */
export const powerDeltaW = ({ change, power_w, before }: WorkloadReport): number =>
  (change === 'removed' ? 0 : power_w.p50) - (before?.power_w.p50 ?? 0)

const byName = (a: WorkloadReport, b: WorkloadReport): number => {
  const [left, right] = [
    JSON.stringify([nameOf(a), a.workload_kind, a.path]),
    JSON.stringify([nameOf(b), b.workload_kind, b.path]),
  ]
  return left < right ? -1 : left > right ? 1 : 0
}

/** Biggest change of power first; then by name, so that the order does not hang on the files'. */
export const biggestChangeFirst = (workloads: readonly WorkloadReport[]): WorkloadReport[] =>
  workloads.toSorted((a, b) => Math.abs(powerDeltaW(b)) - Math.abs(powerDeltaW(a)) || byName(a, b))

/** Biggest power first, at head or, when removed, at base. */
export const biggestFirst = (workloads: readonly WorkloadReport[]): WorkloadReport[] =>
  workloads.toSorted((a, b) => drawn(b) - drawn(a) || byName(a, b))

const drawn = ({ change, power_w, before }: WorkloadReport): number =>
  change === 'removed' ? (before ?? { power_w }).power_w.p50 : power_w.p50

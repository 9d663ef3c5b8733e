import type { Problem } from '../schema/problem.ts'
import type { Report, WorkloadReport } from '../schema/report.ts'
import { causeText, energyText, gpuText, movedText, placeOf, podsText, runText } from './cells.ts'
import { mdCode, mdProse } from './escape.ts'
import { count, counted, kwh, kwhRange, signedWatts, wattRange, watts } from './format.ts'
import {
  factorSentences,
  impactDeltaText,
  impactText,
  type Measure,
  measuresOf,
  totalTexts,
} from './impact.ts'
import { row, small } from './markdown-cells.ts'
import type { Room } from './room.ts'
import {
  biggestChangeFirst,
  biggestFirst,
  type Counted,
  countedAssumptions,
  countedDoubts,
  coverageSentence,
  isCopy,
  isExpectedSkip,
  nameOf,
  powerDeltaW,
  skipText,
  twinsIn,
} from './sentences.ts'

/** A fold of the report: both parts are finished Markdown. */
export type Section = {
  readonly title: string
  readonly body: string
}

const COPY = 'copy, not in the total'

const MOST_CAUSES = 3
const MOST_NOTES = 25

/** The table above the fold: what changed, or everything where there is no base. '' when there is nothing to show. */
export function changedWorkloads(report: Report, most: number): string {
  const { base, workloads } = report
  if (base === null) return absoluteTable(report, biggestFirst(workloads), most)
  const changed = biggestChangeFirst(workloads.filter(({ change }) => change !== 'unchanged'))
  if (changed.length === 0) return ''
  const isTwin = twinsIn(workloads)
  const measures = measuresOf(report)
  return [
    row([
      'Workload',
      'Before',
      'After',
      'Δ',
      'Cause',
      ...measures.map(({ title }) => title),
      'GPUs',
      'Confidence',
    ]),
    row([':--', '--:', '--:', '--:', ':--', ...measures.map(() => '--:'), '--:', ':--']),
    ...changed.slice(0, most).map((workload) => changedRow(workload, isTwin(workload), measures)),
    totalRow(report, measures),
    ...moreLines(changed.length - most, 'changed workload'),
  ].join('\n')
}

function changedRow(workload: WorkloadReport, isTwin: boolean, measures: readonly Measure[]): string {
  const { change, power_w, before, gpu_count } = workload
  const isGone = change === 'removed'
  const gpusBefore = before?.gpu_count ?? gpu_count
  return row([
    workloadCell(workload, isTwin),
    before === null ? 'new' : watts(before.power_w.p50),
    isGone ? 'removed' : `**${watts(power_w.p50)}**${small([wattRange(power_w)])}`,
    signedWatts(powerDeltaW(workload)),
    causeCell(workload),
    ...measures.map((measure) => changedImpact(measure, workload)),
    gpuText(isGone ? 0 : gpu_count, gpusBefore),
    isGone ? '' : confidenceCell(workload),
  ])
}

/** Now, and by how much it changed; what has gone has nothing now. */
function changedImpact(measure: Measure, workload: WorkloadReport): string {
  const delta = impactDeltaText(measure, workload)
  if (workload.change === 'removed') return delta
  return `${impactText(measure, workload.impact)}${small([delta].filter((text) => text !== ''))}`
}

function workloadCell(workload: WorkloadReport, isTwin: boolean): string {
  const facts = workload.change === 'removed' ? [] : runFacts(workload)
  return nameCell(workload, isTwin, isCopy(workload) ? [...facts, COPY] : facts)
}

const nameCell = (workload: WorkloadReport, isTwin: boolean, facts: readonly string[]): string =>
  `${mdCode(nameOf(workload))}${small([mdProse(workload.workload_kind, 40), ...fileOf(workload, isTwin), ...facts])}`

const fileOf = ({ path }: WorkloadReport, isTwin: boolean): string[] =>
  isTwin && path !== null ? [mdCode(path, 120)] : []

const runFacts = (workload: WorkloadReport): string[] =>
  workload.energy.kind === 'continuous' ? [] : [`${runText(workload)}, ${energyText(workload)}`]

/** What moved the figure, biggest first; the rest is counted. By how much, where that does not stand beside it. */
function causeCell(workload: WorkloadReport): string {
  const { change, causes, energy } = workload
  if (change !== 'changed') return ''
  const more = causes.length - MOST_CAUSES
  const delta = signedWatts(powerDeltaW(workload))
  const told = causes.slice(0, MOST_CAUSES).map((cause) => {
    const moved = movedText(cause, energy)
    const what = causeText(cause, (text) => mdCode(text, 40))
    return causes.length === 1 && moved === delta ? what : `${what}: ${moved}`
  })
  return [...told, ...(more > 0 ? [`and ${counted(more, 'more change')}`] : [])].join('<br>')
}

/** In a few words: the sentence is among the notes. */
const confidenceCell = ({ confidence: { grade, is_out_of_distribution } }: WorkloadReport): string =>
  `${grade}${small(is_out_of_distribution ? ['not measured'] : [])}`

function totalRow({ totals }: Report, measures: readonly Measure[]): string {
  const { power_w, gpu_count, delta } = totals
  const beforeW = power_w.p50 - (delta?.power_w.p50 ?? 0)
  return row([
    '**All workloads**',
    watts(beforeW),
    `**${watts(power_w.p50)}**${small([wattRange(power_w)])}`,
    `**${signedWatts(delta?.power_w.p50 ?? 0)}**`,
    '',
    ...measures.map((measure) => totalImpact(measure, totals, true)),
    gpuText(gpu_count, gpu_count - (delta?.gpu_count ?? 0)),
    '',
  ])
}

/** Its growth stands where growth stands: `hasDelta`. */
function totalImpact(measure: Measure, { impact }: Report['totals'], hasDelta: boolean): string {
  const { month, range, delta, runOnce } = totalTexts(measure, impact)
  const once = runOnce === '' ? '' : `one run: ${runOnce}`
  const parts = [hasDelta ? delta : '', range, once]
  return `${month}${small(parts.filter((text) => text !== ''))}`
}

/** What carbon and cost were multiplied with, and who says so. '' where neither is asked for. */
export function factorsNote(report: Report): string {
  const sentences = factorSentences(report).map((sentence) => mdProse(sentence))
  return sentences.length === 0 ? '' : `<sub>${sentences.join('<br>')}</sub>`
}

function absoluteTable(report: Report, workloads: readonly WorkloadReport[], most: number): string {
  if (workloads.length === 0) return ''
  const { totals } = report
  const measures = measuresOf(report)
  const total = row([
    '**All workloads**',
    count(totals.pods),
    `**${watts(totals.power_w.p50)}**${small([wattRange(totals.power_w)])}`,
    `${kwh(totals.monthly_kwh.p50)}/month${runOnce(totals)}`,
    ...measures.map((measure) => totalImpact(measure, totals, false)),
    gpuText(totals.gpu_count, totals.gpu_count),
    '',
  ])
  return [
    ...absoluteRows(workloads.slice(0, most), twinsIn(workloads), measures),
    total,
    ...moreLines(workloads.length - most, 'workload'),
  ].join('\n')
}

const absoluteRows = (
  workloads: readonly WorkloadReport[],
  isTwin: (workload: WorkloadReport) => boolean,
  measures: readonly Measure[],
): string[] => [
  row(['Workload', 'Pods', 'Power', 'Energy', ...measures.map(({ title }) => title), 'GPUs', 'Confidence']),
  row([':--', '--:', '--:', '--:', ...measures.map(() => '--:'), '--:', ':--']),
  ...workloads.map((workload) =>
    row([
      nameCell(workload, isTwin(workload), isCopy(workload) ? [COPY] : []),
      podsText({ ...workload, before: null }),
      `**${watts(workload.power_w.p50)}**${small([wattRange(workload.power_w)])}`,
      `${energyText(workload)}${small([runText(workload)].filter((text) => text !== ''))}`,
      ...measures.map((measure) => impactText(measure, workload.impact)),
      gpuText(workload.gpu_count, workload.gpu_count),
      confidenceCell(workload),
    ]),
  ),
]

const runOnce = ({ run_once_kwh: energy }: Report['totals']): string =>
  energy.p50 === 0 ? '' : small([`one run: ${kwh(energy.p50)} (${kwhRange(energy)})`])

const moreLines = (more: number, what: string): string[] =>
  more > 0 ? ['', `and ${counted(more, `more ${what}`)}.`] : []

/** Every workload at head; `null` when the table above already shows them all. */
export function allWorkloads(
  report: Report,
  { changed, listed }: Pick<Room, 'changed' | 'listed'>,
): Section | null {
  const workloads = biggestFirst(report.workloads.filter(({ change }) => change !== 'removed'))
  const shown = report.base === null ? workloads : workloads.filter(({ change }) => change !== 'unchanged')
  if (shown.length === workloads.length && workloads.length <= changed) return null
  return {
    title: `All ${counted(workloads.length, 'workload')}`,
    body: absoluteTable(report, workloads, listed),
  }
}

/** What was assumed, what was not measured, what could not be read and what was passed over. */
export function notes(report: Report, listed: number): Section {
  const most = Math.min(listed, MOST_NOTES)
  const { coverage, problems, workloads } = report
  const assumptions = countedAssumptions(workloads).map(countedLine)
  const doubts = countedDoubts(workloads)
  const unexpected = coverage.skipped_files.filter(({ reason }) => !isExpectedSkip(reason))
  const skipped = unexpected.map(
    ({ path, reason }) => `- ${mdCode(path, 120)} ${mdProse(skipText(reason), 80)}`,
  )
  const skippedDocuments = Object.entries(coverage.skipped_documents)
    .filter(([reason]) => !isExpectedSkip(reason))
    .map(([reason, times]) => `- ${counted(times, 'document')}: ${mdProse(skipText(reason), 80)}`)
  const worstFirst = problems.toSorted(
    (a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'),
  )
  const lists = [
    list('Assumed', assumptions, most),
    list('Not measured', doubts.map(countedLine), most),
    list('Problems', worstFirst.map(problemLine), most),
    list('Skipped', [...skippedDocuments, ...skipped], most),
  ]
  const counts = [
    ...(assumptions.length > 0 ? [counted(assumptions.length, 'assumption')] : []),
    ...(doubts.length > 0 ? [`${counted(sumOf(doubts), 'workload')} not measured`] : []),
    ...(problems.length > 0 ? [counted(problems.length, 'problem')] : []),
    ...(skipped.length > 0 ? [`${counted(skipped.length, 'file')} skipped`] : []),
  ]
  const title = counts.length === 0 ? 'What was read' : counts.join(', ')
  return {
    title,
    body: [
      ...lists.filter((part) => part !== ''),
      `${coverageSentence(coverage, (kind) => mdProse(kind, 60))}.`,
    ].join('\n\n'),
  }
}

const sumOf = (texts: readonly Counted[]): number => texts.reduce((sum, { workloads }) => sum + workloads, 0)

const countedLine = ({ text, workloads, first }: Counted): string =>
  `- ${workloads === 1 ? mdCode(first) : counted(workloads, 'workload')}: ${mdProse(text)}`

const problemLine = ({ severity, message, ...place }: Problem): string =>
  `- ${severity === 'error' ? '❌' : '⚠️'} ${mdCode(placeOf(place), 120)} ${mdProse(message)}`

function list(title: string, lines: readonly string[], most: number): string {
  if (lines.length === 0) return ''
  const more = lines.length - most
  return [
    `**${title}**`,
    '',
    ...lines.slice(0, most),
    ...(more > 0 ? [`- and ${count(more)} more`] : []),
  ].join('\n')
}

import type { Problem } from '../schema/problem.ts'
import type { Report, WorkloadReport } from '../schema/report.ts'
import { changedFacts, energyText, gpuText, placeOf, podsText, runText } from './cells.ts'
import { mdCode, mdProse } from './escape.ts'
import { count, counted, kwh, kwhRange, percent, signedWatts, wattRange, watts } from './format.ts'
import type { Room } from './room.ts'
import {
  biggestChangeFirst,
  biggestFirst,
  countedAssumptions,
  coverageSentence,
  isCopy,
  isExpectedSkip,
  nameOf,
  powerDeltaW,
  provenanceText,
  scopeText,
  skipText,
  twinsIn,
} from './sentences.ts'

/** A fold of the report: both parts are finished Markdown. */
export type Section = {
  readonly title: string
  readonly body: string
}

const COPY = 'copy, not in the total'

const MOST_EXPLAINED = 3
const MOST_NEIGHBOURS = 5
const MOST_NOTES = 25

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** Figures keep their unit on their line. */
const figure = (text: string): string => text.replace(/(\d) (?=\p{L}|%)/gu, '$1\u00a0')

const small = (parts: readonly string[]): string =>
  parts.length === 0 ? '' : `<br><sub>${parts.map(figure).join(' · ')}</sub>`

/** The table above the fold: what changed, or everything where there is no base. '' when there is nothing to show. */
export function changedWorkloads(report: Report, most: number): string {
  const { base, workloads } = report
  if (base === null) return absoluteTable(report, biggestFirst(workloads), most)
  const changed = biggestChangeFirst(workloads.filter(({ change }) => change !== 'unchanged'))
  if (changed.length === 0) return ''
  const isTwin = twinsIn(workloads)
  return [
    '| Workload | Before | After | Δ | GPUs | Confidence |',
    '| :-- | --: | --: | --: | --: | :-- |',
    ...changed.slice(0, most).map((workload) => changedRow(workload, isTwin(workload))),
    totalRow(report),
    ...moreLines(changed.length - most, 'changed workload'),
  ].join('\n')
}

function changedRow(workload: WorkloadReport, isTwin: boolean): string {
  const { change, power_w, before, gpu_count } = workload
  const isGone = change === 'removed'
  const gpusBefore = before?.gpu_count ?? gpu_count
  return row([
    workloadCell(workload, isTwin),
    before === null ? 'new' : figure(watts(before.power_w.p50)),
    isGone ? 'removed' : `**${figure(watts(power_w.p50))}**${small([wattRange(power_w)])}`,
    figure(signedWatts(powerDeltaW(workload))),
    gpuText(isGone ? 0 : gpu_count, gpusBefore),
    isGone ? '' : confidenceCell(workload),
  ])
}

function workloadCell(workload: WorkloadReport, isTwin: boolean): string {
  const facts = workload.change === 'removed' ? [] : [...changedFacts(workload), ...runFacts(workload)]
  return nameCell(workload, isTwin, isCopy(workload) ? [...facts, COPY] : facts)
}

const nameCell = (workload: WorkloadReport, isTwin: boolean, facts: readonly string[]): string =>
  `${mdCode(nameOf(workload))}${small([mdProse(workload.workload_kind, 40), ...fileOf(workload, isTwin), ...facts])}`

const fileOf = ({ path }: WorkloadReport, isTwin: boolean): string[] =>
  isTwin && path !== null ? [mdCode(path, 120)] : []

const runFacts = (workload: WorkloadReport): string[] =>
  workload.energy.kind === 'continuous' ? [] : [`${runText(workload)}, ${energyText(workload)}`]

const confidenceCell = ({ confidence: { grade, reason } }: WorkloadReport): string =>
  grade === 'low' ? `low${small([mdProse(reason, 120)])}` : grade

function totalRow({ totals }: Report): string {
  const { power_w, gpu_count, delta } = totals
  const beforeW = power_w.p50 - (delta?.power_w.p50 ?? 0)
  return row([
    '**All workloads**',
    figure(watts(beforeW)),
    `**${figure(watts(power_w.p50))}**${small([wattRange(power_w)])}`,
    `**${figure(signedWatts(delta?.power_w.p50 ?? 0))}**`,
    gpuText(gpu_count, gpu_count - (delta?.gpu_count ?? 0)),
    '',
  ])
}

function absoluteTable({ totals }: Report, workloads: readonly WorkloadReport[], most: number): string {
  if (workloads.length === 0) return ''
  const total = row([
    '**All workloads**',
    count(totals.pods),
    `**${figure(watts(totals.power_w.p50))}**${small([wattRange(totals.power_w)])}`,
    `${figure(kwh(totals.monthly_kwh.p50))}/month${runOnce(totals)}`,
    gpuText(totals.gpu_count, totals.gpu_count),
    '',
  ])
  return [
    ...absoluteRows(workloads.slice(0, most), twinsIn(workloads)),
    total,
    ...moreLines(workloads.length - most, 'workload'),
  ].join('\n')
}

const absoluteRows = (
  workloads: readonly WorkloadReport[],
  isTwin: (workload: WorkloadReport) => boolean,
): string[] => [
  '| Workload | Pods | Power | Energy | GPUs | Confidence |',
  '| :-- | --: | --: | --: | --: | :-- |',
  ...workloads.map((workload) =>
    row([
      nameCell(workload, isTwin(workload), isCopy(workload) ? [COPY] : []),
      podsText({ ...workload, before: null }),
      `**${figure(watts(workload.power_w.p50))}**${small([wattRange(workload.power_w)])}`,
      `${figure(energyText(workload))}${small([runText(workload)].filter((text) => text !== ''))}`,
      gpuText(workload.gpu_count, workload.gpu_count),
      confidenceCell(workload),
    ]),
  ),
]

const runOnce = ({ run_once_kwh: energy }: Report['totals']): string =>
  energy.p50 === 0
    ? ''
    : small([`and ${kwh(energy.p50)} (${kwhRange(energy)}) for one run of what runs once`])

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

/** What the biggest figures lean on: the known workloads nearest to them. */
export function neighbours({ base, workloads }: Report): Section | null {
  const there = workloads.filter(({ change, neighbours }) => change !== 'removed' && neighbours.length > 0)
  const changed = biggestChangeFirst(there.filter(({ change }) => change !== 'unchanged'))
  const explained = (base === null || changed.length === 0 ? biggestFirst(there) : changed).slice(
    0,
    MOST_EXPLAINED,
  )
  if (explained.length === 0) return null
  return {
    title: 'Nearest known workloads to the biggest ones',
    body: explained.map(neighbourTable).join('\n\n'),
  }
}

function neighbourTable(workload: WorkloadReport): string {
  const { confidence, neighbours, pod_power_w } = workload
  const rows = neighbours
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST_NEIGHBOURS)
    .map(({ title, watts: rowW, weight, provenance, scope }) =>
      row([
        mdProse(title, 120),
        figure(watts(rowW)),
        figure(percent(weight)),
        `${provenanceText[provenance]}: ${scopeText[scope]}`,
      ]),
    )
  return [
    `${mdCode(nameOf(workload))}: ${figure(watts(pod_power_w.p50))} a pod, confidence ${confidence.grade} (${mdProse(confidence.reason, 200)})`,
    '',
    '| Known workload | Its power | Weight | What that is |',
    '| :-- | --: | --: | :-- |',
    ...rows,
  ].join('\n')
}

/** What was assumed, what could not be read and what was passed over. */
export function notes(report: Report, listed: number): Section {
  const most = Math.min(listed, MOST_NOTES)
  const { coverage, problems, workloads } = report
  const assumptions = countedAssumptions(workloads).map(
    ({ text, workloads: times }) => `- ${count(times)}× ${mdProse(text)}`,
  )
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
    list('Problems', worstFirst.map(problemLine), most),
    list('Skipped', [...skippedDocuments, ...skipped], most),
  ]
  const counts = [
    ...(assumptions.length > 0 ? [counted(assumptions.length, 'assumption')] : []),
    ...(problems.length > 0 ? [counted(problems.length, 'problem')] : []),
    ...(skipped.length > 0 ? [`${counted(skipped.length, 'file')} skipped`] : []),
  ]
  const title = counts.length === 0 ? 'What was read' : counts.join(', ')
  return {
    title,
    body: [...lists.filter((part) => part !== ''), `${coverageSentence(coverage)}.`].join('\n\n'),
  }
}

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

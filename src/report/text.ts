import { grouped } from '../grouped.ts'
import type { Report, WorkloadReport } from '../schema/report.ts'
import { energyText, gpuText, placeOf, podsText } from './cells.ts'
import { alignedLines, type Cell, type Column, type Paint, painter, widthBeside, wrapped } from './columns.ts'
import { oneLine } from './escape.ts'
import { findingsFrom } from './findings.ts'
import { count, counted, kwh, kwhRange, signedWatts, wattRange, watts } from './format.ts'
import { factorSentences, impactText, type Measure, measuresOf, totalTexts } from './impact.ts'
import {
  advice,
  biggestFirst,
  countedAssumptions,
  coverageSentence,
  headline,
  isCopy,
  isExpectedSkip,
  nameOf,
  powerDeltaW,
  skipText,
  syntheticSentence,
  unreadSentence,
  verdictSentences,
  workloadCount,
} from './sentences.ts'

export type TextOptions = {
  readonly color: boolean
  /** Columns of the terminal. */
  readonly width: number
}

const MOST_PROBLEMS = 20
const MOST_ASSUMPTIONS = 10
const MOST_SKIPPED = 5
const NARROWEST_NAME = 24
const WIDEST_NAME = 80

/** What a person reads in a terminal: the figure first, the verdict last, where the eye rests. */
export function renderText(report: Report, { color, width }: TextOptions): string {
  const paint = painter(color)
  const sections = [
    headLines(report, paint),
    tableLines(report, width, paint),
    assumptionLines(report, width, paint),
    problemLines(report, paint),
    waiverLines(report, paint),
    skippedLines(report, width, paint),
    closingLines(report, width, paint),
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function headLines(report: Report, paint: Paint): string[] {
  const { figure, detail } = headline(report)
  const { base, totals } = report
  const against = base === null ? '' : ` since ${oneLine(base.ref, 40)}`
  const now =
    base === null || report.workloads.length === 0
      ? []
      : [`${watts(totals.power_w.p50)} now (${wattRange(totals.power_w)})`]
  const aside = detail === '' ? '' : ` (${detail})`
  const number = report.workloads.length === 0 ? [] : [workloadCount(report)]
  return [[`${paint('strong', figure)}${against}${aside}`, ...now, ...number].join(' · ')]
}

const MARKS = { added: '+', removed: '-', changed: '~', unchanged: ' ' } as const satisfies Record<
  WorkloadReport['change'],
  string
>

function tableLines(report: Report, width: number, paint: Paint): string[] {
  if (report.workloads.length === 0) return []
  const hasBase = report.base !== null
  const measures = measuresOf(report)
  const columns: Column[] = [
    { title: hasBase ? '  WORKLOAD' : 'WORKLOAD', align: 'left' },
    { title: 'KIND', align: 'left' },
    { title: 'PODS', align: 'right' },
    { title: 'POWER', align: 'right' },
    { title: 'RANGE', align: 'right' },
    { title: 'ENERGY', align: 'right' },
    ...measures.map(({ title }) => ({ title: title.toUpperCase(), align: 'right' }) as const),
    { title: 'GPUS', align: 'right' },
    ...(hasBase ? [{ title: 'CHANGE', align: 'right' } as const] : []),
    { title: 'CONFIDENCE', align: 'left' },
  ]
  const rows = biggestFirst(report.workloads).map((workload) => workloadCells(workload, hasBase, measures))
  const body = [...rows, totalCells(report, measures)]
  const room = Math.max(NARROWEST_NAME, width - widthBeside(columns, body))
  const cut = body.map(([name = { text: '' }, ...rest]) => [
    { ...name, text: oneLine(name.text, room) },
    ...rest,
  ])
  return [
    ...alignedLines(columns, cut, paint),
    ...copyLines(report, width),
    ...runOnceLines(report, measures, width),
    ...impactLines(report, measures, width),
  ]
}

function workloadCells(workload: WorkloadReport, hasBase: boolean, measures: readonly Measure[]): Cell[] {
  const { change, workload_kind, confidence } = workload
  const name = oneLine(nameOf(workload), WIDEST_NAME)
  const kind = `${oneLine(workload_kind, NARROWEST_NAME)}${isCopy(workload) ? ', copy' : ''}`
  const label = hasBase ? `${MARKS[change]} ${name}` : name
  if (change === 'removed') {
    const nothing = { text: '–', tone: 'dim' } as const
    return [
      { text: label, tone: 'dim' },
      { text: kind, tone: 'dim' },
      ...Array<Cell>(5 + measures.length).fill(nothing),
      deltaCell(workload),
      { text: '' },
    ]
  }
  return [
    { text: label },
    { text: kind },
    { text: podsText(workload) },
    { text: watts(workload.power_w.p50), tone: 'strong' },
    { text: wattRange(workload.power_w), tone: 'dim' },
    { text: energyText(workload) },
    ...measures.map((measure) => ({ text: impactText(measure, workload.impact) })),
    { text: gpuText(workload.gpu_count, workload.before?.gpu_count ?? workload.gpu_count) },
    ...(hasBase ? [deltaCell(workload)] : []),
    confidence.grade === 'low' ? { text: 'low', tone: 'warn' } : { text: confidence.grade },
  ]
}

function deltaCell(workload: WorkloadReport): Cell {
  if (workload.change === 'unchanged') return { text: '' }
  const deltaW = powerDeltaW(workload)
  return { text: signedWatts(deltaW), tone: deltaW > 0 ? 'warn' : 'good' }
}

function totalCells({ base, totals }: Report, measures: readonly Measure[]): Cell[] {
  const { pods, gpu_count, delta } = totals
  const podsBefore = pods - (delta?.pods ?? 0)
  const cells: readonly string[] = [
    base === null ? 'total' : '  total',
    '',
    podsBefore === pods ? count(pods) : `${count(podsBefore)} → ${count(pods)}`,
    watts(totals.power_w.p50),
    wattRange(totals.power_w),
    `${kwh(totals.monthly_kwh.p50)}/month`,
    ...measures.map((measure) => totalTexts(measure, totals.impact).month),
    gpuText(gpu_count, gpu_count - (delta?.gpu_count ?? 0)),
    ...(delta === null ? [] : [signedWatts(delta.power_w.p50)]),
    '',
  ]
  return cells.map((text) => ({ text, tone: 'strong' }))
}

function copyLines({ workloads }: Report, width: number): string[] {
  const copies = workloads.filter(isCopy).length
  if (copies === 0) return []
  const text = `${counted(copies, 'copy', 'copies')} of a workload that another file declares too: not in the total.`
  return ['', ...wrapped(text, width, '')]
}

function runOnceLines({ totals }: Report, measures: readonly Measure[], width: number): string[] {
  const { run_once_kwh: energy, impact } = totals
  if (energy.p50 === 0) return []
  const also = measures
    .map((measure) => ({ text: totalTexts(measure, impact).runOnce, suffix: measure.suffix }))
    .map(({ text, suffix }) => (text === '' ? '' : `, ${text}${suffix}`))
    .join('')
  const text = `One run of everything that runs once: ${kwh(energy.p50)} (${kwhRange(energy)})${also}, not in the month.`
  return ['', ...wrapped(text, width, '')]
}

/** The growth of carbon and cost, and what they were multiplied with: no figure without its source. */
function impactLines(report: Report, measures: readonly Measure[], width: number): string[] {
  if (measures.length === 0) return []
  const { base, totals } = report
  const deltas = measures.map((measure) => totalTexts(measure, totals.impact).named)
  const lines = [
    ...(base === null ? [] : [`Since ${oneLine(base.ref, 40)}: ${deltas.join(', ')}.`]),
    ...factorSentences(report).map((sentence) => oneLine(sentence, 300)),
  ]
  return ['', ...lines.flatMap((line) => wrapped(line, width, '  '))]
}

function assumptionLines({ workloads }: Report, width: number, paint: Paint): string[] {
  const assumptions = countedAssumptions(workloads)
  if (assumptions.length === 0) return []
  const lines = assumptions.slice(0, MOST_ASSUMPTIONS).flatMap(({ text, workloads: times, first }) => {
    const who = times === 1 ? oneLine(first, 60) : counted(times, 'workload')
    return wrapped(`  ${who}: ${oneLine(text, 300)}`, width, '    ')
  })
  return [paint('strong', 'Assumed'), ...lines, ...moreLine(assumptions.length - MOST_ASSUMPTIONS)]
}

const moreLine = (more: number): string[] =>
  more > 0 ? [`  and ${count(more)} more; --format json lists all`] : []

function problemLines({ problems }: Report, paint: Paint): string[] {
  if (problems.length === 0) return []
  const worstFirst = problems.toSorted(
    (a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'),
  )
  const lines = worstFirst.slice(0, MOST_PROBLEMS).map((problem) => {
    const severity = paint(problem.severity === 'error' ? 'bad' : 'warn', problem.severity)
    return `  ${oneLine(placeOf(problem), 120)}: ${severity}: ${oneLine(problem.message, 300)}`
  })
  return [
    paint('strong', counted(problems.length, 'problem')),
    ...lines,
    ...moreLine(problems.length - MOST_PROBLEMS),
  ]
}

const MOST_WAIVERS = 5

/** Those that somebody has to look at: about to end, ended, new, or for nothing. */
function waiverLines(report: Report, paint: Paint): string[] {
  const unused = report.waivers
    .filter(({ status }) => status === 'unused')
    .map(({ of, rule }) => {
      const named = rule === null ? '' : ` for rule ${rule}`
      return `The waiver of ${of}${named} waives nothing. Is its rule spelt right? Otherwise remove it.`
    })
  const told = findingsFrom(report)
    .filter(({ rule_id }) => rule_id.startsWith('waiver-'))
    .map(({ message }) => message)
  const all = [...told, ...unused]
  if (all.length === 0) return []
  return [
    paint('strong', 'Waivers'),
    ...all.slice(0, MOST_WAIVERS).map((line) => `  ${oneLine(line, 300)}`),
    ...moreLine(all.length - MOST_WAIVERS),
  ]
}

function skippedLines({ coverage }: Report, width: number, paint: Paint): string[] {
  const byReason = grouped(coverage.skipped_files, ({ reason }) => reason)
  const files = Object.entries(coverage.skipped).map(([reason, times]) => {
    const all = isExpectedSkip(reason) ? [] : (byReason.get(reason) ?? [])
    const paths = all.slice(0, MOST_SKIPPED).map(({ path }) => oneLine(path, 60))
    const listed =
      all.length > paths.length ? [...paths, `and ${count(all.length - paths.length)} more`] : paths
    const list = listed.length === 0 ? '' : ` (${listed.join(', ')})`
    return `  ${counted(times, 'file')}: ${oneLine(skipText(reason), 80)}${list}`
  })
  const documents = Object.entries(coverage.skipped_documents)
    .filter(([reason]) => !isExpectedSkip(reason))
    .map(([reason, times]) => `  ${counted(times, 'document')}: ${oneLine(skipText(reason), 80)}`)
  const lines = [...files, ...documents].flatMap((line) => wrapped(line, width, '    '))
  return lines.length === 0 ? [] : [paint('strong', 'Skipped'), ...lines]
}

function closingLines({ coverage, verdict, model }: Report, width: number, paint: Paint): string[] {
  const tone = verdict.status === 'over' ? 'bad' : verdict.status === 'within' ? 'good' : 'warn'
  const unread = unreadSentence(coverage)
  const synthetic = syntheticSentence(model)
  return [
    ...wrapped(coverageSentence(coverage), width, '').map((line) => paint('dim', line)),
    ...(synthetic === ''
      ? []
      : wrapped(`Not to be relied on: ${synthetic}.`, width, '').map((line) => paint('warn', line))),
    ...(unread === '' ? [] : wrapped(`Partial: ${unread}.`, width, '').map((line) => paint('warn', line))),
    ...verdictSentences(verdict).flatMap((line) => wrapped(line, width, '').map((part) => paint(tone, part))),
    ...wrapped(advice(verdict), width, ''),
  ].filter((line) => line !== '')
}

import { grouped } from '../grouped.ts'
import type { WorkloadReport } from '../schema/report.ts'
import type { WhatIfReport } from '../schema/what-if.ts'
import { energyText, gpuText, podsText } from './cells.ts'
import { alignedLines, type Cell, type Column, type Paint, painter, widthBeside, wrapped } from './columns.ts'
import { oneLine } from './escape.ts'
import {
  count,
  counted,
  kwh,
  signedPercent,
  signedWatts,
  wattDeltaRange,
  wattRange,
  watts,
} from './format.ts'
import { biggestChangeFirst, nameOf, powerDeltaW } from './sentences.ts'
import type { TextOptions } from './text.ts'

const NARROWEST_NAME = 24
const WIDEST_NAME = 80
const MOST_WORKLOADS = 40

const columns: readonly Column[] = [
  { title: 'WORKLOAD', align: 'left' },
  { title: 'PODS', align: 'right' },
  { title: 'POWER', align: 'right' },
  { title: 'RANGE', align: 'right' },
  { title: 'CHANGE', align: 'right' },
  { title: 'ENERGY', align: 'right' },
  { title: 'GPUS', align: 'right' },
  { title: 'CONFIDENCE', align: 'left' },
]

/** What a change would do, for a terminal: the difference first, then every workload before and after. */
export function renderWhatIf(report: WhatIfReport, { color, width }: TextOptions): string {
  const paint = painter(color)
  const sections = [headLines(report, width, paint), tableLines(report, width, paint)]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function headLines(report: WhatIfReport, width: number, paint: Paint): string[] {
  const { totals, workloads, other_workloads, settings } = report
  const set = settings.map(({ key, value }) => oneLine(`${key}=${value}`, WIDEST_NAME)).join(', ')
  const whose =
    other_workloads === 0
      ? workloads.length === 1
        ? 'on the only workload'
        : `on all ${counted(workloads.length, 'workload')}`
      : `on ${count(workloads.length)} of ${counted(workloads.length + other_workloads, 'workload')}`
  const opening = wrapped(`With ${set} ${whose}:`, width, '  ')
  const { delta } = totals
  if (delta === null) return opening
  if (workloads.every(isAsBefore)) return [...opening, paint('strong', 'No figure changes.')]
  const share = delta.power_ratio === null ? [] : [signedPercent(delta.power_ratio)]
  const aside = [...share, `likely range ${wattDeltaRange(delta.power_w)}`].join(', ')
  const figure = paint('strong', signedWatts(delta.power_w.p50))
  return [
    ...opening,
    `${figure} (${aside}) · ${arrow(totals.power_w.p50 - delta.power_w.p50, totals.power_w.p50, watts)} in all`,
  ]
}

/** `4.3 W → 8.6 W`; one figure where both read the same. */
function arrow(before: number, after: number, write: (value: number) => string): string {
  const [from, to] = [write(before), write(after)]
  return from === to ? to : `${from} → ${to}`
}

function tableLines(
  { workloads, totals, other_workloads }: WhatIfReport,
  width: number,
  paint: Paint,
): string[] {
  const moved = biggestChangeFirst(workloads.filter((workload) => !isAsBefore(workload)))
  if (moved.length === 0) return []
  const isTwin = twinsOf(moved)
  const rows = moved.slice(0, MOST_WORKLOADS).map((workload) => workloadCells(workload, isTwin(workload)))
  const others = other_workloads + workloads.length - moved.length
  const body = [...rows, totalCells(totals, others)]
  const room = Math.max(NARROWEST_NAME, width - widthBeside(columns, body))
  const cut = body.map(([name = { text: '' }, ...rest]) => [
    { ...name, text: oneLine(name.text, room) },
    ...rest,
  ])
  const more = moved.length - MOST_WORKLOADS
  return [
    ...alignedLines(columns, cut, paint),
    ...(more > 0 ? [`and ${counted(more, 'more workload')}; --format json lists all`] : []),
  ]
}

/** No figure of it moves, whatever is set. */
function isAsBefore({ before, power_w, energy, gpu_count, pods, confidence }: WorkloadReport): boolean {
  const now = { power_w, energy, gpu_count, pods, confidence }
  const keys = ['power_w', 'energy', 'gpu_count', 'pods', 'confidence'] as const
  return before !== null && keys.every((key) => JSON.stringify(before[key]) === JSON.stringify(now[key]))
}

/** Finds the workloads that only their kind or file tells apart. */
function twinsOf(workloads: readonly WorkloadReport[]): (workload: WorkloadReport) => boolean {
  const byName = grouped(workloads, nameOf)
  return (workload) => (byName.get(nameOf(workload))?.length ?? 0) > 1
}

function workloadCells(workload: WorkloadReport, isTwin: boolean): Cell[] {
  const { before, power_w, confidence, gpu_count } = workload
  const was = before ?? workload
  const deltaW = powerDeltaW(workload)
  const grade = was.confidence.grade
  return [
    {
      text: oneLine(
        isTwin ? `${nameOf(workload)} ${workload.workload_kind} ${workload.path ?? ''}` : nameOf(workload),
        WIDEST_NAME,
      ),
    },
    { text: podsText(workload) },
    { text: arrow(was.power_w.p50, power_w.p50, watts), tone: 'strong' },
    { text: wattRange(power_w), tone: 'dim' },
    { text: signedWatts(deltaW), ...(deltaW === 0 ? {} : { tone: deltaW > 0 ? 'warn' : 'good' }) },
    { text: energyArrow(was, workload) },
    { text: gpuText(gpu_count, was.gpu_count) },
    { text: grade === confidence.grade ? grade : `${grade} → ${confidence.grade}` },
  ]
}

function energyArrow(before: Pick<WorkloadReport, 'energy'>, after: Pick<WorkloadReport, 'energy'>): string {
  const [from, to] = [energyText(before), energyText(after)]
  return from === to ? to : `${from.split('/')[0]} → ${to}`
}

function totalCells(totals: WhatIfReport['totals'], others: number): Cell[] {
  const { power_w, monthly_kwh, gpu_count, pods, delta } = totals
  const change = delta ?? { power_w: { p50: 0 }, monthly_kwh: { p50: 0 }, gpu_count: 0, pods: 0 }
  const cells: readonly string[] = [
    others === 0 ? 'total' : `total, with ${counted(others, 'other')}`,
    arrow(pods - change.pods, pods, count),
    arrow(power_w.p50 - change.power_w.p50, power_w.p50, watts),
    wattRange(power_w),
    signedWatts(change.power_w.p50),
    `${arrow(monthly_kwh.p50 - change.monthly_kwh.p50, monthly_kwh.p50, kwh)}/month`,
    gpuText(gpu_count, gpu_count - change.gpu_count),
    '',
  ]
  return cells.map((text) => ({ text, tone: 'strong' }))
}

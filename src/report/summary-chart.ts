import type { Report, WorkloadReport } from '../schema/report.ts'
import { oneLine } from './escape.ts'
import { counted, plotted, wattAxis } from './format.ts'
import { numbered } from './numbered.ts'
import { biggestChangeFirst, biggestFirst, isCopy, nameOf } from './sentences.ts'

const MOST_BARS = 12
const LONGEST_NAME = 32

/** Of the drawing: the rest of its height is for the axis. */
const WIDTH = 800
const HEIGHT_OF_ROW = 34
const HEIGHT_OF_AXIS = 90

const COLOURS = { before: '#8b949e', added: '#d4731c', saved: '#2da44e', power: '#3b78c4' } as const

/**
 * What changed most, before and after, as a Markdown block that GitHub draws; without a base what draws most. '' when there is
 * nothing to draw.
 */
export function summaryChart({ base, workloads }: Pick<Report, 'base' | 'workloads'>): string {
  const there = workloads.filter((workload) => !isCopy(workload))
  return base === null ? powerChart(there) : changeChart(there)
}

function powerChart(workloads: readonly WorkloadReport[]): string {
  const drawing = workloads.filter(({ change, power_w }) => change !== 'removed' && power_w.p50 > 0)
  const bars = biggestFirst(drawing).slice(0, MOST_BARS)
  return block(`Power of ${shownOf(bars.length, drawing.length, 'workload')}.`, bars.map(nameOf), [
    { colour: COLOURS.power, valuesW: bars.map(({ power_w }) => power_w.p50) },
  ])
}

/** Bars of one workload are drawn over each other, the last in front: what it drew before hides the part that stays. */
function changeChart(workloads: readonly WorkloadReport[]): string {
  const moved = workloads.filter((workload) => beforeW(workload) !== afterW(workload))
  const bars = biggestChangeFirst(moved).slice(0, MOST_BARS)
  const pairs = bars.map((workload) => ({ before: beforeW(workload), after: afterW(workload) }))
  return block(
    `Power of ${shownOf(bars.length, moved.length, 'changed workload')}: grey stays as before, orange is added, green is saved.`,
    bars.map(nameOf),
    [
      { colour: COLOURS.added, valuesW: pairs.map(({ before, after }) => (after > before ? after : 0)) },
      { colour: COLOURS.saved, valuesW: pairs.map(({ before, after }) => (after < before ? before : 0)) },
      { colour: COLOURS.before, valuesW: pairs.map(({ before, after }) => Math.min(before, after)) },
    ],
  )
}

const beforeW = ({ before }: WorkloadReport): number => before?.power_w.p50 ?? 0

const afterW = ({ change, power_w }: WorkloadReport): number => (change === 'removed' ? 0 : power_w.p50)

/** `3 workloads`, `the 12 biggest of 40 workloads`. */
const shownOf = (shown: number, all: number, one: string): string =>
  shown === all ? counted(all, one) : `the ${shown} biggest of ${counted(all, one)}`

type Series = { readonly colour: string; readonly valuesW: readonly number[] }

/**
 * The axis stands off its zero, and a bar of 0 reaches from one to the other: over what is drawn behind it. One that reaches
 * back as far as the longest reaches forth has no place to be drawn in.
 */
function block(caption: string, names: readonly string[], series: readonly Series[]): string {
  const topW = Math.max(0, ...series.flatMap(({ valuesW }) => valuesW))
  if (names.length === 0 || topW === 0) return ''
  const { unit, size } = wattAxis(topW)
  const init = {
    xyChart: { width: WIDTH, height: HEIGHT_OF_AXIS + HEIGHT_OF_ROW * names.length },
    themeVariables: { xyChart: { plotColorPalette: series.map(({ colour }) => colour).join(', ') } },
  }
  const labels = numbered(names.map(label)).map((name) => `"${name}"`)
  const bars = series.map(
    ({ valuesW }) => `  bar [${valuesW.map((value) => plotted((value || -topW) / size)).join(', ')}]`,
  )
  return [
    caption,
    '',
    '```mermaid',
    `%%{init: ${JSON.stringify(init)}}%%`,
    'xychart-beta horizontal',
    `  x-axis [${labels.join(', ')}]`,
    `  y-axis "${unit}" 0 --> ${plotted(topW / size)}`,
    ...bars,
    '```',
    '',
  ].join('\n')
}

/** Letters, digits and a few signs: all else ends a text for Mermaid, or begins something. */
const label = (name: string): string =>
  oneLine(name, LONGEST_NAME)
    .replace(/[^\p{L}\p{N}\p{M} ._/()…-]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim() || '(empty)'

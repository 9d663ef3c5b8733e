import type { Citation, Explanation, ExplanationReport } from '../schema/explanation.ts'
import { energyText, placeOf, podsText, runText } from './cells.ts'
import { alignedLines, type Cell, type Column, type Paint, painter, widthBeside, wrapped } from './columns.ts'
import { oneLine } from './escape.ts'
import type { Block, Line } from './explain-block.ts'
import { blocksOf, citer, confidenceText } from './explain-blocks.ts'
import { count, counted, wattRange, watts } from './format.ts'
import type { TextOptions } from './text.ts'

const WIDEST_NAME = 100
const WIDEST_CELL = 200
const NARROWEST_CELL = 30
const LONGEST_SENTENCE = 500
const INDENT = '  '

/** How every figure came about, for a terminal. Sources are numbered, and listed once at the end. */
export function renderExplanation(report: ExplanationReport, { color, width }: TextOptions): string {
  const paint = painter(color)
  const { cite, list } = citer()
  const parts = report.explanations.map((explanation) =>
    [
      ...headLines(explanation, width, paint),
      ...blocksOf(explanation, cite).flatMap((block) => blockLines(block, width, paint)),
    ].join('\n'),
  )
  return `${[...parts, ...moreLines(report), ...sourceLines(list(), width, paint)].join('\n\n')}\n`
}

function headLines(explanation: Explanation, width: number, paint: Paint): string[] {
  const { power_w, pod_power_w, pods, confidence, energy, workload_kind, line, path } = explanation
  const place = path === null ? [] : [oneLine(placeOf({ path, line }), WIDEST_NAME)]
  const each = pods.typical === 1 ? [] : [`${watts(pod_power_w.p50)} a pod`]
  const run = runText({ energy })
  const name = paint('strong', oneLine(nameText(explanation), WIDEST_NAME))
  return [
    [name, oneLine(workload_kind, 40), ...place].join(' · '),
    `${INDENT}${[
      `${paint('strong', watts(power_w.p50))} (${wattRange(power_w)})`,
      `${podsText({ pods, before: null })} ${pods.typical === 1 ? 'pod' : 'pods'}`,
      ...each,
      energyText({ energy }),
      ...(run === '' ? [] : [run]),
    ].join(' · ')}`,
    ...wrapped(
      `${INDENT}${confidenceText(confidence)}: ${oneLine(confidence.reason, LONGEST_SENTENCE)}.`,
      width,
      INDENT,
    ),
  ]
}

/** Hostile text. */
const nameText = ({ namespace, workload_name, component }: Explanation): string => {
  const name = namespace === '' ? workload_name : `${namespace}/${workload_name}`
  return component === null ? name : `${name} (${component})`
}

function blockLines(block: Block, width: number, paint: Paint): string[] {
  const { title, depth, lead, columns, rows, endsInName } = block
  if (lead.length === 0 && rows.length === 0) return []
  const deep = INDENT.repeat(depth + 1)
  const room = endsInName ? roomOf(columns, rows, width - deep.length - INDENT.length) : WIDEST_CELL
  const hasTitles = columns.some((column) => column.title !== '')
  const table = alignedLines(
    [...columns, SOURCES],
    rows.map((row) => cellsOf(row, room)),
    paint,
  )
  return [
    '',
    `${deep}${paint('strong', oneLine(title, LONGEST_SENTENCE))}`,
    ...lead.flatMap((line) => leadLines(line, deep, width)),
    ...(rows.length === 0 ? [] : table.slice(hasTitles ? 0 : 1).map((line) => `${deep}${INDENT}${line}`)),
  ]
}

const SOURCES: Column = { title: '', align: 'left' }

const cellsOf = ({ cells, cites }: Block['rows'][number], room: number): Cell[] => [
  ...cells.map((text, index) => ({ text: oneLine(text, index === cells.length - 1 ? room : WIDEST_CELL) })),
  { text: citeText(cites), tone: 'dim' },
]

/** Columns left to the last cell of a row, which holds what is longest. */
function roomOf(columns: Block['columns'], rows: Block['rows'], width: number): number {
  const last: Column = { title: '', align: 'left' }
  const others = rows.map(({ cells, cites }): Cell[] =>
    ['', ...cells.slice(0, -1), citeText(cites)].map((text) => ({ text })),
  )
  return Math.max(NARROWEST_CELL, width - widthBeside([last, ...columns.slice(0, -1), SOURCES], others))
}

const leadLines = ({ text, cites }: Line, indent: string, width: number): string[] =>
  wrapped(
    `${indent}${INDENT}${oneLine(text, LONGEST_SENTENCE)} ${citeText(cites)}`.trimEnd(),
    width,
    `${indent}${INDENT}`,
  )

const citeText = (numbers: readonly number[]): string =>
  numbers.length === 0 ? '' : `[${numbers.map(count).join(', ')}]`

const moreLines = ({ more_workloads }: ExplanationReport): string[] =>
  more_workloads === 0
    ? []
    : [`and ${counted(more_workloads, 'smaller workload')}: name one, or ask for more with --limit`]

function sourceLines(citations: readonly Citation[], width: number, paint: Paint): string[] {
  if (citations.length === 0) return []
  const digits = count(citations.length).length
  const lines = citations.flatMap(({ source, licence, date }, index) => {
    const mark = `  [${count(index + 1)}] `.padStart(digits + 5)
    const text = `${mark}${oneLine(source, LONGEST_SENTENCE)} (${oneLine(licence, 80)}, ${oneLine(date, 80)})`
    return wrapped(text, width, ' '.repeat(mark.length))
  })
  return [[paint('strong', 'Sources'), ...lines].join('\n')]
}

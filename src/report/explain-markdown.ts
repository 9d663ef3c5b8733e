import type { Citation, Explanation, ExplanationReport } from '../schema/explanation.ts'
import { energyText, placeOf, podsText, runText } from './cells.ts'
import { mdCode, mdProse } from './escape.ts'
import type { Block } from './explain-block.ts'
import { blocksOf, citer, confidenceText } from './explain-blocks.ts'
import { count, counted, wattRange, watts } from './format.ts'
import { unbroken } from './markdown-cells.ts'

const LONGEST_SENTENCE = 500

/** The same as in a terminal, as Markdown: a heading a workload, a table a part. */
export function renderExplanationMarkdown(report: ExplanationReport): string {
  const { cite, list } = citer()
  const parts = report.explanations.map((explanation) =>
    [head(explanation), ...blocksOf(explanation, cite).flatMap((block) => blockText(block))].join('\n\n'),
  )
  const more =
    report.more_workloads === 0 ? [] : [`and ${counted(report.more_workloads, 'smaller workload')}.`]
  return `${unbroken([...parts, ...more, ...sources(list())].join('\n\n'))}\n`
}

function head(explanation: Explanation): string {
  const { namespace, workload_name, component, workload_kind, path, line, pods, energy, confidence } =
    explanation
  const name = `${namespace === '' ? '' : `${namespace}/`}${workload_name}${component === null ? '' : ` (${component})`}`
  const place = path === null ? [] : [mdCode(placeOf({ path, line }), 120)]
  const run = runText({ energy })
  return [
    `### ${mdCode(name)}`,
    '',
    [mdProse(workload_kind, 40), ...place].join(' · '),
    '',
    [
      `**${watts(explanation.power_w.p50)}** (${wattRange(explanation.power_w)})`,
      `${podsText({ pods, before: null })} ${pods.typical === 1 ? 'pod' : 'pods'}`,
      `${watts(explanation.pod_power_w.p50)} a pod`,
      energyText({ energy }),
      ...(run === '' ? [] : [run]),
    ].join(' · '),
    '',
    `${confidenceText(confidence)}: ${mdProse(confidence.reason, LONGEST_SENTENCE)}.`,
  ].join('\n')
}

function blockText({ title, lead, columns, rows }: Block): string[] {
  if (lead.length === 0 && rows.length === 0) return []
  const hasCites = rows.some(({ cites }) => cites.length > 0)
  const titles = [...columns.map((column) => sentenceCase(column.title)), ...(hasCites ? ['Sources'] : [])]
  const rules = [
    ...columns.map(({ align }) => (align === 'left' ? ':--' : '--:')),
    ...(hasCites ? [':--'] : []),
  ]
  const table = [
    line(titles),
    line(rules),
    ...rows.map(({ cells, cites }) =>
      line([
        ...cells.map((text) => (text === '' ? '' : mdProse(text, LONGEST_SENTENCE))),
        ...(hasCites ? [citeText(cites)] : []),
      ]),
    ),
  ]
  return [
    `**${mdProse(title, LONGEST_SENTENCE)}**`,
    ...(lead.length === 0
      ? []
      : [
          lead
            .map(
              ({ text, cites }) =>
                `- ${mdProse(text, LONGEST_SENTENCE)}${cites.length > 0 ? ` (sources: ${citeText(cites)})` : ''}`,
            )
            .join('\n'),
        ]),
    ...(rows.length === 0 ? [] : [table.join('\n')]),
  ]
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const citeText = (numbers: readonly number[]): string => numbers.map(count).join(', ')
const sentenceCase = (title: string): string => `${title.slice(0, 1)}${title.slice(1).toLowerCase()}`

function sources(citations: readonly Citation[]): string[] {
  if (citations.length === 0) return []
  const lines = citations.map(
    ({ source, licence, date }, index) =>
      `${count(index + 1)}. ${mdProse(source, LONGEST_SENTENCE)} (${mdProse(licence, 80)}, ${mdProse(date, 80)})`,
  )
  return ['**Sources**', lines.join('\n')]
}

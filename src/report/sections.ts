import { alignedLines, type Column, painter, wrapped } from './columns.ts'
import { mdCode, mdProse, oneLine } from './escape.ts'

/** Text of ours, or of others, which is shown as it stands nowhere: their words, or a name of theirs. */
export type Text = string | { readonly theirs: string } | { readonly name: string }

/** A part of a report that is written once, and shown in a terminal and in Markdown. */
export type Section = {
  /** '' for none. */
  readonly heading: readonly Text[]
  /** Sentences above the table. */
  readonly lines?: readonly (readonly Text[])[]
  readonly columns?: readonly Column[]
  readonly rows?: readonly (readonly Text[])[]
  /** Sentences below the table. */
  readonly notes?: readonly string[]
  /** Markdown that a terminal cannot show, such as a chart; '' for none. */
  readonly chart?: string
}

const LONGEST_THEIRS = 120

function plain(text: Text): string {
  if (typeof text === 'string') return text
  return oneLine('name' in text ? text.name : text.theirs, LONGEST_THEIRS) || '(empty)'
}

function marked(text: Text): string {
  if (typeof text === 'string') return text
  return 'name' in text
    ? mdCode(text.name, LONGEST_THEIRS)
    : mdProse(text.theirs, LONGEST_THEIRS) || '(empty)'
}

export const left = (title: string): Column => ({ title, align: 'left' })
export const right = (title: string): Column => ({ title, align: 'right' })

/** For a terminal: tables with aligned columns, titles in capitals. */
export function textOfSections(sections: readonly Section[], width: number): string {
  const blocks = sections.map(({ heading, lines = [], columns = [], rows = [], notes = [] }) => {
    const titles = columns.map(({ title, align }) => ({ title: title.toUpperCase(), align }))
    const cells = rows.map((row) => row.map((text) => ({ text: plain(text) })))
    const table = rows.length === 0 ? [] : alignedLines(titles, cells, painter(false))
    return [
      ...(heading.length === 0 ? [] : [heading.map(plain).join('')]),
      ...lines.map((line) => line.map(plain).join('')),
      ...table,
      ...notes.flatMap((note) => wrapped(note, width, '')),
    ].join('\n')
  })
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

export function markdownOfSections(sections: readonly Section[]): string {
  const blocks = sections.flatMap(
    ({ heading, lines = [], columns = [], rows = [], notes = [], chart = '' }) => {
      const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
      const marks = columns.map(({ align }) => (align === 'left' ? ':--' : '--:'))
      const table = [
        line(columns.map(({ title }) => title)),
        line(marks),
        ...rows.map((row) => line(row.map(marked))),
      ]
      return [
        ...(heading.length === 0 ? [] : [`## ${heading.map(marked).join('')}`]),
        ...lines.map((texts) => texts.map(marked).join('')),
        ...(rows.length === 0 ? [] : [table.join('\n')]),
        ...notes,
        ...(chart === '' ? [] : [chart]),
      ]
    },
  )
  return `${blocks.join('\n\n')}\n`
}

/** A horizontal bar chart from 0 to `top` that GitHub draws. Names are cut to letters, digits and a few signs: the rest would be markup. */
export function barChart(
  title: string,
  unit: string,
  top: string,
  bars: readonly { readonly name: string; readonly value: string }[],
): string {
  const label = (text: string): string => `"${text.replace(/[^\p{L}\p{N} .,×²()–-]/gu, ' ')}"`
  return [
    '```mermaid',
    'xychart-beta horizontal',
    `  title ${label(title)}`,
    `  x-axis [${bars.map(({ name }) => label(name)).join(', ')}]`,
    `  y-axis ${label(unit)} 0 --> ${top}`,
    `  bar [${bars.map(({ value }) => value).join(', ')}]`,
    '```',
  ].join('\n')
}

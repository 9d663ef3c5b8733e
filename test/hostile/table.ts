import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { grouped } from '../../src/grouped.ts'
import type { Alone, HostileRun } from './run.ts'
import type { Case, Seen } from './seen.ts'

/** One row of the material's own table. */
export type Row = { readonly file: string; readonly must: string }

/** As the material writes a path in its table: a backtick is lost. */
export const rowName = (path: string): string => path.replaceAll('`', "'")

/** The rows of the README that was made beside the files. A link is named without where it leads. */
export function rowsIn({ folder }: HostileRun): Row[] {
  const unescaped = (text: string): string =>
    text.replaceAll('\\n', '\n').replaceAll('\\|', '|').replaceAll('&lt;', '<').replaceAll('&#64;', '@')
  const lines = readFileSync(join(folder, 'README.md'), 'utf8').split('\n')
  return lines
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [, file = '', , must = ''] = line.split(/(?<!\\)\|/).map((cell) => cell.trim())
      return { file: unescaped(file.slice(1, -1)).replace(/ (?:->|\(only) .*$/, ''), must: unescaped(must) }
    })
}

export type Result = {
  readonly path: string
  readonly expected: Case
  readonly seen: Seen
  readonly alone: Alone
  /** Why it is not as it must be; `null` when it is. */
  readonly fault: string | null
}

const cell = (text: string, most = 160): string => {
  const line = text.replaceAll('\n', '\\n').replaceAll('|', '\\|')
  return line.length > most ? `${line.slice(0, most - 1)}…` : line
}

/** `1 workload; yaml-limit :6; exit 2`. */
function whatCame({ seen: { workloads, problems, skipped }, alone: { status } }: Result): string {
  const kinds = grouped(problems, ({ kind }) => kind)
  const told = [...kinds].map(([kind, all]) => {
    const lines = [...new Set(all.map(({ line }) => line))].filter((line) => line !== null)
    const more = lines.length > 5 ? `… (${lines.length} lines)` : ''
    return [kind, ...(lines.length > 0 ? [`:${lines.slice(0, 5).join(',')}${more}`] : [])].join(' ')
  })
  const read = workloads.length === 1 ? '1 workload' : `${workloads.length} workloads`
  return [read, ...(skipped === null ? [] : [`skipped: ${skipped}`]), ...told, `exit ${status}`].join('; ')
}

/** All results, one line a case. */
export function resultTable(rows: readonly Row[], results: readonly Result[]): string {
  const musts = new Map(rows.map(({ file, must }) => [file, must]))
  const lines = results.map((result) => {
    const { path, alone, fault, expected } = result
    const verdict =
      fault !== null ? `**missed**: ${fault}` : expected.note === undefined ? 'met' : `met: ${expected.note}`
    const figures = [`${alone.cpuSeconds.toFixed(2)} s`, `${Math.round(alone.mib)} MiB`]
    const cells = [
      `\`${cell(path)}\``,
      cell(musts.get(rowName(path)) ?? ''),
      cell(whatCame(result)),
      ...figures,
      cell(verdict, 260),
    ]
    return `| ${cells.join(' | ')} |`
  })
  return [
    '| case | must | came | processor time | peak memory | verdict |',
    '| --- | --- | --- | --: | --: | --- |',
    ...lines,
    '',
  ].join('\n')
}

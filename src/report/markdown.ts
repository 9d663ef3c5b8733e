import type { BudgetCheck, Report } from '../schema/report.ts'
import { mdCode, mdProse } from './escape.ts'
import { againstLimit, counted, watts } from './format.ts'
import { byGroup, waivers } from './markdown-groups.ts'
import { neighbours } from './markdown-neighbours.ts'
import { allWorkloads, changedWorkloads, factorsNote, notes, type Section } from './markdown-sections.ts'
import { footer, noticeOf, partial, violations } from './markdown-verdict.ts'
import type { Room } from './room.ts'
import { headline, workloadCount } from './sentences.ts'
import { summaryChart } from './summary-chart.ts'

export type MarkdownOptions = {
  readonly room: Room
  /** Heading above the first sentence. Hostile text. */
  readonly title: string | null
  /** Page that explains the figures. */
  readonly docsUrl: string | null
  /** Why the report is less than was asked for. */
  readonly notice: string | null
}

const MOST_BUDGETS = 3

/** The pull request comment and the job summary. Sections that do not fit are left out whole, and named. */
export function renderMarkdown(report: Report, { room, title, docsUrl, notice }: MarkdownOptions): string {
  const heading = title === null ? '' : `### ${mdProse(title, 120)}`
  const above = [
    heading,
    firstSentence(report),
    noticeOf(notice),
    violations(report),
    partial(report),
    changedWorkloads(report, room.changed),
    factorsNote(report),
    room.hasChart ? summaryChart(report) : '',
  ]
  const below = [
    waivers(report, room.listed),
    allWorkloads(report, room),
    byGroup(report, room.listed),
    neighbours(report),
    notes(report, room.listed),
  ]
  return fitted(
    above,
    below.filter((section) => section !== null),
    footer(report, docsUrl),
    room,
  )
}

function firstSentence(report: Report): string {
  const { figure, detail } = headline(report)
  const { base, totals, workloads } = report
  const aside = detail === '' ? '' : ` (${detail})`
  const now = base === null || workloads.length === 0 ? [] : [`${watts(totals.power_w.p50)} in all`]
  const number = workloads.length === 0 ? [] : [workloadCount(report)]
  return [`⚡ **${figure}**${aside}`, ...now, ...number, ...budgetParts(report)].join(' · ')
}

/** Broken budgets first: they must not be among those that are only counted. */
function budgetParts({ verdict }: Report): string[] {
  if (verdict.status === 'unjudged') return []
  const checks = verdict.checks.toSorted((a, b) => Number(b.is_over) - Number(a.is_over))
  const parts = checks.slice(0, MOST_BUDGETS).map((check) => {
    const { figure, limit } = againstLimit(check)
    const name = [check.rule, check.of].filter((part) => part !== null).map((part) => mdCode(part, 60))
    return `${['budget', ...name].join(' ')} ${limit}: ${markOf(check)} ${figure}`
  })
  const more = checks.length - parts.length
  return more > 0 ? [...parts, `and ${counted(more, 'more budget')}`] : parts
}

const markOf = ({ is_over, level, waived }: BudgetCheck): string => {
  if (!is_over) return '✅'
  if (waived !== null) return '⏳ waived'
  return level === 'warn' ? '⚠️' : '❌'
}

function fitted(above: readonly string[], below: readonly Section[], end: string, room: Room): string {
  const assembled = (sections: readonly Section[]): string => {
    const left = below.filter((section) => !sections.includes(section)).map(({ title }) => title)
    const note = left.length === 0 ? '' : `_Left out to stay within ${room.name} size: ${left.join('; ')}._`
    return `${[...above, ...sections.map(details), note, end].filter((part) => part !== '').join('\n\n')}\n`
  }
  const kept: Section[] = []
  for (const section of below) {
    kept.push(section)
    if (!isWithin(assembled(kept), room)) kept.pop()
  }
  return assembled(kept)
}

const details = ({ title, body }: Section): string =>
  `<details>\n<summary>${title}</summary>\n\n${body}\n\n</details>`

const isWithin = (text: string, { characters, bytes }: Room): boolean =>
  text.length <= characters && new TextEncoder().encode(text).length <= bytes

import type { BudgetCheck, Report } from '../schema/report.ts'
import { mdCode, mdProse } from './escape.ts'
import { againstLimit, counted, kwh, signedKwh, watts } from './format.ts'
import { measuresOf, totalTexts } from './impact.ts'
import { unbroken } from './markdown-cells.ts'
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
  const sections = below.filter((section) => section !== null)
  return fitted(
    above.map(unbroken),
    sections.map(({ title, body }) => ({ title: unbroken(title), body: unbroken(body) })),
    unbroken(footer(report, docsUrl)),
    room,
  )
}

/** Two lines of one paragraph: a line end alone is a break in a comment, and none in a summary. */
function firstSentence(report: Report): string {
  const { figure, detail } = headline(report)
  const { base, totals, workloads } = report
  const aside = detail === '' ? '' : ` (${detail})`
  const now = base === null || workloads.length === 0 ? [] : [`${watts(totals.power_w.p50)} in all`]
  const number = workloads.length === 0 ? [] : [workloadCount(report)]
  const budgets = budgetParts(report)
  const sentence = [`⚡ **${figure}**${aside}`, ...energyParts(report), ...now, ...number].join(' · ')
  return budgets.length === 0 ? sentence : `${sentence}<br>Budget: ${budgets.join(' · ')}`
}

/** Energy, carbon and cost of a month: by how much they change, or all of them where there is no base. */
function energyParts(report: Report): string[] {
  const { monthly_kwh, delta, impact } = report.totals
  if (report.workloads.length === 0) return []
  const impacts = measuresOf(report).map((measure) => totalTexts(measure, impact).named)
  if (delta === null) return [`**${kwh(monthly_kwh.p50)}/month**`, ...impacts]
  if (report.workloads.every(({ change }) => change === 'unchanged')) return []
  const [ofMonth, ofRun] = [delta.monthly_kwh, delta.run_once_kwh].map(({ p50 }) => signedKwh(p50))
  const nothing = signedKwh(0)
  return ofMonth === nothing && ofRun !== nothing
    ? [`**${ofRun}/run**`]
    : [`**${ofMonth}/month**`, ...impacts]
}

/** Broken budgets first: they must not be among those that are only counted. */
function budgetParts({ verdict }: Report): string[] {
  if (verdict.status === 'unjudged') return []
  const checks = verdict.checks.toSorted((a, b) => Number(b.is_over) - Number(a.is_over))
  const parts = checks.slice(0, MOST_BUDGETS).map((check) => {
    const name = [check.rule, check.of].filter((part) => part !== null).map((part) => mdCode(part, 60))
    return `${markOf(check)} ${name.length === 0 ? '' : `${name.join(' ')}: `}${againstLimit(check).both}`
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

import { grouped } from '../grouped.ts'
import type { BudgetCheck, ModelSummary, Report } from '../schema/report.ts'
import { mdCode, mdHref, mdProse } from './escape.ts'
import { count, counted, percentRange } from './format.ts'
import {
  advice,
  overBy,
  provenanceText,
  scopeText,
  syntheticSentence,
  unreadSentence,
  verdictSentences,
} from './sentences.ts'

const MOST_BREACHES = 10
const MOST_SOURCES = 8

/** Of the model's id: enough to tell it from others, where the JSON has it whole. */
const ID_DIGITS = 12

/** What was broken and what to do about it; a note where nothing could be judged; '' when all is well. */
export function violations({ verdict }: Report): string {
  if (verdict.status === 'unjudged') {
    return verdict.reason === 'no-budget'
      ? ''
      : alert('NOTE', [...verdictSentences(verdict, mdCode), advice(verdict, mdCode)])
  }
  const parts = [
    verdict.status === 'over'
      ? alert('CAUTION', [...listed(verdict.breaches, 'Over budget'), advice(verdict, mdCode)])
      : '',
    verdict.warnings.length === 0 ? '' : alert('WARNING', listed(verdict.warnings, 'Above a warning limit')),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function listed(checks: readonly BudgetCheck[], what: string): string[] {
  const more = checks.length - MOST_BREACHES
  return [
    ...checks.slice(0, MOST_BREACHES).map((check) => `**${what}:** ${overBy(check, mdCode)}.`),
    ...(more > 0 ? [`and ${counted(more, 'more budget')} over.`] : []),
  ]
}

/** Said above the table: a figure of a part must not be taken for the whole. '' when all was read. */
export function partial({ coverage }: Report): string {
  const unread = unreadSentence(coverage)
  return unread === '' ? '' : alert('WARNING', [`**Partial:** ${unread}.`])
}

/** Several sentences, one of which may hold a digest. */
const LONGEST_NOTICE = 1000

export const noticeOf = (notice: string | null): string =>
  notice === null ? '' : alert('NOTE', [mdProse(notice, LONGEST_NOTICE)])

/** One line of Markdown: in a comment a line end behind a `<br>` would be a second break. */
const alert = (kind: 'NOTE' | 'WARNING' | 'CAUTION', lines: readonly string[]): string =>
  `> [!${kind}]\n> ${lines.join('<br>')}`

/** Who says so: the tool, its model, what the model learned from and how far off it is. */
export function footer({ tool, model, verdict }: Report, docsUrl: string | null): string {
  const budget = verdict.status === 'unjudged' && verdict.reason === 'no-budget' ? ['no budget is set'] : []
  const synthetic = syntheticSentence(model)
  const docs = docsUrl === null ? [] : [`<a href="${mdHref(docsUrl)}">what these figures mean</a>`]
  const parts = [
    `wattlint ${mdProse(tool.version, 40)}`,
    `model ${mdProse(model.version, 40)} (${mdCode(model.id.slice(0, ID_DIGITS))}) of ${model.created}, ${counted(model.rows, 'row')}${sources(model)}`,
    ...(synthetic === '' ? [] : [`**not to be relied on: ${synthetic}**`]),
    ...errorTexts(model),
    ...budget,
    ...docs,
  ]
  return `<sub>${parts.join(' · ')}</sub>`
}

function sources({ label_sources }: ModelSummary): string {
  if (label_sources.length === 0) return ''
  const named = label_sources
    .slice(0, MOST_SOURCES)
    .map(
      ({ source, provenance, rows }) =>
        `${count(rows)} ${provenanceText[provenance]}, ${mdProse(source, 60)}`,
    )
  const more = label_sources.length - named.length
  return ` (${[...named, ...(more > 0 ? [`${counted(more, 'more source')}`] : [])].join('; ')})`
}

/** Best and worst of the tests of each scope: the worst one must not hide behind a mean. */
function errorTexts({ errors }: ModelSummary): string[] {
  return [...grouped(errors, ({ scope }) => scope)].map(([scope, tests]) => {
    const median = percentRange(tests.map((one) => one.median_abs_error_ratio))
    const held = percentRange(tests.map((one) => one.interval_coverage_ratio))
    return `${scopeText[scope]}: median error ${median}, ranges hold ${held}`
  })
}

import { grouped } from '../grouped.ts'
import type { Problem } from '../schema/problem.ts'
import type { BudgetCheck, Report, Verdict } from '../schema/report.ts'
import { oneLine } from './escape.ts'
import { type FindingRuleId, findingRules } from './finding-rules.ts'
import { adviceOn } from './findings.ts'
import { againstLimit } from './format.ts'
import { numbered } from './numbered.ts'
import { coverageSentence, overBy, type Show, verdictSentences, waivedSentence } from './sentences.ts'

/** How a test ended: `told` passed, and has something to say. */
type Outcome = {
  readonly kind: 'told' | 'skipped' | 'failure' | 'error'
  readonly type: FindingRuleId | 'within' | 'waived' | 'unjudged'
  readonly text: string
}

type TestCase = {
  readonly suite: string
  readonly name: string
  readonly file: string | null
  readonly line: number | null
  readonly outcome: Outcome
}

const MANIFESTS = 'manifests'
/** Of limits that belong to no rule. */
const BUDGET = 'budget'

const show: Show = (text) => oneLine(text, 200) || '(empty)'

/** Every budget as a test, in the dialect of Jenkins and GitLab: a suite for each rule, and one for what could not be read. */
export function renderJunit(report: Report): string {
  const cases = [...budgetCases(report.verdict), ...manifestCases(report)]
  const suites = [...grouped(cases, ({ suite }) => suite)]
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'wattlint', ...counts(cases) })}>`,
    ...suites.flatMap(([name, members]) => suiteLines(name, members)),
    '</testsuites>',
    '',
  ].join('\n')
}

function budgetCases(verdict: Verdict): readonly TestCase[] {
  if (verdict.status === 'unjudged')
    return verdictSentences(verdict, show).map((text) =>
      caseOf({ suite: BUDGET, name: BUDGET, outcome: { kind: 'skipped', type: 'unjudged', text } }),
    )
  const held = verdict.checks.map((check) =>
    caseOf({
      suite: show(check.rule ?? BUDGET),
      name: show(check.of === null ? check.budget : `${check.of}: ${check.budget}`),
      file: check.biggest?.path ?? null,
      line: check.biggest?.line ?? null,
      outcome: outcomeOf(check),
    }),
  )
  const left = verdict.unjudged.map((budget) => {
    const text = 'Not judged: there is no base to grow from, or no rate to reckon with.'
    return caseOf({ suite: BUDGET, name: show(budget), outcome: { kind: 'skipped', type: 'unjudged', text } })
  })
  return [...held, ...left]
}

const caseOf = (known: Pick<TestCase, 'suite' | 'name' | 'outcome'> & Partial<TestCase>): TestCase => ({
  file: null,
  line: null,
  ...known,
})

function outcomeOf(check: BudgetCheck): Outcome {
  if (!check.is_over) {
    const { figure, limit } = againstLimit(check)
    return { kind: 'told', type: 'within', text: `${figure} of ${limit}` }
  }
  if (check.waived !== null) return { kind: 'skipped', type: 'waived', text: waivedSentence(check, show) }
  const text = `${overBy(check, show)}. ${adviceOn(check, show)}`
  return check.level === 'warn'
    ? { kind: 'told', type: 'budget-warning', text: `Warning: ${text}` }
    : { kind: 'failure', type: 'over-budget', text: `Over budget: ${text}` }
}

/** The first is always there: a file without tests is a failed build to Jenkins. */
function manifestCases({ problems, coverage }: Report): readonly TestCase[] {
  const read = caseOf({
    suite: MANIFESTS,
    name: 'coverage',
    outcome: { kind: 'told', type: 'within', text: coverageSentence(coverage) },
  })
  return [read, ...problems.map(problemCase)]
}

function problemCase({ kind, severity, path, line, message }: Problem): TestCase {
  const text = line === null ? message : `line ${line}: ${message}`
  return caseOf({
    suite: MANIFESTS,
    name: `${show(path)}: ${findingRules[kind].title}`,
    file: path,
    line,
    outcome: { kind: severity === 'error' ? 'error' : 'told', type: kind, text },
  })
}

function suiteLines(name: string, cases: readonly TestCase[]): readonly string[] {
  const skipped = cases.filter(({ outcome }) => outcome.kind === 'skipped').length
  const names = numbered(cases.map((one) => one.name))
  return [
    `  <testsuite${attributes({ name, ...counts(cases), skipped })}>`,
    ...cases.flatMap((one, index) => caseLines(one, names[index] ?? one.name)),
    '  </testsuite>',
  ]
}

function counts(cases: readonly TestCase[]): { tests: number; failures: number; errors: number } {
  const ended = (kind: Outcome['kind']): number => cases.filter(({ outcome }) => outcome.kind === kind).length
  return { tests: cases.length, failures: ended('failure'), errors: ended('error') }
}

function caseLines({ suite, file, line, outcome }: TestCase, name: string): readonly string[] {
  const { kind, type, text } = outcome
  const place = file === null ? {} : { file: oneLine(file, 4096), ...(line === null ? {} : { line }) }
  const message = oneLine(text, 1200)
  return [
    `    <testcase${attributes({ classname: suite, name, ...place })}>`,
    kind === 'told'
      ? `      <system-out>${xmlText(message)}</system-out>`
      : `      <${kind}${attributes({ type, message })}>${xmlText(message)}</${kind}>`,
    '    </testcase>',
  ]
}

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${xmlText(String(value))}"`)
    .join('')

/** Characters that no XML document may hold, not even as a reference. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Text that is only text, in an element, in an attribute and to a workflow's runner. */
const xmlText = (text: string): string =>
  text
    .replace(NOT_XML, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
    .replaceAll('##[', '#&#35;[')

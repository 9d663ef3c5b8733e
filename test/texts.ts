import assert from 'node:assert/strict'
import { Report } from '../src/schema/report.ts'

/** Records whose keys are text of the manifests. */
const KEYED = /^(?:skipped|other_kinds|templates|not_rendered|skipped_documents)$/

/** A report of the same shape in which every text, and every key, that its schema leaves free is another. */
export function withTexts(report: Report, text: string): Report {
  const forged = replacedIn(report, '', text)
  for (let round = 0; round < 20; round++) {
    const parsed = Report.safeParse(forged)
    if (parsed.success) return parsed.data
    for (const { path } of parsed.error.issues) restore(forged, report, path)
  }
  throw new Error('no report of that shape')
}

function replacedIn(value: unknown, key: string, text: string): unknown {
  if (typeof value === 'string') return key === 'currency' ? value : text
  if (Array.isArray(value)) return value.map((one) => replacedIn(one, key, text))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [KEYED.test(key) ? text : name, replacedIn(one, name, text)]),
  )
}

/** Puts back what stood at a path: the schema does not leave it free. */
function restore(forged: unknown, report: unknown, path: readonly PropertyKey[]): void {
  const [first, ...rest] = path
  if (first === undefined) return
  assert.ok(typeof forged === 'object' && forged !== null)
  assert.ok(typeof report === 'object' && report !== null)
  if (rest.length === 0) Reflect.set(forged, first, Reflect.get(report, first))
  else restore(Reflect.get(forged, first), Reflect.get(report, first), rest)
}

/** Fails where Markdown holds anything but our own markup: code spans are literal, and elements of code hold entities. */
export function meansNothing(markdown: string, shows = ''): void {
  const prose = markdown
    .replace(/^```mermaid\n[^`]*\n```$/m, 'chart') // drawn from quoted names; its own tests look inside
    .replace(/`[^`\n]*`/g, 'code')
    .replace(/<code>[^<\n]*<\/code>/g, 'code')
  assert.doesNotMatch(
    prose,
    /<!--|<img|<\/?(?!br>|sub>|details>|summary>)[a-z]|@\w|\]\(|https?:|www\.|:tada:|^# |`|\$x|~~/m,
    shows,
  )
  const joined = markdown.replace(/[–…]\u2060(?=[\d+−])/g, '') // of our own ranges
  assert.doesNotMatch(joined, /[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/u, shows)
  for (const element of ['details', 'summary', 'sub'])
    assert.equal(
      markdown.split(`<${element}>`).length,
      markdown.split(`</${element}>`).length,
      `${shows}: ${element}`,
    )
}

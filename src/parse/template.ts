import { parseAllDocuments } from 'yaml'

/** A chart's template has a few hundred actions; text with more is not tried. */
const MOST_ACTIONS = 5_000

/** What begins so is a flow mapping with a mapping for its key to Kubernetes' reader: it refuses it, whatever follows. */
const BEGINS_WITH_ACTION = /^(?:---[ \t]*\r?\n|[ \t]*(?:#.*)?\r?\n)*\{\{/

/**
 * Is broken text a template of a chart? Only if it is good YAML once its actions are taken out, one way or another: braces
 * in a comment must not excuse any other fault, which Kubernetes' reader may be able to read.
 */
export function isTemplate(text: string): boolean {
  if (BEGINS_WITH_ACTION.test(text)) return true
  const actions = text.split('{{').length - 1
  if (actions === 0 || actions > MOST_ACTIONS) return false
  const lines = withoutBlocks(text)
    .split(LINE_END)
    .map((line) => (isAction(line) ? '#' : line))
  return ['', 'x'].some((standIn) => isGood(lines.map((line) => withoutActions(line, standIn)).join('\n')))
}

const LINE_END = /\r?\n|[\r\u2028\u2029]/

/** Nothing but an action. */
function isAction(line: string): boolean {
  const text = line.trim()
  return text.startsWith('{{') && text.indexOf('}}', 2) === text.length - 2
}

/** With `standIn` for every action that ends in its line. */
function withoutActions(line: string, standIn: string): string {
  const kept: string[] = []
  let at = 0
  for (let open = line.indexOf('{{'); open !== -1; open = line.indexOf('{{', at)) {
    const end = line.indexOf('}}', open + 2)
    if (end === -1) break
    kept.push(line.slice(at, open), standIn)
    at = end + 2
  }
  return [...kept, line.slice(at)].join('')
}

/**
 * With `#` for an action over several lines: one begins a line of its own, at column 0, where no scalar of a manifest is,
 * and holds no quotes. Each sign is looked at a few times at most, however many actions are left open.
 */
function withoutBlocks(text: string): string {
  const kept: string[] = []
  let [at, end, after, quote] = [0, -1, -1, -1]
  for (const { index: open } of text.matchAll(/^\{\{/gm)) {
    if (open < at) continue
    if (end < open + 2) {
      end = text.indexOf('}}', open + 2)
      if (end === -1) break
      after = lineEndAfter(text, end + 2)
    }
    if (quote < open) quote = quoteAfter(text, open)
    if (quote < end || after === -1) continue
    kept.push(text.slice(at, open), '#')
    at = after
  }
  return [...kept, text.slice(at)].join('')
}

/** Where the line ends, if nothing but blanks comes before; -1 if something does. */
function lineEndAfter(text: string, from: number): number {
  const blanks = /[ \t]*\r?$/my
  blanks.lastIndex = from
  return blanks.test(text) ? blanks.lastIndex : -1
}

function quoteAfter(text: string, from: number): number {
  const quote = text.slice(from).search(/["']/)
  return quote === -1 ? Number.POSITIVE_INFINITY : from + quote
}

function isGood(text: string): boolean {
  const documents = parseAllDocuments(text, {
    uniqueKeys: false,
    strict: false,
    logLevel: 'error',
    prettyErrors: false,
  })
  return documents.every(({ errors, warnings }) => errors.length + warnings.length === 0)
}

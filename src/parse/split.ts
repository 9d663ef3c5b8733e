/** One document's text, and the number of lines before it in its file. */
export type Chunk = { readonly text: string; readonly linesBefore: number }

const SEPARATOR = /^---(?=[ \t\r\n]|$)/gm

/**
 * A YAML file cut at its `---` lines, which YAML forbids inside any scalar. Text before the first one counts only if it
 * says something. Files with directives or document ends are left whole for the parser.
 */
export function splitDocuments(text: string): Chunk[] {
  if (/^(?:%|\.\.\.)/m.test(text)) return [{ text, linesBefore: 0 }]
  const starts = [...text.matchAll(SEPARATOR)].map(({ index }) => index)
  const [first] = starts
  if (first === undefined) return [{ text, linesBefore: 0 }]
  if (/^[ \t]*[^\s#]/m.test(text.slice(0, first))) starts.unshift(0)
  let linesBefore = 0
  let from = 0
  return starts.map((start, index) => {
    linesBefore += newlines(text, from, start)
    from = start
    return { text: text.slice(start, starts[index + 1]), linesBefore }
  })
}

function newlines(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count++
  return count
}

/** Text that may spell a name otherwise than letter by letter: escapes, binary scalars and other tags. */
export const spellsOtherwise = (text: string): boolean => /\\[xuU\r\n]|!!|!<|%TAG/.test(text)

/** A line at column 0 that can neither hide a key nor be the middle of something: blank, comment, separator, item, plain key. */
const PLAIN_LINE = /^(?:[ \t\r]|$|#|---[ \t\r]*$|- |[A-Za-z][\w.-]*[ \t]*:(?:[ \t\r]|$))/
const FIELD = /^(apiVersion|kind)[ \t]*:[ \t]*([\w./-]+)[ \t]*(?:#.*)?\r?$/
const OTHER_FIELD = /^(?:apiVersion|kind)[ \t]*:/

/** A mapping whose keys are all plain and at column 0, and no `kind` among them: whatever is wrong further in, no manifest. */
export const isPlainWithoutKind = (text: string): boolean =>
  !/^kind[ \t]*:/m.test(text) && text.split('\n').every((line) => PLAIN_LINE.test(line))

/**
 * The identity of a document that can be told without parsing it: every line at column 0 is plain, and `apiVersion` and
 * `kind` are there once each. `null` for every other document, however harmless. Finding a manifest's kind is most of
 * the work on a tree that holds few workloads.
 */
export function plainIdentity(text: string): { readonly apiVersion: string; readonly kind: string } | null {
  const found = new Map<string, string>()
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start)
    const end = newline === -1 ? text.length : newline
    const first = text[start]
    if (first !== ' ' && first !== '#') {
      const line = text.slice(start, end)
      if (!PLAIN_LINE.test(line)) return null
      const [, field, value] = FIELD.exec(line) ?? []
      if (field === undefined ? OTHER_FIELD.test(line) : found.has(field)) return null
      if (field !== undefined && value !== undefined) found.set(field, value)
    }
    start = end + 1
  }
  const [apiVersion, kind] = [found.get('apiVersion'), found.get('kind')]
  return apiVersion === undefined || kind === undefined ? null : { apiVersion, kind }
}

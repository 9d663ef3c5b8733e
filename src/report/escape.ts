import { csvText } from '../tables/csv.ts'

/** Names, labels and paths come from whoever opened the pull request: nothing of them is shown as it stands. */

/** Controls, format characters (bidi, zero width, tags), line separators, lone surrogates, and letters that look like nothing. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/gu

/** More marks on one letter than any script needs: they would be drawn over the lines above and below. */
const STACKED_MARKS = /(\p{M}{3})\p{M}+/gu

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

const escaped = (character: string): string =>
  SHORT[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`

/** One line that draws as what it holds, cut in the middle to `most` characters: both ends of a path tell something. */
export function oneLine(text: string, most = 500): string {
  const near = text.length > 4 * most ? `${text.slice(0, 2 * most)}${text.slice(-2 * most)}` : text
  const visible = Array.from(near.replace(HIDDEN, escaped).replace(STACKED_MARKS, '$1'))
  if (visible.length <= most && near === text) return visible.join('')
  const tail = Math.floor((most - 1) / 2)
  return `${visible.slice(0, most - 1 - tail).join('')}…${visible.slice(-tail).join('')}`
}

/** Nothing in here means anything to Markdown, to tables or to GitHub, inside a code span. */
const PLAIN_CODE = /^[\p{L}\p{N}._/:+=,()*-][\p{L}\p{N}._/:+=,()* -]*(?<! )$/u

/**
 * Text as literal code for a Markdown cell. Mentions, references, links and emoji codes mean nothing in code, but a
 * code span cannot hold every backtick, pipe and backslash of a table cell: then it is an element full of entities.
 * Addresses are looked for in that too, and mentions in mail replies, where quoted code is plain text: the joiner ends them.
 */
export function mdCode(text: string, most = 80): string {
  const line = oneLine(text, most)
  if (line === '') return '(empty)'
  if (PLAIN_CODE.test(line)) return `\`${line}\``
  const entities = line.replace(/[^\p{L}\p{N}\p{M} ]/gu, (character) => `&#${character.codePointAt(0)};`)
  return `<code>${entities.replace(/&#64;|&#58;(?=&#47;)|www(?=&#46;)/gi, '$&&#8288;').replace(/^ | $/g, '&nbsp;')}</code>`
}

/** A word that is only itself: no markup, mention, reference, link, emoji code or commit. */
const PLAIN_WORD = /^["'(]*[\p{L}\p{N}%+=/.,:;()…–−×÷-]+["')?!.,:;]*$/u
const LINKED_WORD = /:\/\/|www\.|:[a-z0-9+-]+:|(?<![0-9a-z])gh-\d|(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z])/i

/** What a first word makes a list of where a block begins, and what is a rule, or the line under a heading. */
const BLOCK = /^(?:[-+]|\d+[.)])(?: |$)|^[-=]+$/

/**
 * A sentence of ours with text of theirs in it, for Markdown: words that could mean something are set as code. Without spaces
 * around it: four in front would make code of a block.
 */
export function mdProse(text: string, most = 300): string {
  const line = oneLine(text, most).replace(/^ +| +$/g, '')
  const [first = ''] = line.split(' ', 1)
  return BLOCK.test(line)
    ? `${mdCode(first, most)}${proseOf(line.slice(first.length), isPlainWord)}`
    : proseOf(line, isPlainWord)
}

const proseOf = (line: string, isPlain: (word: string) => boolean): string =>
  line
    .split(/( +)/)
    .map((word) => (word === '' || /^ +$/.test(word) || isPlain(word) ? word : mdCode(word, line.length)))
    .join('')

/** The same of a longer text, whose words may hold apostrophes and whose code spans stay, where they are only code. */
export const mdText = (text: string, most = 2000): string =>
  oneLine(text, most)
    .split(/(`[^`]+`)/)
    .map((part, index) =>
      index % 2 === 1 && PLAIN_CODE.test(part.slice(1, -1)) ? part : proseOf(part, isPlainInside),
    )
    .join('')

/** Between letters, apostrophes and underscores mean nothing to Markdown. */
const isPlainInside = (word: string): boolean =>
  isPlainWord(word.replace(/(?<=[\p{L}\p{N}])['_](?=[\p{L}\p{N}])/gu, 'x'))

/** An address to be drawn as a link; anything else as code. */
export const mdUrl = (url: string): string =>
  /^https:\/\/[\w.-]+(?:\/[\w./?#=&%~+-]*)?$/.test(url) ? url : mdCode(url, 200)

const isPlainWord = (word: string): boolean => PLAIN_WORD.test(word) && !LINKED_WORD.test(word)

/** An address for the attribute of a link. */
export const mdHref = (url: string): string => url.replace(/[^\w:/?#.=%~+-]/g, encodeURIComponent)

/** One CSV field (RFC 4180). Text that a spreadsheet would run as a formula gets a quote in front; numbers stay numbers. */
export function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const line = oneLine(value, 32_000)
  const inert = /^\s*[=+\-@＝＋－＠]/u.test(line) ? `'${line}` : line
  return csvText(inert || null)
}

/** A line for a workflow log, where `::` at its start or `##[` anywhere in it would command the runner. */
export const logLine = (line: string): string =>
  line.replace(/^(\s*):(?=:)/, '$1: ').replaceAll('##[', '# #[')

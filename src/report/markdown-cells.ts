/** A row of a Markdown table. */
export const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** A smaller second line of a cell. */
export const small = (parts: readonly string[]): string =>
  parts.length === 0 ? '' : `<br><sub>${parts.join(' · ')}</sub>`

const NO_BREAK_SPACE = '\u00a0'
const WORD_JOINER = '\u2060'

/** Code, which stays as it is, and where a figure could be torn: before its unit, around its arrow, behind the dash of a range. */
const TORN =
  /```[\s\S]*?```|`[^`\n]*`|<code>.*?<\/code>|(?<=\d) (?=(?:[mkM]?Wh?|k?g|t|s|min|h|%|GPUs?|GiB|[A-Z]{3})(?![\p{L}\d]))| → |(?<=[\p{L}\d])[–…](?=[\d+−])/gu

/** Markdown whose figures stay on one line. */
export const unbroken = (markdown: string): string =>
  markdown.replace(TORN, (found) => {
    if (found === ' ' || found === ' → ') return found.replaceAll(' ', NO_BREAK_SPACE)
    return found === '–' || found === '…' ? `${found}${WORD_JOINER}` : found
  })

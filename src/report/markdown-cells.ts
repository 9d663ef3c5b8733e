/** A row of a Markdown table. */
export const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** Figures keep their unit on their line. */
export const figure = (text: string): string => text.replace(/(\d) (?=\p{L}|%)/gu, '$1\u00a0')

/** A smaller second line of a cell. */
export const small = (parts: readonly string[]): string =>
  parts.length === 0 ? '' : `<br><sub>${parts.map(figure).join(' · ')}</sub>`

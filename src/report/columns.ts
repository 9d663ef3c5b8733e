export type Tone = 'strong' | 'dim' | 'good' | 'warn' | 'bad'

export type Paint = (tone: Tone, text: string) => string

const CODES = { strong: 1, dim: 2, good: 32, warn: 33, bad: 31 } as const satisfies Record<Tone, number>

export const painter = (color: boolean): Paint =>
  color
    ? (tone, text) => (text === '' ? '' : `\u001b[${CODES[tone]}m${text}\u001b[0m`)
    : (_tone, text) => text

export type Cell = {
  readonly text: string
  readonly tone?: Tone
}

export type Column = {
  readonly title: string
  readonly align: 'left' | 'right'
}

const GAP = '  '

/** Rows under their titles, every column as wide as its widest cell. Lines end without spaces. */
export function alignedLines(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  paint: Paint,
): string[] {
  const titles = columns.map(({ title }): Cell => ({ text: title, tone: 'dim' }))
  const all = [titles, ...rows]
  const widths = columns.map((_, index) =>
    all.reduce((most, row) => Math.max(most, displayWidth(row[index]?.text ?? '')), 0),
  )
  return all.map((row) => {
    const cells = columns.map(({ align }, index) => {
      const { text, tone } = row[index] ?? { text: '' }
      const padding = ' '.repeat((widths[index] ?? 0) - displayWidth(text))
      const painted = tone === undefined ? text : paint(tone, text)
      return align === 'left' ? `${painted}${padding}` : `${padding}${painted}`
    })
    return cells.join(GAP).trimEnd()
  })
}

/** Columns a line of `alignedLines` would need beside its first column. */
export const widthBeside = (columns: readonly Column[], rows: readonly (readonly Cell[])[]): number =>
  columns.slice(1).reduce((sum, { title }, index) => {
    const widest = rows.reduce(
      (most, row) => Math.max(most, displayWidth(row[index + 1]?.text ?? '')),
      title.length,
    )
    return sum + widest + GAP.length
  }, 0)

const NO_WIDTH = /^\p{M}$/u
const TWO_WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]$/u

/** Columns a terminal draws the text in. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) width += NO_WIDTH.test(character) ? 0 : TWO_WIDE.test(character) ? 2 : 1
  return width
}

/** Lines of at most `width` columns, broken between words; later lines start with `indent`. */
export function wrapped(text: string, width: number, indent: string): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && displayWidth(last) + 1 + displayWidth(word) <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(last === undefined ? word : `${indent}${word}`)
  }
  return lines
}

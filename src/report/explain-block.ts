import type { Column } from './columns.ts'

/** A sentence with the numbers of its sources. Hostile text. */
export type Line = { readonly text: string; readonly cites: readonly number[] }

/** A part of an explanation: sentences, then a table. Hostile text. */
export type Block = {
  readonly title: string
  /** 1: a part of the block before it. */
  readonly depth: 0 | 1
  readonly lead: readonly Line[]
  readonly columns: readonly Column[]
  readonly rows: readonly { readonly cells: readonly string[]; readonly cites: readonly number[] }[]
  /** Is the last cell of a row a name, which may be cut? */
  readonly endsInName: boolean
}

/** A block of no more than a title, but for what `part` says. */
export const block = (title: string, part: Partial<Block> = {}): Block => ({
  title,
  depth: 0,
  lead: [],
  columns: [],
  rows: [],
  endsInName: false,
  ...part,
})

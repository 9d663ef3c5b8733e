import type { Series } from '../exposition/sample.ts'
import { atMostAtOnce } from './at-once.ts'
import type { Asked } from './prometheus-ask.ts'

/** A part of a window: integers, of which both ends belong to it. */
export type Piece = { readonly first: number; readonly last: number }

/** What a question gave, with what its server remarks. */
export type Answered = {
  readonly series: readonly Series[]
  /** What may be missing, such as a store that did not answer. */
  readonly warnings: readonly string[]
  /** What the query may not have meant. */
  readonly infos: readonly string[]
}

/** A whole cut into pieces of at most `size`, the last one shorter where need be. */
export const cut = ({ first, last }: Piece, size: number): readonly Piece[] =>
  Array.from({ length: Math.ceil((last - first + 1) / size) }, (_, index) => ({
    first: first + index * size,
    last: Math.min(last, first + (index + 1) * size - 1),
  }))

/**
 * The answers to pieces, joined in their order; a piece that is too much is asked for in halves, down to `least`. Throws the error of
 * the first piece that is refused.
 */
export async function inPieces(
  pieces: readonly Piece[],
  { least, concurrency }: { readonly least: number; readonly concurrency: number },
  ask: (piece: Piece) => Promise<Asked<readonly Series[]>>,
): Promise<Answered> {
  const askPiece = async (piece: Piece): Promise<Answered> => {
    const asked = await ask(piece)
    if (asked.kind === 'data') return { series: asked.data, warnings: asked.warnings, infos: asked.infos }
    const count = piece.last - piece.first + 1
    if (!asked.isTooMuch || count <= least) throw asked.error
    return joined(await atMostAtOnce(cut(piece, Math.ceil(count / 2)), 1, askPiece))
  }
  return joined(await atMostAtOnce(pieces, concurrency, askPiece))
}

/** Series by name and labels, their points one after the other, each time once; remarks each once. */
export function joined(answers: readonly Answered[]): Answered {
  const all = new Map<string, { readonly head: Series; readonly points: (readonly [number, number])[] }>()
  for (const { series } of answers)
    for (const one of series) {
      const key = JSON.stringify([one.name, Object.entries(one.labels).sort(([a], [b]) => (a < b ? -1 : 1))])
      const known = all.get(key)
      const points = known?.points ?? []
      for (const point of one.points) {
        const [lastAtS = -Infinity] = points.at(-1) ?? []
        if (point[0] > lastAtS) points.push(point)
      }
      if (known === undefined) all.set(key, { head: one, points })
    }
  return {
    series: [...all.values()].map(({ head, points }) => ({ ...head, points })),
    warnings: [...new Set(answers.flatMap(({ warnings }) => warnings))],
    infos: [...new Set(answers.flatMap(({ infos }) => infos))],
  }
}

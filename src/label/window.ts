/** Both ends belong to it. */
export type Window = { readonly start_at_s: number; readonly end_at_s: number }

export const isWithin = ({ start_at_s, end_at_s }: Window, at_s: number): boolean =>
  at_s >= start_at_s && at_s <= end_at_s

export type Span = { readonly from_at_s: number; readonly to_at_s: number }

export const lengthS = ({ from_at_s, to_at_s }: Span): number => to_at_s - from_at_s

/** How long at least one of them was there. */
export function unionS(spans: readonly Span[]): number {
  let coveredS = 0
  let until = Number.NEGATIVE_INFINITY
  for (const { from_at_s, to_at_s } of spans.toSorted((a, b) => a.from_at_s - b.from_at_s)) {
    coveredS += Math.max(0, to_at_s - Math.max(from_at_s, until))
    until = Math.max(until, to_at_s)
  }
  return coveredS
}

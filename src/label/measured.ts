import type { Counter } from './counter.ts'
import { type Exporter, lastRead, readBefore, restartedWithin } from './exporter.ts'
import { isWithin, type Span, type Window } from './window.ts'

/** When the pod behind a counter was there; `null` = unknown. */
export type Lifetime = { readonly started_at_s: number | null; readonly completed_at_s: number | null }

export const unknownLifetime: Lifetime = { started_at_s: null, completed_at_s: null }

/** What one counter says of the window. The span is what the energy is of. */
export type Measured = Span & {
  /** `null` = one value tells of no time. */
  readonly energy_j: number | null
  /** Was there energy that nobody read? */
  readonly lower_bound: boolean
  /** Is it known from its very beginning, and up to its end? */
  readonly sees_start: boolean
  readonly sees_end: boolean
}

/**
 * The energy of a counter in the window: what it counted between its reads, and its first value too where it was born in the
 * window. That is known by the start of its pod, or where its Kepler was read before, has not begun anew since, and had no
 * such counter. One that vanished is unknown from its last read on.
 */
export function measuredFrom(
  counter: Counter,
  exporter: Exporter,
  { started_at_s, completed_at_s }: Lifetime,
  window: Window,
): Measured {
  const before = readBefore(exporter, counter.from_at_s)
  const isStartInside = started_at_s !== null && isWithin(window, started_at_s)
  const isNewSince =
    before !== null && !restartedWithin(exporter, { from_at_s: before, to_at_s: counter.from_at_s })
  const seesStart = isStartInside || isNewSince
  const vanished = counter.to_at_s < lastRead(exporter)
  const bornAtS = isStartInside ? started_at_s : isNewSince ? before : counter.from_at_s
  const from_at_s = Math.min(counter.from_at_s, bornAtS)
  const isEndKnown = counter.is_final && completed_at_s !== null && completed_at_s > from_at_s
  const energyJ = counter.since_first_j + (seesStart ? counter.first_j : 0)
  return {
    energy_j: seesStart || counter.reads > 1 ? energyJ : null,
    from_at_s,
    to_at_s: isEndKnown ? Math.min(completed_at_s, counter.to_at_s) : counter.to_at_s,
    lower_bound:
      counter.resets.length > 0 ||
      restartedWithin(exporter, counter) ||
      (vanished && !counter.is_final) ||
      (before !== null && !seesStart),
    sees_start: seesStart,
    sees_end: counter.is_final || vanished,
  }
}

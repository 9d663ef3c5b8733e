/**
 * Names and values of labels as strings of their own. Most stand in a scrape many times, and are made once. Parts cut out of a
 * decoded scrape would keep the whole of it in memory for as long as one of them is held.
 */
export type Texts = {
  readonly bytes: Buffer
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly made: string[]
}

const FEWEST_SLOTS = 256
const MOST_SLOTS = 1 << 16
const BYTES_PER_SLOT = 64

export function textsOf(bytes: Buffer): Texts {
  let slots = FEWEST_SLOTS
  while (slots < MOST_SLOTS && slots * BYTES_PER_SLOT < bytes.length) slots *= 2
  return {
    bytes,
    starts: new Int32Array(slots),
    ends: new Int32Array(slots),
    made: new Array<string>(slots).fill(''),
  }
}

const HASHED_BYTES = 16

/** FNV-1a of the length and the bytes at both ends: what lies between is compared, not hashed. */
export function slotOf({ bytes, starts }: Texts, start: number, end: number): number {
  let hash = 0x811c9dc5 ^ (end - start)
  const middle = Math.min(end, start + HASHED_BYTES)
  for (let at = start; at < middle; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
  for (let at = Math.max(middle, end - HASHED_BYTES); at < end; at++)
    hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
  return (hash ^ (hash >>> 15)) & (starts.length - 1)
}

/** The string in a slot, if it was made of the same bytes. */
export function lookedUp(
  { bytes, starts, ends, made }: Texts,
  slot: number,
  start: number,
  end: number,
): string | null {
  let other = starts[slot] ?? 0
  if ((ends[slot] ?? 0) - other !== end - start) return null
  for (let at = start; at < end; at++, other++) if (bytes[at] !== bytes[other]) return null
  return made[slot] ?? null
}

/** Puts a string into a slot in place of what is there: whatever a scrape holds, a look costs the same. */
export function kept(
  { starts, ends, made }: Texts,
  slot: number,
  start: number,
  end: number,
  text: string,
): string {
  starts[slot] = start
  ends[slot] = end
  made[slot] = text
  return text
}

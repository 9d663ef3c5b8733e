/** What is in no row, and why. `examples` are the first few. */
export type Unmatched = {
  readonly of: 'request' | 'target' | 'value'
  readonly reason: string
  readonly count: number
  readonly examples: readonly string[]
}

const MOST_EXAMPLES = 3

/** Counts reasons, biggest first. */
export function unmatchedTally(): {
  add: (of: Unmatched['of'], reason: string, example: string, count?: number) => void
  list: () => Unmatched[]
} {
  const found = new Map<
    string,
    { of: Unmatched['of']; reason: string; count: number; examples: Set<string> }
  >()
  return {
    add(of, reason, example, count = 1) {
      const key = `${of} ${reason}`
      const entry = found.get(key) ?? { of, reason, count: 0, examples: new Set() }
      entry.count += count
      if (entry.examples.size < MOST_EXAMPLES) entry.examples.add(example)
      found.set(key, entry)
    },
    list: () =>
      [...found.values()]
        .map((entry) => ({ ...entry, examples: [...entry.examples] }))
        .toSorted((a, b) => b.count - a.count),
  }
}

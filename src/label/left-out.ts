import type { LeftOut } from '../schema/evaluation.ts'

const MOST_EXAMPLES = 3

/** Counts reasons, the most frequent first. */
export function leftOutTally(): {
  readonly add: (reason: string, example: string, count?: number) => void
  readonly list: () => readonly LeftOut[]
} {
  const found = new Map<string, { count: number; readonly examples: Set<string> }>()
  return {
    add(reason, example, count = 1) {
      const entry = found.get(reason) ?? { count: 0, examples: new Set() }
      entry.count += count
      if (entry.examples.size < MOST_EXAMPLES) entry.examples.add(example)
      found.set(reason, entry)
    },
    list: () =>
      [...found]
        .map(([reason, { count, examples }]) => ({ reason, count, examples: [...examples] }))
        .toSorted((a, b) => b.count - a.count),
  }
}

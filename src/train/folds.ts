import { AppError } from '../errors.ts'
import { grouped } from '../grouped.ts'

export type Split = { readonly trainOn: readonly number[]; readonly testOn: readonly number[] }

/** Row numbers in `count` folds of like size; rows of one group stay together. Biggest groups are dealt first. */
export function groupedFolds(groups: readonly string[], count: number): readonly Split[] {
  const members = grouped(groups.keys(), (row) => groups[row] ?? '')
  const dealt = [...members].toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
  const folds: number[][] = Array.from({ length: Math.min(count, members.size) }, () => [])
  for (const [, rows] of dealt) {
    folds.toSorted((a, b) => a.length - b.length)[0]?.push(...rows)
  }
  return folds.map((testOn) => splitFrom(groups, testOn))
}

/** One split that leaves `testOn` out. */
export function splitFrom(groups: readonly string[], testOn: readonly number[]): Split {
  const left = new Set(testOn)
  return {
    trainOn: [...groups.keys()].filter((row) => !left.has(row)),
    testOn: testOn.toSorted((a, b) => a - b),
  }
}

/** Throws when a group stands on both sides: its error would look better than it is. */
export function checkNoLeak({ trainOn, testOn }: Split, groups: readonly string[]): void {
  const trained = new Set(trainOn.map((row) => groups[row]))
  const leaked = testOn.map((row) => groups[row] ?? '').find((group) => trained.has(group))
  if (leaked === undefined) return
  throw new AppError('model', `Rows of "${leaked}" are on both sides of a split.`, 'Split by group.')
}

import KNN from 'ml-knn'

/** A row of the searched table, by its number. */
export type Found = { readonly row: number; readonly distance: number }

/**
 * The k nearest rows that are no farther than `reach`, nearest first, and all that are as far as the last of them: which of
 * equals comes first says nothing.
 */
export type NeighbourSearch = (point: readonly number[], k: number, reach?: number) => readonly Found[]

/** Columns that the tree is cut along. More of them cost more per visited row than they save. */
const CUT_COLUMNS = 3

/** The tree keeps what is nearer than the reach; a row right on it is still one of ours. */
const BEYOND = 1 + 1e-9

/**
 * Exact k nearest rows by Euclidean distance. Equal rows are searched once.
 *
 * `ml-knn` is a majority-vote classifier, so the search is asked of its kd-tree. The tree is given short points: the columns
 * that vary most, to be cut along, and the row's number as the label. Asked for the distance to a row, we measure over all
 * columns; asked for the distance to a cut (a plain object without length), along the cut's column. The label is a column
 * to the tree as well: along that one our distance is 0, so neither side of such a cut is ever passed over.
 */
export function neighbourSearch(vectors: readonly (readonly number[])[]): NeighbourSearch {
  const columns = vectors[0]?.length ?? 0
  if (columns === 0) return () => []
  const { distinct, rowsOf } = withoutRepeats(vectors)
  const cut = widestColumns(distinct, columns).slice(0, CUT_COLUMNS)
  const table = Float64Array.from(distinct.flat())
  let asked = new Float64Array(columns)
  const distance = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
    let sum = 0
    if (a.length === undefined) {
      for (let i = 0; i < cut.length; i++) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2
      return Math.sqrt(sum)
    }
    const start = (b[cut.length] ?? 0) * columns
    for (let i = 0; i < columns; i++) {
      const apart = (asked[i] ?? 0) - (table[start + i] ?? 0)
      sum += apart * apart
    }
    return Math.sqrt(sum)
  }
  const shortPoint = (vector: readonly number[]): number[] => cut.map((column) => vector[column] ?? 0)
  const { kdTree } = new KNN(
    distinct.map(shortPoint),
    distinct.map((_, number) => number),
    { distance },
  )
  return (point, k, reach = Number.POSITIVE_INFINITY) => {
    asked = Float64Array.from(point)
    const short = shortPoint(point)
    let count = Math.min(k + 1, distinct.length)
    for (;;) {
      const met = kdTree.nearest(short, count, reach < Number.POSITIVE_INFINITY ? reach * BEYOND : undefined)
      const found = met
        .flatMap(([shortAndNumber, away]) =>
          (rowsOf[shortAndNumber[cut.length] ?? 0] ?? []).map((row) => ({ row, distance: away })),
        )
        .filter(({ distance }) => distance <= reach)
        .toSorted((a, b) => a.distance - b.distance || a.row - b.row)
      // The tree keeps whichever of equally far rows it met first: look further until the last place is not contested.
      const farthest = Math.max(...met.map(([, away]) => away))
      const isContested = found[k - 1]?.distance === farthest
      if (!isContested || count === distinct.length || met.length < count) {
        const last = found[k - 1]?.distance ?? Number.POSITIVE_INFINITY
        return found.filter(({ distance }, place) => place < k || distance <= last)
      }
      count = Math.min(count * 2, distinct.length)
    }
  }
}

/** Distinct vectors in order of first sight, each with the rows that hold it. */
function withoutRepeats(vectors: readonly (readonly number[])[]) {
  const numbers = new Map<string, number>()
  const distinct: (readonly number[])[] = []
  const rowsOf: number[][] = []
  for (const [row, vector] of vectors.entries()) {
    const key = vector.join(' ')
    const number = numbers.get(key) ?? distinct.length
    if (number === distinct.length) {
      numbers.set(key, number)
      distinct.push(vector)
      rowsOf.push([])
    }
    rowsOf[number]?.push(row)
  }
  return { distinct, rowsOf }
}

/** Column numbers, those of the largest variance first. */
function widestColumns(vectors: readonly (readonly number[])[], columns: number): readonly number[] {
  const variances = Array.from({ length: columns }, (_, column) => {
    const values = vectors.map((vector) => vector[column] ?? 0)
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  })
  return [...variances.keys()].toSorted((a, b) => (variances[b] ?? 0) - (variances[a] ?? 0) || a - b)
}

import KNN from 'ml-knn'

/** A row of the searched table, by its number. */
export type Found = { readonly row: number; readonly distance: number }
export type NeighbourSearch = (point: readonly number[], k: number) => readonly Found[]

/**
 * Exact k nearest rows by Euclidean distance, ties by row number.
 *
 * `ml-knn` is a majority-vote classifier, so the rows' numbers go in as labels and the search is asked of its kd-tree. The
 * tree treats the label as one more column: its default distance would measure along it, ours takes the first columns only.
 */
export function neighbourSearch(vectors: readonly (readonly number[])[]): NeighbourSearch {
  const columns = vectors[0]?.length ?? 0
  if (columns === 0) return () => []
  const distance = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
    let sum = 0
    for (let i = 0; i < columns; i++) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2
    return Math.sqrt(sum)
  }
  const { kdTree } = new KNN(
    vectors,
    vectors.map((_, row) => row),
    { distance },
  )
  return (point, k) => {
    let count = Math.min(k + 1, vectors.length)
    for (;;) {
      const found = kdTree
        .nearest(point, count)
        .map(([columnsAndRow, away]) => ({ row: columnsAndRow[columns] ?? 0, distance: away }))
        .toSorted((a, b) => a.distance - b.distance || a.row - b.row)
      // The tree keeps whichever of equally far rows it met first: look further until the last place is not contested.
      const isContested = found[k - 1]?.distance === found.at(-1)?.distance && found.length > k
      if (!isContested || count === vectors.length) return found.slice(0, k)
      count = Math.min(count * 2, vectors.length)
    }
  }
}

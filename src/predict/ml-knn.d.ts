declare module 'ml-knn' {
  /** `[...columns, label]` of a row, and its distance. */
  type Found = readonly [point: readonly number[], distance: number]

  export default class KNN {
    constructor(
      dataset: readonly (readonly number[])[],
      labels: readonly number[],
      options?: { k?: number; distance?: (a: ArrayLike<number>, b: ArrayLike<number>) => number },
    )
    /** Not in the package's documentation: its classifier is built on it. Farthest first, ties in any order. */
    readonly kdTree: { nearest(point: readonly number[], count: number, reach?: number): readonly Found[] }
  }
}

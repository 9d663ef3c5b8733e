import type { ManifestDoc } from '../parse/documents.ts'

/**
 * What the objects of a tree may come to beyond what is written in each, in values (mappings, lists and scalars) that are
 * read again: by aliases, and by referring to others. Each costs some microseconds; the repositories that we read come to
 * about a hundredth of this.
 */
const MOST_WORK = 1_000_000

/** A container, or a pod template, goes on to be predicted and reported: that costs as much as so many values. */
const PER_CONTAINER = 20

/** Choosing among objects looks at a small part of each. */
const LOOKED_AT = 1 / 100

/** What one object comes to is more than the tree has left. */
export class TooMuchWork extends Error {
  override readonly name = 'TooMuchWork'
}

/** Values of an object, with those that aliases repeat; how many these are. */
type Size = { readonly values: number; readonly repeated: number }

/** What reading one object may cost. All of these throw `TooMuchWork` where the tree has not so much left. */
export type Work = {
  /** What aliases repeat in the object itself. */
  readonly begin: () => void
  /** Another object, to be read for this one. */
  readonly read: (other: ManifestDoc) => void
  /** A part of the object, to be read once more. */
  readonly readAgain: (part: object) => void
  /** Others, to be chosen among. */
  readonly lookThrough: (others: readonly ManifestDoc[]) => void
  /** Containers and pod templates that the object came to. */
  readonly end: (containers: number) => void
}

/** The work of one tree, shared by its objects in their order. What is too much for what is left leaves it for others. */
export function workOfTree(): (doc: ManifestDoc) => Work {
  let left = MOST_WORK
  const sizes = new WeakMap<ManifestDoc, Size>()
  const looks = new WeakMap<readonly ManifestDoc[], number>()
  const partSizes = new WeakMap<object, number>()
  const sizeOf = (doc: ManifestDoc): Size => {
    const size = sizes.get(doc) ?? sizeFrom(doc.value)
    sizes.set(doc, size)
    return size
  }
  const spend = (values: number): void => {
    if (values > left) throw new TooMuchWork()
    left -= values
  }
  return (doc) => {
    return {
      begin: () => spend(sizeOf(doc).repeated),
      read: (other) => spend(sizeOf(other).values),
      readAgain(part) {
        const values = partSizes.get(part) ?? sizeFrom(part).values
        partSizes.set(part, values)
        spend(values)
      },
      lookThrough(others) {
        const cost =
          looks.get(others) ?? others.reduce((sum, other) => sum + sizeOf(other).values, 0) * LOOKED_AT
        looks.set(others, cost)
        spend(cost)
      },
      end(containers) {
        // None is written in less than one value of its own.
        const { values, repeated } = sizeOf(doc)
        spend(Math.max(0, containers - (values - repeated)) * PER_CONTAINER)
      },
    }
  }
}

/** Each value once for every place that it stands in; what stands in several is looked at once. */
function sizeFrom(value: unknown): Size {
  const known = new Map<object, number>()
  let repeated = 0
  const visit = (one: unknown): number => {
    if (typeof one !== 'object' || one === null) return 1
    const before = known.get(one)
    if (before !== undefined) {
      repeated += before
      return before
    }
    let values = 1
    for (const item of Object.values(one)) values += visit(item)
    known.set(one, values)
    return values
  }
  return { values: visit(value), repeated }
}

import type { Labels, Series } from '../exposition/sample.ts'

/** A series' name, and its labels without it. */
export function labelled(metric: Labels): Pick<Series, 'name' | 'labels'> {
  const { __name__: name = '', ...labels } = metric
  return { name, labels }
}

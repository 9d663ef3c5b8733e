import type { Sample, Series } from '../exposition/sample.ts'
import { grouped } from '../grouped.ts'

/** What one exporter answered at one time. */
export type Scrape = {
  /** Name of the exporter: the same one at every scrape of it. */
  readonly exporter: string
  /** Unix seconds at which the answer came: each exporter has its own. */
  readonly at_s: number
  readonly samples: readonly Sample[]
}

/**
 * Two or more scrapes as the series that a Prometheus would have made of them: the exporter is in the label `instance`, and a
 * label that had this name is `exported_instance`.
 */
export function seriesFromScrapes(scrapes: readonly Scrape[]): readonly Series[] {
  const all = scrapes.flatMap(({ exporter, at_s, samples }) =>
    samples.map((sample) => ({ sample, exporter, at_s: sample.at_s ?? at_s })),
  )
  const bySeries = grouped(all, ({ sample, exporter }) =>
    JSON.stringify([exporter, sample.name, Object.entries(sample.labels).toSorted(byName)]),
  )
  return [...bySeries.values()].flatMap((points): Series[] => {
    const [first] = points
    if (first === undefined) return []
    const { sample, exporter } = first
    const values = new Map(points.map(({ sample: { value }, at_s }) => [at_s, value]))
    return [
      {
        name: sample.name,
        labels: targetLabels(sample.labels, exporter),
        points: [...values].toSorted(([a], [b]) => a - b),
      },
    ]
  })
}

const byName = ([a]: readonly [string, string], [b]: readonly [string, string]): number => (a < b ? -1 : 1)

function targetLabels(labels: Sample['labels'], exporter: string): Sample['labels'] {
  if (exporter === '') return labels
  const { instance, ...own } = labels
  return { ...own, ...(instance === undefined ? {} : { exported_instance: instance }), instance: exporter }
}

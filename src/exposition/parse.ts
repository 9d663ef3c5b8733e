import { type Draft, describe, type Family, familyOf, finished } from './families.ts'
import type { Format } from './format.ts'
import type { Sample } from './sample.ts'
import { scanLines } from './scan.ts'

export type ParseOptions = {
  /** As the `Content-Type` says: see `formatOf`. `null`: as the end of the text tells. */
  readonly format?: Format | null
}

/**
 * A whole scrape, family by family in the order in which they come. Throws `source` with the number of the first line that breaks
 * the format: as for Prometheus, a scrape counts whole or not at all.
 */
export function parseExposition(
  text: Uint8Array | string,
  { format = null }: ParseOptions = {},
): readonly Family[] {
  const families = new Map<string, Draft>()
  let family: Draft | null = null
  let name = ''
  scanLines(text, {
    format,
    wantsName: () => true,
    onSample(sample, exemplar) {
      if (family === null || sample.name !== name) {
        name = sample.name
        family = familyOf(families, name)
      }
      family.samples.push(sample)
      if (exemplar !== null) family.exemplars.set(sample, exemplar)
    },
    onMetadata(metadata) {
      describe(families, metadata)
      family = null
    },
  })
  return [...families.values()].map(finished)
}

/**
 * The fast way to a few metrics of a large scrape: lines of names that nobody wants are passed over unread, faults and all, and so
 * is what comments say of families. Throws `source` with the number of the first line that breaks the format; the samples before it
 * were handed over.
 */
export function scanSamples(
  text: Uint8Array | string,
  wantsName: (name: string) => boolean,
  onSample: (sample: Sample) => void,
  { format = null }: ParseOptions = {},
): void {
  scanLines(text, { format, wantsName, onSample, onMetadata: () => undefined })
}

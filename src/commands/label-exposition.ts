import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { AppError } from '../errors.ts'
import { scanSamples } from '../exposition/parse.ts'
import type { Sample } from '../exposition/sample.ts'
import { type Scrape, seriesFromScrapes } from '../label/scrapes.ts'
import type { Window } from '../label/window.ts'
import { quoted } from '../quoted.ts'
import { isWanted, type ReadSeries } from './label-series.ts'
import { instantIn } from './label-times.ts'

/**
 * Files of scraped text, each `FILE@TIME`, or a file whose samples have times of their own. All are of one exporter where they
 * name no node. The window is from the first time to the last, unless one is given. Throws `input`.
 */
export async function readExpositions(
  named: readonly string[],
  given: Window | null,
  cwd: string,
): Promise<ReadSeries> {
  const scrapes: Scrape[] = []
  for (const one of named) scrapes.push(await scrapeFrom(one, cwd))
  const series = seriesFromScrapes(scrapes)
  const times = series.flatMap(({ name, points }) =>
    name.startsWith('kepler_') ? points.map(([at_s]) => at_s) : [],
  )
  const window = given ?? {
    start_at_s: times.reduce((least, at_s) => Math.min(least, at_s), Number.POSITIVE_INFINITY),
    end_at_s: times.reduce((most, at_s) => Math.max(most, at_s), Number.NEGATIVE_INFINITY),
  }
  return { series, window, warnings: [] }
}

async function scrapeFrom(named: string, cwd: string): Promise<Scrape> {
  const { file, at_s } = placeOf(named)
  const samples = samplesFrom(await textOf(file, cwd), file)
  if (at_s === null && samples.some((sample) => sample.at_s === null))
    throw new AppError(
      'input',
      `${file}: nothing says when it was scraped`,
      `Write ${quoted(`${file}@TIME`)}, with the time as 2026-03-01T14:00:00Z or Unix seconds.`,
    )
  return { exporter: '', at_s: at_s ?? 0, samples }
}

/** A name may hold an @: only what is a time behind the last one is cut off. */
function placeOf(named: string): { readonly file: string; readonly at_s: number | null } {
  const at = named.lastIndexOf('@')
  const at_s = at === -1 ? null : instantIn(named.slice(at + 1), Number.NaN)
  return at_s === null || Number.isNaN(at_s)
    ? { file: named, at_s: null }
    : { file: named.slice(0, at), at_s }
}

async function textOf(file: string, cwd: string): Promise<Buffer> {
  try {
    return await readFile(resolve(cwd, file))
  } catch (cause) {
    throw new AppError('input', `${file}: cannot be read`, 'Name a readable file.', { cause })
  }
}

function samplesFrom(text: Buffer, file: string): readonly Sample[] {
  const samples: Sample[] = []
  try {
    scanSamples(text, isWanted, (sample) => samples.push(sample))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw new AppError('input', `${file}: ${error.message}`, error.hint, { cause: error })
  }
  return samples
}

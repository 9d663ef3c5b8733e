import type { Metadata, MetricType } from './metadata.ts'
import type { Exemplar, Sample } from './sample.ts'

/** Samples of one metric: for a histogram its `_bucket`, `_sum` and `_count`, and so on. */
export type Family = {
  /** As TYPE, UNIT and HELP write it: for an OpenMetrics counter without `_total`. */
  readonly name: string
  readonly type: MetricType
  /** '' where none is given. */
  readonly unit: string
  /** '' where none is given. */
  readonly help: string
  readonly samples: readonly Sample[]
  readonly exemplars: ReadonlyMap<Sample, Exemplar>
}

/** A family while it is read; `null` = no comment said so yet. */
export type Draft = {
  readonly name: string
  type: MetricType | null
  unit: string | null
  help: string | null
  readonly samples: Sample[]
  readonly exemplars: Map<Sample, Exemplar>
}

const SUFFIXES: Readonly<Record<MetricType, readonly string[]>> = {
  counter: ['_total', '_created'],
  gauge: [],
  histogram: ['_bucket', '_sum', '_count', '_created'],
  gaugehistogram: ['_bucket', '_gsum', '_gcount', '_sum', '_count'],
  summary: ['_sum', '_count', '_created'],
  info: ['_info'],
  stateset: [],
  unknown: [],
}
const ALL_SUFFIXES = [...new Set(Object.values(SUFFIXES).flat())]

/** The family of that very name, or the one whose type has samples of that name, or a new one. */
export function familyOf(families: Map<string, Draft>, name: string): Draft {
  const own = families.get(name)
  if (own !== undefined) return own
  for (const suffix of ALL_SUFFIXES) {
    const family = name.endsWith(suffix) ? families.get(name.slice(0, -suffix.length)) : undefined
    if (family?.type != null && SUFFIXES[family.type].includes(suffix)) return family
  }
  return newFamily(families, name)
}

function newFamily(families: Map<string, Draft>, name: string): Draft {
  const draft = { name, type: null, unit: null, help: null, samples: [], exemplars: new Map() }
  families.set(name, draft)
  return draft
}

/** Takes what a comment says. Throws its fault where it was said before, or too late. */
export function describe(families: Map<string, Draft>, metadata: Metadata): void {
  const { name, kind, fault } = metadata
  const family = families.get(name) ?? newFamily(families, name)
  const field = kind === 'TYPE' ? 'type' : kind === 'UNIT' ? 'unit' : 'help'
  if (family[field] !== null)
    throw fault(`a second ${kind} of ${JSON.stringify(name)}`, 'Write it once for each name.')
  if (kind !== 'HELP' && family.samples.length > 0)
    throw fault(`${kind} of ${JSON.stringify(name)} behind its samples`, 'Write it before them.')
  if (kind === 'TYPE') family.type = metadata.type
  else if (kind === 'UNIT') family.unit = metadata.text
  else family.help = metadata.text
}

export const finished = ({ name, type, unit, help, samples, exemplars }: Draft): Family => ({
  name,
  type: type ?? 'unknown',
  unit: unit ?? '',
  help: help ?? '',
  samples,
  exemplars,
})

import type { Format } from '../../src/exposition/format.ts'
import type { MetricType } from '../../src/exposition/metadata.ts'
import type { Exemplar, Sample } from '../../src/exposition/sample.ts'
import { picked, seeded } from './read.ts'

export type Written = {
  readonly name: string
  readonly type: MetricType
  readonly help: string
  readonly samples: readonly Sample[]
  readonly exemplars: readonly (Exemplar | null)[]
}

const PIECES = [
  'a',
  'Z9',
  '_',
  '"',
  '\\',
  '\n',
  ' ',
  '{',
  '}',
  ',',
  '=',
  '#',
  '# EOF',
  'é',
  '日',
  '🔌',
  '\u0000',
  '\r',
  '__proto__',
] as const
const SUFFIXES: Readonly<Partial<Record<MetricType, readonly [string, ...string[]]>>> = {
  counter: ['_total', '_created'],
  histogram: ['_bucket', '_sum', '_count'],
  summary: ['', '_sum', '_count'],
  info: ['_info'],
}

/** Families of every kind that there is, with names, labels and numbers of every kind. */
export function familiesFrom(seed: number, format: Format): readonly Written[] {
  const random = seeded(seed)
  const count = (most: number): number => Math.floor(random() * (most + 1))
  const text = (): string => Array.from({ length: count(6) }, () => picked(random, PIECES)).join('')
  const number = (): number =>
    picked(random, [
      () => count(1000),
      () => (random() - 0.5) * 10 ** (count(600) - 300),
      () => random() * 2 ** 53,
      () => picked(random, [Number.NaN, Infinity, -Infinity, -0, 5e-324, Number.MAX_VALUE, 0.1 + 0.2]),
    ])()
  const labels = (): Record<string, string> =>
    Object.fromEntries(
      Array.from({ length: count(4) }, (_, index) => [
        random() < 0.7 ? `l${index}` : `${text()}${index}`,
        text(),
      ]),
    )
  const at = (): number | null => (random() < 0.6 ? null : count(4e12) / 1000)
  const types: readonly [MetricType, ...MetricType[]] =
    format === 'openmetrics'
      ? ['counter', 'gauge', 'histogram', 'gaugehistogram', 'summary', 'info', 'stateset', 'unknown']
      : ['counter', 'gauge', 'histogram', 'gaugehistogram', 'summary', 'unknown']
  return Array.from({ length: count(5) }, (_, index) => {
    const type = picked(random, types)
    const name = random() < 0.7 ? `family_${index}` : `${text()} ${index}`
    const samples = Array.from({ length: count(5) }, () => {
      const suffix = picked(random, SUFFIXES[type] ?? [''])
      return { name: `${name}${suffix}`, labels: labels(), value: number(), at_s: at() }
    })
    const exemplars = samples.map(() =>
      format === 'prometheus' || random() < 0.8 ? null : { labels: labels(), value: number(), at_s: at() },
    )
    // Blanks before it separate it from the name.
    const help = format === 'openmetrics' ? text() : text().trimStart()
    return { name, type, help, samples, exemplars }
  })
}

/** A text of them. */
export function write(families: readonly Written[], format: Format, seed: number): string {
  const random = seeded(seed)
  const gap = (): string => (format === 'openmetrics' ? '' : picked(random, ['', '', ' ', '\t ']))
  const lines = families.flatMap(({ name, type, help, samples, exemplars }) => [
    `${gap()}# TYPE ${named(name)} ${format === 'prometheus' && type === 'unknown' ? 'untyped' : type}`,
    `# HELP ${named(name)} ${escaped(help)}`,
    ...samples.map((sample, index) => {
      const exemplar = exemplars[index] ?? null
      const behind =
        exemplar === null ? '' : ` # ${braces(null, exemplar.labels, gap)}${point(exemplar, format)}`
      const head = isPlain(sample.name)
        ? `${sample.name}${Object.keys(sample.labels).length === 0 ? '' : braces(null, sample.labels, gap)}`
        : braces(sample.name, sample.labels, gap)
      return `${gap()}${head}${point(sample, format)}${behind}${gap()}`
    }),
    ...(format === 'prometheus' ? [picked(random, ['', '# a comment', '#'])] : []),
  ])
  return [...lines, ...(format === 'openmetrics' ? ['# EOF'] : []), ''].join('\n')
}

const isPlain = (name: string): boolean => /^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(name)
const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"')
const named = (name: string): string => (isPlain(name) ? name : `"${escaped(name)}"`)

function braces(name: string | null, labels: Readonly<Record<string, string>>, gap: () => string): string {
  const pairs = Object.entries(labels).map(
    ([label, value]) =>
      `${gap()}${isPlain(label) && !label.includes(':') ? label : `"${escaped(label)}"`}${gap()}=${gap()}"${escaped(value)}"`,
  )
  return `{${[...(name === null ? [] : [`"${escaped(name)}"`]), ...pairs].join(`${gap()},`)}${gap()}}`
}

function point({ value, at_s }: Pick<Sample, 'value' | 'at_s'>, format: Format): string {
  const number = Object.is(value, -0)
    ? '-0'
    : value === Infinity
      ? '+Inf'
      : value === -Infinity
        ? '-Inf'
        : String(value)
  const time = at_s === null ? '' : ` ${format === 'openmetrics' ? at_s : Math.round(at_s * 1000)}`
  return ` ${number}${time}`
}

import type { Delta, Interval } from '../schema/prediction.ts'
import type { BudgetCheck } from '../schema/report.ts'
import { MCPU_PER_CPU, MIB_PER_GIB, PERCENT, SECONDS_PER_HOUR } from '../units.ts'

/** The only place that rounds: three significant digits, two for the ends of a range, and more where a limit stands beside the figure. */
const DIGITS = 3
const RANGE_DIGITS = 2
/** Of the numbers that a reader multiplies again. */
const FACTOR_DIGITS = 4
/** Of a limit as somebody wrote it; beyond these stands only float noise. */
const LIMIT_DIGITS = 15
const MINUS = '−'

type Scales = readonly [Scale, ...Scale[]]

type Scale = {
  readonly unit: string
  readonly size: number
  /** The smallest figure that is shown in this unit: one of it, or as many as people are used to. */
  readonly from: number
}

const WATT: Scales = [
  { unit: 'mW', size: 1e-3, from: 0 },
  { unit: 'W', size: 1, from: 1 },
  { unit: 'kW', size: 1e3, from: 1e3 },
  { unit: 'MW', size: 1e6, from: 1e6 },
]
const KWH: Scales = [
  { unit: 'Wh', size: 1e-3, from: 0 },
  { unit: 'kWh', size: 1, from: 1 },
  { unit: 'MWh', size: 1e3, from: 1e4 },
]
const KG: Scales = [
  { unit: 'g', size: 1e-3, from: 0 },
  { unit: 'kg', size: 1, from: 1 },
  { unit: 't', size: 1e3, from: 1e4 },
]
const SECOND: Scales = [
  { unit: 's', size: 1, from: 0 },
  { unit: 'min', size: 60, from: 120 },
  { unit: 'h', size: SECONDS_PER_HOUR, from: 2 * SECONDS_PER_HOUR },
]

/** What a float sum leaves behind is not a change. */
const NOISE = 1e-9

const rounded = (value: number, digits: number): number => Number(value.toPrecision(digits))

function digitsOf(value: number, digits: number): string {
  const text = new Intl.NumberFormat('en-GB', {
    maximumSignificantDigits: digits,
    signDisplay: 'negative', // no "-0"
  }).format(value)
  return text.replace('-', MINUS)
}

function scaleOf(scales: Scales, value: number): Scale {
  const size = rounded(Math.abs(value), DIGITS)
  const isZero = size < NOISE
  return scales.findLast((scale) => (isZero ? scale.size === 1 : size >= scale.from)) ?? scales[0]
}

type Figure = {
  readonly digits: string
  readonly unit: string
}

function figureOf(scales: Scales, value: number): Figure {
  const { unit, size } = scaleOf(scales, value)
  return { digits: Math.abs(value) < NOISE ? '0' : digitsOf(value / size, DIGITS), unit }
}

const join = ({ digits, unit }: Figure): string => `${digits} ${unit}`

const plus = (value: number): string => (value >= NOISE ? '+' : '')

/** `98 W`, `1.23 kW`, `5 mW`. */
export const watts = (powerW: number): string => join(figureOf(WATT, powerW))

/** `2.108 W`, `0.0832 W`: one more digit than elsewhere, and in watts as its factors are, for sums that can be followed. */
export const termWatts = (powerW: number): string =>
  `${Math.abs(powerW) < NOISE ? '0' : digitsOf(powerW, FACTOR_DIGITS)} W`

/** `0.6094`, `2,048`: a number of a formula. */
export const factorText = (value: number): string => digitsOf(value, FACTOR_DIGITS)

/** `×1.14`. */
export const times = (ratio: number): string => `×${digitsOf(ratio, DIGITS)}`

/** `+38 W`, `−12 W`, `0 W`. */
export const signedWatts = (powerW: number): string => `${plus(powerW)}${watts(powerW)}`

/** `+12 kWh`, `−40 Wh`. */
export const signedKwh = (energyKwh: number): string => `${plus(energyKwh)}${kwh(energyKwh)}`

/** `71.5 kWh`, `40 Wh`. */
export const kwh = (energyKwh: number): string => join(figureOf(KWH, energyKwh))

/** `308 kg`, `40 g`: of CO₂ equivalent. */
export const co2e = (massKg: number): string => join(figureOf(KG, massKg))

/** `+12 kg`, `−40 g`. */
export const signedCo2e = (massKg: number): string => `${plus(massKg)}${co2e(massKg)}`

/** `210–460 kg`. */
export const co2eRange = (massKg: Interval): string => rangeOf(KG, massKg, '–', '')

const moneyOf = (currency: string): Scales => [{ unit: currency, size: 1, from: 0 }]

/** `265 EUR`, `0.0056 EUR`: in the code of the currency, which no two share. */
export const money = (amount: number, currency: string): string => join(figureOf(moneyOf(currency), amount))

/** `+12.3 EUR`. */
export const signedMoney = (amount: number, currency: string): string =>
  `${plus(amount)}${money(amount, currency)}`

/** `180–400 EUR`. */
export const moneyRange = (amount: Interval, currency: string): string =>
  rangeOf(moneyOf(currency), amount, '–', '')

/** `41–220 W`, `410–2,200 W`. */
export const wattRange = (powerW: Interval): string => rangeOf(WATT, powerW, '–', '')

/** `41–220 kWh`. */
export const kwhRange = (energyKwh: Interval): string => rangeOf(KWH, energyKwh, '–', '')

/** `+25…+52 W`. A dash would read as a minus sign. */
export const wattDeltaRange = (powerW: Delta): string => rangeOf(WATT, powerW, '…', '+')

/** An end of more digits than this before the point is not read any more. */
const LONGEST_END = 4

/**
 * The ends are rounded outwards: a range must not look surer than it is. In the unit of the figure that it stands beside, so that
 * the three can be compared; in a bigger one where an end would be too long in that.
 */
function rangeOf(scales: Scales, { p10, p50, p90 }: Delta, to: string, sign: string): string {
  if (Math.abs(p90 - p10) < NOISE) return `${sign === '' ? '' : plus(p90)}${join(figureOf(scales, p90))}`
  const [from, until] = [outwards(p10, 'floor'), outwards(p90, 'ceil')]
  const farthest = Math.max(Math.abs(from), Math.abs(until))
  const beside = scaleOf(scales, p50)
  const { unit, size } = farthest < 10 ** LONGEST_END * beside.size ? beside : scaleOf(scales, farthest)
  const show = (value: number) => `${sign === '' ? '' : plus(value)}${endDigits(value / size)}`
  return `${show(from)}${to}${show(until)} ${unit}`
}

const endDigits = (value: number): string => (Math.abs(value) < NOISE ? '0' : digitsOf(value, RANGE_DIGITS))

function outwards(value: number, roundingMode: 'floor' | 'ceil'): number {
  const format = new Intl.NumberFormat('en-US', {
    maximumSignificantDigits: RANGE_DIGITS,
    roundingMode,
    useGrouping: false,
  })
  return Number(format.format(rounded(value, LIMIT_DIGITS - RANGE_DIGITS)))
}

/** `+21 %` from 0.21. */
export const signedPercent = (ratio: number): string => `${plus(ratio)}${percent(ratio)}`

/** `21 %` from 0.21. */
export const percent = (ratio: number): string => `${percentDigits(ratio * PERCENT)} %`

/** `×1.23`: how far off, as a factor. */
export const factor = (value: number): string => `×${digitsOf(value, DIGITS)}`

/** `0.4`, `12`, `−0.0781`: a figure without a unit. */
export const figure = (value: number): string => digitsOf(value, DIGITS)

/** `10–50 %`, from the smallest to the largest of some ratios. */
export function percentRange(ratios: readonly number[]): string {
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)].map((ratio) =>
    percentDigits(ratio * PERCENT),
  )
  return low === high ? `${low} %` : `${low}–${high} %`
}

const percentDigits = (value: number): string =>
  Math.abs(value) < NOISE ? '0' : digitsOf(value, Math.abs(value) < 99.5 ? 2 : DIGITS)

/** A figure for a shell or a script: no unit, no thousands separator, no float noise. */
export const scalar = (value: number): string => String(rounded(value, LIMIT_DIGITS - DIGITS))

/** `12`, `12,000`; slices of a device keep two digits: `0.14`. */
export const count = (value: number): string =>
  digitsOf(
    Number.isInteger(value) ? value : rounded(value, DIGITS),
    Number.isInteger(value) ? LIMIT_DIGITS : 2,
  )

/** `1 pod`, `3 pods`. */
export const counted = (value: number, one: string, many: string = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`

/** `45 s`, `20 min`, `2.5 h`. */
export const duration = (durationS: number): string => join(figureOf(SECOND, durationS))

/** A sentence whose seconds read as durations do elsewhere: `600 s taken` is `10 min taken`. */
export const withDurations = (sentence: string): string =>
  sentence.replace(/(?<![\w.,])(\d+(?:\.\d+)?) s(?!\w)/g, (_, durationS: string) =>
    duration(Number(durationS)),
  )

/** `500m`, `2`: millicores as Kubernetes writes them. */
export const cpu = (mcpu: number): string =>
  mcpu % MCPU_PER_CPU === 0 ? count(mcpu / MCPU_PER_CPU) : `${mcpu}m`

/** `512Mi`, `1.5Gi`: mebibytes as Kubernetes writes them. */
export const memory = (mib: number): string =>
  mib < MIB_PER_GIB ? `${mib}Mi` : `${digitsOf(mib / MIB_PER_GIB, 4)}Gi`

export type AgainstLimit = {
  readonly figure: string
  readonly limit: string
  /** Figure and limit in short: `1.38 of 1.2 kW`. */
  readonly both: string
  /** How far the figure is from its limit, without a sign. */
  readonly distance: string
}

/** A figure this many times its limit, or this small a part of it, reads better in a unit of its own. */
const FAR = 10

/** What a limit counts, where its unit is not what people write. */
const NAMES: Readonly<Record<string, string>> = { kgCO2e: 'kg CO₂e', GPU: 'GPUs' }

/**
 * A figure and its limit, side by side: in one unit where they are near, with as many digits as it takes to see which
 * one is bigger. `120.04 W` and `120 W`, never `120 W` and `120 W`.
 */
export function againstLimit({ budget, figure, limit, unit, is_delta, currency }: BudgetCheck): AgainstLimit {
  const sign = is_delta ? plus : () => ''
  const [measure = '', period] = unit.split('/')
  const base = measure === 'cost' ? (currency ?? '') : measure
  const scales = { W: WATT, kWh: KWH }[base] ?? [{ unit: NAMES[base] ?? base, size: 1, from: 0 }]
  const per = period === undefined ? '' : `/${period}`
  const { unit: limitUnit, size } = scaleIn(scales, budget) ?? scaleOf(scales, limit)
  const besideLimit = (value: number): Figure => ({
    digits: digitsOf(value / size, LIMIT_DIGITS),
    unit: limitUnit,
  })
  const isFar = Math.abs(figure) >= limit * FAR || Math.abs(figure) <= limit / FAR
  const ofFigure = isFar ? (value: number) => figureOf(scales, value) : besideLimit
  const write = (one: Figure) => `${join(one)}${per}`
  const shownValue = roundedBeside(figure, limit)
  const shown = ofFigure(shownValue)
  const texts = {
    figure: `${sign(figure)}${write(shown)}`,
    limit: `${sign(limit)}${write(besideLimit(limit))}`,
  }
  return {
    ...texts,
    both: `${shown.unit === limitUnit ? `${sign(figure)}${shown.digits}` : texts.figure} of ${texts.limit}`,
    distance: apart(unit, write(ofFigure(Number(Math.abs(shownValue - limit).toFixed(9))))),
  }
}

/** The unit that a limit is written in. */
function scaleIn(scales: Scales, budget: string): Scale | undefined {
  const written = /(?<![a-z])([a-z]+)(?:\/[a-z]+)?$/i.exec(budget)?.[1]
  return scales.find(({ unit }) => unit === written)
}

/** Shares are so many points apart, and one GPU is no GPUs. */
const apart = (unit: BudgetCheck['unit'], text: string): string =>
  unit === '%' ? text.replace(/%$/, 'points') : unit === 'GPU' ? text.replace(/^1 GPUs$/, '1 GPU') : text

/** For a chart, as a program reads it: with neither a separator nor an exponent. */
export const plotted = (value: number): string =>
  new Intl.NumberFormat('en-US', { maximumSignificantDigits: FACTOR_DIGITS, useGrouping: false }).format(
    value,
  )

/** The unit of a chart whose longest bar is this, and its size. */
export const wattAxis = (topW: number): Pick<Scale, 'unit' | 'size'> => scaleOf(WATT, topW)

/** The value with the fewest digits that keep it on its own side of `limit`. */
function roundedBeside(value: number, limit: number): number {
  for (let digits = DIGITS; digits < LIMIT_DIGITS; digits++) {
    const candidate = rounded(value, digits)
    if (Math.sign(candidate - limit) === Math.sign(value - limit)) return candidate
  }
  return value
}

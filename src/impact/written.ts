import { AppError } from '../errors.ts'
import { quoted } from '../quoted.ts'
import { G_PER_KG, KG_PER_TONNE, KWH_PER_MWH } from '../units.ts'

/** `amount unit per energy`: `350 gCO2e/kWh`, `0.25 EUR/kWh`. */
const RATE = /^(\d+(?:\.\d+)?|\.\d+)\s*([A-Za-z0-9₂]+)\s*(?:\/|per)\s*(kWh|MWh)$/

const KWH_OF: ReadonlyMap<string, number> = new Map([
  ['kWh', 1],
  ['MWh', KWH_PER_MWH],
])

const MASS = /^(g|kg|t)(?:CO(?:2|₂)(?:e|eq)?)?$/
const G_OF: ReadonlyMap<string, number> = new Map([
  ['g', 1],
  ['kg', G_PER_KG],
  ['t', G_PER_KG * KG_PER_TONNE],
])

/** Well above electricity from lignite or small diesels: beyond it a unit was mistaken. */
const HIGHEST_G_PER_KWH = 3000

/** Below it, a number without a unit was meant in kg: even wind and water emit more over their lives. */
const LEAST_BARE_G_PER_KWH = 1

const INTENSITY_HINT = 'Write one such as "350 gCO2e/kWh" or "0.35 kgCO2e/kWh".'

/** The CO₂ equivalent of a kilowatt-hour in g; a number without a unit is that already. Throws `input`. */
export function parseIntensity(written: string | number): number {
  const text = String(written).trim()
  const refuse = (why: string): AppError =>
    new AppError('input', `carbon intensity ${quoted(text)} ${why}`, INTENSITY_HINT)
  const isBare = /^\d+(?:\.\d+)?$/.test(text)
  const [, amount = '', unit = '', per = ''] =
    RATE.exec(isBare ? `${text} g/kWh` : text.replace(/\s+(?=CO)/, '')) ?? []
  if (amount === '') throw refuse('is not one')
  const [, mass = ''] = MASS.exec(unit) ?? []
  const grams = G_OF.get(mass)
  if (grams === undefined) throw refuse(`has the unit ${quoted(unit)}, which is not known`)
  const gPerKwh = (Number(amount) * grams) / (KWH_OF.get(per) ?? 1)
  if (isBare && gPerKwh > 0 && gPerKwh < LEAST_BARE_G_PER_KWH)
    throw refuse('would be in g/kWh, which is too little: is it in kg?')
  if (gPerKwh > HIGHEST_G_PER_KWH) throw refuse('is more than any grid emits: is its unit right?')
  return gPerKwh
}

export type Price = { readonly per_kwh: number; readonly currency: string }

const PRICE_HINT = 'Write one such as "0.25 EUR/kWh" or "80 USD/MWh".'

/** The price of a kilowatt-hour, in a currency of ISO 4217. Throws `input`. */
export function parsePrice(written: string): Price {
  const text = written.trim()
  const refuse = (why: string, hint = PRICE_HINT): AppError =>
    new AppError('input', `electricity price ${quoted(text)} ${why}`, hint)
  const [, amount = '', currency = '', per = ''] = RATE.exec(text) ?? []
  if (amount === '') throw refuse('is not a price of energy')
  const known = Intl.supportedValuesOf('currency')
  if (!known.includes(currency)) {
    const meant = currency.toUpperCase().slice(0, 3)
    throw refuse(
      `is in ${quoted(currency)}, which is no currency of ISO 4217`,
      known.includes(meant) ? `Did you mean ${meant}?` : PRICE_HINT,
    )
  }
  return { per_kwh: Number(amount) / (KWH_OF.get(per) ?? 1), currency }
}

/** Beyond it, percent or another figure was meant. */
const HIGHEST_PUE = 10

/** Energy of the building per energy of its servers: 1 or more. Throws `input`. */
export function parsePue(written: string | number): number {
  const text = String(written).trim()
  const ratio = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : 0
  if (ratio >= 1 && ratio <= HIGHEST_PUE) return ratio
  throw new AppError('input', `PUE ${quoted(text)} is not one`, 'Write a number from 1 to 10, such as 1.15.')
}

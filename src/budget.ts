import { AppError } from './errors.ts'
import { quoted } from './quoted.ts'
import type { BudgetUnit } from './schema/report.ts'

/** A limit as written, and what it says. `limit` is in `unit`; a delta limits the growth over base. */
export type Budget = {
  readonly text: string
  readonly unit: BudgetUnit
  readonly is_delta: boolean
  readonly limit: number
  /** ISO 4217 code of what a cost is in; `null` for everything else. */
  readonly currency: string | null
}

const BUDGET =
  /^(\+?)\s*(\d+(?:\.\d+)?|\.\d+)\s*([A-Za-z]+|%)(?:\s*(CO2e?))?(?:\s*(?:\/|per)\s*(day|month))?$/

type Quantity = 'power' | 'energy' | 'carbon' | 'count'

/** In W, kWh, kg, and as they are counted. */
const UNITS: ReadonlyMap<
  string,
  { readonly quantity: Quantity; readonly factor: number; readonly unit: BudgetUnit }
> = new Map([
  ['mW', { quantity: 'power', factor: 1e-3, unit: 'W' }],
  ['W', { quantity: 'power', factor: 1, unit: 'W' }],
  ['kW', { quantity: 'power', factor: 1e3, unit: 'W' }],
  ['MW', { quantity: 'power', factor: 1e6, unit: 'W' }],
  ['Wh', { quantity: 'energy', factor: 1e-3, unit: 'kWh/month' }],
  ['kWh', { quantity: 'energy', factor: 1, unit: 'kWh/month' }],
  ['MWh', { quantity: 'energy', factor: 1e3, unit: 'kWh/month' }],
  ['g', { quantity: 'carbon', factor: 1e-3, unit: 'kgCO2e/month' }],
  ['kg', { quantity: 'carbon', factor: 1, unit: 'kgCO2e/month' }],
  ['t', { quantity: 'carbon', factor: 1e3, unit: 'kgCO2e/month' }],
  ['GPU', { quantity: 'count', factor: 1, unit: 'GPU' }],
  ['GPUs', { quantity: 'count', factor: 1, unit: 'GPU' }],
  ['CPU', { quantity: 'count', factor: 1, unit: 'CPU' }],
  ['CPUs', { quantity: 'count', factor: 1, unit: 'CPU' }],
  ['mCPU', { quantity: 'count', factor: 1e-3, unit: 'CPU' }],
  ['MiB', { quantity: 'count', factor: 1 / 1024, unit: 'GiB' }],
  ['GiB', { quantity: 'count', factor: 1, unit: 'GiB' }],
  ['TiB', { quantity: 'count', factor: 1024, unit: 'GiB' }],
  ['replicas', { quantity: 'count', factor: 1, unit: 'pods' }],
  ['pods', { quantity: 'count', factor: 1, unit: 'pods' }],
])

const CURRENCY = /^[A-Z]{3}$/

const HINT =
  'Write one such as "120 W", "3 kWh/day", "80 kWh/month", "40 kg CO2e/month", "100 EUR/month", "8 GPUs", "+10 W" or "+5 %".'

/** Throws `input` for a text that is no budget. */
export function parseBudget(written: string): Budget {
  const text = written.trim()
  const refuse = (why: string): AppError => new AppError('input', `budget ${quoted(text)} ${why}`, HINT)
  const [whole, plus, number, name = '', carbon, period] = BUDGET.exec(text) ?? []
  if (whole === undefined) throw refuse('is not a budget')
  const is_delta = plus === '+'
  const amount = Number(number)
  if (name === '%') {
    if (!is_delta) throw refuse('is a share of nothing: a percentage limits growth')
    if (period !== undefined || carbon !== undefined) throw refuse('is a share of power, which has no period')
    return { text, unit: '%', is_delta, limit: amount, currency: null }
  }
  const known = UNITS.get(name)
  if (known === undefined) {
    if (!CURRENCY.test(name) || carbon !== undefined)
      throw refuse(`has the unit ${quoted(name)}, which is not known`)
    if (period !== 'month') throw refuse('is a cost, which is for a month')
    return { text, unit: 'cost/month', is_delta, limit: amount, currency: name }
  }
  const { quantity, factor, unit } = known
  if ((quantity === 'carbon') !== (carbon !== undefined))
    throw refuse(carbon === undefined ? 'is a mass of what? CO2e is known' : 'is no mass of CO2e')
  if (quantity === 'carbon' && period !== 'month') throw refuse('is a mass of CO2e, which is for a month')
  if (quantity === 'energy' && period === undefined) throw refuse('is an energy without a period')
  if (quantity === 'power' && period !== undefined) throw refuse('is a power, which has no period')
  if (quantity === 'count' && period !== undefined) throw refuse('is a number of things, which has no period')
  const inUnit = quantity === 'energy' && period === 'day' ? 'kWh/day' : unit
  return { text, unit: inUnit, is_delta, limit: amount * factor, currency: null }
}

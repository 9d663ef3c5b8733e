import { AppError } from './errors.ts'
import { quoted } from './quoted.ts'
import type { BudgetCheck } from './schema/report.ts'

/** A limit as written, and what it says. `limit` is in `unit`; a delta limits the growth over base. */
export type Budget = {
  readonly text: string
  readonly unit: BudgetCheck['unit']
  readonly is_delta: boolean
  readonly limit: number
}

const BUDGET = /^(\+?)\s*(\d+(?:\.\d+)?|\.\d+)\s*([A-Za-z]+|%)(?:\s*(?:\/|per)\s*(day|month))?$/

/** In W, and in kWh. */
const UNITS: ReadonlyMap<string, { readonly factor: number; readonly isEnergy: boolean }> = new Map([
  ['mW', { factor: 1e-3, isEnergy: false }],
  ['W', { factor: 1, isEnergy: false }],
  ['kW', { factor: 1e3, isEnergy: false }],
  ['MW', { factor: 1e6, isEnergy: false }],
  ['Wh', { factor: 1e-3, isEnergy: true }],
  ['kWh', { factor: 1, isEnergy: true }],
  ['MWh', { factor: 1e3, isEnergy: true }],
])

const HINT = 'Write one such as "120 W", "3 kWh/day", "80 kWh/month", "+10 W" or "+5 %".'

/** Throws `input` for a text that is no budget. */
export function parseBudget(written: string): Budget {
  const text = written.trim()
  const refuse = (why: string): AppError => new AppError('input', `budget ${quoted(text)} ${why}`, HINT)
  const [whole, plus, number, unit = '', period] = BUDGET.exec(text) ?? []
  if (whole === undefined) throw refuse('is not a budget')
  const is_delta = plus === '+'
  if (unit === '%') {
    if (!is_delta) throw refuse('is a share of nothing: a percentage limits growth')
    if (period !== undefined) throw refuse('is a share, which has no period')
    return { text, unit: '%', is_delta, limit: Number(number) }
  }
  const known = UNITS.get(unit)
  if (known === undefined) throw refuse(`has the unit ${quoted(unit)}, which is not known`)
  const { factor, isEnergy } = known
  if (isEnergy && period === undefined) throw refuse('is an energy without a period')
  if (!isEnergy && period !== undefined) throw refuse('is a power, which has no period')
  const limit = Number(number) * factor
  return { text, unit: isEnergy ? (period === 'day' ? 'kWh/day' : 'kWh/month') : 'W', is_delta, limit }
}

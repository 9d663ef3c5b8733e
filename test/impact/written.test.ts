import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AppError } from '../../src/errors.ts'
import { parseIntensity, parsePrice, parsePue } from '../../src/impact/written.ts'

/** Is it `input`, and does it say this? */
const says = (pattern: RegExp) => (error: unknown) => {
  assert.ok(error instanceof AppError && error.failure === 'input')
  assert.match(`${error.message} ${error.hint}`, pattern)
  return true
}

const intensities: readonly (readonly [shows: string, written: string | number, gPerKwh: number])[] = [
  ['a number is in g/kWh', 350, 350],
  ['so is a number as text', '350', 350],
  ['with its unit', '350 gCO2e/kWh', 350],
  ['without the gas', '350 g/kWh', 350],
  ['the gas apart', '350 g CO2e/kWh', 350],
  ['the gas as it is written', '350 gCO₂e/kWh', 350],
  ['another name of the gas', '350gCO2eq per kWh', 350],
  ['kilograms', '0.35 kgCO2e/kWh', 350],
  ['kilograms of a megawatt-hour', '350 kg/MWh', 350],
  ['tonnes of a megawatt-hour', '.35 t/MWh', 350],
  ['nothing', 0, 0],
  ['nearly nothing, with its unit', '0.5 g/kWh', 0.5],
]
for (const [shows, written, gPerKwh] of intensities) {
  test(`parseIntensity: ${shows}: ${written}`, () => assert.equal(parseIntensity(written), gPerKwh))
}

const noIntensities: readonly (readonly [shows: string, written: string | number, message: RegExp])[] = [
  ['words', 'green', /"green" is not one.*350 gCO2e\/kWh/],
  ['less than nothing', -3, /"-3" is not one/],
  ['no energy', '350 g', /is not one/],
  ['another energy', '350 g/kW', /is not one/],
  ['another mass', '0.7 lb/kWh', /has the unit "lb", which is not known/],
  ['kilograms without their unit', 0.35, /too little: is it in kg\?/],
  ['grams that were kilograms', '350 kg/kWh', /more than any grid emits/],
  ['no finite number', Number.POSITIVE_INFINITY, /is not one/],
]
for (const [shows, written, message] of noIntensities) {
  test(`parseIntensity refuses ${shows}: ${written}`, () =>
    assert.throws(() => parseIntensity(written), says(message)))
}

const prices: readonly (readonly [shows: string, written: string, perKwh: number, currency: string])[] = [
  ['of a kilowatt-hour', '0.25 EUR/kWh', 0.25, 'EUR'],
  ['without a space', '0.25EUR/kWh', 0.25, 'EUR'],
  ['in words', ' 30 JPY per kWh ', 30, 'JPY'],
  ['of a megawatt-hour', '80 USD/MWh', 0.08, 'USD'],
  ['nothing', '0 EUR/kWh', 0, 'EUR'],
]
for (const [shows, written, per_kwh, currency] of prices) {
  test(`parsePrice: ${shows}: ${written}`, () => assert.deepEqual(parsePrice(written), { per_kwh, currency }))
}

const noPrices: readonly (readonly [shows: string, written: string, message: RegExp])[] = [
  ['a number alone', '0.25', /is not a price of energy.*0\.25 EUR\/kWh/],
  ['less than nothing', '-0.25 EUR/kWh', /is not a price of energy/],
  ['no energy', '0.25 EUR', /is not a price of energy/],
  ['a currency in small letters', '0.25 eur/kWh', /"eur", which is no currency of ISO 4217.*mean EUR\?/],
  ['a currency in words', '0.25 Euro/kWh', /mean EUR\?/],
  ['part of a currency', '25 ct/kWh', /"ct", which is no currency/],
  ['no currency', '0.25 XQZ/kWh', /"XQZ", which is no currency/],
]
for (const [shows, written, message] of noPrices) {
  test(`parsePrice refuses ${shows}: ${written}`, () =>
    assert.throws(() => parsePrice(written), says(message)))
}

test('parsePue: from 1 to 10, as a number or as text', () => {
  assert.deepEqual([1, 1.15, '1.15', '10'].map(parsePue), [1, 1.15, 1.15, 10])
  for (const written of ['0.9', 115, '115 %', '', 'low', -1, Number.NaN])
    assert.throws(() => parsePue(written), says(/PUE .* is not one\b.*1\.15/))
})

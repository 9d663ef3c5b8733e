import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Budget, parseBudget } from '../src/budget.ts'
import { AppError } from '../src/errors.ts'

const budgets: readonly (readonly [text: string, budget: Omit<Budget, 'text'>])[] = [
  ['120 W', { unit: 'W', is_delta: false, limit: 120, currency: null }],
  ['1.5kW', { unit: 'W', is_delta: false, limit: 1500, currency: null }],
  ['.5 W', { unit: 'W', is_delta: false, limit: 0.5, currency: null }],
  ['3 kWh/day', { unit: 'kWh/day', is_delta: false, limit: 3, currency: null }],
  ['80 kWh per month', { unit: 'kWh/month', is_delta: false, limit: 80, currency: null }],
  ['900 Wh/day', { unit: 'kWh/day', is_delta: false, limit: 0.9, currency: null }],
  ['+10 W', { unit: 'W', is_delta: true, limit: 10, currency: null }],
  ['+ 5 %', { unit: '%', is_delta: true, limit: 5, currency: null }],
  ['40 kg CO2e/month', { unit: 'kgCO2e/month', is_delta: false, limit: 40, currency: null }],
  ['1 t CO2 per month', { unit: 'kgCO2e/month', is_delta: false, limit: 1000, currency: null }],
  ['100 EUR/month', { unit: 'cost/month', is_delta: false, limit: 100, currency: 'EUR' }],
  ['8 GPUs', { unit: 'GPU', is_delta: false, limit: 8, currency: null }],
  ['+500 mCPU', { unit: 'CPU', is_delta: true, limit: 0.5, currency: null }],
  ['64 GiB', { unit: 'GiB', is_delta: false, limit: 64, currency: null }],
  ['20 replicas', { unit: 'pods', is_delta: false, limit: 20, currency: null }],
  ['+1 kWh/day', { unit: 'kWh/day', is_delta: true, limit: 1, currency: null }],
]
for (const [text, budget] of budgets) {
  test(`parseBudget: ${text}`, () => assert.deepEqual(parseBudget(text), { text, ...budget }))
}

for (const text of [
  '',
  '120',
  'W',
  '120 watts',
  '-5 W',
  '5 %',
  '3 kWh',
  '10 W/day',
  '+5 %/day',
  '1e3 W',
  '120 W; rm -rf /',
  'NaN W',
  '40 kg/month',
  '40 W CO2e',
  '40 kg CO2e',
  '10 EUR',
  '10 EUR/day',
  '8 GPUs/month',
  '5 parsecs',
]) {
  test(`parseBudget refuses ${JSON.stringify(text)} and says what to write`, () => {
    assert.throws(
      () => parseBudget(text),
      (error) => error instanceof AppError && error.failure === 'input' && error.hint.includes('120 W'),
    )
  })
}

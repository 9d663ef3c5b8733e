import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadImpactFactors, readGridRegions } from '../../src/adapters/grid-regions.ts'
import { AppError } from '../../src/errors.ts'
import { factorsFrom, type ImpactSettings, settingsOver } from '../../src/impact/factors.ts'
import { folderOf } from '../folders.ts'

const nothing: ImpactSettings = {
  region: null,
  carbon_intensity: null,
  electricity_price: null,
  pue: null,
}
const table = new URL('../../models/data/grid-regions.json', import.meta.url)
const regions = await readGridRegions(table)
const factors = (settings: Partial<ImpactSettings>) => factorsFrom({ ...nothing, ...settings }, regions)

test('factorsFrom: nothing set is nothing told', () => assert.equal(factors({}), null))

const sources: readonly (readonly [shows: string, region: string, gPerKwh: number, source: string])[] = [
  ['a country', 'IRL', 290.805, 'Ireland, Our World in Data 2023, CC-BY-4.0'],
  ['its short code, in any case', ' ie', 290.805, 'Ireland, Our World in Data 2023, CC-BY-4.0'],
  [
    'a region with a figure of its own',
    'gcp:europe-west1',
    122,
    'gcp:europe-west1, St. Ghislain, Belgium, Google Cloud via CodeCarbon 2023, MIT',
  ],
  [
    "a region with its country's",
    'AWS:eu-west-1',
    290.805,
    'aws:eu-west-1, mean of Ireland, Our World in Data 2023, CC-BY-4.0',
  ],
]
for (const [shows, region, intensity_g_per_kwh, source] of sources) {
  test(`factorsFrom: ${shows}: ${region}`, () => {
    const carbon = factors({ region })?.carbon
    assert.deepEqual([carbon?.intensity_g_per_kwh, carbon?.source], [intensity_g_per_kwh, source])
  })
}

const unknown: readonly (readonly [shows: string, region: string, hint: RegExp])[] = [
  ['a slip of the finger', 'aws:eu-wset-1', /Did you mean aws:eu-west-1 or /],
  ['no cloud', 'eu-west-1', /Did you mean aws:eu-west-1\b/],
  ['a zone', 'gcp:europe-west1-b', /Did you mean gcp:europe-west1 /],
  ['the name of a country', 'Germany', /Did you mean DEU \(Germany\)/],
  ['a code that any other would be near to', 'UK', /Write one such as/],
  ['nothing that is near', 'the moon base alpha', /Write one such as "aws:eu-west-1"/],
]
for (const [shows, region, hint] of unknown) {
  test(`factorsFrom refuses ${shows}: ${region}`, () =>
    assert.throws(
      () => factors({ region }),
      (error) => {
        assert.ok(error instanceof AppError && error.failure === 'input')
        assert.match(error.message, /is not known/)
        assert.match(error.hint, hint)
        return true
      },
    ))
}

test('factorsFrom: an intensity goes before a region, and says so; the region need not be known then', () =>
  assert.deepEqual(factors({ region: 'our cellar', carbon_intensity: 40 })?.carbon, {
    intensity_g_per_kwh: 40,
    region: null,
    source: 'as configured, in place of that of region "our cellar"',
  }))

test('factorsFrom: without a PUE none is applied, and that is said; by itself it is refused', () => {
  assert.deepEqual(factors({ carbon_intensity: 40 })?.pue, {
    ratio: 1,
    source: 'none is set: the overhead of the building is left out',
  })
  assert.deepEqual(factors({ electricity_price: '1 EUR/kWh', pue: 1.15 })?.pue, {
    ratio: 1.15,
    source: 'as configured',
  })
  assert.throws(() => factors({ pue: 1.15 }), /changes no figure by itself/)
})

test('settingsOver: what was said first goes before, and its region before an intensity said behind it', () => {
  const behind = { region: 'IE', carbon_intensity: 40, electricity_price: '1 EUR/kWh', pue: 1.5 }
  assert.deepEqual(settingsOver(nothing, behind), behind)
  assert.deepEqual(settingsOver({ ...nothing, region: 'FR', pue: 1.1 }, behind), {
    region: 'FR',
    carbon_intensity: null,
    electricity_price: '1 EUR/kWh',
    pue: 1.1,
  })
  assert.equal(settingsOver({ ...nothing, carbon_intensity: '9 g/kWh' }, behind).carbon_intensity, '9 g/kWh')
})

test('loadImpactFactors: the table is read for a region alone', async (t) => {
  const gone = `${folderOf(t, { 'damaged.json': '{"schema_version": "1"' })}/gone.json`
  assert.equal(await loadImpactFactors(nothing, gone), null)
  assert.ok(await loadImpactFactors({ ...nothing, region: 'IE', carbon_intensity: 40 }, gone))
  for (const file of [gone, gone.replace('gone', 'damaged')])
    await assert.rejects(
      loadImpactFactors({ ...nothing, region: 'IE' }, file),
      (error) => error instanceof AppError && error.failure === 'source',
    )
})

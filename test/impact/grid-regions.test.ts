import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gridRegions, gridRegionsText } from '../../models/derive/grid-regions.ts'
import { readGridRegions } from '../../src/adapters/grid-regions.ts'
import { grouped } from '../../src/grouped.ts'
import { parseCsv } from '../../src/tables/csv.ts'
import { beside, needs } from '../beside.ts'

const file = new URL('../../models/data/grid-regions.json', import.meta.url)
const regions = await readGridRegions(file)
const read = (path: string): string => readFileSync(path, 'utf8')
const byId = new Map(regions.map((region) => [region.id, region]))

test('grid regions: so many, each with its source, its licence and its year', () => {
  const counts = [
    ...grouped(regions, ({ id }) => (id.split(':')[1] === undefined ? 'country' : id.split(':')[0])),
  ].map(([kind, of]) => `${kind} ${of.length}`)
  assert.deepEqual(counts, ['country 212', 'aws 38', 'azure 67', 'gcp 42'])
  const licences = new Set(regions.map(({ source, licence }) => `${source}: ${licence}`))
  assert.deepEqual([...licences], ['Our World in Data: CC-BY-4.0', 'Google Cloud via CodeCarbon: MIT'])
  for (const { id, year, intensity_g_per_kwh } of regions) {
    assert.ok(year >= 2009 && year <= 2023, id)
    assert.ok(intensity_g_per_kwh > 0 && intensity_g_per_kwh < 1400, id)
  }
})

test('grid regions: no code means two of them', () => {
  const codes = regions.flatMap(({ id, alias }) => [id, ...(alias === null ? [] : [alias])])
  assert.equal(new Set(codes.map((code) => code.toLowerCase())).size, codes.length)
  for (const { id, alias } of regions) assert.match(alias ?? 'XX', id.includes(':') ? /^XX$/ : /^[A-Z]{2}$/)
})

const known: readonly (readonly [id: string, gPerKwh: number, basis: 'country' | 'region'])[] = [
  ['IRL', 290.805, 'country'],
  ['DEU', 380.95, 'country'],
  ['FRA', 56.039, 'country'],
  ['aws:eu-west-1', 290.805, 'country'],
  ['azure:westeurope', 267.622, 'country'],
  ['gcp:europe-west1', 122, 'region'],
  ['gcp:us-central1', 430, 'region'],
  ['gcp:me-central1', 575, 'region'],
]
for (const [id, gPerKwh, basis] of known) {
  test(`grid regions: ${id}: ${gPerKwh} g/kWh`, () =>
    assert.deepEqual([byId.get(id)?.intensity_g_per_kwh, byId.get(id)?.basis], [gPerKwh, basis]))
}

test('grid regions: the two codes of a country are of one country', () => {
  const name = new Intl.DisplayNames('en-GB', { type: 'region' })
  const differing = regions.filter(
    ({ alias, place }) => alias !== null && lettersOf(name.of(alias) ?? '')[0] !== lettersOf(place)[0],
  )
  // "Democratic Republic of Congo" and "Congo - Kinshasa", "East Timor" and "Timor-Leste".
  assert.deepEqual(
    differing.map(({ id }) => id),
    ['COD', 'TLS'],
  )
})

const lettersOf = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')

test(
  'grid regions: the file is what its sources derive to (node models/derive.ts)',
  needs('data/grid_carbon'),
  () => {
    const sources = {
      cloudImpact: parseCsv(
        read(`${beside}/data/grid_carbon/codecarbon-cloud-impact.csv`).replace(/^\uFEFF/, ''),
      ),
      energyMix: JSON.parse(read(`${beside}/data/grid_carbon/codecarbon-global_energy_mix.json`)),
      countryCodes: parseCsv(read('models/data/country-codes.csv')),
      cloudRegions: parseCsv(read('models/data/cloud-regions.csv')),
    }
    assert.equal(gridRegionsText(gridRegions(sources)), readFileSync(file, 'utf8'))
  },
)

test('grid regions: NOTICE names every source, and the package holds the file', () => {
  const notice = read('NOTICE')
  for (const source of new Set(regions.map(({ source }) => source)))
    for (const part of source.split(' via ')) assert.ok(notice.includes(part), part)
  assert.ok(JSON.parse(read('package.json')).files.includes('models/data/grid-regions.json'))
})

// Run by hand when the source data change: node models/derive.ts DATA_FOLDER
import { readFileSync, writeFileSync } from 'node:fs'
import { argv, exit, stderr } from 'node:process'
import { parseCsv, type Row, renderCsv } from '../src/tables/csv.ts'
import { cpuCoefficients } from './derive/cpu-coefficients.ts'
import { cpuServices } from './derive/cpu-services.ts'
import { gpuServing } from './derive/gpu-serving.ts'
import { gpuTraining } from './derive/gpu-training.ts'
import { gridRegions, gridRegionsText } from './derive/grid-regions.ts'

const [, , folder] = argv
if (folder === undefined) {
  stderr.write('usage: node models/derive.ts DATA_FOLDER\n')
  exit(2)
}

const BYTE_ORDER_MARK = /^\uFEFF/
const table = (path: string): readonly Row[] =>
  parseCsv(readFileSync(`${folder}/${path}`, 'utf8').replace(BYTE_ORDER_MARK, ''))
const target = (name: string): URL => new URL(`./data/${name}`, import.meta.url)

function writeRows(name: string, rows: readonly Row[]): void {
  const lines = rows.toSorted((a, b) => compareText(JSON.stringify(a), JSON.stringify(b)))
  writeFileSync(target(name), renderCsv(Object.keys(lines[0] ?? {}), lines))
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

writeRows('gpu-serving.csv', gpuServing(table('mlenergy/train_rows.csv')))
writeRows(
  'gpu-training.csv',
  ['A40', 'P100', 'V100'].flatMap((gpu) =>
    gpuTraining(gpu, table(`zeus_trace/summary_power_${gpu.toLowerCase()}.csv`)),
  ),
)
writeRows('cpu-services.csv', cpuServices(table('nezha_usage/pod_usage_vs_limit.csv')))

const coefficients = cpuCoefficients(
  table('specpower_ccf/SPECpower-2026-03-09.train.csv'),
  table('teads_ec2_ccf/aws-instances.csv'),
)
writeFileSync(target('cpu-coefficients.json'), `${JSON.stringify(coefficients, null, 2)}\n`)

const grid = gridRegions({
  cloudImpact: table('grid_carbon/codecarbon-cloud-impact.csv'),
  energyMix: JSON.parse(readFileSync(`${folder}/grid_carbon/codecarbon-global_energy_mix.json`, 'utf8')),
  countryCodes: parseCsv(readFileSync(target('country-codes.csv'), 'utf8')),
  cloudRegions: parseCsv(readFileSync(target('cloud-regions.csv'), 'utf8')),
})
writeFileSync(target('grid-regions.json'), gridRegionsText(grid))

// npm run evaluate: how far the model's figures are from what was measured, on rows that it had not seen.
import { readFileSync } from 'node:fs'
import { stdout } from 'node:process'
import { evaluateTables } from '../src/evaluate/evaluate.ts'
import { predictorFrom } from '../src/predict/predict.ts'
import { Model } from '../src/schema/model.ts'
import { cpuClassErrors } from './evaluate/cpu-classes.ts'
import { ownRowsScores } from './evaluate/own-rows.ts'
import { distinctServers } from './evaluate/servers.ts'

const model = Model.parse(JSON.parse(readFileSync(new URL('default.json', import.meta.url), 'utf8')))
const { coefficients } = model

const percent = (ratio: number): string => `${(ratio * 100).toFixed(1)} %`
const print = (rows: readonly (readonly string[])[]): void => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    )
    stdout.write(`${cells.join('  ').trimEnd()}\n`)
  }
  stdout.write('\n')
}

stdout.write('Held out in groups; trend, encoder, settings and calibration fitted on the other groups\n')
print([
  ['SPLIT', 'PREDICTOR', 'ROWS', 'MEDAPE', 'MAE', 'GEO. ERROR', 'WITHIN 2X', 'COVERAGE'],
  ...evaluateTables(model.tables, coefficients).map((score) => [
    `${score.split}${score.scope === 'gpu_board_at_load' ? '' : ` (${score.scope})`}`,
    score.predictor,
    String(score.rows),
    percent(score.median_abs_error_ratio),
    `${score.mean_abs_error_w.toFixed(2)} W`,
    `x${score.geometric_error_factor.toFixed(2)}`,
    percent(score.within_factor_2_ratio),
    score.interval_coverage_ratio === null ? '' : percent(score.interval_coverage_ratio),
  ]),
])

const classes = cpuClassErrors(model)
const geometric = Math.exp(classes.reduce((sum, { factor }) => sum + Math.log(factor), 0) / classes.length)
stdout.write(
  'CPU pods by class, none requesting anything, beside what Kepler 0.7 measured in one laboratory\n',
)
print([
  ['CLASS', '', 'MEASURED', 'P50', 'FACTOR', 'IN P10-P90'],
  ...classes.map(({ name, watts, predictedW, factor, isInside }) => [
    name,
    '',
    `${watts} W`,
    `${predictedW.toPrecision(2)} W`,
    `x${factor.toFixed(1)}`,
    isInside ? 'yes' : 'no',
  ]),
  ['geometric error', '', '', '', `x${geometric.toFixed(2)}`, ''],
])

const { without, with30 } = ownRowsScores(coefficients)
stdout.write("A cluster's own rows, simulated: services of two applications by their measured use\n")
print([
  ['OWN ROWS', '', 'GEO. ERROR', 'MEDAPE', 'WITHIN 2X', 'COVERAGE'],
  ...[without, with30].map((score) => [
    score.split,
    '',
    `x${score.geometric_error_factor.toFixed(2)}`,
    percent(score.median_abs_error_ratio),
    percent(score.within_factor_2_ratio),
    percent(score.interval_coverage_ratio ?? 0),
  ]),
])

const servers = distinctServers(5000)
const predict = predictorFrom(model)
const from = performance.now()
for (const server of servers) predict(server)
stdout.write(
  `${servers.length} distinct GPU servers predicted in ${((performance.now() - from) / 1000).toFixed(2)} s\n`,
)

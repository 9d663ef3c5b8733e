import { Option } from 'commander'
import { TargetName } from '../schema/energy-target.ts'
import { day, positive } from './values.ts'

/** How much a row of one's own counts beside one of the bundled model: one's own cluster is what the model is asked about. */
export const OWN_WEIGHT = 5

/** Of every command that makes something of measured energy. */
export const allowSynthetic = (): Option =>
  new Option(
    '--allow-synthetic',
    'also take energy whose power_source is fake, unknown or an estimate: what comes of it says so',
  )

/** Options of every command that reads rows with watts. */
export const rowOptions = (): Option[] => [
  new Option('--requests <file...>', 'InferenceRequests of rows that hold none'),
  new Option('--target <name>', 'figure that watts are taken from')
    .choices(TargetName.options)
    .default('avg_power_w'),
  new Option('--step <seconds>', 'length of a step, for energy_step_j; default: as the row says').argParser(
    positive,
  ),
  new Option('--window <seconds>', 'time measured, for total_energy_j; default: as the row says').argParser(
    positive,
  ),
  new Option('--weight <number>', 'how much a given row counts beside one of the model')
    .argParser(positive)
    .default(OWN_WEIGHT),
  allowSynthetic(),
]

/** Options of every command that writes a model. */
export const candidateOptions = (): Option[] => [
  new Option('--out <file>', 'where to write the model').makeOptionMandatory(),
  new Option('--card <file>', 'where to write its card, in Markdown'),
  new Option('--model-version <text>', "version of the new model; default: the base's with a suffix"),
  new Option('--created <date>', 'date of the data; default: today').argParser(day),
  new Option('--evaluate', 'score the scopes that changed by cross-validation').default(true),
  new Option('--no-evaluate', 'leave them without scores'),
]

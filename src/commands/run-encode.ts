import { writeWhole } from '../adapters/atomic-file.ts'
import { readEncoder } from '../adapters/encoder-file.ts'
import { writeTable } from '../adapters/table-file.ts'
import { AppError, EXIT_WITHIN } from '../errors.ts'
import { counted } from '../report/format.ts'
import { jsonText } from '../report/json.ts'
import type { InferenceRequest } from '../schema/inference-request.ts'
import { tableFormat } from '../tables/table.ts'
import {
  encoderFileFrom,
  fileVectoriser,
  modelVectoriser,
  type Vectoriser,
  type VectorRecord,
  vectorColumns,
} from '../vectors.ts'
import type { EncodeFitFlags, EncodeTransformFlags } from './flags.ts'
import type { Io } from './io.ts'
import { modelOf } from './manifests.ts'
import { tellProblems } from './problems.ts'
import { readRequests } from './read-tables.ts'

export async function runEncodeFit(flags: EncodeFitFlags, io: Io): Promise<number> {
  const { coefficients } = await modelOf(flags.model, io)
  const { requests, status } = await requestsIn(flags.input, io)
  const file = encoderFileFrom(requests, flags.part, coefficients)
  await writeWhole(io.cwd, flags.out, jsonText(file))
  const { columns, text, id } = file.encoder
  const words = text.dimensions === 0 ? '' : ` and ${counted(text.dimensions, 'column')} of text`
  io.err(
    `wattlint: encoder ${id} in ${flags.out}: ${counted(columns.length, 'feature')}${words}, ` +
      `fitted on ${counted(requests.length, 'request')} as "${file.part}" (${file.scope})\n`,
  )
  return status
}

export async function runEncodeTransform(flags: EncodeTransformFlags, io: Io): Promise<number> {
  if (flags.out !== '-') tableFormat(flags.out)
  const vectorise = await vectoriserOf(flags, io)
  const { requests, status } = await requestsIn(flags.input, io)
  const records = requests.flatMap((request): VectorRecord[] => {
    const record = vectorise(request)
    return record === null ? [] : [record]
  })
  if (flags.out === '-') for (const record of records) io.out(`${JSON.stringify(record)}\n`)
  else await writeTable(io.cwd, flags.out, records, vectorColumns)
  const left = requests.length - records.length
  if (left > 0)
    io.err(`wattlint: ${counted(left, 'request')} left out: no part of the model has an encoder for such\n`)
  const encoders = new Set(records.map((record) => record['encoder_id'])).size
  io.err(
    `wattlint: ${counted(records.length, 'record')}${flags.out === '-' ? '' : ` in ${flags.out}`}, ` +
      `by ${counted(encoders, 'encoder')}\n`,
  )
  return status
}

async function vectoriserOf({ encoder, model }: EncodeTransformFlags, io: Io): Promise<Vectoriser> {
  const read = await readEncoder(io.cwd, encoder)
  if ('model' in read) return modelVectoriser(read.model)
  const { coefficients } = await modelOf(model, io)
  return fileVectoriser(read.encoder, coefficients)
}

/** Throws `input` when there are none; `status` is that of the lines that could not be read. */
async function requestsIn(
  paths: readonly string[],
  io: Io,
): Promise<{ readonly requests: readonly InferenceRequest[]; readonly status: number }> {
  const { requests, problems } = await readRequests(paths, io)
  const status = tellProblems(problems, io)
  if (requests.length > 0) return { requests: requests.map(({ request }) => request), status }
  throw new AppError(
    'input',
    status === EXIT_WITHIN ? 'there is no request in the input' : 'no request in the input could be read',
    'Write them with "wattlint from-file PATH".',
  )
}

import { resolve } from 'node:path'
import { Command, Option } from 'commander'
import { readBytes } from '../adapters/bytes.ts'
import { INPUT_PATH } from '../adapters/input-tree.ts'
import { AppError, EXIT_WITHIN, exitCodes } from '../errors.ts'
import { requestFromDocument } from '../normalise/seed-document.ts'
import { parseJsonDocuments } from '../parse/json-documents.ts'
import { decode } from '../parse/text.ts'
import type { PredictionRecord } from '../schema/report.ts'
import { predictionRecordFrom } from '../workload-report.ts'
import type { Io } from './io.ts'
import { predictorOf } from './manifests.ts'
import { tellProblem } from './problems.ts'

type Flags = { readonly format: 'ndjson' | 'json'; readonly model?: string }

/** `wattlint predict`: InferenceRequests → predictions. */
export function predictCommand(io: Io, done: (status: number) => void): Command {
  return new Command('predict')
    .summary('predict InferenceRequests that are written already')
    .description(
      'Reads InferenceRequests (one a line, an object, or an array; as from-file or k8s-collect print them) and prints predictions.',
    )
    .argument('[file]', 'what to read; "-" is standard input', '-')
    .addOption(
      new Option('--format <format>', 'one a line, or one array')
        .choices(['ndjson', 'json'])
        .default('ndjson'),
    )
    .option('--model <file>', 'model to predict with (default: the bundled one)')
    .action(async (file: string, flags: Flags) => {
      const predictor = await predictorOf(flags.model, io)
      const path = file === '-' ? INPUT_PATH : file
      const decoded = decode(file === '-' ? await io.readInput() : await readBytes(resolve(io.cwd, file)))
      if ('refused' in decoded) throw new AppError('input', `${path}: ${decoded.refused}`, '')
      const { documents, problems } = parseJsonDocuments(path, decoded.text)
      const found = [...problems]
      const records: PredictionRecord[] = []
      for (const { value, line } of documents) {
        const read = requestFromDocument(value, path, line)
        found.push(...read.problems)
        if (read.request === null) continue
        const { request } = read
        records.push(
          predictionRecordFrom({ request, prediction: predictor.predict(request) }, predictor.summary),
        )
      }
      if (flags.format === 'json') io.out(`${JSON.stringify(records, null, 2)}\n`)
      else for (const record of records) io.out(`${JSON.stringify(record)}\n`)
      for (const problem of found) tellProblem(problem, io)
      done(found.some(({ severity }) => severity === 'error') ? exitCodes.input : EXIT_WITHIN)
    })
}

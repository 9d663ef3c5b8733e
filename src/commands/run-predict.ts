import { readBytes } from '../adapters/bytes.ts'
import { INPUT_PATH } from '../adapters/input-tree.ts'
import { AppError } from '../errors.ts'
import { requestFromDocument } from '../normalise/seed-document.ts'
import { parseJsonDocuments } from '../parse/json-documents.ts'
import { decode } from '../parse/text.ts'
import type { InferenceRequest } from '../schema/inference-request.ts'
import type { Problem } from '../schema/problem.ts'
import { predictionRecordFrom } from '../workload-report.ts'
import { embedderOf } from './embedder.ts'
import type { PredictFlags } from './flags.ts'
import type { Io } from './io.ts'
import { predictorOf } from './manifests.ts'
import { tellProblems } from './problems.ts'

export async function runPredict(file: string, flags: PredictFlags, io: Io): Promise<number> {
  const predictor = await predictorOf(flags.model, io, embedderOf(flags, io), flags)
  const path = file === '-' ? INPUT_PATH : file
  const decoded = decode(file === '-' ? await io.readInput() : await readBytes(io.cwd, file))
  if ('refused' in decoded) throw new AppError('input', `${path}: ${decoded.refused}`, '')
  const { documents, problems } = parseJsonDocuments(path, decoded.text)
  const found: Problem[] = [...problems]
  const requests: InferenceRequest[] = []
  for (const { value, line, place } of documents) {
    const { request, problems } = requestFromDocument(value, path, line)
    found.push(...problems.map((problem) => ({ ...problem, message: `${place}${problem.message}` })))
    if (request !== null) requests.push(request)
  }
  await predictor.prepare?.(requests)
  const records = requests.map((request) =>
    predictionRecordFrom(
      { request, prediction: predictor.predict(request), countedAs: null },
      predictor.summary,
    ),
  )
  if (flags.format === 'json') io.out(`${JSON.stringify(records, null, 2)}\n`)
  else for (const record of records) io.out(`${JSON.stringify(record)}\n`)
  return tellProblems(found, io)
}

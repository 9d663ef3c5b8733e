import { mkdir, writeFile } from 'node:fs/promises'
import * as z from 'zod'
import { CapacityReport } from '../src/schema/capacity.ts'
import { Config } from '../src/schema/config.ts'
import { Evaluation } from '../src/schema/evaluation.ts'
import { ExplanationReport } from '../src/schema/explanation.ts'
import { InferenceRequest } from '../src/schema/inference-request.ts'
import { MeasuredRow } from '../src/schema/measured-row.ts'
import { Model } from '../src/schema/model.ts'
import { PredictionRecord, Report, WorkloadReport } from '../src/schema/report.ts'
import { WhatIfReport } from '../src/schema/what-if.ts'

/** The contracts that other tools read, as JSON Schema. `input`: what a writer may leave out is optional. */
const schemas = {
  report: [Report, 'output'],
  'prediction-record': [PredictionRecord, 'output'],
  'workload-report': [WorkloadReport, 'output'],
  'inference-request': [InferenceRequest, 'output'],
  model: [Model, 'output'],
  'measured-row': [MeasuredRow, 'output'],
  explanation: [ExplanationReport, 'output'],
  'what-if': [WhatIfReport, 'output'],
  capacity: [CapacityReport, 'output'],
  evaluation: [Evaluation, 'output'],
  config: [Config, 'input'],
} as const

/** Writes every contract to `folder` as `NAME.schema.json`. */
export async function writeSchemas(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [name, [schema, io]] of Object.entries(schemas)) {
    const json = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
    await writeFile(`${folder}/${name}.schema.json`, `${JSON.stringify({ ...json, title: name }, null, 2)}\n`)
  }
}

import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { Coefficients } from '../../src/schema/coefficients.ts'
import { Source } from '../../src/schema/model.ts'
import { parseCsv } from '../../src/tables/csv.ts'
import type { TrainInput } from '../../src/train/train.ts'
import { serviceRow, servingRow, trainingRow } from './rows.ts'

const VERSION = '0.2.0'

/** The day on which the newest of the data was taken. */
const CREATED = '2026-11-21'

const text = (name: string): string => readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8')
const json = (name: string): unknown => JSON.parse(text(name))

/** What the bundled model is trained on, from models/data. */
export function bundle(): TrainInput {
  const coefficients = Coefficients.parse({
    ...z.record(z.string(), z.unknown()).parse(json('cpu-coefficients.json')),
    ...z.record(z.string(), z.unknown()).parse(json('coefficients.json')),
    devices: json('devices.json'),
    software: json('software.json'),
    known_models: json('known-models.json'),
  })
  return {
    rows: [
      ...parseCsv(text('gpu-serving.csv')).map(servingRow),
      ...parseCsv(text('gpu-training.csv')).map(trainingRow),
      ...parseCsv(text('cpu-services.csv')).map((row) => serviceRow(row, coefficients)),
    ],
    coefficients,
    sources: z.array(Source).parse(json('sources.json')),
    limits: z.array(z.string()).parse(json('limits.json')),
    version: VERSION,
    created: CREATED,
  }
}

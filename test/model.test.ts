import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { test } from 'node:test'
import * as z from 'zod'
import { bundle } from '../models/build/bundle.ts'
import { withEvaluation } from '../src/evaluate/evaluate.ts'
import { rowsOfPart } from '../src/predict/part.ts'
import { predictorFrom } from '../src/predict/predict.ts'
import { modelCard } from '../src/report/model-card.ts'
import { modelJson } from '../src/report/model-json.ts'
import { Model, modelIdOf, modelSummaryFrom } from '../src/schema/model.ts'
import { ModelSummary } from '../src/schema/report.ts'
import { parseCsv } from '../src/tables/csv.ts'
import { trainModel } from '../src/train/train.ts'
import { labelledRequest } from './labelled-manifest.ts'
import { bundledModel, MODEL_FILE } from './model-file.ts'

const model = bundledModel()
const raw = readFileSync(MODEL_FILE, 'utf8')

test('models/default.json and its card are what models/data makes, byte for byte', () => {
  const input = bundle()
  const rebuilt = withEvaluation(trainModel(input))
  assert.equal(modelJson(rebuilt), raw)
  assert.equal(modelCard(rebuilt), readFileSync(new URL('default.md', MODEL_FILE), 'utf8'))
})

test('the model file stays small', () => assert.ok(statSync(MODEL_FILE).size < 1_500_000))

test('the id names the content', () => {
  assert.equal(modelIdOf(model), model.id)
  const [first, ...rest] = model.parts
  assert.ok(first !== undefined)
  assert.notEqual(modelIdOf({ ...model, parts: [{ ...first, k: first.k + 1 }, ...rest] }), model.id)
})

const tampered: readonly (readonly [shows: string, change: (text: string) => string])[] = [
  ['another schema version', (text) => text.replace('"schema_version":"2"', '"schema_version":"3"')],
  ['an unknown key', (text) => text.replace('"created":', '"extra":1,"created":')],
  ['a licence taken out', (text) => text.replace('"licence":"Apache-2.0",', '')],
  ['a negative weight', (text) => text.replace('"weight":1,', '"weight":-1,')],
  ['watts as text', (text) => text.replace(/"watts":([\d.]+)/, '"watts":"$1"')],
  ['a number that is text', (text) => text.replace(/"numbers":\[([\d.]+)/, '"numbers":["$1"')],
  ['a number too few', (text) => text.replace(/"numbers":\[[\d.]+,/, '"numbers":[')],
  ['a scope that is none', (text) => text.replace('"scope":"modelled_wall"', '"scope":"guessed"')],
]
for (const [shows, change] of tampered) {
  test(`a tampered model is refused: ${shows}`, () => {
    const text = change(raw)
    assert.notEqual(text, raw)
    assert.equal(Model.safeParse(JSON.parse(text)).success, false)
  })
}

test('every row has a source that is listed, every part rows to learn from', () => {
  const sources = new Set(model.sources.map(({ id }) => id))
  for (const { rows } of model.tables)
    for (const { source_id } of rows) assert.ok(sources.has(source_id), source_id)
  for (const part of model.parts) {
    const table = model.tables.find(({ scope }) => scope === part.scope)
    assert.ok(table !== undefined && rowsOfPart(part, table).length > 0, part.id)
  }
})

test('modelSummaryFrom: rows by source add up, and errors are our own predictor’s', () => {
  const summary = ModelSummary.parse(modelSummaryFrom(model))
  assert.equal(
    summary.label_sources.reduce((sum, { rows }) => sum + rows, 0),
    summary.rows,
  )
  assert.equal(summary.rows, model.tables.flatMap(({ rows }) => rows).length)
  assert.ok(summary.errors.some(({ what }) => what === 'serving, unseen model'))
})

const aims: readonly (readonly [split: string, medApe: number])[] = [
  ['serving, unseen model', 0.095],
  ['serving, unseen model, no batch argument', 0.125],
  ['serving, unseen number of GPUs', 0.12],
  ['serving, unseen type of GPU', 0.14],
  ['training, unseen network', 0.23],
]
for (const [split, medApe] of aims) {
  test(`the bundled model is as good as it was: ${split}`, () => {
    const of = (predictor: string) =>
      model.evaluation.find((score) => score.split === split && score.predictor === predictor)
    const ours = of('wattlint')
    const nameplate = of('0.7 × nameplate × boards')
    assert.ok(ours && nameplate)
    assert.ok(ours.median_abs_error_ratio <= medApe, String(ours.median_abs_error_ratio))
    assert.ok(ours.geometric_error_factor <= nameplate.geometric_error_factor)
    const coverage = ours.interval_coverage_ratio ?? 0
    assert.ok(coverage >= 0.76 && coverage <= 0.85, String(coverage))
  })
}

const LABELLED = new URL('../../shared/data/labelled_manifests/', import.meta.url)

test('labelled manifests: half of them within 10 % of what was measured', {
  skip: !existsSync(LABELLED) && 'labelled manifests are not beside the checkout',
}, () => {
  const predict = predictorFrom(model)
  const labels = parseCsv(readFileSync(new URL('labels.csv', LABELLED), 'utf8'))
  const errors = labels.map((label) => {
    const text = readFileSync(new URL(z.string().parse(label['file']), LABELLED), 'utf8')
    return Math.abs(predict(labelledRequest(text)).components_w.gpu / Number(label['watts']) - 1)
  })
  assert.equal(errors.length, readdirSync(LABELLED).filter((name) => name.endsWith('.yaml')).length)
  assert.ok((errors.toSorted((a, b) => a - b)[Math.floor(errors.length / 2)] ?? 1) < 0.1)
})

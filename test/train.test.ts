import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evaluateSplit, withEvaluation } from '../src/evaluate/evaluate.ts'
import { predictorFrom } from '../src/predict/predict.ts'
import { Model } from '../src/schema/model.ts'
import type { TrainingRow } from '../src/schema/training.ts'
import { tablesFrom } from '../src/train/prepare.ts'
import { extendModel, trainModel } from '../src/train/train.ts'
import { bundledModel } from './model-file.ts'
import { container, request, vllm } from './requests.ts'

const base = bundledModel()
const { coefficients } = base

const specOf = (name: string, cpu_mcpu: number) =>
  request({
    workload_name: name,
    containers: [container(`registry.example/team/${name}:1`)],
    requests: { cpu_mcpu, mem_mib: 512 },
  })

const kepler = (name: string, cpu_mcpu: number, watts: number): TrainingRow => ({
  source_id: 'our-cluster',
  title: name,
  group: name,
  scope: 'pod_kepler_total',
  provenance: 'kepler',
  licence: 'own',
  spec_reconstructed: false,
  weight: 5,
  watts_p10: watts * 0.9,
  watts_p50: watts,
  watts_p90: watts * 1.1,
  request: specOf(name, cpu_mcpu),
})

const rows = [
  kepler('orders', 500, 4),
  kepler('orders', 600, 4.4),
  kepler('invoices', 250, 0.02),
  kepler('search-frontend', 2000, 30),
  kepler('mailer', 100, 0.1),
]
const source = {
  id: 'our-cluster',
  title: 'Kepler of our cluster',
  licence: 'own',
  url: 'https://example.org',
  retrieved: '2026-11-20',
  citation: 'none',
  use: 'rows',
}
const input = { rows, sources: [source], limits: [], version: '1', created: '2026-11-20' }

test('extendModel: a workload that Kepler saw is predicted near its watts, with a narrow interval', () => {
  const predict = predictorFrom(extendModel(base, input))
  for (const { request: spec, watts_p50 } of rows) {
    const { pod_power_w, confidence } = predict(spec)
    assert.ok(Math.abs(Math.log(pod_power_w.p50 / watts_p50)) < Math.log(1.25), spec.workload_name)
    assert.ok(pod_power_w.p90 / pod_power_w.p50 < 2.5)
    assert.match(confidence.reason, /kepler/)
  }
})

test('extendModel: boards are predicted as before, other software by what the cluster says of the formula', () => {
  const extended = extendModel(base, input)
  const server = vllm('Qwen/Qwen3-32B', 'H100', 2)
  const gpuW = (model: Model) => predictorFrom(model)(server).components_w.gpu
  assert.equal(gpuW(extended), gpuW(base))
  const boards = (model: Model) => model.parts.filter(({ scope }) => scope === 'gpu_board_at_load')
  assert.deepEqual(boards(extended), boards(base))
  assert.notEqual(extended.id, base.id)
  const { confidence } = predictorFrom(extended)(specOf('zzz-unrelated-9', 500))
  assert.equal(confidence.grade, 'low')
  assert.match(confidence.reason, /this cluster's trend/)
})

test('extendModel: new rows of a workload take the place of those that were known', () => {
  const once = extendModel(base, input)
  const again = extendModel(once, { ...input, rows: [kepler('orders', 500, 40)] })
  const ofOrders = (model: Model) =>
    model.tables
      .flatMap(({ rows }) => rows)
      .filter(({ group }) => group === 'orders')
      .map(({ watts }) => watts)
  assert.deepEqual(ofOrders(once), [4, 4.4])
  assert.deepEqual(ofOrders(again), [40])
})

test('trainModel: few rows, one row and one group still make a model', () => {
  for (const count of [1, 2, rows.length]) {
    const few = { ...input, rows: rows.slice(0, count), coefficients }
    const model = withEvaluation(trainModel(few))
    assert.deepEqual(Model.parse(JSON.parse(JSON.stringify(model))), model)
  }
})

test('trainModel: order of training does not leak into the answer', () => {
  const predictions = [rows, rows.toReversed()].map((list) =>
    predictorFrom(trainModel({ ...input, rows: list, coefficients }))(specOf('orders', 550)),
  )
  const [one, other] = predictions.map(({ pod_power_w }) => pod_power_w.p50)
  assert.ok(Math.abs((one ?? 0) - (other ?? 1)) < 1e-6)
})

test('trainModel: nothing to train on is refused', () => {
  assert.throws(() => trainModel({ ...input, rows: [], coefficients }), { failure: 'model' })
})

test('evaluateSplit: rows of one workload on both sides are refused', () => {
  const [table] = tablesFrom(rows, coefficients)
  assert.ok(table !== undefined)
  assert.throws(() => evaluateSplit(table, coefficients, [0]), { failure: 'model', message: /orders/ })
  assert.equal(evaluateSplit(table, coefficients, [0, 1])[0]?.rows, 2)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { predictorFrom } from '../../src/predict/predict.ts'
import type { InferenceRequest } from '../../src/schema/inference-request.ts'
import { Prediction } from '../../src/schema/prediction.ts'
import { bundledModel } from '../model-file.ts'
import { container, gpus, request, vllm } from '../requests.ts'

const model = bundledModel()
const predict = predictorFrom(model)
const near = (actual: number, expected: number): void =>
  assert.ok(Math.abs(actual - expected) <= Math.abs(expected) * 1e-9, `${actual} is not ${expected}`)

const oneCore = request({ requests: { cpu_mcpu: 1000, mem_mib: 1024 } })
const job = request({
  requests: { cpu_mcpu: 1000, mem_mib: 1024 },
  workload_kind: 'Job',
  run_pattern: 'run-once',
  completions: 3,
})
const cronJob = { ...job, workload_kind: 'CronJob', run_pattern: 'scheduled', runs_per_month: 730 } as const

const everyShape: readonly InferenceRequest[] = [
  request(),
  oneCore,
  job,
  cronJob,
  request({ containers: [] }),
  request({ pods: { min: 0, typical: 0, max: 4 } }),
  request({
    containers: [container('codewisdom/ts-order-service:1')],
    requests: { cpu_mcpu: 500, mem_mib: 2000 },
  }),
  vllm('Qwen/Qwen3-32B', 'H100', 2, ['--max-num-seqs', '64']),
  vllm('org/nobody-heard-of', 'L4', 1),
  request({ accelerators: [gpus(null, 8)] }),
  request({
    accelerators: [{ ...gpus('TPU v4', 4), resource: 'google.com/tpu', vendor: 'google', kind: 'tpu' }],
  }),
  request({
    accelerators: [{ ...gpus('A100-40GB', 1 / 7), resource: 'nvidia.com/mig-1g.5gb', share: 'slice' }],
  }),
]

test('predict: every answer has the schema’s shape, ordered intervals and components that sum up', () => {
  for (const one of everyShape) {
    const { pod_power_w: w, components_w, power_w } = Prediction.parse(predict(one))
    assert.ok(w.p10 > 0 && w.p10 <= w.p50 && w.p50 <= w.p90)
    near(components_w.cpu + components_w.memory + components_w.gpu, w.p50)
    near(power_w.p90, w.p90 * one.pods.typical)
  }
})

test('predict: the same question has the same answer, from any predictor', () => {
  for (const one of everyShape) assert.deepEqual(predictorFrom(model)(one), predict(one))
})

test('predict: replicas multiply, 0 pods draw nothing', () => {
  for (const typical of [0, 1, 2, 7, 100]) {
    const many = predict({ ...oneCore, pods: { min: typical, typical, max: typical } })
    near(many.power_w.p50, predict(oneCore).power_w.p50 * typical)
    near(many.pod_power_w.p50, predict(oneCore).pod_power_w.p50)
  }
})

test('predict: power grows with requested CPU and with boards', () => {
  let last = 0
  for (const cpu_mcpu of [10, 100, 500, 1000, 8000, 64_000]) {
    const { p50 } = predict(request({ requests: { cpu_mcpu, mem_mib: 512 } })).pod_power_w
    assert.ok(p50 > last)
    last = p50
  }
  last = 0
  for (const count of [1, 2, 4, 8]) {
    const { p50 } = predict(vllm('Qwen/Qwen3-32B', 'H100', count)).pod_power_w
    assert.ok(p50 > last)
    last = p50
  }
})

test('predict: boards stay below their nameplate', () => {
  for (const [gpu, nameplateW] of [
    ['H100', 700],
    ['B200', 1000],
    ['T4', 70],
  ] as const) {
    for (const count of [1, 8]) {
      const one = vllm('Qwen/Qwen3-32B', gpu, count, ['--max-num-seqs', '1024'])
      const { components_w, pod_power_w } = predict(one)
      const hostP90 = (components_w.cpu + components_w.memory) * 10
      assert.ok(components_w.gpu <= nameplateW * count)
      assert.ok(pod_power_w.p90 - hostP90 <= nameplateW * count + 1e-9)
    }
  }
})

test('energy: a month of a continuous workload is 730 hours of its power', () => {
  const { energy, power_w } = predict(oneCore)
  assert.equal(energy.kind, 'continuous')
  if (energy.kind === 'continuous') near(energy.monthly_kwh.p50, power_w.p50 * 0.73)
})

test('energy: a Job is its completions times its length', () => {
  const { energy, pod_power_w, assumptions } = predict({ ...job, run_s: 3600 })
  assert.ok(energy.kind === 'run-once')
  near(energy.run_kwh.p50, (pod_power_w.p50 * 3) / 1000)
  assert.doesNotMatch(assumptions.join(' '), /length of a run/)
})

test('energy: a length that nobody stated is told', () => {
  const { energy, assumptions } = predict(job)
  assert.ok(energy.kind === 'run-once' && energy.run_s === 600)
  assert.match(assumptions.join(' '), /length of a run is not stated: 600 s taken/)
})

test('energy: a duty cycle leaves the power, and counts idle power for the rest of the time', () => {
  const server = vllm('org/some-model', 'H100', 1)
  const busy = predict(server)
  const half = predict({ ...server, duty_cycle: 0.5 })
  const hardly = predict({ ...server, duty_cycle: 1e-9 })
  assert.ok(busy.energy.kind === 'continuous' && half.energy.kind === 'continuous')
  assert.ok(hardly.energy.kind === 'continuous')
  assert.deepEqual(half.power_w, busy.power_w)
  const [all, some, idle] = [busy, half, hardly].map(({ energy }) =>
    energy.kind === 'continuous' ? energy.monthly_kwh.p50 : 0,
  )
  near(some ?? 0, ((all ?? 0) + (idle ?? 0)) / 2)
  assert.ok((idle ?? 0) > 0.05 * (all ?? 0) && (idle ?? 0) < 0.5 * (all ?? 0))
})

test('energy: a schedule multiplies its runs', () => {
  const { energy } = predict(cronJob)
  assert.ok(energy.kind === 'scheduled')
  near(energy.monthly_kwh.p50, energy.run_kwh.p50 * 730)
})

test('energy: an assumed run ends before the next begins, a stated one is kept', () => {
  const everyFiveMinutes = { ...cronJob, runs_per_month: 12 * 730 }
  const assumed = predict(everyFiveMinutes)
  assert.ok(assumed.energy.kind === 'scheduled')
  near(assumed.energy.run_s, 100)
  assert.match(
    assumed.assumptions.join(' '),
    /100 s taken, the time between two runs for 3 pods one after another/,
  )
  const stated = predict({ ...everyFiveMinutes, run_s: 900 })
  assert.ok(stated.energy.kind === 'scheduled' && stated.energy.run_s === 900)
})

test('energy: a schedule that cannot be read is told', () => {
  assert.match(predict({ ...cronJob, runs_per_month: null }).assumptions.join(' '), /one run a day taken/)
})

test('confidence: no measured image, no request: the formula and its width', () => {
  const { confidence, pod_power_w, neighbours } = predict(request())
  assert.deepEqual(confidence, {
    grade: 'low',
    is_out_of_distribution: true,
    reason: 'image never measured and no CPU request: formula only, ×20 each way',
  })
  near(pod_power_w.p90 / pod_power_w.p50, 20)
  assert.deepEqual(neighbours, [])
})

test('confidence: software that is recognised narrows the interval', () => {
  const cache = predict(request({ ...oneCore, containers: [container('redis:7')] }))
  near(cache.pod_power_w.p90 / cache.pod_power_w.p50, 6)
  assert.match(cache.confidence.reason, /recognised as cache/)
  assert.match(cache.assumptions.join(' '), /Recognised as cache: 5 % of the requested CPU/)
})

test('confidence: an image that was measured leans on its rows', () => {
  const { neighbours, confidence } = predict(
    request({
      containers: [container('codewisdom/ts-order-service:1.0')],
      requests: { cpu_mcpu: 500, mem_mib: 2000 },
    }),
  )
  assert.match(neighbours[0]?.title ?? '', /^ts-order-service of train-ticket/)
  assert.equal(neighbours[0]?.distance, 0)
  assert.match(confidence.reason, /modelled rows?, nearest ts-order-service/)
})

test('confidence: a measured model on a measured board is high, and full load is told', () => {
  const { confidence, assumptions, neighbours } = predict(
    vllm('Qwen/Qwen3-32B', 'H100', 1, ['--max-num-seqs', '64']),
  )
  assert.equal(confidence.grade, 'high')
  assert.ok(neighbours.length > 0 && neighbours.every(({ provenance }) => provenance === 'measured'))
  assert.match(
    assumptions.join(' '),
    /steady full load; idle with a model loaded they would draw about 120 W/,
  )
})

test('neighbours: heaviest first, and no more than the whole', () => {
  for (const one of everyShape) {
    const weights = predict(one).neighbours.map(({ weight }) => weight)
    assert.deepEqual(
      weights,
      weights.toSorted((a, b) => b - a),
    )
    assert.ok(weights.reduce((a, b) => a + b, 0) < 1)
  }
})

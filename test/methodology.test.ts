import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { featuresFrom } from '../src/encode/features.ts'
import { calibrationOf, logSpread } from '../src/predict/interval.ts'
import { partPredictor } from '../src/predict/part.ts'
import { predictorFrom } from '../src/predict/predict.ts'
import { priorFrom } from '../src/prior/prior.ts'
import { bundledModel } from './model-file.ts'
import { request, vllm } from './requests.ts'

const model = bundledModel()
const { coefficients } = model
const predict = predictorFrom(model)
const text = readFileSync(new URL('../METHODOLOGY.md', import.meta.url), 'utf8')

/** Without the binary tail: 7.2450456, not 7.245045599999999. */
const exact = (value: number): string => String(Number(value.toPrecision(12)))

function hasLines(lines: readonly string[]): void {
  for (const line of lines) assert.ok(text.includes(line), `METHODOLOGY.md should say: ${line}`)
}

test('METHODOLOGY.md: every digit of the CPU example is what is predicted', () => {
  const three = { min: 3, typical: 3, max: 3 }
  const one = predict(request({ pods: three, requests: { cpu_mcpu: 2000, mem_mib: 4096 } }))
  const { components_w, pod_power_w, power_w, energy } = one
  assert.ok(energy.kind === 'continuous')
  hasLines([
    `= ${exact(components_w.cpu)} W`,
    `= ${exact(components_w.memory)} W`,
    `= ${exact(pod_power_w.p50)} W`,
    `= ${exact(power_w.p50)} W`,
    `= ${exact(power_w.p10)} … ${exact(power_w.p90)} W`,
    `= ${exact(energy.monthly_kwh.p50)} kWh`,
    `${coefficients.cpu_idle_w_per_vcpu.value} × ${coefficients.cpu_idle_share.value} + ${coefficients.cpu_dynamic_w_per_vcpu.value} × curve(0.10)`,
  ])
})

test('METHODOLOGY.md: every digit of the GPU example is what is predicted', () => {
  const one = vllm('Qwen/Qwen3-32B', 'H100', 2, ['--max-num-seqs', '64'])
  const prior = priorFrom(coefficients)(one)
  const features = featuresFrom(one, prior, coefficients.known_models)
  const part = model.parts.find(({ scope }) => scope === 'gpu_board_at_load')
  assert.ok(part !== undefined)
  const correction = partPredictor(part).correct(features)
  const calibration = calibrationOf(part, features.numbers, ['H100-SXM'])
  const { components_w, pod_power_w } = predict(one)
  const w = (value: number): string => value.toFixed(1)
  const rows = correction.neighbours.map(
    ({ row, distance, weight }) =>
      `${row.title}: distance ${distance.toFixed(4)}, r = ${row.log_residual}, weight ${weight.toFixed(4)}`,
  )
  hasLines([
    `formula = 2 × 700 × 0.7 = ${w(prior.gpuW)} W`,
    ...rows,
    `Σ weight·r = ${correction.logFactor.toFixed(4)}, correction = ${Math.exp(correction.logFactor).toFixed(4)}`,
    `boards = ${w(components_w.gpu)} W`,
    `expected deviation = ${logSpread(correction, calibration).toFixed(4)}, p10 at ${calibration.low}, p90 at ${calibration.high} of it`,
    `host = ${w(components_w.cpu)} W (4 vCPU) + ${w(components_w.memory)} W (16 GiB), ×${prior.cpuWidth} each way`,
    `pod = ${w(pod_power_w.p50)} W, p10–p90 ${w(pod_power_w.p10)} … ${w(pod_power_w.p90)} W`,
  ])
})

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { predictorFrom } from '../src/predict/predict.ts'
import { reckonerFrom } from '../src/predict/reckon.ts'
import { trendEffects } from '../src/predict/trend.ts'
import { bundledModel } from './model-file.ts'
import { container, request, vllm } from './requests.ts'

const model = bundledModel()
const { coefficients } = model
const predict = predictorFrom(model)
const reckon = reckonerFrom(model)
const text = readFileSync(new URL('../METHODOLOGY.md', import.meta.url), 'utf8')

/** Without the binary tail: 7.2450456, not 7.245045599999999. */
const exact = (value: number): string => String(Number(value.toPrecision(12)))

function hasLines(lines: readonly string[]): void {
  const missing = lines.filter((line) => !text.includes(line))
  assert.deepEqual(missing, [], 'METHODOLOGY.md should say these')
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

test('METHODOLOGY.md: every digit of the example without requests is what is predicted', () => {
  const { components_w, pod_power_w } = predict(request({ containers: [container('valkey/valkey:8')] }))
  hasLines([
    `= ${exact(components_w.cpu)} W`,
    `= ${exact(components_w.memory)} W`,
    `= ${exact(pod_power_w.p50)} W`,
  ])
})

test('METHODOLOGY.md: every digit of the GPU example is what is predicted', () => {
  const one = vllm('Qwen/Qwen3-32B', 'H100', 2, ['--max-num-seqs', '64'])
  const { boards, host, features, prior, podPowerW } = reckon(one)
  const { learner, correction, trendLog, width } = boards
  assert.ok(learner?.part.trend && width.kind === 'calibrated')
  const w = (value: number): string => value.toFixed(1)
  const trend = learner.part.trend.terms.map(({ inputs, slope }, i) => {
    const factors = inputs.map(({ feature, centre }) => {
      const value = features.numbers[feature] ?? 0
      return centre < 0 ? `(${value.toFixed(4)} + ${-centre})` : `(${value.toFixed(4)} − ${centre})`
    })
    const effect =
      trendEffects(features.numbers, { intercept: 0, terms: learner.part.trend?.terms ?? [] })[i + 1]
        ?.effect ?? 0
    return `${inputs.map(({ feature }) => feature).join(' × ')}: ${slope} × ${factors.join(' × ')} = ${effect.toFixed(4)}`
  })
  const isHeavy = ({ weight }: { readonly weight: number }): boolean => weight >= 0.05
  const rows = correction.neighbours
    .filter(isHeavy)
    .map(
      ({ row, distance, residual, weight }) =>
        `${row.title}: distance ${distance.toFixed(4)}, r = ${residual.toFixed(4)}, weight ${weight.toFixed(4)}`,
    )
  const light = correction.neighbours.filter((one) => !isHeavy(one))
  const ofLight = light.reduce((sum, { weight, residual }) => sum + weight * residual, 0)
  const { calibration, spread } = width
  hasLines([
    `formula = 2 × 700 × 0.7 = ${w(prior.gpuW)} W`,
    ...trend,
    `trend = exp(${trendLog.toFixed(4)}) = ${Math.exp(trendLog).toFixed(4)}`,
    ...rows,
    `${light.length} lighter rows: Σ weight·r = ${ofLight.toFixed(4)}`,
    `Σ weight·r = ${correction.logFactor.toFixed(4)}, correction = ${Math.exp(correction.logFactor).toFixed(4)}`,
    `boards = ${w(boards.p50W)} W`,
    `expected deviation = ${spread.toFixed(4)}, p10 at ${calibration.low}, p90 at ${calibration.high} of it`,
    `host = ${w(host.p50W)} W, ×${prior.cpuWidth} each way`,
    `pod = ${w(podPowerW.p50)} W, p10–p90 ${w(podPowerW.p10)} … ${w(podPowerW.p90)} W`,
  ])
})

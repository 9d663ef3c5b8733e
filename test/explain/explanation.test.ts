import assert from 'node:assert/strict'
import { test } from 'node:test'
import { explainerFrom } from '../../src/explain/explanation.ts'
import { explainReport } from '../../src/explain/report.ts'
import { type ExplainedComponent, Explanation, ExplanationReport } from '../../src/schema/explanation.ts'
import type { InferenceRequest } from '../../src/schema/inference-request.ts'
import { withSettings } from '../../src/what-if/apply.ts'
import { parseSetting } from '../../src/what-if/settings.ts'
import { bundledModel } from '../model-file.ts'
import { container, gpus, request, vllm } from '../requests.ts'
import { smallModel } from './small-model.ts'

const models = { bundled: bundledModel(), small: smallModel() }

const near = (actual: number, expected: number, what: string): void =>
  assert.ok(
    Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)),
    `${what}: ${actual} is not ${expected}`,
  )
const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0)
const product = (values: readonly number[]): number => values.reduce((total, one) => total * one, 1)

const declared = (cpu_mcpu: number, mem_mib: number, image = 'registry.example/unknown-app:1') =>
  request({
    containers: [container(image, { req_cpu_mcpu: cpu_mcpu, req_mem_mib: mem_mib })],
    requests: { cpu_mcpu, mem_mib },
  })

const shapes: Readonly<Record<string, InferenceRequest>> = {
  'nothing declared': request(),
  'no containers': request({ containers: [] }),
  'unknown software': declared(1000, 1024),
  'a cache': declared(100, 256, 'redis:7'),
  'a cache that requests nothing': request({ containers: [container('redis:7')] }),
  'one container of two is silent': request({
    containers: [container('redis:7', { req_cpu_mcpu: 100 }), container('istio/proxyv2:1.27')],
    requests: { cpu_mcpu: 100, mem_mib: null },
  }),
  'a Job': { ...declared(1500, 512), workload_kind: 'Job', run_pattern: 'run-once', completions: 3 },
  'a DaemonSet': { ...declared(70, 100), workload_kind: 'DaemonSet' },
  'no pods': { ...declared(1000, 1024), pods: { min: 0, typical: 0, max: 4 } },
  'an LLM server': vllm('Qwen/Qwen3-32B', 'H100', 1, ['--max-num-seqs', '64']),
  'an LLM server at its nameplate': vllm('Qwen/Qwen3-32B', 'H100', 2, ['--max-num-seqs', '1024']),
  'an LLM server that does not tell its batch': vllm('Qwen/Qwen3-32B', 'H100', 2),
  'an LLM server whose model nobody knows': vllm('org/some-model', 'L4', 1),
  'a slice of a board': request({ accelerators: [{ ...gpus('A100', 1 / 7), share: 'slice' }] }),
  'boards of two types': request({ accelerators: [gpus('T4', 2), gpus('A10G', 1)] }),
  'unnamed boards': request({ accelerators: [gpus(null, 8)] }),
  'a TPU beside an unnamed board': request({
    accelerators: [
      { ...gpus('TPU v4', 4), resource: 'google.com/tpu', vendor: 'google', kind: 'tpu' },
      gpus('Wonderboard', 1),
    ],
  }),
}

function addsUp({ components, formula, pod_power_w }: Explanation, what: string): void {
  for (const { amount, rate, watts } of formula)
    near(watts, amount.value * sum(rate.map((factors) => product(factors.map(({ value }) => value)))), what)
  for (const component of components) componentAddsUp(component, formula, what)
  near(sum(components.map((component) => component.pod_power_w.p50)), pod_power_w.p50, `${what}: components`)
}

function componentAddsUp(component: ExplainedComponent, formula: Explanation['formula'], what: string): void {
  const { formula_w, trend, trend_factor, neighbours, other_neighbours, neighbour_factor, cap_w } = component
  const own = formula.filter((term) => term.component === component.component)
  near(sum(own.map(({ watts }) => watts)), formula_w, `${what}: terms`)
  near(Math.exp(sum(trend.map(({ effect_log }) => effect_log))), trend_factor, `${what}: trend`)
  const said = sum(neighbours.map(({ weight, effect_log }) => weight * effect_log))
  near(Math.exp(said + other_neighbours.effect_log), neighbour_factor, `${what}: neighbours`)
  const weights = sum(neighbours.map(({ weight }) => weight)) + other_neighbours.weight
  near(weights + component.formula_weight, 1, `${what}: weights`)
  const learntW = formula_w * trend_factor * neighbour_factor
  near(component.pod_power_w.p50, Math.min(learntW, cap_w ?? learntW), `${what}: p50`)
  assert.equal(component.is_capped, learntW > (cap_w ?? Number.POSITIVE_INFINITY), what)
}

for (const [name, model] of Object.entries(models)) {
  const { explain, predict } = explainerFrom(model)
  test(`explain: every number of ${Object.keys(shapes).length} explanations leads to the prediction (${name} model)`, () => {
    for (const [what, one] of Object.entries(shapes)) {
      const explanation = Explanation.parse(explain(one))
      const { pod_power_w, power_w, energy, confidence } = predict(one)
      const { pod_power_w: podW, power_w: powerW, energy: ofIt, confidence: grade } = explanation
      assert.deepEqual([podW, powerW, ofIt, grade], [pod_power_w, power_w, energy, confidence], what)
      addsUp(explanation, what)
    }
  })

  test(`explain: every outcome is what the same model says about the changed request (${name} model)`, () => {
    for (const [what, one] of Object.entries(shapes)) {
      for (const { id, outcomes } of explain(one).suggestions.filter(({ id }) => id !== 'measure')) {
        for (const { settings, power_w, energy } of outcomes) {
          assert.ok(settings.length > 0, `${what}: ${id}`)
          const written = settings.map(({ key, value }) => parseSetting(`${key}=${value}`))
          const then = predict(withSettings(one, written, model.coefficients))
          assert.deepEqual([power_w, energy], [then.power_w, then.energy], `${what}: ${id}`)
        }
      }
    }
  })
}

const suggested: readonly (readonly [shape: keyof typeof shapes, ids: string])[] = [
  ['nothing declared', 'request-cpu measure'],
  ['unknown software', 'biggest-term measure'],
  ['a Job', 'biggest-term tell-run-length measure'],
  ['a cache that requests nothing', 'request-cpu measure'],
  ['no pods', ''],
  ['an LLM server', 'biggest-term'],
  ['an LLM server that does not tell its batch', 'tell-batch biggest-term'],
  ['an LLM server whose model nobody knows', 'name-model biggest-term'],
  ['unnamed boards', 'name-board biggest-term'],
]
const explainer = explainerFrom(models.bundled)
for (const [shape, ids] of suggested) {
  test(`explain: what would change ${shape}: ${ids || 'nothing'}`, () => {
    const explained = explainer.explain(shapes[shape] ?? request())
    assert.equal(explained.suggestions.map(({ id }) => id).join(' '), ids)
  })
}

test('explain: a stated request, a named board and a measurement narrow the interval', () => {
  const width = ({ p10, p90 }: { p10: number; p90: number }): number => p90 / p10
  for (const [shape, id] of [
    ['nothing declared', 'request-cpu'],
    ['nothing declared', 'measure'],
    ['unnamed boards', 'name-board'],
  ] as const) {
    const { power_w, suggestions } = explainer.explain(shapes[shape] ?? request())
    const outcomes = suggestions.find((one) => one.id === id)?.outcomes ?? []
    assert.ok(outcomes.length > 0)
    for (const outcome of outcomes) assert.ok(width(outcome.power_w) < width(power_w), `${shape}: ${id}`)
  }
})

test('explain: a pod that Kepler measured is not asked to be measured', () => {
  const measured = request({
    containers: [container('valkey/valkey:9', { req_cpu_mcpu: 102, req_mem_mib: 256 })],
    requests: { cpu_mcpu: 102, mem_mib: 256 },
  })
  const { suggestions, components } = explainerFrom(models.small).explain(measured)
  assert.deepEqual(
    components[0]?.neighbours.map(({ source_id }) => source_id),
    ['my-cluster', 'their-cluster'],
  )
  assert.ok(!suggestions.some(({ id }) => id === 'measure'))
})

test('explain: the biggest first, and what is left out is counted', () => {
  const requests = ['nothing declared', 'unnamed boards', 'a cache', 'a Job'].map(
    (shape) => shapes[shape] ?? request(),
  )
  const report = ExplanationReport.parse(explainReport(models.bundled, requests, { limit: 2, problems: [] }))
  assert.deepEqual(
    report.explanations.map(({ formula }) => formula.at(-1)?.id),
    ['board', 'memory'],
  )
  assert.equal(report.more_workloads, 2)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { commandLine, numberOption } from '../../src/encode/command-line.ts'
import { featuresFrom } from '../../src/encode/features.ts'
import { servedModel } from '../../src/encode/served-model.ts'
import { priorFrom } from '../../src/prior/prior.ts'
import type { FeatureName } from '../../src/schema/features.ts'
import type { InferenceRequest } from '../../src/schema/inference-request.ts'
import { bundledModel } from '../model-file.ts'
import { container, gpus, request, vllm } from '../requests.ts'

const { coefficients } = bundledModel()
const known = coefficients.known_models
const prior = priorFrom(coefficients)
const featuresOf = (one: InferenceRequest) => featuresFrom(one, prior(one), known)

const models: readonly (readonly [
  shows: string,
  args: string[],
  paramsB: number | null,
  activeB: number | null,
  bits: number,
])[] = [
  ['a dense model', ['--model', 'meta-llama/Llama-3.1-70B-Instruct'], 70, 70, 16],
  ['an equals sign', ['--model=Qwen/Qwen3-8B'], 8, 8, 16],
  ['active parameters', ['--model', 'Qwen/Qwen3-235B-A22B-Instruct-2507'], 235, 22, 16],
  ['FP8 in the name', ['--model', 'Qwen/Qwen3-235B-A22B-Instruct-2507-FP8'], 235, 22, 8],
  ['AWQ in the name', ['--model-path', 'org/Llama-3-8B-AWQ'], 8, 8, 4],
  ['quantisation as an option', ['--model', 'org/x-7b', '--quantization', 'gptq'], 7, 7, 4],
  ['a mixture with a published size', ['--model', 'mistralai/Mixtral-8x7B-v0.1'], 46.7, 12.9, 16],
  ['a mixture that nobody listed', ['--model', 'org/Mix-4x3B'], 12, 6, 16],
  ['a published size and precision', ['--model', 'openai/gpt-oss-120b'], 117, 5.1, 4],
  ['a name without a size, published', ['--model', 'black-forest-labs/FLUX.1-dev'], 12, 12, 16],
  ['a name without a size, unknown', ['--model', 'org/secret'], null, null, 16],
  ['vllm serve', ['vllm', 'serve', 'Qwen/Qwen3-32B'], 32, 32, 16],
  ['a shell line', ['sh', '-c', 'exec vllm serve Qwen/Qwen3-32B --max-num-seqs 4'], 32, 32, 16],
  ['Python’s -m is not a model', ['python', '-m', 'vllm.server', '--model', 'a/b-3b'], 3, 3, 16],
  ['llama.cpp’s -m is', ['llama-server', '-m', '/models/llama-3-8b-q4_0.gguf'], 8, 8, 4],
  ['decimals', ['--model', 'Qwen/Qwen2.5-0.5B'], 0.5, 0.5, 16],
]
for (const [shows, args, paramsB, activeB, bits] of models) {
  test(`servedModel: ${shows}: ${args.join(' ')}`, () => {
    const found = servedModel(commandLine({ command: null, args }), 'app', known)
    assert.deepEqual([found?.paramsB, found?.activeParamsB, found?.weightBits], [paramsB, activeB, bits])
  })
}

test('servedModel: a workload’s name counts when it tells a size', () => {
  const line = commandLine({ command: null, args: null })
  assert.equal(servedModel(line, 'llama-3-70b', known)?.paramsB, 70)
  assert.equal(servedModel(line, 'checkout', known), null)
})

test('commandLine: options, values and words keep apart', () => {
  const line = commandLine({
    command: ['run'],
    args: ['--a_b', '3', '--flag', '--c=x=y', '-n', '-5', 'word'],
  })
  assert.deepEqual(
    [...line.options],
    [
      ['a-b', '3'],
      ['flag', ''],
      ['c', 'x=y'],
      ['n', '-5'],
    ],
  )
  assert.deepEqual(line.words, ['run', 'word'])
  assert.equal(numberOption(line, ['n', 'a-b']), 3)
  assert.equal(numberOption(line, ['c']), null)
})

const cases: readonly (readonly [
  shows: string,
  request: InferenceRequest,
  feature: FeatureName,
  value: number | null,
])[] = [
  ['count of boards', vllm('a/x-7b', 'H100', 4), 'log2_devices', 2],
  ['batch argument of vLLM', vllm('a/x-7b', 'H100', 1, ['--max-num-seqs', '64']), 'log2_max_seqs', 6],
  ['no batch argument is not zero', vllm('a/x-7b', 'H100', 1), 'log2_max_seqs', null],
  [
    'a step of 64 sequences is 2 × 7 × 64 / 989.4 ms',
    vllm('a/x-7b', 'H100', 1, ['--max-num-seqs', '64']),
    'log2_step_ms',
    Math.log2(896 / 989.4),
  ],
  [
    'one sequence reads the active weights',
    vllm('Qwen/Qwen3-30B-A3B', 'H100', 1, ['--max-num-seqs', '1']),
    'log2_read_gb_per_device',
    Math.log2(6),
  ],
  [
    'a small model reads all of them',
    vllm('a/x-8b', 'H100', 2, ['--max-num-seqs', '4']),
    'log2_read_gb_per_device',
    3,
  ],
  ['weights per board in GB', vllm('a/x-8b', 'H100', 2), 'log2_weight_gb_per_device', 3],
  ['a vision model', vllm('Qwen/Qwen3-VL-30B-A3B', 'H100', 1), 'is_vision', 1],
  [
    'no boards, no model',
    request({ containers: [container('app', { args: ['--model', 'x-7b'] })] }),
    'log2_params_b',
    null,
  ],
  ['cores', request({ requests: { cpu_mcpu: 4000, mem_mib: null } }), 'log2_vcpu', 2],
  ['a DaemonSet', request({ workload_kind: 'DaemonSet' }), 'is_per_node', 1],
]
for (const [shows, one, feature, value] of cases) {
  test(`featuresFrom: ${shows}`, () => assert.equal(featuresOf(one).numbers[feature], value))
}

test('featuresFrom: tag and digest are no part of an image’s text', () => {
  const image = (name: string) => featuresOf(request({ containers: [container(name)] })).texts.image
  assert.equal(image('localhost:5000/a/b:1@sha256:ff'), 'localhost:5000/a/b')
  assert.equal(image('a/b:1'), image('a/b:2'))
})

const families: readonly (readonly [shows: string, request: InferenceRequest, family: string | null])[] = [
  ['a language model', vllm('a/x-7b', 'H100', 1), 'language'],
  [
    'a Job on boards trains',
    request({ run_pattern: 'run-once', accelerators: [gpus('A40', 1)] }),
    'training',
  ],
  ['a service without a model', request({ accelerators: [gpus('A40', 1)] }), null],
  ['no boards, no family', request({ containers: [container('vllm/vllm-openai')] }), null],
]
for (const [shows, one, family] of families) {
  test(`featuresFrom: family of ${shows}`, () => assert.equal(featuresOf(one).family, family))
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { featuresFrom } from '../../src/encode/features.ts'
import { priorFrom } from '../../src/prior/prior.ts'
import { InferenceRequest } from '../../src/schema/inference-request.ts'
import { withSettings } from '../../src/what-if/apply.ts'
import { parseSetting } from '../../src/what-if/settings.ts'
import { bundledModel } from '../model-file.ts'
import { container, gpus, request } from '../requests.ts'

const { coefficients } = bundledModel()

const changed = (one: InferenceRequest, ...set: readonly string[]): InferenceRequest =>
  InferenceRequest.parse(withSettings(one, set.map(parseSetting), coefficients))

const web = request({
  containers: [
    container('istio/proxyv2:1.27', { name: 'proxy', req_cpu_mcpu: 100, req_mem_mib: 128 }),
    container('example/web:1', { req_cpu_mcpu: 1000, req_mem_mib: 512, lim_mem_mib: 512 }),
  ],
  requests: { cpu_mcpu: 1100, mem_mib: 640 },
  limits: { cpu_mcpu: null, mem_mib: 512 },
})

test('cpu and memory: those of the main container, and the pod with it', () => {
  const { containers, requests, run_requests } = changed(web, 'cpu=250m', 'memory=1Gi')
  assert.deepEqual(
    containers.map(({ req_cpu_mcpu, req_mem_mib }) => [req_cpu_mcpu, req_mem_mib]),
    [
      [100, 128],
      [250, 1024],
    ],
  )
  assert.deepEqual([requests, run_requests], [run_requests, { cpu_mcpu: 350, mem_mib: 1152 }])
})

test('cpu: where init containers reserve more, the pod goes on reserving it', () => {
  const withInit = { ...web, requests: { cpu_mcpu: 4000, mem_mib: 640 } }
  assert.deepEqual(changed(withInit, 'cpu=250m').requests.cpu_mcpu, 4000)
  assert.deepEqual(changed(withInit, 'cpu=250m').run_requests.cpu_mcpu, 350)
  assert.deepEqual(changed(withInit, 'cpu=8').requests.cpu_mcpu, 8100)
})

test('limits: one stands in for a request that is not there, and for no other', () => {
  const silent = changed(request(), 'limits.cpu=2')
  assert.deepEqual([silent.run_requests.cpu_mcpu, silent.limits.cpu_mcpu], [2000, 2000])
  assert.deepEqual(changed(web, 'limits.cpu=2').run_requests, web.run_requests)
  assert.deepEqual(changed(web, 'limits.memory=2Gi').limits, { cpu_mcpu: null, mem_mib: 2048 })
})

test('cpu: a pod of which no container is known', () => {
  const { containers, run_requests } = changed(
    request({ containers: [] }),
    'cpu=1',
    'image=a',
    'batch=2',
    'model=b',
  )
  assert.deepEqual([containers, run_requests.cpu_mcpu], [[], 1000])
})

test('replicas: bounds make room, a fixed number stays fixed', () => {
  const scaled = { ...web, pods: { min: 2, typical: 3, max: 5 } }
  assert.deepEqual(changed(scaled, 'replicas=8').pods, { min: 2, typical: 8, max: 8 })
  assert.deepEqual(changed(scaled, 'replicas=1').pods, { min: 1, typical: 1, max: 5 })
  assert.deepEqual(changed(web, 'replicas=4').pods, { min: 4, typical: 4, max: 4 })
})

const boards: readonly (readonly [
  shows: string,
  held: InferenceRequest['accelerators'],
  set: readonly string[],
  then: readonly (readonly [resource: string, model: string | null, share: string, count: number])[],
])[] = [
  ['another type', [gpus('H100', 2)], ['gpu=L4'], [['nvidia.com/gpu', 'L4', 'whole', 2]]],
  ['another number', [gpus('H100', 2)], ['gpus=8'], [['nvidia.com/gpu', 'H100', 'whole', 8]]],
  ['one where there is none', [], ['gpu=A10G'], [['nvidia.com/gpu', 'A10G', 'whole', 1]]],
  ['several where there is none', [], ['gpus=2', 'gpu=T4'], [['nvidia.com/gpu', 'T4', 'whole', 2]]],
  ['none any more', [gpus('H100', 2)], ['gpus=0'], []],
  [
    'whole ones for slices',
    [{ ...gpus('A100', 1 / 7), share: 'slice' }],
    ['gpus=1'],
    [['nvidia.com/gpu', 'A100', 'whole', 1]],
  ],
  ['another vendor', [gpus('H100', 2)], ['gpu=MI300X'], [['amd.com/gpu', 'MI300X', 'whole', 2]]],
  [
    'a label of a node',
    [gpus(null, 1)],
    ['gpu=NVIDIA-H100-80GB-HBM3'],
    [['nvidia.com/gpu', 'H100-SXM', 'whole', 1]],
  ],
  ['a Gaudi', [], ['gpu=Gaudi3'], [['habana.ai/gaudi', 'Gaudi3', 'whole', 1]]],
]
for (const [shows, held, set, then] of boards) {
  test(`gpu and gpus: ${shows}: ${set.join(' ')}`, () => {
    const { accelerators, gpu_count } = changed(request({ accelerators: held }), ...set)
    assert.deepEqual(
      accelerators.map(({ resource, model, share, count }) => [resource, model, share, count]),
      then,
    )
    const ofGpus = accelerators.filter(({ kind }) => kind === 'gpu')
    assert.equal(
      gpu_count,
      ofGpus.reduce((sum, { count }) => sum + count, 0),
    )
  })
}

test('gpu: a name that the model does not have is refused, with near ones', () => {
  const ask = () => changed(web, 'gpu=H1O0')
  assert.throws(ask, { failure: 'input', message: /called "H1O0"/, hint: /Did you mean .*H100/ })
  assert.throws(() => changed(web, 'gpu=abacus'), { failure: 'input' })
})

const lines: readonly (readonly [
  shows: string,
  command: string[] | null,
  args: string[] | null,
  set: string,
  then: string,
])[] = [
  ['a word of its own', null, ['--max-num-seqs', '8'], 'batch=64', '--max-num-seqs 64'],
  ['behind an equals sign', null, ['--max-num-seqs=8'], 'batch=64', '--max-num-seqs=64'],
  ['with underscores', null, ['--max_num_seqs=8'], 'batch=64', '--max_num_seqs=64'],
  ['by another name', null, ['--max-running-requests', '8'], 'batch=64', '--max-running-requests 64'],
  [
    'written twice',
    null,
    ['--max-num-seqs=8', '--max-num-seqs=9'],
    'batch=64',
    '--max-num-seqs=64 --max-num-seqs=64',
  ],
  ['added', null, ['--model', 'a/b-7b'], 'batch=64', '--model a/b-7b --max-num-seqs 64'],
  ['added to nothing', null, null, 'batch=64', '--max-num-seqs 64'],
  [
    'added to a command',
    ['vllm', 'serve', 'a/b-7b'],
    null,
    'batch=64',
    'vllm serve a/b-7b --max-num-seqs 64',
  ],
  [
    'in a line for a shell',
    ['sh', '-c'],
    ['exec vllm serve a/b-7b --max-num-seqs 8 --port 80'],
    'batch=64',
    'sh -c exec vllm serve a/b-7b --max-num-seqs 64 --port 80',
  ],
  [
    'added to a line for a shell',
    ['sh', '-c', 'vllm serve a/b-7b\n'],
    null,
    'batch=64',
    'sh -c vllm serve a/b-7b --max-num-seqs 64',
  ],
  ['a model by its option', null, ['--model', 'a/b-7b', '--x'], 'model=c/d-8b', '--model c/d-8b --x'],
  ['a model behind an equals sign', null, ['--model-path=a/b-7b'], 'model=c/d-8b', '--model-path=c/d-8b'],
  ['a model by a short option', null, ['-m', 'a/b-7b'], 'model=c/d-8b', '-m c/d-8b'],
  ['a model behind serve', ['vllm', 'serve', 'a/b-7b'], ['--x'], 'model=c/d-8b', 'vllm serve c/d-8b --x'],
  [
    'a model behind serve, in quotes',
    ['sh', '-c', "vllm serve 'a/b-7b' --x"],
    null,
    'model=c/d-8b',
    "sh -c vllm serve 'c/d-8b' --x",
  ],
  ['a model as a word', ['run.py', 'a/b-7b'], null, 'model=c/d-8b', 'run.py c/d-8b'],
  ['a model added', ['vllm'], null, 'model=c/d-8b', 'vllm --model c/d-8b'],
]
for (const [shows, command, args, set, then] of lines) {
  test(`command line: ${shows}: ${set}`, () => {
    const one = request({
      containers: [container('vllm/vllm-openai:v0.11.0', { command, args })],
      accelerators: [gpus('H100', 1)],
      gpu_count: 1,
    })
    const after = changed(one, set)
    const [written] = after.containers
    assert.equal([...(written?.command ?? []), ...(written?.args ?? [])].join(' '), then)
    const features = featuresFrom(after, priorFrom(coefficients)(after), coefficients.known_models)
    if (set === 'batch=64') assert.equal(features.numbers.log2_max_seqs, 6)
    else assert.equal(features.texts.model, 'd-8b')
  })
}

test('batch: what makes images takes another option than what writes', () => {
  const painter = request({
    containers: [
      container('example/diffusers-server:1', { args: ['--model', 'black-forest-labs/FLUX.1-dev'] }),
    ],
    accelerators: [gpus('H100', 1)],
  })
  assert.deepEqual(changed(painter, 'batch=4').containers[0]?.args?.slice(-2), ['--batch-size', '4'])
})

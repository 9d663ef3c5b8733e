import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boardOf } from '../src/prior/device.ts'
import { curveAt, priorFrom } from '../src/prior/prior.ts'
import { mainContainer, softwareClass } from '../src/prior/software.ts'
import type { ContainerSpec } from '../src/schema/inference-request.ts'
import { bundledModel } from './model-file.ts'
import { container, gpus, request } from './requests.ts'

const { coefficients } = bundledModel()
const prior = priorFrom(coefficients)

const images: readonly (readonly [shows: string, container: ContainerSpec, id: string | null])[] = [
  ['the name alone', container('redis'), 'cache'],
  ['a tag and a registry', container('docker.io/library/redis:7.2@sha256:00'), 'cache'],
  ['a registry with a port', container('localhost:5000/postgres:16'), 'database'],
  ['a part of the name', container('bitnami/my-redis-ha:7'), 'cache'],
  ['not a piece of a word', container('acme/redistribution:1'), null],
  ['a whole name before a part of it', container('prom/node-exporter:v1'), 'node-agent'],
  ['Node.js is not a node agent', container('node:22-alpine'), null],
  ['the folder above where the name says nothing', container('calico/typha:v3'), 'node-agent'],
  [
    'a command where the image says nothing',
    container('acme/ml:1', { command: ['vllm', 'serve'] }),
    'llm-server',
  ],
  ['a module that Python runs', container('python:3', { command: ['python', '/src/train.py'] }), 'trainer'],
  ['an image before a command', container('redis:7', { command: ['vllm'] }), 'cache'],
  ['an LLM server', container('vllm/vllm-openai:v0.11.0'), 'llm-server'],
  ['nothing known', container('registry.example/team/orders:1'), null],
]
for (const [shows, one, id] of images) {
  test(`softwareClass: ${shows}: ${one.image}`, () => {
    assert.equal(softwareClass({ containers: [one] }, coefficients.software)?.id ?? null, id)
  })
}

test('mainContainer: one whose image is injected does not name the pod', () => {
  const containers = [container(''), container('postgres:16')]
  assert.equal(mainContainer({ containers }, coefficients.software)?.image, 'postgres:16')
})

test('mainContainer: a sidecar in front does not name the pod', () => {
  const containers = [container('docker.io/istio/proxyv2:1.20'), container('postgres:16')]
  assert.equal(mainContainer({ containers }, coefficients.software)?.image, 'postgres:16')
  assert.equal(
    mainContainer({ containers: containers.slice(0, 1) }, coefficients.software)?.image,
    containers[0]?.image,
  )
  assert.equal(mainContainer({ containers: [] }, coefficients.software), null)
})

const boards: readonly (readonly [
  shows: string,
  model: string | null,
  nameplateW: number,
  isNamed: boolean,
])[] = [
  ['a plain name', 'H100', 700, true],
  ['a product label', 'NVIDIA-H100-80GB-HBM3', 700, true],
  ['the PCIe variant', 'NVIDIA-H100-PCIe', 350, true],
  ['the longest name wins', 'L40S', 350, true],
  ['memory after the name', 'A100-80GB', 400, true],
  ['a Tesla', 'Tesla-T4', 70, true],
  ['AMD', 'AMD-Instinct-MI300X', 750, true],
  ['a TPU', 'TPU v4', 192, true],
  ['no name', null, 265, false],
  ['a name that no table has', 'Wonderboard 9', 265, false],
]
for (const [shows, model, nameplateW, isNamed] of boards) {
  test(`boardOf: ${shows}: ${model}`, () => {
    const board = boardOf(gpus(model, 1), coefficients)
    assert.deepEqual([board.nameplateW, board.isNamed], [nameplateW, isNamed])
  })
}

test('boardOf: every name of the table finds its own device', () => {
  for (const device of coefficients.devices) {
    for (const model of [device.model, ...device.names]) {
      assert.equal(boardOf(gpus(model, 1), coefficients).nameplateW, device.nameplate_w, model)
    }
  }
})

test('curveAt: hits its points, stays between them, and does not leave its ends', () => {
  const curve = coefficients.cpu_load_curve.value
  for (const [i, value] of curve.entries()) assert.equal(curveAt(curve, i / 10), value)
  assert.ok(Math.abs(curveAt(curve, 0.05) - 0.085) < 1e-12)
  assert.equal(curveAt(curve, -1), 0)
  assert.equal(curveAt(curve, 7), 1)
})

test('prior: power is linear in what is requested', () => {
  const one = prior(request({ requests: { cpu_mcpu: 1000, mem_mib: 1024 } }))
  for (const times of [2, 3, 10, 64]) {
    const many = prior(request({ requests: { cpu_mcpu: 1000 * times, mem_mib: 1024 * times } }))
    assert.ok(Math.abs(many.cpuW / one.cpuW - times) < 1e-9)
    assert.ok(Math.abs(many.memoryW / one.memoryW - times) < 1e-9)
    const boardsOf = (count: number) => prior(request({ accelerators: [gpus('H100', count)] })).gpuW
    assert.ok(Math.abs(boardsOf(times) / boardsOf(1) - times) < 1e-9)
  }
})

test('prior: nothing declared is what the median pod uses with a wide interval, never 0 W', () => {
  for (const requests of [
    { cpu_mcpu: null, mem_mib: null },
    { cpu_mcpu: 0, mem_mib: 0 },
  ]) {
    const { vcpu, cpuW, memoryW, cpuWidth } = prior(request({ requests }))
    assert.equal(vcpu, 0.03)
    assert.equal(cpuWidth, 20)
    assert.ok(cpuW > 0 && memoryW > 0)
  }
})

test('prior: a run to the end keeps its cores busier than a service', () => {
  const requests = { cpu_mcpu: 1000, mem_mib: 1024 }
  const job = prior(request({ requests, run_pattern: 'run-once', workload_kind: 'Job' }))
  assert.equal(job.utilisation, 0.6)
  assert.ok(job.cpuW > prior(request({ requests })).cpuW)
})

test('prior: a slice draws its share, an unnamed device is told and never corrected by rows', () => {
  const slice = {
    ...gpus('A100', 1),
    resource: 'nvidia.com/mig-1g.10gb',
    share: 'slice',
    count: 1 / 7,
  } as const
  assert.ok(Math.abs(prior(request({ accelerators: [slice] })).gpuW - (400 * 0.7) / 7) < 1e-9)
  const unnamed = prior(request({ accelerators: [gpus(null, 2)] }))
  assert.equal(unnamed.gpuW, 0)
  assert.ok(Math.abs(unnamed.otherAcceleratorW - 2 * 265 * 0.7) < 1e-9)
  assert.match(unnamed.assumptions.join(), /does not name the model behind nvidia\.com\/gpu: 265 W/)
})

test('coefficients: every number says where it is from', () => {
  const { devices, software, known_models, ...numbers } = coefficients
  const cited = [...Object.values(numbers), ...devices, ...software, ...known_models]
  for (const { source, licence, date } of cited) {
    assert.ok(source.length > 5 && licence.length > 1)
    assert.match(date, /^\d{4}-\d\d-\d\d$/)
  }
})

const namedBoards: readonly (readonly [name: string, model: string | null])[] = [
  ['NVIDIA-H100-80GB-HBM3', 'H100-SXM'],
  ['H100SXM5', 'H100-SXM'],
  ['NVIDIA-A100-SXM4-80GB', 'A100-SXM'],
  ['Tesla-T4', 'T4'],
  ['NVIDIA-L40S', 'L40S'],
  ['NVIDIA-H1000', null],
  ['NVIDIA-T400-4GB', null],
  ['NVIDIA-A1000', null],
  ['B2000', null],
]
for (const [name, model] of namedBoards) {
  test(`prior: ${name} is ${model ?? 'no board of the table'}`, () => {
    const { boards } = prior(request({ accelerators: [gpus(name, 1)], gpu_count: 1 }))
    assert.equal(boards[0]?.model ?? null, model)
  })
}

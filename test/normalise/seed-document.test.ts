import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readManifest } from '../../src/assess.ts'
import { requestFromDocument } from '../../src/normalise/seed-document.ts'
import { InferenceRequest } from '../../src/schema/inference-request.ts'
import { deployment } from '../folders.ts'

const seed = {
  namespace: 'mohsen',
  workload_kind: 'Deployment',
  workload_name: 'nginx',
  labels: { app: 'nginx' },
  annotations: {},
  containers: [
    {
      name: 'nginx',
      image: 'nginx:1.27',
      command: null,
      args: null,
      req_cpu_mcpu: 100,
      req_mem_mib: null,
      lim_cpu_mcpu: 500,
      lim_mem_mib: 512,
    },
  ],
  init_container_count: 0,
  sidecar_count: 0,
  volume_types: ['configMap'],
  node_type: 'p3.2xlarge',
  runtime_class: null,
  gpu_count: 2,
  parallelism: null,
  completions: null,
}

function read(document: unknown): InferenceRequest {
  const { request } = requestFromDocument(document, 'in.json', 1)
  assert.ok(request)
  return InferenceRequest.parse(request)
}

test("k8s-collect's document is taken as it is, with what energy needs filled in", () => {
  const request = read(seed)
  assert.deepEqual(request.requests, { cpu_mcpu: 100, mem_mib: 512 })
  assert.deepEqual(
    request.accelerators.map(({ model, count }) => [model, count]),
    [['V100', 2]],
  )
  assert.deepEqual([request.run_pattern, request.pods.typical], ['continuous', 1])
  assert.match(request.assumptions.join(), /no replicas/)
})

test('a Job of k8s-collect runs as many pods at once as it says', () => {
  const request = read({ ...seed, workload_kind: 'Job', parallelism: 4, completions: 10, gpu_count: 0 })
  assert.deepEqual([request.run_pattern, request.pods.typical, request.completions], ['run-once', 4, 10])
})

test('unknown fields are ignored, absent ones have defaults', () => {
  const request = read({
    workload_kind: 'Deployment',
    workload_name: 'a',
    containers: [{ image: 'nginx' }],
    extra: 1,
    replicas: 3,
  })
  assert.deepEqual([request.namespace, request.pods.typical, request.requests.cpu_mcpu], ['default', 3, null])
})

test('the short form is a pod spec and is read as one', () => {
  const request = read({
    workload_kind: 'Deployment',
    workload_name: 'nginx',
    namespace: 'default',
    pod_spec: {
      containers: [
        { name: 'nginx', image: 'nginx:1.25', resources: { limits: { cpu: '1', memory: '1Gi' } } },
      ],
    },
  })
  assert.deepEqual(request.requests, { cpu_mcpu: 1000, mem_mib: 1024 })
})

test('what from-file prints reads back as itself', () => {
  const { requests } = readManifest('a.yaml', Buffer.from(deployment('a', 3)))
  for (const request of requests) assert.deepEqual(read(JSON.parse(JSON.stringify(request))), request)
})

const refused: readonly (readonly [shows: string, document: unknown])[] = [
  ['no object', 7],
  ['no kind', { workload_name: 'a', containers: [{}] }],
  ['no containers', { workload_kind: 'Pod', workload_name: 'a', containers: [] }],
  ['a negative request', { workload_kind: 'Pod', workload_name: 'a', containers: [{ req_cpu_mcpu: -1 }] }],
  ['a short form without containers', { workload_kind: 'Pod', workload_name: 'a', pod_spec: {} }],
]
for (const [shows, document] of refused) {
  test(`requestFromDocument refuses ${shows}, with its line`, () => {
    const { request, problems } = requestFromDocument(document, 'in.ndjson', 12)
    assert.equal(request, null)
    assert.deepEqual(
      problems.map(({ path, line, severity }) => [path, line, severity]),
      [['in.ndjson', 12, 'error']],
    )
  })
}

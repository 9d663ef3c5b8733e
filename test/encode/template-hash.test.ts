import assert from 'node:assert/strict'
import { test } from 'node:test'
import { templateHash } from '../../src/encode/template-hash.ts'
import type { ContainerSpec, InferenceRequest } from '../../src/schema/inference-request.ts'
import { container, gpus, request } from '../requests.ts'

const one = (part: Partial<ContainerSpec> = {}): Partial<InferenceRequest> => ({
  containers: [container('nginx:1.27', { req_cpu_mcpu: 100, ...part })],
})
const web = request({
  ...one(),
  volume_types: ['secret', 'emptyDir'],
  accelerators: [gpus('H100', 1), gpus('A40', 1)],
})

test('templateHash: sixteen hexadecimal digits, always the same', () => {
  assert.match(templateHash(web), /^[0-9a-f]{16}$/)
  assert.equal(templateHash(request(one())), '419d6289a6150a20')
})

const same: readonly (readonly [shows: string, part: Partial<InferenceRequest>])[] = [
  ['name', { workload_name: 'copy' }],
  ['namespace', { namespace: 'stage' }],
  ['labels', { labels: { 'controller-uid': 'x' } }],
  ['annotations', { annotations: { a: '1' } }],
  ['place', { path: 'b.yaml', line: 9 }],
  ['pods', { pods: { min: 1, typical: 9, max: 9 } }],
  [
    'order of volumes and devices',
    { volume_types: ['emptyDir', 'secret'], accelerators: [gpus('A40', 1), gpus('H100', 1)] },
  ],
  ['name of a container', one({ name: 'other' })],
]
for (const [shows, part] of same) {
  test(`templateHash: does not hang on the ${shows}`, () =>
    assert.equal(templateHash({ ...web, ...part }), templateHash(web)))
}

test('templateHash: hangs on each of resources, images, command, args, volumes and scheduling', () => {
  const changes: readonly Partial<InferenceRequest>[] = [
    one({ image: 'nginx:1.28' }),
    one({ command: ['a'] }),
    one({ args: ['a'] }),
    one({ command: ['a', 'b'] }),
    one({ req_cpu_mcpu: 200 }),
    one({ req_mem_mib: 1 }),
    one({ lim_cpu_mcpu: 1 }),
    one({ lim_mem_mib: 1 }),
    { init_container_count: 1 },
    { sidecar_count: 1 },
    { volume_types: [] },
    { node_type: 'm5.large' },
    { runtime_class: 'nvidia' },
    { gpu_count: 2 },
    { accelerators: [gpus('H100', 2), gpus('A40', 1)] },
    { requests: { cpu_mcpu: 1, mem_mib: null } },
    { limits: { cpu_mcpu: null, mem_mib: 1 } },
  ]
  const hashes = changes.map((change) => templateHash({ ...web, ...change }))
  assert.equal(new Set([templateHash(web), ...hashes]).size, changes.length + 1)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asksForTpu, topologyFault } from '../../src/normalise/tpu-topology.ts'
import type { Accelerator } from '../../src/schema/inference-request.ts'

const tpus = (count: number): Accelerator[] =>
  count === 0
    ? []
    : [{ resource: 'google.com/tpu', vendor: 'google', kind: 'tpu', model: null, share: 'whole', count }]

const cases: readonly (readonly [
  shows: string,
  topology: string | null,
  chips: number,
  pods: number | undefined,
  used: number | null,
])[] = [
  ['4 hosts of 4 chips', '4x4', 4, 4, null],
  ['64 hosts of 4 chips', '16x16', 4, 64, null],
  ['three sides', '4x4x4', 4, 16, null],
  ['one host of 8 chips', '2x4', 8, 1, null],
  ['a host short', '4x4', 4, 3, 12],
  ['hosts forgotten', '2x2x2', 4, 1, 4],
  ['chips of the whole slice asked of each pod', '4x4', 16, 4, 64],
  ['nobody says how many pods share a slice', '4x4', 4, undefined, null],
  ['no pod at all', '4x4', 4, 0, null],
  ['a pod without chips', '4x4', 0, 4, null],
  ['no topology', null, 4, 3, null],
  ['a placeholder for one', '$' + '{TOPOLOGY}', 4, 3, null],
  ['a side of too many digits', '99999999999999999999x1', 4, 3, null],
  ['four sides', '2x2x2x2', 4, 3, null],
]
for (const [shows, topology, chips, pods, used] of cases) {
  test(`TPU topology ${topology} of ${pods} pods with ${chips} chips: ${shows}`, () => {
    const labels = new Map(topology === null ? [] : [['cloud.google.com/gke-tpu-topology', [topology]]])
    const fault = topologyFault(tpus(chips), labels, pods === undefined ? {} : { podsPerSlice: pods })
    assert.equal(fault === null ? null : Number(/use (\d+)\./.exec(fault)?.[1]), used)
  })
}

test('a choice of topologies says nothing', () => {
  const labels = new Map([['cloud.google.com/gke-tpu-topology', ['4x4', '2x4']]])
  assert.equal(topologyFault(tpus(4), labels, { podsPerSlice: 1 }), null)
})

test('a fault names both sides', () => {
  const labels = new Map([['cloud.google.com/gke-tpu-topology', ['4x4']]])
  assert.equal(
    topologyFault(tpus(4), labels, { podsPerSlice: 1 }),
    'cloud.google.com/gke-tpu-topology "4x4" is a slice of 16 chips, but 1 pod with 4 of google.com/tpu each use 4. Write the topology and the counts of one slice.',
  )
})

const templates: readonly (readonly [shows: string, template: unknown, asks: boolean])[] = [
  ['limits', { spec: { containers: [{}, { resources: { limits: { 'google.com/tpu': 4 } } }] } }, true],
  ['requests', { spec: { containers: [{ resources: { requests: { 'google.com/tpu': 4 } } }] } }, true],
  ['another device', { spec: { containers: [{ resources: { limits: { 'nvidia.com/gpu': 4 } } }] } }, false],
  ['no containers', { spec: { containers: 'none' } }, false],
  ['no template', null, false],
]
for (const [shows, template, asks] of templates) {
  test(`a template that asks for TPUs: ${shows}: ${asks}`, () => assert.equal(asksForTpu(template), asks))
}

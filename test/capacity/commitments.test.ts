import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject } from '../../src/parse/value.ts'
import { container, node, pod } from './objects.ts'
import { reported } from './reported.ts'

const MI = 1024 * 1024

/** What one node with 4 CPU and 8Gi is asked for. */
const asked = (pods: readonly JsonObject[]): readonly [cpu: number, memMib: number] => {
  const [{ CPU, RAM } = { CPU: null, RAM: null }] = reported(
    [node('a', { cpu: '4', memory: '8Gi' })],
    pods,
  ).Nodes
  return [CPU?.Requests.InstrumentedValue ?? -1, (RAM?.Requests.InstrumentedValue ?? -1) / MI]
}

const of = (spec: JsonObject): JsonObject => pod('p', {}, { spec })
const one = (requests: Record<string, string>, limits = {}, part = {}) => container(requests, limits, part)
const always = { restartPolicy: 'Always' }

const sums: readonly (readonly [shows: string, pods: readonly JsonObject[], cpu: number, memMib: number])[] =
  [
    ['a request without a limit counts', [of({ containers: [one({ cpu: '1' })] })], 1000, 0],
    [
      'a limit stands in for a request',
      [of({ containers: [one({}, { cpu: '1', memory: '1Gi' })] })],
      1000,
      1024,
    ],
    ['a request goes before its limit', [of({ containers: [one({ cpu: '1' }, { cpu: '2' })] })], 1000, 0],
    ['containers add up', [of({ containers: [one({ cpu: '1' }), one({ cpu: '250m' })] })], 1250, 0],
    [
      'an init container that asks for more',
      [of({ containers: [one({ cpu: '1' })], initContainers: [one({ cpu: '3' })] })],
      3000,
      0,
    ],
    [
      'an init container beside the sidecar that began before it',
      [
        of({
          containers: [one({ cpu: '1' })],
          initContainers: [one({ cpu: '1' }, {}, always), one({ cpu: '3' })],
        }),
      ],
      4000,
      0,
    ],
    [
      'an init container before the sidecar',
      [
        of({
          containers: [one({ cpu: '1' })],
          initContainers: [one({ cpu: '3' }), one({ cpu: '1' }, {}, always)],
        }),
      ],
      3000,
      0,
    ],
    [
      'a sidecar runs on',
      [of({ containers: [one({ cpu: '1' })], initContainers: [one({ cpu: '500m' }, {}, always)] })],
      1500,
      0,
    ],
    [
      'overhead comes on top',
      [of({ containers: [one({ cpu: '1' })], overhead: { cpu: '250m', memory: '120Mi' } })],
      1250,
      120,
    ],
    [
      'what the pod as a whole asks for',
      [of({ containers: [one({ cpu: '1' })], resources: { requests: { cpu: '2' } } })],
      2000,
      0,
    ],
    ['of a pod that is being made smaller, what it still holds', [resized('2', '1')], 2000, 0],
    ['of a pod that is being made larger, what it asks for', [resized('1', '2')], 2000, 0],
    ['a pod that succeeded holds nothing', [pod('p', { cpu: '1' }, { phase: 'Succeeded' })], 0, 0],
    ['a pod that failed holds nothing', [pod('p', { cpu: '1' }, { phase: 'Failed' })], 0, 0],
    [
      'a pod that has a node and has not begun holds its place',
      [pod('p', { cpu: '1' }, { phase: 'Pending' })],
      1000,
      0,
    ],
    [
      'a pod of which nobody has heard since holds its place',
      [pod('p', { cpu: '1' }, { phase: 'Unknown' })],
      1000,
      0,
    ],
    ['a pod on another node', [pod('p', { cpu: '1' }, { node: 'b' })], 0, 0],
    ['one pod, met twice', [pod('p', { cpu: '1' }), pod('p', { cpu: '1' })], 1000, 0],
    ['equal pods are as many as they are', ['p', 'q', 'r'].map((name) => pod(name, { cpu: '1' })), 3000, 0],
  ]
for (const [shows, pods, cpu, memMib] of sums) {
  test(`what a node is asked for: ${shows}`, () => assert.deepEqual(asked(pods), [cpu, memMib]))
}

function resized(held: string, wanted: string): JsonObject {
  const now = pod('p', { cpu: wanted })
  return {
    ...now,
    status: {
      phase: 'Running',
      containerStatuses: [{ name: 'app', resources: { requests: { cpu: held } } }],
    },
  }
}

test('a node without CPU has no percent of it', () => {
  const [one] = reported(
    [node('a', { cpu: '0', memory: '1Gi' })],
    [pod('p', { cpu: '1', memory: '512Mi' })],
  ).Nodes
  assert.deepEqual(
    [one?.CPU.Requests, one?.RAM.Requests.Percent],
    [{ InstrumentedValue: 1000, Percent: null }, 50],
  )
})

test('percent is of the capacity, as pykles has it, and what may be had is beside it', () => {
  const sizes = { capacity: { cpu: '2' }, allocatable: { cpu: '1800m' } }
  const [one] = reported([node('a', {}, sizes)], [pod('p', { cpu: '1' })]).Nodes
  assert.deepEqual([one?.CPU.Capacity, one?.CPU.Allocatable, one?.CPU.Requests.Percent], [2000, 1800, 50])
})

test('a node that does not say what may be had gives all that it has', () => {
  const bare = { ...node('a', {}), status: { capacity: { cpu: '2', pods: '10' } } }
  const [one] = reported([bare]).Nodes
  assert.deepEqual([one?.CPU.Allocatable, one?.allocatable_pods, one?.is_ready], [2000, 10, null])
})

test('devices, storage and huge pages are told by name', () => {
  const there = { cpu: '8', 'nvidia.com/gpu': '4', 'ephemeral-storage': '10Gi', 'example.com/licence': '3' }
  const uses = { 'nvidia.com/gpu': '1', 'ephemeral-storage': '1Gi', 'hugepages-2Mi': '4Mi' }
  const [one] = reported([node('a', there)], [pod('p', uses)]).Nodes
  assert.deepEqual(
    one?.other_resources.map(({ resource, capacity, requests }) => [resource, capacity, requests]),
    [
      ['ephemeral-storage', 10 * 1024 * MI, 1024 * MI],
      ['example.com/licence', 3, 0],
      ['hugepages-2Mi', 0, 4 * MI],
      ['nvidia.com/gpu', 4, 1],
    ],
  )
  assert.deepEqual(
    [one?.allocatable_gpu_count, one?.drawn.gpu_count, one?.not_predicted.idle_gpu_count],
    [4, 1, 3],
  )
})

test('slices of a board count as the parts that they are', () => {
  const [one] = reported(
    [node('a', { 'nvidia.com/mig-1g.5gb': '7' })],
    [pod('p', { 'nvidia.com/mig-1g.5gb': '1' })],
  ).Nodes
  assert.deepEqual([one?.allocatable_gpu_count, one?.drawn.gpu_count], [1, 1 / 7])
})

test('pods without a node are told with their words, those of one workload together', () => {
  const waiting = {
    node: null,
    message: '0/1 nodes are available: 1 Insufficient cpu.',
    labels: { 'pod-template-hash': '7d4b9c8f6' },
  }
  const web = { ...waiting, owner: ['ReplicaSet', 'web-7d4b9c8f6'] as const }
  const { unscheduled, totals } = reported(
    [node('a', { cpu: '1' })],
    [
      pod('web-1', { cpu: '2' }, web),
      pod('web-2', { cpu: '2' }, web),
      pod('lost', { cpu: '1' }, { node: 'gone' }),
    ],
  )
  assert.equal(totals.pods, 0)
  assert.deepEqual(
    unscheduled.map(({ workload_name, workload_kind, pods, requests, node, reason }) => [
      ...[workload_kind, workload_name, pods],
      ...[requests[0]?.amount, node, reason],
    ]),
    [
      ['Deployment', 'web', 2, 4000, null, waiting.message],
      ['Pod', 'lost', 1, 1000, 'gone', ''],
    ],
  )
})

const faults: readonly (readonly [
  shows: string,
  nodes: readonly JsonObject[],
  pods: readonly JsonObject[],
  said: RegExp,
])[] = [
  [
    'a request that is no quantity',
    [node('a', { cpu: '1' })],
    [pod('p', { cpu: 'lots' })],
    /pod shop\/p: .*cpu "lots" is not a quantity/,
  ],
  [
    'a pod without an image',
    [node('a', { cpu: '1' })],
    [of({ containers: [{ name: 'app' }] })],
    /pod shop\/p: .*image/,
  ],
  [
    'a capacity that is no quantity',
    [node('a', { cpu: 'some' })],
    [],
    /status\.capacity\.cpu: .*"some" is not a quantity/,
  ],
  [
    'of pods that wait too',
    [node('a', { cpu: '1' })],
    [pod('p', { cpu: 'lots' }, { node: null })],
    /pod shop\/p: /,
  ],
  [
    'an object that is no pod',
    [node('a', { cpu: '1' })],
    [{ kind: 'Pod', metadata: { name: 'p' } }],
    /pod "p" could not be read/,
  ],
  [
    'an object that is no node',
    [node('a', { cpu: '1' }), { kind: 'Node' }],
    [],
    /node "without a name" could not be read/,
  ],
]
for (const [shows, nodes, pods, said] of faults) {
  test(`no sum is less than whole without a word: ${shows}`, () => {
    const { errors, Nodes } = reported(nodes, pods)
    assert.match([...errors, ...Nodes.flatMap((one) => one.errors)].join('\n'), said)
  })
}

test('pods that are alike and could not be read are told once', () => {
  const [one] = reported(
    [node('a', {})],
    ['q', 'p', 'r'].map((name) => pod(name, { cpu: 'lots' })),
  ).Nodes
  assert.equal(one?.errors.length, 1)
  assert.match(one?.errors[0] ?? '', /^pod shop\/p and 2 like it: /)
  assert.equal(one?.drawn.pods, 3)
})

test('no key of ours is one of pykles but for its case: some readers see none', () => {
  const keysOf = (value: unknown): string[] =>
    typeof value !== 'object' || value === null || Array.isArray(value) ? [] : Object.keys(value)
  const report = reported([node('a', { cpu: '1' })])
  for (const keys of [keysOf(report), keysOf(report.Nodes[0])])
    assert.equal(new Set(keys.map((key) => key.toLowerCase())).size, keys.length)
})

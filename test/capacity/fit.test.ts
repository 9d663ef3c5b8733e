import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject } from '../../src/parse/value.ts'
import type { CapacityReport, Refusal } from '../../src/schema/capacity.ts'
import { deployment } from '../folders.ts'
import { node, pod } from './objects.ts'
import { fittedReport } from './reported.ts'

const small = (name: string, part = {}) => node(name, { cpu: '2', memory: '4Gi' }, part)
const gpus = (name: string, count: number, part = {}) =>
  node(name, { cpu: '32', memory: '64Gi', 'nvidia.com/gpu': String(count) }, part)

const workload = (kind: string, name: string, resources: string, rest = ''): string => `apiVersion: apps/v1
kind: ${kind}
metadata: {name: ${name}, namespace: shop}
spec:
${kind === 'DaemonSet' ? '' : '  replicas: 5\n'}  template:
    spec:
${rest}      containers:
      - {name: app, image: 'example/app:1', resources: ${resources}}
`

/** `3 of 5: a×2 b×1 | resource cpu 3`, for each workload. */
const told = ({ fit }: CapacityReport): string[] =>
  (fit?.workloads ?? []).map(({ pods, placed, nodes, refusals }) => {
    const where = nodes.map(({ node, pods }) => `${node}×${pods}`).join(' ')
    const why = refusals.map(({ kind, detail, nodes }) => `${kind} ${detail} ${nodes}`).join(', ')
    return [`${placed} of ${pods}: ${where}`.trim(), why].filter((part) => part !== '').join(' | ')
  })

const cases: readonly (readonly [
  shows: string,
  nodes: readonly JsonObject[],
  pods: readonly JsonObject[],
  manifest: string,
  placed: readonly string[],
])[] = [
  ['room for all', [small('a')], [], deployment('web', 3), ['3 of 3: a×3']],
  ['filled in order of names', [small('b'), small('a')], [], deployment('web', 5), ['5 of 5: a×4 b×1']],
  ['too little CPU', [small('a')], [], deployment('web', 5), ['4 of 5: a×4 | resource cpu 1']],
  [
    'too little CPU and memory',
    [node('a', { cpu: '100m', memory: '1Mi' })],
    [],
    deployment('web'),
    ['0 of 1: | resource cpu 1, resource memory 1'],
  ],
  [
    'what runs there takes room',
    [small('a')],
    [pod('p', { cpu: '1500m' })],
    deployment('web', 2),
    ['1 of 2: a×1 | resource cpu 1'],
  ],
  [
    'what has ended takes none',
    [small('a')],
    [pod('p', { cpu: '1500m' }, { phase: 'Succeeded' })],
    deployment('web', 4),
    ['4 of 4: a×4'],
  ],
  [
    'a node that is given out twice over has no room',
    [small('a')],
    [pod('p', { cpu: '3' })],
    deployment('web'),
    ['0 of 1: | resource cpu 1'],
  ],
  [
    'no more pods than a node takes',
    [node('a', { cpu: '8', memory: '8Gi', pods: '2' })],
    [pod('p', {})],
    deployment('web', 3),
    ['1 of 3: a×1 | resource pods 1'],
  ],
  [
    'three of five find no board',
    [gpus('g', 2), small('a')],
    [],
    workload('Deployment', 'web', '{limits: {nvidia.com/gpu: 1}}'),
    ['2 of 5: g×2 | resource nvidia.com/gpu 2'],
  ],
  [
    'pods that need no board leave those nodes alone',
    [gpus('0', 1), small('a')],
    [],
    deployment('web', 5),
    ['5 of 5: 0×1 a×4'],
  ],
  [
    'a cordoned node',
    [small('a', { unschedulable: true })],
    [],
    deployment('web'),
    ['0 of 1: | taint node.kubernetes.io/unschedulable:NoSchedule 1'],
  ],
  [
    'only where the selector allows',
    [small('a'), small('b', { labels: { disk: 'ssd' } })],
    [],
    workload('Deployment', 'web', '{requests: {cpu: 500m}}', '      nodeSelector: {disk: ssd}\n'),
    ['4 of 5: b×4 | resource cpu 1, affinity disk=ssd 1'],
  ],
  [
    'one on every node, a cordoned one too',
    [small('a'), small('b', { unschedulable: true })],
    [],
    workload('DaemonSet', 'agent', '{}'),
    ['2 of 2: a×1 b×1'],
  ],
  [
    'on every node that may hold it',
    [small('a'), gpus('g', 1, { taints: [{ key: 'gpu', effect: 'NoSchedule' }] })],
    [],
    workload('DaemonSet', 'agent', '{}'),
    ['1 of 1: a×1'],
  ],
  [
    'a node too full for what goes on every one',
    [small('a'), small('b')],
    [pod('p', { cpu: '2' })],
    workload('DaemonSet', 'agent', '{requests: {cpu: 10m}}'),
    ['1 of 2: b×1 | resource cpu 1'],
  ],
  [
    'the larger first',
    [small('a')],
    [],
    `${deployment('little', 1, '600m')}---\n${deployment('large', 1, '1500m')}`,
    ['0 of 1: | resource cpu 1', '1 of 1: a×1'],
  ],
  [
    'an affinity that cannot be read is sure of no node',
    [small('a')],
    [],
    workload('Deployment', 'web', '{}', '      affinity: {nodeAffinity: near}\n'),
    ['0 of 5: | unreadable  1'],
  ],
  [
    'a class of devices is no resource of a node',
    [small('a')],
    [],
    workload('Deployment', 'web', '{limits: {deviceclass.resource.kubernetes.io/g: 1}}'),
    ['5 of 5: a×5'],
  ],
  ['a workload without pods', [small('a')], [], deployment('web', 0), []],
]
for (const [shows, nodes, pods, manifest, placed] of cases) {
  test(`what finds room: ${shows}`, async () => {
    const report = await fittedReport(nodes, pods, manifest)
    assert.deepEqual(told(report), placed)
    assert.equal(
      report.fit?.fits,
      placed.every((one) => !one.includes('|')),
    )
  })
}

const running = (name: string, at: string | null, cpu = '500m') =>
  pod(
    name,
    { cpu, memory: '256Mi' },
    { node: at, owner: ['ReplicaSet', 'web-7d4b9c8f6'], labels: { 'pod-template-hash': '7d4b9c8f6' } },
  )

test('pods of the same workload make room, and keep their seats where they may', async () => {
  const now = [running('web-1', 'b'), running('web-2', 'b'), running('web-3', null)]
  const report = await fittedReport([small('a'), small('b')], now, deployment('web', 3))
  assert.deepEqual(told(report), ['3 of 3: a×1 b×2'])
  assert.deepEqual([report.fit?.replaced_pods, report.totals.pods], [3, 2])
  assert.deepEqual(
    report.Nodes.map(({ after }) => after?.pods),
    [1, 2],
  )
})

test('pods of a workload of that name elsewhere stay', async () => {
  const report = await fittedReport(
    [small('a')],
    [{ ...running('web-1', 'a', '2'), metadata: { name: 'web-1', namespace: 'other' } }],
    deployment('web'),
  )
  assert.deepEqual([told(report), report.fit?.replaced_pods], [['0 of 1: | resource cpu 1'], 0])
})

test('what names no namespace is of the one that it is applied to', async () => {
  const manifest = deployment('web', 4).replace(', namespace: shop', '')
  const now = [running('web-1', 'a', '2')]
  const placed = async (namespace: string) => told(await fittedReport([small('a')], now, manifest, namespace))
  assert.deepEqual(
    [await placed('shop'), await placed('default')],
    [['4 of 4: a×4'], ['0 of 4: | resource cpu 1']],
  )
})

test('nodes draw what stays and what comes', async () => {
  const alone = await fittedReport([small('a')], [], deployment('web', 3))
  const beside = await fittedReport(
    [small('a')],
    [pod('p', { cpu: '100m', memory: '64Mi' })],
    deployment('web', 3),
  )
  const p50 = ({ totals, fit }: CapacityReport) => [
    totals.power_w.p50,
    fit?.workloads[0]?.power_w.p50 ?? 0,
    fit?.power_w.p50 ?? 0,
  ]
  const [before = 0, web = 0, after = 0] = p50(beside)
  assert.equal(p50(alone)[2], p50(alone)[1])
  assert.ok(before > 0 && Math.abs(before + web - after) < 1e-9)
})

test('a board is predicted as that of the node that it goes to', async () => {
  const manifest = workload('Deployment', 'web', '{limits: {nvidia.com/gpu: 1}}').replace(
    'replicas: 5',
    'replicas: 1',
  )
  const on = async (product: string): Promise<number> =>
    (await fittedReport([gpus('g', 1, { labels: { 'nvidia.com/gpu.product': product } })], [], manifest)).fit
      ?.power_w.p50 ?? 0
  assert.ok((await on('NVIDIA-B200')) > 2 * (await on('NVIDIA-L4')))
})

test('how much is asked and how much is free is told', async () => {
  const report = await fittedReport(
    [gpus('g', 3), gpus('h', 1)],
    [],
    workload('Deployment', 'web', '{limits: {nvidia.com/gpu: 2}}'),
  )
  const refusal: Refusal = { kind: 'resource', detail: 'nvidia.com/gpu', nodes: 2, asked: 2, most_free: 1 }
  assert.deepEqual(report.fit?.workloads[0]?.refusals, [refusal])
})

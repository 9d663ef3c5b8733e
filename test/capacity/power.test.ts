import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readManifest } from '../../src/assess.ts'
import { container, node, pod } from './objects.ts'
import { predict, reported } from './reported.ts'

const image = 'vllm/vllm-openai:v0.11.0'
const args = ['--model', 'Qwen/Qwen3-32B', '--tensor-parallel-size', '1', '--max-num-seqs', '128']
const board = { 'nvidia.com/gpu.product': 'NVIDIA-H100-80GB-HBM3' }
const gpuNode = node('a', { cpu: '32', memory: '256Gi', 'nvidia.com/gpu': '4' }, { labels: board })
const server = (name: string) =>
  pod(
    name,
    {},
    {
      namespace: 'ml',
      owner: ['ReplicaSet', 'assistant-7d4b9c8f6'],
      labels: { 'pod-template-hash': '7d4b9c8f6' },
      spec: {
        containers: [
          container(
            { cpu: '8', memory: '64Gi', 'nvidia.com/gpu': '1' },
            { 'nvidia.com/gpu': '1' },
            { name: 'vllm', image, args },
          ),
        ],
      },
    },
  )

test('a pod draws what the manifest of its workload is predicted to draw', () => {
  const manifest = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'assistant', namespace: 'ml' },
    spec: {
      replicas: 1,
      template: {
        spec: {
          nodeSelector: board,
          containers: [
            {
              name: 'vllm',
              image,
              args,
              resources: { requests: { cpu: '8', memory: '64Gi' }, limits: { 'nvidia.com/gpu': 1 } },
            },
          ],
        },
      },
    },
  }
  const [request] = readManifest('a.json', Buffer.from(JSON.stringify(manifest))).requests
  assert.ok(request)
  const { totals, basis } = reported([gpuNode], [server('one'), server('two')])
  const { p10, p50, p90 } = predict(request).pod_power_w
  assert.deepEqual(totals.power_w, { p10: p10 * 2, p50: p50 * 2, p90: p90 * 2 })
  assert.deepEqual(basis.map(({ scope, provenance, pods }) => `${scope} ${provenance} ${pods}`).toSorted(), [
    'gpu_board_at_load measured 2',
    'modelled_wall modelled 2',
  ])
})

test("the node's labels tell the board that the pod leaves open", () => {
  const bare = node('b', { cpu: '32', memory: '256Gi', 'nvidia.com/gpu': '4' })
  const { Nodes } = reported(
    [gpuNode, bare],
    [server('p'), { ...server('q'), spec: { ...Object(server('q')['spec']), nodeName: 'b' } }],
  )
  const [known, unknown] = Nodes
  assert.deepEqual([known?.board, unknown?.board], ['H100-80GB-HBM3', null])
  assert.notEqual(known?.drawn.power_w.p50, unknown?.drawn.power_w.p50)
})

test('what runs to its end and what runs on every node are predicted as such', () => {
  const power = (owner: readonly [string, string], restartPolicy: string): number =>
    reported(
      [node('a', { cpu: '8' })],
      [
        pod(
          'p',
          {},
          { owner, spec: { restartPolicy, containers: [container({ cpu: '2', memory: '1Gi' })] } },
        ),
      ],
    ).totals.power_w.p50
  const three = [
    power(['StatefulSet', 'x'], 'Always'),
    power(['Job', 'x'], 'Never'),
    power(['DaemonSet', 'x'], 'Always'),
  ]
  assert.equal(new Set(three).size, 3)
})

test('what is not predicted is told: devices that nobody knows, and claims', () => {
  const [one] = reported(
    [node('a', { cpu: '8', 'example.com/fpga': '2' })],
    [
      pod('p', { cpu: '1', 'example.com/fpga': '1' }),
      pod(
        'q',
        {},
        {
          spec: {
            containers: [container({ cpu: '1' })],
            resourceClaims: [{ name: 'gpu', resourceClaimName: 'g' }],
          },
        },
      ),
      pod('r', { cpu: '1' }),
    ],
  ).Nodes
  assert.equal(one?.not_predicted.pods, 2)
  assert.match(
    one?.not_predicted.reasons.join('\n') ?? '',
    /^Resource claims are not read.*\n.*"example\.com\/fpga" is not known/,
  )
  assert.deepEqual([one?.not_predicted.idle_cpu_mcpu, one?.errors], [5000, []])
})

test('an order of nodes and pods is as good as another', () => {
  const nodes = ['a', 'b', 'c'].map((name) => node(name, { cpu: '16', memory: '64Gi' }))
  const pods = Array.from({ length: 60 }, (_, index) =>
    pod(
      `p${index}`,
      { cpu: `${100 + (index % 7) * 33}m`, memory: `${64 + (index % 5) * 17}Mi` },
      { node: 'abc'[index % 3] ?? null },
    ),
  )
  assert.deepEqual(reported(nodes.toReversed(), pods.toReversed()), reported(nodes, pods))
  const shuffled = pods.toSorted(
    (a, b) => ((JSON.stringify(a).length * 7919) % 31) - ((JSON.stringify(b).length * 7919) % 31),
  )
  assert.deepEqual(reported(nodes, shuffled), reported(nodes, pods))
})

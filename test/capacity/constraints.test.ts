import assert from 'node:assert/strict'
import { test } from 'node:test'
import { constraintsFrom, refusalOn } from '../../src/capacity/constraints.ts'
import { nodeFrom } from '../../src/capacity/node.ts'
import { node } from './objects.ts'

const there = {
  labels: { zone: 'a', cores: '16' },
  taints: [{ key: 'dedicated', value: 'ml', effect: 'NoSchedule' }],
}
const plain = node('a', {}, { labels: there.labels })
const tainted = node('a', {}, there)
const soft = node('a', {}, { taints: [{ key: 'x', effect: 'PreferNoSchedule' }] })
const cordoned = node('a', {}, { unschedulable: true })
const leaving = node('a', {}, { taints: [{ key: 'node.kubernetes.io/unreachable', effect: 'NoExecute' }] })

const required = (...terms: readonly unknown[]) => ({
  affinity: {
    nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms } },
  },
})
const term = (key: string, operator: string, ...values: readonly string[]) => ({
  matchExpressions: [{ key, operator, values }],
})
const tolerating = (...tolerations: readonly unknown[]) => ({ tolerations })

/** `null`: the pod may stand there. */
const cases: readonly (readonly [
  shows: string,
  spec: unknown,
  node: typeof plain,
  refusal: string | null,
])[] = [
  ['nothing asked', {}, plain, null],
  ['a label that is there', { nodeSelector: { zone: 'a' } }, plain, null],
  ['a label that is not', { nodeSelector: { zone: 'b' } }, plain, 'affinity zone=b'],
  ['a label that is a number in YAML', { nodeSelector: { cores: 16 } }, plain, null],
  ['In', required(term('zone', 'In', 'b', 'a')), plain, null],
  ['In, and it is not', required(term('zone', 'In', 'b', 'c')), plain, 'affinity zone In (b, c)'],
  ['NotIn', required(term('zone', 'NotIn', 'b')), plain, null],
  ['NotIn holds where there is no label', required(term('rack', 'NotIn', 'b')), plain, null],
  ['Exists', required(term('zone', 'Exists')), plain, null],
  ['DoesNotExist', required(term('zone', 'DoesNotExist')), plain, 'affinity zone DoesNotExist'],
  ['Gt', required(term('cores', 'Gt', '8')), plain, null],
  ['Lt', required(term('cores', 'Lt', '16')), plain, 'affinity cores Lt (16)'],
  ['Gt of no number', required(term('zone', 'Gt', '8')), plain, 'affinity zone Gt (8)'],
  ['one alternative is enough', required(term('zone', 'In', 'b'), term('zone', 'In', 'a')), plain, null],
  [
    'all of one alternative',
    required({
      matchExpressions: [
        ...term('zone', 'Exists').matchExpressions,
        ...term('rack', 'Exists').matchExpressions,
      ],
    }),
    plain,
    'affinity zone Exists, rack Exists',
  ],
  [
    'a term that asks for nothing holds nowhere',
    required({}),
    plain,
    'affinity an affinity that holds nowhere',
  ],
  ['no term holds nowhere', required(), plain, 'affinity an affinity that holds nowhere'],
  [
    'a field',
    required({ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['a'] }] }),
    plain,
    null,
  ],
  [
    'a selector and an affinity both',
    { nodeSelector: { zone: 'a' }, ...required(term('zone', 'In', 'b')) },
    plain,
    'affinity zone In (b)',
  ],
  [
    'what is only preferred',
    { affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [] } } },
    plain,
    null,
  ],
  ['a node by name', { nodeName: 'a' }, plain, null],
  ['another node by name', { nodeName: 'b' }, plain, 'node-name b'],
  ['a taint', {}, tainted, 'taint dedicated=ml:NoSchedule'],
  ['a taint that is only preferred', {}, soft, null],
  ['tolerated by key', tolerating({ key: 'dedicated', operator: 'Exists' }), tainted, null],
  ['tolerated by value', tolerating({ key: 'dedicated', value: 'ml' }), tainted, null],
  [
    'tolerated by another value',
    tolerating({ key: 'dedicated', value: 'web' }),
    tainted,
    'taint dedicated=ml:NoSchedule',
  ],
  [
    'tolerated for another effect',
    tolerating({ key: 'dedicated', operator: 'Exists', effect: 'NoExecute' }),
    tainted,
    'taint dedicated=ml:NoSchedule',
  ],
  ['everything tolerated', tolerating({ operator: 'Exists' }), tainted, null],
  ['a cordoned node', {}, cordoned, 'taint node.kubernetes.io/unschedulable:NoSchedule'],
  [
    'a cordoned node, tolerated',
    tolerating({ key: 'node.kubernetes.io/unschedulable', operator: 'Exists' }),
    cordoned,
    null,
  ],
  ['a node that nobody reaches', {}, leaving, 'taint node.kubernetes.io/unreachable:NoExecute'],
]
for (const [shows, spec, object, refusal] of cases) {
  test(`may a pod stand there: ${shows}`, () => {
    const constraints = constraintsFrom(spec, false)
    const read = nodeFrom(object)
    assert.ok(constraints !== null && read !== null)
    const found = refusalOn(constraints, read)
    assert.equal(found === null ? null : `${found.kind} ${found.detail}`, refusal)
  })
}

test('pods of a DaemonSet stand on nodes that are cordoned or out of reach, and heed other taints', () => {
  const constraints = constraintsFrom({}, true)
  assert.ok(constraints)
  const refusals = [cordoned, leaving, tainted].map((object) => {
    const read = nodeFrom(object)
    return read === null ? 'unread' : (refusalOn(constraints, read)?.kind ?? null)
  })
  assert.deepEqual(refusals, [null, null, 'taint'])
})

test('an affinity of another shape is not taken for none', () =>
  assert.equal(constraintsFrom({ affinity: { nodeAffinity: 'near' } }, false), null))

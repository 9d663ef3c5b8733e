import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Labels, Series } from '../../src/exposition/sample.ts'
import { ownerIndex } from '../../src/label/owner.ts'
import { mergedFacts, noFacts, type OwnerFacts } from '../../src/label/owner-facts.ts'
import { ownerFactsFromObjects } from '../../src/label/owner-objects.ts'
import { ownerFactsFromSeries, ownerQueries } from '../../src/label/owner-series.ts'
import { container, every, labelled, pod, series } from './labelled.ts'

const kube = (name: string, labels: Labels, value = 1): Series =>
  series(`kube_${name}`, { namespace: 'shop', ...labels }, [[0, value]])

const podOwner = (owner_kind: string, owner_name: string, more: Labels = {}): Series =>
  kube('pod_owner', { pod: 'p', uid: 'u', owner_kind, owner_name, owner_is_controller: 'true', ...more })

const replicaSetOwner = (owner_kind: string, owner_name: string): Series =>
  kube('replicaset_owner', {
    replicaset: 'web-75b8db7788',
    owner_kind,
    owner_name,
    owner_is_controller: 'true',
  })

const hash = (label: string, value: string): Series =>
  kube('pod_labels', { pod: 'p', uid: 'u', [label]: value })

type Expected = readonly [workload: string, how: string, run: string | null]

const cases: readonly (readonly [shows: string, series: readonly Series[], expected: Expected])[] = [
  ['nobody knows the pod', [], ['Pod/p', 'unknown', null]],
  [
    'a pod of which only the start is known',
    [kube('pod_start_time', { pod: 'p' }, 5)],
    ['Pod/p', 'unknown', null],
  ],
  ['nobody owns it', [podOwner('', '')], ['Pod/p', 'known', null]],
  ['nobody owns it, as old versions write that', [podOwner('<none>', '<none>')], ['Pod/p', 'known', null]],
  ['a static pod', [podOwner('Node', 'n1')], ['Pod/p', 'known', null]],
  ['a DaemonSet', [podOwner('DaemonSet', 'agent')], ['DaemonSet/agent', 'known', null]],
  ['a kind that nobody heard of', [podOwner('Workflow', 'w')], ['Workflow/w', 'known', null]],
  [
    'a Deployment by its ReplicaSet',
    [podOwner('ReplicaSet', 'web-75b8db7788'), replicaSetOwner('Deployment', 'web')],
    ['Deployment/web', 'known', null],
  ],
  [
    'a Rollout by its ReplicaSet',
    [podOwner('ReplicaSet', 'web-75b8db7788'), replicaSetOwner('Rollout', 'web')],
    ['Rollout/web', 'known', null],
  ],
  [
    'a ReplicaSet that nobody owns, whatever it is called',
    [
      podOwner('ReplicaSet', 'web-75b8db7788'),
      replicaSetOwner('', ''),
      hash('label_pod_template_hash', '75b8db7788'),
    ],
    ['ReplicaSet/web-75b8db7788', 'known', null],
  ],
  [
    'a ReplicaSet that is gone, by the label of the pod',
    [podOwner('ReplicaSet', 'web-74b95799'), hash('label_pod_template_hash', '74b95799')],
    ['Deployment/web', 'inferred', null],
  ],
  [
    'the same of Argo',
    [podOwner('ReplicaSet', 'web-74b95799'), hash('label_rollouts_pod_template_hash', '74b95799')],
    ['Rollout/web', 'inferred', null],
  ],
  [
    'a label that is not the end of the name',
    [podOwner('ReplicaSet', 'web-74b95799'), hash('label_pod_template_hash', '95799')],
    ['ReplicaSet/web-74b95799', 'known', null],
  ],
  [
    'no name is ever taken apart',
    [podOwner('ReplicaSet', 'web-75b8db7788')],
    ['ReplicaSet/web-75b8db7788', 'known', null],
  ],
  [
    'a CronJob by its Job, which is the run',
    [
      podOwner('Job', 'nightly-28900000'),
      kube('job_owner', { job_name: 'nightly-28900000', owner_kind: 'CronJob', owner_name: 'nightly' }),
    ],
    ['CronJob/nightly', 'known', 'nightly-28900000'],
  ],
  [
    'a Job',
    [podOwner('Job', 'j'), kube('job_owner', { job_name: 'j', owner_kind: '', owner_name: '' })],
    ['Job/j', 'known', 'j'],
  ],
  [
    'of another owner of Jobs, all of them are one run',
    [podOwner('Job', 'j-0'), kube('job_owner', { job_name: 'j-0', owner_kind: 'JobSet', owner_name: 'j' })],
    ['JobSet/j', 'known', 'j'],
  ],
  [
    'of several owners the controller',
    [podOwner('Lender', 'x', { owner_is_controller: 'false' }), podOwner('StatefulSet', 'db')],
    ['StatefulSet/db', 'known', null],
  ],
  [
    'labels that the Prometheus does not honour',
    [
      series(
        'kube_pod_owner',
        {
          namespace: 'monitoring',
          pod: 'ksm',
          exported_namespace: 'shop',
          exported_pod: 'p',
          owner_kind: 'StatefulSet',
          owner_name: 'db',
        },
        [[0, 1]],
      ),
    ],
    ['StatefulSet/db', 'known', null],
  ],
]

const named = { namespace: 'shop', name: 'p', uid: 'u' }

const workloadIn = (facts: OwnerFacts): Expected => {
  const { kind, name, how, run } = ownerIndex(facts).workloadOf(named)
  return [`${kind}/${name}`, how, run]
}

for (const [shows, all, expected] of cases) {
  test(`an owner: ${shows}`, () => assert.deepEqual(workloadIn(ownerFactsFromSeries(all)), expected))
}

const object = (name: string, kind: string | null, owner = '', more: object = {}) => ({
  metadata: {
    namespace: 'shop',
    name,
    uid: 'u',
    ...(kind === null
      ? {}
      : { ownerReferences: [{ apiVersion: 'v1', kind, name: owner, uid: 'x', controller: true }] }),
    ...more,
  },
})

test('an owner: from objects of the API server, and those that are none are passed over', () => {
  const facts = ownerFactsFromObjects({
    pods: [
      {
        ...object('p', 'ReplicaSet', 'web-74b95799', { labels: { 'pod-template-hash': '74b95799' } }),
        status: {
          phase: 'Succeeded',
          startTime: '2026-03-01T10:00:00Z',
          containerStatuses: [
            { state: { terminated: { finishedAt: '2026-03-01T10:05:00Z' } } },
            { state: { terminated: { finishedAt: '2026-03-01T10:04:00Z' } } },
          ],
        },
      },
      { kind: 'nothing' },
      null,
    ],
    replica_sets: [object('web-74b95799', 'Deployment', 'web'), 7],
    jobs: [object('j', 'CronJob', 'nightly')],
  })
  assert.deepEqual(workloadIn(facts), ['Deployment/web', 'known', null])
  const [first] = facts.pods
  assert.equal(facts.pods.length, 1)
  assert.equal((first?.completed_at_s ?? 0) - (first?.started_at_s ?? 0), 300)
  assert.deepEqual(workloadIn({ ...facts, replica_sets: new Map() }), ['Deployment/web', 'inferred', null])
})

test('an owner: series first, and objects fill what they leave open', () => {
  const fromSeries = ownerFactsFromSeries([
    podOwner('ReplicaSet', 'web-74b95799'),
    kube('pod_start_time', { pod: 'p', uid: 'u' }, 50),
  ])
  const fromObjects = ownerFactsFromObjects({
    pods: [object('p', 'DaemonSet', 'other', { labels: { 'pod-template-hash': '74b95799' } })],
    replica_sets: [],
    jobs: [],
  })
  const merged = mergedFacts(fromSeries, fromObjects)
  assert.equal(merged.pods.length, 1)
  assert.deepEqual(workloadIn(merged), ['Deployment/web', 'inferred', null])
  assert.equal(merged.pods[0]?.started_at_s, 50)
  assert.deepEqual(workloadIn(mergedFacts(noFacts, fromObjects)), ['DaemonSet/other', 'known', null])
})

test('an owner: a pod made anew under its name has its own start', () => {
  const facts = ownerFactsFromSeries([
    kube('pod_owner', { pod: 'db-0', uid: 'old', owner_kind: 'StatefulSet', owner_name: 'db' }),
    kube('pod_start_time', { pod: 'db-0', uid: 'old' }, 10),
    kube('pod_owner', { pod: 'db-0', uid: 'new', owner_kind: 'StatefulSet', owner_name: 'db' }),
    kube('pod_start_time', { pod: 'db-0', uid: 'new' }, 90),
  ])
  const { find } = ownerIndex(facts)
  const startOf = (uid: string | null) => find({ namespace: 'shop', name: 'db-0', uid })
  assert.deepEqual([startOf('old')?.pod.started_at_s, startOf('old')?.is_exact], [10, true])
  assert.deepEqual([startOf('new')?.pod.started_at_s, startOf('new')?.is_exact], [90, true])
  assert.equal(startOf(null)?.is_exact, false)
  assert.equal(startOf('third')?.is_exact, false)
})

test('namespaces system and kernel are no workloads, unless a pod of theirs is known', () => {
  const outside = { container_namespace: 'system', pod_name: 'system_processes' }
  const inside = { container_namespace: 'system', pod_name: 'p' }
  const all = [
    container('a', every(60, [0, 500]), outside),
    container('b', every(60, [0, 90]), { container_namespace: 'kernel', pod_name: 'kernel_processes' }),
    container('c', every(60, [0, 7]), inside),
    kube('pod_owner', { namespace: 'system', pod: 'p', owner_kind: 'DaemonSet', owner_name: 'agent' }),
  ]
  assert.deepEqual(
    labelled(all).targets.map(({ workload_name }) => workload_name),
    ['agent'],
  )
  // From 0.10 on, there are no such pods, and the name is a namespace like any other.
  assert.equal(labelled([pod('w', every(60, [0, 9]), { pod_namespace: 'system' })]).targets.length, 1)
})

test('what is asked of kube-state-metrics is one of each, and of what ended too', () => {
  const queries = new Map(ownerQueries('3600s'))
  assert.match(
    queries.get('kube_pod_owner') ?? '',
    /^max by \(.*owner_name.*\) \(last_over_time\(kube_pod_owner\[3600s\]\)\)$/,
  )
  assert.match(queries.get('kube_deployment_status_replicas_ready') ?? '', /avg_over_time/)
})

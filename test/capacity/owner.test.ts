import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ownerAmong, ownerOf } from '../../src/capacity/owner.ts'

const HASH = '7d4b9c8f6'

const owners: readonly (readonly [
  shows: string,
  reference: readonly [apiVersion: string, kind: string, name: string] | null,
  labels: Readonly<Record<string, string>>,
  owner: string,
])[] = [
  ['nobody', null, {}, '/Pod/p'],
  [
    'a Deployment',
    ['apps/v1', 'ReplicaSet', `web-${HASH}`],
    { 'pod-template-hash': HASH },
    'apps/Deployment/web',
  ],
  [
    'a Rollout',
    ['apps/v1', 'ReplicaSet', `web-${HASH}`],
    { 'rollouts-pod-template-hash': HASH },
    'argoproj.io/Rollout/web',
  ],
  [
    'a Deployment whose label was taken off',
    ['apps/v1', 'ReplicaSet', `web-${HASH}`],
    {},
    'apps/Deployment/web',
  ],
  ['a ReplicaSet by itself', ['apps/v1', 'ReplicaSet', 'web'], {}, 'apps/ReplicaSet/web'],
  ['a StatefulSet', ['apps/v1', 'StatefulSet', 'db'], {}, 'apps/StatefulSet/db'],
  ['a Job', ['batch/v1', 'Job', 'import-29384756'], {}, 'batch/Job/import-29384756'],
  ['an operator', ['ray.io/v1', 'RayCluster', 'r'], {}, 'ray.io/RayCluster/r'],
  ['its node', ['v1', 'Node', 'a'], {}, '/Pod/p'],
]
for (const [shows, reference, labels, owner] of owners) {
  test(`whose a pod is: ${shows}`, () => {
    const [apiVersion = '', kind = '', name = ''] = reference ?? []
    const references = reference === null ? [] : [{ apiVersion, kind, name, controller: true }]
    const { group, ...found } = ownerOf('p', references, labels)
    assert.equal([group, found.kind, found.name].join('/'), owner)
  })
}

test('an owner that controls nothing is none', () =>
  assert.equal(ownerOf('p', [{ apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'x' }], {}).kind, 'Pod'))

const known = new Set(['CronJob/import', 'Rollout/web', 'Pod/lone'])
const among: readonly (readonly [shows: string, kind: string, name: string, found: string | null])[] = [
  ['a Job of a CronJob', 'Job', 'import-29384756', 'CronJob/import'],
  ['a ReplicaSet of a Rollout', 'ReplicaSet', `web-${HASH}`, 'Rollout/web'],
  ['a pod by itself', 'Pod', 'lone', 'Pod/lone'],
  ['a pod that is only called like one', 'Pod', 'import-29384756-bb2xk', null],
  ['none of them', 'StatefulSet', 'import', null],
]
for (const [shows, kind, name, found] of among) {
  test(`the workload of the files that a pod is of: ${shows}`, () => {
    const owner = ownerAmong({ group: '', kind, name }, (kind, name) => known.has(`${kind}/${name}`))
    assert.equal(owner === null ? null : `${owner.kind}/${owner.name}`, found)
  })
}

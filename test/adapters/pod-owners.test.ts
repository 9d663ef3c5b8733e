import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClusterApi } from '../../src/adapters/kubernetes-api.ts'
import { podOwners } from '../../src/adapters/pod-owners.ts'
import { metadataOf } from '../../src/collect/event.ts'
import { AppError } from '../../src/errors.ts'

const OBJECTS: Readonly<Record<string, string>> = {
  '/apis/apps/v1/namespaces/shop/replicasets/web-5d8f9c7': 'Deployment web',
  '/apis/apps/v1/namespaces/evil/replicasets/web-5d8f9c7': 'Deployment theirs',
  '/apis/batch/v1/namespaces/shop/jobs/nightly-1': 'CronJob nightly',
}

const reference = (owner: string) => {
  const [kind = '', name = ''] = owner.split(' ')
  return { apiVersion: 'apps/v1', kind, name, uid: 'u1', controller: true }
}

const api: Pick<ClusterApi, 'get'> = {
  async get(path) {
    const owner = OBJECTS[path]
    if (owner === undefined) throw new AppError('source', 'not found', '')
    return { metadata: { name: 'x', ownerReferences: [reference(owner)] } }
  },
}
const ownerOf = podOwners(api as ClusterApi)

const cases: readonly (readonly [
  shows: string,
  namespace: string,
  owner: string,
  hash: string,
  expected: string | null,
])[] = [
  ['a Deployment behind its ReplicaSet', 'shop', 'ReplicaSet web-5d8f9c7', '', 'Deployment web'],
  [
    'the same uid in another namespace is another owner',
    'evil',
    'ReplicaSet web-5d8f9c7',
    '',
    'Deployment theirs',
  ],
  ['a CronJob behind its Job', 'shop', 'Job nightly-1', '', 'CronJob nightly'],
  ['a StatefulSet', 'shop', 'StatefulSet db', '', 'StatefulSet db'],
  ['a ReplicaSet that is gone, by the hash', 'shop', 'ReplicaSet old-9b5', '9b5', 'Deployment old'],
  ['a ReplicaSet that is gone, without one', 'shop', 'ReplicaSet bare-9b5', '', 'ReplicaSet bare-9b5'],
  ['a node', 'shop', 'Node n1', '', null],
  ['a kind that is called like a part of an object', 'shop', 'constructor x', '', 'constructor x'],
]
for (const [shows, namespace, owner, hash, expected] of cases)
  test(`owner of a pod: ${shows}`, async () => {
    const labels = hash === '' ? {} : { 'pod-template-hash': hash }
    const metadata = { name: 'p', namespace, labels, ownerReferences: [reference(owner)] }
    const found = await ownerOf(metadataOf({ metadata }))
    assert.equal(found === null ? null : `${found.kind} ${found.name}`, expected)
  })

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownOwner, ownerFrom } from '../../src/join/owner.ts'

const byName: readonly (readonly [shows: string, kind: string, name: string, owner: string])[] = [
  ['a Deployment is its own owner', 'Deployment', 'web-75b8db7788', 'Deployment web-75b8db7788'],
  ['a ReplicaSet of ten digits', 'ReplicaSet', 'web-75b8db7788', 'Deployment web'],
  ['a ReplicaSet of eight digits', 'ReplicaSet', 'web-74b95799', 'Deployment web'],
  [
    'a ReplicaSet with a hash that no Deployment makes',
    'ReplicaSet',
    'web-deadbeef0',
    'ReplicaSet web-deadbeef0',
  ],
  ['a pod of a ReplicaSet', 'Pod', 'my-web-75b8db7788-x7k2p', 'Deployment my-web'],
  ['a pod whose name merely ends in hexadecimal', 'Pod', 'x-deadbeef0', 'Pod x-deadbeef0'],
  ['a pod of a StatefulSet tells nothing by its name', 'Pod', 'db-0', 'Pod db-0'],
  [
    'a StatefulSet that ends like a ReplicaSet',
    'StatefulSet',
    'web-75b8db7788',
    'StatefulSet web-75b8db7788',
  ],
  ['a name of nothing but a hash', 'Pod', '75b8db7788-x7k2p', 'Pod 75b8db7788-x7k2p'],
]
for (const [shows, kind, name, owner] of byName) {
  test(`ownerFrom: ${shows}`, () => {
    const found = ownerFrom(kind, name)
    assert.equal(`${found.kind} ${found.name}`, owner)
  })
}

const known: readonly (readonly [shows: string, known: readonly string[], of: string, owner: string])[] = [
  ['a Job of a CronJob', ['CronJob nightly'], 'Job nightly-28900000', 'CronJob nightly'],
  ['a Job that is known itself', ['CronJob nightly', 'Job nightly-1'], 'Job nightly-1', 'Job nightly-1'],
  ['a Job of nobody', ['Deployment nightly'], 'Job nightly-28900000', 'Job nightly-28900000'],
  ['a pod of a Job of a CronJob', ['CronJob nightly'], 'Pod nightly-28900000-h8w2m', 'CronJob nightly'],
  ['a pod of a StatefulSet', ['StatefulSet db', 'Deployment db'], 'Pod db-0', 'StatefulSet db'],
  ['a pod of a DaemonSet', ['DaemonSet agent'], 'Pod agent-x7k2p', 'DaemonSet agent'],
  ['a pod of a Rollout', ['Rollout web'], 'Pod web-75b8db7788-x7k2p', 'Rollout web'],
  ['a ReplicaSet of a Rollout', ['Rollout web'], 'ReplicaSet web-75b8db7788', 'Rollout web'],
  ['a pod of nothing that is known', [], 'Pod web-75b8db7788-x7k2p', 'Deployment web'],
]
for (const [shows, workloads, of, owner] of known) {
  test(`knownOwner: ${shows}`, () => {
    const [kind = '', name = ''] = of.split(' ')
    const found = knownOwner(kind, name, (one) => workloads.includes(`${one.kind} ${one.name}`))
    assert.equal(`${found.kind} ${found.name}`, owner)
  })
}

test('ownerFrom: every hash that Kubernetes can make of six digits or more is one', () => {
  const letters = '456789bcdf' // of the digits 0 to 9
  let number = 1
  for (let n = 0; n < 20_000; n++) {
    number = (number * 1_664_525 + 1_013_904_223) % 2 ** 32
    const digits = String(number)
    if (digits.length < 6) continue
    const hash = [...digits].map((digit) => letters[Number(digit)]).join('')
    assert.deepEqual(ownerFrom('ReplicaSet', `web-${hash}`), { kind: 'Deployment', name: 'web' }, hash)
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groupsOf } from '../../src/join/groups.ts'

const row = (
  workload_name: string,
  template_hash: string,
  part: { namespace?: string; group?: string } = {},
) => ({
  namespace: 'shop',
  workload_kind: 'Deployment',
  workload_name,
  template_hash,
  group: '',
  ...part,
})

test('groupsOf: a renamed copy, a new revision and a chain of both are one group; others are not', () => {
  const rows = [row('web', 't1'), row('web', 't2'), row('copy', 't2'), row('copy', 't3'), row('other', 't9')]
  const [a, b, c, d, other] = groupsOf(rows)
  assert.deepEqual([b, c, d], [a, a, a])
  assert.notEqual(other, a)
})

test('groupsOf: the same name in another namespace is another workload', () => {
  const [a, b] = groupsOf([row('web', 't1'), row('web', 't2', { namespace: 'stage' })])
  assert.notEqual(a, b)
})

test('groupsOf: rows that stood together stay together', () => {
  const [a, b] = groupsOf([row('web', 't1', { group: 'g' }), row('api', 't2', { group: 'g' })])
  assert.equal(a, b)
})

test('groupsOf: names do not hang on the order of the rows', () => {
  const rows = ['t1', 't2', 't1', 't3', 't2'].map((hash, index) => row(`w${index % 4}`, hash))
  const forward = groupsOf(rows)
  const backward = groupsOf(rows.toReversed()).toReversed()
  assert.deepEqual(forward, backward)
  assert.deepEqual(groupsOf(rows.map((one, index) => ({ ...one, group: forward[index] ?? '' }))), forward)
})

test('groupsOf: 100,000 rows of one template do not overflow', () => {
  const rows = Array.from({ length: 100_000 }, (_, n) => row(`w${n}`, 't'))
  assert.equal(new Set(groupsOf(rows)).size, 1)
})

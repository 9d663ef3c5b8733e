import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ownersFrom } from '../src/owners.ts'

test('ownersFrom: the last line that matches decides', () => {
  const of = ownersFrom('# all\n* @org/all\n/k8s/ml/ @org/ml @ada\n*.md\n/k8s/ml/free.yaml # nobody\n')
  assert.deepEqual(of('k8s/web.yaml'), ['@org/all'])
  assert.deepEqual(of('k8s/ml/deep/llm.yaml'), ['@org/ml', '@ada'])
  assert.deepEqual(of('README.md'), [])
  assert.deepEqual(of('k8s/ml/free.yaml'), [])
  assert.deepEqual(of('../outside.yaml'), [])
  assert.deepEqual(of(''), [])
})

test('ownersFrom: case counts, and a deep path is nobody’s', () => {
  const of = ownersFrom('/infra/ @rich\n**/overlays/**/prod/**/gpu/** @gpu\n')
  assert.deepEqual(of('INFRA/a.yaml'), [])
  assert.deepEqual(of('infra/a.yaml'), ['@rich'])
  assert.deepEqual(of('x/overlays/y/prod/gpu/z.yaml'), ['@gpu'])
  assert.deepEqual(of(`${'overlays/prod/'.repeat(280)}a.yaml`), [])
})

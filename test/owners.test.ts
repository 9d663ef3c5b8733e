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

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AppError } from '../../src/errors.ts'
import { noSource } from '../../src/metrics/source.ts'
import { sourceRegistry } from '../../src/metrics/source-registry.ts'

test('sourceRegistry: sources by name, each once', () => {
  const registry = sourceRegistry()
  const source = noSource()
  registry.register('prometheus', source)
  registry.mustRegister('pods', noSource())
  assert.equal(registry.get('prometheus'), source)
  assert.equal(registry.get('constructor'), null)
  assert.deepEqual(registry.list(), ['prometheus', 'pods'])
  assert.throws(() => registry.register('prometheus', source), {
    message: 'source "prometheus" already registered',
  })
  assert.throws(() => registry.register('', source), { message: 'source name is required', failure: 'input' })
  assert.throws(
    () => registry.mustRegister('pods', source),
    (error) => !(error instanceof AppError),
  )
})

test('noSource: has nothing', async () => {
  const source = noSource()
  assert.deepEqual(source.queryList().list(), [])
  assert.equal((await source.refresh()).size, 0)
  assert.equal(source.get('all_metrics'), null)
})

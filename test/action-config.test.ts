import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deployment, makeRepository, pullRequest, runAction } from './run-action.ts'

test('action: a change cannot loosen the configuration that it is held to', async (t) => {
  const strict = await makeRepository(
    { 'web.yaml': deployment('web', 2), 'wattlint.yml': 'budget: 1 W\n' },
    { 'web.yaml': deployment('web', 6), 'wattlint.yml': 'budget: 1 MW\nexclude: [web.yaml]\n' },
  )
  t.after(() => strict.remove())
  const { status, summary } = await runAction({
    cwd: strict.cwd,
    event: pullRequest(strict.base, strict.head),
    inputs: { comment: 'off' },
  })
  assert.equal(status, 1)
  assert.match(summary, /configuration is that of the base: this change to `?wattlint\.yml/)
})

test('action: a configuration that the base has not yet counts once it is merged', async (t) => {
  const fresh = await makeRepository(
    { 'web.yaml': deployment('web', 2) },
    { 'web.yaml': deployment('web', 6), 'wattlint.yml': 'exclude: [web.yaml]\n' },
  )
  t.after(() => fresh.remove())
  const { outputs, summary } = await runAction({
    cwd: fresh.cwd,
    event: pullRequest(fresh.base, fresh.head),
    inputs: { comment: 'off' },
  })
  assert.equal(outputs['workloads'], '1')
  assert.match(summary, /base has no configuration/)
})

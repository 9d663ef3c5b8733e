import assert from 'node:assert/strict'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
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

test('action: a configuration that the workflow put beside the change, from another checkout, holds', async (t) => {
  const checkout = await makeRepository(
    { 'web.yaml': deployment('web', 2) },
    { 'web.yaml': deployment('web', 6) },
  )
  t.after(() => checkout.remove())
  await mkdir(join(checkout.cwd, 'policy'))
  await writeFile(join(checkout.cwd, 'policy', 'wattlint.yml'), 'budget: 1 W\n')
  const { status, summary } = await runAction({
    cwd: checkout.cwd,
    event: pullRequest(checkout.base, checkout.head),
    inputs: { comment: 'off', config: 'policy/wattlint.yml' },
  })
  assert.equal(status, 1)
  assert.doesNotMatch(summary, /once it is merged/)
})

test('action: a folder that the change links in place of another checkout does not loosen the configuration', async (t) => {
  const linked = await makeRepository(
    { 'web.yaml': deployment('web', 2) },
    { 'web.yaml': deployment('web', 6), 'mine/wattlint.yml': 'exclude: [web.yaml]\n' },
  )
  t.after(() => linked.remove())
  await symlink('mine', join(linked.cwd, 'policy'))
  await linked.git('add', '--all')
  await linked.git('commit', '--quiet', '-m', 'a link')
  const { outputs } = await runAction({
    cwd: linked.cwd,
    event: pullRequest(linked.base, await linked.git('rev-parse', 'HEAD')),
    inputs: { comment: 'off', config: 'policy/wattlint.yml' },
  })
  assert.equal(outputs['workloads'], '1')
})

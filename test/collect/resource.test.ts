import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEFAULT_KINDS, resourcesFrom } from '../../src/collect/resource.ts'
import { AppError } from '../../src/errors.ts'

const found: readonly (readonly [names: readonly string[], expected: readonly string[]])[] = [
  [['Deployment'], ['apps/Deployment deployments']],
  [['deployment', 'Deployment'], ['apps/Deployment deployments']],
  [
    ['Pod', 'CronJob'],
    ['/Pod pods', 'batch/CronJob cronjobs'],
  ],
  [['Rollout'], ['argoproj.io/Rollout null']],
  [['StatefulSet'], ['apps/StatefulSet statefulsets']],
  [['StatefulSet.apps.kruise.io'], ['apps.kruise.io/StatefulSet null']],
]
for (const [names, expected] of found)
  test(`kinds ${names.join(' ')}`, () => {
    const resources = resourcesFrom(names)
    assert.deepEqual(
      resources.map(({ group, kind, plural }) => `${group}/${kind} ${plural}`),
      expected,
    )
  })

test('kinds: those of the default are all built in', () => {
  assert.ok(resourcesFrom(DEFAULT_KINDS).every(({ plural }) => plural !== null))
})

const refused: readonly (readonly [name: string, message: RegExp])[] = [
  ['Deploymint', /"Deploymint" is none that is read.*Did you mean Deployment/s],
  ['Service.v2', /none that is read/],
  ['Secret', /none that is read/],
  ['Deployment Job', /none that is read/],
]
for (const [name, message] of refused)
  test(`kinds: ${JSON.stringify(name)} is refused`, () => {
    assert.throws(
      () => resourcesFrom([name]),
      (error) => {
        assert.ok(error instanceof AppError && error.failure === 'input')
        assert.match(`${error.message} ${error.hint}`, message)
        return true
      },
    )
  })

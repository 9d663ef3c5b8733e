import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readManifest } from '../../src/assess.ts'
import { deployment } from '../folders.ts'

const WEB = deployment('web', 2)

const read = (text: string) => readManifest('a.yaml', Buffer.from(text))

for (const [key, nearest] of [
  ['replica', 'replicas'],
  ['run-second', 'run-seconds'],
  ['dutycycle', 'duty-cycle'],
  ['Replicas', 'replicas'],
  [`replicas${'s'.repeat(100_000)}`, 'replicas'],
] as const) {
  test(`annotations: ${key.slice(0, 12)} is a slip, and told`, () => {
    const { problems } = read(WEB.replace('shop}', `shop, annotations: {wattlint.dev/${key}: "1"}}`))
    assert.deepEqual(
      problems.map(({ kind, line }) => [kind, line]),
      [['suspect-field', 3]],
    )
    assert.match(
      problems[0]?.message ?? '',
      new RegExp(`is none that is read. Write wattlint.dev/${nearest},`),
    )
  })
}

test('annotations: on a pod template they are not read, and told', () => {
  const text = WEB.replace(
    'metadata: {labels',
    'metadata: {annotations: {wattlint.dev/duty-cycle: "0.5"}, labels',
  )
  const { requests, problems } = read(text)
  assert.equal(requests[0]?.duty_cycle, null)
  assert.match(problems[0]?.message ?? '', /on the pod template, where it is not read/)
})

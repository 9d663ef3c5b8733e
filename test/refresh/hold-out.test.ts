import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isHeldOut } from '../../src/refresh/hold-out.ts'

const groups = Array.from({ length: 4000 }, (_, index) => `shop/Deployment/app-${index}`)

test('hold-out: one group in four, and always the same', () => {
  const held = groups.filter(isHeldOut)
  assert.ok(held.length > 900 && held.length < 1100, String(held.length))
  assert.deepEqual(groups.filter(isHeldOut), held)
})

test('hold-out: a name decides for ever', () => {
  // Changing these would judge models by rows that earlier ones were trained on.
  assert.deepEqual(
    groups
      .slice(0, 12)
      .map((group) => Number(isHeldOut(group)))
      .join(''),
    '000011101000',
  )
})

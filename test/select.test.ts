import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nearNames } from '../src/near-names.ts'
import { selected } from '../src/select.ts'

const named = (workload_kind: string, namespace: string, workload_name: string) => ({
  workload_kind,
  namespace,
  workload_name,
})
const workloads = [
  named('Deployment', 'shop', 'web'),
  named('Deployment', 'blog', 'web'),
  named('StatefulSet', 'shop', 'orders-db'),
  named('Job', 'shop', 'web'),
]

const cases: readonly (readonly [shows: string, selectors: readonly string[], indices: readonly number[]])[] =
  [
    ['no selector takes all', [], [0, 1, 2, 3]],
    ['a name, wherever', ['web'], [0, 1, 3]],
    ['a namespace and a name', ['shop/web'], [0, 3]],
    ['a kind and a name', ['deployment/web'], [0, 1]],
    ['all three, kinds without case', ['DEPLOYMENT/shop/web'], [0]],
    ['several, in the order of the workloads', ['orders-db', 'blog/web'], [1, 2]],
  ]
for (const [shows, selectors, indices] of cases) {
  test(`selected: ${shows}: ${selectors.join(' ')}`, () =>
    assert.deepEqual(
      selected(workloads, selectors).map((one) => workloads.indexOf(one)),
      indices,
    ))
}

const refused: readonly (readonly [selector: string, hint: RegExp])[] = [
  ['wbe', /Did you mean "web"\?/],
  ['orders', /Did you mean "orders-db"\?/],
  ['shop/order-db', /Did you mean "shop\/orders-db"/],
  ['Deployment/shop/wep', /Did you mean "Deployment\/shop\/web"/],
  ['a/b/c/d/e/f/g/h/i/j/k', /Write NAME, NAMESPACE\/NAME/],
  ['something-else-altogether', /Write NAME/],
  ['Web', /Did you mean "web"\?/],
]
for (const [selector, hint] of refused) {
  test(`selected: ${selector} names nothing`, () =>
    assert.throws(() => selected(workloads, ['web', selector]), { failure: 'input', hint }))
}

test('nearNames: nearest first, each once, and of long ones only so much is compared', () => {
  assert.deepEqual(nearNames('cat', ['cart', 'cat', 'dog', 'cart']), ['cart', 'cat'])
  assert.deepEqual(nearNames('x'.repeat(100_000), ['y'.repeat(100_000)]), [])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { overlay } from '../../src/normalise/overlay.ts'

const cases: readonly (readonly [shows: string, base: unknown, over: unknown, merged: unknown])[] = [
  ['keys of both', { a: 1, b: { c: 2 } }, { b: { d: 3 } }, { a: 1, b: { c: 2, d: 3 } }],
  ['null leaves what is below', { a: 1 }, { a: null }, { a: 1 }],
  ['0 and empty text do not', { a: 1, b: 'x' }, { a: 0, b: '' }, { a: 0, b: '' }],
  ['another kind of value goes over', { a: [1] }, { a: { b: 2 } }, { a: { b: 2 } }],
  ['a list as a whole', { args: ['a', 'b'] }, { args: ['c'] }, { args: ['c'] }],
  [
    'containers by name, new ones behind',
    { containers: [{ name: 'a', image: 'x' }, { name: 'b' }] },
    { containers: [{ name: 'c' }, { name: 'a', args: ['-v'] }] },
    { containers: [{ name: 'a', image: 'x', args: ['-v'] }, { name: 'b' }, { name: 'c' }] },
  ],
  [
    'a volume has one source',
    { volumes: [{ name: 'data', emptyDir: {} }] },
    { volumes: [{ name: 'data', hostPath: { path: '/data' } }] },
    { volumes: [{ name: 'data', hostPath: { path: '/data' } }] },
  ],
  [
    'what has no name is another item',
    { containers: [{ image: 'x' }] },
    { containers: [{ image: 'y' }, 3] },
    { containers: [{ image: 'x' }, { image: 'y' }, 3] },
  ],
]
for (const [shows, base, over, merged] of cases) {
  test(`overlay: ${shows}`, () => assert.deepEqual(overlay(base, over), merged))
}

test('overlay: what it is given stays as it is', () => {
  const base = Object.freeze({ containers: Object.freeze([Object.freeze({ name: 'a' })]) })
  overlay(base, { containers: [{ name: 'a', image: 'x' }] })
  assert.deepEqual(base, { containers: [{ name: 'a' }] })
})

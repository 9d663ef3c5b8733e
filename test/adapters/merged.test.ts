import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { merged } from '../../src/adapters/merged.ts'

async function allOf<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const value of source) all.push(value)
  return all
}

async function* counting(name: string, count: number, everyMs = 0): AsyncGenerator<string> {
  for (let index = 0; index < count; index++) {
    if (everyMs > 0) await sleep(everyMs)
    yield `${name}${index}`
  }
}

test('merged: everything of every source, each in its order', async () => {
  const all: string[] = []
  for await (const value of merged([counting('a', 1000), counting('b', 3, 1), counting('c', 0)]))
    all.push(value)
  assert.equal(all.length, 1003)
  for (const name of ['a', 'b']) {
    const own = all.filter((value) => value.startsWith(name))
    assert.deepEqual(own, await allOf(counting(name, own.length)))
  }
})

test('merged: nothing of nothing', async () => {
  assert.deepEqual(await allOf(merged([])), [])
})

test('merged: a slow consumer slows the sources', async () => {
  let made = 0
  async function* endless(): AsyncGenerator<number> {
    for (;;) yield made++
  }
  for await (const value of merged([endless()])) if (value === 3) break
  const after = made
  await sleep(5)
  assert.ok(made < 600, `${made} were made for four`)
  assert.equal(made, after, 'it goes on for nobody')
})

test('merged: the failure of one source is that of all', async () => {
  async function* failing(): AsyncGenerator<string> {
    yield 'x'
    throw new Error('broken')
  }
  await assert.rejects(allOf(merged([failing(), counting('a', 5, 50)])), /broken/)
})

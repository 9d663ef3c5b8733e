import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scanSamples } from '../../src/exposition/parse.ts'
import { samplesOf } from './read.ts'

const P = 'prometheus'

test('scanSamples: what nobody wants is not read', () => {
  const text = '# TYPE a gauge\na{b="c} 1\nb{c="d"} 2\n# TYPE a gauge\nab x\n{"quoted name"} 3\n{"other"} 4\n'
  const asked: string[] = []
  const found: unknown[] = []
  scanSamples(
    text,
    (name) => {
      asked.push(name)
      return name === 'b' || name === 'quoted name'
    },
    ({ name, value }) => found.push([name, value]),
    { format: P },
  )
  assert.deepEqual(found, [
    ['b', 2],
    ['quoted name', 3],
  ])
  assert.deepEqual(asked, ['a', 'b', 'ab', 'quoted name', 'other'])
})

test('scanSamples: the format is told by the end where nobody says it', () => {
  const times: unknown[] = []
  scanSamples(
    'a 1 5\n',
    () => true,
    ({ at_s }) => times.push(at_s),
  )
  scanSamples(
    'a 1 5\n# EOF\n',
    () => true,
    ({ at_s }) => times.push(at_s),
  )
  assert.deepEqual(times, [0.005, 5])
})

test('parseExposition: what is kept does not keep the text', () => {
  const text = Buffer.from(`a{b="${'x'.repeat(30)}",c="é"} 1\n`)
  const [sample] = samplesOf(text, P)
  text.fill(0)
  assert.deepEqual(sample?.labels, { b: 'x'.repeat(30), c: 'é' })
})

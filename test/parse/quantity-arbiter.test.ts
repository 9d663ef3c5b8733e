import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { compared } from '../../fixtures/quantities/compare.ts'

const lines = readFileSync('fixtures/quantities/answers.ndjson', 'utf8').trimEnd().split('\n')

test('parseMilli reads what Kubernetes reads, and refuses what it caps at 2^63-1', (t) => {
  const results = lines.map(compared)
  assert.deepEqual(
    results.flatMap(({ difference }) => difference ?? []),
    [],
  )
  t.diagnostic(`${results.length} quantities`)
})

test('the quantities show every answer of the reference', () => {
  const answers = new Set(lines.map((line) => compared(line).answer))
  assert.deepEqual([...answers].toSorted(), [
    'capped',
    'digitless',
    'error',
    'overflow',
    'thousandths',
    'too long',
    'wrapped',
  ])
})

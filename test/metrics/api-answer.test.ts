import assert from 'node:assert/strict'
import { test } from 'node:test'
import { namesAnswerFrom, seriesAnswerFrom } from '../../src/metrics/api-answer.ts'
import { matrixFrom } from '../../src/metrics/api-matrix.ts'
import { picked, seeded } from '../exposition/read.ts'

const answer = (value: unknown) =>
  seriesAnswerFrom(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)))
const data = (resultType: string, result: unknown, more: object = {}) => ({
  status: 'success',
  data: { resultType, result },
  ...more,
})
const seriesOf = (value: unknown) => {
  const found = answer(value)
  return found?.kind === 'data' ? found.data : found
}

test('seriesAnswerFrom: a vector', () => {
  const metric = { __name__: 'up', pod: 'a' }
  assert.deepEqual(
    seriesOf(
      data('vector', [
        { metric, value: [1.5, 'NaN'] },
        { metric: {}, value: [2, '+Inf'] },
      ]),
    ),
    [
      { name: 'up', labels: { pod: 'a' }, points: [[1.5, Number.NaN]] },
      { name: '', labels: {}, points: [[2, Infinity]] },
    ],
  )
})

test('seriesAnswerFrom: a scalar', () =>
  assert.deepEqual(seriesOf(data('scalar', [1, '-1e-3'])), [{ name: '', labels: {}, points: [[1, -0.001]] }]))

test('seriesAnswerFrom: warnings, infos and partial answers', () => {
  const found = answer(data('matrix', [], { warnings: ['w'], infos: ['i'], isPartial: true }))
  assert.deepEqual(found, {
    kind: 'data',
    data: [],
    warnings: ['w', 'the answer is partial: not all of the storage answered'],
    infos: ['i'],
  })
  assert.deepEqual(answer({ status: 'error', errorType: 'bad_data', error: 'parse error', data: null }), {
    kind: 'error',
    errorType: 'bad_data',
    error: 'parse error',
  })
})

test('seriesAnswerFrom: native histograms are told, not read', () => {
  const histogram = [1, { count: '1', sum: '2', buckets: [] }]
  for (const one of [
    data('matrix', [
      { metric: { __name__: 'h' }, histograms: [histogram] },
      { metric: {}, values: [[1, '2']] },
    ]),
    data('vector', [
      { metric: { __name__: 'h' }, histogram },
      { metric: {}, value: [1, '2'] },
    ]),
  ]) {
    const found = answer(one)
    assert.ok(found?.kind === 'data')
    assert.deepEqual(found.data, [{ name: '', labels: {}, points: [[1, 2]] }])
    assert.match(found.warnings[0] ?? '', /^1 series of native histograms/)
  }
})

const others: readonly (readonly [shows: string, value: unknown])[] = [
  ['a page', '<html>'],
  ['nothing', ''],
  ['a list', []],
  ['another status', { status: 'ok', data: {} }],
  ['a string', data('string', [1, 'x'])],
  ['another type', data('tensor', [])],
  ['a result that is none', data('matrix', {})],
  ['a value that is no text', data('matrix', [{ metric: {}, values: [[1, 2]] }])],
  ['a value that is no number', data('matrix', [{ metric: {}, values: [[1, 'x']] }])],
  ['a time that is no number', data('vector', [{ metric: {}, value: ['1', '1'] }])],
  ['labels that are no texts', data('vector', [{ metric: { a: 1 }, value: [1, '1'] }])],
  ['labels that are a list', data('vector', [{ metric: ['a'], value: [1, '1'] }])],
  ['half an answer', JSON.stringify(data('matrix', [{ metric: {}, values: [[1, '1']] }])).slice(0, -9)],
]
for (const [shows, value] of others) {
  test(`seriesAnswerFrom: ${shows} is no answer`, () => assert.equal(answer(value), null))
}

const PIECES = ['a', '"', '\\', '}', '{', ']', ',', 'é', '🔌', '\n', '"values":[', '__proto__'] as const

test('matrixFrom: reads what JSON reads', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = seeded(seed)
    const text = () => Array.from({ length: Math.floor(random() * 5) }, () => picked(random, PIECES)).join('')
    const result = Array.from({ length: Math.floor(random() * 4) }, () => ({
      metric: JSON.parse(
        `{${random() < 0.3 ? '"__proto__":"p",' : ''}"x":${JSON.stringify(text())},${JSON.stringify(`${text()}y`)}:"1"}`,
      ),
      values: Array.from({ length: Math.floor(random() * 4) }, (_, at) => [
        1.7e9 + at * 0.125,
        picked(random, ['NaN', '+Inf', '-Inf', '0', '1e-7', '123456789.12345678', '-0']),
      ]),
    }))
    const bytes = Buffer.from(JSON.stringify(data('matrix', result, { warnings: [text()] })))
    const fast = matrixFrom(bytes)
    assert.ok(fast !== null, bytes.toString())
    // Another order of the fields is left to JSON.
    const slow = seriesOf(
      data(
        'matrix',
        result.map(({ metric, values }) => ({ values, metric })),
      ),
    )
    assert.deepEqual(fast.series, slow)
    assert.deepEqual(
      JSON.parse(fast.rest),
      data('matrix', [], JSON.parse(`{"warnings":${JSON.stringify(JSON.parse(bytes.toString()).warnings)}}`)),
    )
  }
})

test('matrixFrom: a broken answer is never read, and never breaks', () => {
  const bytes = Buffer.from(
    JSON.stringify(
      data('matrix', [
        {
          metric: { __name__: 'a', b: 'c"}' },
          values: [
            [1, '1'],
            [2, '2'],
          ],
        },
        { metric: {}, values: [] },
      ]),
    ),
  )
  for (let at = 0; at < bytes.length; at++) {
    assert.equal(seriesAnswerFrom(bytes.subarray(0, at)), null)
    for (const byte of Buffer.from('x"{}[],\\')) {
      const changed = Buffer.from(bytes)
      changed[at] = byte
      let isJson = true
      try {
        JSON.parse(changed.toString())
      } catch {
        isJson = false
      }
      if (!isJson) assert.equal(seriesAnswerFrom(changed), null, changed.toString())
    }
  }
})

test('namesAnswerFrom: names, none, or no names', () => {
  const names = (value: unknown) =>
    namesAnswerFrom(Buffer.from(JSON.stringify({ status: 'success', data: value })))
  assert.deepEqual(names(['a', 'b']), { kind: 'data', data: ['a', 'b'], warnings: [], infos: [] })
  assert.deepEqual(names(null)?.kind === 'data' && names(null), {
    kind: 'data',
    data: [],
    warnings: [],
    infos: [],
  })
  assert.equal(names([1]), null)
})

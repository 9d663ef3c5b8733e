import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cachedAgeS, cacheKey, isExpired, isFresh, metricsCache } from '../../src/metrics/cache.ts'
import { ageS, firstValue, isStale, type MetricResult, oldestAtS } from '../../src/metrics/result.ts'

const result = (...times: readonly number[]): MetricResult => ({
  query_name: 'q',
  values: times.map((at_s) => ({ labels: {}, value: at_s, at_s })),
  collected_at_s: 0,
  error: null,
  warnings: [],
  targets: [],
})

test('metricsCache: keeps results for a while, empty ones too', () => {
  let nowS = 1000
  const cache = metricsCache({ ttlS: 30, now: () => nowS })
  assert.equal(cache.get('q'), null)
  cache.set('q', {}, result())
  cache.set('short', {}, result(1), 5)
  assert.deepEqual(cache.get('q'), { result: result(), params: {}, cached_at_s: 1000, ttl_s: 30 })
  assert.equal(cache.get('q', { a: 'b' }), null, 'another question')
  nowS += 6
  assert.equal(cache.get('short'), null)
  nowS += 24
  assert.ok(cache.get('q'), 'at the end of its time')
  nowS += 0.001
  assert.equal(cache.get('q'), null)
})

test('cacheKey: one question, one key', () => {
  assert.equal(cacheKey('q', { b: '2', a: '1' }), cacheKey('q', { a: '1', b: '2' }))
  const questions: readonly (readonly [string, Record<string, string>])[] = [
    ['q', {}],
    ['q', { a: '1,b=2' }],
    ['q', { a: '1', b: '2' }],
    ['q:a=1', {}],
    ['q', { a: '1' }],
    ['q', { 'a=1': '' }],
  ]
  assert.equal(new Set(questions.map(([query, params]) => cacheKey(query, params))).size, questions.length)
})

test('CachedResult: how old it is', () => {
  const cached = { result: result(), params: {}, cached_at_s: 100, ttl_s: 10 }
  assert.deepEqual(
    [110, 111].map((nowS) => isExpired(cached, nowS)),
    [false, true],
  )
  assert.deepEqual([isExpired(null, 0), cachedAgeS(null, 5), isFresh(null, 5, 0)], [true, 0, false])
  assert.deepEqual(
    [cachedAgeS(cached, 103), isFresh(cached, 3, 103), isFresh(cached, 2, 103)],
    [3, true, false],
  )
})

test('MetricResult: how old its values are', () => {
  assert.deepEqual([isStale(null, 60, 0), isStale(result(), 60, 0)], [true, true])
  assert.equal(isStale(result(990, 400), 60, 1000), true)
  assert.equal(isStale(result(990, 940), 60, 1000), false)
  assert.deepEqual([oldestAtS(result(3, 1, 2)), oldestAtS(result()), oldestAtS(null)], [1, null, null])
  assert.deepEqual([ageS(result(3, 1), 10), ageS(result(), 10), ageS(null, 10)], [9, 0, 0])
  assert.deepEqual([firstValue(result(7, 8))?.value, firstValue(result()), firstValue(null)], [7, null, null])
})

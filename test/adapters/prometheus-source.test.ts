import assert from 'node:assert/strict'
import { test } from 'node:test'
import { prometheusSource } from '../../src/adapters/prometheus-source.ts'
import { AppError } from '../../src/errors.ts'
import type { Series } from '../../src/exposition/sample.ts'
import { replying, startPrometheus } from './prometheus-server.ts'

const NOW_S = 1_700_000_000

const watts = {
  name: 'watts',
  type: 'promql',
  template: 'sum(kepler_pod_cpu_watts{pod_namespace="{{.namespace}}"})',
  params: ['namespace'],
  description: 'Power of a namespace',
} as const

test('prometheusSource: queries by name, with parameters, as of now', async (t) => {
  const { api, asked } = await startPrometheus(t)
  const source = prometheusSource(api(), { now: () => NOW_S })
  source.queryList().register(watts)
  source.queryList().register({ ...watts, name: 'up', template: 'up', params: [] })
  const results = await source.refresh({ params: { namespace: 'shop' } })
  assert.deepEqual([...results.keys()], ['watts', 'up'])
  assert.deepEqual(results.get('watts'), {
    query_name: 'watts',
    values: [{ labels: { pod: 'a', __name__: 'joules' }, value: NOW_S * 1000, at_s: NOW_S }],
    collected_at_s: NOW_S,
    error: null,
    warnings: [],
    targets: [],
  })
  assert.deepEqual(asked.map(({ params }) => params.get('query')).sort(), [
    'sum(kepler_pod_cpu_watts{pod_namespace="shop"})',
    'up',
  ])
  assert.equal(source.get('watts', { namespace: 'shop' })?.result, results.get('watts'))
  assert.equal(source.get('watts'), null)
  assert.equal(asked.length, 2)
})

const latest: readonly (readonly [shows: string, points: Series['points'], value: number | null])[] = [
  [
    'the last of a matrix',
    [
      [1, 5],
      [2, 7],
    ],
    7,
  ],
  [
    'no number',
    [
      [1, 5],
      [2, Number.NaN],
    ],
    null,
  ],
  ['infinity', [[1, -Infinity]], -Infinity],
]
for (const [shows, points, value] of latest) {
  test(`prometheusSource: the value is ${shows}`, async () => {
    const series = [
      { name: '', labels: { a: 'b' }, points },
      { name: '', labels: {}, points: [] },
    ]
    const source = prometheusSource({ instant: async () => ({ series, warnings: ['w'], infos: ['i'] }) })
    source.queryList().register({ ...watts, params: [], template: 'x' })
    const result = (await source.refresh()).get('watts')
    assert.deepEqual(result?.values, [{ labels: { a: 'b' }, value, at_s: points.at(-1)?.[0] }])
    assert.deepEqual(result?.warnings, ['w', 'i'])
  })
}

test('prometheusSource: what goes wrong with one query is its result', async (t) => {
  const { api, troubles } = await startPrometheus(t)
  const source = prometheusSource(api(), { concurrency: 1 })
  source.queryList().register(watts)
  source.queryList().register({ ...watts, name: 'up', template: 'up', params: [] })
  source.queryList().register({ ...watts, name: 'down', template: 'down', params: [] })
  troubles.push(replying(400, { status: 'error', errorType: 'bad_data', error: 'no' }))
  const results = await source.refresh({ queries: ['up', 'watts', 'nope', 'down'] })
  assert.deepEqual(
    [...results].map(([name, { error, values }]) => [name, error?.failure ?? null, values.length]),
    [
      ['up', 'source', 0],
      ['watts', 'input', 0],
      ['nope', 'input', 0],
      ['down', null, 1],
    ],
  )
  assert.match(results.get('watts')?.error?.message ?? '', /missing required parameter "namespace"/)
  assert.match(results.get('nope')?.error?.message ?? '', /query "nope" not found/)
  assert.equal(source.get('up')?.result.error, results.get('up')?.error)
})

test('prometheusSource: a bug is no result', async () => {
  const bug = new TypeError('oops')
  const source = prometheusSource({ instant: () => Promise.reject(bug) })
  source.queryList().register({ ...watts, params: [], template: 'x' })
  await assert.rejects(source.refresh(), (error) => error === bug && !(error instanceof AppError))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AppError } from '../../src/errors.ts'
import { escapedLabelValue, type QueryTemplate, queryList } from '../../src/metrics/query-list.ts'

const query = (changes: Partial<QueryTemplate> = {}): QueryTemplate => ({
  name: 'watts',
  type: 'promql',
  template: 'sum(kepler_pod_cpu_watts{pod_namespace="{{.namespace}}"})',
  params: ['namespace'],
  description: 'Power of a namespace',
  ...changes,
})

test('queryList: what is registered is there, in order', () => {
  const queries = queryList()
  queries.register(query())
  queries.mustRegister(query({ name: 'joules' }))
  assert.deepEqual(queries.list(), ['watts', 'joules'])
  assert.equal(queries.get('watts')?.description, 'Power of a namespace')
  assert.equal(queries.get('volts'), null)
  assert.equal(queries.get('__proto__'), null)
})

const refused: readonly (readonly [shows: string, changes: Partial<QueryTemplate>, message: string])[] = [
  ['no name', { name: '' }, 'query name is required'],
  ['no template', { name: 'x', template: '' }, 'query template is required for "x"'],
  ['a name that is taken', {}, 'query "watts" already registered'],
]
for (const [shows, changes, message] of refused) {
  test(`queryList: refuses ${shows}`, () => {
    const queries = queryList()
    queries.register(query())
    assert.throws(() => queries.register(query(changes)), { name: 'AppError', failure: 'input', message })
    assert.throws(
      () => queries.mustRegister(query(changes)),
      (error: Error) => !(error instanceof AppError) && error.cause instanceof AppError,
    )
  })
}

const built: readonly (readonly [
  shows: string,
  template: string,
  params: Record<string, string>,
  query: string,
])[] = [
  ['a parameter', 'm{a="{{.a}}"}', { a: '1' }, 'm{a="1"}'],
  ['one parameter twice', '{{.a}} / {{.a}}', { a: 'x' }, 'x / x'],
  ['what a value holds is no placeholder', '{{.a}} {{.b}}', { a: '{{.b}}', b: '$&' }, '{{.b}} $&'],
  ['more than is asked for', 'm', { a: '1' }, 'm'],
  ['names from the prototype', '{{.constructor}}', { constructor: 'x' }, 'x'],
]
for (const [shows, template, params, text] of built) {
  test(`queryList: builds ${shows}`, () => {
    const queries = queryList()
    queries.register(query({ template, params: [] }))
    assert.equal(queries.build('watts', params), text)
  })
}

test('queryList: builds nothing without its parameters', () => {
  const queries = queryList()
  queries.register(query())
  queries.register(query({ name: 'left', template: '{{.constructor}}', params: [] }))
  assert.throws(() => queries.build('zz', {}), {
    message: 'query "zz" not found',
    hint: 'There are: "watts", "left".',
  })
  assert.throws(() => queries.build('watts', {}), {
    message: 'missing required parameter "namespace" for query "watts"',
  })
  assert.throws(() => queries.build('left', {}), /missing required parameter "constructor"/)
})

test('escapedLabelValue: what PromQL reads is what was meant', () => {
  for (const value of ['a', 'a\\b', 'a"b', 'a\nb', '\\"', '\\n', 'x",pod="y', '\r'])
    assert.equal(JSON.parse(`"${escapedLabelValue(value)}"`), value)
})

import assert from 'node:assert/strict'
import * as z from 'zod'
import { podOwners } from '../../src/adapters/pod-owners.ts'
import { prometheusSource } from '../../src/adapters/prometheus-source.ts'
import { metadataOf } from '../../src/collect/event.ts'
import { AppError } from '../../src/errors.ts'
import { cacheKey, metricsCache } from '../../src/metrics/cache.ts'
import { escapedLabelValue, type QueryTemplate, queryList } from '../../src/metrics/query-list.ts'
import { ageS, firstValue, isStale, type MetricResult } from '../../src/metrics/result.ts'
import { noSource } from '../../src/metrics/source.ts'
import { sourceRegistry } from '../../src/metrics/source-registry.ts'
import type { Check } from './pod-scraping-cases.ts'
import { clusterOf, exposing, podNames, sourceOf, startPods } from './pods-server.ts'

const NOW_S = 1_700_000_000
const Texts = z.record(z.string(), z.string())

const resultOf = (ages: readonly number[]): MetricResult => ({
  query_name: 'q',
  values: ages.map((age, index) => ({ labels: {}, value: index, at_s: NOW_S - age })),
  collected_at_s: NOW_S,
  error: null,
  warnings: [],
  targets: [],
})

/** What was thrown says; '' = nothing was thrown. */
function messageOf(work: () => unknown): string {
  try {
    work()
    return ''
  } catch (error) {
    assert.ok(error instanceof AppError, String(error))
    return error.message
  }
}

export const queried: Check = (_, given, expected) => {
  const queries = queryList()
  const template = typeof given['template'] === 'string' ? given['template'] : 'm'
  const name = typeof given['name'] === 'string' ? given['name'] : 'q'
  const params = Texts.default({}).parse(given['params'])
  const query: QueryTemplate = {
    name,
    type: 'promql',
    template,
    params: Object.keys(params),
    description: '',
  }
  if ('value' in expected) assert.equal(queries.get(name), expected['value'])
  else if ('query' in expected) {
    queries.register(query)
    assert.equal(queries.build(name, params), expected['query'])
  } else if (name === '' || 'template' in given)
    assert.equal(
      messageOf(() => queries.register(query)),
      expected['error'],
    )
  else
    assert.equal(
      messageOf(() => queries.build(name, params)),
      expected['error'],
    )
}

export const escaped: Check = (_, given, expected) =>
  assert.equal(escapedLabelValue(z.string().parse(given['value'])), expected['escaped'])

export const keyed: Check = (_, given, expected) =>
  assert.equal(
    cacheKey(z.string().parse(given['q']), Texts.default({}).parse(given['params'])),
    expected['key'],
  )

export const registered: Check = (_, given, expected) => {
  const registry = sourceRegistry()
  const said = z
    .array(z.string())
    .parse(given['names'])
    .map((name) => messageOf(() => registry.register(name, noSource())))
  assert.equal(said.at(-1), expected['error'] ?? '')
}

export const nothing: Check = async (_, _given, expected) => {
  const source = noSource()
  assert.deepEqual(Object.fromEntries(await source.refresh()), expected['refresh'])
  assert.equal(source.get('q'), expected['get'])
  assert.deepEqual(source.queryList().list(), expected['list'])
}

export const aged: Check = (_, given, expected) => {
  const ages = z.array(z.number()).nullish().parse(given['ages_s'])
  const result = ages == null ? null : resultOf(ages)
  if ('stale' in expected)
    assert.equal(isStale(result, Number(given['threshold_s'] ?? 60), NOW_S), expected['stale'])
  if ('age_s' in expected) assert.equal(ageS(result, NOW_S), expected['age_s'])
  if ('value' in expected) assert.equal(firstValue(result)?.value ?? null, expected['value'])
}

/** `get` · `refresh` · `set ttl=1s` · `wait 2s` · `get all_metrics {a:b}`, one after the other. */
export const stepped: Check = async (t, given, expected) => {
  const { port } = await startPods(t, exposing('up 1\n'))
  const { api } = clusterOf({ selector: { app: 'a' }, pods: podNames(1) })
  let nowS = NOW_S
  const now = (): number => nowS
  const source = sourceOf(api, { metricsPort: port, now })
  const cache = metricsCache({ ttlS: 30, now })
  let isSet = false
  let found: unknown
  for (const step of z.array(z.string()).parse(given['ops'])) {
    const [verb = '', ...rest] = step.split(' ')
    const [, amount = ''] = /(\d+(?:\.\d+)?)/.exec(rest.join(' ')) ?? []
    if (verb === 'refresh') await source.refresh()
    else if (verb === 'wait') nowS += Number(amount)
    else if (verb === 'set') {
      isSet = true
      cache.set('all_metrics', {}, resultOf([]), Number(amount))
    } else {
      const [, key, value] = /\{(\w+):\s*(\w+)\}/.exec(step) ?? []
      const params = key === undefined || value === undefined ? {} : { [key]: value }
      found = (isSet ? cache : source).get('all_metrics', params)
    }
  }
  assert.equal(found === null ? null : 'kept', expected['value'] === null ? null : 'kept')
}

/** Values as the API of Prometheus writes them. */
export const asked: Check = async (_, given, expected) => {
  let calls = 0
  const points = z
    .array(z.tuple([z.number(), z.string()]))
    .parse(given['matrix'] ?? [[NOW_S, String(given['value'] ?? '1')]])
  const source = prometheusSource({
    async instant() {
      calls++
      return {
        series: [
          { name: 'm', labels: {}, points: points.map(([at_s, text]) => [at_s, Number(text)] as const) },
        ],
        warnings: [],
        infos: [],
      }
    },
  })
  source.queryList().register({ name: 'q', type: 'promql', template: 'm', params: [], description: '' })
  const [value] = (await source.refresh()).get('q')?.values ?? []
  const { result } = source.get('q') ?? assert.fail()
  assert.equal(calls, 1)
  assert.equal(result.values[0], value)
  if ('value' in expected) assert.equal(value?.value, expected['value'])
  if ('timestamp' in expected) assert.equal(value?.at_s, expected['timestamp'])
}

/** `ReplicaSet/web-1 (controller)`. */
const referencesOf = (text: unknown) => {
  const [, kind, name, rest = ''] = /^(\w+)\/(\S+)(.*)$/.exec(String(text ?? '')) ?? []
  if (kind === undefined || name === undefined) return []
  return [{ apiVersion: 'apps/v1', kind, name, uid: name, controller: !rest.includes('controller=false') }]
}

export const owned: Check = async (_, given, expected) => {
  const metadata = { name: 'p', namespace: 'n', ownerReferences: referencesOf(given['pod_owner']) }
  const { api } = clusterOf({})
  const above = { metadata: { name: 'r', namespace: 'n', ownerReferences: referencesOf(given['rs_owner']) } }
  const owner = await podOwners({ ...api, get: async () => above })(metadataOf({ metadata }))
  assert.equal(owner?.kind === 'Deployment' ? owner.name : '', expected['deployment'])
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Predicted } from '../src/compare.ts'
import { settleCopies } from '../src/copies.ts'
import { predictorFrom } from '../src/predict/predict.ts'
import { Copies } from '../src/schema/config.ts'
import type { InferenceRequest } from '../src/schema/inference-request.ts'
import { bundledModel } from './model-file.ts'
import { request } from './requests.ts'

const predict = predictorFrom(bundledModel())

const at = (path: string, replicas: number, part: Partial<InferenceRequest> = {}): Predicted => {
  const one = request({ path, pods: { min: replicas, typical: replicas, max: replicas }, ...part })
  return { request: one, prediction: predict(one), countedAs: null }
}

/** `path → the copy that counts in its place`, or the path alone for one that counts. */
const outcome = (predicted: readonly Predicted[], copies: object = {}) => {
  const { settled, problems } = settleCopies(predicted, Copies.parse(copies))
  return {
    counted: settled.map(({ request: { path }, countedAs }) =>
      countedAs === null ? path : `${path} → ${countedAs}`,
    ),
    problems: problems.map(({ path, line, message }) => `${path}:${line} ${message}`),
  }
}

const overlays = [at('base/app.yaml', 1), at('overlays/dev/app.yaml', 1), at('overlays/prod/app.yaml', 6)]

test('copies: the one that draws most counts, whatever the order', () => {
  const forwards = outcome(overlays)
  assert.deepEqual(forwards.counted, [
    'base/app.yaml → overlays/prod/app.yaml:1',
    'overlays/dev/app.yaml → overlays/prod/app.yaml:1',
    'overlays/prod/app.yaml',
  ])
  assert.match(
    forwards.problems[0] ?? '',
    /declared in "overlays\/prod\/app\.yaml:1" too, which draws more and counts/,
  )
  assert.deepEqual(outcome(overlays.toReversed()).counted.toReversed(), forwards.counted)
})

test('copies: equal ones are settled by path', () => {
  assert.deepEqual(outcome([at('b.yaml', 1), at('a.yaml', 1)]).counted, ['b.yaml → a.yaml:1', 'a.yaml'])
})

test('copies: a preferred one counts though it draws less, the first glob before the second', () => {
  assert.deepEqual(outcome(overlays, { prefer: ['overlays/dev/**', 'base/**'] }).counted, [
    'base/app.yaml → overlays/dev/app.yaml:1',
    'overlays/dev/app.yaml',
    'overlays/prod/app.yaml → overlays/dev/app.yaml:1',
  ])
})

test('copies: all of them, if the configuration says so, and still told', () => {
  const all = outcome(overlays, { count: 'all' })
  assert.deepEqual(
    all.counted,
    overlays.map(({ request: { path } }) => path),
  )
  assert.equal(all.problems.length, 2)
})

test('copies: parts of one object are no copies, and count together against another', () => {
  const parts = [
    at('a.yaml', 1, { component: 'head' }),
    at('a.yaml', 2, { component: 'workers' }),
    at('b.yaml', 2),
  ]
  assert.deepEqual(outcome(parts).counted, ['a.yaml', 'a.yaml', 'b.yaml → a.yaml:1'])
})

test('copies: a generated name is another object each time', () => {
  const jobs = [at('a.yaml', 1, { workload_name: 'train-*' }), at('b.yaml', 1, { workload_name: 'train-*' })]
  assert.deepEqual(outcome(jobs), { counted: ['a.yaml', 'b.yaml'], problems: [] })
})

test('copies: another namespace, kind or group is another object', () => {
  const others = [
    at('a.yaml', 1),
    at('b.yaml', 1, { namespace: 'other' }),
    at('c.yaml', 1, { workload_kind: 'StatefulSet' }),
    at('d.yaml', 1, { api_group: 'apps.kruise.io' }),
  ]
  assert.equal(outcome(others).problems.length, 0)
})

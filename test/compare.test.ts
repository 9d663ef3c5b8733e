import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readManifest } from '../src/assess.ts'
import { compare, type Predicted } from '../src/compare.ts'
import type { Interval, Prediction } from '../src/schema/prediction.ts'
import { difference, totalsFrom } from '../src/totals.ts'
import { workloadReports } from '../src/workload-report.ts'
import { deployment } from './folders.ts'

const constant = (p50: number): Interval => ({ p10: p50 / 2, p50, p90: p50 * 2 })

function predictionOf(powerW: number): Prediction {
  return {
    pod_power_w: constant(powerW),
    components_w: { cpu: powerW, memory: 0, gpu: 0 },
    power_w: constant(powerW),
    energy: { kind: 'continuous', monthly_kwh: constant(powerW * 0.73) },
    confidence: { grade: 'low', is_out_of_distribution: true, reason: 'a test' },
    assumptions: [],
    neighbours: [],
  }
}

function predicted(path: string, text: string, powerW = 10): Predicted {
  const [request] = readManifest(path, Buffer.from(text)).requests
  assert.ok(request)
  return { countedAs: null, request, prediction: predictionOf(powerW) }
}

const kinds = (base: Predicted[], head: Predicted[]): string[] =>
  compare(base, head).map((change) => {
    const { request } = change.kind === 'removed' ? change.base : change.head
    return `${change.kind} ${request.workload_name} ${request.path}`
  })

const a = deployment('a')
const cases: readonly (readonly [shows: string, base: Predicted[], head: Predicted[], expected: string[]])[] =
  [
    ['nothing changed', [predicted('x.yaml', a)], [predicted('x.yaml', a)], ['unchanged a x.yaml']],
    [
      'a field changed',
      [predicted('x.yaml', a)],
      [predicted('x.yaml', deployment('a', 2))],
      ['changed a x.yaml'],
    ],
    [
      'moved to another file and line',
      [predicted('x.yaml', a)],
      [predicted('y.yaml', `# moved\n${a}`)],
      ['unchanged a y.yaml'],
    ],
    [
      'another API version',
      [predicted('x.yaml', a)],
      [predicted('x.yaml', a.replace('apps/v1', 'apps/v1beta2'))],
      ['unchanged a x.yaml'],
    ],
    [
      'added and removed',
      [predicted('x.yaml', a)],
      [predicted('x.yaml', deployment('b'))],
      ['added b x.yaml', 'removed a x.yaml'],
    ],
    [
      'another namespace is another workload',
      [predicted('x.yaml', a)],
      [predicted('x.yaml', a.replace('shop', 'prod'))],
      ['added a x.yaml', 'removed a x.yaml'],
    ],
    [
      'copies of one identity keep to their files',
      [predicted('dev.yaml', a), predicted('prod.yaml', a)],
      [predicted('dev.yaml', a), predicted('prod.yaml', deployment('a', 9))],
      ['unchanged a dev.yaml', 'changed a prod.yaml'],
    ],
    [
      'a copy more is an addition',
      [predicted('dev.yaml', a)],
      [predicted('new.yaml', a), predicted('dev.yaml', a)],
      ['unchanged a dev.yaml', 'added a new.yaml'],
    ],
  ]
for (const [shows, base, head, expected] of cases) {
  test(`compare: ${shows}`, () => assert.deepEqual(kinds(base, head), expected))
}

test('a removed workload draws nothing at head and keeps its figures at base', () => {
  const [report] = workloadReports(compare([predicted('x.yaml', a)], []))
  assert.deepEqual(
    [report?.change, report?.power_w.p50, report?.pods.typical, report?.before?.power_w.p50],
    ['removed', 0, 0, 10],
  )
})

test('workloads stand biggest first, removed ones last, equal ones by name', () => {
  const base = [predicted('x.yaml', deployment('gone'), 99)]
  const head = [
    predicted('x.yaml', deployment('b'), 1),
    predicted('x.yaml', deployment('a'), 1),
    predicted('x.yaml', deployment('big'), 5),
  ]
  assert.deepEqual(
    workloadReports(compare(base, head)).map(({ workload_name }) => workload_name),
    ['big', 'a', 'b', 'gone'],
  )
})

test('totals: head, base and their difference add up', () => {
  const base = [predicted('x.yaml', a, 10), predicted('x.yaml', deployment('gone'), 4)]
  const head = [predicted('x.yaml', a, 10), predicted('x.yaml', deployment('new'), 6)]
  const totals = totalsFrom(workloadReports(compare(base, head)), true)
  assert.deepEqual(totals.power_w, { p10: 8, p50: 16, p90: 32 })
  assert.deepEqual(totals.delta?.power_w, { p10: 1, p50: 2, p90: 4 })
  assert.equal(totals.delta?.power_ratio, 2 / 14)
})

test('totals: no base, no difference; a base of 0 W, no ratio', () => {
  const workloads = workloadReports(compare([], [predicted('x.yaml', a)]))
  assert.equal(totalsFrom(workloads, false).delta, null)
  assert.equal(totalsFrom(workloads, true).delta?.power_ratio, null)
})

const differences: readonly (readonly [shows: string, base: Interval, head: Interval, expected: Interval])[] =
  [
    ['a growth', { p10: 1, p50: 2, p90: 4 }, { p10: 2, p50: 4, p90: 8 }, { p10: 1, p50: 2, p90: 4 }],
    [
      'a shrinkage swaps the ends',
      { p10: 2, p50: 4, p90: 8 },
      { p10: 1, p50: 2, p90: 4 },
      { p10: -4, p50: -2, p90: -1 },
    ],
    ['the same', { p10: 1, p50: 2, p90: 3 }, { p10: 1, p50: 2, p90: 3 }, { p10: 0, p50: 0, p90: 0 }],
    [
      'surer but larger spans all three',
      { p10: 1, p50: 10, p90: 100 },
      { p10: 11, p50: 12, p90: 13 },
      { p10: -87, p50: 2, p90: 10 },
    ],
  ]
for (const [shows, base, head, expected] of differences) {
  test(`difference: ${shows}`, () => assert.deepEqual(difference(base, head), expected))
}

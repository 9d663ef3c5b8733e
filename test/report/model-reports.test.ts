import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mdText, mdUrl } from '../../src/report/escape.ts'
import { renderEvaluation } from '../../src/report/evaluation-report.ts'
import { renderDiff } from '../../src/report/model-diff-report.ts'
import { Evaluation } from '../../src/schema/evaluation.ts'
import type { Score } from '../../src/schema/model.ts'
import { ModelDiff } from '../../src/schema/model-diff.ts'

const score = (predictor: string, factor: number, coverage: number | null = null): Score => ({
  scope: 'pod_kepler_total',
  split: 'given rows, unseen workload',
  predictor,
  rows: 21,
  median_abs_error_ratio: factor / 10,
  mean_abs_error_ratio: factor / 8,
  mean_abs_error_w: factor * 0.71,
  geometric_error_factor: factor,
  within_factor_2_ratio: 1 / factor,
  interval_coverage_ratio: coverage,
})

const evaluation = Evaluation.parse({
  schema_version: '1',
  model: { id: 'a'.repeat(64), version: '0.2.0' },
  given: {
    target: 'avg_power_w',
    read_rows: 26,
    weight: 5,
    refused: [{ reason: 'it has no avg_power_w', count: 2, examples: ['Deployment shop/<b>, 1 pod'] }],
    known: [
      { reason: 'the model has rows of its group', count: 3, examples: ['Deployment shop/web, 2 pods'] },
    ],
    scopes: [{ scope: 'pod_kepler_total', rows: 21, groups: 20, modelled_rows: 4, folds: 5 }],
  },
  scores: [
    score('model as it is', 3.71, 0.9),
    score('model with these rows', 1.305, 0.81),
    score('global "mean"]', 2.85),
  ],
})

const side = { version: '0.2.0', created: '2026-03-01', rows: 12 }
const diff = ModelDiff.parse({
  schema_version: '1',
  before: { ...side, id: 'a'.repeat(64) },
  after: { ...side, id: 'b'.repeat(64), version: '0.2.0+own', rows: 15 },
  coefficients: [{ of: 'run_s', before: '600 s', after: '900 s' }],
  rows: [
    {
      scope: 'pod_kepler_total',
      source_id: 'lab|x',
      provenance: 'kepler',
      added: 3,
      removed: 0,
      changed: 1,
      unchanged: 11,
      groups: ['a/Deployment/a', 'b/Deployment/@b', 'c', 'd', 'e'],
    },
  ],
  settings: Array.from({ length: 22 }, (_, i) => ({ of: `pods: setting ${i}`, before: '1', after: null })),
  sources: [],
  limits: [],
  scores: [
    {
      scope: 'pod_kepler_total',
      split: 'unseen software',
      predictor: 'wattlint',
      before: score('wattlint', 2, 0.7),
      after: score('wattlint', 1.5, 0.82),
    },
  ],
  predictions: [
    { namespace: 'shop', workload_kind: 'Deployment', workload_name: 'web', before_w: 2, after_w: 3.5 },
    { namespace: 'shop', workload_kind: 'Job', workload_name: 'same', before_w: 2, after_w: 2 },
  ],
})

for (const [format, ending] of [
  ['text', 'txt'],
  ['markdown', 'md'],
] as const) {
  test(`an evaluation as ${format}`, (t) =>
    t.assert.fileSnapshot(renderEvaluation(evaluation, format, 100), `fixtures/report/evaluation.${ending}`, {
      serializers: [String],
    }))
  test(`two models compared as ${format}`, (t) =>
    t.assert.fileSnapshot(renderDiff(diff, format, 100), `fixtures/report/model-diff.${ending}`, {
      serializers: [String],
    }))
}

test('JSON is what its schema says', () => {
  assert.deepEqual(Evaluation.parse(JSON.parse(renderEvaluation(evaluation, 'json', 0))), evaluation)
  assert.deepEqual(ModelDiff.parse(JSON.parse(renderDiff(diff, 'json', 0))), diff)
})

const texts: readonly (readonly [shows: string, text: string, shown: string])[] = [
  ['plain words stay', "one laboratory's own figure", "one laboratory's own figure"],
  ['an underscore within a word', 'SPECpower_ssj2008', 'SPECpower_ssj2008'],
  ['a code span stays', 'write `--model`', 'write `--model`'],
  ['a span with markup in it does not', 'a `b|c` d', 'a <code>&#96;b&#124;c&#96;</code> d'],
  ['markup is code', '<b> *x*', '<code>&#60;b&#62;</code> `*x*`'],
]
for (const [shows, text, shown] of texts) test(`mdText: ${shows}`, () => assert.equal(mdText(text), shown))

test('mdUrl: an https address is a link, all else code', () => {
  assert.equal(mdUrl('https://example.org/a'), 'https://example.org/a')
  for (const url of [
    'javascript:alert(1)',
    'https://a](http://b)',
    'https://example.org/a|b',
    'not published',
  ])
    assert.match(mdUrl(url), /^(?:`|<code>)/)
})

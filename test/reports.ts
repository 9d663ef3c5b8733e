import type { WorkloadReport } from '../src/schema/report.ts'
import { totalsFrom } from '../src/totals.ts'
import { DAYS_PER_MONTH } from '../src/units.ts'
import { check, reportOf, verdictFrom, workload } from './build-report.ts'
import { hostileNames } from './hostile-names.ts'

/** Reports to render, built by hand: no model, no files. */

const main = { ref: 'main', commit: '1a2b3c4d5e6f708192a3b4c5d6e7f80912345678' }
const noRequest = 'no CPU request: 100m taken'

export const shop: readonly WorkloadReport[] = [
  workload(
    'changed',
    { name: 'checkout', pods: 6, podW: 6.4, cpuMcpu: 1000 },
    { name: 'checkout', pods: 3, podW: 6.2, cpuMcpu: 500 },
  ),
  workload(
    'unchanged',
    { name: 'catalogue', pods: 4, podW: 5.1, most: 10, assumptions: [noRequest] },
    { name: 'catalogue', pods: 4, podW: 5.1, most: 10 },
  ),
  workload('added', {
    name: 'recommender',
    namespace: 'ml',
    podW: 31,
    gpus: 1,
    grade: 'low',
    assumptions: [noRequest],
  }),
  workload('added', {
    name: 'reindex',
    kind: 'Job',
    pods: 2,
    podW: 5,
    runS: 1800,
    assumptions: ['no run time is known: 30 minutes taken'],
  }),
  workload(
    'removed',
    { name: 'legacy-cart', pods: 2, podW: 4.2 },
    { name: 'legacy-cart', pods: 2, podW: 4.2 },
  ),
  workload(
    'unchanged',
    { name: 'node-agent', kind: 'DaemonSet', namespace: 'kube-system', podW: 0.08, grade: 'high' },
    { name: 'node-agent', podW: 0.08 },
  ),
]

const totalW = totalsFrom(shop, true)
const deltaW = totalW.delta?.power_w.p50 ?? 0

/** Compared with a base, within its budget. */
export const compared = reportOf(shop, {
  base: main,
  verdict: verdictFrom([check('120 W', totalW.power_w.p50, 120)]),
})

/** The same, over two budgets, with files that could not be read. */
export const over = reportOf(shop, {
  base: main,
  verdict: verdictFrom([
    check('100 W', 100.04, 100),
    check('+20 W', deltaW, 20, { is_delta: true }),
    check('80 kWh/month', totalW.monthly_kwh.p50, 80, { unit: 'kWh/month' }),
    check('3 kWh/day', totalW.monthly_kwh.p50 / DAYS_PER_MONTH, 3, { unit: 'kWh/day' }),
  ]),
  problems: [
    {
      kind: 'unknown-resource',
      severity: 'warning',
      path: 'deploy/ml.yaml',
      line: 31,
      message: 'example.com/tpu is not known: not counted. Write one that is.',
    },
    {
      kind: 'invalid-field',
      severity: 'error',
      path: 'deploy/api.yaml',
      line: 14,
      message: 'memory request "1.5GB" is not a quantity. Write 1500M or 1.5Gi.',
    },
    {
      kind: 'yaml-syntax',
      severity: 'error',
      path: 'deploy/broken.yaml',
      line: 3,
      message: 'a key has no value. Close the brace.',
    },
  ],
  coverage: {
    files: 12,
    manifests: 7,
    unreadable: 1,
    skipped: { excluded: 1, template: 3 },
    skipped_files: [
      { path: 'vendor/x.yaml', reason: 'excluded' },
      { path: 'chart/templates/a.yaml', reason: 'template' },
      { path: 'chart/templates/b.yaml', reason: 'template' },
      { path: 'chart/templates/c.yaml', reason: 'template' },
    ],
    documents: 16,
    workload_documents: 5,
    failed_documents: 2,
    partial: 1,
    other_kinds: { Service: 4, ConfigMap: 1, HelmRelease: 2 },
    templates: {},
    not_rendered: { HelmRelease: 2 },
    skipped_documents: { template: 2 },
    workloads: 5,
    predicted: 5,
  },
})

/** No base: figures as they stand. */
export const absolute = reportOf(
  shop
    .filter(({ change }) => change !== 'removed')
    .map((one) => ({ ...one, change: 'unchanged' as const, before: null })),
)

/** Nothing in it. */
export const empty = reportOf([])

/** A base, and no change. */
export const unchanged = reportOf(
  shop.filter(({ change }) => change === 'unchanged'),
  {
    base: main,
    verdict: verdictFrom([check('+5 %', 0, 5, { unit: '%', is_delta: true })]),
  },
)

/** One workload a hostile name, in every field that a manifest fills; problems and skipped files alike. */
export const hostile = reportOf(
  hostileNames.map(([, text], index) =>
    workload(
      'changed',
      {
        name: text,
        namespace: index % 2 === 0 ? text : 'plain',
        kind: text,
        path: text,
        pods: index + 1,
        grade: 'low',
        reason: text,
        assumptions: [text],
        title: text,
      },
      { name: text },
    ),
  ),
  {
    base: { ref: '`@main`|', commit: main.commit },
    problems: hostileNames.map(([, text]) => ({
      kind: 'yaml-syntax',
      severity: 'error',
      path: text,
      line: 3,
      message: `key "${text}" is bad`,
    })),
    coverage: {
      ...over.coverage,
      skipped_files: hostileNames.map(([, text]) => ({ path: text, reason: 'excluded' })),
      skipped: { excluded: hostileNames.length },
      skipped_documents: { '| @x': 1 },
      other_kinds: { '<b>': 1 },
    },
    verdict: verdictFrom([check('120 W | @octocat', 132, 120)]),
  },
)

/** More workloads than any table shows. */
export const many = reportOf(
  Array.from({ length: 3000 }, (_, index) =>
    workload('added', {
      name: `worker-${index}`,
      podW: 1 + (index % 97),
      assumptions: [`assumption ${index}`],
    }),
  ),
  {
    base: main,
    verdict: verdictFrom(
      Array.from({ length: 40 }, (_, index) => check(`${index + 1} W`, 145_000, index + 1)),
    ),
  },
)

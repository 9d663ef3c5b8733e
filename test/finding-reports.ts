import type { BudgetCheck, Report, WaiverReport } from '../src/schema/report.ts'
import { check, reportOf, verdictFrom, workload } from './build-report.ts'
import { hostileNames } from './hostile-names.ts'

/** Reports with something to look at. */

const main = { ref: 'main', commit: '1a2b3c4d5e6f708192a3b4c5d6e7f80912345678' }

const places = {
  checkout: { workload: 'shop/checkout', path: 'deploy/checkout.yaml', line: 1 },
  recommender: { workload: 'ml/recommender', path: 'deploy/recommender.yaml', line: 1 },
} as const

const waiver = (more: Partial<WaiverReport>): WaiverReport => ({
  rule: null,
  of: 'shop/checkout',
  reason: 'load test',
  until: '2026-12-01',
  owner: null,
  ceiling: null,
  status: 'used',
  days_left: 40,
  ...more,
})

const nightly: Partial<BudgetCheck> = {
  rule: 'night',
  of: 'shop/checkout',
  unit: 'kWh/day',
  waived: { reason: 'load test', until: '2026-12-01', owner: 'ana', by: 'annotation' },
}

/** One of each: a breach, a warning, a waived one, one within; waivers in every state; an error and a warning. */
export const oneOfEach = reportOf(
  [
    workload('changed', { name: 'checkout', pods: 6, podW: 6 }, { name: 'checkout', pods: 3, podW: 6 }),
    workload('added', { name: 'recommender', namespace: 'ml', podW: 31, gpus: 1 }),
  ],
  {
    base: main,
    verdict: verdictFrom([
      check('120 W', 67, 120),
      check('+20 W', 49, 20, {
        is_delta: true,
        biggest: places.recommender,
        remedy: { workload: 'ml/recommender', from: 3, to: 2 },
      }),
      check('30 W', 31, 30, {
        rule: 'gpu',
        of: 'ml/recommender',
        level: 'warn',
        biggest: places.recommender,
      }),
      check('0.5 kWh/day', 0.9, 0.5, { ...nightly, biggest: places.checkout }),
    ]),
    waivers: [
      waiver({ days_left: 9 }),
      waiver({ rule: 'gpu', of: 'waivers[0] of the configuration', status: 'expired', days_left: -3 }),
      waiver({ of: 'ml/recommender', status: 'new', owner: 'ana' }),
      waiver({ of: 'shop/other', status: 'unused' }),
    ],
    problems: [
      {
        kind: 'unknown-resource',
        severity: 'warning',
        path: 'deploy/recommender.yaml',
        line: 31,
        message: 'example.com/tpu is not known: not counted. Write one that is.',
      },
      {
        kind: 'yaml-syntax',
        severity: 'error',
        path: 'deploy/broken.yaml',
        line: 3,
        message: 'a key has no value. Close the brace.',
      },
    ],
  },
)

/** One workload, breach, warning, waived check, waiver and problem a hostile name. */
export const hostileFindings = reportOf(
  hostileNames.map(([, text]) => workload('added', { name: text, namespace: text, path: text })),
  {
    base: main,
    verdict: verdictFrom(
      hostileNames.flatMap(([, text]) => {
        const named = { rule: text, of: text, biggest: { workload: text, path: text, line: 7 } }
        return [
          check(text, 132, 120, { ...named, remedy: { workload: text, from: 3, to: 2 } }),
          check(text, 132, 120, { ...named, level: 'warn' }),
          check(text, 132, 120, {
            ...named,
            waived: { reason: text, until: '2026-12-01', owner: text, by: 'configuration' },
          }),
        ]
      }),
    ),
    waivers: hostileNames.map(([, text]) =>
      waiver({ rule: text, of: text, reason: text, owner: text, status: 'expired', days_left: -1 }),
    ),
    problems: hostileNames.map(([, text]) => ({
      kind: 'yaml-syntax',
      severity: 'error',
      path: text,
      line: 3,
      message: `key "${text}" is bad`,
    })),
  },
)

/** A large change: as many breaches and problems as workloads. */
export const largeReport = (workloads: number): Report => {
  const names = Array.from({ length: workloads }, (_, index) => `worker-${index}`)
  return reportOf(
    names.map((name, index) => workload('added', { name, podW: 1 + (index % 97) })),
    {
      base: main,
      verdict: verdictFrom(
        names.map((name, index) =>
          check('1 W', 2 + (index % 97), 1, {
            rule: 'each',
            of: `shop/${name}`,
            biggest: { workload: `shop/${name}`, path: `deploy/${name}.yaml`, line: 1 },
          }),
        ),
      ),
      problems: names.map((name, index) => ({
        kind: 'invalid-field',
        severity: 'error',
        path: `deploy/${name}.yaml`,
        line: 1 + (index % 50),
        message: 'memory request "1.5GB" is not a quantity. Write 1500M or 1.5Gi.',
      })),
    },
  )
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readManifest } from '../../src/assess.ts'

const cron = (policy: string, job = '') => `apiVersion: batch/v1
kind: CronJob
metadata: {name: c, namespace: ops}
spec:
  schedule: "*/5 * * * *"
  concurrencyPolicy: ${policy}
  jobTemplate:
    spec:
      ${job}
      template: {spec: {containers: [{name: a, image: b}]}}
`

const cases: readonly (readonly [
  shows: string,
  text: string,
  run_s: number,
  expected: {
    readonly pods: number
    readonly runs_per_month: number
    readonly run_s: number
    readonly completions: number | null
  },
])[] = [
  [
    'runs shorter than the time between them',
    cron('Allow'),
    60,
    { pods: 1, runs_per_month: 8760, run_s: 60, completions: 1 },
  ],
  [
    'runs exactly as long as the time between them',
    cron('Allow'),
    300,
    { pods: 1, runs_per_month: 8760, run_s: 300, completions: 1 },
  ],
  [
    'longer runs overlap: several pods at once, and no more energy for that',
    cron('Allow'),
    900,
    { pods: 3, runs_per_month: 8760, run_s: 900, completions: 1 },
  ],
  [
    'longer runs that wait for each other: fewer of them',
    cron('Forbid'),
    900,
    { pods: 1, runs_per_month: 2920, run_s: 900, completions: 1 },
  ],
  [
    'a run that is stopped before it would end',
    cron('Allow', 'activeDeadlineSeconds: 240'),
    900,
    { pods: 1, runs_per_month: 8760, run_s: 240, completions: 1 },
  ],
]
for (const [shows, text, run_s, expected] of cases) {
  test(`runs: ${shows}`, () => {
    const [request] = readManifest('a.yaml', Buffer.from(text), { kinds: [], assume: [{ run_s }] }).requests
    assert.ok(request)
    const { pods, runs_per_month, completions } = request
    assert.deepEqual({ pods: pods.typical, runs_per_month, run_s: request.run_s, completions }, expected)
  })
}

test('runs: a deadline by itself is no length, and a limit', () => {
  const [request] = readManifest('a.yaml', Buffer.from(cron('Allow', 'activeDeadlineSeconds: 240'))).requests
  assert.deepEqual([request?.run_s, request?.run_limit_s], [null, 240])
})

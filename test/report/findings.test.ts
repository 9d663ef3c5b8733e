import assert from 'node:assert/strict'
import { test } from 'node:test'
import { annotationsFrom } from '../../src/report/annotations.ts'
import { filePlacesIn, pathInside } from '../../src/report/file-places.ts'
import { type Finding, findingsFrom } from '../../src/report/findings.ts'
import { numbered } from '../../src/report/numbered.ts'
import type { Report } from '../../src/schema/report.ts'
import { check, verdictFrom } from '../build-report.ts'
import { hostileFindings, largeReport, oneOfEach } from '../finding-reports.ts'
import { compared, empty } from '../reports.ts'

const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u

test('findingsFrom: one of each, worst first, each with what to do', () => {
  const told = findingsFrom(oneOfEach).map(({ level, rule_id, message }) => `${level} ${rule_id}: ${message}`)
  assert.deepEqual(told, [
    'error over-budget: Over budget: a change of +49 W is 29 W over the limit of +20 W. 2 instead of 3 replicas of ml/recommender would do. Or lower requests, raise the budget, or waive it.',
    'error yaml-syntax: a key has no value. Close the brace.',
    'warning budget-warning: Warning: ml/recommender: 31 W is 1 W over the limit of 30 W (rule gpu). Lower the replicas or requests of ml/recommender, raise the budget, or waive it.',
    'warning waiver-ends-soon: The waiver of shop/checkout (load test) ends in 9 days, on 2026-12-01. Bring the workload under its limit, or renew the waiver.',
    'warning waiver-expired: The waiver of waivers[0] of the configuration for rule gpu (load test) ended on 2026-12-01. Remove it, or renew it.',
    'warning unknown-resource: example.com/tpu is not known: not counted. Write one that is.',
    'note over-budget: Waived until 2026-12-01 (load test, ana): shop/checkout: 0.9 kWh/day is 0.4 kWh/day over the limit of 0.5 kWh/day (rule night).',
    'note waiver-new: This change adds the waiver of ml/recommender (load test, ana) until 2026-12-01. It does not count before it is on the base branch: review its reason and its date.',
  ])
})

test('findingsFrom: nothing to look at', () => {
  assert.deepEqual(findingsFrom(empty), [])
  assert.deepEqual(findingsFrom(compared), [])
})

test('findingsFrom: a waiver is where its workload is', () => {
  const places = findingsFrom(oneOfEach).map(({ rule_id, path, line }) => [rule_id, path, line])
  assert.deepEqual(
    places.filter(([rule]) => String(rule).startsWith('waiver')),
    [
      ['waiver-ends-soon', 'deploy/checkout.yaml', 1],
      ['waiver-expired', null, null],
      ['waiver-new', 'deploy/recommender.yaml', 1],
    ],
  )
})

const days: readonly (readonly [left: number, ends: string | null])[] = [
  [15, null],
  [14, 'ends in 14 days'],
  [1, 'ends in 1 day,'],
  [0, 'ends today'],
]
for (const [days_left, ends] of days) {
  test(`findingsFrom: a waiver with ${days_left} days left ${ends === null ? 'is not told' : ends}`, () => {
    const waivers = oneOfEach.waivers.slice(0, 1).map((waiver) => ({ ...waiver, days_left }))
    const found = findingsFrom({ ...empty, waivers })
    assert.equal(found.length, ends === null ? 0 : 1)
    assert.ok(found[0]?.message.includes(ends ?? '') ?? ends === null)
  })
}

test('findingsFrom: breaches that are furthest over come first, a limit of nothing before all', () => {
  const verdict = verdictFrom([
    check('100 W', 101, 100),
    check('1 W', 9, 1),
    check('+0 W', 1, 0),
    check('+0 GPUs', 2, 0),
  ])
  const order = findingsFrom({ ...empty, verdict }).map(
    ({ message }) => / limit of (\S+ \S+)\./.exec(message)?.[1],
  )
  assert.deepEqual(order, ['0 W', '0 W', '1 W', '100 W'])
})

const prints = (report: Report): string[] => findingsFrom(report).map(({ fingerprint }) => fingerprint)

test('fingerprints outlive lines, figures and what else there is', () => {
  const moved = structuredClone(oneOfEach)
  for (const problem of moved.problems) problem.line = (problem.line ?? 0) + 40
  if (moved.verdict.status === 'over') {
    for (const one of moved.verdict.breaches) {
      one.figure += 3
      one.biggest = { workload: 'shop/checkout', path: 'deploy/moved.yaml', line: 90 }
    }
  }
  assert.deepEqual(prints(moved), prints(oneOfEach))
  const more = { ...oneOfEach, problems: [...oneOfEach.problems, ...largeReport(3).problems] }
  assert.deepEqual(
    prints(oneOfEach).filter((print) => !prints(more).includes(print)),
    [],
  )
})

test('fingerprints: a line inside of a message does not count', () => {
  const problem = { kind: 'duplicate-key', severity: 'warning', path: 'a.yaml', line: 9 } as const
  const report = (message: string): Report => ({ ...empty, problems: [{ ...problem, message }] })
  const print = prints(report('key "a" was already written on line 3; declared at b.yaml:12 as well'))
  assert.deepEqual(
    prints(report('key "a" was already written on line 5; declared at b.yaml:7 as well')),
    print,
  )
  assert.notDeepEqual(
    prints(report('key "b" was already written on line 3; declared at b.yaml:12 as well')),
    print,
  )
})

test('fingerprints: waiving a breach keeps its own', () => {
  const waived = { reason: 'load test', until: '2026-12-01', owner: null, by: 'annotation' } as const
  const [before] = findingsFrom({ ...empty, verdict: verdictFrom([check('1 W', 2, 1)]) })
  const [after] = findingsFrom({ ...empty, verdict: verdictFrom([check('1 W', 2, 1, { waived })]) })
  assert.deepEqual([after?.rule_id, after?.fingerprint], [before?.rule_id, before?.fingerprint])
  assert.deepEqual([before?.level, after?.level], ['error', 'note'])
})

test('fingerprints: no two findings share one, even when they are alike', () => {
  for (const report of [oneOfEach, hostileFindings, largeReport(300)]) {
    const all = prints(report)
    assert.equal(new Set(all).size, all.length)
    for (const print of all) assert.match(print, /^[0-9a-f]{64}$/)
  }
  const twice = { ...empty, problems: [...oneOfEach.problems, ...oneOfEach.problems] }
  assert.equal(new Set(prints(twice)).size, 4)
})

test('findingsFrom: hostile messages are one visible line', () => {
  const found = findingsFrom(hostileFindings)
  assert.equal(found.length, 5 * hostileFindings.workloads.length)
  for (const { message } of found) {
    assert.doesNotMatch(message, HIDDEN)
    assert.ok(message.length < 2500, `${message.length} characters`)
  }
})

const inside: readonly (readonly [path: string, inside: string | null])[] = [
  ['deploy/a.yaml', 'deploy/a.yaml'],
  ['./deploy/a.yaml', 'deploy/a.yaml'],
  ['././/a.yaml', 'a.yaml'],
  ['..a/b', '..a/b'],
  ['../a.yaml', null],
  ['a/../../b.yaml', null],
  ['/etc/passwd', null],
  ['C:\\a.yaml', null],
  ['C:/a.yaml', null],
  ['\\\\host\\share', null],
  ['', null],
  ['.', null],
  ['x'.repeat(5000), null],
]
for (const [path, expected] of inside) {
  test(`pathInside: ${path.slice(0, 20)}`, () => assert.equal(pathInside(path), expected))
}

test('filePlacesIn: what has no file stands on the first manifest and says where it is from', () => {
  const placed = filePlacesIn(oneOfEach)
  const [finding] = findingsFrom(oneOfEach)
  assert.ok(finding)
  const at = (path: string | null, line: number | null): unknown =>
    placed({ ...finding, message: 'Text.', path, line } satisfies Finding)
  assert.deepEqual(at('a.yaml', 4), { path: 'a.yaml', line: 4, message: 'Text.' })
  assert.deepEqual(at('a.yaml', null), { path: 'a.yaml', line: 1, message: 'Text.' })
  assert.deepEqual(at(null, null), { path: 'deploy/checkout.yaml', line: 1, message: 'Text.' })
  assert.deepEqual(at('/tmp/a.yaml', 4), {
    path: 'deploy/checkout.yaml',
    line: 1,
    message: '/tmp/a.yaml:4: Text.',
  })
  assert.equal(filePlacesIn(empty)({ ...finding, path: null }).path, 'wattlint.yml')
})

test('annotationsFrom: on the line that causes it, errors of the base left out', () => {
  const errors = oneOfEach.problems.filter(({ severity }) => severity === 'error')
  const shown = annotationsFrom(oneOfEach, errors).map(({ level, path, line }) => [level, path, line])
  assert.deepEqual(shown, [
    ['error', 'deploy/recommender.yaml', 1],
    ['error', 'deploy/broken.yaml', 3],
    ['warning', 'deploy/recommender.yaml', 1],
    ['warning', 'deploy/checkout.yaml', 1],
    ['warning', null, null],
    ['notice', 'deploy/checkout.yaml', 1],
    ['notice', 'deploy/recommender.yaml', 1],
  ])
  assert.equal(annotationsFrom(oneOfEach, []).length, shown.length - 1)
  assert.equal(annotationsFrom({ ...oneOfEach, base: null }, errors).length, shown.length + 1)
  assert.deepEqual(annotationsFrom(empty, []), [])
})

test('annotationsFrom: the worst nine, and how many more', () => {
  const report = largeReport(40)
  const shown = annotationsFrom(report, report.problems)
  assert.equal(shown.length, 10)
  assert.deepEqual(shown.at(-1), {
    level: 'notice',
    message: '71 more findings: the report in the job summary tells of everything.',
    title: 'wattlint',
    path: null,
    line: null,
  })
  assert.equal(annotationsFrom(report, report.problems, 2).length, 3)
})

test('annotationsFrom: hostile text is one visible line', () => {
  for (const one of annotationsFrom(hostileFindings, hostileFindings.problems, 1000)) {
    assert.doesNotMatch(`${one.message}${one.title}${one.path ?? ''}`, HIDDEN)
    assert.ok(one.message.length <= 1000)
  }
})

test('numbered: no two are alike, and the first keeps its name', () => {
  assert.deepEqual(numbered(['a', 'b', 'a', 'a']), ['a', 'b', 'a (2)', 'a (3)'])
  assert.deepEqual(numbered(['a', 'a', 'a (2)', 'a (2)', 'a']), ['a', 'a (3)', 'a (2)', 'a (2) (2)', 'a (4)'])
})

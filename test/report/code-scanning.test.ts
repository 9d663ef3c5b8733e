import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Ajv } from 'ajv'
import { fullFormats } from 'ajv-formats/dist/formats.js'
import * as z from 'zod'
import { renderCodeQuality } from '../../src/report/code-quality.ts'
import { findingsFrom } from '../../src/report/findings.ts'
import { renderSarif } from '../../src/report/sarif.ts'
import type { Report } from '../../src/schema/report.ts'
import { hostileFindings, largeReport, oneOfEach } from '../finding-reports.ts'
import { absolute, compared, empty, hostile, many, over, unchanged } from '../reports.ts'

const SCHEMA = 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'

// Of draft 4 it uses nothing that draft 7 reads in another way.
const {
  $schema: _draft,
  id: _id,
  ...schema
} = z.looseObject({}).parse(JSON.parse(readFileSync(SCHEMA, 'utf8')))
const isSarif = new Ajv({ strict: false, unicodeRegExp: false, formats: fullFormats }).compile(schema)

const Text = z.object({ text: z.string().min(1) })
const Result = z.object({
  ruleId: z.string(),
  ruleIndex: z.int().nonnegative(),
  level: z.enum(['error', 'warning', 'note']),
  message: Text,
  locations: z.tuple([
    z.object({
      physicalLocation: z.object({
        artifactLocation: z.object({ uri: z.string().min(1), uriBaseId: z.literal('%SRCROOT%') }),
        region: z.object({ startLine: z.int().positive() }),
      }),
      logicalLocations: z.array(z.object({ fullyQualifiedName: z.string() })).default([]),
    }),
  ]),
  partialFingerprints: z.record(z.string(), z.string()),
  suppressions: z
    .array(z.object({ kind: z.string(), status: z.literal('accepted'), justification: z.string() }))
    .optional(),
})
const Rule = z.object({ id: z.string(), shortDescription: Text, fullDescription: Text, help: Text })
const Sarif = z.object({
  version: z.literal('2.1.0'),
  runs: z.tuple([
    z.object({
      tool: z.object({ driver: z.object({ name: z.string(), version: z.string(), rules: z.array(Rule) }) }),
      results: z.array(Result),
    }),
  ]),
})

function sarifOf(report: Report): z.infer<typeof Sarif>['runs'][0] {
  const value: unknown = JSON.parse(renderSarif(report))
  assert.ok(isSarif(value), JSON.stringify(isSarif.errors?.slice(0, 5), null, 2))
  return Sarif.parse(value).runs[0]
}

const Issues = z.array(
  z.strictObject({
    description: z.string().min(1),
    check_name: z.string(),
    fingerprint: z.string(),
    severity: z.enum(['info', 'minor', 'major', 'critical', 'blocker']),
    location: z.strictObject({
      path: z.string().min(1),
      lines: z.strictObject({ begin: z.int().positive() }),
    }),
  }),
)

const reports = { absolute, compared, empty, hostile, hostileFindings, many, oneOfEach, over, unchanged }

/** Every text of a JSON value. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

test('the schema refuses what is no SARIF', () => {
  assert.ok(!isSarif({ version: '2.1.0' }))
  assert.ok(!isSarif({ version: '2.1.0', runs: [{ tool: { driver: {} }, results: [] }] }))
})

for (const [name, report] of Object.entries(reports)) {
  test(`sarif: ${name} is valid by the schema of OASIS, and every result has a rule and a place`, () => {
    const { tool, results } = sarifOf(report)
    assert.equal(results.length, findingsFrom(report).length)
    for (const { ruleId, ruleIndex } of results) assert.equal(tool.driver.rules[ruleIndex]?.id, ruleId)
    assert.equal(new Set(tool.driver.rules.map(({ id }) => id)).size, tool.driver.rules.length)
    assert.equal(
      new Set(results.map(({ partialFingerprints }) => partialFingerprints['primaryLocationLineHash'])).size,
      results.length,
    )
  })

  test(`codequality: ${name} is what GitLab takes, with nothing left out`, () => {
    const issues = Issues.parse(JSON.parse(renderCodeQuality(report)))
    assert.equal(issues.length, findingsFrom(report).length)
    assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, issues.length)
    for (const { location } of issues) assert.doesNotMatch(location.path, /^(?:\/|\.\.?\/|[A-Za-z]:[/\\])/)
  })
}

test('sarif: without findings the results are there, and empty', () => {
  assert.deepEqual(sarifOf(empty).results, [])
  assert.match(renderSarif(empty), /"results": \[\]/)
})

test('sarif: what is waived is suppressed with its reason, and all results say whether they are', () => {
  const suppressions = sarifOf(oneOfEach).results.map((result) => result.suppressions)
  assert.deepEqual(
    suppressions.filter((one) => one === undefined || one.length > 0),
    [[{ kind: 'inSource', status: 'accepted', justification: 'load test (until 2026-12-01, ana)' }]],
  )
  for (const { suppressions: none } of sarifOf(over).results) assert.equal(none, undefined)
})

test('sarif: a path is a relative reference that reads back as it was', () => {
  const uris = sarifOf(hostileFindings).results.map(
    ({ locations: [{ physicalLocation }] }) => physicalLocation.artifactLocation.uri,
  )
  for (const uri of uris) {
    assert.match(uri, /^(?:[\w.!~*'()-]|%[0-9A-F]{2}|\/)+$/)
    assert.equal(new URL(uri, 'https://example.com/').origin, 'https://example.com')
  }
  assert.ok(uris.map(decodeURIComponent).includes('a | b | 0 W'))
})

test('sarif: no text is a link, a placeholder, a mention or a hidden character', () => {
  const { results } = sarifOf(hostileFindings)
  const texts = results.flatMap(({ message, suppressions = [] }) => [
    message.text,
    ...suppressions.map(({ justification }) => justification),
  ])
  for (const text of texts) {
    assert.doesNotMatch(text, /\]\(|\{\d+\}|(?<![\p{L}\p{N}_])@[\p{L}\p{N}]/u)
    assert.doesNotMatch(text, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
  }
})

for (const [name, render] of Object.entries({ sarif: renderSarif, codequality: renderCodeQuality })) {
  test(`${name}: hostile names command nothing and hide nothing`, () => {
    for (const report of [hostile, hostileFindings]) {
      const text = render(report)
      assert.doesNotMatch(text, /^\s*::|##\[/m)
      assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
      for (const one of textsIn(JSON.parse(text)))
        assert.doesNotMatch(one, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
    }
  })

  test(`${name}: three thousand workloads that are all over, and a problem in each`, (t) => {
    const report = largeReport(3000)
    const began = performance.now()
    const text = render(report)
    const took = performance.now() - began
    t.diagnostic(`${Math.round(took)} ms, ${text.length} characters`)
    assert.ok(took < 5000, `${took} ms`)
    assert.ok(Buffer.byteLength(text) < 10_000_000, `${text.length} characters`)
    assert.equal(text.match(/"ruleId"|"check_name"/g)?.length, 6000)
  })
}

test('sarif: more than GitHub takes ends with a note of how much', () => {
  for (const workloads of [6_000, 14_000]) {
    const report = largeReport(workloads)
    const text = renderSarif(report)
    const { results } = Sarif.parse(JSON.parse(text)).runs[0]
    assert.ok(Buffer.byteLength(text) <= 10_000_000, `${Buffer.byteLength(text)} bytes`)
    assert.ok(results.length <= 25_000)
    const last = results.at(-1)
    const left = Number(/^([\d,]+) more findings/.exec(last?.message.text ?? '')?.[1]?.replaceAll(',', ''))
    assert.deepEqual([last?.ruleId, last?.level], ['findings-left-out', 'note'])
    assert.equal(results.length - 1 + left, 2 * workloads)
  }
})

test('a report without any file still has every finding', () => {
  const nowhere = { ...empty, waivers: oneOfEach.waivers }
  assert.equal(sarifOf(nowhere).results.length, 3)
  assert.equal(Issues.parse(JSON.parse(renderCodeQuality(nowhere))).length, 3)
})

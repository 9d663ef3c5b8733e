import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'yaml'
import * as z from 'zod'
import { ActionInputs, actionInputsFrom } from '../src/action-inputs.ts'
import { outputDescriptions } from '../src/report/outputs.ts'

const Metadata = z.object({
  description: z.string().max(125), // the Marketplace shows no more
  inputs: z.record(
    z.string(),
    z.strictObject({ description: z.string(), required: z.literal(false), default: z.string().optional() }),
  ),
  outputs: z.record(z.string(), z.strictObject({ description: z.string() })),
  runs: z.strictObject({ using: z.literal('node24'), main: z.literal('dist/action.js') }),
})
const metadata = Metadata.parse(parse(readFileSync('action.yml', 'utf8')))

test('action.yml has the inputs of the schema, in their words', () => {
  const described = Object.entries(metadata.inputs).map(([name, { description }]) => [name, description])
  assert.deepEqual(
    described,
    Object.entries(ActionInputs.shape).map(([name, schema]) => [name, schema.meta()?.description]),
  )
})

test('action.yml has no default but the token: defaults live in the schema', () => {
  const defaults = Object.entries(metadata.inputs).filter(([, input]) => input.default !== undefined)
  assert.deepEqual(
    defaults.map(([name, input]) => [name, input.default]),
    [['github-token', '$' + '{{ github.token }}']],
  )
})

test('action.yml has the outputs that are set, in their words', () => {
  const described = Object.entries(metadata.outputs).map(([name, { description }]) => [name, description])
  assert.deepEqual(described, Object.entries(outputDescriptions))
})

test('actionInputsFrom: nothing written is the defaults', () => {
  assert.deepEqual(
    actionInputsFrom(() => ''),
    {
      files: { paths: [], exclude: [] },
      'base-ref': null,
      config: null,
      budget: [],
      mode: 'scan',
      refresh: [],
      'fail-on': 'budget',
      comment: 'update',
      'comment-on': 'changes',
      'comment-key': 'default',
      title: null,
      summary: true,
      'json-file': null,
      'markdown-file': null,
      'sarif-file': null,
      artifact: 'wattlint',
      'report-file': null,
      model: null,
      'model-fallback': 'fail',
      'github-token': null,
    },
  )
})

test('actionInputsFrom: lines, exclusions and YAML booleans', () => {
  const written: Readonly<Record<string, string>> = {
    files: ' deploy \n\n!deploy/old/**\r\ncharts/*.yaml',
    budget: '120 W\n +5 % ',
    summary: 'False',
  }
  const { files, budget, summary } = actionInputsFrom((name) => written[name] ?? '')
  assert.deepEqual(files, { paths: ['deploy', 'charts/*.yaml'], exclude: ['deploy/old/**'] })
  assert.deepEqual(budget, ['120 W', '+5 %'])
  assert.equal(summary, false)
})

test('actionInputsFrom: a hostile value is shown cut and escaped', () => {
  const read = (name: string): string =>
    name === 'comment' ? `\u001b[31m${'x'.repeat(10_000)}\n::error::` : ''
  assert.throws(
    () => actionInputsFrom(read),
    (error: unknown) => {
      assert.ok(error instanceof Error)
      assert.doesNotMatch(error.message, /\p{Cc}/u)
      return error.message.length < 200
    },
  )
})

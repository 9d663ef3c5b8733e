import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { ExplanationReport } from '../../src/schema/explanation.ts'
import { WhatIfReport } from '../../src/schema/what-if.ts'
import { deployment, folderOf } from '../folders.ts'

const cli = resolve(process.env['WATTLINT_CLI'] ?? 'src/cli.ts')
const demo = resolve('fixtures/demo')

const wattlint = (cwd: string, args: readonly string[], input = '') => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd,
    input,
    encoding: 'utf8',
  })
  return { status, out: stdout, err: stderr }
}

const explained = (cwd: string, args: readonly string[], input = '') => {
  const { status, out, err } = wattlint(cwd, ['explain', ...args, '--format', 'json'], input)
  return { status, err, report: ExplanationReport.parse(JSON.parse(out)) }
}

const namesOf = ({ explanations }: ExplanationReport): string[] =>
  explanations.map(({ workload_name }) => workload_name)

const chosen: readonly (readonly [shows: string, args: readonly string[], names: readonly string[]])[] = [
  [
    'a folder that one is in',
    [],
    ['assistant', 'fine-tune', 'frontend', 'reports', 'orders-db', 'sessions', 'log-agent'],
  ],
  ['a file', ['shop.yaml'], ['frontend', 'orders-db', 'sessions']],
  ['a glob', ['shop.y*'], ['frontend', 'orders-db', 'sessions']],
  ['a name', ['sessions'], ['sessions']],
  ['a kind, a namespace and a name', ['job/ml/fine-tune'], ['fine-tune']],
  ['names and files in any order', ['sessions', 'shop.yaml', 'shop/frontend'], ['frontend', 'sessions']],
  ['a limit', ['--limit', '1'], ['assistant']],
]
for (const [shows, args, names] of chosen) {
  test(`wattlint explain: ${shows}`, () => {
    const { status, report, err } = explained(demo, args)
    assert.deepEqual([status, namesOf(report)], [0, names], err)
  })
}

test('wattlint explain -: standard input', () => {
  const { report } = explained(demo, ['-', 'web'], deployment('web'))
  assert.deepEqual(namesOf(report), ['web'])
})

test('wattlint explain: without a name five, and how many more', () => {
  const { status, out } = wattlint(demo, ['explain'])
  assert.equal(status, 0)
  assert.equal(out.match(/What would change it/g)?.length, 5)
  assert.match(out, /and 2 smaller workloads/)
  assert.equal(out.match(/^Sources$/gm)?.length, 1)
})

test('wattlint explain --format markdown', () => {
  const { out } = wattlint(demo, ['explain', 'assistant', '--format', 'markdown'])
  assert.match(out, /^### `ml\/assistant`$/m)
})

test('wattlint explain: a file that has the name of a workload is a file', (t) => {
  const folder = folderOf(t, { web: deployment('web'), 'other.yaml': deployment('other') })
  assert.deepEqual(namesOf(explained(folder, ['web']).report), ['web'])
  assert.deepEqual(namesOf(explained(folder, ['other']).report), ['other'])
})

test('wattlint explain: what cannot be read is told, and the rest explained', (t) => {
  const folder = folderOf(t, { 'web.yaml': deployment('web'), 'bad.yaml': 'apiVersion: v1\nkind: [\n' })
  const { status, report, err } = explained(folder, [])
  assert.deepEqual([status, namesOf(report)], [2, ['web']])
  assert.match(err, /^bad\.yaml:\d+: /m)
})

const refused: readonly (readonly [args: readonly string[], message: RegExp])[] = [
  [['explain', 'asistant'], /no workload is called "asistant"\. Did you mean "assistant"\?/],
  [['explain', 'gone.yaml'], /"gone\.yaml" is not there/],
  [['explain', './gone'], /is not there/],
  [['explain', '--limit', '0'], /Write a whole number from 1/],
  [['what-if'], /nothing is set/],
  [['what-if', '--set', 'cpuu=1'], /Did you mean "cpu"\?/],
  [['what-if', '--set', 'cpu=x'], /is not a CPU request/],
  [['what-if', '--gpu', 'H1O0'], /Did you mean .*H100/],
  [['what-if', '--gpus', 'two'], /is not a whole number of boards/],
  [['what-if', '--set', 'cpu=1', '--workload', 'shop/sesions'], /Did you mean "shop\/sessions"\?/],
  [['what-if', '--set', 'cpu=1', 'gone'], /"gone" is not there/],
]
for (const [args, message] of refused) {
  test(`wattlint ${args.join(' ')}: exit 2`, () => {
    const { status, err, out } = wattlint(demo, args)
    assert.deepEqual([status, out], [2, ''])
    assert.match(err, message)
  })
}

test('wattlint explain: nothing to explain is no failure', (t) => {
  const { status, out, err } = wattlint(folderOf(t, { 'a.md': '' }), ['explain'])
  assert.deepEqual([status, out], [0, ''])
  assert.match(err, /no workload was read/)
})

test('wattlint what-if: no file is changed, and text and JSON tell the same', () => {
  const before = readFileSync(`${demo}/shop.yaml`, 'utf8')
  const args = ['what-if', 'shop.yaml', '--set', 'replicas=2', '--set', 'cpu=500m', '--workload', 'frontend']
  const { status, out } = wattlint(demo, args)
  assert.equal(status, 0)
  assert.match(out, /^With replicas=2, cpu=500m on 1 of 3 workloads:$/m)
  const report = WhatIfReport.parse(JSON.parse(wattlint(demo, [...args, '--format', 'json']).out))
  const [frontend] = report.workloads
  assert.deepEqual(
    [
      report.workloads.length,
      frontend?.pods.typical,
      frontend?.requests.cpu_mcpu,
      frontend?.before?.requests.cpu_mcpu,
    ],
    [1, 2, 600, 1100],
  )
  assert.equal(readFileSync(`${demo}/shop.yaml`, 'utf8'), before)
})

test('wattlint what-if --gpu --gpus: boards for what has none', () => {
  const args = [
    'what-if',
    'shop.yaml',
    '--gpu',
    'L4',
    '--gpus',
    '2',
    '--workload',
    'sessions',
    '--format',
    'json',
  ]
  const { workloads } = WhatIfReport.parse(JSON.parse(wattlint(demo, args).out))
  assert.deepEqual(
    [workloads[0]?.gpu_count, workloads[0]?.accelerators[0]?.model, workloads[0]?.accelerators[0]?.resource],
    [4, 'L4', 'nvidia.com/gpu'],
  )
})

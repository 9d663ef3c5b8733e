import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type TestContext, test } from 'node:test'
import { Report } from '../src/schema/report.ts'
import { commitAll, deployment, folderOf, git, writeFiles } from './folders.ts'

/** The tool that is tested: its sources, or the built file that the variable names. */
const cli = resolve(process.env['WATTLINT_CLI'] ?? 'src/cli.ts')

type Run = { readonly status: number | null; readonly out: string; readonly err: string }

/** Runs the command line in `cwd`, as a shell would but without one. */
function wattlint(
  cwd: string,
  args: readonly string[],
  input = '',
  env: NodeJS.ProcessEnv = {},
): Promise<Run> {
  return new Promise((settle) => {
    const child = spawn(process.execPath, [cli, ...args], { cwd, env: { ...process.env, ...env } })
    const run = { out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (run.out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (run.err += text))
    child.on('close', (status) => settle({ status, ...run }))
    child.stdin.end(input)
  })
}

/** A run as a reader of a terminal would see it. */
const transcript = (args: readonly string[], { status, out, err }: Run): string =>
  [
    `$ wattlint ${args.join(' ')}`,
    out.trimEnd(),
    err && `[standard error]\n${err.trimEnd()}`,
    `[exit ${status}]`,
    '',
  ]
    .filter((part, index) => part !== '' || index === 4)
    .join('\n')

const files = {
  'k8s/web.yaml': deployment('web', 3),
  'k8s/broken.yaml': 'apiVersion: v1\nkind: [\n',
  'values.yaml': 'a: 1\n',
}

const transcripts: readonly (readonly [
  name: string,
  files: Readonly<Record<string, string>>,
  args: readonly string[],
  status: number,
])[] = [
  ['help', {}, ['--help'], 0],
  ['check-help', {}, ['check', '--help'], 0],
  ['within-budget', { 'web.yaml': deployment('web', 3) }, ['check', '--budget', '100 W'], 0],
  [
    'over-budget',
    { 'web.yaml': deployment('web', 3) },
    ['check', '--budget', '1 W', '--budget', '1 kWh/day'],
    1,
  ],
  ['broken-file', files, ['check'], 2],
  ['broken-file-over-budget', files, ['check', '--budget', '1 W'], 1],
  ['bad-budget', files, ['check', '--budget', '12 bananas'], 2],
  ['growth-without-base', files, ['check', '--budget', '+5 %'], 2],
  ['bad-flag', {}, ['check', '--bugdet', '1 W'], 2],
  ['bad-format', {}, ['check', '--format', 'pdf'], 2],
  ['bad-config', { 'wattlint.yml': 'exlude: [charts]\n' }, ['check'], 2],
  ['missing-path', {}, ['check', 'gone'], 2],
  ['missing-base', { 'web.yaml': deployment('web') }, ['check', '--base', 'main'], 3],
  ['missing-model', {}, ['check', '--model', 'gone.json'], 4],
  ['damaged-model', { 'model.json': '{"schema_version": "1"}' }, ['check', '--model', 'model.json'], 4],
  ['nothing-here', { 'README.md': 'text' }, ['check'], 0],
  ['from-file', files, ['from-file', 'k8s'], 2],
  ['join-help', {}, ['join', '--help'], 0],
  [
    'join-nothing',
    {
      'requests.ndjson':
        '{"workload_kind":"Deployment","workload_name":"web","containers":[{"image":"nginx:1.27"}]}\n',
      'targets.csv': 'namespace,workload_kind,workload_name,pod,avg_power_w\nshop,Deployment,web,p,2.5\n',
    },
    ['join', '--requests', 'requests.ndjson', '--targets', 'targets.csv'],
    2,
  ],
  ['predict-bad-lines', { 'in.ndjson': '{"workload_kind": 1}\nnot json\n' }, ['predict', 'in.ndjson'], 2],
]
for (const [name, given, args, status] of transcripts) {
  test(`wattlint ${args.join(' ')}: exit ${status}`, async (t) => {
    const run = await wattlint(folderOf(t, given), args)
    assert.equal(run.status, status, run.err)
    t.assert.fileSnapshot(transcript(args, run), `fixtures/cli/${name}.txt`, { serializers: [String] })
  })
}

function repository(t: TestContext): string {
  const folder = folderOf(t, {
    'web.yaml': deployment('web', 2),
    'gone.yaml': deployment('gone'),
    'bad.yaml': 'apiVersion: v1\nkind: [\n',
  })
  git(folder, 'init', '-q', '-b', 'main')
  commitAll(folder)
  git(folder, 'checkout', '-qb', 'change')
  git(folder, 'rm', '-q', 'gone.yaml')
  writeFiles(folder, { 'web.yaml': deployment('web', 5), 'new.yaml': deployment('new', 1, '2') })
  commitAll(folder)
  return folder
}

test('--base: what changed since the branches parted; problems that base has too are not held against the change', async (t) => {
  const folder = repository(t)
  const { status, out } = await wattlint(folder, ['check', '--base', 'main', '--format', 'json'])
  const report = Report.parse(JSON.parse(out))
  assert.deepEqual(
    report.workloads.map(({ workload_name, change }) => `${workload_name} ${change}`),
    ['web changed', 'new added', 'gone removed'],
  )
  assert.equal(report.base?.commit, git(folder, 'rev-parse', 'main'))
  assert.equal(report.problems.length, 1)
  assert.equal(status, 0)
})

test('--base: a ref that is none is bad input', async (t) => {
  const { status, err } = await wattlint(repository(t), ['check', '--base', 'origin/main'])
  assert.equal(status, 2)
  assert.match(err, /"origin\/main" is no branch, tag or commit/)
})

test('--base: a budget on growth is judged, and a file that the change broke is', async (t) => {
  const folder = repository(t)
  assert.equal((await wattlint(folder, ['check', '--base', 'main', '--budget', '+1 %'])).status, 1)
  writeFiles(folder, { 'also-bad.yaml': 'apiVersion: v1\nkind: [\n' })
  assert.equal((await wattlint(folder, ['check', '--base', 'main', '--budget', '+900 %'])).status, 2)
})

test('--base: the configuration is that of the base as it is now, unless that of the head is asked for', async (t) => {
  const folder = repository(t)
  writeFiles(folder, { 'wattlint.yml': 'budget: 1 MW\n' })
  commitAll(folder)
  git(folder, 'checkout', '-q', 'main')
  writeFiles(folder, { 'wattlint.yml': 'budget: 1 W\n' })
  commitAll(folder)
  git(folder, 'checkout', '-q', 'change')
  const held = await wattlint(folder, ['check', '--base', 'main'])
  assert.equal(held.status, 1, held.err)
  assert.match(
    held.err,
    /configuration is that of the base: .* once it is merged\. To try it out, add --config-from head/,
  )
  const own = await wattlint(folder, ['check', '--base', 'main', '--config-from', 'head'])
  assert.equal(own.status, 0, own.err)
})

test('--base: a workload whose file was broken counts as it was, and is not saved power', async (t) => {
  const folder = repository(t)
  writeFiles(folder, { 'web.yaml': 'apiVersion: apps/v1\nkind: [\n' })
  const { status, out } = await wattlint(folder, ['check', '--base', 'main', '--format', 'json'])
  const report = Report.parse(JSON.parse(out))
  const web = report.workloads.find(({ workload_name }) => workload_name === 'web')
  assert.deepEqual(
    [web?.change, web?.pods.typical, web?.power_w.p50],
    ['unchanged', 2, web?.before?.power_w.p50],
  )
  assert.match(web?.assumptions.join() ?? '', /could not be read/)
  assert.equal(status, 2)
})

test('--base: a workload that was turned into what is not read is not saved power', async (t) => {
  const turned: readonly (readonly [shows: string, text: string])[] = [
    ['a fragment', 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 1}\n'],
    ['a kind that nobody knows', deployment('web', 2).replace('kind: Deployment', 'kind: Deploymint')],
  ]
  for (const [shows, text] of turned) {
    const folder = repository(t)
    writeFiles(folder, { 'web.yaml': text })
    const { out } = await wattlint(folder, ['check', '--base', 'main', '--format', 'json'])
    const web = Report.parse(JSON.parse(out)).workloads.find(({ workload_name }) => workload_name === 'web')
    assert.deepEqual([web?.change, web?.pods.typical], ['unchanged', 2], shows)
  }
})

test('--base-dir: what was rendered before is the base, from standard input too', async (t) => {
  const folder = folderOf(t, { 'before/all.yaml': deployment('web', 2), 'after.yaml': deployment('web', 5) })
  const files = await wattlint(folder, [
    'check',
    'after.yaml',
    '--base-dir',
    'before',
    '--budget',
    '+200 %',
    '--format',
    'json',
  ])
  const { totals, base, verdict } = Report.parse(JSON.parse(files.out))
  assert.deepEqual([totals.delta?.pods, base, verdict.status], [3, { ref: 'before', commit: null }, 'within'])
  const piped = await wattlint(
    folder,
    ['check', '-', '--base-dir', 'before', '--budget', '+100 %'],
    deployment('web', 5),
  )
  assert.equal(piped.status, 1, piped.err)
})

test('a folder of a repository is compared with itself', async (t) => {
  const folder = repository(t)
  writeFiles(folder, { 'sub/a.yaml': deployment('a') })
  commitAll(folder)
  const { out } = await wattlint(join(folder, 'sub'), ['check', '--base', 'HEAD~1', '--format', 'json'])
  assert.deepEqual(
    Report.parse(JSON.parse(out)).workloads.map(({ path, change }) => `${path} ${change}`),
    ['a.yaml added'],
  )
})

test('standard input is a manifest, and standard output holds the format alone', async (t) => {
  const folder = folderOf(t, { 'wattlint.yml': 'budget: 1 MW\n' })
  const { status, out, err } = await wattlint(folder, ['check', '-', '--format', 'json'], deployment('web'))
  assert.equal(status, 0)
  assert.equal(Report.parse(JSON.parse(out)).workloads[0]?.path, '<stdin>')
  assert.match(err, /configuration from wattlint\.yml/)
})

test("from-file and predict: one a line or one array, and each the other's input", async (t) => {
  const folder = folderOf(t, { 'web.yaml': `${deployment('web')}---\n${deployment('api')}` })
  const lines = await wattlint(folder, ['from-file', 'web.yaml'])
  const array = await wattlint(folder, ['from-file', 'web.yaml', '--format', 'json'])
  assert.deepEqual(
    JSON.parse(array.out),
    lines.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  )
  const predictions = await wattlint(folder, ['predict'], lines.out)
  assert.equal(predictions.status, 0, predictions.err)
  assert.deepEqual(predictions.out, (await wattlint(folder, ['predict', '-'], array.out)).out)
  const [first] = predictions.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.deepEqual(
    [first.workload_name, first.pred_avg_power_w, first.energy_step_s],
    ['web', first.power_w.p50, 60],
  )
})

test('--output writes every format that is asked for', async (t) => {
  const folder = folderOf(t, { 'web.yaml': deployment('web') })
  const outputs = ['text', 'json', 'markdown', 'csv', 'ndjson'].flatMap((format) => [
    '--output',
    `${format}=out.${format}`,
  ])
  const { status, out } = await wattlint(folder, ['check', '--format', 'csv', ...outputs])
  assert.equal(status, 0)
  assert.equal(readFileSync(join(folder, 'out.csv'), 'utf8'), out)
  for (const format of ['text', 'json', 'markdown', 'ndjson'])
    assert.match(readFileSync(join(folder, `out.${format}`), 'utf8'), /web/, format)
})

test('no colour in what is not a terminal', async (t) => {
  const { out } = await wattlint(folderOf(t, { 'web.yaml': deployment('web') }), ['check'], '', {
    FORCE_COLOR: '1',
  })
  assert.ok(!out.includes('\u001b'))
})

test('a reader that closes the pipe early is no failure', async (t) => {
  const folder = folderOf(t, {
    'many.yaml': Array.from({ length: 3000 }, (_, n) => deployment(`w${n}`)).join('---\n'),
  })
  const status = await new Promise((settle) => {
    const child = spawn(process.execPath, [cli, 'check', '--format', 'ndjson'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    child.stdout.once('data', () => child.stdout.destroy())
    child.on('close', settle)
  })
  assert.equal(status, 0)
})

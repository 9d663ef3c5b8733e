import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { before, describe, test } from 'node:test'
import { Report } from '../src/schema/report.ts'
import { beside, needs } from './beside.ts'
import { assertAddsUp } from './counts.ts'

const cli = resolve(process.env['WATTLINT_CLI'] ?? 'src/cli.ts')

/** Every format over a folder of files that were made to break readers. The folder is never walked but by the tool. */
describe('hostile manifests', needs('hostile/generate.py'), () => {
  let folder = ''
  let report: Report
  const shown: Record<string, string> = {}

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'wattlint-hostile-'))
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
    cpSync(`${beside}/hostile/generate.py`, join(folder, 'generate.py'))
    assert.equal(spawnSync('python3', ['generate.py', '--fifo'], { cwd: folder }).status, 0)
    const outputs = ['text', 'markdown', 'csv', 'ndjson'].flatMap((format) => [
      '--output',
      `${format}=${folder}.${format}.out`,
    ])
    const run = spawnSync(
      process.execPath,
      ['--max-old-space-size=900', cli, 'check', '.', '--format', 'json', ...outputs],
      {
        cwd: folder,
        encoding: 'utf8',
        timeout: 120_000,
        maxBuffer: 1 << 30,
      },
    )
    assert.equal(run.status, 2, run.stderr)
    report = Report.parse(JSON.parse(run.stdout))
    shown['stderr'] = run.stderr
    shown['json'] = run.stdout
    for (const format of ['text', 'markdown', 'csv', 'ndjson']) {
      shown[format] = readFileSync(`${folder}.${format}.out`, 'utf8')
      rmSync(`${folder}.${format}.out`)
    }
  })

  test('the good file is read in full beside the bad ones', () => {
    const control = report.workloads.find(({ path }) => path === '00-control-good.yaml')
    assert.deepEqual([control?.pods.typical, control?.requests], [2, { cpu_mcpu: 250, mem_mib: 64 }])
  })

  test('every file and document is counted once', () => assertAddsUp(report.coverage))

  test('ten thousand workloads of one file are ten thousand', () => {
    assert.equal(report.workloads.filter(({ path }) => path === '39-many-docs.yaml').length, 10_000)
  })

  test('every problem names its file, and what is wrong has a line where there is one', () => {
    const lines = new Map(report.problems.map(({ path, line }) => [path, line]))
    for (const [path, line] of [
      ['11-tabs.yaml', 4],
      ['06-nul-bytes.yaml', 14],
      ['25-replicas.yaml', 217],
    ] as const)
      assert.equal(lines.get(path), line)
  })

  test('links are not followed, a pipe is not opened, and nothing from outside is shown', () => {
    const unread = new Set(
      report.problems.filter(({ kind }) => kind === 'unreadable-file').map(({ path }) => path),
    )
    for (const path of [
      '43-link-loop-a.yaml',
      '44-escape-abs.yaml',
      '44b-escape-rel.yaml',
      '44d-dangling.yaml',
      '44f-dev-zero.yaml',
    ]) {
      assert.ok(unread.has(path), path)
    }
    const skipped = Object.fromEntries(
      report.coverage.skipped_files.map(({ path, reason }) => [path, reason]),
    )
    assert.deepEqual(
      [skipped['44e-inside-ok.yaml'], skipped['45-fifo.yaml']],
      ['symbolic-link', 'not-a-file'],
    )
    for (const [format, text] of Object.entries(shown)) assert.ok(!text.includes('root:x:0'), format)
  })

  test('nothing was run', () => {
    assert.ok(!existsSync('/tmp/pwned'))
    assert.ok(!existsSync(join(folder, 'pwned')))
  })

  const forbidden = {
    'a control character': /[^\P{Cc}\r\n]/u,
    'a bidi or zero-width character': /[\u202a-\u202e\u2066-\u2069\u200b]/u,
    'a workflow command': /^\s*(?:::|##\[)/m,
    'a secret': /DO-?NOT-?PRINT/,
  }
  for (const format of ['text', 'markdown', 'csv', 'stderr']) {
    for (const [what, pattern] of Object.entries(forbidden)) {
      // The text is megabytes long: only what was found is worth showing.
      test(`${format} holds no ${what.replace('a ', '')}`, () =>
        assert.equal(pattern.exec(shown[format] ?? '')?.[0], undefined))
    }
  }

  test('json holds no secret from arguments or environments', () =>
    assert.equal(forbidden['a secret'].exec(shown['json'] ?? '')?.[0], undefined))

  test('prototypes are as they were: a key called __proto__ is data', () => {
    assert.equal(report.workloads.filter(({ path }) => path?.startsWith('32')).length > 0, true)
    assert.equal(Reflect.get({}, 'polluted'), undefined)
  })
})

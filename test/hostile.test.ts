import assert from 'node:assert/strict'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { needs } from './beside.ts'
import { assertAddsUp } from './counts.ts'
import { escaping } from './hostile/escaping.ts'
import { reading } from './hostile/reading.ts'
import { type Alone, FORMATS, type HostileRun, hostileRun, LIMIT, pooled } from './hostile/run.ts'
import { type Case, type Cases, seenIn } from './hostile/seen.ts'
import { shapes } from './hostile/shapes.ts'
import { type Result, resultTable, rowName, rowsIn } from './hostile/table.ts'

const cases: Cases = { ...reading, ...shapes, ...escaping }
const paths = Object.keys(cases)
const CONTROL = '00-control-good.yaml'
/** A figure of the material is of its author's machine: ours may be this many times slower, or hold a larger runtime. */
const SLACK = 3

const forbidden = {
  'a control character': /[^\P{Cc}\r\n]/u,
  'a bidi or zero-width character': /[\u202a-\u202e\u2066-\u2069\u200b]/u,
  'a workflow command': /^\s*(?:::|##\[)/m,
  'a secret': /DO-?NOT-?PRINT/,
}

/** Every format over a folder of files that were made to break readers. The folder is never walked but by the tool. */
describe('hostile manifests', needs('hostile/generate.py'), () => {
  let run: HostileRun
  const alone = new Map<string, Alone>()
  const results: Result[] = []

  before(async () => {
    run = await hostileRun()
    const measure = async (path: string): Promise<void> => {
      alone.set(path, await run.alone('check', `./${path}`, '--format', 'json'))
    }
    // What is held to a figure of its own runs by itself.
    const isTimed = (path: string): boolean => path === CONTROL || cases[path]?.within !== undefined
    await measure(CONTROL) // fills the cache of compiled code
    for (const path of paths.filter(isTimed)) await measure(path)
    await pooled(
      paths.filter((path) => !isTimed(path)),
      measure,
    )
  })

  after(() => {
    const file = process.env['HOSTILE_TABLE']
    if (file !== undefined) writeFileSync(file, resultTable(rowsIn(run), results))
  })

  test('every row of the table has a case, and every case a row', () => {
    const rows = rowsIn(run).map(({ file }) => file)
    assert.deepEqual(paths.map(rowName).toSorted(), rows.toSorted())
    assert.equal(rows.length, 89)
  })

  for (const [path, expected] of Object.entries(cases)) {
    test(JSON.stringify(path), async (t) => {
      const took = alone.get(path)
      const control = alone.get(CONTROL)
      assert.ok(took && control)
      t.diagnostic(
        `${took.cpuSeconds.toFixed(2)} s of processor time, ${took.seconds.toFixed(2)} s on the clock, ${Math.round(took.mib)} MiB`,
      )
      const seen = seenIn(run, path)
      const result = { path, expected, seen, alone: took }
      try {
        assertWithin(took, control, expected)
        await expected.check(seen)
        results.push({ ...result, fault: null })
      } catch (error) {
        results.push({ ...result, fault: error instanceof Error ? error.message : String(error) })
        throw error
      }
    })
  }

  test('the good file is read in full beside the bad ones', () => {
    const control = run.report.workloads.find(({ path }) => path === CONTROL)
    assert.deepEqual([control?.pods.typical, control?.requests], [2, { cpu_mcpu: 250, mem_mib: 64 }])
  })

  test('every file and document is counted once', () => assertAddsUp(run.report.coverage))

  test('nothing was run', () => {
    assert.ok(!existsSync('/tmp/pwned'))
    assert.ok(!existsSync(join(run.folder, 'pwned')))
  })

  for (const format of [...FORMATS.filter((format) => format !== 'ndjson'), 'stderr', 'summary']) {
    for (const [what, pattern] of Object.entries(forbidden)) {
      // The text is megabytes long: only what was found is worth showing.
      test(`${format} holds no ${what.replace('a ', '')}`, () =>
        assert.equal(pattern.exec(run.shown[format] ?? '')?.[0], undefined))
    }
  }

  test('prototypes are as they were: a key called __proto__ is data', () => {
    assert.equal(Reflect.get({}, 'polluted'), undefined)
  })
})

/** How a run over one file alone ended, and what it took. */
function assertWithin(took: Alone, control: Alone, { exit, within }: Case): void {
  assert.equal(took.status, exit, `exit ${took.status}: ${took.err.slice(0, 500)}`)
  assert.doesNotMatch(took.err, /a bug of ours/)
  assert.ok(took.cpuSeconds < LIMIT.seconds, `${took.cpuSeconds} s of processor time`)
  assert.ok(took.mib < LIMIT.mib, `${took.mib} MiB`)
  if (within?.seconds !== undefined) {
    const more = took.cpuSeconds - control.cpuSeconds
    assert.ok(more < SLACK * within.seconds, `${more} s more than the control`)
  }
  if (within?.mib !== undefined) assert.ok(took.mib < SLACK * within.mib, `${took.mib} MiB`)
}

import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { formatNames } from '../../src/report/format-names.ts'
import { InferenceRequest } from '../../src/schema/inference-request.ts'
import { Report } from '../../src/schema/report.ts'
import { beside } from '../beside.ts'
import { type JobResult, runAction } from '../run-action.ts'

const cli = resolve(process.env['WATTLINT_CLI'] ?? 'src/cli.ts')

/** What every file may take: the material's own limits, of time in processor seconds, for a busy machine takes longer. */
export const LIMIT = { seconds: 10, mib: 1024 }
/** On the clock. Whatever runs on after this hangs. */
const TIMEOUT_MS = 60_000

/** What one run of the tool by itself took, and how it ended. */
export type Alone = {
  readonly status: number | null
  readonly out: string
  readonly err: string
  readonly seconds: number
  readonly cpuSeconds: number
  readonly mib: number
}

/** Everything that came out of the whole folder at once. */
export type HostileRun = {
  readonly folder: string
  readonly report: Report
  readonly requests: readonly InferenceRequest[]
  /** By format, and `stderr`, `log` and `summary` of the action. */
  readonly shown: Readonly<Record<string, string>>
  readonly action: JobResult
  readonly alone: (...args: readonly string[]) => Promise<Alone>
}

/** All that show what a pull request wrote; the run asks for JSON by itself. */
export const FORMATS = formatNames.filter((name) => name !== 'json')

/** A rule that only matches labels whose text is as it was written. */
const CONFIG = `assume: [{for: {labels: {v: "1.10", n: "012", d: "2024-01-01"}}, duty_cycle: 0.5}]\n`

const LEVELS = 100_000
const nested = (open: string, end: string): string => `${open.repeat(LEVELS)}1${end.repeat(LEVELS)}`

/** In `../deep`: the nesting of the rows 05, inside of what says that it is a manifest. */
const DEEP = {
  'list.yaml': `apiVersion: v1\nkind: Pod\nmetadata: {name: deep}\nspec: ${nested('[', ']')}\n`,
  'map.yaml': `apiVersion: v1\nkind: Pod\nmetadata: {name: deep}\nspec: ${nested('{a: ', '}')}\n`,
  'map.json': `{"apiVersion":"v1","kind":"Pod","spec":${nested('{"a":', '}')}}`,
}

/** Loaded before the tool: tells what it took, where nothing reads its output. */
const METER = `import { writeFileSync } from 'node:fs'
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  writeFileSync(process.env.METER_FILE, JSON.stringify([maxRSS / 1024, (userCPUTime + systemCPUTime) / 1e6]))
})
`

/** Ten thousand documents: one run over them is enough. */
export const MANY = '39-many-docs.yaml'

/** Makes the files in a folder of their own, and reads all of them. The folder is never walked but by the tool. */
export async function hostileRun(): Promise<HostileRun> {
  const scratch = mkdtempSync(join(tmpdir(), 'wattlint-hostile-'))
  process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))
  const folder = join(scratch, 'work')
  mkdirSync(folder)
  cpSync(`${beside}/hostile/generate.py`, join(folder, 'generate.py'))
  assert.equal(spawnSync('python3', ['generate.py', '--fifo'], { cwd: folder }).status, 0)
  writeFileSync(join(scratch, 'meter.mjs'), METER)
  writeFileSync(join(scratch, 'rules.yml'), CONFIG)
  mkdirSync(join(scratch, 'deep'))
  for (const [file, text] of Object.entries(DEEP)) writeFileSync(join(scratch, 'deep', file), text)
  const alone = aloneIn(scratch, folder)
  const fileOf = (format: string): string => join(scratch, `out.${format}`)
  const outputs = FORMATS.flatMap((format) => ['--output', `${format}=${fileOf(format)}`])
  const checked = await alone('check', '.', '--format', 'json', ...outputs)
  assert.equal(checked.status, 2, checked.err)
  const told = await alone('from-file', '.', '--exclude', MANY, '--config', join(scratch, 'rules.yml'))
  const action = await runAction({ cwd: folder, inputs: { files: `.\n!${MANY}` } })
  return {
    folder,
    alone,
    action,
    report: Report.parse(JSON.parse(checked.out)),
    requests: told.out
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => InferenceRequest.parse(JSON.parse(line))),
    shown: {
      ...Object.fromEntries(FORMATS.map((format) => [format, readFileSync(fileOf(format), 'utf8')])),
      json: checked.out,
      stderr: checked.err,
      log: action.log,
      summary: action.summary,
    },
  }
}

function aloneIn(scratch: string, cwd: string): HostileRun['alone'] {
  let runs = 0
  return (...args) => {
    const meter = join(scratch, `meter-${runs++}.json`)
    // Node keeps what it compiled: otherwise most of the time of ninety short runs is its own.
    const env = { ...process.env, METER_FILE: meter, NODE_COMPILE_CACHE: join(scratch, 'compiled') }
    const began = performance.now()
    return new Promise((settle) => {
      const loader = join(scratch, 'meter.mjs')
      const child = spawn(process.execPath, ['--max-old-space-size=900', '--import', loader, cli, ...args], {
        cwd,
        env,
        timeout: TIMEOUT_MS,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      const shown = { out: '', err: '' }
      child.stdout.setEncoding('utf8').on('data', (text: string) => (shown.out += text))
      child.stderr.setEncoding('utf8').on('data', (text: string) => (shown.err += text))
      child.on('close', (status) => {
        const seconds = (performance.now() - began) / 1000
        // A process that was ended from outside has told nothing: it took more than it may.
        const [mib, cpuSeconds] = status === null ? [Infinity, Infinity] : meterOf(meter)
        settle({ status, ...shown, seconds, cpuSeconds, mib })
      })
    })
  }
}

function meterOf(file: string): [mib: number, cpuSeconds: number] {
  const told: unknown = JSON.parse(readFileSync(file, 'utf8'))
  const [mib, cpuSeconds] = Array.isArray(told) ? told.map(Number) : []
  return [mib ?? Infinity, cpuSeconds ?? Infinity]
}

/** `work` on every item, as many at a time as the machine has room for. */
export async function pooled<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  const queue = [...items.entries()]
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      results[next[0]] = await work(next[1])
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
  return results
}

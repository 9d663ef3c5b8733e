import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after } from 'node:test'
import { type Measured, requestsNdjson, targetsCsv } from './cluster.ts'

/** The tool that is tested: its sources, or the built file that the variable names. */
const cli = resolve(process.env['WATTLINT_CLI'] ?? 'src/cli.ts')

export type Run = { readonly status: number | null; readonly out: string; readonly err: string }

/** A folder in which commands are run, one after the other. */
export type Bench = {
  readonly wattlint: (args: readonly string[], input?: string) => Run
  /** The same, which must end well. */
  readonly done: (...args: readonly string[]) => Run
  readonly write: (name: string, text: string) => void
  readonly path: (name: string) => string
}

/** A bench that is cleared once all tests of the file are over. */
export function benchOf(files: Readonly<Record<string, string>> = {}): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'wattlint-test-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  const path = (name: string): string => join(folder, name)
  const write = (name: string, text: string): void => writeFileSync(path(name), text)
  for (const [name, text] of Object.entries(files)) write(name, text)
  const wattlint = (args: readonly string[], input = ''): Run => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      cwd: folder,
      input,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    return { status, out: stdout, err: stderr }
  }
  const done = (...args: readonly string[]): Run => {
    const run = wattlint(args)
    if (run.status !== 0) throw new Error(`wattlint ${args.join(' ')}: exit ${run.status}: ${run.err}`)
    return run
  }
  return { wattlint, done, write, path }
}

/** Rows of some workloads, by `join`. */
export function joined({ done, write }: Bench, name: string, measured: readonly Measured[]): void {
  write('to-join.ndjson', requestsNdjson(measured))
  write('to-join.csv', targetsCsv(measured))
  done('join', '--requests', 'to-join.ndjson', '--targets', 'to-join.csv', '--out', name)
}

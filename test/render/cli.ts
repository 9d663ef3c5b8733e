import { spawn } from 'node:child_process'
import { delimiter, resolve } from 'node:path'
import { Report } from '../../src/schema/report.ts'

/** The tool that is tested: its sources, or the built file that the variable names. */
const cli = resolve(process.env['WATTLINT_CLI'] ?? 'src/cli.ts')

export type Ran = { readonly status: number | null; readonly out: string; readonly err: string }

/** Runs the command line in `cwd`, with a folder in front of the path. */
export const wattlint = (cwd: string, path: string, args: readonly string[]): Promise<Ran> =>
  run(cwd, [path, process.env['PATH']].join(delimiter), args)

/** The same with no other program there. */
export function run(
  cwd: string,
  path: string,
  args: readonly string[],
  variables: NodeJS.ProcessEnv = {},
): Promise<Ran> {
  return new Promise((settle) => {
    const env = { ...process.env, ...variables, PATH: path }
    const child = spawn(process.execPath, [cli, ...args], { cwd, env })
    const run = { out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (run.out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (run.err += text))
    child.on('close', (status) => settle({ status, ...run }))
    child.stdin.end()
  })
}

/** A check's report, and its workloads as `change namespace/name pods path:line`. */
export const checked = async (cwd: string, path: string, ...args: string[]) =>
  seen(await wattlint(cwd, path, ['check', '--format', 'json', ...args]))

/** The same with no other program there. */
export const checkedWith = async (cwd: string, path: string, ...args: string[]) =>
  seen(await run(cwd, path, ['check', '--format', 'json', ...args]))

function seen(ran: Ran) {
  const report = ran.out === '' ? null : Report.parse(JSON.parse(ran.out))
  const workloads = (report?.workloads ?? [])
    .map(
      (one) =>
        `${one.change} ${one.namespace}/${one.workload_name} ${one.pods.typical} ${one.path}:${one.line}`,
    )
    .toSorted()
  return { ...ran, report, workloads }
}

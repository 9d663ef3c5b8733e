import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { EnergyTarget } from '../../src/schema/energy-target.ts'

const cli = resolve(process.env['WATTLINT_CLI'] ?? 'src/cli.ts')

export type Run = { readonly status: number | null; readonly out: string; readonly err: string }

export type RunOptions = {
  readonly env?: NodeJS.ProcessEnv
  readonly onStart?: (child: ChildProcess) => void
}

/** Runs `wattlint label` without any cluster or Prometheus of the machine's own. */
export function runLabel(
  cwd: string,
  args: readonly string[],
  { env = {}, onStart = () => undefined }: RunOptions = {},
): Promise<Run> {
  const { PATH, WATTLINT_CLI } = process.env
  return new Promise((settle) => {
    const child = spawn(process.execPath, [cli, 'label', ...args], {
      cwd,
      env: { PATH, WATTLINT_CLI, HOME: cwd, ...env },
    })
    const run = { out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (run.out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (run.err += text))
    child.on('close', (status) => settle({ status, ...run }))
    onStart(child)
  })
}

export const targetsIn = ({ out }: Run): readonly EnergyTarget[] =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => EnergyTarget.parse(JSON.parse(line)))

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { until } from './until.ts'

const SHOWN_LINES = 10
const SHOWN_COLUMNS = 300

/** A server that runs and writes a log of its own. */
export type Program = {
  readonly name: string
  readonly pid: number
  /** The end of its log. */
  readonly lastLines: () => string
  /** As the `until` of this folder, but no longer than the program runs; the error has the end of the log. */
  readonly until: <T>(what: string, attempt: () => Promise<T | null | false>, withinS?: number) => Promise<T>
  /** Resolves when it is gone. */
  readonly kill: (signal?: NodeJS.Signals) => Promise<void>
}

/** Runs `file` until it is killed or this process ends, however that happens. */
export function startProgram(name: string, file: string, args: readonly string[], folder: string): Program {
  const logFile = join(folder, `${name}.log`)
  const log = openSync(logFile, 'a')
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', file, ...args], {
    stdio: ['ignore', log, log],
    cwd: folder,
  })
  closeSync(log)
  const exited = once(child, 'exit')
  const end = (): string | null => {
    const how = child.exitCode ?? child.signalCode
    return how === null ? null : `ended with ${how}`
  }
  function lastLines(): string {
    const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-SHOWN_LINES)
    return lines.map((line) => line.slice(0, SHOWN_COLUMNS)).join('\n')
  }

  return {
    name,
    pid: child.pid ?? Number.NaN,
    lastLines,
    async until(what, attempt, withinS) {
      try {
        return await until(what, attempt, withinS, end)
      } catch (cause) {
        throw new Error(`${name}: ${what}. Its log ends so:\n${lastLines()}`, { cause })
      }
    },
    async kill(signal = 'SIGKILL') {
      if (end() === null) child.kill(signal)
      await exited
    },
  }
}

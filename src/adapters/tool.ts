import { spawn } from 'node:child_process'
import { constants, readFileSync } from 'node:fs'
import { access, realpath } from 'node:fs/promises'
import { delimiter, isAbsolute, join, relative } from 'node:path'
import { AppError } from '../errors.ts'
import type { Ended } from '../render/message.ts'
import { onEnd } from './on-end.ts'
import { isOutside } from './paths.ts'

const TIMEOUT_MS = 60_000
const MIB = 1024 * 1024
/** A line of a template can make any number of objects: of so many, reading takes half a minute and a gigabyte. */
const MOST_OUTPUT_BYTES = 16 * MIB
const MOST_MEMORY_BYTES = 2048 * MIB
const MOST_ERRORS_BYTES = MIB / 4
const LOOK_EVERY_MS = 100

/** What bounds a tool; tests have smaller ones. */
export type Bounds = {
  readonly timeoutMs: number
  readonly outputBytes: number
  readonly memoryBytes: number
}
export const BOUNDS: Bounds = {
  timeoutMs: TIMEOUT_MS,
  outputBytes: MOST_OUTPUT_BYTES,
  memoryBytes: MOST_MEMORY_BYTES,
}

/**
 * The first of the named programs on the path; `null`: none is. Folders of the repository do not count, for what lies there
 * is whoever's wrote the change.
 */
export async function findProgram(
  names: readonly string[],
  path: string,
  root: string,
): Promise<{ readonly name: string; readonly file: string } | null> {
  const realRoot = await realpath(root)
  for (const name of names) {
    for (const folder of path.split(delimiter).filter(isAbsolute)) {
      const file = join(folder, process.platform === 'win32' ? `${name}.exe` : name)
      const isThere = await access(file, constants.X_OK).then(
        () => true,
        () => false,
      )
      const real = isThere ? await realpath(folder) : folder
      if (isThere && isOutside(relative(realRoot, real))) return { name, file }
    }
  }
  return null
}

export type Run = {
  readonly file: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly bounds: Bounds
}

export type Ran = { readonly output: Buffer } | Ended

/** Runs a program without a shell, and ends it with all that it started where it goes over a bound. Throws `tool` where it cannot be run. */
export function runTool({ file, args, cwd, env, bounds }: Run): Promise<Ran> {
  return new Promise((settle, reject) => {
    const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
    const output: Buffer[] = []
    let [outputBytes, errors, over]: [number, Buffer, Ended | null] = [0, Buffer.alloc(0), null]
    const end = (ended: Ended | null): void => {
      over ??= ended
      killGroup(child.pid)
    }
    const forget = onEnd(() => killGroup(child.pid))
    const timer = setTimeout(
      () => end({ why: 'time', limit: `${bounds.timeoutMs / 1000} s` }),
      bounds.timeoutMs,
    )
    const watch = setInterval(() => {
      if (memoryOf(child.pid) > bounds.memoryBytes)
        end({ why: 'memory', limit: mebibytes(bounds.memoryBytes, 'memory') })
    }, LOOK_EVERY_MS)
    const done = (): void => {
      clearTimeout(timer)
      clearInterval(watch)
      forget()
    }
    child.stdout.on('data', (chunk: Buffer) => {
      outputBytes += chunk.length
      if (outputBytes > bounds.outputBytes)
        end({ why: 'output', limit: mebibytes(bounds.outputBytes, 'output') })
      else output.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      errors = Buffer.concat([errors, chunk]).subarray(-MOST_ERRORS_BYTES)
    })
    child.on('error', (cause) => {
      done()
      reject(new AppError('tool', `${file} cannot be run`, 'Is it a program of this system?', { cause }))
    })
    // What it started may outlive it, and hold its output open.
    child.on('exit', () => killGroup(child.pid))
    child.on('close', (status, signal) => {
      done()
      if (over !== null) settle(over)
      else if (status === 0) settle({ output: Buffer.concat(output) })
      else if (signal !== null) settle({ why: 'failed', stderr: `it was ended by ${signal}` })
      else settle({ why: 'failed', stderr: errors.toString() })
    })
  })
}

const mebibytes = (bytes: number, of: string): string => `${bytes / MIB} MiB of ${of}`

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

const KIB = 1024

/** What a process holds in memory, where the system tells: elsewhere time alone bounds it. */
function memoryOf(pid: number | undefined): number {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0) * KIB
  } catch {
    return 0
  }
}

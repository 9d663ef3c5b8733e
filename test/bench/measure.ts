import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

export type Command = { readonly name: string; readonly argv: readonly string[] }

/** One run: wall time, and the most memory that the process held (null where /proc does not tell). */
export type Run = { readonly wallMs: number; readonly peakMib: number | null }

const POLL_MS = 4

/** Runs a command to its end, whatever its exit status: a peer may fail files that it still had to read. */
export function measure({ argv }: Command): Promise<Run> {
  const [file = '', ...args] = argv
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const child = spawn(file, args, { stdio: 'ignore' })
    let peakMib: number | null = null
    const timer = setInterval(() => {
      peakMib = peakOf(child.pid) ?? peakMib
    }, POLL_MS)
    child.on('error', reject)
    child.on('close', () => {
      clearInterval(timer)
      resolve({ wallMs: performance.now() - started, peakMib })
    })
  })
}

/** The high-water mark that the kernel keeps, so that a peak between two looks is not missed. */
function peakOf(pid: number | undefined): number | null {
  try {
    const kib = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kib === undefined ? null : Number(kib) / 1024
  } catch {
    return null // not Linux, or the process has ended
  }
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low = 0, high = 0] =
    sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : [sorted[middle - 1], sorted[middle]]
  return (low + high) / 2
}

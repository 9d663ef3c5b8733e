import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { AppError } from '../errors.ts'

const run = promisify(execFile)

/** Room for the list of a repository with a million files. */
const MOST_OUTPUT_BYTES = 256 * 1024 * 1024
const TIMEOUT_MS = 60_000

/** Standard output of a git command, which never asks for a password. Throws `source`, with git's last word, when it fails. */
export async function git(cwd: string, args: readonly string[], hint: string): Promise<string> {
  try {
    const options = { cwd, maxBuffer: MOST_OUTPUT_BYTES, timeout: TIMEOUT_MS }
    const { stdout } = await run('git', ['-c', 'core.askPass=true', ...args], options)
    return stdout
  } catch (cause) {
    const word = lastLine(cause)
    throw new AppError('source', `git ${args[0]} failed${word === '' ? '' : `: ${word}`}`, hint, { cause })
  }
}

/** The same for a question that git may answer with no: `null` then, whatever the reason. Without the last line end. */
export async function gitAnswer(cwd: string, ...args: string[]): Promise<string | null> {
  return git(cwd, args, '').then(
    (text) => text.trimEnd(),
    () => null,
  )
}

/** The commit that a branch, tag or name stands for in this clone; `null` for none. */
export const commitNamed = (cwd: string, name: string): Promise<string | null> =>
  gitAnswer(cwd, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`)

function lastLine(cause: unknown): string {
  const stderr =
    typeof cause === 'object' && cause !== null && 'stderr' in cause ? String(cause.stderr) : String(cause)
  return stderr.trim().split('\n').at(-1) ?? ''
}

import { EXIT_WITHIN, exitCodes } from '../errors.ts'
import { oneLine } from '../report/escape.ts'
import type { Problem } from '../schema/problem.ts'
import type { Io } from './io.ts'

const LONGEST_LINE = 500

/** Problems as compilers tell theirs, `path:line: what is wrong`, and the exit status that they come to. */
export function tellProblems(problems: readonly Problem[], { err }: Io): number {
  const sorted = problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
  for (const { path, line, severity, message } of sorted.toSorted((a, b) =>
    a.path < b.path ? -1 : Number(a.path > b.path),
  )) {
    const where = line === null ? path : `${path}:${line}`
    err(`${oneLine(`${where}: ${severity === 'warning' ? 'warning: ' : ''}${message}`, LONGEST_LINE)}\n`)
  }
  return problems.some(({ severity }) => severity === 'error') ? exitCodes.input : EXIT_WITHIN
}

import { oneLine } from '../report/escape.ts'
import type { Problem } from '../schema/problem.ts'
import type { Io } from './io.ts'

/** One problem as compilers tell theirs: `path:line: what is wrong`. */
export function tellProblem({ path, line, severity, message }: Problem, { err }: Io): void {
  const where = line === null ? path : `${path}:${line}`
  err(`${oneLine(`${where}: ${severity === 'warning' ? 'warning: ' : ''}${message}`)}\n`)
}

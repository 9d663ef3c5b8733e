import type { Problem } from '../schema/problem.ts'
import type { Report } from '../schema/report.ts'
import { oneLine } from './escape.ts'
import { pathInside } from './file-places.ts'
import { type Finding, type FindingLevel, findingsFrom } from './findings.ts'
import { counted } from './format.ts'

/** A remark of the check beside a line of the change. */
export type Annotation = {
  readonly level: 'error' | 'warning' | 'notice'
  readonly message: string
  readonly title: string
  readonly path: string | null
  readonly line: number | null
}

const levels = { error: 'error', warning: 'warning', note: 'notice' } as const satisfies Record<
  FindingLevel,
  Annotation['level']
>

/** GitHub shows ten of each level, and the conclusion of the step is one of the errors. */
const MOST_SHOWN = 9

/**
 * The worst findings of a change where it causes them, and how many more there are. `newErrors` are the problems that the
 * base has not. Problems that only warn are left out where there is a base: nobody can tell who made them.
 */
export function annotationsFrom(
  report: Report,
  newErrors: readonly Problem[],
  most = MOST_SHOWN,
): readonly Annotation[] {
  const warned = report.base === null ? report.problems.filter(({ severity }) => severity === 'warning') : []
  const found = findingsFrom({ ...report, problems: [...newErrors, ...warned] })
  const shown = found.slice(0, most).map(annotationOf)
  const left = found.length - shown.length
  if (left === 0) return shown
  const message = `${counted(left, 'more finding')}: the report in the job summary tells of everything.`
  return [...shown, { level: 'notice', message, title: 'wattlint', path: null, line: null }]
}

function annotationOf({ level, message, title, path, line }: Finding): Annotation {
  const inside = path === null ? null : pathInside(path)
  return {
    level: levels[level],
    message: oneLine(message),
    title: `wattlint: ${title}`,
    path: inside === null ? null : oneLine(inside),
    line: inside === null ? null : line,
  }
}

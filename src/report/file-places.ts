import type { Report } from '../schema/report.ts'
import { oneLine } from './escape.ts'
import type { Finding } from './findings.ts'

/** Where a tool shows a finding that takes none without a file of the repository. */
export type FilePlace = {
  readonly path: string
  readonly line: number
  /** That of the finding, behind its own place where that is no file of the repository. */
  readonly message: string
}

/** Longer than any path that a file system has. */
const LONGEST_PATH = 4096

/** Where a configuration is looked for: of all files the most likely one to be there, in a report that names none. */
const NO_FILE = 'wattlint.yml'

/**
 * A path below the root of the repository, with slashes and without `./`; `null` for one that leads elsewhere. Hostile text
 * still.
 */
export function pathInside(path: string): string | null {
  const inside = path.replace(/^(?:\.\/+)+/, '')
  if (inside === '' || inside.length > LONGEST_PATH || /^(?:[/\\]|[A-Za-z]:[/\\])/.test(inside)) return null
  return inside.split('/').some((part) => part === '..' || part === '.') ? null : inside
}

/** Places every finding of a report; one without a file of its own stands on the first line of the first manifest. */
export function filePlacesIn({ workloads, problems }: Report): (finding: Finding) => FilePlace {
  let first: string | null = null
  for (const { path } of [...workloads, ...problems]) first ??= path === null ? null : pathInside(path)
  return ({ path, line, message }) => {
    const inside = path === null ? null : pathInside(path)
    if (inside !== null) return { path: inside, line: line ?? 1, message }
    const place = path === null ? '' : `${oneLine(path, 200)}${line === null ? '' : `:${line}`}: `
    return { path: first ?? NO_FILE, line: 1, message: `${place}${message}` }
  }
}

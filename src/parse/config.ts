import leven from 'leven'
import { LineCounter, parseDocument } from 'yaml'
import type * as z from 'zod'
import { AppError } from '../errors.ts'
import { quoted } from '../quoted.ts'
import { Config, configKeys } from '../schema/config.ts'
import { shapeMessage } from '../schema/shape.ts'
import { valueFrom } from './value.ts'

/** The text of a `wattlint.yml`. Throws `input`, naming the line, for what is no configuration. */
export function parseConfig(path: string, text: string): Config {
  const lines = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: lines,
    logLevel: 'error',
    prettyErrors: false,
    merge: true,
    uniqueKeys: false,
  })
  const fail = (offset: number, message: string, hint: string): AppError =>
    new AppError('input', `${path}:${Math.max(1, lines.linePos(offset).line)}: ${message}`, hint)
  const [fault] = document.errors
  if (fault !== undefined) throw fail(fault.pos[0], fault.message.replace(/[.:]+$/, ''), 'Correct the YAML.')
  const read = valueFrom(document)
  if ('reason' in read) throw fail(read.offset, `the file ${read.message}`, 'Simplify it.')
  const [twice] = read.duplicates
  if (twice !== undefined)
    throw fail(twice.second, `key ${quoted(twice.key)} is written twice.`, 'Remove one.')
  const parsed = Config.safeParse(read.value ?? {}, { error: shapeMessage })
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues.map(meantIssue)
  const at = (issue?.path ?? []).filter((step) => typeof step !== 'symbol')
  if (issue?.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys
    const known = configKeys[at.filter((step) => typeof step === 'string').join('.')] ?? []
    const near = nearest(key, known)
    const hint = near === null ? `Known here: ${known.join(', ')}.` : `Did you mean "${near}"?`
    throw fail(read.offsetAt([...at, key]), `unknown key ${quoted(key)}.`, hint)
  }
  throw fail(
    read.offsetAt(at),
    `${at.join('.') || 'the file'} ${messageOf(issue)}.`,
    'See the configuration section of the README.',
  )
}

type Issue = z.core.$ZodIssue

const messageOf = (issue: Issue | undefined): string => (issue?.message ?? 'is not valid').replace(/\.$/, '')

/** Where one thing or a list of it may stand, what is wrong with the one that the author wrote. */
function meantIssue(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue
  const branches = issue.errors.flatMap((branch) => branch[0] ?? [])
  const inner = branches.filter(({ code, path }) => path.length > 0 || code !== 'invalid_type')
  const [meant] = inner.toSorted((a, b) => b.path.length - a.path.length)
  return meant === undefined ? issue : meantIssue({ ...meant, path: [...issue.path, ...meant.path] })
}

/** The known name that a slip of the finger turned into `word`, or null. */
function nearest(word: string, known: readonly string[]): string | null {
  const [best] = known
    .map((name) => ({ name, distance: leven(word.toLowerCase(), name.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance)
  return best !== undefined && best.distance <= Math.max(2, best.name.length / 3) ? best.name : null
}

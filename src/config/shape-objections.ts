import type * as z from 'zod'
import { nearNames } from '../near-names.ts'
import type { At } from '../parse/value.ts'
import { quoted } from '../quoted.ts'
import { configKeys } from '../schema/config.ts'
import { MISSING } from '../schema/shape.ts'
import type { Objection } from './patterns.ts'

type Issue = z.core.$ZodIssue

/** What a schema found wrong, in words for whoever wrote the file. */
export const shapeObjections = (issues: readonly Issue[]): readonly (Objection & { readonly at: At })[] =>
  issues.flatMap(meantIssues).flatMap((issue) => {
    const at = issue.path.filter((step) => typeof step !== 'symbol')
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ at: [...at, key], ...unknownKey(key, at) }))
    return [{ at, message: `${at.join('.') || 'the file'} ${messageOf(issue)}`, hint: hintOf(issue) }]
  })

function unknownKey(key: string, at: At): Objection {
  const known = configKeys[at.filter((step) => typeof step === 'string').join('.')] ?? []
  const [near] = nearNames(key, known, 1)
  return {
    message: `unknown key ${quoted(key)}`,
    hint: near === undefined ? `Known here: ${known.join(', ')}.` : `Did you mean "${near}"?`,
  }
}

/** Where one thing or a list of it may stand, what is wrong with the one that the author wrote. */
function meantIssues(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const branches = issue.errors.filter(
    (branch) => !branch.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
  )
  const [meant] = branches.toSorted((a, b) => depthOf(b) - depthOf(a))
  const isMissing = issue.errors.some((branch) => branch.some(({ message }) => message === MISSING))
  if (meant === undefined) return [isMissing ? { ...issue, message: MISSING } : issue]
  return meant.flatMap((inner) => meantIssues({ ...inner, path: [...issue.path, ...inner.path] }))
}

const depthOf = (issues: readonly Issue[]): number => Math.max(...issues.map(({ path }) => path.length))

function messageOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int' && issue.message !== MISSING ? 'must be a whole number' : issue.message
    case 'invalid_format':
      return issue.format === 'date' ? 'must be a day as YYYY-MM-DD' : issue.message
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array' ? 'must not be empty' : issue.message
    case 'too_big':
      if (issue.origin === 'string') return `must be at most ${issue.maximum} characters long`
      return issue.origin === 'array'
        ? `must have at most ${issue.maximum} items`
        : `must be at most ${issue.maximum}`
    default:
      return issue.message.replace(/\.$/, '')
  }
}

/** What is wanted stands in most messages. */
const hintOf = ({ code }: Issue): string =>
  code === 'invalid_union' ? 'See the configuration section of the README.' : ''

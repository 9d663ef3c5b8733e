import type * as z from 'zod'

/** What is said of a part that is not there. */
export const MISSING = 'is missing'

const SHAPES: Readonly<Record<string, string>> = {
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
  string: 'text',
  number: 'a number',
}

/** Says in plain words what shape was wanted; for `schema.safeParse(value, { error: shapeMessage })`. */
export const shapeMessage: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null
        ? MISSING
        : `must be ${SHAPES[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `must be ${issue.inclusive === true ? 'at least' : 'above'} ${issue.minimum}`
        : undefined
    case 'invalid_union':
      return 'has another shape than it may have'
    default:
      return undefined
  }
}

import { type Problem, problemFrom } from '../schema/problem.ts'

/** `place` tells a document apart from its neighbours: its line, or its number in an array. */
type Located = { readonly value: unknown; readonly line: number | null; readonly place: string }

/** One JSON value, an array of them, or one a line. A line that is no JSON is a problem, and the others are read. */
export function parseJsonDocuments(
  path: string,
  text: string,
): { documents: Located[]; problems: Problem[] } {
  const whole = parsed(text)
  if (whole !== undefined) {
    const values: unknown[] = Array.isArray(whole) ? whole : [whole]
    return {
      documents: values.map((value, index) => ({ value, line: null, place: `document ${index + 1}: ` })),
      problems: [],
    }
  }
  const documents: Located[] = []
  const problems: Problem[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const value = parsed(line)
    if (value === undefined)
      problems.push(
        problemFrom(
          'yaml-syntax',
          path,
          index + 1,
          'the line is not JSON. Write one object a line, or one array.',
        ),
      )
    else documents.push({ value, line: index + 1, place: '' })
  }
  return { documents, problems }
}

/** `undefined` for text that is not JSON: no JSON says `undefined`. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

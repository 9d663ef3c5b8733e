import { AppError } from '../errors.ts'
import type { RenderedEntry, RenderFailure } from '../find.ts'
import { quoted } from '../quoted.ts'
import { type Problem, problemFrom } from '../schema/problem.ts'
import { type Rendering, renderingText } from '../schema/render.ts'

const placeText = ({ path, line }: RenderFailure): string => (line === null ? path : `${path}:${line}`)

/** The error for entries that could not be rendered: nothing can be said of a tree without them. */
export function unrenderedError(entries: readonly RenderedEntry[], where = ''): AppError {
  const failures = entries.flatMap(({ failure }) => failure ?? [])
  const [first] = failures
  return new AppError(
    'tool',
    first === undefined ? `${where}nothing was rendered` : `${where}${placeText(first)}: ${first.message}`,
    first?.hint ?? '',
    {
      details:
        failures.length > 1
          ? failures.map((one) => `${where}${placeText(one)}: ${one.message} ${one.hint}`)
          : [],
    },
  )
}

const LONGEST = 200

/** The error for entries whose folder is not there, where no other side may have had it. */
export const absentError = (absent: readonly Rendering[]): AppError =>
  new AppError(
    'input',
    `render names ${absent.map((one) => quoted(one.folder, LONGEST)).join(', ')}, where no file is`,
    'Correct the path, which counts from the folder that you are in, or take the entry out of render.',
  )

/** What is on neither side: the configuration may be newer than both, or hold a slip. */
export function nowhere(head: readonly Rendering[], base: readonly Rendering[]): readonly Problem[] {
  const there = new Set(base.map((one) => JSON.stringify(one)))
  return head
    .filter((one) => there.has(JSON.stringify(one)))
    .map((one) =>
      problemFrom(
        'not-rendered',
        one.folder,
        null,
        `render names ${quoted(renderingText(one), LONGEST)}, where no file is, here or at the base: nothing of it counts. Correct the path, or take the entry out.`,
      ),
    )
}

import * as z from 'zod'
import { MISSING } from '../schema/shape.ts'
import { NO_CONTAINERS, NO_IMAGES } from './pod-spec.ts'
import type { Reader } from './reader.ts'
import { TooMuchWork } from './work.ts'

const ABSENT: ReadonlySet<string> = new Set([MISSING, NO_CONTAINERS, NO_IMAGES])

const MOST_SHAPE_PROBLEMS = 3

/**
 * What reading an object comes to: where it has not the shape of its kind, or is more work
 * than the tree has left, that is told at its line, and nothing thrown.
 */
export function attempt<T>(
  kind: string,
  reader: Reader,
  read: () => T,
): T | { readonly outcome: 'skipped'; readonly reason: 'fragment' } | { readonly outcome: 'failed' } {
  try {
    return read()
  } catch (error) {
    if (error instanceof TooMuchWork) {
      const message = `${kind}: with it, what objects take from others and repeat is more than is read of a tree. Its power is missing from the figures. Refer to smaller objects, or exclude the file.`
      reader.problem('yaml-limit', [], message)
      return { outcome: 'failed' }
    }
    if (!(error instanceof z.ZodError)) throw error
    const faults = error.issues.map(({ path, message }) => ({
      at: path.filter((step) => typeof step !== 'symbol'),
      message,
    }))
    const [fault] = faults
    if (fault !== undefined && faults.every(({ message }) => ABSENT.has(message))) {
      const message = `${kind}: ${fault.at.join('.')} ${fault.message}. Taken for a patch or a fragment, which runs no pods of its own.`
      reader.problem('fragment', fault.at, message)
      return { outcome: 'skipped', reason: 'fragment' }
    }
    for (const { at, message } of faults.slice(0, MOST_SHAPE_PROBLEMS)) {
      reader.problem(
        'invalid-field',
        at,
        `${kind}: ${at.join('.')} ${message}. Write it as Kubernetes expects it.`,
      )
    }
    return { outcome: 'failed' }
  }
}

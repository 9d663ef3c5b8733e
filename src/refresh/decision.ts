import type { Score } from '../schema/model.ts'

/** What becomes of a model that was trained anew. */
export type Decision = {
  readonly outcome: 'replaced' | 'kept' | 'unproven'
  /** Why, as a sentence. */
  readonly reason: string
}

export type HeldOut = {
  /** Of the model in use, on the rows held out. */
  readonly before: readonly Score[]
  /** Of the new one, on the same rows. */
  readonly after: readonly Score[]
  /** Workloads that share neither name nor pod template. */
  readonly groups: number
}

/** Below that, one workload decides. */
export const LEAST_GROUPS = 2
/** A difference in the third digit is none. */
const TOLERANCE = 1.005

/** A new model takes the place of the one in use where it is not worse: on no kind of rows further off, by the geometric error. */
export function decisionFrom({ before, after, groups }: HeldOut): Decision {
  if (groups < LEAST_GROUPS)
    return {
      outcome: 'unproven',
      reason: `${groups} of your workloads ${groups === 1 ? 'is' : 'are'} held out, and ${LEAST_GROUPS} are needed to compare two models`,
    }
  const pairs = after.flatMap((score) => {
    const former = before.find(({ scope, split }) => scope === score.scope && split === score.split)
    return former === undefined ? [] : [{ former, score }]
  })
  const worse = pairs.find(
    ({ former, score }) => score.geometric_error_factor > former.geometric_error_factor * TOLERANCE,
  )
  const shown = ({ former, score }: (typeof pairs)[number]): string =>
    `${score.scope}: ×${former.geometric_error_factor.toFixed(2)} off before, ×${score.geometric_error_factor.toFixed(2)} now, over ${score.rows} rows held out`
  if (worse !== undefined) return { outcome: 'kept', reason: `the new one is worse. ${shown(worse)}` }
  const [first] = pairs
  return {
    outcome: 'replaced',
    reason: first === undefined ? 'nothing of it can be compared' : shown(first),
  }
}

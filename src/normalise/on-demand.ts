import type { At } from '../parse/value.ts'
import type { Surroundings } from './kind.ts'
import type { Reader } from './reader.ts'
import { replicas, type Scale } from './scale.ts'

const ZERO = 'It scales to zero when nothing asks for it: counted as running.'

/** The least and the most that run, as written: `null` where nothing is. */
export type Bounds = {
  readonly min: number | null
  readonly max: number | null
  /** What runs at least where nothing is written. */
  readonly absent: number
  readonly minAt: At
  readonly maxAt: At
  /** What the most is called where it is written. */
  readonly maxName: string
}

/**
 * Pods that Knative brings up and down with the requests that come in. A greatest number of 0, or none, is no limit.
 * https://knative.dev/docs/serving/autoscaling/scale-bounds/
 */
export function onDemand(bounds: Bounds, by: string, reader: Reader, around: Surroundings): Scale {
  const { absent, minAt, maxAt, maxName } = bounds
  const min = bounds.min ?? absent
  const isEndless = bounds.max === null || bounds.max === 0
  if (!isEndless && bounds.max !== null && bounds.max < min) {
    const message = `${maxName} ${bounds.max} is less than the ${min} that run at least, which are taken. Raise it.`
    reader.problem('suspect-field', maxAt, message)
  }
  const said = isEndless ? (around.assumed.replicas?.value ?? 0) : (bounds.max ?? 0)
  const { pods, assumptions } = ranged(bounds.min, Math.max(said, min, 1), absent, by, minAt, reader, around)
  return {
    pods,
    assumptions: [
      ...assumptions,
      ...(min === 0 ? [ZERO] : []),
      ...(isEndless ? [`No ${maxName} is set: more may run.`] : []),
    ],
  }
}

/** Between the least (`absent` where nothing is written) and the most: a scale of its own where they differ. */
export function ranged(
  stated: number | null,
  max: number,
  absent: number,
  by: string,
  at: At,
  reader: Reader,
  around: Surroundings,
): Scale {
  const min = stated ?? absent
  return max > min
    ? replicas(undefined, at, reader, { ...around, autoscaling: { min, max, by } })
    : replicas(stated, at, reader, { ...around, autoscaling: null }, absent)
}

/** Around a part that a word about the whole (an autoscaler, a number of replicas) does not mean. */
export const besideMain = (around: Surroundings): Surroundings => ({
  ...around,
  autoscaling: null,
  assumed: { ...around.assumed, replicas: null },
})

import type { At } from '../parse/value.ts'
import { quoted } from '../quoted.ts'
import type { PodRange } from '../schema/inference-request.ts'
import type { Said } from './assumed.ts'
import type { Surroundings } from './kind.ts'
import type { Reader } from './reader.ts'

/** How many of something run, and what had to be taken as given to say so. */
export type Scale = { readonly pods: PodRange; readonly assumptions: readonly string[] }

export const fixed = (pods: number): PodRange => ({ min: pods, typical: pods, max: pods })

export const times = ({ min, typical, max }: PodRange, factor: number): PodRange => ({
  min: capped(min * factor),
  typical: capped(typical * factor),
  max: capped(max * factor),
})

/** More pods than any cluster holds, and few enough for the sum over a tree to stay exact. */
const MOST_PODS = 2_147_483_647

export const capped = (pods: number): number => Math.min(pods, MOST_PODS)

export const clamped = (value: number, min: number, max: number): number =>
  Math.min(Math.max(value, min), max)

/**
 * The replicas written at `at`, within what an autoscaler of the tree allows. 0 stays 0; nothing written is `absent`, as
 * the API server takes it.
 */
export function replicas(
  value: unknown,
  at: At,
  reader: Reader,
  { autoscaling, assumed }: Surroundings,
  absent = 1,
): Scale {
  const isStated = value !== undefined && value !== null
  const read = reader.count(value, at, absent)
  if (autoscaling !== null) return autoscaled(isStated ? read : null, autoscaling, assumed.replicas)
  if (isStated && read !== null) return { pods: fixed(read), assumptions: overruled(read, assumed.replicas) }
  if (assumed.replicas !== null) {
    return {
      pods: fixed(assumed.replicas.value),
      assumptions: [`${assumed.replicas.value} replicas, as ${assumed.replicas.by} says.`],
    }
  }
  const why = isStated ? 'The replicas could not be read' : 'Replicas are not stated'
  return {
    pods: fixed(read ?? absent),
    assumptions: [`${why}: ${read ?? absent} taken${isStated ? '' : ', the default'}.`],
  }
}

/** A manifest that states its replicas is right: a word beside it must not make a workload look smaller. */
const overruled = (stated: number, assumed: Said | null): string[] =>
  assumed === null || assumed.value === stated
    ? []
    : [`${stated} replicas are written: the ${assumed.value} of ${assumed.by} are not taken.`]

/** One pod on every node that it may run on: how many that is, no manifest says. */
export const perNode = (
  assumed: Surroundings['assumed'],
  kind: string,
): Scale & { readonly isPerNode: true } => ({ isPerNode: true, ...onNodes(assumed, kind) })

const onNodes = ({ nodes, replicas }: Surroundings['assumed'], kind: string): Scale =>
  replicas !== null
    ? { pods: fixed(replicas.value), assumptions: [`${replicas.value} pods, as ${replicas.by} says.`] }
    : nodes === null
      ? {
          pods: fixed(1),
          assumptions: [
            `A ${kind} runs on every node: figures are for one node (set nodes in the configuration).`,
          ],
        }
      : {
          pods: fixed(nodes.value),
          assumptions: [`A ${kind} runs on every node: ${nodes.value} nodes, as configured.`],
        }

function autoscaled(
  stated: number | null,
  { min, max, by, yieldsToZero, isCertain }: NonNullable<Surroundings['autoscaling']>,
  assumed: Said | null,
): Scale {
  const within = `${quoted(by)} scales it between ${min} and ${max}`
  if (assumed !== null) {
    const typical = clamped(assumed.value, min, max)
    return {
      pods: { min, typical, max },
      assumptions: [
        typical === assumed.value
          ? `${within}: ${typical} taken, as ${assumed.by} says.`
          : `${within}: ${typical} taken, for the ${assumed.value} of ${assumed.by}.`,
      ],
    }
  }
  if (stated === 0 && min > 0 && yieldsToZero === true)
    return { pods: fixed(0), assumptions: [`${quoted(by)} would scale it, but 0 replicas switch that off.`] }
  const typical = clamped(Math.max(stated ?? min, 1), min, max)
  if (isCertain === false && stated !== null && stated > typical)
    return {
      pods: { min, typical: stated, max: stated },
      assumptions: [
        `${within}, but only one of them names its namespace: ${stated} taken, the replicas that are written.`,
      ],
    }
  const whence =
    stated === typical
      ? 'the replicas that are written'
      : typical === min
        ? 'the fewest that run'
        : typical === max && min > 0
          ? 'the most that run'
          : 'as if it runs'
  return { pods: { min, typical, max }, assumptions: [`${within}: ${typical} taken, ${whence}.`] }
}

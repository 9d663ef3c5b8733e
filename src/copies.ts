import type { Predicted } from './compare.ts'
import { globIndex } from './globs.ts'
import { grouped } from './grouped.ts'
import { quoted } from './quoted.ts'
import type { Copies } from './schema/config.ts'
import { type Problem, problemFrom } from './schema/problem.ts'

/** One object as one file declares it: several workloads where it has several kinds of pods. */
type Copy = {
  readonly parts: readonly Predicted[]
  readonly path: string
  readonly line: number | null
  readonly powerW: number
  readonly preference: number
}

/**
 * Overlays, environments and versioned folders declare one object several times, and a cluster holds one of them. The one
 * that the configuration prefers counts, else the one that draws most; the others keep their figures and name it.
 */
export function settleCopies(
  predicted: readonly Predicted[],
  { count, prefer }: Copies,
): { readonly settled: readonly Predicted[]; readonly problems: readonly Problem[] } {
  const preferred = globIndex(prefer)
  const preference = (path: string): number => {
    const index = preferred(path)
    return index === -1 ? prefer.length : index
  }
  const countedAs = new Map<Predicted, string>()
  const problems: Problem[] = []
  for (const object of grouped(predicted.filter(hasName), objectOf).values()) {
    const copies = [...grouped(object, placeOf).values()].map((parts) => copyFrom(parts, preference))
    const [counted, ...others] = copies.toSorted(countsBefore)
    if (counted === undefined) continue
    for (const other of others) {
      problems.push(
        problemFrom('duplicate-identity', other.path, other.line, sentence(other, counted, count)),
      )
      if (count === 'one') for (const part of other.parts) countedAs.set(part, placeText(counted))
    }
  }
  const settled = predicted.map((one) => ({ ...one, countedAs: countedAs.get(one) ?? null }))
  return { settled, problems }
}

/** What has no name of its own is another object each time. */
const hasName = ({ request: { workload_name } }: Predicted): boolean =>
  !workload_name.endsWith('*') && workload_name !== 'noname'

const objectOf = ({ request }: Predicted): string =>
  JSON.stringify([request.api_group, request.workload_kind, request.namespace, request.workload_name])

const placeOf = ({ request: { path, line } }: Predicted): string => JSON.stringify([path, line])

function copyFrom(parts: readonly Predicted[], preference: (path: string) => number): Copy {
  const { path = null, line = null } = parts[0]?.request ?? {}
  const powerW = parts.reduce((sum, { prediction }) => sum + prediction.power_w.p50, 0)
  return { parts, path: path ?? '', line, powerW, preference: preference(path ?? '') }
}

const countsBefore = (a: Copy, b: Copy): number =>
  a.preference - b.preference ||
  b.powerW - a.powerW ||
  (a.path < b.path ? -1 : a.path > b.path ? 1 : (a.line ?? 0) - (b.line ?? 0))

const placeText = ({ path, line }: Copy): string => (line === null ? path : `${path}:${line}`)

function sentence(copy: Copy, counted: Copy, count: Copies['count']): string {
  const { workload_kind = '', workload_name = '', namespace = '' } = copy.parts[0]?.request ?? {}
  const what = `${quoted(workload_kind)} ${quoted(workload_name)} of namespace ${quoted(namespace)} is declared in ${quoted(placeText(counted))} too`
  if (count === 'all') return `${what}, and every copy counts, as configured.`
  const why =
    counted.preference < copy.preference
      ? 'which is preferred'
      : counted.powerW > copy.powerW
        ? 'which draws more'
        : 'which comes first'
  return `${what}, ${why} and counts in its place. Choose with copies in the configuration, or leave one out with exclude.`
}

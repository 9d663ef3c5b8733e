import type { Predicted } from './compare.ts'
import { globIndex } from './globs.ts'
import { grouped } from './grouped.ts'
import { quoted } from './quoted.ts'
import type { Copies } from './schema/config.ts'
import { type Problem, problemFrom } from './schema/problem.ts'
import { type Rendering, renderingText } from './schema/render.ts'

/** One object as one file, or one rendering of it, declares it: several workloads where it has several kinds of pods. */
type Copy = {
  readonly parts: readonly Predicted[]
  readonly path: string
  readonly line: number | null
  readonly rendering: Rendering | null
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
  const preference = (paths: readonly string[]): number =>
    Math.min(prefer.length, ...paths.map(preferred).filter((index) => index !== -1))
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

/** A path, and what renders it. */
const LONGEST_PLACE = 200

/** What has no name of its own is another object each time. */
const hasName = ({ request: { workload_name } }: Predicted): boolean =>
  !workload_name.endsWith('*') && workload_name !== 'noname'

const objectOf = ({ request }: Predicted): string =>
  JSON.stringify([request.api_group, request.workload_kind, request.namespace, request.workload_name])

const placeOf = ({ request: { path, line, rendering } }: Predicted): string =>
  JSON.stringify([path, line, rendering])

/** Files that stand for a copy: an overlay's objects are written in its base, and a chart's values are what tells it from others. */
const filesOf = (path: string, rendering: Rendering | null): readonly string[] =>
  rendering === null ? [path] : [path, posixJoin(rendering.folder, 'kustomization.yaml'), ...rendering.values]

const posixJoin = (folder: string, name: string): string => (folder === '.' ? name : `${folder}/${name}`)

function copyFrom(parts: readonly Predicted[], preference: (paths: readonly string[]) => number): Copy {
  const { path = null, line = null, rendering = null } = parts[0]?.request ?? {}
  const powerW = parts.reduce((sum, { prediction }) => sum + prediction.power_w.p50, 0)
  return {
    parts,
    path: path ?? '',
    line,
    rendering,
    powerW,
    preference: preference(filesOf(path ?? '', rendering)),
  }
}

const countsBefore = (a: Copy, b: Copy): number =>
  a.preference - b.preference ||
  b.powerW - a.powerW ||
  compareText(a.path, b.path) ||
  (a.line ?? 0) - (b.line ?? 0) ||
  compareText(JSON.stringify(a.rendering), JSON.stringify(b.rendering))

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const placeText = ({ path, line, rendering }: Copy): string =>
  [line === null ? path : `${path}:${line}`, ...(rendering === null ? [] : [renderingText(rendering)])].join(
    ' in ',
  )

function sentence(copy: Copy, counted: Copy, count: Copies['count']): string {
  const { workload_kind = '', workload_name = '', namespace = '' } = copy.parts[0]?.request ?? {}
  const what = `${quoted(workload_kind)} ${quoted(workload_name)} of namespace ${quoted(namespace)} is declared in ${quoted(placeText(counted), LONGEST_PLACE)} too`
  if (count === 'all') return `${what}, and every copy counts, as configured.`
  const why =
    counted.preference < copy.preference
      ? 'which is preferred'
      : counted.powerW > copy.powerW
        ? 'which draws more'
        : 'which comes first'
  return `${what}, ${why} and counts in its place. Choose with copies in the configuration, or leave one out with exclude.`
}

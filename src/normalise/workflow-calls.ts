import { isObject } from '../parse/value.ts'
import { capped } from './scale.ts'
import type { Hook, Placed, Step, Template } from './workflow-templates.ts'

/** Runs of one template: in all, at once at most, and whether their number is only known at run time. */
export type Calls = { readonly total: number; readonly atOnce: number; readonly isOpen: boolean }

/** What a workflow begins with, and what runs beside that and after it. */
type Roots = Pick<Step, 'hooks' | 'onExit'> & { readonly entrypoint?: string | null | undefined }

type Elsewhere = { readonly name: string; readonly template: string }

/** Of a workflow with more templates each is counted as if it ran once, and that is told. */
const MOST_TEMPLATES = 300

/** The hook that runs when all else is done. */
const EXIT = 'exit'

const ONCE: Calls = { total: 1, atOnce: 1, isOpen: false }

/** How often each template runs when the entry point does, with the hooks and exit handlers of the workflow and its steps. `of` is `null` for a template that is never called. */
export function callsFrom(
  templates: readonly Placed[],
  { entrypoint = null, ...roots }: Roots,
): {
  readonly of: (name: string) => Calls | null
  readonly elsewhere: readonly Elsewhere[]
  readonly missing: ReadonlySet<string>
} {
  const byName = new Map(templates.map(({ name, template }) => [name, template]))
  const elsewhere: Elsewhere[] = []
  const missing = new Set<string>()
  if (entrypoint === null || !byName.has(entrypoint) || templates.length > MOST_TEMPLATES)
    return { of: () => ({ ...ONCE, isOpen: templates.length > 1 }), elsewhere, missing }
  const known = new Map<string, ReadonlyMap<string, Calls>>()

  function visit(name: string): ReadonlyMap<string, Calls> {
    const before = known.get(name)
    if (before !== undefined) return before
    // A template that comes back to itself ends somewhere: once round is taken.
    known.set(name, new Map())
    const template = byName.get(name)
    if (template === undefined) missing.add(name)
    if (template === undefined) return new Map()
    const stages = stagesOf(template)
    const calls =
      stages === null
        ? new Map([[name, ONCE]])
        : stages
            .map((steps) => steps.map((step) => stepCalls(step)).reduce(beside, new Map()))
            .reduce(after, new Map())
    known.set(name, calls)
    return calls
  }

  function stepCalls(step: Step): ReadonlyMap<string, Calls> {
    const { times, isOpen } = repeats(step)
    return new Map(
      [...withHooks(called(step), step)].map(([name, calls]) => [
        name,
        {
          total: capped(calls.total * times),
          atOnce: capped(calls.atOnce * times),
          isOpen: calls.isOpen || isOpen,
        },
      ]),
    )
  }

  function called({ template, templateRef }: Hook): ReadonlyMap<string, Calls> {
    if (templateRef) elsewhere.push(templateRef)
    return template ? visit(template) : new Map()
  }

  function withHooks(
    main: ReadonlyMap<string, Calls>,
    { hooks, onExit }: Pick<Step, 'hooks' | 'onExit'>,
  ): ReadonlyMap<string, Calls> {
    const { [EXIT]: exit, ...others } = hooks ?? {}
    const whole = Object.values(others).map(called).reduce(beside, main)
    const last = [...(exit === undefined ? [] : [exit]), ...(onExit ? [{ template: onExit }] : [])]
    return last.map(called).reduce(after, whole)
  }

  const calls = withHooks(visit(entrypoint), roots)
  return { of: (name) => calls.get(name) ?? null, elsewhere, missing }
}

/** What runs at once, stage after stage; `null` for a template that is a pod. */
function stagesOf({ steps, dag }: Template): readonly (readonly Step[])[] | null {
  if (steps) return steps.map((stage) => (Array.isArray(stage) ? stage : stage.steps))
  return dag ? levels(dag.tasks) : null
}

/** Tasks by the longest way to them: those of one level may run at once. */
function levels(tasks: readonly Step[]): Step[][] {
  const levelOf = new Map<string, number>()
  const stages: Step[][] = []
  for (const task of tasks) {
    const before = task.dependencies ?? task.depends?.slice(0, 1000).split(/[^\w-]+/) ?? []
    const level = Math.max(0, ...before.slice(0, 100).map((name) => (levelOf.get(name) ?? -1) + 1))
    levelOf.set(task.name ?? '', level)
    for (let index = stages.length; index <= level; index++) stages.push([])
    stages[level]?.push(task)
  }
  return stages
}

function repeats({ withItems, withParam, withSequence }: Step): { times: number; isOpen: boolean } {
  if (Array.isArray(withItems)) return { times: withItems.length, isOpen: false }
  const count = isObject(withSequence) ? Number(withSequence['count'] ?? Number.NaN) : Number.NaN
  if (Number.isInteger(count) && count >= 0) return { times: count, isOpen: false }
  return { times: 1, isOpen: [withItems, withParam, withSequence].some((one) => one != null) }
}

const merged = (
  a: ReadonlyMap<string, Calls>,
  b: ReadonlyMap<string, Calls>,
  atOnce: (a: number, b: number) => number,
): ReadonlyMap<string, Calls> => {
  const result = new Map(a)
  for (const [name, calls] of b) {
    const other = result.get(name)
    result.set(
      name,
      other === undefined
        ? calls
        : {
            total: capped(other.total + calls.total),
            atOnce: capped(atOnce(other.atOnce, calls.atOnce)),
            isOpen: other.isOpen || calls.isOpen,
          },
    )
  }
  return result
}

const beside = (a: ReadonlyMap<string, Calls>, b: ReadonlyMap<string, Calls>) => merged(a, b, (x, y) => x + y)

const after = (a: ReadonlyMap<string, Calls>, b: ReadonlyMap<string, Calls>) => merged(a, b, Math.max)

import * as z from 'zod'
import type { At } from '../parse/value.ts'
import { parseAt, type Surroundings } from './kind.ts'
import { overlay } from './overlay.ts'

const Containers = z.array(z.record(z.string(), z.unknown()))

const Reference = z.object({ name: z.string(), template: z.string() })

const Hook = z.object({ template: z.string().nullish(), templateRef: Reference.nullish() })
export type Hook = z.infer<typeof Hook>

/** Templates that run beside a workflow or a step, or after it: the one called `exit`. */
export const Hooks = z.record(z.string(), Hook).nullish()

/** A step, or a task of a graph. */
const Step = z.object({
  template: z.string().nullish(),
  templateRef: Reference.nullish(),
  get inline() {
    return Template.nullish()
  },
  hooks: Hooks,
  onExit: z.string().nullish(),
  dependencies: z.array(z.string()).nullish(),
  depends: z.string().nullish(),
  name: z.string().nullish(),
  withItems: z.unknown().optional(),
  withParam: z.unknown().optional(),
  withSequence: z.unknown().optional(),
})
export type Step = z.infer<typeof Step>

/** https://argo-workflows.readthedocs.io/en/latest/fields/#template */
export const Template = z.object({
  name: z.string().nullish(),
  metadata: z.unknown().optional(),
  container: z.record(z.string(), z.unknown()).nullish(),
  script: z.record(z.string(), z.unknown()).nullish(),
  containerSet: z.object({ containers: Containers }).nullish(),
  sidecars: Containers.nullish(),
  initContainers: Containers.nullish(),
  nodeSelector: z.unknown().optional(),
  affinity: z.unknown().optional(),
  volumes: z.unknown().optional(),
  podSpecPatch: z.string().nullish(),
  resource: z.unknown().optional(),
  steps: z.array(z.union([z.array(Step), z.object({ steps: z.array(Step) })])).nullish(),
  dag: z.object({ tasks: z.array(Step) }).nullish(),
})
export type Template = z.infer<typeof Template>

/** A template with what steps call it by, and where it stands in the spec of its workflow. */
export type Placed = { readonly name: string; readonly template: Template; readonly at: At }

/** More of a name than anybody writes. */
const LONGEST_NAME = 100

/** All templates of a workflow: those that stand in a step get the name of that step, behind that of its template. */
export function placedTemplates(templates: readonly Template[]): Placed[] {
  const placed: Placed[] = []

  function place(template: Template, name: string, at: At): void {
    const own = { name, template, at }
    placed.push(own)
    const called = (step: Step, stepAt: At): Step => {
      if (!step.inline) return step
      const inner = `${name}.${(step.name ?? String(stepAt.at(-1))).slice(0, LONGEST_NAME)}`
      place(step.inline, inner, [...stepAt, 'inline'])
      return { ...step, template: inner }
    }
    const stageOf = (steps: readonly Step[], stageAt: At): Step[] =>
      steps.map((step, index) => called(step, [...stageAt, index]))
    const { steps, dag } = template
    own.template = {
      ...template,
      steps: steps?.map((stage, index) => {
        const stageAt = [...at, 'steps', index]
        return Array.isArray(stage)
          ? stageOf(stage, stageAt)
          : { steps: stageOf(stage.steps, [...stageAt, 'steps']) }
      }),
      dag: dag ? { tasks: stageOf(dag.tasks, [...at, 'dag', 'tasks']) } : null,
    }
  }

  for (const [index, template] of templates.entries())
    place(template, template.name ?? String(index), ['templates', index])
  return placed
}

/** What a template runs in its pod; the fields of `templateDefaults` for another of these do not count for it. */
const POD_TYPES = ['container', 'script', 'containerSet'] as const

/** A template that is a pod, with what the workflow's `templateDefaults` say beneath. */
export function withDefaults(
  { template, at }: Placed,
  defaults: Template | null | undefined,
  { readAgain }: Surroundings,
): Template {
  const type = POD_TYPES.find((one) => template[one])
  if (!defaults || type === undefined) return template
  readAgain(defaults)
  const others = Object.fromEntries(POD_TYPES.filter((one) => one !== type).map((one) => [one, null]))
  const below = { ...defaults, ...others, steps: null, dag: null, resource: null }
  return parseAt(Template, overlay(below, template), at)
}

import * as z from 'zod'
import type { ManifestDoc } from '../parse/documents.ts'
import { type At, isObject } from '../parse/value.ts'
import { quoted } from '../quoted.ts'
import type { PodGroup, Surroundings } from './kind.ts'
import { patched, podSpecPatch } from './pod-spec-patch.ts'
import { type Reader, silentReader } from './reader.ts'
import { type Calls, callsFrom } from './workflow-calls.ts'
import { Hooks, placedTemplates, Template, withDefaults } from './workflow-templates.ts'

/** https://argo-workflows.readthedocs.io/en/latest/fields/#workflowspec */
export const WorkflowSpec = z.object({
  entrypoint: z.string().nullish(),
  templates: z.array(Template).nullish(),
  workflowTemplateRef: z.object({ name: z.string(), clusterScope: z.boolean().nullish() }).nullish(),
  templateDefaults: Template.nullish(),
  podSpecPatch: z.string().nullish(),
  onExit: z.string().nullish(),
  hooks: Hooks,
  nodeSelector: z.unknown().optional(),
  affinity: z.unknown().optional(),
  suspend: z.unknown().optional(),
  parallelism: z.unknown().optional(),
})
export type WorkflowSpec = z.infer<typeof WorkflowSpec>

/** The pods of every template that the entry point, hooks and exit handlers come to, with how many run in all and at once. */
export function workflowPods(own: WorkflowSpec, at: At, reader: Reader, around: Surroundings): PodGroup[] {
  const { workflowTemplateRef } = own
  const whole = workflowTemplateRef ? referred(workflowTemplateRef, around) : own
  if (whole === null) {
    const message = `the workflow is that of WorkflowTemplate ${quoted(workflowTemplateRef?.name ?? '')}, which is not among these files: its power is missing from the figures.`
    reader.problem('unresolved-reference', [...at, 'workflowTemplateRef'], message)
    return []
  }
  const spec = workflowTemplateRef ? joined(own, whole) : own
  const templates = placedTemplates(spec.templates ?? [])
  const calls = callsFrom(templates, spec)
  for (const { name, template } of calls.elsewhere) {
    const message = `a step runs template ${quoted(template)} of WorkflowTemplate ${quoted(name)}, which is not read from there: its power is missing from the figures.`
    reader.problem('unresolved-reference', [...at, 'templates'], message)
  }
  for (const name of calls.missing) {
    const message = `a step runs template ${quoted(name)}, which the workflow does not have: its power is missing from the figures.`
    reader.problem('unresolved-reference', [...at, 'templates'], message)
  }
  const patchAt = [...at, 'podSpecPatch']
  const patch = podSpecPatch(spec.podSpecPatch, patchAt, own.podSpecPatch ? reader : silentReader())
  const most = reader.count(spec.parallelism, [...at, 'parallelism'], null) || Number.POSITIVE_INFINITY
  return templates.flatMap((placed) => {
    const count = calls.of(placed.name)
    if (count === null) return []
    const template = withDefaults(placed, spec.templateDefaults, around)
    const containers = containersOf(template)
    const place: At = workflowTemplateRef ? [...at, 'workflowTemplateRef'] : [...at, ...placed.at]
    if (containers === null) {
      if (template.resource !== undefined) {
        const message = `template ${quoted(placed.name)} creates another object, which is not read: its power is missing from the figures.`
        reader.problem('unsupported-kind', place, message)
      }
      return []
    }
    const atOnce = Math.min(count.atOnce, most)
    const ownPatch = podSpecPatch(
      template.podSpecPatch,
      [...place, 'podSpecPatch'],
      workflowTemplateRef ? silentReader() : reader,
    )
    const pod = {
      containers,
      initContainers: template.initContainers,
      volumes: template.volumes,
      nodeSelector: template.nodeSelector ?? spec.nodeSelector,
      affinity: template.affinity ?? spec.affinity,
    }
    return [
      {
        component: placed.name,
        template: {
          metadata: template.metadata,
          spec: patched(patched(pod, patch, around), ownPatch, around),
        },
        at: place,
        ...(workflowTemplateRef ? { isBorrowed: true } : {}),
        pods: { min: 0, typical: atOnce, max: atOnce },
        completions: count.total,
        run_pattern: 'run-once' as const,
        suspended: reader.flag(spec.suspend, [...at, 'suspend']),
        assumptions: [...sentences(count), ...new Set([...patch.assumptions, ...ownPatch.assumptions])],
      },
    ]
  })
}

/** A workflow over the one that it refers to, whose templates it runs. */
function joined(own: WorkflowSpec, whole: WorkflowSpec): WorkflowSpec {
  const written = Object.entries(own).filter(([, value]) => value !== null && value !== undefined)
  return {
    ...whole,
    ...Object.fromEntries(written),
    templates: whole.templates,
    hooks: { ...whole.hooks, ...own.hooks },
  }
}

function sentences({ isOpen }: Calls): string[] {
  return isOpen ? ['How often a step repeats is only known when it runs: once taken.'] : []
}

function containersOf({ container, script, containerSet, sidecars }: Template): unknown[] | null {
  const main = container ?? script
  if (main) return [{ name: 'main', ...main }, ...(sidecars ?? [])]
  return containerSet ? [...containerSet.containers, ...(sidecars ?? [])] : null
}

function referred(
  { name, clusterScope }: NonNullable<WorkflowSpec['workflowTemplateRef']>,
  { find }: Surroundings,
): WorkflowSpec | null {
  const kind = clusterScope === true ? 'ClusterWorkflowTemplate' : 'WorkflowTemplate'
  const found: ManifestDoc | null = find(`argoproj.io/${kind}`, name)
  const spec = isObject(found?.value) ? WorkflowSpec.safeParse(found.value['spec']) : null
  return spec?.success === true ? spec.data : null
}

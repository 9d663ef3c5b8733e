import * as z from 'zod'
import type { ManifestDoc } from '../parse/documents.ts'
import { type At, isObject } from '../parse/value.ts'
import { quoted } from '../quoted.ts'
import type { PodGroup, Surroundings } from './kind.ts'
import type { Reader } from './reader.ts'
import { type Calls, callsFrom } from './workflow-calls.ts'

const Containers = z.array(z.record(z.string(), z.unknown()))

const Step = z.object({
  template: z.string().nullish(),
  templateRef: z.object({ name: z.string(), template: z.string() }).nullish(),
  dependencies: z.array(z.string()).nullish(),
  depends: z.string().nullish(),
  name: z.string().nullish(),
  withItems: z.unknown().optional(),
  withParam: z.unknown().optional(),
  withSequence: z.unknown().optional(),
})
export type Step = z.infer<typeof Step>

const Template = z.object({
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
  resource: z.unknown().optional(),
  steps: z.array(z.union([z.array(Step), z.object({ steps: z.array(Step) })])).nullish(),
  dag: z.object({ tasks: z.array(Step) }).nullish(),
})
export type Template = z.infer<typeof Template>

/** https://argo-workflows.readthedocs.io/en/latest/fields/#workflowspec */
export const WorkflowSpec = z.object({
  entrypoint: z.string().nullish(),
  templates: z.array(Template).nullish(),
  workflowTemplateRef: z.object({ name: z.string(), clusterScope: z.boolean().nullish() }).nullish(),
  nodeSelector: z.unknown().optional(),
  affinity: z.unknown().optional(),
  suspend: z.unknown().optional(),
  parallelism: z.unknown().optional(),
})
export type WorkflowSpec = z.infer<typeof WorkflowSpec>

/** The pods of every template that the entry point comes to, with how many run in all and at once. */
export function workflowPods(spec: WorkflowSpec, at: At, reader: Reader, around: Surroundings): PodGroup[] {
  const { workflowTemplateRef } = spec
  const whole = workflowTemplateRef ? referred(workflowTemplateRef, around) : spec
  if (whole === null) {
    const message = `the workflow is that of WorkflowTemplate ${quoted(workflowTemplateRef?.name ?? '')}, which is not among these files: its power is missing from the figures.`
    reader.problem('unresolved-reference', [...at, 'workflowTemplateRef'], message)
    return []
  }
  const templates = whole.templates ?? []
  const calls = callsFrom(templates, spec.entrypoint ?? whole.entrypoint ?? null)
  for (const { name, template } of calls.elsewhere) {
    const message = `a step runs template ${quoted(template)} of WorkflowTemplate ${quoted(name)}, which is not read from there: its power is missing from the figures.`
    reader.problem('unresolved-reference', [...at, 'templates'], message)
  }
  for (const name of calls.missing) {
    const message = `a step runs template ${quoted(name)}, which the workflow does not have: its power is missing from the figures.`
    reader.problem('unresolved-reference', [...at, 'templates'], message)
  }
  const most = reader.count(spec.parallelism, [...at, 'parallelism'], null) || Number.POSITIVE_INFINITY
  return templates.flatMap((template, index) => {
    const containers = containersOf(template)
    const count = calls.of(template.name ?? '')
    if (count === null) return []
    if (containers === null) {
      if (template.resource !== undefined) {
        const message = `template ${quoted(template.name ?? '')} creates another object, which is not read: its power is missing from the figures.`
        reader.problem('unsupported-kind', [...at, 'templates', index], message)
      }
      return []
    }
    const atOnce = Math.min(count.atOnce, most)
    return [
      {
        component: template.name ?? String(index),
        template: {
          metadata: template.metadata,
          spec: {
            containers,
            initContainers: template.initContainers,
            volumes: template.volumes,
            nodeSelector: template.nodeSelector ?? whole.nodeSelector,
            affinity: template.affinity ?? whole.affinity,
          },
        },
        at: workflowTemplateRef ? [...at, 'workflowTemplateRef'] : [...at, 'templates', index],
        ...(workflowTemplateRef ? { isBorrowed: true } : {}),
        pods: { min: 0, typical: atOnce, max: atOnce },
        completions: count.total,
        run_pattern: 'run-once' as const,
        suspended: reader.flag(spec.suspend, [...at, 'suspend']),
        assumptions: sentences(count),
      },
    ]
  })
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

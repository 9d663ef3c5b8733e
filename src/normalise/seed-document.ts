import * as z from 'zod'
import { isObject } from '../parse/value.ts'
import {
  type Accelerator,
  InferenceRequest,
  type PodRange,
  type RunPattern,
} from '../schema/inference-request.ts'
import { type Problem, problemFrom } from '../schema/problem.ts'
import { shapeMessage } from '../schema/shape.ts'
import { acceleratorModel, INSTANCE_TYPE_LABELS } from './accelerator-model.ts'
import { readerFrom } from './reader.ts'
import { requestFrom } from './request.ts'
import { fixed } from './scale.ts'
import { NOWHERE } from './surroundings.ts'

const Count = z.int().nonnegative()

const Amount = Count.nullable().default(null)

const SeedContainer = z.object({
  name: z.string().default(''),
  image: z.string().default(''),
  command: z.array(z.string()).nullable().default(null),
  args: z.array(z.string()).nullable().default(null),
  req_cpu_mcpu: Amount,
  req_mem_mib: Amount,
  lim_cpu_mcpu: Amount,
  lim_mem_mib: Amount,
})

/** What k8s-collect emits, with its defaults; unknown keys are ignored as its service ignores them. */
const SeedDocument = z.object({
  namespace: z.string().default('default'),
  workload_kind: z.string(),
  workload_name: z.string(),
  labels: z.record(z.string(), z.string()).default({}),
  annotations: z.record(z.string(), z.string()).default({}),
  containers: z.array(SeedContainer).min(1),
  init_container_count: Count.default(0),
  sidecar_count: Count.default(0),
  volume_types: z.array(z.string()).default([]),
  node_type: z.string().nullable().default(null),
  runtime_class: z.string().nullable().default(null),
  gpu_count: z.number().nonnegative().default(0),
  parallelism: Count.nullable().default(null),
  completions: Count.nullable().default(null),
  replicas: Count.nullable().default(null),
})
type SeedDocument = z.infer<typeof SeedDocument>

/** The README's short form: a Kubernetes pod spec under `pod_spec`. */
const ShortForm = z.object({
  namespace: z.string().default('default'),
  workload_kind: z.string(),
  workload_name: z.string(),
  labels: z.unknown().optional(),
  annotations: z.unknown().optional(),
  replicas: Count.nullable().default(null),
  pod_spec: z.record(z.string(), z.unknown()),
})

type Read = { readonly request: InferenceRequest | null; readonly problems: readonly Problem[] }

/** A document handed to `predict`: our own record, k8s-collect's, or the short form. `line` is its line in `path`, where it has one of its own. */
export function requestFromDocument(document: unknown, path: string, line: number | null): Read {
  const problems: Problem[] = []
  // A line that says that a workload has gone: its requests stay what they were.
  if (isObject(document) && document['event'] === 'deleted') return { request: null, problems }
  try {
    // Only our own record has a run pattern: its faults must not be read over by the more lenient schemas below.
    if (isObject(document) && 'run_pattern' in document)
      return { request: InferenceRequest.parse(document, { error: shapeMessage }), problems }
    if (isObject(document) && 'pod_spec' in document) {
      const reader = readerFrom((kind, _at, message) => problems.push(problemFrom(kind, path, line, message)))
      const { pod_spec, labels, annotations, replicas, ...identity } = ShortForm.parse(document, {
        error: shapeMessage,
      })
      const template = { metadata: { labels, annotations }, spec: pod_spec }
      const run_pattern = runPattern(identity.workload_kind)
      const group = { template, at: ['pod_spec'], ...podsOf(run_pattern, replicas, null, null), run_pattern }
      return {
        request: requestFrom(
          { ...identity, api_group: '', path, line, object_labels: {}, waiver: null },
          group,
          reader,
          NOWHERE,
        ),
        problems,
      }
    }
    return { request: fromSeed(SeedDocument.parse(document, { error: shapeMessage }), path, line), problems }
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    const [issue] = error.issues
    const field = issue?.path.join('.') || 'the document'
    const message = `${field} ${issue?.message ?? 'is not an InferenceRequest'}. Write it as from-file prints it.`
    return { request: null, problems: [...problems, problemFrom('invalid-field', path, line, message)] }
  }
}

function fromSeed(seed: SeedDocument, path: string, line: number | null): InferenceRequest {
  const { replicas, ...fields } = seed
  const { containers } = seed
  const run_pattern = runPattern(seed.workload_kind)
  const requests = {
    cpu_mcpu: summed(containers.map((one) => one.req_cpu_mcpu ?? one.lim_cpu_mcpu)),
    mem_mib: summed(containers.map((one) => one.req_mem_mib ?? one.lim_mem_mib)),
  }
  return {
    ...fields,
    schema_version: 'v1',
    api_group: '',
    component: null,
    object_labels: {},
    waiver: null,
    path,
    line,
    run_pattern,
    ...podsOf(run_pattern, replicas, seed.parallelism, seed.completions),
    schedule: null,
    time_zone: null,
    runs_per_month: null,
    run_s: null,
    run_limit_s: null,
    duty_cycle: null,
    suspended: false,
    requests,
    run_requests: requests,
    limits: {
      cpu_mcpu: summed(containers.map((one) => one.lim_cpu_mcpu)),
      mem_mib: summed(containers.map((one) => one.lim_mem_mib)),
    },
    accelerators: seed.gpu_count > 0 ? [gpus(seed.gpu_count, seed.node_type)] : [],
  }
}

function runPattern(kind: string): RunPattern {
  return kind === 'CronJob' ? 'scheduled' : kind === 'Job' ? 'run-once' : 'continuous'
}

function podsOf(
  pattern: RunPattern,
  replicas: number | null,
  parallelism: number | null,
  completions: number | null,
): { pods: PodRange; assumptions: string[] } {
  if (replicas !== null) return { pods: fixed(replicas), assumptions: [] }
  if (pattern === 'continuous')
    return { pods: fixed(1), assumptions: ['The document has no replicas: 1 taken.'] }
  const atOnce = Math.min(parallelism ?? 1, completions ?? parallelism ?? 1)
  return { pods: { min: 0, typical: atOnce, max: atOnce }, assumptions: [] }
}

const gpus = (count: number, nodeType: string | null): Accelerator => ({
  resource: 'gpu',
  vendor: 'unknown',
  kind: 'gpu',
  model:
    nodeType === null
      ? null
      : acceleratorModel(new Map(INSTANCE_TYPE_LABELS.map((key) => [key, nodeType] as const))),
  share: 'whole',
  count,
})

/** `null` when nothing was declared. */
function summed(amounts: readonly (number | null)[]): number | null {
  const declared = amounts.filter((amount) => amount !== null)
  return declared.length === 0 ? null : declared.reduce((sum, amount) => sum + amount, 0)
}

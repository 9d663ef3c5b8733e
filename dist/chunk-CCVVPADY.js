import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  InferenceRequest
} from "./chunk-VPBNUSC6.js";
import {
  INSTANCE_TYPE_LABELS,
  acceleratorModel,
  fixed,
  readerFrom,
  requestFrom
} from "./chunk-TYF4KTHJ.js";
import {
  shapeMessage
} from "./chunk-VOYEJIXG.js";
import {
  problemFrom
} from "./chunk-5KOT2KY3.js";
import {
  isObject
} from "./chunk-TO57GDIK.js";
import {
  ZodError,
  array,
  int,
  number,
  object,
  record,
  string,
  unknown
} from "./chunk-4SDNS7QA.js";

// src/normalise/surroundings.ts
var NOWHERE = {
  assumed: { nodes: null, run_s: null, replicas: null, duty_cycle: null },
  autoscaling: null,
  containerDefaults: null,
  find: () => null,
  all: () => [],
  readAgain: () => {
  },
  holdersOf: () => 1,
  embedded: () => null
};

// src/normalise/seed-document.ts
var Count = int().nonnegative();
var Amount = Count.nullable().default(null);
var SeedContainer = object({
  name: string().default(""),
  image: string().default(""),
  command: array(string()).nullable().default(null),
  args: array(string()).nullable().default(null),
  req_cpu_mcpu: Amount,
  req_mem_mib: Amount,
  lim_cpu_mcpu: Amount,
  lim_mem_mib: Amount
});
var SeedDocument = object({
  namespace: string().default("default"),
  workload_kind: string(),
  workload_name: string(),
  labels: record(string(), string()).default({}),
  annotations: record(string(), string()).default({}),
  containers: array(SeedContainer).min(1),
  init_container_count: Count.default(0),
  sidecar_count: Count.default(0),
  volume_types: array(string()).default([]),
  node_type: string().nullable().default(null),
  runtime_class: string().nullable().default(null),
  gpu_count: number().nonnegative().default(0),
  parallelism: Count.nullable().default(null),
  completions: Count.nullable().default(null),
  replicas: Count.nullable().default(null)
});
var ShortForm = object({
  namespace: string().default("default"),
  workload_kind: string(),
  workload_name: string(),
  labels: unknown().optional(),
  annotations: unknown().optional(),
  replicas: Count.nullable().default(null),
  pod_spec: record(string(), unknown())
});
function requestFromDocument(document, path, line) {
  const problems = [];
  if (isObject(document) && document["event"] === "deleted") return { request: null, problems };
  try {
    if (isObject(document) && "run_pattern" in document)
      return { request: InferenceRequest.parse(document, { error: shapeMessage }), problems };
    if (isObject(document) && "pod_spec" in document) {
      const reader = readerFrom((kind, _at, message) => problems.push(problemFrom(kind, path, line, message)));
      const { pod_spec, labels, annotations, replicas, ...identity } = ShortForm.parse(document, {
        error: shapeMessage
      });
      const template = { metadata: { labels, annotations }, spec: pod_spec };
      const run_pattern = runPattern(identity.workload_kind);
      const group = { template, at: ["pod_spec"], ...podsOf(run_pattern, replicas, null, null), run_pattern };
      return {
        request: requestFrom(
          { ...identity, api_group: "", path, line, object_labels: {}, waiver: null },
          group,
          reader,
          NOWHERE
        ),
        problems
      };
    }
    return { request: fromSeed(SeedDocument.parse(document, { error: shapeMessage }), path, line), problems };
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    const [issue] = error.issues;
    const field = issue?.path.join(".") || "the document";
    const message = `${field} ${issue?.message ?? "is not an InferenceRequest"}. Write it as from-file prints it.`;
    return { request: null, problems: [...problems, problemFrom("invalid-field", path, line, message)] };
  }
}
function fromSeed(seed, path, line) {
  const { replicas, ...fields } = seed;
  const { containers } = seed;
  const run_pattern = runPattern(seed.workload_kind);
  const requests = {
    cpu_mcpu: summed(containers.map((one) => one.req_cpu_mcpu ?? one.lim_cpu_mcpu)),
    mem_mib: summed(containers.map((one) => one.req_mem_mib ?? one.lim_mem_mib))
  };
  return {
    ...fields,
    schema_version: "v1",
    api_group: "",
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
      mem_mib: summed(containers.map((one) => one.lim_mem_mib))
    },
    accelerators: seed.gpu_count > 0 ? [gpus(seed.gpu_count, seed.node_type)] : []
  };
}
function runPattern(kind) {
  return kind === "CronJob" ? "scheduled" : kind === "Job" ? "run-once" : "continuous";
}
function podsOf(pattern, replicas, parallelism, completions) {
  if (replicas !== null) return { pods: fixed(replicas), assumptions: [] };
  if (pattern === "continuous")
    return { pods: fixed(1), assumptions: ["The document has no replicas: 1 taken."] };
  const atOnce = Math.min(parallelism ?? 1, completions ?? parallelism ?? 1);
  return { pods: { min: 0, typical: atOnce, max: atOnce }, assumptions: [] };
}
var gpus = (count, nodeType) => ({
  resource: "gpu",
  vendor: "unknown",
  kind: "gpu",
  model: nodeType === null ? null : acceleratorModel(new Map(INSTANCE_TYPE_LABELS.map((key) => [key, nodeType]))),
  share: "whole",
  count
});
function summed(amounts) {
  const declared = amounts.filter((amount) => amount !== null);
  return declared.length === 0 ? null : declared.reduce((sum, amount) => sum + amount, 0);
}

export {
  requestFromDocument
};

import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  SECONDS_PER_MONTH,
  _enum,
  array,
  boolean,
  energyJ,
  int,
  jFromKwh,
  literal,
  number,
  record,
  strictObject,
  string
} from "./chunk-5KKN2KEN.js";

// src/encode/spec-hash.ts
import { createHash } from "node:crypto";
function specHash(request) {
  return createHash("sha256").update(pythonJson(originFields(request))).digest("hex").slice(0, 16);
}
function originFields(request) {
  const { schema_version, namespace, workload_kind, workload_name, labels, annotations } = request;
  const { containers, init_container_count, sidecar_count, volume_types, node_type, runtime_class } = request;
  const { gpu_count, parallelism, completions } = request;
  return {
    schema_version,
    namespace,
    workload_kind,
    workload_name,
    labels,
    annotations,
    containers,
    init_container_count,
    sidecar_count,
    volume_types,
    node_type,
    runtime_class,
    gpu_count,
    parallelism,
    completions
  };
}
function pythonJson(value) {
  if (typeof value === "string") return asciiString(value);
  if (value === null || typeof value !== "object") return String(value);
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(", ")}]`;
  const members = Object.entries(value).toSorted(([a], [b]) => compareCodePoints(a, b)).map(([key, member]) => `${asciiString(key)}: ${pythonJson(member)}`);
  return `{${members.join(", ")}}`;
}
var asciiString = (text) => JSON.stringify(text).replace(
  /[\u007f-\uffff]/g,
  (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`
);
function compareCodePoints(a, b) {
  const [left, right] = [[...a], [...b]];
  for (const [i, character] of left.entries()) {
    const other = right[i];
    if (other === void 0) return 1;
    const difference = (character.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

// src/workload-report.ts
var ENERGY_STEP_S = 60;
function workloadReports(changes) {
  return changes.map(workloadReportFrom).toSorted(bySize);
}
function workloadReportFrom(change) {
  const shown = change.kind === "removed" ? change.base : change.head;
  const figures = change.kind === "removed" ? drawingNothing(figuresOf(change.base)) : figuresOf(change.head);
  return {
    ...identityOf(shown),
    change: change.kind,
    ...figures,
    ...seedFields(shown.request, figures),
    before: change.kind === "added" || change.base === null ? null : figuresOf(change.base)
  };
}
function predictionRecordFrom(predicted, { id, version }) {
  const figures = figuresOf(predicted);
  return {
    ...identityOf(predicted),
    ...figures,
    ...seedFields(predicted.request, figures),
    model: { id, version }
  };
}
var identityOf = ({ request }) => ({
  namespace: request.namespace,
  workload_kind: request.workload_kind,
  workload_name: request.workload_name,
  api_group: request.api_group,
  component: request.component,
  path: request.path,
  line: request.line
});
var figuresOf = ({ request, prediction, countedAs }) => ({
  pods: request.pods,
  gpu_count: request.gpu_count * request.pods.typical,
  accelerators: request.accelerators,
  requests: request.requests,
  counted_as: countedAs,
  ...prediction
});
var ZERO = { p10: 0, p50: 0, p90: 0 };
var drawingNothing = (figures) => ({
  ...figures,
  pods: { min: 0, typical: 0, max: 0 },
  gpu_count: 0,
  power_w: ZERO,
  energy: noEnergy(figures.energy)
});
function noEnergy(energy) {
  switch (energy.kind) {
    case "continuous":
      return { ...energy, monthly_kwh: ZERO };
    case "run-once":
      return { ...energy, run_kwh: ZERO };
    case "scheduled":
      return { ...energy, run_kwh: ZERO, runs_per_month: 0, monthly_kwh: ZERO };
  }
}
function seedFields(request, { power_w, energy }) {
  const isRun = energy.kind === "run-once";
  return {
    pred_avg_power_w: power_w.p50,
    pred_energy_step_j: energyJ(power_w.p50, ENERGY_STEP_S),
    energy_step_s: ENERGY_STEP_S,
    pred_total_energy_j: jFromKwh(isRun ? energy.run_kwh.p50 : energy.monthly_kwh.p50),
    total_energy_window_s: isRun ? energy.run_s : SECONDS_PER_MONTH,
    spec_hash: specHash(request)
  };
}
function bySize(a, b) {
  const removed = Number(a.change === "removed") - Number(b.change === "removed");
  const power = b.power_w.p50 - a.power_w.p50;
  return removed || power || compareText(sortKey(a), sortKey(b));
}
var sortKey = ({ namespace, workload_kind, workload_name, component, path }) => [namespace, workload_kind, workload_name, component ?? "", path ?? ""].join("\0");
var compareText = (a, b) => a < b ? -1 : a > b ? 1 : 0;

// src/schema/inference-request.ts
var Mcpu = int().nonnegative();
var Mib = int().nonnegative();
var Count = int().nonnegative();
var ContainerSpec = strictObject({
  name: string(),
  image: string(),
  command: array(string()).nullable(),
  args: array(string()).nullable(),
  req_cpu_mcpu: Mcpu.nullable().meta({ unit: "mCPU", description: "CPU request" }),
  req_mem_mib: Mib.nullable().meta({ unit: "MiB", description: "memory request" }),
  lim_cpu_mcpu: Mcpu.nullable().meta({ unit: "mCPU", description: "CPU limit" }),
  lim_mem_mib: Mib.nullable().meta({ unit: "MiB", description: "memory limit" })
});
var Accelerator = strictObject({
  resource: string().meta({ description: "extended resource name, such as nvidia.com/gpu" }),
  vendor: string(),
  kind: _enum(["gpu", "tpu", "npu"]),
  model: string().nullable().meta({ description: "such as H100; null when the manifest does not say" }),
  share: _enum(["whole", "slice", "shared"]),
  count: number().positive().meta({ description: "whole devices; 1/7 for one MIG 1g slice" })
});
var PodRange = strictObject({ min: Count, typical: Count, max: Count });
var PodResources = strictObject({ cpu_mcpu: Mcpu.nullable(), mem_mib: Mib.nullable() });
var RunPattern = _enum(["continuous", "run-once", "scheduled"]);
var InferenceRequest = strictObject({
  schema_version: literal("v1"),
  namespace: string(),
  workload_kind: string(),
  workload_name: string(),
  labels: record(string(), string()).meta({ description: "the pod template's labels" }),
  annotations: record(string(), string()).meta({ description: "the pod template's annotations" }),
  containers: array(ContainerSpec),
  init_container_count: Count,
  sidecar_count: Count,
  volume_types: array(string()),
  node_type: string().nullable(),
  runtime_class: string().nullable(),
  gpu_count: number().nonnegative().meta({ description: "GPUs of one pod; slices count as fractions" }),
  parallelism: Count.nullable(),
  completions: Count.nullable(),
  api_group: string(),
  component: string().nullable().meta({ description: "part of a workload with several pod templates" }),
  path: string().nullable(),
  line: int().positive().nullable(),
  run_pattern: RunPattern,
  pods: PodRange,
  schedule: string().nullable(),
  time_zone: string().nullable(),
  runs_per_month: number().nonnegative().nullable().meta({ description: "of a schedule; null without one" }),
  run_s: number().positive().nullable().meta({ unit: "s", description: "length of a run, where somebody said it" }),
  run_limit_s: number().positive().nullable().meta({ unit: "s", description: "a run is stopped after so long; null when nothing stops it" }),
  duty_cycle: number().positive().max(1).nullable().meta({ description: "share of the time that it is busy, where somebody said it" }),
  suspended: boolean(),
  requests: PodResources,
  run_requests: PodResources.meta({
    description: "of requests, what counts once the init containers are done: what draws power"
  }),
  limits: PodResources,
  accelerators: array(Accelerator),
  assumptions: array(string()).meta({ description: "what the manifest does not say and we took as given" })
});

export {
  Accelerator,
  PodRange,
  PodResources,
  InferenceRequest,
  workloadReports,
  predictionRecordFrom
};

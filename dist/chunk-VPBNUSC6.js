import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  Rendering
} from "./chunk-MR2Q2NXI.js";
import {
  Waiver
} from "./chunk-VOYEJIXG.js";
import {
  _enum,
  array,
  boolean,
  int,
  literal,
  number,
  record,
  strictObject,
  string
} from "./chunk-4SDNS7QA.js";

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
  object_labels: record(string(), string()).default({}).meta({ description: "the object's own labels" }),
  waiver: Waiver.nullable().default(null).meta({ description: "of the annotation wattlint.dev/ignore" }),
  path: string().nullable(),
  line: int().positive().nullable(),
  rendering: Rendering.optional().meta({
    description: "what renders the object; path and line are those of what it is rendered from"
  }),
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
  InferenceRequest
};

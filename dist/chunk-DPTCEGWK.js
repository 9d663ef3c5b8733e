import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  _enum,
  boolean,
  custom,
  number,
  object,
  preprocess,
  string
} from "./chunk-4SDNS7QA.js";

// src/schema/table-cell.ts
var NOTHING = /* @__PURE__ */ new Set(["", "nan", "null", "none", "na", "n/a", "<na>", "nat"]);
var isNothing = (value) => value === void 0 || Number.isNaN(value) || typeof value === "string" && NOTHING.has(value.trim().toLowerCase());
function cellNumber(value) {
  if (isNothing(value)) return null;
  if (typeof value !== "string" || !/^\s*[+-]?(?:\d|\.\d|inf)/i.test(value)) return value;
  const number2 = Number(value.trim().replace(/^([+-]?)inf(?:inity)?$/i, "$1Infinity"));
  if (Number.isNaN(number2)) return value;
  return /^\s*[+-]?\d+\s*$/.test(value) && !Number.isSafeInteger(number2) ? value : number2;
}
function cellText(value) {
  if (value === void 0 || value === "") return null;
  return typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : value;
}
function cellBoolean(value) {
  const word = typeof value === "string" ? value.toLowerCase() : value;
  return word === "true" || word === "false" ? word === "true" : value;
}
var LARGEST_SECONDS = 1e11;
var MS_PER_SECOND = 1e3;
function cellSeconds(value) {
  if (typeof value === "string" && /^\s*\d{4}-\d\d-\d\d/.test(value)) {
    const text = value.trim().replace(" ", "T");
    const isZoned = /(?:Z|[+-]\d\d:?\d\d)$/i.test(text) || !text.includes("T");
    const atMs = Date.parse(isZoned ? text : `${text}Z`);
    return Number.isNaN(atMs) ? value : atMs / MS_PER_SECOND;
  }
  const number2 = typeof value === "string" && /^\s*\d+\s*$/.test(value) ? Number(value) : cellNumber(value);
  if (typeof number2 !== "number") return number2;
  let seconds = number2;
  while (seconds > LARGEST_SECONDS && seconds < LARGEST_SECONDS * MS_PER_SECOND ** 3) seconds /= MS_PER_SECOND;
  return seconds;
}
var AnyNumber = custom((value) => typeof value === "number", { error: "must be a number" });
var LooseNumber = preprocess(cellNumber, AnyNumber.nullable()).default(null);
var LooseSeconds = preprocess(cellSeconds, number().nullable()).default(null);
var LooseText = preprocess(cellText, string().nullable()).default(null);

// src/schema/energy-target.ts
var Name = preprocess(cellText, string().min(1));
var LooseBoolean = preprocess((value) => value === "" ? null : cellBoolean(value), boolean().nullable()).default(null);
var PowerSource = _enum([
  "rapl",
  "hwmon",
  "acpi",
  "redfish",
  "gpu-nvml",
  "estimator",
  "fake",
  "unknown"
]);
var SYNTHETIC = /fake|estimat|synthetic|model|unknown/i;
var isSynthetic = ({ power_source }) => SYNTHETIC.test(power_source ?? "");
var EnergyTarget = object({
  namespace: Name,
  workload_kind: Name,
  workload_name: Name,
  pod: LooseText,
  pod_uid: LooseText,
  node: LooseText.meta({
    description: "of the pod, or of all of the workload's pods; null where they differ"
  }),
  cluster: LooseText,
  owner: LooseText.meta({
    description: "how the workload is known: 'known' by its owners, 'inferred' from the label pod-template-hash, 'unknown': nobody knew the pod"
  }),
  mode: LooseText.meta({
    description: "'window': figures of the window; 'job': of one run, the mean where there were several"
  }),
  avg_power_w: LooseNumber.meta({
    unit: "W",
    description: "mean over the window, or over the step of a sample"
  }),
  avg_power_per_replica_w: LooseNumber.meta({ unit: "W", description: "of one pod while it was there" }),
  total_energy_j: LooseNumber.meta({ unit: "J", description: "of the whole window, or of one run" }),
  gpu_energy_j: LooseNumber.meta({ unit: "J", description: "of the total, that of GPUs" }),
  idle_energy_j: LooseNumber.meta({
    unit: "J",
    description: "share in what the node draws without work: part of the total where idle is not 'none'"
  }),
  energy_step_j: LooseNumber.meta({
    unit: "J",
    description: "of the step that ends at ts, or of a mean step"
  }),
  observed_s: LooseNumber.meta({ unit: "s", description: "how long the pod was there to be measured" }),
  step_s: LooseNumber.meta({ unit: "s", description: "time between two samples" }),
  replicas: LooseNumber.meta({ description: "pods that were ready, mean over time" }),
  measured_replicas: LooseNumber.meta({ description: "pods that were measured, mean over observed_s" }),
  runs: LooseNumber.meta({ description: "runs that the figures are the mean of; null: they are of no run" }),
  lower_bound: LooseBoolean.meta({ description: "true: some energy was not seen, so it was more than that" }),
  window_start_s: LooseSeconds.meta({ unit: "s", description: "Unix time" }),
  window_end_s: LooseSeconds.meta({ unit: "s", description: "Unix time" }),
  ts: LooseSeconds.meta({ unit: "s", description: "Unix time of a sample" }),
  kepler_version: LooseText.meta({ description: "such as 'v0.11.4', '<=0.9', '>=0.10'" }),
  zones: LooseText.meta({
    description: "of the CPU that are in the figures: 'psys', 'package+dram', 'total' (Kepler <=0.9)"
  }),
  idle: LooseText.meta({
    description: "idle energy in the figures: 'none', 'own' as Kepler attributed it, 'share' of the node's"
  }),
  node_active_energy_j: LooseNumber.meta({ unit: "J", description: "of the nodes, with work" }),
  node_idle_energy_j: LooseNumber.meta({ unit: "J", description: "of the nodes, without" }),
  power_source: LooseText.meta({
    description: "where Kepler had its watts from: 'rapl', 'fake', 'estimator'; null when nobody said"
  }),
  provenance: LooseText.meta({ description: "'kepler', or 'modelled' where the source is none" }),
  pod_template_hash: LooseText.meta({ description: "label of the pods, where all have the same" }),
  template_hash: LooseText.meta({ description: "of the revision that was measured" }),
  spec_hash: LooseText.meta({ description: "of the revision that was measured" })
});
var TargetName = _enum(["avg_power_w", "total_energy_j", "energy_step_j"]);

export {
  cellNumber,
  cellText,
  cellBoolean,
  PowerSource,
  isSynthetic,
  EnergyTarget,
  TargetName
};

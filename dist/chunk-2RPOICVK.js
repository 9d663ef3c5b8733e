import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  specHash
} from "./chunk-SLVRLXLO.js";
import {
  SECONDS_PER_MONTH,
  energyJ,
  jFromKwh
} from "./chunk-ZCTC72XJ.js";

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

export {
  workloadReports,
  predictionRecordFrom
};

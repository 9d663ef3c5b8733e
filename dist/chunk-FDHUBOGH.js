import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  count,
  counted,
  cpu,
  duration,
  kwh,
  memory,
  signedKwh,
  signedWatts
} from "./chunk-LQ53HEYR.js";

// src/report/cells.ts
function podsText({
  pods: { min, typical, max },
  before
}) {
  const now = min === max ? count(typical) : `${count(typical)} (${count(min)}\u2013${count(max)})`;
  return before === null || before.pods.typical === typical ? now : `${count(before.pods.typical)} \u2192 ${now}`;
}
function energyText({ energy }) {
  return energy.kind === "run-once" ? `${kwh(energy.run_kwh.p50)}/run` : `${kwh(energy.monthly_kwh.p50)}/month`;
}
function gpuText(gpuCount, beforeCount) {
  if (gpuCount === 0 && beforeCount === 0) return "\u2013";
  return gpuCount === beforeCount ? count(gpuCount) : `${count(beforeCount)} \u2192 ${count(gpuCount)}`;
}
var CAUSES = {
  replicas: "replicas",
  cpu: "CPU",
  memory: "memory",
  accelerators: "boards",
  image: "image",
  command: "arguments",
  containers: "containers",
  schedule: "schedule",
  "run length": "run length",
  "duty cycle": "duty cycle",
  together: "together"
};
var VALUED = [
  "replicas",
  "cpu",
  "memory",
  "accelerators",
  "schedule",
  "run length",
  "duty cycle"
];
function causeText({ what, from, to }, show) {
  const write = (value) => {
    if (value === null) return "unset";
    if (typeof value === "string") return show(value);
    if (what === "cpu") return cpu(value);
    if (what === "memory") return memory(value);
    return what === "run length" ? duration(value) : count(value);
  };
  return `${CAUSES[what]}${VALUED.includes(what) ? `\xA0${write(from)} \u2192 ${write(to)}` : ""}`;
}
var movedText = ({ delta_w, delta_monthly_kwh }, { kind }) => delta_w === 0 ? `${signedKwh(delta_monthly_kwh)}/${kind === "run-once" ? "run" : "month"}` : signedWatts(delta_w);
function runText({ energy }) {
  switch (energy.kind) {
    case "continuous":
      return "";
    case "run-once":
      return `one run of ${duration(energy.run_s)}`;
    case "scheduled":
      return `${counted(Math.round(energy.runs_per_month), "run")} a month of ${duration(energy.run_s)}`;
  }
}
var placeOf = ({ path, line }) => line === null ? path : `${path}:${line}`;

export {
  podsText,
  energyText,
  gpuText,
  causeText,
  movedText,
  runText,
  placeOf
};

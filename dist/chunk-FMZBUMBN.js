import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  grouped
} from "./chunk-X6PSLHTU.js";
import {
  globIndex,
  problemFrom,
  quoted
} from "./chunk-QP3Z5YHQ.js";

// src/copies.ts
function settleCopies(predicted, { count, prefer }) {
  const preferred = globIndex(prefer);
  const preference = (path) => {
    const index = preferred(path);
    return index === -1 ? prefer.length : index;
  };
  const countedAs = /* @__PURE__ */ new Map();
  const problems = [];
  for (const object of grouped(predicted.filter(hasName), objectOf).values()) {
    const copies = [...grouped(object, placeOf).values()].map((parts) => copyFrom(parts, preference));
    const [counted, ...others] = copies.toSorted(countsBefore);
    if (counted === void 0) continue;
    for (const other of others) {
      problems.push(
        problemFrom("duplicate-identity", other.path, other.line, sentence(other, counted, count))
      );
      if (count === "one") for (const part of other.parts) countedAs.set(part, placeText(counted));
    }
  }
  const settled = predicted.map((one) => ({ ...one, countedAs: countedAs.get(one) ?? null }));
  return { settled, problems };
}
var hasName = ({ request: { workload_name } }) => !workload_name.endsWith("*") && workload_name !== "noname";
var objectOf = ({ request }) => JSON.stringify([request.api_group, request.workload_kind, request.namespace, request.workload_name]);
var placeOf = ({ request: { path, line } }) => JSON.stringify([path, line]);
function copyFrom(parts, preference) {
  const { path = null, line = null } = parts[0]?.request ?? {};
  const powerW = parts.reduce((sum2, { prediction }) => sum2 + prediction.power_w.p50, 0);
  return { parts, path: path ?? "", line, powerW, preference: preference(path ?? "") };
}
var countsBefore = (a, b) => a.preference - b.preference || b.powerW - a.powerW || (a.path < b.path ? -1 : a.path > b.path ? 1 : (a.line ?? 0) - (b.line ?? 0));
var placeText = ({ path, line }) => line === null ? path : `${path}:${line}`;
function sentence(copy, counted, count) {
  const { workload_kind = "", workload_name = "", namespace = "" } = copy.parts[0]?.request ?? {};
  const what = `${quoted(workload_kind)} ${quoted(workload_name)} of namespace ${quoted(namespace)} is declared in ${quoted(placeText(counted))} too`;
  if (count === "all") return `${what}, and every copy counts, as configured.`;
  const why = counted.preference < copy.preference ? "which is preferred" : counted.powerW > copy.powerW ? "which draws more" : "which comes first";
  return `${what}, ${why} and counts in its place. Choose with copies in the configuration, or leave one out with exclude.`;
}

// src/totals.ts
var NOTHING = { p10: 0, p50: 0, p90: 0 };
function totalsFrom(workloads, hasBase) {
  const head = sumsOf(workloads.filter(({ change }) => change !== "removed"));
  return {
    ...head,
    delta: hasBase ? deltaFrom(sumsOf(workloads.flatMap(({ before }) => before ?? [])), head) : null,
    impact: null
  };
}
function sumsOf(all) {
  const figures = all.filter(({ counted_as }) => counted_as === null);
  const energies = figures.map(({ energy }) => energy);
  return {
    power_w: sum(figures.map(({ power_w }) => power_w)),
    monthly_kwh: sum(energies.flatMap((energy) => energy.kind === "run-once" ? [] : [energy.monthly_kwh])),
    run_once_kwh: sum(energies.flatMap((energy) => energy.kind === "run-once" ? [energy.run_kwh] : [])),
    gpu_count: figures.reduce((total, { gpu_count }) => total + gpu_count, 0),
    pods: figures.reduce((total, { pods }) => total + pods.typical, 0)
  };
}
var sum = (intervals) => intervals.reduce((a, b) => ({ p10: a.p10 + b.p10, p50: a.p50 + b.p50, p90: a.p90 + b.p90 }), NOTHING);
function deltaFrom(base, head) {
  return {
    power_w: difference(base.power_w, head.power_w),
    power_ratio: base.power_w.p50 === 0 ? null : (head.power_w.p50 - base.power_w.p50) / base.power_w.p50,
    monthly_kwh: difference(base.monthly_kwh, head.monthly_kwh),
    run_once_kwh: difference(base.run_once_kwh, head.run_once_kwh),
    gpu_count: head.gpu_count - base.gpu_count,
    pods: head.pods - base.pods
  };
}
function difference(base, head) {
  const [low, p50, high] = [head.p10 - base.p10, head.p50 - base.p50, head.p90 - base.p90];
  return { p10: Math.min(low, p50, high), p50, p90: Math.max(low, p50, high) };
}

export {
  settleCopies,
  totalsFrom
};

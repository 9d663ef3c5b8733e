import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)

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
  totalsFrom
};

import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  specHash
} from "./chunk-HLYQ63L4.js";
import {
  SECONDS_PER_MONTH,
  energyJ,
  jFromKwh
} from "./chunk-TNUZZPWE.js";

// src/causes.ts
var LEAST_REST_RATIO = 0.02;
var main = ({ containers }) => containers[0];
var commandOf = ({ containers }) => containers.map(({ command, args }) => [...command ?? [], ...args ?? []].join(" ")).join(" ; ");
var withFields = (base, head, fields) => ({
  ...base,
  containers: base.containers.map((container) => {
    const namesake = head.containers.find(({ name }) => name === container.name);
    return namesake === void 0 ? container : { ...container, ...fields(namesake) };
  })
});
var aspects = [
  {
    what: "replicas",
    tell: ({ pods }) => pods.typical,
    apply: (base, { pods, completions, parallelism }) => ({ ...base, pods, completions, parallelism })
  },
  {
    what: "cpu",
    tell: ({ run_requests }) => run_requests.cpu_mcpu,
    apply: (base, head) => ({
      ...withFields(base, head, ({ req_cpu_mcpu, lim_cpu_mcpu }) => ({ req_cpu_mcpu, lim_cpu_mcpu })),
      requests: { ...base.requests, cpu_mcpu: head.requests.cpu_mcpu },
      run_requests: { ...base.run_requests, cpu_mcpu: head.run_requests.cpu_mcpu },
      limits: { ...base.limits, cpu_mcpu: head.limits.cpu_mcpu }
    })
  },
  {
    what: "memory",
    tell: ({ run_requests }) => run_requests.mem_mib,
    apply: (base, head) => ({
      ...withFields(base, head, ({ req_mem_mib, lim_mem_mib }) => ({ req_mem_mib, lim_mem_mib })),
      requests: { ...base.requests, mem_mib: head.requests.mem_mib },
      run_requests: { ...base.run_requests, mem_mib: head.run_requests.mem_mib },
      limits: { ...base.limits, mem_mib: head.limits.mem_mib }
    })
  },
  {
    what: "accelerators",
    tell: ({ accelerators }) => accelerators.map(({ count, model, resource }) => `${+count.toPrecision(3)} \xD7 ${model ?? resource}`).join(", ") || null,
    apply: (base, { accelerators, gpu_count, node_type }) => ({
      ...base,
      accelerators,
      gpu_count,
      node_type
    })
  },
  {
    what: "image",
    tell: (request) => main(request)?.image ?? null,
    apply: (base, head) => withFields(base, head, ({ image }) => ({ image }))
  },
  {
    what: "command",
    tell: commandOf,
    apply: (base, head) => withFields(base, head, ({ command, args }) => ({ command, args }))
  },
  {
    what: "containers",
    tell: ({ containers }) => containers.map(({ name }) => name).join(", "),
    apply: (base, { containers, requests, run_requests, limits }) => ({
      ...base,
      containers,
      requests,
      run_requests,
      limits
    })
  },
  {
    what: "schedule",
    tell: ({ schedule, runs_per_month }) => schedule ?? runs_per_month,
    apply: (base, { schedule, time_zone, runs_per_month, run_pattern }) => ({
      ...base,
      schedule,
      time_zone,
      runs_per_month,
      run_pattern
    })
  },
  {
    what: "run length",
    tell: ({ run_s, run_limit_s }) => run_s ?? run_limit_s,
    apply: (base, { run_s, run_limit_s }) => ({ ...base, run_s, run_limit_s })
  },
  {
    what: "duty cycle",
    tell: ({ duty_cycle }) => duty_cycle,
    apply: (base, { duty_cycle }) => ({ ...base, duty_cycle })
  }
];
function causesOf(base, head, predict) {
  const told = changedAspects(base.request, head.request).flatMap(({ what, tell, apply }) => {
    const alone = predict(apply(base.request, head.request));
    const cause = { what, from: tell(base.request), to: tell(head.request), ...moved(base.prediction, alone) };
    return cause.delta_w === 0 && cause.delta_monthly_kwh === 0 ? [] : [cause];
  });
  const whole = moved(base.prediction, head.prediction);
  const rest = {
    delta_w: whole.delta_w - told.reduce((sum, { delta_w }) => sum + delta_w, 0),
    delta_monthly_kwh: whole.delta_monthly_kwh - told.reduce((sum, cause) => sum + cause.delta_monthly_kwh, 0)
  };
  const sorted = told.toSorted(
    (a, b) => Math.abs(b.delta_w) - Math.abs(a.delta_w) || Math.abs(b.delta_monthly_kwh) - Math.abs(a.delta_monthly_kwh)
  );
  const isWorthTelling = Math.abs(rest.delta_w) > Math.abs(whole.delta_w) * LEAST_REST_RATIO;
  return isWorthTelling ? [...sorted, { what: "together", from: null, to: null, ...rest }] : sorted;
}
function changedAspects(base, head) {
  const names = (request) => request.containers.map(({ name }) => name).toSorted().join(" ");
  const sameContainers = names(base) === names(head);
  const excluded = sameContainers ? ["containers"] : ["cpu", "memory"];
  return aspects.filter(({ what, apply }) => !excluded.includes(what) && !isSame(apply(base, head), base));
}
var isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);
var monthOf = (energy) => energy.kind === "run-once" ? energy.run_kwh.p50 : energy.monthly_kwh.p50;
var moved = (from, to) => ({
  delta_w: noiseless(to.power_w.p50 - from.power_w.p50, from.power_w.p50),
  delta_monthly_kwh: noiseless(monthOf(to.energy) - monthOf(from.energy), monthOf(from.energy))
});
var noiseless = (delta, of) => Math.abs(delta) < Math.abs(of) * 1e-9 ? 0 : delta;

// src/workload-report.ts
var ENERGY_STEP_S = 60;
var reportedFrom = (changes, options = {}) => changes.map((change) => ({ change, workload: workloadReportFrom(change, options) })).toSorted((a, b) => bySize(a.workload, b.workload));
var workloadReports = (changes, options = {}) => reportedFrom(changes, options).map(({ workload }) => workload);
function workloadReportFrom(change, { predict, teamsOf }) {
  const shown = change.kind === "removed" ? change.base : change.head;
  const figures = change.kind === "removed" ? drawingNothing(figuresOf(change.base)) : figuresOf(change.head);
  return {
    ...identityOf(shown),
    change: change.kind,
    ...figures,
    ...seedFields(shown.request, figures),
    before: change.kind === "added" || change.base === null ? null : figuresOf(change.base),
    causes: change.kind === "changed" && predict !== void 0 ? causesOf(change.base, change.head, predict) : [],
    teams: [...teamsOf?.(shown.request) ?? []]
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
  ...prediction,
  impact: null
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
  reportedFrom,
  workloadReports,
  predictionRecordFrom
};

import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  featuresOf,
  preparerFrom
} from "./chunk-6S3ZH4JX.js";
import {
  JOIN_DEFAULTS,
  groupsOf,
  joinRows,
  tellSome,
  tellUnmatched,
  templateHash
} from "./chunk-I3LBTTLZ.js";
import {
  readRecords,
  readRequests,
  recordProblem,
  targetsFrom
} from "./chunk-FUK4IRW3.js";
import {
  cellBoolean,
  cellNumber,
  cellText
} from "./chunk-DPTCEGWK.js";
import {
  InferenceRequest
} from "./chunk-VPBNUSC6.js";
import {
  counted
} from "./chunk-LQ53HEYR.js";
import {
  featureRowOf
} from "./chunk-XRDYF5TB.js";
import {
  Provenance,
  Scope,
  isSyntheticRow
} from "./chunk-T22NFV42.js";
import {
  shapeMessage
} from "./chunk-VOYEJIXG.js";
import {
  oneLine
} from "./chunk-ZYN6WMRK.js";
import {
  AppError,
  boolean,
  number,
  preprocess,
  strictObject,
  string
} from "./chunk-4SDNS7QA.js";

// src/evaluate/own-rows.ts
function ownRowsFrom(rows, prepare) {
  const refused = [];
  const kept = rows.flatMap((training) => {
    const prepared = prepare(training);
    if ("row" in prepared) return [{ training, ...prepared }];
    refused.push({ reason: prepared.refused, title: training.title });
    return [];
  });
  return { kept, refused: leftOutFrom(refused) };
}
var MOST_EXAMPLES = 3;
function leftOutFrom(all) {
  const reasons = [...new Set(all.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const titles = all.filter((one) => one.reason === reason).map(({ title }) => title);
    return { reason, count: titles.length, examples: titles.slice(0, MOST_EXAMPLES) };
  }).toSorted((a, b) => b.count - a.count);
}
function unseenRows(model, rows) {
  const own = model.tables.flatMap(({ rows: rows2 }) => rows2);
  const groups = new Set(own.map(({ group }) => group));
  const workloads = new Set(own.flatMap(({ title }) => workloadOf(title) ?? []));
  const prints = new Set(model.tables.flatMap((table) => table.rows.map((row) => printOf(row, table))));
  const whyKnown = ({ scope, row }) => {
    if (groups.has(row.group)) return "the model has rows of its group";
    if (workloads.has(workloadOf(row.title) ?? "")) return "the model has rows of the workload";
    return prints.has(printOf(row, { scope, features: [...featuresOf(scope)] })) ? "the model has rows of its pod template, or of one that is the same to it" : null;
  };
  const reasons = rows.map(whyKnown);
  const knownGroups = new Set(rows.flatMap(({ row }, i) => reasons[i] === null ? [] : row.group));
  const unseen = rows.filter(({ row }) => !knownGroups.has(row.group));
  const known = rows.flatMap(
    ({ row }, i) => knownGroups.has(row.group) ? [{ reason: reasons[i] ?? "another row of its group is known to the model", title: row.title }] : []
  );
  return { unseen, known: leftOutFrom(known) };
}
var workloadOf = (title) => /^(\S+ \S+\/\S+), [\d.]+ pods?$/.exec(title)?.[1] ?? null;
function printOf(row, table) {
  const { numbers } = featureRowOf(row, table);
  const named = Object.entries(numbers).filter(([, value]) => value !== null).toSorted(([a], [b]) => a < b ? -1 : 1);
  return JSON.stringify([table.scope, row.family, row.board, row.devices, row.text, named]);
}

// src/join/training-groups.ts
function withUnitedGroups(rows) {
  const united = groupsOf(
    rows.map(({ request, group }) => ({
      namespace: request.namespace,
      workload_kind: request.workload_kind,
      workload_name: request.workload_name,
      template_hash: templateHash(request),
      group
    }))
  );
  const names = /* @__PURE__ */ new Map();
  for (const [index, { group }] of rows.entries()) {
    const set = united[index] ?? group;
    const own = group === "" ? set : group;
    const name = names.get(set);
    names.set(set, name === void 0 || own < name ? own : name);
  }
  return rows.map((row, index) => ({ ...row, group: names.get(united[index] ?? "") ?? row.group }));
}

// src/schema/training.ts
var TrainingRow = strictObject({
  source_id: string(),
  title: string(),
  group: string().meta({ description: "rows of one group never stand on both sides of a split" }),
  scope: Scope,
  provenance: Provenance,
  licence: string(),
  spec_reconstructed: boolean().meta({ description: "true: image and arguments were written by us from the run record" }),
  weight: number().positive(),
  watts_p10: number().positive(),
  watts_p50: number().positive(),
  watts_p90: number().positive(),
  request: InferenceRequest
});

// src/train/targets.ts
var MOST_EXAMPLES2 = 3;
var TARGETS = ["avg_power_w", "total_energy_j", "energy_step_j"];
function trainingRowsFrom(measured, target, times) {
  const rows = [];
  const refused = /* @__PURE__ */ new Map();
  for (const row of measured) {
    const watts = wattsOf(row, target, times);
    if (typeof watts === "number") {
      rows.push(trainingRow(row, watts));
      continue;
    }
    const entry = refused.get(watts) ?? { reason: watts, count: 0, examples: [] };
    entry.count++;
    if (entry.examples.length < MOST_EXAMPLES2) entry.examples.push(row.title);
    refused.set(watts, entry);
  }
  const others = TARGETS.filter(
    (other) => measured.some((row) => typeof wattsOf(row, other, times) === "number")
  );
  return {
    rows,
    refused: [...refused.values()].toSorted((a, b) => b.count - a.count),
    alternative: rows.length > 0 ? null : others[0] ?? null
  };
}
function wattsOf(row, target, { stepS, windowS }) {
  const figure = row[target];
  if (figure === null) return `it has no ${target}`;
  if (target === "avg_power_w") return figure;
  const seconds = target === "total_energy_j" ? windowS ?? row.observed_s : stepS ?? row.step_s;
  if (seconds !== null) return figure / seconds;
  return target === "total_energy_j" ? "it does not say how long it was measured (observed_s). Add --window SECONDS, or collect labels with that column." : "it does not say how long a step is (step_s). Add --step SECONDS, or collect labels with that column.";
}
var trainingRow = (row, watts) => ({
  source_id: row.source_id,
  title: row.title,
  group: row.group,
  scope: row.scope,
  provenance: row.provenance,
  licence: row.licence,
  spec_reconstructed: row.spec_reconstructed,
  weight: row.weight,
  watts_p10: Math.min(row.avg_power_w_min ?? watts, watts),
  watts_p50: watts,
  watts_p90: Math.max(row.avg_power_w_max ?? watts, watts),
  request: row.request
});

// src/schema/measured-row.ts
var Text = preprocess(cellText, string());
var Figure = preprocess(cellNumber, number().positive().nullable());
var Instant = preprocess(cellNumber, number().nullable());
var MeasuredRow = strictObject({
  namespace: Text,
  workload_kind: Text,
  workload_name: Text,
  cluster: preprocess(cellText, string().nullable()),
  spec_hash: Text,
  template_hash: Text,
  source_id: Text,
  title: Text,
  group: Text.meta({ description: "rows of one group never stand on both sides of a split" }),
  scope: Scope,
  provenance: Provenance,
  licence: Text,
  spec_reconstructed: preprocess(cellBoolean, boolean()).meta({ description: "true: the request was rebuilt by us, not collected" }),
  weight: preprocess(cellNumber, number().positive()),
  pods: preprocess(cellNumber, number().positive()).meta({ description: "pods that were measured" }),
  window_start_s: Instant.meta({ unit: "s", description: "Unix time" }),
  window_end_s: Instant.meta({ unit: "s", description: "Unix time" }),
  observed_s: Figure.meta({ unit: "s", description: "per pod, mean over pods" }),
  step_s: Figure.meta({ unit: "s", description: "time between two samples, mean over pods" }),
  avg_power_w: Figure.meta({ unit: "W", description: "mean per pod" }),
  avg_power_w_min: Figure.meta({ unit: "W", description: "of the pod that drew least" }),
  avg_power_w_max: Figure.meta({ unit: "W", description: "of the pod that drew most" }),
  total_energy_j: Figure.meta({ unit: "J", description: "per pod, over observed_s" }),
  energy_step_j: Figure.meta({ unit: "J", description: "mean per pod and step" }),
  request: InferenceRequest
});

// src/commands/read-rows.ts
async function measuredRowsFrom({ records, problems }, requestsPaths, allowsSynthetic, io) {
  const found = [...problems];
  const rows = [];
  for (const one of records.filter(hasRequest)) {
    const parsed = MeasuredRow.safeParse(one.row.record, { error: shapeMessage });
    if (parsed.success) rows.push(parsed.data);
    else found.push(recordProblem(one, parsed.error));
  }
  const bare = await joinedRows(
    records.filter((record) => !hasRequest(record)),
    requestsPaths,
    allowsSynthetic,
    io
  );
  rows.push(...bare.rows);
  const groups = groupsOf(rows);
  return {
    rows: rows.map((row, index) => ({ ...row, group: groups[index] ?? row.group })),
    problems: [...found, ...bare.problems],
    unmatched: bare.unmatched
  };
}
var hasRequest = ({ row }) => (row.record["request"] ?? null) !== null;
async function joinedRows(records, paths, allowsSynthetic, io) {
  const [first] = records;
  if (first === void 0) return { rows: [], problems: [], unmatched: [] };
  if (paths.length === 0) {
    const holds = "features" in first.row.record ? "vectors of another encoder" : "energy";
    throw new AppError(
      "input",
      `${first.path}: its rows hold ${holds}, and not the requests that they were made of`,
      "Name the requests that they were made of with --requests."
    );
  }
  const { requests, problems } = await readRequests(paths, io);
  const read = targetsFrom(records);
  const options = { ...JOIN_DEFAULTS, takesOtherRevision: true, allowsSynthetic };
  const { rows, unmatched } = joinRows({ requests, targets: read.targets, options });
  return { rows, problems: [...problems, ...read.problems], unmatched };
}

// src/commands/read-own-rows.ts
async function readOwnRows(paths, { requests = [], target, step, window, allowSynthetic = false }, coefficients, io) {
  const { records, problems } = await readRecords(paths, io);
  const ready = [];
  const found = [...problems];
  for (const one of records.filter(isTrainingRow)) {
    const parsed = TrainingRow.safeParse(one.row.record, { error: shapeMessage });
    if (parsed.success) ready.push(parsed.data);
    else found.push(recordProblem(one, parsed.error));
  }
  const others = records.filter((record) => !isTrainingRow(record));
  const measured = await measuredRowsFrom({ records: others, problems: [] }, requests, allowSynthetic, io);
  tellSome([...found, ...measured.problems], io);
  tellUnmatched(measured.unmatched, io);
  const times = { stepS: step ?? null, windowS: window ?? null };
  const ofTarget = trainingRowsFrom(measured.rows, target, times);
  const rows = [...ready, ...ofTarget.rows];
  const isRefused = (row) => !allowSynthetic && isSyntheticRow(row);
  const synthetic = leftOutFrom(
    rows.filter(isRefused).map(({ title }) => ({ reason: SYNTHETIC_REFUSED, title }))
  );
  const { kept, refused } = ownRowsFrom(
    withUnitedGroups(rows.filter((row) => !isRefused(row))),
    preparerFrom(coefficients)
  );
  const all = [...ofTarget.refused, ...synthetic, ...refused];
  if (kept.length > 0) return { rows: kept, readCount: ready.length + measured.rows.length, refused: all };
  throw nothingUsable(all, target, ofTarget.alternative);
}
var SYNTHETIC_REFUSED = "its watts are of a fake, unknown or estimated power source; --allow-synthetic takes it, and the model says so";
function nothingUsable(refused, target, alternative) {
  const [first] = refused;
  if (first === void 0)
    return new AppError("input", "no row could be read", 'Write rows with "wattlint join".');
  const why = first.reason.replace(/\.$/, "");
  return new AppError(
    "input",
    `no row can be used with --target ${target}: ${counted(first.count, "row")} left out (${why}), such as ${first.examples[0]}`,
    alternative === null ? 'Write rows with "wattlint join".' : `The rows can be used with --target ${alternative}.`
  );
}
var isTrainingRow = ({ row }) => "watts_p50" in row.record;
function tellLeftOut(leftOut, io) {
  for (const { reason, count, examples } of leftOut) {
    const why = reason.replace(/\.$/, "");
    io.err(
      `${oneLine(`wattlint: ${counted(count, "row")} left out: ${why}, such as ${examples.join("; ")}`)}
`
    );
  }
}

export {
  unseenRows,
  readOwnRows,
  tellLeftOut
};

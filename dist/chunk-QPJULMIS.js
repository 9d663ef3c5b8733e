import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  readRequests
} from "./chunk-FUK4IRW3.js";
import "./chunk-BE5NSH42.js";
import "./chunk-CCVVPADY.js";
import "./chunk-BHFHJV74.js";
import {
  renderDiff
} from "./chunk-6ZY5QNHW.js";
import "./chunk-46AJBW3I.js";
import "./chunk-DPTCEGWK.js";
import {
  tellProblems
} from "./chunk-HHK5NVZN.js";
import {
  modelOf
} from "./chunk-2HORGANY.js";
import "./chunk-VPBNUSC6.js";
import "./chunk-5ZINIXYT.js";
import "./chunk-MR2Q2NXI.js";
import "./chunk-Z2U3YBWV.js";
import "./chunk-2IYAJC7V.js";
import "./chunk-LQ53HEYR.js";
import "./chunk-VDROJEDS.js";
import {
  Score,
  predictorFrom
} from "./chunk-XRDYF5TB.js";
import "./chunk-MNHI26C3.js";
import {
  Provenance,
  Scope
} from "./chunk-T22NFV42.js";
import "./chunk-6DA3H36N.js";
import "./chunk-CDDBQACY.js";
import "./chunk-TYF4KTHJ.js";
import "./chunk-VOYEJIXG.js";
import "./chunk-5KOT2KY3.js";
import "./chunk-ZYN6WMRK.js";
import "./chunk-OGAPIFVC.js";
import "./chunk-4Y5D63YT.js";
import {
  grouped
} from "./chunk-X6PSLHTU.js";
import "./chunk-TNUZZPWE.js";
import "./chunk-TO57GDIK.js";
import {
  EXIT_WITHIN,
  array,
  int,
  literal,
  number,
  strictObject,
  string
} from "./chunk-4SDNS7QA.js";

// src/schema/model-diff.ts
var MODEL_DIFF_SCHEMA_VERSION = "1";
var Count = int().nonnegative();
var Side = strictObject({ id: string(), version: string(), created: string(), rows: Count });
var RowChange = strictObject({
  scope: Scope,
  source_id: string(),
  provenance: Provenance,
  added: Count,
  removed: Count,
  changed: Count,
  unchanged: Count,
  groups: array(string()).meta({ description: "those with a difference" })
});
var Change = strictObject({ of: string(), before: string().nullable(), after: string().nullable() });
var PowerChange = strictObject({
  namespace: string(),
  workload_kind: string(),
  workload_name: string(),
  before_w: number().nonnegative(),
  after_w: number().nonnegative()
});
var ModelDiff = strictObject({
  schema_version: literal(MODEL_DIFF_SCHEMA_VERSION),
  before: Side,
  after: Side,
  coefficients: array(Change),
  rows: array(RowChange),
  settings: array(Change).meta({ description: "of the parts: neighbours, trend, encoder, intervals" }),
  sources: array(Change),
  limits: array(Change),
  scores: array(
    strictObject({
      scope: Scope,
      split: string(),
      predictor: string(),
      before: Score.nullable(),
      after: Score.nullable()
    })
  ),
  predictions: array(PowerChange).nullable().meta({ description: "null: no requests were given" })
});

// src/model-diff.ts
var modelDiff = (before, after, predictions) => ({
  schema_version: MODEL_DIFF_SCHEMA_VERSION,
  before: sideOf(before),
  after: sideOf(after),
  coefficients: changesOf(coefficientsOf(before), coefficientsOf(after)),
  rows: Scope.options.flatMap((scope) => rowChanges(scope, before, after)),
  settings: changesOf(settingsOf(before, after), settingsOf(after, before)),
  sources: changesOf(sourcesOf(before), sourcesOf(after)),
  limits: changesOf(limitsOf(before), limitsOf(after)),
  scores: scoreChanges(before, after),
  predictions: predictions === null ? null : [...predictions]
});
var sideOf = ({ id, version, created, tables }) => ({
  id,
  version,
  created,
  rows: tables.reduce((sum, { rows }) => sum + rows.length, 0)
});
var changesOf = (before, after) => [.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])].flatMap((of) => {
  const change = { of, before: before.get(of) ?? null, after: after.get(of) ?? null };
  return change.before === change.after ? [] : [change];
});
function coefficientsOf({ coefficients }) {
  const { devices, software, known_models, ...single } = coefficients;
  const amount = ({ value, unit }) => `${typeof value === "number" ? value : value.join(" ")} ${unit}`;
  return new Map([
    ...Object.entries(single).map(([name, one]) => [name, amount(one)]),
    ...devices.map(
      ({ model, nameplate_w, fp16_tflops }) => [`device ${model}`, `${nameplate_w} W, ${fp16_tflops ?? "no"} TFLOPS`]
    ),
    ...software.map(
      ({ id, utilisation, use_vcpu, mem_gib }) => [`software ${id}`, `${utilisation} in use, ${use_vcpu} vCPU, ${mem_gib} GiB`]
    ),
    ...known_models.map(
      ({ name, params_b, active_params_b, weight_bits }) => [`model ${name}`, `${params_b} B, ${active_params_b} B active, ${weight_bits ?? 16} bits`]
    )
  ]);
}
var settingsOf = ({ parts }, other) => new Map(
  parts.flatMap((part) => {
    const { id, scope, k, bandwidth, shrinkage } = part;
    if (!other.parts.some((one) => one.id === id && one.scope === scope))
      return [[id, `${scope}, ${k} neighbours, bandwidth ${bandwidth}, shrinkage ${shrinkage}`]];
    return partFacts(part).map(([what, value]) => [`${id}: ${what}`, value]);
  })
);
function partFacts({
  scope,
  family,
  needs,
  trend,
  encoder,
  k,
  bandwidth,
  shrinkage,
  calibrations
}) {
  const terms = (trend?.terms ?? []).map(
    ({ inputs, slope }) => [`slope of ${inputs.map(({ feature }) => feature).join(" \xD7 ")}`, String(slope)]
  );
  return [
    ["answers", `${scope}, ${family ?? "any family"}, needs ${needs.join(" ") || "nothing"}`],
    ["neighbours", String(k)],
    ["bandwidth", String(bandwidth)],
    ["shrinkage", String(shrinkage)],
    ["encoder", encoder.id],
    ["intercept", trend === null ? "no trend" : String(trend.intercept)],
    ...terms,
    ...calibrations.map(
      ({ case: what, low, high, spread_near, spread_far, rows }) => [`interval, ${what}`, `${low}\u2026${high} \xD7 ${spread_near}\u2026${spread_far} of ${rows} rows`]
    )
  ];
}
var sourcesOf = ({ sources }) => new Map(
  sources.map(({ id, title, licence, retrieved, url }) => [
    id,
    `${title} (${licence}, ${retrieved}, ${url})`
  ])
);
var limitsOf = ({ limits }) => new Map(limits.map((limit) => [limit, "stated"]));
function rowChanges(scope, before, after) {
  const keyOf = ({ source_id, provenance }) => JSON.stringify([source_id, provenance]);
  const rowsOf = ({ tables }) => tables.find((table) => table.scope === scope)?.rows ?? [];
  const [left, right] = [grouped(rowsOf(before), keyOf), grouped(rowsOf(after), keyOf)];
  return [.../* @__PURE__ */ new Set([...left.keys(), ...right.keys()])].flatMap((key) => {
    const [old, fresh] = [left.get(key) ?? [], right.get(key) ?? []];
    const [first] = [...old, ...fresh];
    if (first === void 0) return [];
    const { source_id, provenance } = first;
    return [{ scope, source_id, provenance, ...compared(old, fresh) }];
  });
}
function compared(old, fresh) {
  const content = (row) => JSON.stringify(row);
  const name = ({ group, title }) => JSON.stringify([group, title]);
  const [gone, come] = [without(old, fresh, content), without(fresh, old, content)];
  const [removed, added] = [without(gone, come, name), without(come, gone, name)];
  return {
    added: added.length,
    removed: removed.length,
    changed: gone.length - removed.length,
    unchanged: old.length - gone.length,
    groups: [...new Set([...gone, ...come].map(({ group }) => group))].toSorted()
  };
}
function without(rows, others, keyOf) {
  const free = new Map([...grouped(others, keyOf)].map(([key, { length }]) => [key, length]));
  return rows.filter((row) => {
    const count = free.get(keyOf(row)) ?? 0;
    free.set(keyOf(row), count - 1);
    return count <= 0;
  });
}
function scoreChanges(before, after) {
  const keyOf = ({ scope, split, predictor }) => JSON.stringify([scope, split, predictor]);
  const [left, right] = [before, after].map(
    ({ evaluation }) => new Map(evaluation.map((score) => [keyOf(score), score]))
  );
  const keys = /* @__PURE__ */ new Set([...left?.keys() ?? [], ...right?.keys() ?? []]);
  return [...keys].flatMap((key) => {
    const [old, fresh] = [left?.get(key) ?? null, right?.get(key) ?? null];
    const one = old ?? fresh;
    if (one === null || JSON.stringify(old) === JSON.stringify(fresh)) return [];
    const { scope, split, predictor } = one;
    return [{ scope, split, predictor, before: old, after: fresh }];
  });
}

// src/commands/run-model-diff.ts
async function runModelDiff(a, b, flags, io) {
  const [before, after] = [await modelOf(a, io), await modelOf(b, io)];
  const { changes, status } = flags.input === void 0 ? { changes: null, status: EXIT_WITHIN } : await powerChanges(before, after, flags.input, io);
  io.out(renderDiff(modelDiff(before, after, changes), flags.format, io.width));
  return status;
}
async function powerChanges(before, after, paths, io) {
  const { requests, problems } = await readRequests(paths, io);
  const [old, fresh] = [predictorFrom(before), predictorFrom(after)];
  const changes = requests.map(({ request }) => {
    const { namespace, workload_kind, workload_name } = request;
    return {
      namespace,
      workload_kind,
      workload_name,
      before_w: old(request).power_w.p50,
      after_w: fresh(request).power_w.p50
    };
  });
  return { changes, status: tellProblems(problems, io) };
}
export {
  runModelDiff
};

import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  renderingText
} from "./chunk-MR2Q2NXI.js";
import {
  globIndex
} from "./chunk-VOYEJIXG.js";
import {
  problemFrom
} from "./chunk-5KOT2KY3.js";
import {
  grouped
} from "./chunk-X6PSLHTU.js";
import {
  quoted
} from "./chunk-4SDNS7QA.js";

// src/copies.ts
function settleCopies(predicted, { count, prefer }) {
  const preferred = globIndex(prefer);
  const preference = (paths) => Math.min(prefer.length, ...paths.map(preferred).filter((index) => index !== -1));
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
var LONGEST_PLACE = 200;
var hasName = ({ request: { workload_name } }) => !workload_name.endsWith("*") && workload_name !== "noname";
var objectOf = ({ request }) => JSON.stringify([request.api_group, request.workload_kind, request.namespace, request.workload_name]);
var placeOf = ({ request: { path, line, rendering } }) => JSON.stringify([path, line, rendering]);
var filesOf = (path, rendering) => rendering === null ? [path] : [path, posixJoin(rendering.folder, "kustomization.yaml"), ...rendering.values];
var posixJoin = (folder, name) => folder === "." ? name : `${folder}/${name}`;
function copyFrom(parts, preference) {
  const { path = null, line = null, rendering = null } = parts[0]?.request ?? {};
  const powerW = parts.reduce((sum, { prediction }) => sum + prediction.power_w.p50, 0);
  return {
    parts,
    path: path ?? "",
    line,
    rendering,
    powerW,
    preference: preference(filesOf(path ?? "", rendering))
  };
}
var countsBefore = (a, b) => a.preference - b.preference || b.powerW - a.powerW || compareText(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || compareText(JSON.stringify(a.rendering), JSON.stringify(b.rendering));
var compareText = (a, b) => a < b ? -1 : a > b ? 1 : 0;
var placeText = ({ path, line, rendering }) => [line === null ? path : `${path}:${line}`, ...rendering === null ? [] : [renderingText(rendering)]].join(
  " in "
);
function sentence(copy, counted, count) {
  const { workload_kind = "", workload_name = "", namespace = "" } = copy.parts[0]?.request ?? {};
  const what = `${quoted(workload_kind)} ${quoted(workload_name)} of namespace ${quoted(namespace)} is declared in ${quoted(placeText(counted), LONGEST_PLACE)} too`;
  if (count === "all") return `${what}, and every copy counts, as configured.`;
  const why = counted.preference < copy.preference ? "which is preferred" : counted.powerW > copy.powerW ? "which draws more" : "which comes first";
  return `${what}, ${why} and counts in its place. Choose with copies in the configuration, or leave one out with exclude.`;
}

export {
  settleCopies
};

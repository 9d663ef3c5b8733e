import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  againstLimit,
  count,
  counted,
  signedPercent,
  signedWatts,
  wattDeltaRange,
  wattRange,
  watts,
  withDurations
} from "./chunk-LQ53HEYR.js";
import {
  isSyntheticRow
} from "./chunk-T22NFV42.js";
import {
  oneLine
} from "./chunk-ZYN6WMRK.js";
import {
  grouped
} from "./chunk-X6PSLHTU.js";

// src/report/sentences.ts
var scopeText = {
  gpu_board_at_load: "GPU boards at full load",
  pod_kepler_total: "pods as Kepler attributes them",
  modelled_wall: "share of a node's wall power"
};
var provenanceText = {
  measured: "measured",
  kepler: "from Kepler",
  modelled: "computed"
};
function syntheticSentence({ label_sources, rows }) {
  const synthetic = label_sources.filter(isSyntheticRow).reduce((sum2, source) => sum2 + source.rows, 0);
  return synthetic === 0 ? "" : `the model learned from ${counted(synthetic, "row")} of ${count(rows)} whose power source is fake, unknown or an estimate`;
}
var skipText = (reason) => skipTexts.get(reason) ?? reason;
var skipTexts = /* @__PURE__ */ new Map([
  ["excluded", "left out by exclude"],
  ["rendered", "read as it is rendered"],
  ["symbolic-link", "symbolic link, never followed"],
  ["not-a-file", "not a plain file"],
  ["template", "template, which has to be rendered first"],
  ["not-kubernetes", "no Kubernetes object in it"],
  ["kustomize-patch", "patch of a kustomization, which changes another object"],
  ["fragment", "patch or fragment without containers"],
  ["empty", "empty"]
]);
var isExpectedSkip = (reason) => reason === "not-kubernetes" || reason === "empty";
var isCopy = ({ counted_as }) => counted_as !== null;
function twinsIn(workloads) {
  const key = (workload) => JSON.stringify([nameOf(workload), workload.workload_kind]);
  const twins = grouped(workloads, key);
  return (workload) => (twins.get(key(workload))?.length ?? 0) > 1;
}
function nameOf({ namespace, workload_name, component }) {
  const name = namespace === "" ? workload_name : `${namespace}/${workload_name}`;
  return component === null ? name : `${name} (${component})`;
}
function headline({ workloads, totals: { power_w, delta } }) {
  if (workloads.length === 0) return { figure: "No workloads", detail: "" };
  if (delta !== null && workloads.every(({ change }) => change === "unchanged"))
    return { figure: "No change", detail: "" };
  if (delta === null) return { figure: watts(power_w.p50), detail: `likely range ${wattRange(power_w)}` };
  const { p10, p50, p90 } = delta.power_w;
  const share = delta.power_ratio === null ? [] : [signedPercent(delta.power_ratio)];
  const range = p10 === p50 && p50 === p90 ? [] : [`likely range ${wattDeltaRange(delta.power_w)}`];
  return { figure: signedWatts(p50), detail: [...share, ...range].join(", ") };
}
function workloadCount({ base, workloads }) {
  const there = workloads.filter(({ change }) => change !== "removed").length;
  if (base === null) return there === 0 ? "no workloads" : counted(there, "workload");
  const changed = workloads.filter(({ change }) => change !== "unchanged").length;
  if (changed === 0) return there === 0 ? "no workloads" : `none of ${counted(there, "workload")} changed`;
  return `${counted(changed, "workload")} changed`;
}
function verdictSentences(verdict, show = oneLine) {
  if (verdict.status === "unjudged") return [UNJUDGED[verdict.reason]];
  const within = verdict.checks.filter(({ is_over }) => !is_over);
  return [
    ...verdict.status === "over" ? verdict.breaches.map((breach) => `Over budget: ${overBy(breach, show)}.`) : within.length > 0 ? [`Within budget: ${within.map((check) => withinBy(check, show)).join("; ")}.`] : [],
    ...verdict.warnings.map((check) => `Warning: ${overBy(check, show)}.`),
    ...verdict.waived.map((check) => waivedSentence(check, show)),
    ...unjudgedSentences(verdict)
  ];
}
function waivedSentence(check, show) {
  const { waived } = check;
  const owner = waived?.owner ? `, ${show(waived.owner)}` : "";
  return `Waived until ${waived?.until ?? ""} (${show(waived?.reason ?? "")}${owner}): ${overBy(check, show)}.`;
}
var UNJUDGED = {
  "no-budget": "Not judged: no budget is set.",
  "no-base": "Not judged: the budget limits growth, and there is no base to grow from.",
  "no-workloads": "Not judged: no workload was read."
};
var unjudgedSentences = ({ unjudged }) => unjudged.length === 0 ? [] : [`Not judged: ${unjudged.join(", ")}, for there is no base to grow from, or no rate to reckon with.`];
function overBy(check, show) {
  const { figure, limit, distance } = againstLimit(check);
  const of = check.of === null ? "" : `${show(check.of)}: `;
  const least = check.confidence === "point" ? "" : "at least ";
  const rule = check.rule === null ? "" : ` (${[`rule ${show(check.rule)}`, ...certaintyOf(check)].join(", ")})`;
  return `${of}${check.is_delta ? "a change of " : ""}${least}${figure} is ${distance} over the limit of ${limit}${rule}`;
}
function withinBy(check, show) {
  const { figure, limit } = againstLimit(check);
  const of = check.of === null ? "" : ` for ${show(check.of)}`;
  const floor = check.figure > check.limit ? ", below the floor" : "";
  const sure = check.confidence === "point" ? "" : ` at least (${certaintyOf(check).join()})`;
  return check.is_delta ? `a change of ${figure}${sure}${of}, limit ${limit}${floor}` : `${figure}${sure} of ${limit}${of}`;
}
var CERTAINTY = { point: [], likely: ["3 in 4 sure"], certain: ["9 in 10 sure"] };
var certaintyOf = ({ confidence }) => CERTAINTY[confidence];
function advice(verdict, show = oneLine) {
  switch (verdict.status) {
    case "over": {
      const { remedy, biggest } = verdict.breaches[0];
      if (remedy !== null)
        return `${count(remedy.to)} instead of ${counted(remedy.from, "replica")} of ${show(remedy.workload)} would do. Or lower requests, raise the budget, or waive it.`;
      return biggest === null ? "Lower replicas or requests, raise the budget, or waive it." : `Lower the replicas or requests of ${show(biggest.workload)}, raise the budget, or waive it.`;
    }
    case "within":
      return "";
    case "unjudged":
      return UNJUDGED_ADVICE[verdict.reason];
  }
}
var UNJUDGED_ADVICE = {
  "no-budget": 'Set a budget such as "120 W", "80 kWh/month" or "+5 %" to have the next change judged.',
  "no-base": 'Name a base to compare with, or set an absolute budget such as "120 W".',
  "no-workloads": "Name files that hold workloads; render charts and kustomizations first: helm template \u2026 | wattlint check -"
};
function coverageSentence(coverage, show = oneLine) {
  const others = sum(coverage.other_kinds);
  const skipped = sum(coverage.skipped);
  const notRendered = Object.entries(coverage.not_rendered).map(([kind, times]) => `${count(times)} ${show(kind)}`).join(", ");
  return [
    `${count(coverage.predicted)} of ${counted(coverage.workloads, "workload")} predicted`,
    `${count(coverage.manifests)} of ${counted(coverage.files, "file")} ${coverage.manifests === 1 ? "is a manifest" : "are manifests"}`,
    ...others > 0 ? [`${counted(others, "object")} of other kinds`] : [],
    ...notRendered === "" ? [] : [`not rendered: ${notRendered}`],
    ...skipped > 0 ? [`${counted(skipped, "file")} skipped`] : [],
    ...unreadParts(coverage)
  ].join(" \xB7 ");
}
function unreadSentence(coverage) {
  const parts = unreadParts(coverage);
  return parts.length === 0 ? "" : `${parts.join(" and ")}: the figures do not hold the rest`;
}
var unreadParts = ({ unreadable, partial }) => [
  ...unreadable > 0 ? [`${counted(unreadable, "file")} not readable`] : [],
  ...partial > 0 ? [`${counted(partial, "file")} read in part`] : []
];
var countedAssumptions = (workloads) => countedTexts(workloads, ({ assumptions }) => assumptions.map(withDurations));
var countedDoubts = (workloads) => countedTexts(
  workloads,
  ({ confidence: { grade, is_out_of_distribution, reason } }) => is_out_of_distribution ? [`confidence ${grade}, ${reason}`] : []
);
function countedTexts(workloads, textsOf) {
  const counts = /* @__PURE__ */ new Map();
  for (const workload of workloads.filter(({ change }) => change !== "removed")) {
    for (const text of new Set(textsOf(workload))) {
      const known = counts.get(text) ?? { workloads: 0, first: nameOf(workload) };
      counts.set(text, { ...known, workloads: known.workloads + 1 });
    }
  }
  return [...counts].map(([text, known]) => ({ text, ...known })).sort((a, b) => b.workloads - a.workloads);
}
var sum = (counts) => Object.values(counts).reduce((total, one) => total + one, 0);
var powerDeltaW = ({ change, power_w, before }) => (change === "removed" ? 0 : power_w.p50) - (before?.power_w.p50 ?? 0);
var byName = (a, b) => {
  const [left, right] = [
    JSON.stringify([nameOf(a), a.workload_kind, a.path]),
    JSON.stringify([nameOf(b), b.workload_kind, b.path])
  ];
  return left < right ? -1 : left > right ? 1 : 0;
};
var biggestChangeFirst = (workloads) => workloads.toSorted((a, b) => Math.abs(powerDeltaW(b)) - Math.abs(powerDeltaW(a)) || byName(a, b));
var biggestFirst = (workloads) => workloads.toSorted((a, b) => drawn(b) - drawn(a) || byName(a, b));
var drawn = ({ change, power_w, before }) => change === "removed" ? (before ?? { power_w }).power_w.p50 : power_w.p50;

export {
  scopeText,
  provenanceText,
  syntheticSentence,
  skipText,
  isExpectedSkip,
  isCopy,
  twinsIn,
  nameOf,
  headline,
  workloadCount,
  verdictSentences,
  waivedSentence,
  overBy,
  advice,
  coverageSentence,
  unreadSentence,
  countedAssumptions,
  countedDoubts,
  powerDeltaW,
  biggestChangeFirst,
  biggestFirst
};

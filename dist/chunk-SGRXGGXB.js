import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  parseSetting,
  selected,
  settingKeys,
  settingOf,
  withSettings
} from "./chunk-MT2XIJB2.js";
import {
  tellProblems
} from "./chunk-HHK5NVZN.js";
import {
  energyText,
  gpuText,
  podsText
} from "./chunk-FDHUBOGH.js";
import {
  totalsFrom
} from "./chunk-NUDOZE7E.js";
import {
  workloadReports
} from "./chunk-OYXRYIVW.js";
import "./chunk-HLYQ63L4.js";
import {
  configFrom,
  modelOf,
  progressOn,
  renderedFrom,
  treeFrom
} from "./chunk-2HORGANY.js";
import {
  biggestChangeFirst,
  nameOf,
  powerDeltaW
} from "./chunk-STLDXGOO.js";
import {
  settleCopies
} from "./chunk-KSFOU3TR.js";
import {
  Totals,
  WorkloadReport
} from "./chunk-X5DMUOGH.js";
import "./chunk-UQS6LEB3.js";
import "./chunk-VPBNUSC6.js";
import {
  assess,
  assessOptionsFrom
} from "./chunk-LT7257LV.js";
import "./chunk-5ZINIXYT.js";
import "./chunk-MR2Q2NXI.js";
import {
  alignedLines,
  painter,
  widthBeside,
  wrapped
} from "./chunk-Z2U3YBWV.js";
import {
  jsonText
} from "./chunk-2IYAJC7V.js";
import {
  count,
  counted,
  kwh,
  signedPercent,
  signedWatts,
  wattDeltaRange,
  wattRange,
  watts
} from "./chunk-LQ53HEYR.js";
import "./chunk-VDROJEDS.js";
import {
  predictorFrom
} from "./chunk-XRDYF5TB.js";
import "./chunk-MNHI26C3.js";
import "./chunk-T22NFV42.js";
import {
  version
} from "./chunk-6DA3H36N.js";
import "./chunk-CDDBQACY.js";
import "./chunk-QNTNOHJ7.js";
import "./chunk-TYF4KTHJ.js";
import "./chunk-VOYEJIXG.js";
import {
  Problem
} from "./chunk-5KOT2KY3.js";
import {
  oneLine
} from "./chunk-ZYN6WMRK.js";
import "./chunk-OGAPIFVC.js";
import "./chunk-4Y5D63YT.js";
import {
  grouped
} from "./chunk-X6PSLHTU.js";
import "./chunk-TNUZZPWE.js";
import "./chunk-TO57GDIK.js";
import {
  AppError,
  array,
  int,
  literal,
  strictObject,
  string
} from "./chunk-4SDNS7QA.js";

// src/report/what-if-text.ts
var NARROWEST_NAME = 24;
var WIDEST_NAME = 80;
var MOST_WORKLOADS = 40;
var columns = [
  { title: "WORKLOAD", align: "left" },
  { title: "PODS", align: "right" },
  { title: "POWER", align: "right" },
  { title: "RANGE", align: "right" },
  { title: "CHANGE", align: "right" },
  { title: "ENERGY", align: "right" },
  { title: "GPUS", align: "right" },
  { title: "CONFIDENCE", align: "left" }
];
function renderWhatIf(report, { color, width }) {
  const paint = painter(color);
  const sections = [headLines(report, width, paint), tableLines(report, width, paint)];
  return `${sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}
`;
}
function headLines(report, width, paint) {
  const { totals, workloads, other_workloads, settings } = report;
  const set = settings.map(({ key, value }) => oneLine(`${key}=${value}`, WIDEST_NAME)).join(", ");
  const whose = other_workloads === 0 ? workloads.length === 1 ? "on the only workload" : `on all ${counted(workloads.length, "workload")}` : `on ${count(workloads.length)} of ${counted(workloads.length + other_workloads, "workload")}`;
  const opening = wrapped(`With ${set} ${whose}:`, width, "  ");
  const { delta } = totals;
  if (delta === null) return opening;
  if (workloads.every(isAsBefore)) return [...opening, paint("strong", "No figure changes.")];
  const share = delta.power_ratio === null ? [] : [signedPercent(delta.power_ratio)];
  const aside = [...share, `likely range ${wattDeltaRange(delta.power_w)}`].join(", ");
  const figure = paint("strong", signedWatts(delta.power_w.p50));
  return [
    ...opening,
    `${figure} (${aside}) \xB7 ${arrow(totals.power_w.p50 - delta.power_w.p50, totals.power_w.p50, watts)} in all`
  ];
}
function arrow(before, after, write) {
  const [from, to] = [write(before), write(after)];
  return from === to ? to : `${from} \u2192 ${to}`;
}
function tableLines({ workloads, totals, other_workloads }, width, paint) {
  const moved = biggestChangeFirst(workloads.filter((workload) => !isAsBefore(workload)));
  if (moved.length === 0) return [];
  const isTwin = twinsOf(moved);
  const rows = moved.slice(0, MOST_WORKLOADS).map((workload) => workloadCells(workload, isTwin(workload)));
  const others = other_workloads + workloads.length - moved.length;
  const body = [...rows, totalCells(totals, others)];
  const room = Math.max(NARROWEST_NAME, width - widthBeside(columns, body));
  const cut = body.map(([name = { text: "" }, ...rest]) => [
    { ...name, text: oneLine(name.text, room) },
    ...rest
  ]);
  const more = moved.length - MOST_WORKLOADS;
  return [
    ...alignedLines(columns, cut, paint),
    ...more > 0 ? [`and ${counted(more, "more workload")}; --format json lists all`] : []
  ];
}
function isAsBefore({ before, power_w, energy, gpu_count, pods, confidence }) {
  const now = { power_w, energy, gpu_count, pods, confidence };
  const keys = ["power_w", "energy", "gpu_count", "pods", "confidence"];
  return before !== null && keys.every((key) => JSON.stringify(before[key]) === JSON.stringify(now[key]));
}
function twinsOf(workloads) {
  const byName = grouped(workloads, nameOf);
  return (workload) => (byName.get(nameOf(workload))?.length ?? 0) > 1;
}
function workloadCells(workload, isTwin) {
  const { before, power_w, confidence, gpu_count } = workload;
  const was = before ?? workload;
  const deltaW = powerDeltaW(workload);
  const grade = was.confidence.grade;
  return [
    {
      text: oneLine(
        isTwin ? `${nameOf(workload)} ${workload.workload_kind} ${workload.path ?? ""}` : nameOf(workload),
        WIDEST_NAME
      )
    },
    { text: podsText(workload) },
    { text: arrow(was.power_w.p50, power_w.p50, watts), tone: "strong" },
    { text: wattRange(power_w), tone: "dim" },
    { text: signedWatts(deltaW), ...deltaW === 0 ? {} : { tone: deltaW > 0 ? "warn" : "good" } },
    { text: energyArrow(was, workload) },
    { text: gpuText(gpu_count, was.gpu_count) },
    { text: grade === confidence.grade ? grade : `${grade} \u2192 ${confidence.grade}` }
  ];
}
function energyArrow(before, after) {
  const [from, to] = [energyText(before), energyText(after)];
  return from === to ? to : `${from.split("/")[0]} \u2192 ${to}`;
}
function totalCells(totals, others) {
  const { power_w, monthly_kwh, gpu_count, pods, delta } = totals;
  const change = delta ?? { power_w: { p50: 0 }, monthly_kwh: { p50: 0 }, gpu_count: 0, pods: 0 };
  const cells = [
    others === 0 ? "total" : `total, with ${counted(others, "other")}`,
    arrow(pods - change.pods, pods, count),
    arrow(power_w.p50 - change.power_w.p50, power_w.p50, watts),
    wattRange(power_w),
    signedWatts(change.power_w.p50),
    `${arrow(monthly_kwh.p50 - change.monthly_kwh.p50, monthly_kwh.p50, kwh)}/month`,
    gpuText(gpu_count, gpu_count - change.gpu_count),
    ""
  ];
  return cells.map((text) => ({ text, tone: "strong" }));
}

// src/schema/what-if.ts
var WHAT_IF_SCHEMA_VERSION = "1";
var WhatIfReport = strictObject({
  schema_version: literal(WHAT_IF_SCHEMA_VERSION),
  tool: strictObject({ name: literal("wattlint"), version: string() }),
  model: strictObject({ id: string(), version: string() }),
  settings: array(strictObject({ key: string(), value: string() })).meta({ description: "what is taken to be otherwise, as written" }),
  workloads: array(WorkloadReport).meta({ description: "those that the settings apply to" }),
  other_workloads: int().nonnegative().meta({ description: "read, in the totals, and left as they are" }),
  totals: Totals.meta({ description: "of everything that was read, with the settings" }),
  problems: array(Problem)
});

// src/what-if/report.ts
function whatIf(input) {
  const { requests, chosen, settings, coefficients, predict, model } = input;
  const { settled, problems } = settleCopies(
    requests.map((request) => ({ request, prediction: predict(request), countedAs: null })),
    input.copies
  );
  const isChosen = new Set(chosen);
  const changeOf = (base) => {
    if (!isChosen.has(base.request)) return { kind: "unchanged", base, head: base };
    const request = withSettings(base.request, settings, coefficients);
    return { kind: "changed", base, head: { ...base, request, prediction: predict(request) } };
  };
  const changes = settled.map(changeOf);
  const workloads = workloadReports(changes, { predict });
  return {
    schema_version: WHAT_IF_SCHEMA_VERSION,
    tool: { name: "wattlint", version },
    model: { id: model.id, version: model.version },
    settings: settings.map(({ key, text }) => ({ key, value: text })),
    workloads: workloads.filter(({ change }) => change === "changed"),
    other_workloads: requests.length - chosen.length,
    totals: totalsFrom(workloads, true),
    problems: [...input.problems, ...problems]
  };
}

// src/commands/run-what-if.ts
async function runWhatIf(paths, flags, io) {
  const settings = settingsFrom(flags);
  const config = await configFrom(flags, io, paths);
  const model = await modelOf(flags.model, io, { ...flags, config });
  const read = await assess(treeFrom(paths, io, renderedFrom(paths, config, io)), {
    ...assessOptionsFrom(config),
    onProgress: progressOn(io)
  });
  const report = whatIf({
    requests: read.requests,
    chosen: selected(read.requests, flags.workload),
    settings,
    problems: read.problems,
    copies: config.copies,
    coefficients: model.coefficients,
    predict: predictorFrom(model),
    model
  });
  if (flags.format === "json") io.out(jsonText(report));
  else if (read.requests.length === 0) io.err("wattlint: no workload was read\n");
  else io.out(renderWhatIf(report, { color: io.isOutTerminal && io.allowsColor, width: io.width }));
  return tellProblems(report.problems, io);
}
function settingsFrom({ set, gpu, gpus }) {
  const settings = [
    ...set.map(parseSetting),
    ...gpu === void 0 ? [] : [settingOf("gpu", gpu)],
    ...gpus === void 0 ? [] : [settingOf("gpus", gpus)]
  ];
  if (settings.length > 0) return settings;
  throw new AppError(
    "input",
    "nothing is set",
    `Say what would be otherwise, such as --set replicas=2 or --gpu L4. Known: ${settingKeys.join(", ")}.`
  );
}
export {
  runWhatIf
};

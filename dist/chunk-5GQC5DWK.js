import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  formatNames,
  impactSettings
} from "./chunk-QQCQXXQV.js";
import {
  gitCommit,
  gitTree,
  mergeBase,
  ownersAt,
  render,
  writeReport
} from "./chunk-TRKHIN7C.js";
import {
  check,
  exitStatus
} from "./chunk-Z4FNDITQ.js";
import "./chunk-FMZBUMBN.js";
import "./chunk-FG7S6K27.js";
import {
  loadImpactFactors,
  settingsOver
} from "./chunk-HQQUGQLC.js";
import {
  outputOf
} from "./chunk-A7EXNV3C.js";
import {
  embedderOf
} from "./chunk-ST4VIHJ3.js";
import "./chunk-HLYQ63L4.js";
import "./chunk-3R3367OO.js";
import "./chunk-IQQITSKF.js";
import "./chunk-HBMZ7ZRY.js";
import "./chunk-YUVGXV6O.js";
import "./chunk-6DA3H36N.js";
import "./chunk-2AJJ4UCW.js";
import "./chunk-Z2U3YBWV.js";
import "./chunk-2IYAJC7V.js";
import {
  foundConfig,
  predictorOf,
  progressOn,
  treeFrom
} from "./chunk-ZO5A2FQV.js";
import "./chunk-T4XKXH5U.js";
import {
  selectorFrom
} from "./chunk-5RKI7V6G.js";
import {
  workingTree
} from "./chunk-P6FEWIM6.js";
import "./chunk-X6PSLHTU.js";
import {
  globIndex,
  parseBudget,
  pathsInside
} from "./chunk-QP3Z5YHQ.js";
import {
  counted
} from "./chunk-3ZCHYJPZ.js";
import {
  AppError,
  oneLine
} from "./chunk-VMGZENY6.js";

// src/config/unmatched.ts
function unmatchedRules(config, seen, origins) {
  if (seen.length === 0) return [];
  const chosen = ["assume", "budgets", "waivers"].flatMap(
    (key) => config[key].flatMap((rule, index) => {
      const name = "name" in rule && rule.name !== void 0 ? ` (${rule.name})` : "";
      return seen.some(selectorFrom(rule.for)) ? [] : [
        `${placeOf(rule, `${key}.${index}`, origins)}: this rule of ${key}${name} is for no workload that was read`
      ];
    })
  );
  const kinds = config.kinds.filter(({ group, kind }) => !seen.some((one) => one.kind === kind && one.apiGroup === group)).map((kind) => `${placeOf(kind, "kinds", origins)}: no ${kind.group}/${kind.kind} was read`);
  const preferred = config.copies.prefer.flatMap((pattern, index) => {
    const indexOf = globIndex([pattern]);
    return seen.some(({ path }) => indexOf(path) !== -1) ? [] : [
      `${placeOf(pattern, `copies.prefer.${index}`, origins)}: copies.prefer ${JSON.stringify(pattern)} is the path of no workload`
    ];
  });
  return [...chosen, ...kinds, ...preferred];
}
var placeOf = (rule, place, origins) => (typeof rule === "object" ? origins.get(rule) : origins.get(place)) ?? place;

// src/commands/run-check.ts
async function runCheck(paths, flags, io) {
  const outputs = flags.output.map((text) => outputOf(text, formatNames));
  const commits = flags.base === void 0 ? null : await mergeBase(io.cwd, flags.base);
  const tip = commits === null ? null : gitCommit(io.cwd, commits.tip);
  const { config, origins } = await foundConfig(
    flags,
    io,
    paths.length === 0 ? [] : [...paths, flags.baseDir ?? paths[0] ?? "."],
    commits === null || tip === null || flags.configFrom === "head" ? null : { tip, files: gitCommit(io.cwd, commits.commit) }
  );
  const asked = flags.budget.map(parseBudget);
  const budgets = asked.length > 0 ? asked : config.budget.map(parseBudget);
  if (flags.base === void 0 && flags.baseDir === void 0 && asked.some(({ is_delta }) => is_delta)) {
    throw new AppError(
      "input",
      "a budget on growth needs something to compare with",
      "Add --base REF, such as --base origin/main, or --base-dir FOLDER."
    );
  }
  const factors = await loadImpactFactors(settingsOver(impactSettings(flags), config), io.gridRegions);
  const predictor = await predictorOf(flags.model, io, embedderOf(flags, io));
  const named = flags.base === void 0 ? paths : pathsInside(io.cwd, paths);
  const base = baseOf(flags, commits?.commit ?? null, named, io);
  const input = {
    head: treeFrom(named, io),
    base,
    predictor,
    config,
    budgets,
    today: io.today(),
    ownersOf: await ownersAt(io.cwd, tip),
    factors,
    onProgress: progressOn(io)
  };
  const checked = await check(input);
  for (const { format, file } of outputs)
    await writeReport(io.cwd, file, render(checked.report, format, plain));
  io.out(render(checked.report, flags.format, { color: io.isOutTerminal && io.allowsColor, width: io.width }));
  if (flags.format !== "text") tellErrorCount(checked.report, io);
  if (paths.length === 0)
    for (const sentence of unmatchedRules(config, checked.seen, origins))
      io.err(`wattlint: ${oneLine(sentence)}
`);
  return exitStatus(checked);
}
var plain = { color: false, width: 400 };
function baseOf({ base, baseDir }, commit, paths, { cwd }) {
  if (baseDir !== void 0) return { tree: workingTree(cwd, [baseDir]), ref: baseDir, commit: null };
  if (base === void 0 || commit === null) return null;
  return { tree: gitTree(cwd, commit, paths), ref: base, commit };
}
function tellErrorCount({ problems }, { err }) {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  if (errors > 0) err(`wattlint: ${counted(errors, "error")} in the manifests, listed in the report
`);
}
export {
  runCheck
};

import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  outputOf
} from "./chunk-4IIR46FB.js";
import {
  formatNames,
  impactSettings
} from "./chunk-EUMZFBQQ.js";
import {
  gitCommit,
  mergeBase,
  ownersAt,
  render,
  writeReport
} from "./chunk-VXVC4AGX.js";
import {
  loadImpactFactors,
  settingsOver
} from "./chunk-IT33RV7Z.js";
import "./chunk-T66264VZ.js";
import "./chunk-FDHUBOGH.js";
import {
  check,
  exitStatus
} from "./chunk-O5CT67K3.js";
import "./chunk-NUDOZE7E.js";
import "./chunk-OYXRYIVW.js";
import "./chunk-HLYQ63L4.js";
import {
  embedderOf
} from "./chunk-5GZB54FJ.js";
import {
  foundConfig,
  predictorOf,
  progressOn,
  renderedFrom,
  treeFrom
} from "./chunk-2HORGANY.js";
import "./chunk-STLDXGOO.js";
import "./chunk-KSFOU3TR.js";
import "./chunk-X5DMUOGH.js";
import "./chunk-UQS6LEB3.js";
import "./chunk-VPBNUSC6.js";
import "./chunk-LT7257LV.js";
import {
  workingTree
} from "./chunk-5ZINIXYT.js";
import {
  commitTree,
  parseBudget,
  pathsInside
} from "./chunk-MR2Q2NXI.js";
import "./chunk-Z2U3YBWV.js";
import "./chunk-2IYAJC7V.js";
import {
  counted
} from "./chunk-LQ53HEYR.js";
import "./chunk-VDROJEDS.js";
import "./chunk-XRDYF5TB.js";
import "./chunk-MNHI26C3.js";
import "./chunk-T22NFV42.js";
import "./chunk-6DA3H36N.js";
import "./chunk-CDDBQACY.js";
import "./chunk-XXJP3ZZG.js";
import "./chunk-22QMIT6Y.js";
import "./chunk-QNTNOHJ7.js";
import {
  selectorFrom
} from "./chunk-TYF4KTHJ.js";
import {
  globIndex
} from "./chunk-VOYEJIXG.js";
import "./chunk-5KOT2KY3.js";
import {
  oneLine
} from "./chunk-ZYN6WMRK.js";
import "./chunk-OGAPIFVC.js";
import "./chunk-4Y5D63YT.js";
import "./chunk-X6PSLHTU.js";
import "./chunk-TNUZZPWE.js";
import "./chunk-TO57GDIK.js";
import {
  AppError
} from "./chunk-4SDNS7QA.js";

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
  const predictor = await predictorOf(flags.model, io, embedderOf(flags, io), {
    ...flags,
    config,
    tip: flags.configFrom === "head" ? null : tip
  });
  const named = flags.base === void 0 ? paths : pathsInside(io.cwd, paths);
  const rendered = renderedFrom(named, config, io);
  const base = baseOf(flags, commits?.commit ?? null, { paths: named, rendered, cwd: io.cwd });
  const input = {
    head: treeFrom(named, io, rendered),
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
function baseOf({ base, baseDir }, commit, { paths, rendered, cwd }) {
  if (baseDir !== void 0)
    return { tree: rendered.below(workingTree(cwd, [baseDir]), baseDir), ref: baseDir, commit: null };
  if (base === void 0 || commit === null) return null;
  const files = gitCommit(cwd, commit);
  return { tree: rendered.at(commitTree(files, paths), files), ref: base, commit };
}
function tellErrorCount({ problems }, { err }) {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  if (errors > 0) err(`wattlint: ${counted(errors, "error")} in the manifests, listed in the report
`);
}
export {
  runCheck
};

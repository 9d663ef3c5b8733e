import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  formatNames
} from "./chunk-4T2B77E2.js";
import {
  check,
  exitStatus,
  gitTree,
  mergeBase,
  parseBudget,
  render,
  writeReport
} from "./chunk-6XRH455I.js";
import "./chunk-6DA3H36N.js";
import "./chunk-JQS4WKCM.js";
import {
  counted
} from "./chunk-DQTEYNMF.js";
import {
  embedderOf
} from "./chunk-T53JK2JT.js";
import "./chunk-2RPOICVK.js";
import "./chunk-YUVGXV6O.js";
import "./chunk-SLVRLXLO.js";
import {
  configFrom,
  predictorOf,
  progressOn,
  treeFrom
} from "./chunk-3324ICLR.js";
import {
  pathsInside,
  workingTree
} from "./chunk-ZCTC72XJ.js";
import {
  AppError
} from "./chunk-AYS5ORFT.js";

// src/commands/run-check.ts
async function runCheck(paths, flags, io) {
  const outputs = flags.output.map(parseOutput);
  const config = await configFrom(flags, io);
  const asked = flags.budget.map(parseBudget);
  const budgets = asked.length > 0 ? asked : config.budget.map(parseBudget);
  if (flags.base === void 0 && flags.baseDir === void 0 && asked.some(({ is_delta }) => is_delta)) {
    throw new AppError(
      "input",
      "a budget on growth needs something to compare with",
      "Add --base REF, such as --base origin/main, or --base-dir FOLDER."
    );
  }
  const predictor = await predictorOf(flags.model, io, embedderOf(flags, io));
  const named = flags.base === void 0 ? paths : pathsInside(io.cwd, paths);
  const base = await baseOf(flags, named, io);
  const input = {
    head: treeFrom(named, io),
    base,
    predictor,
    config,
    budgets,
    onProgress: progressOn(io)
  };
  const checked = await check(input);
  for (const { format, file } of outputs)
    await writeReport(io.cwd, file, render(checked.report, format, plain));
  io.out(render(checked.report, flags.format, { color: io.isOutTerminal && io.allowsColor, width: io.width }));
  if (flags.format !== "text") tellErrorCount(checked.report, io);
  return exitStatus(checked);
}
var plain = { color: false, width: 120 };
async function baseOf({ base, baseDir }, paths, { cwd }) {
  if (baseDir !== void 0) return { tree: workingTree(cwd, [baseDir]), ref: baseDir, commit: null };
  if (base === void 0) return null;
  const commit = await mergeBase(cwd, base);
  return { tree: gitTree(cwd, commit, paths), ref: base, commit };
}
function parseOutput(text) {
  const separator = text.indexOf("=");
  const format = formatNames.find((name) => name === text.slice(0, separator));
  const file = text.slice(separator + 1);
  if (separator !== -1 && format !== void 0 && file !== "") return { format, file };
  throw new AppError(
    "input",
    `--output ${JSON.stringify(text)} is not FORMAT=FILE`,
    `Formats: ${formatNames.join(", ")}.`
  );
}
function tellErrorCount({ problems }, { err }) {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  if (errors > 0) err(`wattlint: ${counted(errors, "error")} in the manifests, listed in the report
`);
}
export {
  runCheck
};

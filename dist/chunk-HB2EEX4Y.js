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
  render
} from "./chunk-SN74OI6J.js";
import "./chunk-6DA3H36N.js";
import "./chunk-77VZNDF6.js";
import "./chunk-MLVZ5623.js";
import {
  configFrom,
  predictorOf,
  progressOn,
  treeFrom
} from "./chunk-XWGKKZTM.js";
import "./chunk-LJYQ6RV2.js";
import {
  AppError
} from "./chunk-LNFVUPFY.js";

// src/commands/run-check.ts
import { writeFile } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
async function runCheck(paths, flags, io) {
  const outputs = flags.output.map(parseOutput);
  const config = await configFrom(flags, io);
  const asked = flags.budget.map(parseBudget);
  const budgets = asked.length > 0 ? asked : config.budget.map(parseBudget);
  if (flags.base === void 0 && asked.some(({ is_delta }) => is_delta)) {
    throw new AppError(
      "input",
      "a budget on growth needs something to compare with",
      "Add --base REF, such as --base origin/main."
    );
  }
  const predictor = await predictorOf(flags.model, io);
  const base = await baseOf(flags.base, paths, io);
  const input = {
    head: treeFrom(paths, io),
    base,
    predictor,
    config,
    budgets,
    onProgress: progressOn(io)
  };
  const checked = await check(input);
  for (const { format, file } of outputs)
    await writeOutput(resolve(io.cwd, file), render(checked.report, format, plain));
  io.out(render(checked.report, flags.format, { color: io.isOutTerminal && io.allowsColor, width: io.width }));
  if (flags.format !== "text") tellProblems(checked.report, io);
  return exitStatus(checked);
}
var plain = { color: false, width: 120 };
async function baseOf(ref, paths, { cwd }) {
  if (ref === void 0) return null;
  const inside = paths.map((path) => insideOf(cwd, path));
  const commit = await mergeBase(cwd, ref);
  return { tree: gitTree(cwd, commit, inside.length === 0 ? ["."] : inside), ref, commit };
}
function insideOf(cwd, path) {
  const inside = relative(cwd, resolve(cwd, path));
  if (path !== "-" && inside.split(sep)[0] !== "..") return inside === "" ? "." : inside;
  throw new AppError(
    "input",
    `${JSON.stringify(path)} is not below the folder you are in, so it has no base`,
    "Change into the repository, and name paths in it."
  );
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
async function writeOutput(file, text) {
  try {
    await writeFile(file, text);
  } catch (cause) {
    throw new AppError(
      "input",
      `${JSON.stringify(file)} cannot be written`,
      "Name a file in a folder that is there.",
      { cause }
    );
  }
}
function tellProblems({ problems }, { err }) {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  if (errors > 0)
    err(
      `wattlint: ${errors} ${errors === 1 ? "problem" : "problems"} in the manifests, listed in the report
`
    );
}
export {
  runCheck
};

import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  refreshCommand,
  stopSignal
} from "./chunk-YDBNIA2B.js";
import "./chunk-DPTCEGWK.js";
import "./chunk-HCF6W34F.js";
import {
  say,
  setOutputs,
  summary
} from "./chunk-RAXQNXF7.js";
import "./chunk-OBOIBTAM.js";
import "./chunk-JAXHX7K6.js";
import {
  CommanderError
} from "./chunk-XXJP3ZZG.js";
import {
  mdProse,
  oneLine
} from "./chunk-ZYN6WMRK.js";
import "./chunk-TNUZZPWE.js";
import {
  AppError,
  EXIT_WITHIN
} from "./chunk-4SDNS7QA.js";

// src/action/refresh-mode.ts
import { resolve } from "node:path";
var WIDTH = 140;
var TOKENS = /* @__PURE__ */ new Set(["GH_TOKEN", "GITHUB_TOKEN"]);
async function refreshModel(inputs, runner, cwd, files) {
  const printed = [];
  let status = EXIT_WITHIN;
  const command = refreshCommand(ioFor(inputs, runner, cwd, files, printed), (result) => {
    status = result;
  });
  command.exitOverride().configureOutput({ writeOut: say, writeErr: say });
  try {
    await command.parseAsync(argumentsFrom(inputs.refresh), { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    throw new AppError(
      "input",
      `input refresh: ${oneLine(error.message.replace(/^error: /, ""))}`,
      'Write options of "wattlint refresh", one a line, such as --window 6h.'
    );
  }
  const words = printed.join("").trim().split("\n");
  const reference = words.flatMap((line) => /^model: (release:\S+)$/.exec(line)?.[1] ?? [])[0] ?? "";
  setOutputs({ "model-reference": reference });
  if (inputs.summary && runner.hasSummary)
    await summary.addRaw(words.map((line) => `${mdProse(line, 1e3)}

`).join("")).write();
  return status;
}
var argumentsFrom = (lines) => lines.flatMap((line) => {
  const [, option = "", value] = /^(--?[\w-]+)(?:\s+(.+))?$/.exec(line) ?? [];
  if (option === "") return [line];
  return value === void 0 ? [option] : [option, value];
});
function ioFor(inputs, runner, cwd, { bundledModel, gridRegions }, printed) {
  const out = (text) => {
    printed.push(text);
    say(text);
  };
  const token = inputs["github-token"];
  return {
    cwd: resolve(cwd),
    out,
    err: say,
    outLine: async (line) => {
      out(`${line}
`);
      return true;
    },
    readInput: async () => {
      throw new AppError("input", "a job has no standard input", "Name a file.");
    },
    env: (name) => TOKENS.has(name) && token !== null ? token : runner.env(name),
    isOutTerminal: false,
    isErrTerminal: false,
    width: WIDTH,
    allowsColor: false,
    bundledModel,
    gridRegions,
    now: () => performance.now(),
    // A job that is cancelled is killed soon after: what was measured is kept by then.
    stopSignal,
    today: () => (/* @__PURE__ */ new Date()).toISOString().slice(0, 10)
  };
}
export {
  refreshModel
};

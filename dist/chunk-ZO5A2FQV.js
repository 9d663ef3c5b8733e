import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  loadPredictor,
  readModel,
  workingTree
} from "./chunk-P6FEWIM6.js";
import {
  readConfig,
  readConfigAt
} from "./chunk-QP3Z5YHQ.js";
import {
  AppError,
  oneLine
} from "./chunk-VMGZENY6.js";

// src/adapters/input-tree.ts
var INPUT_PATH = "<stdin>";
function inputTree(readInput) {
  let bytes = null;
  const read = () => {
    bytes ??= readInput();
    return bytes;
  };
  return {
    entries: async () => [{ path: INPUT_PATH, type: "file", size_bytes: (await read()).length }],
    async *read(paths) {
      for (const path of paths) yield { path, bytes: await read() };
    }
  };
}

// src/commands/manifests.ts
import { resolve } from "node:path";
var configFrom = async (flags, io, paths = []) => (await foundConfig(flags, io, paths)).config;
async function foundConfig(flags, { cwd, err }, paths = [], base = null) {
  const options = { paths: paths.length === 0 ? ["."] : paths };
  const found = base === null ? { ...await readConfig(cwd, flags.config ?? null, options), notice: null } : await readConfigAt(cwd, base, flags.config ?? null, options);
  if (found.notice !== null) err(`wattlint: ${found.notice} To try it out, add --config-from head.
`);
  if (found.sources.length > 0) err(`wattlint: configuration from ${listed(found.sources)}
`);
  const config = {
    ...found.config,
    exclude: [...found.config.exclude, ...flags.exclude],
    assume: [{ nodes: flags.nodes ?? null, run_s: flags.runSeconds ?? null }, ...found.config.assume]
  };
  return { ...found, config };
}
var MOST_LISTED = 5;
var listed = (names) => [
  ...names.slice(0, MOST_LISTED).map((name) => oneLine(name)),
  ...names.length > MOST_LISTED ? [`${names.length - MOST_LISTED} more`] : []
].join(", ");
function treeFrom(paths, io) {
  if (!paths.includes("-")) return workingTree(io.cwd, paths.length === 0 ? ["."] : paths);
  if (paths.length === 1) return inputTree(io.readInput);
  throw new AppError("input", '"-" stands among other paths', "Read standard input alone, or name files.");
}
function progressOn(io, sentence = (done, total) => `read ${done} of ${total} files`) {
  if (!io.isErrTerminal) return () => {
  };
  let shownAt = io.now();
  return (done, total) => {
    const isLast = done === total;
    if (!isLast && io.now() - shownAt < PROGRESS_EVERY_MS) return;
    shownAt = io.now();
    io.err(isLast ? CLEAR_LINE : `${CLEAR_LINE}wattlint: ${sentence(done, total)}`);
  };
}
var PROGRESS_EVERY_MS = 100;
var CLEAR_LINE = "\r\x1B[2K";
var modelOf = (model, { cwd, bundledModel }) => model === void 0 ? readModel(bundledModel, "models/default.json") : readModel(resolve(cwd, model), model);
var predictorOf = (model, { cwd, bundledModel }, embedder = null) => model === void 0 ? loadPredictor(bundledModel, "models/default.json", embedder) : loadPredictor(resolve(cwd, model), model, embedder);

export {
  INPUT_PATH,
  configFrom,
  foundConfig,
  treeFrom,
  progressOn,
  modelOf,
  predictorOf
};

import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  loadPredictor,
  readConfig,
  workingTree
} from "./chunk-ZCTC72XJ.js";
import {
  AppError
} from "./chunk-AYS5ORFT.js";

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
async function configFrom(flags, { cwd, err }) {
  const { config, path } = await readConfig(cwd, flags.config ?? null);
  if (path !== null) err(`wattlint: configuration from ${path}
`);
  return {
    ...config,
    exclude: [...config.exclude, ...flags.exclude],
    assume: [{ nodes: flags.nodes ?? null, run_s: flags.runSeconds ?? null }, ...config.assume]
  };
}
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
var predictorOf = (model, { cwd, bundledModel }, embedder = null) => model === void 0 ? loadPredictor(bundledModel, "models/default.json", embedder) : loadPredictor(resolve(cwd, model), model, embedder);

export {
  INPUT_PATH,
  configFrom,
  treeFrom,
  progressOn,
  predictorOf
};

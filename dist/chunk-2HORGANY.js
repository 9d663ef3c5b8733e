import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  findModel,
  findPredictor,
  renderedTrees,
  workingTree
} from "./chunk-5ZINIXYT.js";
import {
  PLACES,
  gitAnswer,
  readConfig,
  readConfigAt
} from "./chunk-MR2Q2NXI.js";
import {
  modelAccessFrom
} from "./chunk-XRDYF5TB.js";
import {
  oneLine
} from "./chunk-ZYN6WMRK.js";
import {
  AppError
} from "./chunk-4SDNS7QA.js";

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

// src/adapters/config-root.ts
import { existsSync } from "node:fs";
import { join, relative } from "node:path";
async function configOfRoot(cwd) {
  const up = await gitAnswer(cwd, "rev-parse", "--show-cdup");
  if (up === null || up === "") return null;
  const root = join(cwd, up);
  const found = PLACES.find((place) => existsSync(join(root, place)));
  return found === void 0 ? null : relative(cwd, join(root, found));
}

// src/commands/manifests.ts
var configFrom = async (flags, io, paths = []) => (await foundConfig(flags, io, paths)).config;
async function foundConfig(flags, { cwd, err }, paths = [], base = null) {
  const options = { paths: paths.length === 0 ? ["."] : paths };
  const found = base === null ? { ...await readConfig(cwd, flags.config ?? null, options), notice: null } : await readConfigAt(cwd, base, flags.config ?? null, options);
  const elsewhere = found.path === null ? await configOfRoot(cwd) : null;
  if (elsewhere !== null)
    err(`wattlint: ${oneLine(elsewhere)} is not read here: run in its folder, or add --config.
`);
  if (found.notice !== null)
    err(`wattlint: ${oneLine(found.notice)} To try it out, add --config-from head.
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
var renderedFrom = (paths, { render: entries }, { cwd, env }) => renderedTrees({ cwd, entries, paths, env, taken: "not-ignored" });
function treeFrom(paths, io, rendered = null) {
  if (!paths.includes("-")) {
    const tree = workingTree(io.cwd, paths.length === 0 ? ["."] : paths);
    return rendered === null ? tree : rendered.here(tree);
  }
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
async function modelOf(named, io, choice = {}) {
  const { model, notice } = await findModel(nameOf(named, choice), modelFrom(named, io, choice));
  if (notice !== null) io.err(`wattlint: ${oneLine(notice)}
`);
  return model;
}
async function predictorOf(named, io, embedder = null, choice = {}) {
  const found = await findPredictor(nameOf(named, choice), modelFrom(named, io, choice), embedder);
  if (found.notice !== null) io.err(`wattlint: ${oneLine(found.notice)}
`);
  return found;
}
var nameOf = (named, { config }) => named ?? config?.model ?? null;
var modelFrom = (named, { cwd, bundledModel, env }, { modelFallback = "fail", tip = null }) => ({
  cwd,
  bundled: bundledModel,
  tip: named === void 0 ? tip : null,
  fallback: modelFallback,
  access: modelAccessFrom(env, env("GH_TOKEN") || env("GITHUB_TOKEN") || null)
});

export {
  INPUT_PATH,
  configFrom,
  foundConfig,
  renderedFrom,
  treeFrom,
  progressOn,
  modelOf,
  predictorOf
};

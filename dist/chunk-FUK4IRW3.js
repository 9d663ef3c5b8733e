import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  readTable,
  tableFrom
} from "./chunk-BE5NSH42.js";
import {
  requestFromDocument
} from "./chunk-CCVVPADY.js";
import {
  EnergyTarget
} from "./chunk-DPTCEGWK.js";
import {
  INPUT_PATH,
  progressOn
} from "./chunk-2HORGANY.js";
import {
  shapeMessage
} from "./chunk-VOYEJIXG.js";
import {
  problemFrom
} from "./chunk-5KOT2KY3.js";

// src/commands/read-tables.ts
async function readRecords(paths, io) {
  const progress = progressOn(io);
  const tables = [];
  for (const [index, named] of paths.entries()) {
    tables.push(await recordsOf(named, io));
    progress(index + 1, paths.length);
  }
  return {
    records: tables.flatMap(({ records }) => records),
    problems: tables.flatMap(({ problems }) => problems)
  };
}
async function recordsOf(named, io) {
  const path = named === "-" ? INPUT_PATH : named;
  const table = named === "-" ? await tableFrom(path, await io.readInput()) : await readTable(io.cwd, named);
  return { records: table.rows.map((row) => ({ path, row })), problems: table.problems };
}
function recordProblem({ path, row }, error) {
  const [issue] = error.issues;
  const field = issue?.path.join(".") || "the record";
  return problemFrom(
    "invalid-field",
    path,
    row.line,
    `${row.place}${field} ${issue?.message ?? "is unreadable"}`
  );
}
async function readRequests(paths, io) {
  const read = await readRecords(paths, io);
  const requests = [];
  const problems = [...read.problems];
  for (const { path, row } of read.records) {
    const { record, line, place } = row;
    const isWrapped = typeof record["request"] === "object" && record["request"] !== null;
    const found = requestFromDocument(isWrapped ? record["request"] : record, path, line);
    for (const problem of found.problems) problems.push({ ...problem, message: `${place}${problem.message}` });
    const cluster = isWrapped && typeof record["cluster"] === "string" ? record["cluster"] : null;
    if (found.request !== null) requests.push({ request: found.request, cluster });
  }
  return { requests, problems };
}
function targetsFrom(records) {
  const targets = [];
  const problems = [];
  for (const one of records) {
    const { record } = one.row;
    const named = "_spec_hash" in record ? { spec_hash: record["_spec_hash"], ...record } : record;
    const parsed = EnergyTarget.safeParse(named, { error: shapeMessage });
    if (parsed.success) targets.push(parsed.data);
    else problems.push(recordProblem(one, parsed.error));
  }
  return { targets, problems };
}
async function readTargets(paths, io) {
  const progress = progressOn(io);
  const found = { targets: [], problems: [] };
  for (const [index, named] of paths.entries()) {
    const { records, problems } = await recordsOf(named, io);
    const read = targetsFrom(records);
    for (const target of read.targets) found.targets.push(target);
    for (const problem of [...problems, ...read.problems]) found.problems.push(problem);
    progress(index + 1, paths.length);
  }
  return found;
}

export {
  readRecords,
  recordProblem,
  readRequests,
  targetsFrom,
  readTargets
};

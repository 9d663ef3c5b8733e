import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  version
} from "./chunk-6DA3H36N.js";
import {
  assess,
  assessOptionsFrom
} from "./chunk-JQS4WKCM.js";
import {
  againstLimit,
  count,
  counted,
  cpu,
  duration,
  kwh,
  kwhRange,
  memory,
  percent,
  percentRange,
  signedPercent,
  signedWatts,
  wattDeltaRange,
  wattRange,
  watts
} from "./chunk-DQTEYNMF.js";
import {
  workloadReports
} from "./chunk-2RPOICVK.js";
import {
  Accelerator,
  PodRange,
  PodResources
} from "./chunk-SLVRLXLO.js";
import {
  DAYS_PER_MONTH,
  IGNORED_FOLDERS,
  Interval,
  PERCENT,
  Prediction,
  Problem,
  Provenance,
  Scope,
  _enum,
  array,
  boolean,
  discriminatedUnion,
  git,
  gitAnswer,
  globIndex,
  grouped,
  int,
  isManifestName,
  isOutside,
  iso_exports,
  literal,
  minimatch,
  number,
  problemFrom,
  quoted,
  record,
  strictObject,
  string,
  tuple
} from "./chunk-ZCTC72XJ.js";
import {
  AppError,
  EXIT_OVER,
  EXIT_WITHIN,
  csvCell,
  exitCodes,
  mdCode,
  mdHref,
  mdProse,
  oneLine
} from "./chunk-AYS5ORFT.js";

// src/adapters/git-tree.ts
import { spawn } from "node:child_process";
import { posix } from "node:path";
async function mergeBase(cwd, ref) {
  await git(
    cwd,
    ["rev-parse", "--git-dir"],
    "Change into a repository, or compare with a folder: --base-dir."
  );
  const commit = await gitAnswer(
    cwd,
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${ref}^{commit}`
  );
  if (commit === null) {
    const message2 = `${quoted(ref)} is no branch, tag or commit of this repository`;
    throw new AppError(
      "input",
      message2,
      "Correct it, or fetch it; a workflow checks out all of them with fetch-depth: 0."
    );
  }
  const base = await gitAnswer(cwd, "merge-base", "HEAD", commit);
  if (base !== null) return base;
  const message = `the checked-out commit and ${quoted(ref)} share no commit here`;
  throw new AppError("source", message, "The clone may be too shallow: check out with fetch-depth: 0.");
}
function gitTree(cwd, commit, paths) {
  const objects = /* @__PURE__ */ new Map();
  return {
    async entries() {
      const listing = await git(cwd, ["ls-tree", "-rlz", commit], "Check out with fetch-depth: 0.");
      const entries = [];
      for (const line of listing.split("\0")) {
        const match = /^(\d+) blob ([0-9a-f]+) +(\d+)\t(.*)$/s.exec(line);
        const [, mode = "", object = "", size = "0", path = ""] = match ?? [];
        if (match === null || !paths.some((wanted) => isBelow(path, wanted))) continue;
        objects.set(path, object);
        entries.push({ path, type: mode === "120000" ? "symlink" : "file", size_bytes: Number(size) });
      }
      return withTargets(cwd, entries, objects);
    },
    async *read(wanted) {
      const ids = wanted.map((path) => objects.get(path) ?? "");
      let index = 0;
      for await (const bytes of blobs(cwd, ids)) {
        const path = wanted[index++] ?? "";
        yield { path, bytes };
      }
    }
  };
}
async function withTargets(cwd, entries, objects) {
  const links = entries.filter(({ type, path }) => type === "symlink" && isManifestName(path));
  const files = new Set(entries.flatMap(({ type, path }) => type === "file" ? [path] : []));
  const elsewhere = /* @__PURE__ */ new Set();
  let index = 0;
  for await (const bytes of blobs(
    cwd,
    links.map(({ path }) => objects.get(path) ?? "")
  )) {
    const path = links[index++]?.path ?? "";
    const target = bytes instanceof Error ? "" : Buffer.from(bytes).toString();
    if (!files.has(posix.join(posix.dirname(path), target))) elsewhere.add(path);
  }
  return entries.map((entry) => elsewhere.has(entry.path) ? { ...entry, type: "link-elsewhere" } : entry);
}
function isBelow(path, wanted) {
  if (path === wanted) return true;
  const below = wanted === "." ? path : path.startsWith(`${wanted}/`) ? path.slice(wanted.length + 1) : null;
  if (below !== null) return isManifestName(path) && !isIgnored(below);
  return isManifestName(path) && !isIgnored(path) && minimatch(path, wanted, { dot: true, nonegate: true, nocomment: true });
}
var isIgnored = (path) => path.split("/").some((part) => IGNORED_FOLDERS.some((folder) => folder === part));
async function* blobs(cwd, ids) {
  if (ids.length === 0) return;
  const child = spawn("git", ["cat-file", "--batch"], { cwd, stdio: ["pipe", "pipe", "ignore"] });
  child.stdin.on("error", () => child.kill());
  child.stdin.end(`${ids.join("\n")}
`);
  let buffer = Buffer.alloc(0);
  let left = ids.length;
  for await (const chunk of child.stdout) {
    buffer = Buffer.concat([buffer, chunk]);
    for (let next = oneBlob(buffer); next !== null; next = oneBlob(buffer)) {
      buffer = buffer.subarray(next.end);
      left--;
      yield next.bytes;
    }
  }
  if (left > 0) throw new AppError("source", "git cat-file ended early", "Check out with fetch-depth: 0.");
}
function oneBlob(buffer) {
  const newline = buffer.indexOf(10);
  if (newline === -1) return null;
  const [, type, size = ""] = buffer.toString("latin1", 0, newline).split(" ");
  if (type !== "blob") return { bytes: new Error("git does not hold its contents"), end: newline + 1 };
  const end = newline + 1 + Number(size);
  return buffer.length > end ? { bytes: new Uint8Array(buffer.subarray(newline + 1, end)), end: end + 1 } : null;
}

// src/adapters/report-file.ts
import { lstat, realpath, writeFile } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
async function writeReport(cwd, named, text) {
  const file = resolve(cwd, named);
  const refuse = (why, cause) => new AppError("input", `${JSON.stringify(named)} ${why}`, "Name a file in a folder that is there.", {
    cause
  });
  try {
    const folder = await realpath(dirname(file));
    const leaves = isOutside(relative(await realpath(cwd), folder));
    if (leaves && !isOutside(relative(cwd, file))) throw refuse("leads out of the folder you are in");
    if ((await lstat(file).catch(() => null))?.isSymbolicLink()) throw refuse("is a symbolic link");
    await writeFile(file, text);
    return file;
  } catch (cause) {
    throw cause instanceof AppError ? cause : refuse("cannot be written", cause);
  }
}

// src/budget.ts
var BUDGET = /^(\+?)\s*(\d+(?:\.\d+)?|\.\d+)\s*([A-Za-z]+|%)(?:\s*(?:\/|per)\s*(day|month))?$/;
var UNITS = /* @__PURE__ */ new Map([
  ["mW", { factor: 1e-3, isEnergy: false }],
  ["W", { factor: 1, isEnergy: false }],
  ["kW", { factor: 1e3, isEnergy: false }],
  ["MW", { factor: 1e6, isEnergy: false }],
  ["Wh", { factor: 1e-3, isEnergy: true }],
  ["kWh", { factor: 1, isEnergy: true }],
  ["MWh", { factor: 1e3, isEnergy: true }]
]);
var HINT = 'Write one such as "120 W", "3 kWh/day", "80 kWh/month", "+10 W" or "+5 %".';
function parseBudget(written) {
  const text = written.trim();
  const refuse = (why) => new AppError("input", `budget ${quoted(text)} ${why}`, HINT);
  const [whole, plus, number2, unit = "", period] = BUDGET.exec(text) ?? [];
  if (whole === void 0) throw refuse("is not a budget");
  const is_delta = plus === "+";
  if (unit === "%") {
    if (!is_delta) throw refuse("is a share of nothing: a percentage limits growth");
    if (period !== void 0) throw refuse("is a share, which has no period");
    return { text, unit: "%", is_delta, limit: Number(number2) };
  }
  const known = UNITS.get(unit);
  if (known === void 0) throw refuse(`has the unit ${quoted(unit)}, which is not known`);
  const { factor, isEnergy } = known;
  if (isEnergy && period === void 0) throw refuse("is an energy without a period");
  if (!isEnergy && period !== void 0) throw refuse("is a power, which has no period");
  const limit = Number(number2) * factor;
  return { text, unit: isEnergy ? period === "day" ? "kWh/day" : "kWh/month" : "W", is_delta, limit };
}

// src/identity.ts
var identityOf = ({
  api_group,
  workload_kind,
  namespace,
  workload_name,
  component
}) => JSON.stringify([api_group, workload_kind, namespace, workload_name, component]);

// src/compare.ts
function compare(base, head) {
  const waiting = grouped(base, ({ request }) => identityOf(request));
  const changes = [];
  const unmatched = [];
  const take = (predicted, isMatch) => {
    const candidates = waiting.get(identityOf(predicted.request)) ?? [];
    const index = candidates.findIndex(isMatch);
    const [match] = index === -1 ? [] : candidates.splice(index, 1);
    if (match === void 0) return false;
    const kind = isSame(match.request, predicted.request) ? "unchanged" : "changed";
    changes.push({ kind, base: match, head: predicted });
    return true;
  };
  for (const predicted of head) {
    if (!take(predicted, ({ request }) => request.path === predicted.request.path)) unmatched.push(predicted);
  }
  for (const predicted of unmatched)
    if (!take(predicted, () => true)) changes.push({ kind: "added", head: predicted });
  for (const predicted of [...waiting.values()].flat()) changes.push({ kind: "removed", base: predicted });
  return changes;
}
function isSame(a, b) {
  const here = { path: null, line: null };
  return JSON.stringify({ ...a, ...here }) === JSON.stringify({ ...b, ...here });
}

// src/copies.ts
function settleCopies(predicted, { count: count2, prefer }) {
  const preferred = globIndex(prefer);
  const preference = (path) => {
    const index = preferred(path);
    return index === -1 ? prefer.length : index;
  };
  const countedAs = /* @__PURE__ */ new Map();
  const problems = [];
  for (const object of grouped(predicted.filter(hasName), objectOf).values()) {
    const copies = [...grouped(object, placeOf).values()].map((parts) => copyFrom(parts, preference));
    const [counted2, ...others] = copies.toSorted(countsBefore);
    if (counted2 === void 0) continue;
    for (const other of others) {
      problems.push(
        problemFrom("duplicate-identity", other.path, other.line, sentence(other, counted2, count2))
      );
      if (count2 === "one") for (const part of other.parts) countedAs.set(part, placeText(counted2));
    }
  }
  const settled = predicted.map((one) => ({ ...one, countedAs: countedAs.get(one) ?? null }));
  return { settled, problems };
}
var hasName = ({ request: { workload_name } }) => !workload_name.endsWith("*") && workload_name !== "noname";
var objectOf = ({ request }) => JSON.stringify([request.api_group, request.workload_kind, request.namespace, request.workload_name]);
var placeOf = ({ request: { path, line } }) => JSON.stringify([path, line]);
function copyFrom(parts, preference) {
  const { path = null, line = null } = parts[0]?.request ?? {};
  const powerW = parts.reduce((sum3, { prediction }) => sum3 + prediction.power_w.p50, 0);
  return { parts, path: path ?? "", line, powerW, preference: preference(path ?? "") };
}
var countsBefore = (a, b) => a.preference - b.preference || b.powerW - a.powerW || (a.path < b.path ? -1 : a.path > b.path ? 1 : (a.line ?? 0) - (b.line ?? 0));
var placeText = ({ path, line }) => line === null ? path : `${path}:${line}`;
function sentence(copy, counted2, count2) {
  const { workload_kind = "", workload_name = "", namespace = "" } = copy.parts[0]?.request ?? {};
  const what = `${quoted(workload_kind)} ${quoted(workload_name)} of namespace ${quoted(namespace)} is declared in ${quoted(placeText(counted2))} too`;
  if (count2 === "all") return `${what}, and every copy counts, as configured.`;
  const why = counted2.preference < copy.preference ? "which is preferred" : counted2.powerW > copy.powerW ? "which draws more" : "which comes first";
  return `${what}, ${why} and counts in its place. Choose with copies in the configuration, or leave one out with exclude.`;
}

// src/judge.ts
function judge(totals, budgets, hasWorkloads) {
  if (!hasWorkloads) return { status: "unjudged", reason: "no-workloads" };
  if (budgets.length === 0) return { status: "unjudged", reason: "no-budget" };
  const judged = budgets.map((budget) => ({ budget, result: check(totals, budget) }));
  const checks = judged.flatMap(({ result }) => result ?? []);
  const unjudged = judged.flatMap(({ budget, result }) => result === null ? [budget.text] : []);
  if (checks.length === 0) return { status: "unjudged", reason: "no-base" };
  const [first, ...more] = checks.filter(({ is_over }) => is_over);
  return first === void 0 ? { status: "within", checks, unjudged } : { status: "over", checks, unjudged, breaches: [first, ...more] };
}
function check(totals, { text, unit, is_delta, limit }) {
  const sums = is_delta ? totals.delta : totals;
  if (sums === null) return null;
  const figure2 = unit === "%" ? percentOf(totals.delta) : figureOf(sums, unit);
  return { budget: text, unit, is_delta, figure: figure2, limit, is_over: figure2 > limit };
}
function figureOf(sums, unit) {
  switch (unit) {
    case "W":
      return sums.power_w.p50;
    case "kWh/day":
      return sums.monthly_kwh.p50 / DAYS_PER_MONTH + sums.run_once_kwh.p50;
    case "kWh/month":
      return sums.monthly_kwh.p50 + sums.run_once_kwh.p50;
  }
}
function percentOf(delta) {
  if (delta === null) return 0;
  return delta.power_ratio === null ? delta.power_w.p50 > 0 ? PERCENT : 0 : delta.power_ratio * PERCENT;
}

// src/schema/report.ts
var REPORT_SCHEMA_VERSION = "1";
var Delta = strictObject({ p10: number(), p50: number(), p90: number() });
var SeedFields = strictObject({
  pred_avg_power_w: number().nonnegative(),
  pred_energy_step_j: number().nonnegative(),
  energy_step_s: number().positive(),
  pred_total_energy_j: number().nonnegative(),
  total_energy_window_s: number().nonnegative(),
  spec_hash: string()
});
var Identity = strictObject({
  namespace: string(),
  workload_kind: string(),
  workload_name: string(),
  api_group: string(),
  component: string().nullable(),
  path: string().nullable(),
  line: int().positive().nullable()
});
var Figures = strictObject({
  pods: PodRange,
  gpu_count: number().nonnegative().meta({ description: "GPUs of all typical pods" }),
  accelerators: array(Accelerator).meta({ description: "of one pod" }),
  requests: PodResources,
  counted_as: string().nullable().meta({
    description: "path:line of the copy of this workload that is in the totals; null when this one is"
  }),
  ...Prediction.shape
});
var WorkloadReport = strictObject({
  ...Identity.shape,
  change: _enum(["added", "removed", "changed", "unchanged"]),
  ...Figures.shape,
  ...SeedFields.shape,
  before: Figures.nullable()
});
var PredictionRecord = strictObject({
  ...Identity.shape,
  ...Figures.shape,
  ...SeedFields.shape,
  model: strictObject({ id: string(), version: string() })
});
var Coverage = strictObject({
  files: int().nonnegative(),
  manifests: int().nonnegative().meta({ description: "files that hold at least one Kubernetes object" }),
  unreadable: int().nonnegative().meta({ description: "files of which nothing could be read; see problems" }),
  partial: int().nonnegative().meta({ description: "manifests of which a document could not be read" }),
  skipped: record(string(), int().positive()).meta({ description: "files, by reason" }),
  skipped_files: array(strictObject({ path: string(), reason: string() })),
  documents: int().nonnegative(),
  workload_documents: int().nonnegative(),
  failed_documents: int().nonnegative().meta({ description: "see problems" }),
  other_kinds: record(string(), int().positive()).meta({ description: "documents of kinds that are no workloads, by kind" }),
  templates: record(string(), int().positive()).meta({ description: "of other_kinds: what others make pods from; it runs none itself" }),
  not_rendered: record(string(), int().positive()).meta({
    description: "of other_kinds: what something else renders into workloads; their power is not in the figures"
  }),
  skipped_documents: record(string(), int().positive()).meta({ description: "documents, by reason" }),
  workloads: int().nonnegative(),
  predicted: int().nonnegative()
});
var Totals = strictObject({
  power_w: Interval.meta({ unit: "W", description: "everything running at once" }),
  monthly_kwh: Interval.meta({ unit: "kWh", description: "continuous and scheduled workloads" }),
  run_once_kwh: Interval.meta({ unit: "kWh", description: "one run of every run-once workload" }),
  gpu_count: number().nonnegative(),
  pods: int().nonnegative(),
  delta: strictObject({
    power_w: Delta,
    power_ratio: number().nullable().meta({ description: "of base power; null when base is 0 W" }),
    monthly_kwh: Delta,
    run_once_kwh: Delta,
    gpu_count: number(),
    pods: int()
  }).nullable().meta({ description: "head minus base; null without a base" })
});
var BudgetCheck = strictObject({
  budget: string().meta({ description: "as written" }),
  unit: _enum(["W", "kWh/day", "kWh/month", "%"]),
  is_delta: boolean(),
  figure: number(),
  limit: number(),
  is_over: boolean()
});
var Unjudged = array(string()).meta({ description: "budgets on growth, as written, for which there is no base" });
var Verdict = discriminatedUnion("status", [
  strictObject({ status: literal("within"), checks: array(BudgetCheck).min(1), unjudged: Unjudged }),
  strictObject({
    status: literal("over"),
    checks: array(BudgetCheck),
    unjudged: Unjudged,
    breaches: tuple([BudgetCheck], BudgetCheck)
  }),
  strictObject({ status: literal("unjudged"), reason: _enum(["no-budget", "no-base", "no-workloads"]) })
]);
var ModelSummary = strictObject({
  id: string(),
  version: string(),
  created: iso_exports.date(),
  rows: int().nonnegative(),
  label_sources: array(
    strictObject({
      source: string(),
      provenance: Provenance,
      scope: Scope,
      rows: int().positive(),
      licence: string()
    })
  ),
  errors: array(
    strictObject({
      scope: Scope,
      what: string(),
      median_abs_error_ratio: number(),
      interval_coverage_ratio: number()
    })
  )
});
var Report = strictObject({
  schema_version: literal(REPORT_SCHEMA_VERSION),
  tool: strictObject({ name: literal("wattlint"), version: string() }),
  model: ModelSummary,
  base: strictObject({ ref: string(), commit: string().nullable().meta({ description: "null: a folder" }) }).nullable(),
  workloads: array(WorkloadReport),
  problems: array(Problem),
  coverage: Coverage,
  totals: Totals,
  verdict: Verdict
});

// src/totals.ts
var NOTHING = { p10: 0, p50: 0, p90: 0 };
function totalsFrom(workloads, hasBase) {
  const head = sumsOf(workloads.filter(({ change }) => change !== "removed"));
  return {
    ...head,
    delta: hasBase ? deltaFrom(sumsOf(workloads.flatMap(({ before }) => before ?? [])), head) : null
  };
}
function sumsOf(all) {
  const figures = all.filter(({ counted_as }) => counted_as === null);
  const energies = figures.map(({ energy }) => energy);
  return {
    power_w: sum(figures.map(({ power_w }) => power_w)),
    monthly_kwh: sum(energies.flatMap((energy) => energy.kind === "run-once" ? [] : [energy.monthly_kwh])),
    run_once_kwh: sum(energies.flatMap((energy) => energy.kind === "run-once" ? [energy.run_kwh] : [])),
    gpu_count: figures.reduce((total, { gpu_count }) => total + gpu_count, 0),
    pods: figures.reduce((total, { pods }) => total + pods.typical, 0)
  };
}
var sum = (intervals) => intervals.reduce((a, b) => ({ p10: a.p10 + b.p10, p50: a.p50 + b.p50, p90: a.p90 + b.p90 }), NOTHING);
function deltaFrom(base, head) {
  return {
    power_w: difference(base.power_w, head.power_w),
    power_ratio: base.power_w.p50 === 0 ? null : (head.power_w.p50 - base.power_w.p50) / base.power_w.p50,
    monthly_kwh: difference(base.monthly_kwh, head.monthly_kwh),
    run_once_kwh: difference(base.run_once_kwh, head.run_once_kwh),
    gpu_count: head.gpu_count - base.gpu_count,
    pods: head.pods - base.pods
  };
}
function difference(base, head) {
  const [low, p50, high] = [head.p10 - base.p10, head.p50 - base.p50, head.p90 - base.p90];
  return { p10: Math.min(low, p50, high), p50, p90: Math.max(low, p50, high) };
}

// src/check.ts
async function check2(input) {
  const { base, head, predictor, config, budgets } = input;
  const options = assessOptionsFrom(config);
  const progress = input.onProgress === void 0 ? {} : { onProgress: input.onProgress };
  const after = await assess(head, { ...options, ...progress });
  const before = base === null ? null : await assess(base.tree, options);
  await predictor.prepare?.([...after.requests, ...before?.requests ?? []]);
  const predict = ({ requests }) => requests.map((request) => ({ request, prediction: predictor.predict(request), countedAs: null }));
  const { settled, problems } = settleCopies(predict(after), config.copies);
  const changes = before === null ? settled.map((head2) => ({ kind: "unchanged", base: null, head: head2 })) : compare(settleCopies(predict(before), config.copies).settled, settled).map(
    (change) => keptIfUnread(change, after)
  );
  const workloads = workloadReports(changes);
  const totals = totalsFrom(workloads, before !== null);
  const report = {
    schema_version: REPORT_SCHEMA_VERSION,
    tool: { name: "wattlint", version },
    model: predictor.summary,
    base: base === null ? null : { ref: base.ref, commit: base.commit },
    workloads,
    problems: [...after.problems, ...problems],
    coverage: after.coverage,
    totals,
    verdict: judge(totals, budgets, workloads.length > 0)
  };
  return { report, newErrors: newErrors(after.problems, before?.problems ?? []) };
}
var UNREAD = "Its file could not be read: figures are those of the base.";
function keptIfUnread(change, { problems }) {
  if (change.kind !== "removed") return change;
  const { prediction } = change.base;
  const isUnread = problems.some(
    ({ severity, path }) => severity === "error" && path === change.base.request.path
  );
  if (!isUnread) return change;
  const head = {
    ...change.base,
    prediction: { ...prediction, assumptions: [...prediction.assumptions, UNREAD] }
  };
  return { kind: "unchanged", base: change.base, head };
}
function newErrors(head, base) {
  const key = ({ path, kind, message }) => JSON.stringify([path, kind, message]);
  const known = /* @__PURE__ */ new Map();
  for (const problem of base) known.set(key(problem), (known.get(key(problem)) ?? 0) + 1);
  return head.filter((problem) => {
    const left = known.get(key(problem)) ?? 0;
    known.set(key(problem), left - 1);
    return problem.severity === "error" && left <= 0;
  });
}
function exitStatus({ report, newErrors: newErrors2 }) {
  if (report.verdict.status === "over") return EXIT_OVER;
  return newErrors2.length > 0 ? exitCodes.input : EXIT_WITHIN;
}

// src/report/sentences.ts
var scopeText = {
  gpu_board_at_load: "GPU boards at full load",
  pod_kepler_total: "pods as Kepler attributes them",
  modelled_wall: "share of a node's wall power"
};
var provenanceText = {
  measured: "measured",
  kepler: "from Kepler",
  modelled: "computed"
};
var skipText = (reason) => skipTexts.get(reason) ?? reason;
var skipTexts = /* @__PURE__ */ new Map([
  ["excluded", "left out by exclude"],
  ["symbolic-link", "symbolic link, never followed"],
  ["not-a-file", "not a plain file"],
  ["template", "template, which has to be rendered first"],
  ["not-kubernetes", "no Kubernetes object in it"],
  ["kustomize-patch", "patch of a kustomization, which changes another object"],
  ["fragment", "patch or fragment without containers"],
  ["empty", "empty"]
]);
var isExpectedSkip = (reason) => reason === "not-kubernetes" || reason === "empty";
var isCopy = ({ counted_as }) => counted_as !== null;
function twinsIn(workloads) {
  const key = (workload) => JSON.stringify([nameOf(workload), workload.workload_kind]);
  const twins = grouped(workloads, key);
  return (workload) => (twins.get(key(workload))?.length ?? 0) > 1;
}
function nameOf({ namespace, workload_name, component }) {
  const name = namespace === "" ? workload_name : `${namespace}/${workload_name}`;
  return component === null ? name : `${name} (${component})`;
}
function headline({ workloads, totals: { power_w, delta } }) {
  if (workloads.length === 0) return { figure: "No workloads", detail: "" };
  if (delta !== null && workloads.every(({ change }) => change === "unchanged"))
    return { figure: "No change", detail: "" };
  if (delta === null) return { figure: watts(power_w.p50), detail: `likely range ${wattRange(power_w)}` };
  const { p10, p50, p90 } = delta.power_w;
  const share = delta.power_ratio === null ? [] : [signedPercent(delta.power_ratio)];
  const range = p10 === p50 && p50 === p90 ? [] : [`likely range ${wattDeltaRange(delta.power_w)}`];
  return { figure: signedWatts(p50), detail: [...share, ...range].join(", ") };
}
function workloadCount({ base, workloads }) {
  const there = workloads.filter(({ change }) => change !== "removed").length;
  if (base === null) return there === 0 ? "no workloads" : counted(there, "workload");
  const changed = workloads.filter(({ change }) => change !== "unchanged").length;
  if (changed === 0) return there === 0 ? "no workloads" : `none of ${counted(there, "workload")} changed`;
  return `${counted(changed, "workload")} changed`;
}
function verdictSentences(verdict) {
  switch (verdict.status) {
    case "over":
      return [
        ...verdict.breaches.map((breach) => `Over budget: ${overBy(breach)}.`),
        ...unjudgedSentences(verdict)
      ];
    case "within":
      return [`Within budget: ${verdict.checks.map(withinBy).join("; ")}.`, ...unjudgedSentences(verdict)];
    case "unjudged":
      return [UNJUDGED[verdict.reason]];
  }
}
var UNJUDGED = {
  "no-budget": "Not judged: no budget is set.",
  "no-base": "Not judged: the budget limits growth, and there is no base to grow from.",
  "no-workloads": "Not judged: no workload was read."
};
var unjudgedSentences = ({ unjudged }) => unjudged.length === 0 ? [] : [`Not judged: ${unjudged.join(", ")}, for there is no base to grow from.`];
function overBy(check3) {
  const { figure: figure2, limit, distance } = againstLimit(check3);
  return `${check3.is_delta ? "a change of " : ""}${figure2} is ${distance} over the limit of ${limit}`;
}
function withinBy(check3) {
  const { figure: figure2, limit } = againstLimit(check3);
  return check3.is_delta ? `a change of ${figure2}, limit ${limit}` : `${figure2} of ${limit}`;
}
function advice(verdict) {
  switch (verdict.status) {
    case "over":
      return "Lower the replicas or requests of the workloads at the top of the table, or raise the budget.";
    case "within":
      return "";
    case "unjudged":
      return UNJUDGED_ADVICE[verdict.reason];
  }
}
var UNJUDGED_ADVICE = {
  "no-budget": 'Set a budget such as "120 W", "80 kWh/month" or "+5 %" to have the next change judged.',
  "no-base": 'Name a base to compare with, or set an absolute budget such as "120 W".',
  "no-workloads": "Name files that hold workloads; render charts and kustomizations first: helm template \u2026 | wattlint check -"
};
function coverageSentence(coverage) {
  const others = sum2(coverage.other_kinds);
  const skipped = sum2(coverage.skipped);
  const notRendered = Object.entries(coverage.not_rendered).map(([kind, times]) => `${count(times)} ${kind}`).join(", ");
  return [
    `${count(coverage.predicted)} of ${counted(coverage.workloads, "workload")} predicted`,
    `${count(coverage.manifests)} of ${counted(coverage.files, "file")} ${coverage.manifests === 1 ? "is a manifest" : "are manifests"}`,
    ...others > 0 ? [`${counted(others, "object")} of other kinds`] : [],
    ...notRendered === "" ? [] : [`not rendered: ${notRendered}`],
    ...skipped > 0 ? [`${counted(skipped, "file")} skipped`] : [],
    ...unreadParts(coverage)
  ].join(" \xB7 ");
}
function unreadSentence(coverage) {
  const parts = unreadParts(coverage);
  return parts.length === 0 ? "" : `${parts.join(" and ")}: the figures do not hold the rest`;
}
var unreadParts = ({ unreadable, partial: partial2 }) => [
  ...unreadable > 0 ? [`${counted(unreadable, "file")} not readable`] : [],
  ...partial2 > 0 ? [`${counted(partial2, "file")} read in part`] : []
];
function countedAssumptions(workloads) {
  const counts = /* @__PURE__ */ new Map();
  for (const { assumptions } of workloads.filter(({ change }) => change !== "removed")) {
    for (const text of new Set(assumptions)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].map(([text, workloads2]) => ({ text, workloads: workloads2 })).sort((a, b) => b.workloads - a.workloads);
}
var sum2 = (counts) => Object.values(counts).reduce((total, one) => total + one, 0);
var powerDeltaW = ({ change, power_w, before }) => (change === "removed" ? 0 : power_w.p50) - (before?.power_w.p50 ?? 0);
var byName = (a, b) => {
  const [left, right] = [
    JSON.stringify([nameOf(a), a.workload_kind, a.path]),
    JSON.stringify([nameOf(b), b.workload_kind, b.path])
  ];
  return left < right ? -1 : left > right ? 1 : 0;
};
var biggestChangeFirst = (workloads) => workloads.toSorted((a, b) => Math.abs(powerDeltaW(b)) - Math.abs(powerDeltaW(a)) || byName(a, b));
var biggestFirst = (workloads) => workloads.toSorted((a, b) => drawn(b) - drawn(a) || byName(a, b));
var drawn = ({ change, power_w, before }) => change === "removed" ? (before ?? { power_w }).power_w.p50 : power_w.p50;

// src/report/cells.ts
function podsText({
  pods: { min, typical, max },
  before
}) {
  const now = min === max ? count(typical) : `${count(typical)} (${count(min)}\u2013${count(max)})`;
  return before === null || before.pods.typical === typical ? now : `${count(before.pods.typical)} \u2192 ${now}`;
}
function energyText({ energy }) {
  return energy.kind === "run-once" ? `${kwh(energy.run_kwh.p50)}/run` : `${kwh(energy.monthly_kwh.p50)}/month`;
}
function gpuText(gpuCount, beforeCount) {
  if (gpuCount === 0 && beforeCount === 0) return "\u2013";
  return gpuCount === beforeCount ? count(gpuCount) : `${count(beforeCount)} \u2192 ${count(gpuCount)}`;
}
function changedFacts(workload) {
  const { pods, requests, before } = workload;
  if (before === null || workload.change !== "changed") return [];
  const [cpuBefore, cpuNow] = [before.requests.cpu_mcpu, requests.cpu_mcpu];
  const [memoryBefore, memoryNow] = [before.requests.mem_mib, requests.mem_mib];
  return [
    ...before.pods.typical === pods.typical ? [] : [`${count(before.pods.typical)} \u2192 ${counted(pods.typical, "pod")}`],
    ...cpuBefore === cpuNow ? [] : [`CPU ${orUnset(cpuBefore, cpu)} \u2192 ${orUnset(cpuNow, cpu)}`],
    ...memoryBefore === memoryNow ? [] : [`memory ${orUnset(memoryBefore, memory)} \u2192 ${orUnset(memoryNow, memory)}`]
  ];
}
var orUnset = (value, write) => value === null ? "unset" : write(value);
function runText({ energy }) {
  switch (energy.kind) {
    case "continuous":
      return "";
    case "run-once":
      return `one run of ${duration(energy.run_s)}`;
    case "scheduled":
      return `${counted(Math.round(energy.runs_per_month), "run")} a month of ${duration(energy.run_s)}`;
  }
}
var placeOf2 = ({ path, line }) => line === null ? path : `${path}:${line}`;

// src/report/markdown-sections.ts
var COPY = "copy, not in the total";
var MOST_EXPLAINED = 3;
var MOST_NEIGHBOURS = 5;
var MOST_NOTES = 25;
var row = (cells) => `| ${cells.join(" | ")} |`;
var figure = (text) => text.replace(new RegExp("(\\d) (?=\\p{L}|%)", "gu"), "$1\xA0");
var small = (parts) => parts.length === 0 ? "" : `<br><sub>${parts.map(figure).join(" \xB7 ")}</sub>`;
function changedWorkloads(report, most) {
  const { base, workloads } = report;
  if (base === null) return absoluteTable(report, biggestFirst(workloads), most);
  const changed = biggestChangeFirst(workloads.filter(({ change }) => change !== "unchanged"));
  if (changed.length === 0) return "";
  const isTwin = twinsIn(workloads);
  return [
    "| Workload | Before | After | \u0394 | GPUs | Confidence |",
    "| :-- | --: | --: | --: | --: | :-- |",
    ...changed.slice(0, most).map((workload) => changedRow(workload, isTwin(workload))),
    totalRow(report),
    ...moreLines(changed.length - most, "changed workload")
  ].join("\n");
}
function changedRow(workload, isTwin) {
  const { change, power_w, before, gpu_count } = workload;
  const isGone = change === "removed";
  const gpusBefore = before?.gpu_count ?? gpu_count;
  return row([
    workloadCell(workload, isTwin),
    before === null ? "new" : figure(watts(before.power_w.p50)),
    isGone ? "removed" : `**${figure(watts(power_w.p50))}**${small([wattRange(power_w)])}`,
    figure(signedWatts(powerDeltaW(workload))),
    gpuText(isGone ? 0 : gpu_count, gpusBefore),
    isGone ? "" : confidenceCell(workload)
  ]);
}
function workloadCell(workload, isTwin) {
  const facts = workload.change === "removed" ? [] : [...changedFacts(workload), ...runFacts(workload)];
  return nameCell(workload, isTwin, isCopy(workload) ? [...facts, COPY] : facts);
}
var nameCell = (workload, isTwin, facts) => `${mdCode(nameOf(workload))}${small([mdProse(workload.workload_kind, 40), ...fileOf(workload, isTwin), ...facts])}`;
var fileOf = ({ path }, isTwin) => isTwin && path !== null ? [mdCode(path, 120)] : [];
var runFacts = (workload) => workload.energy.kind === "continuous" ? [] : [`${runText(workload)}, ${energyText(workload)}`];
var confidenceCell = ({ confidence: { grade, reason } }) => grade === "low" ? `low${small([mdProse(reason, 120)])}` : grade;
function totalRow({ totals }) {
  const { power_w, gpu_count, delta } = totals;
  const beforeW = power_w.p50 - (delta?.power_w.p50 ?? 0);
  return row([
    "**All workloads**",
    figure(watts(beforeW)),
    `**${figure(watts(power_w.p50))}**${small([wattRange(power_w)])}`,
    `**${figure(signedWatts(delta?.power_w.p50 ?? 0))}**`,
    gpuText(gpu_count, gpu_count - (delta?.gpu_count ?? 0)),
    ""
  ]);
}
function absoluteTable({ totals }, workloads, most) {
  if (workloads.length === 0) return "";
  const total = row([
    "**All workloads**",
    count(totals.pods),
    `**${figure(watts(totals.power_w.p50))}**${small([wattRange(totals.power_w)])}`,
    `${figure(kwh(totals.monthly_kwh.p50))}/month${runOnce(totals)}`,
    gpuText(totals.gpu_count, totals.gpu_count),
    ""
  ]);
  return [
    ...absoluteRows(workloads.slice(0, most), twinsIn(workloads)),
    total,
    ...moreLines(workloads.length - most, "workload")
  ].join("\n");
}
var absoluteRows = (workloads, isTwin) => [
  "| Workload | Pods | Power | Energy | GPUs | Confidence |",
  "| :-- | --: | --: | --: | --: | :-- |",
  ...workloads.map(
    (workload) => row([
      nameCell(workload, isTwin(workload), isCopy(workload) ? [COPY] : []),
      podsText({ ...workload, before: null }),
      `**${figure(watts(workload.power_w.p50))}**${small([wattRange(workload.power_w)])}`,
      `${figure(energyText(workload))}${small([runText(workload)].filter((text) => text !== ""))}`,
      gpuText(workload.gpu_count, workload.gpu_count),
      confidenceCell(workload)
    ])
  )
];
var runOnce = ({ run_once_kwh: energy }) => energy.p50 === 0 ? "" : small([`and ${kwh(energy.p50)} (${kwhRange(energy)}) for one run of what runs once`]);
var moreLines = (more, what) => more > 0 ? ["", `and ${counted(more, `more ${what}`)}.`] : [];
function allWorkloads(report, { changed, listed }) {
  const workloads = biggestFirst(report.workloads.filter(({ change }) => change !== "removed"));
  const shown = report.base === null ? workloads : workloads.filter(({ change }) => change !== "unchanged");
  if (shown.length === workloads.length && workloads.length <= changed) return null;
  return {
    title: `All ${counted(workloads.length, "workload")}`,
    body: absoluteTable(report, workloads, listed)
  };
}
function neighbours({ base, workloads }) {
  const there = workloads.filter(({ change, neighbours: neighbours2 }) => change !== "removed" && neighbours2.length > 0);
  const changed = biggestChangeFirst(there.filter(({ change }) => change !== "unchanged"));
  const explained = (base === null || changed.length === 0 ? biggestFirst(there) : changed).slice(
    0,
    MOST_EXPLAINED
  );
  if (explained.length === 0) return null;
  return {
    title: "Nearest known workloads to the biggest ones",
    body: explained.map(neighbourTable).join("\n\n")
  };
}
function neighbourTable(workload) {
  const { confidence, neighbours: neighbours2, pod_power_w } = workload;
  const rows = neighbours2.toSorted((a, b) => b.weight - a.weight).slice(0, MOST_NEIGHBOURS).map(
    ({ title, watts: rowW, weight, provenance, scope }) => row([
      mdProse(title, 120),
      figure(watts(rowW)),
      figure(percent(weight)),
      `${provenanceText[provenance]}: ${scopeText[scope]}`
    ])
  );
  return [
    `${mdCode(nameOf(workload))}: ${figure(watts(pod_power_w.p50))} a pod, confidence ${confidence.grade} (${mdProse(confidence.reason, 200)})`,
    "",
    "| Known workload | Its power | Weight | What that is |",
    "| :-- | --: | --: | :-- |",
    ...rows
  ].join("\n");
}
function notes(report, listed) {
  const most = Math.min(listed, MOST_NOTES);
  const { coverage, problems, workloads } = report;
  const assumptions = countedAssumptions(workloads).map(
    ({ text, workloads: times }) => `- ${count(times)}\xD7 ${mdProse(text)}`
  );
  const unexpected = coverage.skipped_files.filter(({ reason }) => !isExpectedSkip(reason));
  const skipped = unexpected.map(
    ({ path, reason }) => `- ${mdCode(path, 120)} ${mdProse(skipText(reason), 80)}`
  );
  const skippedDocuments = Object.entries(coverage.skipped_documents).filter(([reason]) => !isExpectedSkip(reason)).map(([reason, times]) => `- ${counted(times, "document")}: ${mdProse(skipText(reason), 80)}`);
  const worstFirst = problems.toSorted(
    (a, b) => Number(a.severity === "warning") - Number(b.severity === "warning")
  );
  const lists = [
    list("Assumed", assumptions, most),
    list("Problems", worstFirst.map(problemLine), most),
    list("Skipped", [...skippedDocuments, ...skipped], most)
  ];
  const counts = [
    ...assumptions.length > 0 ? [counted(assumptions.length, "assumption")] : [],
    ...problems.length > 0 ? [counted(problems.length, "problem")] : [],
    ...skipped.length > 0 ? [`${counted(skipped.length, "file")} skipped`] : []
  ];
  const title = counts.length === 0 ? "What was read" : counts.join(", ");
  return {
    title,
    body: [...lists.filter((part) => part !== ""), `${coverageSentence(coverage)}.`].join("\n\n")
  };
}
var problemLine = ({ severity, message, ...place }) => `- ${severity === "error" ? "\u274C" : "\u26A0\uFE0F"} ${mdCode(placeOf2(place), 120)} ${mdProse(message)}`;
function list(title, lines, most) {
  if (lines.length === 0) return "";
  const more = lines.length - most;
  return [
    `**${title}**`,
    "",
    ...lines.slice(0, most),
    ...more > 0 ? [`- and ${count(more)} more`] : []
  ].join("\n");
}

// src/report/markdown-verdict.ts
var MOST_BREACHES = 10;
var MOST_SOURCES = 8;
function violations({ verdict }) {
  if (verdict.status === "unjudged" && verdict.reason !== "no-budget") {
    return alert("NOTE", [...verdictSentences(verdict), advice(verdict)]);
  }
  if (verdict.status !== "over") return "";
  const more = verdict.breaches.length - MOST_BREACHES;
  return alert("CAUTION", [
    ...verdict.breaches.slice(0, MOST_BREACHES).map((breach) => `**Over budget:** ${overBy(breach)}.`),
    ...more > 0 ? [`and ${counted(more, "more budget")} over.`] : [],
    advice(verdict)
  ]);
}
function partial({ coverage }) {
  const unread = unreadSentence(coverage);
  return unread === "" ? "" : alert("WARNING", [`**Partial:** ${unread}.`]);
}
var noticeOf = (notice) => notice === null ? "" : alert("NOTE", [mdProse(notice)]);
var alert = (kind, lines) => [
  `> [!${kind}]`,
  ...lines.map((line, index) => `> ${line}${index === lines.length - 1 ? "" : "<br>"}`)
].join("\n");
function footer({ tool, model, verdict }, docsUrl) {
  const budget = verdict.status === "unjudged" && verdict.reason === "no-budget" ? ["no budget is set"] : [];
  const docs = docsUrl === null ? [] : [`<a href="${mdHref(docsUrl)}">what these figures mean</a>`];
  const parts = [
    `wattlint ${mdProse(tool.version, 40)}`,
    `model ${mdProse(`${model.id} ${model.version}`, 80)} of ${model.created}, ${counted(model.rows, "row")}${sources(model)}`,
    ...errorTexts(model),
    ...budget,
    ...docs
  ];
  return `<sub>${parts.join(" \xB7 ")}</sub>`;
}
function sources({ label_sources }) {
  if (label_sources.length === 0) return "";
  const named = label_sources.slice(0, MOST_SOURCES).map(
    ({ source, provenance, rows }) => `${count(rows)} ${provenanceText[provenance]}, ${mdProse(source, 60)}`
  );
  const more = label_sources.length - named.length;
  return ` (${[...named, ...more > 0 ? [`${counted(more, "more source")}`] : []].join("; ")})`;
}
function errorTexts({ errors }) {
  return [...grouped(errors, ({ scope }) => scope)].map(([scope, tests]) => {
    const median = percentRange(tests.map((one) => one.median_abs_error_ratio));
    const held = percentRange(tests.map((one) => one.interval_coverage_ratio));
    return `${scopeText[scope]}: median error ${median}, ranges hold ${held}`;
  });
}

// src/report/markdown.ts
var MOST_BUDGETS = 3;
function renderMarkdown(report, { room, title, docsUrl, notice }) {
  const heading = title === null ? "" : `### ${mdProse(title, 120)}`;
  const above = [
    heading,
    firstSentence(report),
    noticeOf(notice),
    violations(report),
    partial(report),
    changedWorkloads(report, room.changed)
  ];
  const below = [allWorkloads(report, room), neighbours(report), notes(report, room.listed)];
  return fitted(
    above,
    below.filter((section) => section !== null),
    footer(report, docsUrl),
    room
  );
}
function firstSentence(report) {
  const { figure: figure2, detail } = headline(report);
  const { base, totals, workloads } = report;
  const aside = detail === "" ? "" : ` (${detail})`;
  const now = base === null || workloads.length === 0 ? [] : [`${watts(totals.power_w.p50)} in all`];
  const number2 = workloads.length === 0 ? [] : [workloadCount(report)];
  return [`\u26A1 **${figure2}**${aside}`, ...now, ...number2, ...budgetParts(report)].join(" \xB7 ");
}
function budgetParts({ verdict }) {
  if (verdict.status === "unjudged") return [];
  const checks = verdict.checks.toSorted((a, b) => Number(b.is_over) - Number(a.is_over));
  const parts = checks.slice(0, MOST_BUDGETS).map((check3) => {
    const { figure: figure2, limit } = againstLimit(check3);
    return `budget ${limit}: ${check3.is_over ? "\u274C" : "\u2705"} ${figure2}`;
  });
  const more = checks.length - parts.length;
  return more > 0 ? [...parts, `and ${counted(more, "more budget")}`] : parts;
}
function fitted(above, below, end, room) {
  const assembled = (sections) => {
    const left = below.filter((section) => !sections.includes(section)).map(({ title }) => title);
    const note = left.length === 0 ? "" : `_Left out to stay within ${room.name} size: ${left.join("; ")}._`;
    return `${[...above, ...sections.map(details), note, end].filter((part) => part !== "").join("\n\n")}
`;
  };
  const kept = [];
  for (const section of below) {
    kept.push(section);
    if (!isWithin(assembled(kept), room)) kept.pop();
  }
  return assembled(kept);
}
var details = ({ title, body }) => `<details>
<summary>${title}</summary>

${body}

</details>`;
var isWithin = (text, { characters, bytes }) => text.length <= characters && new TextEncoder().encode(text).length <= bytes;

// src/report/room.ts
var COMMENT_ROOM = {
  name: "a comment's",
  characters: 6e4,
  bytes: 2e5,
  changed: 15,
  listed: 150
};
var SUMMARY_ROOM = {
  name: "a job summary's",
  characters: 9e5,
  bytes: 9e5,
  changed: 50,
  listed: 2e3
};

// src/report/csv.ts
var columns = {
  namespace: ({ namespace }) => namespace,
  workload_kind: ({ workload_kind }) => workload_kind,
  workload_name: ({ workload_name }) => workload_name,
  component: ({ component }) => component,
  path: ({ path }) => path,
  line: ({ line }) => line,
  change: ({ change }) => change,
  counted_as: ({ counted_as }) => counted_as,
  pods_min: ({ pods }) => pods.min,
  pods_typical: ({ pods }) => pods.typical,
  pods_max: ({ pods }) => pods.max,
  gpu_count: ({ gpu_count }) => gpu_count,
  req_cpu_mcpu: ({ requests }) => requests.cpu_mcpu,
  req_mem_mib: ({ requests }) => requests.mem_mib,
  power_w_p10: ({ power_w }) => power_w.p10,
  power_w_p50: ({ power_w }) => power_w.p50,
  power_w_p90: ({ power_w }) => power_w.p90,
  power_w_p50_before: ({ before }) => before?.power_w.p50 ?? null,
  monthly_kwh_p10: (workload) => monthlyKwh(workload)?.p10 ?? null,
  monthly_kwh_p50: (workload) => monthlyKwh(workload)?.p50 ?? null,
  monthly_kwh_p90: (workload) => monthlyKwh(workload)?.p90 ?? null,
  run_kwh_p50: ({ energy }) => energy.kind === "continuous" ? null : energy.run_kwh.p50,
  run_s: ({ energy }) => energy.kind === "continuous" ? null : energy.run_s,
  runs_per_month: ({ energy }) => energy.kind === "scheduled" ? energy.runs_per_month : null,
  confidence: ({ confidence }) => confidence.grade,
  assumptions: ({ assumptions }) => assumptions.join("; "),
  spec_hash: ({ spec_hash }) => spec_hash
};
var monthlyKwh = ({ energy }) => energy.kind === "run-once" ? null : energy.monthly_kwh;
function renderCsv({ workloads }) {
  const records = workloads.map((workload) => Object.values(columns).map((field) => csvCell(field(workload))));
  return [Object.keys(columns), ...records].map((record2) => `${record2.join(",")}\r
`).join("");
}

// src/report/json.ts
var HIDDEN = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;
var renderJson = (report) => jsonText(report);
var jsonText = (value) => `${visible(JSON.stringify(value, null, 2))}
`;
var renderNdjson = ({ workloads }) => workloads.map((workload) => `${visible(JSON.stringify(workload))}
`).join("");
var visible = (json) => json.replace(
  HIDDEN,
  (character) => Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`
  ).join("")
);

// src/report/columns.ts
var CODES = { strong: 1, dim: 2, good: 32, warn: 33, bad: 31 };
var painter = (color) => color ? (tone, text) => text === "" ? "" : `\x1B[${CODES[tone]}m${text}\x1B[0m` : (_tone, text) => text;
var GAP = "  ";
function alignedLines(columns2, rows, paint) {
  const titles = columns2.map(({ title }) => ({ text: title, tone: "dim" }));
  const all = [titles, ...rows];
  const widths = columns2.map(
    (_, index) => all.reduce((most, row2) => Math.max(most, displayWidth(row2[index]?.text ?? "")), 0)
  );
  return all.map((row2) => {
    const cells = columns2.map(({ align }, index) => {
      const { text, tone } = row2[index] ?? { text: "" };
      const padding = " ".repeat((widths[index] ?? 0) - displayWidth(text));
      const painted = tone === void 0 ? text : paint(tone, text);
      return align === "left" ? `${painted}${padding}` : `${padding}${painted}`;
    });
    return cells.join(GAP).trimEnd();
  });
}
var widthBeside = (columns2, rows) => columns2.slice(1).reduce((sum3, { title }, index) => {
  const widest = rows.reduce(
    (most, row2) => Math.max(most, displayWidth(row2[index + 1]?.text ?? "")),
    title.length
  );
  return sum3 + widest + GAP.length;
}, 0);
var NO_WIDTH = new RegExp("^\\p{M}$", "u");
var TWO_WIDE = /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]$/u;
function displayWidth(text) {
  let width = 0;
  for (const character of text) width += NO_WIDTH.test(character) ? 0 : TWO_WIDE.test(character) ? 2 : 1;
  return width;
}
function wrapped(text, width, indent) {
  const lines = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== void 0 && displayWidth(last) + 1 + displayWidth(word) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(last === void 0 ? word : `${indent}${word}`);
  }
  return lines;
}

// src/report/text.ts
var MOST_PROBLEMS = 20;
var MOST_ASSUMPTIONS = 10;
var MOST_SKIPPED = 5;
var NARROWEST_NAME = 24;
var WIDEST_NAME = 80;
function renderText(report, { color, width }) {
  const paint = painter(color);
  const sections = [
    headLines(report, paint),
    tableLines(report, width, paint),
    assumptionLines(report, width, paint),
    problemLines(report, paint),
    skippedLines(report, width, paint),
    closingLines(report, width, paint)
  ];
  return `${sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}
`;
}
function headLines(report, paint) {
  const { figure: figure2, detail } = headline(report);
  const { base, totals } = report;
  const against = base === null ? "" : ` since ${oneLine(base.ref, 40)}`;
  const now = base === null || report.workloads.length === 0 ? [] : [`${watts(totals.power_w.p50)} now (${wattRange(totals.power_w)})`];
  const aside = detail === "" ? "" : ` (${detail})`;
  const number2 = report.workloads.length === 0 ? [] : [workloadCount(report)];
  return [[`${paint("strong", figure2)}${against}${aside}`, ...now, ...number2].join(" \xB7 ")];
}
var MARKS = { added: "+", removed: "-", changed: "~", unchanged: " " };
function tableLines(report, width, paint) {
  if (report.workloads.length === 0) return [];
  const hasBase = report.base !== null;
  const columns2 = [
    { title: hasBase ? "  WORKLOAD" : "WORKLOAD", align: "left" },
    { title: "KIND", align: "left" },
    { title: "PODS", align: "right" },
    { title: "POWER", align: "right" },
    { title: "RANGE", align: "right" },
    { title: "ENERGY", align: "right" },
    { title: "GPUS", align: "right" },
    ...hasBase ? [{ title: "CHANGE", align: "right" }] : [],
    { title: "CONFIDENCE", align: "left" }
  ];
  const rows = biggestFirst(report.workloads).map((workload) => workloadCells(workload, hasBase));
  const body = [...rows, totalCells(report)];
  const room = Math.max(NARROWEST_NAME, width - widthBeside(columns2, body));
  const cut = body.map(([name = { text: "" }, ...rest]) => [
    { ...name, text: oneLine(name.text, room) },
    ...rest
  ]);
  return [...alignedLines(columns2, cut, paint), ...copyLines(report, width), ...runOnceLines(report, width)];
}
function workloadCells(workload, hasBase) {
  const { change, workload_kind, confidence } = workload;
  const name = oneLine(nameOf(workload), WIDEST_NAME);
  const kind = `${oneLine(workload_kind, NARROWEST_NAME)}${isCopy(workload) ? ", copy" : ""}`;
  const label = hasBase ? `${MARKS[change]} ${name}` : name;
  if (change === "removed") {
    const nothing = { text: "\u2013", tone: "dim" };
    return [
      { text: label, tone: "dim" },
      { text: kind, tone: "dim" },
      ...Array(5).fill(nothing),
      deltaCell(workload),
      { text: "" }
    ];
  }
  return [
    { text: label },
    { text: kind },
    { text: podsText(workload) },
    { text: watts(workload.power_w.p50), tone: "strong" },
    { text: wattRange(workload.power_w), tone: "dim" },
    { text: energyText(workload) },
    { text: gpuText(workload.gpu_count, workload.before?.gpu_count ?? workload.gpu_count) },
    ...hasBase ? [deltaCell(workload)] : [],
    confidence.grade === "low" ? { text: "low", tone: "warn" } : { text: confidence.grade }
  ];
}
function deltaCell(workload) {
  if (workload.change === "unchanged") return { text: "" };
  const deltaW = powerDeltaW(workload);
  return { text: signedWatts(deltaW), tone: deltaW > 0 ? "warn" : "good" };
}
function totalCells({ base, totals }) {
  const { pods, gpu_count, delta } = totals;
  const podsBefore = pods - (delta?.pods ?? 0);
  const cells = [
    base === null ? "total" : "  total",
    "",
    podsBefore === pods ? count(pods) : `${count(podsBefore)} \u2192 ${count(pods)}`,
    watts(totals.power_w.p50),
    wattRange(totals.power_w),
    `${kwh(totals.monthly_kwh.p50)}/month`,
    gpuText(gpu_count, gpu_count - (delta?.gpu_count ?? 0)),
    ...delta === null ? [] : [signedWatts(delta.power_w.p50)],
    ""
  ];
  return cells.map((text) => ({ text, tone: "strong" }));
}
function copyLines({ workloads }, width) {
  const copies = workloads.filter(isCopy).length;
  if (copies === 0) return [];
  const text = `${counted(copies, "copy", "copies")} of a workload that another file declares too: not in the total.`;
  return ["", ...wrapped(text, width, "")];
}
function runOnceLines({ totals: { run_once_kwh: energy } }, width) {
  if (energy.p50 === 0) return [];
  const text = `One run of everything that runs once: ${kwh(energy.p50)} (${kwhRange(energy)}), not in the month.`;
  return ["", ...wrapped(text, width, "")];
}
function assumptionLines({ workloads }, width, paint) {
  const assumptions = countedAssumptions(workloads);
  if (assumptions.length === 0) return [];
  const digits = count(assumptions[0]?.workloads ?? 0).length;
  const lines = assumptions.slice(0, MOST_ASSUMPTIONS).flatMap(({ text, workloads: times }) => {
    const mark = `  ${count(times).padStart(digits)}\xD7 `;
    return wrapped(`${mark}${oneLine(text, 300)}`, width, " ".repeat(mark.length));
  });
  return [paint("strong", "Assumed"), ...lines, ...moreLine(assumptions.length - MOST_ASSUMPTIONS)];
}
var moreLine = (more) => more > 0 ? [`  and ${count(more)} more; --format json lists all`] : [];
function problemLines({ problems }, paint) {
  if (problems.length === 0) return [];
  const worstFirst = problems.toSorted(
    (a, b) => Number(a.severity === "warning") - Number(b.severity === "warning")
  );
  const lines = worstFirst.slice(0, MOST_PROBLEMS).map((problem) => {
    const severity = paint(problem.severity === "error" ? "bad" : "warn", problem.severity);
    return `  ${oneLine(placeOf2(problem), 120)}: ${severity}: ${oneLine(problem.message, 300)}`;
  });
  return [
    paint("strong", counted(problems.length, "problem")),
    ...lines,
    ...moreLine(problems.length - MOST_PROBLEMS)
  ];
}
function skippedLines({ coverage }, width, paint) {
  const byReason = grouped(coverage.skipped_files, ({ reason }) => reason);
  const files = Object.entries(coverage.skipped).map(([reason, times]) => {
    const all = isExpectedSkip(reason) ? [] : byReason.get(reason) ?? [];
    const paths = all.slice(0, MOST_SKIPPED).map(({ path }) => oneLine(path, 60));
    const listed = all.length > paths.length ? [...paths, `and ${count(all.length - paths.length)} more`] : paths;
    const list2 = listed.length === 0 ? "" : ` (${listed.join(", ")})`;
    return `  ${counted(times, "file")}: ${oneLine(skipText(reason), 80)}${list2}`;
  });
  const documents = Object.entries(coverage.skipped_documents).filter(([reason]) => !isExpectedSkip(reason)).map(([reason, times]) => `  ${counted(times, "document")}: ${oneLine(skipText(reason), 80)}`);
  const lines = [...files, ...documents].flatMap((line) => wrapped(line, width, "    "));
  return lines.length === 0 ? [] : [paint("strong", "Skipped"), ...lines];
}
function closingLines({ coverage, verdict }, width, paint) {
  const tone = verdict.status === "over" ? "bad" : verdict.status === "within" ? "good" : "warn";
  const unread = unreadSentence(coverage);
  return [
    ...wrapped(coverageSentence(coverage), width, "").map((line) => paint("dim", line)),
    ...unread === "" ? [] : wrapped(`Partial: ${unread}.`, width, "").map((line) => paint("warn", line)),
    ...verdictSentences(verdict).flatMap((line) => wrapped(line, width, "").map((part) => paint(tone, part))),
    ...wrapped(advice(verdict), width, "")
  ].filter((line) => line !== "");
}

// src/report/formats.ts
var renderers = {
  text: renderText,
  json: renderJson,
  markdown: (report) => renderMarkdown(report, { room: SUMMARY_ROOM, title: null, docsUrl: null, notice: null }),
  csv: renderCsv,
  ndjson: renderNdjson
};
var render = (report, format, options) => renderers[format](report, options);

export {
  mergeBase,
  gitTree,
  writeReport,
  parseBudget,
  check2 as check,
  exitStatus,
  verdictSentences,
  renderMarkdown,
  COMMENT_ROOM,
  SUMMARY_ROOM,
  render
};

import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  row,
  small,
  unbroken
} from "./chunk-T66264VZ.js";
import {
  causeText,
  energyText,
  gpuText,
  movedText,
  placeOf,
  podsText,
  runText
} from "./chunk-FDHUBOGH.js";
import {
  CODEOWNERS_PLACES,
  nobody,
  ownersFrom
} from "./chunk-O5CT67K3.js";
import {
  advice,
  biggestChangeFirst,
  biggestFirst,
  countedAssumptions,
  countedDoubts,
  coverageSentence,
  headline,
  isCopy,
  isExpectedSkip,
  nameOf,
  overBy,
  powerDeltaW,
  provenanceText,
  scopeText,
  skipText,
  syntheticSentence,
  twinsIn,
  unreadSentence,
  verdictSentences,
  waivedSentence,
  workloadCount
} from "./chunk-STLDXGOO.js";
import {
  LINK_MODE,
  commitNamed,
  git,
  gitAnswer,
  isOutside,
  textOf
} from "./chunk-MR2Q2NXI.js";
import {
  alignedLines,
  painter,
  widthBeside,
  wrapped
} from "./chunk-Z2U3YBWV.js";
import {
  jsonText,
  renderJson,
  renderNdjson
} from "./chunk-2IYAJC7V.js";
import {
  againstLimit,
  co2e,
  co2eRange,
  count,
  counted,
  factorText,
  kwh,
  kwhRange,
  money,
  moneyRange,
  percent,
  percentRange,
  plotted,
  scalar,
  signedCo2e,
  signedKwh,
  signedMoney,
  signedWatts,
  wattAxis,
  wattRange,
  watts
} from "./chunk-LQ53HEYR.js";
import {
  csvCell,
  logLine,
  mdCode,
  mdHref,
  mdProse,
  oneLine
} from "./chunk-ZYN6WMRK.js";
import {
  grouped
} from "./chunk-X6PSLHTU.js";
import {
  G_PER_KG,
  HOURS_PER_MONTH
} from "./chunk-TNUZZPWE.js";
import {
  AppError,
  quoted
} from "./chunk-4SDNS7QA.js";

// src/adapters/git-tree.ts
import { spawn } from "node:child_process";
async function mergeBase(cwd, ref) {
  await git(
    cwd,
    ["rev-parse", "--git-dir"],
    "Change into a repository, or compare with a folder: --base-dir."
  );
  const tip = await commitNamed(cwd, ref);
  if (tip === null) {
    const message2 = `${quoted(ref)} is no branch, tag or commit of this repository`;
    throw new AppError(
      "input",
      message2,
      "Correct it, or fetch it; a workflow checks out all of them with fetch-depth: 0."
    );
  }
  const commit = await gitAnswer(cwd, "merge-base", "HEAD", tip);
  if (commit !== null) return { commit, tip };
  const message = `the checked-out commit and ${quoted(ref)} share no commit here`;
  throw new AppError("source", message, "The clone may be too shallow: check out with fetch-depth: 0.");
}
function gitCommit(cwd, commit) {
  let listing = null;
  return {
    list() {
      listing ??= listed(cwd, commit);
      return listing;
    },
    contents: (ids) => blobs(cwd, ids)
  };
}
async function listed(cwd, commit) {
  const listing = await git(cwd, ["ls-tree", "-rlz", commit], "Check out with fetch-depth: 0.");
  return listing.split("\0").flatMap((line) => {
    const [, mode = "", blob = "", size = "0", path] = /^(\d+) blob ([0-9a-f]+) +(\d+)\t(.*)$/s.exec(line) ?? [];
    return path === void 0 ? [] : [{ path, mode, blob, size_bytes: Number(size) }];
  });
}
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

// src/adapters/owners-file.ts
import { lstat, readFile } from "node:fs/promises";
import { resolve } from "node:path";
var LARGEST_BYTES = 3 * 1024 * 1024;
async function ownersAt(cwd, commit) {
  for (const place of CODEOWNERS_PLACES) {
    const text = commit === null ? await textOnDisk(resolve(cwd, place)) : await textAt(commit, place);
    if (text !== null) return ownersFrom(text.slice(0, LARGEST_BYTES));
  }
  return nobody;
}
async function textAt(commit, place) {
  const entry = (await commit.list()).find(({ path }) => path === place);
  return entry === void 0 || entry.mode === LINK_MODE ? null : textOf(commit, entry);
}
async function textOnDisk(path) {
  try {
    const stats = await lstat(path);
    return stats.isFile() && stats.size <= LARGEST_BYTES ? await readFile(path, "utf8") : null;
  } catch {
    return null;
  }
}

// src/adapters/report-file.ts
import { lstat as lstat2, realpath, writeFile } from "node:fs/promises";
import { dirname, relative, resolve as resolve2 } from "node:path";
async function writeReport(cwd, named, text) {
  const file = resolve2(cwd, named);
  const refuse = (why, cause) => new AppError("input", `${JSON.stringify(named)} ${why}`, "Name a file in a folder that is there.", {
    cause
  });
  try {
    const folder = await realpath(dirname(file));
    const leaves = isOutside(relative(await realpath(cwd), folder));
    if (leaves && !isOutside(relative(cwd, file))) throw refuse("leads out of the folder you are in");
    if ((await lstat2(file).catch(() => null))?.isSymbolicLink()) throw refuse("is a symbolic link");
    await writeFile(file, text);
    return file;
  } catch (cause) {
    throw cause instanceof AppError ? cause : refuse("cannot be written", cause);
  }
}

// src/report/file-places.ts
var LONGEST_PATH = 4096;
var NO_FILE = "wattlint.yml";
function pathInside(path) {
  const inside = path.replace(/^(?:\.\/+)+/, "");
  if (inside === "" || inside.length > LONGEST_PATH || /^(?:[/\\]|[A-Za-z]:[/\\])/.test(inside)) return null;
  return inside.split("/").some((part) => part === ".." || part === ".") ? null : inside;
}
function filePlacesIn({ workloads, problems }) {
  let first = null;
  for (const { path } of [...workloads, ...problems]) first ??= path === null ? null : pathInside(path);
  return ({ path, line, message }) => {
    const inside = path === null ? null : pathInside(path);
    if (inside !== null) return { path: inside, line: line ?? 1, message };
    const place = path === null ? "" : `${oneLine(path, 200)}${line === null ? "" : `:${line}`}: `;
    return { path: first ?? NO_FILE, line: 1, message: `${place}${message}` };
  };
}

// src/report/findings.ts
import { createHash } from "node:crypto";

// src/report/finding-rules.ts
var findingRules = {
  "over-budget": {
    title: "Over budget",
    help: "What the workloads are predicted to draw is over a limit that fails the build. Lower replicas or requests, raise the budget, or waive it for a while."
  },
  "budget-warning": {
    title: "Over a limit that only warns",
    help: "What the workloads are predicted to draw is over a limit that is only to be told. Lower replicas or requests before it becomes one that fails."
  },
  "waiver-expired": {
    title: "Waiver has ended",
    help: "A waiver past its last day lets nothing pass. Remove it, or renew it with a new date and a reason that still holds."
  },
  "waiver-ends-soon": {
    title: "Waiver ends soon",
    help: "When the waiver ends the limit holds again. Bring the workload under it, or renew the waiver."
  },
  "waiver-new": {
    title: "Waiver added by this change",
    help: "A change cannot waive its own budget: the waiver counts once it is on the base branch. Review its reason and its date."
  },
  "findings-left-out": {
    title: "More findings than fit",
    help: "There were more findings than the reader of this file takes. The JSON report holds all of them."
  },
  "unreadable-file": {
    title: "File could not be read",
    help: "What the file holds is not in the figures. Make it readable, or exclude it."
  },
  "too-large": {
    title: "File over the size limit",
    help: "What the file holds is not in the figures. Split it, or exclude it."
  },
  "not-utf8": {
    title: "Text is not UTF-8",
    help: "What the file holds is not in the figures. Save it as UTF-8."
  },
  "yaml-syntax": {
    title: "YAML or JSON syntax",
    help: "The document is not in the figures. Mend its syntax."
  },
  "yaml-limit": {
    title: "YAML that expands or nests without bound",
    help: "The document is not in the figures. Write it with fewer aliases, or less deep."
  },
  "duplicate-key": {
    title: "Key written twice",
    help: "The last one is read, as Kubernetes does. Remove the others."
  },
  "invalid-field": {
    title: "Field that could not be read",
    help: "The workload, or a part of it, is not in the figures. Write a value that Kubernetes takes."
  },
  "suspect-field": {
    title: "Field that Kubernetes would refuse",
    help: "It was read all the same. Write a value that Kubernetes takes."
  },
  fragment: {
    title: "Workload without containers",
    help: "A patch or a fragment draws nothing by itself. Render it with what it is applied to."
  },
  "unresolved-placeholder": {
    title: "Placeholder left in the manifest",
    help: "The workload is not in the figures. Render the template first."
  },
  "unknown-resource": {
    title: "Resource name that is not known",
    help: "What the resource draws is not in the figures. Check how it is spelt."
  },
  "unsupported-kind": {
    title: "Kind that runs pods and is not read",
    help: "What its pods draw is not in the figures."
  },
  "unresolved-reference": {
    title: "Reference to what is not among the files",
    help: "Figures rest on an assumption in its place. Name the file that holds it as well."
  },
  "not-rendered": {
    title: "Kustomization that would change the figures",
    help: "Figures are those of the files as they are written. Render the kustomization, and check what comes of it."
  },
  "duplicate-identity": {
    title: "Workload declared more than once",
    help: "Of several copies one counts. Remove the others, or say which files belong to one cluster."
  }
};

// src/report/findings.ts
var SOON_DAYS = 14;
var LONGEST_NAME = 200;
var LONGEST_MESSAGE = 1e3;
var show = (text) => oneLine(text, LONGEST_NAME) || "(empty)";
function findingsFrom({ verdict, waivers: waivers2, workloads, problems }) {
  const drafts = [
    ...budgetDrafts(verdict),
    ...waiverDrafts(waivers2, workloads),
    ...problems.toSorted(byPlace).map(problemDraft)
  ];
  const ordered = ["error", "warning", "note"].flatMap(
    (level) => drafts.filter((draft) => draft.level === level)
  );
  const prints = fingerprints(ordered);
  return ordered.map(({ key, ...finding }, index) => ({
    ...finding,
    title: findingRules[finding.rule_id].title,
    message: oneLine(finding.message, LONGEST_MESSAGE),
    fingerprint: prints[index] ?? ""
  }));
}
function budgetDrafts(verdict) {
  if (verdict.status === "unjudged") return [];
  const breaches = verdict.status === "over" ? verdict.breaches : [];
  return [
    ...furthestFirst(breaches).map((check) => budgetDraft(check, "error")),
    ...furthestFirst(verdict.warnings).map((check) => budgetDraft(check, "warning")),
    ...furthestFirst(verdict.waived).map((check) => budgetDraft(check, "note"))
  ];
}
var furthestFirst = (checks) => checks.toSorted((a, b) => overRatio(b) - overRatio(a) || 0);
var overRatio = ({ figure, limit }) => figure / limit;
function budgetDraft(check, level) {
  const { budget, rule, of, biggest, waived } = check;
  const told = `${level === "error" ? "Over budget" : "Warning"}: ${overBy(check, show)}. ${adviceOn(check, show)}`;
  return {
    rule_id: check.level === "fail" ? "over-budget" : "budget-warning",
    level,
    message: level === "note" ? waivedSentence(check, show) : told,
    path: biggest?.path ?? null,
    line: biggest?.line ?? null,
    workload: biggest?.workload ?? null,
    waived,
    key: [budget, rule, of]
  };
}
var adviceOn = (check, show3) => advice({ status: "over", checks: [], unjudged: [], warnings: [], waived: [], breaches: [check] }, show3);
function waiverDrafts(waivers2, workloads) {
  const named = grouped(waivers2.length === 0 ? [] : workloads, nameOf);
  return waivers2.flatMap((waiver) => waiverDraft(waiver, named.get(waiver.of.replace(/^\//, ""))?.[0]));
}
function waiverDraft(waiver, workload) {
  const { rule, of, status, days_left } = waiver;
  const shared = {
    path: workload?.path ?? null,
    line: workload?.line ?? null,
    workload: workload === void 0 ? null : nameOf(workload),
    waived: null,
    key: [rule, of]
  };
  const whose = `of ${show(of)}${rule === null ? "" : ` for rule ${show(rule)}`} (${show(waiver.reason)}${waiver.owner === null ? "" : `, ${show(waiver.owner)}`})`;
  if (status === "new") {
    const message2 = `This change adds the waiver ${whose} until ${waiver.until}. It does not count before it is on the base branch: review its reason and its date.`;
    return [{ ...shared, rule_id: "waiver-new", level: "note", message: message2 }];
  }
  if (status === "expired") {
    const message2 = `The waiver ${whose} ended on ${waiver.until}. Remove it, or renew it.`;
    return [{ ...shared, rule_id: "waiver-expired", level: "warning", message: message2 }];
  }
  if (days_left > SOON_DAYS) return [];
  const when = days_left === 0 ? "today" : `in ${counted(days_left, "day")}`;
  const message = `The waiver ${whose} ends ${when}, on ${waiver.until}. Bring the workload under its limit, or renew the waiver.`;
  return [{ ...shared, rule_id: "waiver-ends-soon", level: "warning", message }];
}
var problemDraft = ({ kind, severity, path, line, message }) => ({
  rule_id: kind,
  level: severity,
  message,
  path,
  line,
  workload: null,
  waived: null,
  // A message may name the line of something else.
  key: [path, message.replace(/(?<=\bline |:)\d+/g, "")]
});
var byPlace = (a, b) => compared(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || compared(a.message, b.message);
var compared = (a, b) => a < b ? -1 : a > b ? 1 : 0;
function fingerprints(drafts) {
  const seen = /* @__PURE__ */ new Map();
  return drafts.map(({ rule_id, key }) => {
    const lasting = JSON.stringify([rule_id, ...key]);
    const times = seen.get(lasting) ?? 0;
    seen.set(lasting, times + 1);
    return createHash("sha256").update(times === 0 ? lasting : `${lasting}#${times}`).digest("hex");
  });
}

// src/report/code-quality.ts
var severities = { error: "critical", warning: "minor", note: "info" };
function renderCodeQuality(report) {
  const placeOf2 = filePlacesIn(report);
  return jsonText(
    findingsFrom(report).map((finding) => {
      const { path, line, message } = placeOf2(finding);
      return {
        description: oneLine(message, 1200),
        check_name: finding.rule_id,
        fingerprint: finding.fingerprint,
        severity: severities[finding.level],
        location: { path: oneLine(path, 4096), lines: { begin: line } }
      };
    })
  );
}

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
function impactColumns(factors) {
  if (factors === null) return {};
  const { carbon, price, pue } = factors;
  return {
    ...carbon === null ? {} : carbonColumns(carbon),
    ...price === null ? {} : costColumns(price),
    pue: () => pue.ratio,
    pue_source: () => pue.source
  };
}
var carbonColumns = (carbon) => ({
  monthly_co2e_kg_p10: (workload) => impactOver("month", workload)?.co2e_kg?.p10 ?? null,
  monthly_co2e_kg_p50: (workload) => impactOver("month", workload)?.co2e_kg?.p50 ?? null,
  monthly_co2e_kg_p90: (workload) => impactOver("month", workload)?.co2e_kg?.p90 ?? null,
  run_co2e_kg_p50: (workload) => impactOver("run", workload)?.co2e_kg?.p50 ?? null,
  carbon_intensity_g_per_kwh: () => carbon.intensity_g_per_kwh,
  carbon_source: () => carbon.source
});
var costColumns = (price) => ({
  monthly_cost_p10: (workload) => impactOver("month", workload)?.cost?.p10 ?? null,
  monthly_cost_p50: (workload) => impactOver("month", workload)?.cost?.p50 ?? null,
  monthly_cost_p90: (workload) => impactOver("month", workload)?.cost?.p90 ?? null,
  run_cost_p50: (workload) => impactOver("run", workload)?.cost?.p50 ?? null,
  currency: () => price.currency,
  electricity_price_per_kwh: () => price.per_kwh,
  price_source: () => price.source
});
var impactOver = (per, { impact }) => impact?.per === per ? impact : null;
function renderCsv({ workloads, impact }) {
  const all = { ...columns, ...impactColumns(impact) };
  const records = workloads.map((workload) => Object.values(all).map((field) => csvCell(field(workload))));
  return [Object.keys(all), ...records].map((record) => `${record.join(",")}\r
`).join("");
}

// src/report/numbered.ts
function numbered(names) {
  const taken = new Set(names);
  const times = /* @__PURE__ */ new Map();
  return names.map((name) => {
    let next = (times.get(name) ?? 0) + 1;
    if (next > 1) while (taken.has(`${name} (${next})`)) next++;
    times.set(name, next);
    return next === 1 ? name : `${name} (${next})`;
  });
}

// src/report/junit.ts
var MANIFESTS = "manifests";
var BUDGET = "budget";
var show2 = (text) => oneLine(text, 200) || "(empty)";
function renderJunit(report) {
  const cases = [...budgetCases(report.verdict), ...manifestCases(report)];
  const suites = [...grouped(cases, ({ suite }) => suite)];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: "wattlint", ...counts(cases) })}>`,
    ...suites.flatMap(([name, members]) => suiteLines(name, members)),
    "</testsuites>",
    ""
  ].join("\n");
}
function budgetCases(verdict) {
  if (verdict.status === "unjudged")
    return verdictSentences(verdict, show2).map(
      (text) => caseOf({ suite: BUDGET, name: BUDGET, outcome: { kind: "skipped", type: "unjudged", text } })
    );
  const held = verdict.checks.map(
    (check) => caseOf({
      suite: show2(check.rule ?? BUDGET),
      name: show2(check.of === null ? check.budget : `${check.of}: ${check.budget}`),
      file: check.biggest?.path ?? null,
      line: check.biggest?.line ?? null,
      outcome: outcomeOf(check)
    })
  );
  const left = verdict.unjudged.map((budget) => {
    const text = "Not judged: there is no base to grow from, or no rate to reckon with.";
    return caseOf({ suite: BUDGET, name: show2(budget), outcome: { kind: "skipped", type: "unjudged", text } });
  });
  return [...held, ...left];
}
var caseOf = (known) => ({
  file: null,
  line: null,
  ...known
});
function outcomeOf(check) {
  if (!check.is_over) {
    const { figure, limit } = againstLimit(check);
    return { kind: "told", type: "within", text: `${figure} of ${limit}` };
  }
  if (check.waived !== null) return { kind: "skipped", type: "waived", text: waivedSentence(check, show2) };
  const text = `${overBy(check, show2)}. ${adviceOn(check, show2)}`;
  return check.level === "warn" ? { kind: "told", type: "budget-warning", text: `Warning: ${text}` } : { kind: "failure", type: "over-budget", text: `Over budget: ${text}` };
}
function manifestCases({ problems, coverage }) {
  const read = caseOf({
    suite: MANIFESTS,
    name: "coverage",
    outcome: { kind: "told", type: "within", text: coverageSentence(coverage) }
  });
  return [read, ...problems.map(problemCase)];
}
function problemCase({ kind, severity, path, line, message }) {
  const text = line === null ? message : `line ${line}: ${message}`;
  return caseOf({
    suite: MANIFESTS,
    name: `${show2(path)}: ${findingRules[kind].title}`,
    file: path,
    line,
    outcome: { kind: severity === "error" ? "error" : "told", type: kind, text }
  });
}
function suiteLines(name, cases) {
  const skipped = cases.filter(({ outcome }) => outcome.kind === "skipped").length;
  const names = numbered(cases.map((one) => one.name));
  return [
    `  <testsuite${attributes({ name, ...counts(cases), skipped })}>`,
    ...cases.flatMap((one, index) => caseLines(one, names[index] ?? one.name)),
    "  </testsuite>"
  ];
}
function counts(cases) {
  const ended = (kind) => cases.filter(({ outcome }) => outcome.kind === kind).length;
  return { tests: cases.length, failures: ended("failure"), errors: ended("error") };
}
function caseLines({ suite, file, line, outcome }, name) {
  const { kind, type, text } = outcome;
  const place = file === null ? {} : { file: oneLine(file, 4096), ...line === null ? {} : { line } };
  const message = oneLine(text, 1200);
  return [
    `    <testcase${attributes({ classname: suite, name, ...place })}>`,
    kind === "told" ? `      <system-out>${xmlText(message)}</system-out>` : `      <${kind}${attributes({ type, message })}>${xmlText(message)}</${kind}>`,
    "    </testcase>"
  ];
}
var attributes = (values) => Object.entries(values).map(([name, value]) => ` ${name}="${xmlText(String(value))}"`).join("");
var NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
var ENTITIES = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;"
};
var xmlText = (text) => text.replace(NOT_XML, "").replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "").replaceAll("##[", "#&#35;[");

// src/report/impact.ts
var CARBON = {
  title: "CO\u2082e",
  suffix: " CO\u2082e",
  of: ({ co2e_kg }) => co2e_kg,
  write: co2e,
  signed: signedCo2e,
  range: co2eRange
};
var costIn = (currency) => ({
  title: "Cost",
  suffix: "",
  of: ({ cost }) => cost,
  write: (amount) => money(amount, currency),
  signed: (amount) => signedMoney(amount, currency),
  range: (interval) => moneyRange(interval, currency)
});
var measuresOf = ({ impact }) => [
  ...impact === null || impact.carbon === null ? [] : [CARBON],
  ...impact === null || impact.price === null ? [] : [costIn(impact.price.currency)]
];
function impactText({ of, write }, impact) {
  const interval = impact === null ? null : of(impact);
  return impact === null || interval === null ? "" : `${write(interval.p50)}/${impact.per}`;
}
function impactDeltaText({ of, signed }, { impact, before }) {
  if (impact === null || before === null || before.impact?.per !== impact.per) return "";
  const [now, then] = [of(impact), of(before.impact)];
  return now === null || then === null ? "" : `${signed(now.p50 - then.p50)}/${impact.per}`;
}
function totalTexts({ of, suffix, write, signed, range }, impact) {
  const [month, runOnce2] = impact === null ? [null, null] : [of(impact.monthly), of(impact.run_once)];
  const delta = impact === null || impact.delta === null ? null : of(impact.delta.monthly);
  return {
    month: month === null ? "" : `${write(month.p50)}/month`,
    range: month === null ? "" : range(month),
    delta: delta === null ? "" : `${signed(delta.p50)}/month`,
    named: `${delta === null ? write(month?.p50 ?? 0) : signed(delta.p50)}${suffix}/month`,
    runOnce: runOnce2 === null || runOnce2.p50 === 0 ? "" : write(runOnce2.p50)
  };
}
function factorSentences({ impact }) {
  if (impact === null) return [];
  const { carbon, price, pue } = impact;
  const overhead = pue.ratio === 1 ? "" : ` \xD7 PUE ${scalar(pue.ratio)} (${pue.source})`;
  const rates = [
    ...carbon === null ? [] : [`CO\u2082e: ${factorText(carbon.intensity_g_per_kwh / G_PER_KG)} kg/kWh (${carbon.source})${overhead}`],
    ...price === null ? [] : [`Cost: ${scalar(price.per_kwh)} ${price.currency}/kWh (${price.source})${overhead}`]
  ];
  return overhead === "" ? [...rates, `PUE: ${scalar(pue.ratio)} (${pue.source})`] : rates;
}

// src/report/markdown-groups.ts
function byGroup(report, most) {
  const counting = report.workloads.filter((workload) => !isCopy(workload));
  const hasTeams = counting.some(({ teams }) => teams.length > 0);
  const tables = [
    groupTable("Namespace", counting, ({ namespace }) => [namespace], report.base !== null, most),
    groupTable("Team", counting, ({ teams }) => teams, report.base !== null, most)
  ].filter((table) => table !== "");
  return tables.length === 0 ? null : { title: hasTeams ? "By namespace and team" : "By namespace", body: tables.join("\n\n") };
}
function groupTable(title, workloads, keysOf, hasBase, most) {
  const keyed = workloads.flatMap((workload) => keysOf(workload).map((key) => ({ key, workload })));
  const groups = [...grouped(keyed, ({ key }) => key)].map(
    ([key, members]) => sumsOf(
      key,
      members.map((one) => one.workload)
    )
  );
  if (groups.length < 2) return "";
  const sorted = groups.toSorted((a, b) => b.powerW - a.powerW || (a.key < b.key ? -1 : 1));
  const more = sorted.length - most;
  return [
    row([title, "Workloads", "Power", ...hasBase ? ["\u0394"] : [], "GPUs"]),
    row([":--", "--:", "--:", ...hasBase ? ["--:"] : [], "--:"]),
    ...sorted.slice(0, most).map(
      ({ key, workloads: number, powerW, deltaW, gpus }) => row([
        mdCode(key),
        count(number),
        watts(powerW),
        ...hasBase ? [signedWatts(deltaW)] : [],
        gpuText(gpus, gpus)
      ])
    ),
    ...more > 0 ? ["", `and ${counted(more, "more")}.`] : []
  ].join("\n");
}
var sumsOf = (key, workloads) => ({
  key,
  workloads: workloads.filter(({ change }) => change !== "removed").length,
  powerW: workloads.reduce((sum, { power_w, change }) => sum + (change === "removed" ? 0 : power_w.p50), 0),
  deltaW: workloads.reduce((sum, workload) => sum + powerDeltaW(workload), 0),
  gpus: workloads.reduce((sum, { gpu_count, change }) => sum + (change === "removed" ? 0 : gpu_count), 0)
});
var SOON_DAYS2 = 14;
var STATUS = {
  used: "in use",
  unused: "not needed",
  expired: "ended: it waives nothing",
  new: "added by this change: it counts once it is merged"
};
function waivers({ verdict, waivers: waivers2 }, most) {
  if (waivers2.length === 0) return null;
  const soon = waivers2.filter(endsSoon).length;
  const sorted = waivers2.toSorted((a, b) => a.days_left - b.days_left);
  const waived = verdict.status === "unjudged" ? [] : verdict.waived;
  return {
    title: `${counted(waivers2.length, "waiver")}${soon > 0 ? `, ${count(soon)} ending soon` : ""}`,
    body: [
      ...waived.slice(0, most).map((check) => `- ${waivedSentence(check, mdCode)}`),
      ...waived.length > 0 ? [""] : [],
      row(["For", "Rule", "Until", "Reason", "Status"]),
      row([":--", ":--", ":--", ":--", ":--"]),
      ...sorted.slice(0, most).map(waiverRow),
      ...sorted.length > most ? ["", `and ${counted(sorted.length - most, "more")}.`] : []
    ].join("\n")
  };
}
var endsSoon = ({ status, days_left }) => status !== "expired" && days_left <= SOON_DAYS2;
function waiverRow(waiver) {
  const { of, rule, until, reason, owner, ceiling, status, days_left } = waiver;
  const facts = [
    mdProse(reason, 200),
    ...owner === null ? [] : [mdProse(owner, 60)],
    ...ceiling === null ? [] : [`up to ${mdProse(ceiling, 40)}`]
  ];
  return row([
    mdCode(of),
    rule === null ? "any" : mdCode(rule),
    endsSoon(waiver) ? `**${until}** (${counted(days_left, "day")})` : until,
    facts.join(", "),
    STATUS[status]
  ]);
}

// src/report/markdown-neighbours.ts
var MOST_EXPLAINED = 3;
var MOST_NEIGHBOURS = 5;
var LEAST_REST = 5e-3;
function neighbours({ base, workloads }) {
  const there = workloads.filter(({ change, neighbours: neighbours2 }) => change !== "removed" && neighbours2.length > 0);
  const changed = biggestChangeFirst(there.filter(({ change }) => change !== "unchanged"));
  const explained = (base === null || changed.length === 0 ? biggestFirst(there) : changed).slice(
    0,
    MOST_EXPLAINED
  );
  if (explained.length === 0) return null;
  const isAllMeasured = explained.every(
    ({ neighbours: neighbours2 }) => neighbours2.every(({ provenance }) => provenance !== "modelled")
  );
  return {
    title: `${isAllMeasured ? "Measured" : "Known"} workloads nearest to the biggest`,
    body: explained.map(neighbourTable).join("\n\n")
  };
}
function neighbourTable(workload) {
  const { confidence, neighbours: neighbours2, pod_power_w } = workload;
  const nearest = neighbours2.toSorted((a, b) => b.weight - a.weight).slice(0, MOST_NEIGHBOURS);
  return [
    `${mdCode(nameOf(workload))}: ${watts(pod_power_w.p50)} a pod, confidence ${confidence.grade} (${mdProse(confidence.reason, 200)})`,
    "",
    "| Known workload | Its power | Weight | What that is |",
    "| :-- | --: | --: | :-- |",
    ...[...grouped(nearest, ({ scope }) => scope)].flatMap(([scope, rows]) => scopeRows(scope, rows))
  ].join("\n");
}
function scopeRows(scope, rows) {
  const rest = 1 - rows.reduce((sum, { weight }) => sum + weight, 0);
  return [
    ...rows.map(
      ({ title, watts: rowW, weight, provenance }) => row([
        mdProse(title, 120),
        watts(rowW),
        percent(weight),
        `${provenanceText[provenance]}: ${scopeText[scope]}`
      ])
    ),
    ...rest < LEAST_REST ? [] : [row(["and others, and the formula", "", percent(rest), scopeText[scope]])]
  ];
}

// src/report/markdown-sections.ts
var COPY = "copy, not in the total";
var MOST_CAUSES = 3;
var MOST_NOTES = 25;
function changedWorkloads(report, most) {
  const { base, workloads } = report;
  if (base === null) return absoluteTable(report, biggestFirst(workloads), most);
  const changed = biggestChangeFirst(workloads.filter(({ change }) => change !== "unchanged"));
  if (changed.length === 0) return "";
  const isTwin = twinsIn(workloads);
  const measures = measuresOf(report);
  return [
    row([
      "Workload",
      "Before",
      "After",
      "\u0394",
      "Cause",
      ...measures.map(({ title }) => title),
      "GPUs",
      "Confidence"
    ]),
    row([":--", "--:", "--:", "--:", ":--", ...measures.map(() => "--:"), "--:", ":--"]),
    ...changed.slice(0, most).map((workload) => changedRow(workload, isTwin(workload), measures)),
    totalRow(report, measures),
    ...moreLines(changed.length - most, "changed workload")
  ].join("\n");
}
function changedRow(workload, isTwin, measures) {
  const { change, power_w, before, gpu_count } = workload;
  const isGone = change === "removed";
  const gpusBefore = before?.gpu_count ?? gpu_count;
  return row([
    workloadCell(workload, isTwin),
    before === null ? "new" : watts(before.power_w.p50),
    isGone ? "removed" : `**${watts(power_w.p50)}**${small([wattRange(power_w)])}`,
    signedWatts(powerDeltaW(workload)),
    causeCell(workload),
    ...measures.map((measure) => changedImpact(measure, workload)),
    gpuText(isGone ? 0 : gpu_count, gpusBefore),
    isGone ? "" : confidenceCell(workload)
  ]);
}
function changedImpact(measure, workload) {
  const delta = impactDeltaText(measure, workload);
  if (workload.change === "removed") return delta;
  return `${impactText(measure, workload.impact)}${small([delta].filter((text) => text !== ""))}`;
}
function workloadCell(workload, isTwin) {
  const facts = workload.change === "removed" ? [] : runFacts(workload);
  return nameCell(workload, isTwin, isCopy(workload) ? [...facts, COPY] : facts);
}
var nameCell = (workload, isTwin, facts) => `${mdCode(nameOf(workload))}${small([mdProse(workload.workload_kind, 40), ...fileOf(workload, isTwin), ...facts])}`;
var fileOf = ({ path }, isTwin) => isTwin && path !== null ? [mdCode(path, 120)] : [];
var runFacts = (workload) => workload.energy.kind === "continuous" ? [] : [`${runText(workload)}, ${energyText(workload)}`];
function causeCell(workload) {
  const { change, causes, energy } = workload;
  if (change !== "changed") return "";
  const more = causes.length - MOST_CAUSES;
  const delta = signedWatts(powerDeltaW(workload));
  const told = causes.slice(0, MOST_CAUSES).map((cause) => {
    const moved = movedText(cause, energy);
    const what = causeText(cause, (text) => mdCode(text, 40));
    return causes.length === 1 && moved === delta ? what : `${what}: ${moved}`;
  });
  return [...told, ...more > 0 ? [`and ${counted(more, "more change")}`] : []].join("<br>");
}
var confidenceCell = ({ confidence: { grade, is_out_of_distribution } }) => `${grade}${small(is_out_of_distribution ? ["not measured"] : [])}`;
function totalRow({ totals }, measures) {
  const { power_w, gpu_count, delta } = totals;
  const beforeW2 = power_w.p50 - (delta?.power_w.p50 ?? 0);
  return row([
    "**All workloads**",
    watts(beforeW2),
    `**${watts(power_w.p50)}**${small([wattRange(power_w)])}`,
    `**${signedWatts(delta?.power_w.p50 ?? 0)}**`,
    "",
    ...measures.map((measure) => totalImpact(measure, totals, true)),
    gpuText(gpu_count, gpu_count - (delta?.gpu_count ?? 0)),
    ""
  ]);
}
function totalImpact(measure, { impact }, hasDelta) {
  const { month, range, delta, runOnce: runOnce2 } = totalTexts(measure, impact);
  const once = runOnce2 === "" ? "" : `one run: ${runOnce2}`;
  const parts = [hasDelta ? delta : "", range, once];
  return `${month}${small(parts.filter((text) => text !== ""))}`;
}
function factorsNote(report) {
  const sentences = factorSentences(report).map((sentence) => mdProse(sentence));
  return sentences.length === 0 ? "" : `<sub>${sentences.join("<br>")}</sub>`;
}
function absoluteTable(report, workloads, most) {
  if (workloads.length === 0) return "";
  const { totals } = report;
  const measures = measuresOf(report);
  const total = row([
    "**All workloads**",
    count(totals.pods),
    `**${watts(totals.power_w.p50)}**${small([wattRange(totals.power_w)])}`,
    `${kwh(totals.monthly_kwh.p50)}/month${runOnce(totals)}`,
    ...measures.map((measure) => totalImpact(measure, totals, false)),
    gpuText(totals.gpu_count, totals.gpu_count),
    ""
  ]);
  return [
    ...absoluteRows(workloads.slice(0, most), twinsIn(workloads), measures),
    total,
    ...moreLines(workloads.length - most, "workload")
  ].join("\n");
}
var absoluteRows = (workloads, isTwin, measures) => [
  row(["Workload", "Pods", "Power", "Energy", ...measures.map(({ title }) => title), "GPUs", "Confidence"]),
  row([":--", "--:", "--:", "--:", ...measures.map(() => "--:"), "--:", ":--"]),
  ...workloads.map(
    (workload) => row([
      nameCell(workload, isTwin(workload), isCopy(workload) ? [COPY] : []),
      podsText({ ...workload, before: null }),
      `**${watts(workload.power_w.p50)}**${small([wattRange(workload.power_w)])}`,
      `${energyText(workload)}${small([runText(workload)].filter((text) => text !== ""))}`,
      ...measures.map((measure) => impactText(measure, workload.impact)),
      gpuText(workload.gpu_count, workload.gpu_count),
      confidenceCell(workload)
    ])
  )
];
var runOnce = ({ run_once_kwh: energy }) => energy.p50 === 0 ? "" : small([`one run: ${kwh(energy.p50)} (${kwhRange(energy)})`]);
var moreLines = (more, what) => more > 0 ? ["", `and ${counted(more, `more ${what}`)}.`] : [];
function allWorkloads(report, { changed, listed: listed3 }) {
  const workloads = biggestFirst(report.workloads.filter(({ change }) => change !== "removed"));
  const shown = report.base === null ? workloads : workloads.filter(({ change }) => change !== "unchanged");
  if (shown.length === workloads.length && workloads.length <= changed) return null;
  return {
    title: `All ${counted(workloads.length, "workload")}`,
    body: absoluteTable(report, workloads, listed3)
  };
}
function notes(report, listed3) {
  const most = Math.min(listed3, MOST_NOTES);
  const { coverage, problems, workloads } = report;
  const assumptions = countedAssumptions(workloads).map(countedLine);
  const doubts = countedDoubts(workloads);
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
    list("Not measured", doubts.map(countedLine), most),
    list("Problems", worstFirst.map(problemLine), most),
    list("Skipped", [...skippedDocuments, ...skipped], most)
  ];
  const counts2 = [
    ...assumptions.length > 0 ? [counted(assumptions.length, "assumption")] : [],
    ...doubts.length > 0 ? [`${counted(sumOf(doubts), "workload")} not measured`] : [],
    ...problems.length > 0 ? [counted(problems.length, "problem")] : [],
    ...skipped.length > 0 ? [`${counted(skipped.length, "file")} skipped`] : []
  ];
  const title = counts2.length === 0 ? "What was read" : counts2.join(", ");
  return {
    title,
    body: [
      ...lists.filter((part) => part !== ""),
      `${coverageSentence(coverage, (kind) => mdProse(kind, 60))}.`
    ].join("\n\n")
  };
}
var sumOf = (texts) => texts.reduce((sum, { workloads }) => sum + workloads, 0);
var countedLine = ({ text, workloads, first }) => `- ${workloads === 1 ? mdCode(first) : counted(workloads, "workload")}: ${mdProse(text)}`;
var problemLine = ({ severity, message, ...place }) => `- ${severity === "error" ? "\u274C" : "\u26A0\uFE0F"} ${mdCode(placeOf(place), 120)} ${mdProse(message)}`;
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
var ID_DIGITS = 12;
function violations({ verdict }) {
  if (verdict.status === "unjudged") {
    return verdict.reason === "no-budget" ? "" : alert("NOTE", [...verdictSentences(verdict, mdCode), advice(verdict, mdCode)]);
  }
  const parts = [
    verdict.status === "over" ? alert("CAUTION", [...listed2(verdict.breaches, "Over budget"), advice(verdict, mdCode)]) : "",
    verdict.warnings.length === 0 ? "" : alert("WARNING", listed2(verdict.warnings, "Above a warning limit"))
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}
function listed2(checks, what) {
  const more = checks.length - MOST_BREACHES;
  return [
    ...checks.slice(0, MOST_BREACHES).map((check) => `**${what}:** ${overBy(check, mdCode)}.`),
    ...more > 0 ? [`and ${counted(more, "more budget")} over.`] : []
  ];
}
function partial({ coverage }) {
  const unread = unreadSentence(coverage);
  return unread === "" ? "" : alert("WARNING", [`**Partial:** ${unread}.`]);
}
var LONGEST_NOTICE = 1e3;
var noticeOf = (notice) => notice === null ? "" : alert("NOTE", [mdProse(notice, LONGEST_NOTICE)]);
var alert = (kind, lines) => `> [!${kind}]
> ${lines.join("<br>")}`;
function footer({ tool, model, verdict }, docsUrl) {
  const budget = verdict.status === "unjudged" && verdict.reason === "no-budget" ? ["no budget is set"] : [];
  const synthetic = syntheticSentence(model);
  const docs = docsUrl === null ? [] : [`<a href="${mdHref(docsUrl)}">what these figures mean</a>`];
  const parts = [
    `wattlint ${mdProse(tool.version, 40)}`,
    `model ${mdProse(model.version, 40)} (${mdCode(model.id.slice(0, ID_DIGITS))}) of ${model.created}, ${counted(model.rows, "row")}${sources(model)}`,
    ...synthetic === "" ? [] : [`**not to be relied on: ${synthetic}**`],
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

// src/report/summary-chart.ts
var MOST_BARS = 12;
var LONGEST_NAME2 = 32;
var WIDTH = 800;
var HEIGHT_OF_ROW = 34;
var HEIGHT_OF_AXIS = 90;
var COLOURS = { before: "#8b949e", added: "#d4731c", saved: "#2da44e", power: "#3b78c4" };
function summaryChart({ base, workloads }) {
  const there = workloads.filter((workload) => !isCopy(workload));
  return base === null ? powerChart(there) : changeChart(there);
}
function powerChart(workloads) {
  const drawing = workloads.filter(({ change, power_w }) => change !== "removed" && power_w.p50 > 0);
  const bars = biggestFirst(drawing).slice(0, MOST_BARS);
  return block(`Power of ${shownOf(bars.length, drawing.length, "workload")}.`, bars.map(nameOf), [
    { colour: COLOURS.power, valuesW: bars.map(({ power_w }) => power_w.p50) }
  ]);
}
function changeChart(workloads) {
  const moved = workloads.filter((workload) => beforeW(workload) !== afterW(workload));
  const bars = biggestChangeFirst(moved).slice(0, MOST_BARS);
  const pairs = bars.map((workload) => ({ before: beforeW(workload), after: afterW(workload) }));
  return block(
    `Power of ${shownOf(bars.length, moved.length, "changed workload")}: grey stays as before, orange is added, green is saved.`,
    bars.map(nameOf),
    [
      { colour: COLOURS.added, valuesW: pairs.map(({ before, after }) => after > before ? after : 0) },
      { colour: COLOURS.saved, valuesW: pairs.map(({ before, after }) => after < before ? before : 0) },
      { colour: COLOURS.before, valuesW: pairs.map(({ before, after }) => Math.min(before, after)) }
    ]
  );
}
var beforeW = ({ before }) => before?.power_w.p50 ?? 0;
var afterW = ({ change, power_w }) => change === "removed" ? 0 : power_w.p50;
var shownOf = (shown, all, one) => shown === all ? counted(all, one) : `the ${shown} biggest of ${counted(all, one)}`;
function block(caption, names, series) {
  const topW = Math.max(0, ...series.flatMap(({ valuesW }) => valuesW));
  if (names.length === 0 || topW === 0) return "";
  const { unit, size } = wattAxis(topW);
  const init = {
    xyChart: { width: WIDTH, height: HEIGHT_OF_AXIS + HEIGHT_OF_ROW * names.length },
    themeVariables: { xyChart: { plotColorPalette: series.map(({ colour }) => colour).join(", ") } }
  };
  const labels = numbered(names.map(label)).map((name) => `"${name}"`);
  const bars = series.map(
    ({ valuesW }) => `  bar [${valuesW.map((value) => plotted((value || -topW) / size)).join(", ")}]`
  );
  return [
    caption,
    "",
    "```mermaid",
    `%%{init: ${JSON.stringify(init)}}%%`,
    "xychart-beta horizontal",
    `  x-axis [${labels.join(", ")}]`,
    `  y-axis "${unit}" 0 --> ${plotted(topW / size)}`,
    ...bars,
    "```",
    ""
  ].join("\n");
}
var label = (name) => oneLine(name, LONGEST_NAME2).replace(/[^\p{L}\p{N}\p{M} ._/()…-]/gu, " ").replace(/ +/g, " ").trim() || "(empty)";

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
    changedWorkloads(report, room.changed),
    factorsNote(report),
    room.hasChart ? summaryChart(report) : ""
  ];
  const below = [
    waivers(report, room.listed),
    allWorkloads(report, room),
    byGroup(report, room.listed),
    neighbours(report),
    notes(report, room.listed)
  ];
  const sections = below.filter((section) => section !== null);
  return fitted(
    above.map(unbroken),
    sections.map(({ title: title2, body }) => ({ title: unbroken(title2), body: unbroken(body) })),
    unbroken(footer(report, docsUrl)),
    room
  );
}
function firstSentence(report) {
  const { figure, detail } = headline(report);
  const { base, totals, workloads } = report;
  const aside = detail === "" ? "" : ` (${detail})`;
  const now = base === null || workloads.length === 0 ? [] : [`${watts(totals.power_w.p50)} in all`];
  const number = workloads.length === 0 ? [] : [workloadCount(report)];
  const budgets = budgetParts(report);
  const sentence = [`\u26A1 **${figure}**${aside}`, ...energyParts(report), ...now, ...number].join(" \xB7 ");
  return budgets.length === 0 ? sentence : `${sentence}<br>Budget: ${budgets.join(" \xB7 ")}`;
}
function energyParts(report) {
  const { monthly_kwh, delta, impact } = report.totals;
  if (report.workloads.length === 0) return [];
  const impacts = measuresOf(report).map((measure) => totalTexts(measure, impact).named);
  if (delta === null) return [`**${kwh(monthly_kwh.p50)}/month**`, ...impacts];
  if (report.workloads.every(({ change }) => change === "unchanged")) return [];
  const [ofMonth, ofRun] = [delta.monthly_kwh, delta.run_once_kwh].map(({ p50 }) => signedKwh(p50));
  const nothing = signedKwh(0);
  return ofMonth === nothing && ofRun !== nothing ? [`**${ofRun}/run**`] : [`**${ofMonth}/month**`, ...impacts];
}
function budgetParts({ verdict }) {
  if (verdict.status === "unjudged") return [];
  const checks = verdict.checks.toSorted((a, b) => Number(b.is_over) - Number(a.is_over));
  const parts = checks.slice(0, MOST_BUDGETS).map((check) => {
    const name = [check.rule, check.of].filter((part) => part !== null).map((part) => mdCode(part, 60));
    return `${markOf(check)} ${name.length === 0 ? "" : `${name.join(" ")}: `}${againstLimit(check).both}`;
  });
  const more = checks.length - parts.length;
  return more > 0 ? [...parts, `and ${counted(more, "more budget")}`] : parts;
}
var markOf = ({ is_over, level, waived }) => {
  if (!is_over) return "\u2705";
  if (waived !== null) return "\u23F3 waived";
  return level === "warn" ? "\u26A0\uFE0F" : "\u274C";
};
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

// src/report/openmetrics.ts
var LONGEST_LABEL = 200;
function renderOpenMetrics(report) {
  const families = [
    ...workloadFamilies(report.workloads.filter((one) => !isCopy(one) && one.change !== "removed")),
    ...totalFamilies(report),
    ...budgetFamilies(report)
  ];
  return [...families.flatMap(familyLines), ...buildLines(report), "# EOF", ""].join("\n");
}
function workloadFamilies(workloads) {
  const all = distinct(
    workloads.map((workload) => ({
      of: workload,
      labels: {
        namespace: label2(workload.namespace),
        kind: label2(workload.workload_kind),
        name: label2(workload.workload_name),
        component: label2(workload.component ?? "")
      },
      last: ["path", label2(workload.path ?? "")]
    }))
  );
  return [
    {
      name: "wattlint_workload_power_watts",
      unit: "watts",
      help: "Predicted power of all typical pods of a workload while they run.",
      samples: all.flatMap(({ labels, of }) => quantiles(labels, of.power_w))
    },
    {
      name: "wattlint_workload_energy_kilowatthours_per_month",
      unit: "kilowatthours_per_month",
      help: `Predicted energy of a workload in a month of ${HOURS_PER_MONTH} hours; none for what runs once.`,
      samples: all.flatMap(
        ({ labels, of: { energy } }) => energy.kind === "run-once" ? [] : quantiles(labels, energy.monthly_kwh)
      )
    },
    {
      name: "wattlint_workload_replicas",
      help: "Typical pods of a workload.",
      samples: all.map(({ labels, of }) => ({ labels, value: of.pods.typical }))
    }
  ];
}
function distinct(all) {
  const before = all.map(({ labels }) => JSON.stringify(labels));
  const names = numbered(all.map(({ last: [, text] }, index) => `${before[index]}${text}`));
  return all.map(({ of, labels, last: [name] }, index) => {
    const text = names[index]?.slice(before[index]?.length) ?? "";
    return { of, labels: { ...labels, [name]: text } };
  });
}
var quantiles = (labels, { p10, p50, p90 }) => [
  { labels: { ...labels, quantile: "0.1" }, value: p10 },
  { labels: { ...labels, quantile: "0.5" }, value: p50 },
  { labels: { ...labels, quantile: "0.9" }, value: p90 }
];
function totalFamilies({ totals, problems }) {
  const { delta } = totals;
  const severities2 = ["error", "warning"];
  return [
    {
      name: "wattlint_total_power_watts",
      unit: "watts",
      help: "Predicted power of everything running at once.",
      samples: quantiles({}, totals.power_w)
    },
    {
      name: "wattlint_delta_power_watts",
      unit: "watts",
      help: "Growth of the total over the base, at the median.",
      samples: delta === null ? [] : [{ labels: {}, value: delta.power_w.p50 }]
    },
    {
      name: "wattlint_gpus",
      help: "GPUs of all typical pods.",
      samples: [{ labels: {}, value: totals.gpu_count }]
    },
    {
      name: "wattlint_problems",
      help: "Things in the manifests that could not be read, or are to be looked at.",
      samples: severities2.map((severity) => ({
        labels: { severity },
        value: problems.filter((problem) => problem.severity === severity).length
      }))
    }
  ];
}
function budgetFamilies({ verdict }) {
  const all = distinct(
    (verdict.status === "unjudged" ? [] : verdict.checks).map((check) => ({
      of: check,
      labels: { budget: label2(check.budget), rule: label2(check.rule ?? ""), unit: unitOf(check) },
      last: ["of", label2(check.of ?? "")]
    }))
  );
  const samplesOf = (figureOf) => all.map(({ labels, of }) => ({ labels, value: figureOf(of) }));
  return [
    {
      name: "wattlint_budget_limit",
      help: "What a budget allows, in the unit of its label.",
      samples: samplesOf(({ limit }) => limit)
    },
    {
      name: "wattlint_budget_figure",
      help: "What is held against the limit, in the same unit.",
      samples: samplesOf(({ figure }) => figure)
    },
    {
      name: "wattlint_budget_over",
      help: "Whether the figure is over the limit, waived or not.",
      samples: samplesOf(({ is_over }) => Number(is_over))
    },
    {
      name: "wattlint_budget_waived",
      help: "Whether a waiver lets it be over.",
      samples: samplesOf(({ waived }) => Number(waived !== null))
    }
  ];
}
var unitOf = ({ unit, currency }) => label2(currency === null ? unit : unit.replace("cost", currency));
function familyLines({ name, unit, help, samples }) {
  if (samples.length === 0) return [];
  return [
    `# TYPE ${name} gauge`,
    ...unit === void 0 ? [] : [`# UNIT ${name} ${unit}`],
    `# HELP ${name} ${help}`,
    ...samples.map((sample) => sampleLine(name, sample))
  ];
}
function buildLines({ tool, model }) {
  const labels = { version: label2(tool.version), model: label2(model.id), model_version: label2(model.version) };
  return [
    "# TYPE wattlint_build info",
    "# HELP wattlint_build What predicted the figures.",
    sampleLine("wattlint_build_info", { labels, value: 1 })
  ];
}
function sampleLine(name, { labels, value }) {
  const pairs = Object.entries(labels).map(([key, text]) => `${key}="${escaped(text)}"`);
  return `${name}${pairs.length === 0 ? "" : `{${pairs.join(",")}}`} ${value}`;
}
var label2 = (text) => logLine(oneLine(text, LONGEST_LABEL));
var escaped = (text) => text.replaceAll("\\", "\\\\").replaceAll('"', '\\"');

// src/report/room.ts
var COMMENT_ROOM = {
  name: "a comment's",
  characters: 6e4,
  bytes: 2e5,
  changed: 15,
  listed: 150,
  hasChart: false
};
var SHORT_COMMENT_ROOM = {
  ...COMMENT_ROOM,
  characters: 12e3,
  bytes: 2e4,
  changed: 5,
  listed: 10
};
var SUMMARY_ROOM = {
  name: "a job summary's",
  characters: 9e5,
  bytes: 9e5,
  changed: 50,
  listed: 2e3,
  hasChart: true
};

// src/report/sarif.ts
var MOST_RESULTS = 25e3;
var MOST_BYTES = 1e7;
var FRAME_BYTES = 5e4;
var SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
function renderSarif(report) {
  const found = findingsFrom(report);
  const placeOf2 = filePlacesIn(report);
  const isAnyWaived = found.some(({ waived }) => waived !== null);
  const ruleIds = [...grouped(found, ({ rule_id }) => rule_id).keys()];
  const all = found.map((finding) => resultOf(finding, placeOf2(finding), ruleIds, isAnyWaived));
  const results = fitting(all);
  const left = all.length - results.length;
  if (left > 0) ruleIds.push("findings-left-out");
  const ending = left === 0 ? [] : [leftOutOf(found, left)];
  return jsonText({
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            version: report.tool.version,
            semanticVersion: report.tool.version,
            rules: ruleIds.map((id) => ruleOf(id, found))
          }
        },
        columnKind: "utf16CodeUnits",
        results: [
          ...results,
          ...ending.map((finding) => resultOf(finding, placeOf2(finding), ruleIds, isAnyWaived))
        ]
      }
    ]
  });
}
function ruleOf(id, found) {
  const { title, help } = findingRules[id];
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: help },
    help: { text: help },
    // The worst of them comes first; a waived one is no worse than the limit that it waives.
    defaultConfiguration: { level: levelOf(id, found) },
    properties: { tags: ["energy"] }
  };
}
function levelOf(id, found) {
  if (id === "over-budget") return "error";
  return found.find(({ rule_id }) => rule_id === id)?.level ?? "note";
}
function resultOf({ rule_id, level, fingerprint, workload, waived }, { path, line, message }, ruleIds, isAnyWaived) {
  const names = workload === null ? {} : { logicalLocations: [{ fullyQualifiedName: oneLine(workload, 200), kind: "resource" }] };
  const suppressions = waived === null ? [] : [
    {
      kind: waived.by === "annotation" ? "inSource" : "external",
      status: "accepted",
      justification: sarifText(`${waived.reason} (until ${waived.until}${ownerOf(waived.owner)})`)
    }
  ];
  return {
    ruleId: rule_id,
    ruleIndex: ruleIds.indexOf(rule_id),
    level,
    message: { text: sarifText(message) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(path), uriBaseId: "%SRCROOT%" },
          region: { startLine: line }
        },
        ...names
      }
    ],
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, "wattlint/v1": fingerprint },
    // Either all results of a run have them, or none.
    ...isAnyWaived ? { suppressions } : {}
  };
}
var ownerOf = (owner) => owner === null ? "" : `, ${owner}`;
var uriOf = (path) => path.toWellFormed().split("/").map(encodeURIComponent).join("/");
var sarifText = (text) => oneLine(text, 1200).replaceAll("](", "] (").replace(/\{(?=\d+\})/g, "{ ").replace(/(?<![\p{L}\p{N}_])@(?=[\p{L}\p{N}])/gu, "@ ");
function fitting(all) {
  let bytes = FRAME_BYTES;
  const end = all.findIndex((result, index) => {
    const text = jsonText(result);
    bytes += Buffer.byteLength(text) + (text.split("\n").length - 1) * 8;
    return bytes > MOST_BYTES || index === MOST_RESULTS - 1 && all.length > MOST_RESULTS;
  });
  return end === -1 ? all : all.slice(0, end);
}
function leftOutOf(found, left) {
  const first = found[0];
  return {
    rule_id: "findings-left-out",
    level: "note",
    title: findingRules["findings-left-out"].title,
    message: `${counted(left, "more finding")} left out, none of them worse than those above. The JSON report holds all.`,
    path: first?.path ?? null,
    line: first?.line ?? null,
    fingerprint: "findings-left-out",
    workload: null,
    waived: null
  };
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
    waiverLines(report, paint),
    skippedLines(report, width, paint),
    closingLines(report, width, paint)
  ];
  return `${sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}
`;
}
function headLines(report, paint) {
  const { figure, detail } = headline(report);
  const { base, totals } = report;
  const against = base === null ? "" : ` since ${oneLine(base.ref, 40)}`;
  const now = base === null || report.workloads.length === 0 ? [] : [`${watts(totals.power_w.p50)} now (${wattRange(totals.power_w)})`];
  const aside = detail === "" ? "" : ` (${detail})`;
  const number = report.workloads.length === 0 ? [] : [workloadCount(report)];
  return [[`${paint("strong", figure)}${against}${aside}`, ...now, ...number].join(" \xB7 ")];
}
var MARKS = { added: "+", removed: "-", changed: "~", unchanged: " " };
function tableLines(report, width, paint) {
  if (report.workloads.length === 0) return [];
  const hasBase = report.base !== null;
  const measures = measuresOf(report);
  const columns2 = [
    { title: hasBase ? "  WORKLOAD" : "WORKLOAD", align: "left" },
    { title: "KIND", align: "left" },
    { title: "PODS", align: "right" },
    { title: "POWER", align: "right" },
    { title: "RANGE", align: "right" },
    { title: "ENERGY", align: "right" },
    ...measures.map(({ title }) => ({ title: title.toUpperCase(), align: "right" })),
    { title: "GPUS", align: "right" },
    ...hasBase ? [{ title: "CHANGE", align: "right" }] : [],
    { title: "CONFIDENCE", align: "left" }
  ];
  const rows = biggestFirst(report.workloads).map((workload) => workloadCells(workload, hasBase, measures));
  const body = [...rows, totalCells(report, measures)];
  const room = Math.max(NARROWEST_NAME, width - widthBeside(columns2, body));
  const cut = body.map(([name = { text: "" }, ...rest]) => [
    { ...name, text: oneLine(name.text, room) },
    ...rest
  ]);
  return [
    ...alignedLines(columns2, cut, paint),
    ...copyLines(report, width),
    ...runOnceLines(report, measures, width),
    ...impactLines(report, measures, width)
  ];
}
function workloadCells(workload, hasBase, measures) {
  const { change, workload_kind, confidence } = workload;
  const name = oneLine(nameOf(workload), WIDEST_NAME);
  const kind = `${oneLine(workload_kind, NARROWEST_NAME)}${isCopy(workload) ? ", copy" : ""}`;
  const label3 = hasBase ? `${MARKS[change]} ${name}` : name;
  if (change === "removed") {
    const nothing = { text: "\u2013", tone: "dim" };
    return [
      { text: label3, tone: "dim" },
      { text: kind, tone: "dim" },
      ...Array(5 + measures.length).fill(nothing),
      deltaCell(workload),
      { text: "" }
    ];
  }
  return [
    { text: label3 },
    { text: kind },
    { text: podsText(workload) },
    { text: watts(workload.power_w.p50), tone: "strong" },
    { text: wattRange(workload.power_w), tone: "dim" },
    { text: energyText(workload) },
    ...measures.map((measure) => ({ text: impactText(measure, workload.impact) })),
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
function totalCells({ base, totals }, measures) {
  const { pods, gpu_count, delta } = totals;
  const podsBefore = pods - (delta?.pods ?? 0);
  const cells = [
    base === null ? "total" : "  total",
    "",
    podsBefore === pods ? count(pods) : `${count(podsBefore)} \u2192 ${count(pods)}`,
    watts(totals.power_w.p50),
    wattRange(totals.power_w),
    `${kwh(totals.monthly_kwh.p50)}/month`,
    ...measures.map((measure) => totalTexts(measure, totals.impact).month),
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
function runOnceLines({ totals }, measures, width) {
  const { run_once_kwh: energy, impact } = totals;
  if (energy.p50 === 0) return [];
  const also = measures.map((measure) => ({ text: totalTexts(measure, impact).runOnce, suffix: measure.suffix })).map(({ text: text2, suffix }) => text2 === "" ? "" : `, ${text2}${suffix}`).join("");
  const text = `One run of everything that runs once: ${kwh(energy.p50)} (${kwhRange(energy)})${also}, not in the month.`;
  return ["", ...wrapped(text, width, "")];
}
function impactLines(report, measures, width) {
  if (measures.length === 0) return [];
  const { base, totals } = report;
  const deltas = measures.map((measure) => totalTexts(measure, totals.impact).named);
  const lines = [
    ...base === null ? [] : [`Since ${oneLine(base.ref, 40)}: ${deltas.join(", ")}.`],
    ...factorSentences(report).map((sentence) => oneLine(sentence, 300))
  ];
  return ["", ...lines.flatMap((line) => wrapped(line, width, "  "))];
}
function assumptionLines({ workloads }, width, paint) {
  const assumptions = countedAssumptions(workloads);
  if (assumptions.length === 0) return [];
  const lines = assumptions.slice(0, MOST_ASSUMPTIONS).flatMap(({ text, workloads: times, first }) => {
    const who = times === 1 ? oneLine(first, 60) : counted(times, "workload");
    return wrapped(`  ${who}: ${oneLine(text, 300)}`, width, "    ");
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
    return `  ${oneLine(placeOf(problem), 120)}: ${severity}: ${oneLine(problem.message, 300)}`;
  });
  return [
    paint("strong", counted(problems.length, "problem")),
    ...lines,
    ...moreLine(problems.length - MOST_PROBLEMS)
  ];
}
var MOST_WAIVERS = 5;
function waiverLines(report, paint) {
  const unused = report.waivers.filter(({ status }) => status === "unused").map(({ of, rule }) => {
    const named = rule === null ? "" : ` for rule ${rule}`;
    return `The waiver of ${of}${named} waives nothing. Is its rule spelt right? Otherwise remove it.`;
  });
  const told = findingsFrom(report).filter(({ rule_id }) => rule_id.startsWith("waiver-")).map(({ message }) => message);
  const all = [...told, ...unused];
  if (all.length === 0) return [];
  return [
    paint("strong", "Waivers"),
    ...all.slice(0, MOST_WAIVERS).map((line) => `  ${oneLine(line, 300)}`),
    ...moreLine(all.length - MOST_WAIVERS)
  ];
}
function skippedLines({ coverage }, width, paint) {
  const byReason = grouped(coverage.skipped_files, ({ reason }) => reason);
  const files = Object.entries(coverage.skipped).map(([reason, times]) => {
    const all = isExpectedSkip(reason) ? [] : byReason.get(reason) ?? [];
    const paths = all.slice(0, MOST_SKIPPED).map(({ path }) => oneLine(path, 60));
    const listed3 = all.length > paths.length ? [...paths, `and ${count(all.length - paths.length)} more`] : paths;
    const list2 = listed3.length === 0 ? "" : ` (${listed3.join(", ")})`;
    return `  ${counted(times, "file")}: ${oneLine(skipText(reason), 80)}${list2}`;
  });
  const documents = Object.entries(coverage.skipped_documents).filter(([reason]) => !isExpectedSkip(reason)).map(([reason, times]) => `  ${counted(times, "document")}: ${oneLine(skipText(reason), 80)}`);
  const lines = [...files, ...documents].flatMap((line) => wrapped(line, width, "    "));
  return lines.length === 0 ? [] : [paint("strong", "Skipped"), ...lines];
}
function closingLines({ coverage, verdict, model }, width, paint) {
  const tone = verdict.status === "over" ? "bad" : verdict.status === "within" ? "good" : "warn";
  const unread = unreadSentence(coverage);
  const synthetic = syntheticSentence(model);
  return [
    ...wrapped(coverageSentence(coverage), width, "").map((line) => paint("dim", line)),
    ...synthetic === "" ? [] : wrapped(`Not to be relied on: ${synthetic}.`, width, "").map((line) => paint("warn", line)),
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
  ndjson: renderNdjson,
  sarif: renderSarif,
  junit: renderJunit,
  codequality: renderCodeQuality,
  openmetrics: renderOpenMetrics
};
var render = (report, format, options) => renderers[format](report, options);

export {
  mergeBase,
  gitCommit,
  ownersAt,
  writeReport,
  pathInside,
  findingsFrom,
  renderMarkdown,
  COMMENT_ROOM,
  SHORT_COMMENT_ROOM,
  SUMMARY_ROOM,
  render
};

import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  ORIGIN,
  decode
} from "./chunk-5ZINIXYT.js";
import {
  find,
  renderingText
} from "./chunk-MR2Q2NXI.js";
import {
  isPlainWithoutKind,
  normaliserFrom,
  plainIdentity,
  spellsOtherwise,
  splitDocuments
} from "./chunk-QNTNOHJ7.js";
import {
  problemFrom
} from "./chunk-5KOT2KY3.js";
import {
  isObject,
  require_dist,
  valueFrom
} from "./chunk-TO57GDIK.js";
import {
  AppError,
  __toESM,
  quoted
} from "./chunk-4SDNS7QA.js";

// src/assess.ts
import { createHash } from "node:crypto";

// src/coverage.ts
function coverageFrom(files, workloads) {
  const documents = files.flatMap((file) => "documents" in file ? file.documents : []);
  const classes = files.map((file) => ({ path: file.path, ...classOf(file) }));
  const skippedFiles = classes.flatMap(
    ({ path, skipped: skipped2 }) => skipped2 === void 0 ? [] : [{ path, reason: skipped2 }]
  );
  const standing = (wanted) => documents.flatMap((one) => one.fate === "other-kind" && one.standing === wanted ? [one.kind] : []);
  return {
    files: files.length,
    manifests: classes.filter(({ isManifest }) => isManifest).length,
    unreadable: classes.filter(({ isManifest, skipped: skipped2 }) => !isManifest && skipped2 === void 0).length,
    partial: files.filter(isPartial).length,
    skipped: counted(skippedFiles.map(({ reason }) => reason)),
    skipped_files: skippedFiles,
    documents: documents.length,
    workload_documents: documents.filter(({ fate }) => fate === "workload").length,
    failed_documents: documents.filter(({ fate }) => fate === "failed").length,
    other_kinds: counted(
      documents.flatMap((document) => document.fate === "other-kind" ? [document.kind] : [])
    ),
    templates: counted(standing("template")),
    not_rendered: counted(standing("not-rendered")),
    skipped_documents: counted(
      documents.flatMap((document) => document.fate === "skipped" ? [document.reason] : [])
    ),
    workloads,
    predicted: workloads
  };
}
var isPartial = (file) => classOf(file).isManifest && "documents" in file && file.documents.some(({ fate }) => fate === "failed");
function classOf(file) {
  if ("skipped" in file) return { isManifest: false, skipped: file.skipped };
  if (file.documents.some(({ fate }) => fate === "workload" || fate === "other-kind"))
    return { isManifest: true };
  if (file.documents.length === 0 || file.documents.some(({ fate }) => fate === "failed"))
    return { isManifest: false };
  const reasons = file.documents.flatMap((document) => document.fate === "skipped" ? [document.reason] : []);
  return { isManifest: false, skipped: reasons.find((reason) => reason !== "empty") ?? "empty" };
}
var keyOf = (name) => name === "__proto__" ? '"__proto__"' : name;
function counted(names) {
  const counts = /* @__PURE__ */ new Map();
  for (const name of names.map(keyOf).toSorted()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(counts);
}

// src/parse/documents.ts
var import_yaml2 = __toESM(require_dist(), 1);

// src/parse/remarks.ts
var MOST_DUPLICATES = 50;
var MOST_WORDS = 10;
function reportWords(words, { lineOf, report }) {
  for (const { text, offset } of words.slice(0, MOST_WORDS)) {
    report(
      "suspect-field",
      lineOf(offset),
      `${text} is true or false to Kubernetes, which reads YAML 1.1, and text to YAML 1.2. Put it in quotes, or write true or false.`
    );
  }
}
function reportDuplicates(duplicates, { lineOf, report }) {
  const joined = duplicates.find(({ key, depth }) => depth === 0 && key === "kind");
  if (joined !== void 0) {
    report(
      "yaml-syntax",
      lineOf(joined.second),
      "a second kind in one document: only the last object is read. Write --- between objects."
    );
    return;
  }
  for (const { key, first, second } of duplicates.slice(0, MOST_DUPLICATES)) {
    report(
      "duplicate-key",
      lineOf(second),
      `key ${quoted(key)} was already written on line ${lineOf(first)}; the last one is read. Remove one.`
    );
  }
}

// src/parse/template.ts
var import_yaml = __toESM(require_dist(), 1);
var MOST_ACTIONS = 5e3;
var BEGINS_WITH_ACTION = /^(?:---[ \t]*\r?\n|[ \t]*(?:#.*)?\r?\n)*\{\{/;
function isTemplate(text) {
  if (BEGINS_WITH_ACTION.test(text)) return true;
  const actions = text.split("{{").length - 1;
  if (actions === 0 || actions > MOST_ACTIONS) return false;
  const lines = withoutBlocks(text).split(LINE_END).map((line) => isAction(line) ? "#" : line);
  return ["", "x"].some((standIn) => isGood(lines.map((line) => withoutActions(line, standIn)).join("\n")));
}
var LINE_END = /\r?\n|[\r\u2028\u2029]/;
function isAction(line) {
  const text = line.trim();
  return text.startsWith("{{") && text.indexOf("}}", 2) === text.length - 2;
}
function withoutActions(line, standIn) {
  const kept = [];
  let at = 0;
  for (let open = line.indexOf("{{"); open !== -1; open = line.indexOf("{{", at)) {
    const end = line.indexOf("}}", open + 2);
    if (end === -1) break;
    kept.push(line.slice(at, open), standIn);
    at = end + 2;
  }
  return [...kept, line.slice(at)].join("");
}
function withoutBlocks(text) {
  const kept = [];
  let [at, end, after, quote] = [0, -1, -1, -1];
  for (const { index: open } of text.matchAll(/^\{\{/gm)) {
    if (open < at) continue;
    if (end < open + 2) {
      end = text.indexOf("}}", open + 2);
      if (end === -1) break;
      after = lineEndAfter(text, end + 2);
    }
    if (quote < open) quote = quoteAfter(text, open);
    if (quote < end || after === -1) continue;
    kept.push(text.slice(at, open), "#");
    at = after;
  }
  return [...kept, text.slice(at)].join("");
}
function lineEndAfter(text, from) {
  const blanks = /[ \t]*\r?$/my;
  blanks.lastIndex = from;
  return blanks.test(text) ? blanks.lastIndex : -1;
}
function quoteAfter(text, from) {
  const quote = text.slice(from).search(/["']/);
  return quote === -1 ? Number.POSITIVE_INFINITY : from + quote;
}
function isGood(text) {
  const documents = (0, import_yaml.parseAllDocuments)(text, {
    uniqueKeys: false,
    strict: false,
    logLevel: "error",
    prettyErrors: false
  });
  return documents.every(({ errors, warnings }) => errors.length + warnings.length === 0);
}

// src/parse/documents.ts
var TOO_DEEP = "the text is nested too deeply to read. Flatten it, or exclude the file.";
var skipped = (reason) => ({ outcome: "skipped", reason });
function parseDocuments(path, text, isWanted) {
  if (!couldHoldManifest(text) && impliedIdentity(path) === null)
    return { outcomes: [skipped(text.trim() === "" ? "empty" : "not-kubernetes")], problems: [] };
  const outcomes = [];
  const problems = [];
  for (const chunk of splitDocuments(text)) {
    const plain = chunk.text.includes("{{") ? null : plainIdentity(chunk.text);
    if (plain !== null && !plain.kind.endsWith("List") && !/^items[ \t]*:/m.test(chunk.text) && !isWanted(plain.apiVersion, plain.kind, chunk.text)) {
      outcomes.push({ outcome: "unparsed", ...plain });
    } else parseChunk(path, chunk, outcomes, problems);
  }
  return { outcomes, problems };
}
var MOST_OPENED = 1e3;
function opensWithoutEnd(text) {
  let opened = 0;
  let end = -1;
  for (const { index, 0: bracket } of text.matchAll(/[[{][ \t\r\n]*/g)) {
    opened = index === end ? opened + 1 : 1;
    if (opened === MOST_OPENED) return true;
    end = index + bracket.length;
  }
  return false;
}
var LARGEST_DOCUMENT = 1.5 * 1024 * 1024;
function parseChunk(path, { text, linesBefore }, outcomes, problems) {
  if (text.length > LARGEST_DOCUMENT) {
    const message = "the document is over 1.5 MiB, more than a cluster takes. Split it, or exclude the file.";
    problems.push(problemFrom("too-large", path, linesBefore + 1, message));
    outcomes.push({ outcome: "failed" });
    return;
  }
  const lines = new import_yaml2.LineCounter();
  const lineOf = (offset) => linesBefore + Math.max(1, lines.linePos(offset).line);
  const report = (kind, line, message) => {
    problems.push(problemFrom(kind, path, line, message));
  };
  if (opensWithoutEnd(text)) {
    report("yaml-limit", linesBefore + 1, TOO_DEEP);
    outcomes.push({ outcome: "failed" });
    return;
  }
  let isWhole = true;
  const refuse = (message) => {
    isWhole = false;
    report("yaml-limit", linesBefore + 1, message);
  };
  const before = outcomes.length;
  for (const document of compose(text, lines, refuse)) {
    for (const outcome of outcomesOf(document, { path, text, lineOf, report })) outcomes.push(outcome);
  }
  if (!isWhole) outcomes.push({ outcome: "failed" });
  if (outcomes.length === before) outcomes.push(skipped("empty"));
}
var couldHoldManifest = (text) => text.includes("apiVersion") && text.includes("kind") || /^kind\s*:/m.test(text) || spellsOtherwise(text);
var impliedIdentity = (path) => /(?:^|\/)kustomization\.ya?ml$/.test(path) ? { apiVersion: "kustomize.config.k8s.io/v1beta1", kind: "Kustomization" } : null;
function* compose(text, lines, refuse) {
  const parser = new import_yaml2.Parser(lines.addNewLine);
  const composer = new import_yaml2.Composer({ merge: true, uniqueKeys: false, strict: false, logLevel: "error" });
  try {
    yield* composer.compose(untilBroken(parser.parse(text)), false, text.length);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    refuse(TOO_DEEP);
  }
}
var MOST_FAULTS = 20;
function* untilBroken(tokens) {
  let faults = 0;
  for (const token of tokens) {
    yield token;
    if (token.type === "error" && ++faults === MOST_FAULTS) return;
  }
}
function outcomesOf(document, context) {
  const { text, lineOf, report } = context;
  const [fault] = [
    ...document.errors,
    ...document.warnings.filter(({ code }) => code === "TAG_RESOLVE_FAILED")
  ];
  if (fault !== void 0) {
    if (isTemplate(text)) return [skipped("template")];
    if (!couldHoldManifest(text) || isPlainWithoutKind(text)) return [skipped("not-kubernetes")];
    const line = lineOf(fault.pos[0]);
    if (fault.code === "RESOURCE_EXHAUSTION") report("yaml-limit", line, TOO_DEEP);
    else {
      const advice = text.includes("{{") ? "Correct the YAML, or exclude the file if it is a template" : "Correct the YAML";
      report("yaml-syntax", line, `${faultText(fault)}. ${advice}.`);
    }
    return [{ outcome: "failed" }];
  }
  const swallowed = /^[|>][-+\d]*[ \t]*(?:#.*)?\r?$/m.exec(text);
  if (swallowed !== null) {
    report(
      "yaml-syntax",
      lineOf(swallowed.index),
      "a block of text begins at column 0 and takes in what follows. Indent it."
    );
    return [{ outcome: "failed" }];
  }
  const read = valueFrom(document);
  if ("reason" in read) {
    if (read.reason === "templated" && text.includes("{{")) return [skipped("template")];
    const kind = read.reason === "limit" ? "yaml-limit" : "yaml-syntax";
    report(kind, lineOf(read.offset), `the document ${read.message}. Simplify it, or exclude the file.`);
    return [{ outcome: "failed" }];
  }
  const objects = unwrapped({ at: [], value: read.value, ...impliedIdentity(context.path) }).map(
    (found) => outcomeOf(found, read, context)
  );
  if (objects.some(({ outcome }) => outcome === "object")) {
    reportDuplicates(read.duplicates, context);
    reportWords(read.words, context);
  }
  return objects;
}
var faultText = ({ code, message }) => code === "TAG_RESOLVE_FAILED" ? "a tag that Kubernetes does not know" : code === "BAD_ALIAS" ? "an alias that cannot be resolved" : firstLine(message);
function unwrapped(found) {
  const { value, at } = found;
  if (!isObject(value) || !("items" in value)) return [found];
  const { items, kind, apiVersion } = value;
  const isList = typeof kind === "string" && kind.endsWith("List");
  if (items === null && isList) return [];
  if (!Array.isArray(items)) return [found];
  const typed = isList && kind !== "List" && typeof apiVersion === "string" ? { apiVersion, kind: kind.slice(0, -"List".length) } : {};
  const inner = items.flatMap(
    (item, index) => unwrapped({ at: [...at, "items", index], value: item, ...typed })
  );
  if (isList) return inner;
  return [
    found,
    ...inner.filter((item) => isObject(item.value) && "apiVersion" in item.value && "kind" in item.value)
  ];
}
function outcomeOf(found, { offsetAt }, { path, text, lineOf, report }) {
  const { at, value } = found;
  if (value === null || value === void 0) return skipped("empty");
  const lineAt = (inner) => lineOf(offsetAt([...at, ...inner]));
  const apiVersion = isObject(value) ? value["apiVersion"] ?? found.apiVersion : void 0;
  const kind = isObject(value) ? value["kind"] ?? found.kind : void 0;
  if (!isObject(value) || apiVersion === void 0 || kind === void 0) {
    const missing = kind === void 0 ? "kind" : "apiVersion";
    const isBody = isObject(value) && "spec" in value && ("metadata" in value ? (apiVersion ?? kind) !== void 0 : typeof kind === "string");
    const isLost = at.length === 0 && ["apiVersion", "kind"].every((key) => new RegExp(`^["']?${key}["']?\\s*:`, "m").test(text));
    if (!isBody && !isLost) return skipped("not-kubernetes");
    const comment = /^\s*\{/.test(text) ? /^[ \t]*\/\//m.exec(text) : null;
    if (comment !== null)
      report(
        "yaml-syntax",
        lineOf(comment.index),
        "a comment that begins with //, which neither YAML nor JSON has. Take it out."
      );
    else
      report(
        "invalid-field",
        lineAt([]),
        `the object has no ${missing} at its root. Write it there, or exclude the file.`
      );
    return { outcome: "failed" };
  }
  if (typeof apiVersion !== "string" || typeof kind !== "string") {
    const odd = typeof kind === "string" ? "apiVersion" : "kind";
    report("invalid-field", lineAt([odd]), `${odd} is not text. Write it as text.`);
    return { outcome: "failed" };
  }
  return { outcome: "object", doc: { path, line: lineAt([]), apiVersion, kind, value, lineAt } };
}
var firstLine = (message) => (message.split("\n")[0] ?? message).replace(/[.:]+$/, "");

// src/render/failure.ts
var placeText = ({ path, line }) => line === null ? path : `${path}:${line}`;
function unrenderedError(entries, where = "") {
  const failures = entries.flatMap(({ failure }) => failure ?? []);
  const [first] = failures;
  return new AppError(
    "tool",
    first === void 0 ? `${where}nothing was rendered` : `${where}${placeText(first)}: ${first.message}`,
    first?.hint ?? "",
    {
      details: failures.length > 1 ? failures.map((one) => `${where}${placeText(one)}: ${one.message} ${one.hint}`) : []
    }
  );
}
var LONGEST = 200;
var absentError = (absent) => new AppError(
  "input",
  `render names ${absent.map((one) => quoted(one.folder, LONGEST)).join(", ")}, where no file is`,
  "Correct the path, which counts from the folder that you are in, or take the entry out of render."
);
function nowhere(head, base) {
  const there = new Set(base.map((one) => JSON.stringify(one)));
  return head.filter((one) => there.has(JSON.stringify(one))).map(
    (one) => problemFrom(
      "not-rendered",
      one.folder,
      null,
      `render names ${quoted(renderingText(one), LONGEST)}, where no file is, here or at the base: nothing of it counts. Correct the path, or take the entry out.`
    )
  );
}

// src/render/parsed.ts
function parsedEntry({ rendering, documents, failure }, isWanted) {
  const path = renderingText(rendering);
  if (documents === null) return { path, outcomes: [], problems: failureProblems(failure) };
  const read = documents.map((document) => parsedDocument(document, rendering, isWanted));
  const outcomes = read.flatMap(({ outcomes: outcomes2 }) => outcomes2);
  return {
    path,
    // No object at all is what a chart with everything switched off comes to, and no failure.
    outcomes: outcomes.length > 0 ? outcomes : [{ outcome: "skipped", reason: "empty" }],
    problems: read.flatMap(({ problems }) => problems)
  };
}
var failureProblems = (failure) => failure === null ? [] : [problemFrom("unreadable-file", failure.path, failure.line, `${failure.message} ${failure.hint}`)];
function parsedDocument({ path, line, text }, rendering, isWanted) {
  const { outcomes, problems } = parseDocuments(path, text, isWanted);
  return {
    outcomes: outcomes.map(
      (outcome) => outcome.outcome === "object" ? { outcome: "object", doc: placed(outcome.doc, line, rendering) } : outcome
    ),
    // Lines of what was rendered are nowhere to be seen.
    problems: problems.map((problem) => ({ ...problem, line }))
  };
}
var placed = (doc, line, rendering) => ({
  ...doc,
  line,
  lineAt: () => line,
  rendering,
  value: settled(doc.value, rendering)
});
function settled(value, { namespace }) {
  const { metadata } = value;
  if (!isObject(metadata)) return value;
  const { annotations } = metadata;
  const kept = isObject(annotations) ? { annotations: Object.fromEntries(Object.entries(annotations).filter(([key]) => key !== ORIGIN)) } : {};
  const given = namespace === null || isText(metadata["namespace"]) ? {} : { namespace };
  return { ...value, metadata: { ...metadata, ...kept, ...given } };
}
var isText = (value) => typeof value === "string" && value !== "";

// src/assess.ts
var assessOptionsFrom = ({ exclude, kinds, assume, nodes }) => ({
  exclude,
  kinds,
  assume: [...assume, { nodes }]
});
async function assess(tree, options) {
  const entries = await tree.entries();
  const rendered = await tree.rendered?.() ?? NOTHING_RENDERED;
  const unrendered = rendered.entries.filter(({ documents }) => documents === null);
  if (options.isCompared !== true) {
    if (rendered.absent.length > 0) throw absentError(rendered.absent);
    if (unrendered.length > 0) throw unrenderedError(unrendered);
  }
  const isCovered = options.isCovered ?? ((_, covering) => covering !== null);
  const found = find(entries, options.exclude, (path) => isCovered(path, rendered.covers(path)));
  const normaliser = normaliserFrom(options);
  const blobOf = new Map(entries.map(({ path, blob }) => [path, blob]));
  const fileOf = /* @__PURE__ */ new Map();
  for (const path of found.paths) {
    const known2 = options.known?.get(path);
    if (known2 !== void 0 && known2.blob === blobOf.get(path)) fileOf.set(path, known2.file);
  }
  const known = /* @__PURE__ */ new Map();
  for await (const { path, bytes } of tree.read(found.paths.filter((path2) => !fileOf.has(path2)))) {
    const file = bytes instanceof Error ? unreadable(path, bytes) : parsedFile(path, bytes, normaliser);
    fileOf.set(path, file);
    if (options.keepsFiles && !(bytes instanceof Error)) known.set(path, { blob: blobName(bytes), file });
    options.onProgress?.(fileOf.size, found.paths.length);
  }
  const files = [
    ...found.paths.flatMap((path) => fileOf.get(path) ?? []),
    ...rendered.entries.map((entry) => parsedEntry(entry, normaliser.isWanted))
  ];
  const left = found.skipped.flatMap(
    ({ path, reason }) => reason === "excluded" || reason === "rendered" ? [path] : []
  );
  const { requests, problems, fates, podsOf } = normalisedFiles(files, normaliser, left);
  return {
    requests,
    podsOf: options.keepsPods === true ? podsOf : /* @__PURE__ */ new Map(),
    problems: distinct([...found.problems, ...problems]),
    coverage: coverageFrom(
      [
        ...found.skipped.map(({ path, reason }) => ({ path, skipped: reason })),
        ...found.problems.map(({ path }) => ({ path, documents: [] })),
        ...fates
      ],
      requests.length
    ),
    known,
    unrendered,
    absent: rendered.absent
  };
}
var distinct = (problems) => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()
];
var NOTHING_RENDERED = { entries: [], absent: [], covers: () => null };
var blobName = (bytes) => createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
function parsedFile(path, bytes, { isWanted }) {
  const decoded = decode(bytes);
  return "refused" in decoded ? { path, outcomes: [], problems: [problemFrom("not-utf8", path, decoded.line, decoded.refused)] } : { path, ...parseDocuments(path, decoded.text, isWanted) };
}
function normalisedFiles(files, normaliser, left = []) {
  const docs = files.flatMap(
    ({ outcomes }) => outcomes.flatMap((outcome) => outcome.outcome === "object" ? [outcome.doc] : [])
  );
  const results = normaliser.normalise(docs, [...files.map(({ path }) => path), ...left]);
  const resultOf = new Map(docs.map((doc, index) => [doc, results[index]]));
  const requests = [];
  const problems = [];
  const podsOf = /* @__PURE__ */ new Map();
  const fates = files.map((file) => {
    for (const problem of file.problems) problems.push(problem);
    const documents = file.outcomes.map((outcome) => {
      const normalised = outcome.outcome === "object" ? resultOf.get(outcome.doc) : void 0;
      for (const problem of normalised?.problems ?? []) problems.push(problem);
      if (normalised?.result.outcome === "workload") {
        const { pods } = normalised.result;
        for (const [index, request] of normalised.result.requests.entries()) {
          requests.push(request);
          const pod = pods[index];
          if (pod !== void 0) podsOf.set(request, pod);
        }
      }
      return fateOf(outcome, normalised?.result, normaliser);
    });
    return { path: file.path, documents };
  });
  return { requests, problems, fates, podsOf };
}
function fateOf(outcome, result, { standingOf }) {
  switch (outcome.outcome) {
    case "skipped":
      return { fate: "skipped", reason: outcome.reason };
    case "unparsed":
      return {
        fate: "other-kind",
        kind: outcome.kind,
        standing: standingOf(outcome.apiVersion, outcome.kind)
      };
    case "failed":
      return { fate: "failed" };
    case "object":
      return result === void 0 ? { fate: "failed" } : fateOfObject(result);
  }
}
function fateOfObject(result) {
  switch (result.outcome) {
    case "other-kind":
      return { fate: "other-kind", kind: result.kind, standing: result.standing };
    case "skipped":
      return { fate: "skipped", reason: result.reason };
    default:
      return { fate: result.outcome };
  }
}
var unreadable = (path, error) => ({
  path,
  outcomes: [],
  problems: [
    problemFrom(
      "unreadable-file",
      path,
      null,
      `the file could not be read (${errorCode(error)}). Make it readable, or exclude it.`
    )
  ]
});
var errorCode = (error) => "code" in error && typeof error.code === "string" ? error.code : "changed while reading";

export {
  unrenderedError,
  nowhere,
  assessOptionsFrom,
  assess
};

import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  IGNORED_FOLDERS,
  LARGEST_FILE_BYTES,
  LINK_MODE,
  Ns,
  fetchedBytes,
  git,
  gitAnswer,
  isManifestName,
  isOfHead,
  isOutside,
  je,
  textOf
} from "./chunk-MR2Q2NXI.js";
import {
  modelSourceFrom
} from "./chunk-VDROJEDS.js";
import {
  LARGEST_MODEL_BYTES,
  LARGEST_MODEL_MIB,
  cachedModel,
  loadedModel,
  notHad,
  readModel
} from "./chunk-XRDYF5TB.js";
import {
  minimatch
} from "./chunk-VOYEJIXG.js";
import {
  isObject,
  require_dist,
  valueFrom
} from "./chunk-TO57GDIK.js";
import {
  AppError,
  __toESM,
  array,
  object,
  quoted,
  string,
  unknown
} from "./chunk-4SDNS7QA.js";

// src/parse/text.ts
var ODD_BREAKS = /\r(?!\n)|[\u0085\u2028\u2029]/g;
var utf8 = new TextDecoder("utf-8", { fatal: true });
function decode(bytes) {
  const [first, second] = bytes;
  if (first === 255 && second === 254 || first === 254 && second === 255) {
    return { refused: "the file is UTF-16. Save it as UTF-8.", line: null };
  }
  const zero = bytes.indexOf(0);
  if (zero === 0 || zero === 1 && bytes.length > 2) {
    return { refused: "the file is UTF-16 or binary. Save it as UTF-8.", line: null };
  }
  let text;
  try {
    text = utf8.decode(bytes);
  } catch {
    return { refused: "the file is not UTF-8 text. Save it as UTF-8, or exclude it.", line: null };
  }
  if (zero === -1) return { text: text.replace(ODD_BREAKS, "\n") };
  const line = text.slice(0, text.indexOf("\0")).split("\n").length;
  return { refused: "the line holds a NUL byte, which YAML forbids. Remove it.", line };
}

// src/render/side.ts
async function sideOf(files) {
  const listed = await files.list();
  const sorted = [...listed.keys()].toSorted();
  const folders = /* @__PURE__ */ new Set(["."]);
  for (const path of sorted)
    for (let at = path.lastIndexOf("/"); at !== -1; at = path.lastIndexOf("/", at - 1)) {
      const folder = path.slice(0, at);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  return {
    kindOf: (path) => listed.get(path) ?? (folders.has(path) ? "folder" : null),
    below: (folder) => folder === "." ? sorted : startingWith(sorted, `${folder}/`),
    read: files.read
  };
}
function startingWith(sorted, prefix) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = low + high >> 1;
    if ((sorted[middle] ?? "") < prefix) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (sorted[end]?.startsWith(prefix)) end++;
  return sorted.slice(low, end);
}
var below = (folder, path) => folder === "." ? path : `${folder}/${path}`;
var isBelow = (path, folder) => folder === "." || path.startsWith(`${folder}/`);
async function textsOf({ list, read }, paths) {
  const listed = await list();
  const there = paths.filter((path) => listed.get(path) === "file");
  const texts = /* @__PURE__ */ new Map();
  for await (const bytes of read(there)) {
    const path = there[texts.size] ?? "";
    texts.set(path, bytes instanceof Error ? "" : new TextDecoder().decode(bytes));
  }
  return paths.map((path) => texts.get(path) ?? null);
}

// src/adapters/side-files.ts
import { lstat, readdir, readFile, readlink, realpath } from "node:fs/promises";
import { join, posix } from "node:path";
var MOST_WALKED = 2e5;
var diskFiles = (root, taken) => filesOnDisk(
  root,
  async () => (taken === "everything" ? null : await knownToGit(root, taken)) ?? walked(root, "")
);
var builtFiles = (root, charts) => filesOnDisk(root, async () => {
  const built = await Promise.all(charts.map((chart) => walked(root, posix.join(chart, "charts"))));
  return new Map(built.flatMap((files) => [...files]));
});
function united(first, second) {
  return {
    list: async () => new Map([...await second.list(), ...await first.list()]),
    async *read(paths) {
      const known = await first.list();
      const read = [true, false].map(
        (isFirst) => (isFirst ? first : second).read(paths.filter((path) => known.has(path) === isFirst))[Symbol.asyncIterator]()
      );
      for (const path of paths)
        yield (await read[known.has(path) ? 0 : 1]?.next())?.value ?? new Error("is not there");
    }
  };
}
function filesOnDisk(root, listed) {
  let listing = null;
  const list = () => {
    listing ??= listed();
    return listing;
  };
  return {
    list,
    async *read(paths) {
      const realRoot = await realpath(root);
      const kinds = await list();
      for (const path of paths) yield await bytesAt(realRoot, path, kinds.get(path) === "link");
    }
  };
}
async function knownToGit(root, taken) {
  const isRepository = await gitAnswer(root, "rev-parse", "--git-dir") !== null;
  const isMeantToBe = await lstat(join(root, ".git")).catch(() => null) !== null;
  if (!isRepository && !isMeantToBe) return null;
  const committed = await git(root, ["ls-files", "-sz"], "Is the checkout the one of this user?");
  const named = async (...options) => (await gitAnswer(root, "ls-files", "-z", ...options) ?? "").split("\0").filter((path) => path !== "");
  const files = /* @__PURE__ */ new Map();
  for (const line of committed.split("\0")) {
    const [, mode = "", path] = /^(\d+) [0-9a-f]+ \d\t(.*)$/s.exec(line) ?? [];
    if (path !== void 0 && mode !== SUBMODULE_MODE) files.set(path, mode === LINK_MODE ? "link" : "file");
  }
  for (const path of await named("--deleted")) files.delete(path);
  if (taken === "not-ignored") {
    for (const path of await named("--others", "--exclude-standard")) {
      const kind = await kindAt(join(root, path));
      if (kind !== null) files.set(path, kind);
    }
  }
  return files;
}
var SUBMODULE_MODE = "160000";
async function kindAt(file) {
  const stats = await lstat(file).catch(() => null);
  return stats?.isSymbolicLink() ? "link" : stats?.isFile() ? "file" : null;
}
async function walked(root, folder) {
  const files = /* @__PURE__ */ new Map();
  const waiting = [folder];
  for (let at = waiting.shift(); at !== void 0; at = waiting.shift()) {
    const entries = await readdir(join(root, at), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = at === "" ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!IGNORED_FOLDERS.some((ignored) => ignored === entry.name)) waiting.push(path);
      } else if (entry.isSymbolicLink()) files.set(path, "link");
      else if (entry.isFile()) files.set(path, "file");
    }
    if (files.size > MOST_WALKED)
      throw new AppError(
        "input",
        "this folder holds too many files to render in",
        "Run it in a git repository, or further down."
      );
  }
  return files;
}
async function bytesAt(realRoot, path, isLink) {
  const file = join(realRoot, path);
  try {
    const stats = await lstat(file);
    if (isLink && stats.isSymbolicLink()) return Buffer.from(await readlink(file));
    if (!stats.isFile() || await realpath(file) !== file) return new Error("is no plain file");
    if (stats.size > LARGEST_FILE_BYTES) return new Error("is over 8 MiB");
    return await readFile(file);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
function commitSide({ list, contents }) {
  const entries = list().then((all) => new Map(all.map((entry) => [entry.path, entry])));
  entries.catch(() => null);
  return {
    async list() {
      const kinds = [...await entries].map(
        ([path, { mode }]) => [path, mode === LINK_MODE ? "link" : "file"]
      );
      return new Map(kinds);
    },
    async *read(paths) {
      const found = await entries;
      const wanted = paths.map((path) => found.get(path));
      const small = wanted.flatMap(
        (entry) => entry !== void 0 && entry.size_bytes <= LARGEST_FILE_BYTES ? [entry.blob] : []
      );
      const bytes = contents(small)[Symbol.asyncIterator]();
      for (const entry of wanted) {
        if (entry === void 0) yield new Error("is not there");
        else if (entry.size_bytes > LARGEST_FILE_BYTES) yield new Error("is over 8 MiB");
        else yield (await bytes.next()).value ?? new Error("is not there");
      }
    }
  };
}

// src/adapters/rendered-tree.ts
import { posix as posix2, relative as relative2, resolve, sep } from "node:path";

// src/render/dependencies.ts
var import_yaml = __toESM(require_dist(), 1);
var Chart = object({ dependencies: array(object({ repository: string().nullish() })).default([]) });
var Dependencies = object({ dependencies: unknown() });
function sameDependencies([chart, lock], [otherChart, otherLock]) {
  const [value, other] = [chart, otherChart].map(valueIn);
  const repositories = Chart.safeParse(value).data?.dependencies.map(({ repository }) => repository ?? "");
  return repositories?.every((repository) => !repository.startsWith("file:")) === true && lock === otherLock && JSON.stringify(Dependencies.safeParse(value).data) === JSON.stringify(Dependencies.safeParse(other).data);
}
function valueIn(text) {
  try {
    return (0, import_yaml.parse)(text ?? "", { logLevel: "silent" });
  } catch {
    return null;
  }
}

// src/render/entries.ts
var NAMELESS = "release-name";
var MOST_RELEASE = 53;
function renderingsFrom(entries) {
  const byText = /* @__PURE__ */ new Map();
  for (const entry of entries) {
    const rendering = renderingFrom(entry);
    byText.set(JSON.stringify(rendering), rendering);
  }
  return [...byText.values()];
}
function renderingFrom({ chart, kustomize, values, release, namespace }) {
  if (chart === void 0)
    return { folder: plainPath(kustomize ?? "."), release: null, namespace: null, values: [] };
  const folder = plainPath(chart);
  return {
    folder,
    release: release ?? releaseName(folder),
    namespace: namespace ?? null,
    values: (values ?? []).map(plainPath)
  };
}
var plainPath = (path) => path.split("/").filter((step) => step !== "" && step !== ".").join("/") || ".";
function releaseName(folder) {
  const name = (folder.split("/").at(-1) ?? "").toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, MOST_RELEASE).replace(/^-+|-+$/g, "");
  return name === "" ? NAMELESS : name;
}
var MARKS = ["Chart.yaml", "kustomization.yaml", "kustomization.yml", "Kustomization"];
var isAtOrBelow = ({ folder }, paths) => paths.some((path) => {
  const wanted = plainPath(path);
  if (wanted === "." || folder === wanted || folder.startsWith(`${wanted}/`)) return true;
  return MARKS.some(
    (mark) => minimatch(folder === "." ? mark : `${folder}/${mark}`, wanted, {
      dot: true,
      nonegate: true,
      nocomment: true
    })
  );
});

// src/adapters/renderer.ts
import { createHash } from "node:crypto";
import { readFileSync as readFileSync2 } from "node:fs";
import { mkdir as mkdir2, writeFile as writeFile2 } from "node:fs/promises";
import { join as join4 } from "node:path";

// src/render/laid-out.ts
var MOST_FILES = 5e3;
var failure = (path, message, hint, line = null) => ({ path, line, message, hint });
var LONGEST = 200;
var shown = (text) => quoted(text, LONGEST);

// src/render/links.ts
var MOST_HOPS = 40;
var MOST_NESTED = 8;
async function follow(side, path) {
  const left = path.split("/");
  const done = [];
  let hops = 0;
  for (let step = left.shift(); step !== void 0; step = left.shift()) {
    if (step === "" || step === ".") continue;
    if (step === "..") {
      if (done.pop() === void 0) return { end: "outside", hops };
      continue;
    }
    const here = [...done, step].join("/");
    const kind = side.kindOf(here);
    if (kind === null) return { end: "nothing", hops };
    if (kind === "link") {
      if (++hops > MOST_HOPS) return { end: "loop", hops };
      const target = await targetOf(side, here);
      if (target.startsWith("/")) return { end: "outside", hops };
      left.unshift(...target.split("/"));
    } else done.push(step);
  }
  const end = done.join("/") || ".";
  return { end: side.kindOf(end) === "file" ? "file" : "folder", path: end, hops };
}
async function targetOf(side, link) {
  for await (const bytes of side.read([link]))
    return bytes instanceof Error ? "/" : new TextDecoder().decode(bytes);
  return "/";
}
async function layOut(side, folder, { to, scope, most }, layout) {
  const bad = [];
  const visit2 = async (from, at, nested) => {
    for (const path of side.below(from)) {
      if (layout.size > most) return;
      const place = below(at, from === "." ? path : path.slice(from.length + 1));
      if (side.kindOf(path) === "file") {
        layout.set(place, path);
        continue;
      }
      const target = await follow(side, path);
      const isInside = "path" in target && (target.path === scope || isBelow(target.path, scope)) && nested < MOST_NESTED;
      if (!isInside) bad.push(path);
      else if (target.end === "file") layout.set(place, target.path);
      else await visit2(target.path, place, nested + 1);
    }
  };
  await visit2(folder, to, 0);
  return bad;
}

// src/render/chart.ts
var CHART = "chart";
var valuesPlace = (index) => `values/${index}.yaml`;
async function laidOutChart(side, { folder, values }) {
  const layout = /* @__PURE__ */ new Map();
  const [bad] = await layOut(side, folder, { to: CHART, scope: folder, most: MOST_FILES }, layout);
  if (bad !== void 0)
    return failure(
      bad,
      `${shown(bad)} is a link that leads out of the chart, or nowhere.`,
      "Put the file in its place."
    );
  for (const [index, path] of values.entries()) {
    const file = await follow(side, path);
    if (file.end !== "file")
      return failure(
        folder,
        `${shown(path)}, a values file of it, is no file of the repository.`,
        "Write it, or take it out of render."
      );
    layout.set(valuesPlace(index), file.path);
  }
  const isPart = folder === "." ? isOfRootChart : (path) => isBelow(path, folder);
  return { layout, covers: (path) => isPart(path) || values.includes(path) ? "entry" : null };
}
var isOfRootChart = (path) => /^(?:(?:templates|charts|crds)\/|Chart\.(?:yaml|lock)$|values[^/]*\.(?:ya?ml|json)$)/.test(path);

// src/render/command.ts
function commandFor({ release, namespace, values }) {
  return release === null ? {
    programs: ["kustomize", "kubectl"],
    argsOf: (program) => [
      program === "kubectl" ? "kustomize" : "build",
      "--load-restrictor=LoadRestrictionsRootOnly",
      "."
    ]
  } : {
    programs: ["helm"],
    argsOf: () => [
      "template",
      release,
      `./${CHART}`,
      "--include-crds",
      // whatever is in that folder is installed
      ...namespace === null ? [] : [`--namespace=${namespace}`],
      ...values.map((_, index) => `--values=./${valuesPlace(index)}`)
    ]
  };
}
var NOWHERE = "http://127.0.0.1:9";
function environmentFor(home, kept) {
  const proxies = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"].flatMap((name) => [
    [name, NOWHERE],
    [name.toLowerCase(), NOWHERE]
  ]);
  return {
    ...kept,
    HOME: home,
    USERPROFILE: home,
    TMPDIR: home,
    TMP: home,
    TEMP: home,
    XDG_CACHE_HOME: `${home}/cache`,
    XDG_CONFIG_HOME: `${home}/config`,
    XDG_DATA_HOME: `${home}/data`,
    HELM_CACHE_HOME: `${home}/cache/helm`,
    HELM_CONFIG_HOME: `${home}/config/helm`,
    HELM_DATA_HOME: `${home}/data/helm`,
    HELM_PLUGINS: `${home}/plugins`,
    KUSTOMIZE_PLUGIN_HOME: `${home}/plugins`,
    ...Object.fromEntries(proxies),
    NO_PROXY: "",
    no_proxy: "",
    GIT_ALLOW_PROTOCOL: "",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: `${home}/gitconfig`,
    GIT_TERMINAL_PROMPT: "0",
    LC_ALL: "C"
  };
}

// src/render/named-paths.ts
var import_yaml2 = __toESM(require_dist(), 1);
var ODD = /[^\P{Cc}\n\r\t]|\ufeff/u;
var UNSURE = "Write it plainly, as one document of UTF-8 text.";
function namedIn(bytes) {
  const decoded = decode(bytes);
  if ("refused" in decoded) return { line: decoded.line, message: decoded.refused, hint: "" };
  const { text } = decoded;
  const odd = ODD.exec(text);
  const lineAt = (offset) => text.slice(0, offset).split("\n").length;
  if (odd !== null) return { line: lineAt(odd.index), message: "it holds a control character.", hint: UNSURE };
  const document = (0, import_yaml2.parseDocument)(text, {
    logLevel: "error",
    // a second document is a fault
    prettyErrors: false,
    merge: true,
    uniqueKeys: false
  });
  const [fault] = [...document.errors, ...document.warnings];
  if (fault !== void 0 || /^%/m.test(text))
    return { line: lineAt(fault?.pos[0] ?? 0), message: "it is not plain YAML.", hint: UNSURE };
  const merged = mergedAt(document);
  if (merged !== null) return { line: lineAt(merged), message: "it merges (<<).", hint: "Write it out." };
  const read = valueFrom(document);
  if ("reason" in read)
    return { line: lineAt(read.offset), message: `it ${read.message}.`, hint: "Simplify it." };
  const [twice] = read.duplicates;
  if (twice !== void 0)
    return { line: lineAt(twice.second), message: "a key is written twice.", hint: "Remove one." };
  const programs = isObject(read.value) ? Object.keys(read.value).find((key) => PROGRAMS.has(key.toLowerCase())) : void 0;
  if (programs !== void 0)
    return {
      line: null,
      message: `its ${programs} may read what nobody has looked at.`,
      hint: "Use the fields of the kustomization itself, such as configMapGenerator and patches."
    };
  return textsOf2(read.value, false);
}
var PROGRAMS = /* @__PURE__ */ new Set(["generators", "transformers", "validators"]);
function mergedAt(document) {
  let at = null;
  (0, import_yaml2.visit)(document, {
    Pair(_, { key }) {
      if (!(0, import_yaml2.isScalar)(key)) return void 0;
      if (String(key.value) !== "<<" && key.source !== "<<" && typeof key.value !== "symbol") return void 0;
      at = key.range?.[0] ?? 0;
      return import_yaml2.visit.BREAK;
    }
  });
  return at;
}
function textsOf2(value, isLiteral) {
  if (typeof value === "string") return value.includes("\n") ? [] : [{ text: value, isLiteral }];
  if (Array.isArray(value)) return value.flatMap((item) => textsOf2(item, isLiteral));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(
    ([key, inner]) => textsOf2(inner, isLiteral || key.toLowerCase() === "literals")
  );
}
var OWN_HOST = /^(?:localhost|127(?:\.\d+){3}|\[::1\]|\[::ffff:7f[0-9a-f]{2}:[0-9a-f]+\])$/;
function isOwnServer(text) {
  const [, address = ""] = /(?:^|=)(https?:\/\/.*)$/i.exec(text) ?? [];
  if (address === "") return false;
  const host = URL.parse(address)?.hostname;
  return host === void 0 || OWN_HOST.test(host);
}

// src/render/origin.ts
var import_yaml3 = __toESM(require_dist(), 1);
var ORIGIN = "config.kubernetes.io/origin";
var FILES = "files";
var rootKustomization = (folder) => `${JSON.stringify({ buildMetadata: ["originAnnotations"], resources: [folder === "." ? FILES : `${FILES}/${folder}`] })}
`;
var Origin = object({
  path: string().optional(),
  configuredIn: string().optional(),
  repo: string().optional()
});
function originIn(annotation) {
  if (typeof annotation !== "string") return null;
  const { path, configuredIn, repo } = Origin.safeParse(valueIn2(annotation)).data ?? {};
  const named = path ?? configuredIn;
  if (named === void 0) return null;
  if (repo !== void 0 || !named.startsWith(`${FILES}/`)) return "elsewhere";
  return { path: named.slice(FILES.length + 1) };
}
function valueIn2(text) {
  try {
    return (0, import_yaml3.parse)(text, { logLevel: "silent" });
  } catch {
    return null;
  }
}

// src/render/kustomization.ts
var KUSTOMIZATIONS = ["kustomization.yaml", "kustomization.yml", "Kustomization"];
var IS_KUSTOMIZATION = /(?:^|\/)kustomization(?:\.ya?ml)?$/i;
var MOST_FOLDERS = 500;
async function laidOutKustomization(side, root) {
  const layout = /* @__PURE__ */ new Map();
  const own = /* @__PURE__ */ new Set();
  const named = /* @__PURE__ */ new Set();
  const checked = /* @__PURE__ */ new Set();
  const waiting = [{ named: root, real: root }];
  const known = /* @__PURE__ */ new Set([root]);
  const folders = [];
  for (let folder = waiting.shift(); folder !== void 0; folder = waiting.shift()) {
    const place = placeOf(folder.named);
    await layOut(side, folder.real, { to: place, scope: ".", most: MOST_FILES }, layout);
    if (layout.size > MOST_FILES) break;
    for (const name of KUSTOMIZATIONS) {
      const path = layout.get(below(place, name));
      if (path === void 0) continue;
      const names = await namesIn(side, path, folder.named);
      if ("message" in names) return names;
      checked.add(below(place, name));
      folders.push(folder.real);
      own.add(path);
      for (const file of names.files) {
        named.add(file.named).add(file.real);
        layout.set(placeOf(file.named), file.real);
      }
      for (const next of names.folders) {
        if (known.has(next.named)) continue;
        if (known.size === MOST_FOLDERS)
          return failure(
            root,
            `${shown(root)} names over ${MOST_FOLDERS} folders.`,
            "Render a folder that names less."
          );
        known.add(next.named);
        waiting.push(next);
      }
    }
  }
  for (const place of [...layout.keys()])
    if (IS_KUSTOMIZATION.test(place) && !checked.has(place)) layout.delete(place);
  const isOwn = (path) => own.has(path) || root !== "." && isBelow(path, root);
  return {
    layout,
    covers: (path) => isOwn(path) ? "entry" : named.has(path) ? "named" : null,
    mayRead: (path) => folders.some((folder) => folder === "." || isBelow(path, folder))
  };
}
var placeOf = (folder) => folder === "." ? FILES : `${FILES}/${folder}`;
async function namesIn(side, path, folder) {
  const refuse = (message, hint, line = null) => failure(path, `${shown(path)} is not given to kustomize: ${message}`, hint, line);
  const bytes = await bytesOf(side, path);
  if (bytes instanceof Error) return refuse("it cannot be read.", "Make it a small readable file.");
  const named = namedIn(bytes);
  if ("message" in named) return refuse(named.message, named.hint, named.line);
  const files = [];
  const folders = [];
  for (const { text, isLiteral } of named) {
    if (text.startsWith("/")) continue;
    if (!isLiteral && isOwnServer(text))
      return refuse(`${shown(text)} is a server of this machine.`, "Keep a copy in the repository.");
    const target = joined(folder, text);
    if (target === null)
      return refuse(`${shown(text)} leads out of the repository.`, "Keep a copy in the repository.");
    const end = await follow(side, target);
    if (end.end === "outside" || end.end === "loop")
      return refuse(`${shown(text)} is a link that leads out of the repository.`, "Put a copy in its place.");
    if (end.end === "file") files.push({ named: target, real: end.path });
    if (end.end === "folder" && hasKustomization(side, end.path))
      folders.push({ named: target, real: end.path });
  }
  return { files, folders };
}
var hasKustomization = (side, folder) => KUSTOMIZATIONS.some((name) => ["file", "link"].includes(side.kindOf(below(folder, name)) ?? ""));
async function bytesOf(side, path) {
  for await (const bytes of side.read([path])) return bytes;
  return new Error("nothing was read");
}
function joined(folder, text) {
  const steps = folder === "." ? [] : folder.split("/");
  for (const step of text.split("/")) {
    if (step === "" || step === ".") continue;
    if (step !== "..") steps.push(step);
    else if (steps.pop() === void 0) return null;
  }
  return steps.join("/") || ".";
}

// src/render/layout.ts
async function laidOut(side, rendering) {
  const { folder, release } = rendering;
  const there = await follow(side, folder);
  if (there.hops > 0)
    return failure(folder, `${shown(folder)} is reached through a link.`, "Name the folder that it leads to.");
  if (there.end === "nothing") return null;
  if (there.end !== "folder")
    return failure(folder, `${shown(folder)} is no folder.`, "Name the folder of a chart or a kustomization.");
  const laid = release === null ? await laidOutKustomization(side, folder) : await laidOutChart(side, rendering);
  return "layout" in laid && laid.layout.size > MOST_FILES ? failure(
    folder,
    `${shown(folder)} and what it names are over ${MOST_FILES} files.`,
    "Render a folder that holds less."
  ) : laid;
}

// src/render/message.ts
var LONGEST2 = 400;
function failureFrom(program, ended, rendering, { layout }, stage) {
  const { folder } = rendering;
  const cannot = `${program} cannot render ${shown(folder)}`;
  const own = ownFile(rendering, layout);
  if (ended.why !== "failed")
    return failure(own, `${cannot} within ${ended.limit}.`, "Make it smaller, or take it out of render.");
  const wrapped = repositoryPaths(wordsOf(ended.stderr), rendering, stage);
  const said = withoutWrapping(wrapped);
  const place = rendering.release === null ? placeOfKustomize(said, innermost(wrapped) ?? folder, layout) : placeOfHelm(said, rendering, layout);
  const words = said === "" ? "it says nothing" : JSON.stringify(cut(said));
  return failure(place?.path ?? own, `${cannot}: ${words}.`, hintFor(said, program), place?.line ?? null);
}
function ownFile({ folder, release }, layout) {
  const names = release === null ? KUSTOMIZATIONS.map((name) => `${FILES}/${below(folder, name)}`) : [`${CHART}/Chart.yaml`];
  return names.map((name) => layout.get(name)).find((path) => path !== void 0) ?? folder;
}
var cut = (text) => {
  const letters = Array.from(text.slice(0, 100 * LONGEST2));
  if (letters.length <= LONGEST2) return text;
  const half = LONGEST2 / 2;
  return `${letters.slice(0, half).join("")}\u2026${letters.slice(-half).join("")}`;
};
function wordsOf(stderr) {
  const lines = stderr.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("Use --debug flag"));
  const start = lines.findLastIndex((line) => /^Error: |\] "command failed" err=/.test(line));
  const told = start === -1 ? lines.slice(-1) : lines.slice(start);
  const text = told.map((line) => line.trim()).join(" ").replace(/^Error: /, "");
  return loggedError(text);
}
function loggedError(text) {
  const [, quotedText, block] = /"command failed" err=(?:("(?:[^"\\]|\\.)*")|<(.*)>)/s.exec(text) ?? [];
  if (block !== void 0) return block.trim();
  if (quotedText === void 0) return text;
  try {
    return String(JSON.parse(quotedText));
  } catch {
    return quotedText;
  }
}
var withoutWrapping = (text) => text.replace(
  /accumulating (?:resources|components): accumulation err='accumulating (?:resources|components) from '[^']*': '[^']*' must resolve to a file': recursed accumulation of path '[^']*': /g,
  ""
);
function repositoryPaths(text, { folder, values }, stage) {
  let shownText = text.replaceAll(`${stage}/`, "").replaceAll(stage, ".");
  for (const [index, path] of values.entries())
    shownText = shownText.replaceAll(new RegExp(`(?:\\./)?${valuesPlace(index)}`, "g"), () => path);
  return shownText.replaceAll(
    new RegExp(`(?:\\./)?(?<![\\w/.-])${CHART}/`, "g"),
    () => folder === "." ? "" : `${folder}/`
  ).replaceAll(new RegExp(`(?<![\\w/.-])${FILES}/`, "g"), "");
}
var yamlLineIn = (said) => {
  const [, line] = /\byaml: line (\d+)/.exec(said) ?? [];
  return line === void 0 ? null : Number(line);
};
var innermost = (text) => [...text.matchAll(/recursed accumulation of path '([^']*)'/g)].at(-1)?.[1];
function placeOfKustomize(said, folder, layout) {
  const named = [...said.matchAll(/[^\s'"`:,]+/g)].flatMap(([word]) => [word, below(folder, word)]).findLast((path2) => layout.has(`${FILES}/${path2}`));
  const path = named === void 0 ? void 0 : layout.get(`${FILES}/${named}`);
  return path === void 0 ? null : { path, line: yamlLineIn(said) };
}
function placeOfHelm(said, { values }, layout) {
  const template = [...said.matchAll(/(?<![^\s(])[^\s():/]+\/([^\s():]+)(?::(\d+))?/g)].map(([, path = "", line2]) => ({ path: layout.get(`${CHART}/${path}`), line: line2 })).findLast(({ path }) => path !== void 0);
  if (template?.path !== void 0)
    return { path: template.path, line: template.line === void 0 ? null : Number(template.line) };
  const line = yamlLineIn(said);
  const own = ["values.yaml", "Chart.yaml"].flatMap((name) => layout.get(`${CHART}/${name}`) ?? []);
  const file = [...values, ...own].find(
    (path) => said.includes(path) || said.includes(` ${path.split("/").at(-1)}:`)
  );
  return file === void 0 || line === null ? null : { path: file, line };
}
var NO_NETWORK = "rendering uses no network";
function hintFor(said, program) {
  if (/missing in charts\//.test(said)) return `Run "helm dependency build" on it first: ${NO_NETWORK}.`;
  if (/proxyconnect|127\.0\.0\.1:9\b|transport '[^']*' not allowed|\bgit\b.*(?:executable file not found|exit status)/.test(
    said
  ))
    return `Keep a copy of it in the repository: ${NO_NETWORK}.`;
  return `Run ${program === "kubectl" ? "kubectl kustomize" : program} on it to see more, or take it out of render.`;
}

// src/render/output.ts
var import_yaml4 = __toESM(require_dist(), 1);

// src/render/source-line.ts
function saidIn(text) {
  const [, kind = ""] = /^kind:[ \t]*["']?([\w.-]+)/m.exec(text) ?? [];
  const body = text.slice(Math.max(0, text.search(/^metadata:/m)));
  const [, name = ""] = /\bname:[ \t]*["']?([\w.-]+)/.exec(body) ?? [];
  return { kind, name };
}
function sourceFrom(text) {
  const lines = text.split("\n");
  const placesOf = /* @__PURE__ */ new Map();
  for (const [index, line] of lines.entries()) {
    const kind = kindOn(line);
    if (kind === void 0) continue;
    const places = placesOf.get(kind);
    if (places === void 0) placesOf.set(kind, [index]);
    else places.push(index);
  }
  return { lines, placesOf };
}
var MOST_LOOKED_AT = 100;
function kindLine({ lines, placesOf }, { kind, name }, nth) {
  const places = placesOf.get(kind) ?? [];
  const named = places.slice(0, MOST_LOOKED_AT).find((index) => {
    const written = saidIn(documentAround(lines, index)).name;
    return written !== "" && name.includes(written);
  });
  return (named ?? places[nth] ?? places[0] ?? 0) + 1;
}
var kindOn = (line) => /^\s*(?:- )?["']?kind["']?[ \t]*:[ \t]*["']?([\w.-]+)/.exec(line)?.[1];
function documentAround(lines, index) {
  const isBreak = (line) => line.startsWith("---");
  const start = lines.slice(0, index).findLastIndex(isBreak) + 1;
  const length = lines.slice(index).findIndex(isBreak);
  return lines.slice(start, length === -1 ? void 0 : index + length).join("\n");
}

// src/render/output.ts
function documentsFrom(output, { folder, release }, { layout }, textAt) {
  const documents = [];
  const times = /* @__PURE__ */ new Map();
  const sources = /* @__PURE__ */ new Map();
  const sourceAt = (place) => {
    const known = sources.get(place);
    if (known !== void 0) return known;
    const text = /\.(?:ya?ml|json|tpl)$/i.test(place) ? textAt(place) : null;
    const source = text === null ? null : sourceFrom(text);
    sources.set(place, source);
    return source;
  };
  for (const { text, origin } of release === null ? kustomized(output) : templated(output)) {
    if (origin === "elsewhere")
      return failure(
        folder,
        `${shown(folder)} has an object that is from no file of the repository.`,
        "Keep a copy of it in the repository."
      );
    const place = release === null ? placeOf2(origin, folder, layout) : templatePlace(origin, layout);
    const said = saidIn(text);
    const key = JSON.stringify([place, said.kind]);
    const nth = times.get(key) ?? 0;
    times.set(key, nth + 1);
    documents.push({ path: layout.get(place) ?? folder, line: lineIn(sourceAt(place), said, nth), text });
  }
  return documents;
}
var lineIn = (source, said, nth) => source === null ? 1 : kindLine(source, said, nth);
function templated(output) {
  const heads = [...output.matchAll(/^---\n# Source: (.*)$/gm)];
  return heads.map(({ index, 1: origin = "" }, number) => ({
    origin,
    text: output.slice(index, heads[number + 1]?.index)
  })).filter(({ text }) => !isTestAlone(text));
}
var HOOK = "helm.sh/hook";
function isTestAlone(text) {
  if (!text.includes(HOOK)) return false;
  const document = (0, import_yaml4.parseDocument)(text, { logLevel: "silent" });
  const hooks = document.errors.length > 0 ? null : document.getIn(["metadata", "annotations", HOOK]);
  return typeof hooks === "string" && hooks.split(",").every((hook) => /^test(?:-success|-failure)?$/.test(hook.trim()));
}
function kustomized(output) {
  const texts = output.split(/^---$/m).filter((text) => text.trim() !== "");
  return texts.map((text) => {
    const origin = originIn(originAnnotation(text));
    return { text, origin: origin === null || origin === "elsewhere" ? origin ?? "" : origin.path };
  });
}
var ANNOTATION = new RegExp(
  `^metadata:\\n {2}annotations:\\n(?: {4}.*\\n)*? {4}${ORIGIN.replaceAll(".", "\\.")}: \\|\\n((?: {6}.*\\n)+)`,
  "m"
);
var originAnnotation = (text) => ANNOTATION.exec(text)?.[1]?.replace(/^ {6}/gm, "") ?? null;
function templatePlace(name, layout) {
  const path = name.slice(name.indexOf("/") + 1);
  const place = `${CHART}/${path}`;
  if (layout.has(place)) return place;
  const [, part = "", rest = ""] = /^charts\/([^/]+)\/(.*)$/.exec(path) ?? [];
  const parts = [...layout.keys()].filter((key) => key.startsWith(`${CHART}/charts/`));
  return parts.find((key) => rest !== "" && key.replace(/^[^/]+\/charts\/[^/]+\//, "") === rest) ?? parts.find(
    (key) => part !== "" && /^[^/]*\.t(?:ar\.)?gz$/.test(key.slice(`${CHART}/charts/`.length)) && key.includes(`/${part}-`)
  ) ?? `${CHART}/Chart.yaml`;
}
function placeOf2(origin, folder, layout) {
  const place = `${FILES}/${origin}`;
  if (layout.has(place)) return place;
  const names = KUSTOMIZATIONS.map((name) => `${FILES}/${below(folder, name)}`);
  return names.find((name) => layout.has(name)) ?? place;
}

// src/adapters/stage.ts
import { rmSync } from "node:fs";
import { mkdir, mkdtemp, realpath as realpath2, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join as join2 } from "node:path";

// src/adapters/on-end.ts
var SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
function onEnd(tidyUp) {
  const forget = () => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
  const end = (signal) => {
    forget();
    tidyUp();
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.on(signal, end);
  return forget;
}

// src/adapters/stage.ts
var MOST_BYTES = 128 * 1024 * 1024;
async function withFolder(use) {
  const folder = await realpath2(await mkdtemp(join2(tmpdir(), "wattlint-render-")));
  const forget = onEnd(() => rmSync(folder, { recursive: true, force: true }));
  try {
    return await use(folder);
  } finally {
    forget();
    await rm(folder, { recursive: true, force: true });
  }
}
async function writeStage(folder, side, { layout }, onFile) {
  const places = [...layout];
  const made = /* @__PURE__ */ new Set();
  let [index, total] = [0, 0];
  for await (const bytes of side.read(places.map(([, path]) => path))) {
    const [place = "", path = ""] = places[index++] ?? [];
    if (bytes instanceof Error)
      return failure(
        path,
        `${shown(path)} cannot be read, and is rendered.`,
        "Make it a small readable file."
      );
    total += bytes.length;
    if (total > MOST_BYTES)
      return failure(path, "What is rendered together is over 128 MiB.", "Render a folder that holds less.");
    const file = join2(folder, place);
    if (!made.has(dirname(file))) await mkdir(dirname(file), { recursive: true });
    made.add(dirname(file));
    await writeFile(file, bytes);
    onFile(place, path, bytes);
  }
  return null;
}

// src/adapters/tool.ts
import { spawn } from "node:child_process";
import { constants, readFileSync } from "node:fs";
import { access, realpath as realpath3 } from "node:fs/promises";
import { delimiter, isAbsolute, join as join3, relative } from "node:path";
var TIMEOUT_MS = 6e4;
var MIB = 1024 * 1024;
var MOST_OUTPUT_BYTES = 16 * MIB;
var MOST_MEMORY_BYTES = 2048 * MIB;
var MOST_ERRORS_BYTES = MIB / 4;
var LOOK_EVERY_MS = 100;
var BOUNDS = {
  timeoutMs: TIMEOUT_MS,
  outputBytes: MOST_OUTPUT_BYTES,
  memoryBytes: MOST_MEMORY_BYTES
};
async function findProgram(names, path, root) {
  const realRoot = await realpath3(root);
  for (const name of names) {
    for (const folder of path.split(delimiter).filter(isAbsolute)) {
      const file = join3(folder, process.platform === "win32" ? `${name}.exe` : name);
      const isThere = await access(file, constants.X_OK).then(
        () => true,
        () => false
      );
      const real = isThere ? await realpath3(folder) : folder;
      if (isThere && isOutside(relative(realRoot, real))) return { name, file };
    }
  }
  return null;
}
function runTool({ file, args, cwd, env, bounds }) {
  return new Promise((settle, reject) => {
    const child = spawn(file, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
    const output = [];
    let [outputBytes, errors, over] = [0, Buffer.alloc(0), null];
    const end = (ended) => {
      over ??= ended;
      killGroup(child.pid);
    };
    const forget = onEnd(() => killGroup(child.pid));
    const timer = setTimeout(
      () => end({ why: "time", limit: `${bounds.timeoutMs / 1e3} s` }),
      bounds.timeoutMs
    );
    const watch = setInterval(() => {
      if (memoryOf(child.pid) > bounds.memoryBytes)
        end({ why: "memory", limit: mebibytes(bounds.memoryBytes, "memory") });
    }, LOOK_EVERY_MS);
    const done = () => {
      clearTimeout(timer);
      clearInterval(watch);
      forget();
    };
    child.stdout.on("data", (chunk) => {
      outputBytes += chunk.length;
      if (outputBytes > bounds.outputBytes)
        end({ why: "output", limit: mebibytes(bounds.outputBytes, "output") });
      else output.push(chunk);
    });
    child.stderr.on("data", (chunk) => {
      errors = Buffer.concat([errors, chunk]).subarray(-MOST_ERRORS_BYTES);
    });
    child.on("error", (cause) => {
      done();
      reject(new AppError("tool", `${file} cannot be run`, "Is it a program of this system?", { cause }));
    });
    child.on("exit", () => killGroup(child.pid));
    child.on("close", (status, signal) => {
      done();
      if (over !== null) settle(over);
      else if (status === 0) settle({ output: Buffer.concat(output) });
      else if (signal !== null) settle({ why: "failed", stderr: `it was ended by ${signal}` });
      else settle({ why: "failed", stderr: errors.toString() });
    });
  });
}
var mebibytes = (bytes, of) => `${bytes / MIB} MiB of ${of}`;
function killGroup(pid) {
  if (pid === void 0) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
  }
}
var KIB = 1024;
function memoryOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0) * KIB;
  } catch {
    return 0;
  }
}

// src/adapters/renderer.ts
function rendererFrom({ path, root, kept, bounds = BOUNDS }) {
  const known = /* @__PURE__ */ new Map();
  async function documentsOf(side, rendering, laid) {
    const { programs, argsOf } = commandFor(rendering);
    const program = await findProgram(programs, path, root);
    if (program === null) throw missing(programs, rendering);
    return withFolder(async (folder) => {
      const [stage, home] = [join4(folder, "stage"), join4(folder, "home")];
      for (const one of [stage, home]) await mkdir2(one);
      const hash = createHash("sha256").update(JSON.stringify(rendering));
      const unwritten = await writeStage(stage, side, laid, (place, path2, bytes) => {
        hash.update(JSON.stringify([place, path2, bytes.length])).update(bytes);
      });
      if (unwritten !== null) return unwritten;
      const key = hash.digest("hex");
      const before = known.get(key);
      if (before !== void 0) return before;
      if (rendering.release === null)
        await writeFile2(join4(stage, "kustomization.yaml"), rootKustomization(rendering.folder));
      const env = environmentFor(home, { ...kept, PATH: path });
      const ran = await runTool({ file: program.file, args: argsOf(program.name), cwd: stage, env, bounds });
      if ("why" in ran) return failureFrom(program.name, ran, rendering, laid, stage);
      const decoded = decode(ran.output);
      if ("refused" in decoded)
        return failure(
          rendering.folder,
          `What ${program.name} makes of ${shown(rendering.folder)} is no UTF-8 text.`,
          "Leave binary files out of its objects."
        );
      const documents = documentsFrom(
        decoded.text,
        rendering,
        laid,
        (place) => laid.layout.has(place) ? readFileSync2(join4(stage, place), "utf8") : null
      );
      if (!("message" in documents)) known.set(key, documents);
      return documents;
    });
  }
  return async (side, rendering) => {
    const laid = await laidOut(side, rendering);
    if (laid === null) return null;
    const isLaid = "layout" in laid;
    const made = isLaid ? await documentsOf(side, rendering, laid) : laid;
    const covers = isLaid ? laid.covers : (path2) => rendering.folder !== "." && isBelow(path2, rendering.folder) ? "entry" : null;
    if ("message" in made) return { rendering, documents: null, failure: made, covers };
    const mayRead = isLaid ? laid.mayRead : void 0;
    const origins = new Set(made.flatMap(({ path: path2 }) => mayRead?.(path2) === false ? [] : [path2]));
    return {
      rendering,
      documents: made,
      failure: null,
      covers(path2) {
        const covering = covers(path2);
        return covering !== "entry" && origins.has(path2) ? "origin" : covering;
      }
    };
  };
}
var WHERE = {
  helm: "https://helm.sh/docs/intro/install",
  kustomize: "https://kubectl.docs.kubernetes.io/installation/kustomize"
};
var missing = (programs, { folder }) => new AppError(
  "tool",
  `${shown(folder)} is to be rendered, and ${programs.join(" or ")} is not on the path`,
  `GitHub's Ubuntu runners have it; elsewhere install it (${WHERE[programs[0] ?? ""]}), outside of the repository.`
);

// src/adapters/rendered-tree.ts
var KEPT = ["SystemRoot", "SYSTEMROOT", "PATHEXT", "COMSPEC"];
function renderedTrees({ cwd, entries, paths, env, taken }) {
  const inside = (paths.length === 0 ? ["."] : paths).flatMap((path) => insideOf(cwd, path));
  const wanted = renderingsFrom(entries).filter((rendering) => isAtOrBelow(rendering, inside));
  if (wanted.length === 0) return { here: (tree) => tree, at: (tree) => tree, below: (tree) => tree };
  const charts = wanted.flatMap(({ folder, release }) => release === null ? [] : [folder]);
  const kept = Object.fromEntries(
    KEPT.flatMap((name) => {
      const value = env(name);
      return value === void 0 ? [] : [[name, value]];
    })
  );
  const renderer = rendererFrom({ path: env("PATH") ?? "", root: cwd, kept });
  const withFiles = (tree, files, folder) => {
    let made = null;
    const rendered = () => {
      made ??= renderedSide(renderer, wanted, files, { cwd, folder });
      return made;
    };
    return { ...tree, rendered };
  };
  return {
    here: (tree) => withFiles(tree, united(diskFiles(cwd, taken), builtFiles(cwd, charts)), "."),
    at: (tree, files) => withFiles(tree, withBuilt(commitSide(files), { cwd, charts }), "."),
    below: (tree, folder) => withFiles(tree, diskFiles(resolve(cwd, folder), "everything"), folder)
  };
}
function insideOf(cwd, path) {
  const inside = relative2(cwd, resolve(cwd, path));
  if (!isOutside(inside)) return [inside.split(sep).join("/") || "."];
  return isOutside(relative2(resolve(cwd, path), cwd)) ? [] : ["."];
}
function withBuilt(commit, { cwd, charts }) {
  const here = diskFiles(cwd, "committed");
  const built = async () => {
    const same = [];
    for (const chart of charts) {
      const names = ["Chart.yaml", "Chart.lock"].map((name) => posix2.join(chart, name));
      if (sameDependencies(await textsOf(commit, names), await textsOf(here, names))) same.push(chart);
    }
    return without(builtFiles(cwd, same), await here.list());
  };
  let files = null;
  const all = () => {
    files ??= built().then((found) => united(commit, found));
    return files;
  };
  return {
    list: async () => (await all()).list(),
    async *read(paths) {
      yield* (await all()).read(paths);
    }
  };
}
var without = (files, others) => ({
  ...files,
  list: async () => new Map([...await files.list()].filter(([path]) => !others.has(path)))
});
var STRONGEST_FIRST = ["entry", "origin", "named"];
async function renderedSide(render, wanted, files, { cwd, folder }) {
  const side = await sideOf(files);
  const entries = [];
  const absent = [];
  const covering = [];
  const named = (path) => folder === "." ? path : posix2.join(folder, path);
  for (const rendering of wanted) {
    const made = await render(side, rendering);
    if (made === null) {
      absent.push(rendering);
      continue;
    }
    const { documents, failure: failure2, covers } = made;
    covering.push(covers);
    entries.push({
      rendering,
      documents: documents?.map((one) => ({ ...one, path: named(one.path) })) ?? null,
      failure: failure2 && { ...failure2, path: named(failure2.path) }
    });
  }
  const root = resolve(cwd, folder);
  return {
    entries,
    absent,
    covers(path) {
      const inside = relative2(root, resolve(cwd, path)).split(sep).join("/");
      const all = covering.map((covers) => covers(inside));
      return STRONGEST_FIRST.find((one) => all.includes(one)) ?? null;
    }
  };
}

// src/adapters/working-tree.ts
import { lstat as lstat2, readFile as readFile2, realpath as realpath4 } from "node:fs/promises";
import { join as join5, relative as relative3, resolve as resolve2 } from "node:path";
var IGNORED = IGNORED_FOLDERS.map((folder) => `**/${folder}/**`);
var READ_AHEAD = 8;
function workingTree(cwd, paths) {
  return {
    async entries() {
      const byFile = /* @__PURE__ */ new Map();
      const root = await realpath4(cwd);
      for (const path of paths) {
        for (const entry of await entriesOf(cwd, path)) {
          const file = resolve2(root, entry.path);
          if (!byFile.has(file)) byFile.set(file, entry);
        }
      }
      return Promise.all([...byFile.values()].map((entry) => withTarget(cwd, entry, byFile)));
    },
    async *read(wanted) {
      const start = (path) => readEntry(resolve2(cwd, path));
      const ahead = wanted.slice(0, READ_AHEAD).map(start);
      for (const [index, path] of wanted.entries()) {
        const bytes = await ahead.shift() ?? new Error("changed while reading");
        const next = wanted[index + READ_AHEAD];
        if (next !== void 0) ahead.push(start(next));
        yield { path, bytes };
      }
    }
  };
}
async function entriesOf(cwd, path) {
  const stats = await lstat2(resolve2(cwd, path)).catch(() => null);
  if (stats !== null && await leavesByLink(cwd, path)) {
    return [{ path: withSlashes(path), type: "symlink", size_bytes: 0 }];
  }
  if (stats?.isDirectory())
    return walk(resolve2(cwd, path), "**/*.@([yY][aA][mM][lL]|[yY][mM][lL]|[jJ][sS][oO][nN])", path);
  if (stats !== null) {
    const type = stats.isFile() ? "file" : stats.isSymbolicLink() ? "symlink" : "other";
    return [{ path: withSlashes(path), type, size_bytes: stats.size }];
  }
  if (je(path)) {
    const found = (await walk(cwd, path, "")).filter((entry) => isManifestName(entry.path));
    if (found.length === 0)
      throw new AppError(
        "input",
        `no manifest matches ${JSON.stringify(path)}`,
        "Correct the glob, or leave it out."
      );
    return Promise.all(
      found.map(
        async (entry) => await leavesByLink(cwd, entry.path) ? { ...entry, type: "symlink" } : entry
      )
    );
  }
  throw new AppError("input", `${JSON.stringify(path)} is not there`, "Name a file, a folder or a glob.");
}
async function withTarget(cwd, entry, byFile) {
  if (entry.type !== "symlink" || !isManifestName(entry.path)) return entry;
  const target = await realpath4(resolve2(cwd, entry.path)).catch(() => null);
  const isRead = target !== null && byFile.get(target)?.type === "file";
  return isRead ? entry : { ...entry, type: "link-elsewhere" };
}
async function leavesByLink(cwd, path) {
  const written = relative3(cwd, resolve2(cwd, path));
  if (isOutside(written)) return false;
  const real = await realpath4(resolve2(cwd, path)).catch(() => null);
  return real !== null && isOutside(relative3(await realpath4(cwd), real));
}
async function walk(root, pattern, prefix) {
  const found = await Ns(pattern, {
    cwd: root,
    dot: true,
    nodir: true,
    ignore: IGNORED,
    stat: true,
    withFileTypes: true
  });
  return found.map((entry) => ({
    path: withSlashes(join5(prefix, relative3(root, entry.fullpath()))),
    type: entry.isFile() ? "file" : entry.isSymbolicLink() ? "symlink" : "other",
    size_bytes: entry.size ?? 0
  }));
}
var withSlashes = (path) => process.platform === "win32" ? path.replaceAll("\\", "/") : path;
async function readEntry(file) {
  try {
    const bytes = await readFile2(file);
    return bytes.length > LARGEST_FILE_BYTES ? new Error("grew over the size limit") : bytes;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

// src/adapters/model-source.ts
import { relative as relative4, resolve as resolve3, sep as sep2 } from "node:path";

// src/adapters/model-source-url.ts
var KIB_PER_MIB = 1024;
var ATTEMPT_MS = 6e4;
var WAITS_MS = [1e3];
async function addressedModel({ url, shown: shown2, sha256 }, access2) {
  const bytes = await cachedModel(
    shown2,
    sha256,
    access2,
    () => fetchedBytes(url, shown2, access2.fetchFrom, {
      largestKib: LARGEST_MODEL_MIB * KIB_PER_MIB,
      attemptMs: access2.attemptMs ?? ATTEMPT_MS,
      waitsMs: WAITS_MS,
      refusal: notHad
    })
  );
  return { bytes, notice: null };
}

// src/adapters/model-source.ts
var BUNDLED = "models/default.json";
async function findModel(named, from) {
  if (named === null) return { model: await readModel(from.bundled, BUNDLED), notice: null, isStandIn: false };
  try {
    return await namedModel(named, from) ?? await standIn(from, ofChange(named));
  } catch (error) {
    if (from.fallback === "fail" || !(error instanceof AppError) || error.failure !== "model") throw error;
    return standIn(
      from,
      `Figures are of the bundled model, for the one that was asked for fails: ${error.message}.`
    );
  }
}
async function findPredictor(named, from, embedder = null) {
  const { model, notice, isStandIn } = await findModel(named, from);
  return { ...loadedModel(model, isStandIn ? null : embedder), notice };
}
var ofChange = (named) => `Figures are of the bundled model: ${quoted(named, 100)} is new in this change, and counts once it is merged.`;
async function standIn({ bundled }, notice) {
  const model = await readModel(bundled, BUNDLED);
  return { model: { ...model, version: `${model.version} (bundled)` }, notice, isStandIn: true };
}
async function namedModel(named, from) {
  const source = modelSourceFrom(named);
  if ("message" in source) throw new AppError("input", source.message, source.hint);
  if (source.kind === "file") {
    const file = await fileAt(source.path, from);
    return file === null ? null : { model: await readModel(file, named), notice: null, isStandIn: false };
  }
  const { bytes, notice } = await fetchedModel(source, from.access);
  const text = new TextDecoder().decode(bytes);
  return { model: await readModel({ text }, source.shown), notice, isStandIn: false };
}
async function fetchedModel(source, access2) {
  if (source.kind === "url") return addressedModel(source, access2);
  const { releasedModel } = await import("./chunk-GWA2LJKZ.js");
  return releasedModel(source.release, source.shown, access2);
}
async function fileAt(path, { cwd, tip }) {
  const file = resolve3(cwd, path);
  if (tip === null) return file;
  const inside = relative4(cwd, file).split(sep2).join("/");
  const entry = (await tip.list()).find((one) => one.path === inside);
  if (entry === void 0) return await isOfHead(cwd, path) ? null : file;
  if (entry.size_bytes > LARGEST_MODEL_BYTES) throw notHad(path, `is over ${LARGEST_MODEL_MIB} MiB`);
  return { text: await textOf(tip, entry) };
}

export {
  decode,
  ORIGIN,
  findModel,
  findPredictor,
  sideOf,
  below,
  isBelow,
  KUSTOMIZATIONS,
  namesIn,
  diskFiles,
  renderedTrees,
  workingTree
};

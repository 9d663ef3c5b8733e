import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  ClusterRefusal,
  bodyOf,
  clusterApi,
  kubeConfigFrom,
  kubeHttp,
  pagesOf,
  refusalOf,
  statusMessage,
  unreachable
} from "./chunk-WJW7J2PK.js";
import {
  systemClock
} from "./chunk-22QMIT6Y.js";
import {
  groupOf,
  knownKinds,
  normaliserFrom
} from "./chunk-QNTNOHJ7.js";
import {
  nearNames
} from "./chunk-VOYEJIXG.js";
import {
  problemFrom
} from "./chunk-5KOT2KY3.js";
import {
  isObject
} from "./chunk-TO57GDIK.js";
import {
  AppError,
  array,
  boolean,
  literal,
  object,
  quoted,
  strictObject,
  string
} from "./chunk-4SDNS7QA.js";

// src/collect/collector.ts
import { createHash } from "node:crypto";

// src/collect/event.ts
var Deletion = strictObject({
  schema_version: literal("v1"),
  event: literal("deleted"),
  namespace: string(),
  workload_kind: string(),
  workload_name: string(),
  api_group: string()
});
function metadataOf({ metadata }) {
  const from = isObject(metadata) ? metadata : NOTHING;
  const { generation, ownerReferences } = from;
  return {
    name: textIn(from, "name"),
    namespace: textIn(from, "namespace") || "default",
    uid: textIn(from, "uid"),
    resourceVersion: textIn(from, "resourceVersion"),
    generation: typeof generation === "number" ? generation : null,
    labels: isObject(from["labels"]) ? from["labels"] : NOTHING,
    annotations: isObject(from["annotations"]) ? from["annotations"] : NOTHING,
    ownerReferences: Array.isArray(ownerReferences) ? ownerReferences.filter(isObject).map(referenceFrom) : []
  };
}
var NOTHING = {};
function textIn(from, key) {
  const value = from[key];
  return typeof value === "string" ? value : "";
}
var referenceFrom = (from) => ({
  apiVersion: textIn(from, "apiVersion"),
  kind: textIn(from, "kind"),
  name: textIn(from, "name"),
  uid: textIn(from, "uid"),
  controller: from["controller"] === true
});

// src/collect/collector.ts
function collectorFrom(options) {
  const normaliser = normaliserFrom({ kinds: options.kinds ?? [], assume: [] });
  const known = /* @__PURE__ */ new Map();
  function requestsOf(object2, { group, kind }, metadata, owner) {
    const apiVersion = typeof object2["apiVersion"] === "string" ? object2["apiVersion"] : `${group}/v1`;
    const value = { ...object2, apiVersion, kind };
    const path = `${metadata.namespace}/${kind}/${metadata.name}`;
    const doc = { path, line: 1, apiVersion, kind, value, lineAt: () => 1 };
    const [normalised] = normaliser.normalise([doc], []);
    for (const problem of normalised?.problems ?? []) options.onProblem(problem);
    return normalised?.result.outcome === "workload" ? normalised.result.requests.map((request) => ofOwner({ ...request, path: null, line: null }, owner)) : [];
  }
  function markIfChanged(metadata) {
    const mark = markOf(metadata);
    const before = known.get(metadata.uid);
    const isSame = before !== void 0 && mark !== null && before.mark === mark;
    return isSame && options.emitsAll !== true ? null : { mark };
  }
  function changed({ type, object: object2, resource }, metadata, { mark }, owner) {
    const before = known.get(metadata.uid);
    if (type === "present" && before === void 0 && !options.emitsInitial) {
      const digest2 = mark === null ? hashed(requestsOf(object2, resource, metadata, owner)) : null;
      known.set(metadata.uid, { mark, digest: digest2, owner });
      return [];
    }
    const requests = requestsOf(object2, resource, metadata, owner);
    const digest = hashed(requests);
    known.set(metadata.uid, { mark, digest, owner });
    if (before?.digest === digest && options.emitsAll !== true) return [];
    return requests.map((request) => ({ type: "request", request }));
  }
  function gone({ object: object2, resource }) {
    const { uid, namespace, name } = metadataOf(object2);
    const before = known.get(uid);
    if (before === void 0) return [];
    known.delete(uid);
    if (before.owner !== null) return [];
    const { group, kind } = resource;
    return [
      {
        type: "deleted",
        deletion: {
          schema_version: "v1",
          event: "deleted",
          namespace,
          workload_kind: kind,
          workload_name: name,
          api_group: group
        }
      }
    ];
  }
  return {
    async take(events) {
      const lines = [];
      for (const event of events) {
        if (event.type === "gone") {
          for (const line of gone(event)) lines.push(line);
          continue;
        }
        const metadata = metadataOf(event.object);
        const { uid, resourceVersion, namespace, name } = metadata;
        if (resourceVersion !== "" && options.seen.seen(`${uid} ${resourceVersion}`)) continue;
        try {
          const mark = markIfChanged(metadata);
          if (mark === null) continue;
          const isPod = event.resource.group === "" && event.resource.kind === "Pod";
          const owner = isPod ? await options.ownerOf(metadata) : null;
          for (const line of changed(event, metadata, mark, owner)) lines.push(line);
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
          const path = `${namespace}/${event.resource.kind}/${name}`;
          options.onProblem(problemFrom("yaml-limit", path, 1, "the object is nested too deeply to read."));
        }
      }
      return lines;
    }
  };
}
function markOf({ generation, labels, annotations }) {
  if (generation === null) return null;
  let mark = `${generation} ${JSON.stringify(labels)}`;
  for (const key in annotations) if (key.startsWith("wattlint.dev/")) mark += ` ${key} ${annotations[key]}`;
  return mark;
}
var hashed = (value) => createHash("sha256").update(JSON.stringify(value)).digest("base64");
var ofOwner = (request, owner) => owner === null ? request : { ...request, workload_kind: owner.kind, workload_name: owner.name, api_group: owner.group };

// src/adapters/kube-resources.ts
var Group = object({ preferredVersion: object({ version: string() }) });
var Listing = object({
  resources: array(object({ name: string(), kind: string(), namespaced: boolean() }))
});
var NOT_FOUND = 404;
async function servedAs(resource, api) {
  const { group, kind, version, plural } = resource;
  if (version !== null && plural !== null) return { ...resource, version, plural };
  const groupFound = await api.get(`/apis/${group}`).catch((error) => {
    throw error instanceof ClusterRefusal && error.status === NOT_FOUND ? notServed(resource) : error;
  });
  const preferred = Group.safeParse(groupFound).data?.preferredVersion.version;
  const listing = Listing.safeParse(await api.get(`/apis/${group}/${preferred}`)).data;
  const found = listing?.resources.find((one) => one.kind === kind && !one.name.includes("/"));
  if (preferred === void 0 || found === void 0) throw notServed(resource);
  return { ...resource, version: preferred, plural: found.name };
}
var notServed = ({ group, kind }) => new AppError("source", `the cluster has no ${kind} of ${group}`, "Is its definition installed?");
function listPath({ group, version, plural }, namespace) {
  const root = group === "" ? `/api/${version}` : `/apis/${group}/${version}`;
  return namespace === null ? `${root}/${plural}` : `${root}/namespaces/${encodeURIComponent(namespace)}/${plural}`;
}

// src/adapters/kube-lines.ts
var NEWLINE = 10;
var LONGEST_LINE_BYTES = 16 * 1024 * 1024;
async function* linesOf(stream, onChunk = () => {
}) {
  let rest = [];
  let restBytes = 0;
  for await (const chunk of stream) {
    onChunk();
    const part = Buffer.from(chunk);
    const end = part.lastIndexOf(NEWLINE);
    if (end !== -1) {
      const whole = part.subarray(0, end);
      const text = (rest.length === 0 ? whole : Buffer.concat([...rest, whole])).toString("utf8");
      rest = [];
      restBytes = 0;
      yield text.split("\n").filter((line) => line !== "");
    }
    const left = part.subarray(end + 1);
    if (left.length === 0) continue;
    rest.push(left);
    restBytes += left.length;
    if (restBytes > LONGEST_LINE_BYTES)
      throw new AppError("source", "the cluster sends a line of over 16 MiB", "");
  }
  if (restBytes > 0) yield [Buffer.concat(rest).toString("utf8")];
}

// src/adapters/kube-peek.ts
import { createHash as createHash2 } from "node:crypto";
var BEGINNING = /^\{"type":"MODIFIED","object":\{"kind":"[^"\\]*","apiVersion":"[^"\\]*","metadata":\{"name":"[^"\\]*",(?:"generateName":"[^"\\]*",)?(?:"namespace":"[^"\\]*",)?"uid":"([^"\\]*)","resourceVersion":"([^"\\]*)",(?="generation":\d)/;
var ENDS = ['"managedFields":[', '},"spec":{'];
function peeked(line) {
  const [beginning, uid = "", resourceVersion = ""] = BEGINNING.exec(line) ?? [];
  if (beginning === void 0) return null;
  const [end] = ENDS.map((text) => line.indexOf(text, beginning.length)).filter((at) => at !== -1);
  if (end === void 0) return null;
  const metadata = line.slice(beginning.length, end);
  return { uid, resourceVersion, mark: createHash2("sha1").update(metadata).digest("base64") };
}

// src/adapters/kube-watch.ts
var TIMINGS = { watchS: 290, silenceMs: 15e4, firstWaitMs: 500, longestWaitMs: 3e4 };
var TYPES = ["ADDED", "MODIFIED", "DELETED", "BOOKMARK", "ERROR"];
var GONE = 410;
async function* eventsOf(options) {
  const timings = { ...TIMINGS, ...options.timings };
  const state = { version: "", known: /* @__PURE__ */ new Map(), marks: /* @__PURE__ */ new Map() };
  let failures = 0;
  let isFirst = true;
  while (!options.signal.aborted) {
    try {
      if (state.version === "") {
        yield* listed(options, state, isFirst);
        isFirst = false;
        if (options.once) return;
      }
      const sinceMs = options.clock.now();
      yield* watched(options, state, timings);
      failures = options.clock.now() - sinceMs < timings.firstWaitMs ? failures + 1 : 0;
    } catch (error) {
      if (options.signal.aborted) return;
      if (!(error instanceof AppError)) throw error;
      if (options.once) throw error;
      options.onTrouble(error);
      failures++;
    }
    if (failures > 0) await waited(options, timings, failures);
  }
}
async function waited(options, timings, failures) {
  const { clock, signal } = options;
  const fullMs = Math.min(timings.firstWaitMs * 2 ** (failures - 1), timings.longestWaitMs);
  await clock.sleep(fullMs * (0.5 + clock.random() / 2), signal).catch(() => null);
}
async function* listed(options, state, isFirst) {
  const { http, path, resource, signal } = options;
  const before = new Map(state.known);
  state.known.clear();
  state.marks.clear();
  let version = "";
  for await (const { items, resourceVersion, isAnew } of pagesOf(http, path, {}, signal)) {
    if (isAnew) {
      for (const [uid, object2] of state.known) before.set(uid, object2);
      state.known.clear();
    }
    for (const object2 of items) {
      const metadata = metadataOf(object2);
      state.known.set(metadata.uid, remembered(metadata));
      before.delete(metadata.uid);
    }
    yield items.map((object2) => ({ type: isFirst ? "present" : "changed", resource, object: object2 }));
    version = resourceVersion;
  }
  yield [...before.values()].map((object2) => ({ type: "gone", resource, object: object2 }));
  state.version = version;
}
var remembered = ({ name, namespace, uid }) => ({
  metadata: { name, namespace, uid }
});
async function* watched(options, state, timings) {
  const { http, path, clock } = options;
  const silence = new AbortController();
  const signal = AbortSignal.any([options.signal, silence.signal]);
  let timer;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), timings.silenceMs);
  };
  try {
    heard();
    const answer = await http(
      path,
      {
        watch: "1",
        allowWatchBookmarks: "true",
        resourceVersion: state.version,
        timeoutSeconds: String(Math.round(timings.watchS * (0.9 + clock.random() / 5)))
      },
      { signal }
    );
    if (answer.status === GONE) {
      state.version = "";
      return;
    }
    if (answer.status !== 200)
      throw refusalOf(path, "watch", {
        status: answer.status,
        message: statusMessage(await bodyOf(answer))
      });
    for await (const lines of linesOf(answer.body, heard)) {
      const { events, ending } = eventsIn(lines, state, options);
      yield events;
      if (ending instanceof AppError) throw ending;
      if (ending !== null) return;
    }
  } catch (error) {
    if (error instanceof AppError || options.signal.aborted) throw error;
    if (!silence.signal.aborted && !isCut(error)) throw unreachable(error);
  } finally {
    clearTimeout(timer);
    silence.abort();
  }
}
var CUT = /* @__PURE__ */ new Set(["ECONNRESET", "EPIPE", "ERR_STREAM_PREMATURE_CLOSE", "ETIMEDOUT"]);
var isCut = (error) => error instanceof Error && "code" in error && CUT.has(error.code);
var refused = (object2) => ({
  status: typeof object2["code"] === "number" ? object2["code"] : 0,
  message: typeof object2["message"] === "string" ? object2["message"] : ""
});
function eventsIn(lines, state, { path, resource, skipsStatus }) {
  const events = [];
  for (const line of lines) {
    const peek = skipsStatus ? peeked(line) : null;
    if (peek !== null && state.marks.get(peek.uid) === peek.mark && line.endsWith("}}")) {
      state.version = peek.resourceVersion;
      continue;
    }
    const event = eventIn(line, path);
    if (event === "cut" || event instanceof AppError) return { events, ending: event };
    if (event.type === "ERROR") {
      if (event.object["code"] !== GONE)
        return { events, ending: refusalOf(path, "watch", refused(event.object)) };
      state.version = "";
      return { events, ending: "forgotten" };
    }
    const metadata = metadataOf(event.object);
    const { uid, resourceVersion } = metadata;
    if (event.type === "DELETED") {
      state.known.delete(uid);
      state.marks.delete(uid);
      events.push({ type: "gone", resource, object: event.object });
    } else if (event.type !== "BOOKMARK") {
      if (!state.known.has(uid)) state.known.set(uid, remembered(metadata));
      if (peek !== null) state.marks.set(uid, peek.mark);
      events.push({ type: "changed", resource, object: event.object });
    }
    if (resourceVersion !== "") state.version = resourceVersion;
  }
  return { events, ending: null };
}
function eventIn(line, path) {
  let value;
  try {
    value = JSON.parse(line);
  } catch {
    return "cut";
  }
  if (isObject(value)) {
    const type = TYPES.find((one) => one === value["type"]);
    const { object: object2 } = value;
    if (type !== void 0 && isObject(object2)) return { type, object: object2 };
  }
  return new AppError("source", `the cluster's watch of ${path} sends what is no event`, "");
}

// src/adapters/merged.ts
var CAPACITY = 4;
async function* merged(sources) {
  const waiting = [];
  let open = sources.length;
  let failure = null;
  let isEnded = false;
  let wake = () => {
  };
  let release = [];
  async function pump(source) {
    try {
      for await (const value of source) {
        waiting.push(value);
        wake();
        if (waiting.length >= CAPACITY) await new Promise((resolve) => release.push(resolve));
        if (isEnded) return;
      }
    } catch (error) {
      failure ??= { error };
    } finally {
      open--;
      wake();
    }
  }
  for (const source of sources) void pump(source);
  try {
    while (true) {
      const batch = waiting.splice(0);
      const released = release;
      release = [];
      for (const resolve of released) resolve();
      for (const value of batch) yield value;
      if (batch.length > 0) continue;
      if (failure !== null) throw failure.error;
      if (open === 0) return;
      await new Promise((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    isEnded = true;
    for (const resolve of release) resolve();
  }
}

// src/adapters/cluster-events.ts
function clusterEvents(options) {
  const { resources, namespaces } = options;
  const places = namespaces.length === 0 ? [null] : namespaces;
  return merged(
    resources.flatMap((resource) => places.map((namespace) => oneList(options, resource, namespace)))
  );
}
var REFUSED_WAIT_MS = 6e4;
async function* oneList(options, resource, namespace) {
  const { api, once, signal, clock, onTrouble } = options;
  while (!signal.aborted) {
    try {
      const served = await servedAs(resource, api);
      yield* eventsOf({
        ...watchOptions(options),
        resource,
        path: listPath(served, namespace),
        onTrouble: (error) => onTrouble(error, false)
      });
      return;
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof AppError)) throw error;
      onTrouble(error, once);
      if (once) return;
      await clock.sleep(REFUSED_WAIT_MS, signal).catch(() => null);
    }
  }
}
var watchOptions = ({ http, signal, clock, once, skipsStatus, timings }) => ({
  http,
  signal,
  clock,
  once,
  skipsStatus,
  ...timings === void 0 ? {} : { timings }
});

// src/adapters/pod-owners.ts
var HASH = "pod-template-hash";
var MOST_KNOWN = 1e4;
var BETWEEN = {
  ReplicaSet: "/apis/apps/v1/namespaces/{namespace}/replicasets/",
  Job: "/apis/batch/v1/namespaces/{namespace}/jobs/"
};
function podOwners(api) {
  const known = /* @__PURE__ */ new Map();
  async function above(owner, namespace, pod) {
    const path = Object.hasOwn(BETWEEN, owner.kind) ? BETWEEN[owner.kind] : void 0;
    if (path === void 0) return owner;
    const inNamespace = path.replace("{namespace}", encodeURIComponent(namespace));
    try {
      const object2 = await api.get(`${inNamespace}${encodeURIComponent(owner.name)}`);
      return isObject(object2) ? controllerOf(metadataOf(object2)) ?? owner : owner;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const suffix = `-${pod.labels[HASH] ?? ""}`;
      return owner.kind === "ReplicaSet" && suffix !== "-" && owner.name.endsWith(suffix) ? { group: "apps", kind: "Deployment", name: owner.name.slice(0, -suffix.length) } : owner;
    }
  }
  return async (pod) => {
    const reference = pod.ownerReferences.find(({ controller }) => controller);
    const owner = controllerOf(pod);
    if (reference === void 0 || owner === null || owner.kind === "Node") return null;
    const key = JSON.stringify([pod.namespace, owner, reference.uid]);
    const found = known.get(key) ?? above(owner, pod.namespace, pod);
    known.set(key, found);
    if (known.size > MOST_KNOWN) {
      const [first] = known.keys();
      if (first !== void 0) known.delete(first);
    }
    return found;
  };
}
function controllerOf({ ownerReferences }) {
  const controller = ownerReferences.find(({ controller: controller2 }) => controller2);
  if (controller === void 0) return null;
  const { apiVersion, kind, name } = controller;
  return { group: groupOf(apiVersion), kind, name };
}

// src/adapters/collected.ts
async function* collectedFrom(options) {
  const { resources, namespaces, once, clock = systemClock, timings, onTrouble } = options;
  const http = kubeHttp(kubeConfigFrom(options.cluster));
  const api = clusterApi(http);
  const ended = new AbortController();
  const collector = collectorFrom({
    emitsInitial: options.emitsInitial,
    emitsAll: options.emitsAll ?? false,
    kinds: options.kinds ?? [],
    seen: options.seen,
    ownerOf: podOwners(api),
    onProblem: options.onProblem
  });
  const events = clusterEvents({
    http,
    api,
    resources,
    namespaces,
    signal: AbortSignal.any([options.signal, ended.signal]),
    clock,
    once,
    skipsStatus: options.emitsAll !== true,
    onTrouble,
    ...timings === void 0 ? {} : { timings }
  });
  try {
    for await (const some of events) {
      const lines = await collector.take(some);
      if (lines.length > 0) yield lines;
    }
  } finally {
    ended.abort();
  }
}

// src/collect/resource.ts
var BUILT_IN = [
  ...["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"].map((kind) => builtIn("apps", kind)),
  ...["Job", "CronJob"].map((kind) => builtIn("batch", kind)),
  ...["Pod", "ReplicationController"].map((kind) => builtIn("", kind))
];
function builtIn(group, kind) {
  return { group, kind, version: "v1", plural: `${kind.toLowerCase()}s` };
}
var DEFAULT_KINDS = ["Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob"];
function resourcesFrom(names) {
  const found = /* @__PURE__ */ new Map();
  for (const name of names) {
    const resource = resourceOf(name);
    found.set(`${resource.group}/${resource.kind}`, resource);
  }
  return [...found.values()];
}
function resourceOf(name) {
  const [kind = "", ...rest] = name.split(".");
  const group = rest.length === 0 ? null : rest.join(".");
  const isMeant = (one) => one.kind.toLowerCase() === kind.toLowerCase() && (group === null || one.group === group);
  const [builtIn2] = BUILT_IN.filter(isMeant);
  if (builtIn2 !== void 0) return builtIn2;
  const others = knownKinds.filter(isMeant);
  const [first, second] = others;
  if (first === void 0) {
    const near = nearNames(kind, [...new Set(knownKinds.map((one) => one.kind))], 3);
    const hint = near.length > 0 ? `Did you mean ${near.join(", ")}?` : "Write a kind such as Deployment.";
    throw new AppError("input", `the kind ${quoted(name)} is none that is read`, hint);
  }
  if (second !== void 0)
    throw new AppError(
      "input",
      `several groups have the kind ${quoted(name)}`,
      `Write one of ${others.map((one) => `${one.kind}.${one.group}`).join(", ")}.`
    );
  return { ...first, version: null, plural: null };
}

// src/collect/seen-cache.ts
var TTL_S = 10;
var MOST_ITEMS = 5e3;
var SeenCache = class {
  #keys = /* @__PURE__ */ new Set();
  /** In order of coming, those before `#first` forgotten: a Map that is emptied from its front is searched through each time. */
  #came = [];
  #first = 0;
  #options;
  constructor(options) {
    this.#options = { ttl_s: TTL_S, max_items: MOST_ITEMS, ...options };
  }
  /** Was it here before? From now on it was. */
  seen(key) {
    const { ttl_s, max_items, now } = this.#options;
    const at_s = now();
    while (at_s - (this.#came[this.#first]?.at_s ?? at_s) > ttl_s) this.#forgetFirst();
    if (this.#keys.has(key)) return true;
    this.#keys.add(key);
    this.#came.push({ key, at_s });
    if (this.#keys.size > max_items) this.#forgetFirst();
    return false;
  }
  #forgetFirst() {
    const first = this.#came[this.#first++];
    if (first !== void 0) this.#keys.delete(first.key);
    if (this.#first > this.#options.max_items) {
      this.#came = this.#came.slice(this.#first);
      this.#first = 0;
    }
  }
};

export {
  collectedFrom,
  DEFAULT_KINDS,
  resourcesFrom,
  SeenCache
};

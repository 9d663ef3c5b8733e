import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  readBytes
} from "./chunk-BUZDHFVI.js";
import {
  knownOwner,
  ownerFrom
} from "./chunk-AT6VFK75.js";
import {
  tellProblems
} from "./chunk-HHK5NVZN.js";
import {
  embedderOf
} from "./chunk-5GZB54FJ.js";
import {
  INPUT_PATH,
  configFrom,
  predictorOf,
  progressOn,
  renderedFrom,
  treeFrom
} from "./chunk-2HORGANY.js";
import {
  provenanceText,
  scopeText
} from "./chunk-STLDXGOO.js";
import {
  settleCopies
} from "./chunk-KSFOU3TR.js";
import {
  Identity
} from "./chunk-X5DMUOGH.js";
import "./chunk-UQS6LEB3.js";
import "./chunk-VPBNUSC6.js";
import {
  assess,
  assessOptionsFrom
} from "./chunk-LT7257LV.js";
import {
  decode
} from "./chunk-5ZINIXYT.js";
import "./chunk-MR2Q2NXI.js";
import {
  alignedLines,
  painter,
  widthBeside,
  wrapped
} from "./chunk-Z2U3YBWV.js";
import {
  jsonText
} from "./chunk-2IYAJC7V.js";
import {
  count,
  counted,
  cpu,
  figure,
  memory,
  percent,
  wattRange,
  watts
} from "./chunk-LQ53HEYR.js";
import "./chunk-VDROJEDS.js";
import "./chunk-XRDYF5TB.js";
import "./chunk-MNHI26C3.js";
import {
  Interval,
  Provenance,
  Scope
} from "./chunk-T22NFV42.js";
import {
  version
} from "./chunk-6DA3H36N.js";
import "./chunk-CDDBQACY.js";
import {
  clusterFrom
} from "./chunk-JAXHX7K6.js";
import "./chunk-XXJP3ZZG.js";
import "./chunk-22QMIT6Y.js";
import {
  normaliserFrom
} from "./chunk-QNTNOHJ7.js";
import {
  DEVICE_CLASS_PREFIX,
  acceleratorModel,
  acceleratorsFrom,
  amountsOf,
  gpuCount,
  parseMilli,
  readerFrom,
  resourceMeaning
} from "./chunk-TYF4KTHJ.js";
import "./chunk-VOYEJIXG.js";
import {
  Problem
} from "./chunk-5KOT2KY3.js";
import {
  oneLine
} from "./chunk-ZYN6WMRK.js";
import "./chunk-OGAPIFVC.js";
import {
  coerce_exports
} from "./chunk-4Y5D63YT.js";
import {
  grouped
} from "./chunk-X6PSLHTU.js";
import {
  BYTES_PER_MIB,
  MCPU_PER_CPU,
  PERCENT
} from "./chunk-TNUZZPWE.js";
import {
  isObject
} from "./chunk-TO57GDIK.js";
import {
  AppError,
  EXIT_OVER,
  _enum,
  array,
  boolean,
  exitCodes,
  int,
  literal,
  number,
  object,
  quoted,
  record,
  strictObject,
  string,
  unknown
} from "./chunk-4SDNS7QA.js";

// src/capacity/node.ts
var Node = object({
  metadata: object({ name: string(), labels: record(string(), string()).nullish() }),
  spec: object({
    unschedulable: boolean().nullish(),
    taints: array(object({ key: string(), value: string().nullish(), effect: string() })).nullish()
  }).nullish(),
  status: object({
    capacity: unknown().optional(),
    allocatable: unknown().optional(),
    conditions: array(object({ type: string(), status: string() })).nullish()
  }).nullish()
});
var UNSCHEDULABLE = { key: "node.kubernetes.io/unschedulable", value: "", effect: "NoSchedule" };
var KEEPS_AWAY = /* @__PURE__ */ new Set(["NoSchedule", "NoExecute"]);
function nodeFrom(object2) {
  const parsed = Node.safeParse(object2);
  if (!parsed.success) return null;
  const { metadata, spec, status } = parsed.data;
  const errors = [];
  const reader = readerFrom((_kind, at, message) => errors.push(`${at.join(".")}: ${message}`));
  const amounts = (written, key) => isObject(written) ? amountsOf(written, ["status", key], reader) : /* @__PURE__ */ new Map();
  const capacity = amounts(status?.capacity, "capacity");
  const labels = new Map(Object.entries(metadata.labels ?? {}));
  const isUnschedulable = spec?.unschedulable ?? false;
  const ready = status?.conditions?.find(({ type }) => type === "Ready");
  const taints = (spec?.taints ?? []).filter(({ effect, key }) => KEEPS_AWAY.has(effect) && key !== UNSCHEDULABLE.key).map(({ key, value, effect }) => ({ key, value: value ?? "", effect }));
  return {
    name: metadata.name,
    labels,
    capacity,
    // As the API server completes it.
    allocatable: isObject(status?.allocatable) ? amounts(status.allocatable, "allocatable") : capacity,
    taints: isUnschedulable ? [UNSCHEDULABLE, ...taints] : taints,
    isUnschedulable,
    isReady: ready === void 0 ? null : ready.status === "True",
    board: acceleratorModel(labels),
    errors
  };
}

// src/capacity/owner.ts
var HASH_LABELS = [
  ["pod-template-hash", "apps", "Deployment"],
  ["rollouts-pod-template-hash", "argoproj.io", "Rollout"]
];
function ownerOf(podName, references, labels) {
  const controller = references.find((reference) => reference.controller === true);
  if (controller === void 0 || controller.kind === "Node") return { group: "", kind: "Pod", name: podName };
  const { apiVersion, kind, name } = controller;
  const group = apiVersion.includes("/") ? apiVersion.split("/")[0] ?? "" : "";
  if (kind !== "ReplicaSet") return { group, kind, name };
  for (const [label, ownerGroup, ownerKind] of HASH_LABELS) {
    const hash = labels[label];
    const end = `-${String(hash)}`;
    if (typeof hash === "string" && name.endsWith(end) && name.length > end.length)
      return { group: ownerGroup, kind: ownerKind, name: name.slice(0, -end.length) };
  }
  return { group: "apps", ...ownerFrom(kind, name) };
}
var ownerAmong = ({ kind, name }, isKnown) => {
  const found = kind === "Pod" ? { kind, name } : knownOwner(kind, name, (one) => isKnown(one.kind, one.name));
  return isKnown(found.kind, found.name) ? found : null;
};

// src/capacity/resized.ts
function heldIn(...lists) {
  const held = /* @__PURE__ */ new Map();
  for (const list of lists) {
    for (const status of Array.isArray(list) ? list : []) {
      if (!isObject(status)) continue;
      const { name, resources, allocatedResources } = status;
      const actual = isObject(resources) && isObject(resources["requests"]) ? resources["requests"] : {};
      const allocated = isObject(allocatedResources) ? allocatedResources : {};
      if (name !== void 0) held.set(name, { ...actual, ...allocated });
    }
  }
  return held;
}
function atLeastHeld(container, held) {
  const { resources } = container;
  const now = held.get(container["name"] ?? null);
  const asked = isObject(resources) ? resources["requests"] : void 0;
  if (now === void 0 || !isObject(resources) || !isObject(asked)) return container;
  const greater = Object.entries(asked).filter(([name, text]) => isMore(now[name], text));
  if (greater.length === 0) return container;
  const requests = { ...asked, ...Object.fromEntries(greater.map(([name]) => [name, now[name] ?? null])) };
  return { ...container, resources: { ...resources, requests } };
}
function isMore(held, asked) {
  if (held === void 0 || held === asked) return false;
  const [before, after] = [parseMilli(String(held)), parseMilli(String(asked))];
  return before !== null && after !== null && before > after;
}

// src/capacity/pod.ts
var Pod = object({
  metadata: object({
    name: string(),
    namespace: string().default("default"),
    labels: record(string(), unknown()).nullish(),
    ownerReferences: array(
      object({
        apiVersion: string().default(""),
        kind: string(),
        name: string(),
        controller: boolean().nullish()
      })
    ).nullish()
  }),
  spec: object({
    nodeName: string().nullish(),
    restartPolicy: string().nullish(),
    containers: array(unknown()),
    initContainers: array(unknown()).nullish(),
    overhead: unknown().optional(),
    resources: unknown().optional(),
    resourceClaims: unknown().optional(),
    runtimeClassName: unknown().optional()
  }),
  status: object({
    phase: string().nullish(),
    conditions: array(object({ type: string(), status: string(), message: string().nullish() })).nullish()
  }).nullish()
});
function readPod(object2) {
  const parsed = Pod.safeParse(object2);
  if (!parsed.success) return { unread: nameIn(object2) };
  const { metadata, spec, status } = parsed.data;
  const unscheduled = status?.conditions?.find((one) => one.type === "PodScheduled" && one.status !== "True");
  return {
    namespace: metadata.namespace,
    name: metadata.name,
    owner: ownerOf(metadata.name, metadata.ownerReferences ?? [], metadata.labels ?? {}),
    // Everything that is to stand for ever must be restarted always: the API refuses all else.
    runPattern: (spec.restartPolicy ?? "Always") === "Always" ? "continuous" : "run-once",
    node: spec.nodeName || null,
    hasEnded: status?.phase === "Succeeded" || status?.phase === "Failed",
    waitsFor: unscheduled?.message ?? "",
    spec: specOf(object2["spec"], object2["status"])
  };
}
var POD_FIELDS = ["overhead", "resources", "resourceClaims", "runtimeClassName"];
var CONTAINER_FIELDS = ["name", "image", "command", "args", "resources", "restartPolicy"];
function specOf(spec, status) {
  if (!isObject(spec)) return {};
  const { containers, initContainers } = spec;
  const held = isObject(status) ? heldIn(status["containerStatuses"], status["initContainerStatuses"]) : heldIn();
  const read = (container) => containerOf(container, held);
  return {
    containers: Array.isArray(containers) ? containers.map(read) : [],
    ...Array.isArray(initContainers) ? { initContainers: initContainers.map(read) } : {},
    ...picked(spec, POD_FIELDS)
  };
}
function containerOf(container, held) {
  if (!isObject(container)) return {};
  const { env } = container;
  const devices = Array.isArray(env) ? env.filter(opensDevices) : [];
  const read = { ...picked(container, CONTAINER_FIELDS), ...devices.length > 0 ? { env: devices } : {} };
  return atLeastHeld(read, held);
}
var opensDevices = (variable) => isObject(variable) && typeof variable["name"] === "string" && variable["name"].endsWith("_VISIBLE_DEVICES");
function picked(object2, fields) {
  const result = {};
  for (const field of fields) {
    const value = object2[field];
    if (value !== void 0 && value !== null) result[field] = value;
  }
  return result;
}
function nameIn({ metadata }) {
  if (!isObject(metadata) || typeof metadata["name"] !== "string") return "without a name";
  const { namespace, name } = metadata;
  return typeof namespace === "string" ? `${namespace}/${name}` : name;
}

// src/capacity/template.ts
function templatesOf(pods) {
  const first = /* @__PURE__ */ new Map();
  const keys = pods.map((pod) => {
    const key = keyOf(pod);
    if (!first.has(key)) first.set(key, pod);
    return key;
  });
  const distinct = [...first.values()];
  const normalised = normaliserFrom({ kinds: [], assume: [] }).normalise(distinct.map(docOf), []);
  const templates = new Map(
    [...first.keys()].map((key, index) => {
      const read = normalised[index];
      const pod = distinct[index];
      const of = read?.result.outcome === "workload" ? read.result : null;
      const request = of?.requests[0] ?? null;
      return [
        key,
        templateFrom(
          request === null || pod === void 0 ? null : ofOwner(request, pod),
          of?.pods[0]?.amounts ?? null,
          read?.problems ?? []
        )
      ];
    })
  );
  const none = templateFrom(null, null, []);
  return new Map(pods.map((pod, index) => [pod, templates.get(keys[index] ?? "") ?? none]));
}
function templateFrom(request, amounts, problems) {
  const isClaimed = problems.some(({ kind }) => kind === "unresolved-reference");
  return {
    request,
    amounts,
    // A pod that became no request is told whatever the reason was.
    errors: problems.filter(({ severity }) => severity === "error" || request === null).map(({ message }) => message),
    unpredicted: [
      ...problems.filter(({ kind }) => kind === "unknown-resource").map(({ message }) => message),
      ...isClaimed ? ["Resource claims are not read: devices that pods hold by them are missing."] : []
    ]
  };
}
function keyOf({ spec, owner, runPattern }) {
  const text = JSON.stringify(spec);
  return JSON.stringify([
    owner.kind,
    runPattern,
    text.includes("/") && BOARDS.test(text) ? owner.name : ""
  ]).concat(text);
}
var BOARDS = /"(?:requests|limits)":\{[^}]*\/|"resourceClaims"/;
var docOf = ({ spec, namespace, name }) => {
  const value = { apiVersion: "v1", kind: "Pod", metadata: { namespace, name }, spec };
  return { path: `${namespace}/${name}`, line: 1, apiVersion: "v1", kind: "Pod", value, lineAt: () => 1 };
};
var ofOwner = (request, { owner, runPattern }) => ({
  ...request,
  api_group: owner.group,
  workload_kind: owner.kind,
  workload_name: owner.name,
  run_pattern: runPattern,
  path: null,
  line: null
});

// src/capacity/cluster.ts
function clusterFrom2({ nodes: nodeObjects, pods: readPods }) {
  const errors = [];
  const refuse = (what, name) => {
    errors.push(`${what} ${quoted(name)} could not be read. Save it with kubectl get -o json.`);
  };
  const nodes = /* @__PURE__ */ new Map();
  for (const object2 of nodeObjects) {
    const node = nodeFrom(object2);
    if (node === null) refuse("node", nameIn(object2));
    else if (!nodes.has(node.name)) nodes.set(node.name, node);
  }
  const known = /* @__PURE__ */ new Set();
  const pods = [];
  let endedPods = 0;
  for (const pod of readPods) {
    if ("unread" in pod) {
      refuse("pod", pod.unread);
      continue;
    }
    const key = `${pod.namespace}/${pod.name}`;
    if (known.has(key)) continue;
    known.add(key);
    if (pod.hasEnded) endedPods++;
    else pods.push(pod);
  }
  const templates = templatesOf(pods);
  const standing = pods.flatMap((pod) => {
    const template = templates.get(pod);
    const { namespace, name, owner, node, waitsFor } = pod;
    return template === void 0 ? [] : [{ namespace, name, owner, node, waitsFor, template }];
  });
  const isOnNode = ({ node }) => node !== null && nodes.has(node);
  return {
    nodes: [...nodes.values()].toSorted((a, b) => compareText(a.name, b.name)),
    podsOn: grouped(standing.filter(isOnNode), ({ node }) => node ?? ""),
    unscheduled: standing.filter((pod) => !isOnNode(pod)),
    endedPods,
    errors
  };
}
var compareText = (a, b) => a < b ? -1 : Number(a > b);

// src/capacity/constraints.ts
var Text = coerce_exports.string();
var Requirement = object({
  key: string(),
  operator: string(),
  values: array(Text).nullish()
});
var Toleration = object({
  key: string().nullish(),
  operator: string().nullish(),
  value: Text.nullish(),
  effect: string().nullish()
});
var Term = object({
  matchExpressions: array(Requirement).nullish(),
  matchFields: array(Requirement).nullish()
});
var Constraining = object({
  nodeName: string().nullish(),
  nodeSelector: record(string(), Text).nullish(),
  tolerations: array(Toleration).nullish(),
  affinity: object({
    nodeAffinity: object({
      requiredDuringSchedulingIgnoredDuringExecution: object({ nodeSelectorTerms: array(Term) }).nullish()
    }).nullish()
  }).nullish(),
  hostNetwork: unknown().optional()
});
var OF_DAEMONS = [
  ...["not-ready", "unreachable"].map((name) => ({ name, effect: "NoExecute" })),
  ...["disk-pressure", "memory-pressure", "pid-pressure", "unschedulable"].map((name) => ({
    name,
    effect: "NoSchedule"
  }))
].map(({ name, effect }) => ({ key: `node.kubernetes.io/${name}`, operator: "Exists", effect }));
var OF_DAEMONS_ON_HOST_NETWORK = {
  key: "node.kubernetes.io/network-unavailable",
  operator: "Exists",
  effect: "NoSchedule"
};
function constraintsFrom(spec, isPerNode) {
  const parsed = Constraining.safeParse(spec);
  if (!parsed.success) return null;
  const { nodeName, nodeSelector, tolerations, affinity, hostNetwork } = parsed.data;
  const required = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  return {
    nodeName: nodeName || null,
    selector: Object.entries(nodeSelector ?? {}),
    terms: required?.nodeSelectorTerms ?? null,
    tolerations: [
      ...tolerations ?? [],
      ...isPerNode ? OF_DAEMONS : [],
      ...isPerNode && hostNetwork === true ? [OF_DAEMONS_ON_HOST_NETWORK] : []
    ]
  };
}
function refusalOn({ nodeName, selector, terms, tolerations }, node) {
  if (nodeName !== null && nodeName !== node.name) return { kind: "node-name", detail: nodeName };
  const taint = node.taints.find((one) => !tolerations.some((toleration) => tolerates(toleration, one)));
  if (taint !== void 0) return { kind: "taint", detail: taintText(taint) };
  const unmet = selector.find(([key, value]) => node.labels.get(key) !== value);
  if (unmet !== void 0) return { kind: "affinity", detail: unmet.join("=") };
  if (terms !== null && !terms.some((term) => holds(term, node)))
    return { kind: "affinity", detail: affinityText(terms) };
  return null;
}
function tolerates({ key, operator, value, effect }, taint) {
  if (effect && effect !== taint.effect) return false;
  if (key && key !== taint.key) return false;
  return operator === "Exists" || (operator || "Equal") === "Equal" && (value ?? "") === taint.value;
}
function holds({ matchExpressions, matchFields }, { labels, name }) {
  const expressions = matchExpressions ?? [];
  const fields = matchFields ?? [];
  return expressions.length + fields.length > 0 && expressions.every((one) => isMet(one, labels.get(one.key))) && fields.every((one) => isMet(one, one.key === "metadata.name" ? name : void 0));
}
function isMet({ operator, values }, actual) {
  const wanted = values ?? [];
  switch (operator) {
    case "In":
      return actual !== void 0 && wanted.includes(actual);
    case "NotIn":
      return actual === void 0 || !wanted.includes(actual);
    case "Exists":
      return actual !== void 0;
    case "DoesNotExist":
      return actual === void 0;
    case "Gt":
    case "Lt": {
      const [number2, limit] = [wholeNumber(actual), wholeNumber(wanted[0])];
      if (number2 === null || limit === null) return false;
      return operator === "Gt" ? number2 > limit : number2 < limit;
    }
    default:
      return false;
  }
}
var wholeNumber = (text) => text !== void 0 && /^[+-]?\d+$/.test(text) ? Number(text) : null;
var taintText = ({ key, value, effect }) => `${key}${value === "" ? "" : `=${value}`}:${effect}`;
function affinityText(terms) {
  const [first] = terms;
  const parts = [...first?.matchExpressions ?? [], ...first?.matchFields ?? []].map(
    ({ key, operator, values }) => values && values.length > 0 ? `${key} ${operator} (${values.join(", ")})` : `${key} ${operator}`
  );
  const others = terms.length > 1 ? ` or ${terms.length - 1} more` : "";
  return parts.length === 0 ? "an affinity that holds nowhere" : `${parts.join(", ")}${others}`;
}

// src/capacity/tally.ts
function tallyOf(templates) {
  const tally = /* @__PURE__ */ new Map();
  for (const template of templates) tally.set(template, (tally.get(template) ?? 0) + 1);
  return tally;
}
function amountsOfTally(tally, side) {
  const total2 = /* @__PURE__ */ new Map();
  for (const [{ amounts }, pods] of tally) {
    for (const [name, milli] of amounts?.[side] ?? [])
      total2.set(name, (total2.get(name) ?? 0n) + milli * BigInt(pods));
  }
  return total2;
}
var ZERO = { p10: 0, p50: 0, p90: 0 };
function figuresOf(tally, board, drawingOf) {
  const requests = amountsOfTally(tally, "requests");
  const drawn = [...tally].flatMap(([template, pods]) => {
    const drawing = drawingOf(template, board);
    return drawing === null ? [] : [{ drawing, pods }];
  });
  const inOrder = drawn.toSorted(
    (a, b) => a.drawing.podPowerW.p50 - b.drawing.podPowerW.p50 || a.drawing.podPowerW.p90 - b.drawing.podPowerW.p90 || a.drawing.podPowerW.p10 - b.drawing.podPowerW.p10 || a.drawing.componentsW.cpu - b.drawing.componentsW.cpu || a.pods - b.pods
  );
  const sum = (of) => inOrder.reduce((total2, { drawing, pods }) => total2 + of(drawing) * pods, 0);
  return {
    pods: [...tally.values()].reduce((total2, pods) => total2 + pods, 0),
    cpu_mcpu: unitsIn(requests, "cpu"),
    mem_bytes: unitsIn(requests, "memory"),
    gpu_count: sum(({ gpuCount: gpuCount2 }) => gpuCount2),
    power_w: drawn.length === 0 ? ZERO : {
      p10: sum(({ podPowerW }) => podPowerW.p10),
      p50: sum(({ podPowerW }) => podPowerW.p50),
      p90: sum(({ podPowerW }) => podPowerW.p90)
    },
    components_w: {
      cpu: sum(({ componentsW }) => componentsW.cpu),
      memory: sum(({ componentsW }) => componentsW.memory),
      gpu: sum(({ componentsW }) => componentsW.gpu)
    }
  };
}
function totalFigures(all) {
  const sum = (of) => all.reduce((total2, figures) => total2 + of(figures), 0);
  return {
    pods: sum(({ pods }) => pods),
    cpu_mcpu: sum(({ cpu_mcpu }) => cpu_mcpu),
    mem_bytes: sum(({ mem_bytes }) => mem_bytes),
    gpu_count: sum(({ gpu_count }) => gpu_count),
    power_w: {
      p10: sum(({ power_w }) => power_w.p10),
      p50: sum(({ power_w }) => power_w.p50),
      p90: sum(({ power_w }) => power_w.p90)
    },
    components_w: {
      cpu: sum(({ components_w }) => components_w.cpu),
      memory: sum(({ components_w }) => components_w.memory),
      gpu: sum(({ components_w }) => components_w.gpu)
    }
  };
}
var unitsOf = (name, milli) => Number(name === "cpu" ? milli : (milli + 999n) / 1000n);
var unitsIn = (amounts, name) => unitsOf(name, amounts.get(name) ?? 0n);
var resourceAmounts = (amounts) => [...amounts].map(([resource, milli]) => ({ resource, amount: unitsOf(resource, milli) }));

// src/capacity/room.ts
var ONE = 1000n;
var needsFrom = (requests, isCounted) => [
  ...[...requests].filter(([name, milli]) => milli > 0n && isCounted(name)),
  ["pods", ONE]
];
var Room = class {
  #free;
  constructor(allocatable, standing) {
    this.#free = new Map(allocatable);
    for (const [name, milli] of amountsOfTally(standing, "requests")) this.#take(name, milli);
    for (const pods of standing.values()) this.#take("pods", BigInt(pods) * ONE);
  }
  free(name) {
    return this.#free.get(name) ?? 0n;
  }
  /** How many more pods there is room for, of `most`. */
  count(needs, most) {
    let count2 = BigInt(most);
    for (const [name, milli] of needs) {
      const free = this.free(name);
      const fitting2 = free < milli ? 0n : free / milli;
      if (fitting2 < count2) count2 = fitting2;
      if (count2 === 0n) return 0;
    }
    return Number(count2);
  }
  /** The resources that one more pod finds too little of. */
  lacking(needs) {
    return needs.flatMap(([name, milli]) => this.free(name) < milli ? [name] : []);
  }
  take(needs, pods) {
    for (const [name, milli] of needs) this.#take(name, milli * BigInt(pods));
  }
  #take(name, milli) {
    this.#free.set(name, this.free(name) - milli);
  }
};

// src/capacity/demands.ts
function newcomersFrom(settled, podsOf, cluster, namespace) {
  const meant = settled.flatMap(({ request: read, countedAs }) => {
    const pod = podsOf.get(read);
    const hasPods = read.pods.typical > 0 || pod?.isPerNode === true;
    if (countedAs !== null || pod === void 0 || !hasPods) return [];
    return [{ request: { ...read, namespace: pod.namespace ?? namespace }, pod }];
  });
  const replaced = replacedPods(
    meant.map(({ request }) => request),
    cluster
  );
  return meant.map(({ request, pod }) => {
    const goes = replaced.get(request) ?? [];
    const demand = {
      key: JSON.stringify([
        ...[request.namespace, request.workload_kind, request.workload_name, request.api_group],
        ...[request.component, request.path, request.line]
      ]),
      needs: needsFrom(pod.amounts.requests, (name) => !name.startsWith(DEVICE_CLASS_PREFIX)),
      constraints: constraintsFrom(pod.spec, pod.isPerNode),
      pods: pod.isPerNode ? null : request.pods.typical,
      seats: seatsOf(goes)
    };
    return { request, template: templateFrom(request, pod.amounts, []), demand, replaced: goes };
  });
}
function replacedPods(requests, { podsOn, unscheduled }) {
  const firstOf = /* @__PURE__ */ new Map();
  for (const request of requests) {
    const key = workloadKey(request.namespace, request.workload_kind, request.workload_name);
    if (!firstOf.has(key)) firstOf.set(key, request);
  }
  const found = /* @__PURE__ */ new Map();
  for (const pods of [...podsOn.values(), unscheduled]) {
    for (const pod of pods) {
      const isKnown = (kind, name) => firstOf.has(workloadKey(pod.namespace, kind, name));
      const owner = ownerAmong(pod.owner, isKnown);
      const request = owner === null ? void 0 : firstOf.get(workloadKey(pod.namespace, owner.kind, owner.name));
      if (request === void 0) continue;
      const others = found.get(request);
      if (others === void 0) found.set(request, [pod]);
      else others.push(pod);
    }
  }
  return found;
}
var workloadKey = (namespace, kind, name) => `${namespace} ${kind} ${name}`;
function seatsOf(pods) {
  const seats = /* @__PURE__ */ new Map();
  for (const { node } of pods) if (node !== null) seats.set(node, (seats.get(node) ?? 0) + 1);
  return seats;
}

// src/capacity/objects.ts
var ITEM_KINDS = /* @__PURE__ */ new Map([
  ["NodeList", "Node"],
  ["PodList", "Pod"]
]);
function objectsIn(values) {
  const nodes = [];
  const pods = [];
  const add = (value, kindOfItem) => {
    if (!isObject(value)) return;
    const kind = value["kind"] ?? kindOfItem;
    const { items } = value;
    if (Array.isArray(items)) for (const item of items) add(item, ITEM_KINDS.get(kind));
    else if (kind === "Node") nodes.push(value);
    else if (kind === "Pod") pods.push(readPod(value));
  };
  for (const value of values) add(value, void 0);
  return { nodes, pods };
}

// src/schema/capacity.ts
var CAPACITY_SCHEMA_VERSION = "1";
var Count = int().nonnegative();
var Amount = number().nonnegative();
var Commitment = strictObject({ InstrumentedValue: Amount, Percent: Amount.nullable() });
var NodeResource = strictObject({
  Capacity: Count,
  Allocatable: Count,
  Requests: Commitment,
  Limits: Commitment
});
var ResourceUse = strictObject({
  resource: string(),
  capacity: Amount,
  allocatable: Amount,
  requests: Amount
});
var ResourceAmount = strictObject({ resource: string(), amount: Amount });
var NodeFigures = strictObject({
  pods: Count.meta({ description: "pods that count: neither Succeeded nor Failed" }),
  cpu_mcpu: Amount.meta({ unit: "mCPU", description: "what they reserve" }),
  mem_bytes: Amount.meta({ unit: "B", description: "what they reserve" }),
  gpu_count: Amount.meta({ description: "GPUs that they hold; slices count as fractions" }),
  power_w: Interval.meta({ unit: "W", description: "all of them running at once" }),
  components_w: strictObject({ cpu: Amount, memory: Amount, gpu: Amount }).meta({ unit: "W", description: "of the p50; gpu holds every accelerator" })
});
var NotPredicted = strictObject({
  pods: Count.meta({ description: "pods that could not be read or whose devices are not known" }),
  reasons: array(string()).meta({ description: "besides what is among the errors" }),
  idle_cpu_mcpu: Amount.meta({ unit: "mCPU", description: "of the allocatable, what no pod asks for" }),
  idle_mem_bytes: Amount.meta({ unit: "B", description: "of the allocatable, what no pod asks for" }),
  idle_gpu_count: Amount.meta({ description: "of the allocatable, what no pod asks for" })
});
var NodeReport = strictObject({
  NodeName: string(),
  CPU: NodeResource,
  RAM: NodeResource,
  is_ready: boolean().nullable().meta({ description: "null: the node does not say" }),
  is_unschedulable: boolean(),
  board: string().nullable().meta({ description: "accelerator that its labels name" }),
  allocatable_pods: Count,
  allocatable_gpu_count: Amount,
  other_resources: array(ResourceUse),
  drawn: NodeFigures,
  not_predicted: NotPredicted,
  after: NodeFigures.nullable().meta({ description: "with what was to be fitted; null: nothing was" }),
  errors: array(string()).meta({ description: "what could not be read: the sums of this node are without it" })
});
var UnscheduledPods = strictObject({
  namespace: string(),
  workload_kind: string(),
  workload_name: string(),
  api_group: string(),
  pods: int().positive(),
  requests: array(ResourceAmount).meta({ description: "of all of them" }),
  node: string().nullable().meta({ description: "the node that is not in the list; null: none was found" }),
  reason: string().meta({ description: "the scheduler's words; '' where it says nothing" })
});
var Refusal = strictObject({
  kind: _enum(["resource", "taint", "affinity", "node-name", "unreadable"]),
  detail: string().meta({ description: "resource, taint or label that it is about" }),
  nodes: Count,
  asked: Amount.nullable().meta({ description: "of a resource by one pod: CPU in mCPU" }),
  most_free: Amount.nullable().meta({ description: "of a resource on any of these nodes" })
});
var FittedWorkload = strictObject({
  ...Identity.shape,
  is_per_node: boolean().meta({ description: "one pod on every node that it may run on" }),
  pods: Count.meta({ description: "to be placed" }),
  placed: Count,
  replaced_pods: Count.meta({ description: "pods of the same workload that run now and make room" }),
  requests: array(ResourceAmount).meta({ description: "of one pod" }),
  nodes: array(strictObject({ node: string(), pods: int().positive() })),
  refusals: array(Refusal).meta({ description: "of the pods that find no node" }),
  power_w: Interval.meta({ unit: "W", description: "of the pods that are placed" })
});
var Fit = strictObject({
  fits: boolean(),
  pods: Count,
  placed: Count,
  replaced_pods: Count,
  workloads: array(FittedWorkload),
  power_w: Interval.meta({ unit: "W", description: "all nodes, with what was placed" }),
  not_modelled: array(string())
});
var CapacityReport = strictObject({
  Nodes: array(NodeReport),
  schema_version: literal(CAPACITY_SCHEMA_VERSION),
  tool: strictObject({ name: literal("wattlint"), version: string() }),
  model: strictObject({ id: string(), version: string() }),
  totals: NodeFigures.extend({ allocatable_gpu_count: Amount }),
  basis: array(strictObject({ scope: Scope, provenance: Provenance, pods: int().positive() })).meta({ description: "what the watts are of, and where they come from; a pod may lean on several" }),
  unscheduled: array(UnscheduledPods),
  ended_pods: Count.meta({ description: "Succeeded or Failed: in no figure" }),
  fit: Fit.nullable(),
  errors: array(string()).meta({ description: "objects that could not be read: every sum is without them" }),
  problems: array(Problem).meta({ description: "of the files that were to be fitted" })
});

// src/capacity/drawing.ts
function drawings(predict) {
  const known = /* @__PURE__ */ new Map();
  return (template, board) => {
    const request = requestOn(template, board);
    if (request === null) return null;
    const met = request.accelerators.length === 0 ? null : board;
    const ofTemplate = known.get(template) ?? /* @__PURE__ */ new Map();
    known.set(template, ofTemplate);
    const before = ofTemplate.get(met);
    if (before !== void 0) return before;
    const prediction = predict(request);
    const drawing = {
      podPowerW: prediction.pod_power_w,
      componentsW: prediction.components_w,
      gpuCount: request.gpu_count,
      basis: basisOf(prediction)
    };
    ofTemplate.set(met, drawing);
    return drawing;
  };
}
function requestOn({ request, amounts }, board) {
  if (request === null || amounts === null || board === null || request.accelerators.length === 0)
    return request;
  const byName = acceleratorsFrom(amounts.requests, board, resourceMeaning);
  const claimed = request.accelerators.filter(({ resource }) => !amounts.requests.has(resource));
  const accelerators = [...byName, ...claimed];
  return { ...request, accelerators, gpu_count: gpuCount(accelerators) };
}
function basisOf({ components_w, neighbours }) {
  const found = /* @__PURE__ */ new Map();
  const add = (scope, provenance) => {
    found.set(`${scope} ${provenance}`, { scope, provenance });
  };
  for (const { scope, provenance } of neighbours) add(scope, provenance);
  const leansOn = (isBoard) => neighbours.some(({ scope }) => scope === "gpu_board_at_load" === isBoard);
  if (components_w.gpu > 0 && !leansOn(true)) add("gpu_board_at_load", "modelled");
  if (components_w.cpu + components_w.memory > 0 && !leansOn(false)) add("modelled_wall", "modelled");
  return [...found.values()];
}

// src/capacity/placement.ts
function place(demands, sites) {
  const shareOf = shares(sites);
  const share2 = new Map(demands.map((demand) => [demand, shareOf(demand.needs)]));
  const inOrder = demands.toSorted(
    (a, b) => (share2.get(b) ?? 0) - (share2.get(a) ?? 0) || compareText(a.key, b.key)
  );
  const plainFirst = sites.toSorted(
    (a, b) => devicesOn(a) - devicesOn(b) || compareText(a.node.name, b.node.name)
  );
  const byName = new Map(sites.map((site) => [site.node.name, site]));
  const result = /* @__PURE__ */ new Map();
  for (const demand of inOrder) if (demand.pods === null) result.set(demand, onEvery(demand, plainFirst));
  const seated = new Map(inOrder.map((demand) => [demand, keepSeats(demand, byName)]));
  for (const demand of inOrder) {
    if (demand.pods === null) continue;
    const placed = seated.get(demand) ?? /* @__PURE__ */ new Map();
    const wanted = demand.pods - total(placed);
    const isWhole = fill(demand, wanted, plainFirst, placed) === wanted;
    result.set(demand, { pods: demand.pods, placed, refusals: isWhole ? [] : refusalsOf(demand, plainFirst) });
  }
  return result;
}
function shares(sites) {
  const all = /* @__PURE__ */ new Map();
  for (const { node } of sites)
    for (const [name, milli] of node.allocatable) all.set(name, (all.get(name) ?? 0n) + milli);
  return (needs) => Math.max(...needs.map(([name, milli]) => Number(milli) / Number(all.get(name) ?? 0n)));
}
var devicesOn = ({ node }) => [...node.allocatable].filter(([name, milli]) => name.includes("/") && milli > 0n).length;
function onEvery(demand, sites) {
  const { constraints, needs } = demand;
  const meant = sites.filter(({ node }) => constraints !== null && refusalOn(constraints, node) === null);
  const placed = /* @__PURE__ */ new Map();
  const full = [];
  for (const site of meant) {
    if (site.room.count(needs, 1) === 1) {
      site.room.take(needs, 1);
      placed.set(site.node.name, 1);
    } else full.push(site);
  }
  const refusals = constraints === null || full.length > 0 ? refusalsOf(demand, full) : [];
  return { pods: meant.length, placed, refusals };
}
function keepSeats(demand, byName) {
  const placed = /* @__PURE__ */ new Map();
  let left = demand.pods ?? 0;
  for (const [seat, pods] of [...demand.seats].toSorted(([a], [b]) => compareText(a, b))) {
    const site = byName.get(seat);
    if (site !== void 0) left -= fill(demand, Math.min(pods, left), [site], placed);
  }
  return placed;
}
function fill({ needs, constraints }, pods, sites, placed) {
  let left = constraints === null ? 0 : pods;
  for (const { node, room } of sites) {
    if (left === 0 || constraints === null) break;
    const count2 = room.count(needs, left);
    if (count2 === 0 || refusalOn(constraints, node) !== null) continue;
    room.take(needs, count2);
    placed.set(node.name, (placed.get(node.name) ?? 0) + count2);
    left -= count2;
  }
  return constraints === null ? 0 : pods - left;
}
var total = (placed) => [...placed.values()].reduce((sum, pods) => sum + pods, 0);
var ORDER = ["unreadable", "resource", "taint", "affinity", "node-name"];
function refusalsOf({ constraints, needs }, sites) {
  if (constraints === null)
    return [{ kind: "unreadable", detail: "", nodes: sites.length, asked: null, most_free: null }];
  const found = /* @__PURE__ */ new Map();
  const add = (kind, detail, asked, free) => {
    const key = `${kind} ${detail}`;
    const before = found.get(key);
    const most_free = free === null ? null : Math.max(free, before?.most_free ?? 0);
    found.set(key, { kind, detail, nodes: (before?.nodes ?? 0) + 1, asked, most_free });
  };
  for (const { node, room } of sites) {
    const refusal = refusalOn(constraints, node);
    if (refusal !== null) {
      add(refusal.kind, refusal.detail, null, null);
      continue;
    }
    for (const name of room.lacking(needs)) {
      const asked = needs.find(([need]) => need === name)?.[1] ?? 0n;
      const free = room.free(name);
      add("resource", name, unitsOf(name, asked), unitsOf(name, free < 0n ? 0n : free));
    }
  }
  return [...found.values()].toSorted(
    (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || b.nodes - a.nodes || compareText(a.detail, b.detail)
  );
}

// src/capacity/fit.ts
var NOT_MODELLED = [
  "preemption and priorities",
  "spread constraints",
  "affinity between pods",
  "volumes",
  "host ports",
  "devices of resource claims",
  "quotas and defaults of the cluster",
  "pods that wait for a node now",
  "extra pods of a rolling update"
];
function fitted(cluster, newcomers, drawingOf) {
  const going = new Set(newcomers.flatMap(({ replaced }) => replaced));
  const tallies = cluster.nodes.map(
    ({ name }) => tallyOf(
      (cluster.podsOn.get(name) ?? []).filter((pod) => !going.has(pod)).map(({ template }) => template)
    )
  );
  const sites = cluster.nodes.map((node, index) => ({
    node,
    room: new Room(node.allocatable, tallies[index] ?? /* @__PURE__ */ new Map())
  }));
  const placements = place(
    newcomers.map(({ demand }) => demand),
    sites
  );
  const indexOf = new Map(cluster.nodes.map(({ name }, index) => [name, index]));
  for (const { demand, template } of newcomers) {
    for (const [node, pods] of placements.get(demand)?.placed ?? [])
      tallies[indexOf.get(node) ?? -1]?.set(template, pods);
  }
  const after = cluster.nodes.map(
    ({ board }, index) => figuresOf(tallies[index] ?? /* @__PURE__ */ new Map(), board, drawingOf)
  );
  const workloads = newcomers.flatMap((newcomer) => {
    const placement = placements.get(newcomer.demand);
    return placement === void 0 ? [] : [fittedWorkload(newcomer, placement, cluster, drawingOf)];
  });
  const sum = (of) => workloads.reduce((total2, workload) => total2 + of(workload), 0);
  const fit = {
    fits: workloads.every(({ pods, placed, refusals }) => placed === pods && refusals.length === 0),
    pods: sum(({ pods }) => pods),
    placed: sum(({ placed }) => placed),
    replaced_pods: sum(({ replaced_pods }) => replaced_pods),
    workloads,
    power_w: totalFigures(after).power_w,
    not_modelled: [...NOT_MODELLED]
  };
  return { fit, after };
}
function fittedWorkload({ request, template, demand, replaced }, { pods, placed, refusals }, { nodes }, drawingOf) {
  const counts = nodes.flatMap(({ name, board }) => {
    const here = placed.get(name) ?? 0;
    return here === 0 ? [] : [{ node: name, pods: here, board }];
  });
  const power = (of) => counts.reduce((sum, { board, pods: pods2 }) => {
    const drawing = drawingOf(template, board);
    return drawing === null ? sum : sum + of(drawing.podPowerW) * pods2;
  }, 0);
  const { namespace, workload_kind, workload_name, api_group, component, path, line } = request;
  return {
    ...{ namespace, workload_kind, workload_name, api_group, component, path, line },
    is_per_node: demand.pods === null,
    pods,
    placed: counts.reduce((sum, { pods: pods2 }) => sum + pods2, 0),
    replaced_pods: replaced.length,
    requests: resourceAmounts(template.amounts?.requests ?? /* @__PURE__ */ new Map()),
    nodes: counts.map(({ node, pods: pods2 }) => ({ node, pods: pods2 })),
    refusals: [...refusals],
    power_w: { p10: power(({ p10 }) => p10), p50: power(({ p50 }) => p50), p90: power(({ p90 }) => p90) }
  };
}

// src/capacity/node-report.ts
function nodeReport(node, pods, drawingOf) {
  const { capacity, allocatable, board } = node;
  const tally = tallyOf(pods.map(({ template }) => template));
  const requests = amountsOfTally(tally, "requests");
  const limits = amountsOfTally(tally, "limits");
  const drawn = figuresOf(tally, board, drawingOf);
  const resource = (name) => ({
    Capacity: unitsIn(capacity, name),
    Allocatable: unitsIn(allocatable, name),
    Requests: commitment(unitsIn(requests, name), unitsIn(capacity, name)),
    Limits: commitment(unitsIn(limits, name), unitsIn(capacity, name))
  });
  const allocatableGpus = gpusIn(allocatable, board);
  const without = pods.filter(({ template }) => isPartial(template));
  return {
    NodeName: node.name,
    CPU: resource("cpu"),
    RAM: resource("memory"),
    is_ready: node.isReady,
    is_unschedulable: node.isUnschedulable,
    board,
    allocatable_pods: unitsIn(allocatable, "pods"),
    allocatable_gpu_count: allocatableGpus,
    other_resources: otherNames(capacity, allocatable, requests).map((name) => ({
      resource: name,
      capacity: unitsIn(capacity, name),
      allocatable: unitsIn(allocatable, name),
      requests: unitsIn(requests, name)
    })),
    drawn,
    not_predicted: {
      pods: without.length,
      reasons: [...new Set(without.flatMap(({ template }) => template.unpredicted))].toSorted(compareText),
      idle_cpu_mcpu: Math.max(0, unitsIn(allocatable, "cpu") - unitsIn(requests, "cpu")),
      idle_mem_bytes: Math.max(0, unitsIn(allocatable, "memory") - unitsIn(requests, "memory")),
      idle_gpu_count: Math.max(0, allocatableGpus - drawn.gpu_count)
    },
    errors: [...node.errors, ...podErrors(pods)]
  };
}
var commitment = (amount, capacity) => ({
  InstrumentedValue: amount,
  Percent: capacity === 0 ? null : amount / capacity * PERCENT
});
var gpusIn = (amounts, board) => gpuCount(acceleratorsFrom(amounts, board, resourceMeaning));
var NAMED_ELSEWHERE = /* @__PURE__ */ new Set(["cpu", "memory", "pods"]);
var otherNames = (...all) => [...new Set(all.flatMap((amounts) => [...amounts.keys()]))].filter((name) => !NAMED_ELSEWHERE.has(name)).toSorted(compareText);
var isPartial = (template) => template.request === null || template.unpredicted.length > 0 || template.errors.length > 0;
function podErrors(pods) {
  const faulty = /* @__PURE__ */ new Map();
  for (const pod of pods) {
    if (pod.template.errors.length === 0) continue;
    faulty.set(pod.template, [...faulty.get(pod.template) ?? [], pod]);
  }
  const sentences = [...faulty].map(([{ errors }, same]) => {
    const [first] = same.map(({ namespace, name }) => `${namespace}/${name}`).toSorted(compareText);
    const others = same.length > 1 ? ` and ${same.length - 1} like it` : "";
    return `pod ${first}${others}: ${errors.join(" ")}`;
  });
  return sentences.toSorted(compareText);
}

// src/capacity/unscheduled.ts
function unscheduledPods(pods) {
  const alike = grouped(
    pods,
    ({ namespace, owner, node, waitsFor }) => JSON.stringify([namespace, owner.kind, owner.name, owner.group, node, waitsFor])
  );
  return [...alike].toSorted(([a], [b]) => compareText(a, b)).flatMap(([, same]) => {
    const [first] = same;
    if (first === void 0) return [];
    const { namespace, owner, node, waitsFor } = first;
    return [
      {
        namespace,
        workload_kind: owner.kind,
        workload_name: owner.name,
        api_group: owner.group,
        pods: same.length,
        requests: resourceAmounts(
          amountsOfTally(tallyOf(same.map(({ template }) => template)), "requests")
        ),
        node,
        reason: waitsFor
      }
    ];
  });
}

// src/capacity/report.ts
function capacityReport({
  cluster,
  predict,
  model,
  newcomers,
  problems
}) {
  const drawingOf = drawings(predict);
  const { nodes, podsOn } = cluster;
  const reports = nodes.map((node) => nodeReport(node, podsOn.get(node.name) ?? [], drawingOf));
  const then = newcomers === null ? null : fitted(cluster, newcomers, drawingOf);
  return {
    Nodes: reports.map((report, index) => ({ ...report, after: then?.after[index] ?? null })),
    schema_version: CAPACITY_SCHEMA_VERSION,
    tool: { name: "wattlint", version },
    model: { id: model.id, version: model.version },
    totals: {
      ...totalFigures(reports.map(({ drawn }) => drawn)),
      allocatable_gpu_count: reports.reduce((sum, report) => sum + report.allocatable_gpu_count, 0)
    },
    basis: basisOf2(cluster, drawingOf),
    unscheduled: unscheduledPods(cluster.unscheduled),
    ended_pods: cluster.endedPods,
    fit: then?.fit ?? null,
    errors: [...cluster.errors, ...podErrors(cluster.unscheduled)],
    problems: [...problems]
  };
}
function requestsOf(cluster, newcomers) {
  const boards = new Set(cluster.nodes.map(({ board }) => board));
  const templates = /* @__PURE__ */ new Set([
    ...[...cluster.podsOn.values()].flatMap((pods) => pods.map(({ template }) => template)),
    ...newcomers.map(({ template }) => template)
  ]);
  return [...templates].flatMap((template) => {
    const { request } = template;
    if (request === null) return [];
    if (request.accelerators.length === 0) return [request];
    return [null, ...boards].flatMap((board) => requestOn(template, board) ?? []);
  });
}
function basisOf2({ nodes, podsOn }, drawingOf) {
  const found = /* @__PURE__ */ new Map();
  for (const { name, board } of nodes) {
    for (const { template } of podsOn.get(name) ?? []) {
      for (const { scope, provenance } of drawingOf(template, board)?.basis ?? []) {
        const key = `${scope} ${provenance}`;
        const entry = found.get(key) ?? { scope, provenance, pods: 0 };
        entry.pods++;
        found.set(key, entry);
      }
    }
  }
  return [...found].toSorted(([a, { pods }], [b, other]) => other.pods - pods || compareText(a, b)).map(([, entry]) => entry);
}

// src/report/capacity-fit-text.ts
var WIDEST_NAME = 60;
var MOST_WORKLOADS = 40;
var MOST_REFUSALS = 4;
var MOST_NODES = 3;
var MOST_MISFITS = 10;
function arrow(before, after, write) {
  const [from, to] = [write(before), write(after)];
  return from === to ? to : `${from} \u2192 ${to}`;
}
var bytes = (amount) => memory(Math.round(amount / BYTES_PER_MIB));
function amountText(resource, amount) {
  return `${valueText(resource, amount)} ${resource === "cpu" ? "CPU" : resource}`;
}
var valueText = (resource, amount) => resource === "cpu" ? cpu(amount) : resource === "memory" || resource === "ephemeral-storage" || resource.startsWith("hugepages-") ? bytes(amount) : count(amount);
function fitVerdict({ pods, placed, workloads, fits }) {
  if (workloads.length === 0) return "No workload with pods was read that is to fit.";
  const of = `of ${counted(workloads.length, "workload")}`;
  return fits ? `Fits: ${counted(pods, "pod")} ${of} ${find(pods)} a node.` : `Does not fit: ${count(placed)} of ${counted(pods, "pod")} ${of} ${find(placed)} a node.`;
}
function misfitSentences({ workloads }) {
  const misfits = workloads.filter((one) => !isPlaced(one)).toSorted(missingFirst);
  const more = misfits.length - MOST_MISFITS;
  return [
    ...misfits.slice(0, MOST_MISFITS).map(misfit),
    ...more > 0 ? [`And ${counted(more, "more workload")} that ${more === 1 ? "does" : "do"} not fit.`] : []
  ];
}
var find = (pods) => pods === 1 ? "finds" : "find";
var isPlaced = ({ pods, placed, refusals }) => pods === placed && refusals.length === 0;
var missingFirst = (a, b) => b.pods - b.placed - (a.pods - a.placed);
function misfit(workload) {
  const { pods, placed, refusals } = workload;
  const told = refusals.slice(0, MOST_REFUSALS).map(refusalText);
  const more = refusals.length - told.length;
  const list = more > 0 ? [...told, `and ${count(more)} more`] : told;
  const left = pods - placed;
  return `${count(left)} of ${counted(pods, "pod")} of ${oneLine(nameOf(workload), WIDEST_NAME)} ${find(left)} no node: ${list.join(", ")}.`;
}
var CORDONED = "node.kubernetes.io/unschedulable:NoSchedule";
function refusalText({ kind, detail, nodes, asked, most_free }) {
  const where = counted(nodes, "node");
  const what = oneLine(detail, WIDEST_NAME);
  switch (kind) {
    case "resource": {
      const free = most_free ? `at most ${valueText(detail, most_free)} free` : "none free";
      return `${what === "cpu" ? "CPU" : what} (${valueText(detail, asked ?? 0)} asked, ${free}, ${where})`;
    }
    case "taint":
      return detail === CORDONED ? `cordoned (${where})` : `taint ${what} (${where})`;
    case "affinity":
      return `${what} not met (${where})`;
    case "node-name":
      return `node ${what} wanted (${where})`;
    case "unreadable":
      return "where it may stand could not be read";
  }
}
function fitLines({ fit }, width, paint) {
  if (fit === null || fit.workloads.length === 0) return [];
  const columns = [
    { title: "WORKLOAD", align: "left" },
    { title: "KIND", align: "left" },
    { title: "PLACED", align: "right" },
    { title: "INSTEAD OF", align: "right" },
    { title: "POWER", align: "right" },
    { title: "RANGE", align: "right" },
    { title: "NODES", align: "left" }
  ];
  const worstFirst = fit.workloads.toSorted((a, b) => missingFirst(a, b) || b.power_w.p50 - a.power_w.p50);
  const rows = worstFirst.slice(0, MOST_WORKLOADS).map(workloadCells);
  const more = worstFirst.length - MOST_WORKLOADS;
  const caveat = `Placed first-fit, largest first; pods of the same workload that run now make room, known by their owner.${fit.fits ? "" : " What finds no node draws nothing here."} Not modelled: ${fit.not_modelled.join(", ")}.`;
  return [
    ...alignedLines(columns, rows, paint),
    ...more > 0 ? [`and ${counted(more, "more workload")}; --format json lists all`] : [],
    "",
    ...wrapped(caveat, width, "  ")
  ];
}
function workloadCells(workload) {
  const { workload_kind, pods, placed, replaced_pods, power_w, nodes } = workload;
  const shown = nodes.slice(0, MOST_NODES).map(({ node }) => oneLine(node, 30));
  const others = nodes.length > MOST_NODES ? [`${count(nodes.length - MOST_NODES)} more`] : [];
  return [
    { text: oneLine(nameOf(workload), WIDEST_NAME) },
    { text: oneLine(workload_kind, 24) },
    { text: `${count(placed)} of ${count(pods)}`, ...placed < pods ? { tone: "bad" } : {} },
    { text: replaced_pods === 0 ? "\u2013" : count(replaced_pods) },
    { text: watts(power_w.p50), tone: "strong" },
    { text: wattRange(power_w), tone: "dim" },
    { text: nodes.length === 0 ? "\u2013" : [...shown, ...others].join(", ") }
  ];
}
var nameOf = ({ namespace, workload_name, component }) => `${namespace}/${workload_name}${component === null ? "" : ` (${component})`}`;

// src/report/capacity-text.ts
var NARROWEST_NAME = 20;
var WIDEST_NAME2 = 60;
var MOST_NODES2 = 40;
var MOST_LISTED = 10;
function renderCapacity(report, { color, width }) {
  const paint = painter(color);
  const sections = [
    headLines(report, width, paint),
    tableLines(report, width, paint),
    unscheduledLines(report, width, paint),
    fitLines(report, width, paint),
    errorLines(report, width, paint),
    closingLines(report, width, paint)
  ];
  return `${sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}
`;
}
function headLines({ Nodes, totals, unscheduled, fit }, width, paint) {
  const without = unscheduled.reduce((sum, { pods }) => sum + pods, 0);
  const parts = [
    `${paint("strong", watts(totals.power_w.p50))} (likely range ${wattRange(totals.power_w)})`,
    counted(Nodes.length, "node"),
    counted(totals.pods, "pod"),
    ...without > 0 ? [`${counted(without, "pod")} without a node`] : []
  ];
  const verdict = fit === null ? [] : [fitVerdict(fit), ...misfitSentences(fit)];
  return [
    parts.join(" \xB7 "),
    ...verdict.flatMap(
      (sentence) => wrapped(sentence, width, "  ").map((line) => paint(fit?.fits ? "good" : "bad", line))
    )
  ];
}
function tableLines(report, width, paint) {
  const { Nodes, fit } = report;
  if (Nodes.length === 0) return [];
  const columns = [
    { title: "NODE", align: "left" },
    { title: "CPU", align: "right" },
    { title: "MEMORY", align: "right" },
    { title: "PODS", align: "right" },
    { title: "GPUS", align: "right" },
    { title: "POWER", align: "right" },
    { title: "RANGE", align: "right" },
    { title: "NOT PREDICTED", align: "left" }
  ];
  const most = (node) => Math.max(node.drawn.power_w.p50, node.after?.power_w.p50 ?? 0);
  const biggestFirst = Nodes.toSorted((a, b) => most(b) - most(a));
  const body = [...biggestFirst.slice(0, MOST_NODES2).map(nodeCells), totalCells(report)];
  const room = Math.max(NARROWEST_NAME, width - widthBeside(columns, body));
  const cut = body.map(([name = { text: "" }, ...rest]) => [
    { ...name, text: oneLine(name.text, room) },
    ...rest
  ]);
  const more = Nodes.length - MOST_NODES2;
  return [
    ...alignedLines(columns, cut, paint),
    ...more > 0 ? [`and ${counted(more, "more node")}; --format json lists all`] : [],
    "",
    ...wrapped(
      `CPU and memory: what pods reserve of what they may have${fit === null ? "" : ", now \u2192 then"}.`,
      width,
      "  "
    )
  ];
}
function nodeCells(node) {
  const { NodeName, CPU, RAM, drawn, after, allocatable_pods, allocatable_gpu_count } = node;
  const then = after ?? drawn;
  const states = [
    ...node.is_unschedulable ? ["cordoned"] : [],
    ...node.is_ready === false ? ["not ready"] : []
  ];
  const name = states.length === 0 ? NodeName : `${NodeName} (${states.join(", ")})`;
  const gpus = allocatable_gpu_count + drawn.gpu_count + then.gpu_count === 0 ? "\u2013" : `${arrow(drawn.gpu_count, then.gpu_count, count)} of ${count(allocatable_gpu_count)}`;
  return [
    { text: oneLine(name, WIDEST_NAME2) },
    { text: share(drawn.cpu_mcpu, then.cpu_mcpu, CPU.Allocatable, cores) },
    { text: share(drawn.mem_bytes, then.mem_bytes, RAM.Allocatable, bytes) },
    { text: `${arrow(drawn.pods, then.pods, count)} of ${count(allocatable_pods)}` },
    { text: gpus },
    { text: arrow(drawn.power_w.p50, then.power_w.p50, watts), tone: "strong" },
    { text: wattRange(then.power_w), tone: "dim" },
    notPredictedCell(node)
  ];
}
var cores = (mcpu) => figure(mcpu / MCPU_PER_CPU);
function share(now, then, of, write) {
  if (of === 0) return `${write(then)} of 0`;
  return `${arrow(now / of, then / of, percent)} of ${write(of)}`;
}
function notPredictedCell({ not_predicted, drawn, after, allocatable_gpu_count, errors }) {
  const idleGpus = Math.max(0, allocatable_gpu_count - (after ?? drawn).gpu_count);
  const parts = [
    ...not_predicted.pods > 0 ? [counted(not_predicted.pods, "pod")] : [],
    ...idleGpus > 0 ? [`${counted(idleGpus, "idle GPU")}`] : []
  ];
  const text = parts.length === 0 ? "\u2013" : parts.join(", ");
  return errors.length > 0 ? { text, tone: "warn" } : { text };
}
function totalCells({ totals, fit, Nodes }) {
  const thenOf = (of) => Nodes.reduce((sum, { after, drawn }) => sum + of(after ?? drawn), 0);
  const gpus = thenOf(({ gpu_count }) => gpu_count);
  const power = fit?.power_w ?? totals.power_w;
  const cells = [
    "total",
    share(
      totals.cpu_mcpu,
      thenOf(({ cpu_mcpu }) => cpu_mcpu),
      Nodes.reduce((sum, { CPU }) => sum + CPU.Allocatable, 0),
      cores
    ),
    share(
      totals.mem_bytes,
      thenOf(({ mem_bytes }) => mem_bytes),
      Nodes.reduce((sum, { RAM }) => sum + RAM.Allocatable, 0),
      bytes
    ),
    arrow(
      totals.pods,
      thenOf(({ pods }) => pods),
      count
    ),
    totals.allocatable_gpu_count + totals.gpu_count + gpus === 0 ? "\u2013" : `${arrow(totals.gpu_count, gpus, count)} of ${count(totals.allocatable_gpu_count)}`,
    arrow(totals.power_w.p50, power.p50, watts),
    wattRange(power),
    ""
  ];
  return cells.map((text) => ({ text, tone: "strong" }));
}
function unscheduledLines({ unscheduled }, width, paint) {
  if (unscheduled.length === 0) return [];
  return [
    paint("strong", "Without a node"),
    ...unscheduled.slice(0, MOST_LISTED).flatMap((pods) => wrapped(`  ${unscheduledSentence(pods)}`, width, "    ")),
    ...moreLine(unscheduled.length - MOST_LISTED)
  ];
}
function unscheduledSentence(unscheduled) {
  const { namespace, workload_kind, workload_name, pods, requests, node, reason } = unscheduled;
  const asked = requests.map(({ resource, amount }) => amountText(resource, amount)).join(", ");
  const who = oneLine(`${namespace}/${workload_name} (${workload_kind})`, WIDEST_NAME2);
  const why = node === null ? reason || "no scheduler has said why" : `its node ${node} is not in the list`;
  return `${counted(pods, "pod")} of ${who}${asked === "" ? "" : `, ${oneLine(asked, 200)}`}: ${oneLine(why, 300)}`;
}
function errorLines({ Nodes, errors, problems }, width, paint) {
  const all = [...errors, ...Nodes.flatMap((node) => node.errors.map((text) => `${node.NodeName}: ${text}`))];
  const unread = problems.filter(({ severity }) => severity === "error").length;
  const lines = [
    ...all.slice(0, MOST_LISTED).flatMap((text) => wrapped(`  ${oneLine(text, 300)}`, width, "    ")),
    ...moreLine(all.length - MOST_LISTED),
    ...unread > 0 ? [`  ${counted(unread, "error")} in the files that were to be fitted`] : []
  ];
  return lines.length === 0 ? [] : [paint("bad", "Could not be read; the sums are without it"), ...lines];
}
var moreLine = (more) => more > 0 ? [`  and ${count(more)} more; --format json lists all`] : [];
function closingLines({ Nodes, basis, ended_pods }, width, paint) {
  const reasons = new Set(Nodes.flatMap(({ not_predicted }) => not_predicted.reasons));
  const origins = basis.map(
    ({ scope, provenance, pods }) => `${scopeText[scope]}, ${provenanceText[provenance]} (${counted(pods, "pod")})`
  );
  const sentences = [
    ...origins.length === 0 ? [] : [`Power is that of the pods, everything running: ${origins.join("; ")}.`],
    "In no figure: the idle power of CPU, memory and boards that no pod asks for, the system of the node itself, disks and network.",
    ...[...reasons].slice(0, MOST_LISTED).map((reason) => `Not predicted: ${oneLine(reason, 300)}`),
    ...ended_pods > 0 ? [`${counted(ended_pods, "pod")} that ended ${ended_pods === 1 ? "is" : "are"} left out.`] : []
  ];
  return sentences.flatMap((sentence) => wrapped(sentence, width, "  ").map((line) => paint("dim", line)));
}

// src/commands/run-capacity.ts
async function runCapacity(flags, io) {
  const { fit, from, fail } = flags;
  if (fail === true && fit === void 0)
    throw new AppError("input", "--fail has nothing to hold", "Name what is to fit with --fit PATH.");
  if (fit?.includes("-") && from.includes("-"))
    throw new AppError("input", "--from and --fit both read standard input", "Save one of them to a file.");
  const predictor = await predictorOf(flags.model, io, embedderOf(flags, io), {
    modelFallback: flags.modelFallback
  });
  const cluster = clusterFrom2(from.length > 0 ? await savedObjects(from, io) : await liveObjects(flags, io));
  if (cluster.nodes.length === 0) throw noNodes(from);
  if (from.length > 0 && cluster.podsOn.size + cluster.unscheduled.length + cluster.endedPods === 0)
    io.err("wattlint: there is no pod among what was saved: every node looks empty\n");
  const { newcomers, problems } = fit === void 0 ? NOBODY : await fitting(fit, flags, cluster, predictor, io);
  await predictor.prepare?.(requestsOf(cluster, newcomers ?? []));
  const { predict, summary } = predictor;
  const report = capacityReport({ cluster, predict, model: summary, newcomers, problems });
  if (flags.format === "json") io.out(jsonText(report));
  else io.out(renderCapacity(report, { color: io.isOutTerminal && io.allowsColor, width: io.width }));
  const status = tellProblems(problems, io);
  if (fail === true && report.fit?.fits === false) {
    io.err(`wattlint: ${fitVerdict(report.fit)}
`);
    return EXIT_OVER;
  }
  if (isPartial2(report) && flags.format === "json")
    io.err("wattlint: sums are without what could not be read; it is listed under errors\n");
  return isPartial2(report) ? exitCodes[from.length > 0 ? "input" : "source"] : status;
}
var isPartial2 = ({ errors, Nodes }) => errors.length > 0 || Nodes.some((node) => node.errors.length > 0);
var noNodes = (from) => from.length > 0 ? new AppError("input", "there is no node among what was saved", `Save it with ${SAVE}.`) : new AppError("source", "the cluster has no nodes", "");
var SAVE = "kubectl get nodes,pods -A -o json";
var LARGEST_BYTES = 512 * 1024 * 1024 - 1024;
async function savedObjects(files, io) {
  const values = [];
  for (const file of files) {
    const path = file === "-" ? INPUT_PATH : file;
    const bytes2 = file === "-" ? await io.readInput() : await readBytes(io.cwd, file);
    if (bytes2.length > LARGEST_BYTES) {
      const hint = "Save nodes and every namespace by itself, and name each file with --from.";
      throw new AppError("input", `${JSON.stringify(path)} is over 512 MiB`, hint);
    }
    values.push(jsonIn(path, bytes2));
  }
  return objectsIn(values);
}
function jsonIn(path, bytes2) {
  const decoded = decode(bytes2);
  if ("refused" in decoded) throw new AppError("input", `${path}: ${decoded.refused}`, "");
  try {
    return JSON.parse(decoded.text);
  } catch (cause) {
    throw new AppError("input", `${JSON.stringify(path)} is not JSON`, `Save it with ${SAVE}.`, { cause });
  }
}
var STANDING = "status.phase!=Succeeded,status.phase!=Failed";
async function liveObjects(flags, io) {
  const { openCluster } = await import("./chunk-TKSMG43U.js");
  const api = openCluster(clusterFrom(flags, io));
  const nodes = await api.items("/api/v1/nodes");
  const pods = await api.kept("/api/v1/pods", { fieldSelector: STANDING }, readPod);
  return { nodes, pods };
}
var NOBODY = { newcomers: null, problems: [] };
async function fitting(paths, flags, cluster, predictor, io) {
  const config = await configFrom({ ...flags, nodes: cluster.nodes.length }, io, paths);
  const options = { ...assessOptionsFrom(config), keepsPods: true, onProgress: progressOn(io) };
  const assessed = await assess(treeFrom(paths, io, renderedFrom(paths, config, io)), options);
  const { settled, problems } = await settledWorkloads(assessed, config, predictor);
  return { newcomers: newcomersFrom(settled, assessed.podsOf, cluster, flags.namespace), problems };
}
async function settledWorkloads({ requests, problems }, { copies }, { predict, prepare }) {
  await prepare?.(requests);
  const predicted = requests.map((request) => ({ request, prediction: predict(request), countedAs: null }));
  const result = settleCopies(predicted, copies);
  return { settled: result.settled, problems: [...problems, ...result.problems] };
}
export {
  runCapacity
};

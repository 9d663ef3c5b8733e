import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  mean
} from "./chunk-LKCIALQR.js";
import {
  tableFormat,
  writeTable
} from "./chunk-BE5NSH42.js";
import {
  isWanted,
  seriesFromScrapes,
  tellOwners
} from "./chunk-NFBAL6MI.js";
import {
  isSynthetic
} from "./chunk-DPTCEGWK.js";
import {
  instantIn,
  nowS,
  windowFrom
} from "./chunk-HCF6W34F.js";
import {
  prometheusApi
} from "./chunk-KME7JRBO.js";
import {
  scanSamples
} from "./chunk-C7WR6XFL.js";
import {
  counted
} from "./chunk-LQ53HEYR.js";
import {
  headersFrom
} from "./chunk-RRVZZTN6.js";
import {
  clusterFrom
} from "./chunk-JAXHX7K6.js";
import {
  oneLine
} from "./chunk-ZYN6WMRK.js";
import {
  grouped
} from "./chunk-X6PSLHTU.js";
import {
  AppError,
  EXIT_WITHIN,
  array,
  boolean,
  object,
  quoted,
  record,
  sentenceOf,
  string
} from "./chunk-4SDNS7QA.js";

// src/label/clusters.ts
function clustersIn(series, cluster) {
  const byCluster = grouped(series, ({ labels }) => labels["cluster"] || null);
  const unlabelled = byCluster.get(null) ?? [];
  const common = unlabelled.filter(({ name }) => name.startsWith("kube_"));
  const labelled = [...byCluster].flatMap(
    ([name, own]) => name === null ? [] : [{ cluster: name, series: [...own, ...common] }]
  );
  const isOfKepler = unlabelled.some(({ name }) => name.startsWith("kepler_"));
  return isOfKepler || labelled.length === 0 ? [...labelled, { cluster, series: unlabelled }] : labelled;
}

// src/label/window.ts
var isWithin = ({ start_at_s, end_at_s }, at_s) => at_s >= start_at_s && at_s <= end_at_s;
var lengthS = ({ from_at_s, to_at_s }) => to_at_s - from_at_s;
function unionS(spans) {
  let coveredS = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { from_at_s, to_at_s } of spans.toSorted((a, b) => a.from_at_s - b.from_at_s)) {
    coveredS += Math.max(0, to_at_s - Math.max(from_at_s, until));
    until = Math.max(until, to_at_s);
  }
  return coveredS;
}

// src/label/counter.ts
var OWN = [
  ...["node_name", "exported_instance", "zone", "mode", "package", "gpu", "gpu_uuid"],
  ...["pod_id", "pod_namespace", "pod_name", "container_id", "container_namespace", "container_name"]
];
var CHANGING = ["state", "command", "source", "path", "runtime", "gpu_name", "vendor"];
var exporterOf = (labels) => labels["node_name"] ?? labels["pod"] ?? labels["instance"] ?? "";
var isEnergy = (name) => /^kepler_\w+_joules_total$/.test(name);
var keyOf = ({ name, labels }) => JSON.stringify([
  name,
  name.startsWith("kepler_node_") ? exporterOf(labels) : "",
  ...OWN.map((label2) => labels[label2] ?? "")
]);
var scraperOf = ({ labels }) => JSON.stringify(
  Object.entries(labels).filter(([label2]) => !OWN.includes(label2) && !CHANGING.includes(label2)).toSorted(([a], [b]) => a < b ? -1 : 1)
);
function countersFrom(series, window) {
  const copies = grouped(
    series.filter(({ name }) => isEnergy(name)),
    keyOf
  );
  return [...copies.values()].flatMap((ofCounter) => counterFrom(ofCounter, window) ?? []);
}
function counterFrom(series, window) {
  const reads = [...grouped(series, scraperOf).values()].flatMap((variants) => readsOf(variants, window) ?? []).toSorted((a, b) => startOf(a) - startOf(b) || b.points.length - a.points.length);
  const [earliest] = reads;
  const first = earliest?.points[0];
  if (earliest === void 0 || first === void 0) return null;
  let last = first;
  let latest = earliest;
  let sinceFirstJ = 0;
  let count = 1;
  const resets = [];
  for (const copy of reads) {
    for (const [index, [at_s, value_j]] of copy.points.entries()) {
      const [lastAtS, lastJ] = last;
      if (at_s <= lastAtS) continue;
      const own = copy.points[index - 1];
      const isBehind = value_j < lastJ && own !== void 0 && own[1] <= value_j;
      const isReset = value_j < lastJ && !isBehind;
      if (isReset) resets.push({ from_at_s: lastAtS, to_at_s: at_s });
      sinceFirstJ += isReset ? value_j : isBehind ? 0 : value_j - lastJ;
      last = [at_s, isBehind ? lastJ : value_j];
      latest = copy;
      count++;
    }
  }
  const { name, labels } = latest.series;
  return {
    name,
    labels,
    exporter: exporterOf(labels),
    from_at_s: first[0],
    to_at_s: last[0],
    first_j: first[1],
    since_first_j: sinceFirstJ,
    reads: count,
    resets,
    is_final: reads.some(({ is_final }) => is_final)
  };
}
var startOf = ({ points }) => points[0]?.[0] ?? 0;
function readsOf(variants, window) {
  const values = /* @__PURE__ */ new Map();
  for (const { points } of variants) {
    for (const [at_s, value] of points) {
      if (!isWithin(window, at_s) || !(value >= 0) || value === Number.POSITIVE_INFINITY) continue;
      values.set(at_s, Math.max(values.get(at_s) ?? 0, value));
    }
  }
  const latest = variants.toSorted((a, b) => endOf(a) - endOf(b)).at(-1);
  if (values.size === 0 || latest === void 0) return null;
  const is_final = variants.some(
    ({ labels, points }) => labels["state"] === "terminated" && points.some(([at_s]) => isWithin(window, at_s))
  );
  return { series: latest, points: [...values].toSorted(([a], [b]) => a - b), is_final };
}
var endOf = ({ points }) => points.at(-1)?.[0] ?? Number.NEGATIVE_INFINITY;

// src/label/zones.ts
var PRIMARY = ["socket", "cpu", "ppt", "ppt0", "ppt1", "soc", "platform"];
var PARTS = /* @__PURE__ */ new Set(["core", "uncore"]);
function zonesFrom(present) {
  if (present.has("psys")) return ["psys"];
  if (present.has("package")) return ["package", "dram"].filter((zone) => present.has(zone));
  const primary = PRIMARY.find((zone) => present.has(zone));
  if (primary !== void 0) return [primary];
  const others = [...present].filter((zone) => !PARTS.has(zone) && zone !== "dram");
  return others.length === 1 ? others : [];
}

// src/label/exporter.ts
function exportersFrom(counters, generation, readTimesOf) {
  const byExporter = grouped(counters, ({ exporter }) => exporter);
  return new Map(
    [...byExporter].map(([name, own]) => [name, exporterFrom(name, own, generation, readTimesOf(name))])
  );
}
function exporterFrom(name, counters, generation, readAtS) {
  const ofNode = counters.filter((counter) => counter.name.startsWith("kepler_node_"));
  const ofPods = counters.filter((counter) => !counter.name.startsWith("kepler_node_"));
  const present = zonesIn(counters);
  const zones = generation === "<=0.9" ? ["total"] : zonesFrom(present);
  const node = generation === "<=0.9" ? nodeBefore010(ofNode) : nodeFrom010(ofNode, zones);
  const inPackage = generation === "<=0.9" ? ofPods : ofPods.filter(({ labels }) => isIn(labels, widest(zones)));
  return {
    name,
    read_at_s: readAtS,
    restarts: ofNode.flatMap(({ resets }) => resets),
    zones,
    has_unclear_zones: zones.length === 0 && present.size > 0,
    active_j: sumOf(node.active),
    idle_j: sumOf(node.idle),
    total_j: sumOf(ofNode.length > 0 ? ofNode : ofPods) ?? 0,
    package_w: powerOf(ofNode.length > 0 ? node.package : inPackage)
  };
}
var zonesIn = (counters) => new Set(counters.flatMap(({ name, labels }) => /_cpu_/.test(name) ? labels["zone"] ?? [] : []));
var isIn = (labels, zones) => zones.includes(labels["zone"] ?? "");
var widest = (zones) => zones.filter((zone) => zone !== "dram");
function nodeFrom010(counters, zones) {
  const named3 = (name, of) => counters.filter((counter) => counter.name === name && isIn(counter.labels, of));
  return {
    active: named3("kepler_node_cpu_active_joules_total", zones),
    idle: named3("kepler_node_cpu_idle_joules_total", zones),
    package: named3("kepler_node_cpu_joules_total", widest(zones))
  };
}
var IN_TOTAL = /^kepler_node_(?:package|dram|other|other_host_components|gpu)_joules_total$/;
function nodeBefore010(counters) {
  const inTotal = counters.filter(({ name }) => IN_TOTAL.test(name));
  return {
    active: inTotal.filter(({ labels }) => labels["mode"] !== "idle"),
    idle: inTotal.filter(({ labels }) => labels["mode"] === "idle"),
    package: counters.filter(({ name }) => name === "kepler_node_package_joules_total")
  };
}
var sumOf = (counters) => counters.length === 0 ? null : counters.reduce((sum2, { since_first_j }) => sum2 + since_first_j, 0);
function powerOf(counters) {
  const seconds = Math.max(0, ...counters.map(lengthS));
  const energyJ = sumOf(counters);
  return energyJ === null || seconds === 0 ? null : energyJ / seconds;
}
function readBefore({ read_at_s }, at_s) {
  let low = 0;
  let high = read_at_s.length;
  while (low < high) {
    const middle = low + high >> 1;
    if ((read_at_s[middle] ?? 0) < at_s) low = middle + 1;
    else high = middle;
  }
  return read_at_s[low - 1] ?? null;
}
var lastRead = ({ read_at_s }) => read_at_s.at(-1) ?? Number.NEGATIVE_INFINITY;
var restartedWithin = ({ restarts }, { from_at_s, to_at_s }) => restarts.some((restart) => restart.to_at_s > from_at_s && restart.from_at_s < to_at_s);

// src/label/generation.ts
var OF_0_10 = /^kepler_(?:(?:pod|container|node)_cpu|pod_gpu)_joules_total$/;
var OF_0_9 = /^kepler_(?:container|node_package)_joules_total$/;
function generationOf(names) {
  const all = [...names];
  if (all.some((name) => OF_0_10.test(name))) return ">=0.10";
  return all.some((name) => OF_0_9.test(name)) ? "<=0.9" : null;
}
function isMixed(names) {
  const all = [...names];
  return all.some((name) => OF_0_10.test(name)) && all.some((name) => OF_0_9.test(name));
}
var BUILD_INFO = /^kepler_(?:exporter_)?build_info$/;
function versionOf(series, generation) {
  const versions = series.flatMap(
    ({ name, labels }) => BUILD_INFO.test(name) && labels["version"] ? [labels["version"]] : []
  );
  return [...new Set(versions)].toSorted().join(", ") || generation;
}
var keplerSelectors = {
  ">=0.10": [
    'kepler_pod_cpu_joules_total{zone!~"core|uncore"}',
    "kepler_pod_gpu_joules_total",
    'kepler_node_cpu_joules_total{zone!~"core|uncore"}',
    'kepler_node_cpu_active_joules_total{zone!~"core|uncore"}',
    'kepler_node_cpu_idle_joules_total{zone!~"core|uncore"}'
  ],
  "<=0.9": [
    "kepler_container_joules_total",
    "kepler_container_gpu_joules_total",
    "kepler_node_package_joules_total",
    "kepler_node_dram_joules_total",
    "kepler_node_other_joules_total",
    "kepler_node_other_host_components_joules_total",
    "kepler_node_gpu_joules_total"
  ]
};
var containerSelectors = [
  'kepler_container_cpu_joules_total{zone!~"core|uncore"}',
  "kepler_container_gpu_joules_total"
];
var infoSelectors = [
  "kepler_build_info",
  "kepler_exporter_build_info",
  "kepler_node_info"
];

// src/label/left-out.ts
var MOST_EXAMPLES = 3;
function leftOutTally() {
  const found = /* @__PURE__ */ new Map();
  return {
    add(reason, example, count = 1) {
      const entry = found.get(reason) ?? { count: 0, examples: /* @__PURE__ */ new Set() };
      entry.count += count;
      if (entry.examples.size < MOST_EXAMPLES) entry.examples.add(example);
      found.set(reason, entry);
    },
    list: () => [...found].map(([reason, { count, examples }]) => ({ reason, count, examples: [...examples] })).toSorted((a, b) => b.count - a.count)
  };
}

// src/label/owner-facts.ts
var noFacts = {
  pods: [],
  replica_sets: /* @__PURE__ */ new Map(),
  jobs: /* @__PURE__ */ new Map(),
  ready: /* @__PURE__ */ new Map()
};
var keyIn = (namespace, ...names) => JSON.stringify([namespace, ...names]);
var ownerOrNone = (kind, name) => kind === "" || kind === "<none>" || kind === "Node" ? null : { kind, name };
function mergedFacts(first, second) {
  const pods = new Map(second.pods.map((pod) => [podKey(pod), pod]));
  for (const pod of first.pods) {
    const other = pods.get(podKey(pod)) ?? pods.get(keyIn(pod.namespace, pod.name));
    pods.set(podKey(pod), other === void 0 ? pod : filled(pod, other));
  }
  return {
    pods: [...pods.values()],
    replica_sets: new Map([...second.replica_sets, ...first.replica_sets]),
    jobs: new Map([...second.jobs, ...first.jobs]),
    ready: new Map([...second.ready, ...first.ready])
  };
}
var podKey = ({ namespace, name, uid }) => keyIn(namespace, name, ...uid === null ? [] : [uid]);
var filled = (pod, other) => ({
  ...pod,
  uid: pod.uid ?? other.uid,
  owner: pod.is_owner_known ? pod.owner : other.owner,
  is_owner_known: pod.is_owner_known || other.is_owner_known,
  started_at_s: pod.started_at_s ?? other.started_at_s,
  completed_at_s: pod.completed_at_s ?? other.completed_at_s,
  template_hash: pod.template_hash ?? other.template_hash
});

// src/label/owner.ts
function ownerIndex(facts) {
  const byUid = new Map(facts.pods.flatMap((pod) => pod.uid === null ? [] : [[pod.uid, pod]]));
  const byName = grouped(facts.pods, ({ namespace, name }) => keyIn(namespace, name));
  const find = ({ namespace, name, uid }) => {
    const exact = uid === null ? void 0 : byUid.get(uid);
    if (exact !== void 0) return { pod: exact, is_exact: true };
    const namesakes = byName.get(keyIn(namespace, name)) ?? [];
    const [pod] = namesakes.toSorted((a, b) => (b.started_at_s ?? 0) - (a.started_at_s ?? 0));
    if (pod === void 0) return null;
    return { pod, is_exact: namesakes.length === 1 && (uid === null || pod.uid === null) };
  };
  return {
    facts,
    find,
    named: (uid) => byUid.get(uid) ?? null,
    workloadOf: (pod) => workloadFrom(pod, find(pod)?.pod ?? null, facts)
  };
}
function workloadFrom({ namespace, name }, pod, facts) {
  const itself = { kind: "Pod", name, run: null };
  if (pod === null || !pod.is_owner_known) return { ...itself, how: "unknown" };
  const { owner, template_hash } = pod;
  if (owner === null) return { ...itself, how: "known" };
  const key = keyIn(namespace, owner.name);
  if (owner.kind === "Job") {
    const above2 = facts.jobs.get(key) ?? null;
    const run = above2 === null || above2.kind === "CronJob" ? owner.name : above2.name;
    return { ...above2 ?? owner, how: "known", run };
  }
  if (owner.kind !== "ReplicaSet") return { ...owner, how: "known", run: null };
  const above = facts.replica_sets.get(key);
  if (above !== void 0) return { ...above ?? owner, how: "known", run: null };
  const suffix = template_hash === null ? null : `-${template_hash.hash}`;
  if (template_hash === null || suffix === null || !owner.name.endsWith(suffix))
    return { ...owner, how: "known", run: null };
  return { kind: template_hash.of, name: owner.name.slice(0, -suffix.length), how: "inferred", run: null };
}

// src/label/owner-series.ts
var READY = [
  ["kube_deployment_status_replicas_ready", "deployment", "Deployment"],
  ["kube_statefulset_status_replicas_ready", "statefulset", "StatefulSet"],
  ["kube_daemonset_status_number_ready", "daemonset", "DaemonSet"],
  ["kube_replicaset_status_ready_replicas", "replicaset", "ReplicaSet"]
];
var ownerQueries = (w) => [
  ...[
    ["kube_pod_owner", "namespace,pod,uid,owner_kind,owner_name,owner_is_controller"],
    ["kube_replicaset_owner", "namespace,replicaset,owner_kind,owner_name,owner_is_controller"],
    ["kube_job_owner", "namespace,job_name,owner_kind,owner_name,owner_is_controller"],
    ["kube_pod_start_time", "namespace,pod,uid"],
    ["kube_pod_completion_time", "namespace,pod,uid"],
    ["kube_pod_labels", "namespace,pod,uid,label_pod_template_hash,label_rollouts_pod_template_hash"]
  ].map(
    ([name = "", by = ""]) => [name, `max by (${withExported(by)}) (last_over_time(${name}[${w}]))`]
  ),
  ...READY.map(
    ([name, label2]) => [name, `max by (${withExported(`namespace,${label2}`)}) (avg_over_time(${name}[${w}]))`]
  )
];
var withExported = (by) => `cluster,${by},exported_namespace,exported_pod`;
var lastOf = ({ points }) => points.at(-1)?.[1] ?? null;
var meanOf = ({ points }) => points.reduce((sum2, [, value]) => sum2 + value, 0) / Math.max(1, points.length);
var namespaceOf = (labels) => labels["exported_namespace"] ?? labels["namespace"] ?? "";
var podOf = (labels) => labels["exported_pod"] ?? labels["pod"] ?? "";
function ownerFactsFromSeries(series) {
  const byName = grouped(series, ({ name }) => name);
  const named3 = (name) => (byName.get(name) ?? []).filter(({ points }) => points.length > 0);
  return {
    pods: podsFrom(named3),
    replica_sets: ownersBy("replicaset", named3("kube_replicaset_owner")),
    jobs: ownersBy("job_name", named3("kube_job_owner")),
    ready: new Map(
      READY.flatMap(
        ([name, label2, kind]) => named3(name).map((one) => {
          const { labels } = one;
          return [keyIn(namespaceOf(labels), kind, labels[label2] ?? ""), meanOf(one)];
        })
      )
    )
  };
}
var POD_METRICS = ["kube_pod_owner", "kube_pod_start_time", "kube_pod_completion_time", "kube_pod_labels"];
function podsFrom(named3) {
  const all = POD_METRICS.flatMap(named3);
  const byPod = grouped(all, ({ labels }) => keyIn(namespaceOf(labels), podOf(labels), labels["uid"] ?? ""));
  return [...byPod.values()].flatMap((ofPod) => {
    const [first] = ofPod;
    if (first === void 0) return [];
    const of = (name) => ofPod.filter((one) => one.name === name);
    const owners = of("kube_pod_owner");
    return [
      {
        namespace: namespaceOf(first.labels),
        name: podOf(first.labels),
        uid: first.labels["uid"] || null,
        owner: controllerAmong(owners),
        is_owner_known: owners.length > 0,
        started_at_s: greatest(of("kube_pod_start_time")),
        completed_at_s: greatest(of("kube_pod_completion_time")),
        template_hash: templateHashFrom(of("kube_pod_labels"))
      }
    ];
  });
}
function ownersBy(label2, series) {
  const byOwned = grouped(series, ({ labels }) => keyIn(namespaceOf(labels), labels[label2] ?? ""));
  return new Map([...byOwned].map(([key, owners]) => [key, controllerAmong(owners)]));
}
function controllerAmong(series) {
  const owners = series.map(({ labels: labels2 }) => labels2);
  const labels = owners.find((one) => one["owner_is_controller"] === "true") ?? owners[0];
  return labels === void 0 ? null : ownerOrNone(labels["owner_kind"] ?? "", labels["owner_name"] ?? "");
}
function greatest(series) {
  const values = series.flatMap((one) => lastOf(one) ?? []).filter((value) => value > 0);
  return values.length === 0 ? null : Math.max(...values);
}
function templateHashFrom(series) {
  for (const { labels } of series) {
    const { label_pod_template_hash: deployment, label_rollouts_pod_template_hash: rollout } = labels;
    if (deployment) return { of: "Deployment", hash: deployment };
    if (rollout) return { of: "Rollout", hash: rollout };
  }
  return null;
}

// src/label/measured.ts
var unknownLifetime = { started_at_s: null, completed_at_s: null };
function measuredFrom(counter, exporter, { started_at_s, completed_at_s }, window) {
  const before = readBefore(exporter, counter.from_at_s);
  const isStartInside = started_at_s !== null && isWithin(window, started_at_s);
  const isNewSince = before !== null && !restartedWithin(exporter, { from_at_s: before, to_at_s: counter.from_at_s });
  const seesStart = isStartInside || isNewSince;
  const vanished = counter.to_at_s < lastRead(exporter);
  const bornAtS = isStartInside ? started_at_s : isNewSince ? before : counter.from_at_s;
  const from_at_s = Math.min(counter.from_at_s, bornAtS);
  const isEndKnown = counter.is_final && completed_at_s !== null && completed_at_s > from_at_s;
  const energyJ = counter.since_first_j + (seesStart ? counter.first_j : 0);
  return {
    energy_j: seesStart || counter.reads > 1 ? energyJ : null,
    from_at_s,
    to_at_s: isEndKnown ? Math.min(completed_at_s, counter.to_at_s) : counter.to_at_s,
    lower_bound: counter.resets.length > 0 || restartedWithin(exporter, counter) || vanished && !counter.is_final || before !== null && !seesStart,
    sees_start: seesStart,
    sees_end: counter.is_final || vanished
  };
}

// src/label/pod-energy.ts
function podsFrom2(input) {
  const { counters, generation, owners } = input;
  const groups = generation === "<=0.9" ? podsBefore010(counters) : podsFrom010(input);
  const named3 = groups.flatMap((one) => {
    const pod = nameOf(one.pod, owners);
    return pod === null ? [] : [{ ...one, pod }];
  });
  return {
    pods: named3.flatMap((one) => podFrom(one, input) ?? []),
    unnamed: groups.length - named3.length
  };
}
function nameOf(pod, owners) {
  if (pod.name !== "") return pod;
  const facts = pod.uid === null ? null : owners.named(pod.uid);
  return facts === null ? null : { namespace: facts.namespace, name: facts.name, uid: pod.uid };
}
function podsFrom010({ counters, exporters }) {
  const level = counters.some(({ name }) => /^kepler_pod_[cg]pu_joules_total$/.test(name)) ? "pod" : "container";
  const isWhole = ({ exporter, labels }) => exporters.get(exporter)?.zones.includes(labels["zone"] ?? "") ?? false;
  const [cpuName, gpuName] = [`kepler_${level}_cpu_joules_total`, `kepler_${level}_gpu_joules_total`];
  const cpu = counters.filter((counter) => counter.name === cpuName && isWhole(counter));
  const gpu = counters.filter(({ name }) => name === gpuName);
  const podOf2 = ({ labels }) => ({
    namespace: labels["pod_namespace"] ?? "",
    name: labels["pod_name"] ?? "",
    uid: labels["pod_id"] || null
  });
  const keyOf2 = (counter) => {
    const { uid, namespace, name } = podOf2(counter);
    return uid ?? JSON.stringify([namespace, name]);
  };
  return [...grouped([...cpu, ...gpu], keyOf2)].flatMap(([, own]) => {
    const [first] = own;
    if (first === void 0) return [];
    const active = own.filter(({ name }) => name === cpuName);
    return [
      {
        pod: podOf2(first),
        active,
        gpu: own.filter(({ name }) => name === gpuName),
        idle: [],
        isGpuInside: false
      }
    ];
  });
}
function podsBefore010(counters) {
  const ofPods = counters.filter(({ labels }) => (labels["pod_name"] ?? "") !== "");
  const byPod = grouped(
    ofPods,
    ({ labels }) => JSON.stringify([labels["container_namespace"], labels["pod_name"]])
  );
  return [...byPod.values()].flatMap((own) => {
    const [first] = own;
    if (first === void 0) return [];
    const isIdle = ({ labels }) => labels["mode"] === "idle";
    const total = own.filter(({ name }) => name === "kepler_container_joules_total");
    return [
      {
        pod: {
          namespace: first.labels["container_namespace"] ?? "",
          name: first.labels["pod_name"] ?? "",
          uid: null
        },
        active: total.filter((counter) => !isIdle(counter)),
        gpu: own.filter(
          (counter) => counter.name === "kepler_container_gpu_joules_total" && !isIdle(counter)
        ),
        idle: total.filter(isIdle),
        isGpuInside: true
      }
    ];
  });
}
function podFrom({ pod, active, gpu, idle, isGpuInside }, input) {
  const { exporters, owners, window, sourceOf } = input;
  const lifetime = lifetimeOf(pod, owners);
  const measured = (counters) => counters.flatMap((counter) => {
    const exporter2 = exporters.get(counter.exporter);
    return exporter2 === void 0 ? [] : [measuredFrom(counter, exporter2, lifetime, window)];
  });
  const counted2 = isGpuInside ? active : [...active, ...gpu];
  const latest = counted2.toSorted((a, b) => a.to_at_s - b.to_at_s).at(-1);
  const exporter = exporters.get(latest?.exporter ?? "");
  if (exporter === void 0) return null;
  const all = measured(counted2);
  const known = all.filter(({ energy_j }) => energy_j !== null);
  const spans = known.length > 0 ? known : all;
  const energyJ = sumOf2(all);
  const hasMeter = energyJ !== 0 || counted2.some((one) => (exporters.get(one.exporter)?.total_j ?? 0) > 0);
  return {
    ...pod,
    exporter,
    active_j: hasMeter ? energyJ : null,
    unknown: energyJ === null ? "read once" : hasMeter ? null : "no meter",
    gpu_j: sumOf2(measured(gpu)),
    idle_j: sumOf2(measured(idle)),
    from_at_s: Math.min(...spans.map(({ from_at_s }) => from_at_s)),
    to_at_s: Math.max(...spans.map(({ to_at_s }) => to_at_s)),
    step_s: stepOf(counted2),
    lower_bound: all.some(({ lower_bound }) => lower_bound),
    sees_start: all.every(({ sees_start }) => sees_start),
    sees_end: all.every(({ sees_end }) => sees_end),
    has_cpu: active.length > 0,
    power_source: active.length > 0 ? sourceOf(exporter.name) : "gpu-nvml"
  };
}
function lifetimeOf(pod, owners) {
  const found = owners.find(pod);
  return found?.is_exact ? found.pod : unknownLifetime;
}
function sumOf2(all) {
  const known = all.flatMap(({ energy_j }) => energy_j ?? []);
  return known.length === 0 ? null : known.reduce((sum2, energyJ) => sum2 + energyJ, 0);
}
function stepOf(counters) {
  const reads = counters.reduce((sum2, one) => sum2 + one.reads - 1, 0);
  const seconds = counters.reduce((sum2, { from_at_s, to_at_s }) => sum2 + to_at_s - from_at_s, 0);
  return reads === 0 ? null : seconds / reads;
}

// src/label/power-source.ts
var LEAST_PACKAGE_W = 0.01;
var PATHS = [
  [/\/class\/powercap\/intel-rapl\/energy_/, "fake"],
  [/\/class\/powercap\/(?:intel-rapl\/)?intel-rapl[^/]*:\d/, "rapl"],
  [/\/class\/hwmon\//, "hwmon"]
];
var SOURCES = [
  [/fake/i, "fake"],
  [/trained|model|estimat/i, "estimator"],
  [/rapl/i, "rapl"],
  [/hwmon|ampere|xgene/i, "hwmon"],
  [/redfish/i, "redfish"],
  [/acpi/i, "acpi"],
  [/nvml|dcgm|nvidia/i, "gpu-nvml"]
];
var WORST_FIRST = [
  ...["fake", "estimator", "unknown"],
  ...["acpi", "redfish", "hwmon", "rapl", "gpu-nvml"]
];
var worstSource = (sources) => {
  const all = new Set(sources);
  return WORST_FIRST.find((source) => all.has(source)) ?? "unknown";
};
function powerSourceFrom({ paths, sources }, package_w, told) {
  const said = [
    ...paths.flatMap((path) => meaningOf(path, PATHS)),
    ...sources.flatMap((source) => meaningOf(source, SOURCES))
  ];
  const isTooLittle = package_w !== null && package_w > 0 && package_w < LEAST_PACKAGE_W;
  if (isTooLittle) return "fake";
  return said.length === 0 ? told ?? "unknown" : worstSource(said);
}
var meaningOf = (text, table) => table.flatMap(([pattern, source]) => pattern.test(text) ? [source] : []).slice(0, 1);
function meterWordsFrom(all) {
  const paths = /* @__PURE__ */ new Set();
  const components = /* @__PURE__ */ new Set();
  const platforms = /* @__PURE__ */ new Set();
  for (const { path, source, components_power_source, platform_power_source } of all) {
    if (path) paths.add(path);
    for (const word of [source, components_power_source]) if (isWord(word)) components.add(word);
    if (isWord(platform_power_source)) platforms.add(platform_power_source);
  }
  return { paths: [...paths], sources: [...components.size > 0 ? components : platforms] };
}
var isWord = (word) => word !== void 0 && word !== "" && word !== "none" && word !== "os";

// src/label/figures.ts
function sumsOf(pods) {
  return {
    total_energy_j: sum(pods.map(({ total_j }) => total_j)),
    gpu_energy_j: sumKnown(pods.map(({ gpu_j }) => gpu_j)),
    idle_energy_j: sumKnown(pods.map(({ idle_part_j }) => idle_part_j)),
    observed_s: unionS(pods),
    pods_s: sum(pods.map(lengthS)),
    lower_bound: pods.some(({ lower_bound }) => lower_bound)
  };
}
function figuresOf(sums, runs) {
  const { pods_s, ...rest } = sums;
  const over = (value, seconds) => seconds > 0 ? value / seconds : null;
  return {
    ...rest,
    avg_power_w: over(sums.total_energy_j, sums.observed_s),
    avg_power_per_replica_w: over(sums.total_energy_j, pods_s),
    measured_replicas: over(pods_s, sums.observed_s),
    runs
  };
}
var windowFigures = (pods) => figuresOf(sumsOf(pods), null);
function runFigures(pods, isMissing) {
  const runs = [...grouped(pods, ({ run }) => run ?? "")].map(([name, ofRun]) => ({
    sums: sumsOf(ofRun),
    isWhole: ofRun.every(({ sees_start, sees_end }) => sees_start && sees_end),
    isMissing: isMissing(name)
  }));
  const whole = runs.filter(({ isWhole }) => isWhole);
  const taken = whole.length > 0 ? whole : runs;
  const meanOf2 = (field) => mean(taken.map(({ sums }) => sums[field]));
  const meanKnown = (field) => {
    const total = sumKnown(taken.map(({ sums }) => sums[field]));
    return total === null ? null : total / taken.length;
  };
  return figuresOf(
    {
      total_energy_j: meanOf2("total_energy_j"),
      gpu_energy_j: meanKnown("gpu_energy_j"),
      idle_energy_j: meanKnown("idle_energy_j"),
      observed_s: meanOf2("observed_s"),
      pods_s: meanOf2("pods_s"),
      lower_bound: whole.length === 0 || taken.some(({ sums, isMissing: isMissing2 }) => sums.lower_bound || isMissing2)
    },
    taken.length
  );
}
var sum = (values) => values.reduce((total, value) => total + value, 0);
function sumKnown(values) {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : sum(known);
}

// src/label/idle.ts
function idleJ(pod, treatment) {
  return treatment === "share" ? sharedIdleJ(pod) : pod.idle_j;
}
function sharedIdleJ({ active_j, gpu_j, exporter, idle_j }) {
  if (active_j === null || exporter.active_j === null || exporter.idle_j === null) return null;
  const cpuJ = idle_j === null ? active_j - (gpu_j ?? 0) : active_j;
  return exporter.active_j === 0 ? 0 : exporter.idle_j * Math.min(1, cpuJ / exporter.active_j);
}

// src/label/targets.ts
function targetsFrom(pods, owners, head, options) {
  const owned = pods.map((pod) => ({
    ...pod,
    workload: owners.workloadOf(pod),
    facts: owners.find(pod)?.pod ?? null
  }));
  const byWorkload = grouped(owned, ({ namespace, workload: { kind, name } }) => keyIn(namespace, kind, name));
  const missing = options.mode === "job" ? unmeasuredRuns(owned, owners, options.window) : /* @__PURE__ */ new Set();
  const targets = [...byWorkload.values()].flatMap((ofWorkload) => {
    if (options.per === "pod")
      return [...grouped(ofWorkload, ({ uid, name }) => uid ?? name).values()].map(
        (ofPod) => targetFrom(ofPod, owners, head, { ...options, mode: "window" }, missing)
      );
    return [targetFrom(ofWorkload, owners, head, options, missing)];
  });
  const nameOf2 = ({ namespace, workload_kind, workload_name, pod, pod_uid }) => JSON.stringify([namespace, workload_kind, workload_name, pod, pod_uid]);
  return targets.flat().toSorted((a, b) => nameOf2(a) < nameOf2(b) ? -1 : 1);
}
function targetFrom(pods, owners, head, { window, mode, per, idle }, missing) {
  const [first] = pods;
  if (first === void 0) throw new Error("a target of no pods");
  const { namespace, workload } = first;
  const idlePartsJ = pods.map((pod) => idleJ(pod, idle));
  const treatment = idlePartsJ.includes(null) ? "none" : idle;
  const counted2 = pods.map((pod, index) => {
    const idlePartJ = treatment === idle ? idlePartsJ[index] ?? null : pod.idle_j;
    const total_j = (pod.active_j ?? 0) + (treatment === "none" ? 0 : idlePartJ ?? 0);
    return { ...pod, total_j, idle_part_j: idlePartJ, run: pod.workload.run };
  });
  const isOfRuns = mode === "job" && pods.every((pod) => pod.workload.run !== null);
  const runKey = (run) => keyIn(namespace, workload.kind, workload.name, run);
  const figures = isOfRuns ? runFigures(counted2, (run) => missing.has(runKey(run))) : windowFigures(counted2);
  const isPod = per === "pod";
  const measured = figures.measured_replicas === null ? null : rounded(figures.measured_replicas, 4);
  const power_source = worstSource(pods.map((pod) => pod.power_source));
  const exporters = [...new Map(pods.map(({ exporter }) => [exporter.name, exporter])).values()];
  return {
    namespace,
    workload_kind: workload.kind,
    workload_name: workload.name,
    pod: isPod ? first.name : null,
    pod_uid: isPod ? first.uid : null,
    node: only(exporters.map(({ name }) => name || null)),
    cluster: head.cluster,
    owner: ["unknown", "inferred"].find((how) => pods.some((pod) => pod.workload.how === how)) ?? "known",
    mode: isOfRuns ? "job" : "window",
    ...energyOf(figures),
    step_s: meanStep(pods),
    energy_step_j: null,
    replicas: isPod ? null : owners.facts.ready.get(keyIn(namespace, workload.kind, workload.name)) ?? measured,
    measured_replicas: isPod ? null : measured,
    runs: figures.runs,
    lower_bound: figures.lower_bound,
    window_start_s: window.start_at_s,
    window_end_s: window.end_at_s,
    ts: null,
    kepler_version: head.kepler_version,
    zones: zonesOf(pods),
    idle: treatment,
    node_active_energy_j: sumOrNull(exporters.map(({ active_j }) => active_j)),
    node_idle_energy_j: sumOrNull(exporters.map(({ idle_j }) => idle_j)),
    power_source,
    provenance: isSynthetic({ power_source }) ? "modelled" : "kepler",
    pod_template_hash: only(pods.map(({ facts }) => facts?.template_hash?.hash ?? null)),
    // Of the request that was measured, which Kepler does not know.
    template_hash: null,
    spec_hash: null
  };
}
var energyOf = (figures) => ({
  avg_power_w: digits(figures.avg_power_w),
  avg_power_per_replica_w: digits(figures.avg_power_per_replica_w),
  total_energy_j: digits(figures.total_energy_j),
  gpu_energy_j: digits(figures.gpu_energy_j),
  idle_energy_j: digits(figures.idle_energy_j),
  observed_s: rounded(figures.observed_s, 3)
});
function unmeasuredRuns(pods, owners, { start_at_s, end_at_s }) {
  const measured = new Set(pods.map(({ facts }) => facts));
  return new Set(
    owners.facts.pods.flatMap((facts) => {
      const { namespace, started_at_s, completed_at_s } = facts;
      const isOutside = started_at_s === null || started_at_s > end_at_s || (completed_at_s ?? end_at_s) < start_at_s;
      if (isOutside || measured.has(facts)) return [];
      const { kind, name, run } = owners.workloadOf(facts);
      return run === null ? [] : [keyIn(namespace, kind, name, run)];
    })
  );
}
function zonesOf(pods) {
  const zones = new Set(pods.flatMap(({ has_cpu, exporter }) => has_cpu ? exporter.zones.join("+") : []));
  return zones.size === 0 ? null : [...zones].toSorted().join(", ");
}
function meanStep(pods) {
  const steps = pods.flatMap(({ step_s }) => step_s ?? []);
  return steps.length === 0 ? null : rounded(steps.reduce((sum2, step) => sum2 + step, 0) / steps.length, 3);
}
var only = (values) => new Set(values).size === 1 ? values[0] ?? null : null;
function sumOrNull(values) {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : digits(known.reduce((sum2, value) => sum2 + value, 0));
}
var MOST_DIGITS = 9;
var digits = (value) => value === null ? null : Number(value.toPrecision(MOST_DIGITS));
var rounded = (value, places) => Math.round(value * 10 ** places) / 10 ** places;

// src/label/warnings.ts
var TOLERANCE = 1.1;
function warningsFrom({ generation, isMixed: isMixed2, exporters, pods, targets, idle }) {
  const warnings = [];
  if (isMixed2)
    warnings.push(
      "Kepler is there in two versions, before 0.10 and after. Only the newer is counted. Upgrade all of them"
    );
  for (const { name, active_j } of exporters) {
    const ofPodsJ = pods.filter(({ exporter }) => exporter.name === name).reduce((sum2, pod) => sum2 + (pod.active_j ?? 0) - (generation === ">=0.10" ? pod.gpu_j ?? 0 : 0), 0);
    if (active_j !== null && ofPodsJ > TOLERANCE * active_j)
      warnings.push(
        `pods of the node ${named(name)} are given ${joules(ofPodsJ)}, more than the ${joules(active_j)} that it drew with work. Is it counted twice, or read at the wrong times?`
      );
  }
  const unclear = exporters.filter(({ has_unclear_zones }) => has_unclear_zones);
  if (unclear.length > 0)
    warnings.push(
      `no zone of the node ${named(unclear[0]?.name ?? "")}${more(unclear.length)} can be told from a part of another: its CPU is not counted. Have Kepler measure package, or one zone alone`
    );
  const unknown = targets.filter(({ owner }) => owner === "unknown").length;
  if (unknown > 0)
    warnings.push(
      `the owners of pods in ${unknown} of ${targets.length} targets are not known. They stand there as pods. Have kube-state-metrics scraped, or add --owner-source k8s`
    );
  const inferred = targets.filter(({ owner }) => owner === "inferred").length;
  if (inferred > 0)
    warnings.push(
      `the ReplicaSet of ${inferred} of ${targets.length} targets is gone: their workload is inferred from the label pod-template-hash`
    );
  const withoutIdle = targets.filter((target) => target.idle !== idle).length;
  if (withoutIdle > 0)
    warnings.push(`${withoutIdle} of ${targets.length} targets ${noIdle(generation, idle)}`);
  return warnings;
}
var noIdle = (generation, idle) => idle === "own" && generation === ">=0.10" ? "have no idle energy: Kepler attributes none to pods from 0.10 on. Use --idle share" : "have no idle energy: their nodes do not tell it";
var named = (exporter) => exporter === "" ? "without a name" : exporter;
var more = (count) => count === 1 ? "" : ` and ${count - 1} more`;
var joules = (energyJ) => `${Number(energyJ.toPrecision(3))} J`;

// src/label/label.ts
function label({ series, facts, options }) {
  const all = clustersIn(series, options.cluster).map(
    (one) => labelCluster(one.series, facts, one.cluster, options)
  );
  return {
    targets: all.flatMap(({ targets }) => targets),
    leftOut: all.flatMap(({ leftOut: leftOut2 }) => leftOut2),
    warnings: [...new Set(all.flatMap(({ warnings }) => warnings))],
    generation: all.find(({ generation }) => generation !== null)?.generation ?? null
  };
}
var NOTHING = { targets: [], leftOut: [], warnings: [], generation: null };
function labelCluster(series, elsewhere, cluster, options) {
  const names = new Set(series.map(({ name }) => name));
  const generation = generationOf(names);
  if (generation === null) return NOTHING;
  const { window } = options;
  const counters = countersFrom(series, window);
  const exporters = exportersFrom(counters, generation, readTimes(series, window));
  const owners = ownerIndex(mergedFacts(ownerFactsFromSeries(series), elsewhere));
  const sources = powerSources(series, exporters, options.told_source);
  const { pods, unnamed } = podsFrom2({
    counters,
    exporters,
    generation,
    owners,
    window,
    sourceOf: (exporter) => sources.get(exporter) ?? "unknown"
  });
  const real = pods.filter((pod) => generation === ">=0.10" || !isPseudo(pod, owners));
  const { namespaces } = options;
  const wanted = real.filter(({ namespace }) => namespaces === null || namespaces.includes(namespace));
  const known = wanted.filter(({ active_j }) => active_j !== null);
  const head = { cluster, kepler_version: versionOf(series, generation) };
  const targets = targetsFrom(known, owners, head, options);
  return {
    targets,
    leftOut: leftOut(wanted, unnamed),
    warnings: warningsFrom({
      generation,
      isMixed: isMixed(names),
      exporters: [...exporters.values()],
      pods: real,
      targets,
      idle: options.idle
    }),
    generation
  };
}
var PSEUDO = /* @__PURE__ */ new Set(["system", "kernel"]);
var isPseudo = (pod, owners) => PSEUDO.has(pod.namespace) && owners.find(pod) === null;
function readTimes(series, window) {
  const byExporter = grouped(
    series.filter(({ name }) => isEnergy(name)),
    ({ labels }) => exporterOf(labels)
  );
  return (exporter) => {
    const times = /* @__PURE__ */ new Set();
    for (const { points } of byExporter.get(exporter) ?? [])
      for (const [at_s] of points) if (isWithin(window, at_s)) times.add(at_s);
    return [...times].toSorted((a, b) => a - b);
  };
}
function powerSources(series, exporters, told) {
  const byExporter = grouped(
    series.filter(({ name }) => /^kepler_(?:node|container)_/.test(name)).map(({ labels }) => labels),
    exporterOf
  );
  return new Map(
    [...exporters.values()].map(({ name, package_w }) => [
      name,
      powerSourceFrom(meterWordsFrom(byExporter.get(name) ?? []), package_w, told)
    ])
  );
}
function leftOut(pods, unnamed) {
  const tally = leftOutTally();
  for (const { unknown, namespace, name } of pods) {
    if (unknown === "read once") tally.add("it was read once, which tells of no time", `${namespace}/${name}`);
    if (unknown === "no meter")
      tally.add("its node counts 0 J, so there is no meter that works", `${namespace}/${name}`);
  }
  if (unnamed > 0)
    tally.add("Kepler tells its UID alone, and nobody its name", "containers without a pod", unnamed);
  return tally.list();
}
var syntheticAmong = (targets) => targets.filter(isSynthetic);

// src/commands/label-exposition.ts
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
async function readExpositions(named3, given, cwd) {
  const scrapes = [];
  for (const one of named3) scrapes.push(await scrapeFrom(one, cwd));
  const series = seriesFromScrapes(scrapes);
  const times = series.flatMap(
    ({ name, points }) => name.startsWith("kepler_") ? points.map(([at_s]) => at_s) : []
  );
  const window = given ?? {
    start_at_s: times.reduce((least, at_s) => Math.min(least, at_s), Number.POSITIVE_INFINITY),
    end_at_s: times.reduce((most, at_s) => Math.max(most, at_s), Number.NEGATIVE_INFINITY)
  };
  return { series, window, warnings: [] };
}
async function scrapeFrom(named3, cwd) {
  const { file, at_s } = placeOf(named3);
  const samples = samplesFrom(await textOf(file, cwd), file);
  if (at_s === null && samples.some((sample) => sample.at_s === null))
    throw new AppError(
      "input",
      `${file}: nothing says when it was scraped`,
      `Write ${quoted(`${file}@TIME`)}, with the time as 2026-03-01T14:00:00Z or Unix seconds.`
    );
  return { exporter: "", at_s: at_s ?? 0, samples };
}
function placeOf(named3) {
  const at = named3.lastIndexOf("@");
  const at_s = at === -1 ? null : instantIn(named3.slice(at + 1), Number.NaN);
  return at_s === null || Number.isNaN(at_s) ? { file: named3, at_s: null } : { file: named3.slice(0, at), at_s };
}
async function textOf(file, cwd) {
  try {
    return await readFile(resolve(cwd, file));
  } catch (cause) {
    throw new AppError("input", `${file}: cannot be read`, "Name a readable file.", { cause });
  }
}
function samplesFrom(text, file) {
  const samples = [];
  try {
    scanSamples(text, isWanted, (sample) => samples.push(sample));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError("input", `${file}: ${error.message}`, error.hint, { cause: error });
  }
  return samples;
}

// src/label/owner-objects.ts
var Reference = object({ kind: string(), name: string(), controller: boolean().nullish() });
var Metadata = object({
  namespace: string(),
  name: string(),
  uid: string().nullish(),
  labels: record(string(), string()).nullish(),
  ownerReferences: array(Reference).nullish()
});
var Owned = object({ metadata: Metadata });
var ContainerStatus = object({
  state: object({ terminated: object({ finishedAt: string().nullish() }).nullish() }).nullish()
});
var Pod = object({
  metadata: Metadata,
  status: object({
    phase: string().nullish(),
    startTime: string().nullish(),
    containerStatuses: array(ContainerStatus).nullish()
  }).nullish()
});
function ownerFactsFromObjects({ pods, replica_sets, jobs }) {
  return {
    pods: pods.flatMap((object2) => {
      const { data } = Pod.safeParse(object2);
      return data === void 0 ? [] : [podFacts(data)];
    }),
    replica_sets: ownersOf(replica_sets),
    jobs: ownersOf(jobs),
    ready: /* @__PURE__ */ new Map()
  };
}
var ownersOf = (objects) => new Map(
  objects.flatMap((object2) => {
    const { data } = Owned.safeParse(object2);
    if (data === void 0) return [];
    const { namespace, name } = data.metadata;
    return [[keyIn(namespace, name), controllerOf(data.metadata)]];
  })
);
function controllerOf({ ownerReferences }) {
  const controller = (ownerReferences ?? []).find((one) => one.controller === true);
  return controller === void 0 ? null : ownerOrNone(controller.kind, controller.name);
}
function podFacts({ metadata, status }) {
  const { namespace, name, uid, labels } = metadata;
  const deployment = labels?.["pod-template-hash"];
  const rollout = labels?.["rollouts-pod-template-hash"];
  return {
    namespace,
    name,
    uid: uid ?? null,
    owner: controllerOf(metadata),
    is_owner_known: true,
    started_at_s: secondsOf(status?.startTime),
    completed_at_s: completedAtS(status),
    template_hash: deployment ? { of: "Deployment", hash: deployment } : rollout ? { of: "Rollout", hash: rollout } : null
  };
}
function completedAtS(status) {
  if (status?.phase !== "Succeeded" && status?.phase !== "Failed") return null;
  const ends = (status.containerStatuses ?? []).flatMap(
    ({ state }) => secondsOf(state?.terminated?.finishedAt) ?? []
  );
  return ends.length === 0 ? null : Math.max(...ends);
}
var MS_PER_S = 1e3;
function secondsOf(text) {
  const ms = Date.parse(text ?? "");
  return Number.isNaN(ms) ? null : ms / MS_PER_S;
}

// src/commands/label-owners.ts
var LISTS = {
  pods: ["/api/v1", "pods"],
  replica_sets: ["/apis/apps/v1", "replicasets"],
  jobs: ["/apis/batch/v1", "jobs"]
};
async function ownersIn(api, namespaces) {
  const all = async ([root, plural]) => {
    const paths = namespaces.length === 0 ? [`${root}/${plural}`] : namespaces.map((namespace) => `${root}/namespaces/${encodeURIComponent(namespace)}/${plural}`);
    const lists = [];
    for (const path of paths) lists.push(await api.items(path));
    return lists.flat();
  };
  return ownerFactsFromObjects({
    pods: await all(LISTS.pods),
    replica_sets: await all(LISTS.replica_sets),
    jobs: await all(LISTS.jobs)
  });
}
async function clusterOwners(flags, hasSeries, io) {
  const { ownerSource } = flags;
  if (ownerSource === "prom" || ownerSource === "auto" && hasSeries) return noFacts;
  const { openCluster } = await import("./chunk-TKSMG43U.js");
  try {
    return await ownersIn(openCluster(clusterFrom(flags, io)), flags.namespaces);
  } catch (error) {
    if (ownerSource === "k8s" || !(error instanceof AppError)) throw error;
    io.err(`${oneLine(`wattlint: warning: owners cannot be read from the cluster: ${sentenceOf(error)}`)}
`);
    return null;
  }
}

// src/commands/label-prometheus.ts
import { readFile as readFile2 } from "node:fs/promises";
import { resolve as resolve2 } from "node:path";
async function prometheusOptions(url, flags, io) {
  const { promHeader, promTokenEnv, promUserEnv, promPasswordEnv, promCaFile, promInsecure } = flags;
  if (promUserEnv === void 0 !== (promPasswordEnv === void 0))
    throw new AppError(
      "input",
      "a user without a password, or a password without a user",
      "Give both --prom-user-env and --prom-password-env."
    );
  const basic = promUserEnv === void 0 || promPasswordEnv === void 0 ? null : { user: secretIn(promUserEnv, io), password: secretIn(promPasswordEnv, io) };
  return {
    url,
    bearer: promTokenEnv === void 0 ? null : secretIn(promTokenEnv, io),
    basic,
    headers: headersFrom(promHeader, void 0, io),
    ca: promCaFile === void 0 ? null : await caIn(promCaFile, io.cwd),
    insecure: promInsecure ?? false
  };
}
function secretIn(name, { env }) {
  const secret = env(name)?.trim() ?? "";
  if (secret !== "") return secret;
  throw new AppError(
    "input",
    "an environment variable that is named for Prometheus is not set",
    "Set it, and write its name."
  );
}
async function caIn(file, cwd) {
  try {
    return await readFile2(resolve2(cwd, file), "utf8");
  } catch (cause) {
    throw new AppError("input", `the CA file ${quoted(file)} cannot be read`, "Correct --prom-ca-file.", {
      cause
    });
  }
}
var KEPLER = '{__name__=~"kepler_.*"}';
async function readPrometheus(options, window, stepS, wantsOwners) {
  const api = prometheusApi(options);
  const { start_at_s: startS, end_at_s: endS } = window;
  const inWindow = await api.names(KEPLER, { startS, endS });
  const { names } = generationOf(inWindow.names) === null ? await api.names(KEPLER) : inWindow;
  const generation = generationOf(names);
  const warnings = /* @__PURE__ */ new Set();
  const series = [];
  const keep = (found) => {
    for (const one of found.series) series.push(one);
    for (const warning of found.warnings) warnings.add(`Prometheus warns: ${warning.replace(/\.$/, "")}`);
  };
  if (generation === null) return { series, window, warnings: [] };
  for (const selector of selectorsFor(names)) {
    keep(
      stepS === null ? await api.samples(selector, startS, endS) : await api.range(selector, startS, endS, stepS)
    );
  }
  const w = `${Math.ceil(endS - startS) + 1}s`;
  const there = new Set(names);
  const info = infoSelectors.filter((name) => there.has(name));
  const asked = [
    ...info.map((name) => [name, `last_over_time(${name}[${w}])`]),
    ...wantsOwners ? ownerQueries(w) : []
  ];
  for (const [name, query] of asked) keep(named2(name, await api.instant(query, endS)));
  return { series, window, warnings: [...warnings] };
}
function selectorsFor(names) {
  const there = new Set(names);
  const generation = generationOf(names);
  if (generation === null) return [];
  const hasPods = /^kepler_pod_[cg]pu_joules_total$/;
  const all = [
    ...keplerSelectors[generation],
    ...generation === ">=0.10" && !names.some((name) => hasPods.test(name)) ? containerSelectors : []
  ];
  return all.filter((selector) => there.has(selector.replace(/\{.*/, "")));
}
var named2 = (name, { series, warnings }) => ({
  series: series.map((one) => ({ ...one, name })),
  warnings
});

// src/commands/run-label.ts
async function runLabel(flags, io) {
  if (flags.out !== "-") tableFormat(flags.out);
  const early = flags.scrape === true ? await clusterOwners(flags, false, io) : noFacts;
  const read = await readSeries(flags, io);
  const late = early === null ? null : await clusterOwners(flags, tellOwners(read.series), io);
  const facts = mergedFacts(late ?? noFacts, early ?? noFacts);
  const { targets, leftOut: leftOut2, warnings, generation } = label({
    series: read.series,
    facts,
    options: {
      window: read.window,
      mode: flags.mode,
      per: flags.per,
      idle: flags.idle,
      namespaces: flags.namespaces.length === 0 ? null : flags.namespaces,
      cluster: flags.cluster ?? null,
      told_source: flags.powerSource ?? null
    }
  });
  const tell = (line) => io.err(`${oneLine(`wattlint: ${line}`)}
`);
  for (const warning of [...read.warnings, ...warnings]) tell(`warning: ${ended(warning)}`);
  for (const { reason, count, examples } of leftOut2)
    tell(`${counted(count, "pod")} left out: ${reason}, such as ${examples.join(", ")}`);
  if (targets.length === 0) throw nothingLabelled({ generation, leftOut: leftOut2 }, read.window, flags);
  const synthetic = syntheticAmong(targets);
  if (synthetic.length > 0 && flags.allowSynthetic !== true)
    tell(
      `warning: the power source of ${counted(synthetic.length, "target")} of ${targets.length} is ${[...new Set(synthetic.map(({ power_source }) => power_source))].join(", ")}: join, train and evaluate refuse them without --allow-synthetic.` + (synthetic.some(({ power_source }) => power_source === "unknown") ? " Where you know the meter, name it with --power-source." : "")
    );
  if (flags.out === "-") for (const target of targets) io.out(`${JSON.stringify(target)}
`);
  else await writeTable(io.cwd, flags.out, targets);
  const where = flags.out === "-" ? "" : ` in ${flags.out}`;
  const [first] = targets;
  tell(
    `${counted(targets.length, "target")}${where}, of ${timeText(read.window)}, from Kepler ${first?.kepler_version ?? generation}`
  );
  return EXIT_WITHIN;
}
var ended = (sentence) => /[.?!]$/.test(sentence) ? sentence : `${sentence}.`;
async function readSeries(flags, io) {
  const { exposition = [], scrape = false } = flags;
  const prom = flags.prom ?? (scrape || exposition.length > 0 ? void 0 : io.env("PROMETHEUS_URL") || void 0);
  const sources = [prom !== void 0, scrape, exposition.length > 0].filter(Boolean).length;
  if (sources !== 1)
    throw new AppError(
      "input",
      sources === 0 ? "nothing says where energy is read from" : "energy can be read from one source at a time",
      "Name one of --prom URL (or set PROMETHEUS_URL), --scrape, and --exposition FILE."
    );
  const hasWindow = [flags.start, flags.end, flags.window].some((flag) => flag !== void 0);
  if (scrape) {
    if (hasWindow)
      throw new AppError(
        "input",
        "--scrape measures from now on, and no other window",
        "Say how long with --for."
      );
    if (flags.for < flags.interval)
      throw new AppError("input", "--for is shorter than --interval", "Two scrapes or more are needed.");
    const { readByScraping } = await import("./chunk-XCLS3X55.js");
    return readByScraping(flags, io);
  }
  const window = windowFrom(flags, nowS());
  if (prom === void 0) return readExpositions(exposition, hasWindow ? window : null, io.cwd);
  const options = await prometheusOptions(prom, flags, io);
  return readPrometheus(options, window, flags.step ?? null, flags.ownerSource !== "k8s");
}
function nothingLabelled({ generation, leftOut: leftOut2 }, window, { namespaces }) {
  const message = `0 targets in ${timeText(window)}`;
  if (generation === null)
    return new AppError(
      "input",
      `${message}: there are no counters of Kepler's, such as kepler_pod_cpu_joules_total`,
      "Nothing was written. Is Kepler installed and scraped, and the window right?"
    );
  const [likely] = leftOut2;
  if (likely !== void 0)
    return new AppError(
      "input",
      `${message}: of most pods ${likely.reason}`,
      "Nothing was written. Take a longer window."
    );
  return new AppError(
    "input",
    `${message}: Kepler counted no pod${namespaces.length === 0 ? "" : ` in ${namespaces.join(", ")}`}`,
    "Nothing was written. Correct the namespaces or the window."
  );
}
var MS_PER_S2 = 1e3;
function timeText({ start_at_s, end_at_s }) {
  if (!Number.isFinite(start_at_s)) return "no window";
  const text = (at_s) => new Date(Math.round(at_s) * MS_PER_S2).toISOString().replace(".000", "");
  return `${text(start_at_s)} to ${text(end_at_s)}`;
}

export {
  runLabel
};

import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  readRequests,
  readTargets
} from "./chunk-FUK4IRW3.js";
import {
  writeTable
} from "./chunk-BE5NSH42.js";
import {
  isSynthetic
} from "./chunk-DPTCEGWK.js";
import {
  knownOwner
} from "./chunk-AT6VFK75.js";
import {
  tellProblems
} from "./chunk-HHK5NVZN.js";
import {
  specHash
} from "./chunk-HLYQ63L4.js";
import {
  counted
} from "./chunk-LQ53HEYR.js";
import {
  oneLine
} from "./chunk-ZYN6WMRK.js";
import {
  grouped
} from "./chunk-X6PSLHTU.js";
import {
  AppError,
  EXIT_WITHIN
} from "./chunk-4SDNS7QA.js";

// src/join/figures.ts
var ONE_SAMPLE = "a series of one sample has no length";
var NO_FIGURE = "no usable figure";
function podFigures(targets, refuse) {
  const samples = targets.filter(({ ts }) => ts !== null);
  const windows = targets.filter(({ ts }) => ts === null).map((target) => windowFigures(target, refuse));
  const series = samples.length === 0 ? null : seriesFigures(samples, refuse);
  const parts = [...windows, ...series === null || series === ONE_SAMPLE ? [] : [series]];
  const mean = (field) => meanOf(parts.map((part) => part[field]));
  const figures = {
    avg_power_w: mean("avg_power_w"),
    total_energy_j: mean("total_energy_j"),
    energy_step_j: mean("energy_step_j"),
    observed_s: mean("observed_s"),
    step_s: mean("step_s"),
    window_start_s: leastOf(parts.map(({ window_start_s }) => window_start_s)),
    window_end_s: greatestOf(parts.map(({ window_end_s }) => window_end_s))
  };
  const { avg_power_w, total_energy_j, energy_step_j } = figures;
  if (avg_power_w !== null || total_energy_j !== null || energy_step_j !== null) return figures;
  return series === ONE_SAMPLE ? ONE_SAMPLE : NO_FIGURE;
}
function windowFigures(target, refuse) {
  const figure = (field) => aboveZero(field, usable(field, target[field], refuse), refuse);
  return {
    avg_power_w: figure("avg_power_w"),
    total_energy_j: figure("total_energy_j"),
    energy_step_j: figure("energy_step_j"),
    observed_s: figure("observed_s"),
    step_s: figure("step_s"),
    window_start_s: target.window_start_s,
    window_end_s: target.window_end_s
  };
}
function seriesFigures(samples, refuse) {
  const points = [...grouped(samples, ({ ts }) => ts ?? 0)].toSorted(([a], [b]) => a - b).flatMap(([at_s, twice]) => twice.slice(-1).map((sample) => ({ at_s, sample })));
  const [first] = points;
  const last = points.at(-1);
  if (points.length < 2 || first === void 0 || last === void 0) return ONE_SAMPLE;
  const gaps = points.slice(1).map(({ at_s }, index) => at_s - (points[index]?.at_s ?? at_s));
  const told = meanOf(
    points.map(({ sample }) => aboveZero("step_s", usable("step_s", sample.step_s, refuse), refuse))
  );
  const step_s = told ?? medianOf(gaps);
  const steps = points.flatMap(({ sample }, index) => {
    const energy_j2 = usable("energy_step_j", sample.energy_step_j, refuse);
    return energy_j2 === null ? [] : [{ energy_j: energy_j2, length_s: gaps[index - 1] ?? step_s }];
  });
  const observed_s = steps.reduce((sum, { length_s }) => sum + length_s, 0);
  const energy_j = steps.reduce((sum, step) => sum + step.energy_j, 0);
  const total_energy_j = steps.length === 0 ? null : aboveZero("energy_step_j", energy_j, refuse);
  const power_w = meanOf(points.map(({ sample }) => usable("avg_power_w", sample.avg_power_w, refuse)));
  return {
    avg_power_w: power_w === null ? null : aboveZero("avg_power_w", power_w, refuse),
    total_energy_j,
    energy_step_j: total_energy_j === null ? null : total_energy_j / observed_s * step_s,
    observed_s: steps.length === 0 ? last.at_s - first.at_s : observed_s,
    step_s,
    window_start_s: first.at_s,
    window_end_s: last.at_s
  };
}
function usable(field, value, refuse) {
  if (value === null || value >= 0 && Number.isFinite(value)) return value;
  refuse(`${field} is ${Number.isFinite(value) ? "negative" : "not finite"}`);
  return null;
}
function aboveZero(field, value, refuse) {
  if (value !== 0) return value;
  refuse(`${field} is 0: nothing was measured`);
  return null;
}
var known = (values) => values.filter((value) => value !== null);
function meanOf(values) {
  const numbers = known(values);
  return numbers.length === 0 ? null : numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}
var leastOf = (values) => known(values).reduce((least, value) => Math.min(least ?? value, value), null);
var greatestOf = (values) => known(values).reduce((most, value) => Math.max(most ?? value, value), null);
function medianOf(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

// src/join/groups.ts
function groupsOf(rows) {
  const parents = /* @__PURE__ */ new Map();
  const rootOf = (node) => {
    let root = node;
    for (let next = parents.get(root); next !== void 0; next = parents.get(root)) root = next;
    for (let at = node; at !== root; ) {
      const next = parents.get(at) ?? root;
      parents.set(at, root);
      at = next;
    }
    return root;
  };
  const unite = (a, b) => {
    const [first, second] = [rootOf(a), rootOf(b)];
    if (first !== second) parents.set(second, first);
  };
  for (const row of rows) {
    unite(workload(row), `template ${row.template_hash}`);
    if (row.group !== "") unite(workload(row), `was ${row.group}`);
  }
  const names = /* @__PURE__ */ new Map();
  for (const row of rows) {
    const root = rootOf(workload(row));
    const name = nameOf(row);
    const former = names.get(root);
    names.set(root, former === void 0 || name < former ? name : former);
  }
  return rows.map((row) => names.get(rootOf(workload(row))) ?? nameOf(row));
}
var workload = (row) => `workload ${nameOf(row)}`;
var nameOf = ({ namespace, workload_kind, workload_name }) => `${namespace.toLowerCase()}/${workload_kind}/${workload_name}`;

// src/encode/template-hash.ts
import { createHash } from "node:crypto";
function templateHash(request) {
  const { containers, init_container_count, sidecar_count, volume_types, node_type, runtime_class } = request;
  const template = [
    containers.map((one) => [
      one.image,
      one.command,
      one.args,
      ...[one.req_cpu_mcpu, one.req_mem_mib, one.lim_cpu_mcpu, one.lim_mem_mib]
    ]),
    [init_container_count, sidecar_count],
    volume_types.toSorted(),
    [node_type, runtime_class],
    request.gpu_count,
    [request.requests, request.run_requests, request.limits].map(({ cpu_mcpu, mem_mib }) => [
      cpu_mcpu,
      mem_mib
    ]),
    request.accelerators.map(({ vendor, kind, model, share, count }) => JSON.stringify([vendor, kind, model, share, count])).toSorted()
  ];
  return createHash("sha256").update(JSON.stringify(template)).digest("hex").slice(0, 16);
}

// src/join/requests.ts
var keyOf = (namespace, { kind, name }) => JSON.stringify([namespace.toLowerCase(), kind.toLowerCase(), name]);
var nameOf2 = (namespace, { kind, name }) => `${namespace}/${kind}/${name}`;
function requestIndex(requests, isLoose) {
  const entries = entriesFrom(requests);
  const byKey = grouped(entries, ({ key }) => key);
  const bySpec = grouped(entries, (entry) => entry.spec_hash);
  const byName = grouped(entries, ({ owner }) => owner.name);
  function look(target) {
    const isKnown = (owner2) => byKey.has(keyOf(target.namespace, owner2));
    const owner = knownOwner(target.workload_kind, target.workload_name, isKnown);
    const workload2 = nameOf2(target.namespace, owner);
    const hashed = ofCluster(bySpec.get(target.spec_hash ?? "") ?? [], target);
    const found = hashed.length > 0 ? hashed : byKey.get(keyOf(target.namespace, owner)) ?? [];
    const here = ofCluster(found, target);
    if (here.length === 0) return { reason: whyNone(found, byName.get(owner.name) ?? [], target), workload: workload2 };
    const own = here.filter(({ request, owner: owner2 }) => request.workload_kind === owner2.kind);
    const pool = own.length > 0 ? own : here;
    const unclear = whyUnclear(pool);
    if (unclear !== null) return { reason: unclear, workload: workload2 };
    const meant = pool.filter((entry2) => isOfRevision(entry2, target));
    const entry = meant.at(-1) ?? (isLoose ? pool.at(-1) : void 0);
    return entry === void 0 ? { reason: "no request is of the revision that it names", workload: workload2 } : { entry };
  }
  const asked = /* @__PURE__ */ new Map();
  function find(target) {
    const { cluster, namespace, workload_kind, workload_name, spec_hash, template_hash } = target;
    const question = JSON.stringify([
      cluster,
      namespace,
      workload_kind,
      workload_name,
      spec_hash,
      template_hash
    ]);
    const answer = asked.get(question) ?? look(target);
    asked.set(question, answer);
    return answer;
  }
  return { entries, find };
}
function entriesFrom(requests) {
  const isMade = (kind) => kind === "Pod" || kind === "ReplicaSet";
  const makers = new Set(
    requests.flatMap(
      ({ request: { namespace, workload_kind: kind, workload_name: name } }) => isMade(kind) ? [] : [keyOf(namespace, { kind, name })]
    )
  );
  return requests.map(({ request, cluster }) => {
    const { namespace, workload_kind, workload_name, component } = request;
    const isKnown = (owner2) => makers.has(keyOf(namespace, owner2));
    const owner = isMade(workload_kind) ? knownOwner(workload_kind, workload_name, isKnown) : { kind: workload_kind, name: workload_name };
    const hashes = { spec_hash: specHash(request), template_hash: templateHash(request) };
    return { request, cluster, owner, key: keyOf(namespace, owner), part: component ?? "", ...hashes };
  });
}
function ofCluster(entries, { cluster }) {
  const same = entries.filter((entry) => entry.cluster === cluster);
  if (cluster !== null && same.length > 0) return same;
  return cluster === null ? entries : entries.filter((entry) => entry.cluster === null);
}
var isOfRevision = (entry, { spec_hash, template_hash }) => spec_hash === null && template_hash === null || entry.spec_hash === spec_hash || entry.template_hash === template_hash;
function whyUnclear(pool) {
  if (new Set(pool.map(({ cluster }) => cluster)).size > 1)
    return "requests of several clusters fit: it names none";
  if (new Set(pool.map(({ part }) => part)).size > 1)
    return "its workload has several parts, and it does not say which it is of";
  const groups = new Set(pool.map(({ request }) => request.api_group).filter((group) => group !== ""));
  return groups.size > 1 ? "kinds of several API groups fit" : null;
}
function whyNone(found, namesakes, target) {
  if (found.length > 0) return "the requests are of another cluster";
  const isHere = ({ request }) => request.namespace.toLowerCase() === target.namespace.toLowerCase();
  if (namesakes.some(isHere)) return "the requests have the name as another kind";
  const kind = target.workload_kind.toLowerCase();
  if (namesakes.some(({ owner }) => owner.kind.toLowerCase() === kind))
    return "the requests have it in another namespace";
  return namesakes.length > 0 ? "the requests have the name in another namespace, as another kind" : "no request has its name";
}

// src/join/unmatched.ts
var MOST_EXAMPLES = 3;
function unmatchedTally() {
  const found = /* @__PURE__ */ new Map();
  return {
    add(of, reason, example, count = 1) {
      const key = `${of} ${reason}`;
      const entry = found.get(key) ?? { of, reason, count: 0, examples: /* @__PURE__ */ new Set() };
      entry.count += count;
      if (entry.examples.size < MOST_EXAMPLES) entry.examples.add(example);
      found.set(key, entry);
    },
    list: () => [...found.values()].map((entry) => ({ ...entry, examples: [...entry.examples] })).toSorted((a, b) => b.count - a.count)
  };
}

// src/join/join.ts
var JOIN_DEFAULTS = {
  source_id: "kepler",
  licence: "not stated",
  weight: 1,
  cluster: null,
  takesOtherRevision: false,
  allowsSynthetic: false
};
var SYNTHETIC_REFUSED = "its power_source is fake, unknown or an estimate; --allow-synthetic takes it, and marks what comes of it";
function joinRows({ requests, targets, options }) {
  const tally = unmatchedTally();
  const { cluster } = options;
  const withCluster = (one) => cluster === null || one.cluster !== null ? one : { ...one, cluster };
  const index = requestIndex(requests.map(withCluster), options.takesOtherRevision);
  const all = targets.map(withCluster);
  const refused = options.allowsSynthetic ? [] : all.filter(isSynthetic);
  for (const { namespace, workload_kind: kind, workload_name: name } of refused)
    tally.add("target", SYNTHETIC_REFUSED, nameOf2(namespace, { kind, name }));
  const taking = options.allowsSynthetic ? all : all.filter((target) => !isSynthetic(target));
  const buckets = bucketsFrom(index, taking, tally);
  const joined = buckets.flatMap((bucket) => {
    const pods = podsOf(bucket, tally);
    return pods.length === 0 ? [] : [{ bucket, pods, row: rowFrom(bucket, pods, options) }];
  });
  const used = new Set(joined.map(({ bucket }) => bucket.entry));
  const refusedKeys = refused.flatMap((target) => {
    const match = index.find(target);
    return "entry" in match ? [match.entry.key] : [];
  });
  const targeted = /* @__PURE__ */ new Set([...buckets.map(({ entry }) => entry.key), ...refusedKeys]);
  tellRequests(index.entries, used, targeted, tally);
  const rows = joined.map(({ row }) => row);
  const groups = groupsOf(rows);
  const taken = joined.flatMap(({ pods }) => pods.flatMap((pod) => pod.targets));
  return {
    rows: rows.map((row, at) => ({ ...row, group: groups[at] ?? row.group })),
    unmatched: tally.list(),
    joinedRequests: used.size,
    joinedTargets: taken.length,
    syntheticTargets: taken.filter(isSynthetic).length
  };
}
function bucketsFrom(index, targets, tally) {
  const found = targets.flatMap((target) => {
    const match = index.find(target);
    if ("entry" in match)
      return [{ target, entry: match.entry, cluster: target.cluster ?? match.entry.cluster }];
    tally.add("target", match.reason, match.workload);
    return [];
  });
  const byRevision = grouped(
    found,
    ({ entry, cluster }) => JSON.stringify([cluster, entry.key, entry.part, entry.template_hash])
  );
  const order = new Map(index.entries.map((entry, at) => [entry, at]));
  return [...byRevision.values()].flatMap((matches) => {
    const [newest] = matches.toSorted((a, b) => (order.get(b.entry) ?? 0) - (order.get(a.entry) ?? 0));
    return newest === void 0 ? [] : [{ entry: newest.entry, cluster: newest.cluster, targets: matches.map(({ target }) => target) }];
  });
}
function podsOf({ entry, targets }, tally) {
  const workload2 = nameOf2(entry.request.namespace, entry.owner);
  const byPod = grouped(targets, ({ pod }) => pod);
  const pods = [...byPod].flatMap(([pod, ofPod]) => {
    const name = pod === null ? workload2 : `${workload2} (${pod})`;
    const leaveOut = (reason) => {
      tally.add("target", reason, name, ofPod.length);
      return [];
    };
    if (pod === null && byPod.size > 1)
      return leaveOut("it is of the whole workload, and others are of its pods");
    const count = pod === null ? meanOf(ofPod.map(replicasOf)) ?? entry.request.pods.typical : 1;
    if (count === 0) return leaveOut("it is of the whole workload, whose request says 0 pods");
    const figures = podFigures(ofPod, (reason) => tally.add("value", reason, name));
    return typeof figures === "string" ? leaveOut(figures) : [{ targets: ofPod, figures, count }];
  });
  return pods;
}
var replicasOf = ({ measured_replicas }) => measured_replicas !== null && measured_replicas > 0 && Number.isFinite(measured_replicas) ? measured_replicas : null;
function rowFrom({ entry, cluster }, pods, options) {
  const { request, owner, spec_hash, template_hash } = entry;
  const mean = (field) => meanOf(pods.map(({ figures }) => figures[field]));
  const perPod = (field) => (pod) => {
    const figure = pod.figures[field];
    return figure === null ? null : figure / pod.count;
  };
  const powersW = pods.map(perPod("avg_power_w"));
  const count = pods.reduce((sum, pod) => sum + pod.count, 0);
  return {
    namespace: request.namespace,
    workload_kind: owner.kind,
    workload_name: owner.name,
    cluster,
    spec_hash,
    template_hash,
    source_id: options.source_id,
    title: `${owner.kind} ${request.namespace}/${owner.name}, ${count === 1 ? "1 pod" : `${count} pods`}`,
    group: "",
    scope: "pod_kepler_total",
    provenance: pods.some((pod) => pod.targets.some(isSynthetic)) ? "modelled" : "kepler",
    licence: options.licence,
    spec_reconstructed: false,
    weight: options.weight,
    pods: count,
    window_start_s: leastOf(pods.map(({ figures }) => figures.window_start_s)),
    window_end_s: greatestOf(pods.map(({ figures }) => figures.window_end_s)),
    observed_s: mean("observed_s"),
    step_s: mean("step_s"),
    avg_power_w: meanOf(powersW),
    avg_power_w_min: leastOf(powersW),
    avg_power_w_max: greatestOf(powersW),
    total_energy_j: meanOf(pods.map(perPod("total_energy_j"))),
    energy_step_j: meanOf(pods.map(perPod("energy_step_j"))),
    request
  };
}
function tellRequests(entries, used, targeted, tally) {
  const identity = ({ cluster, key, part }) => JSON.stringify([cluster, key, part]);
  const joined = new Set([...used].map(identity));
  for (const entry of entries) {
    if (used.has(entry)) continue;
    const reason = joined.has(identity(entry)) ? "another line says the same workload, and is newer or the one that was measured" : targeted.has(entry.key) ? `its targets have ${NO_FIGURE}` : "no target is of it";
    tally.add("request", reason, nameOf2(entry.request.namespace, entry.owner));
  }
}

// src/commands/run-join.ts
async function runJoin(flags, io) {
  const { requests, problems } = await readRequests(flags.requests, io);
  const { targets, problems: ofTargets } = await readTargets(flags.targets, io);
  tellSome([...problems, ...ofTargets], io);
  const joined = joinRows({
    requests,
    targets,
    options: {
      source_id: flags.sourceId,
      licence: flags.licence,
      weight: flags.weight,
      cluster: flags.cluster ?? null,
      takesOtherRevision: false,
      allowsSynthetic: flags.allowSynthetic === true
    }
  });
  const counts = { requests: requests.length, targets: targets.length };
  tellUnmatched(joined.unmatched, io);
  if (joined.rows.length === 0) throw nothingJoined(counts, joined);
  if (flags.out === "-") for (const row of joined.rows) io.out(`${JSON.stringify(row)}
`);
  else await writeTable(io.cwd, flags.out, joined.rows);
  if (joined.syntheticTargets > 0)
    io.err(
      `wattlint: warning: ${counted(joined.syntheticTargets, "target")} of a fake, unknown or estimated power source: their rows are marked as modelled
`
    );
  io.err(
    `wattlint: ${counted(joined.rows.length, "row")}${flags.out === "-" ? "" : ` in ${flags.out}`}, from ${counted(joined.joinedTargets, "target")} of ${counted(counts.targets, "read", "read")} and ${counted(joined.joinedRequests, "request")} of ${counted(counts.requests, "read", "read")}
`
  );
  return EXIT_WITHIN;
}
var MOST_PROBLEMS = 20;
function tellSome(problems, io) {
  tellProblems(problems.slice(0, MOST_PROBLEMS), io);
  const rest = problems.length - MOST_PROBLEMS;
  if (rest > 0) io.err(`wattlint: and ${counted(rest, "problem")} more
`);
}
function tellUnmatched(unmatched, io) {
  for (const { of, reason, count, examples } of unmatched) {
    const line = `wattlint: ${counted(count, of)} left out: ${reason}, such as ${examples.join(", ")}`;
    io.err(`${oneLine(line)}
`);
  }
}
function nothingJoined(counts, { unmatched }) {
  const message = `0 rows: none of ${counted(counts.targets, "target")} and ${counted(counts.requests, "request")} make one`;
  const [likely] = unmatched.filter(({ of }) => of === "target");
  if (likely !== void 0)
    return new AppError(
      "input",
      `${message}. Of most targets: ${likely.reason}, such as ${likely.examples[0]}`,
      "Nothing was written. Collect requests and targets of the same workloads."
    );
  const empty = counts.targets === 0 ? "targets" : "requests";
  return new AppError("input", message, `Nothing was written. Name files that hold ${empty}.`);
}

export {
  templateHash,
  groupsOf,
  JOIN_DEFAULTS,
  joinRows,
  runJoin,
  tellSome,
  tellUnmatched
};

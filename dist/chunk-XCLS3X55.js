import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  isKeplers,
  seriesFromScrapes
} from "./chunk-NFBAL6MI.js";
import {
  nowS
} from "./chunk-HCF6W34F.js";
import {
  ACCEPTED,
  exchange,
  formatOf,
  isReply,
  scanSamples
} from "./chunk-C7WR6XFL.js";
import {
  openCluster
} from "./chunk-WJW7J2PK.js";
import {
  clusterFrom
} from "./chunk-JAXHX7K6.js";
import "./chunk-XXJP3ZZG.js";
import {
  grouped
} from "./chunk-X6PSLHTU.js";
import "./chunk-TNUZZPWE.js";
import "./chunk-TO57GDIK.js";
import {
  AppError,
  array,
  int,
  object,
  quoted,
  sentenceOf,
  string
} from "./chunk-4SDNS7QA.js";

// src/commands/label-scrape.ts
import { setTimeout as sleepFor } from "node:timers/promises";

// src/commands/label-kepler-pods.ts
var Pod = object({
  metadata: object({
    namespace: string(),
    name: string(),
    deletionTimestamp: string().nullish()
  }),
  spec: object({
    containers: array(
      object({
        name: string().default(""),
        image: string().nullish(),
        ports: array(object({ containerPort: int() })).nullish()
      })
    ).default([])
  }),
  status: object({ phase: string().nullish(), podIP: string().nullish() }).default({})
});
var PORTS = [28282, 9102];
var SELECTORS = [
  ["app.kubernetes.io/name=kepler", true],
  ["app.kubernetes.io/component=exporter", false]
];
async function keplerPods(api, { namespace, selector }) {
  const path = namespace === null ? "/api/v1/pods" : `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods`;
  const selectors = selector === null ? SELECTORS : [[selector, true]];
  for (const [labelSelector, isSure] of selectors) {
    const pods = podsFrom(await api.items(path, { labelSelector }), isSure);
    const namespaces = [...new Set(pods.map((pod) => pod.namespace))];
    if (namespace === null && namespaces.length > 1)
      throw new AppError(
        "input",
        `pods of several namespaces call themselves Kepler: ${namespaces.slice(0, 5).map((name) => quoted(name)).join(", ")}`,
        "Name the one that is, with --kepler-namespace."
      );
    if (pods.length > 0) return pods;
  }
  return [];
}
function podsFrom(objects, isSure) {
  return objects.flatMap((object2) => {
    const { data } = Pod.safeParse(object2);
    if (data === void 0) return [];
    const { metadata, spec, status } = data;
    const isRunning = status.phase === "Running" && !metadata.deletionTimestamp;
    const names = spec.containers.flatMap(({ name: name2, image }) => [name2, image ?? ""]);
    if (!isRunning || !(isSure || [metadata.name, ...names].some((name2) => /kepler/i.test(name2)))) return [];
    const declared = spec.containers.flatMap(
      ({ ports: ports2 }) => (ports2 ?? []).map(({ containerPort }) => containerPort)
    );
    const known = PORTS.filter((port) => declared.includes(port));
    const { namespace, name } = metadata;
    const ports = [known, declared, PORTS].find(({ length }) => length > 0) ?? PORTS;
    return [{ namespace, name, ip: status.podIP || null, ports }];
  });
}

// src/commands/label-ticks.ts
var ROUNDING = 1e-9;
async function scrapesFrom(ticks) {
  const { interval_s, for_s, clock, signal, onTick } = ticks;
  const total = Math.floor(for_s / interval_s + ROUNDING) + 1;
  const scrapes = [];
  const troubles = /* @__PURE__ */ new Map();
  const busy = /* @__PURE__ */ new Map();
  const bugs = [];
  let pods = await firstPods(ticks);
  const startedS = clock.nowS();
  for (let tick = 0; tick < total && !signal.aborted; tick++) {
    if (tick > 0) {
      await clock.sleepS(startedS + tick * interval_s - clock.nowS(), signal);
      if (signal.aborted) break;
      pods = await ticks.pods().catch((error) => {
        note(troubles, "the list of pods", error);
        return pods;
      });
    }
    for (const pod of pods) {
      const name = `${pod.namespace}/${pod.name}`;
      if (busy.has(name)) {
        note(troubles, name, new AppError("source", "it is slower than the interval", ""));
        continue;
      }
      busy.set(
        name,
        scrapeOf(pod, ticks, scrapes, troubles).catch((error) => bugs.push(error)).then(() => {
          busy.delete(name);
        })
      );
    }
    onTick(tick + 1, total);
  }
  if (!signal.aborted) await Promise.all(busy.values());
  if (bugs.length > 0) throw bugs[0];
  const warnings = [...troubles].map(
    ([name, { count, last }]) => `${name} gave no figures ${count} of ${total} times: ${last}`
  );
  return { scrapes, warnings };
}
async function firstPods({ pods }) {
  const found = await pods();
  if (found.length > 0) return found;
  throw new AppError(
    "source",
    "no pod of Kepler runs in the cluster",
    "Install Kepler, or name its pods with --kepler-selector and --kepler-namespace."
  );
}
async function scrapeOf(pod, { scrape, clock }, scrapes, troubles) {
  const name = `${pod.namespace}/${pod.name}`;
  try {
    const samples = await scrape(pod);
    const at_s = clock.nowS();
    if (samples.some((sample) => sample.name.endsWith("_joules_total")))
      scrapes.push({ exporter: pod.name, at_s, samples });
    else note(troubles, name, new AppError("source", "it has no counters yet", ""));
  } catch (error) {
    note(troubles, name, error);
  }
}
function note(troubles, name, error) {
  if (!(error instanceof AppError)) throw error;
  const trouble = troubles.get(name) ?? { count: 0, last: "" };
  troubles.set(name, { count: trouble.count + 1, last: sentenceOf(error).replace(/\.$/, "") });
}

// src/commands/label-scrape.ts
var MS_PER_S = 1e3;
var systemTicks = {
  nowS,
  sleepS: async (seconds, signal) => {
    if (seconds <= 0) return;
    await sleepFor(seconds * MS_PER_S, void 0, { signal }).catch(() => void 0);
  }
};
async function readByScraping(flags, io) {
  const api = openCluster(clusterFrom(flags, io));
  const byIp = flags.scrapeVia === "auto" ? io.env("KUBERNETES_SERVICE_HOST") !== void 0 : flags.scrapeVia === "ip";
  const portOf = /* @__PURE__ */ new Map();
  const { scrapes, warnings } = await scrapesFrom({
    interval_s: flags.interval,
    for_s: flags.for,
    pods: () => keplerPods(api, {
      namespace: flags.keplerNamespace ?? null,
      selector: flags.keplerSelector ?? null
    }),
    scrape: (pod) => scraped(pod, byIp ? textByIp : textByProxy(api), portOf),
    clock: systemTicks,
    signal: io.stopSignal(),
    onTick(done, total) {
      if (io.isErrTerminal) io.err(`\r\x1B[2Kwattlint: scrape ${done} of ${total}`);
    }
  });
  if (io.isErrTerminal) io.err("\r\x1B[2K");
  const times = scrapes.map(({ at_s }) => at_s);
  const reads = [...grouped(scrapes, ({ exporter }) => exporter).values()].map(({ length }) => length);
  if (Math.max(0, ...reads) < 2) {
    const [trouble] = warnings;
    throw new AppError(
      "source",
      `Kepler was ${reads.length > 0 ? "read once" : "not read"}, which tells of no energy${trouble === void 0 ? "" : `: ${trouble}`}`,
      "Let it run for two intervals or more."
    );
  }
  return {
    series: seriesFromScrapes(scrapes),
    window: { start_at_s: Math.min(...times), end_at_s: Math.max(...times) },
    warnings
  };
}
async function scraped(pod, textOf, portOf) {
  const key = `${pod.namespace}/${pod.name}`;
  const known = portOf.get(key);
  const ports = known === void 0 ? pod.ports : [known];
  let trouble = null;
  for (const port of ports) {
    try {
      const { text, format } = await textOf(pod, port);
      const samples = [];
      scanSamples(text, isKeplers, (sample) => samples.push(sample), { format });
      portOf.set(key, port);
      return samples;
    } catch (error) {
      trouble ??= error;
    }
  }
  throw trouble;
}
var textByProxy = (api) => async ({ namespace, name }, port) => {
  const pod = `${encodeURIComponent(namespace)}/pods/${encodeURIComponent(name)}:${port}`;
  return { text: await api.text(`/api/v1/namespaces/${pod}/proxy/metrics`), format: null };
};
var TIMEOUT_MS = 1e4;
var LARGEST_REPLY_BYTES = 32 * 1024 * 1024;
async function textByIp({ ip, name }, port) {
  if (ip === null) throw new AppError("source", `${name} has no address yet`, "");
  const outcome = await exchange({
    url: new URL(`http://${ip.includes(":") ? `[${ip}]` : ip}:${port}/metrics`),
    headers: { accept: ACCEPTED },
    body: null,
    tls: { ca: null, insecure: false, serverName: null },
    timeoutMs: TIMEOUT_MS,
    largestReplyBytes: LARGEST_REPLY_BYTES,
    keepsConnection: true
  });
  if (!isReply(outcome)) throw new AppError("source", outcome.why.join(". "), "", { cause: outcome.cause });
  if (outcome.status !== 200) throw new AppError("source", `it answers with status ${outcome.status}`, "");
  return { text: outcome.bytes, format: formatOf(outcome.headers["content-type"] ?? "") };
}
export {
  readByScraping
};

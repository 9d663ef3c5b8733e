import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  atMostAtOnce,
  checkedToken,
  prometheusApi
} from "./chunk-KME7JRBO.js";
import {
  ACCEPTED,
  exchange,
  formatOf,
  isReply,
  parseExposition
} from "./chunk-C7WR6XFL.js";
import {
  DEFAULT_KINDS,
  SeenCache,
  collectedFrom,
  resourcesFrom
} from "./chunk-52C53CB6.js";
import {
  openCluster
} from "./chunk-WJW7J2PK.js";
import "./chunk-22QMIT6Y.js";
import "./chunk-QNTNOHJ7.js";
import "./chunk-TYF4KTHJ.js";
import "./chunk-VOYEJIXG.js";
import "./chunk-5KOT2KY3.js";
import "./chunk-OGAPIFVC.js";
import "./chunk-4Y5D63YT.js";
import "./chunk-X6PSLHTU.js";
import "./chunk-TNUZZPWE.js";
import "./chunk-TO57GDIK.js";
import {
  AppError,
  array,
  object,
  quoted,
  record,
  sentenceOf,
  string
} from "./chunk-4SDNS7QA.js";

// src/index.ts
import { homedir } from "node:os";

// src/metrics/cache.ts
var isExpired = (cached, nowS) => cached === null || nowS - cached.cached_at_s > cached.ttl_s;
function metricsCache({ ttlS: defaultTtlS, now: now2 }) {
  const kept = /* @__PURE__ */ new Map();
  return {
    get(query, params = {}) {
      const cached = kept.get(cacheKey(query, params)) ?? null;
      return isExpired(cached, now2()) ? null : cached;
    },
    set(query, params, result, ttlS = 0) {
      const nowS = now2();
      for (const [key, cached] of kept) if (isExpired(cached, nowS)) kept.delete(key);
      const ttl_s = ttlS === 0 ? defaultTtlS : ttlS;
      kept.set(cacheKey(query, params), { result, params, cached_at_s: nowS, ttl_s });
    }
  };
}
var cacheKey = (query, params) => JSON.stringify([query, Object.entries(params).sort(([a], [b]) => a < b ? -1 : 1)]);

// src/metrics/query-list.ts
var PLACEHOLDER = /\{\{\.(\w+)\}\}/g;
function queryList() {
  const queries = /* @__PURE__ */ new Map();
  const register = (query) => {
    const { name, template } = query;
    if (name === "") throw new AppError("input", "query name is required", "Name the query.");
    if (template === "")
      throw new AppError("input", `query template is required for ${quoted(name)}`, "Write the query.");
    if (queries.has(name))
      throw new AppError("input", `query ${quoted(name)} already registered`, "Choose another name.");
    queries.set(name, query);
  };
  return {
    register,
    mustRegister(query) {
      try {
        register(query);
      } catch (cause) {
        throw new Error("failed to register query", { cause });
      }
    },
    get: (name) => queries.get(name) ?? null,
    build(name, params) {
      const query = queries.get(name);
      if (query === void 0)
        throw new AppError("input", `query ${quoted(name)} not found`, `There are: ${known(queries)}.`);
      const value = (param) => {
        const given = Object.hasOwn(params, param) ? params[param] : void 0;
        if (given !== void 0) return given;
        const what = `missing required parameter ${quoted(param)} for query ${quoted(name)}`;
        throw new AppError("input", what, "Give it a value.");
      };
      for (const param of query.params) value(param);
      return query.template.replace(PLACEHOLDER, (_, param) => value(param));
    },
    list: () => [...queries.keys()]
  };
}
var known = (queries) => [...queries.keys()].map((name) => quoted(name)).join(", ") || "none";

// src/adapters/pod-discovery.ts
var Service = object({
  spec: object({ selector: record(string(), string()).nullish() }).nullish()
});
var Condition = object({ type: string(), status: string() });
var Pod = object({
  metadata: object({ name: string(), deletionTimestamp: string().nullish() }),
  status: object({ podIP: string().nullish(), conditions: array(Condition).nullish() }).nullish()
});
async function discoverPods(cluster, service) {
  const shown = `${service.namespace}/${service.name}`;
  const namespace = `/api/v1/namespaces/${encodeURIComponent(service.namespace)}`;
  const found = await told(
    `failed to get service ${quoted(shown)}`,
    () => cluster.get(`${namespace}/services/${encodeURIComponent(service.name)}`)
  );
  const selector = Object.entries(Service.safeParse(found).data?.spec?.selector ?? {});
  if (selector.length === 0) return [];
  const labelSelector = selector.map(([key, value]) => `${key}=${value}`).join(",");
  const items = await told("failed to list pods", () => cluster.items(`${namespace}/pods`, { labelSelector }));
  return items.flatMap((item) => Pod.safeParse(item).data ?? []).filter((pod) => isReady(pod) && pod.metadata.deletionTimestamp == null).map(({ metadata, status }) => ({ name: metadata.name, ip: status?.podIP ?? "" }));
}
var isReady = ({ status }) => status?.conditions?.find(({ type }) => type === "Ready")?.status === "True";
async function told(what, read) {
  try {
    return await read();
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    throw new AppError("source", `failed to discover pods: ${what}: ${cause.message}`, cause.hint, { cause });
  }
}

// src/adapters/pod-scrape.ts
import { isIPv6 } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
async function scrapePod(pod, token, cluster, config) {
  const at_s = config.now();
  const startedMs = performance.now();
  const fetched = config.via === "pod-ip" ? await byIp(pod, token, config) : await byApiServer(pod, cluster, config);
  const scrape = (values, error) => ({
    at_s,
    values,
    status: {
      pod: pod.name,
      ok: error === null,
      http: fetched.http,
      error,
      ms: performance.now() - startedMs
    }
  });
  if (!fetched.ok) return scrape([], fetched.error);
  try {
    const families = parseExposition(fetched.text, { format: fetched.format });
    const values = families.flatMap(
      ({ samples }) => samples.map((sample) => valueFrom(sample, pod.name, at_s))
    );
    return scrape(values, null);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return scrape([], sentenceOf(error));
  }
}
var OK = 200;
async function byIp({ ip }, token, config) {
  if (ip === "") return fault(null, "has no IP address", "It may have one soon.");
  const reply = await exchange({
    url: podUrl(ip, config),
    headers: { accept: ACCEPTED, ...token === null ? {} : { authorization: `Bearer ${token}` } },
    body: null,
    tls: config.tls,
    timeoutMs: config.scrapeTimeoutMs,
    largestReplyBytes: config.largestBodyBytes,
    keepsConnection: false
  });
  if (!isReply(reply)) return fault(null, ...reply.why);
  const { status: http, headers, bytes } = reply;
  if (http !== OK) return fault(http, ...refusal(http, headers.location ?? "", token));
  const contentType = headers["content-type"] ?? "";
  const format = formatOf(contentType);
  if (format === null && contentType !== "")
    return fault(
      http,
      `answers with ${quoted(contentType)}, which is not metrics`,
      "Are port and path right?"
    );
  return { ok: true, http, text: bytes, format };
}
var podUrl = (ip, {
  metricsScheme,
  metricsPort,
  metricsPath
}) => new URL(`${metricsScheme}://${isIPv6(ip) ? `[${ip}]` : ip}:${metricsPort}${metricsPath}`);
function refusal(http, location, token) {
  if (http >= 300 && http < 400)
    return [
      `answers with a redirect to ${quoted(location)}, which is not followed`,
      "Scrape what it leads to."
    ];
  const what = `answers with status ${http}`;
  if (http === 401 || http === 403)
    return [
      what,
      token === null ? "Name a Secret with a token for it." : "Renew the token, or let it get the path."
    ];
  return [what, http === 404 ? "Is the path of the metrics right?" : ""];
}
var fault = (http, message, hint) => ({
  ok: false,
  http,
  error: sentenceOf({ message, hint })
});
async function byApiServer({ name }, cluster, config) {
  const { serviceNamespace, metricsScheme, metricsPort, metricsPath, scrapeTimeoutMs } = config;
  const [path = "", search = ""] = metricsPath.split(/\?(.*)/s);
  const pod = `${metricsScheme === "https" ? "https:" : ""}${name}:${metricsPort}`;
  const timer = new AbortController();
  try {
    const text = await Promise.race([
      cluster.text(
        `/api/v1/namespaces/${encodeURIComponent(serviceNamespace)}/pods/${pod}/proxy${path}`,
        Object.fromEntries(new URLSearchParams(search))
      ),
      sleep(scrapeTimeoutMs, null, { signal: timer.signal })
    ]);
    if (text === null) return fault(null, `gave no answer within ${scrapeTimeoutMs / MS_PER_S} s`, "");
    if (Buffer.byteLength(text) > config.largestBodyBytes)
      return fault(OK, `answers with more than ${config.largestBodyBytes} bytes`, "Are port and path right?");
    return { ok: true, http: OK, text, format: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ok: false, http: null, error: sentenceOf(error) };
  } finally {
    timer.abort();
  }
}
var MS_PER_S = 1e3;
function valueFrom({ name, labels, value, at_s }, pod, scrapedAtS) {
  return {
    labels: { ...withoutClash(labels), pod, __name__: name },
    value: Number.isNaN(value) ? null : value,
    at_s: at_s ?? scrapedAtS
  };
}
var POD = "pod";
function withoutClash(labels) {
  if (!Object.hasOwn(labels, POD)) return labels;
  const { [POD]: exported = "", ...others } = labels;
  let name = `exported_${POD}`;
  while (Object.hasOwn(others, name)) name = `exported_${name}`;
  return exported === "" ? others : { ...others, [name]: exported };
}

// src/adapters/pod-scraping-options.ts
var MS_PER_S2 = 1e3;
var defaultPodScraping = {
  metricsPath: "/metrics",
  metricsScheme: "http",
  metricsReaderSecretName: "",
  metricsReaderSecretKey: "token",
  bearerToken: "",
  scrapeTimeoutMs: 5e3,
  maxConcurrentScrapes: 10,
  defaultTtlMs: 3e4,
  via: "pod-ip",
  largestBodyBytes: 64 * 1024 * 1024
};
var MOST_PORT = 65535;
var BY_API_SERVER = "Scrape by pod IP, or without it.";
function podScrapingConfig(options) {
  const defaults = defaultPodScraping;
  const { serviceName, serviceNamespace, metricsPort, via = defaults.via, tls = {} } = options;
  if (serviceName === "") throw wrong("serviceName is required", "Name the Service that selects the pods.");
  if (serviceNamespace === "")
    throw wrong("serviceNamespace is required", "Name the namespace of the Service.");
  if (!Number.isInteger(metricsPort) || metricsPort < 1 || metricsPort > MOST_PORT)
    throw wrong(`metricsPort must be 1..${MOST_PORT}, and is ${metricsPort}`, "Write the port of the pods.");
  const path = options.metricsPath || defaults.metricsPath;
  const bearerToken = options.bearerToken || defaults.bearerToken;
  const secretName = options.metricsReaderSecretName || defaults.metricsReaderSecretName;
  if (via === "api-server" && (bearerToken !== "" || secretName !== ""))
    throw wrong("a token for pods does not get through the API server", BY_API_SERVER);
  if (via === "api-server" && (tls.ca != null || tls.serverName != null))
    throw wrong("the API server does not check the certificates of pods", BY_API_SERVER);
  return {
    serviceName,
    serviceNamespace,
    metricsPort,
    metricsPath: path.startsWith("/") ? path : `/${path}`,
    metricsScheme: scheme(options.metricsScheme || defaults.metricsScheme),
    metricsReaderSecretName: secretName,
    metricsReaderSecretNamespace: options.metricsReaderSecretNamespace || serviceNamespace,
    metricsReaderSecretKey: options.metricsReaderSecretKey || defaults.metricsReaderSecretKey,
    bearerToken: bearerToken === "" ? "" : checkedToken(bearerToken.trim()),
    scrapeTimeoutMs: amount("scrapeTimeoutMs", options.scrapeTimeoutMs || defaults.scrapeTimeoutMs),
    maxConcurrentScrapes: amount(
      "maxConcurrentScrapes",
      options.maxConcurrentScrapes || defaults.maxConcurrentScrapes
    ),
    defaultTtlMs: amount("defaultTtlMs", options.defaultTtlMs || defaults.defaultTtlMs),
    via,
    tls: { ca: tls.ca ?? null, insecure: tls.insecure ?? false, serverName: tls.serverName ?? null },
    largestBodyBytes: amount("largestBodyBytes", options.largestBodyBytes || defaults.largestBodyBytes),
    now: options.now ?? (() => Date.now() / MS_PER_S2)
  };
}
function scheme(text) {
  if (text === "http" || text === "https") return text;
  throw wrong(`metricsScheme ${quoted(text)} is none`, "Write http or https.");
}
function amount(name, value) {
  if (Number.isInteger(value) && value > 0) return value;
  throw wrong(`${name} must be a whole number above 0, and is ${value}`, "Write one, or leave it out.");
}
var wrong = (what, hint) => new AppError("input", what, hint);

// src/adapters/pod-token.ts
var Secret = object({ data: record(string(), string()).nullish() });
async function podToken(cluster, config) {
  if (config.bearerToken !== "") return { token: config.bearerToken, warning: null };
  const { metricsReaderSecretName: name, metricsReaderSecretNamespace: namespace } = config;
  if (name === "") return { token: null, warning: null };
  const without = (why) => ({ token: null, warning: `Scraped without a token: ${why}` });
  const shown = quoted(`${namespace}/${name}`);
  let found;
  try {
    found = await cluster.get(
      `/api/v1/namespaces/${encodeURIComponent(namespace)}/secrets/${encodeURIComponent(name)}`
    );
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return without(`the secret ${shown} cannot be read: ${sentenceOf(error)}`);
  }
  const key = config.metricsReaderSecretKey;
  const data = Secret.safeParse(found).data?.data ?? {};
  const encoded = Object.hasOwn(data, key) ? data[key] : void 0;
  if (encoded === void 0) return without(`the secret ${shown} has no key ${quoted(key)}.`);
  try {
    return { token: checkedToken(Buffer.from(encoded, "base64").toString("utf8").trim()), warning: null };
  } catch {
    return without(`what the secret ${shown} holds as ${quoted(key)} is no token.`);
  }
}

// src/adapters/pod-scraping.ts
var ALL_METRICS = "all_metrics";
var MS_PER_S3 = 1e3;
function podScrapingSource(cluster, options) {
  const config = podScrapingConfig(options);
  const queries = queryList();
  queries.mustRegister({
    name: ALL_METRICS,
    type: "metric",
    template: ALL_METRICS,
    params: [],
    description: "All metrics of the pods scraped"
  });
  const cache = metricsCache({ ttlS: config.defaultTtlMs / MS_PER_S3, now: config.now });
  async function scrapeAll() {
    const service = { name: config.serviceName, namespace: config.serviceNamespace };
    const pods = await discoverPods(cluster, service);
    const { token, warning } = pods.length === 0 ? NO_TOKEN : await podToken(cluster, config);
    const scrapes = await atMostAtOnce(
      pods,
      config.maxConcurrentScrapes,
      (pod) => scrapePod(pod, token, cluster, config)
    );
    const result = resultOf(scrapes, config, warning === null ? [] : [warning]);
    cache.set(ALL_METRICS, {}, result);
    return /* @__PURE__ */ new Map([[ALL_METRICS, result]]);
  }
  let underWay = null;
  return {
    queryList: () => queries,
    /** Whatever is asked for, all is scraped; who asks meanwhile gets the same. */
    refresh() {
      underWay ??= scrapeAll().finally(() => {
        underWay = null;
      });
      return underWay;
    },
    get: cache.get
  };
}
var NO_TOKEN = { token: null, warning: null };
function resultOf(scrapes, { serviceName, serviceNamespace, now: now2 }, warnings) {
  const good = scrapes.filter(({ status }) => status.ok);
  const bad = scrapes.flatMap(({ status: { pod, error } }) => error === null ? [] : [`${pod}: ${error}`]);
  const service = quoted(`${serviceNamespace}/${serviceName}`);
  const what = scrapes.length === 0 ? [`No ready pod of the Service ${service} was found.`] : bad.length === 0 ? [] : [`${bad.length} of ${scrapes.length} pods of the Service ${service} gave no metrics.`, ...bad];
  const hasFailed = scrapes.length > 0 && good.length === 0;
  return {
    query_name: ALL_METRICS,
    values: good.flatMap(({ values }) => values),
    collected_at_s: good.length === 0 ? now2() : Math.max(...good.map(({ at_s }) => at_s)),
    error: hasFailed ? allFailed(service, bad) : null,
    warnings: [...warnings, ...hasFailed ? [] : what],
    targets: scrapes.map(({ status }) => status)
  };
}
function allFailed(service, bad) {
  const [first = ""] = bad;
  const what = `none of ${bad.length} pods of the Service ${service} gave metrics: ${first}`;
  return new AppError("source", what, "", { details: bad });
}

// src/adapters/prometheus-source.ts
var TTL_MS = 3e4;
var CONCURRENCY = 10;
var MS_PER_S4 = 1e3;
function prometheusSource(api, options = {}) {
  const { ttlMs = TTL_MS, concurrency = CONCURRENCY, now: now2 = () => Date.now() / MS_PER_S4 } = options;
  const queries = queryList();
  const cache = metricsCache({ ttlS: ttlMs / MS_PER_S4, now: now2 });
  async function resultOf2(query_name, params) {
    const collected_at_s = now2();
    const result = { query_name, values: [], collected_at_s, error: null, warnings: [], targets: [] };
    try {
      const { series, warnings, infos } = await api.instant(queries.build(query_name, params), collected_at_s);
      return { ...result, values: series.flatMap(latest), warnings: [...warnings, ...infos] };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { ...result, error };
    }
  }
  return {
    queryList: () => queries,
    async refresh({ queries: names = [], params = {} } = {}) {
      const asked = names.length === 0 ? queries.list() : names;
      const results = await atMostAtOnce(asked, concurrency, (name) => resultOf2(name, params));
      for (const result of results) cache.set(result.query_name, params, result);
      return new Map(results.map((result) => [result.query_name, result]));
    },
    get: cache.get
  };
}
function latest({ name, labels, points }) {
  const point = points.at(-1);
  if (point === void 0) return [];
  const [at_s, value] = point;
  const named = name === "" ? labels : { ...labels, __name__: name };
  return [{ labels: named, value: Number.isNaN(value) ? null : value, at_s }];
}

// src/metrics/epp-names.ts
var OBJECTIVE = "inference_objective_";
var MODEL = "inference_model_";
var OTHERS = ["inference_pool_", "inference_extension_"];
var LLM_D = "llm_d_epp_";
var LLM_D_NAMES = {
  request_total: `${OBJECTIVE}request_total`,
  request_error_total: `${OBJECTIVE}request_error_total`,
  request_duration_seconds: `${OBJECTIVE}request_duration_seconds`,
  request_ntpot_seconds: `${OBJECTIVE}normalized_time_per_output_token_seconds`,
  request_size_bytes: `${OBJECTIVE}request_sizes`,
  response_size_bytes: `${OBJECTIVE}response_sizes`,
  request_input_tokens: `${OBJECTIVE}input_tokens`,
  request_output_tokens: `${OBJECTIVE}output_tokens`,
  request_running: `${OBJECTIVE}running_requests`,
  average_kv_cache_utilization: "inference_pool_average_kv_cache_utilization",
  average_queue_size: "inference_pool_average_queue_size",
  per_endpoint_queue_size: "inference_pool_per_pod_queue_size",
  ready_endpoints: "inference_pool_ready_pods",
  info: "inference_extension_info"
};
var SERIES = /^(.+?)(_bucket|_sum|_count|_created)?$/;
function eppName(name) {
  if (name.startsWith(OBJECTIVE) || OTHERS.some((prefix) => name.startsWith(prefix))) return name;
  if (name.startsWith(MODEL)) return `${OBJECTIVE}${name.slice(MODEL.length)}`;
  if (!name.startsWith(LLM_D)) return null;
  const [, base = "", suffix = ""] = SERIES.exec(name.slice(LLM_D.length)) ?? [];
  const known2 = Object.hasOwn(LLM_D_NAMES, base) ? LLM_D_NAMES[base] : void 0;
  return known2 === void 0 ? null : `${known2}${suffix}`;
}

// src/metrics/source.ts
function noSource() {
  const queries = queryList();
  return { queryList: () => queries, refresh: async () => /* @__PURE__ */ new Map(), get: () => null };
}

// src/metrics/source-registry.ts
function sourceRegistry() {
  const sources = /* @__PURE__ */ new Map();
  const register = (name, source) => {
    if (name === "") throw new AppError("input", "source name is required", "Name the source.");
    if (sources.has(name))
      throw new AppError("input", `source ${quoted(name)} already registered`, "Choose another name.");
    sources.set(name, source);
  };
  return {
    register,
    mustRegister(name, source) {
      try {
        register(name, source);
      } catch (cause) {
        throw new Error("failed to register source", { cause });
      }
    },
    get: (name) => sources.get(name) ?? null,
    list: () => [...sources.keys()]
  };
}

// src/index.ts
var MS_PER_S5 = 1e3;
var now = () => performance.now() / MS_PER_S5;
var SeenCache2 = class extends SeenCache {
  constructor(options = {}) {
    super({ now, ...options });
  }
};
async function* listInferenceRequests(options = {}) {
  yield* requestsOf(options, true);
}
async function* streamInferenceRequests(options = {}) {
  yield* requestsOf(options, false);
}
async function* requestsOf(options, once) {
  const { kinds = DEFAULT_KINDS, namespaces = [], onTrouble = () => {
  } } = options;
  const collection = collectedFrom({
    cluster: clusterFrom(options),
    resources: resourcesFrom(kinds),
    namespaces,
    emitsInitial: once,
    once,
    seen: options.seenCache ?? new SeenCache2(),
    signal: options.signal ?? new AbortController().signal,
    onTrouble(error, isOver) {
      if (isOver) throw error;
      onTrouble(error.message);
    },
    onProblem: ({ path, message }) => onTrouble(`${path}: ${message}`)
  });
  for await (const some of collection)
    for (const collected of some) if (collected.type === "request") yield collected.request;
}
var openCluster2 = (options = {}) => openCluster(clusterFrom(options));
var clusterFrom = (options) => ({
  cwd: process.cwd(),
  env: (name) => process.env[name] ?? (name === "HOME" ? homedir() : void 0),
  kubeconfig: options.kubeconfig ?? null,
  context: options.context ?? null,
  caFile: options.caFile ?? null,
  verifiesTls: options.verifySsl ?? null
});
export {
  SeenCache2 as SeenCache,
  eppName,
  listInferenceRequests,
  noSource,
  openCluster2 as openCluster,
  podScrapingSource,
  prometheusApi,
  prometheusSource,
  sourceRegistry,
  streamInferenceRequests
};

import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  decimalAt,
  exchange,
  floatFrom,
  isReply
} from "./chunk-C7WR6XFL.js";
import {
  isPassing,
  patiently,
  retryAfterMsOf,
  systemClock
} from "./chunk-22QMIT6Y.js";
import {
  AppError,
  array,
  boolean,
  custom,
  discriminatedUnion,
  literal,
  number,
  object,
  quoted,
  string,
  tuple,
  unknown
} from "./chunk-4SDNS7QA.js";

// src/metrics/api-labels.ts
function labelled(metric) {
  const { __name__: name = "", ...labels } = metric;
  return { name, labels };
}

// src/metrics/api-matrix.ts
var Metric = custom(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).every((text) => typeof text === "string")
);
var BEGIN = Buffer.from('"resultType":"matrix","result":[');
var METRIC = Buffer.from('{"metric":');
var VALUES = Buffer.from(',"values":[');
var LONGEST_HEAD = 4096;
var QUOTE = 34;
var BACKSLASH = 92;
var COMMA = 44;
var OPENING_BRACKET = 91;
var CLOSING_BRACKET = 93;
var OPENING_BRACE = 123;
var CLOSING_BRACE = 125;
function matrixFrom(bytes) {
  const begin = bytes.subarray(0, LONGEST_HEAD).indexOf(BEGIN);
  if (begin === -1) return null;
  const reader = { bytes, at: begin + BEGIN.length };
  const head = bytes.toString("utf8", 0, reader.at);
  const series = [];
  while (bytes[reader.at] !== CLOSING_BRACKET) {
    if (series.length > 0 && !passes(reader, COMMA)) return null;
    const one = readSeries(reader);
    if (one === null) return null;
    series.push(one);
  }
  return { series, rest: head + bytes.toString("utf8", reader.at) };
}
function readSeries(reader) {
  if (!passesAll(reader, METRIC)) return null;
  const labels = readMetric(reader);
  if (labels === null || !passesAll(reader, VALUES)) return null;
  const { bytes } = reader;
  const points = [];
  while (bytes[reader.at] !== CLOSING_BRACKET) {
    if (points.length > 0 && !passes(reader, COMMA)) return null;
    if (!passes(reader, OPENING_BRACKET)) return null;
    const at_s = readNumberTo(reader, COMMA);
    if (!passes(reader, QUOTE)) return null;
    const value = readNumberTo(reader, QUOTE);
    if (at_s === null || value === null || !passes(reader, CLOSING_BRACKET)) return null;
    points.push([at_s, value]);
  }
  reader.at++;
  return passes(reader, CLOSING_BRACE) ? { ...labelled(labels), points } : null;
}
function readNumberTo(reader, delimiter) {
  const { bytes, at: start } = reader;
  let end = start;
  while (end < bytes.length && bytes[end] !== delimiter && end - start <= LONGEST_NUMBER) end++;
  reader.at = end + 1;
  return decimalAt(bytes, start, end) ?? floatFrom(bytes.toString("latin1", start, end), "prometheus");
}
var LONGEST_NUMBER = 64;
function readMetric(reader) {
  const { bytes, at: start } = reader;
  if (bytes[start] !== OPENING_BRACE) return null;
  let isText = false;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) isText = !isText;
    else if (byte === BACKSLASH) at++;
    else if (byte === CLOSING_BRACE && !isText) {
      reader.at = at + 1;
      return Metric.safeParse(jsonFrom(bytes.toString("utf8", start, at + 1))).data ?? null;
    }
  }
  return null;
}
function jsonFrom(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
function passes(reader, byte) {
  if (reader.bytes[reader.at] !== byte) return false;
  reader.at++;
  return true;
}
function passesAll(reader, expected) {
  for (let index = 0; index < expected.length; index++)
    if (reader.bytes[reader.at + index] !== expected[index]) return false;
  reader.at += expected.length;
  return true;
}

// src/metrics/api-answer.ts
function seriesAnswerFrom(bytes) {
  const matrix = matrixFrom(bytes);
  if (matrix !== null) return withData(envelopeFrom(matrix.rest), () => matrix.series);
  const answer = withData(envelopeFrom(bytes.toString("utf8")), foundIn);
  if (answer?.kind !== "data") return answer;
  const { series, left } = answer.data;
  if (left === 0) return { ...answer, data: series };
  const warning = `${left} series of native histograms, which are no single values, left out`;
  return { ...answer, data: series, warnings: [...answer.warnings, warning] };
}
var Names = array(string());
var namesAnswerFrom = (bytes) => withData(envelopeFrom(bytes.toString("utf8")), (data) => Names.safeParse(data ?? []).data ?? null);
var PARTIAL = "the answer is partial: not all of the storage answered";
var Texts = array(string()).nullish().transform((texts) => texts ?? []);
var Envelope = discriminatedUnion("status", [
  object({
    status: literal("success"),
    data: unknown(),
    warnings: Texts,
    infos: Texts,
    // How VictoriaMetrics says that storage nodes are missing.
    isPartial: boolean().default(false)
  }),
  object({ status: literal("error"), errorType: string().default(""), error: string().default("") })
]);
function envelopeFrom(text) {
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const { data: envelope } = Envelope.safeParse(json);
  if (envelope === void 0) return null;
  if (envelope.status === "error")
    return { kind: "error", errorType: envelope.errorType, error: envelope.error };
  const { data, infos, isPartial } = envelope;
  const warnings = isPartial ? [...envelope.warnings, PARTIAL] : envelope.warnings;
  return { kind: "data", data, warnings, infos };
}
function withData(answer, read) {
  if (answer?.kind !== "data") return answer;
  const data = read(answer.data);
  return data === null ? null : { ...answer, data };
}
var Value = string().transform((text, context) => {
  const value = floatFrom(text, "prometheus");
  if (value === null) context.addIssue({ code: "custom", message: "no number" });
  return value ?? Number.NaN;
});
var Point = tuple([number(), Value]);
var Found = object({ metric: Metric, value: Point.optional(), values: array(Point).optional() });
var Result = discriminatedUnion("resultType", [
  object({ resultType: literal("matrix"), result: array(Found) }),
  object({ resultType: literal("vector"), result: array(Found) }),
  object({ resultType: literal("scalar"), result: Point })
]);
function foundIn(data) {
  const { data: found } = Result.safeParse(data);
  if (found === void 0) return null;
  if (found.resultType === "scalar")
    return { series: [{ name: "", labels: {}, points: [found.result] }], left: 0 };
  const series = found.result.flatMap(
    ({ metric, value, values = value && [value] }) => values === void 0 ? [] : [{ ...labelled(metric), points: values }]
  );
  return { series, left: found.result.length - series.length };
}

// src/adapters/prometheus-refusal.ts
var LONGEST_TOLD = 200;
var TOO_MUCH = /too many|too long|exceed|limit|maximum|timed out|deadline/i;
function refusalOf(access, path, refused) {
  const refusal = (what, hint, isTooMuch2 = false) => ({
    isTooMuch: isTooMuch2,
    error: new AppError("source", `${access.shown} ${what}`, hint)
  });
  if (refused === null)
    return refusal(`answers with more than ${access.largestReplyBytes} bytes`, "Ask for less.", true);
  const { status, answer } = refused;
  const told = toldBy(refused, access.secrets);
  const said = told === "" ? "" : `: ${quoted(told, LONGEST_TOLD)}`;
  const isTooMuch = answer?.kind === "error" && (answer.errorType === "timeout" || TOO_MUCH.test(answer.error));
  if (status >= 300 && status < 400)
    return refusal(
      `answers with a redirect, which is not followed${said}`,
      "Name the address that it leads to."
    );
  if (status === 401 || status === 403) return refusal(...doorOf(access, status, told, said));
  if (status === 404)
    return refusal(
      `has nothing at /api/v1/${path}${said}`,
      "Is a path missing in its address, such as the /prometheus of Mimir?"
    );
  if (status === 429) return refusal(`limits the rate of questions${said}`, "Run again later.");
  if (answer?.kind === "error") {
    if (isTooMuch) return refusal(`cannot answer so much at once${said}`, "Ask for less.", true);
    if (status === 400)
      return refusal(`does not take the question${said}`, "Correct the query, or its times.");
    if (status === 422) return refusal(`cannot run the query${said}`, "Correct it.");
    return refusal(`failed with status ${status}${said}`, "Run again later.");
  }
  if (status === 413) return refusal(`does not take so much${said}`, "Ask for less.", true);
  if (status === 200) return refusal(`answers with something else than its API does${said}`, ADDRESS);
  return refusal(`answers with status ${status}${said}`, status >= 500 ? "Run again later." : ADDRESS);
}
var ADDRESS = "Is this the address of Prometheus?";
function doorOf({ headers }, status, told, said) {
  if (/org ?id/i.test(told)) return [`asks for a tenant${said}`, "Give it with the header X-Scope-OrgID."];
  if (!Object.hasOwn(headers, "authorization"))
    return [`asks who is there: status ${status}${said}`, "Give a token, or a user and password."];
  return status === 401 ? [`does not accept this token or password: status 401${said}`, "Renew it."] : [`does not let this account ask: status 403${said}`, "Give it the right to read metrics."];
}
function toldBy({ text, answer }, secrets) {
  const words = answer?.kind === "error" ? answer.error : text.trim();
  if (words.startsWith("<") || words.startsWith("{")) return "";
  return secrets.reduce((told, secret) => told.replaceAll(secret, "***"), words);
}

// src/adapters/prometheus-ask.ts
var OK = 200;
var NO_SUCH_METHOD = 405;
var NEVER = new AbortController().signal;
function prometheusAsker(access) {
  let takesPost = true;
  async function attempt(question, leftMs) {
    const isPost = question.isQuery && takesPost;
    const outcome = await exchange({
      ...requestOf(access, question, isPost),
      tls: { ca: access.ca, insecure: access.insecure, serverName: null },
      timeoutMs: Math.min(access.attemptMs, leftMs),
      largestReplyBytes: access.largestReplyBytes,
      keepsConnection: true
    });
    if (!isReply(outcome)) {
      const { isLate, isTooLarge, isFinal, why, cause } = outcome;
      if (isTooLarge) return { kind: "answer", retryAfterMs: null, got: null };
      if (isFinal) throw new AppError("source", `${access.shown} ${why[0]}`, why[1], { cause });
      return { kind: "none", isLate, cause, why };
    }
    const { status, headers, bytes } = outcome;
    if (isPost && status === NO_SUCH_METHOD) {
      takesPost = false;
      return attempt(question, leftMs);
    }
    const answer = question.read(bytes);
    const told = answer === null || status !== OK ? bytes.toString("utf8", 0, MOST_BYTES_READ) : "";
    const retryAfterMs = retryAfterMsOf(headers["retry-after"] ?? null, headers.date ?? null);
    return {
      kind: "answer",
      retryAfterMs,
      got: { status, text: headers.location?.replace(/[?#].*$/s, "") ?? told, answer }
    };
  }
  return async (question) => {
    const { got } = await patiently(
      { mayPass, signal: NEVER },
      access,
      (leftMs) => attempt(question, leftMs)
    );
    if (got?.status === OK && got.answer?.kind === "data") return got.answer;
    return { kind: "refused", ...refusalOf(access, question.path, got) };
  };
}
var MOST_BYTES_READ = 1 << 20;
var mayPass = ({ got }) => got !== null && isPassing(got) && !(got.answer?.kind === "error" && got.answer.errorType === "timeout");
function requestOf(access, { path, params }, isPost) {
  const form = new URLSearchParams(params).toString();
  const url = new URL(access.url);
  url.pathname += `/${path}`;
  if (!isPost) url.search = [url.search.slice(1), form].filter((part) => part !== "").join("&");
  const headers = { ...access.headers, accept: "application/json" };
  return isPost ? { url, headers: { ...headers, "content-type": "application/x-www-form-urlencoded" }, body: form } : { url, headers, body: null };
}

// src/adapters/prometheus-options.ts
var TIMEOUT_MS = 12e4;
var PATIENCE_MS = 3e5;
var LARGEST_REPLY_BYTES = 256 * 1024 * 1024;
function accessFrom(options) {
  const url = apiUrl(options.url);
  const { bearer = null, basic = null, headers = {} } = options;
  return {
    url,
    shown: `Prometheus at ${url.origin}${url.pathname.replace(/\/api\/v1$/, "")}`,
    headers: { ...checkedHeaders(headers), ...authorization(bearer, basic, headers) },
    secrets: [
      ...bearer === null ? [] : [bearer],
      ...basic === null ? [] : [basic.password, encoded(basic)],
      ...Object.values(headers).flatMap((value) => [value, ...value.split(" ")])
    ].filter((secret) => secret.length >= SHORTEST_SECRET),
    ca: options.ca ?? null,
    insecure: options.insecure ?? false,
    attemptMs: options.timeoutMs ?? TIMEOUT_MS,
    patienceMs: options.patienceMs ?? PATIENCE_MS,
    largestReplyBytes: options.largestReplyBytes ?? LARGEST_REPLY_BYTES,
    clock: options.clock ?? systemClock
  };
}
var SHORTEST_SECRET = 4;
var URL_HINT = "Write it as http://HOST:9090, with the path before /api/v1 where there is one.";
function apiUrl(text) {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new AppError("input", "the address of Prometheus is no http or https URL", URL_HINT);
  const shown = quoted(`${url.origin}${url.pathname}`);
  if (url.username !== "" || url.password !== "")
    throw new AppError(
      "input",
      `the address of Prometheus, ${shown}, holds a user or password`,
      "Give them apart from the address, where no log shows them."
    );
  const path = url.pathname.replace(/\/+$/, "").replace(/\/api\/v1(?:\/query(?:_range)?)?$/, "");
  url.pathname = `${path.replace(/\/(?:graph|query)$/, "")}/api/v1`;
  url.hash = "";
  return url;
}
function authorization(bearer, basic, headers) {
  const hasHeader = Object.keys(headers).some((name) => name.toLowerCase() === "authorization");
  if ([bearer !== null, basic != null, hasHeader].filter(Boolean).length > 1)
    throw new AppError(
      "input",
      "there is more than one way to sign in to Prometheus",
      "Give a token, or a user and password, or a header."
    );
  if (basic?.user.includes(":"))
    throw new AppError(
      "input",
      "the user for Prometheus holds a colon",
      "Give the user without the password."
    );
  if (basic != null) return { authorization: `Basic ${encoded(basic)}` };
  return bearer === null ? {} : { authorization: `Bearer ${checkedToken(bearer)}` };
}
var encoded = ({ user, password }) => Buffer.from(`${user}:${password}`).toString("base64");
function checkedToken(token) {
  if (/^[A-Za-z0-9._~+/:=-]+$/.test(token)) return token;
  throw new AppError(
    "input",
    "the token is empty, or holds spaces or other characters that no token has",
    "Is it the right one, and has it no line feed at its end?"
  );
}
function checkedHeaders(headers) {
  const checked = Object.entries(headers).map(([name, value]) => {
    if (!/^[!#$%&'*+.^_`|~\dA-Za-z-]+$/.test(name))
      throw new AppError("input", `the header ${quoted(name)} has a name that no header has`, "Correct it.");
    if (!/^[\t\x20-\x7e]*$/.test(value))
      throw new AppError("input", `the header ${quoted(name)} has a value that no header has`, "Correct it.");
    return [name.toLowerCase(), value];
  });
  return Object.fromEntries(checked);
}

// src/adapters/at-once.ts
async function atMostAtOnce(items, most, work) {
  const results = [];
  const waiting = items.entries();
  let hasFailed = false;
  const worker = async () => {
    for (const [index, item] of waiting) {
      if (hasFailed) return;
      try {
        results[index] = await work(item);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
  return results;
}

// src/adapters/prometheus-pieces.ts
var cut = ({ first, last }, size) => Array.from({ length: Math.ceil((last - first + 1) / size) }, (_, index) => ({
  first: first + index * size,
  last: Math.min(last, first + (index + 1) * size - 1)
}));
async function inPieces(pieces, { least, concurrency }, ask) {
  const askPiece = async (piece) => {
    const asked = await ask(piece);
    if (asked.kind === "data") return { series: asked.data, warnings: asked.warnings, infos: asked.infos };
    const count = piece.last - piece.first + 1;
    if (!asked.isTooMuch || count <= least) throw asked.error;
    return joined(await atMostAtOnce(cut(piece, Math.ceil(count / 2)), 1, askPiece));
  };
  return joined(await atMostAtOnce(pieces, concurrency, askPiece));
}
function joined(answers) {
  const all = /* @__PURE__ */ new Map();
  for (const { series } of answers)
    for (const one of series) {
      const key = JSON.stringify([one.name, Object.entries(one.labels).sort(([a], [b]) => a < b ? -1 : 1)]);
      const known = all.get(key);
      const points = known?.points ?? [];
      for (const point of one.points) {
        const [lastAtS = -Infinity] = points.at(-1) ?? [];
        if (point[0] > lastAtS) points.push(point);
      }
      if (known === void 0) all.set(key, { head: one, points });
    }
  return {
    series: [...all.values()].map(({ head, points }) => ({ ...head, points })),
    warnings: [...new Set(answers.flatMap(({ warnings }) => warnings))],
    infos: [...new Set(answers.flatMap(({ infos }) => infos))]
  };
}

// src/adapters/prometheus-api.ts
var MOST_POINTS = 11e3;
var CONCURRENCY = 4;
var SAMPLES_WINDOW_S = 3600;
var LEAST_WINDOW_MS = 1e3;
var MS_PER_S = 1e3;
function prometheusApi(options) {
  const access = accessFrom(options);
  const ask = prometheusAsker(access);
  const { concurrency = CONCURRENCY, samplesWindowS = SAMPLES_WINDOW_S } = options;
  const timeout = `${access.attemptMs}ms`;
  const query = (path, params) => ask({ path, params: { ...params, timeout }, isQuery: true, read: seriesAnswerFrom });
  return {
    async instant(text, atS) {
      const time = seconds(msFrom(atS));
      return inPieces(
        [{ first: 0, last: 0 }],
        { least: 1, concurrency },
        () => query("query", { query: text, time })
      );
    },
    async range(text, startS, endS, stepS) {
      const { first: startMs, last: endMs } = windowMs(startS, endS);
      const stepMs = msFrom(stepS);
      if (stepMs < 1) throw new AppError("input", `a step of ${stepS} s is none`, "Write 0.001 or more.");
      const points = { first: 0, last: Math.floor((endMs - startMs) / stepMs) };
      return inPieces(
        cut(points, MOST_POINTS),
        { least: 1, concurrency },
        ({ first, last }) => query("query_range", {
          query: text,
          start: seconds(startMs + first * stepMs),
          end: seconds(startMs + last * stepMs),
          step: seconds(stepMs)
        })
      );
    },
    async samples(selector, startS, endS) {
      const windows = cut(windowMs(startS, endS), samplesWindowS * MS_PER_S);
      return inPieces(windows, { least: LEAST_WINDOW_MS, concurrency }, async (window) => {
        const { first, last } = window;
        const range = `${selector}[${last - first + 1}ms]`;
        const asked = await query("query", { query: range, time: seconds(last) });
        return asked.kind === "data" ? { ...asked, data: within(asked.data, window) } : asked;
      });
    },
    async names(match, window) {
      const times = window === void 0 ? {} : { start: seconds(msFrom(window.startS)), end: seconds(msFrom(window.endS)) };
      const asked = await ask({
        path: "label/__name__/values",
        params: { "match[]": match, ...times },
        isQuery: false,
        read: namesAnswerFrom
      });
      if (asked.kind === "refused") throw asked.error;
      return { names: asked.data, warnings: asked.warnings, infos: asked.infos };
    }
  };
}
function windowMs(startS, endS) {
  const window = { first: msFrom(startS), last: msFrom(endS) };
  if (window.first <= window.last) return window;
  throw new AppError("input", "the window ends before it begins", "Write the earlier time first.");
}
function msFrom(atS) {
  const ms = Math.round(atS * MS_PER_S);
  if (Number.isSafeInteger(ms)) return ms;
  throw new AppError("input", `${atS} is no time in seconds`, "Write Unix seconds.");
}
var seconds = (ms) => String(ms / MS_PER_S);
var within = (all, { first, last }) => all.map((series) => ({ ...series, points: series.points.filter(([atS]) => isWithin(atS, first, last)) })).filter(({ points }) => points.length > 0);
var isWithin = (atS, firstMs, lastMs) => atS * MS_PER_S >= firstMs - HALF_MS && atS * MS_PER_S <= lastMs + HALF_MS;
var HALF_MS = 0.5;

export {
  checkedToken,
  atMostAtOnce,
  prometheusApi
};

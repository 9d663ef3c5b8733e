import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  headersFrom
} from "./chunk-RRVZZTN6.js";
import {
  DEFAULT_KINDS,
  SeenCache,
  collectedFrom,
  resourcesFrom
} from "./chunk-52C53CB6.js";
import {
  clusterFrom
} from "./chunk-JAXHX7K6.js";
import {
  ask,
  isPassing,
  systemClock
} from "./chunk-22QMIT6Y.js";
import {
  oneLine
} from "./chunk-ZYN6WMRK.js";
import {
  AppError,
  EXIT_WITHIN,
  exitCodes,
  quoted,
  sentenceOf
} from "./chunk-4SDNS7QA.js";

// src/commands/run-collect.ts
import { setFlagsFromString } from "node:v8";

// src/adapters/append-file.ts
import { createWriteStream } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { finished } from "node:stream/promises";
var NEWLINE = 10;
async function lineFile(cwd, name) {
  const path = resolve(cwd, name);
  try {
    await mkdir(dirname(path), { recursive: true });
    const isCut = await endsWithin(path);
    const stream = createWriteStream(path, { flags: "a" });
    await new Promise((resolve2, reject) => {
      stream.once("open", () => resolve2());
      stream.once("error", reject);
    });
    let failure = null;
    stream.on("error", (error) => {
      failure = error;
    });
    if (isCut) stream.write("\n");
    const check = () => {
      if (failure !== null) throw notWritable(name, failure);
    };
    return {
      async add(line) {
        check();
        if (stream.write(`${line}
`)) return;
        await Promise.race([
          new Promise((resolve2) => stream.once("drain", () => resolve2())),
          finished(stream).catch(() => null)
        ]);
        check();
      },
      async close() {
        check();
        stream.end();
        await finished(stream).catch((error) => {
          throw notWritable(name, error);
        });
      }
    };
  } catch (cause) {
    throw cause instanceof AppError ? cause : notWritable(name, cause);
  }
}
async function endsWithin(path) {
  const handle = await open(path, "r").catch(() => null);
  if (handle === null) return false;
  try {
    const { size } = await handle.stat();
    if (size === 0) return false;
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
    return buffer[0] !== NEWLINE;
  } finally {
    await handle.close();
  }
}
var notWritable = (name, cause) => new AppError(
  "input",
  `${quoted(name)} cannot be written: ${cause instanceof Error && "code" in cause ? String(cause.code) : "unknown"}`,
  "Name a file that can be.",
  { cause }
);

// src/adapters/post-queue.ts
var MOST_WAITING = 1e3;
var PATIENCE_MS = 6e4;
var IMPATIENCE_MS = 200;
var ATTEMPT_MS = 5e3;
var LARGEST_REPLY_BYTES = 1024 * 1024;
var MOST_TOLD = 200;
function postQueue({ url, headers, http, onTrouble }) {
  const waiting = [];
  const counts = { sent: 0, failed: 0, dropped: 0 };
  const stop = new AbortController();
  let working = null;
  let isDown = false;
  async function send(body) {
    try {
      const answer = await ask(
        { url, body, mayPass: isPassing, signal: stop.signal },
        {
          shown: url.origin,
          token: null,
          headers,
          patienceMs: isDown ? IMPATIENCE_MS : PATIENCE_MS,
          attemptMs: ATTEMPT_MS,
          largestReplyBytes: LARGEST_REPLY_BYTES,
          ...http
        }
      );
      isDown = isPassing(answer);
      if (answer.status >= 200 && answer.status < 300) {
        counts.sent++;
        return;
      }
      counts.failed++;
      onTrouble(`${url.origin} answered with status ${answer.status}: ${answer.text.slice(0, MOST_TOLD)}`);
    } catch (error) {
      if (stop.signal.aborted) {
        counts.dropped++;
        return;
      }
      if (!(error instanceof AppError)) throw error;
      isDown = true;
      counts.failed++;
      onTrouble(sentenceOf(error));
    }
  }
  async function work() {
    for (let body = waiting.shift(); body !== void 0; body = waiting.shift()) await send(body);
    working = null;
  }
  return {
    offer(body) {
      if (stop.signal.aborted || waiting.length >= MOST_WAITING) {
        counts.dropped++;
        return;
      }
      waiting.push(body);
      working ??= work();
    },
    async close(patienceMs) {
      const timer = setTimeout(() => {
        counts.dropped += waiting.splice(0).length;
        stop.abort();
      }, patienceMs);
      await working;
      clearTimeout(timer);
      stop.abort();
      return { ...counts };
    }
  };
}

// src/commands/run-collect.ts
var MS_PER_S = 1e3;
var LAST_POSTS_MS = 5e3;
async function runCollect(flags, io) {
  setFlagsFromString("--semi-space-growth-factor=1");
  const resources = resourcesFrom(flags.kinds.length === 0 ? DEFAULT_KINDS : flags.kinds);
  const cluster = clusterFrom(flags, io);
  const tell = (text) => io.err(`wattlint: ${oneLine(text)}
`);
  const tellOnce = sparingly(tell, io.now);
  const post = postFrom(flags, tellOnce, io);
  const once = flags.once === true;
  const file = flags.output === void 0 ? null : await lineFile(io.cwd, flags.output);
  let isPartial = false;
  const collection = collectedFrom({
    cluster,
    resources,
    namespaces: flags.namespaces,
    emitsInitial: once || flags.emitInitial === true,
    emitsAll: flags.emit === "all",
    once,
    seen: new SeenCache({ now: () => io.now() / MS_PER_S }),
    signal: io.stopSignal(),
    onTrouble(error, isOver) {
      isPartial ||= isOver;
      tellOnce(sentenceOf(error));
    },
    onProblem: ({ path, message }) => tellOnce(`${path}: ${message}`)
  });
  try {
    for await (const some of collection) {
      const records = some.map((one) => one.type === "request" ? one.request : one.deletion);
      const lines = records.map((record) => JSON.stringify(record)).join("\n");
      for (const record of records) post?.offer(record);
      await file?.add(lines);
      if (!await io.outLine(lines)) break;
    }
  } finally {
    await file?.close();
  }
  const counts = await post?.close(once ? PATIENT_MS : LAST_POSTS_MS);
  if (counts !== void 0 && counts.failed + counts.dropped > 0)
    tell(
      `of the lines to post ${counts.sent} were taken, ${counts.failed} refused and ${counts.dropped} not sent`
    );
  const isUnsent = once && counts !== void 0 && counts.failed + counts.dropped > 0;
  return isPartial || isUnsent ? exitCodes.source : EXIT_WITHIN;
}
var PATIENT_MS = 6e5;
function postFrom(flags, onTrouble, io) {
  if (flags.post === void 0) return null;
  const url = URL.parse(flags.post);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new AppError("input", "--post is no http address", "Write one such as http://localhost:8000/infer.");
  const headers = headersFrom(flags.postHeader, flags.postTokenEnv, io);
  return postQueue({ url, headers, http: { clock: systemClock }, onTrouble });
}
var TOLD_AGAIN_MS = 6e4;
var MOST_TOLD2 = 200;
function sparingly(tell, now) {
  const toldAtMs = /* @__PURE__ */ new Map();
  return (text) => {
    const at = toldAtMs.get(text);
    if (at !== void 0 && now() - at < TOLD_AGAIN_MS) return;
    toldAtMs.delete(text);
    toldAtMs.set(text, now());
    const [first] = toldAtMs.keys();
    if (toldAtMs.size > MOST_TOLD2 && first !== void 0) toldAtMs.delete(first);
    tell(text);
  };
}

export {
  runCollect
};

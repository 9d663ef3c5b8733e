import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  AppError
} from "./chunk-4SDNS7QA.js";

// src/adapters/patient-http.ts
import { setTimeout as sleepFor } from "node:timers/promises";
var systemClock = {
  now: () => performance.now(),
  sleep: async (ms, signal) => {
    await sleepFor(ms, void 0, { signal });
  },
  random: Math.random
};
var isPassing = ({ status }) => status === 429 || status >= 500;
var MOST_ATTEMPTS = 5;
var FIRST_WAIT_MS = 500;
var MS_PER_S = 1e3;
var ask = (question, options) => patiently(question, options, (leftMs) => attemptOnce(question, options, leftMs));
async function patiently({ mayPass, signal }, options, attempt) {
  const { clock, patienceMs } = options;
  const deadline = clock.now() + patienceMs;
  for (let attempts = 1; ; attempts++) {
    const outcome = await attempt(deadline - clock.now());
    signal.throwIfAborted();
    const isAnswer = outcome.kind === "answer";
    if (isAnswer && !mayPass(outcome)) return outcome;
    const backoffMs = FIRST_WAIT_MS * 2 ** (attempts - 1) * (0.5 + clock.random() / 2);
    const waitMs = isAnswer ? outcome.retryAfterMs ?? backoffMs : backoffMs;
    if (attempts === MOST_ATTEMPTS || clock.now() + waitMs >= deadline) {
      if (isAnswer) return outcome;
      throw gaveUp(outcome, attempts, options);
    }
    await clock.sleep(waitMs, signal);
  }
}
async function attemptOnce({ url, body, signal }, options, leftMs) {
  const timeout = AbortSignal.timeout(Math.max(1, Math.ceil(Math.min(options.attemptMs, leftMs))));
  try {
    const response = await fetch(url, {
      ...body === null ? {} : { method: "POST", body: JSON.stringify(body) },
      headers: headersOf(body, options),
      redirect: "manual",
      signal: AbortSignal.any([signal, timeout])
    });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      throw new AppError(
        "source",
        `${options.shown} answered with a redirect, which is not followed`,
        "Name the address that it leads to."
      );
    }
    return {
      kind: "answer",
      status: response.status,
      text: await textOf(response, options),
      retryAfterMs: retryAfterMsOf(response.headers.get("retry-after"), response.headers.get("date"))
    };
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    return { kind: "none", isLate: timeout.aborted, cause };
  }
}
var headersOf = (body, { token, headers }) => ({
  ...headers,
  accept: "application/json",
  ...body === null ? {} : { "content-type": "application/json" },
  ...token === null ? {} : { authorization: `Bearer ${token}` }
});
async function textOf({ body }, { largestReplyBytes, shown }) {
  const chunks = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > largestReplyBytes) {
      throw new AppError(
        "source",
        `${shown} answered with more than ${largestReplyBytes} bytes`,
        "Is this the right address?"
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
function retryAfterMsOf(retryAfter, date) {
  const value = retryAfter?.trim() ?? "";
  if (/^\d+$/.test(value)) return Number(value) * MS_PER_S;
  const ms = Date.parse(value) - Date.parse(date ?? "");
  return Number.isNaN(ms) ? null : Math.max(0, ms);
}
var UNREACHABLE = ["cannot be reached", "Is it running, and is the address right?"];
function gaveUp({ isLate, cause, why }, attempts, { shown, attemptMs }) {
  const [reason, hint] = why ?? UNREACHABLE;
  const what = isLate ? `gave no answer within ${attemptMs / MS_PER_S} s` : reason;
  const times = attempts === 1 ? "" : `, ${attempts} times`;
  return new AppError("source", `${shown} ${what}${times}`, hint, { cause });
}

export {
  systemClock,
  isPassing,
  ask,
  patiently,
  retryAfterMsOf
};

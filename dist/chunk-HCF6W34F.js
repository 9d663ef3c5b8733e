import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  InvalidArgumentError
} from "./chunk-XXJP3ZZG.js";
import {
  SECONDS_PER_HOUR
} from "./chunk-TNUZZPWE.js";
import {
  AppError,
  quoted
} from "./chunk-4SDNS7QA.js";

// src/commands/label-times.ts
var SECONDS = {
  ms: 1e-3,
  s: 1,
  m: 60,
  h: SECONDS_PER_HOUR,
  d: 24 * SECONDS_PER_HOUR,
  w: 7 * 24 * SECONDS_PER_HOUR
};
var DURATION = /^(?:\d+(?:\.\d+)?(?:ms|[smhdw]))+$/;
var DURATION_PART = /(\d+(?:\.\d+)?)(ms|[smhdw])/g;
function secondsIn(text) {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  if (!DURATION.test(text)) return null;
  return [...text.matchAll(DURATION_PART)].reduce(
    (sum, [, number, unit]) => sum + Number(number) * (SECONDS[unit ?? ""] ?? 0),
    0
  );
}
function duration(text) {
  const seconds = secondsIn(text.trim());
  if (seconds === null || seconds <= 0)
    throw new InvalidArgumentError("Write a duration such as 15s, 5m or 1h30m.");
  return seconds;
}
var LARGEST_SECONDS = 1e11;
var MS_PER_S = 1e3;
function instantIn(text, nowS2) {
  const [, ago] = /^(?:now)?-(.+)$/.exec(text) ?? [];
  if (text === "now") return nowS2;
  if (ago !== void 0) {
    const seconds = secondsIn(ago);
    return seconds === null ? null : nowS2 - seconds;
  }
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) < LARGEST_SECONDS ? Number(text) : null;
  if (!/^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/.test(text)) return null;
  const ms = Date.parse(text.replace(" ", "T"));
  return Number.isNaN(ms) ? null : ms / MS_PER_S;
}
var DEFAULT_WINDOW_S = SECONDS_PER_HOUR;
function windowFrom({ start, end, window }, nowS2) {
  if (start !== void 0 && window !== void 0)
    throw new AppError(
      "input",
      "--start and --window both say where the window begins",
      "Leave one of them out."
    );
  const end_at_s = end === void 0 ? nowS2 : instantOf("--end", end, nowS2);
  const start_at_s = start === void 0 ? end_at_s - (window ?? DEFAULT_WINDOW_S) : instantOf("--start", start, nowS2);
  if (start_at_s >= end_at_s)
    throw new AppError("input", "the window ends before it begins", "Write a --start before the --end.");
  if (start_at_s > nowS2)
    throw new AppError("input", "the window begins in the future", "Write a --start before now.");
  return { start_at_s, end_at_s };
}
function instantOf(flag, text, nowS2) {
  const at_s = instantIn(text.trim(), nowS2);
  if (at_s !== null) return at_s;
  throw new AppError(
    "input",
    `${flag} ${quoted(text)} is no time`,
    "Write one as 2026-03-01T14:00:00Z, Unix seconds, now, or -1h."
  );
}
var nowS = () => Date.now() / MS_PER_S;

export {
  duration,
  instantIn,
  windowFrom,
  nowS
};

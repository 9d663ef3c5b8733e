import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  AppError,
  quoted
} from "./chunk-4SDNS7QA.js";

// src/exposition/format.ts
var ACCEPTED = "application/openmetrics-text;version=1.0.0;q=0.9,text/plain;version=0.0.4;q=0.8";
function formatOf(contentType) {
  const [mediaType = ""] = contentType.toLowerCase().split(";");
  if (mediaType.trim() === "application/openmetrics-text") return "openmetrics";
  return mediaType.trim() === "text/plain" ? "prometheus" : null;
}
var EOF = new TextEncoder().encode("# EOF");
function guessedFormat(text) {
  const end = text.at(-1) === 10 ? text.length - 1 : text.length;
  return EOF.every((byte, index) => text[end - EOF.length + index] === byte) ? "openmetrics" : "prometheus";
}

// src/exposition/families.ts
var SUFFIXES = {
  counter: ["_total", "_created"],
  gauge: [],
  histogram: ["_bucket", "_sum", "_count", "_created"],
  gaugehistogram: ["_bucket", "_gsum", "_gcount", "_sum", "_count"],
  summary: ["_sum", "_count", "_created"],
  info: ["_info"],
  stateset: [],
  unknown: []
};
var ALL_SUFFIXES = [...new Set(Object.values(SUFFIXES).flat())];
function familyOf(families, name) {
  const own = families.get(name);
  if (own !== void 0) return own;
  for (const suffix of ALL_SUFFIXES) {
    const family = name.endsWith(suffix) ? families.get(name.slice(0, -suffix.length)) : void 0;
    if (family?.type != null && SUFFIXES[family.type].includes(suffix)) return family;
  }
  return newFamily(families, name);
}
function newFamily(families, name) {
  const draft = { name, type: null, unit: null, help: null, samples: [], exemplars: /* @__PURE__ */ new Map() };
  families.set(name, draft);
  return draft;
}
function describe(families, metadata) {
  const { name, kind, fault } = metadata;
  const family = families.get(name) ?? newFamily(families, name);
  const field = kind === "TYPE" ? "type" : kind === "UNIT" ? "unit" : "help";
  if (family[field] !== null)
    throw fault(`a second ${kind} of ${JSON.stringify(name)}`, "Write it once for each name.");
  if (kind !== "HELP" && family.samples.length > 0)
    throw fault(`${kind} of ${JSON.stringify(name)} behind its samples`, "Write it before them.");
  if (kind === "TYPE") family.type = metadata.type;
  else if (kind === "UNIT") family.unit = metadata.text;
  else family.help = metadata.text;
}
var finished = ({ name, type, unit, help, samples, exemplars }) => ({
  name,
  type: type ?? "unknown",
  unit: unit ?? "",
  help: help ?? "",
  samples,
  exemplars
});

// src/exposition/texts.ts
var FEWEST_SLOTS = 256;
var MOST_SLOTS = 1 << 16;
var BYTES_PER_SLOT = 64;
function textsOf(bytes) {
  let slots = FEWEST_SLOTS;
  while (slots < MOST_SLOTS && slots * BYTES_PER_SLOT < bytes.length) slots *= 2;
  return {
    bytes,
    starts: new Int32Array(slots),
    ends: new Int32Array(slots),
    made: new Array(slots).fill("")
  };
}
var HASHED_BYTES = 16;
function slotOf({ bytes, starts }, start, end) {
  let hash = 2166136261 ^ end - start;
  const middle = Math.min(end, start + HASHED_BYTES);
  for (let at = start; at < middle; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 16777619);
  for (let at = Math.max(middle, end - HASHED_BYTES); at < end; at++)
    hash = Math.imul(hash ^ (bytes[at] ?? 0), 16777619);
  return (hash ^ hash >>> 15) & starts.length - 1;
}
function lookedUp({ bytes, starts, ends, made }, slot, start, end) {
  let other = starts[slot] ?? 0;
  if ((ends[slot] ?? 0) - other !== end - start) return null;
  for (let at = start; at < end; at++, other++) if (bytes[at] !== bytes[other]) return null;
  return made[slot] ?? null;
}
function kept({ starts, ends, made }, slot, start, end, text) {
  starts[slot] = start;
  ends[slot] = end;
  made[slot] = text;
  return text;
}

// src/exposition/cursor.ts
var LF = 10;
var SPACE = 32;
var TAB = 9;
var QUOTE = 34;
var BACKSLASH = 92;
var cursorOf = (bytes, format) => ({
  bytes,
  format,
  texts: textsOf(bytes),
  at: 0
});
function skipBlanks(cursor) {
  if (cursor.format === "openmetrics") return;
  const { bytes } = cursor;
  while (bytes[cursor.at] === SPACE || bytes[cursor.at] === TAB) cursor.at++;
}
function readGap(cursor) {
  skipBlanks(cursor);
  if (cursor.format === "prometheus") return;
  if (cursor.bytes[cursor.at] !== SPACE)
    throw faultAt(cursor, cursor.at, `no space before ${shownFrom(cursor, cursor.at)}`, "Write one space.");
  cursor.at++;
}
function readEndOrGap(cursor) {
  skipBlanks(cursor);
  if (cursor.bytes[cursor.at] !== LF) {
    readGap(cursor);
    return true;
  }
  cursor.at++;
  return false;
}
var LONGEST_SHOWN = 40;
function shownFrom({ bytes }, from) {
  const end = bytes.indexOf(LF, from);
  return quoted(bytes.toString("utf8", from, Math.min(end, from + 4 * LONGEST_SHOWN)), LONGEST_SHOWN);
}
function faultAt({ bytes }, at, what, expected2) {
  let line = 1;
  for (let lf = bytes.indexOf(LF); lf !== -1 && lf < at; lf = bytes.indexOf(LF, lf + 1)) line++;
  return new AppError("source", `line ${line}: ${what}`, expected2);
}

// src/exposition/tokens.ts
var COLON = 58;
var isLetter = (byte) => /[A-Za-z_]/.test(String.fromCharCode(byte));
var isDigit = (byte) => byte >= 48 && byte <= 57;
var FIRST = 2;
var LATER = 1;
var classesOf = (isFirst) => Uint8Array.from({ length: 256 }, (_, byte) => isFirst(byte) ? FIRST : isDigit(byte) ? LATER : 0);
var LABEL_NAME = classesOf(isLetter);
var METRIC_NAME = classesOf((byte) => isLetter(byte) || byte === COLON);
function readName(cursor, classes) {
  const { bytes, texts, at: start } = cursor;
  if (classes[bytes[start] ?? 0] !== FIRST) return "";
  let at = start + 1;
  while ((classes[bytes[at] ?? 0] ?? 0) > 0) at++;
  cursor.at = at;
  const slot = slotOf(texts, start, at);
  return lookedUp(texts, slot, start, at) ?? kept(texts, slot, start, at, bytes.toString("latin1", start, at));
}
var HIGH_BIT = 128;
function readQuoted(cursor, what) {
  const { bytes, texts } = cursor;
  const start = cursor.at + 1;
  let at = start;
  let bits = 0;
  let hasEscape = false;
  for (let byte = bytes[at] ?? LF; byte !== QUOTE; byte = bytes[++at] ?? LF) {
    if (byte === LF) throw unclosed(cursor, what);
    if (byte === BACKSLASH) {
      hasEscape = true;
      byte = bytes[++at] ?? LF;
      if (byte === LF) throw unclosed(cursor, what);
    }
    bits |= byte;
  }
  cursor.at = at + 1;
  const slot = slotOf(texts, start, at);
  const known = lookedUp(texts, slot, start, at);
  if (known !== null) return known;
  const text = bits < HIGH_BIT ? bytes.toString("latin1", start, at) : decoded(cursor, start, at, what);
  return kept(texts, slot, start, at, hasEscape ? unescaped(cursor, start, text, what) : text);
}
var unclosed = (cursor, what) => faultAt(
  cursor,
  cursor.at,
  `a ${what} is not closed: ${shownFrom(cursor, cursor.at)}`,
  'End it with ", and write a line feed in it as \\n.'
);
var utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
function decoded(cursor, start, end, what) {
  try {
    return utf8.decode(cursor.bytes.subarray(start, end));
  } catch {
    throw faultAt(cursor, start, `a ${what} is not UTF-8: ${shownFrom(cursor, start)}`, "Write it in UTF-8.");
  }
}
var ESCAPED = { n: "\n", "\\": "\\", '"': '"' };
function unescaped(cursor, start, text, what) {
  return text.replace(/\\(.)/gs, (whole2, letter) => {
    const character = ESCAPED[letter];
    if (character !== void 0) return character;
    if (cursor.format === "openmetrics") return whole2;
    throw faultAt(
      cursor,
      start,
      `a ${what} has the escape ${JSON.stringify(whole2)}`,
      'Write \\\\ for a backslash, \\" for a quote and \\n for a line feed.'
    );
  });
}

// src/exposition/metadata.ts
var PROMETHEUS_TYPES = {
  counter: "counter",
  gauge: "gauge",
  histogram: "histogram",
  gaugehistogram: "gaugehistogram",
  gauge_histogram: "gaugehistogram",
  summary: "summary",
  untyped: "unknown"
};
var OPENMETRICS_TYPES = {
  counter: "counter",
  gauge: "gauge",
  histogram: "histogram",
  gaugehistogram: "gaugehistogram",
  summary: "summary",
  info: "info",
  stateset: "stateset",
  unknown: "unknown"
};
function readMetadata(cursor) {
  const { bytes, format, at: start } = cursor;
  const end = bytes.indexOf(LF, start);
  cursor.at++;
  readGap(cursor);
  const keyword = word(cursor);
  const kind = kindOf(keyword, format);
  if (kind === null) {
    if (format === "openmetrics")
      throw faultAt(cursor, start, otherComment(keyword), "Write TYPE, UNIT or HELP.");
    cursor.at = end + 1;
    return null;
  }
  readGap(cursor);
  const nameStart = cursor.at;
  const name = bytes[nameStart] === QUOTE ? readQuoted(cursor, "name") : readName(cursor, METRIC_NAME);
  if (format === "prometheus" && cursor.at === end) {
    cursor.at = end + 1;
    return null;
  }
  const isSeparate = bytes[cursor.at] === SPACE || bytes[cursor.at] === TAB && format === "prometheus";
  if (name === "" || !isSeparate)
    throw faultAt(
      cursor,
      start,
      `${kind} of no name: ${shownFrom(cursor, nameStart)}`,
      `Write # ${kind} name and the rest.`
    );
  readGap(cursor);
  const text = unescapedText(textTo(cursor, end));
  cursor.at = end + 1;
  const fault = (what, expected2) => faultAt(cursor, start, what, expected2);
  if (kind === "TYPE") return { kind, name, type: typeFrom(text, format, fault), fault };
  if (kind === "UNIT" && text !== "" && !name.endsWith(`_${text}`))
    throw fault(
      `the unit ${JSON.stringify(text)} is not the end of ${JSON.stringify(name)}`,
      "End the name with _ and the unit."
    );
  return { kind, name, text, fault };
}
function word(cursor) {
  const { bytes, at: start } = cursor;
  while (bytes[cursor.at] !== SPACE && bytes[cursor.at] !== TAB && bytes[cursor.at] !== LF) cursor.at++;
  return bytes.toString("latin1", start, cursor.at);
}
function kindOf(keyword, format) {
  if (keyword === "TYPE" || keyword === "HELP") return keyword;
  return keyword === "UNIT" && format === "openmetrics" ? keyword : null;
}
var otherComment = (keyword) => keyword === "EOF" ? "more lines behind # EOF" : `OpenMetrics has no comment ${JSON.stringify(keyword)}`;
var textTo = (cursor, end) => cursor.format === "openmetrics" ? decoded(cursor, cursor.at, end, "comment") : cursor.bytes.toString("utf8", cursor.at, end);
var unescapedText = (text) => text.replace(/\\([\\n"])/g, (_, letter) => letter === "n" ? "\n" : letter);
function typeFrom(text, format, fault) {
  const types = format === "openmetrics" ? OPENMETRICS_TYPES : PROMETHEUS_TYPES;
  const written = format === "openmetrics" ? text : text.replace(/[ \t]+$/, "").toLowerCase();
  const type = Object.hasOwn(types, written) ? types[written] : void 0;
  if (type === void 0)
    throw fault(
      `the type ${JSON.stringify(text.slice(0, 40))} is unknown`,
      `Write one of ${Object.keys(types).join(", ")}.`
    );
  return type;
}

// src/exposition/labels.ts
var COMMA = 44;
var EQUALS = 61;
var CLOSING = 125;
var noLabelsBefore = () => ({ names: [], values: [], starts: [], ends: [], count: 0 });
var NAME_LABEL = "__name__";
function readLabels(cursor, labels, before) {
  const { bytes } = cursor;
  let metric = null;
  let count = 0;
  let hasSameNames = true;
  cursor.at++;
  for (; ; ) {
    skipBlanks(cursor);
    const start = cursor.at;
    if (bytes[start] === CLOSING) break;
    if (hasSameNames && count < before.count && isAsBefore(cursor, before, count)) {
      set(labels, before.names[count] ?? "", before.values[count] ?? "");
      count++;
    } else {
      const isQuoted = bytes[start] === QUOTE;
      const name = isQuoted ? readQuoted(cursor, "name") : readName(cursor, LABEL_NAME);
      if (name === "") throw faultAt(cursor, start, `a label has no name: ${shownFrom(cursor, start)}`, NAMED);
      skipBlanks(cursor);
      const next = bytes[cursor.at];
      if (next === EQUALS) {
        hasSameNames = hasSameNames && count < before.count && before.names[count] === name;
        if (!hasSameNames) checkName(cursor, start, name, labels);
        const value = readValue(cursor, start);
        set(labels, name, value);
        before.names[count] = name;
        before.values[count] = value;
        before.starts[count] = start;
        before.ends[count] = cursor.at;
        count++;
      } else if (isQuoted && metric === null && (next === COMMA || next === CLOSING)) metric = name;
      else throw faultAt(cursor, start, `a label has no value: ${shownFrom(cursor, start)}`, VALUED);
    }
    skipBlanks(cursor);
    if (bytes[cursor.at] === COMMA) cursor.at++;
    else if (bytes[cursor.at] !== CLOSING)
      throw faultAt(cursor, start, `labels are not closed: ${shownFrom(cursor, start)}`, CLOSED);
  }
  cursor.at++;
  before.count = count;
  return metric;
}
var NAMED = 'Write name="value", the name of letters, digits and _, or anything in quotes.';
var VALUED = 'Write name="value".';
var CLOSED = "Write , or } behind a label.";
function isAsBefore(cursor, { starts, ends }, index) {
  const { bytes, at: start } = cursor;
  const end = ends[index] ?? 0;
  let at = start;
  for (let other = starts[index] ?? 0; other < end; at++, other++)
    if (bytes[at] !== bytes[other]) return false;
  cursor.at = at;
  return true;
}
function checkName(cursor, start, name, labels) {
  if (Object.hasOwn(labels, name))
    throw faultAt(cursor, start, `the label ${JSON.stringify(name)} is there twice`, "Write each label once.");
  if (name === NAME_LABEL)
    throw faultAt(cursor, start, `the label ${NAME_LABEL} is reserved`, "Write the name before the labels.");
}
function readValue(cursor, start) {
  cursor.at++;
  skipBlanks(cursor);
  if (cursor.bytes[cursor.at] === QUOTE) return readQuoted(cursor, "label's value");
  throw faultAt(cursor, start, `a label's value has no quote: ${shownFrom(cursor, start)}`, VALUED);
}
function set(labels, name, value) {
  if (name === "__proto__")
    Object.defineProperty(labels, name, { value, enumerable: true, configurable: true, writable: true });
  else labels[name] = value;
}

// src/exposition/decimal.ts
var ZERO = 48;
var POINT = 46;
var MINUS = 45;
var PLUS = 43;
var LETTER_E = 101;
var EXACT_DIGITS = 15;
var EXACT_POWER = 22;
var POWERS = Array.from({ length: EXACT_POWER + 1 }, (_, power) => 10 ** power);
function decimalAt(bytes, start, end) {
  let at = start;
  const isNegative = bytes[at] === MINUS;
  if (isNegative || bytes[at] === PLUS) at++;
  let mantissa = 0;
  let digits = 0;
  let power = 0;
  for (let digit = digitAt(bytes, at); digit >= 0; digit = digitAt(bytes, ++at), digits++)
    mantissa = mantissa * 10 + digit;
  if (bytes[at] === POINT) {
    const first = ++at;
    for (let digit = digitAt(bytes, at); digit >= 0; digit = digitAt(bytes, ++at), digits++)
      mantissa = mantissa * 10 + digit;
    power = first - at;
  }
  if (digits === 0 || digits > EXACT_DIGITS) return null;
  if (bytes[at] === LETTER_E && at < end) {
    const isLow = bytes[++at] === MINUS;
    if (isLow || bytes[at] === PLUS) at++;
    const first = at;
    let exponent = 0;
    for (let digit = digitAt(bytes, at); digit >= 0; digit = digitAt(bytes, ++at))
      exponent = exponent * 10 + digit;
    if (at === first) return null;
    power += isLow ? -exponent : exponent;
  }
  if (at !== end || power < -EXACT_POWER || power > EXACT_POWER) return null;
  const scale = POWERS[Math.abs(power)] ?? 1;
  const magnitude = power < 0 ? mantissa / scale : mantissa * scale;
  return isNegative ? -magnitude : magnitude;
}
function digitAt(bytes, at) {
  const digit = (bytes[at] ?? 0) - ZERO;
  return digit >= 0 && digit <= 9 ? digit : -1;
}

// src/exposition/float.ts
var PLAIN = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
var DIGITS = String.raw`\d+(?:_\d+)*`;
var HEX = String.raw`[\da-f]+(?:_[\da-f]+)*`;
var DECIMAL = new RegExp(`^[+-]?(?:${DIGITS}(?:\\.(?:${DIGITS})?)?|\\.${DIGITS})(?:e[+-]?${DIGITS})?$`, "i");
var HEXADECIMAL = new RegExp(`^([+-]?)0x(?:_?(${HEX}))?(?:\\.(${HEX})?)?p([+-]?${DIGITS})$`, "i");
var INFINITE = /^([+-]?)inf(?:inity)?$/i;
var MOST_CHARACTERS = 1e3;
function floatFrom(text, format) {
  if (text.length > MOST_CHARACTERS) return null;
  if (PLAIN.test(text)) return finite(Number(text));
  const infinite = INFINITE.exec(text);
  if (infinite !== null) return infinite[1] === "-" ? -Infinity : Infinity;
  if (/^nan$/i.test(text)) return Number.NaN;
  if (format === "openmetrics") return null;
  if (DECIMAL.test(text)) return finite(Number(text.replaceAll("_", "")));
  const [whole2, sign, before = "", behind = "", exponent = ""] = HEXADECIMAL.exec(text) ?? [];
  if (whole2 === void 0 || before + behind === "") return null;
  const digits = (before + behind).replaceAll("_", "");
  const binaryExponent = Number(exponent.replaceAll("_", "")) - 4 * behind.replaceAll("_", "").length;
  const magnitude = finite(scaled(BigInt(`0x${digits}`), binaryExponent));
  return magnitude === null || sign !== "-" ? magnitude : -magnitude;
}
var finite = (value) => Number.isFinite(value) ? value : null;
var MANTISSA_BITS = 53;
var LEAST_EXPONENT = -1074;
var GREATEST_EXPONENT = 1023;
function scaled(mantissa, exponent) {
  const bits = mantissa === 0n ? 0 : mantissa.toString(2).length;
  if (bits === 0 || bits + exponent < LEAST_EXPONENT) return 0;
  if (bits + exponent > GREATEST_EXPONENT + 1) return Infinity;
  const kept2 = Math.min(MANTISSA_BITS, bits + exponent - LEAST_EXPONENT);
  const dropped = Math.max(0, bits - kept2);
  const rounded = roundedShift(mantissa, BigInt(dropped));
  return Number(rounded) * 2 ** (exponent + dropped);
}
function roundedShift(value, bits) {
  if (bits === 0n) return value;
  const quotient = value >> bits;
  const rest = value - (quotient << bits);
  const half = 1n << bits - 1n;
  return rest > half || rest === half && (quotient & 1n) === 1n ? quotient + 1n : quotient;
}

// src/exposition/number.ts
function readNumber(cursor, what) {
  const { bytes, format, at: start } = cursor;
  const end = tokenEnd(bytes, start);
  const value = decimalAt(bytes, start, end) ?? floatFrom(bytes.toString("latin1", start, end), format);
  if (value === null) {
    const found = end === start ? "missing" : `no number: ${shownFrom(cursor, start)}`;
    throw faultAt(cursor, start, `the ${what} is ${found}`, expected(cursor, end));
  }
  cursor.at = end;
  return value;
}
var CR = 13;
var expected = ({ bytes }, end) => bytes[end - 1] === CR ? "End lines with LF alone, not with CR LF." : "Write a number that a 64-bit float holds, +Inf, -Inf or NaN.";
var MS_PER_S = 1e3;
var INTEGER = /^[+-]?\d{1,18}$/;
function readTime(cursor) {
  const { bytes, format, at: start } = cursor;
  if (format === "openmetrics") {
    const seconds = readNumber(cursor, "time");
    if (Number.isFinite(seconds)) return seconds;
    throw faultAt(cursor, start, `the time is ${shownFrom(cursor, start)}`, "Write Unix seconds.");
  }
  const end = tokenEnd(bytes, start);
  const text = bytes.toString("latin1", start, end);
  if (!INTEGER.test(text))
    throw faultAt(
      cursor,
      start,
      `the time is no integer: ${shownFrom(cursor, start)}`,
      "Write Unix milliseconds."
    );
  cursor.at = end;
  return Number(text) / MS_PER_S;
}
function tokenEnd(bytes, start) {
  let end = start;
  while (bytes[end] !== LF && bytes[end] !== SPACE && bytes[end] !== TAB) end++;
  return end;
}

// src/exposition/sample-line.ts
var OPENING = 123;
var HASH = 35;
var noLineBefore = () => ({
  nameStart: 0,
  nameEnd: 0,
  name: "",
  isWanted: true,
  labels: noLabelsBefore()
});
function readSampleLine(cursor, before, options) {
  const { bytes, at: start } = cursor;
  readNameLike(cursor, before, options);
  if (!before.isWanted) {
    cursor.at = bytes.indexOf(LF, start) + 1;
    return;
  }
  skipBlanks(cursor);
  const labels = {};
  const isBraced = bytes[cursor.at] === OPENING;
  const braced = isBraced ? readLabels(cursor, labels, before.labels) : null;
  if (braced !== null && before.name !== "")
    throw faultAt(cursor, start, `a sample has two names: ${shownFrom(cursor, start)}`, "Write one of them.");
  const name = braced ?? before.name;
  if (name === "") throw faultAt(cursor, start, `a sample has no name: ${shownFrom(cursor, start)}`, NAMED2);
  readGap(cursor);
  const value = readNumber(cursor, "value");
  const hasMore = readEndOrGap(cursor);
  const at_s = hasMore && !isExemplar(cursor) ? readTime(cursor) : null;
  const hasExemplar = at_s === null ? hasMore : readEndOrGap(cursor);
  const exemplar = hasExemplar ? readExemplar(cursor) : null;
  if (braced === null || options.wantsName(name)) options.onSample({ name, labels, value, at_s }, exemplar);
}
var NAMED2 = 'Write name{label="value"} number.';
function readNameLike(cursor, before, { wantsName }) {
  const { bytes, at: start } = cursor;
  const end = start + before.nameEnd - before.nameStart;
  if (end > start && isSame(bytes, start, end, before.nameStart) && METRIC_NAME[bytes[end] ?? 0] === 0) {
    cursor.at = end;
    return;
  }
  before.name = readName(cursor, METRIC_NAME);
  before.nameStart = start;
  before.nameEnd = cursor.at;
  before.isWanted = before.name === "" || wantsName(before.name);
}
function isSame(bytes, start, end, other) {
  for (let at = start; at < end; at++) if (bytes[at] !== bytes[other + at - start]) return false;
  return true;
}
var isExemplar = ({ bytes, format, at }) => format === "openmetrics" && bytes[at] === HASH;
function readExemplar(cursor) {
  const { at: start } = cursor;
  if (!isExemplar(cursor))
    throw faultAt(cursor, start, `behind a sample stands ${shownFrom(cursor, start)}`, "End the line there.");
  cursor.at++;
  readGap(cursor);
  const labels = {};
  if (cursor.bytes[cursor.at] !== OPENING || readLabels(cursor, labels, noLabelsBefore()) !== null)
    throw faultAt(cursor, start, `an exemplar has no labels: ${shownFrom(cursor, start)}`, EXEMPLAR);
  readGap(cursor);
  const value = readNumber(cursor, "value of an exemplar");
  const at_s = readEndOrGap(cursor) ? readTime(cursor) : null;
  if (at_s !== null && readEndOrGap(cursor))
    throw faultAt(
      cursor,
      start,
      `behind an exemplar stands ${shownFrom(cursor, cursor.at)}`,
      "End the line there."
    );
  return { labels, value, at_s };
}
var EXEMPLAR = 'Write # {label="value"} number behind the sample.';

// src/exposition/scan.ts
var HASH2 = 35;
function scanLines(text, options) {
  const bytes = bufferOf(text);
  const format = options.format ?? guessedFormat(bytes);
  const cursor = cursorOf(format === "openmetrics" ? beforeEof(bytes) : whole(bytes), format);
  const before = noLineBefore();
  const { length } = cursor.bytes;
  for (; ; ) {
    skipBlanks(cursor);
    if (cursor.at >= length) return;
    const byte = cursor.bytes[cursor.at];
    if (byte === HASH2) {
      const metadata = readMetadata(cursor);
      if (metadata !== null) options.onMetadata(metadata);
    } else if (byte === LF) readEmptyLine(cursor);
    else readSampleLine(cursor, before, options);
  }
}
var bufferOf = (text) => typeof text === "string" ? Buffer.from(text) : Buffer.from(text.buffer, text.byteOffset, text.byteLength);
function readEmptyLine(cursor) {
  if (cursor.format === "openmetrics")
    throw faultAt(cursor, cursor.at, "an empty line", "OpenMetrics has none: leave it out.");
  cursor.at++;
}
function whole(bytes) {
  if (bytes.length === 0 || bytes.at(-1) === LF) return bytes;
  throw faultAt(
    { bytes },
    bytes.length,
    "the last line does not end with a line feed",
    "Was the text cut off? End it with a line feed."
  );
}
var EOF2 = "# EOF";
function beforeEof(bytes) {
  const end = bytes.at(-1) === LF ? bytes.length - 1 : bytes.length;
  const start = end - EOF2.length;
  const isAtStart = start === 0 || bytes[start - 1] === LF;
  if (start >= 0 && isAtStart && bytes.toString("latin1", start, end) === EOF2) return bytes.subarray(0, start);
  throw faultAt(
    { bytes },
    Math.max(0, end),
    `the text does not end with ${EOF2}`,
    `Was it cut off? End it with the line ${EOF2}.`
  );
}

// src/exposition/parse.ts
function parseExposition(text, { format = null } = {}) {
  const families = /* @__PURE__ */ new Map();
  let family = null;
  let name = "";
  scanLines(text, {
    format,
    wantsName: () => true,
    onSample(sample, exemplar) {
      if (family === null || sample.name !== name) {
        name = sample.name;
        family = familyOf(families, name);
      }
      family.samples.push(sample);
      if (exemplar !== null) family.exemplars.set(sample, exemplar);
    },
    onMetadata(metadata) {
      describe(families, metadata);
      family = null;
    }
  });
  return [...families.values()].map(finished);
}
function scanSamples(text, wantsName, onSample, { format = null } = {}) {
  scanLines(text, { format, wantsName, onSample, onMetadata: () => void 0 });
}

// src/adapters/http-exchange.ts
import { request as plainRequest } from "node:http";
import { request as tlsRequest } from "node:https";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
var isReply = (outcome) => "status" in outcome;
async function exchange(request) {
  const { largestReplyBytes, timeoutMs } = request;
  const timeout = AbortSignal.timeout(Math.max(1, Math.ceil(timeoutMs)));
  let isTooLarge = false;
  const tooLarge = () => {
    isTooLarge = true;
    return new AppError(
      "source",
      `answers with more than ${largestReplyBytes} bytes`,
      "Is it the right address?"
    );
  };
  try {
    const message = await begin(request, timeout);
    const bytes = await bytesOf(message, largestReplyBytes, tooLarge);
    return { status: message.statusCode ?? 0, headers: message.headers, bytes };
  } catch (cause) {
    const isLate = timeout.aborted;
    const isFinal = !isLate && isLasting(cause);
    return { isLate, isTooLarge, isFinal, why: isLate ? late(timeoutMs) : reasonFor(cause), cause };
  }
}
function begin(request, signal) {
  const { url, headers, body, tls, keepsConnection } = request;
  return new Promise((resolve, reject) => {
    const send = url.protocol === "https:" ? tlsRequest : plainRequest;
    const sent = send(url, {
      method: body === null ? "GET" : "POST",
      headers: { "user-agent": "wattlint", "accept-encoding": "gzip", ...headers },
      signal,
      ...tls.ca === null ? {} : { ca: tls.ca },
      ...tls.insecure ? { rejectUnauthorized: false } : {},
      ...tls.serverName === null ? {} : { servername: tls.serverName },
      ...keepsConnection ? {} : { agent: false }
    });
    sent.on("response", resolve);
    sent.on("error", reject);
    sent.end(body ?? void 0);
  });
}
async function bytesOf(message, limitBytes, tooLarge) {
  const limited = async function* (source) {
    let bytes = 0;
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > limitBytes) throw tooLarge();
      yield chunk;
    }
  };
  const chunks = [];
  const keep = async (source) => {
    for await (const chunk of source) chunks.push(chunk);
  };
  const encoding = message.headers["content-encoding"] ?? "identity";
  if (encoding === "gzip") await pipeline(message, limited, createGunzip(), limited, keep);
  else if (encoding === "identity") await pipeline(message, limited, keep);
  else {
    message.destroy();
    throw new AppError("source", `packs its answer as ${quoted(encoding)}`, "Only gzip is unpacked.");
  }
  return Buffer.concat(chunks);
}
var MS_PER_S2 = 1e3;
var late = (timeoutMs) => [
  `gave no answer within ${timeoutMs / MS_PER_S2} s`,
  "Is it running, and is the address right?"
];
var CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/;
var CUT = /^(?:ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE|Z_\w+|HPE_\w+)$/;
var codeOf = (cause) => cause instanceof Error && "code" in cause ? String(cause.code) : "";
var isLasting = (cause) => cause instanceof AppError || CERTIFICATE.test(codeOf(cause)) || codeOf(cause) === "EPROTO";
function reasonFor(cause) {
  if (cause instanceof AppError) return [cause.message, cause.hint];
  const code = codeOf(cause);
  if (CERTIFICATE.test(code))
    return [
      `shows a certificate that is not trusted (${code})`,
      "Name the CA that it is from, and whom it is for."
    ];
  if (CUT.test(code)) return [`broke off its answer (${code})`, "Try again; is it an HTTP server?"];
  if (code === "EPROTO") return ["does not speak TLS", "Is the address one of http?"];
  return [`cannot be reached${code === "" ? "" : ` (${code})`}`, "Is it running, and is the address right?"];
}

export {
  ACCEPTED,
  formatOf,
  decimalAt,
  floatFrom,
  parseExposition,
  scanSamples,
  isReply,
  exchange
};

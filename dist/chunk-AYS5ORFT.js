import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __require = /* @__PURE__ */ ((x) => typeof require !== "undefined" ? require : typeof Proxy !== "undefined" ? new Proxy(x, {
  get: (a, b) => (typeof require !== "undefined" ? require : a)[b]
}) : x)(function(x) {
  if (typeof require !== "undefined") return require.apply(this, arguments);
  throw Error('Dynamic require of "' + x + '" is not supported');
});
var __commonJS = (cb, mod) => function __require2() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));

// src/errors.ts
var AppError = class extends Error {
  name = "AppError";
  failure;
  /** What to do about it, as a sentence; '' when the message says it all. */
  hint;
  constructor(failure, message, hint, options) {
    super(message, options);
    this.failure = failure;
    this.hint = hint;
  }
};
var sentenceOf = ({ message, hint }) => [message, hint].filter((part) => part !== "").map((part) => /[.?!]$/.test(part) ? part : `${part}.`).join(" ");
var exitCodes = { input: 2, source: 3, model: 4 };
var EXIT_WITHIN = 0;
var EXIT_OVER = 1;
var EXIT_BUG = 70;

// src/tables/csv.ts
function* csvLines(text) {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const read = recordAt(text, at);
    if ("fault" in read) yield { line, message: read.fault };
    else if (read.cells.length > 1 || read.cells[0] !== null) yield { cells: read.cells, line };
    line += lineEnds(text, at, read.end);
    at = read.end;
  }
}
var PLAIN_END = /[,\r\n]|$/g;
var LINE_END = /\r\n|\r|\n|$/y;
function recordAt(text, start) {
  const cells = [];
  let at = start;
  while (true) {
    if (text[at] === '"') {
      const close = closingQuote(text, at);
      if (close === -1)
        return { fault: "the quote is never closed: nothing from here on is read.", end: text.length };
      cells.push(text.slice(at + 1, close).replaceAll('""', '"'));
      at = close + 1;
    } else {
      PLAIN_END.lastIndex = at;
      const end = PLAIN_END.exec(text)?.index ?? text.length;
      cells.push(end === at ? null : text.slice(at, end));
      at = end;
    }
    if (text[at] === ",") {
      at++;
      continue;
    }
    LINE_END.lastIndex = at;
    const lineEnd = LINE_END.exec(text);
    if (lineEnd !== null) return { cells, end: at + lineEnd[0].length };
    const next = text.indexOf("\n", start);
    return {
      fault: "text stands behind a closing quote. Double the quotes inside a cell.",
      end: next === -1 ? text.length : next + 1
    };
  }
}
function closingQuote(text, open) {
  let at = text.indexOf('"', open + 1);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}
function lineEnds(text, start, end) {
  let count = 0;
  for (let at = text.indexOf("\n", start); at !== -1 && at < end; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
var csvLine = (cells) => `${cells.map(csvText).join(",")}
`;
function csvText(cell) {
  if (cell === null) return "";
  return cell === "" || /[",\r\n']|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

// src/report/escape.ts
var HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/gu;
var STACKED_MARKS = new RegExp("(\\p{M}{3})\\p{M}+", "gu");
var SHORT = { "\n": "\\n", "\r": "\\r", "	": "\\t" };
var escaped = (character) => SHORT[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
function oneLine(text, most = 500) {
  const near = text.length > 4 * most ? `${text.slice(0, 2 * most)}${text.slice(-2 * most)}` : text;
  const visible = Array.from(near.replace(HIDDEN, escaped).replace(STACKED_MARKS, "$1"));
  if (visible.length <= most && near === text) return visible.join("");
  const tail = Math.floor((most - 1) / 2);
  return `${visible.slice(0, most - 1 - tail).join("")}\u2026${visible.slice(-tail).join("")}`;
}
var PLAIN_CODE = /^[\p{L}\p{N}._/:+=,()*-][\p{L}\p{N}._/:+=,()* -]*(?<! )$/u;
function mdCode(text, most = 80) {
  const line = oneLine(text, most);
  if (line === "") return "(empty)";
  if (PLAIN_CODE.test(line)) return `\`${line}\``;
  const entities = line.replace(/[^\p{L}\p{N}\p{M} ]/gu, (character) => `&#${character.codePointAt(0)};`);
  return `<code>${entities.replaceAll("&#64;", "&#64;&#8288;").replace(/^ | $/g, "&nbsp;")}</code>`;
}
var PLAIN_WORD = /^["'(]*[\p{L}\p{N}%+=/.,:;()…–−×-]+["')?!.,:;]*$/u;
var LINKED_WORD = /:\/\/|www\.|:[a-z0-9+-]+:|^["'(]*gh-\d|^["'(]*[0-9a-f]{7,40}[^0-9a-z]*$/i;
var mdProse = (text, most = 300) => oneLine(text, most).split(/( +)/).map((word) => word === "" || /^ +$/.test(word) || isPlainWord(word) ? word : mdCode(word, most)).join("");
var isPlainWord = (word) => PLAIN_WORD.test(word) && !LINKED_WORD.test(word);
var mdHref = (url) => url.replace(/[^\w:/?#.=%~+-]/g, encodeURIComponent);
function csvCell(value) {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const line = oneLine(value, 32e3);
  const inert = /^\s*[=+\-@＝＋－＠]/u.test(line) ? `'${line}` : line;
  return csvText(inert || null);
}
var logLine = (line) => line.replace(/^(\s*):(?=:)/, "$1: ").replaceAll("##[", "# #[");

export {
  __require,
  __commonJS,
  __export,
  __toESM,
  AppError,
  sentenceOf,
  exitCodes,
  EXIT_WITHIN,
  EXIT_OVER,
  EXIT_BUG,
  csvLines,
  csvLine,
  oneLine,
  mdCode,
  mdProse,
  mdHref,
  csvCell,
  logLine
};

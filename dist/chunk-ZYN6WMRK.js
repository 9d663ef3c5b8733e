import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)

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
  return `<code>${entities.replace(/&#64;|&#58;(?=&#47;)|www(?=&#46;)/gi, "$&&#8288;").replace(/^ | $/g, "&nbsp;")}</code>`;
}
var PLAIN_WORD = /^["'(]*[\p{L}\p{N}%+=/.,:;()…–−×÷-]+["')?!.,:;]*$/u;
var LINKED_WORD = /:\/\/|www\.|:[a-z0-9+-]+:|(?<![0-9a-z])gh-\d|(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z])/i;
var BLOCK = /^(?:[-+]|\d+[.)])(?: |$)|^[-=]+$/;
function mdProse(text, most = 300) {
  const line = oneLine(text, most).replace(/^ +| +$/g, "");
  const [first = ""] = line.split(" ", 1);
  return BLOCK.test(line) ? `${mdCode(first, most)}${proseOf(line.slice(first.length), isPlainWord)}` : proseOf(line, isPlainWord);
}
var proseOf = (line, isPlain) => line.split(/( +)/).map((word) => word === "" || /^ +$/.test(word) || isPlain(word) ? word : mdCode(word, line.length)).join("");
var mdText = (text, most = 2e3) => oneLine(text, most).split(/(`[^`]+`)/).map(
  (part, index) => index % 2 === 1 && PLAIN_CODE.test(part.slice(1, -1)) ? part : proseOf(part, isPlainInside)
).join("");
var isPlainInside = (word) => isPlainWord(word.replace(/(?<=[\p{L}\p{N}])['_](?=[\p{L}\p{N}])/gu, "x"));
var mdUrl = (url) => /^https:\/\/[\w.-]+(?:\/[\w./?#=&%~+-]*)?$/.test(url) ? url : mdCode(url, 200);
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
  csvLines,
  csvLine,
  oneLine,
  mdCode,
  mdProse,
  mdText,
  mdUrl,
  mdHref,
  csvCell,
  logLine
};

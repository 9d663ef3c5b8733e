import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)

// src/report/markdown-cells.ts
var row = (cells) => `| ${cells.join(" | ")} |`;
var small = (parts) => parts.length === 0 ? "" : `<br><sub>${parts.join(" \xB7 ")}</sub>`;
var NO_BREAK_SPACE = "\xA0";
var WORD_JOINER = "\u2060";
var TORN = /```[\s\S]*?```|`[^`\n]*`|<code>.*?<\/code>|(?<=\d) (?=(?:[mkM]?Wh?|k?g|t|s|min|h|%|GPUs?|GiB|[A-Z]{3})(?![\p{L}\d]))| → |(?<=[\p{L}\d])[–…](?=[\d+−])/gu;
var unbroken = (markdown) => markdown.replace(TORN, (found) => {
  if (found === " " || found === " \u2192 ") return found.replaceAll(" ", NO_BREAK_SPACE);
  return found === "\u2013" || found === "\u2026" ? `${found}${WORD_JOINER}` : found;
});

export {
  row,
  small,
  unbroken
};

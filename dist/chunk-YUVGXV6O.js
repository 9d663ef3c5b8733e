import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)

// src/parse/text.ts
var ODD_BREAKS = /\r(?!\n)|[\u0085\u2028\u2029]/g;
var utf8 = new TextDecoder("utf-8", { fatal: true });
function decode(bytes) {
  const [first, second] = bytes;
  if (first === 255 && second === 254 || first === 254 && second === 255) {
    return { refused: "the file is UTF-16. Save it as UTF-8.", line: null };
  }
  const zero = bytes.indexOf(0);
  if (zero === 0 || zero === 1 && bytes.length > 2) {
    return { refused: "the file is UTF-16 or binary. Save it as UTF-8.", line: null };
  }
  let text;
  try {
    text = utf8.decode(bytes);
  } catch {
    return { refused: "the file is not UTF-8 text. Save it as UTF-8, or exclude it.", line: null };
  }
  if (zero === -1) return { text: text.replace(ODD_BREAKS, "\n") };
  const line = text.slice(0, text.indexOf("\0")).split("\n").length;
  return { refused: "the line holds a NUL byte, which YAML forbids. Remove it.", line };
}

export {
  decode
};

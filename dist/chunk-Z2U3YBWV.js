import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)

// src/report/columns.ts
var CODES = { strong: 1, dim: 2, good: 32, warn: 33, bad: 31 };
var painter = (color) => color ? (tone, text) => text === "" ? "" : `\x1B[${CODES[tone]}m${text}\x1B[0m` : (_tone, text) => text;
var GAP = "  ";
function alignedLines(columns, rows, paint) {
  const titles = columns.map(({ title }) => ({ text: title, tone: "dim" }));
  const all = [titles, ...rows];
  const widths = columns.map(
    (_, index) => all.reduce((most, row) => Math.max(most, displayWidth(row[index]?.text ?? "")), 0)
  );
  return all.map((row) => {
    const cells = columns.map(({ align }, index) => {
      const { text, tone } = row[index] ?? { text: "" };
      const padding = " ".repeat((widths[index] ?? 0) - displayWidth(text));
      const painted = tone === void 0 ? text : paint(tone, text);
      return align === "left" ? `${painted}${padding}` : `${padding}${painted}`;
    });
    return cells.join(GAP).trimEnd();
  });
}
var widthBeside = (columns, rows) => columns.slice(1).reduce((sum, { title }, index) => {
  const widest = rows.reduce(
    (most, row) => Math.max(most, displayWidth(row[index + 1]?.text ?? "")),
    title.length
  );
  return sum + widest + GAP.length;
}, 0);
var NO_WIDTH = new RegExp("^\\p{M}$", "u");
var TWO_WIDE = /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]$/u;
function displayWidth(text) {
  let width = 0;
  for (const character of text) width += NO_WIDTH.test(character) ? 0 : TWO_WIDE.test(character) ? 2 : 1;
  return width;
}
function wrapped(text, width, indent) {
  const lines = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== void 0 && displayWidth(last) + 1 + displayWidth(word) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(last === void 0 ? word : `${indent}${word}`);
  }
  return lines;
}

export {
  painter,
  alignedLines,
  widthBeside,
  wrapped
};

import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  alignedLines,
  painter,
  wrapped
} from "./chunk-Z2U3YBWV.js";
import {
  mdCode,
  mdProse,
  oneLine
} from "./chunk-ZYN6WMRK.js";

// src/report/sections.ts
var LONGEST_THEIRS = 120;
function plain(text) {
  if (typeof text === "string") return text;
  return oneLine("name" in text ? text.name : text.theirs, LONGEST_THEIRS) || "(empty)";
}
function marked(text) {
  if (typeof text === "string") return text;
  return "name" in text ? mdCode(text.name, LONGEST_THEIRS) : mdProse(text.theirs, LONGEST_THEIRS) || "(empty)";
}
var left = (title) => ({ title, align: "left" });
var right = (title) => ({ title, align: "right" });
function textOfSections(sections, width) {
  const blocks = sections.map(({ heading, lines = [], columns = [], rows = [], notes = [] }) => {
    const titles = columns.map(({ title, align }) => ({ title: title.toUpperCase(), align }));
    const cells = rows.map((row) => row.map((text) => ({ text: plain(text) })));
    const table = rows.length === 0 ? [] : alignedLines(titles, cells, painter(false));
    return [
      ...heading.length === 0 ? [] : [heading.map(plain).join("")],
      ...lines.map((line) => line.map(plain).join("")),
      ...table,
      ...notes.flatMap((note) => wrapped(note, width, ""))
    ].join("\n");
  });
  return `${blocks.filter((block) => block !== "").join("\n\n")}
`;
}
function markdownOfSections(sections) {
  const blocks = sections.flatMap(
    ({ heading, lines = [], columns = [], rows = [], notes = [], chart = "" }) => {
      const line = (cells) => `| ${cells.join(" | ")} |`;
      const marks = columns.map(({ align }) => align === "left" ? ":--" : "--:");
      const table = [
        line(columns.map(({ title }) => title)),
        line(marks),
        ...rows.map((row) => line(row.map(marked)))
      ];
      return [
        ...heading.length === 0 ? [] : [`## ${heading.map(marked).join("")}`],
        ...lines.map((texts) => texts.map(marked).join("")),
        ...rows.length === 0 ? [] : [table.join("\n")],
        ...notes,
        ...chart === "" ? [] : [chart]
      ];
    }
  );
  return `${blocks.join("\n\n")}
`;
}
function barChart(title, unit, top, bars) {
  const label = (text) => `"${text.replace(/[^\p{L}\p{N} .,×²()–-]/gu, " ")}"`;
  return [
    "```mermaid",
    "xychart-beta horizontal",
    `  title ${label(title)}`,
    `  x-axis [${bars.map(({ name }) => label(name)).join(", ")}]`,
    `  y-axis ${label(unit)} 0 --> ${top}`,
    `  bar [${bars.map(({ value }) => value).join(", ")}]`,
    "```"
  ].join("\n");
}

export {
  left,
  right,
  textOfSections,
  markdownOfSections,
  barChart
};

import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  oneLine
} from "./chunk-ZYN6WMRK.js";
import {
  EXIT_WITHIN,
  exitCodes
} from "./chunk-4SDNS7QA.js";

// src/commands/problems.ts
var LONGEST_LINE = 500;
function tellProblems(problems, { err }) {
  const sorted = problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  for (const { path, line, severity, message } of sorted.toSorted(
    (a, b) => a.path < b.path ? -1 : Number(a.path > b.path)
  )) {
    const where = line === null ? path : `${path}:${line}`;
    err(`${oneLine(`${where}: ${severity === "warning" ? "warning: " : ""}${message}`, LONGEST_LINE)}
`);
  }
  return problems.some(({ severity }) => severity === "error") ? exitCodes.input : EXIT_WITHIN;
}

export {
  tellProblems
};

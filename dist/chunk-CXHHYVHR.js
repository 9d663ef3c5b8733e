import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  assess,
  assessOptionsFrom
} from "./chunk-HBMZ7ZRY.js";
import "./chunk-YUVGXV6O.js";
import {
  tellProblems
} from "./chunk-UW7T4CSL.js";
import {
  configFrom,
  progressOn,
  treeFrom
} from "./chunk-ZO5A2FQV.js";
import "./chunk-5RKI7V6G.js";
import "./chunk-P6FEWIM6.js";
import "./chunk-X6PSLHTU.js";
import "./chunk-QP3Z5YHQ.js";
import "./chunk-VMGZENY6.js";

// src/commands/run-from-file.ts
async function runFromFile(paths, flags, io) {
  const config = await configFrom(flags, io, paths);
  const options = { ...assessOptionsFrom(config), onProgress: progressOn(io) };
  const { requests, problems } = await assess(treeFrom(paths, io), options);
  if (flags.format === "json") io.out(`${JSON.stringify(requests, null, 2)}
`);
  else for (const request of requests) io.out(`${JSON.stringify(request)}
`);
  return tellProblems(problems, io);
}
export {
  runFromFile
};

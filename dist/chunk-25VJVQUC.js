import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  assess,
  assessOptionsFrom
} from "./chunk-JQS4WKCM.js";
import "./chunk-YUVGXV6O.js";
import {
  tellProblems
} from "./chunk-GL3TJUPW.js";
import {
  configFrom,
  progressOn,
  treeFrom
} from "./chunk-3324ICLR.js";
import "./chunk-ZCTC72XJ.js";
import "./chunk-AYS5ORFT.js";

// src/commands/run-from-file.ts
async function runFromFile(paths, flags, io) {
  const config = await configFrom(flags, io);
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

import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  assess,
  assessOptionsFrom
} from "./chunk-DP3LFT5C.js";
import {
  tellProblems
} from "./chunk-B77CFCPB.js";
import {
  configFrom,
  progressOn,
  treeFrom
} from "./chunk-573HQJC2.js";
import "./chunk-5KKN2KEN.js";
import "./chunk-PWQVVGXY.js";

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

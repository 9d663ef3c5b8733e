import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  assess
} from "./chunk-C54QCBSE.js";
import {
  tellProblems
} from "./chunk-B77CFCPB.js";
import {
  configFrom,
  progressOn,
  treeFrom
} from "./chunk-JFILSLCG.js";
import "./chunk-JKYQPBZ7.js";
import "./chunk-PWQVVGXY.js";

// src/commands/run-from-file.ts
async function runFromFile(paths, flags, io) {
  const config = await configFrom(flags, io);
  const options = { exclude: config.exclude, assumed: config.assume, onProgress: progressOn(io) };
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

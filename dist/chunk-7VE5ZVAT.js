import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  assess
} from "./chunk-77VZNDF6.js";
import {
  tellProblems
} from "./chunk-G5TBVBT6.js";
import {
  configFrom,
  progressOn,
  treeFrom
} from "./chunk-XWGKKZTM.js";
import "./chunk-LJYQ6RV2.js";
import "./chunk-LNFVUPFY.js";

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

import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  tellProblems
} from "./chunk-HHK5NVZN.js";
import {
  configFrom,
  progressOn,
  renderedFrom,
  treeFrom
} from "./chunk-2HORGANY.js";
import {
  assess,
  assessOptionsFrom
} from "./chunk-LT7257LV.js";
import "./chunk-5ZINIXYT.js";
import "./chunk-MR2Q2NXI.js";
import "./chunk-VDROJEDS.js";
import "./chunk-XRDYF5TB.js";
import "./chunk-MNHI26C3.js";
import "./chunk-T22NFV42.js";
import "./chunk-6DA3H36N.js";
import "./chunk-CDDBQACY.js";
import "./chunk-QNTNOHJ7.js";
import "./chunk-TYF4KTHJ.js";
import "./chunk-VOYEJIXG.js";
import "./chunk-5KOT2KY3.js";
import "./chunk-ZYN6WMRK.js";
import "./chunk-OGAPIFVC.js";
import "./chunk-4Y5D63YT.js";
import "./chunk-X6PSLHTU.js";
import "./chunk-TNUZZPWE.js";
import "./chunk-TO57GDIK.js";
import "./chunk-4SDNS7QA.js";

// src/commands/run-from-file.ts
async function runFromFile(paths, flags, io) {
  const config = await configFrom(flags, io, paths);
  const options = { ...assessOptionsFrom(config), onProgress: progressOn(io) };
  const { requests, problems } = await assess(treeFrom(paths, io, renderedFrom(paths, config, io)), options);
  if (flags.format === "json") io.out(`${JSON.stringify(requests, null, 2)}
`);
  else for (const request of requests) io.out(`${JSON.stringify(request)}
`);
  return tellProblems(problems, io);
}
export {
  runFromFile
};

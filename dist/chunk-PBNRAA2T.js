import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  requestFromDocument
} from "./chunk-CCVVPADY.js";
import {
  parseJsonDocuments
} from "./chunk-BHFHJV74.js";
import {
  readBytes
} from "./chunk-BUZDHFVI.js";
import {
  tellProblems
} from "./chunk-HHK5NVZN.js";
import {
  predictionRecordFrom
} from "./chunk-OYXRYIVW.js";
import "./chunk-HLYQ63L4.js";
import {
  embedderOf
} from "./chunk-5GZB54FJ.js";
import {
  INPUT_PATH,
  predictorOf
} from "./chunk-2HORGANY.js";
import "./chunk-VPBNUSC6.js";
import {
  decode
} from "./chunk-5ZINIXYT.js";
import "./chunk-MR2Q2NXI.js";
import "./chunk-VDROJEDS.js";
import "./chunk-XRDYF5TB.js";
import "./chunk-MNHI26C3.js";
import "./chunk-T22NFV42.js";
import "./chunk-6DA3H36N.js";
import "./chunk-CDDBQACY.js";
import "./chunk-22QMIT6Y.js";
import "./chunk-TYF4KTHJ.js";
import "./chunk-VOYEJIXG.js";
import "./chunk-5KOT2KY3.js";
import "./chunk-ZYN6WMRK.js";
import "./chunk-OGAPIFVC.js";
import "./chunk-4Y5D63YT.js";
import "./chunk-X6PSLHTU.js";
import "./chunk-TNUZZPWE.js";
import "./chunk-TO57GDIK.js";
import {
  AppError
} from "./chunk-4SDNS7QA.js";

// src/commands/run-predict.ts
async function runPredict(file, flags, io) {
  const predictor = await predictorOf(flags.model, io, embedderOf(flags, io), flags);
  const path = file === "-" ? INPUT_PATH : file;
  const decoded = decode(file === "-" ? await io.readInput() : await readBytes(io.cwd, file));
  if ("refused" in decoded) throw new AppError("input", `${path}: ${decoded.refused}`, "");
  const { documents, problems } = parseJsonDocuments(path, decoded.text);
  const found = [...problems];
  const requests = [];
  for (const { value, line, place } of documents) {
    const { request, problems: problems2 } = requestFromDocument(value, path, line);
    found.push(...problems2.map((problem) => ({ ...problem, message: `${place}${problem.message}` })));
    if (request !== null) requests.push(request);
  }
  await predictor.prepare?.(requests);
  const records = requests.map(
    (request) => predictionRecordFrom(
      { request, prediction: predictor.predict(request), countedAs: null },
      predictor.summary
    )
  );
  if (flags.format === "json") io.out(`${JSON.stringify(records, null, 2)}
`);
  else for (const record of records) io.out(`${JSON.stringify(record)}
`);
  return tellProblems(found, io);
}
export {
  runPredict
};

import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  predictionRecordFrom
} from "./chunk-FG7S6K27.js";
import {
  readBytes
} from "./chunk-WZTPBWFB.js";
import {
  embedderOf
} from "./chunk-ST4VIHJ3.js";
import {
  parseJsonDocuments,
  requestFromDocument
} from "./chunk-ZGQZYEJP.js";
import "./chunk-HLYQ63L4.js";
import {
  decode
} from "./chunk-YUVGXV6O.js";
import {
  tellProblems
} from "./chunk-UW7T4CSL.js";
import {
  INPUT_PATH,
  predictorOf
} from "./chunk-ZO5A2FQV.js";
import "./chunk-T4XKXH5U.js";
import "./chunk-5RKI7V6G.js";
import "./chunk-P6FEWIM6.js";
import "./chunk-X6PSLHTU.js";
import "./chunk-QP3Z5YHQ.js";
import {
  AppError
} from "./chunk-VMGZENY6.js";

// src/commands/run-predict.ts
async function runPredict(file, flags, io) {
  const predictor = await predictorOf(flags.model, io, embedderOf(flags, io));
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

import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  embedderOf
} from "./chunk-T53JK2JT.js";
import {
  predictionRecordFrom
} from "./chunk-2RPOICVK.js";
import {
  decode
} from "./chunk-YUVGXV6O.js";
import {
  parseJsonDocuments,
  requestFromDocument
} from "./chunk-PX4QMFWB.js";
import "./chunk-SLVRLXLO.js";
import {
  tellProblems
} from "./chunk-GL3TJUPW.js";
import {
  INPUT_PATH,
  predictorOf
} from "./chunk-3324ICLR.js";
import "./chunk-ZCTC72XJ.js";
import {
  AppError
} from "./chunk-AYS5ORFT.js";

// src/adapters/bytes.ts
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
async function readBytes(cwd, named) {
  try {
    return await readFile(resolve(cwd, named));
  } catch (cause) {
    throw new AppError("input", `${JSON.stringify(named)} cannot be read`, "Name a readable file.", {
      cause
    });
  }
}

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

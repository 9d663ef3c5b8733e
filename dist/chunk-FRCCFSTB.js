import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  recipes
} from "./chunk-4IJTU6UI.js";
import {
  readRequests
} from "./chunk-FUK4IRW3.js";
import {
  tableFormat,
  writeTable
} from "./chunk-BE5NSH42.js";
import "./chunk-CCVVPADY.js";
import "./chunk-BHFHJV74.js";
import "./chunk-DPTCEGWK.js";
import {
  readBytes
} from "./chunk-BUZDHFVI.js";
import {
  tellProblems
} from "./chunk-HHK5NVZN.js";
import {
  specHash
} from "./chunk-HLYQ63L4.js";
import {
  modelOf
} from "./chunk-2HORGANY.js";
import "./chunk-VPBNUSC6.js";
import "./chunk-5ZINIXYT.js";
import "./chunk-MR2Q2NXI.js";
import {
  jsonText
} from "./chunk-2IYAJC7V.js";
import {
  counted
} from "./chunk-LQ53HEYR.js";
import "./chunk-VDROJEDS.js";
import {
  Encoder,
  FeatureName,
  encoderIdOf,
  featuresFrom,
  fitEncoder,
  priorFrom,
  readModel,
  reckonerFrom,
  textOf,
  transform
} from "./chunk-XRDYF5TB.js";
import {
  writeWhole
} from "./chunk-MNHI26C3.js";
import {
  Scope
} from "./chunk-T22NFV42.js";
import "./chunk-6DA3H36N.js";
import "./chunk-CDDBQACY.js";
import "./chunk-TYF4KTHJ.js";
import {
  shapeMessage
} from "./chunk-VOYEJIXG.js";
import "./chunk-5KOT2KY3.js";
import "./chunk-ZYN6WMRK.js";
import "./chunk-OGAPIFVC.js";
import "./chunk-4Y5D63YT.js";
import "./chunk-X6PSLHTU.js";
import "./chunk-TNUZZPWE.js";
import "./chunk-TO57GDIK.js";
import {
  AppError,
  EXIT_WITHIN,
  int,
  literal,
  strictObject,
  string
} from "./chunk-4SDNS7QA.js";

// src/adapters/encoder-file.ts
import { resolve } from "node:path";

// src/schema/encoder-file.ts
import { createHash } from "node:crypto";
var ENCODER_SCHEMA_VERSION = "1";
var EncoderFile = strictObject({
  schema_version: literal(ENCODER_SCHEMA_VERSION),
  scope: Scope,
  part: string().min(1).meta({ description: "part of a model whose features it reads" }),
  coefficients_id: string().regex(/^[0-9a-f]{16}$/).meta({ description: "of the coefficients that the features were made with" }),
  requests: int().positive().meta({ description: "that it was fitted on" }),
  encoder: Encoder
});
var coefficientsIdOf = (coefficients) => createHash("sha256").update(JSON.stringify(coefficients)).digest("hex").slice(0, 16);

// src/adapters/encoder-file.ts
async function readEncoder(cwd, named) {
  const bytes = await readBytes(cwd, named);
  let json;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new AppError(
      "model",
      `encoder ${JSON.stringify(named)} is not JSON`,
      'Name what "encode fit" wrote, or a model.',
      { cause }
    );
  }
  const isModel = typeof json === "object" && json !== null && "parts" in json;
  if (isModel) return { model: await readModel(resolve(cwd, named), named) };
  const parsed = EncoderFile.safeParse(json, { error: shapeMessage });
  if (parsed.success) return { encoder: parsed.data };
  const [issue] = parsed.error.issues;
  throw new AppError(
    "model",
    `encoder ${JSON.stringify(named)} is not usable: ${issue?.path.join(".") || "the file"} ${issue?.message ?? "is unreadable"}`,
    'Name what "encode fit" of this version wrote, or a model.',
    { cause: parsed.error }
  );
}

// src/vectors.ts
var vectorColumns = [
  "namespace",
  "workload_kind",
  "workload_name",
  "spec_hash",
  "encoder_id",
  ...FeatureName.options,
  "features"
];
var partNames = recipes.map(({ id }) => id);
function encoderFileFrom(requests, part, coefficients) {
  const recipe = recipes.find(({ id }) => id === part);
  if (recipe === void 0)
    throw new AppError(
      "input",
      `no part is called ${JSON.stringify(part)}`,
      `Parts: ${partNames.join("; ")}.`
    );
  const features = featuresOf(coefficients);
  const encoder = fitEncoder(requests.map(features), recipe);
  if (encoder.columns.length === 0)
    throw new AppError(
      "input",
      `no request has a feature of the part ${JSON.stringify(part)}`,
      "Choose the part that fits the requests with --part."
    );
  return {
    schema_version: ENCODER_SCHEMA_VERSION,
    scope: recipe.scope,
    part,
    coefficients_id: coefficientsIdOf(coefficients),
    requests: requests.length,
    encoder
  };
}
var featuresOf = (coefficients) => {
  const prior = priorFrom(coefficients);
  return (request) => featuresFrom(request, prior(request), coefficients.known_models);
};
function fileVectoriser({ encoder, scope, coefficients_id }, coefficients) {
  if (encoderIdOf(encoder) !== encoder.id)
    throw new AppError("model", "the encoder is not what its id says: it was changed", "Fit it again.");
  if (coefficientsIdOf(coefficients) !== coefficients_id)
    throw new AppError(
      "model",
      "the encoder was fitted with the coefficients of another model, so its numbers do not compare",
      "Name that model with --model, or fit it again."
    );
  const features = featuresOf(coefficients);
  return (request) => recordOf(request, features(request), { encoder, scope });
}
function modelVectoriser(model) {
  const reckon = reckonerFrom(model);
  return (request) => {
    const { features, boards, host } = reckon(request);
    const learner = boards.learner ?? host.learner;
    return learner === null ? null : recordOf(request, features, learner.part);
  };
}
function recordOf(request, features, part) {
  const { embedder } = part.encoder.text;
  if (embedder !== null)
    throw new AppError(
      "model",
      `the encoder takes its texts from the embedder ${JSON.stringify(embedder)}`,
      "Name an encoder that hashes them."
    );
  const { encoder_id, values } = transform(features, part.encoder, textOf(features, part));
  const { namespace, workload_kind, workload_name } = request;
  return {
    namespace,
    workload_kind,
    workload_name,
    spec_hash: specHash(request),
    encoder_id,
    ...Object.fromEntries(FeatureName.options.map((name) => [name, features.numbers[name] ?? null])),
    features: values
  };
}

// src/commands/run-encode.ts
async function runEncodeFit(flags, io) {
  const { coefficients } = await modelOf(flags.model, io);
  const { requests, status } = await requestsIn(flags.input, io);
  const file = encoderFileFrom(requests, flags.part, coefficients);
  await writeWhole(io.cwd, flags.out, jsonText(file));
  const { columns, text, id } = file.encoder;
  const words = text.dimensions === 0 ? "" : ` and ${counted(text.dimensions, "column")} of text`;
  io.err(
    `wattlint: encoder ${id} in ${flags.out}: ${counted(columns.length, "feature")}${words}, fitted on ${counted(requests.length, "request")} as "${file.part}" (${file.scope})
`
  );
  return status;
}
async function runEncodeTransform(flags, io) {
  if (flags.out !== "-") tableFormat(flags.out);
  const vectorise = await vectoriserOf(flags, io);
  const { requests, status } = await requestsIn(flags.input, io);
  const records = requests.flatMap((request) => {
    const record = vectorise(request);
    return record === null ? [] : [record];
  });
  if (flags.out === "-") for (const record of records) io.out(`${JSON.stringify(record)}
`);
  else await writeTable(io.cwd, flags.out, records, vectorColumns);
  const left = requests.length - records.length;
  if (left > 0)
    io.err(`wattlint: ${counted(left, "request")} left out: no part of the model has an encoder for such
`);
  const encoders = new Set(records.map((record) => record["encoder_id"])).size;
  io.err(
    `wattlint: ${counted(records.length, "record")}${flags.out === "-" ? "" : ` in ${flags.out}`}, by ${counted(encoders, "encoder")}
`
  );
  return status;
}
async function vectoriserOf({ encoder, model }, io) {
  const read = await readEncoder(io.cwd, encoder);
  if ("model" in read) return modelVectoriser(read.model);
  const { coefficients } = await modelOf(model, io);
  return fileVectoriser(read.encoder, coefficients);
}
async function requestsIn(paths, io) {
  const { requests, problems } = await readRequests(paths, io);
  const status = tellProblems(problems, io);
  if (requests.length > 0) return { requests: requests.map(({ request }) => request), status };
  throw new AppError(
    "input",
    status === EXIT_WITHIN ? "there is no request in the input" : "no request in the input could be read",
    'Write them with "wattlint from-file PATH".'
  );
}
export {
  runEncodeFit,
  runEncodeTransform
};

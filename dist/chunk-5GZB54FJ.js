import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  ask,
  isPassing,
  systemClock
} from "./chunk-22QMIT6Y.js";
import {
  AppError,
  array,
  int,
  literal,
  object,
  quoted,
  string,
  union,
  unknown
} from "./chunk-4SDNS7QA.js";

// src/adapters/inference-protocol.ts
var Size = union([
  int(),
  string().regex(/^-?\d+$/).transform(Number)
]);
var Tensor = object({ name: string().min(1), datatype: string(), shape: array(Size) });
var Tensors = array(Tensor).nullish().transform((tensors) => tensors ?? []);
var Metadata = object({ inputs: Tensors, outputs: Tensors });
var Reply = object({ outputs: array(Tensor.extend({ data: array(unknown()) })) });
var Fault = object({ error: string() });
var NO_PROTOCOL = "Is this the address of a model behind the Open Inference Protocol (KServe v2, Triton)?";
var metadataFrom = (text, refuse) => parsed(text, Metadata, "the metadata of a model", refuse);
function faultIn(text, secret) {
  try {
    const fault = Fault.safeParse(JSON.parse(text));
    if (!fault.success || fault.data.error === "") return "";
    const { error } = fault.data;
    return `: ${quoted(secret === null ? error : error.replaceAll(secret, "***"), LONGEST_FAULT)}`;
  } catch {
    return "";
  }
}
var LONGEST_FAULT = 200;
var Readiness = object({ ready: literal(false) });
function saysNotReady(text) {
  try {
    return Readiness.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}
function tensorsFrom({ inputs, outputs }, names, refuse) {
  const input = chosen("input", inputs, names.input, isTextInput, "BYTES of shape [-1] or [-1,1]", refuse);
  const output = chosen("output", outputs, names.output, isVectorOutput, "FP32 of shape [-1,D]", refuse);
  if (input === null) {
    throw refuse("does not say what inputs it has", "Name its input with --embedder-input.");
  }
  const isColumn = input.shape.length === 2;
  const [, size = ANY] = output?.shape ?? [];
  return {
    input: input.name,
    inputShape: (count) => isColumn ? [count, 1] : [count],
    output: output?.name ?? null,
    dimensions: size === ANY ? null : size
  };
}
var ANY = -1;
var isTextInput = ({ datatype, shape: [count, width = 1, ...more] }) => datatype === "BYTES" && count === ANY && (width === 1 || width === ANY) && more.length === 0;
var isVectorOutput = ({ datatype, shape }) => datatype === "FP32" && shape.length === 2 && shape[0] === ANY && shape[1] !== 0;
function chosen(role, tensors, name, fits, wanted, refuse) {
  if (tensors.length === 0) return name === null ? null : { name, datatype: "", shape: [ANY] };
  const fitting = tensors.filter((tensor) => fits(tensor) && (name === null || tensor.name === name));
  const [only] = fitting;
  if (only !== void 0 && fitting.length === 1) return only;
  const listed = tensors.map((tensor) => `${tensor.name} ${tensor.datatype} [${tensor.shape.join(",")}]`);
  const has = `its ${role}s are ${quoted(listed.join(", "), LONGEST_FAULT)}`;
  if (fitting.length > 1) {
    throw refuse(`has ${fitting.length} ${role}s of ${wanted}: ${has}`, `Name one with --embedder-${role}.`);
  }
  const what = name === null ? `${role} of ${wanted}` : `${role} ${quoted(name)} of ${wanted}`;
  throw refuse(`has no ${what}: ${has}`, "Name a model that turns texts into vectors.");
}
var questionOf = (texts, { input, inputShape, output }) => ({
  inputs: [{ name: input, datatype: "BYTES", shape: inputShape(texts.length), data: texts }],
  ...output === null ? {} : { outputs: [{ name: output }] }
});
function vectorsFrom(text, count, { output, dimensions }, refuse) {
  const { outputs } = parsed(text, Reply, "an answer", refuse);
  const found = output === null && outputs.length === 1 ? outputs[0] : outputs.find(({ name }) => name === output);
  if (found === void 0) {
    const names = quoted(outputs.map(({ name }) => name).join(", "), LONGEST_FAULT);
    throw refuse(
      `gave outputs ${names}${output === null ? "" : ` and not ${quoted(output)}`}`,
      "Name one with --embedder-output."
    );
  }
  const [rows, width = 0, ...more] = found.shape;
  const isExpected = rows === count && width > 0 && more.length === 0 && (dimensions === null || width === dimensions);
  if (!isExpected) {
    throw refuse(
      `gave shape [${found.shape.join(",")}] for ${count} texts, not [${count},${dimensions ?? "D"}]`,
      NO_PROTOCOL
    );
  }
  const flat = found.data.flatMap((row) => {
    if (!Array.isArray(row)) return [row];
    return row.length === width ? row : [];
  });
  const numbers = flat.filter(isNumber);
  if (flat.length !== count * width || numbers.length !== flat.length) {
    throw refuse(`gave ${numbers.length} numbers where its shape has ${count * width}`, NO_PROTOCOL);
  }
  return Array.from({ length: count }, (_, row) => numbers.slice(row * width, (row + 1) * width));
}
var isNumber = (value) => Number.isFinite(value);
function parsed(text, schema, what, refuse) {
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    const why = /\b(?:NaN|Infinity)\b/.test(text) ? "numbers that are not finite" : "something else than JSON";
    throw refuse(`answered with ${why}`, NO_PROTOCOL);
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw refuse(
    `answered with something else than ${what} (${issue?.path.join(".") || "the whole"}: ${issue?.message ?? ""})`,
    NO_PROTOCOL
  );
}

// src/adapters/inference-url.ts
var PATH = /^(.*)\/v2\/models\/([^/]+)(\/versions\/[^/]+)?(?:\/infer)?\/?$/;
var HINT = "Write it as http://HOST/v2/models/NAME.";
function inferenceUrls(text) {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new AppError("input", "the address of the embedder is no http or https URL", HINT);
  }
  const shown = `${url.origin}${url.pathname}`;
  if (url.username !== "" || url.password !== "") {
    throw new AppError(
      "input",
      `the address of the embedder, ${quoted(shown)}, holds a user or password`,
      "Put a token into an environment variable, and name that with --embedder-token-env."
    );
  }
  const [, prefix = "", encoded = "", version = ""] = PATH.exec(url.pathname) ?? [];
  if (encoded === "") {
    throw new AppError("input", `the address of the embedder, ${quoted(shown)}, names no model`, HINT);
  }
  const at = (path) => {
    const to = new URL(url);
    to.pathname = `${prefix}${path}`;
    to.hash = "";
    return to;
  };
  const model = `/v2/models/${encoded}${version}`;
  return {
    name: decoded(`${encoded}${version}`),
    shown: `embedder ${url.origin}${prefix}${model}`,
    serverReady: at("/v2/health/ready"),
    modelReady: at(`${model}/ready`),
    metadata: at(model),
    infer: at(`${model}/infer`)
  };
}
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// src/adapters/embedder.ts
var BATCH_SIZE = 32;
var PATIENCE_MS = 6e4;
var ATTEMPT_MS = 2e4;
var LARGEST_REPLY_BYTES = 32 * 1024 * 1024;
var CONCURRENCY = 2;
function embedderAt(address, options = {}) {
  const urls = inferenceUrls(address);
  const { shown } = urls;
  const { token = null, batchSize = BATCH_SIZE } = options;
  const http = {
    shown,
    token: token === null ? null : checkedToken(token),
    patienceMs: options.patienceMs ?? PATIENCE_MS,
    attemptMs: options.attemptMs ?? ATTEMPT_MS,
    largestReplyBytes: options.largestReplyBytes ?? LARGEST_REPLY_BYTES,
    clock: options.clock ?? systemClock
  };
  const refuse = (what, hint) => new AppError("source", `${shown} ${what}`, hint);
  const names = { input: options.input ?? null, output: options.output ?? null };
  async function connect(signal) {
    await untilReady(urls, http, signal, refuse);
    return tensorsFrom(metadataFrom(await answerFrom(urls.metadata, null, signal), refuse), names, refuse);
  }
  async function answerFrom(url, body, signal) {
    const answer = await ask({ url, body, mayPass: isPassing, signal }, http);
    if (answer.status === OK) return answer.text;
    throw refuse(...refusal(answer, urls.name, token));
  }
  let connected = null;
  return {
    name: urls.name,
    async embed(texts) {
      if (texts.length === 0) return [];
      const stop = new AbortController();
      try {
        const tensors = connected ?? await connect(stop.signal);
        connected = tensors;
        const batches = batchesOf(texts, batchSize);
        const vectors = [];
        const waiting = batches.entries();
        const worker = async () => {
          for (const [index, batch] of waiting) {
            const answer = await answerFrom(urls.infer, questionOf(batch, tensors), stop.signal);
            vectors[index] = vectorsFrom(answer, batch.length, tensors, refuse);
          }
        };
        await Promise.all(Array.from({ length: CONCURRENCY }, worker));
        return ofOneLength(vectors.flat(), refuse).map(unit);
      } finally {
        stop.abort();
      }
    }
  };
}
function checkedToken(token) {
  if (/^[A-Za-z0-9._~+/:=-]+$/.test(token)) return token;
  throw new AppError(
    "input",
    "the token of the embedder is empty, or holds spaces or other characters that no token has",
    "Is the right environment variable named with --embedder-token-env?"
  );
}
var OK = 200;
var SAYS_NOTHING = [401, 403, 404, 405];
async function untilReady({ serverReady, modelReady }, http, signal, refuse) {
  const isUnready = ({ status, text }) => !(SAYS_NOTHING.includes(status) || status === OK && !saysNotReady(text));
  const server = await ask({ url: serverReady, body: null, mayPass: () => false, signal }, http);
  if (!isUnready(server)) return;
  const model = await ask({ url: modelReady, body: null, mayPass: isUnready, signal }, http);
  if (isUnready(model)) throw refuse("is not ready", "Run again when its model is loaded.");
}
function refusal({ status, text }, name, token) {
  const fault = faultIn(text, token);
  if (status === 401 || status === 403) {
    return token !== null ? [`does not accept the token${fault}`, "Renew it."] : [
      `asks for a token${fault}`,
      "Put it into an environment variable, and name that with --embedder-token-env."
    ];
  }
  if (status === 404) return [`knows no model ${quoted(name)}${fault}`, "Correct the name in the address."];
  if (status === 429) return [`limits the rate of requests${fault}`, "Run again later."];
  return [
    `answered with status ${status}${fault}`,
    status >= 500 ? "Run again later." : "Does it take texts?"
  ];
}
var batchesOf = (texts, size) => Array.from(
  { length: Math.ceil(texts.length / size) },
  (_, batch) => texts.slice(batch * size, (batch + 1) * size)
);
function ofOneLength(vectors, refuse) {
  const lengths = new Set(vectors.map(({ length }) => length));
  if (lengths.size <= 1) return vectors;
  throw refuse(`gave vectors of ${[...lengths].join(" and ")} numbers`, "Does another model answer at times?");
}
function unit(vector) {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}

// src/commands/embedder.ts
function embedderOf(flags, { env }) {
  const { embedder, embedderTokenEnv, embedderInput = null, embedderOutput = null } = flags;
  if (embedder === void 0) {
    if (embedderTokenEnv === void 0 && embedderInput === null && embedderOutput === null) return null;
    throw new AppError("input", "an option of an embedder is given, and none is named", "Add --embedder URL.");
  }
  return embedderAt(embedder, {
    token: embedderTokenEnv === void 0 ? null : tokenIn(embedderTokenEnv, env),
    input: embedderInput,
    output: embedderOutput
  });
}
function tokenIn(name, env) {
  const token = env(name)?.trim() ?? "";
  if (token !== "") return token;
  throw new AppError(
    "input",
    // Somebody may have written the token itself.
    "the environment variable named with --embedder-token-env is not set",
    "Set it to the token, and write its name."
  );
}

export {
  embedderOf
};

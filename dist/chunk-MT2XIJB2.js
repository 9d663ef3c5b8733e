import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  BATCH,
  MAX_SEQS,
  NAME_OPTIONS,
  SERVE_WORDS,
  SIZE,
  boardOf,
  featuresFrom,
  mainContainer,
  priorFrom
} from "./chunk-XRDYF5TB.js";
import {
  parseMilli
} from "./chunk-TYF4KTHJ.js";
import {
  nearNames
} from "./chunk-VOYEJIXG.js";
import {
  BYTES_PER_MIB
} from "./chunk-TNUZZPWE.js";
import {
  AppError,
  quoted
} from "./chunk-4SDNS7QA.js";

// src/what-if/settings.ts
var FORMS = {
  replicas: "a whole number of pods, such as 2",
  image: "an image, such as nginx:1.29",
  cpu: "a CPU request, such as 500m",
  memory: "a memory request, such as 1Gi",
  "limits.cpu": "a CPU limit, such as 2",
  "limits.memory": "a memory limit, such as 2Gi",
  "duty-cycle": "a share above 0 and up to 1, such as 0.4",
  "run-seconds": "seconds, such as 3600",
  gpu: "a type of board, such as L4",
  gpus: "a whole number of boards, such as 2",
  model: "the model that is served, such as Qwen/Qwen3-8B",
  batch: "a whole number of sequences or images at once, such as 64"
};
var settingKeys = Object.keys(FORMS).filter(isKey);
function isKey(key) {
  return Object.hasOwn(FORMS, key);
}
var LARGEST = 1e6;
var LONGEST_RUN_S = 1e9;
var MCPU_LARGEST = 1e9;
var MIB_LARGEST = 1e12;
function parseSetting(text) {
  const at = text.indexOf("=");
  const key = at === -1 ? text : text.slice(0, at);
  if (!isKey(key)) {
    const [near] = nearNames(key, settingKeys, 1);
    const meant = near === void 0 ? "" : `Did you mean "${near}"? `;
    throw new AppError(
      "input",
      `--set ${quoted(text)} names nothing that can be set`,
      `${meant}Known here: ${settingKeys.join(", ")}.`
    );
  }
  return settingOf(key, at === -1 ? "" : text.slice(at + 1).trim());
}
function settingOf(key, text) {
  const refuse = () => new AppError("input", `${key} ${quoted(text)} is not ${FORMS[key]}`, "");
  if (key === "image" || key === "gpu" || key === "model") {
    if (text === "" || /[\s'"\\]/.test(text)) throw refuse();
    return { key, value: text, text };
  }
  const value = numberOf(key, text);
  if (value === null) throw refuse();
  return { key, value, text };
}
function numberOf(key, text) {
  switch (key) {
    case "cpu":
    case "limits.cpu":
      return milliOf(text, MCPU_LARGEST);
    case "memory":
    case "limits.memory":
      return mibOf(text);
    case "replicas":
    case "gpus":
      return within(wholeOf(text), 0, LARGEST);
    case "batch":
      return within(wholeOf(text), 1, LARGEST);
    case "duty-cycle":
      return within(decimalOf(text), Number.MIN_VALUE, 1);
    case "run-seconds":
      return within(decimalOf(text), 1, LONGEST_RUN_S);
  }
}
var within = (value, least, most) => value >= least && value <= most ? value : null;
var wholeOf = (text) => /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
var decimalOf = (text) => /^\d{1,10}(?:\.\d{1,10})?$/.test(text) ? Number(text) : Number.NaN;
function milliOf(text, most) {
  const milli = parseMilli(text);
  return milli === null ? null : within(Number(milli), 0, most);
}
function mibOf(text) {
  const milli = parseMilli(text);
  if (milli === null) return null;
  const mib = milli / (BigInt(BYTES_PER_MIB) * 1000n);
  return within(mib === 0n && milli > 0n ? 1 : Number(mib), 0, MIB_LARGEST);
}

// src/select.ts
var SELECTOR_FORMS = "NAME, NAMESPACE/NAME, KIND/NAME or KIND/NAMESPACE/NAME";
function selected(workloads, selectors) {
  if (selectors.length === 0) return workloads;
  const tests = selectors.map((selector) => testOf(selector));
  for (const [index, selector] of selectors.entries()) {
    if (!workloads.some((workload) => tests[index]?.(workload))) throw nothingNamed(selector, workloads);
  }
  return workloads.filter((workload) => tests.some((isMeant) => isMeant(workload)));
}
function testOf(selector) {
  const parts = selector.split("/");
  const [first = "", second = "", third = ""] = parts;
  const isKind = ({ workload_kind }) => workload_kind.toLowerCase() === first.toLowerCase();
  switch (parts.length) {
    case 1:
      return ({ workload_name }) => workload_name === first;
    case 2:
      return (workload) => workload.workload_name === second && (workload.namespace === first || isKind(workload));
    case 3:
      return (workload) => workload.workload_name === third && workload.namespace === second && isKind(workload);
    default:
      return () => false;
  }
}
function nothingNamed(selector, workloads) {
  const parts = selector.split("/").length;
  const names = workloads.map(
    ({ workload_kind, namespace, workload_name }) => [workload_kind, namespace, workload_name].slice(-Math.min(parts, 3)).join("/")
  );
  const near = nearNames(selector, names).map((name) => quoted(name));
  return new AppError(
    "input",
    `no workload is called ${quoted(selector)}`,
    near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `Write ${SELECTOR_FORMS}.`
  );
}

// src/what-if/boards.ts
var RESOURCES = {
  nvidia: { resource: "nvidia.com/gpu", kind: "gpu" },
  amd: { resource: "amd.com/gpu", kind: "gpu" },
  google: { resource: "google.com/tpu", kind: "tpu" },
  intel: { resource: "gpu.intel.com/xe", kind: "gpu" }
};
var GAUDI = { resource: "habana.ai/gaudi", kind: "npu" };
var ONE = {
  resource: "nvidia.com/gpu",
  vendor: "nvidia",
  kind: "gpu",
  model: null,
  share: "whole",
  count: 1
};
function deviceNamed(name, coefficients) {
  const { model, isNamed } = boardOf({ ...ONE, model: name }, coefficients);
  const device = isNamed ? coefficients.devices.find((one) => one.model === model) : void 0;
  if (device !== void 0) return device;
  const models = new Map(
    coefficients.devices.flatMap((one) => [one.model, ...one.names].map((known) => [known, one.model]))
  );
  const near = [...new Set(nearNames(name, [...models.keys()]).flatMap((known) => models.get(known) ?? []))];
  const hint = near.length > 0 ? `Did you mean ${near.join(" or ")}?` : "Known are such as T4, L4, A100-SXM, H100-SXM, MI300X.";
  throw new AppError("input", `no accelerator of the model is called ${quoted(name)}`, hint);
}
function withBoardType(request, name, coefficients) {
  const { model, vendor } = deviceNamed(name, coefficients);
  const named = model.startsWith("Gaudi") ? GAUDI : RESOURCES[vendor];
  const held = request.accelerators.length === 0 ? [{ ...ONE, ...named, vendor }] : request.accelerators;
  return withBoards(
    request,
    held.map((one) => one.vendor === vendor ? { ...one, model } : { ...one, ...named, vendor, model })
  );
}
function withBoardCount(request, count) {
  const [first = ONE] = request.accelerators;
  return withBoards(request, count === 0 ? [] : [{ ...first, share: "whole", count }]);
}
var withBoards = (request, accelerators) => ({
  ...request,
  accelerators,
  gpu_count: accelerators.filter(({ kind }) => kind === "gpu").reduce((sum, { count }) => sum + count, 0)
});

// src/what-if/command-line.ts
function batchOptions(family) {
  if (family === "language") return [...MAX_SEQS, ...BATCH];
  return family === "diffusion" ? [...BATCH, ...MAX_SEQS] : BATCH;
}
function withOption(containers, main, options, value) {
  const pieces = piecesOf(containers);
  const name = options.find((option2) => pieces.some((piece) => piece.name === option2 && piece.value !== ""));
  const [option = ""] = options;
  if (name === void 0) return withAppended(containers, main, [`--${option}`, value]);
  return replaced(
    containers,
    pieces.filter((piece) => piece.name === name),
    value
  );
}
function withModel(containers, main, model) {
  const pieces = piecesOf(containers);
  const isWritten = (option) => pieces.some(({ name, value }) => name === option && value !== "");
  if (NAME_OPTIONS.some(isWritten)) return withOption(containers, main, NAME_OPTIONS, model);
  const short = pieces.filter(({ name, value }) => name === "m" && SIZE.test(value));
  if (short.length > 0) return replaced(containers, short, model);
  const words = pieces.filter(({ name }) => name === null);
  const serveAt = words.findIndex(({ value }) => SERVE_WORDS.includes(value));
  const served = (serveAt === -1 ? void 0 : words[serveAt + 1]) ?? words.find(({ value }) => value.includes("/") && SIZE.test(value));
  if (served !== void 0) return replaced(containers, [served], model);
  return withAppended(containers, main, [`--${NAME_OPTIONS[0]}`, model]);
}
function piecesOf(containers) {
  const tokens = [...tokensOf(containers, "command"), ...tokensOf(containers, "args")];
  const pieces = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === void 0) continue;
    const [, name, inline] = /^--?([A-Za-z][\w.-]*)(?:=(.*))?$/.exec(token.text) ?? [];
    if (name === void 0) {
      pieces.push({ name: null, value: token.text, place: token.place });
      continue;
    }
    const plain = name.replaceAll("_", "-").toLowerCase();
    const next = tokens[i + 1];
    if (inline !== void 0) {
      const start = token.place.end - inline.length;
      pieces.push({ name: plain, value: inline, place: { ...token.place, start } });
    } else if (next !== void 0 && !/^-[-A-Za-z]/.test(next.text)) {
      pieces.push({ name: plain, value: next.text, place: next.place });
      i++;
    } else pieces.push({ name: plain, value: "", place: token.place });
  }
  return pieces;
}
var tokensOf = (containers, side) => containers.flatMap(
  (one, container) => (one[side] ?? []).flatMap(
    (text, index) => [...text.matchAll(/[^\s'"\\]+/g)].map((match) => ({
      text: match[0],
      place: { container, side, index, start: match.index, end: match.index + match[0].length }
    }))
  )
);
function replaced(containers, pieces, value) {
  return pieces.toReversed().reduce(
    (all, { place }) => all.map((one, container) => {
      if (container !== place.container) return one;
      const texts = (one[place.side] ?? []).map(
        (text, index) => index === place.index ? `${text.slice(0, place.start)}${value}${text.slice(place.end)}` : text
      );
      return { ...one, [place.side]: texts };
    }),
    [...containers]
  );
}
function withAppended(containers, main, words) {
  const side = main.args === null || main.args.length === 0 ? main.command === null ? "args" : "command" : "args";
  const written = main[side] ?? [];
  const last = written.at(-1)?.trimEnd();
  const texts = last?.includes(" ") === true ? [...written.slice(0, -1), `${last} ${words.join(" ")}`] : [...written, ...words];
  return containers.map((one) => one === main ? { ...one, [side]: texts } : one);
}

// src/what-if/resources.ts
function withAmount(request, container, side, resource, amount) {
  const changed = container === null ? null : { ...container, [`${side}_${resource}`]: amount };
  const containers = request.containers.map((one) => one === container && changed !== null ? changed : one);
  const moved = { ...request, containers };
  const limited = side === "lim" ? { ...moved, limits: { ...moved.limits, [resource]: limitsOf(containers, resource) ?? amount } } : moved;
  const before = container === null ? request.run_requests[resource] : reserved(container, resource);
  const after = changed === null ? side === "req" ? amount : before : reserved(changed, resource);
  if (after === null || after === before) return limited;
  return withReserved(limited, resource, (request.run_requests[resource] ?? 0) + after - (before ?? 0));
}
var reserved = (container, resource) => container[`req_${resource}`] ?? container[`lim_${resource}`];
function limitsOf(containers, resource) {
  const stated = containers.flatMap((container) => container[`lim_${resource}`] ?? []);
  return stated.length === 0 ? null : stated.reduce((sum, one) => sum + one, 0);
}
function withReserved(request, resource, running) {
  const { requests, run_requests } = request;
  const isOfRun = requests[resource] === null || requests[resource] === run_requests[resource];
  const runs = Math.max(running, 0);
  const reserves = isOfRun ? runs : Math.max(requests[resource] ?? 0, runs);
  return {
    ...request,
    requests: { ...requests, [resource]: reserves },
    run_requests: { ...run_requests, [resource]: runs }
  };
}

// src/what-if/apply.ts
function withSettings(request, settings, coefficients) {
  const inOrder = settings.toSorted((a, b) => settingKeys.indexOf(a.key) - settingKeys.indexOf(b.key));
  return inOrder.reduce((changed, setting) => withSetting(changed, setting, coefficients), request);
}
function withSetting(request, setting, coefficients) {
  const main = mainContainer(request, coefficients.software);
  switch (setting.key) {
    case "replicas":
      return withPods(request, setting.value);
    case "cpu":
      return withAmount(request, main, "req", "cpu_mcpu", setting.value);
    case "memory":
      return withAmount(request, main, "req", "mem_mib", setting.value);
    case "limits.cpu":
      return withAmount(request, main, "lim", "cpu_mcpu", setting.value);
    case "limits.memory":
      return withAmount(request, main, "lim", "mem_mib", setting.value);
    case "duty-cycle":
      return { ...request, duty_cycle: setting.value };
    case "run-seconds":
      return { ...request, run_s: setting.value };
    case "gpu":
      return withBoardType(request, setting.value, coefficients);
    case "gpus":
      return withBoardCount(request, setting.value);
    case "image":
      return {
        ...request,
        containers: request.containers.map((one) => one === main ? { ...one, image: setting.value } : one)
      };
    case "model":
      return main === null ? request : { ...request, containers: withModel(request.containers, main, setting.value) };
    case "batch": {
      if (main === null) return request;
      const options = batchOptions(familyOf(request, coefficients));
      return { ...request, containers: withOption(request.containers, main, options, String(setting.value)) };
    }
  }
}
var familyOf = (request, coefficients) => {
  const prior = priorFrom(coefficients)(request);
  return featuresFrom(request, prior, coefficients.known_models).family ?? prior.software?.family ?? null;
};
function withPods(request, typical) {
  if (request.workload_kind === "DaemonSet" || request.run_pattern !== "continuous") return request;
  const { min, max } = request.pods;
  const pods = min === max ? { min: typical, typical, max: typical } : { min: Math.min(min, typical), typical, max: Math.max(max, typical) };
  return { ...request, pods };
}

export {
  settingKeys,
  parseSetting,
  settingOf,
  withSettings,
  selected
};

import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  Waiver,
  globIndex,
  leven,
  shapeMessage
} from "./chunk-VOYEJIXG.js";
import {
  parseImage,
  wavesOf
} from "./chunk-OGAPIFVC.js";
import {
  coerce_exports
} from "./chunk-4Y5D63YT.js";
import {
  grouped
} from "./chunk-X6PSLHTU.js";
import {
  BYTES_PER_MIB,
  PERCENT,
  SECONDS_PER_MONTH
} from "./chunk-TNUZZPWE.js";
import {
  isObject
} from "./chunk-TO57GDIK.js";
import {
  ZodError,
  array,
  object,
  quoted,
  record,
  safeParse,
  string,
  unknown
} from "./chunk-4SDNS7QA.js";

// src/selector.ts
function selectorFrom(selector) {
  if (selector === void 0) return () => true;
  const { kind, namespace, name, path, labels, team } = selector;
  const isKind = matching(kind);
  const isNamespace = matching(namespace);
  const isName = matching(name);
  const isPath = matching(path);
  const isTeam = matching(team);
  return (subject) => isKind(subject.kind) && isNamespace(subject.namespace) && isName(subject.name) && isPath(subject.path) && (team === void 0 || subject.teams.some(isTeam)) && Object.entries(labels ?? {}).every(([key, value]) => subject.labels[key] === value);
}
function matching(patterns) {
  const indexOf = globIndex(patterns ?? []);
  return (text) => patterns === void 0 || indexOf(text) !== -1;
}

// src/parse/quantity.ts
var TENS = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
var TWOS = { Ki: 10n, Mi: 20n, Gi: 30n, Ti: 40n, Pi: 50n, Ei: 60n };
var QUANTITY = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+)|([numkMGTPE])|([KMGTPE]i))?$/;
var LONGEST = 64;
var LARGEST_MILLI = ((1n << 63n) - 1n) * 1000n;
var LARGEST_EXPONENT = 2 ** 31 - 1;
var FARTHEST = 100;
function parseMilli(text) {
  const match = text.length > LONGEST ? null : QUANTITY.exec(text);
  if (match === null) return null;
  const [, sign = "", whole2 = "", fraction = "", exponent = "0", ten = "", two = ""] = match;
  if (whole2 + fraction === "" || Math.abs(Number(exponent)) > LARGEST_EXPONENT) return null;
  const digits = BigInt(whole2 + fraction) * 2n ** (TWOS[two] ?? 0n);
  const milli = timesPowerOfTen(digits, Number(exponent) + (TENS[ten] ?? 0) + 3 - fraction.length);
  return milli > LARGEST_MILLI ? null : sign === "-" ? -milli : milli;
}
function timesPowerOfTen(digits, power) {
  const factor = 10n ** BigInt(Math.min(Math.abs(power), FARTHEST));
  return power >= 0 ? digits * factor : (digits + factor - 1n) / factor;
}

// src/normalise/reader.ts
var LARGEST_COUNT = 2147483647;
var LONGEST_TEXT = 4096;
var PLACEHOLDER_WITHIN = 200;
var PLACEHOLDER = /\$\{[^}]*\}|^\$[A-Z_][A-Z0-9_]*$|\$\([^)]*\)|<[A-Z][A-Z0-9_-]*>|\{\{|__[A-Z][A-Z0-9_]*__/;
var isPlaceholder = (value) => typeof value === "string" && PLACEHOLDER.test(value.slice(0, PLACEHOLDER_WITHIN));
var silentReader = () => readerFrom(() => {
});
function readerFrom(problem) {
  const name = (at) => String(at.findLast((step) => typeof step === "string") ?? "value");
  function unreadable(value, at, what, instead) {
    const shown = shownValue(value);
    if (isPlaceholder(value)) {
      problem(
        "unresolved-placeholder",
        at,
        `${name(at)} is the placeholder ${shown}. Render the file first, or write the value.`
      );
    } else problem("invalid-field", at, `${name(at)} ${shown} is not ${what}. ${instead}`);
    return null;
  }
  function text(value, at) {
    if (value === null || value === void 0) return null;
    if (typeof value === "string") return cut(value, at);
    if (typeof value !== "number" && typeof value !== "boolean")
      return unreadable(value, at, "text", "Write text.");
    problem(
      "suspect-field",
      at,
      `${name(at)} is a ${typeof value}, which is not text to Kubernetes. Put it in quotes.`
    );
    return String(value);
  }
  function mapping(value, at) {
    if (value === null || value === void 0) return {};
    return isObject(value) ? value : unreadable(value, at, "a mapping", "Write key: value pairs.") ?? {};
  }
  function cut(value, at) {
    if (value.length <= LONGEST_TEXT) return value;
    problem(
      "suspect-field",
      at,
      `${name(at)} is longer than ${LONGEST_TEXT} characters: cut there. Shorten it.`
    );
    return value.slice(0, LONGEST_TEXT);
  }
  return {
    problem,
    text,
    count(value, at, absent) {
      if (value === null || value === void 0) return absent;
      if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= LARGEST_COUNT)
        return value;
      if (typeof value === "string" && /^\d{1,9}$/.test(value) && !/^0\d/.test(value)) {
        problem(
          "suspect-field",
          at,
          `${name(at)} "${value}" is text, which Kubernetes refuses. Write it without quotes.`
        );
        return Number(value);
      }
      return unreadable(value, at, "a whole number from 0 to 2147483647", "Write one.");
    },
    milli(value, at) {
      if (value === null || value === void 0) return null;
      const milli = typeof value === "string" || typeof value === "number" ? parseMilli(String(value)) : null;
      if (milli === null)
        return unreadable(value, at, "a quantity", "Write one such as 250m, 1.5, 512Mi or 2Gi.");
      return milli >= 0n ? milli : unreadable(value, at, "a quantity of at least 0", "Write one such as 250m or 512Mi.");
    },
    texts(value, at) {
      if (value === null || value === void 0) return null;
      if (Array.isArray(value))
        return value.flatMap(
          (item, index) => typeof item === "string" ? item.slice(0, LONGEST_TEXT) : text(item, [...at, index]) ?? []
        );
      problem("invalid-field", at, `${name(at)} is not a list of texts. Write it as a list.`);
      return null;
    },
    flag(value, at) {
      if (value === null || value === void 0) return false;
      if (typeof value === "boolean") return value;
      return unreadable(value, at, "true or false", "Write one, without quotes.") ?? false;
    },
    mapping,
    within: (outer) => readerFrom((kind, at, message) => problem(kind, [...outer, ...at], message)),
    textMap(value, at) {
      const pairs = Object.entries(mapping(value, at)).map(
        ([key, item]) => [key, text(item, [...at, key]) ?? ""]
      );
      return Object.fromEntries(pairs);
    }
  };
}
function shownValue(value) {
  if (Array.isArray(value)) return "(a list)";
  if (isObject(value)) return "(a mapping)";
  return quoted(String(value));
}

// src/normalise/scale.ts
var fixed = (pods) => ({ min: pods, typical: pods, max: pods });
var times = ({ min, typical, max }, factor) => ({
  min: capped(min * factor),
  typical: capped(typical * factor),
  max: capped(max * factor)
});
var MOST_PODS = 2147483647;
var capped = (pods) => Math.min(pods, MOST_PODS);
var clamped = (value, min, max) => Math.min(Math.max(value, min), max);
function replicas(value, at, reader, { autoscaling, assumed }, absent = 1) {
  const isStated = value !== void 0 && value !== null;
  const read = reader.count(value, at, absent);
  if (autoscaling !== null) return autoscaled(isStated ? read : null, autoscaling, assumed.replicas);
  if (isStated && read !== null) return { pods: fixed(read), assumptions: overruled(read, assumed.replicas) };
  if (assumed.replicas !== null) {
    return {
      pods: fixed(assumed.replicas.value),
      assumptions: [`${assumed.replicas.value} replicas, as ${assumed.replicas.by} says.`]
    };
  }
  const why = isStated ? "The replicas could not be read" : "Replicas are not stated";
  return {
    pods: fixed(read ?? absent),
    assumptions: [`${why}: ${read ?? absent} taken${isStated ? "" : ", the default"}.`]
  };
}
var overruled = (stated, assumed) => assumed === null || assumed.value === stated ? [] : [`${stated} replicas are written: the ${assumed.value} of ${assumed.by} are not taken.`];
var perNode = (assumed, kind) => ({ isPerNode: true, ...onNodes(assumed, kind) });
var onNodes = ({ nodes, replicas: replicas2 }, kind) => replicas2 !== null ? { pods: fixed(replicas2.value), assumptions: [`${replicas2.value} pods, as ${replicas2.by} says.`] } : nodes === null ? {
  pods: fixed(1),
  assumptions: [
    `A ${kind} runs on every node: figures are for one node (set nodes in the configuration).`
  ]
} : {
  pods: fixed(nodes.value),
  assumptions: [`A ${kind} runs on every node: ${nodes.value} nodes, as configured.`]
};
function autoscaled(stated, { min, max, by, yieldsToZero, isCertain }, assumed) {
  const within = `${quoted(by)} scales it between ${min} and ${max}`;
  if (assumed !== null) {
    const typical2 = clamped(assumed.value, min, max);
    return {
      pods: { min, typical: typical2, max },
      assumptions: [
        typical2 === assumed.value ? `${within}: ${typical2} taken, as ${assumed.by} says.` : `${within}: ${typical2} taken, for the ${assumed.value} of ${assumed.by}.`
      ]
    };
  }
  if (stated === 0 && min > 0 && yieldsToZero === true)
    return { pods: fixed(0), assumptions: [`${quoted(by)} would scale it, but 0 replicas switch that off.`] };
  const typical = clamped(Math.max(stated ?? min, 1), min, max);
  if (isCertain === false && stated !== null && stated > typical)
    return {
      pods: { min, typical: stated, max: stated },
      assumptions: [
        `${within}, but only one of them names its namespace: ${stated} taken, the replicas that are written.`
      ]
    };
  const whence = stated === typical ? "the replicas that are written" : typical === min ? "the fewest that run" : typical === max && min > 0 ? "the most that run" : "as if it runs";
  return { pods: { min, typical, max }, assumptions: [`${within}: ${typical} taken, ${whence}.`] };
}

// src/normalise/accelerator-table.ts
var ASCENDS = ["910A", "910B", "910B1", "910B2", "910B2C", "910B3", "910B4", "910B4-1", "910C", "310P"];
var TABLE = [
  ["nvidia.com/gpu", "nvidia", "gpu", "whole", "device"],
  ["nvidia.com/pgpu", "nvidia", "gpu", "whole", "device"],
  // handed to a virtual machine
  ["alpha.kubernetes.io/nvidia-gpu", "nvidia", "gpu", "whole", "device"],
  ["nvidia.com/gpu.shared", "nvidia", "gpu", "shared", "device"],
  ["nvidia.com/gpumem", "nvidia", "gpu", "not-a-device", "MiB"],
  ["nvidia.com/gpumem-percentage", "nvidia", "gpu", "not-a-device", "percent"],
  ["nvidia.com/gpucores", "nvidia", "gpu", "not-a-device", "percent"],
  ["volcano.sh/gpu-number", "nvidia", "gpu", "whole", "device"],
  ["volcano.sh/vgpu-number", "nvidia", "gpu", "shared", "device"],
  [/^volcano\.sh\/v?gpu-memory$/, "nvidia", "gpu", "not-a-device", "memory"],
  ["volcano.sh/vgpu-memory-percentage", "nvidia", "gpu", "not-a-device", "percent"],
  ["volcano.sh/vgpu-cores", "nvidia", "gpu", "not-a-device", "percent"],
  ["aliyun.com/gpu-count", "nvidia", "gpu", "shared", "device"],
  ["aliyun.com/gpu-mem", "nvidia", "gpu", "not-a-device", "GiB"],
  ["aliyun.com/gpu-core.percentage", "nvidia", "gpu", "not-a-device", "percent"],
  ["tencent.com/vcuda-core", "nvidia", "gpu", "slice", "percent", 1 / 100],
  ["tencent.com/vcuda-memory", "nvidia", "gpu", "not-a-device", "256 MiB"],
  ["tke.cloud.tencent.com/qgpu-core", "nvidia", "gpu", "slice", "percent", 1 / 100],
  ["tke.cloud.tencent.com/qgpu-memory", "nvidia", "gpu", "not-a-device", "GiB"],
  // Koordinator gives any vendor's boards out; the rest of its names go beside a name that is counted.
  ["koordinator.sh/gpu", "unknown", "gpu", "slice", "percent", 1 / 100],
  ["koordinator.sh/gpu.shared", "unknown", "gpu", "not-a-device", "device"],
  [/^koordinator\.sh\/gpu-(?:core|memory-ratio)$/, "unknown", "gpu", "not-a-device", "percent"],
  ["koordinator.sh/gpu-memory", "unknown", "gpu", "not-a-device", "byte"],
  ["amd.com/gpu", "amd", "gpu", "whole", "device"],
  [/^amd\.com\/spx_nps\d$/, "amd", "gpu", "whole", "device"],
  [/^amd\.com\/dpx_nps\d$/, "amd", "gpu", "slice", "device", 1 / 2],
  [/^amd\.com\/tpx_nps\d$/, "amd", "gpu", "slice", "device", 1 / 3],
  [/^amd\.com\/qpx_nps\d$/, "amd", "gpu", "slice", "device", 1 / 4],
  // One compute die each: eight to a board as AMD documents it. (An MI300A has six.)
  [/^amd\.com\/cpx_nps\d$/, "amd", "gpu", "slice", "device", 1 / 8],
  ["amd.com/gpumem", "amd", "gpu", "not-a-device", "MiB"],
  ["amd.com/gpucores", "amd", "gpu", "not-a-device", "percent"],
  [/^gpu\.intel\.com\/(?:i915|xe|dxg)$/, "intel", "gpu", "whole", "device"],
  [/^gpu\.intel\.com\/(?:millicores|tiles)$/, "intel", "gpu", "not-a-device", "core"],
  ["gpu.intel.com/memory.max", "intel", "gpu", "not-a-device", "byte"],
  ["habana.ai/gaudi", "intel", "npu", "whole", "device"],
  // of any generation
  ["npu.intel.com/accel", "intel", "npu", "whole", "device"],
  ["google.com/tpu", "google", "tpu", "whole", "device"],
  ["aws.amazon.com/neuron", "aws", "npu", "whole", "device"],
  ["aws.amazon.com/neurondevice", "aws", "npu", "whole", "device"],
  ["aws.amazon.com/neuroncore", "aws", "npu", "not-a-device", "core"],
  // two to eight in a device
  [/^huawei\.com\/Ascend(?:910|310)$/, "huawei", "npu", "whole", "device"],
  ...ASCENDS.map(
    (chip) => [`huawei.com/Ascend${chip}`, "huawei", "npu", "whole", "device", 1, `Ascend ${chip}`]
  ),
  [/^huawei\.com\/Ascend310P-(?:V|VPro|IPro)$/, "huawei", "npu", "whole", "device", 1, "Ascend 310P"],
  [/^huawei\.com\/Ascend\d{3}[A-Z\d-]*-memory$/, "huawei", "npu", "not-a-device", "MiB"],
  [/^huawei\.com\/Ascend\d{3}[A-Z\d-]*-core$/, "huawei", "npu", "not-a-device", "percent"],
  ["huawei.com/npu-core", "huawei", "npu", "not-a-device", "core"],
  ["cambricon.com/mlu", "cambricon", "npu", "whole", "device"],
  ["cambricon.com/mlu370", "cambricon", "npu", "whole", "device", 1, "MLU370"],
  ["cambricon.com/mlu590", "cambricon", "npu", "whole", "device", 1, "MLU590"],
  [/^cambricon\.com\/mlu\d{3}$/, "cambricon", "npu", "whole", "device"],
  [/^cambricon\.com\/(?:vmlu|mlu(?:\d{3})?\.share)$/, "cambricon", "npu", "shared", "device"],
  [/^cambricon\.com\/mlu(?:\d{3})?\.smlu\.vcore$/, "cambricon", "npu", "not-a-device", "percent"],
  [/^cambricon\.com\/mlu(?:\d{3})?\.smlu\.vmemory$/, "cambricon", "npu", "not-a-device", "memory"],
  ["hygon.com/dcu", "hygon", "gpu", "whole", "device"],
  ["hygon.com/dcunum", "hygon", "gpu", "shared", "device"],
  ["hygon.com/dcumem", "hygon", "gpu", "not-a-device", "MiB"],
  ["hygon.com/dcucores", "hygon", "gpu", "not-a-device", "percent"],
  [/^iluvatar\.(?:com|ai)\/gpu$/, "iluvatar", "gpu", "whole", "device"],
  ...["BI-V100", "BI-V150", "MR-V50", "MR-V100"].map(
    (board) => [`iluvatar.ai/${board}-vgpu`, "iluvatar", "gpu", "shared", "device", 1, board]
  ),
  [/^iluvatar\.ai\/(?:[\w-]+-)?vgpu$/, "iluvatar", "gpu", "shared", "device"],
  [/^iluvatar\.ai\/(?:[\w-]+\.vCore|vcuda-core)$/, "iluvatar", "gpu", "not-a-device", "percent"],
  [/^iluvatar\.ai\/(?:[\w-]+\.vMem|vcuda-memory)$/, "iluvatar", "gpu", "not-a-device", "memory"],
  ["metax-tech.com/gpu", "metax", "gpu", "whole", "device"],
  ["metax-tech.com/sgpu", "metax", "gpu", "shared", "device"],
  ["metax-tech.com/vmemory", "metax", "gpu", "not-a-device", "memory"],
  ["metax-tech.com/vcore", "metax", "gpu", "not-a-device", "percent"],
  ["mthreads.com/gpu", "mthreads", "gpu", "whole", "device"],
  ["mthreads.com/vgpu", "mthreads", "gpu", "shared", "device"],
  ["mthreads.com/sgpu-core", "mthreads", "gpu", "not-a-device", "core"],
  ["mthreads.com/sgpu-memory", "mthreads", "gpu", "not-a-device", "memory"],
  ["enflame.com/gcu", "enflame", "npu", "whole", "device"],
  ["enflame.com/vgcu", "enflame", "npu", "shared", "device"],
  ["enflame.com/drs-gcu", "enflame", "npu", "slice", "device", 1 / 6],
  // 1g of its profiles 1g, 3g and 6g
  ["enflame.com/gcu-memory", "enflame", "npu", "not-a-device", "memory"],
  [/^enflame\.com\/(?:gcu-core|vgcu-percentage)$/, "enflame", "npu", "not-a-device", "percent"],
  ["kunlunxin.com/xpu", "kunlunxin", "npu", "whole", "device"],
  ["kunlunxin.com/vxpu", "kunlunxin", "npu", "shared", "device"],
  ["kunlunxin.com/vxpu-memory", "kunlunxin", "npu", "not-a-device", "MiB"],
  ["birentech.com/gpu", "biren", "gpu", "whole", "device"],
  ["birentech.com/1-2-gpu", "biren", "gpu", "slice", "device", 1 / 2],
  ["birentech.com/1-4-gpu", "biren", "gpu", "slice", "device", 1 / 4],
  ["vastaitech.com/va", "vastai", "npu", "whole", "device"],
  ["qualcomm.com/qaic", "qualcomm", "npu", "whole", "device"],
  ["furiosa.ai/rngd", "furiosa", "npu", "whole", "device", 1, "RNGD"],
  [/^rebellions\.ai\/(?:ATOM|REBEL|npu)$/, "rebellions", "npu", "whole", "device"]
];
var ELSEWHERE = [
  /^[^/]+$/,
  /^(?:rdma|vpc\.amazonaws\.com|networking\.gke\.io|networking\.gke\.io\.networks)\//,
  /^(?:openshift\.io|mellanox\.com|aliyun|smarter-devices|squat\.ai)\//,
  /^(?:devices|[a-z-]+\.network)\.kubevirt\.io\//,
  /^(?:qat|dsa|iaa|dlb|sgx|fpga)\.intel\.com\//,
  /^gpu\.intel\.com\/(?:(?:i915|xe|dxg)_)?monitoring$/,
  /^nvidia\.com\/(?:hostdev|priority)$/,
  /^kubernetes\.io\/(?:batch|mid)-(?:cpu|memory)$/
];
var SHARE = /(?:mem|memory|cores?|percentage)$/i;
var BY_NAME = new Map(
  TABLE.flatMap((row) => typeof row[0] === "string" ? [[row[0], row]] : [])
);
var BY_PATTERN = TABLE.flatMap((row) => row[0] instanceof RegExp ? [{ pattern: row[0], row }] : []);
var LONGEST_NAME = 253 + 1 + 63;
var rowOf = (resource) => BY_NAME.get(resource) ?? BY_PATTERN.find(({ pattern }) => pattern.test(resource))?.row;
var isElsewhere = (resource) => ELSEWHERE.some((pattern) => pattern.test(resource));
function isShare(resource) {
  if (resourceMeaning(resource) !== "not-a-device") return false;
  return rowOf(resource) !== void 0 || !isElsewhere(resource);
}
var DEVICE_CLASS_PREFIX = "deviceclass.resource.kubernetes.io/";
var deviceClassOf = (resource) => resource.startsWith(DEVICE_CLASS_PREFIX) ? resource.slice(DEVICE_CLASS_PREFIX.length) : null;
function resourceMeaning(resource, board = null) {
  if (resource.length > LONGEST_NAME) return "unknown";
  if (deviceClassOf(resource) !== null) return "device-class";
  const mig = migResource(resource, board);
  if (mig !== null) return { device: mig };
  const row = rowOf(resource);
  if (row === void 0) return isElsewhere(resource) || SHARE.test(resource) ? "not-a-device" : "unknown";
  const [, vendor, kind, share, , part = 1, model = null] = row;
  return share === "not-a-device" ? share : { device: { vendor, kind, share, part, model } };
}
var MIG_BOARDS = [
  ["A30", 4, "1g.6gb 2g.12gb 4g.24gb"],
  ["A100-40GB", 7, "1g.5gb 2g.10gb 3g.20gb 4g.20gb 7g.40gb"],
  ["A100-80GB", 7, "7g.79gb"],
  ["GH200", 7, "1g.36gb 2g.36gb 3g.72gb 4g.72gb 7g.144gb"],
  ["B200", 7, "1g.45gb 2g.45gb 3g.90gb 4g.90gb 7g.180gb"],
  ["GB200", 7, "1g.47gb 2g.47gb 3g.93gb 4g.93gb 7g.186gb 3g.95gb 4g.95gb 7g.189gb"],
  ["B300", 7, "1g.67gb 2g.67gb 3g.135gb 4g.135gb 7g.269gb"],
  ["RTX-PRO-6000", 4, "4g.96gb"],
  [null, 4, "2g.48gb"],
  // an RTX PRO 6000 in most cases, whole on an RTX PRO 5000
  ["RTX-PRO-4500", 2, "1g.16gb 2g.32gb"]
];
var MIG_PROFILES = new Map(
  MIG_BOARDS.flatMap(
    ([model, slices, profiles]) => profiles.split(" ").map((profile) => [profile, { model, slices }])
  )
);
function migProfile(profile, board = null) {
  const slices = /^([12347])g\.\d{1,3}gb$/i.exec(profile)?.[1];
  if (slices === void 0) return null;
  const known = MIG_PROFILES.get(profile.toLowerCase());
  const ofBoard = known?.slices ?? (/^(?:A30|RTX-?PRO-?6000)(?!\d)/i.test(board ?? "") ? 4 : 7);
  return { part: Math.min(Number(slices) / ofBoard, 1), model: known?.model ?? null };
}
var MIG_RESOURCE = /^nvidia\.com\/mig-(\dg\.\d{1,3}gb)(?:\.me|(\.gfx|-me|\.me\.all))?(\.shared)?$/;
function migResource(resource, board) {
  const [, profile, rtx, shared] = MIG_RESOURCE.exec(resource) ?? [];
  const slice = profile === void 0 ? null : migProfile(profile, rtx === void 0 ? board : "RTX-PRO-6000");
  return slice && { vendor: "nvidia", kind: "gpu", share: shared === void 0 ? "slice" : "shared", ...slice };
}

// src/normalise/cel.ts
var LONGEST_SELECTOR = 10 * 1024;
var MOST_BRACKETS = 3;
function certainly(cel, read) {
  return cel.length > LONGEST_SELECTOR || /\\['"]|'''|"""/.test(cel) ? null : saidBy(cel, read, MOST_BRACKETS);
}
function saidBy(cel, read, brackets) {
  const alternatives = partsOf(cel, "||");
  if (alternatives === null) return null;
  if (alternatives.length > 1) return agreed(alternatives.map((one) => saidBy(one, read, brackets)));
  const conditions = partsOf(cel, "&&") ?? [];
  const said = conditions.map((condition) => {
    if (condition.startsWith("(") && condition.endsWith(")"))
      return brackets === 0 ? null : saidBy(condition.slice(1, -1), read, brackets - 1);
    return /^!|\|\|/.test(condition) ? null : read(condition);
  });
  return agreed(said.filter((one) => one !== null));
}
var agreed = (said) => new Set(said).size === 1 ? said[0] ?? null : null;
var QUOTES = `'"`;
var OPENING = "([{";
var CLOSING = ")]}";
function partsOf(cel, separator) {
  const parts = [];
  let quote = "";
  let depth = 0;
  let start = 0;
  for (let at = 0; at < cel.length; at++) {
    const sign = cel.charAt(at);
    const two = cel.slice(at, at + 2);
    if (quote !== "") {
      if (sign === quote) quote = "";
    } else if (QUOTES.includes(sign)) quote = sign;
    else if (OPENING.includes(sign)) depth++;
    else if (CLOSING.includes(sign)) depth--;
    else if (two === "//" || depth === 0 && sign === "?") return null;
    else if (depth === 0 && two === separator) {
      parts.push(cel.slice(start, at).trim());
      start = at + 2;
    }
    if (depth < 0) return null;
  }
  return quote === "" && depth === 0 ? [...parts, cel.slice(start).trim()] : null;
}

// src/normalise/instance-table.ts
var AWS = /* @__PURE__ */ new Map([
  ["p3", "V100"],
  ["p3dn", "V100"],
  ["p4d", "A100-40GB"],
  ["p4de", "A100-80GB"],
  ["p5", "H100"],
  ["p5e", "H200"],
  ["p5en", "H200"],
  ["p6-b200", "B200"],
  ["p6-b300", "B300"],
  ["p6e-gb200", "GB200"],
  ["p6e-gb300", "GB300"],
  ["g4dn", "T4"],
  ["g4ad", "Radeon Pro V520"],
  ["g5", "A10G"],
  ["g5g", "T4G"],
  ["g6", "L4"],
  ["gr6", "L4"],
  ["g6e", "L40S"],
  ["g7", "RTX-PRO-4500"],
  ["g7e", "RTX-PRO-6000"],
  ["dl1", "Gaudi"],
  ["dl2q", "Cloud AI 100"],
  ["inf1", "Inferentia"],
  ["inf2", "Inferentia2"],
  ["trn1", "Trainium"],
  ["trn1n", "Trainium"],
  ["trn2", "Trainium2"],
  ["trn2u", "Trainium2"],
  ["trn3", "Trainium3"]
]);
var MACHINES = [
  [/^a2-(?:highgpu|megagpu)-/, "A100-40GB"],
  [/^a2-ultragpu-/, "A100-80GB"],
  [/^a3-(?:highgpu|megagpu|edgegpu)-/, "H100"],
  [/^a3-ultragpu-/, "H200"],
  [/^a4-highgpu-/, "B200"],
  [/^a4x-highgpu-/, "GB200"],
  [/^a4x-maxgpu-/, "GB300"],
  [/^g2-standard-/, "L4"],
  [/^g4-standard-(?:48|96|192|384)$/, "RTX-PRO-6000"],
  [/^ct3p?-hightpu-/, "TPU v3"],
  [/^ct4p-hightpu-/, "TPU v4"],
  [/^ct5lp?-hightpu-/, "TPU v5e"],
  [/^ct5p-hightpu-/, "TPU v5p"],
  [/^ct6e-standard-/, "TPU v6e"],
  [/^tpu7x-standard-/, "TPU 7x"],
  [/^standard_nc\d+r?s_v2$/, "P100"],
  [/^standard_nc\d+r?s_v3$/, "V100-PCIE"],
  [/^standard_nc\d+as_t4_v3$/, "T4"],
  [/^standard_nc\d+ads_a100_v4$/, "A100-PCIE-80GB"],
  [/^standard_ncc?\d+adi?s_h100_v5$/, "H100-NVL"],
  [/^standard_nd\d+r?s$/, "P40"],
  [/^standard_nd40r?s_v2$/, "V100"],
  [/^standard_nd96asr(?:_a100)?_v4$/, "A100-40GB"],
  [/^standard_nd96amsr(?:_a100)?_v4$/, "A100-80GB"],
  [/^standard_nd\d+[a-z]+(?:_flex)?_h100_v5$/, "H100"],
  [/^standard_nd\d+[a-z]+_h200_v5$/, "H200"],
  [/^standard_nd\d+[a-z]+_mi300x_v5$/, "MI300X"],
  [/^standard_nd\d+[a-z]+(?:_ndr)?_gb200_v6$/, "GB200"],
  [/^standard_nd\d+[a-z]+(?:_ndr)?_gb300_v6$/, "GB300"],
  [/^standard_nv(?:36|72)adm?s_a10_v5$/, "A10"],
  [/^standard_ng32adm?s_v620_v1$/, "Radeon Pro V620"]
];
var GOOGLE = /* @__PURE__ */ new Map([
  ["a2", "A100"],
  ["a4", "B200"],
  ["g2", "L4"],
  ["ct4p", "TPU v4"],
  ["ct5l", "TPU v5e"],
  ["ct5lp", "TPU v5e"],
  ["ct5p", "TPU v5p"],
  ["ct6e", "TPU v6e"],
  ["tpu7x", "TPU 7x"]
]);
function modelOfInstance(type) {
  const name = type.toLowerCase().replace(/^ml\./, "");
  const [family = "", size] = name.split(".");
  if (size !== void 0) return AWS.get(family) ?? null;
  return MACHINES.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
var modelOfAwsFamily = (family) => AWS.get(family.toLowerCase()) ?? null;
var modelOfGoogleFamily = (family) => GOOGLE.get(family.toLowerCase()) ?? null;

// src/normalise/accelerator-model.ts
var INSTANCE_TYPE_LABELS = [
  "node.kubernetes.io/instance-type",
  "beta.kubernetes.io/instance-type"
];
var MAKERS = /^(?:(?:nvidia|amd|intel|huawei|tesla|instinct|geforce|quadro)[-_ ])+/i;
var LINK = /[-_ ]nvlink(?=[-_ ]|$)/i;
var NAMED = [
  [/^tpu-?7x/i, "TPU 7x"],
  [/^tpu-v6e/i, "TPU v6e"],
  [/^tpu-v5p/i, "TPU v5p"],
  [/^tpu-v5-?lite/i, "TPU v5e"],
  [/^tpu-v4/i, "TPU v4"],
  [/^tpu-v3/i, "TPU v3"],
  [/^inferentia$/i, "Inferentia"],
  [/^inferentia2$/i, "Inferentia2"],
  [/^trainium$/i, "Trainium"],
  [/^trainium2$/i, "Trainium2"]
];
var LABEL_VALUE = /^[A-Za-z0-9][\w.-]{0,62}$/;
function productFrom(text) {
  if (!/^[\w .+-]{1,64}$/.test(text)) return null;
  const product = text.replace(MAKERS, "").replace(LINK, "");
  const named = NAMED.find(([pattern]) => pattern.test(product))?.[1];
  return named ?? (/\d/.test(product) ? product.toUpperCase() : null);
}
var PRODUCTS = new Set(
  [
    "a2 a10 a10g a16 a30 a40 a100 a800 b100 b200 b300 gb200 gb300 gh200 h20 h100 h200 h800 k80 l2 l4 l20 l40 l40s",
    "m4 m40 m60 p4 p40 p100 t4 t4g t400 v100 rtx3090 rtx3090ti rtx4080 rtx4090 rtx5080 rtx5090 rtx6000 rtx6000ada",
    "rtxpro4500 rtxpro5000 rtxpro6000 rtxa4000 rtxa4500 rtxa5000 rtxa6000 a4000 a4500 a5000 a6000",
    "mi25 mi50 mi60 mi100 mi210 mi250 mi250x mi300a mi300x mi308x mi325x mi350x mi355x",
    "flex140 flex170 max1100 max1550 gaudi gaudi2 gaudi3 ascend310 ascend310p ascend910"
  ].flatMap((line) => line.split(" "))
);
var plain = (text) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
function knownProduct(text) {
  const product = productFrom(text);
  const words = (product ?? "").split(/[-_ ]/, 4);
  const starts = words.map((_, index) => plain(words.slice(0, index + 1).join("")));
  return starts.some((start) => PRODUCTS.has(start)) || NAMED.some(([, name]) => name === product) ? product : null;
}
var LABELS = [
  ["nvidia.com/gpu.product", productFrom],
  ["cloud.google.com/gke-accelerator", productFrom],
  ["cloud.google.com/gke-tpu-accelerator", productFrom],
  ["amd.com/gpu.product-name", productFrom],
  ["beta.amd.com/gpu.product-name", productFrom],
  ["gpu.intel.com/product", productFrom],
  ["k8s.amazonaws.com/accelerator", productFrom],
  ["karpenter.k8s.aws/instance-gpu-name", productFrom],
  ["karpenter.k8s.aws/instance-accelerator-name", productFrom],
  ["eks.amazonaws.com/instance-gpu-name", productFrom],
  ["eks.amazonaws.com/instance-accelerator-name", productFrom],
  ["karpenter.azure.com/sku-gpu-name", productFrom],
  ["aliyun.accelerator/nvidia_name", productFrom],
  ["gpu.nvidia.com/model", knownProduct],
  ["gpu.nvidia.com/class", knownProduct],
  ["accelerator", knownProduct],
  ["node.kubernetes.io/instance-type", modelOfInstance],
  ["beta.kubernetes.io/instance-type", modelOfInstance],
  ["karpenter.azure.com/sku-name", modelOfInstance],
  ["instanceType", modelOfInstance],
  ["instance-type", modelOfInstance],
  ["karpenter.k8s.aws/instance-family", modelOfAwsFamily],
  ["eks.amazonaws.com/instance-family", modelOfAwsFamily],
  ["cloud.google.com/machine-family", modelOfGoogleFamily]
];
function acceleratorModelOf(labels) {
  for (const [key, read] of LABELS) {
    const model = agreed2(labels.get(key) ?? [], read);
    if (model !== null) return model + cutOf(labels);
  }
  return null;
}
var acceleratorModel = (labels) => acceleratorModelOf(new Map([...labels].map(([key, value]) => [key, [value]])));
function agreed2(values, read) {
  const models = new Set(values.map((value) => LABEL_VALUE.test(value) ? read(value) : null));
  const [model = null] = models;
  return models.size === 1 ? model : null;
}
function cutOf(labels) {
  const sizes = labels.get("cloud.google.com/gke-gpu-partition-size") ?? [];
  const slice = agreed2(sizes, (size) => migProfile(size) === null ? null : `-MIG-${size.toUpperCase()}`);
  return `${slice ?? ""}${labels.has("cloud.google.com/gke-gpu-sharing-strategy") ? "-SHARED" : ""}`;
}
var ATTRIBUTE = String.raw`device\.attributes\[(?:'[\w./-]+'|"[\w./-]+")\]\.`;
var TEXT = `[rR]?(?:'([^']*)'|"([^"]*)")`;
var FOLDED = String.raw`(?:\.(?:lower|upper)Ascii\(\))?`;
var PRODUCT_IS = new RegExp(`^${ATTRIBUTE}productName${FOLDED}\\s*==\\s*${TEXT}$`);
var IS_PRODUCT = new RegExp(`^${TEXT}\\s*==\\s*${ATTRIBUTE}productName${FOLDED}$`);
var PRODUCT_HOLDS = new RegExp(
  `^${ATTRIBUTE}productName${FOLDED}\\.(?:matches|contains|startsWith|endsWith)\\(\\s*${TEXT}\\s*\\)$`
);
var PROFILE_IS = new RegExp(`^${ATTRIBUTE}profile\\s*==\\s*${TEXT}$`);
var modelFromSelector = (cel) => certainly(cel, modelAsked);
function modelAsked(condition) {
  if (condition.includes("\\")) return null;
  const product = textIn(PRODUCT_IS, condition) ?? textIn(IS_PRODUCT, condition);
  if (product !== null) return productFrom(product);
  const piece = textIn(PRODUCT_HOLDS, condition);
  if (piece !== null) return productFromPiece(piece);
  const profile = textIn(PROFILE_IS, condition);
  return profile === null ? null : migProfile(profile)?.model ?? null;
}
var textIn = (pattern, condition) => {
  const [, single, double] = pattern.exec(condition) ?? [];
  return single ?? double ?? null;
};
function productFromPiece(piece) {
  const text = piece.replace(/^(?:\(\?i\))?\^?(?:\.\*)?/, "").replace(/(?:\.\*)?\$?$/, "");
  if (/[.+]/.test(text)) return null;
  const product = knownProduct(text);
  if (product === null) return null;
  const start = plain(product);
  return [...PRODUCTS].some((other) => other !== start && other.startsWith(start)) ? null : product;
}

// src/normalise/accelerators.ts
var MILLI = 1000n;
function acceleratorsFrom(amounts, model, meaningOf) {
  return [...amounts].flatMap(([resource, milli]) => {
    const board = boardIn(model);
    const meaning = meaningOf(resource, board);
    if (typeof meaning === "string" || milli === 0n) return [];
    const device = meaning.device.share === "whole" ? asLabelled(meaning.device, model) : meaning.device;
    const accelerator = {
      resource,
      vendor: device.vendor,
      kind: device.kind,
      model: plainer(device.model, board),
      share: device.share,
      count: Number(milli / MILLI) * device.part
    };
    return [accelerator];
  });
}
function plainer(named, board) {
  if (named === null || board === null) return named ?? board;
  const [device = named] = named.split("-");
  return board.startsWith(device) && board.length > named.length ? board : named;
}
var CUT_UP = /(?:-MIG-(\dG\.\d{1,3}GB)(?:\.ME)?)?(-SHARED)?$/;
var boardIn = (model) => model?.replace(CUT_UP, "") ?? null;
function asLabelled(device, model) {
  const [, profile, shared] = device.vendor === "nvidia" ? CUT_UP.exec(model ?? "") ?? [] : [];
  const slice = profile === void 0 ? null : migProfile(profile, boardIn(model));
  if (shared !== void 0) return { ...device, share: "shared", part: slice?.part ?? 1 };
  return slice === null ? device : { ...device, share: "slice", part: slice.part };
}
function lonelyShares(amounts, meaningOf) {
  const domain = (resource) => resource.split("/")[0] ?? "";
  const names = [...amounts.keys()];
  const present = new Set(names.filter((name) => typeof meaningOf(name) !== "string").map(domain));
  return names.filter((name) => isShare(name) && !present.has(domain(name)));
}
function extendedFault(resource, milli, meaningOf) {
  const meaning = meaningOf(resource);
  if (meaning === "unknown") {
    return {
      kind: "unknown-resource",
      message: `resource ${quoted(resource)} is not known: if it is an accelerator, its power is missing from the figures.`
    };
  }
  if (meaning === "device-class") {
    return {
      kind: "unknown-resource",
      message: `resource ${quoted(resource)} asks for devices of the class ${quoted(deviceClassOf(resource) ?? "")}: if they are accelerators, their power is missing from the figures.`
    };
  }
  if (meaning === "not-a-device" || milli % MILLI === 0n) return null;
  return {
    kind: "invalid-field",
    message: `${quoted(resource)} asks for ${Number(milli) / 1e3} devices, which is not a whole number. Write one.`
  };
}
var gpuCount = (accelerators) => accelerators.filter(({ kind }) => kind === "gpu").reduce((sum, { count }) => sum + count, 0);

// src/normalise/waived.ts
var IGNORE = "wattlint.dev/ignore";
var PART = /^\s*(until|ceiling|owner)=("[^"]*"|\S+)/;
function waiverIn(annotations, reader) {
  const text = annotations[IGNORE];
  if (text === void 0) return null;
  const parsed = safeParse(Waiver, partsOf2(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const message = `annotation ${IGNORE} ${quoted(text)} waives nothing: ${String(issue?.path[0] ?? "it")} is missing or wrong. Write "RULE until=2026-12-31 reason=why it may", with * for any rule.`;
  reader.problem("invalid-field", ["metadata", "annotations", IGNORE], message);
  return null;
}
function partsOf2(text) {
  const [, rule = "", after = ""] = /^\s*(\S*)(.*)$/s.exec(text) ?? [];
  const parts = { rule: rule === "*" ? null : rule };
  let rest = after;
  for (let match = PART.exec(rest); match !== null; match = PART.exec(rest)) {
    const [whole2, key = "", value = ""] = match;
    parts[key] = value.replace(/^"|"$/g, "");
    rest = rest.slice(whole2.length);
  }
  const [, reason] = /^\s*reason=(.*)$/s.exec(rest) ?? [];
  if (reason !== void 0) parts["reason"] = reason.trim().replace(/^"|"$/g, "");
  return parts;
}

// src/normalise/assumed.ts
var RULED = "the configuration";
function assumptionsFrom(rules) {
  const compiled = rules.map((rule) => ({ rule, isMeant: selectorFrom(rule.for) }));
  return (subject, annotations, reader) => {
    const meant = compiled.filter(({ isMeant }) => isMeant(subject)).map(({ rule }) => rule);
    const ruled = (field) => {
      const value = meant.map((rule) => rule[field]).find((one) => one !== void 0 && one !== null);
      return value === void 0 || value === null ? null : { value, by: RULED };
    };
    tellUnknown(annotations, reader);
    return {
      nodes: ruled("nodes"),
      run_s: annotated("run-seconds", annotations, reader) ?? ruled("run_s"),
      replicas: annotated("replicas", annotations, reader) ?? ruled("replicas"),
      duty_cycle: annotated("duty-cycle", annotations, reader) ?? ruled("duty_cycle")
    };
  };
}
var PREFIX = "wattlint.dev/";
var ANNOTATIONS = {
  "duty-cycle": { isValid: (value) => value > 0 && value <= 1, want: "a share above 0 and up to 1" },
  "run-seconds": { isValid: (value) => value >= 1 && value <= 1e9, want: "seconds, at least 1" },
  replicas: {
    isValid: (value) => Number.isInteger(value) && value >= 1 && value <= 1e6,
    want: "a whole number from 1"
  }
};
var NAMES = [...Object.keys(ANNOTATIONS), IGNORE.slice(PREFIX.length)];
var LONGEST_NAME2 = 40;
function tellUnknown(annotations, reader) {
  for (const key of Object.keys(annotations)) {
    const name = key.slice(PREFIX.length, PREFIX.length + LONGEST_NAME2);
    if (!key.startsWith(PREFIX) || NAMES.includes(name)) continue;
    const [nearest = ""] = NAMES.toSorted((a, b) => leven(a, name) - leven(b, name));
    const message = `annotation ${quoted(key)} is none that is read. Write ${PREFIX}${nearest}, or leave it out.`;
    reader.problem("suspect-field", ["metadata", "annotations", key], message);
  }
}
function tellMisplaced(annotations, at, reader) {
  for (const key of Object.keys(annotations)) {
    if (!key.startsWith(PREFIX)) continue;
    const message = `annotation ${quoted(key)} is on the pod template, where it is not read. Write it on the object.`;
    reader.problem("suspect-field", [...at, key], message);
  }
}
function annotated(name, annotations, reader) {
  const key = `${PREFIX}${name}`;
  const text = annotations[key];
  if (text === void 0) return null;
  const value = /^\d{1,10}(?:\.\d{1,10})?$/.test(text) ? Number(text) : Number.NaN;
  const { isValid, want } = ANNOTATIONS[name];
  if (isValid(value)) return { value, by: `the annotation ${key}` };
  const message = `annotation ${key} ${quoted(text)} is not ${want}. Write one, in quotes.`;
  reader.problem("invalid-field", ["metadata", "annotations", key], message);
  return null;
}

// src/normalise/objects.ts
var MOST_LOOKED_THROUGH = 300;
function objectsFrom(docs, groupKindOf) {
  const byKind = /* @__PURE__ */ new Map();
  const byName = /* @__PURE__ */ new Map();
  const sorted = /* @__PURE__ */ new Map();
  const add = (index, key, doc) => {
    const docs2 = index.get(key);
    if (docs2 === void 0) index.set(key, [doc]);
    else docs2.push(doc);
  };
  for (const doc of docs) {
    const groupKind = groupKindOf(doc);
    add(byKind, groupKind, doc);
    const key = [groupKind, nameIn(doc.value)];
    add(byName, JSON.stringify(key), doc);
    add(byName, JSON.stringify([...key, placeOf(doc)]), doc);
  }
  return {
    of: (groupKind) => byKind.get(groupKind) ?? [],
    allFor(groupKind, from) {
      const key = JSON.stringify([groupKind, namespaceOf(from), placeOf(from)]);
      const known = sorted.get(key);
      if (known !== void 0) return known;
      const all = (byKind.get(groupKind) ?? []).slice(0, MOST_LOOKED_THROUGH).filter((doc) => mayShareNamespace(doc, from)).map((doc) => ({ doc, steps: stepsBetween(placeOf(doc), placeOf(from)) })).toSorted((a, b) => a.steps - b.steps).map(({ doc }) => doc);
      sorted.set(key, all);
      return all;
    },
    nearest: (groupKind, name, from) => {
      const ofKey = (...key) => byName.get(JSON.stringify(key)) ?? [];
      const here = nearestOf(ofKey(groupKind, name, placeOf(from)), from);
      return here.length > 0 ? here : nearestOf(ofKey(groupKind, name), from);
    }
  };
}
function nearestOf(candidates, from) {
  let nearest = [];
  let shortest = Number.POSITIVE_INFINITY;
  let looked = 0;
  for (const candidate of candidates) {
    if (!mayShareNamespace(candidate, from)) continue;
    if (++looked > MOST_LOOKED_THROUGH) break;
    const steps = stepsBetween(placeOf(candidate), placeOf(from));
    if (steps < shortest) [nearest, shortest] = [[], steps];
    if (steps === shortest) nearest.push(candidate);
  }
  return nearest;
}
function mayShareNamespace(a, b) {
  const [left, right] = [namespaceOf(a), namespaceOf(b)];
  if (left === right || isOfCluster(a) || isOfCluster(b)) return true;
  return (left === null || right === null) && stepsBetween(placeOf(a), placeOf(b)) <= 1;
}
var isOfCluster = ({ kind }) => OF_CLUSTER.has(kind) || kind.startsWith("Cluster");
var OF_CLUSTER = /* @__PURE__ */ new Set(["DeviceClass", "RuntimeClass", "LLMInferenceServiceConfig"]);
var namespaceOf = ({ value }) => metadataText(value, "namespace");
var nameIn = (object2) => metadataText(object2, "name");
function metadataText({ metadata }, key) {
  const text = isObject(metadata) ? metadata[key] : null;
  return typeof text === "string" && text !== "" ? text : null;
}
var placeOf = ({ path, rendering }) => rendering === void 0 ? path : `${encodeURIComponent(JSON.stringify(rendering))}/${path}`;
function stepsBetween(a, b) {
  if (a === b) return 0;
  const [from, to] = [a.split("/").slice(0, -1), b.split("/").slice(0, -1)];
  let shared = 0;
  while (shared < from.length && shared < to.length && from[shared] === to[shared]) shared++;
  return 1 + from.length - shared + (to.length - shared);
}

// src/normalise/device-classes.ts
var whole = (vendor, kind) => ({
  vendor,
  kind,
  share: "whole",
  part: 1,
  model: null
});
var CLASSES = /* @__PURE__ */ new Map([
  ["gpu.nvidia.com", whole("nvidia", "gpu")],
  ["vfio.gpu.nvidia.com", whole("nvidia", "gpu")],
  ["mig.nvidia.com", { ...whole("nvidia", "gpu"), share: "slice" }],
  ["imex.nvidia.com", "not-a-device"],
  ["compute-domain.nvidia.com", "not-a-device"],
  ["compute-domain-daemon.nvidia.com", "not-a-device"],
  ["compute-domain-default-channel.nvidia.com", "not-a-device"],
  ["gpu.amd.com", whole("amd", "gpu")],
  ["gpu.intel.com", whole("intel", "gpu")],
  ["gaudi.intel.com", { ...whole("intel", "npu"), model: "Gaudi" }],
  ["npu.intel.com", whole("intel", "npu")],
  ["qat.intel.com", "not-a-device"],
  ["tpu.google.com", whole("google", "tpu")],
  ["neuron.aws.com", whole("aws", "npu")],
  ["dra.net", "not-a-device"],
  ["sriovnetwork.k8snetworkplumbingwg.io", "not-a-device"],
  ["dra.cpu", "not-a-device"],
  ["cpu.example.com", "not-a-device"],
  ["net.example.com", "not-a-device"]
]);
var Selectors = array(object({ cel: object({ expression: string() }).nullish() })).nullish().catch(null);
var DeviceClass = object({
  spec: object({ selectors: Selectors, extendedResourceName: string().nullish().catch(null) })
});
function classMeaning(name, definition, selectors = []) {
  const all = [...expressionsOf(definition), ...selectors];
  const byName = CLASSES.get(name);
  const meaning = byName ?? all.map(driverIn).find((one) => one !== void 0) ?? "unknown";
  return typeof meaning === "string" ? meaning : narrowed(meaning, all);
}
var expressionsOf = (definition) => selectorTexts(DeviceClass.safeParse(definition?.value).data?.spec.selectors);
var selectorTexts = (selectors) => (selectors ?? []).flatMap(({ cel }) => cel?.expression ?? []);
function driverIn(expression) {
  const driver = certainly(expression, (condition) => DRIVER.exec(condition)?.[1] ?? null);
  return driver === null ? void 0 : CLASSES.get(driver);
}
var DRIVER = /^device\.driver\s*==\s*["']([\w.-]{1,253})["']$/;
var PROFILE = /\bprofile\s*==\s*["']([\w.+]{1,20})["']$/;
var IS_MIG = /\btype\s*==\s*["'](mig)["']$/;
function narrowed(device, selectors) {
  const model = selectors.map(modelFromSelector).find((one) => one !== null) ?? device.model;
  const said = (pattern) => selectors.flatMap((text) => certainly(text, (condition) => pattern.exec(condition)?.[1] ?? null) ?? [])[0];
  const profile = said(PROFILE);
  const slice = profile === void 0 ? null : migProfile(profile, model);
  const isSlice = device.share === "slice" || said(IS_MIG) !== void 0;
  return {
    ...device,
    model: model ?? slice?.model ?? null,
    share: isSlice ? "slice" : device.share,
    part: isSlice ? slice?.part ?? device.part : device.part
  };
}
var meaningAmong = (definitions) => (resource, board = null) => {
  const meaning = resourceMeaning(resource, board);
  if (meaning !== "unknown" && meaning !== "device-class") return meaning;
  const found = classOfResource(resource, definitions());
  const device = found === null ? "unknown" : classMeaning(found.name, found.definition);
  return device === "unknown" ? meaning : device === "not-a-device" ? device : { device };
};
var namesOf = /* @__PURE__ */ new WeakMap();
function extendedNames(definitions) {
  const known = namesOf.get(definitions);
  if (known !== void 0) return known;
  const names = /* @__PURE__ */ new Map();
  for (const doc of definitions) {
    const name = DeviceClass.safeParse(doc.value).data?.spec.extendedResourceName;
    if (name && !names.has(name)) names.set(name, doc);
  }
  namesOf.set(definitions, names);
  return names;
}
function classOfResource(resource, definitions) {
  const definition = extendedNames(definitions).get(resource);
  const name = definition === void 0 ? deviceClassOf(resource) : nameIn(definition.value);
  if (name === null) return null;
  return { name, definition: definition ?? definitions.find(({ value }) => nameIn(value) === name) ?? null };
}

// src/normalise/claims.ts
var CLAIM = "resource.k8s.io/ResourceClaim";
var CLAIM_TEMPLATE = "resource.k8s.io/ResourceClaimTemplate";
var DEVICE_CLASS = "resource.k8s.io/DeviceClass";
var COMPUTE_DOMAIN = "resource.nvidia.com/ComputeDomain";
var Reference = object({
  resourceClaimName: string().nullish(),
  resourceClaimTemplateName: string().nullish()
});
var PodClaim = Reference.extend({ source: Reference.nullish() });
function podClaims(resourceClaims) {
  if (resourceClaims === void 0 || resourceClaims === null) return [];
  if (!Array.isArray(resourceClaims)) return [null];
  return resourceClaims.map((item) => PodClaim.safeParse(item).data ?? null);
}
var DeviceRequest = object({
  deviceClassName: string().nullish(),
  count: unknown().optional(),
  allocationMode: unknown().optional(),
  adminAccess: unknown().optional(),
  selectors: Selectors
});
var ClaimSpec = object({
  devices: object({
    requests: array(
      DeviceRequest.extend({
        exactly: DeviceRequest.nullish(),
        firstAvailable: array(DeviceRequest).nullish()
      })
    ).nullish()
  }).nullish(),
  resourceClassName: string().nullish()
});
function sharedClaims(template, { find }) {
  const spec = isObject(template) ? template["spec"] : null;
  const claims = podClaims(isObject(spec) ? spec["resourceClaims"] : null);
  return claims.flatMap((claim) => {
    const name = claim?.resourceClaimName ?? claim?.source?.resourceClaimName;
    return (name ? find(CLAIM, name) : null) ?? [];
  });
}
function claimedDevices(resourceClaims, at, reader, around, model) {
  const held = podClaims(resourceClaims).map((podClaim, index) => {
    const claimAt = [...at, index];
    if (podClaim === null) {
      const message = "a claim is none that Kubernetes reads: if it asks for accelerators, their power is missing from the figures. Write name and resourceClaimName or resourceClaimTemplateName.";
      reader.problem("invalid-field", claimAt, message);
      return NOTHING;
    }
    const { source, ...own } = podClaim;
    const shared = own.resourceClaimName ?? source?.resourceClaimName;
    const template = own.resourceClaimTemplateName ?? source?.resourceClaimTemplateName;
    if (shared) {
      const claim = around.find(CLAIM, shared);
      if (claim === null) return missing("ResourceClaim", shared, claimAt, reader);
      const holders = Math.max(around.holdersOf(claim), 1);
      const devices = devicesOf(claim.value["spec"], claimAt, reader, around, model);
      if (holders === 1 || devices.accelerators.length === 0) return devices;
      const said = `The devices of ResourceClaim ${quoted(shared)} are shared by ${holders} pods: each counts with its part.`;
      return {
        accelerators: devices.accelerators.map((one) => ({ ...one, count: one.count / holders })),
        assumptions: [...devices.assumptions, said]
      };
    }
    if (!template) return NOTHING;
    const definition = around.find(CLAIM_TEMPLATE, template);
    if (definition !== null) {
      const spec = definition.value["spec"];
      return devicesOf(isObject(spec) ? spec["spec"] : null, claimAt, reader, around, model);
    }
    if (around.all(COMPUTE_DOMAIN).some(({ value }) => channelTemplate(value) === template)) return NOTHING;
    return missing("ResourceClaimTemplate", template, claimAt, reader);
  });
  return {
    accelerators: held.flatMap(({ accelerators }) => accelerators),
    assumptions: held.flatMap(({ assumptions }) => assumptions)
  };
}
var NOTHING = { accelerators: [], assumptions: [] };
function missing(kind, name, at, reader) {
  const message = `${kind} ${quoted(name)} is not among these files: if it asks for accelerators, their power is missing from the figures.`;
  reader.problem("unresolved-reference", at, message);
  return NOTHING;
}
var ComputeDomain = object({
  spec: object({ channel: object({ resourceClaimTemplate: object({ name: string() }) }) })
});
var channelTemplate = (value) => ComputeDomain.safeParse(value).data?.spec.channel.resourceClaimTemplate.name ?? null;
function devicesOf(spec, at, reader, around, model) {
  const parsed = ClaimSpec.safeParse(spec);
  if (!parsed.success) {
    reader.problem(
      "unknown-resource",
      at,
      "its claim asks for devices in a way that is not known: if they are accelerators, their power is missing from the figures."
    );
    return NOTHING;
  }
  const { devices, resourceClassName } = parsed.data;
  const requests = resourceClassName ? [{ deviceClassName: resourceClassName, selectors: null }] : devices?.requests ?? [];
  const held = requests.map((request) => {
    const alternatives = ("firstAvailable" in request ? request.firstAvailable : null) ?? [];
    const [first] = alternatives;
    if (first !== void 0) {
      const devices2 = heldBy(first, at, reader, around, model);
      const said = `A claim takes the first available of ${alternatives.length} alternatives: the first is taken.`;
      return { ...devices2, assumptions: [...devices2.assumptions, said] };
    }
    return heldBy(("exactly" in request ? request.exactly : null) ?? request, at, reader, around, model);
  });
  return {
    accelerators: held.flatMap(({ accelerators }) => accelerators),
    assumptions: held.flatMap(({ assumptions }) => assumptions)
  };
}
function heldBy({ deviceClassName, count, allocationMode, adminAccess, selectors }, at, reader, around, model) {
  if (adminAccess === true || !deviceClassName) return NOTHING;
  const definition = around.find(DEVICE_CLASS, deviceClassName);
  const meaning = classMeaning(deviceClassName, definition, selectorTexts(selectors));
  if (meaning === "not-a-device") return NOTHING;
  if (meaning === "unknown") {
    const message = `device class ${quoted(deviceClassName)} is not known: if its devices are accelerators, their power is missing from the figures.`;
    reader.problem("unknown-resource", at, message);
    return NOTHING;
  }
  if (allocationMode === "All") {
    const message = `a claim takes all devices of class ${quoted(deviceClassName)} on its node, and how many that is no manifest says: their power is missing from the figures.`;
    reader.problem("unknown-resource", at, message);
    return NOTHING;
  }
  const devices = reader.count(count, at, 1) || 1;
  const { vendor, kind, share, part } = meaning;
  return {
    accelerators: [
      {
        resource: deviceClassName,
        vendor,
        kind,
        model: meaning.model ?? model,
        share,
        count: devices * part
      }
    ],
    assumptions: share === "slice" && part === 1 ? [`The size of a slice of ${quoted(deviceClassName)} is not stated: a whole device taken.`] : []
  };
}

// src/normalise/kind.ts
var defineKind = (definition) => ({
  group: definition.group,
  otherGroups: definition.otherGroups ?? [],
  kind: definition.kind,
  podGroups: (object2, reader, around) => definition.podGroups(parseAt(definition.object, object2, []), reader, around)
});
function parseAt(schema, value, at) {
  const parsed = schema.safeParse(value, { error: shapeMessage });
  if (parsed.success) return parsed.data;
  throw new ZodError(parsed.error.issues.map((issue) => ({ ...issue, path: [...at, ...issue.path] })));
}

// src/normalise/unasked-gpus.ts
var VISIBLE = /* @__PURE__ */ new Set(["NVIDIA_VISIBLE_DEVICES", "AMD_VISIBLE_DEVICES"]);
var OPEN_NONE = /* @__PURE__ */ new Set([void 0, null, "", "none", "void"]);
var GPU_RUNTIMES = /^(?:nvidia|amd)\b/;
function unaskedGpus({ containers }, at, runtimeClass, reader) {
  for (const [index, { env }] of containers.entries()) {
    for (const [place, variable] of (Array.isArray(env) ? env : []).entries()) {
      if (!isObject(variable) || !VISIBLE.has(variable["name"]) || OPEN_NONE.has(variable["value"])) continue;
      const message = `${String(variable["name"])} opens GPUs of the node that the pod does not ask for: their power is missing from the figures. Ask for them by name, such as nvidia.com/gpu.`;
      reader.problem("unknown-resource", [...at, "containers", index, "env", place, "value"], message);
    }
  }
  return runtimeClass !== null && GPU_RUNTIMES.test(runtimeClass) ? [`Its runtime class may open GPUs of the node, and it asks for none: none are counted.`] : [];
}

// src/normalise/pod-devices.ts
function podDevices({ spec, at, labels, runtimeClass, amounts, meaningOf, reader, around }) {
  const model = acceleratorModelOf(labels);
  for (const resource of lonelyShares(amounts.requests, meaningOf)) {
    const message = `${quoted(resource)} is a share of a device that is not asked for by name: its power is missing from the figures.`;
    reader.problem("unknown-resource", at, message);
  }
  const unread = [...amounts.unread].filter((resource) => typeof meaningOf(resource) !== "string");
  const claimed = claimedDevices(spec.resourceClaims, [...at, "resourceClaims"], reader, around, model);
  const accelerators = together([
    ...acceleratorsFrom(amounts.requests, model, meaningOf),
    ...claimed.accelerators
  ]);
  return {
    accelerators,
    assumptions: [
      ...accelerators.length === 0 && unread.length === 0 ? unaskedGpus(spec, at, runtimeClass, reader) : [],
      ...unread.map(
        (resource) => `How many of ${quoted(resource)} it holds could not be read: their power is missing.`
      ),
      ...new Set(claimed.assumptions)
    ]
  };
}
function together(accelerators) {
  const groups = grouped(accelerators, ({ count: _, ...kind }) => JSON.stringify(kind)).values();
  return [...groups].flatMap((same) => {
    const [first] = same;
    return first === void 0 ? [] : [{ ...first, count: same.reduce((sum, { count }) => sum + count, 0) }];
  });
}

// src/normalise/pod-spec.ts
var Resources = object({
  requests: record(string(), unknown()).nullish(),
  limits: record(string(), unknown()).nullish()
}).nullish();
var Container = object({
  name: unknown().optional(),
  image: unknown().optional(),
  command: unknown().optional(),
  args: unknown().optional(),
  env: unknown().optional(),
  resources: Resources,
  restartPolicy: unknown().optional()
});
var Affinity = object({
  nodeAffinity: object({
    requiredDuringSchedulingIgnoredDuringExecution: object({
      nodeSelectorTerms: array(
        object({
          matchExpressions: array(
            object({
              key: string(),
              operator: string(),
              values: array(coerce_exports.string()).nullish()
            })
          ).nullish()
        })
      )
    }).nullish()
  }).nullish()
});
var NO_CONTAINERS = "holds no container";
var NO_IMAGES = "name no image";
var PodSpec = object({
  containers: array(Container).min(1, NO_CONTAINERS).refine((containers) => containers.some(({ image }) => image !== void 0 && image !== null), NO_IMAGES),
  initContainers: array(Container).nullish(),
  volumes: unknown().optional(),
  nodeSelector: unknown().optional(),
  affinity: unknown().optional(),
  runtimeClassName: unknown().optional(),
  overhead: unknown().optional(),
  resourceClaims: unknown().optional(),
  resources: Resources
});
var PodTemplate = object({ metadata: unknown().optional(), spec: unknown() });
var VOLUME_TYPES = [
  "emptyDir",
  "hostPath",
  "persistentVolumeClaim",
  "configMap",
  "secret",
  "downwardAPI",
  "projected",
  "nfs",
  "ephemeral"
];
function volumeTypes({ volumes }, at, reader) {
  if (volumes === void 0 || volumes === null) return [];
  if (!Array.isArray(volumes)) {
    reader.problem("invalid-field", [...at, "volumes"], "volumes is not a list. Write it as a list.");
    return [];
  }
  return volumes.map((volume, index) => {
    const sources = reader.mapping(volume, [...at, "volumes", index]);
    const [source] = Object.entries(sources).flatMap(
      ([key, value]) => key === "name" || value === null ? [] : [key]
    );
    if (source === void 0) return "emptyDir";
    return VOLUME_TYPES.find((type) => sources[type] !== void 0 && sources[type] !== null) ?? "other";
  });
}
var isNativeSidecar = (container) => container.restartPolicy === "Always";
var RESTART_POLICIES = /* @__PURE__ */ new Set(["Always", "OnFailure", "Never", void 0, null]);
function tellRestartPolicies({ initContainers }, at, reader) {
  for (const [index, { restartPolicy }] of (initContainers ?? []).entries()) {
    if (RESTART_POLICIES.has(restartPolicy)) continue;
    const place = [...at, "initContainers", index, "restartPolicy"];
    const message = "restartPolicy is none that Kubernetes knows: the container is taken for a plain init container. Write Always, OnFailure or Never.";
    reader.problem("suspect-field", place, message);
  }
}
function nodeLabels({ nodeSelector, affinity }, at, reader) {
  const labels = /* @__PURE__ */ new Map();
  const parsed = Affinity.nullish().safeParse(affinity);
  if (!parsed.success) {
    reader.problem(
      "invalid-field",
      [...at, "affinity"],
      "affinity is not one that Kubernetes reads. Write it as Kubernetes expects it."
    );
  }
  const required = parsed.data?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  const terms = (required?.nodeSelectorTerms ?? []).map((term) => {
    const wanted = (term.matchExpressions ?? []).filter(({ operator }) => operator === "In");
    return new Map(wanted.map(({ key, values }) => [key, values ?? []]));
  });
  for (const key of terms[0]?.keys() ?? []) {
    if (terms.every((term) => term.has(key)))
      labels.set(
        key,
        terms.flatMap((term) => term.get(key) ?? [])
      );
  }
  for (const [key, value] of Object.entries(reader.textMap(nodeSelector, [...at, "nodeSelector"])))
    labels.set(key, [value]);
  return labels;
}

// src/normalise/resources.ts
function declaredAt(resources, at, reader, defaults, meaningOf) {
  const unread = /* @__PURE__ */ new Set();
  const amounts = (side) => {
    const read = /* @__PURE__ */ new Map();
    for (const [name, value] of Object.entries(resources?.[side] ?? {})) {
      const milli = reader.milli(value, [...at, side, name]);
      if (milli === null && value !== null) unread.add(`${side} ${name}`);
      const fault = milli === null ? null : extendedFault(name, milli, meaningOf);
      if (fault !== null && !(side === "requests" && name in (resources?.limits ?? {}))) {
        reader.problem(fault.kind, [...at, side, name], fault.message);
      }
      if (milli !== null && fault?.kind !== "invalid-field") read.set(name, milli);
    }
    return read;
  };
  const [requests, limits] = [amounts("requests"), amounts("limits")];
  tellOddAmounts(resources, at, reader, { requests, limits });
  const given = (side, written) => [...written].filter(([name]) => !unread.has(`${side} ${name}`));
  const withLimits = new Map([...given("requests", limits), ...requests]);
  return {
    requests: new Map([...given("requests", defaults?.requests ?? NONE), ...withLimits]),
    limits: new Map([...given("limits", defaults?.limits ?? NONE), ...limits]),
    written: { requests, limits },
    unread: [...unread].map(nameOfSide).filter((name) => !requests.has(name) && !limits.has(name))
  };
}
function tellOddAmounts(resources, at, reader, { requests, limits }) {
  for (const [name, milli] of requests) {
    if (!isExtended(name)) continue;
    const limit = limits.get(name);
    const place = [...at, "requests", name];
    if (!(name in (resources?.limits ?? {})))
      reader.problem(
        "suspect-field",
        place,
        `${quoted(name)} is in requests and not in limits, which Kubernetes refuses. Write it in limits.`
      );
    else if (limit !== void 0 && limit !== milli)
      reader.problem(
        "suspect-field",
        place,
        `${quoted(name)} differs between requests and limits, which Kubernetes refuses. Write the same in both.`
      );
  }
  for (const side of ["requests", "limits"]) {
    for (const [name, value] of Object.entries(resources?.[side] ?? {})) {
      const place = [...at, side, name];
      if (value === null)
        reader.problem(
          "suspect-field",
          place,
          `${quoted(name)} is null, which is 0 to Kubernetes: taken for not written. Write an amount, or leave it out.`
        );
      else if (name === "memory" && typeof value === "string" && /^\d+m$/.test(value))
        reader.problem(
          "suspect-field",
          place,
          `memory ${quoted(value)} is in thousandths of a byte. Write M or Mi for mega- or mebibytes.`
        );
    }
  }
}
var nameOfSide = (written) => written.slice(written.indexOf(" ") + 1);
var NONE = /* @__PURE__ */ new Map();
var isExtended = (name) => name.includes("/") && !name.includes("kubernetes.io/");
var running = ({ containers, initContainers }, side) => summed([...containers, ...initContainers.filter(({ isSidecar }) => isSidecar)].map((one) => one[side]));
function heaviestInit({ initContainers }, side) {
  const sidecars = /* @__PURE__ */ new Map();
  const heaviest = /* @__PURE__ */ new Map();
  for (const init of initContainers) {
    for (const [name, milli] of init[side]) {
      const beside = (sidecars.get(name) ?? 0n) + milli;
      if (init.isSidecar) sidecars.set(name, beside);
      if (beside > (heaviest.get(name) ?? 0n)) heaviest.set(name, beside);
    }
  }
  return heaviest;
}
var podLevel = (amounts) => new Map(
  [...amounts].filter(([name]) => name === "cpu" || name === "memory" || name.startsWith("hugepages-"))
);
function amountsOf(written, at, reader) {
  const read = Object.entries(written).map(
    ([name, value]) => [name, reader.milli(value, [...at, name])]
  );
  return new Map(read.flatMap(([name, milli]) => milli === null ? [] : [[name, milli]]));
}
function podAmounts(spec, at, reader, defaults) {
  const containers = spec.containers.map(
    (container, index) => declaredAt(
      container.resources,
      [...at, "containers", index, "resources"],
      reader,
      defaults.container,
      defaults.meaningOf
    )
  );
  const initContainers = (spec.initContainers ?? []).map((container, index) => ({
    ...declaredAt(
      container.resources,
      [...at, "initContainers", index, "resources"],
      reader,
      defaults.container,
      defaults.meaningOf
    ),
    isSidecar: isNativeSidecar(container)
  }));
  const written = amountsOf(reader.mapping(spec.overhead, [...at, "overhead"]), [...at, "overhead"], reader);
  const overhead = written.size > 0 ? written : defaults.overhead;
  const phase = { containers, initContainers };
  const pod = declaredAt(spec.resources, [...at, "resources"], reader, null, defaults.meaningOf);
  const [podRequests, podLimits] = [podLevel(pod.written.requests), podLevel(pod.written.limits)];
  const runPhase = running(phase, "requests");
  const reserved = greater(runPhase, heaviestInit(phase, "requests"));
  const podAsks = new Map([...[...podLimits].filter(([name]) => !reserved.has(name)), ...podRequests]);
  const limits = new Map([...greater(running(phase, "limits"), heaviestInit(phase, "limits")), ...podLimits]);
  const limitOverhead = new Map([...overhead].filter(([name]) => limits.has(name)));
  return {
    requests: summed([greater(reserved, podAsks), overhead]),
    limits: summed([limits, limitOverhead]),
    running: summed([greater(runPhase, podAsks), overhead]),
    unread: new Set([...containers, ...initContainers].flatMap(({ unread }) => [...unread])),
    containers
  };
}
var cpuMcpu = (amounts) => {
  const milli = amounts.get("cpu");
  return milli === void 0 ? null : Math.min(Number(milli), Number.MAX_SAFE_INTEGER);
};
var memMib = (amounts) => {
  const milli = amounts.get("memory");
  if (milli === void 0) return null;
  const mib = milli / (BigInt(BYTES_PER_MIB) * 1000n);
  return mib === 0n && milli > 0n ? 1 : Number(mib);
};
var podResources = (amounts) => ({
  cpu_mcpu: cpuMcpu(amounts),
  mem_mib: memMib(amounts)
});
function summed(all) {
  const total = /* @__PURE__ */ new Map();
  for (const amounts of all)
    for (const [name, milli] of amounts) total.set(name, (total.get(name) ?? 0n) + milli);
  return total;
}
function greater(a, b) {
  const result = new Map(a);
  for (const [name, milli] of b) {
    const other = result.get(name);
    if (other === void 0 || milli > other) result.set(name, milli);
  }
  return result;
}

// src/normalise/runs.ts
function runsOf(group, { run_s: assumed }) {
  const { pods, parallelism = null, completions = null, runs_per_month = null } = group;
  const limit = group.run_limit_s ?? null;
  const none = { pods, parallelism, completions, runs_per_month, run_s: null, run_limit_s: limit, said: [] };
  if (group.run_pattern === "continuous" || assumed === null) return none;
  const waves = wavesOf(completions, pods.typical);
  const run_s = Math.min(assumed.value, (limit ?? assumed.value * waves) / waves);
  const wholeS = run_s * waves;
  const stopped = run_s < assumed.value ? `, and is stopped after ${run_s} s` : "";
  const said = [`A run of a pod takes ${assumed.value} s, as ${assumed.by} says${stopped}.`];
  const atOnce = runs_per_month === null ? 0 : Math.ceil(wholeS * runs_per_month / SECONDS_PER_MONTH - 1e-9);
  if (atOnce <= 1) return { ...none, run_s, said };
  if (group.mayOverlap === false) {
    const waits = "Runs are longer than the time between two, and wait for each other.";
    return { ...none, run_s, runs_per_month: SECONDS_PER_MONTH / wholeS, said: [...said, waits] };
  }
  const overlap = `Runs are longer than the time between two: ${atOnce} overlap.`;
  return {
    ...none,
    run_s,
    pods: times(pods, atOnce),
    completions: completions ?? pods.typical,
    said: [...said, overlap]
  };
}

// src/normalise/sidecars.ts
var NEVER_MAIN = /* @__PURE__ */ new Set([
  // service meshes and application runtimes
  "istio-proxy",
  "linkerd-proxy",
  "consul-dataplane",
  "consul-connect-envoy-sidecar",
  "envoy-sidecar",
  "kuma-sidecar",
  "daprd",
  // access: who may come in, and keys to go out
  "oauth2-proxy",
  "oauth-proxy",
  "kube-rbac-proxy",
  "kube-rbac-proxy-main",
  "kube-rbac-proxy-self",
  "azwi-proxy",
  "vault-agent",
  "cloud-sql-proxy",
  "cloudsql-proxy",
  "alloydb-auth-proxy",
  // configuration and storage
  "config-reloader",
  "configmap-reload",
  "git-sync",
  "gke-gcsfuse-sidecar",
  "gke-gcsfuse-metadata-prefetch",
  // model serving and telemetry, as their operators inject them
  "queue-proxy",
  "llm-d-routing-sidecar",
  "otc-container",
  "xray-daemon"
]);
var BESIDE = /* @__PURE__ */ new Set([
  "envoy",
  "envoy-proxy",
  "fluent-bit",
  "fluentbit",
  "fluentd",
  "filebeat",
  "promtail",
  "otel-collector",
  "opentelemetry-collector",
  "jaeger-agent",
  "grafana-agent",
  "alloy",
  "datadog-agent",
  "k8s-sidecar",
  "grafana-sc-dashboard",
  "grafana-sc-datasources"
]);
var IMAGES = /* @__PURE__ */ new Set([
  "proxyv2",
  "linkerd/proxy",
  "linkerd-io/proxy",
  "linkerd-proxy",
  "consul-dataplane",
  "kuma-dp",
  "envoy",
  "envoy-distroless",
  "aws-appmesh-envoy",
  "daprd",
  "fluent-bit",
  "fluentd",
  "fluentd-elasticsearch",
  "fluentd-kubernetes-daemonset",
  "filebeat",
  "promtail",
  "timberio/vector",
  "opentelemetry-collector",
  "opentelemetry-collector-contrib",
  "opentelemetry-collector-k8s",
  "aws-otel-collector",
  "aws-xray-daemon",
  "jaeger-agent",
  "grafana/agent",
  "grafana/alloy",
  "datadog-agent",
  "datadog/agent",
  "datadoghq/agent",
  "oauth2-proxy",
  "oauth-proxy",
  "origin-oauth-proxy",
  "ose-oauth-proxy",
  "kube-rbac-proxy",
  "ose-kube-rbac-proxy",
  "workload-identity/proxy",
  "kuberay/security-proxy",
  "hashicorp/vault",
  "vault",
  "cloud-sql-proxy",
  "gce-proxy",
  "alloydb-auth-proxy",
  "config-reloader",
  "prometheus-config-reloader",
  "configmap-reload",
  "git-sync",
  "k8s-sidecar",
  "gcs-fuse-csi-driver-sidecar-mounter",
  "csi-attacher",
  "csi-node-driver-registrar",
  "csi-provisioner",
  "csi-resizer",
  "csi-snapshotter",
  "livenessprobe",
  "kserve/agent",
  "llm-d-routing-sidecar",
  "llm-d-router-disagg-sidecar",
  // Exporters that read one server over localhost and have nothing to do without it, as database charts put them beside it.
  // Those that read a node, a cluster or a network (`node-exporter`, `dcgm-exporter`, `blackbox-exporter`) are workloads.
  "redis_exporter",
  "redis-exporter",
  "postgres_exporter",
  "postgres-exporter",
  "mysqld_exporter",
  "mysqld-exporter",
  "mongodb_exporter",
  "mongodb-exporter",
  "memcached_exporter",
  "memcached-exporter",
  "nginx-exporter",
  "nginx-prometheus-exporter",
  "apache-exporter",
  "php-fpm_exporter",
  "jmx-exporter"
]);
function conventionalSidecars(containers) {
  const [first] = containers;
  const behind = containers.filter(isConventionalSidecar).length;
  const isMainBehind = behind < containers.length - 1;
  return behind + Number(isMainBehind && first !== void 0 && NEVER_MAIN.has(first.name));
}
var isConventionalSidecar = (container, index) => index > 0 && (NEVER_MAIN.has(container.name) || BESIDE.has(container.name) || isSidecarImage(container.image));
function isSidecarImage(image) {
  const parts = parseImage(image).repository.toLowerCase().split("/").slice(-2);
  return IMAGES.has(parts.at(-1) ?? "") || IMAGES.has(parts.join("/"));
}

// src/normalise/tpu-topology.ts
var TPU = "google.com/tpu";
var TOPOLOGY = "cloud.google.com/gke-tpu-topology";
var GRID = /^\d{1,4}(?:x\d{1,4}){1,2}$/;
function topologyFault(accelerators, labels, { podsPerSlice }) {
  const [topology, ...others] = labels.get(TOPOLOGY) ?? [];
  if (topology === void 0 || others.length > 0 || !GRID.test(topology)) return null;
  const ofPod = accelerators.filter(({ resource }) => resource === TPU).reduce((sum, { count }) => sum + count, 0);
  const used = ofPod * (podsPerSlice ?? 0);
  const chips = topology.split("x").reduce((product, side) => product * Number(side), 1);
  if (used === 0 || chips === used) return null;
  const pods = podsPerSlice === 1 ? "1 pod" : `${podsPerSlice} pods`;
  return `${TOPOLOGY} ${quoted(topology)} is a slice of ${chips} chips, but ${pods} with ${ofPod} of ${TPU} each use ${used}. Write the topology and the counts of one slice.`;
}
function asksForTpu(template) {
  const spec = isObject(template) ? template["spec"] : void 0;
  const containers = isObject(spec) ? spec["containers"] : void 0;
  if (!Array.isArray(containers)) return false;
  return containers.some((container) => {
    const resources = isObject(container) ? container["resources"] : void 0;
    return isObject(resources) && [resources["limits"], resources["requests"]].some((side) => isObject(side) && TPU in side);
  });
}

// src/normalise/request.ts
var requestFrom = (...read) => groupRead(...read).request;
function groupRead(identity, group, objectReader, around) {
  const reader = group.isBorrowed === true ? silentReader() : objectReader;
  const at = group.specAt ?? [...group.at, "spec"];
  const template = parseAt(PodTemplate, group.template, group.at);
  const { metadata } = template;
  const spec = parseAt(PodSpec, template.spec, at);
  const meaningOf = meaningAmong(() => around.all(DEVICE_CLASS));
  const runtimeClass = reader.text(spec.runtimeClassName, [...at, "runtimeClassName"]);
  const amounts = podAmounts(spec, at, reader, {
    container: around.containerDefaults,
    overhead: runtimeOverhead(runtimeClass, around),
    meaningOf
  });
  const inits = spec.initContainers ?? [];
  tellRestartPolicies(spec, at, reader);
  const meta = reader.mapping(metadata, [...group.at, "metadata"]);
  const annotationsAt = [...group.at, "metadata", "annotations"];
  const annotations = reader.textMap(meta["annotations"], annotationsAt);
  if (group.at.length > 0) tellMisplaced(annotations, annotationsAt, reader);
  const containers = spec.containers.map(
    (container, index) => containerSpec(container, amounts.containers[index]?.written, [...at, "containers", index], reader)
  );
  const labels = nodeLabels(spec, at, reader);
  const devices = podDevices({ spec, at, labels, runtimeClass, amounts, meaningOf, reader, around });
  const topology = topologyFault(devices.accelerators, labels, group);
  if (topology !== null) reader.problem("suspect-field", [...at, "nodeSelector"], topology);
  const { assumed } = around;
  const runs = runsOf(group, assumed);
  const nativeSidecars = inits.filter(isNativeSidecar).length;
  const request = {
    schema_version: "v1",
    namespace: identity.namespace,
    workload_kind: identity.workload_kind,
    workload_name: identity.workload_name,
    labels: reader.textMap(meta["labels"], [...group.at, "metadata", "labels"]),
    annotations,
    containers,
    init_container_count: inits.length - nativeSidecars,
    sidecar_count: nativeSidecars + conventionalSidecars(containers),
    volume_types: volumeTypes(spec, at, reader),
    node_type: nodeType(labels),
    runtime_class: runtimeClass,
    gpu_count: gpuCount(devices.accelerators),
    parallelism: runs.parallelism,
    completions: runs.completions,
    api_group: identity.api_group,
    component: group.component ?? null,
    object_labels: identity.object_labels,
    waiver: identity.waiver,
    path: identity.path,
    line: identity.line,
    ...identity.rendering === void 0 ? {} : { rendering: identity.rendering },
    run_pattern: group.run_pattern,
    pods: runs.pods,
    schedule: group.schedule ?? null,
    time_zone: group.time_zone ?? null,
    runs_per_month: runs.runs_per_month,
    run_s: runs.run_s,
    run_limit_s: runs.run_limit_s,
    duty_cycle: assumed.duty_cycle?.value ?? null,
    suspended: group.suspended ?? false,
    requests: podResources(amounts.requests),
    run_requests: podResources(amounts.running),
    limits: podResources(amounts.limits),
    accelerators: devices.accelerators,
    assumptions: [
      ...group.assumptions ?? [],
      ...runs.said,
      ...saidSentences(assumed),
      ...defaultedSentence(around, amounts),
      ...devices.assumptions
    ]
  };
  return { request, pod: { spec: template.spec, amounts, isPerNode: group.isPerNode ?? false } };
}
function nodeType(labels) {
  const types = INSTANCE_TYPE_LABELS.map((key) => labels.get(key)).find((values) => values !== void 0);
  return types?.length === 1 ? types[0] ?? null : null;
}
var saidSentences = ({ duty_cycle }) => duty_cycle === null ? [] : [`Busy ${Math.round(duty_cycle.value * PERCENT)} % of the time, as ${duty_cycle.by} says.`];
function defaultedSentence({ containerDefaults }, { containers }) {
  const given = ["cpu", "memory"].filter(
    (name) => containers.some(
      ({ requests, written }) => requests.has(name) && !written.requests.has(name) && !written.limits.has(name)
    )
  );
  return containerDefaults === null || given.length === 0 ? [] : [`A LimitRange of the namespace, not the manifest, sets the requests of ${given.join(" and ")}.`];
}
function runtimeOverhead(name, { find }) {
  const runtimeClass = name === null ? null : find("node.k8s.io/RuntimeClass", name);
  const overhead = runtimeClass?.value["overhead"];
  const fixed2 = isObject(overhead) ? overhead["podFixed"] : void 0;
  const { cpu = null, memory = null } = isObject(fixed2) ? fixed2 : {};
  return amountsOf({ cpu, memory }, [], silentReader());
}
var NOTHING2 = { requests: /* @__PURE__ */ new Map(), limits: /* @__PURE__ */ new Map() };
function containerSpec(container, declared, at, reader) {
  const { requests, limits } = declared ?? NOTHING2;
  return {
    name: reader.text(container.name, [...at, "name"]) ?? "",
    image: reader.text(container.image, [...at, "image"]) ?? "",
    command: reader.texts(container.command, [...at, "command"]),
    args: reader.texts(container.args, [...at, "args"]),
    req_cpu_mcpu: cpuMcpu(requests),
    req_mem_mib: memMib(requests),
    lim_cpu_mcpu: cpuMcpu(limits),
    lim_mem_mib: memMib(limits)
  };
}

export {
  selectorFrom,
  waiverIn,
  assumptionsFrom,
  parseMilli,
  isPlaceholder,
  silentReader,
  readerFrom,
  defineKind,
  parseAt,
  fixed,
  times,
  capped,
  clamped,
  replicas,
  perNode,
  asksForTpu,
  DEVICE_CLASS_PREFIX,
  resourceMeaning,
  objectsFrom,
  nearestOf,
  namespaceOf,
  nameIn,
  placeOf,
  stepsBetween,
  INSTANCE_TYPE_LABELS,
  acceleratorModel,
  sharedClaims,
  NO_CONTAINERS,
  NO_IMAGES,
  acceleratorsFrom,
  gpuCount,
  amountsOf,
  requestFrom,
  groupRead
};

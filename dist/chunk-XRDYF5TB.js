import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  writeWhole
} from "./chunk-MNHI26C3.js";
import {
  Provenance,
  Scope,
  sha256Of
} from "./chunk-T22NFV42.js";
import {
  version
} from "./chunk-6DA3H36N.js";
import {
  parseImage,
  wavesOf
} from "./chunk-OGAPIFVC.js";
import {
  iso_exports
} from "./chunk-4Y5D63YT.js";
import {
  grouped
} from "./chunk-X6PSLHTU.js";
import {
  DAYS_PER_MONTH,
  MCPU_PER_CPU,
  MIB_PER_GIB,
  PERCENT,
  SECONDS_PER_MONTH,
  energyJ,
  kwhFromJ,
  monthlyKwhFromW
} from "./chunk-TNUZZPWE.js";
import {
  AppError,
  __commonJS,
  __toESM,
  _enum,
  array,
  boolean,
  custom,
  int,
  literal,
  number,
  object,
  quoted,
  strictObject,
  string
} from "./chunk-4SDNS7QA.js";

// node_modules/ml-distance-euclidean/lib/euclidean.js
var require_euclidean = __commonJS({
  "node_modules/ml-distance-euclidean/lib/euclidean.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function squaredEuclidean(p, q) {
      let d = 0;
      for (let i = 0; i < p.length; i++) {
        d += (p[i] - q[i]) * (p[i] - q[i]);
      }
      return d;
    }
    exports.squaredEuclidean = squaredEuclidean;
    function euclidean(p, q) {
      return Math.sqrt(squaredEuclidean(p, q));
    }
    exports.euclidean = euclidean;
  }
});

// node_modules/ml-knn/lib/index.js
var require_lib = __commonJS({
  "node_modules/ml-knn/lib/index.js"(exports, module) {
    "use strict";
    var mlDistanceEuclidean = require_euclidean();
    function Node(obj, dimension, parent) {
      this.obj = obj;
      this.left = null;
      this.right = null;
      this.parent = parent;
      this.dimension = dimension;
    }
    var KDTree = class {
      constructor(points, metric) {
        if (!Array.isArray(points)) {
          this.dimensions = points.dimensions;
          this.root = points;
          restoreParent(this.root);
        } else {
          this.dimensions = new Array(points[0].length);
          for (var i = 0; i < this.dimensions.length; i++) {
            this.dimensions[i] = i;
          }
          this.root = buildTree(points, 0, null, this.dimensions);
        }
        this.metric = metric;
      }
      // Convert to a JSON serializable structure; this just requires removing
      // the `parent` property
      toJSON() {
        const result = toJSONImpl(this.root);
        result.dimensions = this.dimensions;
        return result;
      }
      nearest(point, maxNodes, maxDistance) {
        const metric = this.metric;
        const dimensions = this.dimensions;
        var i;
        const bestNodes = new BinaryHeap(function(e) {
          return -e[1];
        });
        function nearestSearch(node) {
          const dimension = dimensions[node.dimension];
          const ownDistance = metric(point, node.obj);
          const linearPoint = {};
          var bestChild, linearDistance, otherChild, i2;
          function saveNode(node2, distance) {
            bestNodes.push([node2, distance]);
            if (bestNodes.size() > maxNodes) {
              bestNodes.pop();
            }
          }
          for (i2 = 0; i2 < dimensions.length; i2 += 1) {
            if (i2 === node.dimension) {
              linearPoint[dimensions[i2]] = point[dimensions[i2]];
            } else {
              linearPoint[dimensions[i2]] = node.obj[dimensions[i2]];
            }
          }
          linearDistance = metric(linearPoint, node.obj);
          if (node.right === null && node.left === null) {
            if (bestNodes.size() < maxNodes || ownDistance < bestNodes.peek()[1]) {
              saveNode(node, ownDistance);
            }
            return;
          }
          if (node.right === null) {
            bestChild = node.left;
          } else if (node.left === null) {
            bestChild = node.right;
          } else {
            if (point[dimension] < node.obj[dimension]) {
              bestChild = node.left;
            } else {
              bestChild = node.right;
            }
          }
          nearestSearch(bestChild);
          if (bestNodes.size() < maxNodes || ownDistance < bestNodes.peek()[1]) {
            saveNode(node, ownDistance);
          }
          if (bestNodes.size() < maxNodes || Math.abs(linearDistance) < bestNodes.peek()[1]) {
            if (bestChild === node.left) {
              otherChild = node.right;
            } else {
              otherChild = node.left;
            }
            if (otherChild !== null) {
              nearestSearch(otherChild);
            }
          }
        }
        if (maxDistance) {
          for (i = 0; i < maxNodes; i += 1) {
            bestNodes.push([null, maxDistance]);
          }
        }
        if (this.root) {
          nearestSearch(this.root);
        }
        const result = [];
        for (i = 0; i < Math.min(maxNodes, bestNodes.content.length); i += 1) {
          if (bestNodes.content[i][0]) {
            result.push([bestNodes.content[i][0].obj, bestNodes.content[i][1]]);
          }
        }
        return result;
      }
    };
    function toJSONImpl(src) {
      const dest = new Node(src.obj, src.dimension, null);
      if (src.left) dest.left = toJSONImpl(src.left);
      if (src.right) dest.right = toJSONImpl(src.right);
      return dest;
    }
    function buildTree(points, depth, parent, dimensions) {
      const dim = depth % dimensions.length;
      if (points.length === 0) {
        return null;
      }
      if (points.length === 1) {
        return new Node(points[0], dim, parent);
      }
      points.sort((a, b) => a[dimensions[dim]] - b[dimensions[dim]]);
      const median = Math.floor(points.length / 2);
      const node = new Node(points[median], dim, parent);
      node.left = buildTree(points.slice(0, median), depth + 1, node, dimensions);
      node.right = buildTree(points.slice(median + 1), depth + 1, node, dimensions);
      return node;
    }
    function restoreParent(root) {
      if (root.left) {
        root.left.parent = root;
        restoreParent(root.left);
      }
      if (root.right) {
        root.right.parent = root;
        restoreParent(root.right);
      }
    }
    var BinaryHeap = class {
      constructor(scoreFunction) {
        this.content = [];
        this.scoreFunction = scoreFunction;
      }
      push(element) {
        this.content.push(element);
        this.bubbleUp(this.content.length - 1);
      }
      pop() {
        var result = this.content[0];
        var end = this.content.pop();
        if (this.content.length > 0) {
          this.content[0] = end;
          this.sinkDown(0);
        }
        return result;
      }
      peek() {
        return this.content[0];
      }
      size() {
        return this.content.length;
      }
      bubbleUp(n) {
        var element = this.content[n];
        while (n > 0) {
          const parentN = Math.floor((n + 1) / 2) - 1;
          const parent = this.content[parentN];
          if (this.scoreFunction(element) < this.scoreFunction(parent)) {
            this.content[parentN] = element;
            this.content[n] = parent;
            n = parentN;
          } else {
            break;
          }
        }
      }
      sinkDown(n) {
        var length = this.content.length;
        var element = this.content[n];
        var elemScore = this.scoreFunction(element);
        while (true) {
          var child2N = (n + 1) * 2;
          var child1N = child2N - 1;
          var swap = null;
          if (child1N < length) {
            var child1 = this.content[child1N];
            var child1Score = this.scoreFunction(child1);
            if (child1Score < elemScore) {
              swap = child1N;
            }
          }
          if (child2N < length) {
            var child2 = this.content[child2N];
            var child2Score = this.scoreFunction(child2);
            if (child2Score < (swap === null ? elemScore : child1Score)) {
              swap = child2N;
            }
          }
          if (swap !== null) {
            this.content[n] = this.content[swap];
            this.content[swap] = element;
            n = swap;
          } else {
            break;
          }
        }
      }
    };
    var KNN2 = class _KNN {
      /**
       * @param {Array} dataset
       * @param {Array} labels
       * @param {object} options
       * @param {number} [options.k=numberOfClasses + 1] - Number of neighbors to classify.
       * @param {function} [options.distance=euclideanDistance] - Distance function that takes two parameters.
       */
      constructor(dataset, labels, options = {}) {
        if (dataset === true) {
          const model = labels;
          this.kdTree = new KDTree(model.kdTree, options);
          this.k = model.k;
          this.classes = new Set(model.classes);
          this.isEuclidean = model.isEuclidean;
          return;
        }
        const classes = new Set(labels);
        const { distance = mlDistanceEuclidean.euclidean, k = classes.size + 1 } = options;
        const points = new Array(dataset.length);
        for (var i = 0; i < points.length; ++i) {
          points[i] = dataset[i].slice();
        }
        for (i = 0; i < labels.length; ++i) {
          points[i].push(labels[i]);
        }
        this.kdTree = new KDTree(points, distance);
        this.k = k;
        this.classes = classes;
        this.isEuclidean = distance === mlDistanceEuclidean.euclidean;
      }
      /**
       * Create a new KNN instance with the given model.
       * @param {object} model
       * @param {function} distance=euclideanDistance - distance function must be provided if the model wasn't trained with euclidean distance.
       * @return {KNN}
       */
      static load(model, distance = mlDistanceEuclidean.euclidean) {
        if (model.name !== "KNN") {
          throw new Error(`invalid model: ${model.name}`);
        }
        if (!model.isEuclidean && distance === mlDistanceEuclidean.euclidean) {
          throw new Error(
            "a custom distance function was used to create the model. Please provide it again"
          );
        }
        if (model.isEuclidean && distance !== mlDistanceEuclidean.euclidean) {
          throw new Error(
            "the model was created with the default distance function. Do not load it with another one"
          );
        }
        return new _KNN(true, model, distance);
      }
      /**
       * Return a JSON containing the kd-tree model.
       * @return {object} JSON KNN model.
       */
      toJSON() {
        return {
          name: "KNN",
          kdTree: this.kdTree,
          k: this.k,
          classes: Array.from(this.classes),
          isEuclidean: this.isEuclidean
        };
      }
      /**
       * Predicts the output given the matrix to predict.
       * @param {Array} dataset
       * @return {Array} predictions
       */
      predict(dataset) {
        if (Array.isArray(dataset)) {
          if (typeof dataset[0] === "number") {
            return getSinglePrediction(this, dataset);
          } else if (Array.isArray(dataset[0]) && typeof dataset[0][0] === "number") {
            const predictions = new Array(dataset.length);
            for (var i = 0; i < dataset.length; i++) {
              predictions[i] = getSinglePrediction(this, dataset[i]);
            }
            return predictions;
          }
        }
        throw new TypeError("dataset to predict must be an array or a matrix");
      }
    };
    function getSinglePrediction(knn, currentCase) {
      var nearestPoints = knn.kdTree.nearest(currentCase, knn.k);
      var pointsPerClass = {};
      var predictedClass = -1;
      var maxPoints = -1;
      var lastElement = nearestPoints[0][0].length - 1;
      for (var element of knn.classes) {
        pointsPerClass[element] = 0;
      }
      for (var i = 0; i < nearestPoints.length; ++i) {
        var currentClass = nearestPoints[i][0][lastElement];
        var currentPoints = ++pointsPerClass[currentClass];
        if (currentPoints > maxPoints) {
          predictedClass = currentClass;
          maxPoints = currentPoints;
        }
      }
      return predictedClass;
    }
    module.exports = KNN2;
  }
});

// src/encode/command-line.ts
function commandLine({ command, args }) {
  const tokens = [...command ?? [], ...args ?? []].flatMap((text) => text.split(/[\s'"\\]+/)).filter((token) => token !== "");
  const options = /* @__PURE__ */ new Map();
  const words = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] ?? "";
    const [, name, inline] = /^--?([A-Za-z][\w.-]*)(?:=(.*))?$/.exec(token) ?? [];
    if (name === void 0) {
      words.push(token);
      continue;
    }
    const next = tokens[i + 1];
    const value = inline ?? (next === void 0 || /^-[-A-Za-z]/.test(next) ? "" : next);
    if (inline === void 0 && value !== "") i++;
    options.set(name.replaceAll("_", "-").toLowerCase(), value);
  }
  return { options, words };
}
function numberOption({ options }, names) {
  for (const name of names) {
    const value = Number(options.get(name) || "NaN");
    if (value > 0 && Number.isFinite(value)) return value;
  }
  return null;
}
function textOption({ options }, names) {
  for (const name of names) {
    const value = options.get(name);
    if (value !== void 0 && value !== "") return value;
  }
  return null;
}

// src/encode/accelerator-features.ts
var MAX_SEQS = ["max-num-seqs", "max-running-requests", "max-batch-size", "max-concurrent-requests"];
var BATCH = [
  "batch-size",
  "batch",
  "bs",
  "per-device-train-batch-size",
  "micro-batch-size",
  "train-batch-size"
];
var VIDEO = /video|t2v|i2v|mochi|ltx/;
var VISION = /(?:^|-)(?:vl|vision|omni|llava|pixtral|multimodal|gemma-3)(?:-|$)/;
var CODE = /coder|code|fim/;
var BITS_PER_BYTE = 8;
var PUBLISHED_BITS = 16;
var FLOPS_PER_PARAMETER = 2;
var TOKENS_PER_IMAGE = 4096;
var IMAGES_PER_CLIP = 29;
var milliseconds = (paramsB, tokens, tflops) => FLOPS_PER_PARAMETER * paramsB * tokens / tflops;
function acceleratorFeatures(line, boards, model, family) {
  const devices = boards.reduce((sum2, { count }) => sum2 + count, 0);
  const boardsW = boards.reduce((sum2, { nameplateW, count }) => sum2 + nameplateW * count, 0);
  const tflops = boards.reduce((sum2, { fp16Tflops, count }) => sum2 + fp16Tflops * count, 0);
  const paramsB = model?.paramsB ?? null;
  const activeB = model?.activeParamsB ?? null;
  const gbPerParameterB = (model?.weightBits ?? PUBLISHED_BITS) / BITS_PER_BYTE;
  const perDevice = (amount) => amount === null || devices === 0 ? null : log2(amount / devices);
  const maxSeqs = numberOption(line, MAX_SEQS);
  const batch = numberOption(line, BATCH);
  const memoryGb = boards.every((board) => board.memoryGb !== null) ? boards.reduce((sum2, { memoryGb: memoryGb2, count }) => sum2 + (memoryGb2 ?? 0) * count, 0) : null;
  const wanted = family === "language" ? maxSeqs ?? batch : null;
  const seqs = wanted === null ? null : Math.min(wanted, fittingSeqs(memoryGb, paramsB, activeB, gbPerParameterB));
  const images = family === "diffusion" ? batch ?? maxSeqs : null;
  const isVideo = model === null ? null : VIDEO.test(model.name);
  const denoiseMs = activeB === null || images === null || tflops === 0 ? null : milliseconds(activeB, TOKENS_PER_IMAGE * images * (isVideo === true ? IMAGES_PER_CLIP : 1), tflops);
  const stepMs = activeB === null || seqs === null || tflops === 0 ? null : milliseconds(activeB, seqs, tflops);
  const isNamed = (pattern) => model === null ? null : Number(pattern.test(model.name));
  return {
    log2_devices: log2(devices),
    log2_board_w: devices === 0 ? null : log2(boardsW / devices),
    log2_params_b: log2(paramsB),
    log2_active_params_b: log2(activeB),
    log2_params_per_active: paramsB === null || activeB === null ? null : log2(paramsB / activeB),
    log2_weight_bits: log2(model?.weightBits ?? null),
    log2_weight_gb_per_device: perDevice(paramsB === null ? null : paramsB * gbPerParameterB),
    log2_active_gb_per_device: perDevice(activeB === null ? null : activeB * gbPerParameterB),
    log2_read_gb_per_device: perDevice(
      paramsB === null || activeB === null || seqs === null ? null : gbPerParameterB * readParamsB(paramsB, activeB, seqs)
    ),
    log2_max_seqs: log2(seqs),
    log2_step_ms: log2(stepMs),
    log2_image_batch: log2(images),
    log2_denoise_ms: log2(denoiseMs),
    denoise_busy_65ms: busy(denoiseMs, 65),
    denoise_busy_250ms: busy(denoiseMs, 250),
    log2_training_batch: family === "training" ? log2(batch) : null,
    is_video: isVideo === null ? null : Number(isVideo),
    is_vision: isNamed(VISION),
    is_code: isNamed(CODE)
  };
}
var busy = (workMs, waitMs) => workMs === null ? null : workMs / (workMs + waitMs);
function fittingSeqs(memoryGb, paramsB, activeB, gbPerParameterB) {
  if (memoryGb === null || paramsB === null || activeB === null) return Number.POSITIVE_INFINITY;
  const free = memoryGb - paramsB * gbPerParameterB;
  return Math.max(1, free / (0.2 * Math.sqrt(activeB)));
}
function readParamsB(paramsB, activeB, seqs) {
  const share = Math.min(activeB / paramsB, 1);
  return paramsB * Math.max(1 - (1 - share) ** seqs, share);
}
var log2 = (value) => value === null || value <= 0 ? null : Math.log2(value);

// src/encode/served-model.ts
var NAME_OPTIONS = [
  "model",
  "model-path",
  "model-id",
  "model-name",
  "model-name-or-path",
  "pretrained-model-name-or-path",
  "base-model",
  "arch"
];
var SERVE_WORDS = ["serve", "run"];
var SIZE = /(?<![a-z0-9.])(\d{1,5}(?:\.\d{1,5})?)b(?![a-z0-9])/i;
var EXPERTS = /(?<!\d)(\d{1,4})x(\d{1,4}(?:\.\d{1,4})?)b(?![a-z0-9])/i;
var ACTIVE = /(?<![a-z0-9])a(\d{1,5}(?:\.\d{1,5})?)b(?![a-z0-9])/i;
var EXPERTS_PER_TOKEN = 2;
var WEIGHT_BITS = [
  [/mxfp4|nvfp4|fp4|awq|gptq|int4|4bit|w4a|q4-|bnb|bitsandbytes/i, 4],
  [/fp8|int8|8bit|w8a|q8-/i, 8]
];
function servedModel(line, fallbackName, known) {
  const name = nameIn(line) ?? (SIZE.test(fallbackName) ? fallbackName : null);
  if (name === null) return null;
  const plainName = name.split("/").at(-1)?.toLowerCase().replaceAll("_", "-") ?? "";
  const published = known.filter((model) => plainName.startsWith(model.name)).toSorted((a, b) => b.name.length - a.name.length)[0];
  const [, experts, expertSize] = EXPERTS.exec(plainName) ?? [];
  const [, size] = SIZE.exec(plainName) ?? [];
  const [, active] = ACTIVE.exec(plainName) ?? [];
  const expertsTotalB = experts === void 0 ? null : Number(experts) * Number(expertSize);
  const paramsB = published?.params_b ?? expertsTotalB ?? (size === void 0 ? null : Number(size));
  const activeB = published?.active_params_b ?? (active === void 0 ? null : Number(active)) ?? (expertSize === void 0 ? paramsB : EXPERTS_PER_TOKEN * Number(expertSize));
  const quantisation = textOption(line, ["quantization", "quantize", "dtype"]) ?? "";
  const bits = WEIGHT_BITS.find(([pattern]) => pattern.test(`${quantisation} ${plainName}`))?.[1];
  return {
    name: plainName,
    paramsB,
    activeParamsB: activeB,
    weightBits: bits ?? published?.weight_bits ?? 16
  };
}
function nameIn(line) {
  const named = textOption(line, NAME_OPTIONS);
  if (named !== null) return named;
  const short = textOption(line, ["m"]);
  if (short !== null && SIZE.test(short)) return short;
  const serveAt = line.words.findIndex((word) => SERVE_WORDS.includes(word));
  const served = serveAt < 0 ? void 0 : line.words[serveAt + 1];
  return served ?? line.words.find((word) => word.includes("/") && SIZE.test(word)) ?? null;
}

// src/encode/features.ts
var DIFFUSION = /diffus|flux|sana|pixart|hunyuandit|sdxl|\bdit\b|t2v|i2v|hunyuanvideo|cogvideo|mochi/;
function featuresFrom(request, facts, known) {
  const line = commandLine({
    command: request.containers.flatMap(({ command }) => command ?? []),
    args: request.containers.flatMap(({ args }) => args ?? [])
  });
  const model = facts.boards.length > 0 ? servedModel(line, request.workload_name, known) : null;
  const family = facts.boards.length > 0 ? familyOf(request, facts, model?.name ?? "") : null;
  return {
    numbers: {
      ...acceleratorFeatures(line, facts.boards, model, family),
      log2_vcpu: log2(facts.vcpu),
      log2_mem_gib: log2(facts.memGib),
      is_cpu_declared: Number(facts.isCpuDeclared),
      is_run_to_end: Number(request.run_pattern !== "continuous"),
      is_per_node: Number(request.workload_kind === "DaemonSet"),
      log2_containers: log2(request.containers.length)
    },
    family,
    texts: {
      image: request.containers.map(({ image }) => repositoryOf(image)).join(" "),
      model: model?.name ?? ""
    }
  };
}
var withoutBatch = (row) => ({
  ...row,
  numbers: {
    ...row.numbers,
    log2_max_seqs: null,
    log2_read_gb_per_device: null,
    log2_step_ms: null,
    log2_image_batch: null,
    log2_denoise_ms: null,
    denoise_busy_65ms: null,
    denoise_busy_250ms: null,
    log2_training_batch: null
  }
});
function familyOf(request, { software }, modelName) {
  if (software?.family != null) return software.family;
  if (DIFFUSION.test(modelName)) return "diffusion";
  if (request.run_pattern !== "continuous") return "training";
  return modelName === "" ? null : "language";
}
function repositoryOf(image) {
  const { registry, repository } = parseImage(image);
  return registry === null ? repository : `${registry}/${repository}`;
}

// src/encode/text.ts
function hashedText(text, dimensions) {
  const vector = new Array(dimensions).fill(0);
  if (dimensions === 0) return vector;
  for (const piece of piecesOf(text.toLowerCase())) {
    const hash = fnv1a(piece);
    const column = (hash >>> 1) % dimensions;
    vector[column] = (vector[column] ?? 0) + (hash % 2 === 0 ? 1 : -1);
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}
function* piecesOf(text) {
  for (const [word] of text.matchAll(/[a-z0-9.]+/g)) {
    yield `=${word}`;
    for (let i = 0; i + 3 <= word.length; i++) yield word.slice(i, i + 3);
  }
}
function fnv1a(text) {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return (hash ^ hash >>> 15) >>> 0;
}

// src/encode/text-vectors.ts
function lookedUp(known, name) {
  const narrow = /* @__PURE__ */ new Map();
  const vectors = (text, dimensions) => {
    if (text === "") return new Array(dimensions).fill(0);
    const key = `${dimensions} ${text}`;
    const before = narrow.get(key);
    if (before !== void 0) return before;
    const embedding = known.get(text);
    if (embedding === void 0) {
      throw new AppError("model", `embedder ${JSON.stringify(name)} was not asked about every text`, "");
    }
    const narrowed = projected(embedding, dimensions);
    narrow.set(key, narrowed);
    return narrowed;
  };
  return Object.assign(vectors, { embedder: name });
}
function vectorsFor({ text: { embedder } }, vectors) {
  if (embedder === null) return hashedText;
  if (embedder === vectors.embedder) return vectors;
  const trained = `The model was trained with embedder ${JSON.stringify(embedder)}`;
  throw vectors.embedder === void 0 ? new AppError("model", trained, "Name its address with --embedder on the command line.") : new AppError(
    "model",
    `${trained}, and not with ${JSON.stringify(vectors.embedder)}`,
    "Name the address of the one that it was trained with."
  );
}
function projected(vector, dimensions) {
  if (vector.length <= dimensions) return Array.from({ length: dimensions }, (_, i) => vector[i] ?? 0);
  const scale = 1 / Math.sqrt(dimensions);
  return Array.from({ length: dimensions }, (_, column) => {
    const sum2 = vector.reduce((total, value, row) => total + signAt(row, column) * value, 0);
    return sum2 * scale;
  });
}
var MOST_COLUMNS = 65536;
function signAt(row, column) {
  let hash = row * MOST_COLUMNS + column + 1;
  hash = Math.imul(hash ^ hash >>> 16, 2246822507);
  hash = Math.imul(hash ^ hash >>> 13, 3266489909);
  return ((hash ^ hash >>> 16) & 1) === 0 ? 1 : -1;
}

// src/prior/device.ts
function boardOf({ model }, { devices, unknown_accelerator_w, accelerator_tflops_per_w }) {
  const wanted = lettersOf(model ?? "");
  let best = { length: 0, device: null };
  for (const device of devices) {
    for (const name of device.names) {
      if (name.length > best.length && begins(wanted, name)) best = { length: name.length, device };
    }
  }
  const nameplateW = best.device?.nameplate_w ?? unknown_accelerator_w.value;
  return {
    model: best.device?.model ?? model ?? "unknown",
    nameplateW,
    fp16Tflops: best.device?.fp16_tflops ?? nameplateW * accelerator_tflops_per_w.value,
    memoryGb: best.device?.memory_gb ?? null,
    isNamed: best.device !== null
  };
}
function lettersOf(model) {
  const lower = model.toLowerCase();
  const letters = [...lower.matchAll(/[a-z0-9]/g)];
  const text = letters.map(([letter]) => letter).join("");
  const [maker = ""] = MAKER.exec(text) ?? [];
  const own = letters.slice(maker.length);
  const goesOn = own.flatMap(
    ({ index }, place) => /\d\d/.test(lower.slice(index - 1, index + 1)) ? [place] : []
  );
  return { text: text.slice(maker.length), goesOn: new Set(goesOn) };
}
var MAKER = /^(?:nvidia|amd|intel|google)?(?:tesla|instinct|geforce|habana)?/;
var begins = ({ text, goesOn }, name) => text.startsWith(name) && !goesOn.has(name.length);

// src/prior/software.ts
function mainContainer({ containers }, classes) {
  const own = containers.filter((container) => !(classOf(container, classes)?.is_sidecar ?? false));
  return own.find(({ image }) => image !== "") ?? own[0] ?? containers[0] ?? null;
}
function softwareClass(request, classes) {
  const container = mainContainer(request, classes);
  return container === null ? null : classOf(container, classes);
}
var WEAK_WORDS = ["agent", "app", "controller", "gateway", "scheduler", "server", "ui", "web", "webhook"];
function classOf(container, classes) {
  const known = recognised.get(classes) ?? /* @__PURE__ */ new WeakMap();
  recognised.set(classes, known);
  let found = known.get(container);
  if (found === void 0) {
    found = recognise(container, classes);
    known.set(container, found);
  }
  return found;
}
var recognised = /* @__PURE__ */ new WeakMap();
function recognise(container, classes) {
  const segments = pathSegments(container.image);
  for (const isWeak of [false, true]) {
    for (const segment of segments) {
      const counts = (word) => WEAK_WORDS.includes(word) === isWeak;
      const exact = classes.find(({ words }) => words.some((word) => counts(word) && word === segment));
      if (exact !== void 0) return exact;
      const padded = `-${segment.replace(/[^a-z0-9.]/g, "-")}-`;
      const part = classes.find(
        ({ words }) => words.some((word) => counts(word) && padded.includes(`-${word}-`))
      );
      if (part !== void 0) return part;
    }
  }
  const command = commandWords(container);
  const byCommand = classes.find(({ command_words }) => command_words.some((word) => command.has(word)));
  return byCommand ?? classes.find(({ name_words }) => name_words.includes(container.name)) ?? null;
}
var pathSegments = (image) => parseImage(image).repository.toLowerCase().split("/").slice(-2).toReversed();
function commandWords({ command, args }) {
  const words = [...command ?? [], ...args ?? []].flatMap((text) => text.split(/\s+/)).slice(0, 12);
  return new Set(words.map((word) => word.split("/").at(-1)?.toLowerCase() ?? ""));
}

// src/prior/prior.ts
function priorFrom(coefficients) {
  return (request) => ({ ...cpuAndMemory(request, coefficients), ...accelerators(request, coefficients) });
}
function cpuAndMemory(request, coefficients) {
  const software = softwareClass(request, coefficients.software);
  const cpu = undeclared(
    request,
    "cpu_mcpu",
    (usual) => usual.use_vcpu,
    coefficients.undeclared_use_vcpu.value,
    coefficients
  );
  const mem = undeclared(
    request,
    "mem_mib",
    (usual) => usual.mem_gib,
    coefficients.undeclared_mem_gib.value,
    coefficients
  );
  const declaredCpu = request.run_requests.cpu_mcpu ?? 0;
  const declaredMem = request.run_requests.mem_mib ?? 0;
  const isCpuDeclared = declaredCpu > 0;
  const requestedVcpu = declaredCpu / MCPU_PER_CPU;
  const memGib = declaredMem / MIB_PER_GIB + mem.amount;
  const utilisationName = software === null ? usualUtilisation(request) : null;
  const utilisation = software?.utilisation ?? coefficients[usualUtilisation(request)].value;
  const idleW = coefficients.cpu_idle_w_per_vcpu.value * coefficients.cpu_idle_share.value;
  const dynamicW = coefficients.cpu_dynamic_w_per_vcpu.value;
  const widthName = cpuWidthName(software !== null, isCpuDeclared);
  const load = curveAt(coefficients.cpu_load_curve.value, utilisation);
  const requestedW = requestedVcpu * (idleW + dynamicW * load);
  const undeclaredW = cpu.amount * (idleW + dynamicW);
  return {
    cpuW: requestedW + undeclaredW,
    memoryW: memGib * coefficients.memory_w_per_gib.value,
    idleCpuW: requestedVcpu * idleW,
    cpuWidth: coefficients[widthName].value,
    cpuWidthName: widthName,
    requestedVcpu,
    vcpu: requestedVcpu + cpu.amount,
    memGib,
    utilisation,
    utilisationName,
    load,
    isCpuDeclared,
    software,
    undeclaredCpu: cpu,
    undeclaredMem: mem
  };
}
function usualUtilisation({ workload_kind, run_pattern }) {
  if (run_pattern !== "continuous") return "utilisation_run";
  return workload_kind === "DaemonSet" ? "utilisation_per_node" : "utilisation_continuous";
}
function undeclared({ containers, run_requests }, resource, usualOf, otherwise, { software }) {
  const declared = (container) => container[`req_${resource}`] ?? container[`lim_${resource}`];
  const sum2 = containers.reduce((total, container) => total + (declared(container) ?? 0), 0);
  const silent = (run_requests[resource] ?? 0) > sum2 ? [] : containers.filter((container) => (declared(container) ?? 0) === 0);
  const classes = silent.map((container) => classOf(container, software));
  const amounts = classes.map((usual) => usual === null ? otherwise : usualOf(usual));
  if (containers.length === 0 && (run_requests[resource] ?? 0) === 0)
    return { amount: otherwise, containers: 1, of: 1, classes: [null] };
  const amount = amounts.reduce((total, one) => total + one, 0);
  return { amount, containers: silent.length, of: containers.length, classes };
}
function cpuWidthName(isRecognised, isCpuDeclared) {
  if (isRecognised) return isCpuDeclared ? "width_recognised" : "width_recognised_no_request";
  return isCpuDeclared ? "width_unknown_software" : "width_no_request";
}
function accelerators(request, coefficients) {
  let gpuW = 0;
  let otherAcceleratorW = 0;
  let otherAcceleratorWidth = 1;
  let idleAcceleratorW = 0;
  const boards = [];
  const otherBoards = [];
  const assumptions = [];
  for (const accelerator of request.accelerators) {
    const board = boardOf(accelerator, coefficients);
    const { count } = accelerator;
    const loadW = board.nameplateW * count * coefficients.accelerator_load_ratio.value;
    idleAcceleratorW += count * (board.nameplateW * coefficients.accelerator_idle_ratio.value + coefficients.accelerator_context_w.value);
    if (accelerator.kind === "gpu" && board.isNamed) {
      gpuW += loadW;
      boards.push({ ...board, count });
    } else {
      const width = board.isNamed ? coefficients.width_unmeasured_accelerator.value : coefficients.width_unknown_accelerator.value;
      otherBoards.push({ ...board, count });
      otherAcceleratorW += loadW;
      otherAcceleratorWidth = Math.max(otherAcceleratorWidth, width);
    }
    if (!board.isNamed) {
      assumptions.push(
        accelerator.model === null ? `The manifest does not name the model behind ${accelerator.resource}: ${board.nameplateW} W nameplate taken.` : `No nameplate is known for ${accelerator.model}: ${board.nameplateW} W taken.`
      );
    }
    if (accelerator.share === "shared") {
      assumptions.push(`${accelerator.resource} is time-shared: counted as whole boards.`);
    }
    if (accelerator.share === "slice") {
      assumptions.push(`${accelerator.resource} is a slice: its share of the board's power is taken.`);
    }
  }
  return {
    gpuW,
    otherAcceleratorW,
    otherAcceleratorWidth,
    idleAcceleratorW,
    boards,
    otherBoards,
    assumptions
  };
}
function curveAt(curve, utilisation) {
  const at = Math.min(Math.max(utilisation, 0), 1) * (curve.length - 1);
  const below = curve[Math.floor(at)] ?? 0;
  const above = curve[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}

// src/encode/encoder.ts
import { createHash } from "node:crypto";
var LEAST_DEVIATION = 0.3;
function fitEncoder(rows, { features, text }) {
  const columns = features.flatMap((feature) => {
    const values = rows.flatMap(({ numbers }) => numbers[feature] ?? []);
    if (values.length === 0) return [];
    const centre = values.reduce((sum2, value) => sum2 + value, 0) / values.length;
    const variance = values.reduce((sum2, value) => sum2 + (value - centre) ** 2, 0) / values.length;
    const scale = 1 / Math.max(Math.sqrt(variance), LEAST_DEVIATION);
    return [{ feature, centre: rounded(centre), scale: rounded(scale) }];
  });
  return { id: encoderIdOf({ columns, text }), columns, text };
}
var encoderIdOf = ({ columns, text }) => createHash("sha256").update(JSON.stringify({ columns, text })).digest("hex").slice(0, 16);
function transform({ numbers }, { id, columns, text }, words, vectors = hashedText) {
  const values = columns.map(({ feature, centre, scale }) => {
    const value = numbers[feature] ?? null;
    return value === null ? 0 : rounded((value - centre) * scale);
  });
  const ofText = text.dimensions === 0 ? [] : vectorsFor({ text }, vectors)(words, text.dimensions);
  return { encoder_id: id, values: [...values, ...ofText.map((value) => rounded(value * text.scale))] };
}
var rounded = (value) => Math.round(value * 1e4) / 1e4 + 0;

// src/predict/correction.ts
var REACH = 3;
function correctionFrom(found, learnt, { k, bandwidth, shrinkage }) {
  const last = found[k - 1]?.distance ?? Number.POSITIVE_INFINITY;
  const raw = found.filter(({ distance }) => distance <= last).flatMap(({ row: number2, distance }) => {
    const one = learnt[number2];
    return one === void 0 || distance > REACH * bandwidth ? [] : [{ ...one, distance, weight: one.row.weight * Math.exp(-((distance / bandwidth) ** 2)) }];
  });
  const sum2 = raw.reduce((total, { weight }) => total + weight, 0);
  const neighbours = raw.map((one) => ({ ...one, weight: one.weight / (sum2 + shrinkage) }));
  const support = sum2 / (sum2 + shrinkage);
  const logFactor = neighbours.reduce((total, { weight, residual }) => total + weight * residual, 0);
  const mean = support === 0 ? 0 : logFactor / support;
  const variance = neighbours.reduce(
    (total, { weight, residual }) => total + weight / (support || 1) * (residual - mean) ** 2,
    0
  );
  return { logFactor, support, spread: Math.sqrt(variance), neighbours };
}
var noCorrection = { logFactor: 0, support: 0, spread: 0, neighbours: [] };

// src/predict/knn.ts
var import_ml_knn = __toESM(require_lib(), 1);
var CUT_COLUMNS = 3;
var BEYOND = 1 + 1e-9;
function neighbourSearch(vectors) {
  const columns = vectors[0]?.length ?? 0;
  if (columns === 0) return () => [];
  const { distinct, rowsOf } = withoutRepeats(vectors);
  const cut = widestColumns(distinct, columns).slice(0, CUT_COLUMNS);
  const table = Float64Array.from(distinct.flat());
  let asked = new Float64Array(columns);
  const distance = (a, b) => {
    let sum2 = 0;
    if (a.length === void 0) {
      for (let i = 0; i < cut.length; i++) sum2 += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
      return Math.sqrt(sum2);
    }
    const start = (b[cut.length] ?? 0) * columns;
    for (let i = 0; i < columns; i++) {
      const apart = (asked[i] ?? 0) - (table[start + i] ?? 0);
      sum2 += apart * apart;
    }
    return Math.sqrt(sum2);
  };
  const shortPoint = (vector) => cut.map((column) => vector[column] ?? 0);
  const { kdTree } = new import_ml_knn.default(
    distinct.map(shortPoint),
    distinct.map((_, number2) => number2),
    { distance }
  );
  return (point, k, reach = Number.POSITIVE_INFINITY) => {
    asked = Float64Array.from(point);
    const short = shortPoint(point);
    let count = Math.min(k + 1, distinct.length);
    for (; ; ) {
      const met = kdTree.nearest(short, count, reach < Number.POSITIVE_INFINITY ? reach * BEYOND : void 0);
      const found = met.flatMap(
        ([shortAndNumber, away]) => (rowsOf[shortAndNumber[cut.length] ?? 0] ?? []).map((row) => ({ row, distance: away }))
      ).filter(({ distance: distance2 }) => distance2 <= reach).toSorted((a, b) => a.distance - b.distance || a.row - b.row);
      const farthest = Math.max(...met.map(([, away]) => away));
      const isContested = found[k - 1]?.distance === farthest;
      if (!isContested || count === distinct.length || met.length < count) {
        const last = found[k - 1]?.distance ?? Number.POSITIVE_INFINITY;
        return found.filter(({ distance: distance2 }, place) => place < k || distance2 <= last);
      }
      count = Math.min(count * 2, distinct.length);
    }
  };
}
function withoutRepeats(vectors) {
  const numbers = /* @__PURE__ */ new Map();
  const distinct = [];
  const rowsOf = [];
  for (const [row, vector] of vectors.entries()) {
    const key = vector.join(" ");
    const number2 = numbers.get(key) ?? distinct.length;
    if (number2 === distinct.length) {
      numbers.set(key, number2);
      distinct.push(vector);
      rowsOf.push([]);
    }
    rowsOf[number2]?.push(row);
  }
  return { distinct, rowsOf };
}
function widestColumns(vectors, columns) {
  const variances = Array.from({ length: columns }, (_, column) => {
    const values = vectors.map((vector) => vector[column] ?? 0);
    const mean = values.reduce((sum2, value) => sum2 + value, 0) / values.length;
    return values.reduce((sum2, value) => sum2 + (value - mean) ** 2, 0);
  });
  return [...variances.keys()].toSorted((a, b) => (variances[b] ?? 0) - (variances[a] ?? 0) || a - b);
}

// src/predict/table.ts
function featureRowOf(row, { features, scope }) {
  const isBoards = scope === "gpu_board_at_load";
  return {
    numbers: Object.fromEntries(features.map((name, i) => [name, row.numbers[i] ?? null])),
    family: row.family,
    texts: { image: isBoards ? "" : row.text, model: isBoards ? row.text : "" }
  };
}

// src/predict/trend.ts
function trendEffects(numbers, trend) {
  return [
    { of: "intercept", inputs: [], effect: trend.intercept },
    ...trend.terms.map(({ inputs, slope }) => ({
      of: inputs.map(({ feature }) => feature).join(" \xD7 "),
      inputs,
      effect: slope * product(numbers, inputs)
    }))
  ];
}
var trendAt = (numbers, trend) => trend === null ? 0 : trendEffects(numbers, trend).reduce((sum2, { effect }) => sum2 + effect, 0);
function product(numbers, inputs) {
  let result = 1;
  for (const { feature, centre, low, high } of inputs) {
    const value = numbers[feature] ?? null;
    if (value === null) return 0;
    result *= Math.min(Math.max(value, low), high) - centre;
  }
  return result;
}

// src/predict/part.ts
var CACHE_SIZE = 2e4;
var rowsOfPart = ({ family, needs }, { features, rows }) => rows.filter((row) => {
  if (family !== null && row.family !== family) return false;
  return needs.every((need) => (row.numbers[features.indexOf(need)] ?? null) !== null);
});
function partPredictor(part, table, given = hashedText) {
  const { encoder, trend } = part;
  const vectors = vectorsFor(encoder, given);
  const rows = rowsOfPart(part, table);
  const cache = /* @__PURE__ */ new Map();
  let asked = null;
  const ask = (values) => {
    asked ??= correctorOf(part, table, rows, vectors);
    return asked(values);
  };
  return {
    part,
    boards: new Set(rows.map(({ board }) => board)),
    counts: new Set(rows.map(({ devices }) => devices)),
    answers: ({ family, numbers }) => (part.family === null || part.family === family) && part.needs.every((need) => (numbers[need] ?? null) !== null),
    learn(features) {
      const { values } = transform(features, encoder, textOf(features, part), vectors);
      const key = values.join(" ");
      const trendLog = trendAt(features.numbers, trend);
      const known = cache.get(key);
      if (known !== void 0) return { trendLog, correction: known };
      const correction = ask(values);
      if (cache.size >= CACHE_SIZE) cache.clear();
      cache.set(key, correction);
      return { trendLog, correction };
    }
  };
}
var textOf = ({ texts }, { scope }) => scope === "gpu_board_at_load" ? texts.model : texts.image;
function correctorOf(part, table, rows, vectors) {
  const known = rows.map((row) => ({ row, features: featureRowOf(row, table) }));
  const search = neighbourSearch(
    known.map(({ row, features }) => transform(features, part.encoder, row.text, vectors).values)
  );
  const learnt = known.map(({ row, features }) => ({
    row,
    residual: Math.log(row.watts / row.formula_w) - trendAt(features.numbers, part.trend)
  }));
  return (values) => correctionFrom(search(values, part.k, REACH * part.bandwidth), learnt, part);
}

// src/predict/embedded.ts
async function embeddingsFor(texts, embedder) {
  const known = /* @__PURE__ */ new Map();
  await learn(texts, embedder, known);
  return lookedUp(known, embedder.name);
}
var textsOfTables = (tables) => tables.flatMap(({ rows }) => rows.map(({ text }) => text));
function embeddedTexts(model, embedder) {
  const parts = model.parts.filter(({ encoder }) => encoder.text.embedder !== null);
  if (parts.length === 0) {
    throw new AppError("input", "The model was trained without an embedder", "Leave --embedder out.");
  }
  const known = /* @__PURE__ */ new Map();
  const textsOf = textsOfRequest(model, parts);
  return {
    vectors: lookedUp(known, embedder.name),
    prepare: (requests) => learn([...textsOfRows(model, parts), ...requests.flatMap(textsOf)], embedder, known)
  };
}
var textsOfRows = ({ tables }, parts) => parts.flatMap(
  (part) => tables.filter(({ scope }) => scope === part.scope).flatMap((table) => rowsOfPart(part, table).map(({ text }) => text))
);
function textsOfRequest({ coefficients }, parts) {
  const prior = priorFrom(coefficients);
  return (request) => {
    const features = featuresFrom(request, prior(request), coefficients.known_models);
    return parts.map((part) => textOf(features, part));
  };
}
async function learn(texts, { embed }, known) {
  const fresh = [...new Set(texts)].filter((text) => text !== "" && !known.has(text));
  const vectors = await embed(fresh);
  for (const [index, text] of fresh.entries()) {
    const vector = vectors[index];
    if (vector !== void 0) known.set(text, vector);
  }
}

// src/predict/interval.ts
var exactly = (value) => ({ p10: value, p50: value, p90: value });
var widened = (p50, factor) => ({
  p10: p50 / factor,
  p50,
  p90: p50 * factor
});
var scaled = ({ p10, p50, p90 }, factor) => ({
  p10: p10 * factor,
  p50: p50 * factor,
  p90: p90 * factor
});
var atMost = ({ p10, p50, p90 }, limit) => ({
  p10: Math.min(p10, limit),
  p50: Math.min(p50, limit),
  p90: Math.min(p90, limit)
});
var sum = (intervals) => intervals.reduce((a, b) => ({ p10: a.p10 + b.p10, p50: a.p50 + b.p50, p90: a.p90 + b.p90 }), exactly(0));
function logSpread({ support, spread }, { spread_near, spread_far }) {
  const near = (spread ** 2 + spread_near ** 2) * support;
  return Math.sqrt(near + spread_far ** 2 * (1 - support));
}
function calibrationOf({ part: { calibrations }, boards, counts }, held) {
  const count = held.reduce((sum2, board) => sum2 + board.count, 0);
  const wanted = held.some(({ model }) => !boards.has(model)) ? "board-not-measured" : held.length > 0 && !counts.has(count) ? "count-not-measured" : "usual";
  const found = calibrations.find((calibration) => calibration.case === wanted) ?? calibrations[0];
  if (found === void 0) throw new AppError("model", "The model has no calibration.", "Train it again.");
  return found;
}
var calibrated = (p50, spread, { low, high }) => ({
  p10: p50 * Math.exp(low * spread),
  p50,
  p90: p50 * Math.exp(high * spread)
});

// src/predict/energy.ts
function energyFrom(request, busyPodPowerW, idleW, { run_s: defaultRun }) {
  const pods = request.pods.typical;
  const podPowerW = scaled(busyPodPowerW, meanShare(request.duty_cycle ?? 1, idleW, busyPodPowerW.p50));
  if (request.run_pattern === "continuous") {
    return {
      energy: { kind: "continuous", monthly_kwh: scaled(podPowerW, monthlyKwhFromW(pods)) },
      assumptions: []
    };
  }
  const assumptions = [];
  const runsPerMonth = request.run_pattern === "scheduled" ? request.runs_per_month ?? DAYS_PER_MONTH : 0;
  if (request.run_pattern === "scheduled" && request.runs_per_month === null) {
    assumptions.push("How often it runs is not known: one run a day taken.");
  }
  let runS = request.run_s;
  if (runS === null) {
    const betweenRunsS = runsPerMonth > 0 ? SECONDS_PER_MONTH / runsPerMonth : Number.POSITIVE_INFINITY;
    const waves = wavesOf(request.completions, pods);
    const longestS = Math.min(betweenRunsS, request.run_limit_s ?? betweenRunsS);
    runS = Math.min(defaultRun.value, longestS / waves);
    assumptions.push(
      runS < defaultRun.value ? `The length of a run is not stated: ${Math.round(runS)} s taken, ${longestS === request.run_limit_s ? "after which it is stopped" : "the time between two runs"}${waves > 1 ? ` for ${waves} pods one after another` : ""}.` : `The length of a run is not stated: ${runS} s taken.`
    );
  }
  const podsOfRun = pods === 0 ? 0 : request.completions ?? pods;
  const runKwh = scaled(podPowerW, kwhFromJ(energyJ(podsOfRun, runS)));
  return {
    energy: request.run_pattern === "run-once" ? { kind: "run-once", run_s: runS, run_kwh: runKwh } : {
      kind: "scheduled",
      run_s: runS,
      run_kwh: runKwh,
      runs_per_month: runsPerMonth,
      monthly_kwh: scaled(runKwh, runsPerMonth)
    },
    assumptions
  };
}
var meanShare = (dutyCycle, idleW, busyW) => busyW === 0 ? 1 : dutyCycle + (1 - dutyCycle) * Math.min(idleW / busyW, 1);

// src/predict/reckon.ts
function reckonerFrom(model, vectors = hashedText) {
  const { coefficients } = model;
  const prior = priorFrom(coefficients);
  const learners = model.parts.flatMap((part) => {
    const table = model.tables.find(({ scope }) => scope === part.scope);
    return table === void 0 ? [] : [partPredictor(part, table, vectors)];
  });
  const boardLearners = learners.filter(({ part }) => part.scope === "gpu_board_at_load");
  const hostLearners = learners.filter(({ part }) => part.scope !== "gpu_board_at_load").toSorted(
    (a, b) => Number(b.part.scope === "pod_kepler_total") - Number(a.part.scope === "pod_kepler_total")
  );
  return (request) => {
    const ofRequest = prior(request);
    const features = featuresFrom(request, ofRequest, coefficients.known_models);
    const answering = (from) => from.find(({ answers }) => answers(features)) ?? null;
    const boards = boardEstimate(ofRequest, features, answering(boardLearners), coefficients);
    const formulaW = ofRequest.cpuW + ofRequest.memoryW;
    const host = hostEstimate({ ...ofRequest, formulaW }, features, answering(hostLearners), coefficients);
    const otherAccelerators = widened(ofRequest.otherAcceleratorW, ofRequest.otherAcceleratorWidth);
    return {
      request,
      prior: ofRequest,
      features,
      boards,
      host,
      otherAccelerators,
      podPowerW: sum([host.interval, boards.interval, otherAccelerators])
    };
  };
}
function boardEstimate({ gpuW, boards }, features, learner, { accelerator_load_ratio, width_unmeasured_accelerator }) {
  if (gpuW === 0) return nothing;
  const { trendLog, correction } = learner?.learn(features) ?? unlearnt;
  const nameplateW = gpuW / accelerator_load_ratio.value;
  const learntW = gpuW * Math.exp(trendLog + correction.logFactor);
  const p50W = Math.min(learntW, nameplateW);
  const base = { learner, formulaW: gpuW, trendLog, correction, p50W, isCapped: learntW > nameplateW };
  if (learner === null) {
    const factor = width_unmeasured_accelerator.value;
    return { ...base, interval: atMost(widened(p50W, factor), nameplateW), width: { kind: "factor", factor } };
  }
  const calibration = calibrationOf(learner, boards);
  const spread = logSpread(correction, calibration);
  return {
    ...base,
    interval: atMost(calibrated(p50W, spread, calibration), nameplateW),
    width: { kind: "calibrated", calibration, spread }
  };
}
var LEAST_ROWS = 20;
var LEAST_GROUPS = 8;
function hostEstimate({ formulaW, cpuWidth }, features, learner, { width_same_image }) {
  const { trendLog, correction } = learner?.learn(features) ?? unlearnt;
  const p50W = formulaW * Math.exp(trendLog + correction.logFactor);
  const base = { learner, formulaW, trendLog, correction, p50W, isCapped: false };
  const isMetered = learner?.part.scope === "pod_kepler_total";
  const calibration = learner?.part.calibrations[0];
  if (isMetered && calibration && calibration.rows >= LEAST_ROWS && calibration.groups >= LEAST_GROUPS) {
    const spread = logSpread(correction, calibration);
    return {
      ...base,
      interval: calibrated(p50W, spread, calibration),
      width: { kind: "calibrated", calibration, spread }
    };
  }
  const factor = blend(cpuWidth, width_same_image.value, isMetered ? correction.support : 0);
  return { ...base, interval: widened(p50W, factor), width: { kind: "factor", factor } };
}
var blend = (far, near, support) => far ** (1 - support) * near ** support;
var unlearnt = { trendLog: 0, correction: noCorrection };
var nothing = {
  learner: null,
  formulaW: 0,
  trendLog: 0,
  correction: noCorrection,
  p50W: 0,
  isCapped: false,
  interval: exactly(0),
  width: { kind: "factor", factor: 1 }
};

// src/predict/support.ts
var HIGH_SUPPORT = 0.7;
var MEDIUM_SUPPORT = 0.3;
function confidenceFrom(reckoning) {
  const { prior, boards, host } = reckoning;
  return boards.p50W + prior.otherAcceleratorW > host.p50W ? acceleratorConfidence(reckoning) : hostConfidence(reckoning);
}
function acceleratorConfidence({ prior, boards }) {
  const { learner, correction, width } = boards;
  if (prior.otherAcceleratorW > prior.gpuW || learner === null) {
    return {
      grade: "low",
      is_out_of_distribution: true,
      reason: `no measured row for this accelerator: nameplate only, \xD7${twoDigits(prior.otherAcceleratorWidth)} each way`
    };
  }
  const { part } = learner;
  const unnamed = unnamedReason(part, correction);
  if (unnamed !== null)
    return {
      grade: "low",
      is_out_of_distribution: true,
      reason: `${unnamed}, ${widthOf(width)}; boards at full load`
    };
  const unmeasured = width.kind === "calibrated" && width.calibration.case !== "usual" ? width.calibration.case === "board-not-measured" ? "this type of board was not measured" : "this number of boards was not measured" : null;
  const nearest = correction.neighbours[0];
  const rows = nearest === void 0 ? "no measured row is close" : `${closeRows(correction)}, nearest ${nearest.row.title} at distance ${twoDigits(nearest.distance)}`;
  const isFar = nearest === void 0 || correction.support < MEDIUM_SUPPORT;
  return {
    grade: unmeasured === null && !isFar && correction.support >= HIGH_SUPPORT ? "high" : isFar && unmeasured !== null ? "low" : "medium",
    is_out_of_distribution: isFar || unmeasured !== null,
    reason: [
      rows,
      ...unmeasured === null ? [] : [unmeasured],
      `${widthOf(width)}; boards at full load`
    ].join("; ")
  };
}
function unnamedReason({ family, needs }, correction) {
  if (needs.length > 0) return null;
  const { neighbours, support } = correction;
  if (family === "training") {
    const isKnown = neighbours.length > 0 && support >= MEDIUM_SUPPORT;
    return isKnown ? null : "this network was not measured: nameplate and load ratio";
  }
  const what = family === null ? "what runs on the boards is not recognised" : "the manifest names no model";
  const rows = neighbours.length === 0 ? "nameplate and load ratio" : `${closeRows(correction)} of other models on such boards`;
  return `${what}: ${rows}`;
}
function hostConfidence({ prior, host }) {
  const { learner, correction, width } = host;
  const nearest = correction.neighbours[0];
  if (nearest !== void 0 && correction.support >= MEDIUM_SUPPORT) {
    const isKepler = learner?.part.scope === "pod_kepler_total";
    return {
      grade: isKepler && correction.support >= HIGH_SUPPORT ? "high" : "medium",
      is_out_of_distribution: false,
      reason: `${closeRows(correction)}, nearest ${nearest.row.title} at distance ${twoDigits(nearest.distance)}; ${widthOf(width)}`
    };
  }
  if (prior.software !== null) {
    return {
      grade: prior.isCpuDeclared ? "medium" : "low",
      is_out_of_distribution: true,
      reason: `recognised as ${prior.software.title}, image never measured: ${learntBy(host)}, ${widthOf(width)}`
    };
  }
  const request = prior.isCpuDeclared ? "" : " and no CPU request";
  return {
    grade: "low",
    is_out_of_distribution: true,
    reason: `image never measured${request}: ${learntBy(host)}, ${widthOf(width)}`
  };
}
var learntBy = ({ learner }) => learner?.part.scope === "pod_kepler_total" ? "formula and this cluster's trend only" : "formula only";
function widthOf(width) {
  if (width.kind === "factor") return `\xD7${twoDigits(width.factor)} each way`;
  const { calibration, spread } = width;
  const [down, up] = [Math.exp(-calibration.low * spread), Math.exp(calibration.high * spread)];
  if (Math.max(down, up) > 2) return `\xF7${twoDigits(down)} to \xD7${twoDigits(up)}`;
  return `\u2212${Math.round((1 - 1 / down) * 100)} % to +${Math.round((up - 1) * 100)} %`;
}
function closeRows({ neighbours }) {
  const provenances = [...new Set(neighbours.map(({ row }) => row.provenance))].toSorted().join(" and ");
  return neighbours.length === 1 ? `1 ${provenances} row` : `${neighbours.length} ${provenances} rows`;
}
var twoDigits = (value) => String(Number(value.toPrecision(2)));

// src/predict/predict.ts
var TOLD_NEIGHBOURS = 5;
var LEAST_TOLD_WEIGHT = 5e-3;
function predictorFrom(model, vectors = hashedText) {
  const reckon = reckonerFrom(model, vectors);
  return (request) => predictionFrom(reckon(request), model.coefficients);
}
function predictionFrom(reckoning, coefficients) {
  const { request, prior, boards, host, podPowerW } = reckoning;
  const hostFactor = host.p50W / (host.formulaW || 1);
  const idleW = (prior.idleCpuW + prior.memoryW) * hostFactor + prior.idleAcceleratorW;
  const { energy, assumptions } = energyFrom(request, podPowerW, idleW, coefficients);
  return {
    pod_power_w: podPowerW,
    components_w: {
      cpu: prior.cpuW * hostFactor,
      memory: prior.memoryW * hostFactor,
      gpu: boards.p50W + prior.otherAcceleratorW
    },
    power_w: scaled(podPowerW, request.pods.typical),
    energy,
    confidence: confidenceFrom(reckoning),
    assumptions: [...request.assumptions, ...specAssumptions(prior), ...assumptions],
    neighbours: [...told(boards), ...told(host)]
  };
}
function told({ learner, correction }) {
  if (learner === null) return [];
  return correction.neighbours.filter(({ weight }) => weight >= LEAST_TOLD_WEIGHT).toSorted((a, b) => b.weight - a.weight).slice(0, TOLD_NEIGHBOURS).map(({ row, distance, weight }) => ({
    source_id: row.source_id,
    title: row.title,
    provenance: row.provenance,
    scope: learner.part.scope,
    distance,
    weight,
    watts: row.watts
  }));
}
function specAssumptions(prior) {
  const { software, undeclaredCpu, undeclaredMem } = prior;
  const percent = `${Math.round(prior.utilisation * PERCENT)} %`;
  const recognised2 = software === null ? "" : `Recognised as ${software.title}`;
  const use = `${percent} of the requested CPU is taken to be in use`;
  const sentence = [recognised2, prior.requestedVcpu > 0 ? use : ""].filter((part) => part !== "").join(": ");
  return [
    ...undeclaredSentence("CPU", "vCPU in use", undeclaredCpu),
    ...undeclaredSentence("memory", "GiB", undeclaredMem),
    ...sentence === "" ? [] : [`${sentence}.`],
    ...prior.assumptions,
    ...prior.gpuW + prior.otherAcceleratorW > 0 ? [
      `Accelerators are taken at steady full load; idle with a model loaded they would draw about ${twoDigits(prior.idleAcceleratorW)} W per pod.`
    ] : []
  ];
}
function undeclaredSentence(what, unit, { amount, containers, of }) {
  if (containers === 0) return [];
  const taken = `${twoDigits(amount)} ${unit} taken`;
  if (of === 1) return [`No ${what} request: ${taken}, usual for such a container.`];
  return [
    `${containers} of ${of} containers ${containers === 1 ? "has" : "have"} no ${what} request: ${taken} for ${containers === 1 ? "it" : "them"}, usual for such containers.`
  ];
}

// src/schema/model.ts
import { createHash as createHash2 } from "node:crypto";

// src/schema/features.ts
var FeatureName = _enum([
  "log2_devices",
  "log2_board_w",
  "log2_params_b",
  "log2_active_params_b",
  "log2_params_per_active",
  "log2_weight_bits",
  "log2_weight_gb_per_device",
  "log2_active_gb_per_device",
  "log2_read_gb_per_device",
  "log2_max_seqs",
  "log2_step_ms",
  "log2_image_batch",
  "log2_denoise_ms",
  "denoise_busy_65ms",
  "denoise_busy_250ms",
  "log2_training_batch",
  "is_video",
  "is_vision",
  "is_code",
  "log2_vcpu",
  "log2_mem_gib",
  "is_cpu_declared",
  "is_run_to_end",
  "is_per_node",
  "log2_containers"
]);
var Family = _enum(["language", "diffusion", "training"]);

// src/schema/coefficients.ts
var origin = {
  source: string().min(1).meta({ description: "document or data set that the number comes from" }),
  licence: string().min(1).meta({ description: '"fact" where a single published number is cited' }),
  date: iso_exports.date().meta({ description: "when the number was published or taken" })
};
var Coefficient = strictObject({ value: number().min(0).max(1e6), unit: string(), ...origin });
var LoadCurve = strictObject({
  value: array(number()).length(11),
  unit: literal("ratio"),
  ...origin
});
var Device = strictObject({
  model: string().min(1),
  vendor: string().min(1),
  names: array(string().min(1)),
  nameplate_w: number().positive(),
  fp16_tflops: number().positive().nullable().meta({ description: "dense FP16 matrix products, 10\xB9\xB2/s; null: not published as such" }),
  memory_gb: number().positive().nullable().meta({ description: "null: comes in several sizes" }),
  ...origin
});
var SoftwareClass = strictObject({
  id: string().min(1),
  title: string().min(1),
  words: array(string().min(1)),
  command_words: array(string().min(1)),
  name_words: array(string().min(1)).meta({ description: "of a container whose image tells nothing" }),
  is_sidecar: boolean(),
  family: Family.nullable(),
  utilisation: number().min(0).max(1),
  use_vcpu: number().positive(),
  mem_gib: number().positive(),
  ...origin
});
var KnownModel = strictObject({
  name: string().min(1),
  params_b: number().positive().meta({ unit: "10\u2079 parameters" }),
  active_params_b: number().positive().meta({ unit: "10\u2079 parameters" }),
  weight_bits: number().positive().nullable().meta({ description: "of the published weights; null: 16" }),
  ...origin
});
var Coefficients = strictObject({
  cpu_idle_w_per_vcpu: Coefficient,
  cpu_dynamic_w_per_vcpu: Coefficient,
  cpu_idle_share: Coefficient.meta({
    description: "1: a pod answers for the idle power of what it reserves"
  }),
  cpu_load_curve: LoadCurve,
  memory_w_per_gib: Coefficient,
  utilisation_continuous: Coefficient,
  utilisation_run: Coefficient,
  utilisation_per_node: Coefficient.meta({ description: "of what runs once on every node" }),
  undeclared_use_vcpu: Coefficient.meta({ description: "in use by a container that requests no CPU" }),
  undeclared_mem_gib: Coefficient,
  accelerator_load_ratio: Coefficient.meta({ description: "of the nameplate, at steady full load" }),
  accelerator_tflops_per_w: Coefficient.meta({
    description: "dense FP16 over nameplate, for boards whose figure is not published"
  }),
  accelerator_idle_ratio: Coefficient,
  accelerator_context_w: Coefficient.meta({ description: "above idle, for a board that holds a model" }),
  unknown_accelerator_w: Coefficient.meta({ description: "nameplate taken for a device that is not named" }),
  run_s: Coefficient.meta({ description: "length of a run that nobody stated" }),
  width_unknown_software: Coefficient.meta({ description: "p90/p50 and p50/p10" }),
  width_no_request: Coefficient,
  width_recognised: Coefficient,
  width_recognised_no_request: Coefficient,
  width_same_image: Coefficient,
  width_unmeasured_accelerator: Coefficient,
  width_unknown_accelerator: Coefficient,
  devices: array(Device),
  software: array(SoftwareClass),
  known_models: array(KnownModel)
});

// src/schema/model.ts
var MODEL_SCHEMA_VERSION = "2";
var Column = strictObject({ feature: FeatureName, centre: number(), scale: number() });
var Encoder = strictObject({
  id: string().min(1),
  columns: array(Column),
  text: strictObject({
    dimensions: int().nonnegative().max(4096),
    scale: number().nonnegative(),
    embedder: string().min(1).nullable().meta({ description: "name of the text embedding model; null: hashed by wattlint itself" })
  })
});
var TrendInput = strictObject({
  feature: FeatureName,
  centre: number(),
  low: number(),
  high: number()
});
var Trend = strictObject({
  intercept: number().min(-50).max(50),
  terms: array(
    strictObject({
      inputs: array(TrendInput).min(1).max(2),
      slope: number().min(-50).max(50)
    })
  ).max(50)
});
var areNumbers = (value) => Array.isArray(value) && value.every((one) => one === null || Number.isFinite(one));
var ModelRow = strictObject({
  source_id: string(),
  title: string(),
  group: string(),
  provenance: Provenance,
  licence: string(),
  spec_reconstructed: boolean(),
  weight: number().positive(),
  watts: number().positive(),
  formula_w: number().positive(),
  formula_width: number().min(1).meta({ description: "factor each way that the formula is uncertain by" }),
  family: Family.nullable(),
  board: string().meta({ description: "'' without boards" }),
  devices: number().nonnegative(),
  text: string(),
  numbers: custom(areNumbers, "expected an array of numbers and null").meta({
    type: "array",
    items: { type: ["number", "null"] },
    description: "in the order of the table's features"
  })
});
var Table = strictObject({ scope: Scope, features: array(FeatureName), rows: array(ModelRow).min(1) }).refine(({ features, rows }) => rows.every(({ numbers }) => numbers.length === features.length), {
  path: ["rows"],
  error: "a row has not the numbers of the table"
});
var Calibration = strictObject({
  case: _enum(["usual", "count-not-measured", "board-not-measured"]).meta({ description: "what was held out: groups of rows, a number of boards, or a type of board" }),
  low: number().nonpositive(),
  high: number().nonnegative(),
  spread_far: number().positive(),
  spread_near: number().positive(),
  rows: int().nonnegative(),
  groups: int().nonnegative()
});
var ModelPart = strictObject({
  id: string().min(1),
  scope: Scope,
  family: Family.nullable().meta({ description: "null: any, and rows of all of them" }),
  needs: array(FeatureName),
  trend: Trend.nullable().meta({ description: "null: the formula stands" }),
  encoder: Encoder,
  k: int().positive().max(1e4),
  bandwidth: number().positive(),
  shrinkage: number().positive(),
  calibrations: array(Calibration).min(1)
});
var Score = strictObject({
  scope: Scope,
  split: string().meta({ description: "what was held out" }),
  predictor: string(),
  rows: int().positive(),
  median_abs_error_ratio: number().nonnegative(),
  mean_abs_error_ratio: number().nonnegative(),
  mean_abs_error_w: number().nonnegative(),
  geometric_error_factor: number().min(1),
  within_factor_2_ratio: number().min(0).max(1),
  interval_coverage_ratio: number().min(0).max(1).nullable()
});
var Source = strictObject({
  id: string().min(1),
  title: string().min(1),
  licence: string().min(1),
  url: string().min(1),
  retrieved: string().min(1).meta({ description: "date or commit" }),
  citation: string().min(1),
  use: string().min(1).meta({ description: "what the model takes from it" })
});
var ModelContent = strictObject({
  version: string().min(1),
  created: iso_exports.date(),
  coefficients: Coefficients,
  tables: array(Table).max(3),
  parts: array(ModelPart).max(100),
  evaluation: array(Score),
  sources: array(Source),
  limits: array(string().min(1)).meta({ description: "what the model cannot do, in plain words" })
});
var Model = strictObject({
  schema_version: literal(MODEL_SCHEMA_VERSION),
  id: string().regex(/^[0-9a-f]{64}$/).meta({ description: "SHA-256 of the content" }),
  ...ModelContent.shape
});
function modelFrom(content) {
  const inOrder = ModelContent.parse(content);
  return { schema_version: MODEL_SCHEMA_VERSION, id: contentId(inOrder), ...inOrder };
}
function modelIdOf({ schema_version: _, id: __, ...content }) {
  return contentId(content);
}
var contentId = (content) => createHash2("sha256").update(JSON.stringify(content)).digest("hex");
var isMeasured = ({ provenance }) => provenance !== "modelled";
function modelSummaryFrom(model) {
  const labelSources = model.tables.flatMap(({ scope, rows }) => {
    const bySource = grouped(rows, (row) => JSON.stringify([row.source_id, row.provenance, row.licence]));
    return [...bySource.values()].flatMap((group) => {
      const [first] = group;
      if (first === void 0) return [];
      const { source_id, provenance, licence } = first;
      return [{ source: source_id, provenance, scope, rows: group.length, licence }];
    });
  });
  const measured = new Set(model.tables.filter(({ rows }) => rows.some(isMeasured)).map(({ scope }) => scope));
  return {
    id: model.id,
    version: model.version,
    created: model.created,
    rows: model.tables.reduce((sum2, { rows }) => sum2 + rows.length, 0),
    label_sources: labelSources.toSorted((a, b) => b.rows - a.rows),
    errors: model.evaluation.flatMap(
      (score) => score.predictor === "wattlint" && score.interval_coverage_ratio !== null && measured.has(score.scope) ? [
        {
          scope: score.scope,
          what: score.split,
          median_abs_error_ratio: score.median_abs_error_ratio,
          interval_coverage_ratio: score.interval_coverage_ratio
        }
      ] : []
    )
  };
}

// src/adapters/model-file.ts
import { readFile, stat } from "node:fs/promises";
var LARGEST_MODEL_MIB = 64;
var LARGEST_MODEL_BYTES = LARGEST_MODEL_MIB * 1024 * 1024;
var HINT = "Name a model that this version of wattlint wrote, or leave the option out for the bundled one.";
var Versioned = object({ schema_version: string() });
var NOT_A_NUMBER = /[:[,]\s*-?(?:NaN|Infinity)\b/;
async function readModel(file, name) {
  const refuse = (why, cause) => new AppError("model", `model ${JSON.stringify(name)} ${why}`, HINT, { cause });
  const json = jsonOf(await textOf2(file, refuse), refuse);
  const versioned = Versioned.safeParse(json);
  if (!versioned.success) throw refuse("is no model: it has no schema_version", versioned.error);
  const { schema_version } = versioned.data;
  if (schema_version !== MODEL_SCHEMA_VERSION)
    throw refuse(
      `is of schema ${JSON.stringify(schema_version)}, and only "${MODEL_SCHEMA_VERSION}" can be read`
    );
  const parsed = parsedModel(json, refuse);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw refuse(
      `is not usable: ${issue?.path.join(".") || "the file"}: ${issue?.message ?? "unknown"}`,
      parsed.error
    );
  }
  if (modelIdOf(parsed.data) !== parsed.data.id)
    throw refuse("is not what its id says: it was changed or cut");
  return parsed.data;
}
function parsedModel(json, refuse) {
  try {
    return Model.safeParse(json, { jitless: true });
  } catch (cause) {
    if (cause instanceof RangeError) throw refuse("is not usable: it is wrong in too many places", cause);
    throw cause;
  }
}
async function textOf2(file, refuse) {
  if (typeof file === "object" && "text" in file) return file.text;
  try {
    const stats = await stat(file);
    if (stats.isDirectory()) throw refuse("is a folder");
    if (stats.size > LARGEST_MODEL_BYTES) throw refuse(`is over ${LARGEST_MODEL_MIB} MiB`);
    return await readFile(file, "utf8");
  } catch (cause) {
    throw cause instanceof AppError ? cause : refuse("cannot be read", cause);
  }
}
function jsonOf(text, refuse) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (NOT_A_NUMBER.test(text)) throw refuse("holds NaN or Infinity, which is no number and no JSON", cause);
    const looksCut = text.trimStart().startsWith("{") && !text.trimEnd().endsWith("}");
    throw refuse(looksCut ? "is cut off: its JSON does not end" : "is not JSON", cause);
  }
}
function loadedModel(model, embedder) {
  const summary = modelSummaryFrom(model);
  if (embedder === null) return { predict: predictorFrom(model), summary };
  const { vectors, prepare } = embeddedTexts(model, embedder);
  return { predict: predictorFrom(model, vectors), summary, prepare };
}

// src/adapters/model-cache.ts
import { mkdir, readdir, readFile as readFile2, rm, stat as stat2 } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
var MOST_MODELS = 20;
var DRAFT_LIFE_MS = 864e5;
function modelCacheFolder(variable) {
  const named = ["RUNNER_TOOL_CACHE", "RUNNER_TEMP", "XDG_CACHE_HOME"].map(variable).find((folder2) => typeof folder2 === "string" && isAbsolute(folder2));
  const folder = named ?? join(variable("HOME") || homedir(), ".cache");
  return isAbsolute(folder) ? join(folder, "wattlint", "models") : null;
}
function modelCache(folder) {
  if (folder === null) return { read: async () => null, write: async () => void 0 };
  const fileOf = (sha256) => join(folder, `${sha256}.json`);
  return {
    async read(sha256) {
      const bytes = await readFile2(fileOf(sha256)).catch(() => null);
      if (bytes === null || sha256Of(bytes) === sha256) return bytes;
      await rm(fileOf(sha256), { force: true }).catch(() => void 0);
      return null;
    },
    async write(sha256, bytes) {
      try {
        await mkdir(folder, { recursive: true, mode: 448 });
        await writeWhole(folder, `${sha256}.json`, bytes);
        await tidy(folder);
      } catch (error) {
        if (!(error instanceof AppError) && !isOfSystem(error)) throw error;
      }
    }
  };
}
var isOfSystem = (error) => error instanceof Error && "code" in error;
async function tidy(folder) {
  const entries = [];
  for (const name of await readdir(folder)) {
    const stats = await stat2(join(folder, name)).catch(() => null);
    if (stats !== null) entries.push({ name, writtenMs: stats.mtimeMs });
  }
  const newest = Math.max(...entries.map(({ writtenMs }) => writtenMs));
  const drafts = entries.filter(
    ({ name, writtenMs }) => DRAFT.test(name) && writtenMs < newest - DRAFT_LIFE_MS
  );
  const surplus = entries.filter(({ name }) => ENTRY.test(name)).toSorted((a, b) => b.writtenMs - a.writtenMs).slice(MOST_MODELS);
  for (const { name } of [...drafts, ...surplus]) await rm(join(folder, name), { force: true });
}
var ENTRY = /^[0-9a-f]{64}\.json$/;
var DRAFT = /^\.[0-9a-f]{64}\.json\./;

// src/adapters/model-source-remote.ts
var modelAccessFrom = (variable, token) => ({
  fetchFrom: fetch,
  github: { token, apiUrl: apiUrlFrom(variable), graphqlUrl: "", userAgent: `wattlint/${version}` },
  cacheFolder: modelCacheFolder(variable)
});
function apiUrlFrom(variable) {
  const named = variable("GITHUB_API_URL");
  if (named) return named;
  const server = URL.parse(variable("GITHUB_SERVER_URL") || "https://github.com");
  if (server === null || server.host === "github.com") return "https://api.github.com";
  return server.host.endsWith(".ghe.com") ? `https://api.${server.host}` : `${server.origin}/api/v3`;
}
var LONGEST_SHOWN = 200;
var notHad = (shown, why, cause, hint = TRY_AGAIN) => new AppError("model", `model ${quoted(shown, LONGEST_SHOWN)} ${why}`, hint, { cause });
var TRY_AGAIN = "Try again, or let the bundled model stand in with model-fallback: bundled.";
var anotherModel = (shown, actual) => notHad(
  shown,
  `is another file now: its digest is sha256-${actual}`,
  void 0,
  "Look what changed before you write the new digest."
);
async function cachedModel(shown, sha256, { cacheFolder }, fetchBytes) {
  const cache = modelCache(cacheFolder);
  const kept = await cache.read(sha256);
  if (kept !== null) return kept;
  const bytes = await fetchBytes();
  const actual = sha256Of(bytes);
  if (actual !== sha256) throw anotherModel(shown, actual);
  await cache.write(sha256, bytes);
  return bytes;
}

export {
  MAX_SEQS,
  BATCH,
  NAME_OPTIONS,
  SERVE_WORDS,
  SIZE,
  featuresFrom,
  withoutBatch,
  hashedText,
  boardOf,
  mainContainer,
  priorFrom,
  fitEncoder,
  encoderIdOf,
  transform,
  correctionFrom,
  neighbourSearch,
  featureRowOf,
  trendEffects,
  trendAt,
  product,
  rowsOfPart,
  partPredictor,
  textOf,
  embeddingsFor,
  textsOfTables,
  embeddedTexts,
  widened,
  scaled,
  sum,
  logSpread,
  reckonerFrom,
  boardEstimate,
  hostEstimate,
  predictorFrom,
  predictionFrom,
  FeatureName,
  Encoder,
  Score,
  modelFrom,
  modelSummaryFrom,
  LARGEST_MODEL_MIB,
  LARGEST_MODEL_BYTES,
  readModel,
  loadedModel,
  modelAccessFrom,
  notHad,
  anotherModel,
  cachedModel
};

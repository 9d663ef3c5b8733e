import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  selected,
  settingOf,
  withSettings
} from "./chunk-MT2XIJB2.js";
import {
  tellProblems
} from "./chunk-HHK5NVZN.js";
import {
  unbroken
} from "./chunk-T66264VZ.js";
import {
  energyText,
  placeOf,
  podsText,
  runText
} from "./chunk-FDHUBOGH.js";
import {
  configFrom,
  modelOf,
  progressOn,
  renderedFrom,
  treeFrom
} from "./chunk-2HORGANY.js";
import {
  provenanceText,
  scopeText
} from "./chunk-STLDXGOO.js";
import {
  Identity
} from "./chunk-X5DMUOGH.js";
import "./chunk-UQS6LEB3.js";
import {
  PodRange
} from "./chunk-VPBNUSC6.js";
import {
  assess,
  assessOptionsFrom
} from "./chunk-LT7257LV.js";
import "./chunk-5ZINIXYT.js";
import {
  je
} from "./chunk-MR2Q2NXI.js";
import {
  alignedLines,
  painter,
  widthBeside,
  wrapped
} from "./chunk-Z2U3YBWV.js";
import {
  jsonText
} from "./chunk-2IYAJC7V.js";
import {
  count,
  counted,
  factorText,
  percent,
  signedPercent,
  termWatts,
  times,
  wattRange,
  watts,
  withDurations
} from "./chunk-LQ53HEYR.js";
import "./chunk-VDROJEDS.js";
import {
  FeatureName,
  mainContainer,
  predictionFrom,
  reckonerFrom,
  scaled,
  sum,
  trendEffects,
  widened
} from "./chunk-XRDYF5TB.js";
import "./chunk-MNHI26C3.js";
import {
  Confidence,
  Energy,
  Interval,
  Neighbour,
  Scope
} from "./chunk-T22NFV42.js";
import {
  version
} from "./chunk-6DA3H36N.js";
import "./chunk-CDDBQACY.js";
import "./chunk-QNTNOHJ7.js";
import "./chunk-TYF4KTHJ.js";
import "./chunk-VOYEJIXG.js";
import {
  Problem
} from "./chunk-5KOT2KY3.js";
import {
  mdCode,
  mdProse,
  oneLine
} from "./chunk-ZYN6WMRK.js";
import "./chunk-OGAPIFVC.js";
import "./chunk-4Y5D63YT.js";
import "./chunk-X6PSLHTU.js";
import {
  MCPU_PER_CPU,
  MIB_PER_GIB
} from "./chunk-TNUZZPWE.js";
import "./chunk-TO57GDIK.js";
import {
  _enum,
  array,
  boolean,
  discriminatedUnion,
  int,
  literal,
  number,
  strictObject,
  string
} from "./chunk-4SDNS7QA.js";

// src/adapters/path-arguments.ts
import { lstat } from "node:fs/promises";
import { resolve } from "node:path";
var LIKE_A_PATH = /^\.{0,2}\/|^~|\/$|^\.{1,2}$|\\|\.(?:ya?ml|json)$/i;
async function splitArguments(cwd, args) {
  const paths = [];
  const selectors = [];
  for (const argument of args) {
    if (await isPath(cwd, argument) || argument === "-") paths.push(argument);
    else selectors.push(argument);
  }
  return { paths, selectors };
}
var isPath = async (cwd, argument) => LIKE_A_PATH.test(argument) || je(argument) || await lstat(resolve(cwd, argument)).catch(() => null) !== null;

// src/schema/explanation.ts
var EXPLANATION_SCHEMA_VERSION = "1";
var Citation = strictObject({
  of: string().meta({ description: "the coefficient, board, software class or row source that is cited" }),
  source: string(),
  licence: string(),
  date: string().meta({ description: "when it was published or taken; of data sets a date or a commit" })
});
var Factor = strictObject({ value: number(), unit: string(), of: string() });
var ComponentName = _enum(["host", "boards", "other-accelerators"]);
var FormulaTerm = strictObject({
  component: ComponentName,
  id: _enum(["cpu-requested", "cpu-undeclared", "memory", "board"]),
  amount: Factor.meta({ description: "such as vCPU, GiB or boards of one pod" }),
  rate: array(array(Factor).min(1)).min(1).meta({ unit: "W per unit of the amount" }),
  utilisation: number().min(0).max(1).nullable().meta({ description: "that the load is read at; null: none" }),
  watts: number().nonnegative(),
  citations: array(Citation)
});
var TrendTerm = strictObject({
  readings: array(
    strictObject({
      feature: FeatureName,
      value: number().nullable().meta({ description: "as the encoder has it; null: the manifest does not say" }),
      is_beyond_rows: boolean().meta({ description: "true: read as the nearest value that the rows have" })
    })
  ),
  effect_log: number(),
  effect_ratio: number().meta({ description: "exp(effect_log) \u2212 1: 0.14 for 14 % more" })
});
var ExplainedNeighbour = strictObject({
  ...Neighbour.shape,
  formula_w: number().positive().meta({ description: "what the formula says about that row" }),
  effect_log: number(),
  effect_factor: number().positive().meta({ description: "exp(effect_log): its watts over formula \xD7 trend" })
});
var ExplainedWidth = discriminatedUnion("kind", [
  strictObject({
    kind: literal("calibrated"),
    case: _enum(["usual", "count-not-measured", "board-not-measured"]),
    rows: int().nonnegative().meta({ description: "held out in calibration" }),
    groups: int().nonnegative(),
    spread: number().nonnegative().meta({ description: "expected standard deviation of the log error" }),
    spread_near: number().positive().meta({ description: "of it, among close rows" }),
    spread_far: number().positive().meta({ description: "of it, where no row is close" }),
    neighbour_spread: number().nonnegative().meta({ description: "standard deviation of what the neighbours say" }),
    low: number().nonpositive().meta({ description: "p10, in units of spread" }),
    high: number().nonnegative().meta({ description: "p90, in units of spread" }),
    down_factor: number().min(1).meta({ description: "p50/p10" }),
    up_factor: number().min(1).meta({ description: "p90/p50" })
  }),
  strictObject({
    kind: literal("factor"),
    factor: number().min(1).meta({ description: "p90/p50 and p50/p10" }),
    citations: array(Citation)
  })
]);
var ExplainedComponent = strictObject({
  component: ComponentName,
  formula_w: number().nonnegative(),
  answered_by: strictObject({ part: string(), scope: Scope }).nullable().meta({ description: "part of the model; null: the formula alone" }),
  trend_factor: number().positive(),
  trend: array(TrendTerm).meta({ description: "the intercept first; empty without a trend" }),
  neighbour_factor: number().positive(),
  neighbours: array(ExplainedNeighbour).meta({ description: "heaviest first" }),
  other_neighbours: strictObject({ rows: int().nonnegative(), weight: number().nonnegative(), effect_log: number() }).meta({ description: "those that weigh less than half a percent, together" }),
  formula_weight: number().min(0).max(1).meta({ description: "left to formula \xD7 trend by the neighbours" }),
  cap_w: number().nonnegative().nullable().meta({ description: "the boards' nameplates; null where none limits" }),
  is_capped: boolean(),
  pod_power_w: Interval,
  width: ExplainedWidth,
  row_sources: array(Citation)
});
var Outcome = strictObject({
  settings: array(strictObject({ key: string(), value: string() })).meta({ description: "for what-if --set; empty for what no setting says" }),
  power_w: Interval,
  energy: Energy,
  confidence: _enum(["high", "medium", "low"])
});
var Suggestion = strictObject({
  id: _enum([
    "request-cpu",
    "name-board",
    "name-model",
    "tell-batch",
    "biggest-term",
    "fewer-replicas",
    "tell-run-length",
    "measure"
  ]),
  share: number().min(0).max(1).nullable().meta({ description: "of the p50, that the biggest term makes" }),
  term: FormulaTerm.shape.id.nullable(),
  outcomes: array(Outcome)
});
var Explanation = strictObject({
  ...Identity.shape,
  pods: PodRange,
  pod_power_w: Interval,
  power_w: Interval.meta({ description: "all typical pods while they run" }),
  energy: Energy,
  confidence: Confidence,
  formula: array(FormulaTerm),
  components: array(ExplainedComponent),
  suggestions: array(Suggestion),
  assumptions: array(string())
});
var ExplanationReport = strictObject({
  schema_version: literal(EXPLANATION_SCHEMA_VERSION),
  tool: strictObject({ name: literal("wattlint"), version: string() }),
  model: strictObject({ id: string(), version: string() }),
  explanations: array(Explanation),
  more_workloads: int().nonnegative().meta({ description: "smaller ones, left out" }),
  problems: array(Problem)
});

// src/explain/formula.ts
var citation = (of, { source, licence, date }) => ({
  of,
  source,
  licence,
  date
});
function formulaTerms(prior, coefficients) {
  return [
    ...cpuRequested(prior, coefficients),
    ...cpuUndeclared(prior, coefficients),
    ...memory(prior, coefficients),
    ...prior.boards.map((board) => boardTerm("boards", board, coefficients)),
    ...prior.otherBoards.map((board) => boardTerm("other-accelerators", board, coefficients))
  ].map((term) => ({ utilisation: null, ...term, watts: wattsOf(term) }));
}
var wattsOf = ({ amount, rate }) => amount.value * rate.reduce((sum2, factors) => sum2 + productOf(factors), 0);
var productOf = (factors) => factors.reduce((product, { value }) => product * value, 1);
var idleFactors = ({ cpu_idle_w_per_vcpu, cpu_idle_share }) => [
  { value: cpu_idle_w_per_vcpu.value, unit: "W/vCPU", of: "idle" },
  ...cpu_idle_share.value === 1 ? [] : [{ value: cpu_idle_share.value, unit: "ratio", of: "of the idle power" }]
];
function cpuRequested(prior, coefficients) {
  const { requestedVcpu, load, utilisation } = prior;
  if (requestedVcpu === 0) return [];
  const { cpu_idle_w_per_vcpu, cpu_dynamic_w_per_vcpu, cpu_idle_share, cpu_load_curve } = coefficients;
  return [
    {
      component: "host",
      id: "cpu-requested",
      amount: { value: requestedVcpu, unit: "vCPU", of: "requested" },
      utilisation,
      rate: [
        idleFactors(coefficients),
        [
          { value: cpu_dynamic_w_per_vcpu.value, unit: "W/vCPU", of: "dynamic" },
          { value: load, unit: "ratio", of: "load" }
        ]
      ],
      citations: [
        citation("cpu_idle_w_per_vcpu", cpu_idle_w_per_vcpu),
        citation("cpu_dynamic_w_per_vcpu", cpu_dynamic_w_per_vcpu),
        citation("cpu_idle_share", cpu_idle_share),
        citation("cpu_load_curve", cpu_load_curve),
        ...utilisationCitation(prior, coefficients)
      ]
    }
  ];
}
function utilisationCitation({ utilisationName, software }, coefficients) {
  if (software !== null) return [citation(`utilisation, ${software.title}`, software)];
  return utilisationName === null ? [] : [citation(utilisationName, coefficients[utilisationName])];
}
function cpuUndeclared({ undeclaredCpu }, coefficients) {
  if (undeclaredCpu.amount === 0) return [];
  const { cpu_idle_w_per_vcpu, cpu_dynamic_w_per_vcpu, undeclared_use_vcpu } = coefficients;
  return [
    {
      component: "host",
      id: "cpu-undeclared",
      amount: { value: undeclaredCpu.amount, unit: "vCPU", of: "in use without a request" },
      rate: [
        idleFactors(coefficients),
        [{ value: cpu_dynamic_w_per_vcpu.value, unit: "W/vCPU", of: "dynamic" }]
      ],
      citations: [
        ...usualOf(undeclaredCpu, "use_vcpu", citation("undeclared_use_vcpu", undeclared_use_vcpu)),
        citation("cpu_idle_w_per_vcpu", cpu_idle_w_per_vcpu),
        citation("cpu_dynamic_w_per_vcpu", cpu_dynamic_w_per_vcpu)
      ]
    }
  ];
}
function memory({ memGib, undeclaredMem }, coefficients) {
  if (memGib === 0) return [];
  const { memory_w_per_gib, undeclared_mem_gib } = coefficients;
  const isAssumed = undeclaredMem.amount === memGib;
  return [
    {
      component: "host",
      id: "memory",
      amount: { value: memGib, unit: "GiB", of: isAssumed ? "taken without a request" : "of memory" },
      rate: [[{ value: memory_w_per_gib.value, unit: "W/GiB", of: "" }]],
      citations: [
        citation("memory_w_per_gib", memory_w_per_gib),
        ...usualOf(undeclaredMem, "mem_gib", citation("undeclared_mem_gib", undeclared_mem_gib))
      ]
    }
  ];
}
function usualOf({ classes }, what, rest) {
  const cited = classes.map((one) => one === null ? rest : citation(`${what}, ${one.title}`, one));
  return cited.filter((one, index) => cited.findIndex(({ of }) => of === one.of) === index);
}
function boardTerm(component, { model, count: count2, nameplateW, isNamed }, { devices, accelerator_load_ratio, unknown_accelerator_w }) {
  const device = isNamed ? devices.find((one) => one.model === model) : void 0;
  return {
    component,
    id: "board",
    amount: { value: count2, unit: "board", of: model },
    rate: [
      [
        { value: nameplateW, unit: "W", of: isNamed ? "nameplate" : "taken" },
        { value: accelerator_load_ratio.value, unit: "ratio", of: "at full load" }
      ]
    ],
    citations: [
      device === void 0 ? citation("unknown_accelerator_w", unknown_accelerator_w) : citation(`nameplate of ${device.model}`, device),
      citation("accelerator_load_ratio", accelerator_load_ratio)
    ]
  };
}

// src/explain/component.ts
var LEAST_SHOWN_WEIGHT = 5e-3;
function componentsOf(reckoning, model) {
  const { prior, host, boards } = reckoning;
  const { coefficients } = model;
  const nameplateW = prior.gpuW / coefficients.accelerator_load_ratio.value;
  return [
    ...boards.formulaW === 0 ? [] : [
      {
        ...estimated("boards", boards, reckoning, model, ["width_unmeasured_accelerator"]),
        cap_w: nameplateW
      }
    ],
    ...otherAccelerators(reckoning, coefficients),
    ...host.formulaW === 0 ? [] : [estimated("host", host, reckoning, model, hostWidths(host, prior.cpuWidthName))]
  ];
}
var hostWidths = ({ learner, correction }, own) => learner?.part.scope === "pod_kepler_total" && correction.support > 0 ? [own, "width_same_image"] : [own];
function estimated(component, estimate, { features }, model, widths) {
  const { learner, formulaW, trendLog, correction, isCapped, interval } = estimate;
  const trend = learner?.part.trend ?? null;
  const told = correction.neighbours.filter(({ weight }) => weight >= LEAST_SHOWN_WEIGHT).toSorted((a, b) => b.weight - a.weight || a.distance - b.distance);
  const others = correction.neighbours.filter(({ weight }) => weight < LEAST_SHOWN_WEIGHT);
  return {
    component,
    formula_w: formulaW,
    answered_by: learner === null ? null : { part: learner.part.id, scope: learner.part.scope },
    trend_factor: Math.exp(trendLog),
    trend: trend === null ? [] : trendEffects(features.numbers, trend).map((one) => termOf(one, features.numbers)),
    neighbour_factor: Math.exp(correction.logFactor),
    neighbours: told.map(({ row: row2, distance, weight, residual }) => ({
      source_id: row2.source_id,
      title: row2.title,
      provenance: row2.provenance,
      scope: learner?.part.scope ?? "modelled_wall",
      distance,
      weight,
      watts: row2.watts,
      formula_w: row2.formula_w,
      effect_log: residual,
      effect_factor: Math.exp(residual)
    })),
    other_neighbours: {
      rows: others.length,
      weight: others.reduce((sum2, { weight }) => sum2 + weight, 0),
      effect_log: others.reduce((sum2, { weight, residual }) => sum2 + weight * residual, 0)
    },
    formula_weight: 1 - correction.support,
    cap_w: null,
    is_capped: isCapped,
    pod_power_w: interval,
    width: widthOf(estimate.width, estimate, widths, model.coefficients),
    row_sources: sourcesOf(told, model)
  };
}
function termOf({ inputs, effect }, numbers) {
  return {
    readings: inputs.map(({ feature, low, high }) => {
      const value = numbers[feature] ?? null;
      return { feature, value, is_beyond_rows: value !== null && (value < low || value > high) };
    }),
    effect_log: effect,
    effect_ratio: Math.exp(effect) - 1
  };
}
function widthOf(width, { correction }, names, coefficients) {
  if (width.kind === "factor") {
    return {
      kind: "factor",
      factor: width.factor,
      citations: names.map((name) => citation(name, coefficients[name]))
    };
  }
  const { calibration, spread } = width;
  const { rows, groups, spread_near, spread_far, low, high } = calibration;
  return {
    kind: "calibrated",
    case: calibration.case,
    rows,
    groups,
    spread,
    spread_near,
    spread_far,
    neighbour_spread: correction.spread,
    low,
    high,
    down_factor: Math.exp(-low * spread),
    up_factor: Math.exp(high * spread)
  };
}
function sourcesOf(rows, { sources: sources2 }) {
  const ids = [...new Set(rows.map(({ row: row2 }) => row2.source_id))];
  return ids.flatMap((id) => {
    const source = sources2.find((one) => one.id === id);
    return source === void 0 ? [] : [
      citation(id, {
        source: `${source.title}, ${source.url}`,
        licence: source.licence,
        date: source.retrieved
      })
    ];
  });
}
function otherAccelerators({ prior, otherAccelerators: interval }, coefficients) {
  if (prior.otherAcceleratorW === 0) return [];
  const isUnnamed = prior.otherBoards.some(({ isNamed }) => !isNamed);
  const name = isUnnamed ? "width_unknown_accelerator" : "width_unmeasured_accelerator";
  return [
    {
      component: "other-accelerators",
      formula_w: prior.otherAcceleratorW,
      answered_by: null,
      trend_factor: 1,
      trend: [],
      neighbour_factor: 1,
      neighbours: [],
      other_neighbours: { rows: 0, weight: 0, effect_log: 0 },
      formula_weight: 1,
      cap_w: null,
      is_capped: false,
      pod_power_w: interval,
      width: {
        kind: "factor",
        factor: prior.otherAcceleratorWidth,
        citations: [citation(name, coefficients[name])]
      },
      row_sources: []
    }
  ];
}

// src/explain/suggestions.ts
var USUAL_MCPU = [10, 25, 50, 100, 250, 500, 1e3, 2e3, 4e3, 8e3, 16e3];
var BOARDS = ["L4", "H100-SXM"];
var MODELS = {
  language: ["Qwen/Qwen3-8B", "Qwen/Qwen3-32B"],
  diffusion: ["black-forest-labs/FLUX.1-dev"]
};
var BATCHES = { language: [16, 256], diffusion: [1, 8] };
var LONG_RUN_S = 3600;
var SMALL_DUTY_CYCLE = 0.3;
var LEAST_SHARE = 0.2;
var ENOUGH_SUPPORT = 0.7;
function suggestionsFor(explained) {
  if (explained.prediction.power_w.p50 === 0) return [];
  return [
    ...requestCpu(explained),
    ...nameBoard(explained),
    ...nameModel(explained),
    ...tellBatch(explained),
    ...biggestTerm(explained),
    ...fewerReplicas(explained),
    ...tellRunLength(explained),
    ...measure(explained)
  ];
}
function outcomeOf({ reckoning, model, ask }, written) {
  const settings = written.map(([key, text]) => settingOf(key, text));
  const { power_w, energy, confidence } = ask(withSettings(reckoning.request, settings, model.coefficients));
  return {
    settings: settings.map(({ key, text }) => ({ key, value: text })),
    power_w,
    energy,
    confidence: confidence.grade
  };
}
var suggestion = (id, outcomes) => ({
  id,
  share: null,
  term: null,
  outcomes: [...outcomes]
});
var hostShare = ({ reckoning: { host, podPowerW } }) => host.p50W / podPowerW.p50;
function requestCpu(explained) {
  const { prior } = explained.reckoning;
  if (prior.isCpuDeclared || hostShare(explained) < LEAST_SHARE) return [];
  const wantedMcpu = prior.undeclaredCpu.amount * MCPU_PER_CPU / prior.utilisation;
  const mcpu = USUAL_MCPU.reduce(
    (best, one) => Math.abs(Math.log(one / wantedMcpu)) < Math.abs(Math.log(best / wantedMcpu)) ? one : best
  );
  return [suggestion("request-cpu", [outcomeOf(explained, [["cpu", `${mcpu}m`]])])];
}
function nameBoard(explained) {
  if (!explained.reckoning.prior.otherBoards.some(({ isNamed }) => !isNamed)) return [];
  const known = BOARDS.filter(
    (name) => explained.model.coefficients.devices.some(({ model }) => model === name)
  );
  return known.length === 0 ? [] : [
    suggestion(
      "name-board",
      known.map((name) => outcomeOf(explained, [["gpu", name]]))
    )
  ];
}
var servingFamily = ({ reckoning: { features, boards } }) => boards.formulaW > 0 && (features.family === "language" || features.family === "diffusion") ? features.family : null;
function nameModel(explained) {
  const family = servingFamily(explained);
  if (family === null || (explained.reckoning.features.numbers.log2_active_params_b ?? null) !== null)
    return [];
  return [
    suggestion(
      "name-model",
      MODELS[family].map((name) => outcomeOf(explained, [["model", name]]))
    )
  ];
}
function tellBatch(explained) {
  const family = servingFamily(explained);
  if (family === null) return [];
  const { log2_max_seqs, log2_image_batch, log2_active_params_b } = explained.reckoning.features.numbers;
  const told = family === "language" ? log2_max_seqs : log2_image_batch;
  if ((told ?? null) !== null || (log2_active_params_b ?? null) === null) return [];
  return [
    suggestion(
      "tell-batch",
      BATCHES[family].map((batch) => outcomeOf(explained, [["batch", String(batch)]]))
    )
  ];
}
function biggestTerm(explained) {
  const { terms, components, reckoning } = explained;
  const drawnW = (term) => {
    const whole = components.find(({ component }) => component === term.component);
    return whole === void 0 || whole.formula_w === 0 ? 0 : term.watts / whole.formula_w * whole.pod_power_w.p50;
  };
  const [biggest] = terms.toSorted((a, b) => drawnW(b) - drawnW(a));
  if (biggest === void 0 || biggest.id === "cpu-undeclared") return [];
  const share = Math.min(drawnW(biggest) / reckoning.podPowerW.p50, 1);
  const outcomes = halved(explained, biggest).map((written) => outcomeOf(explained, written));
  return [{ id: "biggest-term", share, term: biggest.id, outcomes }];
}
function halved({ reckoning, model }, { id }) {
  const { request } = reckoning;
  const main = mainContainer(request, model.coefficients.software);
  switch (id) {
    case "cpu-requested": {
      const mcpu = main?.req_cpu_mcpu ?? main?.lim_cpu_mcpu ?? 0;
      return mcpu < 2 ? [] : [[["cpu", `${Math.ceil(mcpu / 2)}m`]]];
    }
    case "memory": {
      const mib = main?.req_mem_mib ?? main?.lim_mem_mib ?? 0;
      return mib < 2 ? [] : [[["memory", memoryText(Math.ceil(mib / 2))]]];
    }
    case "cpu-undeclared":
      return [];
    case "board":
      return [...fewerBoards(request), ...rarelyBusy(request)];
  }
}
var memoryText = (mib) => mib % MIB_PER_GIB === 0 ? `${mib / MIB_PER_GIB}Gi` : `${mib}Mi`;
function fewerBoards({ accelerators }) {
  const [held] = accelerators;
  if (accelerators.length !== 1 || held === void 0 || held.share !== "whole" || held.count < 2) return [];
  return [[["gpus", String(Math.floor(held.count / 2))]]];
}
var rarelyBusy = ({ duty_cycle, run_pattern }) => duty_cycle === null && run_pattern === "continuous" ? [[["duty-cycle", String(SMALL_DUTY_CYCLE)]]] : [];
function fewerReplicas(explained) {
  const { pods, run_pattern, workload_kind } = explained.reckoning.request;
  if (run_pattern !== "continuous" || workload_kind === "DaemonSet" || pods.typical < 2) return [];
  return [suggestion("fewer-replicas", [outcomeOf(explained, [["replicas", String(pods.typical - 1)]])])];
}
function tellRunLength(explained) {
  const { run_pattern, run_s } = explained.reckoning.request;
  if (run_pattern === "continuous" || run_s !== null) return [];
  return [suggestion("tell-run-length", [outcomeOf(explained, [["run-seconds", String(LONG_RUN_S)]])])];
}
function measure(explained) {
  const { reckoning, prediction, model } = explained;
  const { host, boards, otherAccelerators: otherAccelerators2, request } = reckoning;
  const factor = model.coefficients.width_same_image.value;
  const isMeasured = host.learner?.part.scope === "pod_kepler_total" && host.correction.support >= ENOUGH_SUPPORT;
  if (isMeasured || hostShare(explained) < LEAST_SHARE || host.interval.p90 <= host.p50W * factor) return [];
  const podW = sum([widened(host.p50W, factor), boards.interval, otherAccelerators2]);
  return [
    suggestion("measure", [
      {
        settings: [],
        power_w: scaled(podW, request.pods.typical),
        energy: prediction.energy,
        confidence: "high"
      }
    ])
  ];
}

// src/explain/explanation.ts
function explainerFrom(model) {
  const reckon = reckonerFrom(model);
  const predict = (request) => predictionFrom(reckon(request), model.coefficients);
  return {
    predict,
    explain(request) {
      const reckoning = reckon(request);
      return explanationFrom(reckoning, predictionFrom(reckoning, model.coefficients), model, predict);
    }
  };
}
function explanationFrom(reckoning, prediction, model, ask) {
  const { request } = reckoning;
  const terms = formulaTerms(reckoning.prior, model.coefficients);
  const components = componentsOf(reckoning, model);
  const { namespace, workload_kind, workload_name, api_group, component, path, line: line2, pods } = request;
  const { pod_power_w, power_w, energy, confidence, assumptions } = prediction;
  return {
    ...{ namespace, workload_kind, workload_name, api_group, component, path, line: line2 },
    pods,
    pod_power_w,
    power_w,
    energy,
    confidence,
    formula: [...terms],
    components: [...components],
    suggestions: [...suggestionsFor({ reckoning, prediction, model, terms, components, ask })],
    assumptions: [...assumptions]
  };
}

// src/explain/report.ts
function explainReport(model, requests, { limit, problems }) {
  const { predict, explain } = explainerFrom(model);
  const biggestFirst = requests.map((request) => ({ request, powerW: predict(request).power_w.p50 })).toSorted((a, b) => b.powerW - a.powerW);
  const shown2 = biggestFirst.slice(0, limit);
  return {
    schema_version: EXPLANATION_SCHEMA_VERSION,
    tool: { name: "wattlint", version },
    model: { id: model.id, version: model.version },
    explanations: shown2.map(({ request }) => explain(request)),
    more_workloads: biggestFirst.length - shown2.length,
    problems: [...problems]
  };
}

// src/report/explain-block.ts
var block = (title, part = {}) => ({
  title,
  depth: 0,
  lead: [],
  columns: [],
  rows: [],
  endsInName: false,
  ...part
});

// src/report/explain-features.ts
var logarithm = (unit) => (value) => `${factorText(2 ** value)}${unit === "" ? "" : ` ${unit}`}`;
var yesOrNo = (value) => value > 0.5 ? "yes" : "no";
var shown = {
  log2_devices: { title: "boards", write: logarithm("") },
  log2_board_w: { title: "nameplate of a board", write: logarithm("W") },
  log2_params_b: { title: "parameters", write: logarithm("billion") },
  log2_active_params_b: { title: "active parameters", write: logarithm("billion") },
  log2_params_per_active: { title: "parameters per active one", write: logarithm("") },
  log2_weight_bits: { title: "bits per weight", write: logarithm("") },
  log2_weight_gb_per_device: { title: "weights on a board", write: logarithm("GB") },
  log2_active_gb_per_device: { title: "active weights on a board", write: logarithm("GB") },
  log2_read_gb_per_device: { title: "weights read in a step", write: logarithm("GB per board") },
  log2_max_seqs: { title: "sequences at once", write: logarithm("") },
  log2_step_ms: { title: "computing in a step", write: logarithm("ms") },
  log2_image_batch: { title: "images at once", write: logarithm("") },
  log2_denoise_ms: { title: "computing in a denoising step", write: logarithm("ms") },
  denoise_busy_65ms: { title: "busy if a step also waits 65 ms", write: percent },
  denoise_busy_250ms: { title: "busy if a step also waits 250 ms", write: percent },
  log2_training_batch: { title: "training batch", write: logarithm("") },
  is_video: { title: "makes videos", write: yesOrNo },
  is_vision: { title: "reads images", write: yesOrNo },
  is_code: { title: "writes code", write: yesOrNo },
  log2_vcpu: { title: "CPU", write: logarithm("vCPU") },
  log2_mem_gib: { title: "memory", write: logarithm("GiB") },
  is_cpu_declared: { title: "requests CPU", write: yesOrNo },
  is_run_to_end: { title: "runs to an end", write: yesOrNo },
  is_per_node: { title: "runs on every node", write: yesOrNo },
  log2_containers: { title: "containers", write: logarithm("") }
};
function readingsText(readings) {
  if (readings.length === 0) return "measured rows in general";
  const [first, second] = readings;
  if (first !== void 0 && first.feature === second?.feature) return `${readingText(first)}, squared`;
  return readings.map(readingText).join("; ");
}
function readingText({ feature, value, is_beyond_rows }) {
  const { title, write } = shown[feature];
  if (value === null) return `${title}: not said`;
  return `${title}: ${write(value)}${is_beyond_rows ? ", beyond all rows" : ""}`;
}

// src/report/explain-suggestions.ts
function suggestionBlock(explanation) {
  const rows = explanation.suggestions.flatMap(
    (suggestion2) => suggestion2.outcomes.length === 0 ? [row([adviceText(suggestion2), "", ""])] : suggestion2.outcomes.map(
      (outcome, index) => row([
        index === 0 ? adviceText(suggestion2) : "",
        outcome.settings.map(({ key, value }) => `${key}=${value}`).join(" "),
        outcomeText(outcome, explanation)
      ])
    )
  );
  const now = `Now ${powerText(explanation)}, ${energyText(explanation)}; each line says what it would be.`;
  return block("What would change it", {
    lead: rows.length === 0 ? [] : [{ text: now, cites: [] }],
    columns: [
      { title: "", align: "left" },
      { title: "WHAT-IF --SET", align: "left" },
      { title: "THEN", align: "left" }
    ],
    rows
  });
}
var row = (cells) => ({ cells, cites: [] });
var powerText = ({ power_w }) => `${watts(power_w.p50)} (${wattRange(power_w)})`;
function outcomeText(outcome, { power_w, energy, confidence }) {
  const isSamePower = powerText(outcome) === powerText({ power_w });
  const energyNow = energyText({ energy });
  const grade = outcome.confidence === confidence.grade ? "" : `, confidence ${outcome.confidence}`;
  if (!isSamePower) return `${powerText(outcome)}${grade}`;
  const then = energyText({ energy: outcome.energy });
  return then === energyNow ? "the same" : `${then}${grade}`;
}
function adviceText({ id, share, term, outcomes }) {
  switch (id) {
    case "request-cpu":
      return "State a CPU request";
    case "name-board":
      return "Name the accelerator, by a node selector";
    case "name-model":
      return "Name the served model, with --model";
    case "tell-batch":
      return "State how much runs at once";
    case "biggest-term":
      return `${outcomes.length === 0 ? "The biggest part" : "Less of the biggest part"}: ${term === null ? "" : termNames[term]}, ${percent(share ?? 0)}`;
    case "fewer-replicas":
      return "One replica fewer";
    case "tell-run-length":
      return "Say how long a run takes, if an hour";
    case "measure":
      return "Measure it with Kepler: about such a range";
  }
}
var termNames = {
  "cpu-requested": "CPU request",
  "cpu-undeclared": "CPU without a request",
  memory: "memory",
  board: "boards at full load"
};

// src/report/explain-blocks.ts
function citer() {
  const numbers = /* @__PURE__ */ new Map();
  const numberOf = (citation2) => {
    const key = JSON.stringify([citation2.source, citation2.licence, citation2.date]);
    const known = numbers.get(key) ?? { number: numbers.size + 1, citation: citation2 };
    numbers.set(key, known);
    return known.number;
  };
  return {
    cite: (citations) => [...new Set(citations.map(numberOf))].toSorted((a, b) => a - b),
    list: () => [...numbers.values()].map(({ citation: citation2 }) => citation2)
  };
}
var confidenceText = ({ grade, is_out_of_distribution }) => `Confidence ${grade}${is_out_of_distribution ? ", out of distribution" : ""}`;
var blocksOf = (explanation, cite) => [
  formulaBlock(explanation.formula, cite),
  ...explanation.components.flatMap((component) => componentBlocks(component, cite)),
  assumptionBlock(explanation),
  suggestionBlock(explanation)
];
var left = (title) => ({ title, align: "left" });
var right = (title) => ({ title, align: "right" });
var plain = (text) => ({ text, cites: [] });
var termTitles = {
  "cpu-requested": "CPU requested",
  "cpu-undeclared": "CPU without a request",
  memory: "memory",
  board: "boards"
};
function formulaBlock(terms, cite) {
  const rows = terms.map((term) => ({
    cells: [termTitles[term.id], expression(term), `= ${termWatts(term.watts)}`],
    cites: cite(term.citations)
  }));
  return block("Formula, per pod", { columns: [left(""), left(""), right("")], rows });
}
function expression({ amount, rate, utilisation }) {
  const sum2 = rate.map((factors) => factors.map((factor) => factorWords(factor, utilisation)).join(" \xD7 ")).join(" + ");
  const unit = amount.unit === "board" ? `\xD7 ${boardName(amount)}` : amount.unit;
  return `${factorText(amount.value)} ${unit} \xD7 ${rate.length > 1 ? `(${sum2})` : sum2}`;
}
var boardName = ({ of }) => of === "unknown" ? "unnamed board" : of;
function factorWords({ value, unit, of }, utilisation) {
  const at = of === "load" && utilisation !== null ? `load at ${percent(utilisation)}` : of;
  return `${factorText(value)}${unit === "ratio" ? "" : ` ${unit}`} ${at}`.trimEnd();
}
var componentTitles = {
  host: "CPU and memory",
  boards: "Boards",
  "other-accelerators": "Other accelerators"
};
function componentBlocks(component, cite) {
  const { trend, neighbours, answered_by, pod_power_w, width, formula_weight } = component;
  const none = neighbours.length === 0 ? [plain(withoutNeighbours(component))] : [];
  const interval = {
    text: `Interval ${wattRange(pod_power_w)}, ${widthSentence(width)}`,
    cites: width.kind === "factor" ? cite(width.citations) : []
  };
  const blocks = [
    block(`${componentTitles[component.component]}: ${chain(component)}`, { lead: [interval, ...none] })
  ];
  if (trend.length > 0 && answered_by !== null) {
    const title = `Trend ${times(component.trend_factor)}, part "${answered_by.part}" of the model`;
    blocks.push(block(title, { depth: 1, columns: [right(""), left("")], rows: trendRows(trend) }));
  }
  if (neighbours.length > 0 && answered_by !== null) {
    const title = `Neighbours ${times(component.neighbour_factor)}: they weigh ${percent(1 - formula_weight)}, formula and trend ${percent(formula_weight)}`;
    blocks.push(block(title, { depth: 1, ...neighbourTable(component, cite, scopeText[answered_by.scope]) }));
  }
  return blocks;
}
function chain({
  formula_w,
  trend,
  trend_factor,
  neighbours,
  neighbour_factor,
  ...rest
}) {
  const factors = [
    termWatts(formula_w),
    ...trend.length > 0 ? [`${factorText(trend_factor)} trend`] : [],
    ...neighbours.length > 0 ? [`${factorText(neighbour_factor)} neighbours`] : []
  ];
  const held = rest.is_capped && rest.cap_w !== null ? `, held to the nameplate` : "";
  const p50 = termWatts(rest.pod_power_w.p50);
  return factors.length === 1 ? p50 : `${factors.join(" \xD7 ")} = ${p50}${held}`;
}
function withoutNeighbours({ component, answered_by }) {
  if (component === "other-accelerators") return "Nobody measured such a device: the formula stands alone.";
  if (answered_by === null) return "No part of the model answers for it: the formula stands alone.";
  return "No known workload is near enough to correct it: 100 % is left to the formula.";
}
var LEAST_EFFECT = 5e-3;
function trendRows(trend) {
  const sorted = trend.toSorted((a, b) => Math.abs(b.effect_log) - Math.abs(a.effect_log));
  const shown2 = sorted.filter(({ effect_ratio }) => Math.abs(effect_ratio) >= LEAST_EFFECT);
  const others = sorted.filter(({ effect_ratio }) => Math.abs(effect_ratio) < LEAST_EFFECT);
  const together = Math.exp(others.reduce((sum2, { effect_log }) => sum2 + effect_log, 0)) - 1;
  return [
    ...shown2.map(({ effect_ratio, readings }) => ({
      cells: [signedPercent(effect_ratio), readingsText(readings)],
      cites: []
    })),
    ...others.length === 0 ? [] : [{ cells: [signedPercent(together), counted(others.length, "smaller term")], cites: [] }]
  ];
}
function neighbourTable({ neighbours, other_neighbours, row_sources }, cite, scope) {
  const origins = new Set(neighbours.map(originText));
  const hasOne = origins.size === 1;
  const rows = neighbours.map((one) => ({
    cells: [
      percent(one.weight),
      factorText(one.distance),
      watts(one.watts),
      times(one.effect_factor),
      ...hasOne ? [] : [originText(one)],
      one.title
    ],
    cites: hasOne ? [] : cite(row_sources.filter(({ of }) => of === one.source_id))
  }));
  const { rows: more, weight } = other_neighbours;
  const gaps = Array.from({ length: hasOne ? 3 : 4 }, () => "");
  const rest = `${count(more)} more that weigh less than 0.5 % each`;
  return {
    lead: [
      {
        text: `Watts of ${scope}${hasOne ? `, all ${[...origins].join()}` : ""}; what each says is those over formula \xD7 trend.`,
        cites: hasOne ? cite(row_sources) : []
      }
    ],
    columns: [
      right("WEIGHT"),
      right("DISTANCE"),
      right("POWER"),
      right("SAYS"),
      ...hasOne ? [] : [left("SOURCE")],
      left("KNOWN WORKLOAD")
    ],
    rows: more === 0 ? rows : [...rows, { cells: [percent(weight), ...gaps, rest], cites: [] }],
    endsInName: true
  };
}
var originText = ({ provenance, source_id }) => `${provenanceText[provenance]}, ${source_id}`;
var caseTexts = {
  usual: "each group held out",
  "count-not-measured": "each number of boards held out, for no row has this number",
  "board-not-measured": "each type of board held out, for no row has this type"
};
var WIDE = 2;
function widthSentence(width) {
  if (width.kind === "factor") {
    const why = width.citations.map(({ of }) => widthReasons.get(of) ?? of).join(", narrowed by ");
    return `${times(width.factor)} each way: ${why}.`;
  }
  const { down_factor, up_factor, rows, groups, spread, spread_near, spread_far, neighbour_spread } = width;
  const isWide = Math.max(down_factor, up_factor) > WIDE;
  const ends = isWide ? `\xF7${times(down_factor).slice(1)} to ${times(up_factor)}` : `${signedPercent(1 / down_factor - 1)} to ${signedPercent(up_factor - 1)}`;
  const spreads = `expected error ${errorText(spread)} (${errorText(spread_near)} near known rows, ${errorText(spread_far)} far from them${neighbour_spread < LEAST_EFFECT ? "" : `; the neighbours differ by ${errorText(neighbour_spread)}`})`;
  return `${ends}: calibrated on ${counted(rows, "row")} of ${counted(groups, "group")}, ${caseTexts[width.case]}; ${spreads}.`;
}
var errorText = (spread) => Math.exp(spread) > WIDE ? times(Math.exp(spread)) : percent(spread);
var widthReasons = /* @__PURE__ */ new Map([
  ["width_recognised", "software of a recognised class, never measured itself"],
  ["width_recognised_no_request", "software of a recognised class, without a CPU request"],
  ["width_unknown_software", "software that is not recognised"],
  ["width_no_request", "software that is not recognised, without a CPU request"],
  ["width_same_image", "measured rows of the same image"],
  ["width_unmeasured_accelerator", "no device of this kind was measured"],
  ["width_unknown_accelerator", "the device is not named"]
]);
var assumptionBlock = ({ assumptions }) => block("Taken as given", { lead: assumptions.map((text) => plain(withDurations(text))) });

// src/report/explain-markdown.ts
var LONGEST_SENTENCE = 500;
function renderExplanationMarkdown(report) {
  const { cite, list } = citer();
  const parts = report.explanations.map(
    (explanation) => [head(explanation), ...blocksOf(explanation, cite).flatMap((block2) => blockText(block2))].join("\n\n")
  );
  const more = report.more_workloads === 0 ? [] : [`and ${counted(report.more_workloads, "smaller workload")}.`];
  return `${unbroken([...parts, ...more, ...sources(list())].join("\n\n"))}
`;
}
function head(explanation) {
  const { namespace, workload_name, component, workload_kind, path, line: line2, pods, energy, confidence } = explanation;
  const name = `${namespace === "" ? "" : `${namespace}/`}${workload_name}${component === null ? "" : ` (${component})`}`;
  const place = path === null ? [] : [mdCode(placeOf({ path, line: line2 }), 120)];
  const run = runText({ energy });
  return [
    `### ${mdCode(name)}`,
    "",
    [mdProse(workload_kind, 40), ...place].join(" \xB7 "),
    "",
    [
      `**${watts(explanation.power_w.p50)}** (${wattRange(explanation.power_w)})`,
      `${podsText({ pods, before: null })} ${pods.typical === 1 ? "pod" : "pods"}`,
      `${watts(explanation.pod_power_w.p50)} a pod`,
      energyText({ energy }),
      ...run === "" ? [] : [run]
    ].join(" \xB7 "),
    "",
    `${confidenceText(confidence)}: ${mdProse(confidence.reason, LONGEST_SENTENCE)}.`
  ].join("\n");
}
function blockText({ title, lead, columns, rows }) {
  if (lead.length === 0 && rows.length === 0) return [];
  const hasCites = rows.some(({ cites }) => cites.length > 0);
  const titles = [...columns.map((column) => sentenceCase(column.title)), ...hasCites ? ["Sources"] : []];
  const rules = [
    ...columns.map(({ align }) => align === "left" ? ":--" : "--:"),
    ...hasCites ? [":--"] : []
  ];
  const table = [
    line(titles),
    line(rules),
    ...rows.map(
      ({ cells, cites }) => line([
        ...cells.map((text) => text === "" ? "" : mdProse(text, LONGEST_SENTENCE)),
        ...hasCites ? [citeText(cites)] : []
      ])
    )
  ];
  return [
    `**${mdProse(title, LONGEST_SENTENCE)}**`,
    ...lead.length === 0 ? [] : [
      lead.map(
        ({ text, cites }) => `- ${mdProse(text, LONGEST_SENTENCE)}${cites.length > 0 ? ` (sources: ${citeText(cites)})` : ""}`
      ).join("\n")
    ],
    ...rows.length === 0 ? [] : [table.join("\n")]
  ];
}
var line = (cells) => `| ${cells.join(" | ")} |`;
var citeText = (numbers) => numbers.map(count).join(", ");
var sentenceCase = (title) => `${title.slice(0, 1)}${title.slice(1).toLowerCase()}`;
function sources(citations) {
  if (citations.length === 0) return [];
  const lines = citations.map(
    ({ source, licence, date }, index) => `${count(index + 1)}. ${mdProse(source, LONGEST_SENTENCE)} (${mdProse(licence, 80)}, ${mdProse(date, 80)})`
  );
  return ["**Sources**", lines.join("\n")];
}

// src/report/explain-text.ts
var WIDEST_NAME = 100;
var WIDEST_CELL = 200;
var NARROWEST_CELL = 30;
var LONGEST_SENTENCE2 = 500;
var INDENT = "  ";
function renderExplanation(report, { color, width }) {
  const paint = painter(color);
  const { cite, list } = citer();
  const parts = report.explanations.map(
    (explanation) => [
      ...headLines(explanation, width, paint),
      ...blocksOf(explanation, cite).flatMap((block2) => blockLines(block2, width, paint))
    ].join("\n")
  );
  return `${[...parts, ...moreLines(report), ...sourceLines(list(), width, paint)].join("\n\n")}
`;
}
function headLines(explanation, width, paint) {
  const { power_w, pod_power_w, pods, confidence, energy, workload_kind, line: line2, path } = explanation;
  const place = path === null ? [] : [oneLine(placeOf({ path, line: line2 }), WIDEST_NAME)];
  const each = pods.typical === 1 ? [] : [`${watts(pod_power_w.p50)} a pod`];
  const run = runText({ energy });
  const name = paint("strong", oneLine(nameText(explanation), WIDEST_NAME));
  return [
    [name, oneLine(workload_kind, 40), ...place].join(" \xB7 "),
    `${INDENT}${[
      `${paint("strong", watts(power_w.p50))} (${wattRange(power_w)})`,
      `${podsText({ pods, before: null })} ${pods.typical === 1 ? "pod" : "pods"}`,
      ...each,
      energyText({ energy }),
      ...run === "" ? [] : [run]
    ].join(" \xB7 ")}`,
    ...wrapped(
      `${INDENT}${confidenceText(confidence)}: ${oneLine(confidence.reason, LONGEST_SENTENCE2)}.`,
      width,
      INDENT
    )
  ];
}
var nameText = ({ namespace, workload_name, component }) => {
  const name = namespace === "" ? workload_name : `${namespace}/${workload_name}`;
  return component === null ? name : `${name} (${component})`;
};
function blockLines(block2, width, paint) {
  const { title, depth, lead, columns, rows, endsInName } = block2;
  if (lead.length === 0 && rows.length === 0) return [];
  const deep = INDENT.repeat(depth + 1);
  const room = endsInName ? roomOf(columns, rows, width - deep.length - INDENT.length) : WIDEST_CELL;
  const hasTitles = columns.some((column) => column.title !== "");
  const table = alignedLines(
    [...columns, SOURCES],
    rows.map((row2) => cellsOf(row2, room)),
    paint
  );
  return [
    "",
    `${deep}${paint("strong", oneLine(title, LONGEST_SENTENCE2))}`,
    ...lead.flatMap((line2) => leadLines(line2, deep, width)),
    ...rows.length === 0 ? [] : table.slice(hasTitles ? 0 : 1).map((line2) => `${deep}${INDENT}${line2}`)
  ];
}
var SOURCES = { title: "", align: "left" };
var cellsOf = ({ cells, cites }, room) => [
  ...cells.map((text, index) => ({ text: oneLine(text, index === cells.length - 1 ? room : WIDEST_CELL) })),
  { text: citeText2(cites), tone: "dim" }
];
function roomOf(columns, rows, width) {
  const last = { title: "", align: "left" };
  const others = rows.map(
    ({ cells, cites }) => ["", ...cells.slice(0, -1), citeText2(cites)].map((text) => ({ text }))
  );
  return Math.max(NARROWEST_CELL, width - widthBeside([last, ...columns.slice(0, -1), SOURCES], others));
}
var leadLines = ({ text, cites }, indent, width) => wrapped(
  `${indent}${INDENT}${oneLine(text, LONGEST_SENTENCE2)} ${citeText2(cites)}`.trimEnd(),
  width,
  `${indent}${INDENT}`
);
var citeText2 = (numbers) => numbers.length === 0 ? "" : `[${numbers.map(count).join(", ")}]`;
var moreLines = ({ more_workloads }) => more_workloads === 0 ? [] : [`and ${counted(more_workloads, "smaller workload")}: name one, or ask for more with --limit`];
function sourceLines(citations, width, paint) {
  if (citations.length === 0) return [];
  const digits = count(citations.length).length;
  const lines = citations.flatMap(({ source, licence, date }, index) => {
    const mark = `  [${count(index + 1)}] `.padStart(digits + 5);
    const text = `${mark}${oneLine(source, LONGEST_SENTENCE2)} (${oneLine(licence, 80)}, ${oneLine(date, 80)})`;
    return wrapped(text, width, " ".repeat(mark.length));
  });
  return [[paint("strong", "Sources"), ...lines].join("\n")];
}

// src/commands/run-explain.ts
var USUAL_LIMIT = 5;
async function runExplain(args, flags, io) {
  const { paths, selectors } = await splitArguments(io.cwd, args);
  const config = await configFrom(flags, io, paths);
  const model = await modelOf(flags.model, io, { ...flags, config });
  const read = await assess(treeFrom(paths, io, renderedFrom(paths, config, io)), {
    ...assessOptionsFrom(config),
    onProgress: progressOn(io)
  });
  const isAll = selectors.length > 0 || flags.format === "json";
  const report = explainReport(model, selected(read.requests, selectors), {
    limit: flags.limit ?? (isAll ? Number.POSITIVE_INFINITY : USUAL_LIMIT),
    problems: read.problems
  });
  if (flags.format === "json") io.out(jsonText(report));
  else if (report.explanations.length === 0) io.err("wattlint: no workload was read\n");
  else if (flags.format === "markdown") io.out(renderExplanationMarkdown(report));
  else io.out(renderExplanation(report, { color: io.isOutTerminal && io.allowsColor, width: io.width }));
  return tellProblems(read.problems, io);
}
export {
  runExplain
};

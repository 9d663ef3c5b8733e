import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  mean,
  quantile
} from "./chunk-LKCIALQR.js";
import {
  recipes
} from "./chunk-4IJTU6UI.js";
import {
  boardEstimate,
  correctionFrom,
  featureRowOf,
  featuresFrom,
  fitEncoder,
  hashedText,
  hostEstimate,
  logSpread,
  modelFrom,
  neighbourSearch,
  partPredictor,
  priorFrom,
  product,
  rowsOfPart,
  textOf,
  transform,
  trendAt,
  withoutBatch
} from "./chunk-XRDYF5TB.js";
import {
  Scope
} from "./chunk-T22NFV42.js";
import {
  grouped
} from "./chunk-X6PSLHTU.js";
import {
  AppError
} from "./chunk-4SDNS7QA.js";

// src/train/prepare.ts
var comparable = {
  gpu_board_at_load: ({ gpuW }) => gpuW,
  pod_kepler_total: ({ cpuW, memoryW }) => cpuW + memoryW,
  modelled_wall: ({ cpuW, memoryW }) => cpuW + memoryW
};
var featuresOf = (scope) => [
  ...new Set(
    recipes.filter((recipe) => recipe.scope === scope).flatMap(({ features, needs, trend }) => [...features, ...needs, ...(trend ?? []).flat()])
  )
];
function tablesFrom(rows, coefficients) {
  const prepare = preparerFrom(coefficients);
  return tablesOf(rows.map(prepare));
}
function tablesOf(prepared) {
  return Scope.options.flatMap((scope) => {
    const rows = prepared.flatMap((one) => "row" in one && one.scope === scope ? one.row : []);
    return rows.length === 0 ? [] : [{ scope, features: [...featuresOf(scope)], rows }];
  });
}
function preparerFrom(coefficients) {
  const prior = priorFrom(coefficients);
  const byScope = new Map(Scope.options.map((scope) => [scope, featuresOf(scope)]));
  return (row) => {
    const ofRow = prior(row.request);
    const formulaW = comparable[row.scope](ofRow);
    const isOfBoards = row.scope === "gpu_board_at_load";
    const holdsAccelerators = row.request.accelerators.length > 0;
    if (!isOfBoards && holdsAccelerators)
      return { refused: "it holds accelerators, and its watts are of CPU and memory alone" };
    if (formulaW === 0)
      return {
        refused: isOfBoards ? "it holds no accelerator that is known" : "the formula gives it no watts"
      };
    const encoded = featuresFrom(row.request, ofRow, coefficients.known_models);
    const { source_id, title, group, provenance, licence, spec_reconstructed, weight, watts_p50 } = row;
    return {
      scope: row.scope,
      row: {
        source_id,
        title,
        group,
        provenance,
        licence,
        spec_reconstructed,
        weight,
        watts: watts_p50,
        formula_w: rounded(formulaW),
        formula_width: isOfBoards ? coefficients.width_unmeasured_accelerator.value : ofRow.cpuWidth,
        family: encoded.family,
        board: ofRow.boards[0]?.model ?? "",
        devices: ofRow.boards.reduce((sum, { count }) => sum + count, 0),
        text: textOf(encoded, row),
        numbers: (byScope.get(row.scope) ?? []).map((name) => {
          const value = encoded.numbers[name] ?? null;
          return value === null ? null : rounded(value);
        })
      }
    };
  };
}
var rounded = (value) => Number(value.toPrecision(6));

// src/train/calibrate.ts
var LEAST_CALIBRATION_ROWS = 20;
var LEAST_CALIBRATION_GROUPS = 6;
var LEAST_SPREAD = 0.05;
var NORMAL_DECILE = 1.2816;
var COVERAGE = 0.8;
var BEYOND_WORST = 1.5;
function calibrationFrom(what, known, errors) {
  const groups = new Set(errors.map(({ index }) => known[index]?.group)).size;
  const head = { case: what, rows: errors.length, groups };
  if (errors.length < LEAST_CALIBRATION_ROWS) {
    const spread2 = rounded2(Math.max(rootMeanSquare(known.map(({ target }) => target)), LEAST_SPREAD));
    return { ...head, low: -NORMAL_DECILE, high: NORMAL_DECILE, spread_near: spread2, spread_far: spread2 };
  }
  const spreadFar = Math.max(rootMeanSquare(errors.map(({ trendError }) => trendError)), LEAST_SPREAD);
  const bySupport = errors.toSorted((a, b) => b.correction.support - a.correction.support);
  const best = bySupport.slice(0, Math.ceil(errors.length / 2)).map(({ error }) => error);
  const spread = {
    spread_near: rounded2(Math.max(rootMeanSquare(best), LEAST_SPREAD)),
    spread_far: rounded2(spreadFar)
  };
  const scores = errors.map(({ error, correction }) => error / logSpread(correction, spread));
  if (groups < LEAST_CALIBRATION_GROUPS) {
    const half = rounded2(
      worstOfGroups(
        grouped(scores.keys(), (i) => known[errors[i]?.index ?? 0]?.group),
        scores
      )
    );
    return { ...head, low: -half, high: half, ...spread };
  }
  const tail = Math.max(0, (Math.floor(0.1 * (scores.length + 1)) - 1) / (scores.length - 1));
  return {
    ...head,
    low: rounded2(Math.min(quantile(scores, tail), 0)),
    high: rounded2(Math.max(quantile(scores, 1 - tail), 0)),
    ...spread
  };
}
function worstOfGroups(members, scores) {
  const halves = [...members.values()].map(
    (rows) => quantile(
      rows.map((row) => Math.abs(scores[row] ?? 0)),
      COVERAGE
    )
  ).toSorted((a, b) => a - b);
  const wanted = Math.ceil(COVERAGE * (halves.length + 1)) - 1;
  return halves[wanted] ?? (halves.at(-1) ?? 0) * BEYOND_WORST;
}
var rootMeanSquare = (values) => Math.sqrt(mean(values.map((value) => value ** 2)));
var rounded2 = (value) => Math.round(value * 1e4) / 1e4 + 0;

// src/train/folds.ts
function groupedFolds(groups, count) {
  const members = grouped(groups.keys(), (row) => groups[row] ?? "");
  const dealt = [...members].toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  const folds = Array.from({ length: Math.min(count, members.size) }, () => []);
  for (const [, rows] of dealt) {
    folds.toSorted((a, b) => a.length - b.length)[0]?.push(...rows);
  }
  return folds.map((testOn) => splitFrom(groups, testOn));
}
function splitFrom(groups, testOn) {
  const left = new Set(testOn);
  return {
    trainOn: [...groups.keys()].filter((row) => !left.has(row)),
    testOn: testOn.toSorted((a, b) => a - b)
  };
}
function checkNoLeak({ trainOn, testOn }, groups) {
  const trained = new Set(trainOn.map((row) => groups[row]));
  const leaked = testOn.map((row) => groups[row] ?? "").find((group) => trained.has(group));
  if (leaked === void 0) return;
  throw new AppError("model", `Rows of "${leaked}" are on both sides of a split.`, "Split by group.");
}

// src/train/ridge.ts
var SLOPE_PENALTY = 10;
var INTERCEPT_PENALTY = 3;
function fitTrend(rows, wanted) {
  const meanWeight = mean(rows.map(({ weight }) => weight));
  const weights = rows.map(({ weight }) => weight / meanWeight);
  const candidates = wanted.flatMap((features) => {
    const inputs = features.flatMap((feature) => inputOf(rows, feature) ?? []);
    if (inputs.length !== features.length) return [];
    const values = rows.map(({ numbers }) => product(numbers, inputs));
    const centre = weightedMean(values, weights);
    const deviation = Math.sqrt(
      weightedMean(
        values.map((value) => (value - centre) ** 2),
        weights
      )
    );
    return deviation < 1e-6 ? [] : [{ inputs, centre, deviation, values }];
  });
  const targets = rows.map(({ target }) => target);
  const level = weightedMean(targets, weights);
  const columns = candidates.map(
    ({ values, centre, deviation }) => values.map((value) => (value - centre) / deviation)
  );
  const matrix = columns.map(
    (a, i) => columns.map(
      (b, j) => weights.reduce((sum, weight, row) => sum + weight * (a[row] ?? 0) * (b[row] ?? 0), 0) + (i === j ? SLOPE_PENALTY : 0)
    )
  );
  const right = columns.map(
    (a) => weights.reduce((sum, weight, row) => sum + weight * (a[row] ?? 0) * ((targets[row] ?? 0) - level), 0)
  );
  const solution = solve(matrix, right);
  const terms = candidates.map(({ inputs, deviation }, i) => ({
    inputs,
    slope: rounded3((solution[i] ?? 0) / deviation)
  }));
  const groups = new Set(rows.map(({ group }) => group)).size;
  const shrunk = level * groups / (groups + INTERCEPT_PENALTY);
  const offset = candidates.reduce((sum, { centre }, i) => sum + centre * (terms[i]?.slope ?? 0), 0);
  return { intercept: rounded3(shrunk - offset), terms };
}
function inputOf(rows, feature) {
  const values = rows.flatMap(({ numbers }) => numbers[feature] ?? []);
  if (values.length === 0) return null;
  return {
    feature,
    centre: rounded3(mean(values)),
    low: rounded3(Math.min(...values)),
    high: rounded3(Math.max(...values))
  };
}
function solve(matrix, right) {
  const size = right.length;
  for (let i = 0; i < size; i++) {
    const pivot = matrix[i] ?? [];
    for (let j = i + 1; j < size; j++) {
      const row = matrix[j] ?? [];
      const factor = (row[i] ?? 0) / (pivot[i] ?? 1);
      for (let k = i; k < size; k++) row[k] = (row[k] ?? 0) - factor * (pivot[k] ?? 0);
      right[j] = (right[j] ?? 0) - factor * (right[i] ?? 0);
    }
  }
  const solution = new Array(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    const row = matrix[i] ?? [];
    let rest = right[i] ?? 0;
    for (let k = i + 1; k < size; k++) rest -= (row[k] ?? 0) * (solution[k] ?? 0);
    solution[i] = rest / (row[i] ?? 1);
  }
  return solution;
}
var weightedMean = (values, weights) => values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0) / weights.reduce((sum, weight) => sum + weight, 0);
var rounded3 = (value) => Math.round(value * 1e6) / 1e6 + 0;

// src/train/out-of-fold.ts
function leaveOut(known, splits, recipe, k, vectors) {
  return splits.flatMap((split) => {
    const trainOn = split.trainOn.flatMap((index) => known[index] ?? []);
    const encoder = fitEncoder(
      trainOn.map(({ features }) => features),
      recipe
    );
    const trend = recipe.trend === null ? null : fitTrend(trainOn, recipe.trend);
    const encoded = ({ features, row }) => transform(features, encoder, row.text, vectors).values;
    const search = neighbourSearch(trainOn.map(encoded));
    const learnt = trainOn.map(({ row, target, numbers }) => ({
      row,
      residual: target - trendAt(numbers, trend)
    }));
    const cache = /* @__PURE__ */ new Map();
    return split.testOn.flatMap((index) => {
      const one = known[index];
      if (one === void 0) return [];
      const vector = encoded(one);
      const key = vector.join(" ");
      const found = cache.get(key) ?? search(vector, k);
      cache.set(key, found);
      return [{ index, found, learnt, trendLog: trendAt(one.numbers, trend) }];
    });
  });
}
var errorsOutOfFold = (known, leftOut, settings) => leftOut.map(({ index, found, learnt, trendLog }) => {
  const correction = correctionFrom(found, learnt, settings);
  const trendError = (known[index]?.target ?? 0) - trendLog;
  return { index, error: trendError - correction.logFactor, trendError, correction };
});

// src/train/fit.ts
var FOLDS = 10;
var NEIGHBOURS = [8, 20];
var BANDWIDTHS = [0.4, 0.6, 1, 1.5, 2];
var SHRINKAGES = [0.1, 0.3, 1];
var MOST_NEIGHBOURS = Math.max(...NEIGHBOURS);
var LEAST_GROUPS_TO_CHOOSE = 6;
var MANY_FOLDS = 99;
var NEVER_LEFT_OUT = 1.2;
function fitPart(known, general, vectors = hashedText) {
  const recipe = recipeWith(general, vectors);
  const groups = known.map(({ group }) => group);
  const leftOut = foldsOf(known, groups, FOLDS, recipe, vectors);
  const isEnough = recipe.isTuned && new Set(groups).size >= LEAST_GROUPS_TO_CHOOSE;
  const settings = isEnough ? bestSettings(known, leftOut) : recipe.settings;
  const usual = calibrationFrom("usual", known, errorsOutOfFold(known, leftOut, settings));
  const calibrations = [usual];
  const apart = [
    ["count-not-measured", known.map(({ row }) => row.devices === 0 ? "" : String(row.devices))],
    ["board-not-measured", known.map(({ row }) => row.board)]
  ];
  for (const [what, keys] of apart) {
    if (keys.every((key) => key === "")) continue;
    if (new Set(keys).size < 2) {
      calibrations.push({
        ...usual,
        case: what,
        low: usual.low * NEVER_LEFT_OUT,
        high: usual.high * NEVER_LEFT_OUT
      });
      continue;
    }
    const without = foldsOf(known, keys, MANY_FOLDS, recipe, vectors);
    calibrations.push(calibrationFrom(what, known, errorsOutOfFold(known, without, settings)));
  }
  const { id, scope, family, needs } = recipe;
  return {
    id,
    scope,
    family,
    needs: [...needs],
    trend: recipe.trend === null ? null : fitTrend(known, recipe.trend),
    encoder: fitEncoder(
      known.map(({ features }) => features),
      recipe
    ),
    ...settings,
    calibrations
  };
}
var recipeWith = (recipe, { embedder = null }) => recipe.text.dimensions === 0 ? recipe : { ...recipe, text: { ...recipe.text, embedder } };
var foldsOf = (known, groups, count, recipe, vectors) => new Set(groups).size < 2 ? [] : leaveOut(known, groupedFolds(groups, count), recipe, MOST_NEIGHBOURS, vectors);
function bestSettings(known, leftOut) {
  const grid = NEIGHBOURS.flatMap(
    (k) => BANDWIDTHS.flatMap((bandwidth) => SHRINKAGES.map((shrinkage) => ({ k, bandwidth, shrinkage })))
  );
  let best = { settings: { k: 12, bandwidth: 1, shrinkage: 0.3 }, cost: Number.POSITIVE_INFINITY };
  for (const settings of grid) {
    const cost = typicalError(errorsOutOfFold(known, leftOut, settings).map(({ error }) => error));
    if (cost < best.cost) best = { settings, cost };
  }
  return best.settings;
}
function typicalError(errors) {
  const absolute = errors.map(Math.abs);
  return quantile(absolute, 0.5) + mean(absolute);
}

// src/train/known.ts
var knownRows = (part, table) => rowsOfPart(part, table).map((row) => knownFrom(row, table));
function knownFrom(row, table) {
  const features = featureRowOf(row, table);
  return {
    row,
    features,
    numbers: features.numbers,
    target: Math.log(row.watts / row.formula_w),
    weight: row.weight,
    group: row.group
  };
}

// src/train/train.ts
function trainModel({ rows, coefficients, ...head }, vectors) {
  return modelOfTables(tablesFrom(rows, coefficients), coefficients, head, vectors);
}
function extendModel(base, { rows, sources, limits, version, created }, vectors) {
  const known = new Set(sources.map(({ id }) => id));
  return modelOfTables(
    mergedTables(base.tables, tablesFrom(rows, base.coefficients)),
    base.coefficients,
    {
      version,
      created,
      sources: [...base.sources.filter(({ id }) => !known.has(id)), ...sources],
      limits: [.../* @__PURE__ */ new Set([...base.limits, ...limits])]
    },
    vectors
  );
}
function mergedTables(base, fresh) {
  const merged = base.map((table) => {
    const more = fresh.find(({ scope }) => scope === table.scope);
    if (more === void 0) return table;
    const keyOf = ({ source_id, group }) => JSON.stringify([source_id, group]);
    const replaced = new Set(more.rows.map(keyOf));
    return { ...table, rows: [...table.rows.filter((row) => !replaced.has(keyOf(row))), ...more.rows] };
  });
  return [...merged, ...fresh.filter(({ scope }) => base.every((table) => table.scope !== scope))];
}
function modelOfTables(tables, coefficients, { sources, limits, version, created }, vectors) {
  const parts = tables.flatMap((table) => partsOf(table, vectors));
  if (parts.length === 0) {
    throw new AppError("model", "No row can be trained on.", "Rows need a scope, watts and a known workload.");
  }
  return modelFrom({
    version,
    created,
    coefficients,
    tables: [...tables],
    parts,
    evaluation: [],
    sources: [...sources],
    limits: [...limits]
  });
}
var partsOf = (table, vectors) => recipes.flatMap((recipe) => {
  const known = recipe.scope === table.scope ? knownRows(recipe, table) : [];
  return known.length === 0 ? [] : [fitPart(known, recipe, vectors)];
});

// src/train/merge.ts
function mergedModel(base, owns, head, vectors) {
  checkFeatures(base);
  let { tables } = base;
  const added = owns.map((own) => {
    checkMergeable(base, own);
    const merged = Scope.options.flatMap((scope) => mergedTable(scope, tables, own) ?? []);
    tables = merged.map(({ table }) => table);
    return merged.reduce((sum, one) => sum + one.added, 0);
  });
  const models = [base, ...owns.map(({ model }) => model)];
  const sources = new Map(models.flatMap((model) => model.sources.map((source) => [source.id, source])));
  const limits = new Set(models.flatMap((model) => model.limits));
  const all = { ...head, sources: [...sources.values()], limits: [...limits] };
  return { model: modelOfTables(tables, base.coefficients, all, vectors), added };
}
function mergedTable(scope, tables, { model, weight }) {
  const before = tables.find((table) => table.scope === scope);
  const own = model.tables.find((table) => table.scope === scope);
  if (own === void 0) return before === void 0 ? null : { table: before, added: 0 };
  const known = new Set((before?.rows ?? []).map(contentOf));
  const fresh = own.rows.filter((row) => !known.has(contentOf(row)));
  const weighted = fresh.map((row) => ({ ...row, weight: row.weight * weight }));
  return { table: { ...own, rows: [...before?.rows ?? [], ...weighted] }, added: fresh.length };
}
var contentOf = ({ weight: _, ...row }) => JSON.stringify(row);
function checkMergeable(base, { name, model }) {
  const others = new Map(Object.entries(model.coefficients));
  const differing = Object.entries(base.coefficients).flatMap(
    ([key, value]) => JSON.stringify(value) === JSON.stringify(others.get(key)) ? [] : key
  );
  const [first] = differing;
  if (first !== void 0) {
    const more = differing.length === 1 ? "" : ` and ${differing.length - 1} more`;
    throw new AppError(
      "model",
      `${name}: its coefficients are not those of the base (${first}${more})`,
      "Rows are kept beside what the formula says about them, so it must be one formula: train it again on the base."
    );
  }
  checkFeatures(model, name);
}
function checkFeatures(model, name = `model ${model.version}`) {
  for (const { scope, features } of model.tables) {
    if (JSON.stringify(features) === JSON.stringify(featuresOf(scope))) continue;
    throw new AppError(
      "model",
      `${name}: its rows of ${scope} hold other features than this version of wattlint makes`,
      "Train it again from the rows that it was made of."
    );
  }
}

// src/evaluate/baselines.ts
function baselinesFrom(trainOn, { scope, features }, { accelerator_load_ratio, cpu_idle_w_per_vcpu, cpu_dynamic_w_per_vcpu }) {
  const watts = trainOn.map((row) => row.watts);
  if (scope === "gpu_board_at_load") {
    const ratio = accelerator_load_ratio.value;
    const perBoard = new Map(
      [...grouped(trainOn, ({ board }) => board)].map(([board, rows]) => [
        board,
        mean(rows.map((row) => row.watts / row.devices))
      ])
    );
    const ofAnyBoard = mean(trainOn.map((row) => row.watts / row.devices));
    return [
      { name: "global mean", predict: () => mean(watts) },
      { name: "nameplate \xD7 boards", predict: (row) => row.formula_w / ratio },
      { name: `${ratio} \xD7 nameplate \xD7 boards`, predict: (row) => row.formula_w },
      {
        name: "mean W per board of its type",
        predict: (row) => (perBoard.get(row.board) ?? ofAnyBoard) * row.devices
      }
    ];
  }
  const at = (row, name) => row.numbers[features.indexOf(name)] ?? null;
  const kindOf = (row) => `${at(row, "is_run_to_end")} ${at(row, "is_per_node")}`;
  const geometric = Math.exp(mean(watts.map(Math.log)));
  const byKind = new Map(
    [...grouped(trainOn, kindOf)].map(([kind, rows]) => [
      kind,
      quantile(
        rows.map((row) => row.watts),
        0.5
      )
    ])
  );
  const wattsPerVcpu = cpu_idle_w_per_vcpu.value + cpu_dynamic_w_per_vcpu.value;
  return [
    { name: "geometric mean", predict: () => geometric },
    { name: "median of its run pattern", predict: (row) => byKind.get(kindOf(row)) ?? geometric },
    {
      name: "vCPU at full load",
      predict: (row) => 2 ** (at(row, "log2_vcpu") ?? 0) * wattsPerVcpu
    },
    { name: "formula alone", predict: (row) => row.formula_w }
  ];
}

// src/evaluate/held-out.ts
var OURS = "wattlint";
function judgeHeldOut({ trainOn, testOn, coefficients, isBatchHidden }, vectors) {
  const asked = testOn.map((row) => {
    const features = featureRowOf(row, trainOn);
    return { row, features: isBatchHidden ? withoutBatch(features) : features };
  });
  const estimates = /* @__PURE__ */ new Map();
  for (const recipe of recipes) {
    const ofRecipe = asked.filter(
      ({ row, features }) => !estimates.has(row) && recipe.scope === trainOn.scope && fits(recipe, features)
    );
    const known = ofRecipe.length === 0 ? [] : knownRows(recipe, trainOn);
    if (known.length === 0) continue;
    const part = fitPart(known, recipe, vectors);
    for (const [row, estimate] of estimatesBy(part, trainOn, ofRecipe, coefficients, vectors))
      estimates.set(row, estimate);
  }
  const baselines = baselinesFrom(trainOn.rows, trainOn, coefficients);
  return testOn.flatMap((row) => {
    const estimate = estimates.get(row);
    if (estimate === void 0) return [];
    const ours = { watts: row.watts, predictedW: estimate.p50W, interval: estimate.interval };
    const others = baselines.map(
      ({ name, predict }) => [name, { watts: row.watts, predictedW: predict(row), interval: null }]
    );
    return [{ row, byPredictor: new Map([[OURS, ours], ...others]) }];
  });
}
var fits = ({ family, needs }, features) => (family === null || features.family === family) && needs.every((need) => (features.numbers[need] ?? null) !== null);
function estimatesBy(part, table, asked, coefficients, vectors) {
  const learner = partPredictor(part, table, vectors);
  return asked.map(({ row, features }) => {
    const { formula_w, formula_width, board, devices } = row;
    const estimate = part.scope === "gpu_board_at_load" ? boardEstimate(
      { gpuW: formula_w, boards: [{ model: board, count: devices }] },
      features,
      learner,
      coefficients
    ) : hostEstimate({ formulaW: formula_w, cpuWidth: formula_width }, features, learner, coefficients);
    return [row, estimate];
  });
}

// src/evaluate/score.ts
function scoreFrom(scope, split, predictor, outcomes) {
  const ratios = outcomes.map(({ watts, predictedW }) => predictedW / watts);
  const relative = ratios.map((ratio) => Math.abs(ratio - 1));
  const logs = ratios.map((ratio) => Math.abs(Math.log(ratio)));
  const intervals = outcomes.flatMap(
    ({ watts, interval }) => interval === null ? [] : [interval.p10 <= watts && watts <= interval.p90]
  );
  return {
    scope,
    split,
    predictor,
    rows: outcomes.length,
    median_abs_error_ratio: rounded4(quantile(relative, 0.5)),
    mean_abs_error_ratio: rounded4(mean(relative)),
    mean_abs_error_w: rounded4(mean(outcomes.map(({ watts, predictedW }) => Math.abs(predictedW - watts)))),
    geometric_error_factor: rounded4(Math.exp(mean(logs))),
    within_factor_2_ratio: rounded4(mean(logs.map((log) => Number(log <= Math.LN2)))),
    interval_coverage_ratio: intervals.length === 0 ? null : rounded4(mean(intervals.map(Number)))
  };
}
var rounded4 = (value) => Math.round(value * 1e4) / 1e4;

// src/evaluate/evaluate.ts
var FOLDS2 = 5;
var MANY_FOLDS2 = 99;
function evaluateTables(tables, coefficients, { vectors, progress } = {}) {
  const work = tables.flatMap((table) => experiments(table).map((experiment) => ({ table, experiment })));
  const total = work.reduce((sum, { experiment }) => sum + experiment.splits.length, 0);
  let done = 0;
  return work.flatMap(({ table, experiment }) => {
    const judged = experiment.splits.flatMap((split) => {
      checkNoLeak(split, experiment.groups);
      const rowsAt = (numbers) => numbers.flatMap((number) => table.rows[number] ?? []);
      const result = judgeHeldOut(
        {
          trainOn: { ...table, rows: [...rowsAt(split.trainOn)] },
          testOn: rowsAt(split.testOn).filter(experiment.isScored),
          coefficients,
          isBatchHidden: experiment.isBatchHidden
        },
        vectors
      );
      done++;
      progress?.(done, total);
      return result;
    });
    return scoresFrom(table, experiment.split, judged);
  });
}
function scoresFrom({ scope }, split, judged) {
  const predictors = new Set(judged.flatMap(({ byPredictor }) => [...byPredictor.keys()]));
  return [...predictors].map(
    (predictor) => scoreFrom(
      scope,
      split,
      predictor,
      judged.flatMap(({ byPredictor }) => byPredictor.get(predictor) ?? [])
    )
  );
}
function experiments({ scope, rows }) {
  const leaveOut2 = (split, groupOf2, folds, isScored = () => true) => {
    const groups = rows.map(groupOf2);
    if (new Set(groups).size < 2 || !rows.some(isScored)) return [];
    return [{ split, groups, splits: groupedFolds(groups, folds), isBatchHidden: false, isScored }];
  };
  const groupOf = ({ group }) => group;
  if (scope !== "gpu_board_at_load") return leaveOut2("unseen software", groupOf, FOLDS2);
  const isServing = ({ family }) => family !== "training";
  const isTraining = ({ family }) => family === "training";
  const unseenModel = leaveOut2("serving, unseen model", groupOf, FOLDS2, isServing);
  return [
    ...unseenModel,
    ...unseenModel.map((experiment) => ({
      ...experiment,
      split: "serving, unseen model, no batch argument",
      isBatchHidden: true
    })),
    ...leaveOut2("serving, unseen number of GPUs", ({ devices }) => String(devices), MANY_FOLDS2, isServing),
    ...leaveOut2("serving, unseen type of GPU", ({ board }) => board, MANY_FOLDS2, isServing),
    ...leaveOut2(
      "serving, seen model, unseen GPU type and number",
      ({ group, board, devices }) => `${group} ${board} ${devices}`,
      FOLDS2,
      isServing
    ),
    ...leaveOut2("training, unseen network", groupOf, MANY_FOLDS2, isTraining),
    ...leaveOut2("training, seen network, unseen type of GPU", ({ board }) => board, MANY_FOLDS2, isTraining)
  ];
}

export {
  featuresOf,
  preparerFrom,
  groupedFolds,
  checkNoLeak,
  trainModel,
  extendModel,
  mergedModel,
  checkFeatures,
  OURS,
  judgeHeldOut,
  evaluateTables,
  scoresFrom
};

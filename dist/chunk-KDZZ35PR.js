import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  modelCard
} from "./chunk-7D2V4GDE.js";
import {
  OURS,
  evaluateTables
} from "./chunk-6S3ZH4JX.js";
import {
  progressOn
} from "./chunk-2HORGANY.js";
import {
  counted,
  factor,
  percent
} from "./chunk-LQ53HEYR.js";
import {
  embeddingsFor,
  modelFrom,
  textsOfTables
} from "./chunk-XRDYF5TB.js";
import {
  writeWhole
} from "./chunk-MNHI26C3.js";
import {
  oneLine
} from "./chunk-ZYN6WMRK.js";
import {
  AppError
} from "./chunk-4SDNS7QA.js";

// src/commands/today.ts
var today = () => (/* @__PURE__ */ new Date()).toISOString().slice(0, 10);
var versionBeside = (version, suffix) => `${version.replace(/\+.*$/s, "")}+${suffix}`;

// src/evaluate/changed-scopes.ts
function withChangedEvaluation(model, base, isEvaluated, options = {}) {
  const same = new Set(
    model.tables.flatMap((table) => {
      const before = base.tables.find(({ scope }) => scope === table.scope);
      const isScored = base.evaluation.some(({ scope }) => scope === table.scope);
      return isScored && JSON.stringify(before) === JSON.stringify(table) ? table.scope : [];
    })
  );
  const changed = model.tables.filter(({ scope }) => !same.has(scope));
  const kept = base.evaluation.filter(({ scope }) => same.has(scope));
  const fresh = isEvaluated ? evaluateTables(changed, model.coefficients, options) : [];
  const { schema_version: _, id: __, ...content } = model;
  return modelFrom({ ...content, evaluation: [...kept, ...fresh] });
}

// src/report/model-json.ts
function modelJson(model) {
  const { tables, parts, evaluation, coefficients, sources, limits, ...head } = model;
  const tablesJson = tables.map(({ rows, ...table }) => {
    const lines2 = rows.map((row) => JSON.stringify(row)).join(",\n");
    return `${JSON.stringify(table).slice(0, -1)},"rows":[
${lines2}
]}`;
  });
  const coefficientLines = Object.entries(coefficients).map(
    ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`
  );
  const lines = (values) => values.map((value) => JSON.stringify(value)).join(",\n");
  return [
    `${JSON.stringify(head).slice(0, -1)},"coefficients":{`,
    coefficientLines.join(",\n"),
    '},"tables":[',
    tablesJson.join(",\n"),
    '],"parts":[',
    lines(parts),
    '],"evaluation":[',
    lines(evaluation),
    '],"sources":[',
    lines(sources),
    '],"limits":[',
    lines(limits),
    "]}",
    ""
  ].join("\n");
}

// src/commands/write-candidate.ts
async function trainingVectors(models, rows, embedder) {
  if (embedder !== null)
    return embeddingsFor(
      textsOfTables([...models.flatMap(({ tables }) => tables), { rows: [...rows] }]),
      embedder
    );
  const trained = models.flatMap(
    ({ parts }) => parts.flatMap(({ encoder }) => encoder.text.embedder ?? [])
  )[0];
  if (trained === void 0) return void 0;
  throw new AppError(
    "input",
    `the model was trained with the embedder ${JSON.stringify(trained)}`,
    "Name its address with --embedder."
  );
}
async function writeCandidate(unscored, base, flags, vectors, io) {
  const progress = progressOn(io, (done, total) => `cross-validating, split ${done} of ${total}`);
  const options = { progress, ...vectors === void 0 ? {} : { vectors } };
  const model = withChangedEvaluation(unscored, base, flags.evaluate, options);
  await writeWhole(io.cwd, flags.out, modelJson(model));
  if (flags.card !== void 0) await writeWhole(io.cwd, flags.card, modelCard(model));
  const tell = (line) => io.err(`${oneLine(`wattlint: ${line}`)}
`);
  const before = new Set(base.evaluation.map((score) => JSON.stringify(score)));
  for (const score of model.evaluation) {
    if (score.predictor !== OURS || before.has(JSON.stringify(score))) continue;
    const coverage = score.interval_coverage_ratio;
    tell(
      `${score.scope}, ${score.split}: ${factor(score.geometric_error_factor)} off${coverage === null ? "" : `, ${percent(coverage)} inside the range`}, over ${counted(score.rows, "row")}`
    );
  }
  const rows = model.tables.reduce((sum, table) => sum + table.rows.length, 0);
  tell(`${flags.out}: model ${model.version} of ${counted(rows, "row")}, ${model.id.slice(0, 12)}`);
}
var CLEAR_LINE = "\r\x1B[2K";
function whileWorking({ isErrTerminal, err }, what, work) {
  if (isErrTerminal) err(`wattlint: ${what}`);
  try {
    return work();
  } finally {
    if (isErrTerminal) err(CLEAR_LINE);
  }
}

export {
  today,
  versionBeside,
  modelJson,
  trainingVectors,
  writeCandidate,
  whileWorking
};

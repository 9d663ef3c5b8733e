import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  modelCard
} from "./chunk-7D2V4GDE.js";
import {
  modelOf
} from "./chunk-2HORGANY.js";
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
  encoderIdOf,
  modelSummaryFrom,
  rowsOfPart
} from "./chunk-XRDYF5TB.js";
import "./chunk-MNHI26C3.js";
import "./chunk-T22NFV42.js";
import "./chunk-6DA3H36N.js";
import "./chunk-CDDBQACY.js";
import "./chunk-VOYEJIXG.js";
import "./chunk-5KOT2KY3.js";
import {
  oneLine
} from "./chunk-ZYN6WMRK.js";
import "./chunk-OGAPIFVC.js";
import "./chunk-4Y5D63YT.js";
import "./chunk-X6PSLHTU.js";
import "./chunk-TNUZZPWE.js";
import "./chunk-TO57GDIK.js";
import {
  AppError,
  EXIT_WITHIN
} from "./chunk-4SDNS7QA.js";

// src/model-check.ts
function modelChecks(model) {
  return [
    tablesAreOnce(model),
    sourcesAreListed(model),
    encodersAreTheirIds(model),
    partsHaveTables(model),
    partsHaveRows(model),
    trendsAreOrdered(model),
    scoresAreOfScopes(model)
  ];
}
function tablesAreOnce({ tables }) {
  return {
    claim: "every scope has one table, and every feature of it one column",
    faults: [
      ...repeated(tables.map(({ scope }) => scope)).map((scope) => `two tables of ${scope}`),
      ...tables.flatMap(
        ({ scope, features }) => repeated(features).map((feature) => `two columns ${feature} of ${scope}`)
      )
    ]
  };
}
function sourcesAreListed({ tables, sources }) {
  const listed = new Set(sources.map(({ id }) => id));
  const used = new Set(tables.flatMap(({ rows }) => rows.map(({ source_id }) => source_id)));
  return {
    claim: "every row is of a source that is listed with its licence",
    faults: [
      ...repeated(sources.map(({ id }) => id)).map((id) => `source "${id}" is listed twice`),
      ...[...used].filter((id) => !listed.has(id)).map((id) => `rows of "${id}", which is not listed`)
    ]
  };
}
function encodersAreTheirIds({ parts }) {
  return {
    claim: "every encoder is what its id says",
    faults: parts.filter(({ encoder }) => encoderIdOf(encoder) !== encoder.id).map(({ id, encoder }) => `encoder ${encoder.id} of part "${id}" was changed`)
  };
}
function partsHaveTables({ parts, tables }) {
  return {
    claim: "every part stands once, and reads features that its table has",
    faults: [
      ...repeated(parts.map(({ scope, id }) => `${scope}: ${id}`)).map((id) => `two parts "${id}"`),
      ...parts.flatMap((part) => {
        const table = tables.find(({ scope }) => scope === part.scope);
        if (table === void 0) return [`part "${part.id}" has no table of ${part.scope}`];
        const missing = featuresReadBy(part).filter((feature) => !table.features.includes(feature));
        return missing.map((feature) => `part "${part.id}" reads ${feature}, which its table has not`);
      })
    ]
  };
}
var featuresReadBy = ({ needs, encoder, trend }) => [
  .../* @__PURE__ */ new Set([
    ...needs,
    ...encoder.columns.map(({ feature }) => feature),
    ...(trend?.terms ?? []).flatMap(({ inputs }) => inputs.map(({ feature }) => feature))
  ])
];
function partsHaveRows({ parts, tables }) {
  return {
    claim: "every part has rows, and every table a part",
    faults: [
      ...parts.filter((part) => {
        const table = tables.find(({ scope }) => scope === part.scope);
        return table !== void 0 && rowsOfPart(part, table).length === 0;
      }).map(({ id }) => `part "${id}" has no rows`),
      ...tables.filter(({ scope }) => parts.every((part) => part.scope !== scope)).map(({ scope }) => `no part reads the rows of ${scope}`)
    ]
  };
}
function trendsAreOrdered({ parts }) {
  return {
    claim: "every trend holds its features between bounds in order",
    faults: parts.filter(
      ({ trend }) => (trend?.terms ?? []).some(({ inputs }) => inputs.some(({ low, high }) => low > high))
    ).map(({ id }) => `the trend of part "${id}" has a lower bound above the upper one`)
  };
}
function scoresAreOfScopes({ tables, evaluation }) {
  const scopes = new Set(tables.map(({ scope }) => scope));
  const strange = new Set(evaluation.map(({ scope }) => scope).filter((scope) => !scopes.has(scope)));
  return {
    claim: "every score is of rows that the model has",
    faults: [...strange].map((scope) => `scores of ${scope}, and no rows of it`)
  };
}
var repeated = (names) => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index))
];

// src/commands/run-model-show.ts
async function runModelShow(named, { format }, io) {
  const model = await modelOf(named, io);
  io.out(format === "json" ? jsonText(overviewOf(model)) : modelCard(model));
  return EXIT_WITHIN;
}
var overviewOf = (model) => ({
  schema_version: model.schema_version,
  ...modelSummaryFrom(model),
  parts: model.parts,
  evaluation: model.evaluation,
  sources: model.sources,
  limits: model.limits
});
async function runModelVerify(named, io) {
  const model = await modelOf(named, io);
  const tell = (line) => io.out(`${oneLine(line)}
`);
  tell(
    `ok      schema ${model.schema_version}: every field is there, every number is one, every row has those of its table`
  );
  tell(`ok      the content is what its id says: ${model.id}`);
  const checks = modelChecks(model);
  for (const { claim, faults } of checks) {
    tell(`${faults.length === 0 ? "ok    " : "FAILED"}  ${claim}`);
    for (const fault of faults) tell(`        ${fault}`);
  }
  const failed = checks.filter(({ faults }) => faults.length > 0);
  const [first] = failed;
  if (first !== void 0)
    throw new AppError(
      "model",
      `model ${JSON.stringify(named)} fails ${counted(failed.length, "check")} of ${checks.length + 2}: ${first.faults[0]}`,
      "Train it again."
    );
  const rows = model.tables.reduce((sum, table) => sum + table.rows.length, 0);
  tell(
    `model ${model.version} of ${model.created}: ${counted(rows, "row")}, ${counted(model.parts.length, "part")}, ${counted(model.sources.length, "source")}`
  );
  return EXIT_WITHIN;
}
export {
  runModelShow,
  runModelVerify
};

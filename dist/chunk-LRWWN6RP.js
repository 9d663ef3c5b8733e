import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  judgedAsItIs
} from "./chunk-AYHBBJED.js";
import {
  readOwnRows,
  tellLeftOut,
  unseenRows
} from "./chunk-CIKNMI3V.js";
import {
  OURS,
  checkFeatures,
  checkNoLeak,
  featuresOf,
  groupedFolds,
  judgeHeldOut,
  scoresFrom
} from "./chunk-6S3ZH4JX.js";
import "./chunk-LKCIALQR.js";
import "./chunk-4IJTU6UI.js";
import "./chunk-I3LBTTLZ.js";
import "./chunk-FUK4IRW3.js";
import "./chunk-BE5NSH42.js";
import "./chunk-CCVVPADY.js";
import "./chunk-BHFHJV74.js";
import {
  evaluationFormats,
  renderEvaluation
} from "./chunk-4XZT7ZHH.js";
import "./chunk-46AJBW3I.js";
import {
  TargetName
} from "./chunk-DPTCEGWK.js";
import "./chunk-AT6VFK75.js";
import "./chunk-HHK5NVZN.js";
import {
  outputOf
} from "./chunk-4IIR46FB.js";
import "./chunk-HLYQ63L4.js";
import {
  embedderOf
} from "./chunk-5GZB54FJ.js";
import {
  modelOf,
  progressOn
} from "./chunk-2HORGANY.js";
import "./chunk-VPBNUSC6.js";
import "./chunk-5ZINIXYT.js";
import "./chunk-MR2Q2NXI.js";
import "./chunk-Z2U3YBWV.js";
import "./chunk-2IYAJC7V.js";
import {
  counted
} from "./chunk-LQ53HEYR.js";
import "./chunk-VDROJEDS.js";
import {
  Score,
  embeddedTexts
} from "./chunk-XRDYF5TB.js";
import {
  writeWhole
} from "./chunk-MNHI26C3.js";
import {
  Scope
} from "./chunk-T22NFV42.js";
import "./chunk-6DA3H36N.js";
import "./chunk-CDDBQACY.js";
import "./chunk-22QMIT6Y.js";
import "./chunk-TYF4KTHJ.js";
import "./chunk-VOYEJIXG.js";
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
  array,
  int,
  literal,
  number,
  strictObject,
  string
} from "./chunk-4SDNS7QA.js";

// src/evaluate/own-scores.ts
var AS_IT_IS = "model as it is";
var EXTENDED = "model with these rows";
function ownScores(model, rows, options) {
  checkFeatures(model);
  const work = Scope.options.flatMap((scope) => {
    const ofScope = rows.filter((row) => row.scope === scope);
    if (ofScope.length === 0) return [];
    const groups = ofScope.map(({ row }) => row.group);
    const count = new Set(groups).size;
    return [{ scope, rows: ofScope, groups, splits: count < 2 ? [] : groupedFolds(groups, options.folds) }];
  });
  const total = work.reduce((sum, { splits }) => sum + splits.length, 0);
  let done = 0;
  const told = () => options.progress?.(++done, total);
  return {
    scopes: work.map(({ scope, rows: rows2, groups, splits }) => ({
      scope,
      rows: rows2.length,
      groups: new Set(groups).size,
      modelled_rows: rows2.filter(({ row }) => row.provenance === "modelled").length,
      folds: splits.length
    })),
    scores: work.flatMap(({ scope, rows: rows2, splits }) => {
      const asItIs = judgedAsItIs(model, scope, rows2, AS_IT_IS, options.vectors);
      const folded = foldedOutcomes(model, scope, rows2, splits, options, told);
      return [...scoresFrom({ scope }, SPLIT, asItIs), ...scoresFrom({ scope }, SPLIT, folded)];
    })
  };
}
var SPLIT = "given rows, unseen workload";
function foldedOutcomes(model, scope, rows, splits, { weight, vectors }, told) {
  const base = model.tables.find((table) => table.scope === scope);
  const known = base?.rows ?? [];
  const groups = [...known, ...rows.map(({ row }) => row)].map(({ group }) => group);
  const weighted = rows.map(({ row }) => ({ ...row, weight: row.weight * weight }));
  const at = (numbers) => numbers.flatMap((number2) => weighted[number2] ?? []);
  return splits.flatMap((split) => {
    const shifted = (numbers) => numbers.map((number2) => known.length + number2);
    checkNoLeak(
      { trainOn: [...known.keys(), ...shifted(split.trainOn)], testOn: shifted(split.testOn) },
      groups
    );
    const features = base?.features ?? [...featuresOf(scope)];
    const trainOn = { scope, features, rows: [...known, ...at(split.trainOn)] };
    const { coefficients } = model;
    const judged = judgeHeldOut(
      { trainOn, testOn: at(split.testOn), coefficients, isBatchHidden: false },
      vectors
    );
    told();
    return judged.map(({ row, byPredictor }) => ({
      row,
      byPredictor: new Map(
        [...byPredictor].map(([name, outcome]) => [name === OURS ? EXTENDED : name, outcome])
      )
    }));
  });
}

// src/schema/evaluation.ts
var EVALUATION_SCHEMA_VERSION = "1";
var Count = int().nonnegative();
var LeftOut = strictObject({
  reason: string(),
  count: int().positive(),
  examples: array(string()).readonly().meta({ description: "titles of a few" })
});
var EvaluatedScope = strictObject({
  scope: Scope,
  rows: int().positive(),
  groups: int().positive().meta({ description: "workloads that share no name and no pod template" }),
  modelled_rows: Count.meta({ description: "rows whose watts nobody measured" }),
  folds: Count.meta({ description: "0: one group, which nothing can be held out from" })
});
var Evaluation = strictObject({
  schema_version: literal(EVALUATION_SCHEMA_VERSION),
  model: strictObject({ id: string(), version: string() }),
  given: strictObject({
    target: TargetName,
    read_rows: Count,
    weight: number().positive().meta({ description: "that given rows had beside those of the model" }),
    refused: array(LeftOut).meta({ description: "rows without watts, or that the formula cannot stand beside" }),
    known: array(LeftOut).meta({ description: "rows that the model was trained on, or that are linked with one that it was" }),
    scopes: array(EvaluatedScope)
  }).nullable().meta({ description: "null: no rows were given, and the scores are those kept in the model" }),
  scores: array(Score)
});

// src/commands/run-evaluate.ts
var FILE_WIDTH = 120;
async function runEvaluate(named, flags, io) {
  const outputs = flags.output.map((text) => outputOf(text, evaluationFormats));
  const model = await modelOf(named, io);
  const evaluation = flags.rows === void 0 ? keptIn(model) : await onRows(model, flags.rows, flags, io);
  for (const { format, file } of outputs)
    await writeWhole(io.cwd, file, renderEvaluation(evaluation, format, FILE_WIDTH));
  io.out(renderEvaluation(evaluation, flags.format, io.width));
  return EXIT_WITHIN;
}
var headOf = ({ id, version }) => ({
  schema_version: EVALUATION_SCHEMA_VERSION,
  model: { id, version }
});
var keptIn = (model) => ({ ...headOf(model), given: null, scores: model.evaluation });
async function onRows(model, paths, flags, io) {
  const { rows, readCount, refused } = await readOwnRows(paths, flags, model.coefficients, io);
  const { unseen, known } = unseenRows(model, rows);
  const leaked = rows.length - unseen.length;
  const [first] = known;
  if (first !== void 0 && (flags.strict === true || unseen.length === 0))
    throw new AppError(
      "input",
      `the model knows ${counted(leaked, "row")} of ${rows.length}: ${first.reason}, such as ${first.examples[0]}`,
      flags.strict === true ? "Leave them out, or leave --strict out." : "Name rows of other workloads, or the model as it was before these."
    );
  tellLeftOut([...known, ...refused], io);
  const { folds, weight } = flags;
  const vectors = await vectorsOf(model, unseen, flags, io);
  const progress = progressOn(io, (done, total) => `fold ${done} of ${total}`);
  const { scopes, scores } = ownScores(model, unseen, {
    folds,
    weight,
    progress,
    ...vectors === void 0 ? {} : { vectors }
  });
  return {
    ...headOf(model),
    given: {
      target: flags.target,
      read_rows: readCount,
      weight,
      refused: [...refused],
      known: [...known],
      scopes: [...scopes]
    },
    scores: [...scores]
  };
}
async function vectorsOf(model, rows, flags, io) {
  const embedder = embedderOf(flags, io);
  if (embedder === null) return void 0;
  const { vectors, prepare } = embeddedTexts(model, embedder);
  await prepare(rows.map(({ training }) => training.request));
  return vectors;
}
export {
  runEvaluate
};

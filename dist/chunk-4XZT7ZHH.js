import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  barChart,
  left,
  markdownOfSections,
  right,
  textOfSections
} from "./chunk-46AJBW3I.js";
import {
  jsonText
} from "./chunk-2IYAJC7V.js";
import {
  counted,
  factor,
  figure,
  percent,
  plotted,
  watts
} from "./chunk-LQ53HEYR.js";
import {
  grouped
} from "./chunk-X6PSLHTU.js";

// src/report/evaluation-report.ts
var evaluationFormats = ["text", "json", "markdown"];
function renderEvaluation(evaluation, format, width) {
  switch (format) {
    case "json":
      return jsonText(evaluation);
    case "text":
      return textOfSections(sectionsOf(evaluation), width);
    case "markdown":
      return `# Evaluation

${markdownOfSections(sectionsOf(evaluation))}`;
  }
}
var scopeTitles = {
  gpu_board_at_load: "accelerator boards at full load",
  pod_kepler_total: "pods, as Kepler measured them",
  modelled_wall: "pods, as somebody computed them"
};
var LEGEND = "Geometric error: typical factor between predicted and measured, \xD71 is perfect. Coverage: rows inside p10\u2013p90, of which 80 % is the aim. medAPE: median of |predicted \u2212 measured| / measured; MAE in watts.";
function sectionsOf(evaluation) {
  const tables = [
    ...grouped(evaluation.scores, ({ scope, split }) => JSON.stringify([scope, split])).values()
  ];
  return [
    headSection(evaluation),
    ...tables.map((scores) => tableSection(scores, evaluation)),
    { heading: [], notes: [tables.length === 0 ? "No scores." : LEGEND] }
  ];
}
function headSection({ model, given }) {
  const name = ["Model ", { name: model.version }, " (", { name: model.id.slice(0, 12) }, ")"];
  if (given === null)
    return {
      heading: [],
      lines: [[...name, ", by the scores that are kept in it: rows that were held out."]]
    };
  const scored = given.scopes.reduce((sum, { rows }) => sum + rows, 0);
  const head = [
    ...name,
    `, on ${counted(scored, "row")} of ${counted(given.read_rows, "read", "read")} (${given.target})`
  ];
  return {
    heading: [],
    lines: [head],
    columns: [left("Left out"), right("Rows"), left("Such as")],
    rows: [...given.known, ...given.refused].map(leftOutRow)
  };
}
var leftOutRow = ({ reason, count, examples }) => [
  reason,
  String(count),
  { theirs: examples[0] ?? "" }
];
function tableSection(scores, { given }) {
  const [first] = scores;
  if (first === void 0) return { heading: [] };
  const { scope, split } = first;
  const facts = given?.scopes.find((one) => one.scope === scope);
  const about = facts === void 0 ? counted(first.rows, "row") : `${counted(facts.rows, "row")} of ${counted(facts.groups, "group")}, ${facts.folds === 0 ? "too few to hold any out" : `${facts.folds} folds`}`;
  const isModelled = scope === "modelled_wall" || (facts?.modelled_rows ?? 0) > 0;
  const ranked = scores.toSorted((a, b) => a.geometric_error_factor - b.geometric_error_factor);
  return {
    heading: [{ theirs: split }, `: ${scopeTitles[scope]}`],
    lines: [[about]],
    columns: [
      left("Predictor"),
      right("Geometric error"),
      right("Within \xD72"),
      right("Coverage"),
      right("medAPE"),
      right("MAE")
    ],
    rows: scores.map(scoreRow),
    notes: isModelled ? [
      `${facts === void 0 ? "These" : figure(facts.modelled_rows)} rows are modelled: nobody measured their watts, and agreeing with them says nothing about real ones.`
    ] : [],
    chart: barChart(
      "Geometric error (1 is perfect)",
      "times off",
      plotted(Math.ceil(ranked.at(-1)?.geometric_error_factor ?? 1)),
      ranked.map(({ predictor, geometric_error_factor }) => ({
        name: predictor,
        value: plotted(geometric_error_factor)
      }))
    )
  };
}
var scoreRow = (score) => [
  { theirs: score.predictor },
  factor(score.geometric_error_factor),
  percent(score.within_factor_2_ratio),
  score.interval_coverage_ratio === null ? "\u2013" : percent(score.interval_coverage_ratio),
  percent(score.median_abs_error_ratio),
  watts(score.mean_abs_error_w)
];

export {
  evaluationFormats,
  renderEvaluation
};

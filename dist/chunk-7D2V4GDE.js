import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  isSyntheticRow
} from "./chunk-T22NFV42.js";
import {
  mdText,
  mdUrl
} from "./chunk-ZYN6WMRK.js";
import {
  grouped
} from "./chunk-X6PSLHTU.js";
import {
  PERCENT
} from "./chunk-TNUZZPWE.js";

// src/report/model-card.ts
var PREAMBLE = `A prediction is a formula of the manifest, times a trend fitted on measured rows, times what rows nearby say about both.
METHODOLOGY.md explains the formula, its terms and the intervals.`;
var LEGEND = `medAPE, MAPE: median and mean of |predicted \u2212 measured| / measured; MAE in watts. Geometric error: \xD71 is perfect. Coverage: share
of rows inside p10\u2013p90, of which 80 % is the aim. Trend, encoder, settings and calibration are fitted without the rows that are
scored; which features a part reads was chosen on all of them.`;
function modelCard(model) {
  const { coefficients, tables, parts, evaluation, sources, limits } = model;
  return [
    `# Model ${mdText(model.version)}`,
    "",
    PREAMBLE,
    "",
    `Data of ${model.created}. SHA-256 of the content: \`${model.id}\`.`,
    "",
    "## Rows",
    "",
    ...table(["Scope", "Provenance", "Source", "Licence", "Rows", "Groups"], tables.flatMap(rowCounts)),
    "## Errors on rows that were held out",
    "",
    ...table(
      ["Held out", "Predictor", "Rows", "medAPE", "MAPE", "MAE", "Geometric error", "Within \xD72", "Coverage"],
      evaluation.map(scoreRow)
    ),
    LEGEND,
    "",
    "## Known limits",
    "",
    ...limits.map((limit) => `- ${mdText(limit)}`),
    "",
    "## Parts",
    "",
    "The first part that fits a request answers it.",
    "",
    ...parts.flatMap(partSection),
    "## Coefficients",
    "",
    ...table(["Coefficient", "Value", "Source", "Licence", "Date"], coefficientRows(model)),
    `Nameplates of ${coefficients.devices.length} accelerators, ${coefficients.software.length} software classes and ${coefficients.known_models.length} published model sizes are in the model file, each with its source.`,
    "",
    "## Sources",
    "",
    ...sources.flatMap(({ title, licence, url, retrieved, citation, use }) => [
      `- **${mdText(title)}** (${mdText(licence)}, ${mdUrl(url)}, ${mdText(retrieved)}). ${mdText(citation)} Used for ${mdText(use)}.`
    ]),
    ""
  ].join("\n");
}
function partSection({ id, scope, needs, trend, k, bandwidth, shrinkage, encoder, calibrations }) {
  const columns = encoder.columns.map(({ feature }) => `\`${feature}\``);
  const { dimensions, embedder } = encoder.text;
  if (dimensions > 0)
    columns.push(`${dimensions} columns of text, ${embedder === null ? "hashed" : `by ${mdText(embedder)}`}`);
  return [
    `### ${mdText(id)}`,
    "",
    `Scope \`${scope}\`. ${needs.length === 0 ? "Needs nothing" : `Needs ${needs.map((need) => `\`${need}\``).join(", ")}`}. ${k} neighbours, bandwidth ${bandwidth}, shrinkage ${shrinkage}, told apart by ${columns.join(", ")}.`,
    "",
    trendLine(trend),
    "",
    ...table(
      ["Calibrated for", "Held-out rows", "Groups", "p10", "p90", "Near", "Far"],
      calibrations.map(({ case: what, rows, groups, low, high, spread_near, spread_far }) => [
        what.replaceAll("-", " "),
        ...[rows, groups, low, high, spread_near, spread_far].map(
          (value) => String(Number(value.toFixed(4)))
        )
      ])
    )
  ];
}
function trendLine(trend) {
  if (trend === null) return "No trend: the formula stands.";
  const terms = trend.terms.map(
    ({ inputs, slope }) => `${slope} \xD7 ${inputs.map(({ feature, centre }) => `(\`${feature}\` \u2212 ${centre})`).join(" \xD7 ")}`
  );
  return `ln trend = ${[String(trend.intercept), ...terms].join(" + ")}`;
}
var scoreRow = (score) => [
  score.scope === "gpu_board_at_load" ? mdText(score.split) : `${mdText(score.split)} (${score.scope})`,
  mdText(score.predictor),
  String(score.rows),
  percent(score.median_abs_error_ratio),
  percent(score.mean_abs_error_ratio),
  `${score.mean_abs_error_w.toPrecision(3)} W`,
  `\xD7${score.geometric_error_factor.toFixed(2)}`,
  percent(score.within_factor_2_ratio),
  score.interval_coverage_ratio === null ? "\u2013" : percent(score.interval_coverage_ratio)
];
var percent = (ratio) => `${(ratio * PERCENT).toFixed(1)} %`;
var rowCounts = ({ scope, rows }) => [
  ...grouped(
    rows,
    ({ provenance, source_id, licence }) => JSON.stringify([provenance, source_id, licence])
  )
].flatMap(([, group]) => {
  const [first] = group;
  if (first === void 0) return [];
  const { provenance, source_id, licence } = first;
  const groups = new Set(group.map((row) => row.group)).size;
  return [
    [
      `\`${scope}\``,
      isSyntheticRow({ scope, provenance }) ? "**no known meter**" : provenance,
      mdText(source_id),
      mdText(licence),
      String(group.length),
      String(groups)
    ]
  ];
});
function coefficientRows({ coefficients }) {
  return Object.entries(coefficients).flatMap(([name, value]) => {
    if (Array.isArray(value) || !("unit" in value)) return [];
    const {
      value: amount,
      unit,
      source,
      licence,
      date
    } = value;
    const shown = Array.isArray(amount) ? amount.join(" ") : String(amount);
    return [[`\`${name}\``, `${shown} ${mdText(unit)}`, mdText(source), mdText(licence), date]];
  });
}
function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line), ""];
}

export {
  modelCard
};

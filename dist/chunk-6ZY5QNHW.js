import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
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
  percent,
  signedPercent,
  watts
} from "./chunk-LQ53HEYR.js";

// src/report/model-diff-report.ts
var diffFormats = ["text", "json", "markdown"];
function renderDiff(diff, format, width) {
  switch (format) {
    case "json":
      return jsonText(diff);
    case "text":
      return textOfSections(sectionsOf(diff), width);
    case "markdown":
      return `# Models compared

${markdownOfSections(sectionsOf(diff))}`;
  }
}
var MOST_LINES = 20;
var OURS = "wattlint";
var MOST_GROUPS = 3;
function sectionsOf(diff) {
  const { before, after } = diff;
  const side = ({ version, id, created, rows }) => [
    { name: version },
    " (",
    { name: id.slice(0, 12) },
    `, ${created}, ${counted(rows, "row")})`
  ];
  if (before.id === after.id)
    return [{ heading: [], lines: [["The models are the same: ", ...side(before)]] }];
  return [
    { heading: [], lines: [[...side(before), " \u2192 ", ...side(after)]] },
    rowSection(diff),
    changeSection("Coefficients", "coefficient", diff.coefficients),
    changeSection("Parts", "setting", diff.settings),
    changeSection("Sources", "source", diff.sources),
    changeSection("Limits", "limit", diff.limits),
    scoreSection(diff),
    ...diff.predictions === null ? [] : [predictionSection(diff.predictions)]
  ];
}
function rowSection({ rows }) {
  const changed = rows.filter(({ added, removed, changed: changed2 }) => added + removed + changed2 > 0);
  return {
    heading: ["Rows"],
    lines: changed.length === 0 ? [["The same rows."]] : [],
    columns: [
      left("Scope"),
      left("Source"),
      left("Provenance"),
      right("Added"),
      right("Removed"),
      right("Changed"),
      right("Unchanged"),
      left("Groups")
    ],
    rows: changed.map(({ groups, ...one }) => [
      one.scope,
      { name: one.source_id },
      one.provenance,
      ...[one.added, one.removed, one.changed, one.unchanged].map(String),
      { theirs: namesOf(groups) }
    ])
  };
}
function namesOf(groups) {
  const rest = groups.length - MOST_GROUPS;
  return `${groups.slice(0, MOST_GROUPS).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
function changeSection(title, one, changes) {
  const rest = changes.length - MOST_LINES;
  return {
    heading: [title],
    lines: changes.length === 0 ? [["Nothing changed."]] : [],
    columns: [left(`${one.slice(0, 1).toUpperCase()}${one.slice(1)}`), left("Before"), left("After")],
    rows: changes.slice(0, MOST_LINES).map(({ of, before, after }) => [{ theirs: of }, ...[before, after].map(shownValue)]),
    notes: rest > 0 ? [`${counted(rest, one)} more; --format json lists all.`] : []
  };
}
var shownValue = (value) => value === null ? "\u2013" : { theirs: value };
function scoreSection({ scores }) {
  const ours = scores.filter(({ predictor }) => predictor === OURS);
  const error = (side) => side === null ? "\u2013" : factor(side.geometric_error_factor);
  const coverage = (side) => {
    const ratio = side?.interval_coverage_ratio ?? null;
    return ratio === null ? "\u2013" : percent(ratio);
  };
  return {
    heading: ["Scores on rows that were held out"],
    lines: ours.length === 0 ? [["No score changed."]] : [],
    columns: [left("Held out"), left("Scope"), right("Rows"), right("Geometric error"), right("Coverage")],
    rows: ours.map(({ split, scope, before, after }) => [
      { theirs: split },
      scope,
      `${before?.rows ?? "\u2013"} \u2192 ${after?.rows ?? "\u2013"}`,
      `${error(before)} \u2192 ${error(after)}`,
      `${coverage(before)} \u2192 ${coverage(after)}`
    ])
  };
}
function predictionSection(all) {
  const changed = all.filter(({ before_w, after_w }) => before_w !== after_w).toSorted((a, b) => Math.abs(b.after_w - b.before_w) - Math.abs(a.after_w - a.before_w));
  const sum = (of) => all.reduce((total, one) => total + of(one), 0);
  const rest = changed.length - MOST_LINES;
  return {
    heading: ["Predictions"],
    lines: [
      [
        `${counted(changed.length, "workload")} of ${all.length} changed: ${watts(sum(({ before_w }) => before_w))} \u2192 ${watts(sum(({ after_w }) => after_w))} in all.`
      ]
    ],
    columns: [left("Workload"), right("Before"), right("After"), right("Change")],
    rows: changed.slice(0, MOST_LINES).map(({ namespace, workload_kind, workload_name, before_w, after_w }) => [
      { name: `${namespace}/${workload_kind}/${workload_name}` },
      watts(before_w),
      watts(after_w),
      before_w === 0 ? "\u2013" : signedPercent(after_w / before_w - 1)
    ]),
    notes: rest > 0 ? [`${counted(rest, "workload")} more; --format json lists all.`] : []
  };
}

export {
  diffFormats,
  renderDiff
};

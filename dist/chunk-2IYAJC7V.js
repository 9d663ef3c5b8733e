import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)

// src/report/json.ts
var HIDDEN = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]|(?<=#)#(?=\[)/gu;
var renderJson = (report) => jsonText(report);
var jsonText = (value) => `${visible(JSON.stringify(value, null, 2))}
`;
var renderNdjson = ({ workloads, impact }) => workloads.map((workload) => impact === null ? workload : { ...workload, impact_factors: impact }).map((workload) => `${visible(JSON.stringify(workload))}
`).join("");
var visible = (json) => json.replace(
  HIDDEN,
  (character) => Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`
  ).join("")
);

export {
  renderJson,
  jsonText,
  renderNdjson
};

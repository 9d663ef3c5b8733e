import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  OURS,
  scoresFrom
} from "./chunk-6S3ZH4JX.js";
import {
  reckonerFrom
} from "./chunk-XRDYF5TB.js";
import {
  Scope
} from "./chunk-T22NFV42.js";

// src/evaluate/as-it-is.ts
function judgedAsItIs(model, scope, rows, predictor, vectors) {
  const reckon = reckonerFrom(model, vectors);
  return rows.map(({ training, row }) => {
    const { boards, host } = reckon(training.request);
    const { p50W, interval } = scope === "gpu_board_at_load" ? boards : host;
    return { row, byPredictor: /* @__PURE__ */ new Map([[predictor, { watts: row.watts, predictedW: p50W, interval }]]) };
  });
}
var scoresAsItIs = (model, rows, split, vectors) => Scope.options.flatMap((scope) => {
  const ofScope = rows.filter((row) => row.scope === scope);
  return ofScope.length === 0 ? [] : scoresFrom({ scope }, split, judgedAsItIs(model, scope, ofScope, OURS, vectors));
});

export {
  judgedAsItIs,
  scoresAsItIs
};

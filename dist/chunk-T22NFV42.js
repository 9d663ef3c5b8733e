import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  _enum,
  array,
  boolean,
  discriminatedUnion,
  literal,
  number,
  strictObject,
  string
} from "./chunk-4SDNS7QA.js";

// src/publish/checksums.ts
import { createHash } from "node:crypto";
var CHECKSUMS_ASSET = "SHA256SUMS";
var sha256Of = (bytes) => createHash("sha256").update(bytes).digest("hex");
var LINE = /^\\?([0-9a-fA-F]{64}) [ *](.+)$/;
var checksumsText = (assets) => assets.toSorted((a, b) => a.name < b.name ? -1 : 1).map(({ name, sha256 }) => `${sha256}  ${name}
`).join("");
function checksumOf(text, name) {
  const found = /* @__PURE__ */ new Set();
  for (const line of text.split(/\r?\n/)) {
    const [, digest = "", named = ""] = LINE.exec(line) ?? [];
    if (named.replace(/^\.\//, "") === name) found.add(digest.toLowerCase());
  }
  const [only = null, second] = found;
  return second === void 0 ? only : null;
}

// src/schema/prediction.ts
var Figure = number().nonnegative();
var Interval = strictObject({ p10: Figure, p50: Figure, p90: Figure });
var Delta = strictObject({ p10: number(), p50: number(), p90: number() });
var Provenance = _enum(["measured", "kepler", "modelled"]);
var Scope = _enum(["gpu_board_at_load", "pod_kepler_total", "modelled_wall"]);
var isSyntheticRow = ({
  scope,
  provenance
}) => scope === "pod_kepler_total" && provenance === "modelled";
var Neighbour = strictObject({
  source_id: string(),
  title: string(),
  provenance: Provenance,
  scope: Scope,
  distance: number().nonnegative(),
  weight: number().min(0).max(1),
  watts: Figure
});
var Confidence = strictObject({
  grade: _enum(["high", "medium", "low"]),
  is_out_of_distribution: boolean().meta({ description: "true: nothing like it was measured; formula, trend and a wide interval answer" }),
  reason: string()
});
var Energy = discriminatedUnion("kind", [
  strictObject({ kind: literal("continuous"), monthly_kwh: Interval }),
  strictObject({ kind: literal("run-once"), run_s: Figure, run_kwh: Interval }),
  strictObject({
    kind: literal("scheduled"),
    run_s: Figure,
    run_kwh: Interval,
    runs_per_month: Figure,
    monthly_kwh: Interval
  })
]);
var Prediction = strictObject({
  pod_power_w: Interval.meta({ unit: "W", description: "one running pod" }),
  components_w: strictObject({ cpu: Figure, memory: Figure, gpu: Figure }).meta({ unit: "W", description: "p50 of one running pod; gpu holds every accelerator" }),
  power_w: Interval.meta({ unit: "W", description: "all typical pods while they run" }),
  energy: Energy,
  confidence: Confidence,
  assumptions: array(string()),
  neighbours: array(Neighbour)
});

export {
  Interval,
  Delta,
  Provenance,
  Scope,
  isSyntheticRow,
  Neighbour,
  Confidence,
  Energy,
  Prediction,
  CHECKSUMS_ASSET,
  sha256Of,
  checksumsText,
  checksumOf
};

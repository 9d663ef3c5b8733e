import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  ImpactFactors,
  TotalsImpact,
  WorkloadImpact
} from "./chunk-UQS6LEB3.js";
import {
  Accelerator,
  PodRange,
  PodResources
} from "./chunk-VPBNUSC6.js";
import {
  Certainty,
  Level
} from "./chunk-MR2Q2NXI.js";
import {
  Delta,
  Interval,
  Prediction,
  Provenance,
  Scope
} from "./chunk-T22NFV42.js";
import {
  Problem
} from "./chunk-5KOT2KY3.js";
import {
  iso_exports
} from "./chunk-4Y5D63YT.js";
import {
  _enum,
  array,
  boolean,
  discriminatedUnion,
  int,
  literal,
  number,
  record,
  strictObject,
  string,
  tuple,
  union
} from "./chunk-4SDNS7QA.js";

// src/schema/report.ts
var REPORT_SCHEMA_VERSION = "1";
var SeedFields = strictObject({
  pred_avg_power_w: number().nonnegative(),
  pred_energy_step_j: number().nonnegative(),
  energy_step_s: number().positive(),
  pred_total_energy_j: number().nonnegative(),
  total_energy_window_s: number().nonnegative(),
  spec_hash: string()
});
var Identity = strictObject({
  namespace: string(),
  workload_kind: string(),
  workload_name: string(),
  api_group: string(),
  component: string().nullable(),
  path: string().nullable(),
  line: int().positive().nullable()
});
var Figures = strictObject({
  pods: PodRange,
  gpu_count: number().nonnegative().meta({ description: "GPUs of all typical pods" }),
  accelerators: array(Accelerator).meta({ description: "of one pod" }),
  requests: PodResources,
  counted_as: string().nullable().meta({
    description: "path:line of the copy of this workload that is in the totals; null when this one is"
  }),
  ...Prediction.shape,
  impact: WorkloadImpact.nullable().meta({ description: "carbon and cost; null: no factor is set" })
});
var Cause = strictObject({
  what: _enum([
    "replicas",
    "cpu",
    "memory",
    "accelerators",
    "image",
    "command",
    "containers",
    "schedule",
    "run length",
    "duty cycle",
    "together"
  ]),
  from: union([number(), string()]).nullable(),
  to: union([number(), string()]).nullable(),
  delta_w: number(),
  delta_monthly_kwh: number().meta({ description: "of one run, for what runs once" })
});
var WorkloadReport = strictObject({
  ...Identity.shape,
  change: _enum(["added", "removed", "changed", "unchanged"]),
  ...Figures.shape,
  ...SeedFields.shape,
  before: Figures.nullable(),
  impact_factors: ImpactFactors.optional().meta({
    description: "of impact, on a line of NDJSON: no report stands around it"
  }),
  teams: array(string()).meta({ description: "by the team label, else by CODEOWNERS" }),
  causes: array(Cause).meta({ description: "of what changed, biggest first; empty when nothing did" })
});
var PredictionRecord = strictObject({
  ...Identity.shape,
  ...Figures.shape,
  ...SeedFields.shape,
  model: strictObject({ id: string(), version: string() })
});
var Coverage = strictObject({
  files: int().nonnegative(),
  manifests: int().nonnegative().meta({ description: "files that hold at least one Kubernetes object" }),
  unreadable: int().nonnegative().meta({ description: "files of which nothing could be read; see problems" }),
  partial: int().nonnegative().meta({ description: "manifests of which a document could not be read" }),
  skipped: record(string(), int().positive()).meta({ description: "files, by reason" }),
  skipped_files: array(strictObject({ path: string(), reason: string() })),
  documents: int().nonnegative(),
  workload_documents: int().nonnegative(),
  failed_documents: int().nonnegative().meta({ description: "see problems" }),
  other_kinds: record(string(), int().positive()).meta({ description: "documents of kinds that are no workloads, by kind" }),
  templates: record(string(), int().positive()).meta({ description: "of other_kinds: what others make pods from; it runs none itself" }),
  not_rendered: record(string(), int().positive()).meta({
    description: "of other_kinds: what something else renders into workloads; their power is not in the figures"
  }),
  skipped_documents: record(string(), int().positive()).meta({ description: "documents, by reason" }),
  workloads: int().nonnegative(),
  predicted: int().nonnegative()
});
var Totals = strictObject({
  power_w: Interval.meta({ unit: "W", description: "everything running at once" }),
  monthly_kwh: Interval.meta({ unit: "kWh", description: "continuous and scheduled workloads" }),
  run_once_kwh: Interval.meta({ unit: "kWh", description: "one run of every run-once workload" }),
  gpu_count: number().nonnegative(),
  pods: int().nonnegative(),
  delta: strictObject({
    power_w: Delta,
    power_ratio: number().nullable().meta({ description: "of base power; null when base is 0 W" }),
    monthly_kwh: Delta,
    run_once_kwh: Delta,
    gpu_count: number(),
    pods: int()
  }).nullable().meta({ description: "head minus base; null without a base" }),
  impact: TotalsImpact.nullable().meta({ description: "carbon and cost; null: no factor is set" })
});
var BudgetUnit = _enum([
  "W",
  "kWh/day",
  "kWh/month",
  "%",
  "kgCO2e/month",
  "cost/month",
  "GPU",
  "CPU",
  "GiB",
  "pods"
]);
var Waived = strictObject({
  reason: string(),
  until: iso_exports.date(),
  owner: string().nullable(),
  by: _enum(["configuration", "annotation"])
});
var BudgetCheck = strictObject({
  budget: string().meta({ description: "as written" }),
  rule: string().nullable().meta({ description: "name of the rule; null for a limit on everything" }),
  of: string().nullable().meta({
    description: "the workload, namespace or team that it is held against; null: everything that the rule means"
  }),
  unit: BudgetUnit,
  currency: string().nullable(),
  is_delta: boolean(),
  figure: number().meta({ description: "p50, or what it is at least with the wanted certainty" }),
  limit: number(),
  is_over: boolean(),
  level: Level,
  confidence: Certainty,
  waived: Waived.nullable(),
  biggest: strictObject({ workload: string(), path: string().nullable(), line: int().positive().nullable() }).nullable().meta({ description: "of what it holds, the workload that moves or draws most" }),
  remedy: strictObject({ workload: string(), from: int(), to: int() }).nullable().meta({ description: "replicas of that workload that would bring it under" })
});
var WaiverReport = strictObject({
  rule: string().nullable(),
  of: string().meta({ description: "the workload that it is written on, or its place in the configuration" }),
  reason: string(),
  until: iso_exports.date(),
  owner: string().nullable(),
  ceiling: string().nullable(),
  status: _enum(["used", "unused", "expired", "new"]),
  days_left: int().meta({ description: "below 0: it has ended" })
});
var Unjudged = array(string()).meta({ description: "budgets as written that lack a base to grow from, or a rate to be reckoned with" });
var Held = {
  checks: array(BudgetCheck),
  unjudged: Unjudged,
  warnings: array(BudgetCheck).meta({ description: "over, and only to be told" }),
  waived: array(BudgetCheck).meta({ description: "over, and waived" })
};
var Verdict = discriminatedUnion("status", [
  strictObject({ status: literal("within"), ...Held }),
  strictObject({ status: literal("over"), ...Held, breaches: tuple([BudgetCheck], BudgetCheck) }),
  strictObject({ status: literal("unjudged"), reason: _enum(["no-budget", "no-base", "no-workloads"]) })
]);
var ModelSummary = strictObject({
  id: string(),
  version: string(),
  created: iso_exports.date(),
  rows: int().nonnegative(),
  label_sources: array(
    strictObject({
      source: string(),
      provenance: Provenance,
      scope: Scope,
      rows: int().positive(),
      licence: string()
    })
  ),
  errors: array(
    strictObject({
      scope: Scope,
      what: string(),
      median_abs_error_ratio: number(),
      interval_coverage_ratio: number()
    })
  )
});
var Report = strictObject({
  schema_version: literal(REPORT_SCHEMA_VERSION),
  tool: strictObject({ name: literal("wattlint"), version: string() }),
  model: ModelSummary,
  base: strictObject({ ref: string(), commit: string().nullable().meta({ description: "null: a folder" }) }).nullable(),
  workloads: array(WorkloadReport),
  problems: array(Problem),
  coverage: Coverage,
  totals: Totals,
  impact: ImpactFactors.nullable().meta({
    description: "what energy is multiplied by to become carbon and cost; null: neither is asked for"
  }),
  verdict: Verdict,
  waivers: array(WaiverReport)
});

export {
  REPORT_SCHEMA_VERSION,
  Identity,
  WorkloadReport,
  Totals,
  Report
};

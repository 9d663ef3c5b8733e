import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  totalsFrom
} from "./chunk-NUDOZE7E.js";
import {
  reportedFrom
} from "./chunk-OYXRYIVW.js";
import {
  settleCopies
} from "./chunk-KSFOU3TR.js";
import {
  REPORT_SCHEMA_VERSION
} from "./chunk-X5DMUOGH.js";
import {
  assess,
  assessOptionsFrom,
  nowhere,
  unrenderedError
} from "./chunk-LT7257LV.js";
import {
  parseBudget
} from "./chunk-MR2Q2NXI.js";
import {
  version
} from "./chunk-6DA3H36N.js";
import {
  selectorFrom
} from "./chunk-TYF4KTHJ.js";
import {
  Minimatch
} from "./chunk-VOYEJIXG.js";
import {
  grouped
} from "./chunk-X6PSLHTU.js";
import {
  DAYS_PER_MONTH,
  G_PER_KG,
  MCPU_PER_CPU,
  MIB_PER_GIB,
  PERCENT
} from "./chunk-TNUZZPWE.js";
import {
  AppError,
  EXIT_OVER,
  EXIT_WITHIN,
  exitCodes
} from "./chunk-4SDNS7QA.js";

// src/identity.ts
var identityOf = ({
  api_group,
  workload_kind,
  namespace,
  workload_name,
  component
}) => JSON.stringify([api_group, workload_kind, namespace, workload_name, component]);

// src/compare.ts
function compare(base, head) {
  const waiting = grouped(base, ({ request }) => identityOf(request));
  const changes = [];
  const take = (predicted, isMatch) => {
    const candidates = waiting.get(identityOf(predicted.request)) ?? [];
    const index = candidates.findIndex(isMatch);
    const [match] = index === -1 ? [] : candidates.splice(index, 1);
    if (match === void 0) return false;
    const kind = isSame(match.request, predicted.request) ? "unchanged" : "changed";
    changes.push({ kind, base: match, head: predicted });
    return true;
  };
  let unmatched = head;
  for (const isAlike of [
    (a, b) => a.path === b.path && renderingOf(a) === renderingOf(b),
    (a, b) => renderingOf(a) === renderingOf(b),
    () => true
  ])
    unmatched = unmatched.filter((one) => !take(one, ({ request }) => isAlike(request, one.request)));
  for (const predicted of unmatched) changes.push({ kind: "added", head: predicted });
  for (const predicted of [...waiting.values()].flat()) changes.push({ kind: "removed", base: predicted });
  return changes;
}
var renderingOf = ({ rendering }) => JSON.stringify(rendering ?? null);
function isSame(a, b) {
  const here = { path: null, line: null, rendering: void 0, object_labels: {}, waiver: null };
  return JSON.stringify({ ...a, ...here }) === JSON.stringify({ ...b, ...here });
}

// src/covered.ts
async function coveredAsIn(base, head) {
  const [before, after] = [await base.rendered?.(), await head.rendered?.()];
  const there = new Set((await base.entries()).map(({ path }) => path));
  const hasFailed = after?.entries.some(({ documents }) => documents === null) === true;
  return (path, covering) => {
    if (covering === "entry") return true;
    if ((before?.covers(path) ?? null) !== null) return covering !== null || hasFailed;
    return covering === "origin" && !there.has(path);
  };
}

// src/impact/impact.ts
function ratesFrom(factors) {
  const { carbon = null, price = null, pue = null } = factors ?? {};
  const overhead = pue?.ratio ?? 1;
  return {
    co2e_kg_per_kwh: carbon === null ? null : carbon.intensity_g_per_kwh / G_PER_KG * overhead,
    cost_per_kwh: price === null ? null : price.per_kwh * overhead,
    currency: price?.currency ?? null
  };
}
var impactFrom = (energyKwh, factors) => multiplied(energyKwh, ratesFrom(factors));
var deltaFrom = (energyKwh, factors) => multiplied(energyKwh, ratesFrom(factors));
function multiplied(energyKwh, { co2e_kg_per_kwh, cost_per_kwh, currency }) {
  return {
    co2e_kg: co2e_kg_per_kwh === null ? null : scaled(energyKwh, co2e_kg_per_kwh),
    cost: cost_per_kwh === null || currency === null ? null : { currency, ...scaled(energyKwh, cost_per_kwh) }
  };
}
var scaled = ({ p10, p50, p90 }, factor) => ({
  p10: p10 * factor,
  p50: p50 * factor,
  p90: p90 * factor
});
var impactOf = (energy, factors) => energy.kind === "run-once" ? { per: "run", ...impactFrom(energy.run_kwh, factors) } : { per: "month", ...impactFrom(energy.monthly_kwh, factors) };
var impactOfTotals = ({ monthly_kwh, run_once_kwh, delta }, factors) => ({
  monthly: impactFrom(monthly_kwh, factors),
  run_once: impactFrom(run_once_kwh, factors),
  delta: delta === null ? null : {
    monthly: deltaFrom(delta.monthly_kwh, factors),
    run_once: deltaFrom(delta.run_once_kwh, factors)
  }
});
function withImpact(figures, factors) {
  const { workloads, totals } = figures;
  if (factors === null) return { workloads: [...workloads], totals };
  const priced = (one) => ({ ...one, impact: impactOf(one.energy, factors) });
  return {
    workloads: workloads.map((workload) => ({
      ...priced(workload),
      before: workload.before === null ? null : priced(workload.before)
    })),
    totals: { ...totals, impact: impactOfTotals(totals, factors) }
  };
}

// src/judge/figures.ts
var QUARTER = 0.6745 / 1.2816;
function figureOf(workloads, { unit, is_delta, currency }, certainty, rates) {
  if (unit === "cost/month" && (rates.cost_per_kwh === null || rates.currency !== currency)) return null;
  if (unit === "kgCO2e/month" && rates.co2e_kg_per_kwh === null) return null;
  const head = summed(
    workloads.filter(({ change }) => change !== "removed"),
    unit,
    rates
  );
  if (!is_delta) return surely(head, certainty);
  const base = summed(
    workloads.flatMap(({ before }) => before ?? []),
    unit,
    rates
  );
  const growth = { p10: Math.min(head.p10 - base.p10, head.p50 - base.p50), p50: head.p50 - base.p50 };
  const grown = certainty === "point" ? growth.p50 : certainty === "certain" ? growth.p10 : between(growth);
  if (unit !== "%") return grown;
  return base.p50 === 0 ? grown > 0 ? PERCENT : 0 : grown / base.p50 * PERCENT;
}
var between = ({ p10, p50 }) => p50 - (p50 - p10) * QUARTER;
function surely({ p10, p50 }, certainty) {
  if (certainty === "point" || p50 === 0) return p50;
  return certainty === "certain" ? p10 : p50 * (p10 / p50) ** QUARTER;
}
function summed(all, unit, rates) {
  return all.filter(({ counted_as }) => counted_as === null).map((figures) => oneFigure(figures, unit, rates)).reduce((sum, { p10, p50 }) => ({ p10: sum.p10 + p10, p50: sum.p50 + p50 }), { p10: 0, p50: 0 });
}
function oneFigure(figures, unit, rates) {
  const pods = figures.pods.typical;
  switch (unit) {
    case "W":
    case "%":
      return figures.power_w;
    case "kWh/month":
      return month(figures, 1);
    case "kWh/day":
      return day(figures);
    case "kgCO2e/month":
      return month(figures, rates.co2e_kg_per_kwh ?? 0);
    case "cost/month":
      return month(figures, rates.cost_per_kwh ?? 0);
    case "GPU":
      return exactly(figures.gpu_count);
    case "CPU":
      return exactly((figures.requests.cpu_mcpu ?? 0) / MCPU_PER_CPU * pods);
    case "GiB":
      return exactly((figures.requests.mem_mib ?? 0) / MIB_PER_GIB * pods);
    case "pods":
      return exactly(pods);
  }
}
var exactly = (value) => ({ p10: value, p50: value });
var times = ({ p10, p50 }, factor) => ({ p10: p10 * factor, p50: p50 * factor });
var month = ({ energy }, factor) => times(energy.kind === "run-once" ? energy.run_kwh : energy.monthly_kwh, factor);
var day = ({ energy }) => energy.kind === "run-once" ? energy.run_kwh : times(energy.monthly_kwh, 1 / DAYS_PER_MONTH);

// src/judge/rules.ts
var rulesFrom = (rules) => rules.flatMap((rule, index) => {
  const isMeant = selectorFrom(rule.for);
  const { name = `budget ${index + 1}`, limit, per, level, confidence } = rule;
  const floorW = rule.floor === void 0 ? 0 : floorOf(rule.floor, name);
  return limit.map((text) => ({
    name,
    budget: parseBudget(text),
    per,
    level,
    confidence,
    floor_w: floorW,
    isMeant
  }));
});
var plainRules = (budgets) => budgets.map((budget) => ({
  name: null,
  budget,
  per: "total",
  level: "fail",
  confidence: "point",
  floor_w: 0,
  isMeant: () => true
}));
function floorOf(text, rule) {
  const { unit, is_delta, limit } = parseBudget(text);
  if (unit === "W" && !is_delta) return limit;
  throw new AppError(
    "input",
    `floor ${JSON.stringify(text)} of budget ${rule} is not a power`,
    'Write one such as "20 W".'
  );
}
function holdings(rules, workloads, subjectOf) {
  const taken = /* @__PURE__ */ new Map();
  return rules.flatMap((rule) => {
    const quantity = JSON.stringify([rule.budget.unit, rule.budget.is_delta, rule.per]);
    const gone = taken.get(quantity) ?? /* @__PURE__ */ new Set();
    const meant = workloads.filter(
      (workload) => (rule.name === null || !gone.has(workload)) && rule.isMeant(subjectOf(workload))
    );
    if (rule.name !== null) taken.set(quantity, /* @__PURE__ */ new Set([...gone, ...meant]));
    return parts(rule, meant, subjectOf);
  });
}
function parts(rule, workloads, subjectOf) {
  switch (rule.per) {
    case "total":
      return [{ rule, of: null, workloads }];
    case "workload":
      return workloads.map((workload) => ({ rule, of: nameOf(workload), workloads: [workload] }));
    case "namespace":
      return heldBy(rule, workloads, ({ namespace }) => [`namespace ${namespace}`]);
    case "team":
      return heldBy(rule, workloads, (workload) => {
        const { teams } = subjectOf(workload);
        return teams.length === 0 ? ["no team"] : teams.map((team) => `team ${team}`);
      });
  }
}
var heldBy = (rule, workloads, keysOf) => {
  const keyed = workloads.flatMap((workload) => keysOf(workload).map((key) => ({ key, workload })));
  return [...grouped(keyed, ({ key }) => key)].map(([of, members]) => ({
    rule,
    of,
    workloads: members.map(({ workload }) => workload)
  }));
};
var nameOf = ({ namespace, workload_name, component }) => component === null ? `${namespace}/${workload_name}` : `${namespace}/${workload_name} (${component})`;

// src/judge/remedy.ts
function biggestOf(workloads, { unit, is_delta, currency }, rates) {
  const own = (workload) => figureOf([workload], { unit: unit === "%" ? "W" : unit, is_delta, currency }, "point", rates) ?? 0;
  const there = workloads.filter(({ counted_as }) => counted_as === null);
  return there.toSorted((a, b) => own(b) - own(a))[0] ?? null;
}
function remedyFor(biggest, figure, { unit, is_delta, currency, limit }, baseW, rates) {
  if (biggest === null || biggest.change === "removed") return null;
  const { typical } = biggest.pods;
  const absolute = { unit: unit === "%" ? "W" : unit, is_delta: false, currency };
  const perPod = (figureOf([{ ...biggest, change: "unchanged" }], absolute, "point", rates) ?? 0) / typical;
  const over = unit === "%" ? (figure - limit) / PERCENT * baseW : figure - limit;
  if (!(perPod > 0) || unit === "%" && baseW === 0 && is_delta) return null;
  const to = typical - Math.ceil(over / perPod - 1e-9);
  return to >= 1 && to < typical ? { workload: nameOf(biggest), from: typical, to } : null;
}

// src/judge/waivers.ts
function grantsFrom(carried, { rules, from, hasBase, subjectOf }) {
  const configured = rules.map(({ for: selector, ...waiver }, index) => {
    const isChosen = selectorFrom(selector);
    return {
      waiver,
      ceiling: ceilingOf(waiver),
      of: `waiver ${index + 1} of the configuration`,
      by: "configuration",
      isNew: false,
      isMeant: (workload) => isChosen(subjectOf(workload))
    };
  });
  const annotated = carried.flatMap(({ workload, base, head }) => {
    const counts = from === "head" || !hasBase ? head : base;
    const waiver = counts ?? head;
    if (waiver === null) return [];
    return [
      {
        waiver,
        ceiling: ceilingOf(waiver),
        of: nameOf(workload),
        by: "annotation",
        isNew: counts === null,
        isMeant: (other) => other === workload
      }
    ];
  });
  return [...configured, ...annotated];
}
function ceilingOf({ ceiling }) {
  if (ceiling === null) return null;
  try {
    return parseBudget(ceiling);
  } catch {
    return { text: ceiling, unit: "W", is_delta: false, limit: 0, currency: null };
  }
}
var MS_PER_DAY = 864e5;
var daysLeft = (until, today) => Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / MS_PER_DAY);
var holdsFor = ({ waiver, isNew }, rule, today) => (
  // Days are written so that they sort as texts.
  !isNew && waiver.until >= today && (waiver.rule === null || waiver.rule === rule)
);
var waivedBy = ({ waiver, by }) => ({
  reason: waiver.reason,
  until: waiver.until,
  owner: waiver.owner,
  by
});
var waiverReports = (grants, used, today) => grants.map((grant) => {
  const { rule, reason, until, owner, ceiling } = grant.waiver;
  const days = daysLeft(until, today);
  const status = grant.isNew ? "new" : days < 0 ? "expired" : used.has(grant) ? "used" : "unused";
  return { rule, of: grant.of, reason, until, owner, ceiling, status, days_left: days };
});

// src/judge/judge.ts
var MOST_WITHIN = 1;
function judge(input) {
  const { workloads, rules, hasBase, grants, today } = input;
  const unjudged = (reason) => ({
    verdict: { status: "unjudged", reason },
    waivers: waiverReports(grants, /* @__PURE__ */ new Set(), today)
  });
  if (workloads.length === 0) return unjudged("no-workloads");
  if (rules.length === 0) return unjudged("no-budget");
  const used = /* @__PURE__ */ new Set();
  const left = /* @__PURE__ */ new Set();
  const results = holdings(rules, workloads, input.subjectOf).flatMap((held) => {
    const { budget } = held.rule;
    const check2 = !hasBase && budget.is_delta ? null : checkOf(held, input, used);
    if (check2 === null) left.add(budget.text);
    return check2 === null ? [] : [{ rule: held.rule, check: check2 }];
  });
  if (results.length === 0 && left.size > 0) return unjudged("no-base");
  const over = results.filter(({ check: check2 }) => check2.is_over).map(({ check: check2 }) => check2);
  const checks = rules.flatMap((rule) => {
    const ofRule = results.filter((one) => one.rule === rule).map(({ check: check2 }) => check2);
    const within = ofRule.filter(({ is_over }) => !is_over).toSorted((a, b) => closeness(b) - closeness(a));
    return [...ofRule.filter(({ is_over }) => is_over), ...within.slice(0, MOST_WITHIN)];
  });
  const waived = over.filter((check2) => check2.waived !== null);
  const warnings = over.filter(({ level, waived: waived2 }) => level === "warn" && waived2 === null);
  const [first, ...more] = over.filter(({ level, waived: waived2 }) => level === "fail" && waived2 === null);
  const shared = { checks, unjudged: [...left], warnings, waived };
  return {
    verdict: first === void 0 ? { status: "within", ...shared } : { status: "over", ...shared, breaches: [first, ...more] },
    waivers: waiverReports(grants, used, today)
  };
}
function checkRates(rules, rates) {
  for (const { budget } of rules) {
    const refuse = (why, hint) => new AppError("input", `budget ${JSON.stringify(budget.text)} ${why}`, hint);
    if (budget.unit === "kgCO2e/month" && rates.co2e_kg_per_kwh === null)
      throw refuse("needs the carbon of the electricity", "Set region or carbon_intensity.");
    if (budget.unit !== "cost/month") continue;
    if (rates.cost_per_kwh === null)
      throw refuse("needs the price of the electricity", "Set electricity_price.");
    if (rates.currency !== budget.currency)
      throw refuse(
        `is not in ${rates.currency ?? ""}, as the price is`,
        `Write it in ${rates.currency ?? ""}.`
      );
  }
}
var closeness = ({ figure, limit }) => figure > limit ? Number.NEGATIVE_INFINITY : figure / (limit || 1);
function checkOf({ rule, of, workloads }, input, used) {
  const { budget, confidence, level, floor_w } = rule;
  const { rates } = input;
  const figure = figureOf(workloads, budget, confidence, rates);
  if (figure === null) return null;
  const growthW = figureOf(workloads, { unit: "W", is_delta: true, currency: null }, "point", rates) ?? 0;
  const isBelowFloor = budget.unit === "%" && growthW < floor_w;
  const is_over = !(figure <= budget.limit) && !isBelowFloor;
  const biggest = is_over ? biggestOf(workloads, budget, rates) : null;
  const baseW = (figureOf(workloads, { unit: "W", is_delta: false, currency: null }, "point", rates) ?? 0) - growthW;
  return {
    budget: budget.text,
    rule: rule.name,
    of,
    unit: budget.unit,
    currency: budget.currency,
    is_delta: budget.is_delta,
    figure,
    limit: budget.limit,
    is_over,
    level,
    confidence,
    waived: is_over ? waivedOf({ rule, of, workloads }, input, used) : null,
    biggest: biggest === null ? null : { workload: nameOf(biggest), path: biggest.path, line: biggest.line },
    remedy: is_over ? remedyFor(biggest, figure, budget, baseW, rates) : null
  };
}
function waivedOf({ rule, workloads }, { grants, rates, today }, used) {
  const { budget, confidence } = rule;
  const granting = grants.filter((grant) => holdsFor(grant, rule.name, today));
  const isBelowCeiling = /* @__PURE__ */ new Map();
  const holds = (grant) => {
    const known = isBelowCeiling.get(grant);
    if (known !== void 0) return known;
    const below = isBelow(grant, workloads, rates);
    isBelowCeiling.set(grant, below);
    return below;
  };
  const grantOf = (workload) => granting.find((grant) => grant.isMeant(workload) && holds(grant));
  const grantsUsed = /* @__PURE__ */ new Set();
  const rest = workloads.filter((workload) => {
    const grant = grantOf(workload);
    if (grant !== void 0) grantsUsed.add(grant);
    return grant === void 0;
  });
  const [first] = grantsUsed;
  if (first === void 0) return null;
  const without = rest.length === 0 ? 0 : figureOf(rest, budget, confidence, rates) ?? 0;
  if (without > budget.limit) return null;
  for (const grant of grantsUsed) used.add(grant);
  return waivedBy(first);
}
function isBelow({ ceiling, isMeant }, workloads, rates) {
  if (ceiling === null) return true;
  const figure = figureOf(workloads.filter(isMeant), ceiling, "point", rates);
  return figure !== null && figure <= ceiling.limit;
}

// src/gate.ts
var teamsFrom = ({ team_label }, ownersOf) => ({ object_labels, labels, path }) => {
  const team = object_labels[team_label] ?? labels[team_label];
  return team === void 0 ? ownersOf(path ?? "") : [team];
};
function gateOf(reported, teamsOf, { hasBase, config, budgets, factors, today }) {
  const subjects = new Map(
    reported.map(({ workload, change }) => [workload, seenOf(requestOf(change), teamsOf)])
  );
  const subjectOf = (workload) => subjects.get(workload) ?? nobodys(workload);
  const carried = reported.map(({ workload, change }) => ({
    workload,
    base: change.kind === "added" ? null : change.base?.request.waiver ?? null,
    head: change.kind === "removed" ? null : change.head.request.waiver
  }));
  const rules = [...plainRules(budgets), ...rulesFrom(config.budgets)];
  const rates = ratesFrom(factors ?? null);
  checkRates(rules, rates);
  const grants = grantsFrom(carried, {
    rules: config.waivers,
    from: config.waivers_from,
    hasBase,
    subjectOf
  });
  const workloads = reported.map(({ workload }) => workload);
  return {
    ...judge({ workloads, hasBase, rules, grants, rates, subjectOf, today }),
    seen: [...subjects.values()]
  };
}
function requestOf(change) {
  if (change.kind === "added") return change.head.request;
  if (change.kind === "unchanged") return (change.base ?? change.head).request;
  return change.base.request;
}
var seenOf = (request, teamsOf) => ({
  kind: request.workload_kind,
  apiGroup: request.api_group,
  namespace: request.namespace,
  name: request.workload_name,
  path: request.path ?? "",
  labels: { ...request.labels, ...request.object_labels },
  teams: teamsOf(request)
});
var nobodys = ({ workload_kind, api_group, namespace, workload_name, path }) => ({
  kind: workload_kind,
  apiGroup: api_group,
  namespace,
  name: workload_name,
  path: path ?? "",
  labels: {},
  teams: []
});

// src/owners.ts
var nobody = () => [];
var CODEOWNERS_PLACES = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];
var MOST_LINES = 5e3;
var LONGEST_LINE = 1e3;
var DEEPEST = 40;
var LONGEST_PATH = 1e3;
var OPTIONS = { dot: true, nonegate: true, nocomment: true, nobrace: true, noext: true };
function ownersFrom(text) {
  const rules = text.split("\n").slice(0, MOST_LINES).flatMap((line) => ruleFrom(line) ?? []).toReversed();
  const known = /* @__PURE__ */ new Map();
  return (path) => {
    if (path === "" || path.length > LONGEST_PATH || path.startsWith("../") || path.split("/").length > DEEPEST)
      return [];
    const before = known.get(path);
    if (before !== void 0) return before;
    const rule = rules.find(
      ({ prefix, globs }) => path.startsWith(prefix) && globs.some((glob) => glob.match(path))
    );
    const owners = rule?.owners ?? [];
    known.set(path, owners);
    return owners;
  };
}
function ruleFrom(line) {
  const [pattern, ...owners] = line.slice(0, LONGEST_LINE).replace(/(^|\s)#.*$/, "").trim().split(/\s+/);
  if (pattern === void 0 || pattern === "" || pattern.startsWith("!")) return null;
  const isFolder = pattern.endsWith("/");
  const bare = pattern.replace(/^\//, "").replace(/\/$/, "");
  const isAnchored = pattern.startsWith("/") || bare.includes("/");
  const anchored = isAnchored ? bare : `**/${bare}`;
  const below = `${anchored}/**`;
  const globs = isFolder ? [below] : bare.endsWith("*") ? [anchored] : [anchored, below];
  const prefix = isAnchored ? /^[^*?[\]\\]*/.exec(bare)?.[0] ?? "" : "";
  return { prefix, globs: globs.map((glob) => new Minimatch(glob, OPTIONS)), owners };
}

// src/check.ts
async function check(input) {
  const { base, head, predictor, config } = input;
  const options = assessOptionsFrom(config);
  const progress = input.onProgress === void 0 ? {} : { onProgress: input.onProgress };
  const isCompared = base !== null;
  const isCovered = base === null || base.commit === null ? {} : { isCovered: await coveredAsIn(base.tree, head) };
  const after = await assess(head, {
    ...options,
    ...progress,
    ...isCovered,
    keepsFiles: isCompared,
    isCompared
  });
  const before = base === null ? null : await assess(base.tree, { ...options, known: after.known, isCompared });
  if (before !== null && before.unrendered.length > 0)
    throw unrenderedError(before.unrendered, "at the base, ");
  await predictor.prepare?.([...after.requests, ...before?.requests ?? []]);
  const predict = ({ requests }) => requests.map((request) => ({ request, prediction: predictor.predict(request), countedAs: null }));
  const { settled, problems } = settleCopies(predict(after), config.copies);
  const unread = unreadFrom(after, before);
  const changes = before === null ? settled.map((head2) => ({ kind: "unchanged", base: null, head: head2 })) : compare(settleCopies(predict(before), config.copies).settled, settled).map(
    (change) => keptIfUnread(change, unread)
  );
  const teamsOf = teamsFrom(config, input.ownersOf ?? nobody);
  const reported = reportedFrom(changes, { predict: predictor.predict, teamsOf });
  const drawn = reported.map(({ workload }) => workload);
  const factors = input.factors ?? null;
  const { workloads, totals } = withImpact(
    { workloads: drawn, totals: totalsFrom(drawn, before !== null) },
    factors
  );
  const gate = gateOf(reported, teamsOf, { ...input, hasBase: base !== null });
  const report = {
    schema_version: REPORT_SCHEMA_VERSION,
    tool: { name: "wattlint", version },
    model: predictor.summary,
    base: base === null ? null : { ref: base.ref, commit: base.commit },
    workloads,
    problems: [...after.problems, ...problems, ...nowhere(after.absent, before?.absent ?? [])],
    coverage: after.coverage,
    totals,
    impact: factors,
    verdict: gate.verdict,
    waivers: [...gate.waivers]
  };
  return { report, newErrors: newErrors(after.problems, before?.problems ?? []), seen: gate.seen };
}
var UNREAD = "Its file could not be read, or now holds what is not: figures are those of the base.";
var MAY_BE_WORKLOADS = /* @__PURE__ */ new Set(["fragment", "unsupported-kind"]);
function unreadFrom(after, before) {
  const unread = after.problems.filter(({ severity }) => severity === "error");
  const turned = unknownTo(before?.problems ?? [], after.problems).filter(
    ({ kind }) => MAY_BE_WORKLOADS.has(kind)
  );
  const paths = new Set([...unread, ...turned].map(({ path }) => path));
  const unrendered = new Set(after.unrendered.map(({ rendering }) => JSON.stringify(rendering)));
  return ({ path, rendering }) => paths.has(path ?? "") || unrendered.has(JSON.stringify(rendering ?? null));
}
function keptIfUnread(change, isUnread) {
  if (change.kind !== "removed" || !isUnread(change.base.request)) return change;
  const { prediction } = change.base;
  const head = {
    ...change.base,
    prediction: { ...prediction, assumptions: [...prediction.assumptions, UNREAD] }
  };
  return { kind: "unchanged", base: change.base, head };
}
var newErrors = (head, base) => unknownTo(base, head).filter(({ severity }) => severity === "error");
function unknownTo(base, head) {
  const key = ({ path, kind, message }) => JSON.stringify([path, kind, message]);
  const known = /* @__PURE__ */ new Map();
  for (const problem of base) known.set(key(problem), (known.get(key(problem)) ?? 0) + 1);
  return head.filter((problem) => {
    const left = known.get(key(problem)) ?? 0;
    known.set(key(problem), left - 1);
    return left <= 0;
  });
}
function exitStatus({ report, newErrors: newErrors2 }) {
  if (report.verdict.status === "over") return EXIT_OVER;
  return newErrors2.length > 0 ? exitCodes.input : EXIT_WITHIN;
}

export {
  nobody,
  CODEOWNERS_PLACES,
  ownersFrom,
  check,
  exitStatus
};

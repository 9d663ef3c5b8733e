import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  settleCopies,
  totalsFrom
} from "./chunk-O6BT7SJN.js";
import {
  reportedFrom
} from "./chunk-FG7S6K27.js";
import {
  REPORT_SCHEMA_VERSION
} from "./chunk-Z2BIBPJR.js";
import {
  assess,
  assessOptionsFrom
} from "./chunk-MY4LIYAI.js";
import {
  version
} from "./chunk-6DA3H36N.js";
import {
  selectorFrom
} from "./chunk-HJ3BNQPM.js";
import {
  grouped
} from "./chunk-X6PSLHTU.js";
import {
  parseBudget
} from "./chunk-A35GKU5W.js";
import {
  AppError,
  DAYS_PER_MONTH,
  EXIT_OVER,
  EXIT_WITHIN,
  G_PER_KG,
  MCPU_PER_CPU,
  MIB_PER_GIB,
  PERCENT,
  __commonJS,
  __toESM,
  exitCodes
} from "./chunk-VMGZENY6.js";

// node_modules/ignore/index.js
var require_ignore = __commonJS({
  "node_modules/ignore/index.js"(exports, module) {
    function makeArray(subject) {
      return Array.isArray(subject) ? subject : [subject];
    }
    var UNDEFINED = void 0;
    var EMPTY = "";
    var SPACE = " ";
    var ESCAPE = "\\";
    var REGEX_TEST_BLANK_LINE = /^\s+$/;
    var REGEX_INVALID_TRAILING_BACKSLASH = /(?:[^\\]|^)\\$/;
    var REGEX_REPLACE_LEADING_EXCAPED_EXCLAMATION = /^\\!/;
    var REGEX_REPLACE_LEADING_EXCAPED_HASH = /^\\#/;
    var REGEX_SPLITALL_CRLF = /\r?\n/g;
    var REGEX_TEST_INVALID_PATH = /^\.{0,2}\/|^\.{1,2}$/;
    var REGEX_TEST_TRAILING_SLASH = /\/$/;
    var SLASH = "/";
    var TMP_KEY_IGNORE = "node-ignore";
    if (typeof Symbol !== "undefined") {
      TMP_KEY_IGNORE = /* @__PURE__ */ Symbol.for("node-ignore");
    }
    var KEY_IGNORE = TMP_KEY_IGNORE;
    var define = (object, key, value) => {
      Object.defineProperty(object, key, { value });
      return value;
    };
    var REGEX_REGEXP_RANGE = /([0-z])-([0-z])/g;
    var RETURN_FALSE = () => false;
    var sanitizeRange = (range) => range.replace(
      REGEX_REGEXP_RANGE,
      (match, from, to) => from.charCodeAt(0) <= to.charCodeAt(0) ? match : EMPTY
    );
    var negateRange = (range) => range.startsWith("!") || range.startsWith("\\^") ? `^${range.slice(range[0] === "!" ? 1 : 2)}` : range;
    var cleanRangeBackSlash = (slashes) => {
      const { length } = slashes;
      return slashes.slice(0, length - length % 2);
    };
    var REPLACERS = [
      [
        // Remove BOM
        // TODO:
        // Other similar zero-width characters?
        /^\uFEFF/,
        () => EMPTY
      ],
      // > Trailing spaces are ignored unless they are quoted with backslash ("\")
      [
        // (a\ ) -> (a )
        // (a  ) -> (a)
        // (a ) -> (a)
        // (a \ ) -> (a  )
        /((?:\\\\)*?)(\\?\s+)$/,
        (_, m1, m2) => m1 + (m2.indexOf("\\") === 0 ? SPACE : EMPTY)
      ],
      // Replace (\ ) with ' '
      // (\ ) -> ' '
      // (\\ ) -> '\\ '
      // (\\\ ) -> '\\ '
      [
        /(\\+?)\s/g,
        (_, m1) => {
          const { length } = m1;
          return m1.slice(0, length - length % 2) + SPACE;
        }
      ],
      // Escape metacharacters
      // which is written down by users but means special for regular expressions.
      // > There are 12 characters with special meanings:
      // > - the backslash \,
      // > - the caret ^,
      // > - the dollar sign $,
      // > - the period or dot .,
      // > - the vertical bar or pipe symbol |,
      // > - the question mark ?,
      // > - the asterisk or star *,
      // > - the plus sign +,
      // > - the opening parenthesis (,
      // > - the closing parenthesis ),
      // > - and the opening square bracket [,
      // > - the opening curly brace {,
      // > These special characters are often called "metacharacters".
      [
        /[\\$.|*+(){^]/g,
        (match) => `\\${match}`
      ],
      [
        // > a question mark (?) matches a single character
        /(?!\\)\?/g,
        () => "[^/]"
      ],
      // leading slash
      [
        // > A leading slash matches the beginning of the pathname.
        // > For example, "/*.c" matches "cat-file.c" but not "mozilla-sha1/sha1.c".
        // A leading slash matches the beginning of the pathname
        /^\//,
        () => "^"
      ],
      // replace special metacharacter slash after the leading slash
      [
        /\//g,
        () => "\\/"
      ],
      [
        // > A leading "**" followed by a slash means match in all directories.
        // > For example, "**/foo" matches file or directory "foo" anywhere,
        // > the same as pattern "foo".
        // > "**/foo/bar" matches file or directory "bar" anywhere that is directly
        // >   under directory "foo".
        // Notice that the '*'s have been replaced as '\\*'
        /^\^*(?:\\\*\\\*\\\/)+/,
        // '**/foo' <-> 'foo'
        () => "^(?:.*\\/)?"
      ],
      // starting
      [
        // there will be no leading '/'
        //   (which has been replaced by section "leading slash")
        // If starts with '**', adding a '^' to the regular expression also works
        /^(?=[^^])/,
        function startingReplacer() {
          return !/\/(?!$)/.test(this) ? "(?:^|\\/)" : "^";
        }
      ],
      // two globstars
      [
        // Use lookahead assertions so that we could match more than one `'/**'`
        /\\\/\\\*\\\*(?=\\\/|$)/g,
        // Zero, one or several directories
        // should not use '*', or it will be replaced by the next replacer
        // Check if it is not the last `'/**'`
        (_, index, str) => index + 6 < str.length ? "(?:\\/[^\\/]+)*" : "\\/.+"
      ],
      // normal intermediate wildcards
      [
        // Never replace escaped '*'
        // ignore rule '\*' will match the path '*'
        // 'abc.*/' -> go
        // 'abc.*'  -> skip this rule,
        //    coz trailing single wildcard will be handed by [trailing wildcard]
        /(^|[^\\]+)(\\\*)+(?=.+)/g,
        // '*.js' matches '.js'
        // '*.js' doesn't match 'abc'
        (_, p1, p2) => {
          const unescaped = p2.replace(/\\\*/g, "[^\\/]*");
          return p1 + unescaped;
        }
      ],
      [
        // unescape, revert step 3 except for back slash
        // For example, if a user escape a '\\*',
        // after step 3, the result will be '\\\\\\*'
        /\\\\\\(?=[$.|*+(){^])/g,
        () => ESCAPE
      ],
      [
        // '\\\\' -> '\\'
        /\\\\/g,
        () => ESCAPE
      ],
      [
        // > The range notation, e.g. [a-zA-Z],
        // > can be used to match one of the characters in a range.
        // `\` is escaped by step 3
        /(\\)?\[([^\]/]*?)(\\*)($|\])/g,
        (match, leadEscape, range, endEscape, close) => leadEscape === ESCAPE ? `\\[${range}${cleanRangeBackSlash(endEscape)}${close}` : close === "]" ? endEscape.length % 2 === 0 ? `[${negateRange(sanitizeRange(range))}${endEscape}]` : "[]" : "[]"
      ],
      // ending
      [
        // 'js' will not match 'js.'
        // 'ab' will not match 'abc'
        /(?:[^*])$/,
        // WTF!
        // https://git-scm.com/docs/gitignore
        // changes in [2.22.1](https://git-scm.com/docs/gitignore/2.22.1)
        // which re-fixes #24, #38
        // > If there is a separator at the end of the pattern then the pattern
        // > will only match directories, otherwise the pattern can match both
        // > files and directories.
        // 'js*' will not match 'a.js'
        // 'js/' will not match 'a.js'
        // 'js' will match 'a.js' and 'a.js/'
        (match) => /\/$/.test(match) ? `${match}$` : `${match}(?=$|\\/$)`
      ]
    ];
    var REGEX_REPLACE_TRAILING_WILDCARD = /(^|\\\/)?\\\*$/;
    var MODE_IGNORE = "regex";
    var MODE_CHECK_IGNORE = "checkRegex";
    var UNDERSCORE = "_";
    var TRAILING_WILD_CARD_REPLACERS = {
      [MODE_IGNORE](_, p1) {
        const prefix = p1 ? `${p1}[^/]+` : "[^/]*";
        return `${prefix}(?=$|\\/$)`;
      },
      [MODE_CHECK_IGNORE](_, p1) {
        const prefix = p1 ? `${p1}[^/]*` : "[^/]*";
        return `${prefix}(?=$|\\/$)`;
      }
    };
    var makeRegexPrefix = (pattern) => REPLACERS.reduce(
      (prev, [matcher, replacer]) => prev.replace(matcher, replacer.bind(pattern)),
      pattern
    );
    var isString = (subject) => typeof subject === "string";
    var checkPattern = (pattern) => pattern && isString(pattern) && !REGEX_TEST_BLANK_LINE.test(pattern) && !REGEX_INVALID_TRAILING_BACKSLASH.test(pattern) && pattern.indexOf("#") !== 0;
    var splitPattern = (pattern) => pattern.split(REGEX_SPLITALL_CRLF).filter(Boolean);
    var IgnoreRule = class {
      constructor(pattern, mark, body, ignoreCase, negative, prefix) {
        this.pattern = pattern;
        this.mark = mark;
        this.negative = negative;
        define(this, "body", body);
        define(this, "ignoreCase", ignoreCase);
        define(this, "regexPrefix", prefix);
      }
      get regex() {
        const key = UNDERSCORE + MODE_IGNORE;
        if (this[key]) {
          return this[key];
        }
        return this._make(MODE_IGNORE, key);
      }
      get checkRegex() {
        const key = UNDERSCORE + MODE_CHECK_IGNORE;
        if (this[key]) {
          return this[key];
        }
        return this._make(MODE_CHECK_IGNORE, key);
      }
      _make(mode, key) {
        const str = this.regexPrefix.replace(
          REGEX_REPLACE_TRAILING_WILDCARD,
          // It does not need to bind pattern
          TRAILING_WILD_CARD_REPLACERS[mode]
        );
        const regex = this.ignoreCase ? new RegExp(str, "i") : new RegExp(str);
        return define(this, key, regex);
      }
    };
    var createRule = ({
      pattern,
      mark
    }, ignoreCase) => {
      let negative = false;
      let body = pattern;
      if (body.indexOf("!") === 0) {
        negative = true;
        body = body.substr(1);
      }
      body = body.replace(REGEX_REPLACE_LEADING_EXCAPED_EXCLAMATION, "!").replace(REGEX_REPLACE_LEADING_EXCAPED_HASH, "#");
      const regexPrefix = makeRegexPrefix(body);
      return new IgnoreRule(
        pattern,
        mark,
        body,
        ignoreCase,
        negative,
        regexPrefix
      );
    };
    var RuleManager = class {
      constructor(ignoreCase) {
        this._ignoreCase = ignoreCase;
        this._rules = [];
      }
      _add(pattern) {
        if (pattern && pattern[KEY_IGNORE]) {
          this._rules = this._rules.concat(pattern._rules._rules);
          this._added = true;
          return;
        }
        if (isString(pattern)) {
          pattern = {
            pattern
          };
        }
        if (checkPattern(pattern.pattern)) {
          const rule = createRule(pattern, this._ignoreCase);
          this._added = true;
          this._rules.push(rule);
        }
      }
      // @param {Array<string> | string | Ignore} pattern
      add(pattern) {
        this._added = false;
        makeArray(
          isString(pattern) ? splitPattern(pattern) : pattern
        ).forEach(this._add, this);
        return this._added;
      }
      // Test one single path without recursively checking parent directories
      //
      // - checkUnignored `boolean` whether should check if the path is unignored,
      //   setting `checkUnignored` to `false` could reduce additional
      //   path matching.
      // - check `string` either `MODE_IGNORE` or `MODE_CHECK_IGNORE`
      // @returns {TestResult} true if a file is ignored
      test(path, checkUnignored, mode) {
        let ignored = false;
        let unignored = false;
        let matchedRule;
        this._rules.forEach((rule) => {
          const { negative } = rule;
          if (unignored === negative && ignored !== unignored || negative && !ignored && !unignored && !checkUnignored) {
            return;
          }
          const matched = rule[mode].test(path);
          if (!matched) {
            return;
          }
          ignored = !negative;
          unignored = negative;
          matchedRule = negative ? UNDEFINED : rule;
        });
        const ret = {
          ignored,
          unignored
        };
        if (matchedRule) {
          ret.rule = matchedRule;
        }
        return ret;
      }
    };
    var throwError = (message, Ctor) => {
      throw new Ctor(message);
    };
    var checkPath = (path, originalPath, doThrow) => {
      if (!isString(path)) {
        return doThrow(
          `path must be a string, but got \`${originalPath}\``,
          TypeError
        );
      }
      if (!path) {
        return doThrow(`path must not be empty`, TypeError);
      }
      if (checkPath.isNotRelative(path)) {
        const r = "`path.relative()`d";
        return doThrow(
          `path should be a ${r} string, but got "${originalPath}"`,
          RangeError
        );
      }
      return true;
    };
    var isNotRelative = (path) => REGEX_TEST_INVALID_PATH.test(path);
    checkPath.isNotRelative = isNotRelative;
    checkPath.convert = (p) => p;
    var Ignore = class {
      constructor({
        ignorecase = true,
        ignoreCase = ignorecase,
        allowRelativePaths = false
      } = {}) {
        define(this, KEY_IGNORE, true);
        this._rules = new RuleManager(ignoreCase);
        this._strictPathCheck = !allowRelativePaths;
        this._initCache();
      }
      _initCache() {
        this._ignoreCache = /* @__PURE__ */ Object.create(null);
        this._testCache = /* @__PURE__ */ Object.create(null);
      }
      add(pattern) {
        if (this._rules.add(pattern)) {
          this._initCache();
        }
        return this;
      }
      // legacy
      addPattern(pattern) {
        return this.add(pattern);
      }
      // @returns {TestResult}
      _test(originalPath, cache, checkUnignored, slices) {
        const path = originalPath && checkPath.convert(originalPath);
        checkPath(
          path,
          originalPath,
          this._strictPathCheck ? throwError : RETURN_FALSE
        );
        return this._t(path, cache, checkUnignored, slices);
      }
      checkIgnore(path) {
        if (!REGEX_TEST_TRAILING_SLASH.test(path)) {
          return this.test(path);
        }
        const slices = path.split(SLASH).filter(Boolean);
        slices.pop();
        if (slices.length) {
          const parent = this._t(
            slices.join(SLASH) + SLASH,
            this._testCache,
            true,
            slices
          );
          if (parent.ignored) {
            return parent;
          }
        }
        return this._rules.test(path, false, MODE_CHECK_IGNORE);
      }
      _t(path, cache, checkUnignored, slices) {
        if (path in cache) {
          return cache[path];
        }
        if (!slices) {
          slices = path.split(SLASH).filter(Boolean);
        }
        slices.pop();
        if (!slices.length) {
          return cache[path] = this._rules.test(path, checkUnignored, MODE_IGNORE);
        }
        const parent = this._t(
          slices.join(SLASH) + SLASH,
          cache,
          checkUnignored,
          slices
        );
        return cache[path] = parent.ignored ? parent : this._rules.test(path, checkUnignored, MODE_IGNORE);
      }
      ignores(path) {
        return this._test(path, this._ignoreCache, false).ignored;
      }
      createFilter() {
        return (path) => !this.ignores(path);
      }
      filter(paths) {
        return makeArray(paths).filter(this.createFilter());
      }
      // @returns {TestResult}
      test(path) {
        return this._test(path, this._testCache, true);
      }
    };
    var factory = (options) => new Ignore(options);
    var isPathValid = (path) => checkPath(path && checkPath.convert(path), path, RETURN_FALSE);
    var setupWindows = () => {
      const makePosix = (str) => /^\\\\\?\\/.test(str) || /["<>|\u0000-\u001F]+/u.test(str) ? str : str.replace(/\\/g, "/");
      checkPath.convert = makePosix;
      const REGEX_TEST_WINDOWS_PATH_ABSOLUTE = /^[a-z]:\//i;
      checkPath.isNotRelative = (path) => REGEX_TEST_WINDOWS_PATH_ABSOLUTE.test(path) || isNotRelative(path);
    };
    if (
      // Detect `process` so that it can run in browsers.
      typeof process !== "undefined" && process.platform === "win32"
    ) {
      setupWindows();
    }
    module.exports = factory;
    factory.default = factory;
    module.exports.isPathValid = isPathValid;
    define(module.exports, /* @__PURE__ */ Symbol.for("setupWindows"), setupWindows);
  }
});

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
  const unmatched = [];
  const take = (predicted, isMatch) => {
    const candidates = waiting.get(identityOf(predicted.request)) ?? [];
    const index = candidates.findIndex(isMatch);
    const [match] = index === -1 ? [] : candidates.splice(index, 1);
    if (match === void 0) return false;
    const kind = isSame(match.request, predicted.request) ? "unchanged" : "changed";
    changes.push({ kind, base: match, head: predicted });
    return true;
  };
  for (const predicted of head) {
    if (!take(predicted, ({ request }) => request.path === predicted.request.path)) unmatched.push(predicted);
  }
  for (const predicted of unmatched)
    if (!take(predicted, () => true)) changes.push({ kind: "added", head: predicted });
  for (const predicted of [...waiting.values()].flat()) changes.push({ kind: "removed", base: predicted });
  return changes;
}
function isSame(a, b) {
  const here = { path: null, line: null, object_labels: {}, waiver: null };
  return JSON.stringify({ ...a, ...here }) === JSON.stringify({ ...b, ...here });
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
      return heldBy(rule, workloads, (workload) => subjectOf(workload).teams.map((team) => `team ${team}`));
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
var holdsFor = ({ waiver, isNew }, rule, today) => !isNew && daysLeft(waiver.until, today) >= 0 && (waiver.rule === null || waiver.rule === rule);
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
  const is_over = figure > budget.limit && !isBelowFloor;
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
    waived: is_over ? waivedOf({ rule, of, workloads }, figure, input, used) : null,
    biggest: biggest === null ? null : { workload: nameOf(biggest), path: biggest.path, line: biggest.line },
    remedy: is_over ? remedyFor(biggest, figure, budget, baseW, rates) : null
  };
}
function waivedOf({ rule, workloads }, figure, { grants, rates, today }, used) {
  const { budget, confidence } = rule;
  const granting = grants.filter((grant) => holdsFor(grant, rule.name, today));
  const grantOf = (workload) => granting.find((grant) => {
    if (!grant.isMeant(workload)) return false;
    if (grant.ceiling === null) return true;
    const meant = workloads.filter(grant.isMeant);
    const { limit } = grant.ceiling;
    const sum = meant.length === workloads.length && grant.ceiling.unit === budget.unit ? figure : null;
    return (sum ?? figureOf(meant, grant.ceiling, "point", rates) ?? Number.POSITIVE_INFINITY) <= limit;
  });
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
var import_ignore = __toESM(require_ignore(), 1);
var nobody = () => [];
var CODEOWNERS_PLACES = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];
var MOST_LINES = 5e3;
var LONGEST_LINE = 1e3;
function ownersFrom(text) {
  const rules = text.split("\n").slice(0, MOST_LINES).flatMap((line) => {
    const [pattern, ...owners] = line.slice(0, LONGEST_LINE).replace(/(^|\s)#.*$/, "").trim().split(/\s+/);
    if (pattern === void 0 || pattern === "" || pattern.startsWith("!")) return [];
    return [{ matcher: (0, import_ignore.default)().add(pattern), owners }];
  }).toReversed();
  return (path) => {
    if (!import_ignore.default.isPathValid(path)) return [];
    return rules.find(({ matcher }) => matcher.ignores(path))?.owners ?? [];
  };
}

// src/check.ts
async function check(input) {
  const { base, head, predictor, config } = input;
  const options = assessOptionsFrom(config);
  const progress = input.onProgress === void 0 ? {} : { onProgress: input.onProgress };
  const after = await assess(head, { ...options, ...progress, keepsFiles: base !== null });
  const before = base === null ? null : await assess(base.tree, { ...options, known: after.known });
  await predictor.prepare?.([...after.requests, ...before?.requests ?? []]);
  const predict = ({ requests }) => requests.map((request) => ({ request, prediction: predictor.predict(request), countedAs: null }));
  const { settled, problems } = settleCopies(predict(after), config.copies);
  const changes = before === null ? settled.map((head2) => ({ kind: "unchanged", base: null, head: head2 })) : compare(settleCopies(predict(before), config.copies).settled, settled).map(
    (change) => keptIfUnread(change, after)
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
    problems: [...after.problems, ...problems],
    coverage: after.coverage,
    totals,
    impact: factors,
    verdict: gate.verdict,
    waivers: [...gate.waivers]
  };
  return { report, newErrors: newErrors(after.problems, before?.problems ?? []), seen: gate.seen };
}
var UNREAD = "Its file could not be read: figures are those of the base.";
function keptIfUnread(change, { problems }) {
  if (change.kind !== "removed") return change;
  const { prediction } = change.base;
  const isUnread = problems.some(
    ({ severity, path }) => severity === "error" && path === change.base.request.path
  );
  if (!isUnread) return change;
  const head = {
    ...change.base,
    prediction: { ...prediction, assumptions: [...prediction.assumptions, UNREAD] }
  };
  return { kind: "unchanged", base: change.base, head };
}
function newErrors(head, base) {
  const key = ({ path, kind, message }) => JSON.stringify([path, kind, message]);
  const known = /* @__PURE__ */ new Map();
  for (const problem of base) known.set(key(problem), (known.get(key(problem)) ?? 0) + 1);
  return head.filter((problem) => {
    const left = known.get(key(problem)) ?? 0;
    known.set(key(problem), left - 1);
    return problem.severity === "error" && left <= 0;
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

import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  DEVICE_CLASS_PREFIX,
  NO_CONTAINERS,
  NO_IMAGES,
  amountsOf,
  asksForTpu,
  assumptionsFrom,
  capped,
  clamped,
  defineKind,
  fixed,
  groupRead,
  isPlaceholder,
  nameIn,
  namespaceOf,
  nearestOf,
  objectsFrom,
  parseAt,
  parseMilli,
  perNode,
  placeOf,
  readerFrom,
  replicas,
  sharedClaims,
  silentReader,
  stepsBetween,
  times,
  waiverIn
} from "./chunk-TYF4KTHJ.js";
import {
  MISSING
} from "./chunk-VOYEJIXG.js";
import {
  problemFrom
} from "./chunk-5KOT2KY3.js";
import {
  parseImage
} from "./chunk-OGAPIFVC.js";
import {
  grouped
} from "./chunk-X6PSLHTU.js";
import {
  DAYS_PER_MONTH,
  SECONDS_PER_HOUR,
  SECONDS_PER_MONTH
} from "./chunk-TNUZZPWE.js";
import {
  isObject,
  require_dist,
  valueFrom
} from "./chunk-TO57GDIK.js";
import {
  ZodError,
  __toESM,
  array,
  boolean,
  looseObject,
  object,
  quoted,
  record,
  string,
  union,
  unknown
} from "./chunk-4SDNS7QA.js";

// src/normalise/group.ts
var groupOf = (apiVersion) => {
  const slash = apiVersion.lastIndexOf("/");
  return slash === -1 ? "" : apiVersion.slice(0, slash);
};

// node_modules/croner/dist/croner.js
function g(s3, e, t, n = 0, r = 0, a = 0, i = 0) {
  let o = s3 >= 0 && s3 < 100, u = Date.UTC(o ? s3 + 400 : s3, e, t, n, r, a, i);
  return o ? u - 126227808e5 : u;
}
function D(s3) {
  return g(s3.y, s3.m - 1, s3.d, s3.h, s3.i, s3.s);
}
function w(s3, e) {
  return s3.y === e.y && s3.m === e.m && s3.d === e.d && s3.h === e.h && s3.i === e.i && s3.s === e.s;
}
function O(s3) {
  let e = s3.substring(9);
  return e.includes("Z") || e.includes("+") || e.includes("-");
}
function Z(s3, e) {
  let t = new Date(Date.parse(s3));
  if (isNaN(t)) throw new Error("Invalid ISO8601 passed to timezone parser.");
  return O(s3) ? { tp: T(t.getUTCFullYear(), t.getUTCMonth() + 1, t.getUTCDate(), t.getUTCHours(), t.getUTCMinutes(), t.getUTCSeconds(), "Etc/UTC"), ms: t.getUTCMilliseconds() } : { tp: T(t.getFullYear(), t.getMonth() + 1, t.getDate(), t.getHours(), t.getMinutes(), t.getSeconds(), e), ms: t.getMilliseconds() };
}
function v(s3, e, t) {
  let { tp: n, ms: r } = Z(s3, e);
  return new Date(N(n, t).getTime() + r);
}
function N(s3, e) {
  let t = _(s3);
  if (t.kind === "single") return t.date;
  if (t.kind === "ambiguous") return t.earlier;
  if (e) throw new Error("Invalid date passed to fromTZ()");
  return t.after;
}
function _(s3) {
  let e = D(s3), t = (i) => R(new Date(i), s3.tz), n = e - t(e), r = y(new Date(n), s3.tz);
  if (w(r, s3)) {
    let i = D(r) - n, o = n - (t(n - E) - i);
    if (o < n && w(y(new Date(o), s3.tz), s3)) return { kind: "ambiguous", earlier: new Date(o), later: new Date(n) };
    let u = n + (i - t(n + E));
    return u > n && w(y(new Date(u), s3.tz), s3) ? { kind: "ambiguous", earlier: new Date(n), later: new Date(u) } : { kind: "single", date: new Date(n) };
  }
  let a = e - (D(r) - n);
  return w(y(new Date(a), s3.tz), s3) ? { kind: "single", date: new Date(a) } : { kind: "gap", before: new Date(Math.min(n, a)), after: new Date(Math.max(n, a)) };
}
var E = 3 * 36e5;
function R(s3, e) {
  return D(y(s3, e)) - (s3.getTime() - s3.getUTCMilliseconds());
}
function k(s3, e, t) {
  let n = R(new Date(s3), t);
  for (; e - s3 > 1e3; ) {
    let r = s3 + Math.floor((e - s3) / 2e3) * 1e3;
    R(new Date(r), t) === n ? s3 = r : e = r;
  }
  return e;
}
function U(s3, e) {
  let t = _(y(new Date(s3), e));
  if (t.kind === "ambiguous") return s3 < t.later.getTime() ? "earlier" : "later";
}
var H = g(1, 0, 1);
var S = 864e5;
var W = /* @__PURE__ */ new Map();
function y(s3, e) {
  if (e === void 0) return T(s3.getFullYear(), s3.getMonth() + 1, s3.getDate(), s3.getHours(), s3.getMinutes(), s3.getSeconds());
  let t = W.get(e), n;
  try {
    t || (t = new Intl.DateTimeFormat("en-US", { timeZone: e, year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric", hour12: false }), W.set(e, t)), n = t.formatToParts(s3);
  } catch (i) {
    let o = i instanceof Error ? i.message : String(i);
    throw new RangeError(`toTZ: Invalid timezone '${e}' or date. Please provide a valid IANA timezone (e.g., 'America/New_York', 'Europe/Stockholm'). Original error: ${o}`);
  }
  let r = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (let i of n) (i.type === "year" || i.type === "month" || i.type === "day" || i.type === "hour" || i.type === "minute" || i.type === "second") && (r[i.type] = parseInt(i.value, 10));
  if (isNaN(r.year) || isNaN(r.month) || isNaN(r.day) || isNaN(r.hour) || isNaN(r.minute) || isNaN(r.second)) throw new Error(`toTZ: Failed to parse all date components from timezone '${e}'. This may indicate an invalid date or timezone configuration. Parsed components: ${JSON.stringify(r)}`);
  let a = s3.getTime() - H;
  return (a < -S || a < S && r.month === 12) && (r.year = 1 - r.year), r.hour === 24 && (r.hour = 0), { y: r.year, m: r.month, d: r.day, h: r.hour, i: r.minute, s: r.second, tz: e };
}
function T(s3, e, t, n, r, a, i) {
  return { y: s3, m: e, d: t, h: n, i: r, s: a, tz: i };
}
var x = [1, 2, 4, 8, 16];
var C = class s {
  pattern;
  timezone;
  mode;
  alternativeWeekdays;
  sloppyRanges;
  fixedTimeRule;
  second;
  minute;
  hour;
  day;
  month;
  dayOfWeek;
  year;
  lastDayOfMonth;
  lastWeekday;
  nearestWeekdays;
  starDOM;
  starDOW;
  starYear;
  useAndLogic;
  isFixedTime;
  constructor(e, t, n) {
    this.pattern = e, this.timezone = t, this.mode = n?.mode ?? "auto", this.alternativeWeekdays = n?.alternativeWeekdays ?? false, this.sloppyRanges = n?.sloppyRanges ?? false, this.fixedTimeRule = n?.fixedTimeRule ?? "single-value", this.second = Array(60).fill(0), this.minute = Array(60).fill(0), this.hour = Array(24).fill(0), this.day = Array(31).fill(0), this.month = Array(12).fill(0), this.dayOfWeek = Array(7).fill(0), this.year = [], this.lastDayOfMonth = false, this.lastWeekday = false, this.nearestWeekdays = Array(31).fill(0), this.starDOM = false, this.starDOW = false, this.starYear = false, this.useAndLogic = false, this.isFixedTime = false, this.parse();
  }
  parse() {
    if (!(typeof this.pattern == "string" || this.pattern instanceof String)) throw new TypeError("CronPattern: Pattern has to be of type string.");
    this.pattern.indexOf("@") >= 0 && (this.pattern = this.handleNicknames(this.pattern).trim());
    let e = this.pattern.match(/\S+/g) || [""], t = e.length;
    if (e.length < 5 || e.length > 7) throw new TypeError("CronPattern: invalid configuration format ('" + this.pattern + "'), exactly five, six, or seven space separated parts are required.");
    if (this.mode !== "auto") {
      let i;
      switch (this.mode) {
        case "5-part":
          i = 5;
          break;
        case "6-part":
          i = 6;
          break;
        case "7-part":
          i = 7;
          break;
        case "5-or-6-parts":
          i = [5, 6];
          break;
        case "6-or-7-parts":
          i = [6, 7];
          break;
        default:
          i = 0;
      }
      if (!(Array.isArray(i) ? i.includes(t) : t === i)) {
        let u = Array.isArray(i) ? i.join(" or ") : i.toString();
        throw new TypeError(`CronPattern: mode '${this.mode}' requires exactly ${u} parts, but pattern '${this.pattern}' has ${t} parts.`);
      }
    }
    if (e.length === 5 && e.unshift("0"), e.length === 6 && e.push("*"), this.pattern.indexOf("?") >= 0) for (let i = 0; i < e.length; i++) e[i] = e[i].replace(/\?/g, "*");
    if (e[3].toUpperCase() === "LW") this.lastWeekday = true, e[3] = "";
    else if (e[3].toUpperCase().indexOf("L") >= 0) {
      let i = e[3].split(",");
      if (i.length > 1 && i.some((o) => o.toUpperCase() === "LW")) throw new TypeError(`CronPattern: Syntax error, LW can not be in a list in day-of-month ('${e[3]}').`);
      if (i.some((o) => o === "" || o.toUpperCase() !== "L" && /l/i.test(o))) throw new TypeError("CronPattern: Syntax error, L has to be a value of its own in day-of-month ('" + e[3] + "').");
      e[3] = i.filter((o) => o.toUpperCase() !== "L").join(","), this.lastDayOfMonth = true;
    }
    if (e[3] == "*" && (this.starDOM = true), e[6] == "*" && (this.starYear = true), e[4].length >= 3 && (e[4] = this.replaceAlpha(e[4], s.MONTH_NAMES)), e[5].length >= 3 && (e[5] = this.alternativeWeekdays ? this.replaceAlpha(e[5], s.DAY_NAMES_QUARTZ) : this.replaceAlpha(e[5], s.DAY_NAMES)), e[5].startsWith("+") && (this.useAndLogic = true, e[5] = e[5].substring(1), e[5] === "")) throw new TypeError("CronPattern: Day-of-week field cannot be empty after '+' modifier.");
    switch (e[5] == "*" && (this.starDOW = true), this.mode) {
      case "5-part":
        e[0] = "0", e[6] = "*";
        break;
      case "6-part":
        e[6] = "*";
        break;
      case "5-or-6-parts":
        e[6] = "*";
        break;
      case "6-or-7-parts":
        break;
      case "7-part":
      case "auto":
        break;
    }
    this.throwAtIllegalCharacters(e), this.partToArray("second", e[0], 0, 1), this.partToArray("minute", e[1], 0, 1), this.partToArray("hour", e[2], 0, 1), this.partToArray("day", e[3], -1, 1), this.partToArray("month", e[4], -1, 1);
    let n = this.alternativeWeekdays ? -1 : 0;
    this.partToArray("dayOfWeek", e[5], n, 63), e[6] === "*" ? this.year = Array(1e4).fill(1) : (this.year = Array(1e4).fill(0), this.partToArray("year", e[6], 0, 1)), !this.alternativeWeekdays && this.dayOfWeek[7] && (this.dayOfWeek[0] = this.dayOfWeek[7]);
    let r = this.fixedTimeRule === "single-value", a = (i, o) => !i.includes("*") && !i.includes("/") && (!r || o.filter((u) => u).length === 1);
    this.isFixedTime = a(e[0], this.second) && a(e[1], this.minute) && a(e[2], this.hour);
  }
  partToArray(e, t, n, r) {
    let a = this[e];
    if (t === "" && !(e === "day" && (this.lastDayOfMonth || this.lastWeekday))) throw new TypeError("CronPattern: configuration entry " + e + " (" + t + ") is empty, check for trailing spaces.");
    if (t === "*") return a.fill(r);
    let i = t.split(",");
    if (i.length > 1) for (let o of i) this.partToArray(e, o, n, r);
    else t.includes("-") && t.includes("/") ? this.handleRangeWithStepping(t, e, n, r) : t.includes("-") ? this.handleRange(t, e, n, r) : t.includes("/") ? this.handleStepping(t, e, n, r) : t !== "" && this.handleNumber(t, e, n, r);
  }
  throwAtIllegalCharacters(e) {
    for (let t = 0; t < e.length; t++) if ((t === 3 ? /[^/*0-9,\-WwLl]+/ : t === 5 ? /[^/*0-9,\-#Ll]+/ : /[^/*0-9,\-]+/).test(e[t])) throw new TypeError("CronPattern: configuration entry " + t + " (" + e[t] + ") contains illegal characters.");
  }
  handleNumber(e, t, n, r) {
    let a = this.extractNth(e, t), i = e.toUpperCase().includes("W");
    if (t !== "day" && i) throw new TypeError("CronPattern: Nearest weekday modifier (W) only allowed in day-of-month.");
    i && (t = "nearestWeekdays");
    let o = i ? a[0].replace(/W$/i, "") : a[0], u = s.toNumber(o) + n;
    if (isNaN(u)) throw new TypeError("CronPattern: " + t + " is not a number: '" + e + "'");
    this.setPart(t, u, a[1] || r);
  }
  setPart(e, t, n) {
    if (!Object.prototype.hasOwnProperty.call(this, e)) throw new TypeError("CronPattern: Invalid part specified: " + e);
    if (e === "dayOfWeek") {
      if (t === 7 && (t = 0), t < 0 || t > 6) throw new RangeError("CronPattern: Invalid value for dayOfWeek: " + t);
      this.setNthWeekdayOfMonth(t, n);
      return;
    }
    if (e === "second" || e === "minute") {
      if (t < 0 || t >= 60) throw new RangeError("CronPattern: Invalid value for " + e + ": " + t);
    } else if (e === "hour") {
      if (t < 0 || t >= 24) throw new RangeError("CronPattern: Invalid value for " + e + ": " + t);
    } else if (e === "day" || e === "nearestWeekdays") {
      if (t < 0 || t >= 31) throw new RangeError("CronPattern: Invalid value for " + e + ": " + t);
    } else if (e === "month") {
      if (t < 0 || t >= 12) throw new RangeError("CronPattern: Invalid value for " + e + ": " + t);
    } else if (e === "year" && (t < 1 || t >= 1e4)) throw new RangeError("CronPattern: Invalid value for " + e + ": " + t + " (supported range: 1-9999)");
    this[e][t] = n;
  }
  static toNumber(e) {
    return /^\d+$/.test(e) ? parseInt(e, 10) : NaN;
  }
  validateNotNaN(e, t) {
    if (isNaN(e)) throw new TypeError(t);
  }
  validateRange(e, t, n, r, a) {
    if (e > t) throw new TypeError("CronPattern: From value is larger than to value: '" + a + "'");
    if (n !== void 0) {
      if (n === 0) throw new TypeError("CronPattern: Syntax error, illegal stepping: 0");
      if (n > this[r].length) throw new TypeError("CronPattern: Syntax error, steps cannot be greater than maximum value of part (" + this[r].length + ")");
    }
  }
  handleRangeWithStepping(e, t, n, r) {
    if (e.toUpperCase().includes("W")) throw new TypeError("CronPattern: Syntax error, W is not allowed in ranges with stepping.");
    let a = this.extractNth(e, t), i = a[0].match(/^(\d+)-(\d+)\/(\d+)$/);
    if (i === null) throw new TypeError("CronPattern: Syntax error, illegal range with stepping: '" + e + "'");
    let [, o, u, l] = i, h = parseInt(o, 10) + n, m = parseInt(u, 10) + n, d = parseInt(l, 10);
    this.validateNotNaN(h, "CronPattern: Syntax error, illegal lower range (NaN)"), this.validateNotNaN(m, "CronPattern: Syntax error, illegal upper range (NaN)"), this.validateNotNaN(d, "CronPattern: Syntax error, illegal stepping: (NaN)"), this.validateRange(h, m, d, t, e);
    for (let p = h; p <= m; p += d) this.setPart(t, p, a[1] || r);
  }
  extractNth(e, t) {
    let n = e, r;
    if (n.includes("#")) {
      if (t !== "dayOfWeek") throw new Error("CronPattern: nth (#) only allowed in day-of-week field");
      let a = n.split("#");
      if (a.length !== 2 || a[1] === "") throw new TypeError("CronPattern: Syntax error, illegal nth weekday: '" + e + "'");
      n = a[0], r = a[1];
    } else if (n.toUpperCase().endsWith("L")) {
      if (t !== "dayOfWeek") throw new Error("CronPattern: L modifier only allowed in day-of-week field (use L alone for day-of-month)");
      r = "L", n = n.slice(0, -1);
    }
    return [n, r];
  }
  handleRange(e, t, n, r) {
    if (e.toUpperCase().includes("W")) throw new TypeError("CronPattern: Syntax error, W is not allowed in a range.");
    let a = this.extractNth(e, t), i = a[0].split("-");
    if (i.length !== 2) throw new TypeError("CronPattern: Syntax error, illegal range: '" + e + "'");
    let o = s.toNumber(i[0]) + n, u = s.toNumber(i[1]) + n;
    this.validateNotNaN(o, "CronPattern: Syntax error, illegal lower range (NaN)"), this.validateNotNaN(u, "CronPattern: Syntax error, illegal upper range (NaN)"), this.validateRange(o, u, void 0, t, e);
    for (let l = o; l <= u; l++) this.setPart(t, l, a[1] || r);
  }
  handleStepping(e, t, n, r) {
    if (e.toUpperCase().includes("W")) throw new TypeError("CronPattern: Syntax error, W is not allowed in parts with stepping.");
    let a = this.extractNth(e, t), i = a[0].split("/");
    if (i.length !== 2) throw new TypeError("CronPattern: Syntax error, illegal stepping: '" + e + "'");
    if (this.sloppyRanges) i[0] === "" && (i[0] = "*");
    else {
      if (i[0] === "") throw new TypeError("CronPattern: Syntax error, stepping with missing prefix ('" + e + "') is not allowed. Use wildcard (*/step) or range (min-max/step) instead.");
      if (i[0] !== "*") throw new TypeError("CronPattern: Syntax error, stepping with numeric prefix ('" + e + "') is not allowed. Use wildcard (*/step) or range (min-max/step) instead.");
    }
    let o = 0;
    i[0] !== "*" && (o = s.toNumber(i[0]) + n, this.validateNotNaN(o, "CronPattern: Syntax error, illegal stepping start (NaN)"));
    let u = s.toNumber(i[1]);
    this.validateNotNaN(u, "CronPattern: Syntax error, illegal stepping: (NaN)"), this.validateRange(0, this[t].length - 1, u, t, e);
    for (let l = o; l < this[t].length; l += u) t === "year" && l === 0 || this.setPart(t, l, a[1] || r);
  }
  replaceAlpha(e, t) {
    let n = e;
    for (let [r, a] of Object.entries(t)) n = n.replace(new RegExp(r, "gi"), (i, o, u) => {
      let l = o + i.length - 3, h = u.charAt(l - 1), m = u.charAt(l + 3);
      if (/[a-z\d/#]/i.test(h) || /[a-km-z\d]/i.test(m)) throw new TypeError(`CronPattern: Syntax error, a month or day name has to stand alone ('${e}').`);
      return a;
    });
    return n;
  }
  static DAY_NAMES = { "-sun": "-7", sun: "0", mon: "1", tue: "2", wed: "3", thu: "4", fri: "5", sat: "6" };
  static DAY_NAMES_QUARTZ = { sun: "1", mon: "2", tue: "3", wed: "4", thu: "5", fri: "6", sat: "7" };
  static MONTH_NAMES = { jan: "1", feb: "2", mar: "3", apr: "4", may: "5", jun: "6", jul: "7", aug: "8", sep: "9", oct: "10", nov: "11", dec: "12" };
  static NICKNAME_MAP = { "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *", "@monthly": "0 0 1 * *", "@weekly": "0 0 * * SUN", "@daily": "0 0 * * *", "@midnight": "0 0 * * *", "@hourly": "0 * * * *" };
  handleNicknames(e) {
    let t = e.trim().toLowerCase();
    if (t === "@reboot") throw new TypeError("CronPattern: @reboot is not supported in this environment. This is an event-based trigger that requires system startup detection.");
    return s.NICKNAME_MAP[t] || e;
  }
  setNthWeekdayOfMonth(e, t) {
    if (typeof t != "number" && t.toUpperCase() === "L") this.dayOfWeek[e] = this.dayOfWeek[e] | 32;
    else if (t === 63) this.dayOfWeek[e] = 63;
    else if (t < 6 && t > 0) this.dayOfWeek[e] = this.dayOfWeek[e] | x[t - 1];
    else throw new TypeError(`CronPattern: nth weekday out of range, should be 1-5 or L. Value: ${t}, Type: ${typeof t}`);
  }
};
var B = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
var f = [["month", "year", 0], ["day", "month", -1], ["hour", "day", 0], ["minute", "hour", 0], ["second", "minute", 0]];
var c = class s2 {
  tz;
  instantMs;
  instantFields;
  ms;
  second;
  minute;
  hour;
  day;
  month;
  year;
  constructor(e, t) {
    if (this.tz = t, e && e instanceof Date) if (!isNaN(e)) this.fromDate(e);
    else throw new TypeError("CronDate: Invalid date passed to CronDate constructor");
    else if (e == null) this.fromDate(/* @__PURE__ */ new Date());
    else if (e && typeof e == "string") this.fromString(e);
    else if (e instanceof s2) this.fromCronDate(e);
    else throw new TypeError("CronDate: Invalid type (" + typeof e + ") passed to CronDate constructor");
  }
  getLastDayOfMonth(e, t) {
    return t !== 1 ? B[t] : new Date(g(e, t + 1, 0)).getUTCDate();
  }
  getLastWeekday(e, t) {
    let n = this.getLastDayOfMonth(e, t), a = new Date(g(e, t, n)).getUTCDay();
    return a === 0 ? n - 2 : a === 6 ? n - 1 : n;
  }
  getNearestWeekday(e, t, n) {
    let r = this.getLastDayOfMonth(e, t);
    if (n > r) return -1;
    let i = new Date(g(e, t, n)).getUTCDay();
    return i === 0 ? n === r ? n - 2 : n + 1 : i === 6 ? n === 1 ? n + 2 : n - 1 : n;
  }
  isNthWeekdayOfMonth(e, t, n, r) {
    let i = new Date(g(e, t, n)).getUTCDay(), o = 0;
    for (let u = 1; u <= n; u++) new Date(g(e, t, u)).getUTCDay() === i && o++;
    if (r & 63 && x[o - 1] & r) return true;
    if (r & 32) {
      let u = this.getLastDayOfMonth(e, t);
      for (let l = n + 1; l <= u; l++) if (new Date(g(e, t, l)).getUTCDay() === i) return false;
      return true;
    }
    return false;
  }
  fromDate(e) {
    if (this.tz !== void 0) if (typeof this.tz == "number") this.ms = e.getUTCMilliseconds(), this.second = e.getUTCSeconds(), this.minute = e.getUTCMinutes() + this.tz, this.hour = e.getUTCHours(), this.day = e.getUTCDate(), this.month = e.getUTCMonth(), this.year = e.getUTCFullYear(), this.apply();
    else try {
      let t = y(e, this.tz);
      this.ms = e.getMilliseconds(), this.second = t.s, this.minute = t.i, this.hour = t.h, this.day = t.d, this.month = t.m - 1, this.year = t.y, this.cacheInstant(e.getTime() - this.ms);
    } catch (t) {
      let n = t instanceof Error ? t.message : String(t);
      throw new TypeError(`CronDate: Failed to convert date to timezone '${this.tz}'. This may happen with invalid timezone names or dates. Original error: ${n}`);
    }
    else this.ms = e.getMilliseconds(), this.second = e.getSeconds(), this.minute = e.getMinutes(), this.hour = e.getHours(), this.day = e.getDate(), this.month = e.getMonth(), this.year = e.getFullYear(), this.cacheInstant(e.getTime() - this.ms);
  }
  cacheInstant(e) {
    this.instantMs = e;
    let { year: t, month: n, day: r, hour: a, minute: i, second: o } = this;
    this.instantFields = [t, n, r, a, i, o, this.tz];
  }
  cachedInstant() {
    let e = this.instantFields;
    if (!(e === void 0 || e[6] !== this.tz) && !(e[5] !== this.second || e[4] !== this.minute || e[3] !== this.hour) && !(e[2] !== this.day || e[1] !== this.month || e[0] !== this.year)) return this.instantMs;
  }
  fromCronDate(e) {
    this.tz = e.tz, this.year = e.year, this.month = e.month, this.day = e.day, this.hour = e.hour, this.minute = e.minute, this.second = e.second, this.ms = e.ms, this.instantMs = e.instantMs, this.instantFields = e.instantFields;
  }
  apply() {
    if (this.month > 11 || this.month < 0 || this.day > this.getLastDayOfMonth(this.year, this.month) || this.day < 1 || this.hour > 23 || this.minute > 59 || this.second > 59 || this.hour < 0 || this.minute < 0 || this.second < 0) {
      let e = /* @__PURE__ */ new Date(0);
      return e.setUTCFullYear(this.year, this.month, this.day), e.setUTCHours(this.hour, this.minute, this.second, this.ms), this.ms = e.getUTCMilliseconds(), this.second = e.getUTCSeconds(), this.minute = e.getUTCMinutes(), this.hour = e.getUTCHours(), this.day = e.getUTCDate(), this.month = e.getUTCMonth(), this.year = e.getUTCFullYear(), true;
    } else return false;
  }
  fromString(e) {
    if (typeof this.tz == "number") {
      if (O(e)) return this.fromDate(v(e));
      let t = v(e, "Etc/UTC");
      this.ms = t.getUTCMilliseconds(), this.second = t.getUTCSeconds(), this.minute = t.getUTCMinutes(), this.hour = t.getUTCHours(), this.day = t.getUTCDate(), this.month = t.getUTCMonth(), this.year = t.getUTCFullYear(), this.apply();
    } else return this.fromDate(v(e, this.tz));
  }
  findNext(e, t, n, r) {
    return this._findMatch(e, t, n, r, 1);
  }
  _matchDayValue(e, t, n, r) {
    let a = e;
    if (!a) {
      for (let i = 0; i < n.nearestWeekdays.length; i++) if (n.nearestWeekdays[i]) {
        let o = this.getNearestWeekday(this.year, this.month, i + 1);
        if (o !== -1 && o === t) {
          a = 1;
          break;
        }
      }
    }
    if (n.lastWeekday) {
      let i = this.getLastWeekday(this.year, this.month);
      t === i && (a = 1);
    }
    if (n.lastDayOfMonth) {
      let i = this.getLastDayOfMonth(this.year, this.month);
      t === i && (a = 1);
    }
    if (!n.starDOW) {
      let i = new Date(g(this.year, this.month, 1, 0, 0, 0, 0)).getUTCDay(), o = n.dayOfWeek[(i + (t - 1)) % 7];
      o && o & 63 && (o = this.isNthWeekdayOfMonth(this.year, this.month, t, o) ? 1 : 0), n.useAndLogic ? a = a && o : !r.domAndDow && !n.starDOM ? a = a || o : a = a && o;
    }
    return a;
  }
  _findMatch(e, t, n, r, a) {
    let i = this[t], o = t === "day" ? this.getLastDayOfMonth(this.year, this.month) : 0, u = this[t] + r, l = a === 1 ? (h) => h < n[t].length : (h) => h >= 0;
    for (let h = u; l(h); h += a) {
      let m = n[t][h];
      if (t === "day") {
        if (h - r > o) continue;
        m = this._matchDayValue(m, h - r, n, e);
      }
      if (m) return this[t] = h - r, i !== this[t] ? 2 : 1;
    }
    return 3;
  }
  recurse(e, t, n) {
    let r = this.year, a = n;
    for (; typeof a == "number"; ) {
      if (e.starYear && Math.abs(this.year - r) > 400) return null;
      a = this.recurseStep(e, t, a);
    }
    return a;
  }
  recurseStep(e, t, n) {
    if (n === 0 && !e.starYear) {
      if (this.year >= 0 && this.year < e.year.length && e.year[this.year] === 0) {
        let a = -1;
        for (let i = this.year + 1; i < e.year.length && i < 1e4; i++) if (e.year[i] === 1) {
          a = i;
          break;
        }
        if (a === -1) return null;
        this.year = a, this.month = 0, this.day = 1, this.hour = 0, this.minute = 0, this.second = 0, this.ms = 0;
      }
      if (this.year >= 1e4) return null;
    }
    let r = this.findNext(t, f[n][0], e, f[n][2]);
    if (r > 1) {
      let a = n + 1;
      for (; a < f.length; ) this[f[a][0]] = -f[a][2], a++;
      if (r === 3) {
        if (this[f[n][1]]++, this[f[n][0]] = -f[n][2], this.apply(), n === 0 && !e.starYear) {
          for (; this.year >= 0 && this.year < e.year.length && e.year[this.year] === 0 && this.year < 1e4; ) this.year++;
          if (this.year >= 1e4 || this.year >= e.year.length) return null;
        }
        return 0;
      } else if (this.apply()) return n - 1;
    }
    return n += 1, n >= f.length ? this : (e.starYear ? this.year >= 3e3 : this.year >= 1e4) ? null : n;
  }
  increment(e, t, n) {
    return this.instantMs = void 0, this.instantFields = void 0, this.second += t.interval !== void 0 && t.interval > 1 && n ? t.interval : 1, this.ms = 0, this.apply(), this.recurse(e, t, 0);
  }
  decrement(e, t, n = true) {
    this.instantMs = void 0, this.instantFields = void 0;
    let r = t.interval !== void 0 && t.interval >= 1;
    return (this.ms === 0 || r) && (this.second -= r && n ? t.interval : 1), this.ms = 0, this.apply(), this.year < 1 ? null : this.recurseBackward(e, t, 0);
  }
  recurseBackward(e, t, n) {
    let r = this.year, a = n;
    for (; typeof a == "number"; ) {
      if (e.starYear && Math.abs(this.year - r) > 400) return null;
      a = this.recurseBackwardStep(e, t, a);
    }
    return a;
  }
  recurseBackwardStep(e, t, n) {
    if (n === 0 && !e.starYear) {
      if (this.year >= 0 && this.year < e.year.length && e.year[this.year] === 0) {
        let a = -1;
        for (let i = this.year - 1; i >= 0; i--) if (e.year[i] === 1) {
          a = i;
          break;
        }
        if (a === -1) return null;
        this.year = a, this.month = 11, this.day = 31, this.hour = 23, this.minute = 59, this.second = 59, this.ms = 0;
      }
      if (this.year < 1) return null;
    }
    let r = this.findPrevious(t, f[n][0], e, f[n][2]);
    if (r > 1) {
      let a = n + 1;
      for (; a < f.length; ) {
        let i = f[a][0], o = f[a][2], u = this.getMaxPatternValue(i, e, o);
        this[i] = u, a++;
      }
      if (r === 3) {
        if (this[f[n][1]]--, n === 0) {
          let u = this.getLastDayOfMonth(this.year, this.month);
          this.day > u && (this.day = u);
        }
        if (n === 1) if (this.day <= 0) this.day = 1;
        else {
          let u = this.year, l = this.month;
          for (; l < 0; ) l += 12, u--;
          for (; l > 11; ) l -= 12, u++;
          let h = this.getLastDayOfMonth(u, l);
          this.day > h && (this.day = h);
        }
        this.apply();
        let i = f[n][0], o = f[n][2];
        if (this[i] = this.getMaxPatternValue(i, e, o), this.apply(), n === 0) {
          let u = f[1][2], l = this.getMaxPatternValue("day", e, u);
          l !== this.day && (this.day = l, this.hour = this.getMaxPatternValue("hour", e, f[2][2]), this.minute = this.getMaxPatternValue("minute", e, f[3][2]), this.second = this.getMaxPatternValue("second", e, f[4][2]));
        }
        if (n === 0 && !e.starYear) {
          for (; this.year >= 0 && this.year < e.year.length && e.year[this.year] === 0; ) this.year--;
          if (this.year < 1) return null;
        }
        return 0;
      } else if (this.apply()) return n - 1;
    }
    return n += 1, n >= f.length ? this : this.year < 1 ? null : n;
  }
  getMaxPatternValue(e, t, n) {
    let r = t[e].length - 1 - n;
    for (let a = t[e].length - 1; a >= 0; a--) if (t[e][a]) {
      r = a - n;
      break;
    }
    if (e === "day") {
      let a = this.getLastDayOfMonth(this.year, this.month);
      return t.lastWeekday || t.nearestWeekdays.some((i) => i) || t.lastDayOfMonth || !t.starDOW ? a : Math.min(r, a);
    }
    return r;
  }
  findPrevious(e, t, n, r) {
    return this._findMatch(e, t, n, r, -1);
  }
  getDate(e) {
    if (!e && typeof this.tz != "number") {
      let t = this.cachedInstant();
      if (t !== void 0) return new Date(t + (this.tz === void 0 ? this.ms : 0));
    }
    if (e || this.tz === void 0) {
      if (this.year >= 0 && this.year < 100) {
        let t = /* @__PURE__ */ new Date(0);
        return t.setFullYear(this.year, this.month, this.day), t.setHours(this.hour, this.minute, this.second, this.ms), t;
      }
      return new Date(this.year, this.month, this.day, this.hour, this.minute, this.second, this.ms);
    } else return typeof this.tz == "number" ? new Date(g(this.year, this.month, this.day, this.hour, this.minute - this.tz, this.second, this.ms)) : N(T(this.year, this.month + 1, this.day, this.hour, this.minute, this.second, this.tz), false);
  }
  getTime() {
    return this.getDate(false).getTime();
  }
  match(e, t) {
    if (!e.starYear && (this.year < 0 || this.year >= e.year.length || e.year[this.year] === 0)) return false;
    for (let n = 0; n < f.length; n++) {
      let r = f[n][0], a = f[n][2], i = this[r];
      if (i + a < 0 || i + a >= e[r].length) return false;
      let o = e[r][i + a];
      if (r === "day" && (o = this._matchDayValue(o, i, e, t)), !o) return false;
    }
    return true;
  }
};
function F(s3) {
  s3 === void 0 && (s3 = {}), delete s3.name, s3.legacyMode !== void 0 && s3.domAndDow === void 0 ? s3.domAndDow = !s3.legacyMode : s3.domAndDow === void 0 && (s3.domAndDow = false), s3.legacyMode = !s3.domAndDow;
  let e = (n, r) => n === void 0 ? r : n;
  if (s3.paused = e(s3.paused, false), s3.maxRuns = e(s3.maxRuns, 1 / 0), s3.catch = e(s3.catch, false), s3.unref = e(s3.unref, false), s3.mode = e(s3.mode, "auto"), s3.alternativeWeekdays = e(s3.alternativeWeekdays, false), s3.sloppyRanges = e(s3.sloppyRanges, false), s3.fixedTimeRule = e(s3.fixedTimeRule, "single-value"), s3.allowPast = e(s3.allowPast, false), s3.interval = s3.interval === void 0 ? 0 : parseInt(s3.interval.toString(), 10), s3.utcOffset = s3.utcOffset === void 0 ? void 0 : parseInt(s3.utcOffset.toString(), 10), s3.dayOffset = s3.dayOffset === void 0 ? 0 : parseInt(s3.dayOffset.toString(), 10), !["auto", "5-part", "6-part", "7-part", "5-or-6-parts", "6-or-7-parts"].includes(s3.mode)) throw new Error("CronOptions: mode must be one of 'auto', '5-part', '6-part', '7-part', '5-or-6-parts', or '6-or-7-parts'.");
  if (!["single-value", "no-wildcard"].includes(s3.fixedTimeRule)) throw new Error("CronOptions: fixedTimeRule must be one of 'single-value' or 'no-wildcard'.");
  s3.timezone === "" && (s3.timezone = void 0);
  let t = s3.timezone ?? s3.utcOffset;
  if (s3.startAt && (s3.startAt = I(new c(s3.startAt, t))), s3.stopAt && (s3.stopAt = I(new c(s3.stopAt, t))), s3.interval !== null) {
    if (isNaN(s3.interval)) throw new Error("CronOptions: Supplied value for interval is not a number");
    if (s3.interval < 0) throw new Error("CronOptions: Supplied value for interval can not be negative");
  }
  if (s3.utcOffset !== void 0) {
    if (isNaN(s3.utcOffset)) throw new Error("CronOptions: Invalid value passed for utcOffset, should be number representing minutes offset from UTC.");
    if (s3.utcOffset < -870 || s3.utcOffset > 870) throw new Error("CronOptions: utcOffset out of bounds.");
    if (s3.utcOffset !== void 0 && s3.timezone) throw new Error("CronOptions: Combining 'utcOffset' with 'timezone' is not allowed.");
  }
  if (s3.unref !== true && s3.unref !== false) throw new Error("CronOptions: Unref should be either true, false or undefined(false).");
  if (s3.dayOffset !== void 0 && s3.dayOffset !== 0 && isNaN(s3.dayOffset)) throw new Error("CronOptions: Invalid value passed for dayOffset, should be a number representing days to offset.");
  return s3;
}
function I(s3) {
  return s3.ms ? (s3.ms = 0, new c(new Date(s3.getTime() + 1e3), s3.tz)) : s3;
}
function b(s3) {
  return typeof s3 == "function";
}
function L(s3) {
  return b(s3);
}
function Y(s3) {
  typeof Deno < "u" && typeof Deno.unrefTimer < "u" ? Deno.unrefTimer(s3) : s3 && typeof s3.unref < "u" && s3.unref();
}
var P = 1440 * 60 * 1e3;
var $ = 30 * 1e3;
var M = [];
var j = class {
  name;
  options;
  _states;
  fn;
  _startAtRoundingMs = 0;
  getTz() {
    return this.options.timezone ?? this.options.utcOffset;
  }
  applyDayOffset(e) {
    let t = this._offsetMs();
    return t ? new Date(e.getTime() + t) : e;
  }
  _offsetMs() {
    return (this.options.dayOffset ?? 0) * P;
  }
  get _startAt() {
    return this.options.startAt;
  }
  get _stopAt() {
    return this.options.stopAt;
  }
  _nextTarget(e, t) {
    let n = this._offsetMs(), r = this._next(this._shift(e), new Date(t.getTime() - n), { startAt: this._shift(this._startAt), stopAt: this._shift(this._stopAt) });
    return r ? this.applyDayOffset(r.getDate(false)) : null;
  }
  _previousTarget(e, t) {
    let n = this._toMs(e ?? t) - this._offsetMs(), r = this._previous(new Date(n), { startAt: this._shift(this._startAt), stopAt: this._shift(this._stopAt) });
    return r ? this.applyDayOffset(r.getDate(false)) : null;
  }
  _shift(e) {
    if (e != null) return new c(new Date(this._toMs(e) - this._offsetMs()), this.getTz());
  }
  constructor(e, t, n) {
    let r, a;
    if (b(t)) a = t;
    else if (typeof t == "object") r = t;
    else if (t !== void 0) throw new Error("Cron: Invalid argument passed for optionsIn. Should be one of function, or object (options).");
    if (b(n)) a = n;
    else if (typeof n == "object") r = n;
    else if (n !== void 0) throw new Error("Cron: Invalid argument passed for funcIn. Should be one of function, or object (options).");
    this.name = r?.name;
    let i = r?.startAt;
    this.options = F(r), i && this._startAt && (this._startAtRoundingMs = this._startAt.getTime() - new c(i, this.getTz()).getTime());
    let o = !!e && (e instanceof Date || typeof e == "string" && e.indexOf(":") > 0);
    if (this._states = { kill: false, blocking: false, previousRun: void 0, currentRun: void 0, once: void 0, currentTimeout: void 0, maxRuns: r ? r.maxRuns : void 0, paused: r ? r.paused : false, pattern: o ? new C("* * * * *", void 0, { mode: "auto" }) : new C(e, this.options.timezone, { mode: this.options.mode, alternativeWeekdays: this.options.alternativeWeekdays, sloppyRanges: this.options.sloppyRanges, fixedTimeRule: this.options.fixedTimeRule }) }, o && (this._states.once = new c(e, this.getTz())), this.name) {
      if (M.find((l) => l.name === this.name)) throw new Error("Cron: Tried to initialize new named job '" + this.name + "', but name already taken.");
      M.push(this);
    }
    return a !== void 0 && L(a) && (this.fn = a, this.schedule()), this;
  }
  nextRun(e) {
    return this._nextTarget(e, /* @__PURE__ */ new Date());
  }
  nextRuns(e, t) {
    this._states.maxRuns !== void 0 && e > this._states.maxRuns && (e = this._states.maxRuns);
    let n = t || this._states.currentRun || void 0;
    return this._enumerateRuns(e, n, "next");
  }
  previousRuns(e, t) {
    return this._enumerateRuns(e, t || void 0, "previous");
  }
  enumerate(e) {
    return new A(this, e);
  }
  _enumerateRuns(e, t, n) {
    let r = [], a = /* @__PURE__ */ new Date(), i = t;
    for (; e-- > 0; ) {
      let o = n === "next" ? this._nextTarget(i, a) : this._previousTarget(i, a);
      if (!o) break;
      r.push(o), i = o;
    }
    return r;
  }
  match(e) {
    if (this._states.once) {
      let n = new c(e, this.getTz());
      n.ms = 0;
      let r = new c(this._states.once, this.getTz());
      return r.ms = 0, n.getTime() === r.getTime();
    }
    let t = new c(e, this.getTz());
    return t.ms = 0, t.match(this._states.pattern, this.options);
  }
  getPattern() {
    if (!this._states.once) return this._states.pattern ? this._states.pattern.pattern : void 0;
  }
  getOnce() {
    return this._states.once ? this._states.once.getDate() : null;
  }
  isRunning() {
    return !this._states.paused && !this._states.kill && this.fn !== void 0 && this._nextTarget(this._states.currentRun, /* @__PURE__ */ new Date()) !== null;
  }
  isStopped() {
    return this._states.kill;
  }
  isBusy() {
    return this._states.blocking;
  }
  currentRun() {
    return this._states.currentRun ? this._states.currentRun.getDate() : null;
  }
  previousRun() {
    return this._states.previousRun ? this._states.previousRun.getDate() : null;
  }
  msToNext(e) {
    let t = /* @__PURE__ */ new Date(), n = this._nextTarget(e, t);
    return n ? n.getTime() - this._toMs(e ?? t) : null;
  }
  stop() {
    this._states.kill = true, this._states.currentTimeout && clearTimeout(this._states.currentTimeout);
    let e = M.indexOf(this);
    e >= 0 && M.splice(e, 1);
  }
  pause() {
    return this._states.paused = true, !this._states.kill;
  }
  resume() {
    return this._states.paused = false, !this._states.kill;
  }
  schedule(e) {
    return this._schedule(e);
  }
  _schedule(e, t) {
    if (e && this.fn) throw new Error("Cron: It is not allowed to schedule two functions using the same Croner instance.");
    e && (this.fn = e);
    let n = t ?? /* @__PURE__ */ new Date(), r = this._nextTarget(void 0, n), a = r ? r.getTime() - n.getTime() : null, i = this._states.currentRun;
    i && i.getTime() > n.getTime() && (i = void 0);
    let o = this._nextTarget(i, n);
    return a === null || isNaN(a) || o === null ? this : (a > $ && (a = $), a < 0 && (a = this._states.paused ? 1e3 : 0), this._states.currentTimeout = setTimeout(() => this._checkTrigger(o), a), this._states.currentTimeout && this.options.unref && Y(this._states.currentTimeout), this);
  }
  async _trigger(e = /* @__PURE__ */ new Date()) {
    this._states.blocking = true, this._states.currentRun = new c(e, this.getTz());
    try {
      if (this.options.catch) try {
        this.fn !== void 0 && await this.fn(this, this.options.context);
      } catch (t) {
        if (b(this.options.catch)) try {
          Promise.resolve(this.options.catch(t, this)).catch(() => {
          });
        } catch {
        }
      }
      else this.fn !== void 0 && await this.fn(this, this.options.context);
    } finally {
      this._states.previousRun = new c(e, this.getTz()), this._states.blocking = false;
    }
  }
  async trigger() {
    await this._trigger();
  }
  runsLeft() {
    return this._states.maxRuns;
  }
  _checkTrigger(e) {
    let t = /* @__PURE__ */ new Date(), n = !this._states.paused && t.getTime() >= e.getTime(), r = this._states.blocking && this.options.protect;
    n && !r ? (this._states.maxRuns !== void 0 && this._states.maxRuns--, this._trigger(t)) : n && r && b(this.options.protect) && setTimeout(() => this.options.protect(this), 0), this._schedule(void 0, n ? void 0 : t);
  }
  _next(e, t, n) {
    let r = n ? n.startAt : this._startAt, a = n ? n.stopAt : this._stopAt, i = !!e, o = !!(e || this._states.currentRun), u = false;
    !e && r && this.options.interval && (e = this._calculatePreviousRun(r, t), e && (o = true), u = !e);
    let l = e ?? t ?? /* @__PURE__ */ new Date(), h = this._toMs(l);
    e = new c(l, this.getTz()), r && h < r.getTime() && (e = u ? r : new c(new Date(r.getTime() - 1e3), this.getTz()), h = e.getTime());
    let m = this._states.once || new c(e, this.getTz());
    if (!u && m !== this._states.once && (m = this._findOccurrence(e, h, 1, o)), this._states.once) {
      let d = this._states.once.getTime(), p = h - d;
      if (r && d < r.getTime() - this._startAtRoundingMs || this._states.currentRun && this.applyDayOffset(this._states.once.getDate()).getTime() <= this._states.currentRun.getTime() || (i ? p >= 0 : p > 1e3 && !this.options.allowPast)) return null;
    }
    return m === null || this._states.maxRuns !== void 0 && this._states.maxRuns <= 0 || this._states.kill || a && m.getTime() >= a.getTime() ? null : m;
  }
  _previous(e, t) {
    let n = this._toMs(e ?? /* @__PURE__ */ new Date());
    if (t.stopAt && n > t.stopAt.getTime() && (n = t.stopAt.getTime()), this._states.once) return this._states.once.getTime() < n ? this._states.once : null;
    let r = this._findOccurrence(new c(new Date(n), this.getTz()), n, -1);
    return r === null || t.startAt && r.getTime() < t.startAt.getTime() ? null : r;
  }
  _toMs(e) {
    if (e instanceof Date) return e.getTime();
    let t = new c(e, this.getTz());
    return t.getTime() + (typeof t.tz == "string" ? t.ms : 0);
  }
  _findOccurrence(e, t, n, r = false) {
    let a = this.options.interval ?? 0;
    if (a > 1 && (n === -1 || r)) {
      t += (a - 1) * 1e3 * n;
      let m = new Date(t);
      if (isNaN(m.getTime()) || (e = new c(m, this.getTz()), !(e.year >= 1 && e.year <= 9999))) return null;
      r = false;
    }
    let i = this._walk(e, t, n, r), o = this.getTz();
    if (this._states.pattern.isFixedTime && n === 1 || typeof o == "number" || U(t, o) !== (n === 1 ? "earlier" : "later")) return i;
    let u = Math.floor(t / 1e3) * 1e3, l = n === 1 ? k(u, u + P, o) : k(u - P, u, o) - 1e3;
    if (i && (l - i.getTime()) * n > 0) return i;
    let h = this._walk(new c(new Date(l), o), l - n, n, false, true);
    return !i || !h ? i ?? h : (i.getTime() - h.getTime()) * n > 0 ? h : i;
  }
  _walk(e, t, n, r, a = false) {
    let i = this._states.pattern, o = (l, h) => n === 1 ? l.increment(i, this.options, h) : l.decrement(i, this.options, h), u = new c(e, this.getTz());
    for ((!a || !u.match(i, this.options)) && (u = o(u, r)); u; ) {
      let l = this._runAt(u, t, n);
      if (l) return new c(l, this.getTz());
      u = o(u, false);
    }
    return null;
  }
  _runAt(e, t, n) {
    let r = (d) => (d.getTime() - t) * n > 0, a = e.tz;
    if (typeof a == "number") {
      let d = e.getDate();
      return r(d) ? d : null;
    }
    let i = T(e.year, e.month + 1, e.day, e.hour, e.minute, e.second, a), o = _(i), u = this._states.pattern.isFixedTime;
    if (o.kind === "single") return r(o.date) ? o.date : null;
    if (o.kind === "ambiguous") {
      let { earlier: d, later: p } = o;
      return (u ? [d] : n === 1 ? [d, p] : [p, d]).find(r) ?? null;
    }
    if (!u) return null;
    let l = new Date(k(o.before.getTime(), o.after.getTime(), a)), h = y(l, a);
    return h.y === i.y && h.m === i.m && h.d === i.d && r(l) ? l : null;
  }
  _calculatePreviousRun(e, t) {
    let n = new c(t, this.getTz()).getTime();
    if (e.getTime() > n) return;
    let r = this.options.interval * 1e3, a = e;
    for (; a.getTime() + r <= n; ) {
      let i = this._findOccurrence(a, a.getTime(), 1, true);
      if (i === null) break;
      a = i;
    }
    return a;
  }
};
var A = class {
  cron;
  cursor;
  now;
  done;
  initialMaxRuns;
  remainingRuns;
  constructor(e, t) {
    this.cron = e, this.initialMaxRuns = e.runsLeft() ?? 1 / 0, this.reset(t);
  }
  next() {
    if (this.done || this.remainingRuns <= 0) return this.done = true, { value: void 0, done: true };
    let e = this.cron._nextTarget(this.cursor, this.now);
    return e === null ? (this.done = true, { value: void 0, done: true }) : (this.cursor = e, this.remainingRuns--, { value: e, done: false });
  }
  peek() {
    return this.done || this.remainingRuns <= 0 ? null : this.cron._nextTarget(this.cursor, this.now);
  }
  reset(e) {
    this.cursor = e instanceof Date ? new Date(e.getTime()) : e ?? void 0, this.now = /* @__PURE__ */ new Date(), this.done = false, this.remainingRuns = this.initialMaxRuns;
  }
  [Symbol.iterator]() {
    return this;
  }
};

// src/normalise/schedule.ts
var FIRST_MS = Date.parse("2025-01-01T00:00:00Z");
var DAYS = 1461;
var MONTHS = 48;
var MINUTES_PER_DAY = 1440;
var MS_PER_MINUTE = 6e4;
var NAMED = /* @__PURE__ */ new Map([
  ["@yearly", "0 0 1 1 *"],
  ["@annually", "0 0 1 1 *"],
  ["@monthly", "0 0 1 * *"],
  ["@weekly", "0 0 * * 0"],
  ["@daily", "0 0 * * *"],
  ["@midnight", "0 0 * * *"],
  ["@hourly", "0 * * * *"]
]);
var UNIT_S = /* @__PURE__ */ new Map([
  ["s", 1],
  ["m", 60],
  ["h", SECONDS_PER_HOUR]
]);
function runsPerMonth(schedule) {
  return schedule.length > LONGEST ? null : countedRuns(schedule);
}
var LONGEST = 200;
function countedRuns(schedule) {
  const every = /^@every ((?:\d+[hms])+)$/.exec(schedule);
  if (every?.[1] !== void 0) return runsOfInterval(every[1]);
  const fields = (NAMED.get(schedule) ?? schedule).trim().split(/\s+/);
  if (fields.length !== FIELDS.length || !fields.every((field, index) => FIELDS[index]?.grammar.test(field)))
    return null;
  return countedDaily(fields.map((field, index) => widened(field, FIELDS[index]?.last ?? 0)));
}
var NUMBERS = /^[\d,/*?-]+$/;
var FIELDS = [
  { grammar: NUMBERS, last: 59 },
  { grammar: NUMBERS, last: 23 },
  { grammar: NUMBERS, last: 31 },
  { grammar: /^(?:[\d,/*?-]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)+$/i, last: 12 },
  { grammar: /^(?:[\d,/*?-]|sun|mon|tue|wed|thu|fri|sat)+$/i, last: 6 }
];
var widened = (field, last) => field.replaceAll("?", "*").replace(/(^|,)(\d+)\/(\d+)/g, `$1$2-${last}/$3`);
function runsOfInterval(text) {
  const parts = text.match(/\d+[hms]/g) ?? [];
  const intervalS = parts.reduce(
    (sum, part) => sum + Number.parseInt(part, 10) * (UNIT_S.get(part.slice(-1)) ?? 0),
    0
  );
  return intervalS > 0 ? SECONDS_PER_MONTH / intervalS : null;
}
function isTimeZone(timeZone) {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return true;
  } catch {
    return false;
  }
}
function countedDaily([minute, hour, ...date]) {
  try {
    const times2 = new j(`${minute} ${hour} * * *`, { timezone: "UTC" });
    const runsPerDay = matches(times2, MINUTES_PER_DAY, MS_PER_MINUTE);
    if (date.every((field) => field === "*")) return runsPerDay * DAYS_PER_MONTH;
    const days = new j(`0 0 ${date.join(" ")}`, { timezone: "UTC" });
    return runsPerDay * matches(days, DAYS, MINUTES_PER_DAY * MS_PER_MINUTE) / MONTHS;
  } catch {
    return null;
  }
}
var counted = /* @__PURE__ */ new Map();
var MOST_COUNTED = 1e3;
function matches(cron, steps, stepMs) {
  const key = `${cron.getPattern()} ${steps}`;
  const known = counted.get(key);
  if (known !== void 0) return known;
  let count = 0;
  for (let step = 0; step < steps; step++) if (cron.match(new Date(FIRST_MS + step * stepMs))) count++;
  if (counted.size >= MOST_COUNTED) counted.clear();
  counted.set(key, count);
  return count;
}

// src/normalise/scheduled.ts
var SUSPENDED = "It is suspended: counted as if it ran.";
function scheduled(groups, {
  schedule: [scheduleKey, written],
  timeZone: [zoneKey, zone],
  suspend: [suspendKey, suspend]
}, at, reader) {
  const schedule = reader.text(written, [...at, scheduleKey]) ?? "";
  const time_zone = reader.text(zone, [...at, zoneKey]);
  const runs_per_month = runsPerMonth(schedule);
  if (time_zone !== null && !isTimeZone(time_zone)) {
    const message = `${zoneKey} ${quoted(time_zone)} is not one. Write one such as Europe/Zurich.`;
    reader.problem("invalid-field", [...at, zoneKey], message);
  }
  if (runs_per_month === null) {
    const kind = isPlaceholder(schedule) ? "unresolved-placeholder" : "invalid-field";
    const message = `schedule ${quoted(schedule)} is not one that Kubernetes runs. Write five fields such as "0 3 * * *".`;
    reader.problem(kind, [...at, scheduleKey], message);
  }
  const suspended = reader.flag(suspend, [...at, suspendKey]);
  return groups.map((group) => ({
    ...group,
    run_pattern: "scheduled",
    schedule,
    time_zone,
    runs_per_month,
    suspended: suspended || group.suspended === true,
    assumptions: [...group.assumptions ?? [], ...suspended ? [SUSPENDED] : []]
  }));
}

// src/normalise/job-spec.ts
var JobSpec = object({
  parallelism: unknown().optional(),
  completions: unknown().optional(),
  suspend: unknown().optional(),
  activeDeadlineSeconds: unknown().optional(),
  template: record(string(), unknown())
});
function jobPods(spec, at, reader) {
  const read = reader.count(spec.parallelism, [...at, "parallelism"], 1);
  const parallelism = read ?? 1;
  const suspended = reader.flag(spec.suspend, [...at, "suspend"]);
  const hasQueue = spec.parallelism !== void 0 && spec.parallelism !== null;
  const completions = reader.count(spec.completions, [...at, "completions"], hasQueue ? null : 1);
  const deadline = reader.count(spec.activeDeadlineSeconds, [...at, "activeDeadlineSeconds"], null);
  const atOnce = Math.min(parallelism, completions ?? parallelism);
  return {
    template: spec.template,
    at: [...at, "template"],
    pods: { min: 0, typical: atOnce, max: atOnce },
    parallelism,
    completions,
    run_limit_s: deadline === 0 ? null : deadline,
    suspended,
    assumptions: [
      ...read === null ? ["The parallelism could not be read: 1 taken."] : [],
      ...suspended ? [SUSPENDED] : []
    ]
  };
}

// src/normalise/kinds/advanced-cron-job.ts
var Spec = record(string(), unknown());
var advanced_cron_job_default = defineKind({
  group: "apps.kruise.io",
  kind: "AdvancedCronJob",
  object: object({
    spec: object({
      schedule: unknown().optional(),
      timeZone: unknown().optional(),
      paused: unknown().optional(),
      template: object({
        jobTemplate: object({ spec: JobSpec }).nullish(),
        broadcastJobTemplate: object({ spec: object({ template: Spec }) }).nullish()
      }).refine(({ jobTemplate, broadcastJobTemplate }) => jobTemplate || broadcastJobTemplate, {
        path: ["jobTemplate"],
        message: "is missing"
      })
    })
  }),
  podGroups({ spec }, reader, { assumed }) {
    const { jobTemplate, broadcastJobTemplate } = spec.template;
    const at = ["spec", "template"];
    const pods = jobTemplate ? jobPods(jobTemplate.spec, [...at, "jobTemplate", "spec"], reader) : {
      template: broadcastJobTemplate?.spec.template,
      at: [...at, "broadcastJobTemplate", "spec", "template"],
      ...perNode(assumed, "BroadcastJob")
    };
    const fields = {
      schedule: ["schedule", spec.schedule],
      timeZone: ["timeZone", spec.timeZone],
      suspend: ["paused", spec.paused]
    };
    return scheduled([{ ...pods, run_pattern: "run-once" }], fields, ["spec"], reader);
  }
});

// src/normalise/per-node.ts
var definePerNode = (group, kind, run_pattern, otherGroups = []) => defineKind({
  group,
  otherGroups,
  kind,
  object: object({ spec: object({ template: record(string(), unknown()) }) }),
  podGroups: ({ spec }, _reader, { assumed }) => [
    { template: spec.template, at: ["spec", "template"], run_pattern, ...perNode(assumed, kind) }
  ]
});

// src/normalise/kinds/advanced-daemon-set.ts
var advanced_daemon_set_default = definePerNode("apps.kruise.io", "DaemonSet", "continuous");

// src/normalise/replicated.ts
var Replicated = object({
  spec: object({ replicas: unknown().optional(), template: record(string(), unknown()) })
});
var defineReplicated = (group, kind, otherGroups = []) => defineKind({
  group,
  kind,
  otherGroups,
  object: Replicated,
  podGroups: ({ spec }, reader, around) => [
    {
      template: spec.template,
      at: ["spec", "template"],
      run_pattern: "continuous",
      ...replicas(spec.replicas, ["spec", "replicas"], reader, around)
    }
  ]
});

// src/normalise/kinds/advanced-stateful-set.ts
var advanced_stateful_set_default = defineReplicated("apps.kruise.io", "StatefulSet");

// src/normalise/run-once.ts
var runOf = ({
  typical,
  max
}) => ({
  run_pattern: "run-once",
  pods: { min: 0, typical, max },
  completions: typical
});
var suspendedIf = (isSuspended, groups) => isSuspended ? groups.map(
  (group) => group.suspended === true ? group : { ...group, suspended: true, assumptions: [...group.assumptions ?? [], SUSPENDED] }
) : groups;

// src/parse/split.ts
var SEPARATOR = /^---(?=[ \t\r\n]|$)/gm;
function splitDocuments(text) {
  if (/^(?:%|\.\.\.)/m.test(text)) return [{ text, linesBefore: 0 }];
  const starts = [...text.matchAll(SEPARATOR)].map(({ index }) => index);
  const [first] = starts;
  if (first === void 0) return [{ text, linesBefore: 0 }];
  if (/^[ \t]*[^\s#]/m.test(text.slice(0, first))) starts.unshift(0);
  let linesBefore = 0;
  let from = 0;
  return starts.map((start, index) => {
    linesBefore += newlines(text, from, start);
    from = start;
    return { text: text.slice(start, starts[index + 1]), linesBefore };
  });
}
function newlines(text, from, to) {
  let count = 0;
  for (let at = text.indexOf("\n", from); at !== -1 && at < to; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
var spellsOtherwise = (text) => /\\[xuU\r\n]|!!|!<|%TAG/.test(text);
var PLAIN_LINE = /^(?:[ \t\r]|$|#|---[ \t\r]*$|- |[A-Za-z][\w.-]*[ \t]*:(?:[ \t\r]|$))/;
var FIELD = /^(apiVersion|kind)[ \t]*:[ \t]*([\w./-]+)[ \t]*(?:#.*)?\r?$/;
var OTHER_FIELD = /^(?:apiVersion|kind)[ \t]*:/;
var isPlainWithoutKind = (text) => !/^kind[ \t]*:/m.test(text) && text.split("\n").every((line) => PLAIN_LINE.test(line));
function plainIdentity(text) {
  const found = /* @__PURE__ */ new Map();
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline;
    const first = text[start];
    if (first !== " " && first !== "#") {
      const line = text.slice(start, end);
      if (!PLAIN_LINE.test(line)) return null;
      const [, field, value] = FIELD.exec(line) ?? [];
      if (field === void 0 ? OTHER_FIELD.test(line) : found.has(field)) return null;
      if (field !== void 0 && value !== void 0) found.set(field, value);
    }
    start = end + 1;
  }
  const [apiVersion, kind] = [found.get("apiVersion"), found.get("kind")];
  return apiVersion === void 0 || kind === void 0 ? null : { apiVersion, kind };
}

// src/normalise/standing.ts
var KNOWN = {
  "read-with-others": [
    "autoscaling/HorizontalPodAutoscaler",
    "keda.sh/ScaledObject",
    "/LimitRange",
    "node.k8s.io/RuntimeClass",
    "resource.k8s.io/ResourceClaim",
    "resource.k8s.io/DeviceClass",
    "resource.nvidia.com/ComputeDomain",
    "kustomize.config.k8s.io/Kustomization",
    "kustomize.config.k8s.io/Component"
  ],
  template: [
    "/PodTemplate",
    "resource.k8s.io/ResourceClaimTemplate",
    "serving.kserve.io/ServingRuntime",
    "serving.kserve.io/ClusterServingRuntime",
    "serving.kserve.io/ClusterStorageContainer",
    "serving.kserve.io/LLMInferenceServiceConfig",
    "trainer.kubeflow.org/TrainingRuntime",
    "trainer.kubeflow.org/ClusterTrainingRuntime",
    "argoproj.io/WorkflowTemplate",
    "argoproj.io/ClusterWorkflowTemplate",
    "argoproj.io/AnalysisTemplate",
    "argoproj.io/ClusterAnalysisTemplate",
    "flow.volcano.sh/JobTemplate",
    "batch.volcano.sh/JobTemplate",
    "apps.kruise.io/SidecarSet",
    "extensions.agents.x-k8s.io/SandboxTemplate",
    "agents.x-k8s.io/SandboxTemplate",
    "template.openshift.io/Template"
  ],
  "not-rendered": [
    "helm.toolkit.fluxcd.io/HelmRelease",
    "helm.cattle.io/HelmChart",
    "helm.cattle.io/HelmChartConfig",
    "kustomize.toolkit.fluxcd.io/Kustomization",
    "argoproj.io/Application",
    "argoproj.io/ApplicationSet",
    "operators.coreos.com/Subscription",
    "install.istio.io/IstioOperator",
    "fleet.cattle.io/Bundle",
    "core.oam.dev/Application",
    "app.k8s.io/Application"
  ],
  "made-by-operator": [
    "monitoring.coreos.com/Prometheus",
    "monitoring.coreos.com/PrometheusAgent",
    "monitoring.coreos.com/Alertmanager",
    "monitoring.coreos.com/ThanosRuler",
    "kafka.strimzi.io/Kafka",
    "kafka.strimzi.io/KafkaNodePool",
    "kafka.strimzi.io/KafkaConnect",
    "clickhouse.com/ClickHouseCluster",
    "clickhouse.com/KeeperCluster",
    "clickhouse.altinity.com/ClickHouseInstallation",
    "ceph.rook.io/CephCluster",
    "elasticsearch.k8s.elastic.co/Elasticsearch",
    "kibana.k8s.elastic.co/Kibana",
    "logstash.k8s.elastic.co/Logstash",
    "postgresql.cnpg.io/Cluster",
    "postgresql.cnpg.io/Pooler",
    "acid.zalan.do/postgresql",
    "redis.redis.opstreelabs.in/RedisCluster",
    "rabbitmq.com/RabbitmqCluster",
    "mongodbcommunity.mongodb.com/MongoDBCommunity",
    "grafana.integreatly.org/Grafana",
    "flink.apache.org/FlinkDeployment",
    "spark.apache.org/SparkApplication",
    "spark.apache.org/SparkCluster",
    "sparkoperator.k8s.io/SparkConnect",
    "flow.volcano.sh/JobFlow",
    "kubeai.org/Model",
    "gmc.opea.io/GMConnector",
    "kubevirt.io/VirtualMachine",
    "kubevirt.io/VirtualMachineInstance",
    "kubevirt.io/VirtualMachineInstanceReplicaSet",
    "pool.kubevirt.io/VirtualMachinePool",
    "opentelemetry.io/OpenTelemetryCollector",
    "serving.kserve.io/InferenceGraph",
    "extensions.agents.x-k8s.io/SandboxClaim",
    "apps.nvidia.com/NIMService",
    "apps.nvidia.com/NIMPipeline",
    "apps.nvidia.com/NIMCache",
    "nvidia.com/DynamoGraphDeployment",
    "nvidia.com/DynamoComponentDeployment",
    "nvidia.com/DynamoGraphDeploymentRequest",
    "kaito.sh/Workspace",
    "tekton.dev/TaskRun",
    "tekton.dev/PipelineRun"
  ]
};
var entries = (standing) => KNOWN[standing].map((groupKind) => [groupKind, standing]);
var byGroupKind = new Map([
  ...entries("read-with-others"),
  ...entries("template"),
  ...entries("not-rendered"),
  ...entries("made-by-operator")
]);
var standingOf = (groupKind) => byGroupKind.get(groupKind) ?? "none";
function isModelMesh({ spec }, groupKind) {
  return /^serving\.kserve\.io\/(?:Cluster)?ServingRuntime$/.test(groupKind) && isObject(spec) && spec["multiModel"] === true && spec["disabled"] !== true;
}
var RUN_NOTHING = /* @__PURE__ */ new Set([
  "apiextensions.k8s.io/CustomResourceDefinition",
  "/ConfigMap"
]);
var DEEPEST = 200;
function mayRunPods(object2, groupKind) {
  return !RUN_NOTHING.has(groupKind) && holdsContainers(object2, 0);
}
var mentionsContainers = (groupKind, text) => !RUN_NOTHING.has(groupKind) && (text.includes("containers") || spellsOtherwise(text));
function holdsContainers(value, depth) {
  if (depth > DEEPEST) return false;
  if (Array.isArray(value)) return value.some((item) => holdsContainers(item, depth + 1));
  if (!isObject(value)) return false;
  const { containers } = value;
  if (Array.isArray(containers) && (containers.length === 0 || containers.some((item) => isObject(item) && ("image" in item || "name" in item))))
    return true;
  return Object.values(value).some((item) => holdsContainers(item, depth + 1));
}

// src/normalise/kinds/app-wrapper.ts
var Components = array(object({ template: unknown().optional() }));
var GenericItems = array(object({ generictemplate: unknown().optional() }));
var app_wrapper_default = defineKind({
  group: "workload.codeflare.dev",
  otherGroups: ["mcad.ibm.com"],
  kind: "AppWrapper",
  object: object({
    spec: object({
      suspend: unknown().optional(),
      components: unknown().optional(),
      resources: object({ GenericItems }).nullish()
    })
  }),
  podGroups({ spec }, reader, around) {
    const { resources } = spec;
    const groups = resources ? resources.GenericItems.flatMap(({ generictemplate }, index) => {
      const at = ["spec", "resources", "GenericItems", index, "generictemplate"];
      return wrapped(generictemplate, at, reader, around);
    }) : parseAt(Components, spec.components, ["spec", "components"]).flatMap(
      ({ template }, index) => wrapped(template, ["spec", "components", index, "template"], reader, around)
    );
    return suspendedIf(reader.flag(spec.suspend, ["spec", "suspend"]), groups);
  }
});
function wrapped(object2, at, reader, { embedded }) {
  if (!isObject(object2)) {
    reader.problem("invalid-field", at, "AppWrapper: a component holds no object. Write one.");
    return [];
  }
  const groups = embedded(object2, at);
  if (groups !== null) return groups;
  const { apiVersion, kind } = object2;
  const version = typeof apiVersion === "string" ? apiVersion : "";
  const group = groupOf(version);
  const groupKind = `${group}/${typeof kind === "string" ? kind : ""}`;
  if (standingOf(groupKind) === "made-by-operator" || mayRunPods(object2, groupKind)) {
    const message = `${quoted(groupKind)} may run pods, and is not read inside an AppWrapper: its power is missing from the figures.`;
    reader.problem("unsupported-kind", [...at, "kind"], message);
  }
  return [];
}

// src/normalise/kinds/broadcast-job.ts
var broadcast_job_default = definePerNode("apps.kruise.io", "BroadcastJob", "run-once");

// src/normalise/kinds/clone-set.ts
var clone_set_default = defineReplicated("apps.kruise.io", "CloneSet");

// src/normalise/kinds/cron-job.ts
var cron_job_default = defineKind({
  group: "batch",
  kind: "CronJob",
  object: object({
    spec: object({
      schedule: unknown().optional(),
      timeZone: unknown().optional(),
      suspend: unknown().optional(),
      concurrencyPolicy: unknown().optional(),
      jobTemplate: object({ spec: JobSpec })
    })
  }),
  podGroups({ spec }, reader) {
    const job = jobPods(spec.jobTemplate.spec, ["spec", "jobTemplate", "spec"], reader);
    const fields = {
      schedule: ["schedule", spec.schedule],
      timeZone: ["timeZone", spec.timeZone],
      suspend: ["suspend", spec.suspend]
    };
    const policy = reader.text(spec.concurrencyPolicy, ["spec", "concurrencyPolicy"]);
    const mayOverlap = policy !== "Forbid" && policy !== "Replace";
    return scheduled([{ ...job, run_pattern: "run-once", mayOverlap }], fields, ["spec"], reader);
  }
});

// src/parse/text-value.ts
var import_yaml = __toESM(require_dist(), 1);
var LONGEST2 = 32 * 1024;
function valueInText(text) {
  if (text.length > LONGEST2) return null;
  try {
    const document = (0, import_yaml.parseDocument)(text, {
      merge: true,
      uniqueKeys: false,
      strict: false,
      logLevel: "error",
      prettyErrors: false
    });
    const read = document.errors.length + document.warnings.length === 0 ? valueFrom(document) : null;
    return read === null || "reason" in read ? null : read.value;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return null;
  }
}

// src/normalise/overlay.ts
var BY_NAME = /* @__PURE__ */ new Set([
  "containers",
  "initContainers",
  "sidecars",
  "volumes",
  "replicatedJobs"
]);
var WHOLE_ITEMS = /* @__PURE__ */ new Set(["volumes"]);
function overlay(base, over, key = "") {
  if (over === void 0 || over === null) return base;
  if (isObject(base) && isObject(over)) {
    const keys = /* @__PURE__ */ new Set([...Object.keys(base), ...Object.keys(over)]);
    return Object.fromEntries([...keys].map((name) => [name, overlay(base[name], over[name], name)]));
  }
  return Array.isArray(base) && Array.isArray(over) && BY_NAME.has(key) ? merged(base, over, key) : over;
}
function merged(base, over, key) {
  const overByName = new Map(over.map((item) => [nameOf(item), item]));
  const names = new Set(base.map(nameOf));
  return [
    ...base.map((item) => {
      const upper = nameOf(item) === void 0 ? void 0 : overByName.get(nameOf(item));
      return WHOLE_ITEMS.has(key) ? upper ?? item : overlay(item, upper);
    }),
    ...over.filter((item) => nameOf(item) === void 0 || !names.has(nameOf(item)))
  ];
}
var nameOf = (item) => isObject(item) ? item["name"] : void 0;
var mappingsOf = (list) => Array.isArray(list) ? list.filter(isObject) : [];
var pick = (from, names) => Object.fromEntries(names.flatMap((name) => name in from ? [[name, from[name]]] : []));
function mappingIn(from, key) {
  const value = from[key];
  return isObject(value) ? value : {};
}
var MOST_LAYERS = 16;
function fewLayers(layers, at, reader) {
  if (layers.length > MOST_LAYERS) {
    const message = `${layers.length} are more than are read: only the first ${MOST_LAYERS} are taken.`;
    reader.problem("suspect-field", at, message);
  }
  return layers.slice(0, MOST_LAYERS);
}

// src/normalise/pod-spec-patch.ts
var NONE = { patch: null, assumptions: [] };
function podSpecPatch(text, at, reader) {
  if (!text || text.trim() === "") return NONE;
  if (text.includes("{{")) {
    const said = "What its podSpecPatch changes is only known when it runs: taken as if there were none.";
    return { patch: null, assumptions: [said] };
  }
  const patch = valueInText(text);
  if (isObject(patch)) return { patch, assumptions: [] };
  const message = "podSpecPatch is not the YAML or JSON of a pod spec: what it changes is missing from the figures. Write it as a mapping.";
  reader.problem("invalid-field", at, message);
  return NONE;
}
function patched(spec, { patch }, { readAgain }) {
  if (patch === null) return spec;
  readAgain(patch);
  return overlay(spec, patch);
}

// src/normalise/workflow-calls.ts
var MOST_TEMPLATES = 300;
var EXIT = "exit";
var ONCE = { total: 1, atOnce: 1, isOpen: false };
function callsFrom(templates, { entrypoint = null, ...roots }) {
  const byName = new Map(templates.map(({ name, template }) => [name, template]));
  const elsewhere = [];
  const missing = /* @__PURE__ */ new Set();
  if (entrypoint === null || !byName.has(entrypoint) || templates.length > MOST_TEMPLATES)
    return { of: () => ({ ...ONCE, isOpen: templates.length > 1 }), elsewhere, missing };
  const known = /* @__PURE__ */ new Map();
  function visit(name) {
    const before = known.get(name);
    if (before !== void 0) return before;
    known.set(name, /* @__PURE__ */ new Map());
    const template = byName.get(name);
    if (template === void 0) missing.add(name);
    if (template === void 0) return /* @__PURE__ */ new Map();
    const stages = stagesOf(template);
    const calls2 = stages === null ? /* @__PURE__ */ new Map([[name, ONCE]]) : stages.map((steps) => steps.map((step) => stepCalls(step)).reduce(beside, /* @__PURE__ */ new Map())).reduce(after, /* @__PURE__ */ new Map());
    known.set(name, calls2);
    return calls2;
  }
  function stepCalls(step) {
    const { times: times2, isOpen } = repeats(step);
    return new Map(
      [...withHooks(called2(step), step)].map(([name, calls2]) => [
        name,
        {
          total: capped(calls2.total * times2),
          atOnce: capped(calls2.atOnce * times2),
          isOpen: calls2.isOpen || isOpen
        }
      ])
    );
  }
  function called2({ template, templateRef }) {
    if (templateRef) elsewhere.push(templateRef);
    return template ? visit(template) : /* @__PURE__ */ new Map();
  }
  function withHooks(main, { hooks, onExit }) {
    const { [EXIT]: exit, ...others } = hooks ?? {};
    const whole = Object.values(others).map(called2).reduce(beside, main);
    const last = [...exit === void 0 ? [] : [exit], ...onExit ? [{ template: onExit }] : []];
    return last.map(called2).reduce(after, whole);
  }
  const calls = withHooks(visit(entrypoint), roots);
  return { of: (name) => calls.get(name) ?? null, elsewhere, missing };
}
function stagesOf({ steps, dag }) {
  if (steps) return steps.map((stage) => Array.isArray(stage) ? stage : stage.steps);
  return dag ? levels(dag.tasks) : null;
}
function levels(tasks) {
  const levelOf = /* @__PURE__ */ new Map();
  const stages = [];
  for (const task of tasks) {
    const before = task.dependencies ?? task.depends?.slice(0, 1e3).split(/[^\w-]+/) ?? [];
    const level = Math.max(0, ...before.slice(0, 100).map((name) => (levelOf.get(name) ?? -1) + 1));
    levelOf.set(task.name ?? "", level);
    for (let index = stages.length; index <= level; index++) stages.push([]);
    stages[level]?.push(task);
  }
  return stages;
}
function repeats({ withItems, withParam, withSequence }) {
  if (Array.isArray(withItems)) return { times: withItems.length, isOpen: false };
  const count = isObject(withSequence) ? Number(withSequence["count"] ?? Number.NaN) : Number.NaN;
  if (Number.isInteger(count) && count >= 0) return { times: count, isOpen: false };
  return { times: 1, isOpen: [withItems, withParam, withSequence].some((one) => one != null) };
}
var merged2 = (a, b2, atOnce) => {
  const result = new Map(a);
  for (const [name, calls] of b2) {
    const other = result.get(name);
    result.set(
      name,
      other === void 0 ? calls : {
        total: capped(other.total + calls.total),
        atOnce: capped(atOnce(other.atOnce, calls.atOnce)),
        isOpen: other.isOpen || calls.isOpen
      }
    );
  }
  return result;
};
var beside = (a, b2) => merged2(a, b2, (x2, y2) => x2 + y2);
var after = (a, b2) => merged2(a, b2, Math.max);

// src/normalise/workflow-templates.ts
var Containers = array(record(string(), unknown()));
var Reference = object({ name: string(), template: string() });
var Hook = object({ template: string().nullish(), templateRef: Reference.nullish() });
var Hooks = record(string(), Hook).nullish();
var Step = object({
  template: string().nullish(),
  templateRef: Reference.nullish(),
  get inline() {
    return Template.nullish();
  },
  hooks: Hooks,
  onExit: string().nullish(),
  dependencies: array(string()).nullish(),
  depends: string().nullish(),
  name: string().nullish(),
  withItems: unknown().optional(),
  withParam: unknown().optional(),
  withSequence: unknown().optional()
});
var Template = object({
  name: string().nullish(),
  metadata: unknown().optional(),
  container: record(string(), unknown()).nullish(),
  script: record(string(), unknown()).nullish(),
  containerSet: object({ containers: Containers }).nullish(),
  sidecars: Containers.nullish(),
  initContainers: Containers.nullish(),
  nodeSelector: unknown().optional(),
  affinity: unknown().optional(),
  volumes: unknown().optional(),
  podSpecPatch: string().nullish(),
  resource: unknown().optional(),
  steps: array(union([array(Step), object({ steps: array(Step) })])).nullish(),
  dag: object({ tasks: array(Step) }).nullish()
});
var LONGEST_NAME = 100;
function placedTemplates(templates) {
  const placed = [];
  function place(template, name, at) {
    const own = { name, template, at };
    placed.push(own);
    const called2 = (step, stepAt) => {
      if (!step.inline) return step;
      const inner = `${name}.${(step.name ?? String(stepAt.at(-1))).slice(0, LONGEST_NAME)}`;
      place(step.inline, inner, [...stepAt, "inline"]);
      return { ...step, template: inner };
    };
    const stageOf = (steps2, stageAt) => steps2.map((step, index) => called2(step, [...stageAt, index]));
    const { steps, dag } = template;
    own.template = {
      ...template,
      steps: steps?.map((stage, index) => {
        const stageAt = [...at, "steps", index];
        return Array.isArray(stage) ? stageOf(stage, stageAt) : { steps: stageOf(stage.steps, [...stageAt, "steps"]) };
      }),
      dag: dag ? { tasks: stageOf(dag.tasks, [...at, "dag", "tasks"]) } : null
    };
  }
  for (const [index, template] of templates.entries())
    place(template, template.name ?? String(index), ["templates", index]);
  return placed;
}
var POD_TYPES = ["container", "script", "containerSet"];
function withDefaults({ template, at }, defaults, { readAgain }) {
  const type = POD_TYPES.find((one) => template[one]);
  if (!defaults || type === void 0) return template;
  readAgain(defaults);
  const others = Object.fromEntries(POD_TYPES.filter((one) => one !== type).map((one) => [one, null]));
  const below = { ...defaults, ...others, steps: null, dag: null, resource: null };
  return parseAt(Template, overlay(below, template), at);
}

// src/normalise/workflow-spec.ts
var WorkflowSpec = object({
  entrypoint: string().nullish(),
  templates: array(Template).nullish(),
  workflowTemplateRef: object({ name: string(), clusterScope: boolean().nullish() }).nullish(),
  templateDefaults: Template.nullish(),
  podSpecPatch: string().nullish(),
  onExit: string().nullish(),
  hooks: Hooks,
  nodeSelector: unknown().optional(),
  affinity: unknown().optional(),
  suspend: unknown().optional(),
  parallelism: unknown().optional()
});
function workflowPods(own, at, reader, around) {
  const { workflowTemplateRef } = own;
  const whole = workflowTemplateRef ? referred(workflowTemplateRef, around) : own;
  if (whole === null) {
    const message = `the workflow is that of WorkflowTemplate ${quoted(workflowTemplateRef?.name ?? "")}, which is not among these files: its power is missing from the figures.`;
    reader.problem("unresolved-reference", [...at, "workflowTemplateRef"], message);
    return [];
  }
  const spec = workflowTemplateRef ? joined(own, whole) : own;
  const templates = placedTemplates(spec.templates ?? []);
  const calls = callsFrom(templates, spec);
  for (const { name, template } of calls.elsewhere) {
    const message = `a step runs template ${quoted(template)} of WorkflowTemplate ${quoted(name)}, which is not read from there: its power is missing from the figures.`;
    reader.problem("unresolved-reference", [...at, "templates"], message);
  }
  for (const name of calls.missing) {
    const message = `a step runs template ${quoted(name)}, which the workflow does not have: its power is missing from the figures.`;
    reader.problem("unresolved-reference", [...at, "templates"], message);
  }
  const patchAt = [...at, "podSpecPatch"];
  const patch = podSpecPatch(spec.podSpecPatch, patchAt, own.podSpecPatch ? reader : silentReader());
  const most = reader.count(spec.parallelism, [...at, "parallelism"], null) || Number.POSITIVE_INFINITY;
  return templates.flatMap((placed) => {
    const count = calls.of(placed.name);
    if (count === null) return [];
    const template = withDefaults(placed, spec.templateDefaults, around);
    const containers = containersOf(template);
    const place = workflowTemplateRef ? [...at, "workflowTemplateRef"] : [...at, ...placed.at];
    if (containers === null) {
      if (template.resource !== void 0) {
        const message = `template ${quoted(placed.name)} creates another object, which is not read: its power is missing from the figures.`;
        reader.problem("unsupported-kind", place, message);
      }
      return [];
    }
    const atOnce = Math.min(count.atOnce, most);
    const ownPatch = podSpecPatch(
      template.podSpecPatch,
      [...place, "podSpecPatch"],
      workflowTemplateRef ? silentReader() : reader
    );
    const pod = {
      containers,
      initContainers: template.initContainers,
      volumes: template.volumes,
      nodeSelector: template.nodeSelector ?? spec.nodeSelector,
      affinity: template.affinity ?? spec.affinity
    };
    return [
      {
        component: placed.name,
        template: {
          metadata: template.metadata,
          spec: patched(patched(pod, patch, around), ownPatch, around)
        },
        at: place,
        ...workflowTemplateRef ? { isBorrowed: true } : {},
        pods: { min: 0, typical: atOnce, max: atOnce },
        completions: count.total,
        run_pattern: "run-once",
        suspended: reader.flag(spec.suspend, [...at, "suspend"]),
        assumptions: [...sentences(count), .../* @__PURE__ */ new Set([...patch.assumptions, ...ownPatch.assumptions])]
      }
    ];
  });
}
function joined(own, whole) {
  const written = Object.entries(own).filter(([, value]) => value !== null && value !== void 0);
  return {
    ...whole,
    ...Object.fromEntries(written),
    templates: whole.templates,
    hooks: { ...whole.hooks, ...own.hooks }
  };
}
function sentences({ isOpen }) {
  return isOpen ? ["How often a step repeats is only known when it runs: once taken."] : [];
}
function containersOf({ container, script, containerSet, sidecars }) {
  const main = container ?? script;
  if (main) return [{ name: "main", ...main }, ...sidecars ?? []];
  return containerSet ? [...containerSet.containers, ...sidecars ?? []] : null;
}
function referred({ name, clusterScope }, { find }) {
  const kind = clusterScope === true ? "ClusterWorkflowTemplate" : "WorkflowTemplate";
  const found = find(`argoproj.io/${kind}`, name);
  const spec = isObject(found?.value) ? WorkflowSpec.safeParse(found.value["spec"]) : null;
  return spec?.success === true ? spec.data : null;
}

// src/normalise/kinds/cron-workflow.ts
var cron_workflow_default = defineKind({
  group: "argoproj.io",
  kind: "CronWorkflow",
  object: object({
    spec: object({
      schedule: unknown().optional(),
      schedules: array(unknown()).nullish(),
      timezone: unknown().optional(),
      suspend: unknown().optional(),
      workflowSpec: WorkflowSpec
    })
  }),
  podGroups({ spec }, reader, around) {
    const pods = workflowPods(spec.workflowSpec, ["spec", "workflowSpec"], reader, around);
    const all = spec.schedules ?? [spec.schedule];
    const fields = {
      schedule: [spec.schedules ? "schedules" : "schedule", all[0]],
      timeZone: ["timezone", spec.timezone],
      suspend: ["suspend", spec.suspend]
    };
    const groups = scheduled(pods, fields, ["spec"], reader);
    if (all.length <= 1) return groups;
    const said = `It has ${all.length} schedules: each is taken to come as often as the first.`;
    return groups.map((group) => ({
      ...group,
      runs_per_month: group.runs_per_month == null ? null : group.runs_per_month * all.length,
      assumptions: [...group.assumptions ?? [], said]
    }));
  }
});

// src/normalise/kinds/daemon-set.ts
var daemon_set_default = definePerNode("apps", "DaemonSet", "continuous", ["extensions"]);

// src/normalise/kinds/deployment.ts
var deployment_default = defineReplicated("apps", "Deployment", ["extensions"]);

// src/normalise/kinds/deployment-config.ts
var deployment_config_default = defineReplicated("apps.openshift.io", "DeploymentConfig", [""]);

// src/normalise/kinds/experiment.ts
var experiment_default = defineKind({
  group: "argoproj.io",
  kind: "Experiment",
  object: object({
    spec: object({
      templates: array(
        object({
          name: unknown().optional(),
          replicas: unknown().optional(),
          template: record(string(), unknown())
        })
      )
    })
  }),
  podGroups: ({ spec }, reader, around) => spec.templates.map(({ name, replicas: count, template }, index) => {
    const at = ["spec", "templates", index];
    return {
      component: reader.text(name, [...at, "name"]) ?? String(index),
      template,
      at: [...at, "template"],
      run_pattern: "run-once",
      ...replicas(count, [...at, "replicas"], reader, around)
    };
  })
});

// src/normalise/kserve-defaults.ts
var DEFAULTS = { cpu: "1", memory: "2Gi" };
var NAMES = ["cpu", "memory"];
var KSERVE_AMOUNTS = `${DEFAULTS.cpu} CPU and ${DEFAULTS.memory} of memory`;
function withKserveDefaults(container) {
  const resources = container["resources"] ?? {};
  if (!isObject(resources)) return { container, isFilled: false };
  const { requests, limits, ...others } = resources;
  const filledRequests = filled(requests, limits, (standard, limit) => standard <= limit);
  const filledLimits = filled(limits, requests, (standard, request) => standard >= request);
  const isFilled = NAMES.some((name) => amountOf(requests, name) !== amountOf(filledRequests, name));
  return {
    container: { ...container, resources: { ...others, requests: filledRequests, limits: filledLimits } },
    isFilled
  };
}
function filled(own, other, fits) {
  if (own !== void 0 && own !== null && !isObject(own)) return own;
  const added = NAMES.filter((name) => {
    if (amountOf(own, name) !== void 0) return false;
    const beside2 = amountOf(other, name);
    if (beside2 === void 0) return true;
    const [standard, milli] = [parseMilli(DEFAULTS[name]), parseMilli(String(beside2))];
    return standard !== null && milli !== null && fits(standard, milli);
  });
  return { ...own, ...Object.fromEntries(added.map((name) => [name, DEFAULTS[name]])) };
}
var amountOf = (amounts, name) => isObject(amounts) ? amounts[name] ?? void 0 : void 0;

// src/normalise/on-demand.ts
var ZERO = "It scales to zero when nothing asks for it: counted as running.";
function onDemand(bounds, by, reader, around) {
  const { absent, minAt, maxAt, maxName } = bounds;
  const min = bounds.min ?? absent;
  const isEndless = bounds.max === null || bounds.max === 0;
  if (!isEndless && bounds.max !== null && bounds.max < min) {
    const message = `${maxName} ${bounds.max} is less than the ${min} that run at least, which are taken. Raise it.`;
    reader.problem("suspect-field", maxAt, message);
  }
  const said = isEndless ? around.assumed.replicas?.value ?? 0 : bounds.max ?? 0;
  const { pods, assumptions } = ranged(bounds.min, Math.max(said, min, 1), absent, by, minAt, reader, around);
  return {
    pods,
    assumptions: [
      ...assumptions,
      ...min === 0 ? [ZERO] : [],
      ...isEndless ? [`No ${maxName} is set: more may run.`] : []
    ]
  };
}
function ranged(stated, max, absent, by, at, reader, around) {
  const min = stated ?? absent;
  return max > min ? replicas(void 0, at, reader, { ...around, autoscaling: { min, max, by } }) : replicas(stated, at, reader, { ...around, autoscaling: null }, absent);
}
var besideMain = (around) => ({
  ...around,
  autoscaling: null,
  assumed: { ...around.assumed, replicas: null }
});

// src/normalise/kserve-scale.ts
var PREFIX = "serving.kserve.io/";
var MODES = /* @__PURE__ */ new Map([
  ["Knative", "knative"],
  ["Serverless", "knative"],
  ["Standard", "deployment"],
  ["RawDeployment", "deployment"],
  ["ModelMesh", "model-mesh"]
]);
function servingOf(metadata) {
  const written = isObject(metadata) ? metadata["annotations"] : void 0;
  const annotations = isObject(written) ? silentReader().textMap(written, []) : {};
  return {
    mode: MODES.get(annotations[`${PREFIX}deploymentMode`] ?? "") ?? "knative",
    autoscaler: annotations[`${PREFIX}autoscalerClass`] ?? "hpa",
    isStopped: annotations[`${PREFIX}stop`]?.toLowerCase() === "true"
  };
}
var STOPPED = {
  pods: fixed(0),
  assumptions: [`It is stopped (annotation ${PREFIX}stop): no pod runs.`]
};
var MODEL_MESH = {
  pods: fixed(0),
  assumptions: ["ModelMesh loads it into its serving runtimes' pods: none runs of its own."]
};
function componentScale(component, at, { mode, autoscaler, isStopped }, reader, around) {
  if (isStopped) return STOPPED;
  if (mode === "model-mesh") return MODEL_MESH;
  const [minAt, maxAt] = [
    [...at, "minReplicas"],
    [...at, "maxReplicas"]
  ];
  const min = reader.count(component["minReplicas"], minAt, null);
  const max = reader.count(component["maxReplicas"], maxAt, null);
  if (mode === "knative")
    return onDemand({ min, max, absent: 1, minAt, maxAt, maxName: "maxReplicas" }, "KServe", reader, around);
  if (autoscaler === "external" || autoscaler === "none") {
    const scale2 = replicas(min, minAt, reader, { ...around, autoscaling: null });
    const by = `The annotation ${PREFIX}autoscalerClass is ${quoted(autoscaler)}: KServe does not scale it.`;
    return { ...scale2, assumptions: [...scale2.assumptions, by] };
  }
  const least = autoscaler === "keda" ? 0 : 1;
  const raised = min === null ? null : Math.max(min, least);
  const scale = ranged(raised, Math.max(max ?? 0, raised ?? 1), 1, "KServe", minAt, reader, around);
  return min === raised ? scale : { ...scale, assumptions: [...scale.assumptions, "A HorizontalPodAutoscaler keeps one pod at least."] };
}

// src/normalise/runtime-pod.ts
var OF_RUNTIME = ["containers", "nodeSelector", "affinity", "tolerations", "volumes"];
var OF_CONTAINER = ["image", "command", "args", "resources"];
function overContainer(runtime, name, over) {
  const below = mappingsOf(runtime?.["containers"]).find((container) => container["name"] === name);
  const [first, then] = [below?.["args"], over["args"]];
  const args = Array.isArray(first) && Array.isArray(then) ? { args: [...first, ...then] } : {};
  const merged3 = overlay(below ?? {}, { ...over, ...args, name });
  return isObject(merged3) ? { ...merged3, image: merged3["image"] ?? "" } : { name, image: "" };
}
var overPod = (runtime, over, containers) => overlay(pick(runtime ?? {}, OF_RUNTIME), { ...over, containers });
function withTag(image, tag) {
  if (typeof image !== "string" || typeof tag !== "string" || image === "") return image;
  const { registry, repository, digest } = parseImage(image);
  return digest === null ? `${registry === null ? "" : `${registry}/`}${repository}:${tag}` : image;
}

// src/normalise/multi-node.ts
var SERVER = "kserve-container";
var WORKER = "worker-container";
var NVIDIA = "nvidia.com/gpu";
var GPUS = [NVIDIA, "amd.com/gpu", "intel.com/gpu", "habana.ai/gaudi"];
function acrossNodes(head, own, at, runtime, reader) {
  const below = isObject(runtime) ? runtime : {};
  const size = (name) => {
    const written = reader.count(own[name], [...at, name], null);
    return Math.max(written ?? silentReader().count(below[name], [], 1) ?? 1, 1);
  };
  const [first, ...others] = mappingsOf(own["containers"]);
  const worker = overPod(below, own, [overContainer(below, WORKER, first ?? {}), ...others]);
  const [tensor, pipeline] = [size("tensorParallelSize"), size("pipelineParallelSize")];
  const total = capped(tensor * pipeline);
  const perNode2 = gpusIn(worker, WORKER) ?? tensor;
  const nodes = Math.ceil(total / perNode2);
  const rest = Math.max(total - perNode2 * (nodes - 1), 0);
  const isRunning = head.pods.max > 0;
  const assumptions = [
    ...isRunning ? [] : head.assumptions ?? [],
    `It is served over ${nodes} nodes with ${total} GPUs in all, and not scaled.`
  ];
  const common = { ...head, podsPerSlice: nodes, assumptions };
  return [
    {
      ...common,
      template: withGpus(head.template, SERVER, rest),
      pods: fixed(isRunning ? 1 : 0)
    },
    {
      ...common,
      component: `${head.component ?? ""} worker`,
      template: withGpus({ spec: worker }, WORKER, perNode2),
      at,
      pods: fixed(isRunning ? nodes - 1 : 0)
    }
  ];
}
function gpusIn(spec, name) {
  const { resources } = containerOf(spec, name);
  for (const side of ["requests", "limits"]) {
    const amounts = isObject(resources) ? resources[side] : void 0;
    const gpu = isObject(amounts) ? GPUS.map((gpu2) => amounts[gpu2]).find((one) => one !== void 0) : void 0;
    const milli = gpu === void 0 ? null : parseMilli(String(gpu));
    if (milli !== null && milli >= 1000n) return capped(Number(milli / 1000n));
  }
  return null;
}
function withGpus(template, name, count) {
  const spec = isObject(template) ? template["spec"] : void 0;
  if (gpusIn(spec, name) !== null || count === 0) return template;
  const amounts = { [NVIDIA]: String(count) };
  const container = { name, resources: { requests: amounts, limits: amounts } };
  return overlay(template, { spec: { containers: [container] } });
}
var containerOf = (spec, name) => mappingsOf(isObject(spec) ? spec["containers"] : void 0).find((one) => one["name"] === name) ?? {};

// src/normalise/serving-runtime.ts
var FRAMEWORKS = [
  "sklearn",
  "xgboost",
  "tensorflow",
  "pytorch",
  "triton",
  "tensorrt",
  "onnx",
  "huggingface",
  "pmml",
  "lightgbm",
  "paddle"
];
var SPEAK_V2 = /* @__PURE__ */ new Set(["triton", "onnx", "huggingface"]);
var OWN = /* @__PURE__ */ new Map([
  ["sklearn", ["kserve-sklearnserver", "kserve/sklearnserver"]],
  ["xgboost", ["kserve-xgbserver", "kserve/xgbserver"]],
  ["lightgbm", ["kserve-lgbserver", "kserve/lgbserver"]],
  ["pmml", ["kserve-pmmlserver", "kserve/pmmlserver"]],
  ["paddle", ["kserve-paddleserver", "kserve/paddleserver"]],
  ["mlflow", ["kserve-mlserver", "docker.io/seldonio/mlserver"]],
  ["tensorflow", ["kserve-tensorflow-serving", "tensorflow/serving"]],
  ["pytorch", ["kserve-torchserve", "pytorch/torchserve-kfs"]],
  ["triton", ["kserve-tritonserver", "nvcr.io/nvidia/tritonserver"]],
  ["tensorrt", ["kserve-tritonserver", "nvcr.io/nvidia/tritonserver"]],
  ["onnx", ["kserve-tritonserver", "nvcr.io/nvidia/tritonserver"]],
  ["huggingface", ["kserve-huggingfaceserver", "kserve/huggingfaceserver"]]
]);
var KINDS = ["serving.kserve.io/ServingRuntime", "serving.kserve.io/ClusterServingRuntime"];
function modelOf(predictor, at) {
  const model = predictor["model"];
  if (isObject(model)) {
    const format = isObject(model["modelFormat"]) ? model["modelFormat"] : {};
    const name = textOf(format["name"]) ?? "";
    const protocol = textOf(model["protocolVersion"]) ?? (name === "triton" ? "v2" : "v1");
    return {
      written: model,
      format: name,
      version: textOf(format["version"]),
      protocol,
      at: [...at, "model"]
    };
  }
  for (const format of FRAMEWORKS) {
    const written = predictor[format];
    if (!isObject(written)) continue;
    const protocol = textOf(written["protocolVersion"]) ?? (SPEAK_V2.has(format) ? "v2" : "v1");
    return { written, format, version: null, protocol, at: [...at, format] };
  }
  return null;
}
function runtimeOf(model, isMultiNode, reader, around) {
  const named2 = reader.text(model.written["runtime"], [...model.at, "runtime"]);
  const spec = named2 === null ? selected(model, isMultiNode, around) : called(named2, around);
  if (spec !== null) return { spec, own: null };
  const [name, image] = OWN.get(model.format) ?? [];
  const isOwn = name !== void 0 && !isMultiNode && (named2 === null || named2 === name);
  const own = isOwn && image !== void 0 ? { name, image } : null;
  const which = named2 === null ? `no serving runtime is named for ${quoted(model.format)}, and none that serves it` : `the serving runtime ${quoted(named2)}`;
  const instead = own === null ? "its image, and what it asks for, are missing here" : "that of KServe's installation is taken";
  const message = `${which} is${named2 === null ? "" : " not"} among these files: ${instead}.`;
  reader.problem("unresolved-reference", named2 === null ? model.at : [...model.at, "runtime"], message);
  return { spec: null, own };
}
var called = (name, { find }) => specOf(KINDS.map((kind) => find(kind, name)).find((doc) => doc !== null));
function selected(model, isMultiNode, { all }) {
  for (const kind of KINDS) {
    const candidates = all(kind).flatMap((doc) => {
      const spec = specOf(doc);
      const priority = spec === null ? null : priorityFor(model, isMultiNode, spec);
      return spec === null || priority === null ? [] : [{ spec, priority }];
    });
    const [best] = candidates.toSorted((a, b2) => b2.priority - a.priority);
    if (best !== void 0) return best.spec;
  }
  return null;
}
function priorityFor(model, isMultiNode, spec) {
  const protocols = spec["protocolVersions"];
  if (spec["disabled"] === true || isObject(spec["workerSpec"]) !== isMultiNode) return null;
  if (Array.isArray(protocols) && protocols.length > 0 && !protocols.includes(model.protocol)) return null;
  const format = mappingsOf(spec["supportedModelFormats"]).find(
    ({ name, version, autoSelect }) => name === model.format && autoSelect === true && (model.version === null || textOf(version) === model.version)
  );
  if (format === void 0) return null;
  return typeof format["priority"] === "number" ? format["priority"] : 0;
}
function specOf(doc) {
  const spec = doc?.value["spec"];
  return isObject(spec) ? spec : null;
}
var textOf = (value) => typeof value === "string" || typeof value === "number" ? String(value) : null;

// src/normalise/inference-pods.ts
var EXPLAINERS = [
  ["art", "kserve/art-explainer"],
  ["alibi", "kserve/alibi-explainer"],
  ["aix", "kserve/aix-explainer"]
];
function componentPods(component, written, at, serving, reader, around) {
  const scale = componentScale(written, at, serving, reader, around);
  const group = ({ spec, assumptions }) => ({
    component,
    template: { metadata: pick(written, ["labels", "annotations"]), spec },
    at,
    specAt: at,
    run_pattern: "continuous",
    pods: scale.pods,
    assumptions: [...scale.assumptions, ...assumptions]
  });
  const model = modelOf(written, at);
  if (model === null) return [group(ownPod(written))];
  const workerSpec = written["workerSpec"];
  if (serving.mode === "model-mesh")
    return [group({ ...modelPod(written, model, { spec: null, own: null }), assumptions: [] })];
  const runtime = runtimeOf(model, isObject(workerSpec), reader, around);
  const head = group(modelPod(written, model, runtime));
  return isObject(workerSpec) ? acrossNodes(head, workerSpec, [...at, "workerSpec"], runtime.spec?.["workerSpec"], reader) : [head];
}
function ownPod(written) {
  const custom = isObject(written["custom"]) ? written["custom"]["container"] : void 0;
  const [kind, image] = EXPLAINERS.find(([name]) => isObject(written[name])) ?? [];
  const explainer = kind === void 0 ? void 0 : written[kind];
  const containers = isObject(explainer) ? [{ name: SERVER, image, ...pick(explainer, OF_CONTAINER) }] : written["containers"] ?? (custom === void 0 ? void 0 : [custom]);
  const [first, ...others] = Array.isArray(containers) ? containers : [];
  if (!isObject(first)) return { spec: { ...written, containers }, assumptions: [] };
  const { container, isFilled } = withKserveDefaults(first);
  return {
    spec: { ...written, containers: [container, ...others] },
    assumptions: [
      ...isObject(explainer) && !("image" in explainer) ? [`The image ${image} is taken, as KServe is installed.`] : [],
      ...isFilled ? [`Where it says nothing, ${KSERVE_AMOUNTS} are taken, as KServe is installed.`] : []
    ]
  };
}
function modelPod(predictor, { written }, { spec: runtime, own }) {
  const merged3 = overContainer(runtime, SERVER, pick(written, OF_CONTAINER));
  const image = merged3["image"] === "" && own !== null ? own.image : merged3["image"];
  const versioned = { ...merged3, image: withTag(image, written["runtimeVersion"]) };
  const container = own === null ? versioned : withKserveDefaults(versioned).container;
  const unknown2 = own === null ? "Its serving runtime is not known: what the service itself says is taken." : `Where it says nothing, KServe's ${own.name} is taken: image ${own.image}, ${KSERVE_AMOUNTS}.`;
  return {
    spec: overPod(runtime, predictor, [container, ...mappingsOf(predictor["containers"])]),
    assumptions: runtime === null ? [unknown2] : []
  };
}

// src/normalise/kinds/inference-service.ts
var MAIN = "predictor";
var COMPONENTS = [MAIN, "transformer", "explainer"];
var VERSIONS = ["default", "canary"];
var inference_service_default = defineKind({
  group: "serving.kserve.io",
  otherGroups: ["serving.kubeflow.org"],
  kind: "InferenceService",
  object: object({
    metadata: unknown().optional(),
    spec: record(string(), unknown()).refine((spec) => isObject(spec[MAIN]) || isObject(spec["default"]), {
      path: [MAIN],
      message: MISSING
    })
  }),
  podGroups({ metadata, spec }, reader, around) {
    const serving = servingOf(metadata);
    const versions = [
      { written: spec, at: ["spec"], prefix: "" },
      ...VERSIONS.map((version) => ({
        written: spec[version],
        at: ["spec", version],
        prefix: version === "canary" ? "canary " : ""
      }))
    ];
    return versions.flatMap(
      ({ written, at, prefix }) => COMPONENTS.flatMap((component) => {
        const part = isObject(written) ? written[component] : void 0;
        const beside2 = component === MAIN && prefix === "" ? around : besideMain(around);
        return isObject(part) ? componentPods(`${prefix}${component}`, part, [...at, component], serving, reader, beside2) : [];
      })
    );
  }
});

// src/normalise/replica-specs.ts
var ReplicaSpec = object({
  replicas: unknown().optional(),
  template: record(string(), unknown())
});
var isWorker = (role) => role.toLowerCase() === "worker";
var defineReplicaSpecs = (kind, field, absentWorkers = 1) => defineKind({
  group: "kubeflow.org",
  kind,
  object: object({ spec: record(string(), unknown()) }),
  podGroups({ spec }, reader, around) {
    const roles = parseAt(record(string(), ReplicaSpec), spec[field], ["spec", field]);
    const runPolicy = reader.mapping(spec["runPolicy"], ["spec", "runPolicy"]);
    const elasticPolicy = reader.mapping(spec["elasticPolicy"], ["spec", "elasticPolicy"]);
    const groups = Object.entries(roles).map(([role, { replicas: written, template }]) => {
      const at = ["spec", field, role];
      const absent = written === void 0 || written === null ? absentWorkers : 1;
      const scale = isWorker(role) ? elastic(elasticPolicy, replicas(written, [...at, "replicas"], reader, around, absent), reader) : replicas(written, [...at, "replicas"], reader, besideMain(around));
      return {
        component: reader.text(role, at) ?? role,
        template,
        at: [...at, "template"],
        podsPerSlice: scale.pods.typical,
        assumptions: scale.assumptions,
        ...runOf(scale.pods)
      };
    });
    return suspendedIf(reader.flag(runPolicy["suspend"], ["spec", "runPolicy", "suspend"]), groups);
  }
});
function elastic(policy, { pods, assumptions }, reader) {
  const at = ["spec", "elasticPolicy"];
  const least = reader.count(policy["minReplicas"], [...at, "minReplicas"], null);
  const most = reader.count(policy["maxReplicas"], [...at, "maxReplicas"], null);
  const [min, max] = [least ?? most ?? pods.min, most ?? least ?? pods.max];
  if (min >= max) return { pods, assumptions };
  const typical = clamped(pods.typical, min, max);
  return {
    pods: { min, typical, max },
    assumptions: [
      ...assumptions,
      `elasticPolicy lets between ${min} and ${max} workers run: ${typical} taken.`
    ]
  };
}

// src/normalise/kinds/jax-job.ts
var jax_job_default = defineReplicaSpecs("JAXJob", "jaxReplicaSpecs");

// src/normalise/kinds/job.ts
var job_default = defineKind({
  group: "batch",
  kind: "Job",
  object: object({ spec: JobSpec }),
  podGroups: ({ spec }, reader) => [{ ...jobPods(spec, ["spec"], reader), run_pattern: "run-once" }]
});

// src/normalise/kinds/job-set.ts
var job_set_default = defineKind({
  group: "jobset.x-k8s.io",
  kind: "JobSet",
  object: object({
    spec: object({
      suspend: unknown().optional(),
      replicatedJobs: array(
        object({
          name: unknown().optional(),
          replicas: unknown().optional(),
          template: object({ spec: JobSpec })
        })
      )
    })
  }),
  podGroups({ spec }, reader) {
    const groups = spec.replicatedJobs.map(({ name, replicas: replicas2, template }, index) => {
      const at = ["spec", "replicatedJobs", index];
      const job = jobPods(template.spec, [...at, "template", "spec"], reader);
      const read = reader.count(replicas2, [...at, "replicas"], 1);
      const total = (count) => count === null || count === void 0 ? null : capped(count * (read ?? 1));
      return {
        ...job,
        component: reader.text(name, [...at, "name"]) ?? `job ${index}`,
        run_pattern: "run-once",
        pods: times(job.pods, read ?? 1),
        podsPerSlice: job.pods.max,
        parallelism: total(job.parallelism),
        completions: total(job.completions),
        assumptions: [
          ...job.assumptions ?? [],
          ...read === null ? ["The replicas could not be read: 1 taken."] : []
        ]
      };
    });
    return suspendedIf(reader.flag(spec.suspend, ["spec", "suspend"]), groups);
  }
});

// src/normalise/knative-revision.ts
var GROUP = "serving.knative.dev";
var PREFIX2 = "autoscaling.knative.dev/";
var HPA = "hpa.autoscaling.knative.dev";
var defineKnative = (kind) => defineKind({
  group: GROUP,
  kind,
  object: object({ spec: object({ template: record(string(), unknown()) }) }),
  podGroups: ({ spec: { template } }, reader, around) => [
    {
      template,
      at: ["spec", "template"],
      run_pattern: "continuous",
      ...revisionScale(template, ["spec", "template", "metadata", "annotations"], reader, around)
    }
  ]
});
function revisionScale({ metadata }, at, reader, around) {
  const written = isObject(metadata) ? metadata["annotations"] : void 0;
  const annotations = isObject(written) ? written : {};
  const bound = (...names) => {
    const key = names.map((name) => PREFIX2 + name).find((name) => name in annotations) ?? PREFIX2 + names[0];
    return { value: countIn(annotations[key], [...at, key], reader), at: [...at, key] };
  };
  const [min, max] = [bound("min-scale", "minScale"), bound("max-scale", "maxScale")];
  const least = annotations[`${PREFIX2}class`] === HPA ? 1 : 0;
  const bounds = {
    min: min.value === null ? null : Math.max(min.value, least),
    max: max.value,
    absent: least,
    minAt: min.at,
    maxAt: max.at,
    maxName: "max-scale"
  };
  return onDemand(bounds, "Knative", reader, { ...around, autoscaling: null });
}
var countIn = (value, at, reader) => reader.count(typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : value, at, null);

// src/normalise/kinds/knative-configuration.ts
var knative_configuration_default = defineKnative("Configuration");

// src/normalise/kinds/knative-service.ts
var knative_service_default = defineKnative("Service");

// src/normalise/kinds/leader-worker-set.ts
var Template2 = record(string(), unknown());
var leader_worker_set_default = defineKind({
  group: "leaderworkerset.x-k8s.io",
  kind: "LeaderWorkerSet",
  object: object({
    spec: object({
      replicas: unknown().optional(),
      leaderWorkerTemplate: object({
        size: unknown().optional(),
        subGroupPolicy: unknown().optional(),
        leaderTemplate: Template2.nullish(),
        workerTemplate: Template2
      })
    })
  }),
  podGroups({ spec }, reader, around) {
    const at = ["spec", "leaderWorkerTemplate"];
    const { leaderTemplate, workerTemplate, ...written } = spec.leaderWorkerTemplate;
    const groups = replicas(spec.replicas, ["spec", "replicas"], reader, around);
    const read = reader.count(written.size, [...at, "size"], 1);
    const size = Math.max(read ?? 1, 1);
    const policy = reader.mapping(written.subGroupPolicy, [...at, "subGroupPolicy"]);
    const subGroup = reader.count(policy["subGroupSize"], [...at, "subGroupPolicy", "subGroupSize"], null);
    const common = {
      run_pattern: "continuous",
      assumptions: [
        ...groups.assumptions,
        ...read === null ? ["The size could not be read: 1 taken."] : []
      ]
    };
    const worker = { ...common, template: workerTemplate, at: [...at, "workerTemplate"] };
    if (leaderTemplate === void 0 || leaderTemplate === null)
      return [{ ...worker, podsPerSlice: subGroup ?? size, pods: times(groups.pods, size) }];
    const podsPerSlice = subGroup ?? (asksForTpu(leaderTemplate) ? size : size - 1);
    return [
      {
        ...common,
        component: "leader",
        template: leaderTemplate,
        at: [...at, "leaderTemplate"],
        podsPerSlice,
        pods: groups.pods
      },
      { ...worker, component: "worker", podsPerSlice, pods: times(groups.pods, size - 1) }
    ];
  }
});

// src/normalise/llm-inference-spec.ts
var CONFIG = "serving.kserve.io/LLMInferenceServiceConfig";
function llmSpecOf(own, reader, around) {
  const references = fewLayers(mappingsOf(own["baseRefs"]), ["spec", "baseRefs"], reader);
  const bases = references.map(({ name }, index) => {
    const at = ["spec", "baseRefs", index, "name"];
    const text = reader.text(name, at) ?? "";
    const found2 = configCalled(text, around);
    if (found2 === null) {
      const message = `the configuration ${quoted(text)} is not among these files: what it sets is missing here.`;
      reader.problem("unresolved-reference", at, message);
    }
    return found2;
  });
  const distinct = [...new Set(bases.toReversed())].toReversed();
  const written = laidOver([...distinct, own]);
  const presets = presetsOf(written);
  const router = mappingIn(written, "router");
  const wanted = [
    presets.main,
    ...isObject(written["prefill"]) ? [presets.prefill] : [],
    ...isObject(router["scheduler"]) ? [presets.scheduler] : []
  ];
  const found = wanted.map((name) => [name, configCalled(name, around)]);
  return {
    spec: laidOver([...found.map(([, spec]) => spec), written]),
    presets,
    missing: new Set(found.flatMap(([name, spec]) => spec === null ? [name] : []))
  };
}
function presetsOf(spec) {
  const prefill = spec["prefill"];
  const kind = (workload) => {
    if (!isObject(workload["worker"])) return "template";
    const { data, dataLocal, pipeline } = mappingIn(workload, "parallelism");
    return pipeline && !data && !dataLocal ? "worker-pipeline-parallel" : "worker-data-parallel";
  };
  const called2 = (name) => `kserve-config-llm-${name}`;
  return {
    main: called2(`${isObject(prefill) ? "decode-" : ""}${kind(spec)}`),
    prefill: called2(`prefill-${kind(isObject(prefill) ? prefill : {})}`),
    scheduler: called2("scheduler")
  };
}
function laidOver(specs) {
  const merged3 = specs.reduce((below, over) => overlay(below, over), {});
  return isObject(merged3) ? merged3 : {};
}
var configCalled = (name, { find }) => find(CONFIG, name)?.value["spec"] ?? null;

// src/normalise/llm-parts.ts
function llmParts({ spec, presets, missing }, isStopped, reader, around) {
  const beside2 = besideMain(around);
  const workload = (component, written, at, preset) => {
    const scale = isStopped ? STOPPED : workloadScale(written, at, reader, component === "main" ? around : beside2);
    return workloadPods(component, written, at, scale, reader).map((pod) => ({
      ...pod,
      metadata: written,
      holdsModel: true,
      preset,
      isPresetMissing: missing.has(preset)
    }));
  };
  const prefill = spec["prefill"];
  const scheduler = mappingIn(spec, "router")["scheduler"];
  const schedulerAt = ["spec", "router", "scheduler"];
  return [
    ...workload("main", spec, ["spec"], presets.main),
    ...isObject(prefill) ? workload("prefill", prefill, ["spec", "prefill"], presets.prefill) : [],
    // A pool that is named has a scheduler already.
    ...isObject(scheduler) && !isObject(mappingIn(scheduler, "pool")["ref"]) ? [
      {
        component: "scheduler",
        metadata: scheduler,
        spec: scheduler["template"],
        at: [...schedulerAt, "template"],
        scale: isStopped ? STOPPED : replicas(scheduler["replicas"], [...schedulerAt, "replicas"], reader, beside2),
        holdsModel: false,
        preset: presets.scheduler,
        isPresetMissing: missing.has(presets.scheduler)
      }
    ] : []
  ];
}
function workloadPods(component, written, at, scale, reader) {
  const { template, worker } = written;
  const head = { component, spec: template, at: [...at, "template"], scale };
  if (!isObject(worker)) return [head];
  const size = groupSize(written, [...at, "parallelism"], reader);
  const hasHead = isObject(template);
  const workers = {
    component: component === "main" ? "worker" : `${component} worker`,
    spec: worker,
    at: [...at, "worker"],
    scale: { ...scale, pods: times(scale.pods, hasHead ? size - 1 : size) }
  };
  return [...hasHead ? [head] : [], workers].map((pod) => ({ ...pod, podsPerSlice: size }));
}
function groupSize(written, at, reader) {
  const parallelism = mappingIn(written, "parallelism");
  const size = (name) => reader.count(parallelism[name], [...at, name], null);
  const [data, local, pipeline] = [size("data"), size("dataLocal"), size("pipeline")];
  if (data || local) return Math.max(Math.floor((data || 1) / (local || 1)), 1);
  return Math.max(pipeline ?? 1, 1);
}
function workloadScale(written, at, reader, around) {
  const scaling = written["scaling"];
  if (!isObject(scaling)) return replicas(written["replicas"], [...at, "replicas"], reader, around);
  const scalingAt = [...at, "scaling"];
  const bound = (from, name) => reader.count(from[name], [...scalingAt, name], null);
  const min = bound(scaling, "minReplicas");
  const max = bound(scaling, "maxReplicas");
  const least = bound(mappingIn(mappingIn(scaling, "wva"), "keda"), "idleReplicaCount") ?? min;
  return ranged(least, max ?? least ?? 1, 1, "KServe", scalingAt, reader, around);
}

// src/normalise/llm-pods.ts
var MAIN2 = "main";
var VLLM = "ghcr.io/llm-d/llm-d-cuda";
function llmGroup(pod, devices) {
  const image = pod.holdsModel ? VLLM : "";
  const spec = isObject(pod.spec) ? pod.spec : {};
  const containers = containersOf2(pod).map(
    (container) => lacksImage(container) && isObject(container) ? { ...container, image } : container
  );
  const preset = `KServe's preset ${quoted(pod.preset)}`;
  const usual = pod.holdsModel && containersOf2(pod).some(lacksImage) ? `: image ${VLLM} taken` : "";
  return {
    component: pod.component,
    template: {
      metadata: pick(pod.metadata, ["labels", "annotations"]),
      spec: overlay({ ...spec, containers }, pod.holdsModel ? devices : void 0)
    },
    at: pod.at,
    specAt: pod.at,
    run_pattern: "continuous",
    pods: pod.scale.pods,
    ...pod.podsPerSlice === void 0 ? {} : { podsPerSlice: pod.podsPerSlice },
    assumptions: [
      ...pod.scale.assumptions,
      ...pod.isPresetMissing ? [`What ${preset} sets is not among these files${usual}.`] : []
    ]
  };
}
function tellPresets(pods, reader) {
  const lacking = pods.filter((pod) => pod.isPresetMissing && containersOf2(pod).some(lacksImage));
  for (const preset of new Set(lacking.map((pod) => pod.preset))) {
    const same = lacking.filter((pod) => pod.preset === preset);
    const whose = same.map(({ component }) => component).join(" and ");
    const message = `KServe's preset ${quoted(preset)}, which brings the image of ${whose}, is not among these files: what it sets is missing here.`;
    reader.problem("unresolved-reference", same[0]?.at ?? [], message);
  }
}
function containersOf2({ spec }) {
  const written = isObject(spec) ? spec["containers"] : void 0;
  return Array.isArray(written) && written.length > 0 ? written : [{ name: MAIN2 }];
}
var lacksImage = (container) => isObject(container) && (container["image"] === void 0 || container["image"] === null);
var DRA = "serving.kserve.io/exp-dra-";
function annotatedDevices(metadata) {
  const annotations = silentReader().textMap(isObject(metadata) ? metadata["annotations"] : void 0, []);
  const deviceClass = annotations[`${DRA}device-class`];
  if (deviceClass === void 0) return void 0;
  const amounts = { [DEVICE_CLASS_PREFIX + deviceClass.trim()]: annotations[`${DRA}device-count`] ?? "1" };
  const name = annotations[`${DRA}container-name`]?.trim() ?? MAIN2;
  return { containers: [{ name, resources: { requests: amounts, limits: amounts } }] };
}

// src/normalise/kinds/llm-inference-service.ts
var llm_inference_service_default = defineKind({
  group: "serving.kserve.io",
  kind: "LLMInferenceService",
  object: object({ metadata: unknown().optional(), spec: record(string(), unknown()) }),
  podGroups({ metadata, spec }, reader, around) {
    const service = llmSpecOf(spec, reader, around);
    const parts = llmParts(service, servingOf(metadata).isStopped, reader, around);
    tellPresets(parts, reader);
    const devices = annotatedDevices(metadata);
    return parts.map((part) => llmGroup(part, devices));
  }
});

// src/normalise/kinds/mpi-job.ts
var mpi_job_default = defineReplicaSpecs("MPIJob", "mpiReplicaSpecs", 0);

// src/normalise/kinds/notebook.ts
var STOPPED2 = "kubeflow-resource-stopped";
var notebook_default = defineKind({
  group: "kubeflow.org",
  kind: "Notebook",
  object: object({
    metadata: unknown().optional(),
    spec: object({ template: record(string(), unknown()) })
  }),
  podGroups({ metadata, spec }) {
    const annotations = isObject(metadata) ? metadata["annotations"] : void 0;
    const isStopped = isObject(annotations) && STOPPED2 in annotations;
    return [
      {
        template: spec.template,
        at: ["spec", "template"],
        run_pattern: "continuous",
        pods: fixed(isStopped ? 0 : 1),
        assumptions: isStopped ? [`It is stopped (annotation ${STOPPED2}): no pod runs.`] : []
      }
    ];
  }
});

// src/normalise/kinds/paddle-job.ts
var paddle_job_default = defineReplicaSpecs("PaddleJob", "paddleReplicaSpecs");

// src/normalise/kinds/pod.ts
var pod_default = defineKind({
  group: "",
  kind: "Pod",
  object: looseObject({ spec: unknown().optional() }),
  podGroups: (pod) => [{ template: pod, at: [], pods: fixed(1), run_pattern: "continuous" }]
});

// src/normalise/kinds/pytorch-job.ts
var pytorch_job_default = defineReplicaSpecs("PyTorchJob", "pytorchReplicaSpecs");

// src/normalise/ray-cluster-spec.ts
var Template3 = record(string(), unknown());
var WorkerGroup = object({
  groupName: unknown().optional(),
  replicas: unknown().optional(),
  minReplicas: unknown().optional(),
  maxReplicas: unknown().optional(),
  numOfHosts: unknown().optional(),
  suspend: unknown().optional(),
  template: Template3
});
var RayClusterSpec = object({
  suspend: unknown().optional(),
  enableInTreeAutoscaling: unknown().optional(),
  autoscalerOptions: unknown().optional(),
  headGroupSpec: object({ template: Template3 }),
  workerGroupSpecs: array(WorkerGroup).nullish()
});
function rayClusterPods(spec, at, reader, around) {
  const autoscales = reader.flag(spec.enableInTreeAutoscaling, [...at, "enableInTreeAutoscaling"]);
  const { template } = spec.headGroupSpec;
  const options = autoscales ? optionsOf(spec, [...at, "autoscalerOptions"], reader) : null;
  const head = {
    component: "head",
    template: options === null ? template : withAutoscaler(template, options),
    at: [...at, "headGroupSpec", "template"],
    run_pattern: "continuous",
    pods: fixed(1),
    assumptions: options === null ? [] : [options.sentence]
  };
  const workers = (spec.workerGroupSpecs ?? []).flatMap(
    (group, index) => workerPods(group, [...at, "workerGroupSpecs", index], autoscales, reader, around)
  );
  return suspendedIf(reader.flag(spec.suspend, [...at, "suspend"]), [head, ...workers]);
}
function workerPods(group, at, autoscales, reader, around) {
  const { pods, assumptions } = autoscales ? autoscaledReplicas(group, at, reader, around) : fixedReplicas(group, at, reader, around);
  const hosts = reader.count(group.numOfHosts, [...at, "numOfHosts"], 1);
  return suspendedIf(reader.flag(group.suspend, [...at, "suspend"]), [
    {
      component: reader.text(group.groupName, [...at, "groupName"]) ?? `group ${at.at(-1)}`,
      template: group.template,
      at: [...at, "template"],
      run_pattern: "continuous",
      pods: times(pods, hosts ?? 1),
      ...hosts === null ? {} : { podsPerSlice: hosts },
      assumptions: [...assumptions, ...hosts === null ? ["numOfHosts could not be read: 1 taken."] : []]
    }
  ]);
}
function fixedReplicas(group, at, reader, around) {
  const min = reader.count(group.minReplicas, [...at, "minReplicas"], 0) ?? 0;
  const max = reader.count(group.maxReplicas, [...at, "maxReplicas"], null);
  const within = (count) => clamped(count, min, max ?? Number.POSITIVE_INFINITY);
  const { pods, assumptions } = replicas(
    group.replicas,
    [...at, "replicas"],
    reader,
    { ...around, autoscaling: null },
    within(0)
  );
  const taken = within(pods.typical);
  if (taken === pods.typical) return { pods, assumptions };
  const bounds = `${taken < pods.typical ? "maxReplicas" : "minReplicas"} ${taken}`;
  return { pods: fixed(taken), assumptions: [...assumptions, `${bounds} is taken, as KubeRay does.`] };
}
function autoscaledReplicas(group, at, reader, around) {
  const stated = reader.count(group.replicas, [...at, "replicas"], null);
  const written = reader.count(group.minReplicas, [...at, "minReplicas"], 0) ?? 0;
  const known = reader.count(group.maxReplicas, [...at, "maxReplicas"], null);
  const max = known ?? Math.max(stated ?? 0, written, 1);
  const min = Math.min(written, max);
  const { pods, assumptions } = replicas(
    stated !== null && stated >= min ? stated : void 0,
    [...at, "replicas"],
    reader,
    { ...around, autoscaling: { min, max, by: "enableInTreeAutoscaling" } }
  );
  return {
    pods,
    assumptions: [...assumptions, ...known === null ? ["maxReplicas is not known: more may run."] : []]
  };
}
var AUTOSCALER = { cpu: "500m", memory: "512Mi" };
function optionsOf({ autoscalerOptions }, at, reader) {
  const options = reader.mapping(autoscalerOptions, at);
  const written = reader.mapping(options["resources"], [...at, "resources"]);
  const isWritten2 = Object.keys(written).length > 0;
  const amounts = isWritten2 ? "with the resources of autoscalerOptions" : `${AUTOSCALER.cpu} CPU and ${AUTOSCALER.memory} memory, its default`;
  return {
    image: options["image"],
    resources: isWritten2 ? written : { requests: AUTOSCALER, limits: AUTOSCALER },
    sentence: `KubeRay adds the container autoscaler to the head: ${amounts}.`
  };
}
function withAutoscaler(template, { image, resources }) {
  const { spec } = template;
  const containers = isObject(spec) ? spec["containers"] : void 0;
  if (!isObject(spec) || !Array.isArray(containers)) return template;
  const [ray] = containers;
  const ofRay = isObject(ray) ? ray["image"] : void 0;
  const autoscaler = { name: "autoscaler", image: image ?? ofRay, resources };
  return { ...template, spec: { ...spec, containers: [...containers, autoscaler] } };
}

// src/normalise/kinds/ray-cluster.ts
var ray_cluster_default = defineKind({
  group: "ray.io",
  kind: "RayCluster",
  object: object({ spec: RayClusterSpec }),
  podGroups: ({ spec }, reader, around) => rayClusterPods(spec, ["spec"], reader, around)
});

// src/normalise/ray-job-spec.ts
var RayJobSpec = object({
  rayClusterSpec: unknown().optional(),
  clusterSelector: unknown().optional(),
  submissionMode: unknown().optional(),
  submitterPodTemplate: record(string(), unknown()).nullish(),
  shutdownAfterJobFinishes: unknown().optional(),
  deletionStrategy: unknown().optional(),
  suspend: unknown().optional()
});
var CLUSTER_LABEL = "ray.io/cluster";
var KEPT = "shutdownAfterJobFinishes is not set: the cluster stays after the job, and only the run is counted.";
function rayJobPods(spec, at, reader, around) {
  return suspendedIf(reader.flag(spec.suspend, [...at, "suspend"]), [
    ...clusterPods(spec, at, reader, around),
    ...submitterPods(spec, at, reader)
  ]);
}
function clusterPods(spec, at, reader, around) {
  const selectorAt = [...at, "clusterSelector"];
  const selector = reader.mapping(spec.clusterSelector, selectorAt);
  if (Object.keys(selector).length > 0) {
    const name = reader.text(selector[CLUSTER_LABEL], [...selectorAt, CLUSTER_LABEL]);
    if (name === null || around.find("ray.io/RayCluster", name) === null) {
      const message = `clusterSelector means a running cluster, which is not among these files: ${quoted(name ?? "not named")}. Its pods are not counted here.`;
      reader.problem("unresolved-reference", selectorAt, message);
    }
    return [];
  }
  const cluster = parseAt(RayClusterSpec, spec.rayClusterSpec, [...at, "rayClusterSpec"]);
  const isShutDown = reader.flag(spec.shutdownAfterJobFinishes, [...at, "shutdownAfterJobFinishes"]);
  const isKept = !isShutDown && (spec.deletionStrategy === void 0 || spec.deletionStrategy === null);
  return rayClusterPods(cluster, [...at, "rayClusterSpec"], reader, around).map((group) => ({
    ...group,
    ...runOf(group.pods),
    assumptions: [...group.assumptions ?? [], ...isKept ? [KEPT] : []]
  }));
}
function submitterPods({ submitterPodTemplate, submissionMode }, at, reader) {
  const mode = reader.text(submissionMode, [...at, "submissionMode"]) ?? "K8sJobMode";
  return submitterPodTemplate === void 0 || submitterPodTemplate === null || mode !== "K8sJobMode" ? [] : [
    {
      component: "submitter",
      template: submitterPodTemplate,
      at: [...at, "submitterPodTemplate"],
      ...runOf(fixed(1))
    }
  ];
}

// src/normalise/kinds/ray-cron-job.ts
var ray_cron_job_default = defineKind({
  group: "ray.io",
  kind: "RayCronJob",
  object: object({
    spec: object({
      schedule: unknown().optional(),
      timeZone: unknown().optional(),
      suspend: unknown().optional(),
      jobTemplate: RayJobSpec
    })
  }),
  podGroups({ spec }, reader, around) {
    const job = rayJobPods(spec.jobTemplate, ["spec", "jobTemplate"], reader, around);
    const fields = {
      schedule: ["schedule", spec.schedule],
      timeZone: ["timeZone", spec.timeZone],
      suspend: ["suspend", spec.suspend]
    };
    return scheduled(job, fields, ["spec"], reader);
  }
});

// src/normalise/kinds/ray-job.ts
var ray_job_default = defineKind({
  group: "ray.io",
  kind: "RayJob",
  object: object({ spec: RayJobSpec }),
  podGroups: ({ spec }, reader, around) => rayJobPods(spec, ["spec"], reader, around)
});

// src/normalise/kinds/ray-service.ts
var ray_service_default = defineKind({
  group: "ray.io",
  kind: "RayService",
  object: object({ spec: object({ rayClusterConfig: RayClusterSpec, suspend: unknown().optional() }) }),
  podGroups: ({ spec }, reader, around) => suspendedIf(
    reader.flag(spec.suspend, ["spec", "suspend"]),
    rayClusterPods(spec.rayClusterConfig, ["spec", "rayClusterConfig"], reader, around)
  )
});

// src/normalise/kinds/replica-set.ts
var replica_set_default = defineReplicated("apps", "ReplicaSet", ["extensions"]);

// src/normalise/kinds/replication-controller.ts
var replication_controller_default = defineReplicated("", "ReplicationController");

// src/normalise/kinds/rollout.ts
var Template4 = record(string(), unknown());
var Reference2 = object({ apiVersion: string().default("apps/v1"), kind: string(), name: string() });
var rollout_default = defineKind({
  group: "argoproj.io",
  kind: "Rollout",
  object: object({
    spec: object({
      replicas: unknown().optional(),
      template: Template4.nullish(),
      workloadRef: Reference2.nullish()
    }).refine(({ template, workloadRef }) => template || workloadRef, {
      path: ["template"],
      message: "is missing"
    })
  }),
  podGroups({ spec }, reader, around) {
    const scale = replicas(spec.replicas, ["spec", "replicas"], reader, around);
    const { template, workloadRef } = spec;
    if (!workloadRef) return [{ template, at: ["spec", "template"], run_pattern: "continuous", ...scale }];
    const at = ["spec", "workloadRef"];
    const { apiVersion, kind, name } = workloadRef;
    const other = around.find(`${groupOf(apiVersion)}/${kind}`, name);
    const borrowed = Referred.safeParse(other?.value);
    if (borrowed.success) {
      const other2 = borrowed.data.spec;
      const besides = `The pods of ${quoted(`${kind} ${name}`)}, whose template it takes, count besides: scale that to 0.`;
      const assumptions = other2.replicas === 0 ? scale.assumptions : [...scale.assumptions, besides];
      return [
        { template: other2.template, at, isBorrowed: true, run_pattern: "continuous", ...scale, assumptions }
      ];
    }
    const message = `the Rollout runs pods of ${quoted(`${kind} ${name}`)}, which is not among these files: their power is missing from the figures.`;
    reader.problem("unresolved-reference", at, message);
    return [];
  }
});
var Referred = object({ spec: object({ replicas: unknown().optional(), template: Template4 }) });

// src/normalise/kinds/sandbox.ts
var sandbox_default = defineKind({
  group: "agents.x-k8s.io",
  kind: "Sandbox",
  object: object({
    spec: object({ replicas: unknown().optional(), podTemplate: record(string(), unknown()) })
  }),
  podGroups: ({ spec }, reader, around) => [
    {
      template: spec.podTemplate,
      at: ["spec", "podTemplate"],
      run_pattern: "continuous",
      ...replicas(spec.replicas, ["spec", "replicas"], reader, around)
    }
  ]
});

// src/normalise/kinds/sandbox-warm-pool.ts
var GROUP2 = "extensions.agents.x-k8s.io";
var Template5 = object({ spec: object({ podTemplate: record(string(), unknown()) }) });
var sandbox_warm_pool_default = defineKind({
  group: GROUP2,
  kind: "SandboxWarmPool",
  object: object({
    spec: object({
      replicas: unknown().optional(),
      sandboxTemplateRef: object({ name: string() })
    })
  }),
  podGroups({ spec }, reader, around) {
    const { name } = spec.sandboxTemplateRef;
    const at = ["spec", "sandboxTemplateRef"];
    const found = Template5.safeParse(around.find(`${GROUP2}/SandboxTemplate`, name)?.value);
    if (!found.success) {
      const message = `the pool is of SandboxTemplate ${quoted(name)}, which is not among these files: its power is missing from the figures.`;
      reader.problem("unresolved-reference", at, message);
      return [];
    }
    return [
      {
        template: found.data.spec.podTemplate,
        at,
        isBorrowed: true,
        run_pattern: "continuous",
        ...replicas(spec.replicas, ["spec", "replicas"], reader, around)
      }
    ];
  }
});

// src/normalise/kinds/scaled-job.ts
var scaled_job_default = defineKind({
  group: "keda.sh",
  kind: "ScaledJob",
  object: object({
    spec: object({
      jobTargetRef: JobSpec,
      minReplicaCount: unknown().optional(),
      maxReplicaCount: unknown().optional()
    })
  }),
  podGroups({ spec }, reader) {
    const job = jobPods(spec.jobTargetRef, ["spec", "jobTargetRef"], reader);
    const most = reader.count(spec.maxReplicaCount, ["spec", "maxReplicaCount"], 100) ?? 100;
    const written = reader.count(spec.minReplicaCount, ["spec", "minReplicaCount"], 0) ?? 0;
    const least = Math.min(written, most);
    const jobs = Math.min(Math.max(least, 1), most);
    const { typical: ofOne } = job.pods;
    const { completions } = job;
    return [
      {
        ...job,
        run_pattern: "run-once",
        pods: { min: capped(least * ofOne), typical: capped(jobs * ofOne), max: capped(most * ofOne) },
        completions: completions === null || completions === void 0 ? null : capped(jobs * completions),
        assumptions: [
          ...job.assumptions ?? [],
          `KEDA starts Jobs when there is work, up to ${most} at once: ${jobs} of them counted, once.`
        ]
      }
    ];
  }
});

// src/normalise/spark-memory.ts
var UNITS = /* @__PURE__ */ new Map([
  ["b", 0n],
  ["k", 10n],
  ["kb", 10n],
  ["m", 20n],
  ["mb", 20n],
  ["g", 30n],
  ["gb", 30n],
  ["t", 40n],
  ["tb", 40n],
  ["p", 50n],
  ["pb", 50n]
]);
var SIZE = /^(\d{1,19})([a-z]{0,2})$/;
var LARGEST_BYTES = (1n << 63n) - 1n;
function sparkMib(text, bare) {
  const [, digits = "", unit = ""] = SIZE.exec(text.trim().toLowerCase()) ?? [];
  const power = UNITS.get(unit === "" ? bare : unit);
  if (digits === "" || power === void 0) return null;
  const bytes = BigInt(digits) << power;
  return bytes > LARGEST_BYTES ? null : bytes >> 20n;
}

// src/normalise/spark-resources.ts
var isWritten = (value) => value !== void 0 && value !== null;
var isOn = (value) => value === true || value === "true";
function setting(role, field, ...properties) {
  if (field !== null && isWritten(role.fields[field]))
    return { value: role.fields[field], at: [...role.at, field] };
  const property = properties.find((one) => isWritten(role.conf[one]));
  return property === void 0 ? null : { value: role.conf[property], at: [...role.confAt, property] };
}
var countable = (found) => typeof found?.value === "string" && /^\d{1,9}$/.test(found.value) ? Number(found.value) : found?.value;
var settingCount = (found, reader) => found === null ? null : reader.count(countable(found), found.at, null);
function sparkResources(role, app, reader) {
  const cpu = coreRequest(role, reader);
  const limit = setting(role, "coreLimit", `spark.kubernetes.${role.name}.limit.cores`);
  const coreLimit = limit === null ? null : reader.milli(limit.value, limit.at);
  const mib = podMib(role, app, reader);
  const memory = mib === null ? {} : { memory: `${mib}Mi` };
  return {
    requests: { ...cpu === null ? {} : { cpu: `${cpu}m` }, ...memory },
    // Kubernetes would take the limit for a request that could not be read.
    limits: {
      ...accelerators(role, reader),
      ...cpu === null || coreLimit === null ? {} : { cpu: `${coreLimit}m` },
      ...memory
    }
  };
}
function coreRequest(role, reader) {
  const found = setting(role, "coreRequest", `spark.kubernetes.${role.name}.request.cores`) ?? setting(role, "cores", `spark.${role.name}.cores`);
  return found === null ? 1000n : reader.milli(found.value, found.at);
}
var NOT_JVM = /* @__PURE__ */ new Set(["Python", "R"]);
var DEFAULT_MIB = 1024n;
var LEAST_OVERHEAD_MIB = 384n;
function podMib(role, { language, overheadFactorMilli }, reader) {
  const { name } = role;
  const heap = sizeMib(setting(role, "memory", `spark.${name}.memory`), "m", DEFAULT_MIB, reader);
  const factor = setting(role, null, `spark.${name}.memoryOverheadFactor`);
  const milli = (factor === null ? null : reader.milli(factor.value, factor.at)) ?? overheadFactorMilli ?? (NOT_JVM.has(language) ? 400n : 100n);
  const share = (heap ?? 0n) * milli / 1000n;
  const overhead = sizeMib(
    setting(role, "memoryOverhead", `spark.${name}.memoryOverhead`),
    "m",
    share > LEAST_OVERHEAD_MIB ? share : LEAST_OVERHEAD_MIB,
    reader
  );
  const parts = [heap, overhead, ...name === "executor" ? offHeapMib(role, language, reader) : []];
  return parts.reduce((sum, part) => sum === null || part === null ? null : sum + part, 0n);
}
function offHeapMib(role, language, reader) {
  const isEnabled = isOn(role.conf["spark.memory.offHeap.enabled"]);
  return [
    isEnabled ? sizeMib(setting(role, null, "spark.memory.offHeap.size"), "b", 0n, reader) : 0n,
    language === "Python" ? sizeMib(setting(role, null, "spark.executor.pyspark.memory"), "m", 0n, reader) : 0n
  ];
}
function sizeMib(found, bare, absent, reader) {
  if (found === null) return absent;
  const { value, at } = found;
  const text = reader.text(value, at);
  if (text === null) return null;
  const mib = sparkMib(text, bare);
  if (mib !== null) return mib;
  if (isPlaceholder(text)) {
    const message = `${at.at(-1)} is the placeholder ${quoted(text)}. Render the file first, or write the value.`;
    reader.problem("unresolved-placeholder", at, message);
  } else {
    const message = `${at.at(-1)} ${quoted(text)} is not a size that Spark reads. Write one such as 512m or 4g.`;
    reader.problem("invalid-field", at, message);
  }
  return null;
}
function accelerators(role, reader) {
  const property = `spark.${role.name}.resource.gpu`;
  const amount = settingCount(setting(role, null, `${property}.amount`), reader);
  const vendor = `${property}.vendor`;
  const at = [...role.at, "gpu"];
  const gpu = reader.mapping(role.fields["gpu"], at);
  const quantity = reader.count(gpu["quantity"], [...at, "quantity"], null);
  const devices = {};
  if (amount !== null)
    devices[`${named(role.conf[vendor], [...role.confAt, vendor], "nvidia.com", reader)}/gpu`] = `${amount}`;
  if (quantity !== null)
    devices[named(gpu["name"], [...at, "name"], "nvidia.com/gpu", reader)] = `${quantity}`;
  return devices;
}
function named(value, at, instead, reader) {
  if (!isWritten(value))
    reader.problem("suspect-field", at, `${at.slice(-2).join(".")} is missing: ${instead} taken. Write it.`);
  return reader.text(value, at) ?? instead;
}
var mappingOf = (value) => isObject(value) ? value : {};

// src/normalise/spark-template.ts
function listAt(value, at, reader) {
  if (value === void 0 || value === null) return [];
  if (Array.isArray(value)) return value;
  reader.problem("invalid-field", at, `${at.at(-1)} is not a list. Write it as a list.`);
  return [];
}
function sparkTemplate(role, app, reader) {
  const { fields, at } = role;
  const list = (key) => listAt(fields[key], [...at, key], reader);
  const mapping = (key) => reader.mapping(fields[key], [...at, key]);
  const template = reader.mapping(fields["template"], [...at, "template"]);
  const specAt = [...at, "template", "spec"];
  const below = reader.mapping(template["spec"], specAt);
  const listBelow = (key) => listAt(below[key], [...specAt, key], reader);
  const containers = listBelow("containers");
  const name = `spark-kubernetes-${role.name}`;
  const own = Math.max(
    containers.findIndex((container) => mappingOf(container)["name"] === name),
    0
  );
  const base = mappingOf(containers[own]);
  const resources = mappingOf(base["resources"]);
  const { requests, limits } = sparkResources(role, app, reader);
  const main = {
    ...base,
    name,
    image: imageOf(role, app.image) ?? base["image"],
    resources: {
      requests: { ...mappingOf(resources["requests"]), ...requests },
      limits: { ...mappingOf(resources["limits"]), ...limits }
    }
  };
  const mounted = new Set(list("volumeMounts").map((mount) => mappingOf(mount)["name"]));
  const metadata = mappingOf(template["metadata"]);
  const merged3 = (key) => ({
    ...mappingOf(metadata[key]),
    ...mapping(key)
  });
  return {
    metadata: { labels: merged3("labels"), annotations: merged3("annotations") },
    spec: {
      ...below,
      containers: [main, ...containers.filter((_2, index) => index !== own), ...list("sidecars")],
      initContainers: [...listBelow("initContainers"), ...list("initContainers")],
      volumes: [
        ...listBelow("volumes"),
        ...app.volumes.filter((volume) => mounted.has(mappingOf(volume)["name"]))
      ],
      nodeSelector: {
        ...mappingOf(below["nodeSelector"]),
        ...app.nodeSelector,
        ...mapping("nodeSelector")
      },
      affinity: fields["affinity"] ?? below["affinity"],
      runtimeClassName: fields["runtimeClassName"] ?? below["runtimeClassName"]
    }
  };
}
var imageOf = ({ name, fields, conf }, image) => fields["image"] ?? image ?? conf[`spark.kubernetes.${name}.container.image`] ?? conf["spark.kubernetes.container.image"];

// src/normalise/spark-application-spec.ts
var Fields = record(string(), unknown());
var SparkApplicationSpec = object({
  type: unknown().optional(),
  image: unknown().optional(),
  sparkConf: unknown().optional(),
  volumes: unknown().optional(),
  nodeSelector: unknown().optional(),
  memoryOverheadFactor: unknown().optional(),
  dynamicAllocation: unknown().optional(),
  restartPolicy: unknown().optional(),
  suspend: unknown().optional(),
  driver: Fields,
  executor: Fields
});
var RESTARTED = "It is started again whenever it ends: counted as running for ever.";
function sparkPods(spec, at, reader, around) {
  const conf = reader.mapping(spec.sparkConf, [...at, "sparkConf"]);
  const role = (name) => ({
    name,
    fields: spec[name],
    at: [...at, name],
    conf,
    confAt: [...at, "sparkConf"]
  });
  const property = "spark.kubernetes.memoryOverheadFactor";
  const app = {
    language: reader.text(spec.type, [...at, "type"]) ?? "Scala",
    overheadFactorMilli: reader.milli(conf[property], [...at, "sparkConf", property]) ?? reader.milli(spec.memoryOverheadFactor, [...at, "memoryOverheadFactor"]),
    image: spec.image,
    volumes: listAt(spec.volumes, [...at, "volumes"], reader),
    nodeSelector: reader.mapping(spec.nodeSelector, [...at, "nodeSelector"])
  };
  const isForEver = mappingOf(spec.restartPolicy)["type"] === "Always";
  const group = (name, { pods, assumptions }) => ({
    component: name,
    template: sparkTemplate(role(name), app, reader),
    at: [...at, name],
    ...isForEver ? { run_pattern: "continuous", pods } : runOf(pods),
    assumptions: [...assumptions, ...isForEver ? [RESTARTED] : []]
  });
  return suspendedIf(reader.flag(spec.suspend, [...at, "suspend"]), [
    group("driver", { pods: fixed(1), assumptions: [] }),
    group("executor", executors(role("executor"), spec, [...at, "dynamicAllocation"], reader, around))
  ]);
}
function executors(role, spec, at, reader, around) {
  const instances = setting(role, "instances", "spark.executor.instances");
  const allocation = reader.mapping(spec.dynamicAllocation, at);
  const isByField = reader.flag(allocation["enabled"], [...at, "enabled"]);
  const isDynamic = isByField || isOn(role.conf["spark.dynamicAllocation.enabled"]);
  if (!isDynamic) {
    return replicas(countable(instances), instances?.at ?? role.at, reader, { ...around, autoscaling: null });
  }
  const allocated = { ...role, fields: isByField ? allocation : {}, at };
  const count = (name) => settingCount(setting(allocated, name, `spark.dynamicAllocation.${name}`), reader);
  const min = count("minExecutors") ?? 0;
  const initial = Math.max(count("initialExecutors") ?? 0, settingCount(instances, reader) ?? 0, min);
  const known = count("maxExecutors");
  const max = Math.max(known ?? initial, min, 1);
  const { pods, assumptions } = replicas(Math.min(initial, max), at, reader, {
    ...around,
    autoscaling: { min, max, by: "dynamicAllocation" }
  });
  return {
    pods,
    assumptions: [...assumptions, ...known === null ? ["maxExecutors is not known: more may run."] : []]
  };
}

// src/normalise/kinds/scheduled-spark-application.ts
var LOCAL = "Local";
var scheduled_spark_application_default = defineKind({
  group: "sparkoperator.k8s.io",
  kind: "ScheduledSparkApplication",
  object: object({
    spec: object({
      schedule: unknown().optional(),
      timeZone: unknown().optional(),
      suspend: unknown().optional(),
      template: SparkApplicationSpec
    })
  }),
  podGroups({ spec }, reader, around) {
    const application = sparkPods(spec.template, ["spec", "template"], reader, around);
    const fields = {
      schedule: ["schedule", spec.schedule],
      timeZone: ["timeZone", spec.timeZone === LOCAL ? void 0 : spec.timeZone],
      suspend: ["suspend", spec.suspend]
    };
    return scheduled(application, fields, ["spec"], reader);
  }
});

// src/normalise/kinds/spark-application.ts
var spark_application_default = defineKind({
  group: "sparkoperator.k8s.io",
  kind: "SparkApplication",
  object: object({ spec: SparkApplicationSpec }),
  podGroups: ({ spec }, reader, around) => sparkPods(spec, ["spec"], reader, around)
});

// src/normalise/kinds/stateful-set.ts
var stateful_set_default = defineReplicated("apps", "StatefulSet");

// src/normalise/kinds/tf-job.ts
var tf_job_default = defineReplicaSpecs("TFJob", "tfReplicaSpecs");

// src/normalise/training-runtime.ts
var GROUP3 = "trainer.kubeflow.org";
var STEP = `${GROUP3}/trainjob-ancestor-step`;
var TRAINER = "trainer";
var NODE = "node";
var MADE_UP = {
  mlPolicy: {},
  template: {
    spec: {
      replicatedJobs: [
        {
          name: NODE,
          template: {
            metadata: { labels: { [STEP]: TRAINER } },
            spec: { template: { spec: { containers: [{ name: NODE, image: "" }] } } }
          }
        }
      ]
    }
  }
};
function trainingRuntimeOf(spec, reader, around) {
  const at = ["spec", "runtimeRef"];
  const reference = reader.mapping(spec["runtimeRef"], at);
  const name = reader.text(reference["name"], [...at, "name"]) ?? "";
  const kind = reader.text(reference["kind"], [...at, "kind"]) ?? "ClusterTrainingRuntime";
  const group = reader.text(reference["apiGroup"], [...at, "apiGroup"]) ?? GROUP3;
  const found = around.find(`${group}/${kind}`, name)?.value["spec"];
  const runtime = isObject(found) ? found : {};
  const isMissing = jobsOf(runtime).length === 0;
  if (isMissing) {
    const what = isObject(found) ? "holds no job" : "is not among these files";
    const message = `the runtime ${quoted(`${kind} ${name}`)} ${what}: what it sets, and the jobs that it runs besides the trainer, are missing here.`;
    reader.problem("unresolved-reference", at, message);
  }
  const taken = isMissing ? MADE_UP : runtime;
  const jobs = patchesOf(spec, reader).reduce(patched2, jobsOf(taken));
  return {
    isMissing,
    policy: isObject(taken["mlPolicy"]) ? taken["mlPolicy"] : null,
    jobs: jobs.map(jobOf)
  };
}
var jobsOf = (runtime) => mappingsOf(mappingIn(mappingIn(runtime, "template"), "spec")["replicatedJobs"]);
function jobOf(job, index) {
  const template = mappingIn(job, "template");
  const spec = mappingIn(template, "spec");
  const name = job["name"];
  return {
    name: typeof name === "string" ? name : `job ${index}`,
    step: mappingIn(mappingIn(template, "metadata"), "labels")[STEP],
    replicas: job["replicas"],
    parallelism: spec["parallelism"],
    template: mappingIn(spec, "template")
  };
}
function patchesOf(spec, reader) {
  const written = (key) => fewLayers(mappingsOf(spec[key]), ["spec", key], reader);
  const patches = written("runtimePatches").map(({ trainingRuntimeSpec }) => {
    const template = mappingIn(isObject(trainingRuntimeSpec) ? trainingRuntimeSpec : {}, "template");
    return mappingsOf(mappingIn(template, "spec")["replicatedJobs"]);
  });
  const overrides = written("podTemplateOverrides").map(
    ({ targetJobs, ...template }) => mappingsOf(targetJobs).map(({ name }) => ({ name, template: { spec: { template } } }))
  );
  return [...patches, ...overrides];
}
function patched2(jobs, patch) {
  const byName = new Map(patch.map((over) => [over["name"], over]));
  return jobs.map((job) => {
    const template = byName.get(job["name"])?.["template"];
    return template === void 0 ? job : { ...job, template: overlay(job["template"], template) };
  });
}

// src/normalise/train-job-pods.ts
var AT = ["spec", "trainer"];
var REFERENCE = ["spec", "runtimeRef"];
function trainJobPods(written, runtime, reader, around) {
  const numNodes = reader.count(written["numNodes"], [...AT, "numNodes"], null);
  const isUnread = numNodes === null && written["numNodes"] !== void 0 && written["numNodes"] !== null;
  const isLabelled = runtime.jobs.some(({ step }) => step === TRAINER);
  return runtime.jobs.map((job) => {
    const isTrainer = job.step === TRAINER || !isLabelled && job.name === NODE;
    const isNode = job.name === NODE;
    const fields = isTrainer ? ["image", "command", "args"] : isNode ? ["image"] : null;
    const { pods, assumptions } = jobScale(job, isTrainer, numNodes, runtime, reader, around);
    return {
      component: reader.text(job.name, REFERENCE) ?? job.name,
      template: fields === null ? job.template : withTrainer(job.template, written, fields),
      at: fields === null ? REFERENCE : AT,
      podsPerSlice: pods.typical,
      assumptions: [
        ...assumptions,
        ...isUnread ? ["The numNodes of the TrainJob could not be read: as if it had none."] : [],
        ...runtime.isMissing ? ["Its runtime is not known: the trainer is taken alone, as the TrainJob has it."] : []
      ],
      ...runOf(pods)
    };
  });
}
function jobScale(job, isTrainer, numNodes, { policy, isMissing }, reader, around) {
  const mpi = policy === null ? void 0 : policy["mpi"];
  const counted2 = isObject(mpi) ? job.name === NODE : isTrainer;
  const at = [...REFERENCE, "numNodes"];
  if (numNodes !== null && counted2) {
    const others = isObject(mpi) && mpi["runLauncherAsNode"] === true ? Math.max(numNodes - 1, 1) : numNodes;
    return replicas(others, at, reader, { ...around, autoscaling: null });
  }
  if (isTrainer && policy !== null) {
    const known = reader.count(policy["numNodes"], at, isMissing ? null : 1);
    return replicas(known, at, reader, { ...around, autoscaling: null });
  }
  const parallelism = reader.count(job.parallelism, [...REFERENCE, "parallelism"], 1) ?? 1;
  const jobs = job.step === void 0 ? reader.count(job.replicas, [...REFERENCE, "replicas"], 1) ?? 1 : 1;
  const { pods, assumptions } = replicas(parallelism, at, reader, besideMain(around));
  return { pods: times(pods, jobs), assumptions };
}
function withTrainer(template, written, fields) {
  const spec = mappingIn(template, "spec");
  const containers = mappingsOf(spec["containers"]);
  const target = containers.find(({ name }) => name === NODE) ?? containers[0];
  const resources = written["resourcesPerNode"];
  const over = {
    ...Object.fromEntries(Object.entries(pick(written, fields)).filter(([, value]) => value !== null)),
    ...isObject(resources) ? { resources } : {}
  };
  return {
    ...template,
    spec: {
      ...spec,
      containers: containers.map(
        (container) => container === target ? { image: "", ...container, ...over } : container
      )
    }
  };
}

// src/normalise/kinds/train-job.ts
var train_job_default = defineKind({
  group: "trainer.kubeflow.org",
  kind: "TrainJob",
  object: object({ spec: looseObject({ runtimeRef: record(string(), unknown()) }) }),
  podGroups({ spec }, reader, around) {
    const runtime = trainingRuntimeOf(spec, reader, around);
    const trainer = reader.mapping(spec["trainer"], ["spec", "trainer"]);
    const groups = trainJobPods(trainer, runtime, reader, around);
    return suspendedIf(reader.flag(spec["suspend"], ["spec", "suspend"]), groups);
  }
});

// src/normalise/kinds/united-deployment.ts
var Workload = object({ spec: object({ template: record(string(), unknown()) }) }).nullish();
var TEMPLATES = [
  "statefulSetTemplate",
  "advancedStatefulSetTemplate",
  "cloneSetTemplate",
  "deploymentTemplate"
];
var united_deployment_default = defineKind({
  group: "apps.kruise.io",
  kind: "UnitedDeployment",
  object: object({
    spec: object({
      replicas: unknown().optional(),
      template: object({
        statefulSetTemplate: Workload,
        advancedStatefulSetTemplate: Workload,
        cloneSetTemplate: Workload,
        deploymentTemplate: Workload
      }).refine((template) => TEMPLATES.some((key) => template[key]), MISSING)
    })
  }),
  podGroups({ spec }, reader, around) {
    const key = TEMPLATES.find((one) => spec.template[one]) ?? TEMPLATES[0];
    return [
      {
        template: spec.template[key]?.spec.template,
        at: ["spec", "template", key, "spec", "template"],
        run_pattern: "continuous",
        ...replicas(spec.replicas, ["spec", "replicas"], reader, around)
      }
    ];
  }
});

// src/normalise/volcano-job-spec.ts
var VolcanoJobSpec = object({
  tasks: array(
    object({
      name: unknown().optional(),
      replicas: unknown().optional(),
      template: record(string(), unknown())
    })
  )
});
var volcanoJobPods = ({ tasks }, at, reader) => tasks.map(({ name, replicas: replicas2, template }, index) => {
  const taskAt = [...at, "tasks", index];
  const read = reader.count(replicas2, [...taskAt, "replicas"], 0);
  const isStated = replicas2 !== void 0 && replicas2 !== null;
  return {
    component: reader.text(name, [...taskAt, "name"]) || `default${index}`,
    template,
    at: [...taskAt, "template"],
    ...runOf(fixed(read ?? 1)),
    assumptions: [
      ...read === null ? ["The replicas could not be read: 1 taken."] : [],
      ...isStated ? [] : ["Replicas are not stated: 0 taken, as Volcano does."]
    ]
  };
});

// src/normalise/kinds/volcano-cron-job.ts
var volcano_cron_job_default = defineKind({
  group: "batch.volcano.sh",
  kind: "CronJob",
  object: object({
    spec: object({
      schedule: unknown().optional(),
      timeZone: unknown().optional(),
      suspend: unknown().optional(),
      jobTemplate: object({ spec: VolcanoJobSpec })
    })
  }),
  podGroups({ spec }, reader) {
    const job = volcanoJobPods(spec.jobTemplate.spec, ["spec", "jobTemplate", "spec"], reader);
    const fields = {
      schedule: ["schedule", spec.schedule],
      timeZone: ["timeZone", spec.timeZone],
      suspend: ["suspend", spec.suspend]
    };
    return scheduled(job, fields, ["spec"], reader);
  }
});

// src/normalise/kinds/volcano-job.ts
var volcano_job_default = defineKind({
  group: "batch.volcano.sh",
  kind: "Job",
  object: object({ spec: VolcanoJobSpec }),
  podGroups: ({ spec }, reader) => volcanoJobPods(spec, ["spec"], reader)
});

// src/normalise/kinds/workflow.ts
var workflow_default = defineKind({
  group: "argoproj.io",
  kind: "Workflow",
  object: object({ spec: WorkflowSpec }),
  podGroups: ({ spec }, reader, around) => workflowPods(spec, ["spec"], reader, around)
});

// src/normalise/kinds/xgboost-job.ts
var xgboost_job_default = defineReplicaSpecs("XGBoostJob", "xgbReplicaSpecs");

// src/normalise/kinds/index.ts
var kinds = [
  advanced_cron_job_default,
  advanced_daemon_set_default,
  advanced_stateful_set_default,
  app_wrapper_default,
  broadcast_job_default,
  clone_set_default,
  cron_job_default,
  cron_workflow_default,
  daemon_set_default,
  deployment_default,
  deployment_config_default,
  experiment_default,
  inference_service_default,
  jax_job_default,
  job_default,
  job_set_default,
  knative_configuration_default,
  knative_service_default,
  leader_worker_set_default,
  llm_inference_service_default,
  mpi_job_default,
  notebook_default,
  paddle_job_default,
  pod_default,
  pytorch_job_default,
  ray_cluster_default,
  ray_cron_job_default,
  ray_job_default,
  ray_service_default,
  replica_set_default,
  replication_controller_default,
  rollout_default,
  sandbox_default,
  sandbox_warm_pool_default,
  scaled_job_default,
  scheduled_spark_application_default,
  spark_application_default,
  stateful_set_default,
  tf_job_default,
  train_job_default,
  united_deployment_default,
  volcano_cron_job_default,
  volcano_job_default,
  workflow_default,
  xgboost_job_default
];

// src/normalise/custom-kind.ts
var customKind = ({ group, kind, runs, schedule, pods }) => ({
  group,
  otherGroups: [],
  kind,
  podGroups(object2, reader, around) {
    const groups = pods.flatMap(({ template, spec, replicas: counted2, name }) => {
      const path = template ?? spec ?? "";
      const found = placesOf(object2, path);
      if (found.length === 0) tellNothing(path, "no pods are read", reader);
      const counts = counted2 === void 0 ? [] : placesOf(object2, counted2);
      if (counted2 !== void 0 && counts.length === 0) tellNothing(counted2, "1 pod taken", reader);
      const countBeside = besideOf(counts);
      return found.map(({ at, value }) => {
        const count = countBeside(at);
        const scale = replicas(count.value, count.at, reader, around);
        const indices = at.filter((step) => typeof step === "number");
        const called2 = [...name === void 0 ? [] : [name], ...indices].join(" ");
        return {
          ...called2 === "" ? {} : { component: called2 },
          template: template === void 0 ? { spec: value } : value,
          at,
          ...template === void 0 ? { specAt: at } : {},
          run_pattern: runs === "continuous" ? "continuous" : "run-once",
          ...scale
        };
      });
    });
    return runs === "scheduled" ? onSchedule(object2, groups, schedule ?? "spec.schedule", reader) : groups;
  }
});
function tellNothing(path, what, reader) {
  const message = `${path}, as kinds of the configuration has it, leads to nothing in this object: ${what}. Correct the path, or the object.`;
  reader.problem("invalid-field", ["spec"], message);
}
function onSchedule(object2, groups, path, reader) {
  const [place] = placesOf(object2, path);
  const at = place?.at ?? ["spec", "schedule"];
  const fields = {
    schedule: [String(at.at(-1)), place?.value],
    timeZone: ["timeZone", void 0],
    suspend: ["suspend", void 0]
  };
  return scheduled(groups, fields, at.slice(0, -1), reader);
}
function placesOf(object2, path) {
  let places = [{ at: [], value: object2 }];
  for (const step of path.split(".")) {
    const key = step.replace(/\[\]$/, "");
    places = places.flatMap(({ at, value }) => {
      const next = isObject(value) ? value[key] : void 0;
      if (next === void 0 || next === null) return [];
      if (!step.endsWith("[]")) return [{ at: [...at, key], value: next }];
      return Array.isArray(next) ? next.map((item, index) => ({ at: [...at, key, index], value: item })) : [];
    });
  }
  return places.flatMap(({ at, value }) => isJson(value) ? [{ at, value }] : []);
}
var isJson = (value) => value !== void 0;
function besideOf(places) {
  const levels2 = (places[0]?.at ?? []).flatMap((step, level) => typeof step === "number" ? [level] : []);
  const itemsOf = (at) => JSON.stringify(levels2.map((level) => at[level]));
  const byItems = new Map(places.toReversed().map((place) => [itemsOf(place.at), place]));
  return (at) => byItems.get(itemsOf(at)) ?? { at: ["spec"], value: void 0 };
}

// src/normalise/registry.ts
function registryFrom(custom) {
  const definitions = new Map(
    [...kinds, ...custom.map(customKind)].flatMap(
      (definition) => [definition.group, ...definition.otherGroups].map(
        (group) => [`${group}/${definition.kind}`, definition]
      )
    )
  );
  const definitionOf = (apiVersion, kind) => definitions.get(`${groupOf(apiVersion)}/${kind}`);
  return {
    definitionOf,
    groupKindOf: (apiVersion, kind) => `${definitionOf(apiVersion, kind)?.group ?? groupOf(apiVersion)}/${kind}`
  };
}

// src/normalise/autoscalers.ts
var HPA2 = "autoscaling/HorizontalPodAutoscaler";
var SCALED_OBJECT = "keda.sh/ScaledObject";
var VERSIONS2 = {
  [HPA2]: new Set(["v2", "v1", "v2beta2", "v2beta1"].map((version) => `autoscaling/${version}`)),
  [SCALED_OBJECT]: /* @__PURE__ */ new Set(["keda.sh/v1alpha1"])
};
var Target = object({
  apiVersion: string().nullish(),
  kind: string().nullish(),
  name: string()
});
var Autoscaler = object({
  metadata: object({ annotations: record(string(), unknown()).nullish() }).nullish().catch(null),
  spec: object({
    scaleTargetRef: Target,
    minReplicas: unknown().optional(),
    maxReplicas: unknown().optional(),
    minReplicaCount: unknown().optional(),
    maxReplicaCount: unknown().optional()
  })
});
var BOUNDS = {
  [HPA2]: { min: "minReplicas", max: "maxReplicas", least: 1, most: null },
  [SCALED_OBJECT]: { min: "minReplicaCount", max: "maxReplicaCount", least: 0, most: 100 }
};
function autoscalingsFrom(objects, registry, readerOf) {
  const found = /* @__PURE__ */ new Map();
  for (const groupKind of [HPA2, SCALED_OBJECT]) {
    for (const doc of objects.of(groupKind)) {
      const reader = readerOf(doc);
      if (!VERSIONS2[groupKind].has(doc.apiVersion)) {
        const message = `${quoted(doc.apiVersion)} is no version of ${doc.kind} that is served: it changes no figure here. Write ${[...VERSIONS2[groupKind]][0]}.`;
        reader.problem("suspect-field", ["apiVersion"], message);
        continue;
      }
      const parsed = Autoscaler.safeParse(doc.value);
      if (!parsed.success && isPatch(doc.value)) {
        const message = `${doc.kind}: names no target. Taken for a patch, which changes no figure here.`;
        reader.problem("fragment", ["spec"], message);
        continue;
      }
      if (!parsed.success) {
        const at = parsed.error.issues[0]?.path.filter((step) => typeof step !== "symbol") ?? [];
        reader.problem(
          "invalid-field",
          at,
          `${doc.kind}: ${at.join(".")} is not one. Name a target as Kubernetes expects it.`
        );
        continue;
      }
      const { scaleTargetRef } = parsed.data.spec;
      const range = rangeOf(parsed.data, groupKind, reader);
      if (range === null) continue;
      const apiVersion = scaleTargetRef.apiVersion ?? "apps/v1";
      const kind = scaleTargetRef.kind ?? "Deployment";
      const targets = objects.nearest(registry.groupKindOf(apiVersion, kind), scaleTargetRef.name, doc);
      if (targets.length === 0) {
        const message = `${doc.kind} scales ${quoted(`${kind} ${scaleTargetRef.name}`)}, which is not among these files in its namespace: it changes no figure here.`;
        reader.problem("unresolved-reference", ["spec", "scaleTargetRef"], message);
      }
      const taken = targets.map((target) => found.get(target)).find((one) => one !== void 0);
      for (const target of targets) {
        if (!found.has(target))
          found.set(target, {
            ...range,
            isCertain: namespaceOf(doc) === namespaceOf(target),
            by: `${doc.kind} ${nameIn(doc.value) ?? ""}`.trim(),
            yieldsToZero: groupKind === HPA2
          });
      }
      if (taken !== void 0) {
        const message = `${quoted(`${kind} ${scaleTargetRef.name}`)} is scaled by ${quoted(taken.by)} already, which is taken. Leave one autoscaler.`;
        reader.problem("suspect-field", ["spec", "scaleTargetRef"], message);
      }
    }
  }
  return found;
}
var PAUSED_AT = "autoscaling.keda.sh/paused-replicas";
var isPatch = ({ spec }) => !isObject(spec) || spec["scaleTargetRef"] === void 0;
function rangeOf({ spec, metadata }, groupKind, reader) {
  const bounds = BOUNDS[groupKind];
  const paused = groupKind === SCALED_OBJECT ? metadata?.annotations?.[PAUSED_AT] : void 0;
  if (typeof paused === "string" && /^\d{1,9}$/.test(paused))
    return { min: Number(paused), max: Number(paused) };
  const min = reader.count(spec[bounds.min], ["spec", bounds.min], bounds.least);
  const max = reader.count(spec[bounds.max], ["spec", bounds.max], bounds.most);
  if (min === null) return null;
  if (max === null) {
    if (spec[bounds.max] === void 0 || spec[bounds.max] === null)
      reader.problem("invalid-field", ["spec"], `${bounds.max} is missing. Write it.`);
    return null;
  }
  if (max < Math.max(min, 1)) {
    const message = `${bounds.max} ${max} is less than ${bounds.min} ${min}: the autoscaler has no effect here. Raise it.`;
    reader.problem("invalid-field", ["spec", bounds.max], message);
    return null;
  }
  return { min, max };
}

// src/normalise/embedded.ts
var DEEPEST2 = 8;
function embeddedFrom(registry, object2, at, reader, around, depth = 0) {
  const { apiVersion, kind } = object2;
  if (typeof apiVersion !== "string" || typeof kind !== "string") return null;
  const definition = registry.definitionOf(apiVersion, kind);
  if (definition === void 0) return null;
  if (depth > DEEPEST2) {
    const message = `${kind}: it stands inside of more than ${DEEPEST2} objects. It is not read, and its power is missing from the figures. Write it by itself.`;
    reader.problem("yaml-limit", at, message);
    return [];
  }
  const name = `${kind} ${nameIn(object2) ?? ""}`.trim();
  try {
    const groups = definition.podGroups(object2, reader.within(at), {
      ...around,
      autoscaling: null,
      embedded: (inner, innerAt) => embeddedFrom(registry, inner, [...at, ...innerAt], reader, around, depth + 1)
    });
    return groups.map((group) => ({
      ...group,
      component: group.component === void 0 ? name : `${name} ${group.component}`,
      at: group.isBorrowed === true ? group.at : [...at, ...group.at]
    }));
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    throw new ZodError(error.issues.map((issue) => ({ ...issue, path: [...at, ...issue.path] })));
  }
}

// src/normalise/work.ts
var MOST_WORK = 1e6;
var PER_CONTAINER = 20;
var LOOKED_AT = 1 / 100;
var TooMuchWork = class extends Error {
  name = "TooMuchWork";
};
function workOfTree() {
  let left = MOST_WORK;
  const sizes = /* @__PURE__ */ new WeakMap();
  const looks = /* @__PURE__ */ new WeakMap();
  const partSizes = /* @__PURE__ */ new WeakMap();
  const sizeOf = (doc) => {
    const size = sizes.get(doc) ?? sizeFrom(doc.value);
    sizes.set(doc, size);
    return size;
  };
  const spend = (values) => {
    if (values > left) throw new TooMuchWork();
    left -= values;
  };
  return (doc) => {
    return {
      begin: () => spend(sizeOf(doc).repeated),
      read: (other) => spend(sizeOf(other).values),
      readAgain(part) {
        const values = partSizes.get(part) ?? sizeFrom(part).values;
        partSizes.set(part, values);
        spend(values);
      },
      lookThrough(others) {
        const cost = looks.get(others) ?? others.reduce((sum, other) => sum + sizeOf(other).values, 0) * LOOKED_AT;
        looks.set(others, cost);
        spend(cost);
      },
      end(containers) {
        const { values, repeated } = sizeOf(doc);
        spend(Math.max(0, containers - (values - repeated)) * PER_CONTAINER);
      }
    };
  };
}
function sizeFrom(value) {
  const known = /* @__PURE__ */ new Map();
  let repeated = 0;
  const visit = (one) => {
    if (typeof one !== "object" || one === null) return 1;
    const before = known.get(one);
    if (before !== void 0) {
      repeated += before;
      return before;
    }
    let values = 1;
    for (const item of Object.values(one)) values += visit(item);
    known.set(one, values);
    return values;
  };
  return { values: visit(value), repeated };
}

// src/normalise/faults.ts
var ABSENT = /* @__PURE__ */ new Set([MISSING, NO_CONTAINERS, NO_IMAGES]);
var MOST_SHAPE_PROBLEMS = 3;
function attempt(kind, reader, read) {
  try {
    return read();
  } catch (error) {
    if (error instanceof TooMuchWork) {
      const message = `${kind}: with it, what objects take from others and repeat is more than is read of a tree. Its power is missing from the figures. Refer to smaller objects, or exclude the file.`;
      reader.problem("yaml-limit", [], message);
      return { outcome: "failed" };
    }
    if (!(error instanceof ZodError)) throw error;
    const faults = error.issues.map(({ path, message }) => ({
      at: path.filter((step) => typeof step !== "symbol"),
      message
    }));
    const [fault] = faults;
    if (fault !== void 0 && faults.every(({ message }) => ABSENT.has(message))) {
      const message = `${kind}: ${fault.at.join(".")} ${fault.message}. Taken for a patch or a fragment, which runs no pods of its own.`;
      reader.problem("fragment", fault.at, message);
      return { outcome: "skipped", reason: "fragment" };
    }
    for (const { at, message } of faults.slice(0, MOST_SHAPE_PROBLEMS)) {
      reader.problem(
        "invalid-field",
        at,
        `${kind}: ${at.join(".")} ${message}. Write it as Kubernetes expects it.`
      );
    }
    return { outcome: "failed" };
  }
}

// src/normalise/kustomize.ts
var GROUP_KINDS = ["kustomize.config.k8s.io/Kustomization", "kustomize.config.k8s.io/Component"];
var Paths = array(string()).nullish().catch(null);
var Patches = array(object({ path: string().nullish() })).nullish().catch(null);
var Kustomization = object({
  resources: Paths,
  bases: Paths,
  components: Paths,
  patches: Patches,
  patchesStrategicMerge: Paths
});
var kustomizationsAmong = (objects) => GROUP_KINDS.flatMap((groupKind) => objects.of(groupKind)).flatMap((doc) => {
  if (doc.rendering !== void 0) return [];
  const fields = Kustomization.safeParse(doc.value).data;
  return fields === void 0 ? [] : [{ doc, fields }];
});
var LISTS = ["resources", "bases", "components"];
var MOST_TOLD = 5;
function tellUnrendered(objects, known, readerOf) {
  const read = new Set(known.flatMap((path) => [path, ...foldersAbove(path)]));
  for (const { doc, fields } of kustomizationsAmong(objects)) {
    const reader = readerOf(doc);
    const { replicas: replicas2 } = doc.value;
    if (Array.isArray(replicas2) && replicas2.length > 0) {
      const message = `the replicas that it sets do not count, for it is not rendered. ${RENDER}`;
      reader.problem("not-rendered", ["replicas"], message);
    }
    const missing = LISTS.flatMap(
      (list) => (fields[list] ?? []).flatMap(
        (named2, index) => read.has(resolved(doc.path, named2)) ? [] : [{ list, named: named2, index }]
      )
    );
    for (const { list, named: named2, index } of missing.slice(0, MOST_TOLD)) {
      const message = `${quoted(named2)} is not among the manifests that are read: what it holds does not count. ${RENDER}`;
      reader.problem("not-rendered", [list, index], message);
    }
    const left = missing.slice(MOST_TOLD);
    const [first] = left;
    if (first !== void 0) {
      const message = `${left.length} more are not among the manifests that are read. ${RENDER}`;
      reader.problem("not-rendered", [first.list, first.index], message);
    }
  }
}
var RENDER = "Name it under render in the configuration, and what comes of it counts.";
var foldersAbove = (path) => {
  const steps = path.split("/").slice(0, -1);
  return ["", ...steps.map((_2, index) => steps.slice(0, index + 1).join("/"))];
};
function patchesAmong(objects, identityOf2, docs) {
  const patches = /* @__PURE__ */ new Set();
  const resources = /* @__PURE__ */ new Set();
  for (const { doc, fields } of kustomizationsAmong(objects)) {
    const named2 = [
      ...(fields.patches ?? []).flatMap(({ path }) => path ?? []),
      ...fields.patchesStrategicMerge ?? []
    ];
    for (const path of named2) patches.add(resolved(doc.path, path));
    for (const path of [...fields.resources ?? [], ...fields.bases ?? []])
      resources.add(resolved(doc.path, path));
  }
  if (patches.size === 0) return () => false;
  const isNamed = ({ path, rendering }) => rendering === void 0 && patches.has(path) && !resources.has(path);
  const others = new Set(docs.filter((doc) => !isNamed(doc)).map(identityOf2));
  return (doc) => isNamed(doc) && others.has(identityOf2(doc));
}
function resolved(from, path) {
  const steps = from.split("/").slice(0, -1);
  for (const step of path.slice(0, 4096).split("/")) {
    if (step === ".." && steps.length > 0 && steps.at(-1) !== "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

// src/normalise/limit-range.ts
var LIMIT_RANGE = "/LimitRange";
var LimitRange = object({
  spec: object({
    limits: array(
      object({
        type: unknown().optional(),
        default: unknown().optional(),
        defaultRequest: unknown().optional(),
        max: unknown().optional(),
        min: unknown().optional()
      })
    )
  })
});
function containerDefaultsFrom(objects, readerOf) {
  const known = /* @__PURE__ */ new Map();
  for (const doc of objects.of(LIMIT_RANGE)) known.set(doc, defaultsOf(doc, readerOf(doc)));
  const ranges = grouped(known.keys(), namespaceOf);
  const ofPlace = /* @__PURE__ */ new Map();
  return (doc) => {
    const namespace = namespaceOf(doc);
    const inNamespace = ranges.get(namespace);
    if (inNamespace === void 0) return null;
    const place = JSON.stringify([namespace, placeOf(doc)]);
    const before = ofPlace.get(place);
    if (before !== void 0) return before;
    const meant = inNamespace.slice(0, MOST_LIMIT_RANGES).filter((range) => namespace !== null || stepsBetween(placeOf(range), placeOf(doc)) <= 1);
    const [first = null, ...others] = nearestOf(meant, doc).flatMap((range) => known.get(range) ?? []);
    const all = others.reduce(together, first);
    const defaults = all === null ? null : { limits: few(all.limits), requests: few(all.requests) };
    ofPlace.set(place, defaults);
    return defaults;
  };
}
var MOST_NAMES = 50;
function few(amounts) {
  if (amounts.size <= MOST_NAMES) return amounts;
  const leading = ["cpu", "memory"].flatMap((name) => {
    const milli = amounts.get(name);
    return milli === void 0 ? [] : [[name, milli]];
  });
  return new Map([...leading, ...[...amounts].slice(0, MOST_NAMES)]);
}
var MOST_LIMIT_RANGES = 5e3;
var together = (first, then) => ({
  limits: new Map([...then.limits, ...first?.limits ?? []]),
  requests: new Map([...then.requests, ...first?.requests ?? []])
});
function defaultsOf(doc, reader) {
  const parsed = LimitRange.safeParse(doc.value);
  if (!parsed.success) {
    reader.problem(
      "invalid-field",
      ["spec"],
      "LimitRange: spec.limits is not a list of limits. Write it as one."
    );
    return { limits: /* @__PURE__ */ new Map(), requests: /* @__PURE__ */ new Map() };
  }
  const items = parsed.data.spec.limits.flatMap((item, index) => {
    if (item.type !== "Container") return [];
    const read = (key) => {
      const at = ["spec", "limits", index, key];
      return amountsOf(reader.mapping(item[key], at), at, reader);
    };
    const limits2 = new Map([...read("max"), ...read("default")]);
    return [{ limits: limits2, requests: new Map([...read("min"), ...limits2, ...read("defaultRequest")]) }];
  });
  const limits = new Map(items.flatMap(({ limits: limits2 }) => [...limits2]));
  const requests = new Map(items.flatMap(({ requests: requests2 }) => [...requests2]));
  if (requests.size > MOST_NAMES) {
    const message = `LimitRange: ${requests.size} resources are more than are read: the first ${MOST_NAMES} are taken. Leave out what no container asks for.`;
    reader.problem("suspect-field", ["spec", "limits"], message);
  }
  return { limits: few(limits), requests: few(requests) };
}

// src/normalise/tree.ts
function normalisedTree(docs, known, registry, assumptions) {
  const problemsOf = new Map(docs.map((doc) => [doc, /* @__PURE__ */ new Map()]));
  const readerOf = (doc) => readerFrom((kind, at, message) => {
    const problem = problemFrom(kind, doc.path, doc.lineAt(at), message);
    problemsOf.get(doc)?.set(`${problem.line} ${kind} ${message}`, problem);
  });
  const objects = objectsFrom(docs, ({ apiVersion, kind }) => registry.groupKindOf(apiVersion, kind));
  const autoscalings = autoscalingsFrom(objects, registry, readerOf);
  const containerDefaults = containerDefaultsFrom(objects, readerOf);
  const holders = /* @__PURE__ */ new Map();
  const workOf = workOfTree();
  tellUnrendered(objects, known, readerOf);
  const isPatch2 = patchesAmong(objects, (doc) => identityText(doc, registry), docs);
  const drafted = (doc) => {
    const definition = registry.definitionOf(doc.apiVersion, doc.kind);
    const reader = readerOf(doc);
    const work = workOf(doc);
    if (definition === void 0) return attempt(doc.kind, reader, () => otherKind(doc, reader, work));
    if (isPatch2(doc)) return { outcome: "skipped", reason: "kustomize-patch" };
    const identity = identityOf(doc, definition.group, reader);
    const around = {
      assumed: assumptions(
        subjectOf(doc, identity, reader),
        metadataTexts(doc, "annotations", reader),
        reader
      ),
      autoscaling: autoscalings.get(doc) ?? null,
      containerDefaults: containerDefaults(doc),
      find(groupKind, name) {
        const found = objects.nearest(groupKind, name, doc)[0] ?? null;
        if (found !== null) work.read(found);
        return found;
      },
      all(groupKind) {
        const all = objects.allFor(groupKind, doc);
        work.lookThrough(all);
        return all;
      },
      readAgain: work.readAgain,
      holdersOf: (claim) => holders.get(claim) ?? 1,
      embedded: (object2, at) => embeddedFrom(registry, object2, at, reader, around)
    };
    return attempt(doc.kind, reader, () => {
      work.begin();
      const groups = definition.podGroups(doc.value, reader, around);
      work.end(groups.reduce((sum, { template }) => sum + 1 + containerCount(template), 0));
      return { outcome: "draft", identity, around, groups };
    });
  };
  const drafts = docs.map(drafted);
  for (const [index, doc] of docs.entries()) {
    const draft = drafts[index];
    if (draft?.outcome !== "draft") continue;
    const claimOf = (groupKind, name) => objects.nearest(groupKind, name, doc)[0] ?? null;
    for (const { template, pods } of draft.groups) {
      for (const claim of sharedClaims(template, { find: claimOf }))
        holders.set(claim, (holders.get(claim) ?? 0) + pods.typical);
    }
  }
  return docs.map((doc, index) => {
    const draft = drafts[index];
    const result = draft?.outcome === "draft" ? finished(doc, draft, readerOf(doc)) : draft;
    return { result: result ?? { outcome: "failed" }, problems: [...problemsOf.get(doc)?.values() ?? []] };
  });
}
function containerCount(template) {
  const spec = isObject(template) && isObject(template["spec"]) ? template["spec"] : {};
  const lengthOf = (list) => Array.isArray(list) ? list.length : 0;
  return lengthOf(spec["containers"]) + lengthOf(spec["initContainers"]);
}
var finished = (doc, { identity, groups, around }, reader) => attempt(doc.kind, reader, () => {
  const read = groups.map((group) => groupRead(identity, group, reader, around));
  return {
    outcome: "workload",
    requests: read.map(({ request }) => request),
    pods: read.map(({ pod }) => ({ ...pod, namespace: namespaceOf(doc) }))
  };
});
function otherKind({ apiVersion, kind, value }, reader, work) {
  work.begin();
  const group = groupOf(apiVersion);
  const standing = standingOf(`${group}/${kind}`);
  const whose = `${quoted(kind)} of ${group === "" ? "the core group" : quoted(group)}`;
  if (isModelMesh(value, `${group}/${kind}`)) {
    const message = `${whose} is for many models: ModelMesh runs pods of it, and their power is missing from the figures.`;
    reader.problem("unsupported-kind", ["kind"], message);
  } else if (standing === "made-by-operator") {
    const message = `${whose} runs pods that its operator makes: their power is missing from the figures.`;
    reader.problem("unsupported-kind", ["kind"], message);
  } else if (standing === "none" && mayRunPods(value, `${group}/${kind}`)) {
    const message = `${whose} may run pods, and is not known: its power is missing from the figures. Describe it under kinds in the configuration.`;
    reader.problem("unsupported-kind", ["kind"], message);
  }
  return { outcome: "other-kind", kind, standing };
}
var identityText = ({ apiVersion, kind, value }, registry) => JSON.stringify([registry.groupKindOf(apiVersion, kind), nameIn(value)]);
var NAME = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;
function identityOf(doc, api_group, reader) {
  const { path, line, rendering } = doc;
  const identity = { api_group, workload_kind: doc.kind, path, line, rendering };
  const { metadata } = doc.value;
  if (!isObject(metadata)) {
    reader.problem("suspect-field", ["metadata"], "the object has no metadata. Write metadata.name.");
    return { ...identity, namespace: "default", workload_name: "noname", object_labels: {}, waiver: null };
  }
  const name = reader.text(metadata["name"], ["metadata", "name"]);
  const prefix = reader.text(metadata["generateName"], ["metadata", "generateName"]);
  if (!name && !prefix)
    reader.problem("suspect-field", ["metadata", "name"], "the object has no name. Write metadata.name.");
  if (name && !NAME.test(name)) {
    const message = `name ${quoted(name)} is none that Kubernetes takes: small letters, digits, - and . up to 253. Write such a one.`;
    reader.problem("suspect-field", ["metadata", "name"], message);
  }
  return {
    ...identity,
    namespace: reader.text(metadata["namespace"], ["metadata", "namespace"]) || "default",
    workload_name: name || (prefix ? `${prefix}*` : "noname"),
    object_labels: metadataTexts(doc, "labels", reader),
    waiver: waiverIn(metadataTexts(doc, "annotations", reader), reader)
  };
}
var subjectOf = (doc, identity, reader) => ({
  kind: doc.kind,
  namespace: identity.namespace,
  name: identity.workload_name,
  path: doc.path,
  labels: metadataTexts(doc, "labels", reader),
  // Whose a file is, no manifest says.
  teams: []
});
function metadataTexts({ value: { metadata } }, key, reader) {
  return isObject(metadata) ? reader.textMap(metadata[key], ["metadata", key]) : {};
}

// src/normalise/index.ts
var knownKinds = kinds.map(({ group, kind }) => ({ group, kind }));
function normaliserFrom({ kinds: custom, assume }) {
  const registry = registryFrom(custom);
  const assumptions = assumptionsFrom(assume);
  return {
    isWanted(apiVersion, kind, text) {
      if (registry.definitionOf(apiVersion, kind) !== void 0) return true;
      const groupKind = `${groupOf(apiVersion)}/${kind}`;
      const standing = standingOf(groupKind);
      return standing === "none" ? mentionsContainers(groupKind, text) : standing !== "not-rendered";
    },
    standingOf: (apiVersion, kind) => standingOf(`${groupOf(apiVersion)}/${kind}`),
    normalise: (docs, known) => normalisedTree(docs, known, registry, assumptions)
  };
}

export {
  groupOf,
  splitDocuments,
  spellsOtherwise,
  isPlainWithoutKind,
  plainIdentity,
  knownKinds,
  normaliserFrom
};

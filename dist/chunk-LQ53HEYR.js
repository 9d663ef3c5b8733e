import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  MCPU_PER_CPU,
  MIB_PER_GIB,
  PERCENT,
  SECONDS_PER_HOUR
} from "./chunk-TNUZZPWE.js";

// src/report/format.ts
var DIGITS = 3;
var RANGE_DIGITS = 2;
var FACTOR_DIGITS = 4;
var LIMIT_DIGITS = 15;
var MINUS = "\u2212";
var WATT = [
  { unit: "mW", size: 1e-3, from: 0 },
  { unit: "W", size: 1, from: 1 },
  { unit: "kW", size: 1e3, from: 1e3 },
  { unit: "MW", size: 1e6, from: 1e6 }
];
var KWH = [
  { unit: "Wh", size: 1e-3, from: 0 },
  { unit: "kWh", size: 1, from: 1 },
  { unit: "MWh", size: 1e3, from: 1e4 }
];
var KG = [
  { unit: "g", size: 1e-3, from: 0 },
  { unit: "kg", size: 1, from: 1 },
  { unit: "t", size: 1e3, from: 1e4 }
];
var SECOND = [
  { unit: "s", size: 1, from: 0 },
  { unit: "min", size: 60, from: 120 },
  { unit: "h", size: SECONDS_PER_HOUR, from: 2 * SECONDS_PER_HOUR }
];
var NOISE = 1e-9;
var rounded = (value, digits) => Number(value.toPrecision(digits));
function digitsOf(value, digits) {
  const text = new Intl.NumberFormat("en-GB", {
    maximumSignificantDigits: digits,
    signDisplay: "negative"
    // no "-0"
  }).format(value);
  return text.replace("-", MINUS);
}
function scaleOf(scales, value) {
  const size = rounded(Math.abs(value), DIGITS);
  const isZero = size < NOISE;
  return scales.findLast((scale) => isZero ? scale.size === 1 : size >= scale.from) ?? scales[0];
}
function figureOf(scales, value) {
  const { unit, size } = scaleOf(scales, value);
  return { digits: Math.abs(value) < NOISE ? "0" : digitsOf(value / size, DIGITS), unit };
}
var join = ({ digits, unit }) => `${digits} ${unit}`;
var plus = (value) => value >= NOISE ? "+" : "";
var watts = (powerW) => join(figureOf(WATT, powerW));
var termWatts = (powerW) => `${Math.abs(powerW) < NOISE ? "0" : digitsOf(powerW, FACTOR_DIGITS)} W`;
var factorText = (value) => digitsOf(value, FACTOR_DIGITS);
var times = (ratio) => `\xD7${digitsOf(ratio, DIGITS)}`;
var signedWatts = (powerW) => `${plus(powerW)}${watts(powerW)}`;
var signedKwh = (energyKwh) => `${plus(energyKwh)}${kwh(energyKwh)}`;
var kwh = (energyKwh) => join(figureOf(KWH, energyKwh));
var co2e = (massKg) => join(figureOf(KG, massKg));
var signedCo2e = (massKg) => `${plus(massKg)}${co2e(massKg)}`;
var co2eRange = (massKg) => rangeOf(KG, massKg, "\u2013", "");
var moneyOf = (currency) => [{ unit: currency, size: 1, from: 0 }];
var money = (amount, currency) => join(figureOf(moneyOf(currency), amount));
var signedMoney = (amount, currency) => `${plus(amount)}${money(amount, currency)}`;
var moneyRange = (amount, currency) => rangeOf(moneyOf(currency), amount, "\u2013", "");
var wattRange = (powerW) => rangeOf(WATT, powerW, "\u2013", "");
var kwhRange = (energyKwh) => rangeOf(KWH, energyKwh, "\u2013", "");
var wattDeltaRange = (powerW) => rangeOf(WATT, powerW, "\u2026", "+");
var LONGEST_END = 4;
function rangeOf(scales, { p10, p50, p90 }, to, sign) {
  if (Math.abs(p90 - p10) < NOISE) return `${sign === "" ? "" : plus(p90)}${join(figureOf(scales, p90))}`;
  const [from, until] = [outwards(p10, "floor"), outwards(p90, "ceil")];
  const farthest = Math.max(Math.abs(from), Math.abs(until));
  const beside = scaleOf(scales, p50);
  const { unit, size } = farthest < 10 ** LONGEST_END * beside.size ? beside : scaleOf(scales, farthest);
  const show = (value) => `${sign === "" ? "" : plus(value)}${endDigits(value / size)}`;
  return `${show(from)}${to}${show(until)} ${unit}`;
}
var endDigits = (value) => Math.abs(value) < NOISE ? "0" : digitsOf(value, RANGE_DIGITS);
function outwards(value, roundingMode) {
  const format = new Intl.NumberFormat("en-US", {
    maximumSignificantDigits: RANGE_DIGITS,
    roundingMode,
    useGrouping: false
  });
  return Number(format.format(rounded(value, LIMIT_DIGITS - RANGE_DIGITS)));
}
var signedPercent = (ratio) => `${plus(ratio)}${percent(ratio)}`;
var percent = (ratio) => `${percentDigits(ratio * PERCENT)} %`;
var factor = (value) => `\xD7${digitsOf(value, DIGITS)}`;
var figure = (value) => digitsOf(value, DIGITS);
function percentRange(ratios) {
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)].map(
    (ratio) => percentDigits(ratio * PERCENT)
  );
  return low === high ? `${low} %` : `${low}\u2013${high} %`;
}
var percentDigits = (value) => Math.abs(value) < NOISE ? "0" : digitsOf(value, Math.abs(value) < 99.5 ? 2 : DIGITS);
var scalar = (value) => String(rounded(value, LIMIT_DIGITS - DIGITS));
var count = (value) => digitsOf(
  Number.isInteger(value) ? value : rounded(value, DIGITS),
  Number.isInteger(value) ? LIMIT_DIGITS : 2
);
var counted = (value, one, many = `${one}s`) => `${count(value)} ${value === 1 ? one : many}`;
var duration = (durationS) => join(figureOf(SECOND, durationS));
var withDurations = (sentence) => sentence.replace(
  /(?<![\w.,])(\d+(?:\.\d+)?) s(?!\w)/g,
  (_, durationS) => duration(Number(durationS))
);
var cpu = (mcpu) => mcpu % MCPU_PER_CPU === 0 ? count(mcpu / MCPU_PER_CPU) : `${mcpu}m`;
var memory = (mib) => mib < MIB_PER_GIB ? `${mib}Mi` : `${digitsOf(mib / MIB_PER_GIB, 4)}Gi`;
var FAR = 10;
var NAMES = { kgCO2e: "kg CO\u2082e", GPU: "GPUs" };
function againstLimit({ budget, figure: figure2, limit, unit, is_delta, currency }) {
  const sign = is_delta ? plus : () => "";
  const [measure = "", period] = unit.split("/");
  const base = measure === "cost" ? currency ?? "" : measure;
  const scales = { W: WATT, kWh: KWH }[base] ?? [{ unit: NAMES[base] ?? base, size: 1, from: 0 }];
  const per = period === void 0 ? "" : `/${period}`;
  const { unit: limitUnit, size } = scaleIn(scales, budget) ?? scaleOf(scales, limit);
  const besideLimit = (value) => ({
    digits: digitsOf(value / size, LIMIT_DIGITS),
    unit: limitUnit
  });
  const isFar = Math.abs(figure2) >= limit * FAR || Math.abs(figure2) <= limit / FAR;
  const ofFigure = isFar ? (value) => figureOf(scales, value) : besideLimit;
  const write = (one) => `${join(one)}${per}`;
  const shownValue = roundedBeside(figure2, limit);
  const shown = ofFigure(shownValue);
  const texts = {
    figure: `${sign(figure2)}${write(shown)}`,
    limit: `${sign(limit)}${write(besideLimit(limit))}`
  };
  return {
    ...texts,
    both: `${shown.unit === limitUnit ? `${sign(figure2)}${shown.digits}` : texts.figure} of ${texts.limit}`,
    distance: apart(unit, write(ofFigure(Number(Math.abs(shownValue - limit).toFixed(9)))))
  };
}
function scaleIn(scales, budget) {
  const written = /(?<![a-z])([a-z]+)(?:\/[a-z]+)?$/i.exec(budget)?.[1];
  return scales.find(({ unit }) => unit === written);
}
var apart = (unit, text) => unit === "%" ? text.replace(/%$/, "points") : unit === "GPU" ? text.replace(/^1 GPUs$/, "1 GPU") : text;
var plotted = (value) => new Intl.NumberFormat("en-US", { maximumSignificantDigits: FACTOR_DIGITS, useGrouping: false }).format(
  value
);
var wattAxis = (topW) => scaleOf(WATT, topW);
function roundedBeside(value, limit) {
  for (let digits = DIGITS; digits < LIMIT_DIGITS; digits++) {
    const candidate = rounded(value, digits);
    if (Math.sign(candidate - limit) === Math.sign(value - limit)) return candidate;
  }
  return value;
}

export {
  watts,
  termWatts,
  factorText,
  times,
  signedWatts,
  signedKwh,
  kwh,
  co2e,
  signedCo2e,
  co2eRange,
  money,
  signedMoney,
  moneyRange,
  wattRange,
  kwhRange,
  wattDeltaRange,
  signedPercent,
  percent,
  factor,
  figure,
  percentRange,
  scalar,
  count,
  counted,
  duration,
  withDurations,
  cpu,
  memory,
  againstLimit,
  plotted,
  wattAxis
};

import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)

// src/units.ts
var J_PER_KWH = 36e5;
var HOURS_PER_MONTH = 730;
var SECONDS_PER_HOUR = 3600;
var SECONDS_PER_MONTH = HOURS_PER_MONTH * SECONDS_PER_HOUR;
var DAYS_PER_MONTH = HOURS_PER_MONTH / 24;
var PERCENT = 100;
var MCPU_PER_CPU = 1e3;
var MIB_PER_GIB = 1024;
var BYTES_PER_MIB = 1048576;
var G_PER_KG = 1e3;
var KG_PER_TONNE = 1e3;
var KWH_PER_MWH = 1e3;
var kwhFromJ = (energyJ2) => energyJ2 / J_PER_KWH;
var energyJ = (powerW, durationS) => powerW * durationS;
var monthlyKwhFromW = (powerW) => kwhFromJ(powerW * SECONDS_PER_MONTH);
var jFromKwh = (energyKwh) => energyKwh * J_PER_KWH;

export {
  HOURS_PER_MONTH,
  SECONDS_PER_HOUR,
  SECONDS_PER_MONTH,
  DAYS_PER_MONTH,
  PERCENT,
  MCPU_PER_CPU,
  MIB_PER_GIB,
  BYTES_PER_MIB,
  G_PER_KG,
  KG_PER_TONNE,
  KWH_PER_MWH,
  kwhFromJ,
  energyJ,
  monthlyKwhFromW,
  jFromKwh
};

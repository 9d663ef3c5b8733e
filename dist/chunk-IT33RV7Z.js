import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  GridRegions
} from "./chunk-UQS6LEB3.js";
import {
  parseIntensity,
  parsePrice,
  parsePue
} from "./chunk-MR2Q2NXI.js";
import {
  nearNames
} from "./chunk-VOYEJIXG.js";
import {
  AppError,
  quoted
} from "./chunk-4SDNS7QA.js";

// src/impact/region.ts
function regionOf(name, regions) {
  const wanted = name.trim().toLowerCase();
  const found = regions.find(
    ({ id, alias }) => id.toLowerCase() === wanted || alias?.toLowerCase() === wanted
  );
  if (found !== void 0) return found;
  const near = nearest(wanted, regions);
  throw new AppError(
    "input",
    `region ${quoted(name)} is not known`,
    near.length === 0 ? 'Write one such as "aws:eu-west-1", "gcp:europe-west1", "azure:westeurope" or a country, "IE" or "IRL"; or set the carbon intensity.' : `Did you mean ${near.join(" or ")}?`
  );
}
var FEWEST_LETTERS = 4;
function nearest(wanted, regions) {
  if (wanted.length < FEWEST_LETTERS) return [];
  const names = regions.flatMap((region) => [
    [region.id, region.id],
    ...isCountry(region) ? [[region.place, `${region.id} (${region.place})`]] : []
  ]);
  const shown = new Map(names);
  return nearNames(wanted, [...shown.keys()]).map((name) => shown.get(name) ?? name);
}
var isCountry = ({ id }) => !id.includes(":");
function sourceOf(region) {
  const { id, place, basis, source, year, licence } = region;
  const where = isCountry(region) ? place : `${id}, ${basis === "country" ? `mean of ${place}` : place}`;
  return `${where}, ${source} ${year}, ${licence}`;
}

// src/impact/factors.ts
var needsRegions = ({ region, carbon_intensity }) => region !== null && carbon_intensity === null;
var settingsOver = (first, second) => ({
  region: first.region ?? second.region,
  carbon_intensity: first.carbon_intensity ?? (first.region === null ? second.carbon_intensity : null),
  electricity_price: first.electricity_price ?? second.electricity_price,
  pue: first.pue ?? second.pue
});
var AS_CONFIGURED = "as configured";
function factorsFrom(settings, regions) {
  const { electricity_price, pue } = settings;
  const carbon = carbonFrom(settings, regions);
  const price = electricity_price === null ? null : { ...parsePrice(electricity_price), source: AS_CONFIGURED };
  const ratio = pue === null ? null : parsePue(pue);
  if (carbon !== null || price !== null) {
    const overhead = { ratio: ratio ?? 1, source: ratio === null ? NO_PUE : AS_CONFIGURED };
    return { carbon, price, pue: overhead };
  }
  if (ratio === null) return null;
  throw new AppError(
    "input",
    "a PUE changes no figure by itself: it is part of carbon and cost",
    "Set a region, a carbon intensity or an electricity price as well, or leave it out."
  );
}
var NO_PUE = "none is set: the overhead of the building is left out";
function carbonFrom({ region, carbon_intensity }, regions) {
  if (carbon_intensity !== null) {
    const aside = region === null ? "" : `, in place of that of region ${quoted(region)}`;
    return {
      intensity_g_per_kwh: parseIntensity(carbon_intensity),
      region: null,
      source: `${AS_CONFIGURED}${aside}`
    };
  }
  if (region === null) return null;
  const found = regionOf(region, regions);
  return { intensity_g_per_kwh: found.intensity_g_per_kwh, region: found.id, source: sourceOf(found) };
}

// src/adapters/grid-regions.ts
import { readFile } from "node:fs/promises";
var loadImpactFactors = async (settings, regionsFile) => factorsFrom(settings, needsRegions(settings) ? await readGridRegions(regionsFile) : []);
async function readGridRegions(file) {
  try {
    return GridRegions.parse(JSON.parse(await readFile(file, "utf8")), { jitless: true }).regions;
  } catch (cause) {
    throw new AppError(
      "source",
      "the table of regions that comes with wattlint cannot be read",
      "Install it again, or set the carbon intensity itself.",
      { cause }
    );
  }
}

export {
  settingsOver,
  loadImpactFactors
};

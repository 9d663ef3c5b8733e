import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  Option
} from "./chunk-XXJP3ZZG.js";

// src/report/format-names.ts
var formatNames = [
  "text",
  "json",
  "markdown",
  "csv",
  "ndjson",
  "sarif",
  "junit",
  "codequality",
  "openmetrics"
];

// src/commands/impact-options.ts
var impactOptions = () => [
  new Option(
    "--region <id>",
    "grid that the electricity is from, for its carbon: aws:eu-west-1, gcp:europe-west1, azure:westeurope, or a country such as IE"
  ),
  new Option("--carbon-intensity <rate>", 'of the electricity, such as "350 gCO2e/kWh"'),
  new Option("--electricity-price <rate>", 'such as "0.25 EUR/kWh"'),
  new Option("--pue <ratio>", "energy of the building per energy of its servers, in carbon and cost")
];
var impactSettings = ({
  region,
  carbonIntensity,
  electricityPrice,
  pue
}) => ({
  region: region ?? null,
  carbon_intensity: carbonIntensity ?? null,
  electricity_price: electricityPrice ?? null,
  pue: pue ?? null
});

export {
  formatNames,
  impactOptions,
  impactSettings
};

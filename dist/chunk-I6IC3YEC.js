import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  loadImpactFactors
} from "./chunk-IT33RV7Z.js";
import "./chunk-UQS6LEB3.js";
import {
  RuleName,
  diskSource,
  loadConfig,
  notThere,
  readConfig,
  refusalOf
} from "./chunk-MR2Q2NXI.js";
import {
  counted
} from "./chunk-LQ53HEYR.js";
import "./chunk-VDROJEDS.js";
import "./chunk-T22NFV42.js";
import "./chunk-CDDBQACY.js";
import "./chunk-VOYEJIXG.js";
import "./chunk-5KOT2KY3.js";
import {
  oneLine
} from "./chunk-ZYN6WMRK.js";
import "./chunk-4Y5D63YT.js";
import "./chunk-TNUZZPWE.js";
import {
  require_dist
} from "./chunk-TO57GDIK.js";
import {
  EXIT_WITHIN,
  __toESM
} from "./chunk-4SDNS7QA.js";

// src/config/shown.ts
var import_yaml = __toESM(require_dist(), 1);
function shownConfig({ budgets, extends: _, ...config }) {
  return {
    ...config,
    // Names that only we give are not ones to write.
    budgets: budgets.map(
      ({ name, ...rule }) => RuleName.safeParse(name).success ? { name, ...rule } : rule
    )
  };
}
var DEFAULT = " default";
function shownYaml(config, origins, sources) {
  const document = new import_yaml.Document(shownConfig(config));
  const { contents } = document;
  if (!(0, import_yaml.isMap)(contents)) return "";
  const comment = (place) => {
    const origin = origins.get(place);
    return origin === void 0 ? DEFAULT : ` ${oneLine(origin)}`;
  };
  const annotate = (map, prefix) => {
    for (const { key, value } of map.items) {
      const place = `${prefix}${(0, import_yaml.isScalar)(key) ? key.value : ""}`;
      if ((0, import_yaml.isScalar)(value)) value.comment = comment(place);
      else if ((0, import_yaml.isMap)(value)) annotate(value, `${place}.`);
      else if ((0, import_yaml.isSeq)(value)) {
        if (value.items.length === 0) value.comment = comment(place);
        for (const [index, item] of value.items.entries()) {
          if ((0, import_yaml.isScalar)(item)) item.comment = comment(`${place}.${index}`);
          else if ((0, import_yaml.isCollection)(item)) item.commentBefore = comment(`${place}.${index}`);
        }
      }
    }
  };
  annotate(contents, "");
  document.commentBefore = ` what holds, of ${sources.length === 0 ? "defaults alone" : sources.map((name) => oneLine(name)).join(", ")}`;
  return document.toString({ lineWidth: 0 }).replace(/:\n +\[\]\n +(# .*)$/gm, ": [] $1");
}

// src/commands/run-config.ts
async function runConfigValidate(file, { cwd, out, gridRegions }) {
  const { config, path, sources, faults } = await loadConfig(cwd, diskSource(cwd), file ?? null);
  if (file !== void 0 && path === null) throw notThere(file);
  for (const source of sources) out(`read ${oneLine(source)}
`);
  const [first, ...more] = faults;
  if (first !== void 0) throw refusalOf(first, more);
  await loadImpactFactors(config, gridRegions);
  out(
    sources.length === 0 ? "no configuration: defaults hold\n" : `${counted(sources.length, "file")} without an error
`
  );
  return EXIT_WITHIN;
}
async function runConfigShow(file, { format }, { cwd, out }) {
  const { config, origins, sources } = await readConfig(cwd, file ?? null);
  out(
    format === "json" ? `${JSON.stringify(shownConfig(config), null, 2)}
` : shownYaml(config, origins, sources)
  );
  return EXIT_WITHIN;
}
export {
  runConfigShow,
  runConfigValidate
};

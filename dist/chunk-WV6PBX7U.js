import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  today,
  trainingVectors,
  versionBeside,
  whileWorking,
  writeCandidate
} from "./chunk-KDZZ35PR.js";
import "./chunk-7D2V4GDE.js";
import {
  mergedModel
} from "./chunk-6S3ZH4JX.js";
import "./chunk-LKCIALQR.js";
import "./chunk-4IJTU6UI.js";
import {
  embedderOf
} from "./chunk-5GZB54FJ.js";
import {
  modelOf
} from "./chunk-2HORGANY.js";
import "./chunk-5ZINIXYT.js";
import "./chunk-MR2Q2NXI.js";
import {
  counted
} from "./chunk-LQ53HEYR.js";
import "./chunk-VDROJEDS.js";
import "./chunk-XRDYF5TB.js";
import "./chunk-MNHI26C3.js";
import "./chunk-T22NFV42.js";
import "./chunk-6DA3H36N.js";
import "./chunk-CDDBQACY.js";
import "./chunk-22QMIT6Y.js";
import "./chunk-VOYEJIXG.js";
import "./chunk-5KOT2KY3.js";
import {
  oneLine
} from "./chunk-ZYN6WMRK.js";
import "./chunk-OGAPIFVC.js";
import "./chunk-4Y5D63YT.js";
import "./chunk-X6PSLHTU.js";
import "./chunk-TNUZZPWE.js";
import "./chunk-TO57GDIK.js";
import {
  AppError,
  EXIT_WITHIN
} from "./chunk-4SDNS7QA.js";

// src/commands/run-model-merge.ts
async function runModelMerge(baseName, ownNames, flags, io) {
  const weights = weightsFrom(flags.weight, ownNames);
  const base = await modelOf(baseName, io);
  const owns = [];
  for (const name of ownNames)
    owns.push({ name, model: await modelOf(name, io), weight: weights.get(name) ?? 1 });
  const models = [base, ...owns.map(({ model: model2 }) => model2)];
  const vectors = await trainingVectors(models, [], embedderOf(flags, io));
  const head = {
    version: flags.modelVersion ?? versionBeside(base.version, "merged"),
    created: flags.created ?? today()
  };
  const { model, added } = whileWorking(io, "fitting the model", () => mergedModel(base, owns, head, vectors));
  for (const [index, { name }] of owns.entries())
    io.err(`${oneLine(`wattlint: ${name}: ${counted(added[index] ?? 0, "row")} added`)}
`);
  await writeCandidate(model, base, flags, vectors, io);
  return EXIT_WITHIN;
}
function weightsFrom(texts, names) {
  return new Map(
    texts.map((text) => {
      const separator = text.lastIndexOf("=");
      const [name, number] = [text.slice(0, separator), text.slice(separator + 1)];
      const weight = /^\d+(?:\.\d+)?$/.test(number) ? Number(number) : 0;
      if (weight > 0 && names.includes(name)) return [name, weight];
      const isNumber = weight > 0;
      throw new AppError(
        "input",
        `--weight ${JSON.stringify(text)} ${isNumber ? "names no file that is merged" : "is not FILE=NUMBER"}`,
        `Write a number above 0 for one of ${names.join(", ")}.`
      );
    })
  );
}
export {
  runModelMerge
};

import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  today,
  trainingVectors,
  versionBeside,
  whileWorking,
  writeCandidate
} from "./chunk-RX4DYAKQ.js";
import "./chunk-ZLJXDCZN.js";
import {
  mergedModel
} from "./chunk-CCBOKQRP.js";
import {
  embedderOf
} from "./chunk-ST4VIHJ3.js";
import "./chunk-4IJTU6UI.js";
import "./chunk-WADD7VYA.js";
import {
  modelOf
} from "./chunk-ZO5A2FQV.js";
import "./chunk-P6FEWIM6.js";
import "./chunk-X6PSLHTU.js";
import "./chunk-QP3Z5YHQ.js";
import {
  counted
} from "./chunk-3ZCHYJPZ.js";
import {
  AppError,
  EXIT_WITHIN,
  oneLine
} from "./chunk-VMGZENY6.js";

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

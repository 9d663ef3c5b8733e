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
  readOwnRows,
  tellLeftOut
} from "./chunk-OISIEIH5.js";
import {
  checkFeatures,
  extendModel,
  trainModel
} from "./chunk-CCBOKQRP.js";
import {
  embedderOf
} from "./chunk-ST4VIHJ3.js";
import "./chunk-4IJTU6UI.js";
import "./chunk-CEVUAJEI.js";
import "./chunk-RRUEOCI5.js";
import "./chunk-WADD7VYA.js";
import "./chunk-ZGQZYEJP.js";
import "./chunk-HZWRFK4Y.js";
import "./chunk-HLYQ63L4.js";
import "./chunk-UW7T4CSL.js";
import {
  modelOf
} from "./chunk-ZO5A2FQV.js";
import "./chunk-T4XKXH5U.js";
import "./chunk-5RKI7V6G.js";
import "./chunk-P6FEWIM6.js";
import {
  grouped
} from "./chunk-X6PSLHTU.js";
import "./chunk-QP3Z5YHQ.js";
import {
  counted
} from "./chunk-3ZCHYJPZ.js";
import {
  EXIT_WITHIN
} from "./chunk-VMGZENY6.js";

// src/train/candidate.ts
function candidateModel(input, vectors) {
  const { base, told, weight, isFromScratch, version, created } = input;
  const rows = input.rows.map((row) => ({
    ...row,
    source_id: told.sourceId ?? row.source_id,
    licence: told.licence ?? row.licence,
    weight: row.weight * weight
  }));
  const own = sourcesOf(rows, told, created);
  const names = own.map(({ id }) => id).join(", ");
  const limit = `Rows of ${names} were given by whoever trained this model; wattlint has not checked them.`;
  if (isFromScratch) {
    const ids = new Set(own.map(({ id }) => id));
    const others = base.sources.filter(({ id, use }) => !ids.has(id) && !/^rows\b/.test(use));
    const limits = ["What these rows do not resemble gets the formula alone.", limit];
    const { coefficients } = base;
    return trainModel({ rows, coefficients, sources: [...others, ...own], limits, version, created }, vectors);
  }
  checkFeatures(base);
  return extendModel(base, { rows, sources: own, limits: [limit], version, created }, vectors);
}
function sourcesOf(rows, told, created) {
  return [...grouped(rows, ({ source_id }) => source_id)].map(([id, ofSource]) => {
    const licences = [...new Set(ofSource.map(({ licence }) => licence))];
    const scopes = [...new Set(ofSource.map(({ scope }) => scope))];
    return {
      id,
      title: told.title ?? `Rows of ${id}`,
      licence: licences.join(", ") || "not stated",
      url: told.url ?? "not published",
      retrieved: created,
      citation: "Given to wattlint train.",
      use: `rows: ${ofSource.length} of ${scopes.join(", ")}`
    };
  });
}

// src/commands/run-train.ts
async function runTrain(flags, io) {
  const base = await modelOf(flags.base, io);
  const { rows, readCount, refused } = await readOwnRows(flags.rows, flags, base.coefficients, io);
  tellLeftOut(refused, io);
  io.err(`wattlint: ${counted(rows.length, "row")} used of ${counted(readCount, "read", "read")}
`);
  for (const [scope, ofScope] of grouped(rows, (row) => row.scope)) {
    const groups = new Set(ofScope.map(({ row }) => row.group)).size;
    const modelled = ofScope.filter(({ row }) => row.provenance === "modelled").length;
    io.err(
      `wattlint: ${scope}: ${counted(ofScope.length, "row")} of ${counted(groups, "group")}${modelled === 0 ? "" : `, ${counted(modelled, "of them modelled", "of them modelled")}`}
`
    );
  }
  const isFromScratch = flags.fromScratch === true;
  const bases = isFromScratch ? [] : [base];
  const vectors = await trainingVectors(
    bases,
    rows.map(({ row }) => row),
    embedderOf(flags, io)
  );
  const model = whileWorking(
    io,
    "fitting the model",
    () => candidateModel(
      {
        base,
        rows: rows.map(({ training }) => training),
        told: {
          sourceId: flags.sourceId ?? null,
          title: flags.title ?? null,
          licence: flags.licence ?? null,
          url: flags.url ?? null
        },
        weight: flags.weight,
        isFromScratch,
        version: flags.modelVersion ?? versionBeside(base.version, "own"),
        created: flags.created ?? today()
      },
      vectors
    )
  );
  if (!isFromScratch) tellReplaced(base, model, rows.length, io);
  await writeCandidate(model, base, flags, vectors, io);
  return EXIT_WITHIN;
}
function tellReplaced(base, model, added, io) {
  const rowsOf = ({ tables }) => tables.reduce((sum, { rows }) => sum + rows.length, 0);
  const replaced = rowsOf(base) + added - rowsOf(model);
  if (replaced > 0)
    io.err(`wattlint: ${counted(replaced, "row")} of the base replaced: rows given are of their groups
`);
}
export {
  runTrain
};

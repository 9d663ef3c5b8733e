import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  today,
  trainingVectors,
  versionBeside,
  whileWorking,
  writeCandidate
} from "./chunk-KDZZ35PR.js";
import {
  readOwnRows,
  tellLeftOut
} from "./chunk-CIKNMI3V.js";
import {
  checkFeatures,
  extendModel,
  trainModel
} from "./chunk-6S3ZH4JX.js";
import {
  embedderOf
} from "./chunk-5GZB54FJ.js";
import {
  modelOf
} from "./chunk-2HORGANY.js";
import {
  counted
} from "./chunk-LQ53HEYR.js";
import {
  isSyntheticRow
} from "./chunk-T22NFV42.js";
import {
  grouped
} from "./chunk-X6PSLHTU.js";
import {
  EXIT_WITHIN
} from "./chunk-4SDNS7QA.js";

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
  const given = `Rows of ${names} were given by whoever trained this model; wattlint has not checked them.`;
  const synthetic = rows.filter(isSyntheticRow).length;
  const limitsOfRows = [
    ...synthetic === 0 ? [] : [
      `${synthetic} of ${rows.length} rows of ${names} are of a fake, unknown or estimated power source: no meter that is known measured their watts, and predictions near them are no measure of anything.`
    ],
    given
  ];
  if (isFromScratch) {
    const ids = new Set(own.map(({ id }) => id));
    const others = base.sources.filter(({ id, use }) => !ids.has(id) && !/^rows\b/.test(use));
    const limits = ["What these rows do not resemble gets the formula alone.", ...limitsOfRows];
    const { coefficients } = base;
    return trainModel({ rows, coefficients, sources: [...others, ...own], limits, version, created }, vectors);
  }
  checkFeatures(base);
  return extendModel(base, { rows, sources: own, limits: limitsOfRows, version, created }, vectors);
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

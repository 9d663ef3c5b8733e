import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  runLabel
} from "./chunk-FU5R5QMA.js";
import {
  runTrain
} from "./chunk-WDNA25Q7.js";
import {
  modelJson,
  today,
  versionBeside
} from "./chunk-KDZZ35PR.js";
import {
  modelCard
} from "./chunk-7D2V4GDE.js";
import {
  judgedAsItIs,
  scoresAsItIs
} from "./chunk-AYHBBJED.js";
import {
  readOwnRows,
  unseenRows
} from "./chunk-CIKNMI3V.js";
import {
  OURS
} from "./chunk-6S3ZH4JX.js";
import "./chunk-LKCIALQR.js";
import "./chunk-4IJTU6UI.js";
import {
  runJoin
} from "./chunk-I3LBTTLZ.js";
import "./chunk-FUK4IRW3.js";
import "./chunk-BE5NSH42.js";
import "./chunk-CCVVPADY.js";
import "./chunk-BHFHJV74.js";
import "./chunk-NFBAL6MI.js";
import "./chunk-DPTCEGWK.js";
import {
  nowS
} from "./chunk-HCF6W34F.js";
import "./chunk-KME7JRBO.js";
import "./chunk-C7WR6XFL.js";
import {
  Release,
  ReleaseAsset,
  statedSha256
} from "./chunk-F6DRIMSG.js";
import {
  GithubError,
  patiently
} from "./chunk-A72X2SX6.js";
import "./chunk-OBOIBTAM.js";
import "./chunk-AT6VFK75.js";
import "./chunk-HHK5NVZN.js";
import "./chunk-HLYQ63L4.js";
import "./chunk-5GZB54FJ.js";
import {
  modelOf
} from "./chunk-2HORGANY.js";
import "./chunk-VPBNUSC6.js";
import "./chunk-5ZINIXYT.js";
import "./chunk-MR2Q2NXI.js";
import {
  jsonText
} from "./chunk-2IYAJC7V.js";
import {
  count,
  counted,
  factor,
  percent
} from "./chunk-LQ53HEYR.js";
import "./chunk-VDROJEDS.js";
import {
  LARGEST_MODEL_BYTES,
  Score,
  modelSummaryFrom
} from "./chunk-XRDYF5TB.js";
import {
  writeWhole
} from "./chunk-MNHI26C3.js";
import {
  CHECKSUMS_ASSET,
  checksumsText,
  isSyntheticRow,
  sha256Of
} from "./chunk-T22NFV42.js";
import {
  version
} from "./chunk-6DA3H36N.js";
import {
  MODEL_ASSET,
  isReleaseTag,
  releaseReferenceFrom,
  releaseReferenceText
} from "./chunk-CDDBQACY.js";
import {
  runCollect
} from "./chunk-EIV4UXT5.js";
import "./chunk-RRVZZTN6.js";
import "./chunk-52C53CB6.js";
import "./chunk-WJW7J2PK.js";
import "./chunk-JAXHX7K6.js";
import "./chunk-XXJP3ZZG.js";
import "./chunk-22QMIT6Y.js";
import "./chunk-QNTNOHJ7.js";
import "./chunk-TYF4KTHJ.js";
import "./chunk-VOYEJIXG.js";
import "./chunk-5KOT2KY3.js";
import {
  mdCode,
  mdHref,
  mdText,
  oneLine
} from "./chunk-ZYN6WMRK.js";
import "./chunk-OGAPIFVC.js";
import "./chunk-4Y5D63YT.js";
import "./chunk-X6PSLHTU.js";
import "./chunk-TNUZZPWE.js";
import "./chunk-TO57GDIK.js";
import {
  AppError,
  EXIT_WITHIN,
  _enum,
  array,
  int,
  literal,
  number,
  object,
  quoted,
  strictObject,
  string,
  unknown
} from "./chunk-4SDNS7QA.js";

// src/commands/run-refresh.ts
import { createHash as createHash2 } from "node:crypto";

// src/adapters/work-folder.ts
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";

// src/refresh/steps.ts
var STEPS = ["collect", "label", "join", "train", "evaluate", "publish"];
var Progress = strictObject({
  schema_version: literal("1"),
  /** Of what was asked for: a run that asks for something else begins anew. */
  asked: string(),
  started_at_s: number(),
  done: array(_enum(STEPS))
});
var LONGEST_S = 12 * 60 * 60;
function begun(last, asked, nowS2) {
  const isOpen = last !== null && last.asked === asked && last.started_at_s <= nowS2 && !last.done.includes("publish");
  return isOpen && nowS2 - last.started_at_s < LONGEST_S ? last : { schema_version: "1", asked, started_at_s: nowS2, done: [] };
}

// src/adapters/work-folder.ts
var PROGRESS = "progress.json";
var TARGETS = /^targets-(\d{10})\.ndjson$/;
var MS_PER_S = 1e3;
async function workFolder(cwd, named) {
  const folder = resolve(cwd, named);
  const path = (name) => join(folder, name);
  await mkdir(folder, { recursive: true }).catch((cause) => {
    throw new AppError("input", `the folder ${quoted(named)} cannot be made`, "Name another with --work.", {
      cause
    });
  });
  const text = (name) => readFile(path(name), "utf8").catch(() => null);
  const write = (name, content) => writeWhole(folder, name, content);
  return {
    path,
    text,
    write,
    async progress() {
      try {
        return Progress.safeParse(JSON.parse(await text(PROGRESS) ?? "")).data ?? null;
      } catch {
        return null;
      }
    },
    keep: (progress) => write(PROGRESS, `${JSON.stringify(progress)}
`),
    async targets(count2) {
      const names = (await readdir(folder)).filter(
        (name) => Number(TARGETS.exec(name)?.[1] ?? Number.POSITIVE_INFINITY) <= Date.now() / MS_PER_S
      ).toSorted();
      for (const old of names.slice(0, -count2)) await rm(path(old));
      return names.slice(-count2).map(path);
    }
  };
}

// src/refresh/hold-out.ts
import { createHash } from "node:crypto";
var ONE_IN = 4;
var isHeldOut = (group) => createHash("sha256").update(`hold-out ${group}`).digest().readUInt32BE(0) % ONE_IN === 0;

// src/commands/refresh-judge.ts
import { existsSync } from "node:fs";
import { resolve as resolve2 } from "node:path";

// src/refresh/decision.ts
var LEAST_GROUPS = 2;
var TOLERANCE = 1.005;
function decisionFrom({ before, after, groups }) {
  if (groups < LEAST_GROUPS)
    return {
      outcome: "unproven",
      reason: `${groups} of your workloads ${groups === 1 ? "is" : "are"} held out, and ${LEAST_GROUPS} are needed to compare two models`
    };
  const pairs2 = after.flatMap((score) => {
    const former = before.find(({ scope, split }) => scope === score.scope && split === score.split);
    return former === void 0 ? [] : [{ former, score }];
  });
  const worse = pairs2.find(
    ({ former, score }) => score.geometric_error_factor > former.geometric_error_factor * TOLERANCE
  );
  const shown = ({ former, score }) => `${score.scope}: \xD7${former.geometric_error_factor.toFixed(2)} off before, \xD7${score.geometric_error_factor.toFixed(2)} now, over ${score.rows} rows held out`;
  if (worse !== void 0) return { outcome: "kept", reason: `the new one is worse. ${shown(worse)}` };
  const [first] = pairs2;
  return {
    outcome: "replaced",
    reason: first === void 0 ? "nothing of it can be compared" : shown(first)
  };
}

// src/report/hold-out-chart.ts
var SIZE = 480;
var MARGIN = 56;
var PLOT = SIZE - 2 * MARGIN;
function holdOutChart(points) {
  const all = points.flatMap(({ watts, beforeW, afterW }) => [watts, afterW, beforeW ?? watts]);
  const low = Math.floor(Math.log10(Math.min(...all, 1)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...all, 1))));
  const along = (watts) => PLOT * (Math.log10(watts) - low) / (high - low);
  const x = (watts) => (MARGIN + along(watts)).toFixed(1);
  const y = (watts) => (SIZE - MARGIN - along(watts)).toFixed(1);
  const [least, most] = [10 ** low, 10 ** high];
  const decades = Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index));
  const line = (factor2, dash) => `<line x1="${x(least)}" y1="${y(least * factor2)}" x2="${x(most)}" y2="${y(most * factor2)}" stroke="#888" ${dash}/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" font-family="sans-serif" font-size="12">`,
    "<title>Predicted over measured watts of the workloads held out</title>",
    `<rect width="${SIZE}" height="${SIZE}" fill="#fff"/>`,
    `<clipPath id="plot"><rect x="${MARGIN}" y="${MARGIN}" width="${PLOT}" height="${PLOT}"/></clipPath>`,
    `<g clip-path="url(#plot)">${line(1, "")}${line(2, 'stroke-dasharray="4"')}${line(0.5, 'stroke-dasharray="4"')}</g>`,
    `<rect x="${MARGIN}" y="${MARGIN}" width="${PLOT}" height="${PLOT}" fill="none" stroke="#444"/>`,
    ...decades.flatMap((watts) => [
      `<text x="${x(watts)}" y="${SIZE - MARGIN + 18}" text-anchor="middle">${decadeText(watts)}</text>`,
      `<text x="${MARGIN - 6}" y="${y(watts)}" dy="4" text-anchor="end">${decadeText(watts)}</text>`
    ]),
    ...points.flatMap(
      ({ watts, beforeW }) => beforeW === null ? [] : [`<circle cx="${x(watts)}" cy="${y(beforeW)}" r="4" fill="none" stroke="#c2410c"/>`]
    ),
    ...points.map(
      ({ watts, afterW }) => `<circle cx="${x(watts)}" cy="${y(afterW)}" r="4" fill="#15803d" fill-opacity="0.8"/>`
    ),
    `<text x="${SIZE / 2}" y="${SIZE - 12}" text-anchor="middle">measured</text>`,
    `<text x="16" y="${SIZE / 2}" text-anchor="middle" transform="rotate(-90 16 ${SIZE / 2})">predicted</text>`,
    `<text x="${MARGIN}" y="24"><tspan fill="#c2410c">\u25CB model in use</tspan>   <tspan fill="#15803d">\u25CF new model</tspan>   dashed: \xD72</text>`,
    "</svg>",
    ""
  ].join("\n");
}
var decadeText = (watts) => watts >= 1e3 ? `${watts / 1e3} kW` : watts >= 1 ? `${watts} W` : `${Number((watts * 1e3).toPrecision(1))} mW`;

// src/commands/refresh-judge.ts
var SPLIT = "own workloads, held out";
var ModelName = strictObject({ id: string(), version: string() });
var RefreshResult = strictObject({
  schema_version: literal("1"),
  outcome: _enum(["replaced", "kept", "unproven"]).meta({ description: "what became of the model in use" }),
  reason: string(),
  in_use: ModelName,
  candidate: ModelName,
  held_out: strictObject({ rows: int().nonnegative(), groups: int().nonnegative() }),
  before: array(Score).meta({ description: "errors of the model in use" }),
  after: array(Score).meta({ description: "errors of the candidate, on the same rows" })
});
var RESULT = "evaluation.json";
var CHART = "evaluation.svg";
async function judgeRefreshed(flags, work, { heldOut, candidate: candidateFile }, io) {
  const isThere = existsSync(resolve2(io.cwd, flags.current));
  const inUse = await modelOf(isThere ? flags.current : void 0, io);
  const candidate = await modelOf(work.path(candidateFile), io);
  const isEmpty = (await work.text(heldOut) ?? "").trim() === "";
  const rows = isEmpty ? [] : await unseenBy([inUse, candidate], work.path(heldOut), flags, io);
  const groups = new Set(rows.map(({ row }) => row.group)).size;
  const [before, after] = [inUse, candidate].map((model) => [...scoresAsItIs(model, rows, SPLIT)]);
  const scores = { before: before ?? [], after: after ?? [] };
  const decision = decisionFrom({ ...scores, groups });
  const isTaken = decision.outcome === "replaced" || decision.outcome === "unproven" && flags.acceptUnproven === true;
  const result = {
    schema_version: "1",
    outcome: isTaken ? "replaced" : decision.outcome,
    reason: decision.reason,
    in_use: nameOf(inUse),
    candidate: nameOf(candidate),
    held_out: { rows: rows.length, groups },
    ...scores
  };
  await work.write(RESULT, jsonText(result));
  await work.write(CHART, holdOutChart(pointsOf(inUse, candidate, rows)));
  if (isTaken) {
    await writeWhole(io.cwd, flags.current, modelJson(candidate));
    await writeWhole(io.cwd, flags.current.replace(/(?:\.json)?$/, ".md"), modelCard(candidate));
  }
  io.out(`${oneLine(sentenceOf(result, flags))}
`);
}
var nameOf = ({ id, version: version2 }) => ({ id, version: version2 });
async function unseenBy(models, file, flags, io) {
  const [first] = models;
  if (first === void 0) return [];
  const { rows } = await readOwnRows(
    [file],
    { target: "avg_power_w", weight: flags.weight, allowSynthetic: flags.allowSynthetic ?? false },
    first.coefficients,
    io
  );
  return models.reduce((left, model) => unseenRows(model, left).unseen, rows);
}
function pointsOf(inUse, candidate, rows) {
  return rows.flatMap((row) => {
    const [before, after] = [inUse, candidate].map(
      (model) => judgedAsItIs(model, row.scope, [row], OURS)[0]?.byPredictor.get(OURS)?.predictedW
    );
    return after === void 0 ? [] : [{ watts: row.row.watts, beforeW: before ?? null, afterW: after }];
  });
}
function sentenceOf({ outcome, reason, candidate }, { current }) {
  const why = `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
  switch (outcome) {
    case "replaced":
      return `${current} is now model ${candidate.version}, ${candidate.id.slice(0, 12)}. ${why}`;
    case "kept":
      return `The model in use stays: ${reason}.`;
    case "unproven":
      return `The model in use stays: ${reason}. Measure more workloads, or take the new one with --accept-unproven.`;
  }
}

// src/publish/scores.ts
var MOST_PAIRS = 50;
var OURS2 = "wattlint";
function pairs({ before, after }) {
  const earlier = before.filter(({ predictor }) => predictor === OURS2);
  return after.filter(({ predictor }) => predictor === OURS2).toSorted((a, b) => b.rows - a.rows).slice(0, MOST_PAIRS).map((score) => ({
    before: earlier.find(({ scope, split }) => scope === score.scope && split === score.split) ?? null,
    after: score
  }));
}
var HEAD = ["Rows of", "Held out", "Rows", "Median error", "Geometric error", "Within \xD72", "In range"];
function scoresTable(scores) {
  const all = pairs(scores);
  if (all.length === 0) return "";
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [
    line(HEAD),
    line(HEAD.map((_, index) => index < 2 ? "---" : "--:")),
    ...all.map((pair) => line(cellsOf(pair)))
  ].join("\n");
}
var cellsOf = ({ before, after }) => {
  const both = (text) => before === null ? text(after) : `${text(before)} \u2192 ${text(after)}`;
  return [
    `\`${after.scope}\``,
    mdText(after.split, 200),
    both(({ rows }) => count(rows)).replace(/^(.*) → \1$/, "$1"),
    both((score) => percent(score.median_abs_error_ratio)),
    both((score) => factor(score.geometric_error_factor)),
    both((score) => percent(score.within_factor_2_ratio)),
    both(({ interval_coverage_ratio: ratio }) => ratio === null ? "\u2013" : percent(ratio))
  ];
};
function scoresSentence(scores) {
  const [most] = pairs(scores);
  if (most === void 0) return "";
  const { before, after } = most;
  const now = percent(after.median_abs_error_ratio);
  return `median error ${before === null ? now : `${percent(before.median_abs_error_ratio)} \u2192 ${now}`}`;
}

// src/publish/notes.ts
var MOST_SOURCES = 40;
var NOTES_MARKER = "<!-- wattlint:model-release -->";
function releaseNotes(model, reference, scores) {
  const [, digest = ""] = reference.split("#sha256-");
  const table = scoresTable(scores);
  return [
    `Model ${mdText(model.version, 100)} of ${model.created}, from ${counted(model.rows, "row")}. To predict with it, and with nothing else:`,
    "",
    "```yaml",
    `model: ${reference}`,
    "```",
    "",
    "### Errors on rows that were held out",
    "",
    table === "" ? "Nobody held rows out to score this model on." : table,
    "",
    ...table === "" || scores.before.length === 0 ? [] : ["Before \u2192 after: the model that was in use, and this one, on the same rows.", ""],
    "### Where its watts are from",
    "",
    ...sourceLines(model),
    "",
    syntheticSentence(model),
    "",
    `SHA-256 of \`${MODEL_ASSET}\`: \`${digest}\`. \`${CHECKSUMS_ASSET}\` has those of all files. SHA-256 of its content: \`${model.id}\`.`,
    "",
    NOTES_MARKER,
    ""
  ].join("\n");
}
function sourceLines({ label_sources: sources }) {
  const left = sources.length - MOST_SOURCES;
  return [
    "| Source | Watts are | Of | Rows | Licence |",
    "| --- | --- | --- | --: | --- |",
    ...sources.slice(0, MOST_SOURCES).map(
      ({ source, provenance, scope, rows, licence }) => [mdText(source, 100), provenance, `\`${scope}\``, count(rows), mdText(licence, 60)].map((cell) => cell.replaceAll("|", "\\|")).join(" | ")
    ).map((cells) => `| ${cells} |`),
    ...left > 0 ? [`| and ${counted(left, "more source")} | | | | |`] : []
  ];
}
function syntheticSentence({ label_sources: sources }) {
  const rows = sources.filter(isSyntheticRow).reduce((sum, source) => sum + source.rows, 0);
  return rows === 0 ? "Synthetic: no. No row is from a meter that is fake or unknown." : `**Synthetic: yes.** ${counted(rows, "row")} ${rows === 1 ? "is" : "are"} from a meter that is fake or unknown: do not rely on figures that lean on them.`;
}

// src/publish/model-release.ts
var ASSET_NAMES = [
  MODEL_ASSET,
  "wattlint-model.md",
  "evaluation.json",
  "evaluation.svg",
  CHECKSUMS_ASSET
];
function modelReleaseFrom(input) {
  const { repository, model, scores, evaluation, chart } = input;
  const tag = input.tag ?? tagOf(model.version);
  if (!isReleaseTag(tag))
    throw new AppError(
      "input",
      `${quoted(tag)} is no tag that a release can have`,
      "Take letters, digits, dots and dashes, such as model-v1.2.0."
    );
  const files = [
    asset(MODEL_ASSET, "application/json", modelJson(model)),
    asset("wattlint-model.md", "text/markdown", modelCard(model)),
    ...evaluation === null ? [] : [asset("evaluation.json", "application/json", evaluation)],
    ...chart === null ? [] : [asset("evaluation.svg", "image/svg+xml", chart)]
  ];
  const sha256 = files.find(({ name }) => name === MODEL_ASSET)?.sha256 ?? "";
  const named = releaseReferenceFrom(`release:${repository}`);
  if (named === null)
    throw new AppError("input", `${quoted(repository)} is no repository`, "Write OWNER/NAME.");
  const reference = { ...named, tag, sha256 };
  return {
    tag,
    title: `Model ${model.version}`,
    notes: releaseNotes(modelSummaryFrom(model), releaseReferenceText(reference), scores),
    assets: [...files, asset(CHECKSUMS_ASSET, "text/plain", checksumsText(files))],
    reference
  };
}
function asset(name, contentType, text) {
  const bytes = new TextEncoder().encode(text);
  return { name, contentType, bytes, sha256: sha256Of(bytes) };
}
function tagOf(version2) {
  const plain2 = version2.replace(/[^\w.-]+/g, "-").replace(/\.{2,}/g, ".").replace(/^[v.-]+|[.-]+$/g, "");
  return `model-v${plain2.slice(0, 100)}`;
}

// src/adapters/github-release-assets.ts
var MOST_ROUNDS = 3;
var USUAL_MS = 6e4;
var BYTES_PER_MS = 200;
var assetsOf = (github, release) => github.rest(
  "GET /repos/{owner}/{repo}/releases/{release_id}/assets",
  { release_id: release, per_page: 100 },
  array(ReleaseAsset)
);
async function putAssets(options, release, assets) {
  await patiently(options, async (github) => {
    for (const { id, name } of await assetsOf(github, release))
      if (ASSET_NAMES.includes(name) && !assets.some((asset2) => asset2.name === name))
        await removeAsset(github, id);
  });
  for (const asset2 of assets) await putAsset(options, release, asset2);
  await patiently(options, async (github) => {
    const there = await assetsOf(github, release);
    const isWhole = assets.every((asset2) => there.some((one) => isStated(one, asset2)));
    if (!isWhole) throw changedMeanwhile();
  });
}
async function putAsset(options, release, asset2) {
  const requestMs = USUAL_MS + Math.ceil(asset2.bytes.byteLength / BYTES_PER_MS);
  const slowly = { requestMs, patienceMs: 3 * requestMs, ...options };
  for (let round = 1; ; round++) {
    try {
      return await patiently(slowly, (github) => putOnce(github, release, asset2, options.apiUrl));
    } catch (error) {
      const isTaken = error instanceof GithubError && error.status === 422 && /already_exists/.test(error.said);
      if (!isTaken || round === MOST_ROUNDS) throw error;
    }
  }
}
async function putOnce(github, release, asset2, apiUrl) {
  const there = (await assetsOf(github, release)).find(({ name }) => name === asset2.name);
  if (there !== void 0) {
    if (await isSame(github, there, asset2)) return;
    await removeAsset(github, there.id);
  }
  const uploaded = await github.rest(
    "POST {origin}/repos/{owner}/{repo}/releases/{release_id}/assets{?name,label}",
    {
      baseUrl: uploadsUrlOf(apiUrl),
      release_id: release,
      name: asset2.name,
      data: asset2.bytes,
      headers: { "content-type": asset2.contentType }
    },
    ReleaseAsset
  );
  if (!isStated(uploaded, asset2)) throw changedMeanwhile();
}
function uploadsUrlOf(apiUrl) {
  const { origin, protocol, host } = new URL(apiUrl);
  return host.startsWith("api.") ? `${protocol}//uploads.${host.slice("api.".length)}` : `${origin}/api/uploads`;
}
var isWholeOfSize = ({ name, state, size }, asset2) => name === asset2.name && state === "uploaded" && size === asset2.bytes.byteLength;
var isStated = (there, asset2) => isWholeOfSize(there, asset2) && (statedSha256(there) ?? asset2.sha256) === asset2.sha256;
async function isSame(github, there, asset2) {
  if (!isWholeOfSize(there, asset2)) return false;
  return await sha256OfAsset(github, there, asset2.bytes.byteLength) === asset2.sha256;
}
async function sha256OfAsset(github, there, most) {
  const stated = statedSha256(there);
  if (stated !== null) return stated;
  const accept = "application/octet-stream";
  return sha256Of(
    await github.bytes(
      "GET /repos/{owner}/{repo}/releases/assets/{asset_id}",
      { asset_id: there.id, headers: { accept } },
      most
    )
  );
}
async function removeAsset(github, id) {
  try {
    await github.rest(
      "DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}",
      { asset_id: id },
      unknown()
    );
  } catch (error) {
    if (!(error instanceof GithubError) || error.status !== 404) throw error;
  }
}
var changedMeanwhile = () => new GithubError({ status: 0, isLimited: false, waitMs: null, said: "" }, null);

// src/adapters/github-release-permission.ts
async function permitted(work, lacking) {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof GithubError) || !(error.isRefusal || error.status === 401)) throw error;
    throw new AppError("source", `the token may not ${lacking.what}`, hintOf(lacking), { cause: error });
  }
}
var hintOf = ({ permissions, besides }) => [
  `Add to the job: permissions: { ${permissions.join(", ")} }.`,
  ...besides === void 0 ? [] : [besides]
].join(" ");

// src/adapters/github-release.ts
async function publishRelease(options, release, settings) {
  const work = publish(options, release, settings);
  return permitted(
    work.catch((error) => {
      throw isBurnt(error) ? burnt(release.tag, error) : error;
    }),
    { what: `write releases of ${options.repository}`, permissions: ["contents: write"] }
  );
}
async function publish(options, release, settings) {
  const out = await patiently(options, (github) => publishedOf(github, release.tag));
  if (out !== null) return publishedFrom(options, out, release, "unchanged");
  const draft = await patiently(options, (github) => putDraft(github, release, settings));
  await putAssets(options, draft.id, release.assets);
  const done = await patiently(options, (github) => publishDraft(github, draft.id, settings));
  return publishedFrom(options, done, release, "published");
}
async function publishedFrom(options, out, { tag, reference }, outcome) {
  const asset2 = out.assets.find(({ name }) => name === reference.asset);
  const actual = asset2 === void 0 ? null : await patiently(options, (github) => sha256OfAsset(github, asset2, LARGEST_MODEL_BYTES));
  if (actual === reference.sha256) return { outcome, url: out.html_url, isImmutable: out.immutable };
  const what = actual === null ? `without ${reference.asset}` : `with another model, sha256-${actual}`;
  throw new AppError(
    "input",
    `the release ${quoted(tag, 200)} is out already, ${what}`,
    "Use another tag: a release that is out is never changed."
  );
}
async function publishedOf(github, tag) {
  try {
    return await github.rest("GET /repos/{owner}/{repo}/releases/tags/{tag}", { tag }, Release);
  } catch (error) {
    if (error instanceof GithubError && error.status === 404) return null;
    throw error;
  }
}
var PER_PAGE = 100;
var MOST_PAGES = 20;
async function draftsOf(github, tag) {
  const drafts = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const releases = await github.rest(
      "GET /repos/{owner}/{repo}/releases",
      { per_page: PER_PAGE, page },
      array(Release)
    );
    drafts.push(...releases.filter(({ draft, tag_name }) => draft && tag_name === tag));
    if (releases.length < PER_PAGE) break;
  }
  return drafts.toSorted((a, b) => a.id - b.id);
}
async function putDraft(github, { tag, title, notes }, { commit }) {
  const texts = { name: title, body: notes, ...commit === null ? {} : { target_commitish: commit } };
  const drafts = await draftsOf(github, tag);
  const [first, ...others] = drafts.filter(({ body }) => body?.includes(NOTES_MARKER));
  if (first === void 0 && drafts.length > 0)
    throw new AppError(
      "input",
      `there is a draft of a release ${quoted(tag)} that is not ours`,
      "Delete it, or use another tag."
    );
  for (const { id } of others)
    await github.rest("DELETE /repos/{owner}/{repo}/releases/{release_id}", { release_id: id }, unknown());
  if (first === void 0)
    return github.rest(
      "POST /repos/{owner}/{repo}/releases",
      { tag_name: tag, draft: true, prerelease: false, ...texts },
      Release
    );
  const isOurs2 = first.name === title && plain(first.body ?? "") === plain(notes) && (commit === null || first.target_commitish === commit);
  return isOurs2 ? first : github.rest(
    "PATCH /repos/{owner}/{repo}/releases/{release_id}",
    { release_id: first.id, ...texts },
    Release
  );
}
var plain = (text) => text.replaceAll("\r\n", "\n").trim();
async function publishDraft(github, id, { isLatest }) {
  const now = await github.rest(
    "GET /repos/{owner}/{repo}/releases/{release_id}",
    { release_id: id },
    Release
  );
  if (!now.draft) return now;
  return github.rest(
    "PATCH /repos/{owner}/{repo}/releases/{release_id}",
    { release_id: id, draft: false, make_latest: isLatest ? "true" : "false" },
    Release
  );
}
var isBurnt = (error) => error instanceof GithubError && error.status === 422 && /immutable release|creations being restricted/i.test(error.said);
var burnt = (tag, cause) => new AppError(
  "input",
  `the tag ${quoted(tag, 200)} cannot be made: an immutable release has had it, or a rule of the repository forbids it`,
  "Use another tag.",
  { cause }
);

// src/publish/pin.ts
var PIN = /^([ \t]*(?:-[ \t]+)?["']?model["']?[ \t]*:[ \t]+)(["']?)(release:[^\s"']+)\2(?=[ \t]*,?[ \t]*(?:#.*)?\r?$)/gm;
function repinned(text, release) {
  const found = [];
  const changed = text.replace(PIN, (line, key, quote, written) => {
    const before = releaseReferenceFrom(written);
    if (before === null || !isSameModel(before, release)) return line;
    found.push(written);
    const { owner, repo } = before;
    return `${key}${quote}${releaseReferenceText({ ...release, owner, repo })}${quote}`;
  });
  return { text: changed, found };
}
var isSameModel = (a, b) => a.asset === b.asset && `${a.owner}/${a.repo}`.toLowerCase() === `${b.owner}/${b.repo}`.toLowerCase();

// src/publish/proposal.ts
var PROPOSAL_BRANCH = "wattlint/model";
var COMMIT_TRAILER = "Wattlint-Model:";
function proposalFrom({ tag, reference }, path, scores, releaseUrl) {
  const pinned = releaseReferenceText(reference);
  const told = scoresSentence(scores);
  const table = scoresTable(scores);
  const link = releaseUrl === null ? mdCode(tag, 200) : `<a href="${mdHref(releaseUrl)}">${tag}</a>`;
  return {
    title: `Predict with ${tag}${told === "" ? "" : `: ${told}`}`,
    body: [
      `Pins ${link} in ${mdCode(path, 200)}. Figures of pull requests are those of the model in use until this is merged.`,
      "",
      ...table === "" ? [] : [table, "", "Errors on rows that were held out, before \u2192 after.", ""],
      "```yaml",
      `model: ${pinned}`,
      "```",
      "",
      `wattlint keeps \`${PROPOSAL_BRANCH}\` up to date as long as nobody else commits to it.`,
      ""
    ].join("\n"),
    commitMessage: `Predict with ${tag}

${COMMIT_TRAILER} ${pinned}
`
  };
}

// src/adapters/github-release-git.ts
var Sha = object({ sha: string() });
var Ref = object({ object: Sha });
var Commit = object({ sha: string(), message: string(), tree: Sha, parents: array(Sha) });
var Tree = object({
  tree: array(object({ path: string(), mode: string(), type: string(), sha: string() }))
});
var Blob = object({ content: string(), encoding: literal("base64") });
var LARGEST_FILE_BYTES = 1024 * 1024;
var PLAIN_MODES = ["100644", "100755"];
var defaultBranch = async (github) => (await github.rest("GET /repos/{owner}/{repo}", {}, object({ default_branch: string() }))).default_branch;
async function branchCommit(github, branch) {
  try {
    const { object: object2 } = await github.rest(
      "GET /repos/{owner}/{repo}/git/ref/{ref}",
      { ref: `heads/${branch}` },
      Ref
    );
    return await commitOf(github, object2.sha);
  } catch (error) {
    if (error instanceof GithubError && error.status === 404) return null;
    throw error;
  }
}
var parentCommit = (github, { parents }) => commitOf(github, parents[0] ?? "");
async function commitOf(github, sha) {
  const { tree, message, parents } = await github.rest(
    "GET /repos/{owner}/{repo}/git/commits/{commit_sha}",
    { commit_sha: sha },
    Commit
  );
  return { sha, tree: tree.sha, message, parents: parents.map((parent) => parent.sha) };
}
async function fileAt(github, tree, path) {
  const steps = path.split("/");
  let at = tree;
  for (const [index, step] of steps.entries()) {
    const listing = await github.rest(
      "GET /repos/{owner}/{repo}/git/trees/{tree_sha}",
      { tree_sha: at },
      Tree
    );
    const entry = listing.tree.find((one) => one.path === step);
    const isLast = index === steps.length - 1;
    if (entry === void 0 || entry.type !== (isLast ? "blob" : "tree")) return null;
    if (isLast) {
      const mode = PLAIN_MODES.find((one) => one === entry.mode);
      return mode === void 0 ? null : { text: await textOf(github, entry.sha, path), mode };
    }
    at = entry.sha;
  }
  return null;
}
async function textOf(github, sha, path) {
  const { content } = await github.rest(
    "GET /repos/{owner}/{repo}/git/blobs/{file_sha}",
    { file_sha: sha },
    Blob
  );
  const bytes = Buffer.from(content, "base64");
  const text = bytes.toString();
  if (bytes.length > LARGEST_FILE_BYTES || !Buffer.from(text).equals(bytes))
    throw new AppError(
      "input",
      `${quoted(path, 200)} is no text of usual size`,
      "Name the file that pins the model."
    );
  return text;
}
async function commitFile(github, parent, file, message) {
  const { path, mode, text: content } = file;
  const tree = await github.rest(
    "POST /repos/{owner}/{repo}/git/trees",
    { base_tree: parent.tree, tree: [{ path, mode, type: "blob", content }] },
    Sha
  );
  const commit = await github.rest(
    "POST /repos/{owner}/{repo}/git/commits",
    { message, tree: tree.sha, parents: [parent.sha] },
    Sha
  );
  return commit.sha;
}
async function moveBranch(github, branch, sha, isThere) {
  if (isThere) {
    const ref = `heads/${branch}`;
    await github.rest("PATCH /repos/{owner}/{repo}/git/refs/{ref}", { ref, sha, force: true }, Ref);
    return;
  }
  try {
    const ref = `refs/heads/${branch}`;
    await github.rest("POST /repos/{owner}/{repo}/git/refs", { ref, sha }, Ref);
  } catch (error) {
    const isTaken = error instanceof GithubError && error.status === 422 && /already exists/i.test(error.said);
    if (!isTaken) throw error;
    await moveBranch(github, branch, sha, true);
  }
}

// src/adapters/github-release-pull.ts
var Pull = object({
  number: int().positive(),
  html_url: string(),
  state: string(),
  merged_at: string().nullish(),
  title: string(),
  body: string().nullish()
});
async function putPullRequest(github, wanted) {
  const there = await pullsOf(github, wanted);
  const open = there.find(({ state }) => state === "open");
  if (open !== void 0) return updated(github, open, wanted);
  const [last] = there;
  if (last !== void 0 && (last.merged_at ?? null) === null && last.body?.includes(wanted.mark))
    return { outcome: "declined", number: last.number, url: last.html_url };
  const { head, base, title, body } = wanted;
  try {
    const made = await github.rest("POST /repos/{owner}/{repo}/pulls", { head, base, title, body }, Pull);
    return { outcome: "opened", number: made.number, url: made.html_url };
  } catch (error) {
    const second = await openAfter(github, wanted, error) ?? null;
    if (second === null) throw error;
    return updated(github, second, wanted);
  }
}
var openAfter = async (github, wanted, error) => error instanceof GithubError && error.status === 422 ? (await pullsOf(github, wanted)).find(({ state }) => state === "open") : void 0;
var pullsOf = (github, { head, base }) => github.rest(
  "GET /repos/{owner}/{repo}/pulls",
  {
    state: "all",
    head: `${github.owner}:${head}`,
    base,
    sort: "created",
    direction: "desc",
    per_page: 30
  },
  array(Pull)
);
async function updated(github, { number: number2, html_url: url, title, body }, wanted) {
  const isSame2 = title === wanted.title && (body ?? "").replaceAll("\r\n", "\n") === wanted.body;
  if (isSame2) return { outcome: "unchanged", number: number2, url };
  await github.rest(
    "PATCH /repos/{owner}/{repo}/pulls/{pull_number}",
    { pull_number: number2, title: wanted.title, body: wanted.body },
    Pull
  );
  return { outcome: "updated", number: number2, url };
}

// src/adapters/github-release-bump.ts
var WORKFLOWS = ".github/workflows/";
async function bumpPullRequest(options, change) {
  const { path, proposal } = change;
  const besides = path.startsWith(WORKFLOWS) ? "The token of a job may not change workflows at all: pin the model in wattlint.yml, or use a token of an app with workflows: write." : void 0;
  const base = await permitted(putBranch(options, change), {
    what: `write to ${PROPOSAL_BRANCH} of ${options.repository}`,
    permissions: ["contents: write", "pull-requests: write"],
    ...besides === void 0 ? {} : { besides }
  });
  if (base === null) return { outcome: "pinned" };
  return permitted(
    patiently(
      options,
      (github) => putPullRequest(github, {
        head: PROPOSAL_BRANCH,
        base,
        title: proposal.title,
        body: proposal.body,
        mark: releaseReferenceText(change.release)
      })
    ),
    {
      what: `open pull requests in ${options.repository}`,
      permissions: ["contents: write", "pull-requests: write"],
      besides: 'For the token of a job, the repository must also have "Allow GitHub Actions to create and approve pull requests" under Settings, Actions, General.'
    }
  );
}
async function putBranch(options, { path, base, release, proposal }) {
  return patiently(options, async (github) => {
    const into = base ?? await defaultBranch(github);
    const tip = await branchCommit(github, into);
    const file = tip === null ? null : await fileAt(github, tip.tree, path);
    if (tip === null || file === null)
      throw new AppError(
        "input",
        `${quoted(path, 200)} is no file on ${quoted(into, 200)}`,
        "Name the file that pins the model, from the root of the repository."
      );
    const { text, found } = repinned(file.text, release);
    if (found.length === 0)
      throw new AppError(
        "input",
        `no line of ${quoted(path, 200)} names a model of ${release.owner}/${release.repo}`,
        `Write the line that is to be kept up to date: model: ${releaseReferenceText(release)}.`
      );
    if (text === file.text) return null;
    const there = await branchCommit(github, PROPOSAL_BRANCH);
    if (there !== null) {
      if (!await isOurs(github, there)) throw foreign();
      if ((await fileAt(github, there.tree, path))?.text === text) return into;
    }
    const commit = await commitFile(github, tip, { path, mode: file.mode, text }, proposal.commitMessage);
    await moveBranch(github, PROPOSAL_BRANCH, commit, there !== null);
    return into;
  });
}
async function isOurs(github, commit) {
  const isMarked = ({ message }) => message.split("\n").some((line) => line.startsWith(`${COMMIT_TRAILER} `));
  if (isMarked(commit)) return true;
  return commit.parents.length === 2 && isMarked(await parentCommit(github, commit));
}
var foreign = () => new AppError(
  "input",
  `somebody else has committed to ${PROPOSAL_BRANCH}`,
  "Merge or delete the branch: nothing is written over."
);

// src/commands/refresh-publish.ts
function checkPublishing({ publish: publish2, pin }, io) {
  if (publish2 === void 0) {
    if (pin === void 0) return;
    throw new AppError("input", "--pin has no release to pin", "Add --publish OWNER/REPO.");
  }
  if (!/^[\w.-]+\/[\w.-]+$/.test(publish2))
    throw new AppError("input", `${quoted(publish2)} is no repository`, "Write --publish OWNER/REPO.");
  githubFrom(publish2, io);
}
async function publishRefreshed(flags, work, io) {
  if (flags.publish === void 0) return;
  const tell = (text) => io.err(`wattlint: ${oneLine(text)}
`);
  const evaluation = await work.text(RESULT) ?? "";
  const { outcome, candidate, before, after } = RefreshResult.parse(JSON.parse(evaluation));
  if (outcome !== "replaced") return tell("nothing new to publish");
  const model = await modelOf(flags.current, io);
  if (model.id !== candidate.id)
    throw new AppError(
      "input",
      `${quoted(flags.current)} is not the model that was evaluated`,
      "Begin anew with --fresh."
    );
  const github = githubFrom(flags.publish, io);
  const release = modelReleaseFrom({
    repository: flags.publish,
    model,
    tag: flags.tag ?? null,
    scores: { before, after },
    evaluation,
    chart: await work.text(CHART)
  });
  const published = await publishRelease(github, release, { commit: null, isLatest: false });
  tell(
    published.outcome === "unchanged" ? `the release ${release.tag} was out already: ${published.url}` : `released ${release.tag}: ${published.url}`
  );
  if (!published.isImmutable)
    tell(
      "warning: releases of that repository can be changed; pin the digest, or make them immutable in its settings"
    );
  io.out(`model: ${releaseReferenceText(release.reference)}
`);
  if (flags.pin === void 0) return;
  const proposal = proposalFrom(release, flags.pin, { before, after }, published.url);
  const pulled = await bumpPullRequest(github, {
    path: flags.pin,
    base: null,
    release: release.reference,
    proposal
  });
  tell(
    pulled.outcome === "pinned" ? `${flags.pin} names that model already` : `pull request ${pulled.outcome}`
  );
}
function githubFrom(repository, io) {
  const token = io.env("GH_TOKEN") || io.env("GITHUB_TOKEN") || "";
  if (token === "")
    throw new AppError(
      "input",
      "nobody may publish without a token",
      "Set GITHUB_TOKEN to one with contents: write, and pull-requests: write for --pin."
    );
  return {
    token,
    repository,
    apiUrl: io.env("GITHUB_API_URL") || "https://api.github.com",
    graphqlUrl: io.env("GITHUB_GRAPHQL_URL") || "https://api.github.com/graphql",
    userAgent: `wattlint/${version}`
  };
}

// src/commands/run-refresh.ts
var FILES = {
  requests: "requests.ndjson",
  rows: "rows.ndjson",
  training: "training.ndjson",
  heldOut: "held-out.ndjson",
  candidate: "candidate.json",
  card: "candidate.md"
};
async function runRefresh(flags, io) {
  checkPublishing(flags, io);
  const work = await workFolder(io.cwd, flags.work);
  const tell = (text) => io.err(`wattlint: ${oneLine(text)}
`);
  const stopped = io.stopSignal();
  const stoppable = { ...io, stopSignal: () => stopped };
  const asked = hashOf(flags);
  let progress = begun(flags.fresh === true ? null : await work.progress(), asked, nowS());
  if (progress.done.length > 0)
    tell(
      `goes on where the run of ${timeText(progress.started_at_s)} stopped, behind ${progress.done.at(-1)}`
    );
  async function step(name, does, run) {
    if (progress.done.includes(name)) return;
    if (stopped.aborted)
      throw new AppError("source", `stopped before ${name}`, "What is done is kept: run it again to go on.");
    tell(`${name}: ${does}`);
    try {
      await run();
    } catch (error) {
      if (name === "publish" && error instanceof AppError && error.failure === "input")
        await work.keep({ ...progress, done: [...STEPS] });
      throw error;
    }
    progress = { ...progress, done: [...progress.done, name] };
    await work.keep(progress);
  }
  await step("collect", "the workloads that the cluster holds", () => collect(flags, work, stoppable));
  await step(
    "label",
    "the energy that Kepler measured",
    () => measure(flags, work, progress.started_at_s, stoppable)
  );
  await step("join", "workloads with their energy", () => joinAndSplit(flags, work, stoppable));
  await step(
    "train",
    "a model with the rows that are not held out",
    () => train(flags, work, progress.started_at_s, io)
  );
  await step("evaluate", "both models on the rows held out", () => judgeRefreshed(flags, work, FILES, io));
  await step(
    "publish",
    flags.publish ?? "nowhere, for no repository is named",
    () => publishRefreshed(flags, work, io)
  );
  return EXIT_WITHIN;
}
var hashOf = (flags) => createHash2("sha256").update(JSON.stringify(Object.entries({ ...flags, fresh: null }).toSorted())).digest("hex");
var MS_PER_S2 = 1e3;
var timeText = (atS) => new Date(atS * MS_PER_S2).toISOString().slice(0, 16);
var quiet = (io) => ({ ...io, out: () => {
}, outLine: async () => true });
async function collect(flags, work, io) {
  const before = new Set((await work.text(FILES.requests) ?? "").split("\n").filter(Boolean));
  const lines = [];
  const status = await runCollect(
    {
      ...flags,
      kinds: flags.kinds ?? [],
      once: true,
      emit: "changes",
      postHeader: []
    },
    {
      ...io,
      outLine: async (text) => {
        for (const line of text.split("\n")) lines.push(line);
        return true;
      }
    }
  );
  if (status !== EXIT_WITHIN) io.err("wattlint: what could not be listed is left out\n");
  for (const line of lines) before.delete(line);
  await work.write(FILES.requests, `${[...before, ...lines].join("\n")}
`);
}
async function measure(flags, work, startedAtS, io) {
  const out = work.path(`targets-${Math.floor(startedAtS)}.ndjson`);
  await runLabel({ ...flags, per: "workload", out }, quiet(io));
}
async function joinAndSplit(flags, work, io) {
  await runJoin(
    {
      requests: [work.path(FILES.requests)],
      targets: [...await work.targets(flags.keep)],
      out: work.path(FILES.rows),
      sourceId: flags.sourceId,
      licence: flags.licence,
      weight: 1,
      ...flags.cluster === void 0 ? {} : { cluster: flags.cluster },
      allowSynthetic: flags.allowSynthetic ?? false
    },
    quiet(io)
  );
  const rows = (await work.text(FILES.rows) ?? "").split("\n").filter(Boolean);
  const isOut = (line) => isHeldOut(String(JSON.parse(line).group));
  const held = rows.filter(isOut);
  const training = rows.filter((line) => !isOut(line));
  io.err(`wattlint: ${counted(held.length, "row")} of ${rows.length} held out
`);
  const [first] = held;
  const kept = training.length === 0 && first !== void 0 ? held : training;
  await work.write(FILES.training, `${kept.join("\n")}
`);
  await work.write(FILES.heldOut, kept === held ? "" : `${held.join("\n")}
`);
}
var stampOf = (atS) => new Date(atS * MS_PER_S2).toISOString().slice(0, 19).replace(/[-:]/g, "");
async function train(flags, work, startedAtS, io) {
  const { version: version2 } = await modelOf(flags.base, io);
  await runTrain(
    {
      rows: [work.path(FILES.training)],
      target: "avg_power_w",
      weight: flags.weight,
      allowSynthetic: flags.allowSynthetic ?? false,
      out: work.path(FILES.candidate),
      card: work.path(FILES.card),
      evaluate: true,
      sourceId: flags.sourceId,
      title: flags.sourceId,
      licence: flags.licence,
      created: today(),
      ...flags.base === void 0 ? {} : { base: flags.base },
      modelVersion: flags.modelVersion ?? versionBeside(version2, `own.${stampOf(startedAtS)}`)
    },
    quiet(io)
  );
}
export {
  runRefresh
};

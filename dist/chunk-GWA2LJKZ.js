import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  Release,
  statedSha256
} from "./chunk-F6DRIMSG.js";
import {
  GithubError,
  patiently
} from "./chunk-A72X2SX6.js";
import "./chunk-OBOIBTAM.js";
import {
  LARGEST_MODEL_BYTES,
  LARGEST_MODEL_MIB,
  anotherModel,
  cachedModel,
  notHad
} from "./chunk-XRDYF5TB.js";
import "./chunk-MNHI26C3.js";
import {
  CHECKSUMS_ASSET,
  checksumOf
} from "./chunk-T22NFV42.js";
import "./chunk-6DA3H36N.js";
import {
  releaseReferenceText
} from "./chunk-CDDBQACY.js";
import {
  oneLine
} from "./chunk-ZYN6WMRK.js";
import "./chunk-OGAPIFVC.js";
import "./chunk-4Y5D63YT.js";
import "./chunk-X6PSLHTU.js";
import "./chunk-TNUZZPWE.js";
import {
  AppError,
  sentenceOf
} from "./chunk-4SDNS7QA.js";

// src/adapters/model-source-release.ts
var LARGEST_CHECKSUMS_BYTES = 1024 * 1024;
var MOST_LISTED = 5;
var PATIENCE_MS = 15e4;
var REQUEST_MS = 6e4;
async function releasedModel(release, shown, access) {
  const options = {
    patienceMs: PATIENCE_MS,
    requestMs: REQUEST_MS,
    ...access.github,
    repository: `${release.owner}/${release.repo}`
  };
  try {
    return await asAnyReader(options, (reader) => readRelease(release, shown, { access, reader }));
  } catch (error) {
    if (!(error instanceof GithubError)) throw error;
    const hint = error.isRefusal || error.status === 401 ? UNSEEN : void 0;
    throw notHad(shown, `cannot be had: ${error.message}`, error, hint);
  }
}
var UNSEEN = "Is there such a release? One of a private repository takes a token that may read it: contents: read there.";
async function asAnyReader(options, read) {
  try {
    return await read(options);
  } catch (error) {
    const isRefused = error instanceof GithubError && (error.isRefusal || error.status === 401);
    if (!isRefused || options.token === null) throw error;
    return read({ ...options, token: null }).catch((second) => {
      throw second instanceof GithubError ? error : second;
    });
  }
}
async function readRelease(release, shown, { access, reader }) {
  const { sha256 } = release;
  if (sha256 !== null) {
    const bytes2 = await cachedModel(shown, sha256, access, async () => {
      const { assets: assets2 } = await found(release, reader);
      return download(assetOf(release.asset, assets2, shown), sha256, shown, reader);
    });
    return { bytes: bytes2, notice: null };
  }
  const { assets } = await found(release, reader);
  const asset = assetOf(release.asset, assets, shown);
  const listed = await listedDigest(release.asset, assets, shown, reader);
  const bytes = await cachedModel(shown, listed, access, () => download(asset, listed, shown, reader));
  const pinned = releaseReferenceText({ ...release, sha256: listed });
  return { bytes, notice: `The model is pinned by its tag alone. To hold it to its digest, write ${pinned}.` };
}
var found = ({ tag }, reader) => patiently(
  reader,
  (github) => tag === null ? github.rest("GET /repos/{owner}/{repo}/releases/latest", {}, Release) : github.rest("GET /repos/{owner}/{repo}/releases/tags/{tag}", { tag }, Release)
);
function assetOf(name, assets, shown) {
  const asset = assets.find((one) => one.name === name);
  if (asset !== void 0) return asset;
  const names = assets.slice(0, MOST_LISTED).map((one) => oneLine(one.name, 60));
  const others = names.length === 0 ? "nothing" : names.join(", ");
  throw notHad(
    shown,
    `has no ${name}: the release holds ${others}`,
    void 0,
    "Name what it is called behind the tag: @TAG/ASSET."
  );
}
async function listedDigest(name, assets, shown, reader) {
  const write = `Write ${shown}#sha256-\u2026 with 64 digits: those that sha256sum prints of it.`;
  const list = assets.find((one) => one.name === CHECKSUMS_ASSET);
  if (list === void 0)
    throw notHad(shown, `has no digest, and its release no ${CHECKSUMS_ASSET}`, void 0, write);
  const bytes = await assetBytes(list, LARGEST_CHECKSUMS_BYTES, shown, reader);
  const digest = checksumOf(new TextDecoder().decode(bytes), name);
  if (digest === null)
    throw notHad(shown, `is not in the ${CHECKSUMS_ASSET} of its release`, void 0, write);
  return digest;
}
async function download(asset, sha256, shown, reader) {
  const stated = statedSha256(asset);
  if (stated !== null && stated !== sha256) throw anotherModel(shown, stated);
  if (asset.size > LARGEST_MODEL_BYTES) throw notHad(shown, `is over ${LARGEST_MODEL_MIB} MiB`);
  return assetBytes(asset, LARGEST_MODEL_BYTES, shown, reader);
}
async function assetBytes({ id }, most, shown, reader) {
  try {
    return await patiently(
      reader,
      (github) => github.bytes(
        "GET /repos/{owner}/{repo}/releases/assets/{asset_id}",
        { asset_id: id, headers: { accept: "application/octet-stream" } },
        most
      )
    );
  } catch (error) {
    if (error instanceof GithubError || !(error instanceof AppError)) throw error;
    throw notHad(shown, `cannot be had: ${sentenceOf(error)}`, error);
  }
}
export {
  releasedModel
};

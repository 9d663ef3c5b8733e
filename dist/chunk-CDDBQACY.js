import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)

// src/publish/release-reference.ts
var MODEL_ASSET = "wattlint-model.json";
var WHOLE = /^release:([A-Za-z0-9][\w-]{0,99})\/([\w.-]{1,100})(?:@([\w.+/-]{1,255}))?(?:#sha256[-=]([0-9a-fA-F]{64}))?$/;
var STEPS = /^(?!\.{1,2}(?:\/|$))[\w.+-]+(?:\/(?!\.{1,2}(?:\/|$))[\w.+-]+)*$/;
function releaseReferenceFrom(text) {
  const [, owner, repo, place, digest] = WHOLE.exec(text) ?? [];
  if (owner === void 0 || repo === void 0 || /^\.{1,2}$/.test(repo)) return null;
  const sha256 = digest?.toLowerCase() ?? null;
  if (place === void 0) return { owner, repo, tag: null, asset: MODEL_ASSET, sha256 };
  if (!STEPS.test(place)) return null;
  const slash = place.lastIndexOf("/");
  return slash === -1 ? { owner, repo, tag: place, asset: MODEL_ASSET, sha256 } : { owner, repo, tag: place.slice(0, slash), asset: place.slice(slash + 1), sha256 };
}
function releaseReferenceText({ owner, repo, tag, asset, sha256 }) {
  const isUsual = asset === MODEL_ASSET && tag?.includes("/") !== true;
  const place = tag === null ? "" : `@${tag}${isUsual ? "" : `/${asset}`}`;
  return `release:${owner}/${repo}${place}${sha256 === null ? "" : `#sha256-${sha256}`}`;
}
var isReleaseTag = (tag) => tag.length <= 200 && STEPS.test(tag) && !/\.\.|\.lock(?:\/|$)|(?:^|\/)[.-]|\.(?:\/|$)/.test(tag);

export {
  MODEL_ASSET,
  releaseReferenceFrom,
  releaseReferenceText,
  isReleaseTag
};

import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  releaseReferenceFrom
} from "./chunk-CDDBQACY.js";
import {
  quoted
} from "./chunk-4SDNS7QA.js";

// src/config/model-source.ts
var modelFallbacks = ["fail", "bundled"];
var DIGEST = /^#sha256[-=]([0-9a-fA-F]{64})$/;
var LONGEST_SHOWN = 200;
function modelSourceFrom(text) {
  if (text.startsWith("release:")) return releaseFrom(text);
  return /^(?:https?:|[A-Za-z][\w+.-]+:\/\/)/i.test(text) ? addressFrom(text) : { kind: "file", path: text };
}
function releaseFrom(text) {
  const release = releaseReferenceFrom(text);
  if (release === null)
    return {
      message: `model ${quoted(text, LONGEST_SHOWN)} names no release`,
      hint: "Write release:OWNER/REPO@TAG#sha256-\u2026, with 64 digits, and /ASSET behind the tag where it is called otherwise."
    };
  const shown = text.replace(/#.*$/, "");
  if (release.tag !== null || release.sha256 !== null) return { kind: "release", release, shown };
  return {
    message: `model ${quoted(shown, LONGEST_SHOWN)} names neither a tag nor a digest, so it could be another model tomorrow`,
    hint: `Write ${shown}@TAG#sha256-\u2026: the notes of the release have that line.`
  };
}
function addressFrom(text) {
  const url = URL.parse(text);
  if (url === null || url.protocol !== "https:")
    return {
      message: "the model is named by an address that is not https",
      hint: "Write one with https://, or the path of a file."
    };
  const shown = `${url.origin}${url.pathname}`;
  if (url.username !== "" || url.password !== "")
    return {
      message: `model ${quoted(shown, LONGEST_SHOWN)} holds a user or password`,
      hint: "Leave it out."
    };
  const [, sha256] = DIGEST.exec(url.hash) ?? [];
  if (sha256 === void 0)
    return {
      message: `model ${quoted(shown, LONGEST_SHOWN)} has no digest, so it could be another model tomorrow`,
      hint: `Write its digest behind it, #sha256- and 64 digits: those that "curl -fsSL ${shown} | sha256sum" prints.`
    };
  url.hash = "";
  return { kind: "url", url, shown, sha256: sha256.toLowerCase() };
}

export {
  modelFallbacks,
  modelSourceFrom
};

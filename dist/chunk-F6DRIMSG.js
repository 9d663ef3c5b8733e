import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  array,
  boolean,
  int,
  object,
  string
} from "./chunk-4SDNS7QA.js";

// src/adapters/github-release-shape.ts
var ReleaseAsset = object({
  id: int().positive(),
  name: string(),
  state: string(),
  size: int().nonnegative(),
  /** `sha256:` and 64 digits; older servers say none. */
  digest: string().nullish()
});
var Release = object({
  id: int().positive(),
  tag_name: string(),
  target_commitish: string(),
  name: string().nullable(),
  body: string().nullish(),
  draft: boolean(),
  immutable: boolean().default(false),
  html_url: string(),
  assets: array(ReleaseAsset)
});
var statedSha256 = ({ digest }) => /^sha256:([0-9a-f]{64})$/.exec(digest ?? "")?.[1] ?? null;

export {
  ReleaseAsset,
  Release,
  statedSha256
};

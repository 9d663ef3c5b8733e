import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  AppError,
  quoted
} from "./chunk-4SDNS7QA.js";

// src/commands/post-headers.ts
function headersFrom(texts, tokenEnv, io) {
  const headers = {};
  for (const text of texts) {
    const [, name, value] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):\s*([\t\x20-\x7e]*)$/.exec(text) ?? [];
    if (name === void 0 || value === void 0)
      throw new AppError(
        "input",
        `the header ${quoted(text.split(":")[0] ?? "")} is none`,
        'Write NAME:VALUE, such as "X-Api-Key:\u2026".'
      );
    headers[name.toLowerCase()] = value;
  }
  if (tokenEnv !== void 0) {
    const token = io.env(tokenEnv) ?? "";
    if (token === "")
      throw new AppError(
        "input",
        `the environment variable ${quoted(tokenEnv)} is empty`,
        "Set it, or name another."
      );
    headers["authorization"] = `Bearer ${token}`;
  }
  return headers;
}

export {
  headersFrom
};

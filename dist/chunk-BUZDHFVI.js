import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  AppError
} from "./chunk-4SDNS7QA.js";

// src/adapters/bytes.ts
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
async function readBytes(cwd, named) {
  try {
    return await readFile(resolve(cwd, named));
  } catch (cause) {
    throw new AppError("input", `${JSON.stringify(named)} cannot be read`, "Name a readable file.", {
      cause
    });
  }
}

export {
  readBytes
};

import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  AppError
} from "./chunk-4SDNS7QA.js";

// src/adapters/atomic-file.ts
import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
async function writeWhole(cwd, named, content) {
  const file = resolve(cwd, named);
  const draft = join(dirname(file), `.${basename(file)}.${randomUUID()}`);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(draft, content, { flag: "wx", flush: true });
    await rename(draft, file);
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => null);
    throw new AppError("input", `${named}: cannot be written`, "Name a file in a folder of yours.", { cause });
  }
}

export {
  writeWhole
};

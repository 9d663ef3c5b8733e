import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  AppError
} from "./chunk-4SDNS7QA.js";

// src/commands/outputs.ts
function outputOf(text, formats) {
  const separator = text.indexOf("=");
  const format = formats.find((name) => name === text.slice(0, separator));
  const file = text.slice(separator + 1);
  if (separator !== -1 && format !== void 0 && file !== "") return { format, file };
  throw new AppError(
    "input",
    `--output ${JSON.stringify(text)} is not FORMAT=FILE`,
    `Formats: ${formats.join(", ")}.`
  );
}

export {
  outputOf
};

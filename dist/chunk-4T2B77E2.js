import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)

// src/report/format-names.ts
var formatNames = ["text", "json", "markdown", "csv", "ndjson"];

export {
  formatNames
};

import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)

// src/version.ts
var version = "0.1.0";

export {
  version
};

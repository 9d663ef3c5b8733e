import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  problemFrom
} from "./chunk-5KOT2KY3.js";

// src/parse/json-documents.ts
function parseJsonDocuments(path, text) {
  const whole = parsed(text);
  if (whole !== void 0) {
    const values = Array.isArray(whole) ? whole : [whole];
    return {
      documents: values.map((value, index) => ({ value, line: null, place: `document ${index + 1}: ` })),
      problems: []
    };
  }
  const documents = [];
  const problems = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const value = parsed(line);
    if (value === void 0)
      problems.push(
        problemFrom(
          "yaml-syntax",
          path,
          index + 1,
          "the line is not JSON. Write one object a line, or one array."
        )
      );
    else documents.push({ value, line: index + 1, place: "" });
  }
  return { documents, problems };
}
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}

export {
  parseJsonDocuments
};

import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  _enum,
  int,
  strictObject,
  string
} from "./chunk-4SDNS7QA.js";

// src/schema/problem.ts
var Severity = _enum(["error", "warning"]);
var ProblemKind = _enum([
  "unreadable-file",
  "too-large",
  "not-utf8",
  "yaml-syntax",
  "yaml-limit",
  "duplicate-key",
  "invalid-field",
  "suspect-field",
  "fragment",
  "unresolved-placeholder",
  "unknown-resource",
  "unsupported-kind",
  "unresolved-reference",
  "not-rendered",
  "duplicate-identity"
]);
var Problem = strictObject({
  kind: ProblemKind,
  severity: Severity,
  path: string(),
  line: int().positive().nullable(),
  message: string()
});
var problemInfo = {
  "unreadable-file": { title: "File could not be read", severity: "error" },
  "too-large": { title: "File over the size limit", severity: "error" },
  "not-utf8": { title: "Text is not UTF-8", severity: "error" },
  "yaml-syntax": { title: "YAML or JSON syntax", severity: "error" },
  "yaml-limit": { title: "YAML that expands or nests without bound", severity: "error" },
  "duplicate-key": { title: "Key written twice", severity: "warning" },
  "invalid-field": { title: "Field that could not be read", severity: "error" },
  "suspect-field": { title: "Field that Kubernetes would refuse, read all the same", severity: "warning" },
  fragment: { title: "Workload without containers: a patch or a fragment", severity: "warning" },
  "unresolved-placeholder": { title: "Placeholder left in the manifest", severity: "error" },
  "unknown-resource": { title: "Resource name that is not known", severity: "warning" },
  "unsupported-kind": { title: "Kind that runs pods and is not read", severity: "warning" },
  "unresolved-reference": { title: "Reference to what is not among the files", severity: "warning" },
  "not-rendered": { title: "Kustomization that would change the figures", severity: "warning" },
  "duplicate-identity": { title: "Workload declared more than once", severity: "warning" }
};
var problemFrom = (kind, path, line, message) => ({
  kind,
  severity: problemInfo[kind].severity,
  path,
  line,
  message
});

export {
  Problem,
  problemFrom
};

import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)

// src/encode/spec-hash.ts
import { createHash } from "node:crypto";
function specHash(request) {
  return createHash("sha256").update(pythonJson(originFields(request))).digest("hex").slice(0, 16);
}
function originFields(request) {
  const { schema_version, namespace, workload_kind, workload_name, labels, annotations } = request;
  const { containers, init_container_count, sidecar_count, volume_types, node_type, runtime_class } = request;
  const { gpu_count, parallelism, completions } = request;
  return {
    schema_version,
    namespace,
    workload_kind,
    workload_name,
    labels,
    annotations,
    containers,
    init_container_count,
    sidecar_count,
    volume_types,
    node_type,
    runtime_class,
    gpu_count,
    parallelism,
    completions
  };
}
function pythonJson(value) {
  if (typeof value === "string") return asciiString(value);
  if (value === null || typeof value !== "object") return String(value);
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(", ")}]`;
  const members = Object.entries(value).toSorted(([a], [b]) => compareCodePoints(a, b)).map(([key, member]) => `${asciiString(key)}: ${pythonJson(member)}`);
  return `{${members.join(", ")}}`;
}
var asciiString = (text) => JSON.stringify(text).replace(
  /[\u007f-\uffff]/g,
  (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`
);
function compareCodePoints(a, b) {
  const [left, right] = [[...a], [...b]];
  for (const [i, character] of left.entries()) {
    const other = right[i];
    if (other === void 0) return 1;
    const difference = (character.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

export {
  specHash
};

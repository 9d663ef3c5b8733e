import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)

// src/statistics.ts
function quantile(values, ratio) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * ratio;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}
var mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

export {
  quantile,
  mean
};

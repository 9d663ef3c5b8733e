import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  grouped
} from "./chunk-X6PSLHTU.js";

// src/label/scrapes.ts
function seriesFromScrapes(scrapes) {
  const all = scrapes.flatMap(
    ({ exporter, at_s, samples }) => samples.map((sample) => ({ sample, exporter, at_s: sample.at_s ?? at_s }))
  );
  const bySeries = grouped(
    all,
    ({ sample, exporter }) => JSON.stringify([exporter, sample.name, Object.entries(sample.labels).toSorted(byName)])
  );
  return [...bySeries.values()].flatMap((points) => {
    const [first] = points;
    if (first === void 0) return [];
    const { sample, exporter } = first;
    const values = new Map(points.map(({ sample: { value }, at_s }) => [at_s, value]));
    return [
      {
        name: sample.name,
        labels: targetLabels(sample.labels, exporter),
        points: [...values].toSorted(([a], [b]) => a - b)
      }
    ];
  });
}
var byName = ([a], [b]) => a < b ? -1 : 1;
function targetLabels(labels, exporter) {
  if (exporter === "") return labels;
  const { instance, ...own } = labels;
  return { ...own, ...instance === void 0 ? {} : { exported_instance: instance }, instance: exporter };
}

// src/commands/label-series.ts
var WANTED = /^kepler_(?:(?:pod|container|node)_(?:\w+_)?joules_total|(?:exporter_)?build_info|node_info)$/;
var OWNERS = /^kube_(?:pod_(?:owner|start_time|completion_time|labels)|(?:replicaset|job)_owner|\w+_(?:replicas_ready|ready_replicas|number_ready))$/;
var isKeplers = (name) => WANTED.test(name);
var isWanted = (name) => WANTED.test(name) || OWNERS.test(name);
var tellOwners = (series) => series.some(({ name, points }) => name === "kube_pod_owner" && points.length > 0);

export {
  seriesFromScrapes,
  isKeplers,
  isWanted,
  tellOwners
};

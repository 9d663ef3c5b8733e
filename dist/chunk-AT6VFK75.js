import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)

// src/join/owner.ts
var TEMPLATE_HASH = "[4-9bcdf]{6,10}";
var REPLICA_SET = new RegExp(`^(.+)-${TEMPLATE_HASH}$`);
var REPLICA_SET_POD = new RegExp(`^((.+)-${TEMPLATE_HASH})-[a-z0-9]{5}$`);
var GENERATED = /^(.+)-[bcdfghjklmnpqrstvwxz2456789]{5}$/;
var NUMBERED = /^(.+)-\d+$/;
function ownerFrom(kind, name) {
  if (kind === "ReplicaSet") return deploymentOf(REPLICA_SET.exec(name)?.[1]) ?? { kind, name };
  if (kind === "Pod") return deploymentOf(REPLICA_SET_POD.exec(name)?.[2]) ?? { kind, name };
  return { kind, name };
}
var deploymentOf = (name) => name === void 0 ? null : { kind: "Deployment", name };
function knownOwner(kind, name, isKnown) {
  return candidates(kind, name).find(isKnown) ?? ownerFrom(kind, name);
}
function candidates(kind, name) {
  const itself = { kind, name };
  if (kind === "Job") return [itself, ...named(NUMBERED.exec(name)?.[1], ["CronJob"])];
  if (kind === "ReplicaSet") return [itself, ...named(REPLICA_SET.exec(name)?.[1], ["Deployment", "Rollout"])];
  if (kind !== "Pod") return [itself];
  const [, replicaSet, deployment] = REPLICA_SET_POD.exec(name) ?? [];
  const generated = GENERATED.exec(name)?.[1];
  return [
    itself,
    ...named(replicaSet, ["ReplicaSet"]),
    ...named(deployment, ["Deployment", "Rollout"]),
    ...named(generated, ["DaemonSet", "ReplicaSet", "Job", "ReplicationController"]),
    ...named(NUMBERED.exec(generated ?? "")?.[1], ["Job", "CronJob"]),
    ...named(NUMBERED.exec(name)?.[1], ["StatefulSet"])
  ];
}
var named = (name, kinds) => name === void 0 ? [] : kinds.map((kind) => ({ kind, name }));

export {
  ownerFrom,
  knownOwner
};

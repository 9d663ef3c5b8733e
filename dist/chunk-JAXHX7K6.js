import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  InvalidArgumentError,
  Option
} from "./chunk-XXJP3ZZG.js";
import {
  AppError,
  quoted
} from "./chunk-4SDNS7QA.js";

// src/commands/cluster-options.ts
var clusterOptions = () => [
  new Option(
    "--kubeconfig <files>",
    "configuration of the cluster, several as in KUBECONFIG (default: that, ~/.kube/config, or the pod it runs in)"
  ),
  new Option("--context <name>", "context of that configuration (default: the current one)"),
  new Option(
    "--ca-file <file>",
    "CA certificates of the cluster (default: K8S_CA_FILE, or the configuration's)"
  ),
  new Option(
    "--verify-ssl <boolean>",
    "whether the cluster's certificate is checked: true or false (default: VERIFY_SSL, or as the configuration says)"
  ).argParser((text) => {
    const value = booleanIn(text);
    if (value === null) throw new InvalidArgumentError("Write true or false.");
    return value;
  }),
  new Option("--suppress-tls-warnings", "say nothing of a certificate that is not checked")
];
function clusterFrom(flags, io) {
  const verified = io.env("VERIFY_SSL") ?? "";
  const fromEnv = verified === "" ? null : booleanIn(verified);
  if (verified !== "" && fromEnv === null)
    throw new AppError("input", `VERIFY_SSL is ${quoted(verified)}`, "Write true or false.");
  const verifiesTls = flags.verifySsl ?? fromEnv;
  if (verifiesTls === false && flags.suppressTlsWarnings !== true)
    io.err("wattlint: the certificate of the cluster is not checked\n");
  return {
    cwd: io.cwd,
    env: io.env,
    kubeconfig: flags.kubeconfig ?? null,
    context: flags.context ?? null,
    caFile: flags.caFile ?? (io.env("K8S_CA_FILE") || null),
    verifiesTls
  };
}
var BOOLEANS = {
  true: true,
  yes: true,
  on: true,
  "1": true,
  false: false,
  no: false,
  off: false,
  "0": false
};
var booleanIn = (text) => BOOLEANS[text.trim().toLowerCase()] ?? null;

export {
  clusterOptions,
  clusterFrom
};

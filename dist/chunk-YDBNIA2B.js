import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  PowerSource,
  TargetName
} from "./chunk-DPTCEGWK.js";
import {
  duration
} from "./chunk-HCF6W34F.js";
import {
  clusterOptions
} from "./chunk-JAXHX7K6.js";
import {
  Command,
  InvalidArgumentError,
  Option
} from "./chunk-XXJP3ZZG.js";

// src/commands/values.ts
var list = (value, before) => [...before, value];
var words = (value, before) => [
  ...before,
  ...value.split(/[\s,]+/).filter((word) => word !== "")
];
function count(value) {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError("Write a whole number from 1.");
  return Number(value);
}
function positive(value) {
  const number = /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : 0;
  if (number <= 0) throw new InvalidArgumentError("Write a number above 0.");
  return number;
}
function severalOf(value) {
  const number = count(value);
  if (number < 2) throw new InvalidArgumentError("Write a whole number from 2.");
  return number;
}
function day(value) {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
  if (!isDay || new Date(value).toISOString().slice(0, 10) !== value)
    throw new InvalidArgumentError("Write a day as YYYY-MM-DD.");
  return value;
}

// src/commands/label.ts
var DESCRIPTION = "Writes a target for every workload that Kepler measured in a window: watts, joules, and how far they can be trusted. Kepler is read from a Prometheus, straight from its pods (--scrape), or from files. A scrape of ours takes what Kepler says once of a pod that ended from the next one, such as a Prometheus.";
function labelCommand(io, done) {
  const command = new Command("label").summary("measure workloads by Kepler's counters").description(DESCRIPTION);
  for (const option of [...promOptions(), ...scrapeOptions(), ...windowOptions(), ...targetOptions()])
    command.addOption(option);
  for (const option of clusterOptions()) command.addOption(option);
  return command.action(async (flags) => {
    const { runLabel } = await import("./chunk-VYIZ5ATG.js");
    done(await runLabel(flags, io));
  });
}
var promOptions = () => [
  new Option("--prom <url>", "Prometheus, or what speaks its API (default: PROMETHEUS_URL)"),
  new Option(
    "--prom-header <name:value>",
    "sent with every question, such as X-Scope-OrgID:team (repeatable)"
  ).argParser(list).default([], "none"),
  new Option("--prom-token-env <name>", "environment variable that holds its bearer token"),
  new Option("--prom-user-env <name>", "environment variable that holds its user"),
  new Option("--prom-password-env <name>", "environment variable that holds its password"),
  new Option("--prom-ca-file <file>", "CA certificates that it is checked by"),
  new Option("--prom-insecure", "take any certificate of it")
];
var scrapeOptions = () => [
  new Option("--scrape", "read Kepler's pods themselves, while --for lasts or until interrupted"),
  new Option("--interval <duration>", "time between two scrapes").argParser(duration).default(15, "15s"),
  new Option("--for <duration>", "time from the first scrape to the last").argParser(duration).default(300, "5m"),
  new Option(
    "--scrape-via <way>",
    "how to reach the pods: by their address, or the API server's proxy; auto: by address in a cluster"
  ).choices(["auto", "ip", "proxy"]).default("auto"),
  new Option("--kepler-namespace <name>", "namespace of its pods: a Role in it suffices (default: all)"),
  new Option("--kepler-selector <labels>", "labels of its pods (default: app.kubernetes.io/name=kepler)"),
  new Option("--exposition <file@time...>", "scraped text, and when it was scraped")
];
var windowOptions = () => [
  new Option("--window <duration>", "length of the window (default: 1h)").argParser(duration),
  new Option("--start <time>", "its start: RFC 3339, Unix seconds, or -6h"),
  new Option("--end <time>", "its end (default: now)"),
  new Option("--step <duration>", "read points that far apart, for a server that gives no samples").argParser(
    duration
  )
];
var targetOptions = () => [
  new Option("--mode <mode>", "job: energy of a run, for Jobs and CronJobs; window: of the window, for all").choices(["job", "window"]).default("job"),
  new Option("--per <what>", "one target for each").choices(["workload", "pod"]).default("workload"),
  new Option(
    "--idle <which>",
    "idle energy in the figures: own as Kepler <=0.9 attributes it, share of the node by CPU time"
  ).choices(["none", "own", "share"]).default("none"),
  new Option("--ns, --namespaces <names...>", "workloads of these alone").argParser(words).default([], "all"),
  new Option("--owner-source <which>", "who says what owns a pod; auto: kube-state-metrics, else the cluster").choices(["auto", "prom", "k8s"]).default("auto"),
  new Option("--cluster <name>", "cluster of targets whose series name none"),
  new Option("--power-source <name>", "what Kepler reads, where its metrics do not tell").choices(
    PowerSource.options.filter((source) => source !== "unknown")
  ),
  new Option("--allow-synthetic", "do not warn of energy whose power_source is fake, unknown or an estimate"),
  new Option("--out <file>", "where to write: .ndjson, .jsonl, .json, .csv or .parquet").default("-")
];

// src/commands/row-options.ts
var OWN_WEIGHT = 5;
var allowSynthetic = () => new Option(
  "--allow-synthetic",
  "also take energy whose power_source is fake, unknown or an estimate: what comes of it says so"
);
var rowOptions = () => [
  new Option("--requests <file...>", "InferenceRequests of rows that hold none"),
  new Option("--target <name>", "figure that watts are taken from").choices(TargetName.options).default("avg_power_w"),
  new Option("--step <seconds>", "length of a step, for energy_step_j; default: as the row says").argParser(
    positive
  ),
  new Option("--window <seconds>", "time measured, for total_energy_j; default: as the row says").argParser(
    positive
  ),
  new Option("--weight <number>", "how much a given row counts beside one of the model").argParser(positive).default(OWN_WEIGHT),
  allowSynthetic()
];
var candidateOptions = () => [
  new Option("--out <file>", "where to write the model").makeOptionMandatory(),
  new Option("--card <file>", "where to write its card, in Markdown"),
  new Option("--model-version <text>", "version of the new model; default: the base's with a suffix"),
  new Option("--created <date>", "date of the data; default: today").argParser(day),
  new Option("--evaluate", "score the scopes that changed by cross-validation").default(true),
  new Option("--no-evaluate", "leave them without scores")
];

// src/commands/refresh.ts
var OWN = /* @__PURE__ */ new Set(["--out", "--per", "--exposition", "--allow-synthetic"]);
function refreshCommand(io, done) {
  const command = new Command("refresh").summary("measure your own cluster, train a model with it, and take it where it is not worse").description(
    "Collects the workloads of a cluster, labels them with the energy that Kepler measured, trains the bundled model with them, and puts the result in the place of the model in use where it is not worse on workloads that are always held out. Measured energy of earlier runs is kept in the work folder and counts too. A run that broke off is taken up where it stopped."
  ).option("--work <folder>", "what is kept from run to run", ".wattlint/refresh").option(
    "--current <file>",
    "model in use, which is replaced; where it is not there, the bundled one is",
    "wattlint-model.json"
  ).option("--base <file>", "model that is trained with the rows (default: the bundled one)").option("--kinds <kinds...>", "kinds to collect (default: Deployment StatefulSet DaemonSet Job CronJob)").addOption(
    new Option("--keep <count>", "how many measurements of earlier runs count").argParser(positive).default(30)
  ).addOption(
    new Option("--weight <number>", "how much a row of yours counts beside one of the base").argParser(positive).default(OWN_WEIGHT)
  ).option("--source-id <name>", "what the model calls your rows", "own-cluster").option("--licence <name>", "licence of your rows", "not stated").option("--accept-unproven", "take the new model also where too few workloads are held out to compare").option("--fresh", "begin anew where a run broke off").option(
    "--publish <repository>",
    "release the new model there: OWNER/NAME, with the token of GITHUB_TOKEN"
  ).option("--tag <name>", "tag of the release (default: model-v and the version)").option(
    "--pin <file>",
    "open a pull request there that pins the new model in this file, such as wattlint.yml"
  ).option("--model-version <text>", "version of the new model (default: that of the base, and the day)").addOption(allowSynthetic());
  for (const option of labelCommand(io, () => {
  }).options)
    if (!OWN.has(option.long ?? "")) command.addOption(option);
  return command.action(async (flags) => {
    const { runRefresh } = await import("./chunk-NR2K27E5.js");
    done(await runRefresh(flags, io));
  });
}

// src/commands/stop-signal.ts
function stopSignal() {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"]) process.once(name, () => controller.abort());
  return controller.signal;
}

export {
  list,
  words,
  count,
  positive,
  severalOf,
  allowSynthetic,
  rowOptions,
  candidateOptions,
  labelCommand,
  refreshCommand,
  stopSignal
};

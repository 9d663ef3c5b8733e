#!/usr/bin/env node
import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  allowSynthetic,
  candidateOptions,
  count,
  labelCommand,
  list,
  positive,
  refreshCommand,
  rowOptions,
  severalOf,
  stopSignal,
  words
} from "./chunk-YDBNIA2B.js";
import {
  diffFormats
} from "./chunk-6ZY5QNHW.js";
import {
  evaluationFormats
} from "./chunk-4XZT7ZHH.js";
import "./chunk-46AJBW3I.js";
import "./chunk-DPTCEGWK.js";
import "./chunk-HCF6W34F.js";
import {
  formatNames,
  impactOptions
} from "./chunk-EUMZFBQQ.js";
import "./chunk-Z2U3YBWV.js";
import "./chunk-2IYAJC7V.js";
import "./chunk-LQ53HEYR.js";
import {
  modelFallbacks
} from "./chunk-VDROJEDS.js";
import {
  version
} from "./chunk-6DA3H36N.js";
import "./chunk-CDDBQACY.js";
import {
  clusterOptions
} from "./chunk-JAXHX7K6.js";
import {
  Command,
  CommanderError,
  Option
} from "./chunk-XXJP3ZZG.js";
import {
  oneLine
} from "./chunk-ZYN6WMRK.js";
import "./chunk-X6PSLHTU.js";
import "./chunk-TNUZZPWE.js";
import {
  AppError,
  EXIT_BUG,
  EXIT_WITHIN,
  exitCodes,
  sentenceOf
} from "./chunk-4SDNS7QA.js";

// src/cli.ts
import { once } from "node:events";

// src/commands/embedder-options.ts
var embedderOptions = () => [
  new Option(
    "--embedder <url>",
    "embedding model that the model was trained with: http://HOST/v2/models/NAME (KServe v2, Triton)"
  ),
  new Option("--embedder-token-env <name>", "environment variable that holds its bearer token"),
  new Option("--embedder-input <name>", "its input for texts, where it has several"),
  new Option("--embedder-output <name>", "its output for vectors, where it has several")
];

// src/commands/manifest-options.ts
var manifestOptions = () => [
  new Option("--config <file>", "configuration (default: .github/wattlint.yml, then wattlint.yml here)"),
  new Option("--exclude <glob>", "leave files out (repeatable)").argParser(list).default([], "none"),
  new Option("--nodes <count>", "nodes that a DaemonSet runs on").argParser(count),
  new Option("--run-seconds <seconds>", "length of a Job or CronJob run").argParser(positive)
];

// src/commands/model-options.ts
var modelOptions = (usual = "that of the configuration, else the bundled one") => [
  new Option(
    "--model <name>",
    `model to predict with: a file, "https://\u2026#sha256-\u2026" or "release:owner/repo@tag#sha256-\u2026" (default: ${usual})`
  ),
  new Option(
    "--model-fallback <what>",
    "when that model cannot be used: fail, or predict with the bundled one"
  ).choices(modelFallbacks).default("fail")
];

// src/commands/capacity.ts
var OF_A_CLUSTER = ["kubeconfig", "context", "caFile", "verifySsl", "suppressTlsWarnings"];
function capacityCommand(io2, done) {
  const command = new Command("capacity").summary("what the nodes of a cluster have, what their pods ask for and draw, and whether more would fit").description(
    "Tells of every node what it has, what its pods reserve, and what they are predicted to draw. Reads nodes and pods of the cluster, or of a file, and changes nothing.\nExit status: 0, 1 with --fail where something does not fit, 2 bad input, 3 the cluster failed, 4 model unusable, 70 a bug."
  ).addOption(
    new Option(
      "--from <file>",
      'what `kubectl get nodes,pods -A -o json` said, "-" for standard input (repeatable)'
    ).argParser(list).default([], "the cluster").conflicts(OF_A_CLUSTER)
  ).option(
    "--fit <path...>",
    "manifests (files, folders, globs) whose pods are to find room; those of the same workload that run now make it"
  ).option("--namespace <name>", "of objects that --fit reads and that name none", "default").option("--fail", "exit with 1 where what --fit names does not fit").addOption(
    new Option("--format <format>", "of standard output").choices(["text", "json"]).default("text")
  );
  const ofManifests = manifestOptions().filter(({ long }) => long !== "--nodes" && long !== "--run-seconds");
  for (const option of [
    ...modelOptions("the bundled one"),
    ...ofManifests,
    ...clusterOptions(),
    ...embedderOptions()
  ])
    command.addOption(option);
  return command.action(async (flags) => {
    const { runCapacity } = await import("./chunk-LA3JVHY7.js");
    done(await runCapacity(flags, io2));
  });
}

// src/commands/check.ts
function checkCommand(io2, done) {
  const command = new Command("check").summary("predict what manifests will draw, and hold that against a budget").description(
    'Predicts power and energy of every workload in PATH (files, folders, globs; "-" for standard input; default: here).\nExit status: 0 within budget, 1 over, 2 bad input or configuration, 3 an outside system failed, 4 model unusable, 70 a bug.'
  ).argument("[path...]", "what to read").addOption(
    new Option("--base <ref>", "compare with the merge base of this branch, tag or commit").conflicts(
      "baseDir"
    )
  ).option(
    "--base-dir <path>",
    "compare with the manifests in this folder or file, such as a chart rendered before the change"
  ).addOption(
    new Option("--config-from <side>", "whose configuration holds where there is a --base").choices(["base", "head"]).default("base")
  ).addOption(
    new Option("--budget <limit>", 'such as "120 W", "3 kWh/day", "+10 W", "+5 %" (repeatable)').argParser(list).default([], "none")
  ).addOption(new Option("--format <format>", "of standard output").choices(formatNames).default("text")).addOption(
    new Option("--output <format=file>", "write a report to a file as well (repeatable)").argParser(list).default([], "none")
  );
  for (const option of [...modelOptions(), ...manifestOptions(), ...impactOptions(), ...embedderOptions()])
    command.addOption(option);
  return command.action(async (paths, flags) => {
    const { runCheck } = await import("./chunk-U4YNNNOJ.js");
    done(await runCheck(paths, flags, io2));
  });
}

// src/commands/collect.ts
function collectCommand(io2, done) {
  const command = new Command("collect").alias("watch").summary("watch a cluster, and print every workload as an InferenceRequest").description(
    'Watches workloads of a cluster, and prints one InferenceRequest a line for each that comes, or whose spec changes; one that goes is a\nline with "event": "deleted". Goes on until it is told to stop.'
  ).addOption(
    new Option("--kinds <kinds...>", "such as Deployment, Pod, Rollout, StatefulSet.apps.kruise.io").argParser(words).default([], "Deployment StatefulSet DaemonSet Job CronJob")
  ).addOption(
    new Option("--namespaces <names...>", "each is watched by itself: a Role in it suffices").argParser(words).default([], "all")
  ).option("--emit-initial", "also print what is there already").option("--once", "print what is there already, and end").addOption(
    new Option("--emit <which>", "changes of what a workload asks for, or all events, its status included").choices(["changes", "all"]).default("changes")
  ).option("--output <file>", "add the lines to this file as well").option("--post <url>", "POST every line to this address as well; never waits for it").addOption(
    new Option("--post-header <name:value>", "sent with it (repeatable)").argParser(list).default([], "none")
  ).option("--post-token-env <name>", "environment variable that holds a bearer token for it");
  for (const option of clusterOptions()) command.addOption(option);
  return command.action(async (flags) => {
    const { runCollect } = await import("./chunk-YH2ENMFN.js");
    done(await runCollect(flags, io2));
  });
}

// src/commands/config.ts
function configCommand(io2, done) {
  const command = new Command("config").summary("check and show the configuration").description(
    "Checks and shows the configuration: the file of the root, what it extends, and the files of folders."
  );
  command.command("validate").summary("tell everything that is wrong with the configuration").description("Reads what a check would read, and tells all errors. Exit status: 0, or 2 with the errors.").argument("[file]", "configuration file (default: the one that a check would take)").action(async (file) => {
    const { runConfigValidate } = await import("./chunk-I6IC3YEC.js");
    done(await runConfigValidate(file, io2));
  });
  command.command("show").summary("print what holds, and where it is written").description(
    "Prints the configuration that a check would take, in one piece: defaults, what is extended, folders."
  ).argument("[file]", "configuration file (default: the one that a check would take)").addOption(
    new Option("--format <format>", "of standard output").choices(["yaml", "json"]).default("yaml")
  ).action(async (file, flags) => {
    const { runConfigShow } = await import("./chunk-I6IC3YEC.js");
    done(await runConfigShow(file, flags, io2));
  });
  return command;
}

// src/commands/encode.ts
function encodeCommand(io2, done) {
  const command = new Command("encode").summary("turn InferenceRequests into vectors").description("Turns InferenceRequests into the numbers that neighbours are searched by.");
  command.command("fit").summary("fit an encoder on requests").description(
    'Writes an encoder: what each feature is centred on and scaled by, so that it varies by 1 over these requests. Input is as from-file or k8s-collect write it (NDJSON, JSON; "-" is standard input).'
  ).requiredOption("--input <file...>", "InferenceRequests").requiredOption("--out <file>", "where to write the encoder, as JSON").option("--part <name>", "part of a model whose features are taken", "pods, measured by Kepler").option("--model <file>", "model whose coefficients are taken (default: the bundled one)").action(async (flags) => {
    const { runEncodeFit } = await import("./chunk-FRCCFSTB.js");
    done(await runEncodeFit(flags, io2));
  });
  command.command("transform").summary("turn requests into vectors by an encoder").description(
    "Writes a record for every request: its name, spec_hash, encoder_id, every named feature in a column, and the vector in `features`. With a model as encoder, each request is encoded by the part that answers it."
  ).requiredOption("--input <file...>", 'InferenceRequests; "-" is standard input').requiredOption("--encoder <file>", 'encoder that "encode fit" wrote, or a model').requiredOption(
    "--out <file>",
    'where to write: .ndjson, .jsonl, .json, .csv or .parquet, or "-" for NDJSON on standard output'
  ).option("--model <file>", "model that the encoder was fitted with (default: the bundled one)").action(async (flags) => {
    const { runEncodeTransform } = await import("./chunk-FRCCFSTB.js");
    done(await runEncodeTransform(flags, io2));
  });
  return command;
}

// src/commands/evaluate.ts
var FOLDS = 5;
function evaluateCommand(io2, done) {
  const command = new Command("evaluate").summary("score a model on measured rows that it has not seen").description(
    "Scores a model (default: the bundled one) on rows: as it is, extended by the other folds of the rows, and simple baselines on those folds. No workload and no pod template is ever on both sides; rows that the model knows are left out. Without --rows: the scores that are kept in the model."
  ).argument("[model]", "model file; stands before the options").option("--rows <file...>", 'rows with watts, as "train" reads them');
  for (const option of rowOptions()) command.addOption(option);
  command.addOption(new Option("--folds <count>", "folds of the rows").argParser(severalOf).default(FOLDS)).option("--strict", "refuse rows that the model knows").addOption(
    new Option("--format <format>", "of standard output").choices(evaluationFormats).default("text")
  ).addOption(
    new Option("--output <format=file>", "write it to a file as well (repeatable)").argParser(list).default([], "none")
  );
  for (const option of embedderOptions()) command.addOption(option);
  return command.action(async (model, flags) => {
    const { runEvaluate } = await import("./chunk-LRWWN6RP.js");
    done(await runEvaluate(model, flags, io2));
  });
}

// src/commands/explain.ts
function explainCommand(io2, done) {
  const command = new Command("explain").summary("show how a prediction came about, and what would change it").description(
    "Explains the predictions of workloads: the formula with its numbers and sources, the trend, the known workloads it leans on, the width of its interval, and what would narrow or lower it. What is there as a file, or is written like one, is read (default: here); every other argument chooses workloads: NAME, NAMESPACE/NAME, KIND/NAME or KIND/NAMESPACE/NAME."
  ).argument("[workload|path...]", 'what to explain and what to read; "-" is standard input').addOption(
    new Option("--format <format>", "of standard output").choices(["text", "json", "markdown"]).default("text")
  ).addOption(
    new Option(
      "--limit <count>",
      "how many workloads, biggest first (default: 5 where none is named, all in json)"
    ).argParser(count)
  );
  for (const option of [...modelOptions(), ...manifestOptions()]) command.addOption(option);
  return command.action(async (args, flags) => {
    const { runExplain } = await import("./chunk-FBAYVX3Y.js");
    done(await runExplain(args, flags, io2));
  });
}

// src/commands/from-file.ts
function fromFileCommand(io2, done) {
  const command = new Command("from-file").summary("print the InferenceRequest of every workload in manifests").description(
    'Prints what the model is told about every workload in PATH (files, folders, globs; "-" for standard input).'
  ).argument("<path...>", "what to read").addOption(
    new Option("--format <format>", "one a line, or one array").choices(["ndjson", "json"]).default("ndjson")
  );
  for (const option of manifestOptions()) command.addOption(option);
  return command.action(async (paths, flags) => {
    const { runFromFile } = await import("./chunk-VT42YA55.js");
    done(await runFromFile(paths, flags, io2));
  });
}

// src/commands/init.ts
function initCommand(io2, done) {
  return new Command("init").summary("write a configuration and a workflow to begin with").description(
    "Predicts what this repository draws now, and writes wattlint.yml with a budget 20 % above that, and .github/workflows/wattlint.yml, which checks pull requests. Asks nothing; writes both or none."
  ).option("--force", "replace those that are there", false).action(async (flags) => {
    const { runInit } = await import("./chunk-YWC7I3ZX.js");
    done(await runInit(flags, io2));
  });
}

// src/commands/join.ts
function joinCommand(io2, done) {
  return new Command("join").summary("join InferenceRequests with the energy that was measured for them").description(
    'Writes a row for every workload that has both a request and a measurement. Files are NDJSON, JSON, CSV or Parquet; "-" is standard input. Requests are as from-file or k8s-collect write them; targets have at least namespace, workload_kind, workload_name and one of avg_power_w, total_energy_j, energy_step_j.'
  ).requiredOption("--requests <file...>", "InferenceRequests").requiredOption("--targets <file...>", "energy of workloads or pods, such as labels.parquet").option("--out <file>", "where to write: .ndjson, .jsonl, .json, .csv or .parquet", "-").option("--source-id <name>", "what the model calls the source of these rows", "kepler").option("--licence <name>", "licence of the rows", "not stated").option("--cluster <name>", "cluster of the requests and targets that do not name theirs").addOption(
    new Option("--weight <number>", "how much a row counts in training").argParser(positive).default(1)
  ).addOption(allowSynthetic()).action(async (flags) => {
    const { runJoin } = await import("./chunk-KSU2JX5I.js");
    done(await runJoin(flags, io2));
  });
}

// src/commands/model.ts
function modelCommand(io2, done) {
  const command = new Command("model").summary("show, check, compare and merge model files").description("Shows, checks, compares and merges model files. Nothing in a model file is ever run.");
  command.command("show").summary("print a model's card").description("Prints what a model is made of, how good it is, and what it cannot do.").argument("[model]", "model file (default: the bundled one)").addOption(
    new Option("--format <format>", "of standard output").choices(["text", "markdown", "json"]).default("text")
  ).action(async (model, flags) => {
    const { runModelShow } = await import("./chunk-SCHICQN3.js");
    done(await runModelShow(model, flags, io2));
  });
  command.command("verify").summary("check that a model file is whole and consistent").description(
    "Checks schema, checksum, numbers, sources, encoders and parts. Exit status: 0, or 4 with the reason."
  ).argument("<model>", "model file").action(async (model) => {
    const { runModelVerify } = await import("./chunk-SCHICQN3.js");
    done(await runModelVerify(model, io2));
  });
  command.command("diff").summary("print what changed from one model to another").description(
    "Prints what changed from model A to model B: rows, coefficients, settings, sources and scores."
  ).argument("<a>", "model file").argument("<b>", "model file").option("--input <file...>", "InferenceRequests that both predict").addOption(new Option("--format <format>", "of standard output").choices(diffFormats).default("text")).action(async (a, b, flags) => {
    const { runModelDiff } = await import("./chunk-QPJULMIS.js");
    done(await runModelDiff(a, b, flags, io2));
  });
  command.addCommand(mergeCommand(io2, done));
  return command;
}
function mergeCommand(io2, done) {
  const command = new Command("merge").summary("make one model of the rows of several").description(
    "Writes a model of all rows of BASE and OWN, fitted again. A row that several have counts once. Refused where coefficients or features differ."
  ).argument("<base>", "model file whose coefficients are taken").argument("<own...>", "model files whose rows are added").addOption(
    new Option("--weight <file=number>", "multiplies the weight of the rows that OWN adds (repeatable)").argParser(list).default([], "none")
  );
  for (const option of [...candidateOptions(), ...embedderOptions()]) command.addOption(option);
  return command.action(async (base, own, flags) => {
    const { runModelMerge } = await import("./chunk-WV6PBX7U.js");
    done(await runModelMerge(base, own, flags, io2));
  });
}

// src/commands/predict.ts
function predictCommand(io2, done) {
  const command = new Command("predict").summary("predict InferenceRequests that are written already").description(
    "Reads InferenceRequests (one a line, an object, or an array; as from-file or k8s-collect print them) and prints predictions."
  ).argument("[file]", 'what to read; "-" is standard input', "-").addOption(
    new Option("--format <format>", "one a line, or one array").choices(["ndjson", "json"]).default("ndjson")
  );
  for (const option of [...modelOptions("the bundled one"), ...embedderOptions()]) command.addOption(option);
  return command.action(async (file, flags) => {
    const { runPredict } = await import("./chunk-PBNRAA2T.js");
    done(await runPredict(file, flags, io2));
  });
}

// src/commands/train.ts
function trainCommand(io2, done) {
  const command = new Command("train").summary("make a model of rows that were measured in your own cluster").description(
    'Writes a model of the rows of the bundled one and of yours. Rows are what "join" wrote, energy targets with their --requests, or training rows, as NDJSON, JSON, CSV or Parquet; "-" is standard input.'
  ).requiredOption("--rows <file...>", "rows with watts").option("--base <file>", "model that is extended (default: the bundled one)").option("--from-scratch", "take the coefficients of the base, and none of its rows");
  for (const option of rowOptions()) command.addOption(option);
  command.addOption(new Option("--source-id <name>", "source of the rows; default: as they say")).addOption(new Option("--title <text>", "what the card calls the source")).addOption(new Option("--licence <name>", "licence of the rows; default: as they say")).addOption(new Option("--url <url>", "where the rows are published"));
  for (const option of [...candidateOptions(), ...embedderOptions()]) command.addOption(option);
  return command.action(async (flags) => {
    const { runTrain } = await import("./chunk-V7RZDHOW.js");
    done(await runTrain(flags, io2));
  });
}

// src/commands/what-if.ts
function whatIfCommand(io2, done) {
  const command = new Command("what-if").summary("predict workloads as they are and as they would be").description(
    'Predicts every workload in PATH (files, folders, globs; "-" for standard input; default: here) twice: as it is, and with what is set. No file is changed. Amounts, image, model and batch are those of the main container.'
  ).argument("[path...]", "what to read").addOption(
    new Option(
      "--set <key=value>",
      "replicas, cpu, memory, limits.cpu, limits.memory, image, model, batch, gpu, gpus, duty-cycle or run-seconds (repeatable)"
    ).argParser(list).default([], "none")
  ).option("--gpu <name>", "type of its boards, such as L4; as --set gpu=NAME").option("--gpus <count>", "how many boards a pod holds; as --set gpus=COUNT").addOption(
    new Option(
      "--workload <selector>",
      "only NAME, NAMESPACE/NAME, KIND/NAME or KIND/NAMESPACE/NAME (repeatable)"
    ).argParser(list).default([], "all")
  ).addOption(
    new Option("--format <format>", "of standard output").choices(["text", "json"]).default("text")
  );
  for (const option of [...modelOptions(), ...manifestOptions()]) command.addOption(option);
  return command.action(async (paths, flags) => {
    const { runWhatIf } = await import("./chunk-SGRXGGXB.js");
    done(await runWhatIf(paths, flags, io2));
  });
}

// src/cli.ts
var DEFAULT_WIDTH = 120;
var WIDE = 400;
var SPACE = 32;
var io = {
  cwd: process.cwd(),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  outLine,
  async readInput() {
    const chunks = [];
    for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
    return notEmpty(Buffer.concat(chunks));
  },
  env: (name) => process.env[name],
  isOutTerminal: process.stdout.isTTY === true,
  isErrTerminal: process.stderr.isTTY === true,
  // A terminal that does not know its width says 0.
  width: process.stdout.columns || (process.stdout.isTTY ? DEFAULT_WIDTH : WIDE),
  allowsColor: (process.env["NO_COLOR"] ?? "") === "" && process.env["TERM"] !== "dumb",
  bundledModel: new URL("../models/default.json", import.meta.url),
  gridRegions: new URL("../models/data/grid-regions.json", import.meta.url),
  now: () => performance.now(),
  stopSignal,
  today: () => (/* @__PURE__ */ new Date()).toISOString().slice(0, 10)
};
function notEmpty(bytes) {
  if (bytes.some((byte) => byte > SPACE)) return bytes;
  throw new AppError("input", "standard input is empty", "Did the command that writes it fail?");
}
async function outLine(line) {
  if (!process.stdout.writable) return false;
  if (process.stdout.write(`${line}
`)) return true;
  return once(process.stdout, "drain").then(
    () => true,
    () => false
  );
}
var withSubcommands = (command) => [
  command,
  ...command.commands.flatMap(withSubcommands)
];
async function main(argv) {
  let status = EXIT_WITHIN;
  const done = (result) => {
    status = result;
  };
  const program = new Command("wattlint").description(
    "Predicts what Kubernetes workloads will draw, before they are merged. Offline: no account, no key, no telemetry."
  ).version(version);
  for (const command of [
    checkCommand,
    explainCommand,
    whatIfCommand,
    capacityCommand,
    fromFileCommand,
    collectCommand,
    predictCommand,
    labelCommand,
    joinCommand,
    encodeCommand,
    trainCommand,
    evaluateCommand,
    refreshCommand,
    modelCommand,
    configCommand,
    initCommand
  ])
    program.addCommand(command(io, done));
  for (const command of withSubcommands(program))
    command.exitOverride().showHelpAfterError("(wattlint --help lists what there is)");
  try {
    await program.parseAsync([...argv], { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_WITHIN : exitCodes.input;
    if (error instanceof AppError) {
      const told = error.details.length === 0 ? [sentenceOf(error)] : error.details;
      for (const text of told) io.err(`wattlint: ${oneLine(text)}
`);
      return exitCodes[error.failure];
    }
    io.err(
      `wattlint: a bug of ours, not of your manifests. Please report it with these lines:
${error instanceof Error ? error.stack : String(error)}
`
    );
    return EXIT_BUG;
  }
}
process.stdout.on("error", (error) => {
  if (!("code" in error && error.code === "EPIPE")) throw error;
});
process.exitCode = await main(process.argv.slice(2));

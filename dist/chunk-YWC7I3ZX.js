import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  tellProblems
} from "./chunk-HHK5NVZN.js";
import {
  check
} from "./chunk-O5CT67K3.js";
import "./chunk-NUDOZE7E.js";
import "./chunk-OYXRYIVW.js";
import "./chunk-HLYQ63L4.js";
import {
  predictorOf,
  progressOn
} from "./chunk-2HORGANY.js";
import "./chunk-KSFOU3TR.js";
import "./chunk-X5DMUOGH.js";
import "./chunk-UQS6LEB3.js";
import "./chunk-VPBNUSC6.js";
import "./chunk-LT7257LV.js";
import {
  KUSTOMIZATIONS,
  below,
  diskFiles,
  isBelow,
  namesIn,
  renderedTrees,
  sideOf,
  workingTree
} from "./chunk-5ZINIXYT.js";
import {
  Config,
  PLACES,
  gitAnswer,
  isOutside
} from "./chunk-MR2Q2NXI.js";
import {
  counted,
  watts
} from "./chunk-LQ53HEYR.js";
import "./chunk-VDROJEDS.js";
import "./chunk-XRDYF5TB.js";
import "./chunk-MNHI26C3.js";
import "./chunk-T22NFV42.js";
import {
  version
} from "./chunk-6DA3H36N.js";
import "./chunk-CDDBQACY.js";
import "./chunk-QNTNOHJ7.js";
import "./chunk-TYF4KTHJ.js";
import "./chunk-VOYEJIXG.js";
import "./chunk-5KOT2KY3.js";
import {
  oneLine
} from "./chunk-ZYN6WMRK.js";
import "./chunk-OGAPIFVC.js";
import "./chunk-4Y5D63YT.js";
import {
  grouped
} from "./chunk-X6PSLHTU.js";
import "./chunk-TNUZZPWE.js";
import {
  require_dist
} from "./chunk-TO57GDIK.js";
import {
  AppError,
  EXIT_WITHIN,
  __toESM,
  object,
  sentenceOf,
  string
} from "./chunk-4SDNS7QA.js";

// src/adapters/file-set.ts
import { randomUUID } from "node:crypto";
import { link, lstat, mkdir, readFile, realpath, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
async function writeAll(cwd, files, mayReplace) {
  const placings = [];
  const made = [];
  const placed = [];
  try {
    for (const { path, text } of files) {
      const file = resolve(cwd, path);
      made.push(...await foldersMade(cwd, dirname(file)));
      const placing = {
        file,
        draft: join(dirname(file), `.${basename(file)}.${randomUUID()}`),
        former: await formerOf(cwd, file, path)
      };
      placings.push(placing);
      await writeFile(placing.draft, text, { flag: "wx", flush: true });
    }
    for (const placing of placings) {
      await (mayReplace ? rename : link)(placing.draft, placing.file);
      placed.push(placing);
    }
  } catch (cause) {
    for (const { file, former } of placed)
      await (former === null ? rm(file) : writeFile(file, former)).catch(() => null);
    for (const { draft } of placings) await rm(draft, { force: true }).catch(() => null);
    for (const folder of made.toReversed()) await rmdir(folder).catch(() => null);
    if (cause instanceof AppError) throw cause;
    const names = files.map(({ path }) => path).join(" and ");
    throw new AppError(
      "input",
      `${names} cannot be written, and nothing was`,
      "Is the folder yours to write in?",
      {
        cause
      }
    );
  }
  for (const { draft } of placings) await rm(draft, { force: true }).catch(() => null);
}
async function thereOf(cwd, paths) {
  const found = await Promise.all(paths.map((path) => lstat(resolve(cwd, path)).catch(() => null)));
  return paths.filter((_, index) => found[index] !== null);
}
async function foldersMade(cwd, folder) {
  const steps = relative(cwd, folder).split(sep).filter(Boolean);
  const made = [];
  for (const index of steps.keys()) {
    const one = join(cwd, ...steps.slice(0, index + 1));
    const isMade = await mkdir(one).then(
      () => true,
      (error) => {
        if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
        throw error;
      }
    );
    if (isMade) made.push(one);
  }
  return made;
}
async function formerOf(cwd, file, path) {
  const refuse = (why) => new AppError("input", `${path} ${why}`, "Remove what stands in its way.");
  if (isOutside(relative(await realpath(cwd), await realpath(dirname(file)))))
    throw refuse("leads out of the folder you are in");
  const stats = await lstat(file).catch(() => null);
  if (stats === null) return null;
  if (!stats.isFile()) throw refuse("is no plain file");
  return readFile(file);
}

// src/config/render-proposal.ts
var EXAMPLE = `# render: # charts and kustomizations, read as helm and kustomize render them
#   - chart: charts/shop
#     values: [charts/shop/values-prod.yaml]
#   - kustomize: overlays/prod`;
var MOST_OTHERS = 20;
var LONGEST_REASON = 200;
function renderProposal({ rendered, others }) {
  if (rendered.length + others.length === 0) return EXAMPLE;
  const head = "render: # charts and kustomizations, read as helm and kustomize render them";
  const left = others.length - MOST_OTHERS;
  return [
    rendered.length === 0 ? `# ${head}` : head,
    ...rendered.map((entry) => `  - ${entryText(entry)}`),
    ...others.slice(0, MOST_OTHERS).map(({ entry, reason }) => `#  - ${entryText(entry)} # ${oneLine(reason, LONGEST_REASON)}`),
    ...left > 0 ? [`#  and ${left} more`] : []
  ].join("\n");
}
var entryText = ({ chart, kustomize }) => chart === void 0 ? `kustomize: ${pathText(kustomize ?? ".")}` : `chart: ${pathText(chart)}`;
var pathText = (path) => /^[A-Za-z][\w/.-]*[\w/-]$/.test(path) ? path : JSON.stringify(oneLine(path, 512));

// src/config/proposal.ts
var HEADROOM = 1.2;
var MOST_NAMESPACES = 5;
var LEAST_W = 1e-3;
var UNITS = [
  ["MW", 1e6],
  ["kW", 1e3],
  ["W", 1]
];
var SCHEMA = `https://raw.githubusercontent.com/wattlint/wattlint/v${version}/dist/schema/config.schema.json`;
function proposedBudget(p50W) {
  if (p50W <= 0) return null;
  const limitW = Math.max(p50W * HEADROOM, LEAST_W);
  const digitW = 10 ** (Math.floor(Math.log10(limitW)) - 1);
  const roundW = Math.ceil(limitW / digitW - 1e-9) * digitW;
  const [unit, sizeW] = UNITS.find(([, sizeW2]) => roundW >= sizeW2 * (1 - 1e-9)) ?? ["mW", LEAST_W];
  return `${Number((roundW / sizeW).toPrecision(2))} ${unit}`;
}
function configProposal({ workloads, p50W, namespaces, render }) {
  const budget = proposedBudget(p50W);
  const found = [
    `Found: ${counted(workloads, "workload")}, predicted to draw ${watts(p50W)}.`,
    ...namespaces.slice(0, MOST_NAMESPACES).map(({ name, p50W: p50W2 }) => `  ${oneLine(name, 63)}: ${watts(p50W2)}`),
    ...namespaces.length > MOST_NAMESPACES ? [`  and ${namespaces.length - MOST_NAMESPACES} more namespaces`] : []
  ];
  const [biggest] = namespaces;
  const namespace = JSON.stringify(oneLine(biggest?.name ?? "default", 63));
  const share = (biggest && proposedBudget(biggest.p50W)) ?? "500 W";
  return `# yaml-language-server: $schema=${SCHEMA}
# What wattlint holds pull requests to. "wattlint config validate" checks this file.
#
${found.map((line) => `# ${line}`).join("\n")}

${budget === null ? "# Nothing was found that draws anything, so there is no limit yet.\n# budget: 2 kW" : `# All workloads together: today's figure and 20 % more. ["${budget}", "+10 %"] would limit each change too.
budget: "${budget}"`}

${renderProposal(render)}

# exclude: [charts/, "**/values*.yaml"] # files that are not read

# nodes: 12 # a DaemonSet has 12 pods

# budgets: # limits on some workloads
#   - name: biggest
#     for: { namespace: ${namespace} }
#     limit: "${share}"
#     level: warn

# assume: # what no manifest says
#   - for: { kind: CronJob }
#     run_s: 900
`;
}
var workflowProposal = () => `name: wattlint
on: pull_request
permissions: {}
jobs:
  wattlint:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      pull-requests: write # for the comment; without it the report is in the job summary
    steps:
      - uses: actions/checkout@v6
        with:
          fetch-depth: 0 # to compare with where the branch began
      - uses: wattlint/wattlint@v${version} # pin the commit for a release that nobody can move
`;

// src/render/candidates.ts
var import_yaml = __toESM(require_dist(), 1);
var Chart = object({ type: string().nullish() });
var Kustomization = object({ kind: string().nullish() });
async function renderCandidates(side) {
  const files = side.below(".").filter((path) => side.kindOf(path) === "file");
  const charts = outermost(files.filter((path) => nameOf(path) === "Chart.yaml").map(folderOf));
  const applications = [];
  for (const folder of charts) {
    const isLibrary = Chart.safeParse(await valueAt(side, below(folder, "Chart.yaml"))).data?.type === "library";
    const hasTemplates = side.kindOf(below(folder, "templates")) === "folder";
    if (hasTemplates && !isLibrary) applications.push(folder);
  }
  const kustomizations = files.filter(
    (path) => KUSTOMIZATIONS.some((name) => name === nameOf(path)) && !charts.some((chart) => isBelow(path, chart))
  );
  const named = /* @__PURE__ */ new Set();
  const roots = [];
  for (const path of kustomizations) {
    const names = await namesIn(side, path, folderOf(path));
    if ("folders" in names) {
      for (const { real } of names.folders) if (real !== folderOf(path)) named.add(real);
    }
    if (Kustomization.safeParse(await valueAt(side, path)).data?.kind !== "Component")
      roots.push(folderOf(path));
  }
  return [
    ...applications.map((chart) => ({ chart })),
    ...roots.filter((folder) => !named.has(folder)).map((kustomize) => ({ kustomize }))
  ];
}
var outermost = (folders) => folders.filter((folder) => !folders.some((other) => other !== folder && isBelow(folder, other)));
var nameOf = (path) => path.slice(path.lastIndexOf("/") + 1);
var folderOf = (path) => path.slice(0, Math.max(0, path.lastIndexOf("/"))) || ".";
async function valueAt(side, path) {
  for await (const bytes of side.read([path])) {
    try {
      return bytes instanceof Error ? null : (0, import_yaml.parse)(new TextDecoder().decode(bytes), { logLevel: "silent" });
    } catch {
      return null;
    }
  }
  return null;
}

// src/commands/run-init.ts
var CONFIG = "wattlint.yml";
var WORKFLOW = ".github/workflows/wattlint.yml";
async function runInit({ force }, io) {
  await refuseBelowRoot(io.cwd);
  await refuseWhatIsThere(io.cwd, force);
  const survey = await surveyOf(io);
  await writeAll(
    io.cwd,
    [
      { path: CONFIG, text: configProposal(survey) },
      { path: WORKFLOW, text: workflowProposal() }
    ],
    force
  );
  const budget = proposedBudget(survey.p50W);
  io.out(`${counted(survey.workloads, "workload")}, ${watts(survey.p50W)}
`);
  const { rendered, others } = survey.render;
  if (rendered.length + others.length > 0)
    io.out(`${rendered.length} of ${rendered.length + others.length} charts and kustomizations rendered
`);
  io.out(`wrote ${CONFIG}${budget === null ? ", without a budget" : `, with a budget of ${budget}`}
`);
  io.out(`wrote ${WORKFLOW}
`);
  io.out(`Next: read both, try "wattlint check", then commit them and open a pull request.
`);
  return EXIT_WITHIN;
}
async function refuseBelowRoot(cwd) {
  const below2 = await gitAnswer(cwd, "rev-parse", "--show-prefix");
  if (below2 === null || below2 === "") return;
  throw new AppError(
    "input",
    `${below2} is a folder of a repository, and workflows stand at its root`,
    "Change into the root."
  );
}
async function refuseWhatIsThere(cwd, mayReplace) {
  const there = await thereOf(cwd, [...PLACES, WORKFLOW]);
  const inTheWay = there.filter((path) => !mayReplace || path !== CONFIG && path !== WORKFLOW);
  if (inTheWay.length === 0) return;
  throw new AppError(
    "input",
    `${inTheWay.join(" and ")} ${inTheWay.length === 1 ? "is" : "are"} there already, and nothing was written`,
    mayReplace ? `Remove what would stand beside ${CONFIG}.` : "Replace with --force, or keep what you have."
  );
}
async function surveyOf(io) {
  const predictor = await predictorOf(void 0, io);
  const render = await renderSurvey(io);
  const { report } = await check({
    head: treesOf(render.rendered, io).here(workingTree(io.cwd, ["."])),
    base: null,
    predictor,
    config: Config.parse({ render: render.rendered }),
    budgets: [],
    today: io.today(),
    onProgress: progressOn(io)
  });
  tellProblems(
    report.problems.filter(({ severity }) => severity === "error"),
    io
  );
  const counting = report.workloads.filter(({ counted_as }) => counted_as === null);
  const namespaces = [...grouped(counting, ({ namespace }) => namespace)].map(([name, workloads]) => ({
    name,
    p50W: workloads.reduce((sum, { power_w }) => sum + power_w.p50, 0)
  })).toSorted((a, b) => b.p50W - a.p50W || (a.name < b.name ? -1 : 1));
  return { workloads: counting.length, p50W: report.totals.power_w.p50, namespaces, render };
}
var treesOf = (entries, { cwd, env }) => renderedTrees({ cwd, entries, paths: [], env, taken: "not-ignored" });
var MOST_TRIED = 40;
async function renderSurvey(io) {
  const candidates = await renderCandidates(await sideOf(diskFiles(io.cwd, "not-ignored")));
  const rendered = [];
  const others = [];
  for (const [index, entry] of candidates.entries()) {
    const reason = index < MOST_TRIED ? await whyNot(entry, io) : "not tried";
    if (reason === null) rendered.push(entry);
    else others.push({ entry, reason });
  }
  return { rendered, others };
}
async function whyNot(entry, io) {
  try {
    const made = await treesOf([entry], io).here(workingTree(io.cwd, ["."])).rendered?.();
    return made?.entries.map(({ failure }) => failure?.message ?? null).find((why) => why !== null) ?? null;
  } catch (error) {
    if (error instanceof AppError) return sentenceOf(error);
    throw error;
  }
}
export {
  runInit
};

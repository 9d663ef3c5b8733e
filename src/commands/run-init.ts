import { PLACES } from '../adapters/config-file.ts'
import { thereOf, writeAll } from '../adapters/file-set.ts'
import { gitAnswer } from '../adapters/git.ts'
import { renderedTrees } from '../adapters/rendered-tree.ts'
import { diskFiles } from '../adapters/side-files.ts'
import { workingTree } from '../adapters/working-tree.ts'
import { check } from '../check.ts'
import { configProposal, proposedBudget, type Survey, workflowProposal } from '../config/proposal.ts'
import type { RenderSurvey } from '../config/render-proposal.ts'
import { AppError, EXIT_WITHIN, sentenceOf } from '../errors.ts'
import { grouped } from '../grouped.ts'
import { renderCandidates } from '../render/candidates.ts'
import { sideOf } from '../render/side.ts'
import { counted, watts } from '../report/format.ts'
import { Config } from '../schema/config.ts'
import type { RenderEntry } from '../schema/render.ts'
import type { InitFlags } from './flags.ts'
import type { Io } from './io.ts'
import { predictorOf, progressOn } from './manifests.ts'
import { tellProblems } from './problems.ts'

const CONFIG = 'wattlint.yml'
const WORKFLOW = '.github/workflows/wattlint.yml'

/** Problems of manifests are told, and stop nothing: what can be read is enough to begin with. */
export async function runInit({ force }: InitFlags, io: Io): Promise<number> {
  await refuseBelowRoot(io.cwd)
  await refuseWhatIsThere(io.cwd, force)
  const survey = await surveyOf(io)
  await writeAll(
    io.cwd,
    [
      { path: CONFIG, text: configProposal(survey) },
      { path: WORKFLOW, text: workflowProposal() },
    ],
    force,
  )
  const budget = proposedBudget(survey.p50W)
  io.out(`${counted(survey.workloads, 'workload')}, ${watts(survey.p50W)}\n`)
  const { rendered, others } = survey.render
  if (rendered.length + others.length > 0)
    io.out(`${rendered.length} of ${rendered.length + others.length} charts and kustomizations rendered\n`)
  io.out(`wrote ${CONFIG}${budget === null ? ', without a budget' : `, with a budget of ${budget}`}\n`)
  io.out(`wrote ${WORKFLOW}\n`)
  io.out(`Next: read both, try "wattlint check", then commit them and open a pull request.\n`)
  return EXIT_WITHIN
}

/** GitHub reads workflows of the root alone. */
async function refuseBelowRoot(cwd: string): Promise<void> {
  const below = await gitAnswer(cwd, 'rev-parse', '--show-prefix')
  if (below === null || below === '') return
  throw new AppError(
    'input',
    `${below} is a folder of a repository, and workflows stand at its root`,
    'Change into the root.',
  )
}

async function refuseWhatIsThere(cwd: string, mayReplace: boolean): Promise<void> {
  const there = await thereOf(cwd, [...PLACES, WORKFLOW])
  const inTheWay = there.filter((path) => !mayReplace || (path !== CONFIG && path !== WORKFLOW))
  if (inTheWay.length === 0) return
  throw new AppError(
    'input',
    `${inTheWay.join(' and ')} ${inTheWay.length === 1 ? 'is' : 'are'} there already, and nothing was written`,
    mayReplace ? `Remove what would stand beside ${CONFIG}.` : 'Replace with --force, or keep what you have.',
  )
}

async function surveyOf(io: Io): Promise<Survey> {
  const predictor = await predictorOf(undefined, io)
  const render = await renderSurvey(io)
  const { report } = await check({
    head: treesOf(render.rendered, io).here(workingTree(io.cwd, ['.'])),
    base: null,
    predictor,
    config: Config.parse({ render: render.rendered }),
    budgets: [],
    today: io.today(),
    onProgress: progressOn(io),
  })
  tellProblems(
    report.problems.filter(({ severity }) => severity === 'error'),
    io,
  )
  const counting = report.workloads.filter(({ counted_as }) => counted_as === null)
  const namespaces = [...grouped(counting, ({ namespace }) => namespace)]
    .map(([name, workloads]) => ({
      name,
      p50W: workloads.reduce((sum, { power_w }) => sum + power_w.p50, 0),
    }))
    .toSorted((a, b) => b.p50W - a.p50W || (a.name < b.name ? -1 : 1))
  return { workloads: counting.length, p50W: report.totals.power_w.p50, namespaces, render }
}

const treesOf = (entries: readonly RenderEntry[], { cwd, env }: Io) =>
  renderedTrees({ cwd, entries, paths: [], env, taken: 'not-ignored' })

/** Rendering more takes long, and nobody reads so long a proposal. */
const MOST_TRIED = 40

/** What can be rendered as it is: a first configuration must hold, and the rest is for whoever knows its values. */
async function renderSurvey(io: Io): Promise<RenderSurvey> {
  const candidates = await renderCandidates(await sideOf(diskFiles(io.cwd, 'not-ignored')))
  const rendered: RenderEntry[] = []
  const others: { entry: RenderEntry; reason: string }[] = []
  for (const [index, entry] of candidates.entries()) {
    const reason = index < MOST_TRIED ? await whyNot(entry, io) : 'not tried'
    if (reason === null) rendered.push(entry)
    else others.push({ entry, reason })
  }
  return { rendered, others }
}

async function whyNot(entry: RenderEntry, io: Io): Promise<string | null> {
  try {
    const made = await treesOf([entry], io)
      .here(workingTree(io.cwd, ['.']))
      .rendered?.()
    return made?.entries.map(({ failure }) => failure?.message ?? null).find((why) => why !== null) ?? null
  } catch (error) {
    if (error instanceof AppError) return sentenceOf(error)
    throw error
  }
}

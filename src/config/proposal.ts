import { oneLine } from '../report/escape.ts'
import { counted, watts } from '../report/format.ts'
import { version } from '../version.ts'
import { type RenderSurvey, renderProposal } from './render-proposal.ts'

/** What a repository holds now. */
export type Survey = {
  readonly workloads: number
  readonly p50W: number
  /** Biggest first. */
  readonly namespaces: readonly { readonly name: string; readonly p50W: number }[]
  readonly render: RenderSurvey
}

/** What a budget leaves above today's figure, so that the next small change passes. */
const HEADROOM = 1.2
const MOST_NAMESPACES = 5

const LEAST_W = 1e-3
const UNITS: readonly (readonly [unit: string, sizeW: number])[] = [
  ['MW', 1e6],
  ['kW', 1e3],
  ['W', 1],
]

const SCHEMA = `https://raw.githubusercontent.com/wattlint/wattlint/v${version}/dist/schema/config.schema.json`

/** A budget some 20 % above what is drawn now, in two digits; `null` where nothing is drawn. */
export function proposedBudget(p50W: number): string | null {
  if (p50W <= 0) return null
  const limitW = Math.max(p50W * HEADROOM, LEAST_W)
  const digitW = 10 ** (Math.floor(Math.log10(limitW)) - 1)
  // Float noise must not raise a round figure.
  const roundW = Math.ceil(limitW / digitW - 1e-9) * digitW
  const [unit, sizeW] = UNITS.find(([, sizeW]) => roundW >= sizeW * (1 - 1e-9)) ?? ['mW', LEAST_W]
  return `${Number((roundW / sizeW).toPrecision(2))} ${unit}`
}

/** A first `wattlint.yml`. */
export function configProposal({ workloads, p50W, namespaces, render }: Survey): string {
  const budget = proposedBudget(p50W)
  const found = [
    `Found: ${counted(workloads, 'workload')}, predicted to draw ${watts(p50W)}.`,
    ...namespaces.slice(0, MOST_NAMESPACES).map(({ name, p50W }) => `  ${oneLine(name, 63)}: ${watts(p50W)}`),
    ...(namespaces.length > MOST_NAMESPACES
      ? [`  and ${namespaces.length - MOST_NAMESPACES} more namespaces`]
      : []),
  ]
  const [biggest] = namespaces
  const namespace = JSON.stringify(oneLine(biggest?.name ?? 'default', 63))
  const share = (biggest && proposedBudget(biggest.p50W)) ?? '500 W'
  return `# yaml-language-server: $schema=${SCHEMA}
# What wattlint holds pull requests to. "wattlint config validate" checks this file.
#
${found.map((line) => `# ${line}`).join('\n')}

${
  budget === null
    ? '# Nothing was found that draws anything, so there is no limit yet.\n# budget: 2 kW'
    : `# All workloads together: today's figure and 20 % more. ["${budget}", "+10 %"] would limit each change too.\nbudget: "${budget}"`
}

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
`
}

/** The workflow of the README, with its budget in the configuration. A test holds them equal. */
export const workflowProposal = (): string => `name: wattlint
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
`

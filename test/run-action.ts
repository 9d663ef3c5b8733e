import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The source, or the built file that WATTLINT_ACTION names. */
const ACTION = resolve(process.env['WATTLINT_ACTION'] ?? 'src/action.ts')

export type Files = Readonly<Record<string, string>>

/** A repository in a temporary folder with one commit a tree; the last one is checked out. */
export async function makeRepository(...trees: readonly Files[]) {
  const cwd = await mkdtemp(join(tmpdir(), 'wattlint-'))
  const git = async (...args: string[]): Promise<string> => {
    const identity = [
      '-c',
      'user.name=test',
      '-c',
      'user.email=test@example.com',
      '-c',
      'commit.gpgsign=false',
    ]
    return (await run('git', [...identity, ...args], { cwd })).stdout.trim()
  }
  await git('init', '--quiet', '--initial-branch=main')
  const commit = async (tree: Files): Promise<string> => {
    await git('rm', '-rfq', '--ignore-unmatch', '.')
    for (const [path, text] of Object.entries(tree)) {
      await mkdir(dirname(join(cwd, path)), { recursive: true })
      await writeFile(join(cwd, path), text)
    }
    await git('add', '--all')
    await git('commit', '--quiet', '--allow-empty', '-m', 'a change')
    return git('rev-parse', 'HEAD')
  }
  const commits: string[] = []
  for (const tree of trees) commits.push(await commit(tree))
  const [base = '', head = base] = commits
  return { cwd, git, commit, base, head, remove: () => rm(cwd, { recursive: true, force: true }) }
}

export type Job = {
  readonly cwd: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly event?: unknown
  readonly env?: Readonly<Record<string, string>>
}

export type JobResult = {
  readonly status: number
  readonly log: string
  readonly summary: string
  readonly outputs: Readonly<Record<string, string>>
}

/** Runs the action as a runner does: a process with inputs, files and an event in its environment. */
export async function runAction({ cwd, inputs = {}, event = {}, env = {} }: Job): Promise<JobResult> {
  const runner = await mkdtemp(join(tmpdir(), 'wattlint-runner-'))
  const file = (name: string): string => join(runner, name)
  for (const name of ['summary', 'output']) await writeFile(file(name), '')
  await writeFile(file('event.json'), JSON.stringify(event))
  const named = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])
  const { status, log } = await execute({
    PATH: process.env['PATH'] ?? '',
    HOME: runner,
    GITHUB_WORKSPACE: cwd,
    GITHUB_EVENT_PATH: file('event.json'),
    GITHUB_STEP_SUMMARY: file('summary'),
    GITHUB_OUTPUT: file('output'),
    GITHUB_REPOSITORY: 'octo/shop',
    GITHUB_RUN_ID: '100',
    GITHUB_RUN_ATTEMPT: '1',
    ...Object.fromEntries(named),
    ...env,
  })
  const [summary, written] = await Promise.all([
    readFile(file('summary'), 'utf8'),
    readFile(file('output'), 'utf8'),
  ])
  await rm(runner, { recursive: true })
  return { status, log, summary, outputs: outputsFrom(written) }
}

async function execute(env: Record<string, string>): Promise<{ status: number; log: string }> {
  return new Promise((settle) => {
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', ACTION],
      { env, cwd: env['GITHUB_WORKSPACE'] },
      (error, out, err) => {
        settle({ status: error === null ? 0 : Number(error.code), log: `${out}${err}` })
      },
    )
  })
}

/** `name<<delimiter`, lines, `delimiter`: as the runner reads it. */
function outputsFrom(text: string): Record<string, string> {
  const outputs: Record<string, string> = {}
  const lines = text.split(/\r?\n/)
  for (let index = 0; index < lines.length; index++) {
    const [, name, delimiter] = /^([^<]+)<<(.+)$/.exec(lines[index] ?? '') ?? []
    if (name === undefined) continue
    const end = lines.indexOf(delimiter ?? '', index + 1)
    outputs[name] = lines.slice(index + 1, end).join('\n')
    index = end
  }
  return outputs
}

/** A Deployment of nginx. */
export const deployment = (name: string, replicas: number): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${JSON.stringify(name)}, namespace: shop }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: a } }
  template:
    metadata: { labels: { app: a } }
    spec:
      containers:
        - { name: app, image: "nginx:1.27", resources: { requests: { cpu: 500m, memory: 512Mi } } }
`

export const broken = 'apiVersion: v1\nkind: Pod\nmetadata: {name: broken\n'

const repository = { full_name: 'octo/shop' }
/** The payload of a pull request's event; `from` is the repository it comes from. */
export const pullRequest = (base: string, head: string, from = repository, author = 'octocat'): unknown => ({
  pull_request: {
    number: 7,
    user: { login: author },
    base: { sha: base, ref: 'main', repo: repository },
    head: { sha: head, repo: from },
  },
})

/** The payload of the event that a finished run of another workflow is. */
export const workflowRun = (
  headCommit: string,
  changes: Readonly<Record<string, unknown>> = {},
): unknown => ({
  workflow_run: {
    id: 90,
    run_attempt: 1,
    event: 'pull_request',
    conclusion: 'success',
    head_sha: headCommit,
    head_branch: 'change',
    head_repository: { full_name: 'mallory/shop' },
    pull_requests: [],
    ...changes,
  },
})

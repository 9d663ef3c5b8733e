import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Endpoints } from '@octokit/types'
import * as z from 'zod'
import type { Pull } from './github-state.ts'

type Body<Route extends keyof Endpoints, InPath extends string = never> = Omit<
  Endpoints[Route]['parameters'],
  'owner' | 'repo' | InPath
>
type Answer = readonly [status: number, json: unknown]

const Entry = z.strictObject({
  path: z.string(),
  mode: z.enum(['100644', '100755', '040000', '160000', '120000']),
  type: z.enum(['blob', 'tree', 'commit']),
  content: z.string(),
})
const NewTree: z.ZodType<Body<'POST /repos/{owner}/{repo}/git/trees'>> = z.strictObject({
  base_tree: z.string(),
  tree: z.array(Entry),
})
const NewCommit: z.ZodType<Body<'POST /repos/{owner}/{repo}/git/commits'>> = z.strictObject({
  message: z.string(),
  tree: z.string(),
  parents: z.array(z.string()),
})
const NewRef: z.ZodType<Body<'POST /repos/{owner}/{repo}/git/refs'>> = z.strictObject({
  ref: z.string().regex(/^refs\/heads\/./),
  sha: z.string(),
})
const MovedRef: z.ZodType<Body<'PATCH /repos/{owner}/{repo}/git/refs/{ref}', 'ref'>> = z.strictObject({
  sha: z.string(),
  force: z.boolean().exactOptional(),
})
const NewPull: z.ZodType<Body<'POST /repos/{owner}/{repo}/pulls'>> = z.strictObject({
  head: z.string(),
  base: z.string(),
  title: z.string().min(1).max(256),
  body: z.string().max(65_536),
})
const EditedPull: z.ZodType<Body<'PATCH /repos/{owner}/{repo}/pulls/{pull_number}', 'pull_number'>> =
  z.strictObject({
    title: z.string().min(1).max(256),
    body: z.string().max(65_536),
  })

const NOT_FOUND: Answer = [404, { message: 'Not Found' }]
const REFUSED: Answer = [403, { message: 'Resource not accessible by integration' }]

/** What GitHub does to a repository on disk, without a checkout. `null`: none of it was asked for. */
export function gitWrites(folder: string, pulls: Pull[], mayWrite: boolean) {
  const git = (args: readonly string[], input = '', env: Readonly<Record<string, string>> = {}): string =>
    execFileSync('git', args, {
      cwd: folder,
      input,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...process.env, ...identity, ...env },
    }).trimEnd()
  const commitOf = (ref: string): string | null => {
    try {
      return git(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`])
    } catch {
      return null
    }
  }
  const refData = (ref: string): Answer => {
    const sha = commitOf(ref)
    return sha === null ? NOT_FOUND : [200, { ref, object: { sha, type: 'commit' } }]
  }
  const commitData = (sha: string) => {
    const [tree = '', parents = '', ...message] = git(['log', '-1', '--format=%T%n%P%n%B', sha]).split('\n')
    const shas = parents.split(' ').filter(Boolean)
    return {
      sha,
      tree: { sha: tree },
      parents: shas.map((one) => ({ sha: one })),
      message: message.join('\n'),
    }
  }

  function writeTree(body: string): Answer {
    const { base_tree = '', tree } = NewTree.parse(JSON.parse(body))
    // What GitHub answers a token that may not change workflows.
    if (tree.some(({ path }) => path?.startsWith('.github/workflows/'))) return NOT_FOUND
    const temporary = mkdtempSync(join(tmpdir(), 'wattlint-index-'))
    const index = { GIT_INDEX_FILE: join(temporary, 'index') }
    git(['read-tree', base_tree], '', index)
    for (const { path, mode, content } of tree) {
      const blob = git(['hash-object', '-w', '--stdin'], content ?? '')
      git(['update-index', '--add', '--cacheinfo', `${mode},${blob},${path}`], '', index)
    }
    const sha = git(['write-tree'], '', index)
    rmSync(temporary, { recursive: true })
    return [201, { sha }]
  }

  function writeCommit(body: string): Answer {
    const { message, tree, parents = [] } = NewCommit.parse(JSON.parse(body))
    const sha = git(['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent])], message)
    return [201, commitData(sha)]
  }

  function writeRef(method: string, named: string, body: string): Answer {
    if (method === 'POST') {
      const { ref, sha } = NewRef.parse(JSON.parse(body))
      if (commitOf(ref) !== null) return [422, { message: 'Reference already exists' }]
      git(['update-ref', ref, sha])
      return [201, { ref, object: { sha, type: 'commit' } }]
    }
    const { sha } = MovedRef.parse(JSON.parse(body))
    if (commitOf(`refs/${named}`) === null) return [422, { message: 'Reference does not exist' }]
    git(['update-ref', `refs/${named}`, sha])
    return refData(`refs/${named}`)
  }

  function writePull(method: string, number: string, body: string): Answer {
    if (method === 'PATCH') {
      const pull = pulls.find((one) => String(one.number) === number)
      if (pull === undefined) return NOT_FOUND
      const { title = '', body: text = '' } = EditedPull.parse(JSON.parse(body))
      const edited: Pull = { ...pull, title, body: text }
      pulls.splice(pulls.indexOf(pull), 1, edited)
      return [200, edited]
    }
    const { head, base, title = '', body: text = '' } = NewPull.parse(JSON.parse(body))
    if (pulls.some((one) => one.state === 'open' && one.head.ref === head && one.base.ref === base))
      return [422, { message: 'Validation Failed', errors: [{ message: 'A pull request already exists' }] }]
    const next = Math.max(7, ...pulls.map((one) => one.number)) + 1
    const pull: Pull = {
      number: next,
      state: 'open',
      base: { ref: base },
      head: { ref: head, sha: commitOf(`refs/heads/${head}`) ?? '', repo: { full_name: 'octo/shop' } },
      title,
      body: text,
      merged_at: null,
      html_url: `https://github.example/octo/shop/pull/${next}`,
    }
    pulls.push(pull)
    return [201, pull]
  }

  return (method: string, path: string, body: string): Answer | null => {
    if (method === 'GET') {
      if (path === '') return [200, { default_branch: git(['symbolic-ref', '--short', 'HEAD']) }]
      const [, ref] = /^\/git\/ref\/(.+)$/.exec(path) ?? []
      if (ref !== undefined) return refData(`refs/${decodeURIComponent(ref)}`)
      const [, commit] = /^\/git\/commits\/([0-9a-f]{40})$/.exec(path) ?? []
      return commit === undefined ? null : [200, commitData(commit)]
    }
    const [, kind, name = ''] = /^\/(git\/trees|git\/commits|git\/refs|pulls)(?:\/(.+))?$/.exec(path) ?? []
    if (kind === undefined) return null
    if (!mayWrite) return REFUSED
    if (kind === 'git/trees') return writeTree(body)
    if (kind === 'git/commits') return writeCommit(body)
    if (kind === 'git/refs') return writeRef(method, decodeURIComponent(name), body)
    return writePull(method, name, body)
  }
}

const identity = {
  GIT_AUTHOR_NAME: 'github-actions[bot]',
  GIT_AUTHOR_EMAIL: 'bot@example.invalid',
  GIT_COMMITTER_NAME: 'github-actions[bot]',
  GIT_COMMITTER_EMAIL: 'bot@example.invalid',
}

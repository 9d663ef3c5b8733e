import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { startGithub } from '../github-server.ts'
import { type Files, type makeRepository, pullRequest, runAction } from '../run-action.ts'
import type { Place } from './page.ts'

/** What the action links to: the page of the repository that a workflow takes it from. */
export const DOCS_URL = 'https://github.com/wattlint/wattlint#readme'

const read = (file: string): string => readFileSync(`fixtures/demo/${file}`, 'utf8')

/** The example, with more front ends, a second assistant with a larger batch, and two jobs that are new. */
export const demo: Files = {
  'shop.yaml': read('shop.yaml'),
  'assistant.yaml': read('assistant.yaml'),
  'batch.yaml': read('batch.yaml'),
}

/** The example as it was before. */
export const beforeDemo: Files = {
  'shop.yaml': read('shop.yaml').replace('replicas: 6', 'replicas: 3'),
  'assistant.yaml': read('assistant.yaml').replace('replicas: 2', 'replicas: 1').replace('"128"', '"32"'),
  'batch.yaml': read('batch.yaml').split('---\n').at(-1) ?? '', // the agent on every node alone
}

/** What one push to the pull request came to: its comment as it then reads, and the summary of its run. */
export type Pushed = Readonly<Record<Place, string>>

/** Runs the action on every commit in turn, all of them pushes to one pull request of the repository. */
export async function pushed(
  repo: Awaited<ReturnType<typeof makeRepository>>,
  commits: readonly string[],
  inputs: Readonly<Record<string, string>>,
): Promise<Pushed[]> {
  const github = await startGithub({ ghs_secret: { login: 'github-actions[bot]', mayWrite: true } })
  const answers: Pushed[] = []
  try {
    for (const commit of commits) {
      await repo.git('checkout', '--quiet', commit)
      const { summary, log } = await runAction({
        cwd: repo.cwd,
        event: pullRequest(repo.base, commit),
        inputs: { 'github-token': 'ghs_secret', ...inputs },
        env: {
          GITHUB_API_URL: github.apiUrl,
          GITHUB_GRAPHQL_URL: github.graphqlUrl,
          GITHUB_ACTION_REPOSITORY: 'wattlint/wattlint',
          GITHUB_RUN_ID: String(100 + answers.length),
        },
      })
      const [comment] = github.comments
      assert.ok(comment, log)
      answers.push({ comment: comment.body, summary })
    }
  } finally {
    await github.close() // a server that goes on listening keeps a test that failed from ending
  }
  return answers
}

import type { GithubOptions } from '../adapters/github-client.ts'
import type { Run } from '../report/comment-marker.ts'
import { version } from '../version.ts'

/** What the runner says about the job, in the environment. */
export type Runner = {
  readonly workspace: string | null
  readonly eventFile: string | null
  readonly hasSummary: boolean
  /** `owner/name`. */
  readonly repository: string
  readonly run: Run
  readonly apiUrl: string
  readonly graphqlUrl: string
  /** The page of the action's own repository; `null` where the workflow names the action by a path. */
  readonly docsUrl: string | null
  /** A variable of the environment. */
  readonly env: (name: string) => string | undefined
}

export function runnerFrom(env: Readonly<Record<string, string | undefined>>): Runner {
  const variable = (name: string): string | null => env[name] || null
  const actionRepository = variable('GITHUB_ACTION_REPOSITORY')
  const serverUrl = variable('GITHUB_SERVER_URL') ?? 'https://github.com'
  return {
    workspace: variable('GITHUB_WORKSPACE'),
    eventFile: variable('GITHUB_EVENT_PATH'),
    hasSummary: variable('GITHUB_STEP_SUMMARY') !== null,
    repository: variable('GITHUB_REPOSITORY') ?? '',
    run: { id: Number(variable('GITHUB_RUN_ID') ?? 0), attempt: Number(variable('GITHUB_RUN_ATTEMPT') ?? 1) },
    apiUrl: variable('GITHUB_API_URL') ?? 'https://api.github.com',
    graphqlUrl: variable('GITHUB_GRAPHQL_URL') ?? 'https://api.github.com/graphql',
    docsUrl: actionRepository === null ? null : `${serverUrl}/${actionRepository}#readme`,
    env: (name) => env[name],
  }
}

/** What it takes to talk to the GitHub of this job; `null` without a token. */
export const githubOptions = (
  { repository, apiUrl, graphqlUrl }: Runner,
  token: string | null,
): GithubOptions | null =>
  token === null ? null : { token, repository, apiUrl, graphqlUrl, userAgent: `wattlint/${version}` }

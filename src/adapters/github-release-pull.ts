import * as z from 'zod'
import { type Github, GithubError } from './github-client.ts'

/** A pull request as it is to be. */
export type WantedPull = {
  readonly head: string
  readonly base: string
  readonly title: string
  readonly body: string
  /** What the body of every pull request for the same change holds. */
  readonly mark: string
}

export type PulledRequest = {
  readonly outcome: 'opened' | 'updated' | 'unchanged' | 'declined'
  readonly number: number
  /** Its page. */
  readonly url: string
}

const Pull = z.object({
  number: z.int().positive(),
  html_url: z.string(),
  state: z.string(),
  merged_at: z.string().nullish(),
  title: z.string(),
  body: z.string().nullish(),
})
type Pull = z.infer<typeof Pull>

/** Opens the pull request, or has the open one say the same. One that somebody closed is not opened again for the same change. */
export async function putPullRequest(github: Github, wanted: WantedPull): Promise<PulledRequest> {
  const there = await pullsOf(github, wanted)
  const open = there.find(({ state }) => state === 'open')
  if (open !== undefined) return updated(github, open, wanted)
  const [last] = there
  if (last !== undefined && (last.merged_at ?? null) === null && last.body?.includes(wanted.mark))
    return { outcome: 'declined', number: last.number, url: last.html_url }
  const { head, base, title, body } = wanted
  try {
    const made = await github.rest('POST /repos/{owner}/{repo}/pulls', { head, base, title, body }, Pull)
    return { outcome: 'opened', number: made.number, url: made.html_url }
  } catch (error) {
    // Opened by another run, or by this one, whose answer got lost.
    const second = (await openAfter(github, wanted, error)) ?? null
    if (second === null) throw error
    return updated(github, second, wanted)
  }
}

const openAfter = async (github: Github, wanted: WantedPull, error: unknown): Promise<Pull | undefined> =>
  error instanceof GithubError && error.status === 422
    ? (await pullsOf(github, wanted)).find(({ state }) => state === 'open')
    : undefined

/** Newest first. */
const pullsOf = (github: Github, { head, base }: WantedPull): Promise<Pull[]> =>
  github.rest(
    'GET /repos/{owner}/{repo}/pulls',
    {
      state: 'all',
      head: `${github.owner}:${head}`,
      base,
      sort: 'created',
      direction: 'desc',
      per_page: 30,
    },
    z.array(Pull),
  )

async function updated(
  github: Github,
  { number, html_url: url, title, body }: Pull,
  wanted: WantedPull,
): Promise<PulledRequest> {
  const isSame = title === wanted.title && (body ?? '').replaceAll('\r\n', '\n') === wanted.body
  if (isSame) return { outcome: 'unchanged', number, url }
  await github.rest(
    'PATCH /repos/{owner}/{repo}/pulls/{pull_number}',
    { pull_number: number, title: wanted.title, body: wanted.body },
    Pull,
  )
  return { outcome: 'updated', number, url }
}

import type { GithubOptions } from '../adapters/github-client.ts'
import { publishRelease } from '../adapters/github-release.ts'
import { bumpPullRequest } from '../adapters/github-release-bump.ts'
import type { WorkFolder } from '../adapters/work-folder.ts'
import { AppError } from '../errors.ts'
import { modelReleaseFrom } from '../publish/model-release.ts'
import { proposalFrom } from '../publish/proposal.ts'
import { releaseReferenceText } from '../publish/release-reference.ts'
import { quoted } from '../quoted.ts'
import { oneLine } from '../report/escape.ts'
import { version } from '../version.ts'
import type { Io } from './io.ts'
import { modelOf } from './manifests.ts'
import type { RefreshFlags } from './refresh-flags.ts'
import { CHART, RESULT, RefreshResult } from './refresh-judge.ts'

/** Throws `input` for what could not be published at the end, before anything is measured. */
export function checkPublishing({ publish, pin }: RefreshFlags, io: Io): void {
  if (publish === undefined) {
    if (pin === undefined) return
    throw new AppError('input', '--pin has no release to pin', 'Add --publish OWNER/REPO.')
  }
  if (!/^[\w.-]+\/[\w.-]+$/.test(publish))
    throw new AppError('input', `${quoted(publish)} is no repository`, 'Write --publish OWNER/REPO.')
  githubFrom(publish, io)
}

/** Releases the model that the evaluation has put in use, and proposes to pin it. One that was kept is released already. */
export async function publishRefreshed(flags: RefreshFlags, work: WorkFolder, io: Io): Promise<void> {
  if (flags.publish === undefined) return
  const tell = (text: string): void => io.err(`wattlint: ${oneLine(text)}\n`)
  const evaluation = (await work.text(RESULT)) ?? ''
  const { outcome, candidate, before, after } = RefreshResult.parse(JSON.parse(evaluation))
  if (outcome !== 'replaced') return tell('nothing new to publish')
  const model = await modelOf(flags.current, io)
  if (model.id !== candidate.id)
    throw new AppError(
      'input',
      `${quoted(flags.current)} is not the model that was evaluated`,
      'Begin anew with --fresh.',
    )
  const github = githubFrom(flags.publish, io)
  const release = modelReleaseFrom({
    repository: flags.publish,
    model,
    tag: flags.tag ?? null,
    scores: { before, after },
    evaluation,
    chart: await work.text(CHART),
  })
  const published = await publishRelease(github, release, { commit: null, isLatest: false })
  tell(
    published.outcome === 'unchanged'
      ? `the release ${release.tag} was out already: ${published.url}`
      : `released ${release.tag}: ${published.url}`,
  )
  if (!published.isImmutable)
    tell(
      'warning: releases of that repository can be changed; pin the digest, or make them immutable in its settings',
    )
  io.out(`model: ${releaseReferenceText(release.reference)}\n`)
  if (flags.pin === undefined) return
  const proposal = proposalFrom(release, flags.pin, { before, after }, published.url)
  const pulled = await bumpPullRequest(github, {
    path: flags.pin,
    base: null,
    release: release.reference,
    proposal,
  })
  tell(
    pulled.outcome === 'pinned' ? `${flags.pin} names that model already` : `pull request ${pulled.outcome}`,
  )
}

/** Throws `input` where no token is set. */
function githubFrom(repository: string, io: Io): GithubOptions {
  const token = io.env('GH_TOKEN') || io.env('GITHUB_TOKEN') || ''
  if (token === '')
    throw new AppError(
      'input',
      'nobody may publish without a token',
      'Set GITHUB_TOKEN to one with contents: write, and pull-requests: write for --pin.',
    )
  return {
    token,
    repository,
    apiUrl: io.env('GITHUB_API_URL') || 'https://api.github.com',
    graphqlUrl: io.env('GITHUB_GRAPHQL_URL') || 'https://api.github.com/graphql',
    userAgent: `wattlint/${version}`,
  }
}

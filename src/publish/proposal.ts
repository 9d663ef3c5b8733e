import { mdCode, mdHref } from '../report/escape.ts'
import type { ModelRelease } from './model-release.ts'
import { releaseReferenceText } from './release-reference.ts'
import { type HeldOutScores, scoresSentence, scoresTable } from './scores.ts'

/** The branch that proposes a model: of one repository there is one. */
export const PROPOSAL_BRANCH = 'wattlint/model'

/** The line of a commit that says it is ours; a commit without it on the branch is somebody else's. */
export const COMMIT_TRAILER = 'Wattlint-Model:'

/** A pull request that pins a model, as texts. */
export type Proposal = {
  readonly title: string
  /** Markdown. */
  readonly body: string
  readonly commitMessage: string
}

/** `path` is the file that pins the model. The same release makes the same texts. */
export function proposalFrom(
  { tag, reference }: Pick<ModelRelease, 'tag' | 'reference'>,
  path: string,
  scores: HeldOutScores,
  releaseUrl: string | null,
): Proposal {
  const pinned = releaseReferenceText(reference)
  const told = scoresSentence(scores)
  const table = scoresTable(scores)
  const link = releaseUrl === null ? mdCode(tag, 200) : `<a href="${mdHref(releaseUrl)}">${tag}</a>`
  return {
    title: `Predict with ${tag}${told === '' ? '' : `: ${told}`}`,
    body: [
      `Pins ${link} in ${mdCode(path, 200)}. Figures of pull requests are those of the model in use until this is merged.`,
      '',
      ...(table === '' ? [] : [table, '', 'Errors on rows that were held out, before → after.', '']),
      '```yaml',
      `model: ${pinned}`,
      '```',
      '',
      `wattlint keeps \`${PROPOSAL_BRANCH}\` up to date as long as nobody else commits to it.`,
      '',
    ].join('\n'),
    commitMessage: `Predict with ${tag}\n\n${COMMIT_TRAILER} ${pinned}\n`,
  }
}

import { AppError } from '../errors.ts'
import { GithubError } from './github-client.ts'

/** What a token lacks, and the lines that give it to the token of a job. */
type Lacking = {
  /** Goes on from "the token may not". */
  readonly what: string
  /** Such as `contents: write`. */
  readonly permissions: readonly string[]
  /** More to do than that, as a sentence. */
  readonly besides?: string
}

/** Does a piece of work; a refusal of GitHub's becomes an error that names the lines to write. Throws `source`. */
export async function permitted<T>(work: Promise<T>, lacking: Lacking): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof GithubError) || !(error.isRefusal || error.status === 401)) throw error
    throw new AppError('source', `the token may not ${lacking.what}`, hintOf(lacking), { cause: error })
  }
}

const hintOf = ({ permissions, besides }: Lacking): string =>
  [
    `Add to the job: permissions: { ${permissions.join(', ')} }.`,
    ...(besides === undefined ? [] : [besides]),
  ].join(' ')

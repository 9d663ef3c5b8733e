import type { GithubOptions } from '../../src/adapters/github-client.ts'
import { publishRelease } from '../../src/adapters/github-release.ts'
import { type ModelRelease, modelReleaseFrom } from '../../src/publish/model-release.ts'
import { modelOfVersion } from './model-access.ts'

export const MODEL_TAG = 'model-v1.4.0'

/** What is published of a model, in four files. */
export const releaseOfModel = (version = '1.4.0'): ModelRelease =>
  modelReleaseFrom({
    repository: 'octo/shop',
    model: modelOfVersion(version),
    tag: MODEL_TAG,
    scores: { before: [], after: [] },
    evaluation: '{"scores":[]}\n',
    chart: null,
  })

export const publishing = (apiUrl: string, token: string): GithubOptions => ({
  token,
  repository: 'octo/shop',
  apiUrl,
  graphqlUrl: '',
  userAgent: 'wattlint/test',
})

/** A process of its own, which a test may end at any point: node published-model.ts API-URL TOKEN */
const [, script, apiUrl, token] = process.argv
if (script === import.meta.filename && apiUrl !== undefined && token !== undefined)
  await publishRelease(publishing(apiUrl, token), releaseOfModel(), { commit: null, isLatest: false })

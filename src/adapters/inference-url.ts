import { AppError } from '../errors.ts'
import { quoted } from '../quoted.ts'

/** Addresses of a model behind the Open Inference Protocol. */
export type InferenceUrls = {
  /** `NAME`, or `NAME/versions/N` where the address names one: another version may give other vectors. */
  readonly name: string
  /** For messages: without user, password and query. */
  readonly shown: string
  readonly serverReady: URL
  readonly modelReady: URL
  readonly metadata: URL
  readonly infer: URL
}

const PATH = /^(.*)\/v2\/models\/([^/]+)(\/versions\/[^/]+)?(?:\/infer)?\/?$/

const HINT = 'Write it as http://HOST/v2/models/NAME.'

/** The addresses behind that of a model, or of its `/infer`. Throws `input` for anything else. */
export function inferenceUrls(text: string): InferenceUrls {
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol)) {
    // It may hold a password in a form that nobody can take out.
    throw new AppError('input', 'the address of the embedder is no http or https URL', HINT)
  }
  const shown = `${url.origin}${url.pathname}`
  if (url.username !== '' || url.password !== '') {
    throw new AppError(
      'input',
      `the address of the embedder, ${quoted(shown)}, holds a user or password`,
      'Put a token into an environment variable, and name that with --embedder-token-env.',
    )
  }
  const [, prefix = '', encoded = '', version = ''] = PATH.exec(url.pathname) ?? []
  if (encoded === '') {
    throw new AppError('input', `the address of the embedder, ${quoted(shown)}, names no model`, HINT)
  }
  const at = (path: string): URL => {
    const to = new URL(url)
    to.pathname = `${prefix}${path}`
    to.hash = ''
    return to
  }
  const model = `/v2/models/${encoded}${version}`
  return {
    name: decoded(`${encoded}${version}`),
    shown: `embedder ${url.origin}${prefix}${model}`,
    serverReady: at('/v2/health/ready'),
    modelReady: at(`${model}/ready`),
    metadata: at(model),
    infer: at(`${model}/infer`),
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

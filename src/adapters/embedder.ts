import { AppError } from '../errors.ts'
import type { Embedder } from '../predict/embedded.ts'
import { quoted } from '../quoted.ts'
import {
  faultIn,
  metadataFrom,
  questionOf,
  type Refuse,
  saysNotReady,
  type Tensors,
  tensorsFrom,
  vectorsFrom,
} from './inference-protocol.ts'
import { type InferenceUrls, inferenceUrls } from './inference-url.ts'
import { type Answer, ask, type Clock, type HttpOptions, isPassing, systemClock } from './patient-http.ts'

export type EmbedderOptions = {
  /** Bearer token; `null` = none. */
  readonly token?: string | null
  /** Names of tensors, for a model with several; `null` = the only one that fits. */
  readonly input?: string | null
  readonly output?: string | null
  /** Texts in one question. */
  readonly batchSize?: number
  /** Time for one question, attempts and waits together. */
  readonly patienceMs?: number
  readonly attemptMs?: number
  readonly largestReplyBytes?: number
  readonly clock?: Clock
}

const BATCH_SIZE = 32
const PATIENCE_MS = 60_000
const ATTEMPT_MS = 20_000
/** 32 vectors of 8,192 numbers of 20 characters are 5 MiB. */
const LARGEST_REPLY_BYTES = 32 * 1024 * 1024
const CONCURRENCY = 2

/**
 * The embedding model behind an address such as `http://host:8000/v2/models/NAME`, asked over the Open Inference Protocol
 * (KServe v2, Triton). Nothing is asked before the first texts are embedded. Vectors are of length 1; one of zeros stays so.
 * Throws `input` for an address or token that cannot be one; its `embed` throws `source` when the server is not ready, does
 * not know the model, or does not answer as it should.
 */
export function embedderAt(address: string, options: EmbedderOptions = {}): Embedder {
  const urls = inferenceUrls(address)
  const { shown } = urls
  const { token = null, batchSize = BATCH_SIZE } = options
  const http: HttpOptions = {
    shown,
    token: token === null ? null : checkedToken(token),
    patienceMs: options.patienceMs ?? PATIENCE_MS,
    attemptMs: options.attemptMs ?? ATTEMPT_MS,
    largestReplyBytes: options.largestReplyBytes ?? LARGEST_REPLY_BYTES,
    clock: options.clock ?? systemClock,
  }
  const refuse: Refuse = (what, hint) => new AppError('source', `${shown} ${what}`, hint)
  const names = { input: options.input ?? null, output: options.output ?? null }

  async function connect(signal: AbortSignal): Promise<Tensors> {
    await untilReady(urls, http, signal, refuse)
    return tensorsFrom(metadataFrom(await answerFrom(urls.metadata, null, signal), refuse), names, refuse)
  }

  async function answerFrom(url: URL, body: unknown, signal: AbortSignal): Promise<string> {
    const answer = await ask({ url, body, mayPass: isPassing, signal }, http)
    if (answer.status === OK) return answer.text
    throw refuse(...refusal(answer, urls.name, token))
  }

  let connected: Tensors | null = null
  return {
    name: urls.name,
    async embed(texts) {
      if (texts.length === 0) return []
      const stop = new AbortController()
      try {
        const tensors = connected ?? (await connect(stop.signal))
        connected = tensors
        const batches = batchesOf(texts, batchSize)
        const vectors: (readonly (readonly number[])[])[] = []
        const waiting = batches.entries()
        const worker = async (): Promise<void> => {
          for (const [index, batch] of waiting) {
            const answer = await answerFrom(urls.infer, questionOf(batch, tensors), stop.signal)
            vectors[index] = vectorsFrom(answer, batch.length, tensors, refuse)
          }
        }
        await Promise.all(Array.from({ length: CONCURRENCY }, worker))
        return ofOneLength(vectors.flat(), refuse).map(unit)
      } finally {
        stop.abort()
      }
    },
  }
}

/** Characters of RFC 6750, and a colon. A token must not break the header that it is in; `fetch` would tell what it is. */
function checkedToken(token: string): string {
  if (/^[A-Za-z0-9._~+/:=-]+$/.test(token)) return token
  throw new AppError(
    'input',
    'the token of the embedder is empty, or holds spaces or other characters that no token has',
    'Is the right environment variable named with --embedder-token-env?',
  )
}

const OK = 200

/** Such an answer says nothing of readiness: no such address, or not for us. The metadata will tell. */
const SAYS_NOTHING = [401, 403, 404, 405]

/** Waits until the server, or at least the model, says that it is ready: a server of many models may never be. */
async function untilReady(
  { serverReady, modelReady }: InferenceUrls,
  http: HttpOptions,
  signal: AbortSignal,
  refuse: Refuse,
): Promise<void> {
  const isUnready = ({ status, text }: Answer): boolean =>
    !(SAYS_NOTHING.includes(status) || (status === OK && !saysNotReady(text)))
  const server = await ask({ url: serverReady, body: null, mayPass: () => false, signal }, http)
  if (!isUnready(server)) return
  const model = await ask({ url: modelReady, body: null, mayPass: isUnready, signal }, http)
  if (isUnready(model)) throw refuse('is not ready', 'Run again when its model is loaded.')
}

/** What to say about an answer that is none, and what to do about it. */
function refusal(
  { status, text }: Answer,
  name: string,
  token: string | null,
): readonly [what: string, hint: string] {
  const fault = faultIn(text, token)
  if (status === 401 || status === 403) {
    return token !== null
      ? [`does not accept the token${fault}`, 'Renew it.']
      : [
          `asks for a token${fault}`,
          'Put it into an environment variable, and name that with --embedder-token-env.',
        ]
  }
  if (status === 404) return [`knows no model ${quoted(name)}${fault}`, 'Correct the name in the address.']
  if (status === 429) return [`limits the rate of requests${fault}`, 'Run again later.']
  return [
    `answered with status ${status}${fault}`,
    status >= 500 ? 'Run again later.' : 'Does it take texts?',
  ]
}

const batchesOf = (texts: readonly string[], size: number): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(texts.length / size) }, (_, batch) =>
    texts.slice(batch * size, (batch + 1) * size),
  )

function ofOneLength(
  vectors: readonly (readonly number[])[],
  refuse: Refuse,
): readonly (readonly number[])[] {
  const lengths = new Set(vectors.map(({ length }) => length))
  if (lengths.size <= 1) return vectors
  throw refuse(`gave vectors of ${[...lengths].join(' and ')} numbers`, 'Does another model answer at times?')
}

function unit(vector: readonly number[]): readonly number[] {
  const length = Math.hypot(...vector)
  return length === 0 ? vector : vector.map((value) => value / length)
}

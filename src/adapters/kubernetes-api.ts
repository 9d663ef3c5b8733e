import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'
import { AppError } from '../errors.ts'
import { isObject, type JsonObject } from '../parse/value.ts'
import { type ClusterOptions, kubeConfigFrom } from './kube-config.ts'
import { type KubeAnswer, type KubeHttp, type KubeQuery, kubeHttp } from './kube-http.ts'
import { type Refused, refusalOf, type Verb } from './kube-refusal.ts'

/** The cluster as far as it is read. Everything throws `source`, with the missing verb and resource for what is forbidden. */
export type ClusterApi = {
  /** The JSON at a path such as `/api/v1/nodes/n1`. */
  readonly get: (path: string, query?: KubeQuery) => Promise<unknown>
  /** The text at a path, such as what a pod answers behind `/proxy/metrics`. */
  readonly text: (path: string, query?: KubeQuery) => Promise<string>
  /** Every object of a list, whatever its length. */
  readonly items: (path: string, query?: KubeQuery) => Promise<readonly JsonObject[]>
}

/** The same, for those who look through a whole cluster. */
export type LargeCluster = ClusterApi & {
  /** As `items`, of each no more than `keep` makes of it: whole objects of a large cluster are gigabytes. */
  readonly kept: <T>(path: string, query: KubeQuery, keep: (object: JsonObject) => T) => Promise<readonly T[]>
}

/** Throws `input` where no cluster is configured. Nothing is asked yet. */
export function openCluster(options: ClusterOptions): LargeCluster {
  return clusterApi(kubeHttp(kubeConfigFrom(options)))
}

export const clusterApi = (http: KubeHttp): LargeCluster => ({
  async get(path, query = {}) {
    return parsed(path, await textOf(http, path, query, 'get'))
  },
  text: (path, query = {}) => textOf(http, path, query, 'get'),
  items: (path, query = {}) => keptOf(http, path, query, (object) => object),
  kept: (path, query, keep) => keptOf(http, path, query, keep),
})

async function keptOf<T>(
  http: KubeHttp,
  path: string,
  query: KubeQuery,
  keep: (object: JsonObject) => T,
): Promise<readonly T[]> {
  let all: T[] = []
  for await (const { items, isAnew } of pagesOf(http, path, query, NEVER)) {
    if (isAnew) all = []
    for (const item of items) all.push(keep(item))
  }
  return all
}

/** A part of a list. */
export type KubePage = {
  readonly items: readonly JsonObject[]
  /** Version of the state that the whole list is of. */
  readonly resourceVersion: string
  /** True: the list broke off, and this is the first page of another. */
  readonly isAnew: boolean
}

const Page = z.object({
  metadata: z.object({ resourceVersion: z.string().default(''), continue: z.string().nullish() }).default({
    resourceVersion: '',
  }),
  items: z.array(z.custom<JsonObject>(isObject)).nullable(),
})

const PAGE_ITEMS = '500'
/** A list that changes faster than it is read begins anew so often. */
const MOST_RESTARTS = 3
const GONE = 410
/** A selector may leave a page without objects, and some servers send such. */
const MOST_EMPTY_PAGES = 1000

/** A whole list, page by page; where it changes faster than it is read it begins anew. Throws `source`. */
export async function* pagesOf(
  http: KubeHttp,
  path: string,
  query: KubeQuery,
  signal: AbortSignal,
): AsyncGenerator<KubePage> {
  let next = ''
  let restarts = 0
  let empty = 0
  let isAnew = false
  do {
    const asked = { ...query, limit: PAGE_ITEMS, ...(next === '' ? {} : { continue: next }) }
    const { text, refused } = await patiently(http, path, asked, 'list', signal)
    if (refused?.status === GONE && next !== '' && restarts++ < MOST_RESTARTS) {
      next = ''
      isAnew = true
      continue
    }
    if (refused !== null) throw refusalOf(path, 'list', refused)
    const page = Page.safeParse(parsed(path, text))
    if (!page.success) throw new AppError('source', `the cluster's list of ${path} is none`, '')
    const { items, metadata } = page.data
    yield { items: items ?? [], resourceVersion: metadata.resourceVersion, isAnew }
    next = metadata.continue ?? ''
    // A page without an object that goes on would go on for ever.
    if (next !== '' && (items ?? []).length === 0 && ++empty > MOST_EMPTY_PAGES)
      throw new AppError('source', `the cluster's list of ${path} has no end`, '')
    isAnew = false
  } while (next !== '' || isAnew)
}

const NEVER = new AbortController().signal
const PATIENCE_MS = 60_000
const MOST_ATTEMPTS = 5
const FIRST_WAIT_MS = 300
/** No single list page or scrape is larger. */
const MOST_BYTES = 256 * 1024 * 1024

type Answered = { readonly text: string; readonly refused: Refused | null }

async function textOf(http: KubeHttp, path: string, query: KubeQuery, verb: Verb): Promise<string> {
  const { text, refused } = await patiently(http, path, query, verb, NEVER)
  if (refused !== null) throw refusalOf(path, verb, refused)
  return text
}

/** Asks again where the server is busy, in trouble, or out of reach. */
async function patiently(
  http: KubeHttp,
  path: string,
  query: KubeQuery,
  verb: Verb,
  signal: AbortSignal,
): Promise<Answered> {
  for (let attempt = 1; ; attempt++) {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)])
    try {
      const answer = await http(path, query, {
        signal: patience,
        ...(verb === 'get' ? { accept: '*/*' } : {}),
      })
      const text = await bodyOf(answer)
      const refused = answer.status === 200 ? null : { status: answer.status, message: statusMessage(text) }
      const isPassing = answer.status === 429 || answer.status >= 500
      if (!isPassing || attempt === MOST_ATTEMPTS) return { text, refused }
    } catch (cause) {
      signal.throwIfAborted()
      if (cause instanceof AppError) throw cause
      if (attempt === MOST_ATTEMPTS) throw unreachable(cause)
    }
    await sleep(FIRST_WAIT_MS * 2 ** (attempt - 1) * (0.5 + Math.random() / 2), undefined, { signal })
  }
}

export async function bodyOf({ body }: KubeAnswer): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body) {
    const part = Buffer.from(chunk)
    bytes += part.length
    if (bytes > MOST_BYTES) throw new AppError('source', 'the cluster answers with over 256 MiB', '')
    chunks.push(part)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const Status = z.object({ message: z.string() })

/** The message of a `Status`; '' for anything else. */
export function statusMessage(text: string): string {
  try {
    return Status.safeParse(JSON.parse(text)).data?.message ?? ''
  } catch {
    return ''
  }
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AppError('source', `the cluster's answer to ${path} is no JSON`, '', { cause })
  }
}

/** The error for a server from which no answer came. */
export const unreachable = (cause: unknown): AppError =>
  new AppError(
    'source',
    `the cluster cannot be reached: ${reasonOf(cause)}`,
    'Is the address of the configuration right, and is its certificate one of --ca-file?',
    { cause },
  )

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'no answer'
  if (cause.name === 'TimeoutError') return 'no answer in time'
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : null
  return cause.message === '' ? (code ?? 'no answer') : cause.message
}

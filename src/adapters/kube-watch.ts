import { type ClusterEvent, type Metadata, metadataOf } from '../collect/event.ts'
import type { Resource } from '../collect/resource.ts'
import { AppError } from '../errors.ts'
import { isObject, type JsonObject } from '../parse/value.ts'
import type { KubeHttp } from './kube-http.ts'
import { linesOf } from './kube-lines.ts'
import { peeked } from './kube-peek.ts'
import { refusalOf } from './kube-refusal.ts'
import { bodyOf, pagesOf, statusMessage, unreachable } from './kubernetes-api.ts'
import type { Clock } from './patient-http.ts'

export type WatchOptions = {
  readonly http: KubeHttp
  readonly resource: Resource
  /** Of the list, such as `/apis/apps/v1/namespaces/shop/deployments`. */
  readonly path: string
  readonly signal: AbortSignal
  readonly clock: Clock
  /** True: the list alone. */
  readonly once: boolean
  /** True: events that change nothing but an object's status are passed over. */
  readonly skipsStatus: boolean
  /** Told each time that the cluster refuses or breaks off; the watch goes on. */
  readonly onTrouble: (error: AppError) => void
  readonly timings?: Partial<Timings>
}

type Timings = {
  /** How long the server is asked to hold one watch; it says that it is there about once a minute. */
  readonly watchS: number
  /** Without a word for so long, a connection is dead. */
  readonly silenceMs: number
  readonly firstWaitMs: number
  readonly longestWaitMs: number
}

const TIMINGS: Timings = { watchS: 290, silenceMs: 150_000, firstWaitMs: 500, longestWaitMs: 30_000 }

const TYPES = ['ADDED', 'MODIFIED', 'DELETED', 'BOOKMARK', 'ERROR'] as const
type WatchEvent = { readonly type: (typeof TYPES)[number]; readonly object: JsonObject }

const GONE = 410

/** The version of the state that was seen last; objects by uid, as far as a deletion needs them. */
type State = {
  version: string
  readonly known: Map<string, JsonObject>
  /** Of objects by uid, as their last event had it (see `peeked`). */
  readonly marks: Map<string, string>
}

/**
 * Everything that happens to the objects of one list, as many events at once as come, for ever: the list, then a watch from there on, again and again from where
 * the last one ended. Where the server has forgotten that state, a new list tells what came, changed and went in between. With
 * `once` it ends with the list, and throws `source` where that is refused.
 */
export async function* eventsOf(options: WatchOptions): AsyncGenerator<readonly ClusterEvent[]> {
  const timings = { ...TIMINGS, ...options.timings }
  const state: State = { version: '', known: new Map(), marks: new Map() }
  let failures = 0
  let isFirst = true
  while (!options.signal.aborted) {
    try {
      if (state.version === '') {
        yield* listed(options, state, isFirst)
        isFirst = false
        if (options.once) return
      }
      const sinceMs = options.clock.now()
      yield* watched(options, state, timings)
      // A watch that ends at once, time and again, is trouble as well.
      failures = options.clock.now() - sinceMs < timings.firstWaitMs ? failures + 1 : 0
    } catch (error) {
      if (options.signal.aborted) return
      if (!(error instanceof AppError)) throw error
      if (options.once) throw error
      options.onTrouble(error)
      failures++
    }
    if (failures > 0) await waited(options, timings, failures)
  }
}

async function waited(options: WatchOptions, timings: Timings, failures: number): Promise<void> {
  const { clock, signal } = options
  const fullMs = Math.min(timings.firstWaitMs * 2 ** (failures - 1), timings.longestWaitMs)
  await clock.sleep(fullMs * (0.5 + clock.random() / 2), signal).catch(() => null)
}

async function* listed(
  options: WatchOptions,
  state: State,
  isFirst: boolean,
): AsyncGenerator<readonly ClusterEvent[]> {
  const { http, path, resource, signal } = options
  const before = new Map(state.known)
  state.known.clear()
  // They are of before what was missed.
  state.marks.clear()
  let version = ''
  for await (const { items, resourceVersion, isAnew } of pagesOf(http, path, {}, signal)) {
    if (isAnew) {
      // What the broken-off list had may be gone by now.
      for (const [uid, object] of state.known) before.set(uid, object)
      state.known.clear()
    }
    for (const object of items) {
      const metadata = metadataOf(object)
      state.known.set(metadata.uid, remembered(metadata))
      before.delete(metadata.uid)
    }
    yield items.map((object) => ({ type: isFirst ? 'present' : 'changed', resource, object }))
    version = resourceVersion
  }
  yield [...before.values()].map((object) => ({ type: 'gone', resource, object }))
  state.version = version
}

/** What is needed to tell of an object that went while nobody listened. */
const remembered = ({ name, namespace, uid }: Metadata): JsonObject => ({
  metadata: { name, namespace, uid },
})

/** One watch, to its end. Ends quietly also where the state is forgotten: the version is then ''. Throws `source`. */
async function* watched(
  options: WatchOptions,
  state: State,
  timings: Timings,
): AsyncGenerator<readonly ClusterEvent[]> {
  const { http, path, clock } = options
  const silence = new AbortController()
  const signal = AbortSignal.any([options.signal, silence.signal])
  let timer: NodeJS.Timeout | undefined
  const heard = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => silence.abort(), timings.silenceMs)
  }
  try {
    heard()
    const answer = await http(
      path,
      {
        watch: '1',
        allowWatchBookmarks: 'true',
        resourceVersion: state.version,
        timeoutSeconds: String(Math.round(timings.watchS * (0.9 + clock.random() / 5))),
      },
      { signal },
    )
    if (answer.status === GONE) {
      state.version = ''
      return
    }
    if (answer.status !== 200)
      throw refusalOf(path, 'watch', {
        status: answer.status,
        message: statusMessage(await bodyOf(answer)),
      })
    for await (const lines of linesOf(answer.body, heard)) {
      const { events, ending } = eventsIn(lines, state, options)
      yield events
      if (ending instanceof AppError) throw ending
      if (ending !== null) return
    }
  } catch (error) {
    if (error instanceof AppError || options.signal.aborted) throw error
    // A connection that is cut, or silent for too long, is taken up again from where it was.
    if (!silence.signal.aborted && !isCut(error)) throw unreachable(error)
  } finally {
    clearTimeout(timer)
    silence.abort()
  }
}

const CUT: ReadonlySet<unknown> = new Set(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'ETIMEDOUT'])

const isCut = (error: unknown): boolean => error instanceof Error && 'code' in error && CUT.has(error.code)

const refused = (object: JsonObject): { status: number; message: string } => ({
  status: typeof object['code'] === 'number' ? object['code'] : 0,
  message: typeof object['message'] === 'string' ? object['message'] : '',
})

type Read = {
  readonly events: readonly ClusterEvent[]
  /** Why the watch is over, if it is. */
  readonly ending: 'cut' | 'forgotten' | AppError | null
}

/** What lines of a watch say; `state` is what is known behind them. */
function eventsIn(
  lines: readonly string[],
  state: State,
  { path, resource, skipsStatus }: Pick<WatchOptions, 'path' | 'resource' | 'skipsStatus'>,
): Read {
  const events: ClusterEvent[] = []
  for (const line of lines) {
    const peek = skipsStatus ? peeked(line) : null
    // The line must be whole: a connection may break in the middle of an event, which is then sent again.
    if (peek !== null && state.marks.get(peek.uid) === peek.mark && line.endsWith('}}')) {
      state.version = peek.resourceVersion
      continue
    }
    const event = eventIn(line, path)
    if (event === 'cut' || event instanceof AppError) return { events, ending: event }
    if (event.type === 'ERROR') {
      if (event.object['code'] !== GONE)
        return { events, ending: refusalOf(path, 'watch', refused(event.object)) }
      state.version = ''
      return { events, ending: 'forgotten' }
    }
    const metadata = metadataOf(event.object)
    const { uid, resourceVersion } = metadata
    if (event.type === 'DELETED') {
      state.known.delete(uid)
      state.marks.delete(uid)
      events.push({ type: 'gone', resource, object: event.object })
    } else if (event.type !== 'BOOKMARK') {
      if (!state.known.has(uid)) state.known.set(uid, remembered(metadata))
      if (peek !== null) state.marks.set(uid, peek.mark)
      events.push({ type: 'changed', resource, object: event.object })
    }
    if (resourceVersion !== '') state.version = resourceVersion
  }
  return { events, ending: null }
}

/** `cut` for a line that the connection broke in; an error for one that is whole and no event. */
function eventIn(line: string, path: string): WatchEvent | 'cut' | AppError {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return 'cut'
  }
  if (isObject(value)) {
    const type = TYPES.find((one) => one === value['type'])
    const { object } = value
    if (type !== undefined && isObject(object)) return { type, object }
  }
  return new AppError('source', `the cluster's watch of ${path} sends what is no event`, '')
}

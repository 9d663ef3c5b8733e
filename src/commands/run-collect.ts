import { setFlagsFromString } from 'node:v8'
import { lineFile } from '../adapters/append-file.ts'
import { collectedFrom } from '../adapters/collected.ts'
import { systemClock } from '../adapters/patient-http.ts'
import { type PostQueue, postQueue } from '../adapters/post-queue.ts'
import { DEFAULT_KINDS, resourcesFrom } from '../collect/resource.ts'
import { SeenCache } from '../collect/seen-cache.ts'
import { AppError, EXIT_WITHIN, exitCodes, sentenceOf } from '../errors.ts'
import { oneLine } from '../report/escape.ts'
import { clusterFrom } from './cluster-options.ts'
import type { CollectFlags } from './flags.ts'
import type { Io } from './io.ts'
import { headersFrom } from './post-headers.ts'

const MS_PER_S = 1000
/** What is left to be posted has so long when the command is told to stop. */
const LAST_POSTS_MS = 5_000

/** Returns 3 where, with `--once`, a list could not be read or a line not be posted; what could be read is printed all the same. */
export async function runCollect(flags: CollectFlags, io: Io): Promise<number> {
  // Events are read and forgotten: room for young objects, which V8 would let grow, is given back by no collector that runs for weeks.
  setFlagsFromString('--semi-space-growth-factor=1')
  const resources = resourcesFrom(flags.kinds.length === 0 ? DEFAULT_KINDS : flags.kinds)
  const cluster = clusterFrom(flags, io)
  const tell = (text: string): void => io.err(`wattlint: ${oneLine(text)}\n`)
  const tellOnce = sparingly(tell, io.now)
  const post = postFrom(flags, tellOnce, io)
  const once = flags.once === true
  const file = flags.output === undefined ? null : await lineFile(io.cwd, flags.output)
  let isPartial = false
  const collection = collectedFrom({
    cluster,
    resources,
    namespaces: flags.namespaces,
    emitsInitial: once || flags.emitInitial === true,
    emitsAll: flags.emit === 'all',
    once,
    seen: new SeenCache({ now: () => io.now() / MS_PER_S }),
    signal: io.stopSignal(),
    onTrouble(error, isOver) {
      isPartial ||= isOver
      tellOnce(sentenceOf(error))
    },
    onProblem: ({ path, message }) => tellOnce(`${path}: ${message}`),
  })
  try {
    for await (const some of collection) {
      const records = some.map((one) => (one.type === 'request' ? one.request : one.deletion))
      const lines = records.map((record) => JSON.stringify(record)).join('\n')
      for (const record of records) post?.offer(record)
      await file?.add(lines)
      if (!(await io.outLine(lines))) break
    }
  } finally {
    await file?.close()
  }
  const counts = await post?.close(once ? PATIENT_MS : LAST_POSTS_MS)
  if (counts !== undefined && counts.failed + counts.dropped > 0)
    tell(
      `of the lines to post ${counts.sent} were taken, ${counts.failed} refused and ${counts.dropped} not sent`,
    )
  const isUnsent = once && counts !== undefined && counts.failed + counts.dropped > 0
  return isPartial || isUnsent ? exitCodes.source : EXIT_WITHIN
}

/** Of a command that ends by itself every line is sent, as far as the receiver lets it. */
const PATIENT_MS = 600_000

function postFrom(flags: CollectFlags, onTrouble: (sentence: string) => void, io: Io): PostQueue | null {
  if (flags.post === undefined) return null
  const url = URL.parse(flags.post)
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new AppError('input', '--post is no http address', 'Write one such as http://localhost:8000/infer.')
  const headers = headersFrom(flags.postHeader, flags.postTokenEnv, io)
  return postQueue({ url, headers, http: { clock: systemClock }, onTrouble })
}

const TOLD_AGAIN_MS = 60_000
const MOST_TOLD = 200

/** The same sentence once a minute: what goes on for an hour is one trouble. */
function sparingly(tell: (text: string) => void, now: () => number): (text: string) => void {
  const toldAtMs = new Map<string, number>()
  return (text) => {
    const at = toldAtMs.get(text)
    if (at !== undefined && now() - at < TOLD_AGAIN_MS) return
    toldAtMs.delete(text)
    toldAtMs.set(text, now())
    const [first] = toldAtMs.keys()
    if (toldAtMs.size > MOST_TOLD && first !== undefined) toldAtMs.delete(first)
    tell(text)
  }
}

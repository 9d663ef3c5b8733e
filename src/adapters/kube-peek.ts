import { createHash } from 'node:crypto'

/**
 * The beginning of an event as the API server writes its own kinds, whose fields have one order. Another order, such as that of
 * custom resources, is no match, and the event is read whole.
 */
const BEGINNING =
  /^\{"type":"MODIFIED","object":\{"kind":"[^"\\]*","apiVersion":"[^"\\]*","metadata":\{"name":"[^"\\]*",(?:"generateName":"[^"\\]*",)?(?:"namespace":"[^"\\]*",)?"uid":"([^"\\]*)","resourceVersion":"([^"\\]*)",(?="generation":\d)/

/** Neither can stand within a string, or be an entry of labels or annotations, whose values are all strings. */
const ENDS = ['"managedFields":[', '},"spec":{'] as const

/** What an event says before it is parsed. */
export type Peeked = {
  readonly uid: string
  readonly resourceVersion: string
  /** Changes with generation, labels, annotations and owners, and with nothing of the status. */
  readonly mark: string
}

/** Most events of a cluster are about status: what they would be parsed for is known by their first few hundred bytes. `null`: it is not. */
export function peeked(line: string): Peeked | null {
  const [beginning, uid = '', resourceVersion = ''] = BEGINNING.exec(line) ?? []
  if (beginning === undefined) return null
  const [end] = ENDS.map((text) => line.indexOf(text, beginning.length)).filter((at) => at !== -1)
  if (end === undefined) return null
  const metadata = line.slice(beginning.length, end)
  // A part of a text keeps the whole of it in memory.
  return { uid, resourceVersion, mark: createHash('sha1').update(metadata).digest('base64') }
}

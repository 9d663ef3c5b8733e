import type { Readable } from 'node:stream'
import { AppError } from '../errors.ts'

const NEWLINE = 10
/** No object of a cluster is larger: etcd takes 1.5 MiB. */
const LONGEST_LINE_BYTES = 16 * 1024 * 1024

/**
 * The lines of a stream, all that a chunk ends at once; the last one need not end. `onChunk` hears of every byte. Throws
 * `source` for a line without end.
 */
export async function* linesOf(
  stream: Readable,
  onChunk: () => void = () => {},
): AsyncGenerator<readonly string[]> {
  let rest: Buffer[] = []
  let restBytes = 0
  for await (const chunk of stream) {
    onChunk()
    const part = Buffer.from(chunk)
    const end = part.lastIndexOf(NEWLINE)
    if (end !== -1) {
      const whole = part.subarray(0, end)
      const text = (rest.length === 0 ? whole : Buffer.concat([...rest, whole])).toString('utf8')
      rest = []
      restBytes = 0
      yield text.split('\n').filter((line) => line !== '')
    }
    const left = part.subarray(end + 1)
    if (left.length === 0) continue
    rest.push(left)
    restBytes += left.length
    if (restBytes > LONGEST_LINE_BYTES)
      throw new AppError('source', 'the cluster sends a line of over 16 MiB', '')
  }
  if (restBytes > 0) yield [Buffer.concat(rest).toString('utf8')]
}

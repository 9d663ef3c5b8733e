import type { Fault } from '../config/faults.ts'
import type { Objection } from '../config/patterns.ts'
import { type Reference, referenceFrom } from '../config/reference.ts'
import { readWritten, type Written } from '../config/written.ts'
import { sha256Of } from '../publish/checksums.ts'
import type { ConfigSource } from './config-source.ts'
import { type Fetch, fetchedBytes } from './pinned-file.ts'

const DEEPEST = 3
const MOST_FILES = 20

/** A file of a configuration. `path` is from the root; `null` behind an address. */
export type ConfigFile = { readonly name: string; readonly path: string | null; readonly text: string }

/** A file before what it extends. */
export type Extended = {
  readonly written: readonly Written[]
  /** Also of files with a fault. */
  readonly names: readonly string[]
  readonly faults: readonly Fault[]
  /** Of the files in the repository, by path from the root. */
  readonly texts: ReadonlyMap<string, string>
}

/**
 * A file and all that stands behind it. A file that two others extend stands behind the first of them. Only a file without
 * a fault is followed, so that nothing is fetched for a broken one; without `fetchFrom`, nothing at all. Throws `source` for an address that does not answer.
 */
export async function withExtended(
  main: ConfigFile,
  source: ConfigSource,
  fetchFrom: Fetch | null,
): Promise<Extended> {
  const names: string[] = []
  const written: Written[] = []
  const faults: Fault[] = []
  const texts = new Map<string, string>()
  const seen = new Set<string>()

  async function visit(file: ConfigFile, key: string, above: readonly string[]): Promise<void> {
    seen.add(key)
    names.push(file.name)
    if (file.path !== null) texts.set(file.path, file.text)
    const reading = readWritten(file.name, file.text)
    faults.push(...reading.faults)
    if (reading.written === null) return
    written.push(reading.written)
    const { config, lineOf } = reading.written
    for (const [index, text] of config.extends.entries()) {
      const refuse = (message: string, hint: string): void => {
        faults.push({ name: file.name, line: lineOf(['extends', index]), message, hint })
      }
      const reference = referenceFrom(text, file.path)
      if ('message' in reference) {
        refuse(reference.message, reference.hint)
        continue
      }
      const next = keyOf(reference)
      const shown = reference.kind === 'file' ? reference.path : reference.shown
      if (next === key || above.includes(next)) {
        refuse(`extends ${shown}, which extends this file`, 'Leave one of them out.')
      } else if (above.length >= DEEPEST) {
        refuse(`extends ${shown}, which is more than ${DEEPEST} files deep`, 'Extend it further up.')
      } else if (seen.has(next)) {
        // It stands there already.
      } else if (seen.size > MOST_FILES) {
        refuse(`extends more than ${MOST_FILES} files in all`, 'Extend fewer.')
        return
      } else {
        const found = await readReference(reference)
        if (found === null) continue
        if (typeof found !== 'string') refuse(found.message, found.hint)
        else {
          const path = reference.kind === 'file' ? reference.path : null
          await visit({ name: shown, path, text: found }, next, [...above, key])
        }
      }
    }
  }

  async function readReference(reference: Reference): Promise<string | Objection | null> {
    if (reference.kind === 'file') {
      const text = await source.text(reference.path)
      return (
        text ?? {
          message: `extends ${reference.path}, which is not there`,
          hint: 'Correct the path, or leave it out.',
        }
      )
    }
    if (fetchFrom === null) return null
    const { url, shown, sha256 } = reference
    const bytes = await fetchedBytes(url, shown, fetchFrom)
    const actual = sha256Of(bytes)
    if (actual === sha256) return new TextDecoder().decode(bytes)
    return {
      message: `extends ${shown}, which is another file now: its digest is sha256-${actual}`,
      hint: 'Read what changed before you write the new digest.',
    }
  }

  await visit(main, main.path ?? main.name, [])
  return { written, names, faults, texts }
}

const keyOf = (reference: Reference): string =>
  reference.kind === 'file' ? reference.path : reference.url.href

import { createHash } from 'node:crypto'

/** The digests of a release's other assets, as `sha256sum --check` reads them. */
export const CHECKSUMS_ASSET = 'SHA256SUMS'

/** 64 hexadecimal digits. */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const LINE = /^\\?([0-9a-fA-F]{64}) [ *](.+)$/

/** Sorted by name. Names hold no line end. */
export const checksumsText = (
  assets: readonly { readonly name: string; readonly sha256: string }[],
): string =>
  assets
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, sha256 }) => `${sha256}  ${name}\n`)
    .join('')

/** The digest that a checksum file has for a name; `null` where it has none, or two that differ. */
export function checksumOf(text: string, name: string): string | null {
  const found = new Set<string>()
  for (const line of text.split(/\r?\n/)) {
    const [, digest = '', named = ''] = LINE.exec(line) ?? []
    if (named.replace(/^\.\//, '') === name) found.add(digest.toLowerCase())
  }
  const [only = null, second] = found
  return second === undefined ? only : null
}

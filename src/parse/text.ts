/** The text, or why there is none; `line` where one byte is to blame. */
export type Decoded = { readonly text: string } | { readonly refused: string; readonly line: number | null }

/**
 * Kubernetes' reader (YAML 1.1) ends lines at these too, and ours would read on: a comment could hide what stands behind
 * it. One character for one, so that offsets hold.
 */
const ODD_BREAKS = /\r(?!\n)|[\u0085\u2028\u2029]/g

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * The text of a manifest file. Kubernetes reads UTF-8 alone; replacing what is not UTF-8 would invent names, so such a
 * file is refused with the reason.
 */
export function decode(bytes: Uint8Array): Decoded {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { refused: 'the file is UTF-16. Save it as UTF-8.', line: null }
  }
  const zero = bytes.indexOf(0)
  if (zero === 0 || (zero === 1 && bytes.length > 2)) {
    return { refused: 'the file is UTF-16 or binary. Save it as UTF-8.', line: null }
  }
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    return { refused: 'the file is not UTF-8 text. Save it as UTF-8, or exclude it.', line: null }
  }
  if (zero === -1) return { text: text.replace(ODD_BREAKS, '\n') }
  const line = text.slice(0, text.indexOf('\0')).split('\n').length
  return { refused: 'the line holds a NUL byte, which YAML forbids. Remove it.', line }
}

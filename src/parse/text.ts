export type Decoded = { readonly text: string } | { readonly refused: string }

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * The text of a manifest file. Kubernetes reads UTF-8 alone; replacing what is not UTF-8 would invent names, so such a
 * file is refused with the reason.
 */
export function decode(bytes: Uint8Array): Decoded {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { refused: 'the file is UTF-16. Save it as UTF-8.' }
  }
  const zero = bytes.indexOf(0)
  if (zero === 0 || (zero === 1 && bytes.length > 2)) {
    return { refused: 'the file is UTF-16 or binary. Save it as UTF-8.' }
  }
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    return { refused: 'the file is not UTF-8 text. Save it as UTF-8, or exclude it.' }
  }
  return zero === -1 ? { text } : { refused: 'the file holds a NUL byte, which YAML forbids. Remove it.' }
}

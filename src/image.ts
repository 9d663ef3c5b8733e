/** The parts of an image reference as written. `null` = not written: no `docker.io` and no `latest` are made up. */
export type Image = {
  readonly registry: string | null
  readonly repository: string
  readonly tag: string | null
  readonly digest: string | null
}

/**
 * An image reference by https://github.com/distribution/reference. Text that is none (a template, say) comes apart at the
 * same places and is never refused: what reads it looks for names that it knows.
 */
export function parseImage(text: string): Image {
  const [named, digest] = cut(text, text.indexOf('@'))
  const [path, tag] = cut(named, named.indexOf(':', named.lastIndexOf('/') + 1))
  const [first, rest] = cut(path, path.indexOf('/'))
  const isRegistry = rest !== null && (/[.:]/.test(first) || first === 'localhost')
  return { registry: isRegistry ? first : null, repository: isRegistry ? rest : path, tag, digest }
}

/** What stands before a separator, and what after it: `null` without a separator or with nothing behind it. */
const cut = (text: string, at: number): readonly [before: string, after: string | null] =>
  at === -1 ? [text, null] : [text.slice(0, at), text.slice(at + 1) || null]

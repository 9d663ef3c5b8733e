import type { Locator } from 'playwright-core'

/** What became of one text in the browser. */
export type Seen = {
  /** Names of its elements. */
  readonly elements: readonly string[]
  /** Names of their attributes. */
  readonly attributes: readonly string[]
  /** Where its links lead. */
  readonly links: readonly string[]
  /** Texts outside of code, where GitHub looks for what it turns into links and pictures. */
  readonly prose: readonly string[]
  readonly text: string
}

export const seenIn = (articles: Locator): Promise<Seen[]> =>
  articles.evaluateAll((all) =>
    all.map((root) => {
      const inside = [...root.querySelectorAll('*')]
      const texts = inside.flatMap((element) =>
        [...element.childNodes].filter(({ nodeType }) => nodeType === 3).map((text) => ({ element, text })),
      )
      return {
        elements: [...new Set<string>(inside.map(({ localName }) => localName))],
        attributes: [...new Set<string>(inside.flatMap((element) => element.getAttributeNames()))],
        links: [...root.querySelectorAll('[href], [src]')].map(
          (element): string => element.getAttribute('href') ?? element.getAttribute('src'),
        ),
        prose: texts
          .filter(({ element }) => element.closest('code, pre, a, style, .chart') === null)
          .map(({ text }): string => text.data),
        text: root.textContent,
      }
    }),
  )

/** All that a report is drawn with: structure, the sign of an alert, and a chart. */
const OURS = new Set(
  'h3 p strong em br sub code a ul li table thead tbody tr th td details summary div svg g path rect text style'.split(
    ' ',
  ),
)

/** What GitHub makes links and pictures of, in texts outside of code. */
const LINKED = {
  'a mention': /(?<![\w`])@[a-z\d]/i,
  'a reference': /#\d|(?<!\w)gh-\d/i,
  'a commit': /(?<!\w)[\da-f]{7,40}(?!\w)/i,
  'an emoji code': /:[\w+-]+:/,
}

/** Markup that was to be drawn, and stands there as text. */
const MARKUP = {
  'a table': /\|\s*:?-+:?\s*\|/,
  'an element': /<\/?[a-z]/i,
  'an entity': /&(?:#\d+|[a-z]+);/i,
  emphasis: /\*\*|~~|__/,
  'a fence': /```/,
  'an alert': /\[!/,
  'a link': /\]\(/,
}

/** Letters that show a text as another. */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/
const CONTROL = /[^\P{Cc}\n]/u

/** Whatever is not as our own markup draws it. `docsUrl` is the one place that a report links to. */
export function faultsOf({ elements, attributes, links, prose, text }: Seen, docsUrl: string): string[] {
  const found = Object.entries({ ...LINKED, ...MARKUP }).flatMap(([what, pattern]) =>
    prose.filter((part) => pattern.test(part)).map((part) => `${what} as text: ${around(part, pattern)}`),
  )
  return [
    ...elements.filter((name) => !OURS.has(name)).map((name) => `element ${name}`),
    ...attributes.filter((name) => name.startsWith('on')).map((name) => `attribute ${name}`),
    ...links.filter((href) => href !== docsUrl).map((href) => `link ${href}`),
    ...found,
    ...(BIDI.test(text) ? ['text direction'] : []),
    ...(CONTROL.test(text) ? ['a control character'] : []),
  ]
}

const around = (text: string, pattern: RegExp): string => {
  const at = text.search(pattern)
  return JSON.stringify(text.slice(Math.max(0, at - 20), at + 60))
}

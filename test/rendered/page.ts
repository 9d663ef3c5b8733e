import { readFileSync } from 'node:fs'
import { rehypeGithubAlerts } from 'rehype-github-alerts'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkBreaks from 'remark-breaks'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

/** A comment and a job summary are drawn alike, but for line ends: in a comment each of them breaks the line. */
export type Place = 'comment' | 'summary'

const places = { comment: [remarkBreaks], summary: [] } as const

/** What GitHub makes of Markdown. Its own alerts come after its sanitiser, which would take their classes away. */
export const htmlOf = (markdown: string, place: Place): string =>
  String(
    unified()
      .use(remarkParse)
      .use(remarkGfm)
      .use([...places[place]])
      .use(remarkRehype, { allowDangerousHtml: true })
      .use(rehypeRaw)
      .use(rehypeSanitize)
      .use(rehypeGithubAlerts, {})
      .use(rehypeStringify)
      .processSync(markdown),
  )

const styles = readFileSync('node_modules/github-markdown-css/github-markdown-light.css', 'utf8')

/** Width and frame of a comment on a pull request; the fonts are the first of GitHub's own that free systems have. */
const FRAME = `
  body { margin: 0; background: #fff }
  main { padding: 16px; max-width: 868px }
  .frame { border: 1px solid #d1d9e0; border-radius: 6px; margin-bottom: 16px }
  .author { background: #f6f8fa; border-bottom: 1px solid #d1d9e0; border-radius: 6px 6px 0 0; padding: 8px 16px;
    font: 14px/1.5 "Noto Sans", Helvetica, Arial, sans-serif; color: #59636e }
  .author b { color: #1f2328 }
  .markdown-body { padding: 16px }`

const AUTHOR = '<div class="author"><b>github-actions</b> bot commented</div>'

/** A page with an `article` for each text, about as wide as a conversation on GitHub. */
export const pageOf = (place: Place, articles: readonly string[]): string => {
  const framed = articles.map(
    (html) =>
      `<div class="frame">${place === 'comment' ? AUTHOR : ''}<article class="markdown-body">${html}</article></div>`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>wattlint</title><style>${styles}${FRAME}</style></head><body><main>${framed.join('\n')}</main></body></html>`
}

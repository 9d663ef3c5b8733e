import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type MarkdownOptions, renderMarkdown } from '../../src/report/markdown.ts'
import { COMMENT_ROOM, SUMMARY_ROOM } from '../../src/report/room.ts'
import { absolute, compared, empty, hostile, many, over, unchanged } from '../reports.ts'

const comment: MarkdownOptions = {
  room: COMMENT_ROOM,
  title: null,
  docsUrl: 'https://example.com/wattlint#readme',
  notice: null,
}
const summary: MarkdownOptions = { ...comment, room: SUMMARY_ROOM }
const goldens = { compared, over, absolute, empty, unchanged }

for (const [name, report] of Object.entries(goldens)) {
  test(`renderMarkdown: ${name}`, (t) => {
    t.assert.fileSnapshot(renderMarkdown(report, comment), `fixtures/report/${name}.md`, {
      serializers: [String],
    })
  })
}

for (const [name, report] of Object.entries({ ...goldens, hostile, many })) {
  for (const options of [comment, summary]) {
    test(`renderMarkdown: ${name} keeps within ${options.room.name} size and stays whole`, () => {
      const markdown = renderMarkdown(report, options)
      assert.ok(markdown.length <= options.room.characters, `${markdown.length} characters`)
      assert.ok(Buffer.byteLength(markdown) <= options.room.bytes, `${Buffer.byteLength(markdown)} bytes`)
      assert.equal(markdown.match(/<details>/g)?.length, markdown.match(/<\/details>/g)?.length)
      assert.ok(markdown.endsWith('</sub>\n'))
    })
  }
}

test('renderMarkdown: what does not fit is left out whole, and named', () => {
  const tight = renderMarkdown(over, { ...comment, room: { ...COMMENT_ROOM, characters: 3400 } })
  assert.match(tight, /_Left out to stay within a comment's size: Nearest known workloads/)
  assert.match(tight, /\*\*Over budget:\*\*/)
  assert.match(tight, /All workloads/)
  assert.ok(tight.length <= 3400)
})

test('renderMarkdown: tables are cut, and say by how much', () => {
  const markdown = renderMarkdown(many, comment)
  assert.match(markdown, /and 2,985 more changed workloads\./)
  assert.match(markdown, /and 37 more budgets/)
  assert.match(markdown, /and 30 more budgets over\./)
})

test('renderMarkdown: hostile text is code or plain words', () => {
  for (const room of [COMMENT_ROOM, SUMMARY_ROOM]) {
    const markdown = renderMarkdown(hostile, {
      ...comment,
      room,
      title: '@octocat <b> | `x`',
      notice: '![x](http://evil)',
    })
    const outside = markdown
      .replace(/^```mermaid\n[^`]*\n```$/m, '')
      .replace(/<code>(?:[\p{L}\p{N}\p{M} ]|&#\d+;|&nbsp;)*<\/code>/gu, '')
      .replace(/`[^`|\n]+`/g, '')
      .replace(
        /<\/?(?:details|summary|sub|br)>|<a href="https:\/\/example\.com\/wattlint#readme">|<\/a>/g,
        '',
      )
    assert.doesNotMatch(outside, /<|@|`|\\|~|https?:|www\.|!\[(?!NOTE|WARNING|CAUTION)|\]\(/)
    assert.doesNotMatch(markdown, /<!--/)
    const tables = markdown
      .split(/\n(?!\|)/)
      .map((block) => block.split('\n').filter((line) => line.startsWith('|')))
    for (const [head = '', ...rows] of tables)
      for (const line of rows) assert.equal(line.split('|').length, head.split('|').length, line)
  }
})

test('renderMarkdown: a title and a notice stand above the figures', () => {
  const [title, blank, sentence, , notice] = renderMarkdown(compared, {
    ...comment,
    title: 'Team shop',
    notice: 'The base could not be read.',
  }).split('\n')
  assert.deepEqual([title, blank, notice], ['### Team shop', '', '> [!NOTE]'])
  assert.match(sentence ?? '', /^⚡ \*\*\+52\.4 W\*\*/)
})

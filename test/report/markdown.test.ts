import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type MarkdownOptions, renderMarkdown } from '../../src/report/markdown.ts'
import { unbroken } from '../../src/report/markdown-cells.ts'
import { COMMENT_ROOM, SUMMARY_ROOM } from '../../src/report/room.ts'
import type { Cause, Report } from '../../src/schema/report.ts'
import { reportOf, workload } from '../build-report.ts'
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
  assert.match(tight, /_Left out to stay within a comment's size: Known workloads nearest/)
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

test('renderMarkdown: no figure can be torn from its unit, nor a range or an arrow in two, and code stays as it is', () => {
  const torn =
    'replicas 3 → 6: +4.3 W (0.4–2.2 kW, +1…+2 %), `a 1 W` and <code>b 2 W</code> of 8 GPUs\n```\n1 W\n```'
  const whole =
    'replicas 3\u00a0→\u00a06: +4.3\u00a0W (0.4–\u20602.2\u00a0kW, +1…\u2060+2\u00a0%), `a 1 W` and <code>b 2 W</code> of 8\u00a0GPUs\n```\n1 W\n```'
  assert.equal(unbroken(torn), whole)
  for (const report of [compared, over, absolute])
    assert.doesNotMatch(renderMarkdown(report, comment), /\d [mk]?Wh?\b|\d %| → |\d[–…]\d/)
})

test('renderMarkdown: a lone cause says by how much only where the change does not', () => {
  const cause = { what: 'replicas', from: 1, to: 2, delta_w: 4, delta_monthly_kwh: 2 } as const
  const causeOf = (report: Report): string | undefined =>
    / W \| (replicas.*?) \|/.exec(renderMarkdown(report, comment).replaceAll('\u00a0', ' '))?.[1]
  const withCause = (moved: Partial<Cause>, runS?: number): Report => {
    const run = runS === undefined ? {} : { runS }
    const one = workload('changed', { podW: 8, ...run }, { podW: 4, ...run })
    return reportOf([{ ...one, causes: [{ ...cause, ...moved }] }], { base: { ref: 'main', commit: null } })
  }
  assert.equal(causeOf(withCause({})), 'replicas 1 → 2')
  assert.equal(causeOf(withCause({ delta_w: 3 })), 'replicas 1 → 2: +3 W')
  assert.equal(causeOf(withCause({ delta_w: 0 })), 'replicas 1 → 2: +2 kWh/month')
  assert.equal(causeOf(withCause({ delta_w: 0 }, 60)), 'replicas 1 → 2: +2 kWh/run')
})

test('renderMarkdown: of the id of a model, enough to tell it from others', () => {
  const id = '0123456789abcdef'.repeat(4)
  const markdown = renderMarkdown({ ...empty, model: { ...empty.model, id } }, comment)
  assert.match(markdown, /· model 2026\.11\.1 \(`0123456789ab`\) of 2026-11-20, /)
})

test('renderMarkdown: what only runs once changes the energy of a run, and none of a month', () => {
  const report = reportOf([workload('added', { podW: 10, runS: 3600 })], {
    base: { ref: 'main', commit: null },
  })
  assert.match(renderMarkdown(report, comment), /· \*\*\+10\u00a0Wh\/run\*\* ·/)
})

test('renderMarkdown: a title and a notice stand above the figures', () => {
  const [title, blank, sentence, , notice] = renderMarkdown(compared, {
    ...comment,
    title: 'Team shop',
    notice: 'The base could not be read.',
  }).split('\n')
  assert.deepEqual([title, blank, notice], ['### Team shop', '', '> [!NOTE]'])
  assert.match(sentence ?? '', /^⚡ \*\*\+52\.4\u00a0W\*\*/)
})

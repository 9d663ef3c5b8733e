import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reportFrom } from '../../src/adapters/artifact.ts'
import { renderMarkdown } from '../../src/report/markdown.ts'
import { COMMENT_ROOM } from '../../src/report/room.ts'
import { oneOfEach } from '../finding-reports.ts'
import { hostileNames } from '../hostile-names.ts'
import { absolute, over, unchanged } from '../reports.ts'
import { meansNothing, withTexts } from '../texts.ts'
import { zipOf } from '../zip.ts'

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))

test('reportFrom: a zip of one JSON file, or the JSON itself', async () => {
  for (const bytes of [zipOf({ name: 'deep/report.JSON', bytes: json(over) }), json(over)])
    assert.deepEqual(await reportFrom(bytes), JSON.parse(JSON.stringify(over)))
})

test('reportFrom: a currency that is none is refused, wherever it stands', async () => {
  const impact = {
    carbon: null,
    price: { per_kwh: 1, currency: '@octocat', source: '' },
    pue: { ratio: 1, source: '' },
  }
  await assert.rejects(reportFrom(json({ ...over, impact })), /a currency that is none/)
})

for (const [shows, text] of hostileNames) {
  test(`reportFrom: ${shows} in every text of an artifact is nothing but text in a comment`, async () => {
    for (const report of [over, absolute, unchanged, oneOfEach]) {
      const read = await reportFrom(json(withTexts(report, text)))
      const markdown = renderMarkdown(read, {
        room: COMMENT_ROOM,
        title: null,
        docsUrl: null,
        notice: null,
      })
      meansNothing(markdown, shows)
      assert.ok(markdown.length <= COMMENT_ROOM.characters)
    }
  })
}

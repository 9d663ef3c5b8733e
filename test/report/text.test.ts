import assert from 'node:assert/strict'
import { test } from 'node:test'
import { displayWidth } from '../../src/report/columns.ts'
import { renderText } from '../../src/report/text.ts'
import { absolute, compared, empty, hostile, many, over, unchanged } from '../reports.ts'

const goldens = { compared, over, absolute, empty, unchanged }

for (const [name, report] of Object.entries(goldens)) {
  test(`renderText: ${name}`, (t) => {
    t.assert.fileSnapshot(renderText(report, { color: false, width: 100 }), `fixtures/report/${name}.txt`, {
      serializers: [String],
    })
  })
}

test('renderText: colour changes nothing but colour', () => {
  const plain = renderText(over, { color: false, width: 100 })
  const coloured = renderText(over, { color: true, width: 100 })
  assert.doesNotMatch(plain, /\p{Cc}\[/u)
  assert.match(coloured, /\p{Cc}\[31m/u)
  assert.equal(coloured.replace(/\p{Cc}\[\d+m/gu, ''), plain)
})

test('renderText: hostile names stay on their line and show what they hold', () => {
  const text = renderText(hostile, { color: false, width: 100 })
  assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
  const [, table = ''] = text.split('\n\n')
  assert.equal(table.split('\n').length, hostile.workloads.length + 2)
  assert.ok(Math.max(...text.split('\n').map((line) => line.length)) < 500)
})

test('renderText: columns stand under each other, whatever script a name is in', () => {
  const [, table = ''] = renderText(compared, { color: false, width: 100 }).split('\n\n')
  const [, ...lines] = table.split('\n').slice(0, -1)
  assert.equal(new Set(lines.map((line) => line.search(/Deployment|DaemonSet|Job/))).size, 1)
  assert.equal(displayWidth('チェックアウト'), 14)
  assert.equal(displayWidth('e\u0301'), 1)
})

test('renderText: a narrow terminal cuts names, never figures', () => {
  const wide = renderText(compared, { color: false, width: 200 })
  const narrow = renderText(compared, { color: false, width: 40 })
  for (const figure of wide.match(/[+−]?[\d.]+ k?W\b/g) ?? []) assert.ok(narrow.includes(figure), figure)
})

test('renderText: lists end with what is left of them', () => {
  assert.match(renderText(many, { color: false, width: 100 }), /and 2,990 more; --format json lists all/)
})

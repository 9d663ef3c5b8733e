import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvCell, logLine, mdCode, mdHref, mdProse, oneLine } from '../../src/report/escape.ts'
import { hostileNames } from '../hostile-names.ts'

const RAW = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/u

for (const [shows, text] of hostileNames) {
  test(`oneLine: ${shows}: one line, nothing hidden, not too long`, () => {
    const line = oneLine(text, 80)
    assert.doesNotMatch(line, RAW)
    assert.ok(Array.from(line).length <= 80)
    assert.ok(!/\p{Cs}/u.test(line))
  })

  test(`mdCode: ${shows}: code and nothing else`, () => {
    const code = mdCode(text)
    if (code === '(empty)') return assert.equal(text, '')
    const plain = /^`[^`|\\<>&@#[\]!~\n]+`$/.test(code)
    const element = /^<code>(?:[\p{L}\p{N}\p{M} ]|&#\d+;|&nbsp;)*<\/code>$/u.test(code)
    assert.ok(plain || element, code)
    return assert.equal(rendered(code), oneLine(text, 80))
  })

  test(`mdProse: ${shows}: every word is itself or code`, () => {
    for (const word of mdProse(text).split(/ (?![^<]*<\/code>)(?=(?:[^\x60]*\x60[^\x60]*\x60)*[^\x60]*$)/)) {
      assert.match(word, /^$|^<code>[^<>@]*<\/code>$|^`[^`]+`$|^[^`|\\<>&@#[\]*_~$]+$/)
      if (!/^<code>|^`/.test(word))
        assert.doesNotMatch(word, /:\/\/|www\.|:[a-z0-9]+:|\bgh-\d|\b[0-9a-f]{7,40}\b/i)
    }
    assert.equal(rendered(mdProse(text)).replace('(empty)', ''), oneLine(text, 300).replace(/^ +| +$/g, ''))
  })

  test(`csvCell: ${shows}: one field, no formula`, () => {
    const cell = csvCell(text)
    const inner = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell
    if (!cell.startsWith('"')) assert.doesNotMatch(cell, /[",\r\n]/)
    assert.doesNotMatch(inner, /^\s*[=+\-@]/)
    assert.equal(inner.replace(/^'(?=\s*[=+\-@])/, ''), oneLine(text, 32_000))
  })

  test(`logLine: ${shows}: commands nothing`, () => {
    const line = logLine(oneLine(text))
    assert.doesNotMatch(line, /^\s*::/)
    assert.doesNotMatch(line, /##\[/)
  })
}

/** What a reader sees of code spans and elements. */
function rendered(markdown: string): string {
  return markdown
    .replace(/<code>(.*?)<\/code>/g, '$1')
    .replace(/`([^`]*)`/g, '$1')
    .replaceAll('&#8288;', '')
    .replaceAll('&nbsp;', ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
}

const shown: readonly (readonly [shows: string, actual: string, expected: string])[] = [
  ['an ordinary name', mdCode('shop/checkout'), '`shop/checkout`'],
  ['a name in any script', mdCode('магазин/касса'), '`магазин/касса`'],
  ['a mention', mdCode('@octocat'), '<code>&#64;&#8288;octocat</code>'],
  ['a pipe', mdCode('a|b'), '<code>a&#124;b</code>'],
  ['a newline', oneLine('a\nb'), 'a\\nb'],
  ['an escape character', oneLine('\u001b[31m'), '\\u{1b}[31m'],
  ['a long path keeps both ends', oneLine(`deploy/${'x'.repeat(100)}/api.yaml`, 21), 'deploy/xxx…x/api.yaml'],
  [
    'a sentence of ours',
    mdProse('memory request "1.5GB" is not a quantity. Write 1500M or 1.5Gi.'),
    'memory request "1.5GB" is not a quantity. Write 1500M or 1.5Gi.',
  ],
  [
    'a mention in a sentence',
    mdProse('kind @octocat is not known'),
    'kind <code>&#64;&#8288;octocat</code> is not known',
  ],
  [
    'an address in code that cannot be a span',
    mdCode('<https://x>'),
    '<code>&#60;https&#58;&#8288;&#47;&#47;x&#62;</code>',
  ],
  ['a bare address in such code', mdCode('|WWW.x'), '<code>&#124;WWW&#8288;&#46;x</code>'],
  ['a reference within a word', mdProse('see:GH-3, but not high-3'), '`see:GH-3,` but not high-3'],
  ['a commit within a word', mdProse('v=0123abc, not 0123abcx'), '`v=0123abc,` not 0123abcx'],
  ['a rule', mdProse('---'), '`---`'],
  ['the line under a heading', mdProse('==='), '`===`'],
  ['a list', mdProse('- a - b'), '`-` a - b'],
  ['a numbered list', mdProse('1. a 2. b'), '`1.` a 2. b'],
  ['an indented block', mdProse('    a'), 'a'],
  ['a signed figure is no list', mdProse('= 5 W, +5 %'), '= 5 W, +5 %'],
  ['a number stays a number', csvCell(-12.5), '-12.5'],
  ['no number', csvCell(null), ''],
  ['a formula', csvCell('=1+1'), `"'=1+1"`],
  ['a command', logLine('  ::error::x'), '  : :error::x'],
  ['an address', mdHref('https://example.com/a"b#readme'), 'https://example.com/a%22b#readme'],
]
for (const [shows, actual, expected] of shown) {
  test(`escape: ${shows}`, () => assert.equal(actual, expected))
}

test('escape: no payload takes long', () => {
  for (const text of ['(', '"', ' ', 'a ', '`', '\u0301', '@', ':a', '-'].map((part) =>
    part.repeat(500_000),
  )) {
    const start = performance.now()
    for (const escaped of [oneLine, mdCode, mdProse, csvCell, logLine]) escaped(text)
    assert.ok(performance.now() - start < 500)
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decode } from '../../src/parse/text.ts'

const cases: readonly (readonly [shows: string, bytes: Uint8Array, expected: RegExp])[] = [
  ['UTF-8 with umlauts', Buffer.from('name: zürich'), /^name: zürich$/],
  ['a byte order mark is not text', Buffer.from('\ufeffkind: Pod'), /^kind: Pod$/],
  [
    'line breaks that only Kubernetes knows are line breaks',
    Buffer.from('a: 1 #\u0085b: 2 #\u2028c: 3 #\rd: 4\r\n'),
    /^a: 1 #\nb: 2 #\nc: 3 #\nd: 4\r\n$/,
  ],
  ['UTF-16 with its mark', Buffer.from('\ufeffkind: Pod', 'utf16le'), /UTF-16/],
  ['UTF-16 without', Buffer.from('kind: Pod', 'utf16le'), /UTF-16/],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), /not UTF-8/],
  ['half a character', Buffer.from([0x61, 0xc3]), /not UTF-8/],
  ['a NUL byte, with its line', Buffer.from('a: 1\nb: \0\n'), /NUL byte.*line 2/],
]
for (const [shows, bytes, expected] of cases) {
  test(`decode: ${shows}`, () => {
    const decoded = decode(bytes)
    assert.match('text' in decoded ? decoded.text : `${decoded.refused} line ${decoded.line}`, expected)
  })
}

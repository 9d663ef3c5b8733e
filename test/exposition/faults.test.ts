import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Format } from '../../src/exposition/format.ts'
import { parseExposition } from '../../src/exposition/parse.ts'
import { faultOf } from './read.ts'

const P = 'prometheus'
const O = 'openmetrics'

const bad: readonly (readonly [
  shows: string,
  format: Format,
  text: string,
  message: RegExp,
  hint: RegExp,
])[] = [
  ['no number', P, 'a 1\nb x\n', /^line 2: the value is no number: "x"$/, /^Write a number/],
  ['nothing behind a name', P, 'a\n', /^line 1: the value is missing$/, /number/],
  ['a number that no double holds', P, 'a 1e999\n', /no number: "1e999"/, /64-bit/],
  ['CR LF', P, 'a 1\r\n', /no number/, /LF alone/],
  ['a signed NaN', P, 'a -NaN\n', /no number/, /NaN/],
  ['a time with a fraction', P, 'a 1 1.5\n', /^line 1: the time is no integer: "1\.5"$/, /milliseconds/],
  ['a word behind the time', P, 'a 1 1 x\n', /^line 1: behind a sample stands "x"$/, /End the line/],
  ['an open label', P, '\n\na{b="c\n', /^line 3: a label's value is not closed: /, /End it with "/],
  ['open braces', P, 'a{b="c" 1\n', /labels are not closed/, /, or }/],
  ['a label without a value', P, 'a{b} 1\n', /a label has no value/, /name="value"/],
  ['a label without quotes', P, 'a{b=c} 1\n', /value has no quote/, /name="value"/],
  ['a label without a name', P, 'a{="c"} 1\n', /a label has no name/, /name="value"/],
  ['a label of a bad name', P, 'a{1b="c"} 1\n', /a label has no name/, /in quotes/],
  ['a label twice', P, 'a{b="1",b="1"} 1\n', /the label "b" is there twice/, /once/],
  [
    'a label twice, unlike the line before',
    P,
    'a{b="1",c="1"} 1\na{b="1",b="1"} 1\n',
    /^line 2: the label "b"/,
    /once/,
  ],
  ['the label of the name', P, 'a{__name__="b"} 1\n', /__name__ is reserved/, /before the labels/],
  ['a bad escape', P, 'a{b="C:\\dir"} 1\n', /escape "\\\\d"/, /\\\\ for a backslash/],
  ['bytes that are no text', P, 'a{b="\uFFFF"} 1\n', /is not UTF-8/, /UTF-8/],
  ['two names', P, 'a{"b"} 1\n', /two names/, /one of them/],
  ['no name', P, '{b="c"} 1\n', /no name/, /Write name/],
  ['no name, but a number', P, '1 2\n', /no name/, /Write name/],
  ['a type of no metric', P, '# TYPE 1a gauge\n', /TYPE of no name/, /# TYPE name/],
  ['an unknown type', P, '# TYPE a info\n', /the type "info" is unknown/, /counter, gauge/],
  ['two types', P, '# TYPE a gauge\n# TYPE a gauge\n', /^line 2: a second TYPE of "a"$/, /once/],
  ['two helps', P, '# HELP a b\n# HELP a b\n', /a second HELP/, /once/],
  [
    'a type behind its samples',
    P,
    'a 1\n# TYPE a gauge\n',
    /^line 2: TYPE of "a" behind its samples$/,
    /before/,
  ],
  ['a cut', P, 'a 1\nb 2', /^line 2: the last line does not end/, /cut off/],
  ['an exemplar', P, 'a_bucket 1 # {} 1\n', /no integer/, /milliseconds/],
  ['no EOF', O, 'a 1\n', /^line 1: the text does not end with # EOF$/, /cut off/],
  ['nothing', O, '', /does not end with # EOF/, /cut off/],
  ['more behind EOF', O, 'a 1\n# EOF\nb 1\n# EOF\n', /^line 2: more lines behind # EOF$/, /TYPE/],
  ['an empty line', O, 'a 1\n\n# EOF\n', /^line 2: an empty line$/, /leave it out/],
  ['a comment', O, '# hello you\n# EOF\n', /no comment "hello"/, /TYPE, UNIT or HELP/],
  ['two spaces', O, 'a  1\n# EOF\n', /value is missing/, /./],
  ['a tab', O, 'a\t1\n# EOF\n', /no space before/, /one space/],
  ['a space at the end', O, 'a 1 \n# EOF\n', /time is missing/, /./],
  ['a type in capitals', O, '# TYPE a GAUGE\n# EOF\n', /unknown/, /stateset/],
  ['an old type', O, '# TYPE a untyped\n# EOF\n', /unknown/, /unknown/],
  [
    'a unit that is not in the name',
    O,
    '# UNIT a_joules watts\n# EOF\n',
    /not the end of "a_joules"/,
    /_ and the unit/,
  ],
  ['two units', O, '# UNIT a_s s\n# UNIT a_s s\n# EOF\n', /a second UNIT/, /once/],
  ['a hexadecimal number', O, 'a 0x1p1\n# EOF\n', /no number/, /./],
  ['an infinite time', O, 'a 1 +Inf\n# EOF\n', /time is "\+Inf/, /Unix seconds/],
  ['an exemplar without labels', O, 'a 1 # 1\n# EOF\n', /an exemplar has no labels/, /# \{/],
  ['an exemplar with a name', O, 'a 1 # {"b"} 1\n# EOF\n', /an exemplar has no labels/, /# \{/],
  ['an exemplar without a value', O, 'a 1 # {b="c"}\n# EOF\n', /no space before/, /one space/],
  [
    'more behind an exemplar',
    O,
    'a 1 # {b="c"} 1 2 3\n# EOF\n',
    /behind an exemplar stands "3"/,
    /End the line/,
  ],
]
for (const [shows, format, text, message, hint] of bad) {
  test(`parseExposition: refuses ${shows} (${format})`, () => {
    const bytes = Buffer.from(text)
    const broken = text.includes('\uFFFF')
      ? Buffer.from(bytes.map((byte) => (byte === 0xef ? 0xff : byte)))
      : bytes
    const fault = faultOf(() => parseExposition(broken, { format }))
    assert.match(fault.message, message)
    assert.match(fault.hint, hint)
  })
}

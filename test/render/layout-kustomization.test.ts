import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Files, layoutOf } from './side.ts'

const bases: Files = {
  'base/kustomization.yaml': 'resources: [web.yaml]',
  'base/web.yaml': '',
  'over/kustomization.yml':
    'resources: [../base, own.yaml]\nconfigMapGenerator: [{name: a, files: [b=c.txt]}]',
  'over/own.yaml': '',
  'over/c.txt': '',
  'unnamed/web.yaml': '',
}
const over = [
  'files/base/kustomization.yaml ← base/kustomization.yaml',
  'files/base/web.yaml ← base/web.yaml',
]

const kustomizations: readonly (readonly [shows: string, files: Files, laid: readonly string[] | null])[] = [
  [
    'with the folders that it names',
    bases,
    [
      ...over,
      'files/over/c.txt ← over/c.txt',
      'files/over/kustomization.yml ← over/kustomization.yml',
      'files/over/own.yaml ← over/own.yaml',
    ],
  ],
  [
    'whatever the key is called and however it is written',
    {
      ...bases,
      'over/kustomization.yml': '{"RESOURCES": ["\\x2e./base"], ? x : {y: [*a]}, z: &a q}'.replace(
        '? x : {y: [*a]}, z: &a q',
        'z: &a q, x: {y: [*a]}',
      ),
    },
    [
      ...over,
      'files/over/c.txt ← over/c.txt',
      'files/over/kustomization.yml ← over/kustomization.yml',
      'files/over/own.yaml ← over/own.yaml',
    ],
  ],
  [
    'without kustomizations that nobody looked at',
    {
      'over/Kustomization': '',
      'over/deep/kustomization.yaml': 'resources: [../../../x]',
      'over/deep/KUSTOMIZATION.YML': '',
    },
    ['files/over/Kustomization ← over/Kustomization'],
  ],
  [
    'links as what they lead to',
    {
      'over/kustomization.yaml': 'resources: [a.yaml, b]',
      'over/a.yaml': '→../x/a.yaml',
      'over/b': '→../x',
      'x/a.yaml': '',
      'x/kustomization.yaml': 'resources: [a.yaml]',
    },
    [
      'files/over/a.yaml ← x/a.yaml',
      'files/over/b/a.yaml ← x/a.yaml',
      'files/over/b/kustomization.yaml ← x/kustomization.yaml',
      'files/over/kustomization.yaml ← over/kustomization.yaml',
    ],
  ],
  [
    'without links that lead nowhere, as long as nobody names them',
    { 'over/kustomization.yaml': '', 'over/a': '→/etc', 'over/b': '→../..' },
    ['files/over/kustomization.yaml ← over/kustomization.yaml'],
  ],
  ['nothing where its folder is not there', {}, null],
]
for (const [shows, files, laid] of kustomizations)
  test(`a kustomization is laid out: ${shows}`, async () =>
    assert.deepEqual(await layoutOf(files, { kustomize: 'over' }), laid))

const BESIDE = { 'over/a.yaml': '' }
const kustomizationsRefused: readonly (readonly [shows: string, text: string, why: RegExp])[] = [
  [
    'a folder out of the repository',
    'resources: [../../other]',
    /"\.\.\/\.\.\/other" leads out of the repository/,
  ],
  ['the same that comes back', 'resources: [../../repository/base]', /leads out of the repository/],
  ['the same on the way', 'resources: [a/../../../base]', /leads out of the repository/],
  ['the same under any key', 'CRDs: {a: {b: [../../x]}}', /leads out of the repository/],
  ['the same behind an alias', 'a: &b ../../x\nresources: [*b]', /leads out of the repository/],
  ['the same behind an escape', 'resources: ["\\u002e\\x2e/../x"]', /leads out of the repository/],
  [
    'the same as a binary scalar',
    `resources: [!!binary ${Buffer.from('../../x').toString('base64')}]`,
    /leads out of the repository/,
  ],
  [
    'the same behind what ends a line to others',
    '# a\u2028resources: [../../x]',
    /leads out of the repository/,
  ],
  ['the same behind a carriage return', '# a\rresources: [../../x]', /leads out of the repository/],
  ['the same in a block of text', 'resources:\n- >-\n  ../../x\n', /leads out of the repository/],
  ['a control character', 'resources: ["a"]\u0007', /holds a control character/],
  [
    'a second document',
    'resources: []\n---\nresources: [../../x]\n',
    /over\/kustomization\.yaml:2 .*is not plain YAML/,
  ],
  ['a directive', '%YAML 1.1\n---\nresources: []\n', /is not plain YAML/],
  ['a tag of nobody knows whom', 'resources: [!x a]', /is not plain YAML/],
  ['broken YAML', 'resources: [', /is not plain YAML/],
  [
    'a key that is written twice',
    'resources: [../base]\nresources: []',
    /kustomization\.yaml:2 .*a key is written twice/,
  ],
  ['what is merged', 'a: &a {resources: [x]}\n<<: *a\n', /kustomization\.yaml:2 .*it merges/],
  ['what is merged in quotes', '"\\x3c<": {resources: [x]}\n', /it merges/],
  [
    'text that expands',
    `a: &a [${'x,'.repeat(500)}]\nb: &b [${'*a,'.repeat(500)}]\nc: [${'*b,'.repeat(500)}]`,
    /expands to too many values/,
  ],
  ['bytes that are no text', '\u0000\u0000', /UTF-16 or binary/],
  ['a server of this machine', 'resources: ["http://localhost:8080/x"]', /is a server of this machine/],
  [
    'the same by its number',
    'configMapGenerator: [{name: a, files: ["x=HTTPS://127.0.0.1/y"]}]',
    /is a server of this machine/,
  ],
  [
    'the same in the numbers of IPv6',
    'resources: ["http://user@[::1]:1/x", "http://[::ffff:127.0.0.1]/"]',
    /is a server of this machine/,
  ],
  ['a link out of the repository', 'resources: [../link/x]', /is a link that leads out of the repository/],
]
for (const [shows, text, why] of kustomizationsRefused)
  test(`a kustomization is refused: ${shows}`, async () => {
    const files = { ...BESIDE, link: '→/etc', 'over/kustomization.yaml': text }
    assert.match(String(await layoutOf(files, { kustomize: 'over' })), why)
  })

const literals = 'configMapGenerator: [{name: a, literals: ["url=http://localhost:1"]}]'
test('a kustomization may tell its objects of servers, in literals', async () =>
  assert.deepEqual(await layoutOf({ 'over/kustomization.yaml': literals }, { kustomize: 'over' }), [
    'files/over/kustomization.yaml ← over/kustomization.yaml',
  ]))

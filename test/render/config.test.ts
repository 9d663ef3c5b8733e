import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nestedFaults } from '../../src/config/below.ts'
import { effectiveFrom } from '../../src/config/effective.ts'
import { faultText } from '../../src/config/faults.ts'
import { shownYaml } from '../../src/config/shown.ts'
import { readWritten } from '../../src/config/written.ts'

const faultsOf = (text: string): readonly string[] => readWritten('w.yml', text).faults.map(faultText)

const refused: readonly (readonly [shows: string, text: string, fault: RegExp])[] = [
  ['both', 'render: [{chart: a, kustomize: b}]', /^w\.yml:1: render\.0 must name either chart or kustomize/],
  ['neither', 'render: [{values: b}]', /^w\.yml:1: render\.0 must name either chart or kustomize/],
  [
    'values of a kustomization',
    'render: [{kustomize: a, values: b}]',
    /must not have values, release or names/,
  ],
  ['a slip', 'render: [{chart: a, vales: b}]', /unknown key "vales"\. Did you mean "values"\?$/],
  ['one that is no list', 'render: {chart: a}', /^w\.yml:1: render must be a list/],
  [
    'a path out of the repository',
    'render:\n- chart: ../a',
    /^w\.yml:2: path "\.\.\/a" leads out of its folder/,
  ],
  ['values out of the repository', 'render: [{chart: a, values: [b, ../c]}]', /path "\.\.\/c" leads out/],
  ['a path of the disk', 'render: [{kustomize: /etc}]', /path "\/etc" starts at the root of the disk/],
  ['an address', 'render: [{chart: "oci://example.com/a"}]', /is an address\. Keep a copy of it in the repo/],
  ['a path with an empty step', 'render: [{chart: a//b}]', /has an empty step/],
  ['a path with a line end', 'render: [{chart: "a\\nb"}]', /holds a control character/],
  [
    'a release that is an option',
    'render: [{chart: a, release: --debug}]',
    /render\.0\.release must be up to 53 small/,
  ],
  [
    'a namespace that is none',
    'render: [{chart: a, namespace: A_b}]',
    /render\.0\.namespace must be up to 63 small/,
  ],
]
for (const [shows, text, fault] of refused)
  test(`render: ${shows} is refused, with its line`, () => {
    const [first = '', ...more] = faultsOf(text)
    assert.deepEqual(more, [])
    assert.match(first, fault)
  })

const fine = [
  'render: [{chart: charts/shop, values: a.yaml, release: a, namespace: b}]',
  'render: [{chart: -odd}, {chart: .}, {kustomize: "a b/[c"}, {chart: a, values: ["x,y.yaml", z]}]',
]
for (const text of fine) test(`render: ${text} is fine`, () => assert.deepEqual(faultsOf(text), []))

test('render: entries of what is extended come after the own, and are shown with where they are written', () => {
  const files = ['own', 'policy'].map((chart) => {
    const { written } = readWritten(`${chart}.yml`, `render:\n- chart: ${chart}\n`)
    assert.ok(written !== null)
    return written
  })
  const { config, origins } = effectiveFrom(files, [])
  assert.deepEqual(config.render, [{ chart: 'own' }, { chart: 'policy' }])
  assert.match(
    shownYaml(config, origins, []),
    /^render:\n {2}# own\.yml:2\n {2}- chart: own\n {2}# policy\.yml:2\n/m,
  )
})

test('render: is of the whole run, and an error in a folder', () => {
  const { outline } = readWritten('team/wattlint.yml', 'render: []\n')
  assert.ok(outline !== null)
  assert.match(
    nestedFaults(outline).map(faultText).join(),
    /^team\/wattlint\.yml:1: render holds for the whole run/,
  )
})

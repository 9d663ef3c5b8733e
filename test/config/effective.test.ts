import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'yaml'
import { nestedFaults } from '../../src/config/below.ts'
import { effectiveFrom, kindFaults, type Nested } from '../../src/config/effective.ts'
import { faultText } from '../../src/config/faults.ts'
import { shownYaml } from '../../src/config/shown.ts'
import { readWritten, type Written } from '../../src/config/written.ts'
import { exclusionFrom } from '../../src/find.ts'
import { selectorFrom } from '../../src/selector.ts'

function written(name: string, text: string): Written {
  const { written, faults } = readWritten(name, text)
  assert.ok(written !== null, faults.map(faultText).join('\n'))
  return written
}
const nested = (folder: string, text: string): Nested => ({
  folder,
  written: written(`${folder}/wattlint.yml`, text),
})
const at = (path: string) => ({ kind: 'Job', namespace: 'a', name: 'b', path, labels: {}, teams: [] })

test('what extends stands over what it extends; lists join, the own going first', () => {
  const { config, origins } = effectiveFrom(
    [
      written('own.yml', 'nodes: 3\nbudget: 1 kW\nassume: {run_s: 1}\n'),
      written('a.yml', 'nodes: 4\nregion: IE\nbudget: [2 kW]\ncopies: {count: all}\n'),
      written('b.yml', 'region: FR\npue: 1.2\nassume: [{run_s: 2}]\n'),
    ],
    [],
  )
  assert.deepEqual([config.nodes, config.region, config.pue, config.copies.count], [3, 'IE', 1.2, 'all'])
  assert.deepEqual(config.budget, ['1 kW', '2 kW'])
  assert.deepEqual(config.assume, [{ run_s: 1 }, { run_s: 2 }])
  assert.deepEqual(
    ['nodes', 'region', 'pue', 'budget.1', 'assume.1', 'copies.count', 'team_label'].map((place) =>
      origins.get(place),
    ),
    ['own.yml:1', 'a.yml:2', 'b.yml:2', 'a.yml:3', 'b.yml:3', 'a.yml:4', undefined],
  )
  assert.equal(origins.get(config.assume[1] ?? ''), 'b.yml:3')
})

test('null takes back what is extended', () =>
  assert.equal(effectiveFrom([written('a', 'nodes: null'), written('b', 'nodes: 4')], []).config.nodes, null))

test('a file of a folder holds below it alone, and goes before those above', () => {
  const { config } = effectiveFrom(
    [written('wattlint.yml', 'assume: {run_s: 1}\n')],
    [
      nested('team', 'assume: {run_s: 2}\nexclude: [charts/, old/x]\ncopies: {prefer: prod/**}\n'),
      nested('team/jobs', 'assume: [{run_s: 3, for: {path: "nightly-*.yaml"}}]\n'),
    ],
  )
  const first = (path: string) => config.assume.find((rule) => selectorFrom(rule.for)(at(path)))?.run_s
  assert.deepEqual(
    [
      'web.yaml',
      'team/web.yaml',
      'team/jobs/nightly-a.yaml',
      'team/jobs/web.yaml',
      'other/team/web.yaml',
    ].map(first),
    [1, 2, 3, 2, 1],
  )
  const isExcluded = exclusionFrom(config.exclude)
  assert.deepEqual(
    ['charts/a.yaml', 'team/charts/a.yaml', 'team/x/charts/a.yaml', 'team/old/x', 'team/x/old/x'].map(
      isExcluded,
    ),
    [false, true, true, true, false],
  )
  assert.deepEqual(config.copies.prefer, ['team/prod/**'])
})

test('letters of a folder mean nothing in its patterns', () => {
  const folder = '!a[1]{b,c}*(d)\\'
  const { config } = effectiveFrom([], [nested(folder, 'assume: {run_s: 2}')])
  const isMeant = selectorFrom(config.assume[0]?.for)
  assert.deepEqual(
    [`${folder}/x.yaml`, 'a1b/x.yaml', 'x.yaml'].map((path) => isMeant(at(path))),
    [true, false, false],
  )
})

test('budgets without a name keep the one of their own file', () => {
  const files = [
    written('wattlint.yml', 'budgets: [{limit: 1 W}]'),
    written('policy/base.yml', 'budgets: [{limit: 2 W}]'),
  ]
  assert.equal(effectiveFrom(files.slice(0, 1), []).config.budgets[0]?.name, undefined)
  assert.deepEqual(
    effectiveFrom(files, [
      nested('team', 'budgets: [{limit: 3 W}, {name: own, limit: 4 W}]'),
    ]).config.budgets.map(({ name }) => name),
    ['team budget 1', 'own', 'budget 1', 'base.yml budget 1'],
  )
})

test('what is of the whole run is refused in a folder, with what to do', () => {
  const { written: file } = nested(
    'team',
    'assume: {nodes: 3}\nbudget: 1 W\nnodes: 2\nregion: IE\nextends: ../a.yml\ncopies: {count: all, prefer: a}\n',
  )
  assert.deepEqual(nestedFaults(file).map(faultText), [
    'team/wattlint.yml:2: budget holds for the whole run, and this file for its folder alone. Move it to the configuration of the root, or write budgets: [{ limit: … }] for this folder. If the folder is not yours to change, exclude it there; if the file is meant for all, name it with --config.',
    'team/wattlint.yml:3: nodes holds for the whole run, and this file for its folder alone. Move it to the configuration of the root, or write assume: [{ nodes: … }] for this folder. If the folder is not yours to change, exclude it there; if the file is meant for all, name it with --config.',
    ...[4, 5, 6].map(
      (line) =>
        `team/wattlint.yml:${line}: ${['region', 'extends', 'copies.count'][line - 4]} holds for the whole run, and this file for its folder alone. Move it to the configuration of the root. If the folder is not yours to change, exclude it there; if the file is meant for all, name it with --config.`,
    ),
  ])
})

test('a kind is described once: the own goes first, and folders may not differ', () => {
  const kind = (spec: string): string => `kinds: [{group: example.com, kind: A, pods: {spec: ${spec}}}]\n`
  const whole = [written('own.yml', kind('spec.a')), written('base.yml', kind('spec.b'))]
  assert.deepEqual(
    effectiveFrom(whole, []).config.kinds.map(({ pods }) => pods),
    [[{ spec: 'spec.a' }]],
  )
  assert.deepEqual(kindFaults(whole.slice(0, 1), [nested('team', kind('spec.a'))]), [])
  assert.match(
    kindFaults([], [nested('a', kind('spec.a')), nested('b', kind('spec.b'))])
      .map(faultText)
      .join('\n'),
    /^a\/wattlint\.yml:1: the kind "example\.com\/A" is described otherwise in b\/wattlint\.yml/,
  )
})

test('what is shown says where it is written, and holds by itself', () => {
  const own = written('own.yml', 'nodes: 3\nbudgets:\n- {limit: 1 W}\n')
  const { config, origins } = effectiveFrom(
    [own],
    [nested('team', 'exclude: a\nwaivers: [{reason: x, until: 2030-01-01}]\n')],
  )
  const text = shownYaml(config, origins, ['own.yml', 'team/wattlint.yml'])
  assert.match(text, /^# what holds, of own\.yml, team\/wattlint\.yml\n/)
  assert.match(text, /^nodes: 3 # own\.yml:1$/m)
  assert.match(text, /^team_label: team # default$/m)
  assert.match(text, /^assume: \[\] # default$/m)
  assert.match(text, /^ {2}- team\/\*\*\/a # team\/wattlint\.yml:1$/m)
  assert.match(text, /^ {2}# own\.yml:3\n {2}- limit:$/m)
  const again = effectiveFrom([written('shown.yml', text)], []).config
  assert.deepEqual({ ...again, budgets: [] }, { ...config, budgets: [] })
  assert.equal(parse(text).budgets[0].name, undefined)
})

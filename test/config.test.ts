import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig } from '../src/adapters/config-file.ts'
import { parseConfig } from '../src/config/written.ts'
import { AppError, sentenceOf } from '../src/errors.ts'
import { folderOf } from './folders.ts'

test('parseConfig: every key', () => {
  const text = `exclude: [charts, "**/values.yaml"]
budget: 120 W
region: aws:eu-west-1
carbon_intensity: 350 gCO2e/kWh
electricity_price: 0.25 EUR/kWh
pue: 1.15
nodes: 12
assume: {run_s: 90}
kinds:
- group: example.com
  kind: ModelServer
  pods: {template: 'spec.groups[].template', replicas: 'spec.groups[].count'}
copies: {prefer: overlays/prod/**}
`
  assert.deepEqual(parseConfig('wattlint.yml', text), {
    extends: [],
    exclude: ['charts', '**/values.yaml'],
    render: [],
    budget: ['120 W'],
    budgets: [],
    waivers: [],
    waivers_from: 'base',
    team_label: 'team',
    region: 'aws:eu-west-1',
    carbon_intensity: '350 gCO2e/kWh',
    electricity_price: '0.25 EUR/kWh',
    pue: 1.15,
    model: null,
    nodes: 12,
    assume: [{ run_s: 90 }],
    kinds: [
      {
        group: 'example.com',
        kind: 'ModelServer',
        runs: 'continuous',
        pods: [{ template: 'spec.groups[].template', replicas: 'spec.groups[].count' }],
      },
    ],
    copies: { count: 'one', prefer: ['overlays/prod/**'] },
  })
})

test('parseConfig: an empty file is all defaults', () => {
  assert.deepEqual(parseConfig('wattlint.yml', '# nothing yet\n'), {
    extends: [],
    exclude: [],
    render: [],
    budget: [],
    budgets: [],
    waivers: [],
    waivers_from: 'base',
    team_label: 'team',
    region: null,
    carbon_intensity: null,
    electricity_price: null,
    pue: null,
    model: null,
    nodes: null,
    assume: [],
    kinds: [],
    copies: { count: 'one', prefer: [] },
  })
})

const refused: readonly (readonly [shows: string, text: string, message: RegExp])[] = [
  [
    'a slip of the finger',
    'budget: 1 W\nexlude: []\n',
    /^w\.yml:2: unknown key "exlude"\. Did you mean "exclude"\?$/,
  ],
  ['a slip further in', 'assume:\n  node: 3\n', /^w\.yml:2: unknown key "node"\. Did you mean "nodes"\?$/],
  [
    'a key of another tool',
    'totallyDifferent: 1\n',
    /^w\.yml:1: unknown key "totallyDifferent"\. Known here: .*exclude, budget, .*region, carbon_intensity, electricity_price, pue, nodes, assume, kinds, copies\.$/,
  ],
  ['a value of another type', 'copies: soon\n', /^w\.yml:1: copies must be a mapping\./],
  [
    'a slip in a list',
    'assume:\n- nodes: 3\n  fro: {}\n',
    /^w\.yml:3: unknown key "fro"\. Did you mean "for"\?$/,
  ],
  [
    'a slip in a selector',
    'assume: {for: {kinds: Job}}\n',
    /^w\.yml:1: unknown key "kinds"\. Did you mean "kind"\?$/,
  ],
  [
    'a kind without pods',
    'kinds:\n- {group: a, kind: B}\n',
    /^w\.yml:2: kinds\.0\.pods (?:is missing|has another shape)/,
  ],
  [
    'a kind with two places',
    'kinds:\n- group: a\n  kind: B\n  pods: {spec: a, template: b}\n',
    /^w\.yml:4: kinds\.0\.pods must name either template or spec/,
  ],
  [
    'a path that is none',
    'kinds:\n- group: a\n  kind: B\n  pods: {spec: "a..b"}\n',
    /^w\.yml:4: kinds\.0\.pods\.spec must be a path/,
  ],
  ['a value of none of its types', 'exclude: {a: b}\n', /^w\.yml:1: exclude has another shape/],
  ['a PUE below 1', 'region: IE\npue: 0.9\n', /^w\.yml:2: pue must be /],
  ['a value out of range', 'assume:\n\n  nodes: 0\n', /^w\.yml:3: assume\.nodes must be above 0\./],
  ['broken YAML', 'exclude: [\n', /^w\.yml:\d: /],
  ['a key written twice', 'budget: 1 W\nbudget: 9 W\n', /^w\.yml:2: key "budget" is written twice/],
  ['an alias of nothing', 'exclude: *a\n', /^w\.yml:1: /],
  ['a list', '- exclude\n', /^w\.yml:1: the file must be a mapping\./],
]
for (const [shows, text, message] of refused) {
  test(`parseConfig refuses ${shows}, with its line`, () => {
    assert.throws(
      () => parseConfig('w.yml', text),
      (error) => {
        assert.ok(error instanceof AppError && error.failure === 'input')
        assert.match(sentenceOf(error).replace(/ See the configuration.*$/, ''), message)
        return true
      },
    )
  })
}

test('readConfig: .github goes before the root, a named file before both, and none is fine', async (t) => {
  const folder = folderOf(t, {
    'wattlint.yml': 'budget: 1 W',
    '.github/wattlint.yml': 'budget: 2 W',
    'mine.yml': 'budget: 3 W',
  })
  assert.deepEqual((await readConfig(folder, null)).path, '.github/wattlint.yml')
  assert.deepEqual((await readConfig(folder, 'mine.yml')).config.budget, ['3 W'])
  assert.deepEqual((await readConfig(folderOf(t, {}), null)).path, null)
  await assert.rejects(
    readConfig(folder, 'gone.yml'),
    (error) => error instanceof AppError && error.failure === 'input',
  )
})

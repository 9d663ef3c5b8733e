import { test } from 'node:test'
import { found, pathWith, withTools } from '../tools/tools.ts'
import { type Attack, attacked, link, named } from './attacked.ts'

const chart = (template: string, entry = 'chart: shop'): Attack[1] => ({
  'wattlint.yml': `render: [{${entry}}]\n`,
  'shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 0.1.0\n',
  'shop/templates/a.yaml': template,
})
const atRoot = (template: string): Attack[1] => ({
  'wattlint.yml': 'render: [{chart: .}]\n',
  'Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 0.1.0\n',
  'templates/a.yaml': template,
})

const NOTHING = /"found-nothing"/
const helm: readonly Attack[] = [
  [
    'a link in a template',
    chart(named('.Files.Get "a"')),
    3,
    /shop\/a: "shop\/a" is a link that leads out of the chart/,
    link('shop/a'),
  ],
  [
    'a link for a template',
    chart(named('1')),
    3,
    /is a link that leads out of the chart/,
    link('shop/templates/b.yaml', 'web.yaml'),
  ],
  [
    'a link for a folder',
    chart(named('.Files.Get "a/secret"')),
    3,
    /is a link that leads out of the chart/,
    link('shop/a', ''),
  ],
  [
    'a link for values',
    chart(named('.Values'), 'chart: shop, values: v.yaml'),
    3,
    /"v\.yaml", a values file of it, is no file of the repo/,
    link('v.yaml', 'web.yaml'),
  ],
  [
    'a link for the chart',
    { 'wattlint.yml': 'render: [{chart: shop}]\n' },
    3,
    /is reached through a link/,
    link('shop', ''),
  ],
  ['a file beside the chart', chart(named('.Files.Get "../key.txt"')), 0, NOTHING],
  ['a file beside the repository', chart(named('.Files.Get "OUTSIDE/secret"')), 0, NOTHING],
  ['a file by its whole path', chart(named('.Files.Get "BESIDE/secret"')), 0, NOTHING],
  ['all files', chart(named('range $path, $_ := .Files.Glob "**" }}{{ $path }}{{ end }}{{ ""')), 0, NOTHING],
  ['the configuration of git', atRoot(named('.Files.Get ".git/config"')), 0, NOTHING],
  ['what git ignores', atRoot(named('.Files.Get "key.txt"')), 0, NOTHING],
  ['the environment', chart(named('env "ATTACKED_TOKEN"')), 3, /function \\"env\\" not defined/],
  [
    'the environment in a text',
    chart(named('"$ATTACKED_TOKEN" | expandenv')),
    3,
    /function \\"expandenv\\" not defined/,
  ],
  ['the cluster', chart(named('lookup "v1" "Secret" "a" "b" | toString | replace "map[]" ""')), 0, NOTHING],
  ['the names of the network', chart(named('getHostByName "localhost"')), 0, NOTHING],
  [
    'dependencies of the network',
    {
      ...chart(named('1')),
      'shop/Chart.yaml':
        'apiVersion: v2\nname: shop\nversion: 0.1.0\ndependencies: [{name: a, version: 1.0.0, repository: "https://example.com"}]\n',
    },
    3,
    /missing in charts\/ directory: a"\. Run "helm dependency build"/,
  ],
  [
    'values of the network in a name',
    {
      ...chart(named('.Values.a'), 'chart: shop, values: "http:a,b.yaml"'),
      'http:a,b.yaml': 'a: ok\n',
    },
    0,
    /"found-ok"/,
  ],
  ['a name that is a command', chart(named('"::warning::x"')), 0, /found-::warning/],
]
for (const tool of found('helm'))
  for (const attack of helm)
    test(`${tool.shows}: ${attack[0]}`, (t) => attacked(t, pathWith(t, tool), attack))

test('there is a tool to attack', withTools('helm'), () => {})

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { found, pathWith, withTools } from '../tools/tools.ts'
import { type Attack, attacked, link, named } from './attacked.ts'

const overlay = (text: string): Attack[1] => ({
  'wattlint.yml': 'render: [{kustomize: over}]\n',
  'over/kustomization.yaml': text,
})
const FUNCTION = `apiVersion: example.com/v1
kind: Fn
metadata:
  name: fn
  annotations:
    config.kubernetes.io/function: |
      exec:
        path: ./fn.sh
`
const kustomize: readonly Attack[] = [
  ['a folder beside the repository', overlay('resources: [../OUTSIDE]'), 3, /leads out of the repository/],
  ['the same by its whole path', overlay('resources: [BESIDE]'), 3, /cannot be absolute/],
  ['the same as a component', overlay('components: [../OUTSIDE]'), 3, /leads out of the repository/],
  ['the same under an alias', overlay('a: &a ../OUTSIDE\nresources: [*a]'), 3, /leads out of the repository/],
  ['the same in capitals', overlay('RESOURCES: [../OUTSIDE]'), 3, /leads out of the repository/],
  [
    'a link to it',
    overlay('resources: [link]'),
    3,
    /is a link that leads out of the repository/,
    link('over/link', ''),
  ],
  [
    'a link to one of its files',
    overlay('resources: [link.yaml]'),
    3,
    /is a link that leads out of the repository/,
    link('over/link.yaml', 'web.yaml'),
  ],
  [
    'a link in a base',
    {
      ...overlay('resources: [../base]'),
      'base/kustomization.yaml': 'configMapGenerator: [{name: a, files: [a]}]\n',
    },
    3,
    /is a link that leads out/,
    link('base/a'),
  ],
  [
    'a file of the system',
    overlay('configMapGenerator: [{name: a, files: [/etc/passwd]}]'),
    3,
    /security; file '\/etc\/passwd' is not in or below/,
  ],
  [
    'a file beside the kustomization',
    { ...overlay('resources: [../other.yaml]'), 'other.yaml': 'a: b\n' },
    3,
    /is not in or below/,
  ],
  [
    'the configuration of git',
    {
      'wattlint.yml': 'render: [{kustomize: .}]\n',
      'kustomization.yaml': 'configMapGenerator: [{name: a, files: [.git/config]}]\n',
    },
    3,
    /no such file/,
  ],
  [
    'what git ignores',
    {
      'wattlint.yml': 'render: [{kustomize: .}]\n',
      'kustomization.yaml': 'configMapGenerator: [{name: a, files: [key.txt]}]\n',
    },
    3,
    /no such file/,
  ],
  [
    'a program',
    {
      ...overlay('resources: [web.yaml]\ntransformers: [fn.yaml]'),
      'over/web.yaml': named('1').replace(/".*"/, 'web'),
      'over/fn.yaml': FUNCTION,
      'over/fn.sh': '#!/bin/sh\ntouch BESIDE/ran\n',
    },
    3,
    /its transformers may read what nobody has looked at/,
  ],
  [
    'a chart',
    overlay('helmCharts: [{name: a, repo: "https://example.com", version: 1.0.0}]'),
    3,
    /must specify --enable-helm/,
  ],
  [
    'a file of the network',
    overlay('resources: ["https://example.com/web.yaml"]'),
    3,
    /Keep a copy of it in the repository: rendering uses no network/,
  ],
  [
    'a repository of the network',
    overlay('resources: ["https://github.com/octo/shop//base?ref=main"]'),
    3,
    /rendering uses no network/,
  ],
  [
    'a repository by SSH',
    overlay('resources: ["git@github.com:octo/shop.git"]'),
    3,
    /rendering uses no network/,
  ],
  [
    'a repository of the disk',
    overlay('resources: ["file://BESIDE?ref=main"]'),
    3,
    /rendering uses no network/,
  ],
  ['a second document', overlay('resources: []\n---\nresources: [../OUTSIDE]\n'), 3, /is not plain YAML/],
]
const kustomizes = [...found('kustomize'), ...found('kubectl')]
for (const tool of kustomizes)
  for (const attack of kustomize)
    test(`${tool.shows}: ${attack[0]}`, (t) => attacked(t, pathWith(t, tool), attack))

for (const tool of kustomizes)
  test(`${tool.shows}: the environment in generated settings`, async (t) => {
    const files = {
      ...overlay('configMapGenerator: [{name: a, envs: [a.env]}]\n'),
      'over/a.env': 'ATTACKED_TOKEN\nHOME\n',
    }
    await attacked(t, pathWith(t, tool), ['', files, 0, /"requests":\[\]/])
  })

for (const tool of kustomizes)
  test(`${tool.shows}: a server of this machine is not asked`, async (t) => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end('{}')
    }).listen(0, '127.0.0.1')
    t.after(() => server.close())
    await new Promise((settle) => server.on('listening', settle))
    const { port } = server.address() as AddressInfo
    for (const host of ['127.0.0.1', 'localhost', 'LOCALHOST'])
      await attacked(t, pathWith(t, tool), [
        '',
        overlay(`resources: ["http://${host}:${port}/x.yaml"]`),
        3,
        /is a server of this machine/,
      ])
    assert.deepEqual(asked, [])
  })

test('there is a tool to attack', withTools('kustomize'), () => {})

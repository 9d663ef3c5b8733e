import assert from 'node:assert/strict'
import { test } from 'node:test'
import { commandFor, environmentFor } from '../../src/render/command.ts'
import { failureFrom } from '../../src/render/message.ts'
import type { Rendering } from '../../src/schema/render.ts'

const chart: Rendering = { folder: 'charts/shop', release: 'shop', namespace: null, values: ['prod,1.yaml'] }
const overlay: Rendering = { folder: 'over', release: null, namespace: null, values: [] }

const laid = {
  layout: new Map([
    ['chart/Chart.yaml', 'charts/shop/Chart.yaml'],
    ['chart/values.yaml', 'charts/shop/values.yaml'],
    ['chart/templates/a.yaml', 'charts/shop/templates/a.yaml'],
    ['chart/templates/_b.tpl', 'charts/shop/templates/_b.tpl'],
    ['values/0.yaml', 'prod,1.yaml'],
    ['files/over/kustomization.yaml', 'over/kustomization.yaml'],
    ['files/over/a.yaml', 'over/a.yaml'],
  ]),
  covers: () => null,
}

const STAGE = '/tmp/x/stage'
const DEBUG = '\n\nUse --debug flag to render out invalid YAML\n'
const WRAPPED = `accumulating resources: accumulation err='accumulating resources from 'files/over': '${STAGE}/files/over' must resolve to a file': recursed accumulation of path '${STAGE}/files/over': `

/** As helm 3 and 4, kustomize and kubectl wrote them. */
const told: readonly (readonly [rendering: Rendering, stderr: string, place: string, words: RegExp])[] = [
  [
    chart,
    `Error: parse error at (store/templates/a.yaml:12): unclosed action${DEBUG}`,
    'charts/shop/templates/a.yaml:12',
    /^helm cannot render "charts\/shop": "parse error at \(store\/templates\/a\.yaml:12\): unclosed action"\. Run helm on it to see more/,
  ],
  [
    chart,
    `level=WARN msg="old"\nError: execution error at (store/templates/a.yaml:1:3): no\nway @octocat${DEBUG}`,
    'charts/shop/templates/a.yaml:1',
    /: no way @octocat"\./,
  ],
  [
    chart,
    `Error: template: store/templates/a.yaml:1:6: executing "store/templates/a.yaml" at <include "x" .>: error calling include: template: store/templates/_b.tpl:7:26: executing "x" at <.Values.a.b>: nil pointer${DEBUG}`,
    'charts/shop/templates/_b.tpl:7',
    /nil pointer/,
  ],
  [
    chart,
    `Error: store/templates/a.yaml:1:6\n  executing "store/templates/a.yaml" at <include "x" .>:\n    error calling include:\nstore/templates/_b.tpl:7:26\n  executing "x" at <.Values.a.b>:\n    nil pointer${DEBUG}`,
    'charts/shop/templates/_b.tpl:7',
    /error calling include: store\/templates\/_b\.tpl:7:26 executing/,
  ],
  [
    chart,
    `Error: YAML parse error on store/templates/a.yaml: error converting YAML to JSON: yaml: line 2: found a tab${DEBUG}`,
    'charts/shop/templates/a.yaml:null',
    /found a tab/,
  ],
  [
    chart,
    'Error: failed to parse ./values/0.yaml: error converting YAML to JSON: yaml: line 4: did not find',
    'prod,1.yaml:4',
    /failed to parse prod,1\.yaml/,
  ],
  [
    chart,
    'Error: cannot load values.yaml: error converting YAML to JSON: yaml: line 9: did not find',
    'charts/shop/values.yaml:9',
    /cannot load/,
  ],
  [
    chart,
    'Error: cannot load Chart.yaml: error converting YAML to JSON: yaml: line 2: did not find',
    'charts/shop/Chart.yaml:2',
    /cannot load/,
  ],
  [
    chart,
    'Error: An error occurred while checking for chart dependencies. You may need to run `helm dependency build` to fetch missing dependencies: found in Chart.yaml, but missing in charts/ directory: pg',
    'charts/shop/Chart.yaml:null',
    /missing in charts\/ directory: pg"\. Run "helm dependency build" on it first.*no network/,
  ],
  [
    chart,
    `Error: values don't meet the specifications of the schema(s) in the following chart(s):\nstore:\n- at '/replicas': got number, want string\n`,
    'charts/shop/Chart.yaml:null',
    /store: - at '\/replicas': got number, want string/,
  ],
  [
    chart,
    `Error: unable to detect chart at ${STAGE}/chart/Chart.yaml: open ${STAGE}/chart/Chart.yaml: no such file`,
    'charts/shop/Chart.yaml:null',
    /detect chart at charts\/shop\/Chart\.yaml: open charts\/shop\/Chart/,
  ],
  [chart, '', 'charts/shop/Chart.yaml:null', /it says nothing\./],
  [chart, 'panic: \u001b[31mboom\n\ngoroutine 1', 'charts/shop/Chart.yaml:null', /"goroutine 1"/],
  [
    overlay,
    `Error: ${WRAPPED}accumulating resources: accumulation err='accumulating resources from 'a.yaml': MalformedYAMLError: yaml: line 3: did not find expected node content in File: ${STAGE}/files/over/a.yaml': must build`,
    'over/a.yaml:3',
    /^kustomize cannot render "over": "accumulating resources: .* in File: over\/a\.yaml'/,
  ],
  [
    overlay,
    `E1121 17:47:12.485991   20277 run.go:72] "command failed" err="${WRAPPED}loading KV pairs: file sources: [\\"x\\"]: security; file '/etc/passwd' is not in or below '${STAGE}/files/over'"`,
    'over/kustomization.yaml:null',
    /: "loading KV pairs: file sources: \[\\"x\\"\]: security; file '\/etc\/passwd' is not in or below 'over'"\./,
  ],
  [
    overlay,
    `E1121 17:47:12.733099   20291 run.go:72] "command failed" err=<\n\t${WRAPPED}failed to run '/usr/bin/git fetch': fatal: transport 'https' not allowed\n\t: exit status 128\n >\n`,
    'over/kustomization.yaml:null',
    /"failed to run .* not allowed : exit status 128"\. Keep a copy of it in the repository: rendering uses no network/,
  ],
  [
    overlay,
    `Error: ${WRAPPED}Get "https://example.com/x.yaml": proxyconnect tcp: dial tcp 127.0.0.1:9: connect: connection refused`,
    'over/kustomization.yaml:null',
    /rendering uses no network/,
  ],
  [overlay, `Error: ${'x'.repeat(10_000)} the end`, 'over/kustomization.yaml:null', /"x{200}…x+ the end"\. /],
]
for (const [rendering, stderr, place, words] of told)
  test(`${JSON.stringify(stderr.slice(0, 60))} is told at ${place}`, () => {
    const program = rendering.release === null ? 'kustomize' : 'helm'
    const { path, line, message, hint } = failureFrom(
      program,
      { why: 'failed', stderr },
      rendering,
      laid,
      STAGE,
    )
    assert.equal(`${path}:${line}`, place)
    assert.match(`${message} ${hint}`, words)
    assert.ok(!message.includes('/tmp/') && !message.includes('\n') && message.length < 600, message)
  })

test('what goes over a bound is told with it', () =>
  assert.equal(
    failureFrom('helm', { why: 'time', limit: '60 s' }, chart, laid, STAGE).message,
    'helm cannot render "charts/shop" within 60 s.',
  ))

test('helm is told paths of ours alone', () => {
  const { programs, argsOf } = commandFor({ ...chart, namespace: 'a', values: ['x', '-y,z'] })
  assert.deepEqual(programs, ['helm'])
  assert.deepEqual(argsOf('helm'), [
    'template',
    'shop',
    './chart',
    '--include-crds',
    '--namespace=a',
    '--values=./values/0.yaml',
    '--values=./values/1.yaml',
  ])
})

test('kustomize stands by itself, or in kubectl', () => {
  const { programs, argsOf } = commandFor(overlay)
  assert.deepEqual(programs, ['kustomize', 'kubectl'])
  assert.deepEqual(
    programs.map((program) => argsOf(program)[0]),
    ['build', 'kustomize'],
  )
})

test('tools see a home of their own, no network, and nothing else of the environment', () => {
  const env = environmentFor('/h', { PATH: '/bin' })
  assert.deepEqual(
    [env['PATH'], env['HOME'], env['HTTPS_PROXY'], env['GIT_ALLOW_PROTOCOL']],
    ['/bin', '/h', 'http://127.0.0.1:9', ''],
  )
  assert.deepEqual(
    Object.keys(env).filter((name) => /GITHUB|TOKEN|KUBE(?!.*PLUGIN)|RUNNER/i.test(name)),
    [],
  )
})

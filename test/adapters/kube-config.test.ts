import assert from 'node:assert/strict'
import { delimiter, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { type ClusterOptions, kubeConfigFrom } from '../../src/adapters/kube-config.ts'
import { AppError, sentenceOf } from '../../src/errors.ts'
import { folderOf } from '../folders.ts'

type Named = { readonly server: string; readonly context: string; readonly current?: boolean }

const kubeconfig = ({ server, context, current = true }: Named): string => `apiVersion: v1
kind: Config
${current ? `current-context: ${context}` : ''}
clusters: [{name: c-${context}, cluster: {server: "${server}", insecure-skip-tls-verify: true}}]
users: [{name: u, user: {token: t}}]
contexts: [{name: ${context}, context: {cluster: c-${context}, user: u}}]
`

type Case = {
  readonly files: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly options?: Partial<ClusterOptions>
}

function optionsIn(t: TestContext, { files, env = {}, options = {} }: Case): ClusterOptions {
  const cwd = folderOf(t, files)
  const variables: Readonly<Record<string, string>> = { HOME: cwd, ...env }
  return {
    cwd,
    env: (name) => variables[name],
    kubeconfig: null,
    context: null,
    caFile: null,
    verifiesTls: null,
    ...options,
  }
}

const a = kubeconfig({ server: 'https://a:6443', context: 'a' })
const b = kubeconfig({ server: 'https://b:6443', context: 'b' })

const found: readonly (readonly [shows: string, given: Case, server: string])[] = [
  ['a named file', { files: { 'k.yaml': a }, options: { kubeconfig: 'k.yaml' } }, 'https://a:6443'],
  ['the variable', { files: { 'k.yaml': a }, env: { KUBECONFIG: 'k.yaml' } }, 'https://a:6443'],
  [
    'a named file before the variable',
    { files: { 'k.yaml': a, 'b.yaml': b }, env: { KUBECONFIG: 'k.yaml' }, options: { kubeconfig: 'b.yaml' } },
    'https://b:6443',
  ],
  ['that of the home folder', { files: { '.kube/config': a } }, 'https://a:6443'],
  [
    'several files: the first current context counts',
    { files: { 'k.yaml': a, 'b.yaml': b }, options: { kubeconfig: `k.yaml${delimiter}b.yaml` } },
    'https://a:6443',
  ],
  [
    'several files: contexts of all of them',
    {
      files: { 'k.yaml': a, 'b.yaml': b },
      options: { kubeconfig: `k.yaml${delimiter}b.yaml`, context: 'b' },
    },
    'https://b:6443',
  ],
  [
    'several files: of one name the first counts',
    {
      files: { 'k.yaml': a, 'b.yaml': kubeconfig({ server: 'https://other:6443', context: 'a' }) },
      options: { kubeconfig: `k.yaml${delimiter}b.yaml` },
    },
    'https://a:6443',
  ],
  [
    'several files of the variable, one of which is not there',
    { files: { 'b.yaml': b }, env: { KUBECONFIG: `gone.yaml${delimiter}b.yaml` } },
    'https://b:6443',
  ],
]
for (const [shows, given, server] of found)
  test(`kubeconfig: ${shows}`, (t) => {
    assert.equal(kubeConfigFrom(optionsIn(t, given)).getCurrentCluster()?.server, server)
  })

test('kubeconfig: --ca-file and --verify-ssl go before what is written', (t) => {
  const given = optionsIn(t, { files: { 'k.yaml': a, 'ca.pem': 'x' }, options: { kubeconfig: 'k.yaml' } })
  const cluster = kubeConfigFrom({ ...given, caFile: 'ca.pem', verifiesTls: true }).getCurrentCluster()
  assert.equal(cluster?.caFile, join(given.cwd, 'ca.pem'))
  assert.equal(cluster?.skipTLSVerify, false)
})

const refused: readonly (readonly [shows: string, given: Case, message: RegExp])[] = [
  ['nothing at all', { files: {} }, /no cluster is configured.*--kubeconfig/],
  ['a file that is not there', { files: {}, options: { kubeconfig: 'gone' } }, /"gone" is not there/],
  [
    'one of several that a flag names',
    { files: { 'k.yaml': a }, options: { kubeconfig: `k.yaml${delimiter}gone` } },
    /"gone" is not there/,
  ],
  ['what is no YAML', { files: { k: 'a: [' }, options: { kubeconfig: 'k' } }, /"k" cannot be read/],
  [
    'a context that is not there',
    { files: { k: a }, options: { kubeconfig: 'k', context: 'prod' } },
    /"prod" is not in the configuration.*There are: "a"/,
  ],
  [
    'no current context',
    {
      files: { k: kubeconfig({ server: 'https://a', context: 'a', current: false }) },
      options: { kubeconfig: 'k' },
    },
    /no current context.*--context/,
  ],
  [
    'a CA file that is not there',
    { files: { k: a }, options: { kubeconfig: 'k', caFile: 'gone.pem' } },
    /CA file "gone\.pem" is not there/,
  ],
]
for (const [shows, given, message] of refused)
  test(`kubeconfig: ${shows} is bad input`, (t) => {
    const options = optionsIn(t, given)
    assert.throws(
      () => kubeConfigFrom(options),
      (error) => error instanceof AppError && error.failure === 'input' && message.test(sentenceOf(error)),
    )
  })

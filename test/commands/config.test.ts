import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { parse } from 'yaml'
import { writeAll } from '../../src/adapters/file-set.ts'
import { configProposal, proposedBudget, workflowProposal } from '../../src/config/proposal.ts'
import { parseConfig } from '../../src/config/written.ts'
import { AppError } from '../../src/errors.ts'
import { deployment, folderOf, git } from '../folders.ts'

const cli = resolve(process.env['WATTLINT_CLI'] ?? 'src/cli.ts')

const wattlint = (cwd: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd, encoding: 'utf8' })
  return { status, out: stdout, err: stderr }
}

const cascade = {
  'wattlint.yml': 'extends: policy/base.yml\nbudget: 1 kW\n',
  'policy/base.yml': 'nodes: 3\nbudget: +10 %\n',
  'team/wattlint.yml': 'budgets: [{name: team, limit: 5 W}]\nassume: {replicas: 2}\n',
}

test('config validate: what was read, and that it is right', (t) => {
  const { status, out, err } = wattlint(folderOf(t, cascade), 'config', 'validate')
  assert.equal(err, '')
  assert.equal(
    out,
    'read wattlint.yml\nread policy/base.yml\nread team/wattlint.yml\n3 files without an error\n',
  )
  assert.equal(status, 0)
  assert.match(wattlint(folderOf(t, {}), 'config', 'validate').out, /^no configuration/)
})

test('config validate: all errors of all files, one a line', (t) => {
  const files = {
    ...cascade,
    'wattlint.yml': 'budgte: 1\nexclude: "[a"\n',
    'team/wattlint.yml': 'nods: 1\nnodes: 3\n',
  }
  const { status, out, err } = wattlint(folderOf(t, files), 'config', 'validate')
  assert.equal(status, 2)
  assert.match(out, /^read wattlint\.yml\nread team\/wattlint\.yml\n$/)
  assert.deepEqual(
    err
      .trim()
      .split('\n')
      .map((line) => line.slice(0, 38)),
    [
      'wattlint: wattlint.yml:1: unknown key ',
      'wattlint: wattlint.yml:2: pattern "[a"',
      'wattlint: team/wattlint.yml:1: unknown',
      'wattlint: team/wattlint.yml:2: nodes h',
    ],
  )
})

test('config validate: a named file, one that is not there, and a region that is none', (t) => {
  const folder = folderOf(t, { ...cascade, 'mine.yml': 'region: Atlantis\n' })
  assert.equal(wattlint(folder, 'config', 'validate', 'policy/base.yml').status, 0)
  assert.equal(wattlint(folder, 'config', 'validate', 'gone.yml').status, 2)
  assert.match(wattlint(folder, 'config', 'validate', 'mine.yml').err, /region "Atlantis" is not known/)
})

test('config show: what holds, with where it is written; as JSON, what would hold by itself', (t) => {
  const folder = folderOf(t, cascade)
  const { status, out } = wattlint(folder, 'config', 'show')
  assert.equal(status, 0)
  assert.match(out, /^budget:\n {2}- 1 kW # wattlint\.yml:2\n {2}- \+10 % # policy\/base\.yml:2$/m)
  assert.match(
    out,
    /^ {2}# team\/wattlint\.yml:2\n {2}- replicas: 2\n {4}for:\n {6}path:\n {8}- team\/\*\*$/m,
  )
  const json = wattlint(folder, 'config', 'show', '--format', 'json').out
  assert.deepEqual(JSON.parse(json), parse(out))
  assert.deepEqual(parseConfig('shown.json', json).budgets[0]?.for, { path: ['team/**'] })
})

test('check: a file of a folder assumes and limits for that folder alone', (t) => {
  const folder = folderOf(t, {
    'team/wattlint.yml': 'budgets: [{limit: 1 mW, name: tiny}]\nexclude: old.yaml\n',
    'team/web.yaml': deployment('web'),
    'team/old.yaml': deployment('old'),
    'other/web.yaml': deployment('api'),
  })
  const { status, out, err } = wattlint(folder, 'check')
  assert.equal(status, 1)
  assert.match(err, /configuration from team\/wattlint\.yml/)
  assert.match(out, /tiny/)
  assert.doesNotMatch(out, /shop\/old/)
  assert.equal(wattlint(folder, 'check', 'other').status, 0)
})

test('init: both files, valid, and a check that passes', (t) => {
  const folder = folderOf(t, { 'k8s/web.yaml': deployment('web', 3) })
  const { status, out, err } = wattlint(folder, 'init')
  assert.equal(status, 0, err)
  assert.match(
    out,
    /^1 workload, [\d.]+ m?W\nwrote wattlint\.yml, with a budget of [\d.]+ m?W\nwrote \.github\/workflows\/wattlint\.yml\nNext: /,
  )
  const config = readFileSync(join(folder, 'wattlint.yml'), 'utf8')
  assert.match(config, /^# yaml-language-server: \$schema=https:\S+\/config\.schema\.json\n/)
  assert.match(config, /^# {3}shop: /m)
  assert.equal(readFileSync(join(folder, '.github/workflows/wattlint.yml'), 'utf8'), workflowProposal())
  assert.equal(wattlint(folder, 'config', 'validate').status, 0)
  assert.equal(wattlint(folder, 'check').status, 0)
})

test('init: nothing is overwritten without --force, nor is half of it written', (t) => {
  const folder = folderOf(t, { '.github/workflows/wattlint.yml': 'mine\n' })
  const refused = wattlint(folder, 'init')
  assert.equal(refused.status, 2)
  assert.match(refused.err, /\.github\/workflows\/wattlint\.yml is there already, and nothing was written/)
  assert.deepEqual(readdirSync(folder), ['.github'])
  assert.equal(wattlint(folder, 'init', '--force').status, 0)
  assert.equal(readFileSync(join(folder, '.github/workflows/wattlint.yml'), 'utf8'), workflowProposal())
  assert.match(
    wattlint(folder, 'init', '--force').out,
    /^0 workloads, 0 W\nwrote wattlint\.yml, without a budget/,
  )
})

test('init: a configuration that would go before, and a folder of a repository, are refused', (t) => {
  const beside = folderOf(t, { '.github/wattlint.yml': '' })
  assert.match(wattlint(beside, 'init', '--force').err, /Remove what would stand beside wattlint\.yml/)
  const folder = folderOf(t, { 'sub/a.yaml': deployment('a') })
  git(folder, 'init', '-q')
  assert.match(wattlint(join(folder, 'sub'), 'init').err, /^wattlint: sub\/ is a folder of a repository/)
  assert.deepEqual(readdirSync(join(folder, 'sub')), ['a.yaml'])
})

test('several files are written together or not at all', async (t) => {
  const folder = folderOf(t, { a: 'old', 'x/keep': '' })
  const elsewhere = folderOf(t, {})
  symlinkSync(elsewhere, join(folder, 'link'))
  const ways: readonly (readonly [path: string, mayReplace: boolean])[] = [
    ['link/b', true],
    ['x', true],
    ['a/b', true],
    ['a', false],
  ]
  for (const [path, mayReplace] of ways) {
    const files = [
      { path: mayReplace ? 'a' : 'new/deep/a', text: 'new' },
      { path, text: 'new' },
    ]
    await assert.rejects(writeAll(folder, files, mayReplace), (error) => error instanceof AppError)
    assert.equal(readFileSync(join(folder, 'a'), 'utf8'), 'old')
    assert.deepEqual(readdirSync(folder), ['a', 'link', 'x'])
    assert.deepEqual([readdirSync(elsewhere), readdirSync(join(folder, 'x'))], [[], ['keep']])
  }
})

const budgets: readonly (readonly [p50W: number, budget: string | null])[] = [
  [0, null],
  [0.0000001, '1 mW'],
  [0.1, '120 mW'],
  [1, '1.2 W'],
  [7.2, '8.7 W'],
  [100, '120 W'],
  [833, '1 kW'],
  [834, '1.1 kW'],
  [1610, '2 kW'],
  [82_000, '99 kW'],
  [83_000, '100 kW'],
  [5e6, '6 MW'],
]
for (const [p50W, budget] of budgets)
  test(`proposed budget above ${p50W} W: ${budget}`, () => assert.equal(proposedBudget(p50W), budget))

test('a proposal is valid, whatever namespaces are called', () => {
  const namespaces = ['a\nbudget: 1 W', '": x', '# y\u2028z'].map((name) => ({ name, p50W: 3 }))
  const text = configProposal({ workloads: 3, p50W: 9, namespaces, render: { rendered: [], others: [] } })
  assert.deepEqual(parseConfig('wattlint.yml', text).budget, ['11 W'])
  const uncommented = text.replace(/^# (?=budgets:| {2}(?:- name| {2}(?:for|limit|level)))/gm, '')
  assert.equal(parseConfig('wattlint.yml', uncommented).budgets[0]?.level, 'warn')
})

test('the workflow is that of the README, with its budget in the configuration', () => {
  const [, shown = ''] =
    /```yaml\n# \.github\/workflows\/wattlint\.yml\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ??
    []
  const { with: _, ...step } = parse(shown).jobs.wattlint.steps[1]
  const expected = parse(shown)
  expected.jobs.wattlint.steps[1] = step
  assert.deepEqual(parse(workflowProposal()), expected)
})

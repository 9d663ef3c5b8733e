import assert from 'node:assert/strict'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { type ConfigOptions, readConfig, readConfigAt } from '../../src/adapters/config-file.ts'
import { gitCommit } from '../../src/adapters/git-tree.ts'
import { AppError } from '../../src/errors.ts'
import { commitAll, folderOf, git, writeFiles } from '../folders.ts'

/** A base that has not moved on. */
const at = (cwd: string, commit: string) => {
  const files = gitCommit(cwd, commit)
  return { tip: files, files }
}

const files = {
  'wattlint.yml': 'assume: {run_s: 1}\nexclude: [vendor/]\n',
  'a/wattlint.yaml': 'assume: {run_s: 2}\n',
  'a/wattlint.json': '{"assume": {"run_s": 9}}\n',
  'a/b/c/wattlint.yml': 'assume: {run_s: 3}\n',
  'd/wattlint.yml': 'assume: {run_s: 4}\nexclude: old/\n',
  'd/old/wattlint.yml': 'budget: 1 W\n',
  'vendor/x/wattlint.yml': 'budget: 1 W\n',
  'node_modules/x/wattlint.yml': 'budget: 1 W\n',
  '.github/workflows/wattlint.yml': 'on: pull_request\n',
}
const all = ['wattlint.yml', 'a/wattlint.yaml', 'a/b/c/wattlint.yml', 'd/wattlint.yml']

function repository(t: TestContext, content: Readonly<Record<string, string>> = files) {
  const cwd = folderOf(t, content)
  git(cwd, 'init', '-q', '-b', 'main')
  return { cwd, base: commitAll(cwd) }
}

const sides = {
  'on disk': async (cwd: string, _: string, options?: ConfigOptions) => readConfig(cwd, null, options),
  'at a commit': async (cwd: string, base: string, options?: ConfigOptions) =>
    readConfigAt(cwd, at(cwd, base), null, options),
}
for (const [where, read] of Object.entries(sides)) {
  test(`files of folders ${where}: one a folder, none of what is left out, deepest first`, async (t) => {
    const { cwd, base } = repository(t)
    const { sources, config } = await read(cwd, base)
    assert.deepEqual(sources.toSorted(), all.toSorted())
    assert.deepEqual(
      config.assume.map(({ run_s, for: chosen }) => [run_s, chosen?.path?.[0]]),
      [
        [3, 'a/b/c/**'],
        [2, 'a/**'],
        [4, 'd/**'],
        [1, undefined],
      ],
    )
  })

  const bearing: readonly (readonly [paths: readonly string[], sources: readonly string[]])[] = [
    [['a'], ['wattlint.yml', 'a/wattlint.yaml', 'a/b/c/wattlint.yml']],
    [['a/b/web.yaml'], ['wattlint.yml', 'a/wattlint.yaml']],
    [['a/b'], ['wattlint.yml', 'a/wattlint.yaml', 'a/b/c/wattlint.yml']],
    [
      ['d/*.yaml', 'web.yaml'],
      ['wattlint.yml', 'd/wattlint.yml'],
    ],
    [['-'], ['wattlint.yml']],
    [['../elsewhere'], ['wattlint.yml']],
  ]
  for (const [paths, sources] of bearing)
    test(`files of folders ${where}: those that bear on ${paths.join(' and ')}`, async (t) => {
      const { cwd, base } = repository(t)
      assert.deepEqual((await read(cwd, base, { paths })).sources.toSorted(), sources.toSorted())
    })

  test(`files of folders ${where}: too many are refused`, async (t) => {
    const many = Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`f${n}/wattlint.yml`, '# none\n']))
    const { cwd, base } = repository(t, many)
    await assert.rejects(
      read(cwd, base),
      (error) => error instanceof AppError && /more than 200/.test(error.message),
    )
  })

  test(`files of folders ${where}: too many rules are refused`, async (t) => {
    const text = `exclude: [${Array.from({ length: 100 }, () => '"{1..999}"').join()}]\n`
    const many = Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`f${n}/wattlint.yml`, text]))
    const { cwd, base } = repository(t, many)
    await assert.rejects(
      read(cwd, base),
      (error) => error instanceof AppError && /more than 2000 rules/.test(error.message),
    )
  })

  test(`files of folders ${where}: all errors of all files are told`, async (t) => {
    const { cwd, base } = repository(t, {
      'wattlint.yml': 'a: 1\n',
      'x/wattlint.yml': 'nodes: 1\n',
      'y/wattlint.yml': 'b: [\n',
    })
    await assert.rejects(read(cwd, base), (error) => {
      assert.ok(error instanceof AppError && error.failure === 'input')
      assert.deepEqual(
        error.details.map((text) => /[\w/]+\.yml:\d/.exec(text)?.[0]),
        ['wattlint.yml:1', 'x/wattlint.yml:1', 'y/wattlint.yml:2'],
      )
      return true
    })
  })
}

test('a change in a folder counts once it is merged, and must be a good one', async (t) => {
  const { cwd, base } = repository(t)
  assert.equal((await readConfigAt(cwd, at(cwd, base), null)).notice, null)
  writeFiles(cwd, { 'a/wattlint.yaml': 'exclude: x/\n', 'e/wattlint.yml': 'exclude: "**"\n' })
  commitAll(cwd)
  const { config, notice } = await readConfigAt(cwd, at(cwd, base), null)
  assert.deepEqual(config.exclude, ['d/**/old', 'vendor/'])
  assert.match(
    notice ?? '',
    /that of the base: this change to a\/wattlint\.yaml and 1 more count once it is merged/,
  )
  writeFiles(cwd, { 'e/wattlint.yml': 'budget: 1 W\n' })
  commitAll(cwd)
  await assert.rejects(
    readConfigAt(cwd, at(cwd, base), null),
    /^AppError: e\/wattlint\.yml:1: budget holds for the whole run/,
  )
})

test('a file that the base extends is that of the base', async (t) => {
  const { cwd, base } = repository(t, {
    'wattlint.yml': 'extends: policy.yml\n',
    'policy.yml': 'budget: 1 W\n',
  })
  writeFiles(cwd, { 'policy.yml': 'budget: 1 MW\n' })
  commitAll(cwd)
  const { config, notice, sources } = await readConfigAt(cwd, at(cwd, base), null)
  assert.deepEqual([config.budget, sources], [['1 W'], ['wattlint.yml', 'policy.yml']])
  assert.match(notice ?? '', /this change to policy\.yml counts/)
})

test('a file that the workflow put there cannot reach what the change put there', async (t) => {
  const { cwd, base } = repository(t, { 'web.yaml': '' })
  writeFiles(cwd, { 'mine.yml': 'budget: 1 MW\n', 'own/wattlint.yml': 'exclude: "**"\n' })
  commitAll(cwd)
  writeFiles(cwd, {
    'policy/wattlint.yml': 'extends: [near.yml, ../mine.yml]\n',
    'policy/near.yml': 'nodes: 3\n',
  })
  await assert.rejects(
    readConfigAt(cwd, at(cwd, base), 'policy/wattlint.yml'),
    /extends mine\.yml, which is not there/,
  )
  writeFiles(cwd, { 'policy/wattlint.yml': 'extends: near.yml\n' })
  const { config, sources, notice } = await readConfigAt(cwd, at(cwd, base), 'policy/wattlint.yml')
  assert.deepEqual(
    [config.nodes, config.exclude, sources],
    [3, [], ['policy/wattlint.yml', 'policy/near.yml']],
  )
  assert.match(notice ?? '', /own\/wattlint\.yml counts once it is merged/)
})

test('a named file counts for the whole run, wherever it stands', async (t) => {
  const { cwd, base } = repository(t, {
    'a/wattlint.yml': 'budget: 1 W\n',
    'a/b/wattlint.yml': 'exclude: c\n',
  })
  const expected = ['a/wattlint.yml', 'a/b/wattlint.yml']
  assert.deepEqual((await readConfig(cwd, 'a/wattlint.yml')).sources, expected)
  assert.deepEqual((await readConfig(cwd, join(cwd, 'a/wattlint.yml'))).sources.slice(1), expected.slice(1))
  assert.deepEqual((await readConfigAt(cwd, at(cwd, base), 'a/wattlint.yml')).sources, expected)
  await assert.rejects(readConfigAt(cwd, at(cwd, base), 'gone.yml'), /"gone\.yml" is not there/)
})

test('in a folder of a repository, paths count from there', async (t) => {
  const { cwd, base } = repository(t, {
    'sub/wattlint.yml': 'nodes: 2\n',
    'sub/a/wattlint.yml': 'exclude: c\n',
  })
  const { sources, config } = await readConfigAt(join(cwd, 'sub'), at(join(cwd, 'sub'), base), null)
  assert.deepEqual([sources, config.exclude], [['wattlint.yml', 'a/wattlint.yml'], ['a/**/c']])
})

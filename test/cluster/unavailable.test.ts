import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { test } from 'node:test'

const script = `
  const { clusterFor } = await import('${new URL('./suite.ts', import.meta.url)}')
  process.stdout.write(String(clusterFor({}, async () => null).skip))`

const run = (env: Readonly<Record<string, string>>) =>
  spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, CI: '', ...env },
    encoding: 'utf8',
  })

const skip = process.platform === 'linux' ? false : 'the first sentence is about Linux'

const cases: readonly (readonly [shows: string, env: Readonly<Record<string, string>>, sentence: RegExp])[] =
  [
    ['a machine without programs', { PATH: '' }, /^There is no Go to build the cluster with\.$/m],
    [
      'an empty cache',
      { WATTLINT_CLUSTER_CACHE: `${tmpdir()}/none` },
      /^(?:Not built yet: kubernetes, metrics\. Run|There is no) /,
    ],
  ]
for (const [shows, env, sentence] of cases) {
  test(`tests on the cluster are skipped with a sentence: ${shows}`, { skip }, () => {
    assert.match(run(env).stdout, sentence)
  })
  test(`and in CI they fail with it: ${shows}`, { skip }, () => {
    const { status, stderr } = run({ ...env, CI: 'true' })
    assert.equal(status, 1)
    assert.match(stderr, new RegExp(`Error: ${sentence.source.slice(1)}`, 'm'))
  })
}

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { withPictures } from '../.ci/readme.ts'
import { formatNames } from '../src/report/format-names.ts'
import { Config } from '../src/schema/config.ts'
import { version } from '../src/version.ts'

const readme = readFileSync('README.md', 'utf8')
const packageJson = JSON.parse(readFileSync('package.json', 'utf8'))

test('the pictures in the README are what the tool prints (npm run readme)', () =>
  assert.equal(withPictures(readme), readme))

test('every npm script that the README names is there', () => {
  const named = [...readme.matchAll(/npm (?:run (?:-s )?)([a-z-]+)/g)].map(([, script]) => script ?? '')
  assert.deepEqual(
    named.filter((script) => !(script in packageJson.scripts)),
    [],
  )
})

test('every format and every configuration key is documented', () => {
  for (const name of [...formatNames, ...Object.keys(Config.shape)])
    assert.ok(readme.includes(`\`${name}\``) || readme.includes(`${name}:`), name)
})

test('the version is the same everywhere', () => {
  assert.equal(packageJson.version, version)
  assert.match(readFileSync('CHANGELOG.md', 'utf8'), new RegExp(`^## ${version.replaceAll('.', '\\.')}`, 'm'))
})

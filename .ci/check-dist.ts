// The committed bundles must be what the sources build to, and must run: a stale, doctored or broken dist/ fails here.
import { execFileSync, spawnSync } from 'node:child_process'
import './build.ts'

const changed = execFileSync('git', ['status', '--porcelain', '--', 'dist'], { encoding: 'utf8' })
if (changed !== '') {
  process.stderr.write(`dist/ is not what src/ builds to. Run npm run build and commit dist/.\n${changed}`)
  process.exit(1)
}

const built = { WATTLINT_CLI: 'dist/cli.js', WATTLINT_ACTION: 'dist/action.js' }
const tests = [
  'test/cli.test.ts',
  'test/action.test.ts',
  'test/action-config.test.ts',
  'test/action-pull-request.test.ts',
]
const { status } = spawnSync(process.execPath, ['--test', ...tests], {
  stdio: 'inherit',
  env: { ...process.env, ...built },
})
process.exit(status ?? 1)

// The committed bundles must be what the sources build to: a stale or doctored dist/ fails here.
import { execFileSync } from 'node:child_process'
import './build.ts'

const changed = execFileSync('git', ['status', '--porcelain', '--', 'dist'], { encoding: 'utf8' })
if (changed !== '') {
  process.stderr.write(`dist/ is not what src/ builds to. Run npm run build and commit dist/.\n${changed}`)
  process.exitCode = 1
}

// The README shows what the tool prints. This writes it there; a test holds it there.
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const cli = resolve('src/cli.ts')

/** The pull request of the picture: three more front ends, and a second assistant with a larger batch. */
const before: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'shop.yaml': [['replicas: 6', 'replicas: 3']],
  'assistant.yaml': [
    ['replicas: 2', 'replicas: 1'],
    ['"128"', '"32"'],
  ],
}

function wattlint(cwd: string, ...args: string[]): string {
  return spawnSync(process.execPath, [cli, ...args], { cwd, encoding: 'utf8' }).stdout
}

/** The comment on that pull request, down to the first fold. */
function comment(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wattlint-readme-'))
  const git = (...args: string[]): Buffer =>
    execFileSync(
      'git',
      ['-c', 'user.name=x', '-c', 'user.email=x@example.invalid', '-c', 'commit.gpgsign=false', ...args],
      { cwd: folder },
    )
  try {
    cpSync('fixtures/demo', folder, { recursive: true })
    for (const [file, changes] of Object.entries(before)) {
      const text = readFileSync(join(folder, file), 'utf8')
      writeFileSync(
        join(folder, file),
        changes.reduce((now, [to, from]) => now.replace(to, from), text),
      )
    }
    git('init', '-q', '-b', 'main')
    git('add', '-A')
    git('commit', '-qm', 'before')
    cpSync('fixtures/demo', folder, { recursive: true })
    const markdown = wattlint(
      folder,
      'check',
      '--base',
      'main',
      '--budget',
      '1.2 kW',
      '--budget',
      '+200 %',
      '--format',
      'markdown',
    )
    return markdown.slice(0, markdown.search(/<details>|^Power of /m)).trim()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const terminal = (): string =>
  `\`\`\`console\n$ npm run -s demo\n${wattlint('.', 'check', 'fixtures/demo', '--budget', '3 kW').trim()}\n\`\`\``

/** The README with its pictures as the tool draws them now. */
export function withPictures(readme: string): string {
  const fill = (text: string, name: string, picture: string): string =>
    text.replace(
      new RegExp(`(<!-- picture: ${name} -->\n)(?:(?!<!-- picture)[\\s\\S])*?(<!-- /picture -->)`),
      (_, open: string, close: string) => `${open}\n${picture}\n\n${close}`,
    )
  return fill(fill(readme, 'comment', comment()), 'terminal', terminal())
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename) {
  writeFileSync('README.md', withPictures(readFileSync('README.md', 'utf8')))
}

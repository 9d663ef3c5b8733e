import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { folderOf, writeFiles } from '../folders.ts'
import { programs } from './programs.ts'

/** As much of helm as it takes to write templates that hold no actions, for tests of what becomes of its output. */
const script = (log: string): string => `
const fs = require('node:fs')
fs.appendFileSync(${JSON.stringify(log)}, process.argv.slice(2).join(' ') + '\\n')
const file = (name) => fs.existsSync(name) ? fs.readFileSync(name, 'utf8') : ''
if (/^dependencies:/m.test(file('chart/Chart.yaml')) && !fs.existsSync('chart/charts')) {
  console.error('Error: found in Chart.yaml, but missing in charts/ directory: pg')
  process.exit(1)
}
for (const name of fs.readdirSync('chart/templates')) {
  const text = file('chart/templates/' + name)
  if (text.includes('{{ broken')) {
    console.error('Error: parse error at (x/templates/' + name + ':3): unclosed action')
    process.exit(1)
  }
  console.log('---\\n# Source: x/templates/' + name + '\\n' + text.replaceAll('RELEASE', process.argv[3]))
}
`

/** A PATH with that helm, and what it was asked for so far. */
export function fakeHelm(t: TestContext): { readonly path: string; readonly asked: () => readonly string[] } {
  const log = join(folderOf(t, {}), 'log')
  writeFiles(join(log, '..'), { log: '' })
  return {
    path: programs(t, { helm: script(log) }),
    asked: () => readFileSync(log, 'utf8').split('\n').filter(Boolean),
  }
}

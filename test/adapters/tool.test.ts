import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Bounds, findProgram, type Ran, runTool } from '../../src/adapters/tool.ts'
import { AppError } from '../../src/errors.ts'
import { folderOf } from '../folders.ts'
import { programs } from '../render/programs.ts'

const BOUNDS: Bounds = { timeoutMs: 20_000, outputBytes: 1 << 20, memoryBytes: 200 << 20 }

function ran(t: TestContext, script: string, bounds: Partial<Bounds> = {}): Promise<Ran> {
  const file = join(programs(t, { tool: script }), 'tool')
  return runTool({
    file,
    args: ['a b', '$(x)'],
    cwd: tmpdir(),
    env: { ONLY: '1' },
    bounds: { ...BOUNDS, ...bounds },
  })
}

test('a tool is given its arguments as they are, and nothing of the environment but what it is given', async (t) => {
  const made = await ran(t, 'console.log(JSON.stringify([process.argv.slice(2), process.env]))')
  assert.ok('output' in made)
  assert.deepEqual(JSON.parse(made.output.toString()), [['a b', '$(x)'], { ONLY: '1' }])
})

test('a tool has nothing on its standard input', async (t) => {
  const made = await ran(t, 'process.stdin.on("data", () => {}).on("end", () => console.log("end"))')
  assert.deepEqual(made, { output: Buffer.from('end\n') })
})

const ended: readonly (readonly [shows: string, script: string, bounds: Partial<Bounds>, expected: Ran])[] = [
  ['fails', 'console.error("no"); process.exitCode = 3', {}, { why: 'failed', stderr: 'no\n' }],
  [
    'is killed',
    'process.kill(process.pid, "SIGKILL"); setTimeout(() => {}, 9e4)',
    {},
    { why: 'failed', stderr: 'it was ended by SIGKILL' },
  ],
  ['takes too long', 'setTimeout(() => {}, 9e4)', { timeoutMs: 500 }, { why: 'time', limit: '0.5 s' }],
  [
    'writes too much',
    'const text = "x".repeat(1 << 16); const go = () => process.stdout.write(text, go); go()',
    {},
    { why: 'output', limit: '1 MiB of output' },
  ],
  [
    'takes too much memory',
    'const held = []; setInterval(() => held.push(Buffer.alloc(20 << 20, 1)), 1)',
    {},
    { why: 'memory', limit: '200 MiB of memory' },
  ],
]
for (const [shows, script, bounds, expected] of ended)
  test(
    `a tool that ${shows} has written nothing`,
    { skip: shows.includes('memory') && process.platform !== 'linux' },
    async (t) => assert.deepEqual(await ran(t, script, bounds), expected),
  )

/** A program that starts another, which would write a file in a second. */
const starting = (file: string, then: string): string =>
  `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(`setTimeout(() => require('node:fs').writeFileSync(${JSON.stringify(file)}, ''), 1000)`)}], { stdio: 'inherit' }); ${then}`

for (const [shows, then] of [
  ['ends', 'setTimeout(() => process.exit(0), 100)'],
  ['goes over a bound', 'setTimeout(() => {}, 9e4)'],
] as const)
  test(`what a tool has started ends with it, when it ${shows}`, async (t) => {
    const file = join(folderOf(t, {}), 'outlived')
    await ran(t, starting(file, then), { timeoutMs: 400 })
    await sleep(1200)
    assert.equal(existsSync(file), false)
  })

test('what is no program is an error of the tool', async (t) => {
  const file = join(folderOf(t, { tool: 'x' }), 'tool')
  await assert.rejects(
    runTool({ file, args: [], cwd: tmpdir(), env: {}, bounds: BOUNDS }),
    (error) => error instanceof AppError && error.failure === 'tool',
  )
})

test('a program is looked for on the path, but not in the repository, nor where that is not said in full', async (t) => {
  const bin = programs(t, { helm: '', kubectl: '' })
  const repository = folderOf(t, {})
  mkdirSync(join(repository, 'tools'))
  symlinkSync(bin, join(repository, 'tools/linked'))
  const inside = programs(t, { helm: '' })
  symlinkSync(inside, join(repository, 'bin'))
  const find = (names: readonly string[], ...folders: string[]) =>
    findProgram(names, folders.join(delimiter), repository).then((found) => found?.file ?? null)
  assert.equal(await find(['helm'], '/gone', bin), join(bin, 'helm'))
  assert.equal(await find(['kustomize', 'kubectl'], bin), join(bin, 'kubectl'))
  assert.equal(await find(['kustomize'], bin), null)
  assert.equal(await find(['helm'], 'bin', '.', ''), null)
  const own = resolve(inside, '..')
  assert.equal(await findProgram(['helm'], inside, own), null)
})

test('the user ends the process: the tool ends, and its folder is removed', {
  skip: process.platform === 'win32',
}, async (t) => {
  const marks = folderOf(t, {})
  const bin = programs(t, {
    helm: `require('node:fs').writeFileSync(${JSON.stringify(join(marks, 'began'))}, process.cwd()); setTimeout(() => require('node:fs').writeFileSync(${JSON.stringify(join(marks, 'ended'))}, ''), 1500)`,
  })
  const repository = folderOf(t, {
    'wattlint.yml': 'render: [{chart: shop}]\n',
    'shop/Chart.yaml': '',
    'shop/templates/a.yaml': '',
  })
  const child = spawn(process.execPath, [resolve('src/cli.ts'), 'check'], {
    cwd: repository,
    env: { ...process.env, PATH: bin },
    stdio: 'ignore',
  })
  const exited = new Promise((settle) => child.on('exit', (_, signal) => settle(signal)))
  while (!existsSync(join(marks, 'began'))) await sleep(50)
  await sleep(50)
  const stage = readFileSync(join(marks, 'began'), 'utf8')
  child.kill('SIGTERM')
  assert.equal(await exited, 'SIGTERM')
  assert.equal(existsSync(stage), false)
  await sleep(1600)
  assert.equal(existsSync(join(marks, 'ended')), false)
})

// Start-up and whole runs beside a floor or a peer. Absolute times drift with the machine; the ratios, from runs that
// take turns, do not. Nothing here passes or fails.
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { beside } from '../beside.ts'
import { deployment } from '../folders.ts'
import { benchExposition } from './exposition.ts'
import { type Command, measure, median, type Run } from './measure.ts'
import { kubeconform, kubectl } from './peers.ts'
import { benchWatch } from './watch.ts'

const rounds = Number(process.argv[2] ?? 9)
const node = process.execPath
const cli = resolve('dist/cli.js')

const folder = mkdtempSync(join(tmpdir(), 'wattlint-bench-'))
const FILES = 200
const PER_FILE = 5
const service = (name: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}, namespace: shop}\nspec: {selector: {app: ${name}}, ports: [{port: 80}]}\n`
for (let file = 0; file < FILES; file++) {
  const names = Array.from({ length: PER_FILE }, (_, index) => `app-${file}-${index}`)
  writeFileSync(
    join(folder, `${file}.yaml`),
    names
      .map((name, index) => `${deployment(name, index + 1, `${100 + file}m`)}---\n${service(name)}`)
      .join('---\n'),
  )
}
const one = join(folder, '0.yaml')
mkdirSync(join(folder, 'none'))

const found = { kubectl: kubectl(), kubeconform: kubeconform() }
const floor: Command = { name: 'node -e 0', argv: [node, '-e', '0'] }
const check = (name: string, path: string): Command => ({
  name,
  argv: [node, cli, 'check', path, '--format', 'json'],
})
const annotate = (path: string): Command[] =>
  found.kubectl === null
    ? []
    : [
        {
          name: 'kubectl annotate --local',
          argv: [found.kubectl, 'annotate', '--local', '-R', '-f', path, '-o', 'json', 'a=b'],
        },
      ]
const conform = (path: string): Command[] =>
  found.kubeconform === null
    ? []
    : [
        {
          name: 'kubeconform (no schemas)',
          argv: [
            found.kubeconform,
            '-n',
            '2',
            '-ignore-missing-schemas',
            '-schema-location',
            `${folder}/none/{{ .ResourceKind }}.json`,
            path,
          ],
        },
      ]

const rows: readonly (readonly [what: string, ours: Command, peers: readonly Command[]])[] = [
  ['start-up', { name: 'wattlint --help', argv: [node, cli, '--help'] }, [floor]],
  ['one file, 5 workloads', check('wattlint check', one), [floor, ...annotate(one)]],
  [
    `${FILES} files, ${FILES * PER_FILE} workloads`,
    check('wattlint check', folder),
    [...annotate(folder), ...conform(folder)],
  ],
  ...(existsSync(`${beside}/corpus`)
    ? [
        [
          '2,949 real files',
          check('wattlint check', `${beside}/corpus`),
          conform(`${beside}/corpus`),
        ] as const,
      ]
    : []),
]

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const ms = (runs: readonly Run[]): string => `${median(runs.map(({ wallMs }) => wallMs)).toFixed(0)} ms`
const mib = (runs: readonly Run[]): string => {
  const peaks = runs.flatMap(({ peakMib }) => peakMib ?? [])
  return peaks.length === 0 ? '–' : `${median(peaks).toFixed(0)} MiB`
}

for (const [name, path] of Object.entries(found))
  if (path === null) say(`${name} is not to be had here: its rows are missing`)
say(`medians of ${rounds} runs that take turns; ratio: wattlint to the other, pair by pair\n`)
say('| what | command | wall | ratio | peak memory | ratio |')
say('| --- | --- | ---: | ---: | ---: | ---: |')
for (const [what, ours, peers] of rows) {
  const commands = [ours, ...peers]
  const runs: Run[][] = commands.map(() => [])
  for (const command of commands) await measure(command)
  for (let round = 0; round < rounds; round++) {
    for (const [index, command] of commands.entries()) runs[index]?.push(await measure(command))
  }
  const mine = runs[0] ?? []
  for (const [index, { name }] of commands.entries()) {
    const theirs = runs[index] ?? []
    const wall = median(mine.map((run, round) => run.wallMs / (theirs[round]?.wallMs ?? Number.NaN)))
    const peak = median(
      mine.map((run, round) => (run.peakMib ?? Number.NaN) / (theirs[round]?.peakMib ?? Number.NaN)),
    )
    const ratios = index === 0 ? ['', ''] : [`${wall.toFixed(2)}×`, `${peak.toFixed(2)}×`]
    say(
      `| ${index === 0 ? what : ''} | ${name} | ${ms(theirs)} | ${ratios[0]} | ${mib(theirs)} | ${ratios[1]} |`,
    )
  }
}

await benchExposition(rounds, say)
await benchWatch(rounds, say)

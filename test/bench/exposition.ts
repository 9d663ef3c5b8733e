// Reading a large scrape, beside a library that reads the same. Run alone, or from bench.ts.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseExposition, scanSamples } from '../../src/exposition/parse.ts'
import { median } from './measure.ts'

const ZONES = ['package', 'core', 'uncore', 'dram']
const BYTES_PER_MB = 1e6

/** A scrape of Kepler 0.11, of nodes with 100 pods of 2 containers each: 27 MB at 40 nodes. */
export function keplerExposition(nodes: number): Buffer {
  const id = (seed: number, length: number): string =>
    Array.from({ length }, (_, at) => (((seed + 1) * (at + 7) * 2654435761) >>> 16) % 16)
      .map((digit) => digit.toString(16))
      .join('')
  const lines: string[] = []
  const family = (
    name: string,
    labelsOf: (node: number, pod: number, container: number) => string,
    each: number,
  ) => {
    lines.push(
      `# HELP ${name} Energy or power at its level`,
      `# TYPE ${name} ${name.endsWith('_total') ? 'counter' : 'gauge'}`,
    )
    for (let node = 0; node < nodes; node++)
      for (let pod = 0; pod < 100; pod++)
        for (let container = 0; container < each; container++)
          for (const [index, zone] of ZONES.entries())
            lines.push(
              `${name}{${labelsOf(node, pod, container)},zone="${zone}"} ${((node * 100 + pod) * 1234.5678 + index * 0.123).toString()}`,
            )
  }
  const pod = (node: number, pod: number): string =>
    `node_name="ip-10-0-${node}-17.eu-central-1.compute.internal",pod_id="${id(node * 100 + pod, 32)}",pod_name="checkout-${id(node, 10)}-${id(pod, 5)}",pod_namespace="team-${pod % 20}",state="running"`
  const container = (node: number, pod: number, container: number): string =>
    `container_id="${id(node * 1000 + pod * 2 + container, 64)}",container_name="app-${container}",node_name="ip-10-0-${node}-17.eu-central-1.compute.internal",pod_id="${id(node * 100 + pod, 32)}",runtime="containerd",state="running"`
  family('kepler_container_cpu_joules_total', container, 2)
  family('kepler_container_cpu_watts', container, 2)
  family('kepler_pod_cpu_joules_total', pod, 1)
  family('kepler_pod_cpu_watts', pod, 1)
  return Buffer.from(`${lines.join('\n')}\n`)
}

type Reader = { readonly name: string; readonly read: () => number }

const PEER = 'parse-prometheus-text-format'

/** The library, installed once; `null` where it is not to be had. */
async function peer(): Promise<((text: string) => readonly { metrics: readonly unknown[] }[]) | null> {
  const folder = resolve('.cache/peers')
  const entry = `${folder}/node_modules/${PEER}/dist/${PEER}.cjs.js`
  if (!existsSync(entry)) {
    mkdirSync(folder, { recursive: true })
    spawnSync('npm', ['install', '--prefix', folder, '--no-save', `${PEER}@1.1.1`], { stdio: 'ignore' })
  }
  return existsSync(entry) ? (await import(pathToFileURL(entry).href)).default : null
}

export async function benchExposition(rounds: number, say: (line: string) => void): Promise<void> {
  const bytes = keplerExposition(40)
  const text = bytes.toString()
  const theirs = await peer()
  const readers: Reader[] = [
    {
      name: 'every sample, every label',
      read() {
        let count = 0
        scanSamples(
          bytes,
          () => true,
          () => count++,
        )
        return count
      },
    },
    {
      name: 'every sample, kept, by family',
      read: () => parseExposition(bytes).reduce((count, { samples }) => count + samples.length, 0),
    },
    {
      name: 'one metric of four',
      read() {
        let count = 0
        scanSamples(
          bytes,
          (name) => name === 'kepler_pod_cpu_joules_total',
          () => count++,
        )
        return count
      },
    },
    ...(theirs === null
      ? []
      : [{ name: PEER, read: () => theirs(text).reduce((count, { metrics }) => count + metrics.length, 0) }]),
  ]
  const times = readers.map((): number[] => [])
  const counts = readers.map(({ read }) => read())
  for (let round = 0; round < rounds; round++)
    for (const [index, { read }] of readers.entries()) {
      const started = performance.now()
      read()
      times[index]?.push(performance.now() - started)
    }
  say(
    `\nA scrape of ${(bytes.length / BYTES_PER_MB).toFixed(1)} MB; ratio: times the speed of ${PEER}, round by round\n`,
  )
  say('| reads | samples | MB/s | ratio |')
  say('| --- | ---: | ---: | ---: |')
  for (const [index, { name }] of readers.entries()) {
    const mine = times[index] ?? []
    const speed = median(mine.map((ms) => bytes.length / BYTES_PER_MB / (ms / 1000)))
    const ratio =
      theirs === null
        ? Number.NaN
        : median(mine.map((ms, round) => (times.at(-1)?.[round] ?? Number.NaN) / ms))
    say(`| ${name} | ${counts[index]} | ${speed.toFixed(0)} | ${ratio.toFixed(1)}× |`)
  }
}

if (import.meta.main)
  await benchExposition(Number(process.argv[2] ?? 9), (line) => void process.stdout.write(`${line}\n`))

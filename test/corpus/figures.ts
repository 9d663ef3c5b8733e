// npm run corpus-figures [FOLDER]: what a tree of manifests comes to, kind by kind, beside what a scan of its containers counted.
import { workingTree } from '../../src/adapters/working-tree.ts'
import { assess } from '../../src/assess.ts'
import { grouped } from '../../src/grouped.ts'
import type { InferenceRequest } from '../../src/schema/inference-request.ts'
import { beside } from '../beside.ts'
import { scanned } from './scanned.ts'

/** One workload object of a file, with its parts. */
type Declared = readonly InferenceRequest[]

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

const devices = ({ accelerators }: InferenceRequest): number => sum(accelerators.map(({ count }) => count))

/** The scan's figures are those of one tree. */
const isScanned = process.argv[2] === undefined

function line(kind: string, objects: readonly Declared[]): readonly (string | number)[] {
  const parts = objects.flat()
  return [
    kind,
    isScanned ? (scanned.documents.get(kind) ?? '–') : '–',
    objects.length,
    imageless.get(kind.split(' ')[0] ?? '') ?? 0,
    parts.length,
    sum(parts.map(({ pods }) => pods.typical)),
    Math.round(
      sum(parts.map(({ pods, requests }) => (pods.typical * (requests.cpu_mcpu ?? 0)) / 1000)) * 10,
    ) / 10,
    Math.round(sum(parts.map(devices)) * 100) / 100,
    Math.round(sum(parts.map((one) => one.pods.typical * devices(one))) * 100) / 100,
    parts.filter(({ requests }) => requests.cpu_mcpu === null).length,
  ]
}

const print = (text: string): boolean => process.stdout.write(`${text}\n`)

const folder = process.argv[2] ?? `${beside}/corpus`
const { requests, coverage, problems } = await assess(workingTree(process.cwd(), [folder]), {
  exclude: [],
  kinds: [],
  assume: [],
})
const imageless = new Map(
  [
    ...grouped(
      problems.filter(({ kind, message }) => kind === 'fragment' && message.includes('name no image')),
      ({ message }) => message.split(':')[0] ?? '',
    ),
  ].map(([kind, all]) => [kind, all.length]),
)
const objects = [
  ...grouped(
    requests,
    ({ path, line, workload_kind, workload_name }) => `${path}:${line} ${workload_kind} ${workload_name}`,
  ).values(),
]
const kindOf = ([first]: Declared): string =>
  first === undefined ? '' : `${first.workload_kind} (${first.api_group || 'core'})`
const kinds = [...grouped(objects, kindOf)].toSorted(([, a], [, b]) => b.length - a.length)

const titles = [
  'KIND',
  'SCAN',
  'OBJECTS',
  'NO IMAGE',
  'PARTS',
  'PODS',
  'CPU',
  'DEVICES/POD',
  'DEVICES',
  'NO CPU REQUEST',
]
const rows = [titles, ...kinds.map(([kind, all]) => line(kind, all)), line('total', objects)]
const widths = titles.map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)))
for (const row of rows)
  print(
    row
      .map((cell, column) =>
        column === 0 ? String(cell).padEnd(widths[0] ?? 0) : String(cell).padStart(widths[column] ?? 0),
      )
      .join('  '),
  )

const named = requests.flatMap(({ accelerators }) => accelerators)
const byResource = [...grouped(named, ({ resource }) => resource)].map(
  ([resource, all]) => [resource, all.length, sum(all.map(({ count }) => count))] as const,
)
print('\nDevices by resource or claim class, pods counted once: resource, pod templates, devices')
for (const [resource, templates, count] of byResource.toSorted((a, b) => b[2] - a[2]))
  print(`  ${resource}  ${templates}  ${Math.round(count * 100) / 100}`)
print(`\nTemplates, 0 pods: ${JSON.stringify(coverage.templates)}`)
print(`Not rendered: ${JSON.stringify(coverage.not_rendered)}`)
print(`Skipped documents: ${JSON.stringify(coverage.skipped_documents)}`)
print(
  `Problems: ${[...grouped(problems, ({ kind }) => kind)].map(([kind, all]) => `${kind} ${all.length}`).join(', ')}`,
)
if (isScanned) print(`\n${scanned.notes.join('\n')}`)

import assert from 'node:assert/strict'

/** A strict reader of OpenMetrics 1.0, for the types that a report has: it throws for whatever the specification forbids. */

export type Series = { readonly labels: Readonly<Record<string, string>>; readonly value: number }

export type ReadFamily = {
  readonly type: string
  readonly unit: string
  readonly help: string
  readonly series: readonly Series[]
}

const METADATA = /^# (TYPE|UNIT|HELP) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)$/
const SAMPLE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? ([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)$/
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\\\|\\"|\\n)*)"(,|$)/y

type Open = { type: string; unit: string; help: string; series: Series[]; keys: Set<string> }

export function readOpenMetrics(text: string): ReadonlyMap<string, ReadFamily> {
  assert.ok(text.endsWith('\n# EOF\n'), 'ends in # EOF')
  const lines = text.slice(0, -'# EOF\n'.length).split('\n').slice(0, -1)
  const families = new Map<string, Open>()
  let last = ''
  for (const line of lines) {
    const [, kind, family, told = ''] = METADATA.exec(line) ?? []
    if (kind === undefined || family === undefined) readSample(line, last, families.get(last))
    else {
      if (family !== last) assert.ok(!families.has(family), `${family} is in two places`)
      last = family
      readMetadata(kind, family, told, familyIn(families, family))
    }
  }
  for (const [name, { type, unit }] of families) {
    assert.notEqual(type, '', `${name} has no type`)
    if (unit !== '') assert.ok(name.endsWith(`_${unit}`), `${name} does not end in ${unit}`)
  }
  return families
}

function familyIn(families: Map<string, Open>, name: string): Open {
  const family = families.get(name) ?? { type: '', unit: '', help: '', series: [], keys: new Set() }
  families.set(name, family)
  return family
}

function readMetadata(kind: string, name: string, told: string, family: Open): void {
  assert.equal(family.series.length, 0, `${kind} of ${name} behind its samples`)
  const field = kind === 'TYPE' ? 'type' : kind === 'UNIT' ? 'unit' : 'help'
  assert.equal(family[field], '', `two ${kind} of ${name}`)
  family[field] = told
  if (kind === 'TYPE') {
    assert.ok(told === 'gauge' || told === 'info', told)
    assert.doesNotMatch(name, /_(?:info|total|created|bucket|count|sum)$/, 'a suffix that belongs to samples')
  }
  if (kind === 'HELP') assert.doesNotMatch(told, /"|\\(?![\\n])/)
}

function readSample(line: string, last: string, family: Open | undefined): void {
  const [, name, labelText, number] = SAMPLE.exec(line) ?? []
  assert.ok(family !== undefined && name !== undefined, `neither metadata nor a sample: ${line}`)
  assert.equal(name, family.type === 'info' ? `${last}_info` : last, 'a sample outside of its family')
  const labels = labelText === undefined ? {} : readLabels(labelText)
  const value = Number(number)
  if (family.type === 'info') assert.equal(value, 1)
  const key = JSON.stringify(Object.entries(labels).toSorted())
  assert.ok(!family.keys.has(key), `two samples of ${line}`)
  family.keys.add(key)
  family.series.push({ labels, value })
}

function readLabels(text: string): Record<string, string> {
  const labels: Record<string, string> = {}
  LABEL.lastIndex = 0
  while (LABEL.lastIndex < text.length) {
    const [, name, value] = LABEL.exec(text) ?? []
    assert.ok(name !== undefined && value !== undefined, `not a list of labels: ${text}`)
    assert.ok(!(name in labels) && !name.startsWith('__'), name)
    labels[name] = value.replace(/\\(.)/g, (_, escaped) => (escaped === 'n' ? '\n' : escaped))
  }
  return labels
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SaxesParser } from 'saxes'
import { renderJunit } from '../../src/report/junit.ts'
import { check, verdictFrom } from '../build-report.ts'
import { hostileFindings, largeReport, oneOfEach } from '../finding-reports.ts'
import { hostileNames } from '../hostile-names.ts'
import { absolute, compared, empty, hostile, many, over, unchanged } from '../reports.ts'

type Element = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

/** Throws for whatever is not well-formed. */
function parsed(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => open.pop())
  parser.on('text', (text) => {
    const element = open.at(-1)
    if (element !== undefined) element.text += text
  })
  for (const found of ['comment', 'cdata', 'doctype', 'processinginstruction'] as const) {
    parser.on(found, () => assert.fail(`${found} in the file`))
  }
  parser.write(xml).close()
  assert.equal(root.children.length, 1)
  return root.children[0] ?? root
}

/** What the schemas of Jenkins and GitLab have in common. */
const allowed: Readonly<Record<string, readonly [children: string[], attributes: string[]]>> = {
  testsuites: [['testsuite'], ['name', 'tests', 'failures', 'errors']],
  testsuite: [['testcase'], ['name', 'tests', 'failures', 'errors', 'skipped']],
  testcase: [
    ['failure', 'error', 'skipped', 'system-out'],
    ['classname', 'name', 'file', 'line'],
  ],
  failure: [[], ['type', 'message']],
  error: [[], ['type', 'message']],
  skipped: [[], ['type', 'message']],
  'system-out': [[], []],
}

function assertDialect(element: Element): void {
  const [children, attributes] = allowed[element.name] ?? assert.fail(`<${element.name}>`)
  for (const name of Object.keys(element.attributes)) assert.ok(attributes.includes(name), name)
  for (const child of element.children) {
    assert.ok(children.includes(child.name), `<${child.name}> in <${element.name}>`)
    assertDialect(child)
  }
}

const casesIn = ({ children }: Element, ended?: string): Element[] =>
  children
    .flatMap((child) => (child.name === 'testcase' ? [child] : casesIn(child)))
    .filter((one) => ended === undefined || one.children.some(({ name }) => name === ended))

const reports = { absolute, compared, empty, hostile, hostileFindings, many, oneOfEach, over, unchanged }

for (const [name, report] of Object.entries(reports)) {
  test(`junit: ${name} is well-formed, in the dialect, and its counts are right`, () => {
    const suites = parsed(renderJunit(report))
    assertDialect(suites)
    for (const part of [suites, ...suites.children]) {
      const counted = [casesIn(part), casesIn(part, 'failure'), casesIn(part, 'error')].map(
        ({ length }) => length,
      )
      const { tests, failures, errors, skipped } = part.attributes
      assert.deepEqual([tests, failures, errors].map(Number), counted)
      if (skipped !== undefined) assert.equal(Number(skipped), casesIn(part, 'skipped').length)
    }
    assert.equal(
      new Set(suites.children.map(({ attributes }) => attributes['name'])).size,
      suites.children.length,
    )
    for (const suite of suites.children) {
      const names = suite.children.map(({ attributes }) => attributes['name'])
      assert.equal(new Set(names).size, names.length, 'tests of one name hide each other')
    }
  })
}

test('junit: a breach fails, a warning passes with a remark, what is waived is skipped, what is not readable is an error', () => {
  const ended = casesIn(parsed(renderJunit(oneOfEach))).map(({ attributes, children }) => [
    `${attributes['classname']} / ${attributes['name']}`,
    children[0]?.name,
  ])
  assert.deepEqual(Object.fromEntries(ended), {
    'budget / 120 W': 'system-out',
    'budget / +20 W': 'failure',
    'gpu / ml/recommender: 30 W': 'system-out',
    'night / shop/checkout: 0.5 kWh/day': 'skipped',
    'manifests / coverage': 'system-out',
    'manifests / deploy/recommender.yaml: Resource name that is not known': 'system-out',
    'manifests / deploy/broken.yaml: YAML or JSON syntax': 'error',
  })
})

test('junit: there is always a test, and budgets that are not judged are skipped', () => {
  const suites = parsed(renderJunit(empty))
  assert.deepEqual(
    casesIn(suites).map(({ children }) => children[0]?.name),
    ['skipped', 'system-out'],
  )
  const verdict = verdictFrom([check('1 W', 0, 1)])
  assert.ok(verdict.status === 'within')
  const growth = parsed(renderJunit({ ...empty, verdict: { ...verdict, unjudged: ['+5 %'] } }))
  assert.equal(casesIn(growth, 'skipped')[0]?.attributes['name'], '+5 %')
})

test('junit: hostile names are text that reads back, command nothing and hide nothing', () => {
  for (const report of [hostile, hostileFindings]) {
    const xml = renderJunit(report)
    assert.doesNotMatch(xml, /^\s*::|##\[|<!|\]\]>/m)
    assert.doesNotMatch(xml.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
  }
  const messages = casesIn(parsed(renderJunit(hostile)), 'error').map(({ children }) => children[0]?.text)
  const element = hostileNames.find(([shows]) => shows === 'an element')?.[1] ?? ''
  assert.ok(messages.includes(`line 3: key "${element}" is bad`))
})

test('junit: what no XML may hold is taken out', () => {
  const xml = renderJunit({ ...empty, verdict: verdictFrom([check('a\uffffb\ufffe', 2, 1)]) })
  assert.equal(casesIn(parsed(xml))[0]?.attributes['name'], 'ab')
})

test('junit: three thousand workloads that are all over, and a problem in each', (t) => {
  const report = largeReport(3000)
  const began = performance.now()
  const xml = renderJunit(report)
  const took = performance.now() - began
  t.diagnostic(`${Math.round(took)} ms, ${xml.length} characters`)
  assert.ok(took < 5000, `${took} ms`)
  assert.ok(xml.length < 5_000_000)
  assert.equal(casesIn(parsed(xml)).length, 6001)
})

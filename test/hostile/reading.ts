import assert from 'node:assert/strict'
import {
  type Cases,
  containers,
  names,
  noWorkload,
  only,
  processed,
  refused,
  type Seen,
  skipped,
  told,
  toldAt,
} from './seen.ts'

/** Bytes, syntax, and what is no manifest: rows 00 to 19 of the table. */

const DEEPER = { seconds: 1, mib: 200 }

/** Deep nesting that spells no identity, and the same inside of a manifest. */
const deep = (nested: string): Cases[string] => ({
  exit: 0,
  within: DEEPER,
  note: 'the text spells neither apiVersion nor kind, so no reader could find a manifest in it: passed over unparsed, by name; the same nesting inside of a Pod is an error at its line and exit 2 (asserted too)',
  async check(seen) {
    skipped('not-kubernetes')(seen)
    const { status, out, cpuSeconds } = await seen.run.alone('check', `../deep/${nested}`, '--format', 'json')
    assert.equal(status, 2)
    assert.match(out, /"kind": "yaml-limit"/)
    assert.match(out, /nested too deeply|deeper than/)
    assert.ok(cpuSeconds < 10, `${cpuSeconds} s`)
  },
})

/** Both of a pair are told, and what is read is the last. */
function twice(name: string, lines: readonly number[]): (seen: Seen) => void {
  return (seen) => {
    assert.equal(only(seen).workload_name, name)
    for (const line of lines) told(seen, 'duplicate-key', line)
  }
}

export const reading: Cases = {
  '00-control-good.yaml': {
    exit: 0,
    check(seen) {
      const { namespace, workload_name, pods, requests } = only(seen)
      assert.deepEqual(
        [namespace, workload_name, pods.typical, requests],
        ['hostile', 'control-good', 2, { cpu_mcpu: 250, mem_mib: 64 }],
      )
      const [container] = containers(seen)
      assert.deepEqual([container?.lim_cpu_mcpu, container?.lim_mem_mib], [500, 128])
      assert.deepEqual(seen.problems, [])
    },
  },
  '01-billion-laughs.yaml': {
    exit: 2,
    within: DEEPER,
    check: refused('yaml-limit', 6, /expands to too many/),
  },
  '02-alias-bomb-labels.yaml': { exit: 2, within: DEEPER, check: refused('yaml-limit', 17) },
  '03-legit-anchors.yaml': {
    exit: 0,
    check(seen) {
      assert.deepEqual(only(seen).requests, { cpu_mcpu: 300, mem_mib: 96 })
      assert.deepEqual(
        containers(seen).map(({ name, image }) => [name, image]),
        [
          ['a', 'nginx:1'],
          ['b', 'nginx:1'],
          ['c', 'nginx:1'],
        ],
      )
      // To write over what is merged in is what merging is for.
      assert.deepEqual(seen.problems, [])
    },
  },
  '04-scalar-10mb.yaml': {
    exit: 2,
    within: DEEPER,
    check(seen) {
      refused('too-large', null, /8 MiB/)(seen)
      for (const [format, text] of Object.entries(seen.run.shown))
        assert.ok(!text.includes('x'.repeat(100)), format)
      assert.ok(Buffer.byteLength(seen.run.action.summary) < 1 << 20)
    },
  },
  '05-deep-flow-100k.yaml': deep('list.yaml'),
  '05b-deep-map-100k.yaml': deep('map.yaml'),
  '05c-deep-100k.json': deep('map.json'),
  '05d-deep-block-3000.yaml': { exit: 0, within: DEEPER, check: noWorkload },
  '06-nul-bytes.yaml': { exit: 2, check: refused('not-utf8', 14, /NUL/) },
  '07-invalid-utf8.yaml': { exit: 2, check: refused('not-utf8', null) },
  '08-utf16le-bom.yaml': { exit: 2, check: refused('not-utf8', null, /UTF-16\. Save it as UTF-8/) },
  '08b-utf16be-nobom.yaml': { exit: 2, check: refused('not-utf8', null, /UTF-16/) },
  '09-utf8-bom.yaml': { exit: 0, check: processed('bom') },
  '10-crlf.yaml': { exit: 0, check: processed('crlf') },
  '10b-cr-only.yaml': { exit: 0, check: processed('cr-only') },
  '11-tabs.yaml': { exit: 2, check: refused('yaml-syntax', 4, /[Tt]ab/) },
  '12-second-doc-broken.yaml': {
    exit: 2,
    check(seen) {
      assert.deepEqual(names(seen), ['hostile/first-ok', 'hostile/third-ok'])
      const [problem, ...more] = seen.problems
      assert.deepEqual([problem?.kind, more], ['yaml-syntax', []])
      assert.ok((problem?.line ?? 0) >= 15 && (problem?.line ?? 0) <= 19)
    },
  },
  '13-duplicate-keys.yaml': {
    exit: 0,
    check(seen) {
      twice('dup-keys', [15, 16])(seen)
      assert.equal(only(seen).pods.typical, 50)
    },
  },
  '14-tags.yaml': { exit: 2, check: refused('yaml-syntax', 4, /tag/) },
  '15-directives.yaml': { exit: 0, check: processed('directives') },
  '16-yaml11-values.yaml': {
    exit: 2,
    check(seen) {
      // 010 is 8 to Kubernetes' reader, 10 to many others: nothing is claimed, and that is told.
      told(seen, 'invalid-field', 7, /"010"/)
      told(seen, 'invalid-field', 12, /"1_000"/)
      assert.deepEqual([only(seen).pods.typical, only(seen).requests.cpu_mcpu], [1, 1_000_000])
      // A rule of the configuration names the labels as they are written.
      assert.equal(seen.requests[0]?.duty_cycle, 0.5)
      // NO, off, 1.10, 012 and 1_000 are no texts to Kubernetes' reader: the API refuses such labels.
      toldAt(seen, 5)
    },
  },
  '17-empty.yaml': { exit: 0, check: skipped('empty') },
  '17b-comments-only.yaml': { exit: 0, check: skipped('not-kubernetes') },
  '17c-scalar.yaml': { exit: 0, check: skipped('not-kubernetes') },
  '17d-top-list.yaml': {
    exit: 0,
    note: 'the reason says "no Kubernetes object in it": a list by itself does not say what it patches',
    check: skipped('not-kubernetes'),
  },
  '17e-png.yaml': {
    exit: 2,
    check(seen) {
      refused('not-utf8', null)(seen)
      for (const [format, text] of Object.entries(seen.run.shown)) assert.ok(!text.includes('IHDR'), format)
    },
  },
  '17f-null-doc.yaml': { exit: 0, check: processed('after-null') },
  '18-json-array.json': {
    exit: 0,
    note: 'kubectl refuses it, so it holds nothing that a cluster would run: skipped by name, as "no Kubernetes object in it"',
    check: skipped('not-kubernetes'),
  },
  '18b-ndjson.json': { exit: 2, check: refused('yaml-syntax', 2) },
  '18c-jsonc.json': { exit: 2, check: (seen) => refused(seen.problems[0]?.kind ?? 'yaml-syntax', 2)(seen) },
  '18d-dup-keys.json': { exit: 0, check: twice('two', [1]) },
  '18e-kyaml.yaml': {
    exit: 0,
    check(seen) {
      assert.deepEqual([names(seen), only(seen).requests.cpu_mcpu], [['default/kyaml'], 100])
      assert.deepEqual(seen.problems, [])
    },
  },
  '19-helm-template.yaml': { exit: 0, check: skipped('template') },
  '19b-template-that-parses.yaml': { exit: 0, check: skipped('template') },
  '19c-braces-in-strings.yaml': { exit: 0, check: processed('argo-like') },
  '19d-placeholders.yaml': {
    exit: 2,
    note: 'no default is taken: each field that bears on the figures is unknown, and told; the name and the image stand as written',
    check(seen) {
      told(seen, 'unresolved-placeholder', 7, /replicas .*REPLICAS/)
      for (const what of [/^cpu .*CPU/, /^memory .*\$MEM/, /nvidia\.com\/gpu .*GPU_COUNT/])
        told(seen, 'unresolved-placeholder', 15, what)
      const { requests, gpu_count, power_w } = only(seen)
      assert.deepEqual([requests, gpu_count], [{ cpu_mcpu: null, mem_mib: null }, 0])
      assert.ok(power_w.p50 > 0)
    },
  },
}

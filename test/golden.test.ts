import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as z from 'zod'
import { readManifest } from '../src/assess.ts'
import { needs, readBeside } from './beside.ts'

/** What k8s-collect printed for a manifest, and where a right answer differs from it. */
const Case = z.object({
  id: z.string(),
  manifest: z.string(),
  better: z.record(z.string(), z.unknown()).nullish(),
  origin: z.object({ exit: z.int(), stdout: z.array(z.record(z.string(), z.unknown())) }),
})

/** `better` keys that describe an outcome in words; these are checked one by one below. */
const IN_WORDS = new Set(['exit', 'skip', 'emitted', 'error'])

/**
 * Where we differ and mean to. A MIG slice counts as its seventh, where the case asks for "a fraction"; `generateName`
 * names the family `x-*`, because "noname" would make one workload of all such Jobs of a namespace; and a Job with
 * completions alone has the API server's parallelism of 1, as the case `job-defaults` asks for; a volume that has nothing
 * but a name is the emptyDir that the API server makes of it. `N.key` is for request N.
 */

/** A pod template without containers, or with none that has an image, is a patch: k8s-collect made a workload of it. */
const FRAGMENTS = new Set(['container-without-image', 'template-null-spec'])

const OURS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'gpu-mig': { gpu_count: 1 / 7 },
  'gpu-in-initcontainer': { gpu_count: 4 },
  'no-name-no-namespace': { workload_name: 'x-*' },
  'three-docs': { '2.parallelism': 1 },
  'volumes-other': { 'volume_types.2': 'emptyDir' },
}

const cases = z.array(Case).parse(JSON.parse(readBeside('golden/manifests.json')))

test('golden manifests are there', needs('golden/manifests.json'), () => assert.ok(cases.length > 40))

for (const { id, manifest, better, origin } of cases) {
  test(`golden manifest: ${id}`, needs('golden/manifests.json'), () => {
    const { requests, problems, documents } = readManifest(`${id}.yaml`, Buffer.from(manifest))
    if (FRAGMENTS.has(id))
      return assert.deepEqual(
        problems.map(({ kind }) => kind),
        ['fragment'],
      )
    const expected = { ...better, ...OURS[id] }
    const exact = Object.entries(expected).filter(([key]) => !IN_WORDS.has(key) && !/^\d/.test(key))
    if (typeof expected['error'] === 'string') assert.ok(problems.length > 0, 'a problem is told')
    if ('emitted' in expected) assert.equal(requests.length, expected['emitted'])
    if ('skip' in expected)
      assert.deepEqual(
        documents.flatMap((document) => ('kind' in document ? [`${document.kind}/s`] : [])),
        expected['skip'],
      )
    if (origin.exit === 0 || exact.length > 0) {
      const wanted = origin.stdout.length > 0 ? origin.stdout : [{}]
      if (manifest !== '') assert.equal(requests.length, wanted.length)
      for (const [index, request] of requests.entries()) {
        const flat = flattened(request)
        const own = Object.entries(expected).flatMap(([key, value]) =>
          key.startsWith(`${index}.`) ? [[key.slice(2), value]] : [],
        )
        const fields = {
          ...flattened(wanted[index] ?? {}),
          ...Object.fromEntries(exact),
          ...Object.fromEntries(own),
        }
        for (const [key, value] of Object.entries(fields)) {
          if (key === 'replicas') assert.equal(request.pods.typical, value)
          else if (typeof value === 'object' && value !== null)
            assert.deepEqual(Reflect.get(request, key), value, key)
          else assert.equal(flat[key], value, key)
        }
      }
    } else if (manifest !== '' && requests.length === 0)
      assert.ok(problems.length > 0, 'nothing is lost in silence')
  })
}

/** `containers.0.req_cpu_mcpu` and its like, as the cases name them. */
function flattened(value: unknown, prefix = ''): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return { [prefix.slice(0, -1)]: value }
  return Object.assign({}, ...Object.entries(value).map(([key, item]) => flattened(item, `${prefix}${key}.`)))
}

const Live = z.object({
  id: z.string(),
  object: z.record(z.string(), z.unknown()),
  better: z.object({ inference_request: z.record(z.string(), z.unknown()) }),
})

for (const { id, object, better } of z
  .array(Live)
  .parse(JSON.parse(readBeside('golden/live_objects.json')))) {
  test(`golden live object: ${id}`, needs('golden/live_objects.json'), () => {
    const { requests } = readManifest(`${id}.json`, Buffer.from(JSON.stringify(object)))
    const [request] = requests
    assert.ok(request)
    const seed = Object.fromEntries(
      Object.keys(better.inference_request).map((key) => [key, Reflect.get(request, key)]),
    )
    assert.deepEqual(seed, better.inference_request)
  })
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as z from 'zod'
import { collectorFrom } from '../../src/collect/collector.ts'
import { resourcesFrom } from '../../src/collect/resource.ts'
import { SeenCache } from '../../src/collect/seen-cache.ts'
import { isObject, type JsonObject } from '../../src/parse/value.ts'
import { needs, readBeside } from '../beside.ts'

const Case = z.object({
  id: z.string(),
  object: z.custom<JsonObject & { kind: string }>(isObject),
  better: z.object({ inference_request: z.record(z.string(), z.unknown()) }),
})

for (const { id, object, better } of z.array(Case).parse(JSON.parse(readBeside('golden/live_objects.json'))))
  test(`golden live object: ${id}`, needs('golden/live_objects.json'), async () => {
    const [resource] = resourcesFrom([object.kind])
    assert.ok(resource)
    const collector = collectorFrom({
      emitsInitial: true,
      seen: new SeenCache({ now: () => 0 }),
      ownerOf: async () => null,
      onProblem: ({ message }) => assert.fail(message),
    })
    const [collected] = await collector.take([{ type: 'present', resource, object }])
    assert.equal(collected?.type, 'request')
    const request: Readonly<Record<string, unknown>> = collected.request
    for (const [key, value] of Object.entries(better.inference_request))
      assert.deepEqual(request[key], value, key)
  })

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { effectiveFrom } from '../../src/config/effective.ts'
import { unmatchedRules } from '../../src/config/unmatched.ts'
import { readWritten } from '../../src/config/written.ts'
import type { Seen } from '../../src/gate.ts'

const web: Seen = {
  kind: 'Deployment',
  apiGroup: 'apps',
  namespace: 'shop',
  name: 'web',
  path: 'k8s/web.yaml',
  labels: {},
  teams: [],
}

test('rules that are for nothing are told with their line, whatever flags stand before them', () => {
  const { written } = readWritten(
    'w.yml',
    `assume:
- {run_s: 1}
- {run_s: 2, for: {name: gone}}
budgets:
- {name: old, limit: 1 W, for: {namespace: gone}}
- {limit: 1 W, for: {namespace: shop}}
waivers:
- {reason: x, until: 2030-01-01, for: {team: gone}}
kinds:
- {group: example.com, kind: A, pods: {spec: a}}
- {group: apps, kind: Deployment, pods: {spec: a}}
copies: {prefer: [prod/**, k8s/**]}
`,
  )
  assert.ok(written !== null)
  const { config, origins } = effectiveFrom([written], [])
  const withFlags = { ...config, assume: [{ nodes: null }, ...config.assume] }
  assert.deepEqual(unmatchedRules(withFlags, [web], origins), [
    'w.yml:3: this rule of assume is for no workload that was read',
    'w.yml:5: this rule of budgets (old) is for no workload that was read',
    'w.yml:8: this rule of waivers is for no workload that was read',
    'w.yml:10: no example.com/A was read',
    'w.yml:12: copies.prefer "prod/**" is the path of no workload',
  ])
  assert.deepEqual(unmatchedRules(withFlags, [], origins), [])
})

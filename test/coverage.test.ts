import assert from 'node:assert/strict'
import { test } from 'node:test'
import { coverageFrom, type FileFate } from '../src/coverage.ts'
import { assertAddsUp } from './counts.ts'

const files: readonly FileFate[] = [
  {
    path: 'good.yaml',
    documents: [
      { fate: 'workload' },
      { fate: 'other-kind', kind: 'Service', standing: 'none' },
      { fate: 'failed' },
    ],
  },
  { path: 'services.yaml', documents: [{ fate: 'other-kind', kind: 'Service', standing: 'none' }] },
  { path: 'binary.yaml', documents: [] },
  { path: 'broken.yaml', documents: [{ fate: 'failed' }, { fate: 'skipped', reason: 'empty' }] },
  {
    path: 'values.yaml',
    documents: [
      { fate: 'skipped', reason: 'empty' },
      { fate: 'skipped', reason: 'not-kubernetes' },
    ],
  },
  { path: 'empty.yaml', documents: [{ fate: 'skipped', reason: 'empty' }] },
  { path: 'link.yaml', skipped: 'symbolic-link' },
]

test('coverage: every file and every document is counted once', () => {
  const coverage = coverageFrom(files, 1)
  assertAddsUp(coverage)
  assert.deepEqual(
    [coverage.files, coverage.manifests, coverage.unreadable, coverage.partial, coverage.skipped],
    [7, 2, 2, 1, { empty: 1, 'not-kubernetes': 1, 'symbolic-link': 1 }],
  )
  assert.deepEqual([coverage.documents, coverage.workload_documents, coverage.failed_documents], [9, 1, 2])
  assert.deepEqual(coverage.other_kinds, { Service: 2 })
  assert.deepEqual(coverage.skipped_documents, { empty: 3, 'not-kubernetes': 1 })
})

test('coverage: kinds named like members of objects are counted like others', () => {
  const coverage = coverageFrom(
    [
      {
        path: 'a',
        documents: ['toString', '__proto__', 'constructor'].map((kind) => ({
          fate: 'other-kind' as const,
          kind,
          standing: 'none',
        })),
      },
    ],
    0,
  )
  assertAddsUp(coverage)
  assert.deepEqual(Object.keys(coverage.other_kinds), ['"__proto__"', 'constructor', 'toString'])
})

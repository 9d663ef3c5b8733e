import assert from 'node:assert/strict'
import type { Coverage } from '../src/schema/report.ts'

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((a, b) => a + b, 0)

/** The sums that `Coverage` promises. */
export function assertAddsUp(coverage: Coverage): void {
  assert.equal(coverage.files, coverage.manifests + coverage.unreadable + sum(coverage.skipped), 'files')
  assert.equal(coverage.skipped_files.length, sum(coverage.skipped), 'skipped files')
  const documents =
    coverage.workload_documents +
    coverage.failed_documents +
    sum(coverage.other_kinds) +
    sum(coverage.skipped_documents)
  assert.equal(coverage.documents, documents, 'documents')
}

import assert from 'node:assert/strict'
import type { InferenceRequest } from '../../src/schema/inference-request.ts'
import type { Problem, ProblemKind } from '../../src/schema/problem.ts'
import type { WorkloadReport } from '../../src/schema/report.ts'
import type { HostileRun } from './run.ts'

/** What came out for one file of the folder. */
export type Seen = {
  readonly path: string
  readonly workloads: readonly WorkloadReport[]
  /** The same workloads as the model is told of them; none of the largest file. */
  readonly requests: readonly InferenceRequest[]
  readonly problems: readonly Problem[]
  readonly skipped: string | null
  readonly run: HostileRun
}

/** One row of the material's table. */
export type Case = {
  /** Of a run over this file alone. */
  readonly exit: 0 | 2
  readonly check: (seen: Seen) => void | Promise<void>
  /** A tighter limit of the row: seconds over what the control takes, and peak memory. */
  readonly within?: { readonly seconds?: number; readonly mib?: number }
  /** Where the row is met in another way than by its letter, and why that is right. */
  readonly note?: string
}

export type Cases = Readonly<Record<string, Case>>

export function seenIn(run: HostileRun, path: string): Seen {
  const isHere = (one: { readonly path: string | null }): boolean =>
    one.path === path || (one.path?.startsWith(`${path}/`) ?? false)
  return {
    path,
    workloads: run.report.workloads.filter(isHere),
    requests: run.requests.filter(isHere),
    problems: run.report.problems.filter(isHere),
    skipped: run.report.coverage.skipped_files.find(isHere)?.reason ?? null,
    run,
  }
}

export const names = ({ workloads }: Seen): string[] =>
  workloads.map(({ namespace, workload_name }) => `${namespace}/${workload_name}`).toSorted()

/** The one workload of the file. */
export function only(seen: Seen): WorkloadReport {
  const [workload] = seen.workloads
  assert.equal(seen.workloads.length, 1, `${seen.workloads.length} workloads`)
  assert.ok(workload)
  return workload
}

/** The containers of the one workload of the file, as the model is told of them. */
export function containers(seen: Seen): InferenceRequest['containers'] {
  const [request] = seen.requests
  assert.equal(seen.requests.length, 1)
  assert.ok(request)
  return request.containers
}

/** Read in full: one Deployment of two pods, and nothing to say about it. */
export function processed(name: string): (seen: Seen) => void {
  return (seen) => {
    const { workload_kind, pods } = only(seen)
    assert.deepEqual([names(seen), workload_kind, pods.typical], [[`hostile/${name}`], 'Deployment', 2])
    assert.deepEqual(
      containers(seen).map(({ image }) => image),
      ['nginx:1.27'],
    )
    assert.deepEqual(seen.problems, [])
  }
}

/** A problem of this kind at this line; `null` means the whole file. */
export function told(seen: Seen, kind: ProblemKind, line: number | null, message = /./): void {
  const found = seen.problems.map((one) => `${one.kind} ${one.line}: ${one.message.slice(0, 100)}`)
  assert.ok(
    seen.problems.some((one) => one.kind === kind && one.line === line && message.test(one.message)),
    `no ${kind} at line ${line} (${message.source}) among:\n${found.join('\n')}`,
  )
}

/** A word about the line, of whatever kind. */
export function toldAt(seen: Seen, ...lines: readonly number[]): void {
  const missing = lines.filter((line) => !seen.problems.some((problem) => problem.line === line))
  assert.deepEqual(missing, [], 'lines without a word')
}

/** Nothing of the file is read, and that is told. */
export const refused =
  (kind: ProblemKind, line: number | null, message = /./) =>
  (seen: Seen): void => {
    assert.deepEqual(names(seen), [])
    assert.equal(seen.problems.length, 1)
    told(seen, kind, line, message)
  }

/** Passed over with a reason, and no error. */
export const skipped =
  (reason: string) =>
  (seen: Seen): void => {
    assert.deepEqual([names(seen), seen.problems, seen.skipped], [[], [], reason])
  }

/** Read, and no workload in it; nor a fault. */
export function noWorkload(seen: Seen): void {
  assert.deepEqual([names(seen), seen.problems, seen.skipped], [[], [], null])
}

/** The lines of the Markdown table that this workload has. */
export const rowsOf = ({ run }: Seen, name: RegExp): string[] =>
  (run.shown['markdown'] ?? '').split('\n').filter((line) => line.startsWith('|') && name.test(line))

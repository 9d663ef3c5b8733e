import { lstat, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fromBufferPromise } from 'yauzl'
import * as z from 'zod'
import { AppError } from '../errors.ts'
import { Report } from '../schema/report.ts'
import { type GithubOptions, patiently } from './github-client.ts'

/** What a run may hand over: far more than the report of the largest repositories. */
const LARGEST_ARTIFACT_BYTES = 5 * 1024 * 1024
const LARGEST_REPORT_BYTES = 20 * 1024 * 1024
const MOST_ENTRIES = 100

const Artifacts = z.object({
  artifacts: z.array(
    z.object({ id: z.int().positive(), name: z.string(), size_in_bytes: z.number(), expired: z.boolean() }),
  ),
})

const tooLarge = (what: string): AppError =>
  new AppError('source', `${what} is larger than any report`, 'Upload the file of json-file alone.')

/**
 * The latest artifact of that name which a run has uploaded; `null`: it has none. It holds whatever the run's author put
 * into it. Throws `source` when it cannot be had.
 */
export async function downloadArtifact(
  options: GithubOptions,
  runId: number,
  name: string,
): Promise<Uint8Array | null> {
  return patiently(options, async (github) => {
    const { artifacts } = await github.rest(
      'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts',
      { run_id: runId, name, per_page: 100 },
      Artifacts,
    )
    const latest = artifacts
      .filter((artifact) => artifact.name === name && !artifact.expired)
      .toSorted((a, b) => b.id - a.id)[0]
    if (latest === undefined) return null
    if (latest.size_in_bytes > LARGEST_ARTIFACT_BYTES) throw tooLarge('the artifact')
    return github.bytes(
      'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}',
      { artifact_id: latest.id, archive_format: 'zip' },
      LARGEST_ARTIFACT_BYTES,
    )
  })
}

/** The same from a file that an earlier step downloaded. Throws `input` when it is not there. */
export async function readArtifact(cwd: string, named: string): Promise<Uint8Array> {
  const file = resolve(cwd, named)
  try {
    const stats = await lstat(file)
    if (!stats.isFile()) throw new Error('no plain file')
    if (stats.size > LARGEST_REPORT_BYTES) throw tooLarge(JSON.stringify(named))
    return await readFile(file)
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('input', `report-file ${JSON.stringify(named)} is no readable file`, 'Name it.', {
      cause,
    })
  }
}

/**
 * The report in what a run has handed over: JSON, or a zip that holds one JSON file. Nothing in it is believed but that
 * it has the shape of a report; names in the zip lead nowhere, since nothing is unpacked to disk. Throws `source`.
 */
export async function reportFrom(bytes: Uint8Array): Promise<Report> {
  const json = isZip(bytes) ? await jsonOf(bytes) : bytes
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json), withoutForgery)
  } catch (cause) {
    throw cause instanceof AppError ? cause : notReport('it is not JSON', cause)
  }
  const parsed = Report.safeParse(value)
  if (parsed.success) return parsed.data
  throw notReport('it is not of this version, or not written by wattlint', parsed.error)
}

/** A currency stands in figures, where the rest is ours: it is the one text that is shown as it is. */
function withoutForgery(key: string, value: unknown): unknown {
  if (key === 'currency' && typeof value === 'string' && !/^[A-Z]{3}$/.test(value))
    throw notReport('it has a currency that is none', null)
  return value
}

const notReport = (why: string, cause: unknown): AppError =>
  new AppError('source', `the artifact holds no report: ${why}`, 'Use one version in both workflows.', {
    cause,
  })

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** The sizes that an entry claims are held against what comes out of it while it comes. */
async function jsonOf(zip: Uint8Array): Promise<Uint8Array> {
  try {
    const archive = await fromBufferPromise(Buffer.from(zip), { lazyEntries: true, validateEntrySizes: true })
    const chunks: Uint8Array[] = []
    let entries = 0
    let files = 0
    for await (const entry of archive.eachEntry()) {
      if (++entries > MOST_ENTRIES) throw notReport(`it has over ${MOST_ENTRIES} files`, null)
      if (!/\.json$/i.test(entry.fileName)) continue
      if (++files > 1) throw notReport('it has several JSON files', null)
      if (entry.uncompressedSize > LARGEST_REPORT_BYTES) throw tooLarge('the JSON in the artifact')
      for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk)
    }
    if (files === 0) throw notReport('it has no JSON file', null)
    return Buffer.concat(chunks)
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw notReport('it is no zip file that can be read', cause)
  }
}

import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type PrometheusApi, prometheusApi } from '../adapters/prometheus-api.ts'
import type { PrometheusOptions } from '../adapters/prometheus-options.ts'
import { AppError } from '../errors.ts'
import type { Series } from '../exposition/sample.ts'
import { containerSelectors, generationOf, infoSelectors, keplerSelectors } from '../label/generation.ts'
import { ownerQueries } from '../label/owner-series.ts'
import type { Window } from '../label/window.ts'
import { quoted } from '../quoted.ts'
import type { Io } from './io.ts'
import type { LabelFlags } from './label-flags.ts'
import type { ReadSeries } from './label-series.ts'
import { headersFrom } from './post-headers.ts'

/** Where Prometheus is, and how to be let in. Throws `input`; no secret is told. */
export async function prometheusOptions(url: string, flags: LabelFlags, io: Io): Promise<PrometheusOptions> {
  const { promHeader, promTokenEnv, promUserEnv, promPasswordEnv, promCaFile, promInsecure } = flags
  if ((promUserEnv === undefined) !== (promPasswordEnv === undefined))
    throw new AppError(
      'input',
      'a user without a password, or a password without a user',
      'Give both --prom-user-env and --prom-password-env.',
    )
  const basic =
    promUserEnv === undefined || promPasswordEnv === undefined
      ? null
      : { user: secretIn(promUserEnv, io), password: secretIn(promPasswordEnv, io) }
  return {
    url,
    bearer: promTokenEnv === undefined ? null : secretIn(promTokenEnv, io),
    basic,
    headers: headersFrom(promHeader, undefined, io),
    ca: promCaFile === undefined ? null : await caIn(promCaFile, io.cwd),
    insecure: promInsecure ?? false,
  }
}

/** A file that was read into a variable often ends in a line break. */
function secretIn(name: string, { env }: Io): string {
  const secret = env(name)?.trim() ?? ''
  if (secret !== '') return secret
  // Somebody may have written the secret itself.
  throw new AppError(
    'input',
    'an environment variable that is named for Prometheus is not set',
    'Set it, and write its name.',
  )
}

async function caIn(file: string, cwd: string): Promise<string> {
  try {
    return await readFile(resolve(cwd, file), 'utf8')
  } catch (cause) {
    throw new AppError('input', `the CA file ${quoted(file)} cannot be read`, 'Correct --prom-ca-file.', {
      cause,
    })
  }
}

const KEPLER = '{__name__=~"kepler_.*"}'

/**
 * Kepler's counters in the window, as they were scraped, and what kube-state-metrics says of owners. With a `stepS`, points that
 * far apart, for servers that give no samples. Throws `source`.
 */
export async function readPrometheus(
  options: PrometheusOptions,
  window: Window,
  stepS: number | null,
  wantsOwners: boolean,
): Promise<ReadSeries> {
  const api = prometheusApi(options)
  const { start_at_s: startS, end_at_s: endS } = window
  const inWindow = await api.names(KEPLER, { startS, endS })
  // What was stored late (out of order) is in no index of its time.
  const { names } = generationOf(inWindow.names) === null ? await api.names(KEPLER) : inWindow
  const generation = generationOf(names)
  const warnings = new Set<string>()
  const series: Series[] = []
  const keep = (found: {
    readonly series: readonly Series[]
    readonly warnings: readonly string[]
  }): void => {
    for (const one of found.series) series.push(one)
    for (const warning of found.warnings) warnings.add(`Prometheus warns: ${warning.replace(/\.$/, '')}`)
  }
  if (generation === null) return { series, window, warnings: [] }
  for (const selector of selectorsFor(names)) {
    keep(
      stepS === null
        ? await api.samples(selector, startS, endS)
        : await api.range(selector, startS, endS, stepS),
    )
  }
  // Since Prometheus 3 a range is open at its beginning.
  const w = `${Math.ceil(endS - startS) + 1}s`
  const there = new Set(names)
  const info = infoSelectors.filter((name) => there.has(name))
  const asked = [
    ...info.map((name) => [name, `last_over_time(${name}[${w}])`] as const),
    ...(wantsOwners ? ownerQueries(w) : []),
  ]
  for (const [name, query] of asked) keep(named(name, await api.instant(query, endS)))
  return { series, window, warnings: [...warnings] }
}

/** Metrics that nobody has are not asked for. */
function selectorsFor(names: readonly string[]): readonly string[] {
  const there = new Set(names)
  const generation = generationOf(names)
  if (generation === null) return []
  const hasPods = /^kepler_pod_[cg]pu_joules_total$/
  const all = [
    ...keplerSelectors[generation],
    ...(generation === '>=0.10' && !names.some((name) => hasPods.test(name)) ? containerSelectors : []),
  ]
  return all.filter((selector) => there.has(selector.replace(/\{.*/, '')))
}

const named = (
  name: string,
  { series, warnings }: Awaited<ReturnType<PrometheusApi['instant']>>,
): { readonly series: readonly Series[]; readonly warnings: readonly string[] } => ({
  series: series.map((one) => ({ ...one, name })),
  warnings,
})

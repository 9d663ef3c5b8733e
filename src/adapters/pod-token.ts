import * as z from 'zod'
import { AppError, sentenceOf } from '../errors.ts'
import { quoted } from '../quoted.ts'
import type { ClusterApi } from './kubernetes-api.ts'
import type { PodScrapingConfig } from './pod-scraping-options.ts'
import { checkedToken } from './prometheus-options.ts'

/** `null` = scraped without one; `warning` says why, where one was meant to be there. */
export type PodToken = { readonly token: string | null; readonly warning: string | null }

const Secret = z.object({ data: z.record(z.string(), z.string()).nullish() })

/**
 * The bearer token for pods: the one that was given, or that of the Secret. A Secret that is not there, or cannot be read, is no
 * error: many pods ask for no token, and those that do will say so.
 */
export async function podToken(
  cluster: Pick<ClusterApi, 'get'>,
  config: PodScrapingConfig,
): Promise<PodToken> {
  if (config.bearerToken !== '') return { token: config.bearerToken, warning: null }
  const { metricsReaderSecretName: name, metricsReaderSecretNamespace: namespace } = config
  if (name === '') return { token: null, warning: null }
  const without = (why: string): PodToken => ({ token: null, warning: `Scraped without a token: ${why}` })
  const shown = quoted(`${namespace}/${name}`)
  let found: unknown
  try {
    found = await cluster.get(
      `/api/v1/namespaces/${encodeURIComponent(namespace)}/secrets/${encodeURIComponent(name)}`,
    )
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return without(`the secret ${shown} cannot be read: ${sentenceOf(error)}`)
  }
  const key = config.metricsReaderSecretKey
  const data = Secret.safeParse(found).data?.data ?? {}
  const encoded = Object.hasOwn(data, key) ? data[key] : undefined
  if (encoded === undefined) return without(`the secret ${shown} has no key ${quoted(key)}.`)
  try {
    // Whoever wrote it with a line feed at its end did not mean that.
    return { token: checkedToken(Buffer.from(encoded, 'base64').toString('utf8').trim()), warning: null }
  } catch {
    return without(`what the secret ${shown} holds as ${quoted(key)} is no token.`)
  }
}

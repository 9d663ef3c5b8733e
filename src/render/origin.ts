import { parse } from 'yaml'
import * as z from 'zod'

/** https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/buildmetadata/ */
export const ORIGIN = 'config.kubernetes.io/origin'

/** The folder that files of the repository are laid out in, beside the root that names one of them. */
export const FILES = 'files'

/** A kustomization that has every object of another say which file it is from. */
export const rootKustomization = (folder: string): string =>
  `${JSON.stringify({ buildMetadata: ['originAnnotations'], resources: [folder === '.' ? FILES : `${FILES}/${folder}`] })}\n`

const Origin = z.object({
  path: z.string().optional(),
  configuredIn: z.string().optional(),
  repo: z.string().optional(),
})

/** Where an object is from: a file by its path from the root of the repository, or nowhere in it; `null`: nobody says. */
export function originIn(annotation: unknown): { readonly path: string } | 'elsewhere' | null {
  if (typeof annotation !== 'string') return null
  const { path, configuredIn, repo } = Origin.safeParse(valueIn(annotation)).data ?? {}
  const named = path ?? configuredIn
  if (named === undefined) return null
  if (repo !== undefined || !named.startsWith(`${FILES}/`)) return 'elsewhere'
  return { path: named.slice(FILES.length + 1) }
}

function valueIn(text: string): unknown {
  try {
    return parse(text, { logLevel: 'silent' })
  } catch {
    return null
  }
}

import { type ReleaseReference, releaseReferenceFrom } from '../publish/release-reference.ts'
import { quoted } from '../quoted.ts'
import type { Objection } from './patterns.ts'

/** Where a model is: a file by its path, one behind an address, or an asset of a release. */
export type ModelSource =
  | { readonly kind: 'file'; readonly path: string }
  | {
      readonly kind: 'url'
      readonly url: URL
      /** Without its query, which may hold a secret. */
      readonly shown: string
      /** 64 hexadecimal digits. */
      readonly sha256: string
    }
  | { readonly kind: 'release'; readonly release: ReleaseReference; readonly shown: string }

/** What becomes of a model that cannot be used: the run fails, or the bundled one stands in, and that is told. */
export const modelFallbacks = ['fail', 'bundled'] as const
export type ModelFallback = (typeof modelFallbacks)[number]

const DIGEST = /^#sha256[-=]([0-9a-fA-F]{64})$/
const LONGEST_SHOWN = 200

/** What the text of `--model` names; no path is looked at. */
export function modelSourceFrom(text: string): ModelSource | Objection {
  if (text.startsWith('release:')) return releaseFrom(text)
  return /^(?:https?:|[A-Za-z][\w+.-]+:\/\/)/i.test(text) ? addressFrom(text) : { kind: 'file', path: text }
}

function releaseFrom(text: string): ModelSource | Objection {
  const release = releaseReferenceFrom(text)
  if (release === null)
    return {
      message: `model ${quoted(text, LONGEST_SHOWN)} names no release`,
      hint: 'Write release:OWNER/REPO@TAG#sha256-…, with 64 digits, and /ASSET behind the tag where it is called otherwise.',
    }
  const shown = text.replace(/#.*$/, '')
  if (release.tag !== null || release.sha256 !== null) return { kind: 'release', release, shown }
  return {
    message: `model ${quoted(shown, LONGEST_SHOWN)} names neither a tag nor a digest, so it could be another model tomorrow`,
    hint: `Write ${shown}@TAG#sha256-…: the notes of the release have that line.`,
  }
}

function addressFrom(text: string): ModelSource | Objection {
  const url = URL.parse(text)
  // It may hold a password in a form that nobody can take out.
  if (url === null || url.protocol !== 'https:')
    return {
      message: 'the model is named by an address that is not https',
      hint: 'Write one with https://, or the path of a file.',
    }
  const shown = `${url.origin}${url.pathname}`
  if (url.username !== '' || url.password !== '')
    return {
      message: `model ${quoted(shown, LONGEST_SHOWN)} holds a user or password`,
      hint: 'Leave it out.',
    }
  const [, sha256] = DIGEST.exec(url.hash) ?? []
  if (sha256 === undefined)
    return {
      message: `model ${quoted(shown, LONGEST_SHOWN)} has no digest, so it could be another model tomorrow`,
      hint: `Write its digest behind it, #sha256- and 64 digits: those that "curl -fsSL ${shown} | sha256sum" prints.`,
    }
  url.hash = ''
  return { kind: 'url', url, shown, sha256: sha256.toLowerCase() }
}

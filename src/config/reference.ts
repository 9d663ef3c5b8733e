import { quoted } from '../quoted.ts'
import type { Objection } from './patterns.ts'

/** What `extends` names: a file of the repository, by its path from the root, or one behind an address. */
export type Reference =
  | { readonly kind: 'file'; readonly path: string }
  | {
      readonly kind: 'url'
      readonly url: URL
      /** Without its query, which may hold a secret. */
      readonly shown: string
      /** 64 hexadecimal digits. */
      readonly sha256: string
    }

const DIGEST = /^#sha256-([0-9a-fA-F]{64})$/

/** `from` is the path of the file that says so, from the root; `null` for one behind an address. */
export function referenceFrom(text: string, from: string | null): Reference | Objection {
  if (/^[A-Za-z][\w+.-]+:/.test(text)) return addressFrom(text)
  if (from === null)
    return {
      message: `extends ${quoted(text)} is a path, and a file behind an address has no folder`,
      hint: 'Write its address, https://…#sha256-….',
    }
  const path = resolved(from, text)
  return path === null
    ? {
        message: `extends ${quoted(text)} leads out of the repository`,
        hint: 'Name a file in it, or an address: https://…#sha256-….',
      }
    : { kind: 'file', path }
}

function addressFrom(text: string): Reference | Objection {
  const url = URL.parse(text)
  // It may hold a password in a form that nobody can take out.
  if (url === null || url.protocol !== 'https:')
    return { message: 'extends names an address that is not https', hint: 'Write one with https://.' }
  const shown = `${url.origin}${url.pathname}`
  if (url.username !== '' || url.password !== '')
    return { message: `extends ${quoted(shown, 200)} holds a user or password`, hint: 'Leave it out.' }
  const [, sha256] = DIGEST.exec(url.hash) ?? []
  if (sha256 === undefined)
    return {
      message: `extends ${quoted(shown, 200)} has no digest, so it could be another file tomorrow`,
      hint: `Read it, and write its digest behind it, #sha256- and 64 digits: those that "curl -fsSL ${shown} | sha256sum" prints.`,
    }
  url.hash = ''
  return { kind: 'url', url, shown, sha256: sha256.toLowerCase() }
}

/** `null` for what is not below the root. */
function resolved(from: string, text: string): string | null {
  if (/^[/\\]/.test(text) || text.includes('\0')) return null
  const steps = from.split('/').slice(0, -1)
  for (const step of text.split('/')) {
    if (step === '' || step === '.') continue
    if (step !== '..') steps.push(step)
    else if (steps.length === 0 || steps.pop() === '..') return null
  }
  return steps[0] === '..' ? null : steps.join('/')
}

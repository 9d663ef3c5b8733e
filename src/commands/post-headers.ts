import { AppError } from '../errors.ts'
import { quoted } from '../quoted.ts'
import type { Io } from './io.ts'

/** Headers from texts such as `X-Scope-OrgID: team`, and a bearer token out of the environment. Throws `input`; no value is told. */
export function headersFrom(
  texts: readonly string[],
  tokenEnv: string | undefined,
  io: Io,
): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {}
  for (const text of texts) {
    const [, name, value] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):\s*([\t\x20-\x7e]*)$/.exec(text) ?? []
    if (name === undefined || value === undefined)
      throw new AppError(
        'input',
        `the header ${quoted(text.split(':')[0] ?? '')} is none`,
        'Write NAME:VALUE, such as "X-Api-Key:…".',
      )
    headers[name.toLowerCase()] = value
  }
  if (tokenEnv !== undefined) {
    const token = io.env(tokenEnv) ?? ''
    if (token === '')
      throw new AppError(
        'input',
        `the environment variable ${quoted(tokenEnv)} is empty`,
        'Set it, or name another.',
      )
    headers['authorization'] = `Bearer ${token}`
  }
  return headers
}

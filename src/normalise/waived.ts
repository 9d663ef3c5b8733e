import * as z from 'zod'
import { quoted } from '../quoted.ts'
import { Waiver } from '../schema/waiver.ts'
import type { Reader } from './reader.ts'

export const IGNORE = 'wattlint.dev/ignore'

const PART = /^\s*(until|ceiling|owner)=("[^"]*"|\S+)/

/**
 * The annotation `wattlint.dev/ignore: "RULE until=2026-12-31 ceiling=2kW owner=ml reason=why it may"`, `*` for any rule; the
 * reason comes last and runs to the end. `null` without one; what is written wrong is told and waives nothing.
 */
export function waiverIn(annotations: Readonly<Record<string, string>>, reader: Reader): Waiver | null {
  const text = annotations[IGNORE]
  if (text === undefined) return null
  const parsed = z.safeParse(Waiver, partsOf(text))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const message = `annotation ${IGNORE} ${quoted(text)} waives nothing: ${String(issue?.path[0] ?? 'it')} is missing or wrong. Write "RULE until=2026-12-31 reason=why it may", with * for any rule.`
  reader.problem('invalid-field', ['metadata', 'annotations', IGNORE], message)
  return null
}

function partsOf(text: string): Record<string, string | null> {
  const [, rule = '', after = ''] = /^\s*(\S*)(.*)$/s.exec(text) ?? []
  const parts: Record<string, string | null> = { rule: rule === '*' ? null : rule }
  let rest = after
  for (let match = PART.exec(rest); match !== null; match = PART.exec(rest)) {
    const [whole, key = '', value = ''] = match
    parts[key] = value.replace(/^"|"$/g, '')
    rest = rest.slice(whole.length)
  }
  const [, reason] = /^\s*reason=(.*)$/s.exec(rest) ?? []
  if (reason !== undefined) parts['reason'] = reason.trim().replace(/^"|"$/g, '')
  return parts
}

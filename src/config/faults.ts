import { AppError, sentenceOf } from '../errors.ts'

/** One thing that is wrong with a configuration: where, and what to write in its place. */
export type Fault = {
  readonly name: string
  readonly line: number
  readonly message: string
  /** '' when the message says it all. */
  readonly hint: string
}

/** More of them help nobody. */
const MOST_TOLD = 50

/** `wattlint.yml:3: what is wrong. What to write.` */
export const faultText = ({ name, line, message, hint }: Fault): string =>
  sentenceOf({ message: `${name}:${line}: ${message}`, hint })

/** The error that tells all faults; in one line, the first of them. */
export function refusalOf(first: Fault, more: readonly Fault[]): AppError {
  const { name, line, message, hint } = first
  const all = [first, ...more]
  const left = all.length - MOST_TOLD
  const others = more.length === 0 ? '' : `${more.length} more: wattlint config validate lists them.`
  return new AppError('input', `${name}:${line}: ${message}`, [hint, others].filter(Boolean).join(' '), {
    details:
      more.length === 0
        ? []
        : [...all.slice(0, MOST_TOLD).map(faultText), ...(left > 0 ? [`and ${left} more`] : [])],
  })
}

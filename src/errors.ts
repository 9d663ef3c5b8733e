/**
 * `input`: flags, config or manifests of the user · `source`: an outside system · `tool`: a program of the user's that renders;
 * never a reason to go on without a base, for what it fails over may be what a change wrote · `model`: the model file.
 */
export type Failure = 'input' | 'source' | 'tool' | 'model'

/** We could not do the job. Anything else that reaches the entry point is a bug and keeps its stack. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly failure: Failure
  /** What to do about it, as a sentence; '' when the message says it all. */
  readonly hint: string
  /** All that is wrong, a sentence each, where that is more than what the message says; else empty. */
  readonly details: readonly string[]

  constructor(
    failure: Failure,
    message: string,
    hint: string,
    options: ErrorOptions & { readonly details?: readonly string[] } = {},
  ) {
    super(message, options)
    this.failure = failure
    this.hint = hint
    this.details = options.details ?? []
  }
}

/** What an error says in one line: what and where, then what to do. */
export const sentenceOf = ({ message, hint }: Pick<AppError, 'message' | 'hint'>): string =>
  [message, hint]
    .filter((part) => part !== '')
    .map((part) => (/[.?!]$/.test(part) ? part : `${part}.`))
    .join(' ')

/** Exit status of each failure. 0 is within budget, 1 over budget. */
export const exitCodes = { input: 2, source: 3, tool: 3, model: 4 } as const satisfies Record<Failure, number>

export const EXIT_WITHIN = 0
export const EXIT_OVER = 1
/** A bug of ours. Node would exit with 1, which reads as "over budget". */
export const EXIT_BUG = 70

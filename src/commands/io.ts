/** What a command may touch of the process it runs in. */
export type Io = {
  readonly cwd: string
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** A whole line of a stream that may be long: waits where the reader is slower. False: nobody reads any more. */
  readonly outLine: (line: string) => Promise<boolean>
  /** Standard input. Throws `input` when nothing comes in. */
  readonly readInput: () => Promise<Uint8Array>
  /** A variable of the environment. */
  readonly env: (name: string) => string | undefined
  readonly isOutTerminal: boolean
  readonly isErrTerminal: boolean
  /** Columns of the terminal. */
  readonly width: number
  /** May text be coloured on a terminal? */
  readonly allowsColor: boolean
  /** The model that comes with the tool. */
  readonly bundledModel: URL
  /** The table of grids that comes with the tool. */
  readonly gridRegions: URL
  readonly now: () => number
  /** Aborted when the user or the system asks the process to end: whoever asks for it has to end by itself then. */
  readonly stopSignal: () => AbortSignal
  /** The day in UTC, `YYYY-MM-DD`. */
  readonly today: () => string
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Has something done should the user or the system end this process, which then ends all the same. Returns how to take it back. */
export function onEnd(tidyUp: () => void): () => void {
  const forget = (): void => {
    for (const signal of SIGNALS) process.off(signal, end)
  }
  const end = (signal: NodeJS.Signals): void => {
    forget()
    tidyUp()
    process.kill(process.pid, signal)
  }
  for (const signal of SIGNALS) process.on(signal, end)
  return forget
}

import { createServer } from 'node:net'

const LOWEST = 20_000
const COUNT = 10_000
const given = new Set<number>()

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })

/**
 * A loopback port that nobody listens on. Below those that Linux gives to outgoing connections, so that it is still
 * free when a server comes back to it.
 */
export async function freePort(): Promise<number> {
  const port = LOWEST + Math.floor(Math.random() * COUNT)
  if (given.has(port) || !(await isFree(port))) return freePort()
  given.add(port)
  return port
}

import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type TcpProxy = {
  readonly port: number
  /** Breaks every connection, as a load balancer that is restarted does. */
  readonly cut: () => void
  /** From now on connections stay open, and nothing passes: the other side has vanished. New ones pass. */
  readonly freeze: () => void
  readonly close: () => Promise<void>
}

/** Between a client and a server of this machine, with the faults of a network. */
export async function startTcpProxy(target: {
  readonly host: string
  readonly port: number
}): Promise<TcpProxy> {
  const open = new Set<readonly [Socket, Socket]>()
  const server = createServer((client) => {
    const upstream = connect(target)
    const pair = [client, upstream] as const
    open.add(pair)
    for (const socket of pair) {
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        open.delete(pair)
        for (const one of pair) one.destroy()
      })
    }
    client.pipe(upstream)
    upstream.pipe(client)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      for (const [client, upstream] of open) {
        client.resetAndDestroy()
        upstream.destroy()
      }
    },
    freeze() {
      for (const [client, upstream] of open) {
        client.unpipe(upstream)
        upstream.unpipe(client)
        client.pause()
        upstream.pause()
      }
    },
    async close() {
      for (const pair of open) for (const socket of pair) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

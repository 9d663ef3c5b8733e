import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { folderOf } from './folders.ts'

/** A server with a certificate of an authority of its own, which this process trusts from then on. */
export type TlsServer = {
  readonly origin: string
  /** The certificate of the authority, for NODE_EXTRA_CA_CERTS. */
  readonly authorityFile: string
  readonly close: () => Promise<void>
}

/** Why a test that needs a certificate is left out; in CI it fails. */
export const NO_OPENSSL = 'there is no openssl to make a certificate with'

/** `null`: there is no openssl to make certificates with. */
export async function startTls(t: TestContext, listener: RequestListener): Promise<TlsServer | null> {
  const folder = folderOf(t, { 'names.txt': 'subjectAltName=DNS:localhost\n' })
  const file = (name: string): string => join(folder, name)
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  try {
    const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore' })
    openssl(
      ...['req', '-x509', ...key, '-days', '1', '-subj', '/CN=authority of a test'],
      ...['-keyout', file('authority.key'), '-out', file('authority.pem')],
    )
    openssl(
      ...['req', ...key, '-subj', '/CN=localhost'],
      ...['-keyout', file('server.key'), '-out', file('request.pem')],
    )
    openssl(
      ...['x509', '-req', '-in', file('request.pem'), '-days', '1', '-CAcreateserial'],
      ...['-CA', file('authority.pem'), '-CAkey', file('authority.key')],
      ...['-extfile', file('names.txt'), '-out', file('server.pem')],
    )
  } catch (cause) {
    if (process.env['CI'] === 'true') throw new Error(NO_OPENSSL, { cause })
    return null
  }
  const authority = readFileSync(file('authority.pem'), 'utf8')
  setDefaultCACertificates([...getCACertificates('default'), authority])
  const server = createServer(
    { key: readFileSync(file('server.key')), cert: readFileSync(file('server.pem')) },
    listener,
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  t.after(close)
  return { origin: `https://localhost:${port}`, authorityFile: file('authority.pem'), close }
}

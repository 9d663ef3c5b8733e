import * as http from 'node:http'
import * as https from 'node:https'
import { text } from 'node:stream/consumers'
import type * as z from 'zod'

/** Who asks. */
export type Credential =
  | { readonly cert: string; readonly key: string }
  | { readonly token: string }
  | { readonly user: string; readonly password: string }
  | { readonly anonymous: true }

export type Answer = { readonly status: number; readonly body: string }

/** Plain HTTP: what is tested with it is not what it is made of. */
export type Client = {
  readonly send: (method: string, path: string, body?: unknown, contentType?: string) => Promise<Answer>
  /** Throws on any answer but 2xx, as `create` does. */
  readonly read: <T>(path: string, schema: z.ZodType<T>) => Promise<T>
  readonly create: (path: string, object: unknown) => Promise<unknown>
  readonly close: () => void
}

function headersOf(credential: Credential): Readonly<Record<string, string>> {
  if ('token' in credential) return { authorization: `Bearer ${credential.token}` }
  if ('user' in credential)
    return { authorization: `Basic ${btoa(`${credential.user}:${credential.password}`)}` }
  return {}
}

/** For `http:` there is no `ca`. */
export function clientOf(url: string, ca: string | undefined, credential: Credential): Client {
  const { Agent, request } = url.startsWith('https:') ? https : http
  const agent = new Agent({ keepAlive: true, ca, ...('cert' in credential ? credential : {}) })
  const headers = headersOf(credential)

  const send: Client['send'] = (method, path, body, contentType = 'application/json') =>
    new Promise((resolve, reject) => {
      const outgoing = request(`${url}${path}`, {
        method,
        agent,
        headers: { ...headers, 'content-type': contentType },
      })
      outgoing.once('error', reject)
      outgoing.once('response', (incoming) => {
        text(incoming).then((body) => resolve({ status: incoming.statusCode ?? 0, body }), reject)
      })
      outgoing.end(body === undefined ? undefined : JSON.stringify(body))
    })
  async function sendWell(method: string, path: string, body?: unknown): Promise<string> {
    const answer = await send(method, path, body)
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`)
    return answer.body
  }
  return {
    send,
    read: async (path, schema) => schema.parse(JSON.parse(await sendWell('GET', path))),
    create: async (path, object) => JSON.parse(await sendWell('POST', path, object)),
    close: () => agent.destroy(),
  }
}

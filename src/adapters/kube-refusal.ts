import { AppError } from '../errors.ts'
import { quoted } from '../quoted.ts'

/** What a path of the API asks for: `deployments.apps` in the namespace `shop`. */
export type Asked = { readonly resource: string; readonly namespace: string | null; readonly isOne: boolean }

/** https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris; `null` for any other path. */
export function askedFor(path: string): Asked | null {
  const found =
    /^\/(?:api\/[^/]+|apis\/(?<group>[^/]+)\/[^/]+)(?:\/namespaces\/(?<namespace>[^/]+)(?=\/))?\/(?<plural>[^/]+)(?<name>\/.+)?$/.exec(
      path,
    )?.groups
  if (found === undefined) return null
  const { group, namespace = null, plural = '', name } = found
  const subresource = name === undefined ? null : /^\/[^/]+\/([^/]+)/.exec(name)?.[1]
  const resource = [plural, subresource].filter(Boolean).join('/')
  return {
    resource: group === undefined ? resource : `${resource}.${group}`,
    namespace,
    isOne: name !== undefined,
  }
}

export type Verb = 'get' | 'list' | 'watch'

/** An answer that is none. `message` is what the server says of it. */
export type Refused = { readonly status: number; readonly message: string }

/** The cluster answered, and not with what was asked for. */
export class ClusterRefusal extends AppError {
  readonly status: number

  constructor(status: number, message: string, hint: string) {
    super('source', message, hint)
    this.status = status
  }
}

/** What a refusal means, and what to give the account. The failure is `source`. */
export function refusalOf(path: string, verb: Verb, { status, message }: Refused): ClusterRefusal {
  const asked = askedFor(path)
  const what = asked === null ? quoted(path) : asked.resource
  const where =
    asked === null || asked.namespace === null ? '' : ` in the namespace ${quoted(asked.namespace)}`
  const said = message === '' ? '' : ` (${quoted(message, 200)})`
  if (status === 401)
    return new ClusterRefusal(
      status,
      `the cluster does not know this account: status 401 for ${what}${said}`,
      'Sign in again, or renew the token.',
    )
  if (status === 403) {
    const role = asked?.namespace == null ? 'a ClusterRole' : 'a Role'
    return new ClusterRefusal(
      status,
      `the cluster does not let this account ${verb} ${what}${where}${said}`,
      `Bind it ${role} with the verb ${verb} on ${what}.`,
    )
  }
  if (status === 404)
    return new ClusterRefusal(
      status,
      `the cluster has no ${what}${where}: status 404${said}`,
      'Is its definition installed?',
    )
  return new ClusterRefusal(status, `the cluster answered ${what}${where} with status ${status}${said}`, '')
}

import type { Rendering } from '../schema/render.ts'
import { CHART, valuesPlace } from './chart.ts'

/** Programs that can render, the preferred one first, and what they are told, from the folder with what is laid out. */
export type Command = {
  readonly programs: readonly string[]
  readonly argsOf: (program: string) => readonly string[]
}

/** Paths are all ours and begin with a dot; a release and a namespace begin with a letter or a digit. */
export function commandFor({ release, namespace, values }: Rendering): Command {
  return release === null
    ? {
        programs: ['kustomize', 'kubectl'],
        argsOf: (program) => [
          program === 'kubectl' ? 'kustomize' : 'build',
          '--load-restrictor=LoadRestrictionsRootOnly',
          '.',
        ],
      }
    : {
        programs: ['helm'],
        argsOf: () => [
          'template',
          release,
          `./${CHART}`,
          '--include-crds', // whatever is in that folder is installed
          ...(namespace === null ? [] : [`--namespace=${namespace}`]),
          ...values.map((_, index) => `--values=./${valuesPlace(index)}`),
        ],
      }
}

/** A port that nothing listens on. */
const NOWHERE = 'http://127.0.0.1:9'

/**
 * All that a tool sees of the environment. `kept` are the few variables of ours that programs need to start. No token, no
 * KUBECONFIG, no settings of the user's; and no network: what is not in the repository is not the repository's.
 */
export function environmentFor(
  home: string,
  kept: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'].flatMap((name) => [
    [name, NOWHERE],
    [name.toLowerCase(), NOWHERE],
  ])
  return {
    ...kept,
    HOME: home,
    USERPROFILE: home,
    TMPDIR: home,
    TMP: home,
    TEMP: home,
    XDG_CACHE_HOME: `${home}/cache`,
    XDG_CONFIG_HOME: `${home}/config`,
    XDG_DATA_HOME: `${home}/data`,
    HELM_CACHE_HOME: `${home}/cache/helm`,
    HELM_CONFIG_HOME: `${home}/config/helm`,
    HELM_DATA_HOME: `${home}/data/helm`,
    HELM_PLUGINS: `${home}/plugins`,
    KUSTOMIZE_PLUGIN_HOME: `${home}/plugins`,
    ...Object.fromEntries(proxies),
    NO_PROXY: '',
    no_proxy: '',
    GIT_ALLOW_PROTOCOL: '',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: `${home}/gitconfig`,
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  }
}

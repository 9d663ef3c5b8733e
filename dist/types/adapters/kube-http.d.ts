import { type IncomingMessage } from 'node:http';
import type { KubeConfig } from '@kubernetes/client-node';
/** The beginning of an answer of the API server; `body` is its stream. */
export type KubeAnswer = {
    readonly status: number;
    readonly headers: IncomingMessage['headers'];
    readonly body: IncomingMessage;
};
export type KubeQuery = Readonly<Record<string, string>>;
/** GET, signed in as the configuration says. Rejects with what broke when no answer begins. */
export type KubeHttp = (path: string, query: KubeQuery, options: {
    readonly signal: AbortSignal;
    readonly accept?: string;
}) => Promise<KubeAnswer>;
/**
 * The requests themselves are plain ones of Node: the client's own calls would read whole objects into classes, and its
 * watch drops what it cannot read. Where the cluster is, and every way to sign in (certificates, tokens that are renewed,
 * exec plugins, proxies), are the client's.
 */
export declare function kubeHttp(config: KubeConfig): KubeHttp;

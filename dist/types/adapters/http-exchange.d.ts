import { type IncomingHttpHeaders } from 'node:http';
/** How the certificate of a server is checked. */
export type TlsOptions = {
    /** CA certificates as PEM, in place of the system's; `null` = those. */
    readonly ca: string | null;
    /** Takes any certificate. */
    readonly insecure: boolean;
    /** The name that the certificate is for, where the address is none, such as an IP; `null` = that of the address. */
    readonly serverName: string | null;
};
export type Exchange = {
    readonly url: URL;
    readonly headers: Readonly<Record<string, string>>;
    /** Sent with POST; `null` is a GET. */
    readonly body: string | null;
    readonly tls: TlsOptions;
    /** For all of it, to the last byte of the reply. */
    readonly timeoutMs: number;
    /** As it was before it was packed. */
    readonly largestReplyBytes: number;
    /** Keeps the connection for the next one. */
    readonly keepsConnection: boolean;
};
export type Reply = {
    readonly status: number;
    readonly headers: IncomingHttpHeaders;
    readonly bytes: Buffer;
};
/** What went wrong, and what to do about it. */
export type NoReply = {
    readonly isLate: boolean;
    readonly isTooLarge: boolean;
    /** It would be the same the next time. */
    readonly isFinal: boolean;
    readonly why: readonly [what: string, hint: string];
    readonly cause: unknown;
};
export declare const isReply: (outcome: Reply | NoReply) => outcome is Reply;
/**
 * One request and its whole reply, unpacked. A redirect is a reply like any other, and nobody follows it: a token is for the address
 * that was named. What breaks on the way is a value, which holds nothing of the request.
 */
export declare function exchange(request: Exchange): Promise<Reply | NoReply>;

import type { TlsOptions } from './http-exchange.js';
/** What is scraped, and how. '' and 0 mean the default where there is one. */
export type PodScrapingOptions = {
    /** The Service whose selector finds the pods. */
    readonly serviceName: string;
    readonly serviceNamespace: string;
    /** Of the pods, 1 to 65535. */
    readonly metricsPort: number;
    /** Default `/metrics`. */
    readonly metricsPath?: string;
    /** Default `http`. */
    readonly metricsScheme?: string;
    /** A Secret with a bearer token for the pods; '' = none. */
    readonly metricsReaderSecretName?: string;
    /** Default: the namespace of the Service. */
    readonly metricsReaderSecretNamespace?: string;
    /** Default `token`. */
    readonly metricsReaderSecretKey?: string;
    /** A bearer token, in place of that of a Secret; '' = none. */
    readonly bearerToken?: string;
    /** For one pod. Default 5 s. */
    readonly scrapeTimeoutMs?: number;
    /** Default 10. */
    readonly maxConcurrentScrapes?: number;
    /** How long results are kept. Default 30 s. */
    readonly defaultTtlMs?: number;
    /**
     * The way to a pod: straight to its IP, which needs a place in the network of the cluster, or through the API server, which needs
     * the right to get `pods/proxy`, and lets no token through. Default `pod-ip`.
     */
    readonly via?: 'pod-ip' | 'api-server';
    /** How the certificates of pods are checked, for the scheme `https`. */
    readonly tls?: Partial<TlsOptions>;
    /** The largest answer of one pod that is read, unpacked. Default 64 MiB. */
    readonly largestBodyBytes?: number;
    /** Unix seconds. */
    readonly now?: () => number;
};
export type PodScrapingConfig = Required<Omit<PodScrapingOptions, 'tls'>> & {
    readonly tls: TlsOptions;
};
export declare const defaultPodScraping: {
    readonly metricsPath: '/metrics';
    readonly metricsScheme: 'http';
    readonly metricsReaderSecretName: '';
    readonly metricsReaderSecretKey: 'token';
    readonly bearerToken: '';
    readonly scrapeTimeoutMs: 5000;
    readonly maxConcurrentScrapes: 10;
    readonly defaultTtlMs: 30000;
    readonly via: 'pod-ip';
    readonly largestBodyBytes: number;
};
/** Throws `input` for what is missing or cannot be; never with a token in it. */
export declare function podScrapingConfig(options: PodScrapingOptions): PodScrapingConfig;
